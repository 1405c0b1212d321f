#pragma once

#include "services/platform/client/service_client.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// One request to one instance.
struct UpstreamRequest
{
    std::string method = "GET";
    std::string target = "/"; ///< Path and query, already encoded.
    /// End-to-end fields. Host, Content-Length and hop-by-hop fields are the connection's own
    /// business: they are left out.
    Headers headers{};
    std::string body{};
    std::string host{};      ///< Value of Host; "" means the endpoint's address.
    bool repeatable = false; ///< As ServiceRequest::repeatable.
    bool tls =
        false; ///< Encrypted, the server's certificate checked against the endpoint's host name.
};

/// Why an instance gave no usable answer.
enum class UpstreamFault {
    None,
    BadRequest, ///< The request cannot be written as HTTP/1.1; a mistake of the caller.
    Connect, ///< No connection: refused, unreachable, unknown name, bad certificate, or not made in
             ///< time.
    Saturated, ///< Every connection to the instance is busy and the queue for them is full or was
               ///< not served in time.
    Closed,    ///< The connection ended before the answer was complete.
    Timeout,   ///< No complete answer in time.
    BadAnswer, ///< The answer breaks the rules of HTTP/1.1 framing.
    AnswerTooLarge ///< The answer's head or body exceeds its limit.
};

/// Lower-case name of `fault` for logs and tags, e.g. "bad_answer".
[[nodiscard]] std::string_view toString(UpstreamFault fault) noexcept;

/// What became of one request to one instance.
struct UpstreamReply
{
    UpstreamFault fault = UpstreamFault::None;
    bool maySent =
        false; ///< Bytes of the request may have reached the instance. Meaningful with a fault.
    std::string message{};      ///< For logs, with a fault.
    ServiceResponse response{}; ///< Without a fault.

    [[nodiscard]] bool ok() const { return fault == UpstreamFault::None; }
    /// The fault as an Error: Unavailable, or DeadlineExceeded for a time-out. @pre !ok()
    [[nodiscard]] Error error() const;
};

/// Limits of the connections to each instance.
struct UpstreamOptions
{
    std::size_t connectionsMax = 64; ///< To one endpoint, busy and idle together.
    std::size_t waitersMax = 256;    ///< Calls that wait for one of them; one more fails at once.
    /// Shorter than the idle time of every server called, or requests meet connections that are
    /// being closed.
    std::chrono::milliseconds idleTimeout{50000};
    std::chrono::milliseconds connectTimeout{1000}; ///< For TCP, and again for TLS.
    std::chrono::milliseconds responseTimeout{
        10000}; ///< From the start of sending to the end of the answer's head.
    std::uint32_t headerBytesMax = 32 * 1024;
    std::size_t headerFieldsMax = 200;
    std::uint64_t bodyBytesMax = 16 * 1024 * 1024;
    std::string trustedCertificates{}; ///< PEM file of roots for TLS; "" means the system's.
};

/// Whether HTTP itself calls a repeat of `method` harmless.
[[nodiscard]] bool isIdempotent(std::string_view method) noexcept;

} // namespace vitrine::platform
