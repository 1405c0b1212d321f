#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// The parts of an absolute http or https URL.
struct HttpUrl
{
    bool tls = false;
    std::string host; ///< Without brackets for an IPv6 address.
    std::uint16_t port = 80;
    std::string target = "/"; ///< Path and query as written.
    std::string userInfo;     ///< "user:password" as written (percent-encoded), "" when absent.

    /// "host:port" as the Host header wants it: brackets around IPv6, no default port.
    [[nodiscard]] std::string authority() const;
};

/// @return InvalidArgument for anything but an absolute http or https URL without a fragment.
[[nodiscard]] Result<HttpUrl> parseHttpUrl(std::string_view text);

/// One call to a fixed address: the config server, the span collector, a foreign provider's keys.
/// Calls to a service of the shop go through ServiceClient instead.
struct HttpCall
{
    std::string method = "GET";
    std::string url; ///< User info in it becomes basic authentication.
    Headers headers{};
    std::string body{};
    std::size_t answerBytesMax = std::size_t{4} * 1024 * 1024; ///< A longer answer is TooLarge.
    std::string trustedCertificates{}; ///< PEM file of authorities for https; empty: the system's.
};

struct HttpAnswer
{
    int status = 0;
    Headers headers;
    std::string body;
};

/// Makes `call` on a connection of its own and waits for the answer, whatever its status. Redirects
/// are not followed. For https the certificate and the host name are verified, TLS 1.2 or later.
/// Safe to call from any thread.
/// @return InvalidArgument for a bad URL; Unavailable when no connection or no sound answer came;
/// DeadlineExceeded when
///         there was none in time. A name server that does not answer may delay the end past
///         `deadline`.
[[nodiscard]] Result<HttpAnswer> callHttp(const HttpCall& call, Deadline deadline);

} // namespace vitrine::platform
