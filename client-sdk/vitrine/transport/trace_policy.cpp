#include "vitrine/transport/policies.hpp"

namespace vitrine::client {
namespace {

/// Measures a piece of work and reports it when it has ended. Costs nothing but a check without a
/// tracer.
class SpanClock
{
public:
    SpanClock(std::shared_ptr<Tracer> tracer, std::shared_ptr<Scheduler> scheduler)
        : m_tracer(std::move(tracer))
        , m_scheduler(std::move(scheduler))
    {
    }

    template <typename Send>
    Task<HttpReply>
    measure(const HttpCall& call, const CallScope& scope, bool isTry, const Send& send) const
    {
        if (!m_tracer)
            return send();
        ClientSpan span{.context = scope.trace,
                        .name = isTry ? call.method : call.operation,
                        .isTry = isTry,
                        .startedAt = SystemClock().now(),
                        .tags = {{"http.method", call.method}, {"http.path", pathOf(call.target)}}};
        if (isTry)
            span.tags["try"] = std::to_string(scope.tryNumber);
        const auto begin = m_scheduler->now();
        return settle<HttpReply>(send()).then(
            [tracer = m_tracer, scheduler = m_scheduler, span = std::move(span), begin](
                Result<HttpReply> result) mutable {
                span.duration =
                    std::chrono::duration_cast<std::chrono::microseconds>(scheduler->now() - begin);
                if (result.ok())
                    span.tags["http.status_code"] = std::to_string(result->status);
                if (!result.ok())
                    span.tags["error"] = toString(result.error().code);
                else if (result->status >= 500)
                    span.tags["error"] = std::to_string(result->status);
                tracer->record(std::move(span));
                return result;
            });
    }

private:
    static std::string pathOf(const std::string& target)
    {
        return target.substr(0, target.find('?'));
    }

    std::shared_ptr<Tracer> m_tracer;
    std::shared_ptr<Scheduler> m_scheduler;
};

class CallSpanPolicy final : public HttpTransport
{
public:
    CallSpanPolicy(Transport next, SpanClock clock)
        : m_next(std::move(next))
        , m_clock(std::move(clock))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        return m_clock.measure(call, scope, false, [&] { return m_next->send(call, scope); });
    }

private:
    Transport m_next;
    SpanClock m_clock;
};

class TrySpanPolicy final : public HttpTransport
{
public:
    TrySpanPolicy(Transport next, SpanClock clock)
        : m_next(std::move(next))
        , m_clock(std::move(clock))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        scope.trace = scope.trace.child();
        call.headers.set("traceparent", scope.trace.traceparent());
        call.headers.set("b3", scope.trace.b3());
        return m_clock.measure(call, scope, true, [&] { return m_next->send(call, scope); });
    }

private:
    Transport m_next;
    SpanClock m_clock;
};

} // namespace

Transport
withCallSpan(Transport next, std::shared_ptr<Tracer> tracer, std::shared_ptr<Scheduler> scheduler)
{
    return std::make_shared<CallSpanPolicy>(std::move(next),
                                            SpanClock(std::move(tracer), std::move(scheduler)));
}

Transport
withTrySpan(Transport next, std::shared_ptr<Tracer> tracer, std::shared_ptr<Scheduler> scheduler)
{
    return std::make_shared<TrySpanPolicy>(std::move(next),
                                           SpanClock(std::move(tracer), std::move(scheduler)));
}

} // namespace vitrine::client
