#include "vitrine/transport/policies.hpp"
#include "vitrine/transport/timing.hpp"
#include "vitrine/wire/answer_error.hpp"

#include <algorithm>
#include <cmath>
#include <random>

namespace vitrine::client {
namespace {

using std::chrono::milliseconds;

bool isRepeatable(const HttpCall& call)
{
    return call.repeatable || call.method == "GET" || call.method == "HEAD" ||
           call.method == "PUT" || call.method == "DELETE";
}

bool mayPass(const Result<HttpReply>& result)
{
    if (!result.ok())
        return result.error().code == ErrorCode::Unavailable ||
               result.error().code == ErrorCode::DeadlineExceeded;
    const int status = result->status;
    return status == 429 || status == 502 || status == 503 || status == 504;
}

class RetryPolicy final : public HttpTransport, public std::enable_shared_from_this<RetryPolicy>
{
public:
    RetryPolicy(Transport next,
                RetryOptions options,
                std::shared_ptr<Scheduler> scheduler,
                Jitter jitter)
        : m_next(std::move(next))
        , m_options(options)
        , m_scheduler(std::move(scheduler))
        , m_jitter(std::move(jitter))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        return attempt(std::make_shared<const HttpCall>(std::move(call)), std::move(scope));
    }

private:
    Task<HttpReply> attempt(std::shared_ptr<const HttpCall> call, CallScope scope)
    {
        return settle<HttpReply>(m_next->send(*call, scope))
            .then([self = shared_from_this(), call, scope](
                      Result<HttpReply> result) mutable -> Task<HttpReply> {
                return self->judge(std::move(call), std::move(scope), std::move(result));
            });
    }

    Task<HttpReply>
    judge(std::shared_ptr<const HttpCall> call, CallScope scope, Result<HttpReply> result)
    {
        if (!isRepeatable(*call) || scope.tryNumber >= m_options.attemptsMax || !mayPass(result) ||
            scope.cancel.isCancelled())
            return finished(std::move(result));
        const auto delay = delayAfter(scope.tryNumber, result);
        if (delay >= timeLeft(*m_scheduler, scope.deadline))
            return finished(
                std::move(result)); // what we know now is worth more than a time-out later
        ++scope.tryNumber;
        return waitFor(*m_scheduler, delay, scope.cancel)
            .then([self = shared_from_this(), call, scope](
                      Result<Done> waited) mutable -> Task<HttpReply> {
                if (!waited.ok())
                    return finished(Result<HttpReply>(waited.error()));
                return self->attempt(std::move(call), std::move(scope));
            });
    }

    milliseconds delayAfter(int tries, const Result<HttpReply>& result) const
    {
        if (result.ok()) {
            if (const auto asked =
                    wire::retryAfter(result->headers.get("Retry-After"), SystemClock().now()))
                return *asked;
        }
        const double ceiling =
            std::min(double(m_options.delayMax.count()),
                     std::ldexp(double(m_options.delayFirst.count()), tries - 1));
        return milliseconds(std::llround(ceiling * m_jitter()));
    }

    Transport m_next;
    RetryOptions m_options;
    std::shared_ptr<Scheduler> m_scheduler;
    Jitter m_jitter;
};

} // namespace

Jitter randomJitter()
{
    return [] {
        thread_local std::minstd_rand generator{std::random_device{}()};
        return std::uniform_real_distribution<double>(0.0, 1.0)(generator);
    };
}

Transport
withRetry(Transport next, RetryOptions options, std::shared_ptr<Scheduler> scheduler, Jitter jitter)
{
    return std::make_shared<RetryPolicy>(
        std::move(next), options, std::move(scheduler), std::move(jitter));
}

} // namespace vitrine::client
