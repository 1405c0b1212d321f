#include "vitrine/transport/timing.hpp"

#include <algorithm>
#include <memory>

namespace vitrine::client {

Task<Done> waitFor(Scheduler& scheduler, std::chrono::milliseconds delay, const CancelToken& cancel)
{
    struct Wait
    {
        std::unique_ptr<Scheduler::Timer> timer;
        CancelToken::Registration registration;
    };
    const pplx::task_completion_event<Result<Done>> ended;
    const auto wait = std::make_shared<Wait>();
    wait->timer = scheduler.after(delay, [ended] { ended.set(Done{}); });
    wait->registration = cancel.onCancel(
        [ended] { ended.set(failure<Done>(ErrorCode::Cancelled, "cancelled by the caller")); });
    return pplx::create_task(ended).then([wait](Result<Done> result) { return result; });
}

std::chrono::milliseconds timeLeft(const Scheduler& scheduler, const Deadline& deadline)
{
    using std::chrono::milliseconds;
    const auto now = scheduler.now();
    if (deadline.at() <= now)
        return milliseconds(0);
    constexpr milliseconds kDay = std::chrono::hours(24);
    if (deadline.at() - now > kDay)
        return kDay;
    return std::chrono::ceil<milliseconds>(deadline.at() - now);
}

} // namespace vitrine::client
