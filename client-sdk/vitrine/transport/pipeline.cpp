#include "vitrine/transport/policies.hpp"

namespace vitrine::client {

Transport makePipeline(const ClientOptions& options,
                       Transport network,
                       const std::shared_ptr<Scheduler>& scheduler,
                       const std::shared_ptr<PendingCalls>& pending,
                       Jitter jitter)
{
    Transport next = withCount(std::move(network), pending);
    next = withLog(std::move(next), options.onCallEnd, scheduler);
    next = withTrySpan(std::move(next), options.tracer, scheduler);
    if (options.tokens)
        next = withToken(std::move(next), options.tokens);
    next = withRetry(std::move(next), options.retry, scheduler, std::move(jitter));
    next = withCallSpan(std::move(next), options.tracer, scheduler);
    next = withCallHeaders(std::move(next), options.userAgent);
    next = withDeadline(std::move(next), scheduler);
    return withGate(std::move(next), pending);
}

} // namespace vitrine::client
