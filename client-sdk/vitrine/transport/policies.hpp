#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/http_transport.hpp"
#include "vitrine/transport/pending_calls.hpp"

#include <functional>
#include <memory>

/// Private to the SDK; not installed. Each policy is a transport around the next one.
namespace vitrine::client {

using Transport = std::shared_ptr<HttpTransport>;

/// A number from 0 to below 1, by which a back-off is shortened.
using Jitter = std::function<double()>;
[[nodiscard]] Jitter randomJitter();

/// Counts calls and refuses them once `pending` is closed; closing cancels those under way.
[[nodiscard]] Transport withGate(Transport next, std::shared_ptr<PendingCalls> pending);
/// Counts what the transport below does, for as long as it really does it.
[[nodiscard]] Transport withCount(Transport next, std::shared_ptr<PendingCalls> pending);
/// Ends each call at its deadline or when its caller gives up, whatever the transports below do.
[[nodiscard]] Transport withDeadline(Transport next, std::shared_ptr<Scheduler> scheduler);
/// Adds User-Agent, Accept, X-Request-Id, and to each write an Idempotency-Key: once per call, not
/// per try.
[[nodiscard]] Transport withCallHeaders(Transport next, std::string userAgent);
/// Records a span around all tries of a call.
[[nodiscard]] Transport
withCallSpan(Transport next, std::shared_ptr<Tracer> tracer, std::shared_ptr<Scheduler> scheduler);
/// Repeats calls that may be repeated after a failure that may pass.
[[nodiscard]] Transport withRetry(Transport next,
                                  RetryOptions options,
                                  std::shared_ptr<Scheduler> scheduler,
                                  Jitter jitter);
/// Adds the bearer token; after a 401 renews it once and repeats the call once.
[[nodiscard]] Transport withToken(Transport next, std::shared_ptr<TokenSource> tokens);
/// Gives each try a span of its own, sends its context as traceparent and b3, and records it.
[[nodiscard]] Transport
withTrySpan(Transport next, std::shared_ptr<Tracer> tracer, std::shared_ptr<Scheduler> scheduler);
/// Tells `onCallEnd` about each try.
[[nodiscard]] Transport withLog(Transport next,
                                std::function<void(const CallLog&)> onCallEnd,
                                std::shared_ptr<Scheduler> scheduler);

/// All of them around `network`, in the one order that makes sense.
[[nodiscard]] Transport makePipeline(const ClientOptions& options,
                                     Transport network,
                                     const std::shared_ptr<Scheduler>& scheduler,
                                     const std::shared_ptr<PendingCalls>& pending,
                                     Jitter jitter = randomJitter());

} // namespace vitrine::client
