#include "vitrine/transport/policies.hpp"
#include "vitrine/transport/timing.hpp"

namespace vitrine::client {
namespace {

/// Who ends the call first: its answer, its deadline or its caller.
struct Race
{
    pplx::task_completion_event<Result<HttpReply>> ended;
    CancelSource below; ///< Stops what the transports below still do.
    std::unique_ptr<Scheduler::Timer> timer;
    CancelToken::Registration registration;

    void giveUp(ErrorCode code, const std::string& message) const
    {
        ended.set(failure<HttpReply>(code, message));
        below.cancel();
    }
};

class DeadlinePolicy final : public HttpTransport
{
public:
    DeadlinePolicy(Transport next, std::shared_ptr<Scheduler> scheduler)
        : m_next(std::move(next))
        , m_scheduler(std::move(scheduler))
    {
    }

    Task<HttpReply> send(HttpCall call, CallScope scope) override
    {
        const auto left = timeLeft(*m_scheduler, scope.deadline);
        if (left <= std::chrono::milliseconds(0))
            return finished(failure<HttpReply>(ErrorCode::DeadlineExceeded,
                                               "the deadline had passed before the call"));

        const auto race = std::make_shared<Race>();
        const std::weak_ptr<Race> weak = race;
        race->timer = m_scheduler->after(left, [weak] {
            if (const auto alive = weak.lock())
                alive->giveUp(ErrorCode::DeadlineExceeded, "no answer before the deadline");
        });
        race->registration = scope.cancel.onCancel([weak] {
            if (const auto alive = weak.lock())
                alive->giveUp(ErrorCode::Cancelled, "cancelled by the caller");
        });
        if (scope.cancel.isCancelled())
            return pplx::create_task(race->ended);

        scope.cancel = race->below.token();
        m_next->send(std::move(call), std::move(scope)).then([race](Task<HttpReply> done) {
            race->ended.set(resultOf<HttpReply>(done));
        });
        return pplx::create_task(race->ended);
    }

private:
    Transport m_next;
    std::shared_ptr<Scheduler> m_scheduler;
};

} // namespace

Transport withDeadline(Transport next, std::shared_ptr<Scheduler> scheduler)
{
    return std::make_shared<DeadlinePolicy>(std::move(next), std::move(scheduler));
}

} // namespace vitrine::client
