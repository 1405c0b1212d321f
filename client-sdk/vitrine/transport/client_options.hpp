#pragma once

#include "vitrine/core/headers.hpp"
#include "vitrine/core/trace_context.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/transport/http_transport.hpp"
#include "vitrine/transport/scheduler.hpp"
#include "vitrine/transport/tracer.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace vitrine::client {

class TokenSource;

/// When and how often a call is tried again. The wait before try n+1 is a random part of delayFirst
/// * 2^(n-1), at most delayMax; a Retry-After of the server's is waited out in full.
struct RetryOptions
{
    int attemptsMax = 3; ///< Tries altogether; 1 switches repeating off.
    std::chrono::milliseconds delayFirst{100};
    std::chrono::milliseconds delayMax{5000};
};

/// What is known of a try when it ends. Never a body, a token or a header outside the allow-list.
struct CallLog
{
    std::string operation;
    std::string method;
    std::string url; ///< Without the query: it may hold what somebody typed.
    int tryNumber = 1;
    int status = 0;    ///< 0 when there was no answer.
    std::string fault; ///< Why there was no answer, "" otherwise.
    std::chrono::microseconds duration{0};
    std::string requestId;
    std::string traceId;
    Headers requestHeaders; ///< Allow-listed ones only.
    Headers replyHeaders;   ///< Allow-listed ones only.
};

/// How a client reaches the shop. The SDK reads no environment variable and no file but those named
/// here.
struct ClientOptions
{
    std::string endpoint; ///< The gateway: "https://shop.example", "http://127.0.0.1:8080".
    bool plainHttpAllowed =
        false; ///< Lets tokens travel unencrypted to other machines. For a closed network only.
    std::chrono::milliseconds timeout{10000}; ///< For a whole call, its repeats included.
    RetryOptions retry{};
    std::shared_ptr<TokenSource> tokens{}; ///< Null for the anonymous storefront.
    std::shared_ptr<Tracer> tracer{}; ///< Null: trace headers are sent, but no span is recorded.
    std::function<void(const CallLog&)>
        onCallEnd{}; ///< Called per try on a network thread; must not throw or block.
    std::string userAgent = "vitrine-client/0.1";
    TransportOptions network{};
    std::shared_ptr<HttpTransport> transport{}; ///< Null: the network. A test puts its own here.
    std::shared_ptr<Scheduler> scheduler{};     ///< Null: the network threads' own.
};

/// What one call may say differently from its client.
struct CallOptions
{
    std::optional<std::chrono::milliseconds> timeout{};
    CancelToken cancel{};
    UploadProgress onUpload{};    ///< For a call that sends much: a picture, a file to import.
    std::string idempotencyKey{}; ///< "": a new random one for each write. Give your own to repeat
                                  ///< a call after a restart.
    std::string requestId{};      ///< "": a new random one.
    std::optional<TraceContext>
        trace{}; ///< The caller's span; without it each call starts a trace.
};

} // namespace vitrine::client
