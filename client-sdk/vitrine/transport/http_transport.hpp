#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/headers.hpp"
#include "vitrine/core/trace_context.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/transport/task.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::client {

/// Told how many bytes of a request's body have left, of how many. Called on a network thread, in
/// order and never twice at once: at most every 100 ms, and once more when the whole body has left;
/// a repeat of the request begins anew. Must neither throw nor block, and may still be called once
/// after the call was cancelled. What has left may wait in buffers on the way.
using UploadProgress = std::function<void(std::uint64_t sent, std::uint64_t total)>;

/// One HTTP request.
struct HttpCall
{
    std::string method = "GET";
    std::string endpoint{};   ///< Scheme, host and port: "https://shop.example:8443".
    std::string target = "/"; ///< Path and query, already encoded.
    Headers headers{};
    std::string body{};
    std::string contentType{}; ///< Left out when the body is empty.
    UploadProgress onUpload{}; ///< Not called for an empty body.
    std::string operation{};   ///< Name for spans and logs, e.g. "orders.place".
    /// Whether the callee makes nothing twice of a repeat. GET, HEAD, PUT and DELETE always are; a
    /// POST is when it carries a key that the callee remembers.
    bool repeatable = false;
};

/// One HTTP answer, whatever its status.
struct HttpReply
{
    int status = 0;
    Headers headers{};
    std::string body{};
};

/// What surrounds one call on its way through the policies.
struct CallScope
{
    Deadline deadline{};
    CancelToken cancel{};
    TraceContext trace{}; ///< The caller's span, then the call's, then the try's.
    std::string requestId{};
    int tryNumber = 1;
};

/// Sends one request. The policies (deadline, retry, sign-in, ...) are transports around a
/// transport; the innermost one uses the network, or is a fake. Implementations are safe to call
/// from any thread.
class HttpTransport
{
public:
    virtual ~HttpTransport() = default;

    /// @return The answer, whatever its status; following redirects is the caller's business.
    /// Unavailable: no connection,
    ///         or it broke before the answer was complete (then the outcome is unknown).
    ///         DeadlineExceeded, Cancelled: as they say; the outcome is unknown. InvalidArgument:
    ///         the call cannot be sent, e.g. a line break in a header. TooLarge: the answer exceeds
    ///         what the transport is willing to hold.
    [[nodiscard]] virtual Task<HttpReply> send(HttpCall call, CallScope scope) = 0;
};

/// How the network is used.
struct TransportOptions
{
    std::size_t replyBytesMax = 16 * 1024 * 1024; ///< A longer answer is cut off and refused.
    std::chrono::seconds silenceMax{
        30};              ///< Without a byte from the server; the call's deadline comes on top.
    std::string caFile{}; ///< PEM file with the certificates to trust besides the system's.
};

/// The transport on cpprestsdk: one client with its connection pool per endpoint, redirects never
/// followed. Note that cpprestsdk itself repeats a request, also a POST, when a kept connection
/// turns out to be dead: give each write an Idempotency-Key, as the SDK's clients do.
[[nodiscard]] std::shared_ptr<HttpTransport> makeNetworkTransport(TransportOptions options = {});

} // namespace vitrine::client
