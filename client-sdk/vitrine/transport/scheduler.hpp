#pragma once

#include <chrono>
#include <functional>
#include <memory>

namespace vitrine::client {

/// Where the SDK reads the monotonic clock and sets its timers, so that tests need not wait. Safe
/// to call from any thread.
class Scheduler
{
public:
    using Monotonic = std::chrono::steady_clock;

    /// A timer that was set; destroying it calls it off, except for a callback that has started
    /// already.
    class Timer
    {
    public:
        virtual ~Timer() = default;
    };

    virtual ~Scheduler() = default;
    [[nodiscard]] virtual Monotonic::time_point now() const = 0;
    /// Calls `callback` once after `delay`, on a thread of the scheduler's. It must not throw or
    /// block.
    [[nodiscard]] virtual std::unique_ptr<Timer> after(std::chrono::milliseconds delay,
                                                       std::function<void()> callback) = 0;
};

/// The scheduler on cpprestsdk's network threads.
[[nodiscard]] std::shared_ptr<Scheduler> makeNetworkScheduler();

/// Sets how many threads cpprestsdk uses for all network work of this process: 40 unless told
/// otherwise, 2 to 4 are plenty. For applications only, once, before the first use of the SDK;
/// libraries must leave the choice to them.
/// @return false when the pool has been started already; it then stays as it is.
bool limitNetworkThreads(std::size_t count) noexcept;

} // namespace vitrine::client
