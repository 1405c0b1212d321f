#pragma once

#include "services/platform/transport/head_checker.hpp"
#include "vitrine/core/headers.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::transport {

/// The head of a request that passed every check.
struct RequestHead
{
    std::string method;
    std::string path;      ///< Normalised (see target.hpp), percent-encoded; "*" only for OPTIONS.
    std::string query;     ///< Without '?'; still percent-encoded.
    std::string authority; ///< host[:port] of an absolute target, else of Host; "" possible for
                           ///< HTTP/1.0 only.
    Headers headers;       ///< All fields as sent, framing fields included.
    bool http11 = true;
    bool keepAlive = true;
    bool expectsContinue = false;
    BodyFraming framing = BodyFraming::None;
    std::uint64_t contentLength = 0; ///< Where framing is Length.

    [[nodiscard]] bool hasBody() const { return framing != BodyFraming::None; }
};

/// Who is at the other end of a connection.
struct Peer
{
    std::string address; ///< Numeric; of the direct peer, whatever headers say.
    std::uint16_t port = 0;
    bool tls = false;
};

/// An answer. Date, Content-Length and Connection are written by the transport; a handler's own are
/// left out.
struct Response
{
    unsigned status = 200;
    Headers headers{};
    std::string body{}; ///< Not sent for HEAD, 204 and 304.
    /// Content-Length of an answer to HEAD whose body was never made; else the size of `body` is
    /// sent.
    std::optional<std::uint64_t> contentLength{};
    bool close = false; ///< End the connection after this answer.
    /// Called once on the network thread: whether all of it was handed to the kernel. Must not
    /// throw.
    std::function<void(bool sent)> onSent{};
};

/// The reason phrase of `status`, "Unknown" for one that has none.
[[nodiscard]] std::string_view reasonPhrase(unsigned status) noexcept;

/// A problem document (RFC 9457) of the transport's own: `detail` must be constant text of ours,
/// nothing from a message.
[[nodiscard]] Response problemAnswer(unsigned status, std::string_view detail);

} // namespace vitrine::transport
