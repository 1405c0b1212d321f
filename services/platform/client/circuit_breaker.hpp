#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>

namespace vitrine::platform {

struct BreakerOptions
{
    double failureRateMax = 0.5; ///< Opens when this share of the window failed, or more.
    double slowRateMax = 1.0;    ///< Opens when this share of the window was slow, or more.
    std::chrono::milliseconds slowCall{
        5000};                 ///< A call that took longer is slow, however it ended.
    std::size_t window = 10;   ///< The last calls that count.
    std::size_t callsMin = 10; ///< Below this nothing opens; at most `window`.
    std::chrono::milliseconds openFor{10000};
    std::size_t trials = 3; ///< Calls let through half open.
    /// Trials that do not end within this time are given up for others; 0 waits for ever.
    std::chrono::milliseconds trialsWithin{30000};
};

/// Stops calling what does not answer (Resilience4j's count-based circuit breaker). Takes the time
/// as an argument and never waits. Safe to call from any thread.
class CircuitBreaker
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class State { Closed, Open, HalfOpen };
    enum class CallResult {
        Success,
        Failure,
        Ignored ///< Says nothing about the callee: counts for nothing and frees its trial.
    };

    /// The right to make one call; its result must be recorded.
    class Permit
    {
    private:
        friend class CircuitBreaker;
        explicit Permit(std::uint64_t generation)
            : m_generation(generation)
        {
        }
        std::uint64_t m_generation;
    };

    /// @param onChange called after each change of state, without a lock; may be empty.
    explicit CircuitBreaker(BreakerOptions options, std::function<void(State)> onChange = {});

    /// Nothing when the call must not be made.
    [[nodiscard]] std::optional<Permit> tryAcquire(TimePoint now);
    /// A result that arrives after the state changed is dropped: it tells about the time before.
    void
    record(const Permit& permit, CallResult result, std::chrono::nanoseconds took, TimePoint now);

    /// Open becomes half open before its time is over: there is reason to hope.
    void allowTrials(TimePoint now);

    [[nodiscard]] State state() const;
    struct Reading
    {
        State state = State::Closed;
        double failureRate = 0;         ///< Of the calls it looks at, 0 without any; 1 while open.
        std::optional<TimePoint> since; ///< Nothing when it never changed.
    };
    [[nodiscard]] Reading reading() const;
    /// How long calls will still be refused; 0 unless open.
    [[nodiscard]] std::chrono::milliseconds openLeft(TimePoint now) const;

private:
    struct Call
    {
        bool failed;
        bool slow;
    };
    void enter(State state, TimePoint now);
    void judge(TimePoint now);

    const BreakerOptions m_options;
    const std::function<void(State)> m_onChange;
    mutable std::mutex m_mutex;
    State m_state = State::Closed;
    std::uint64_t m_generation = 0; ///< Counts changes of state.
    TimePoint m_since{};
    std::deque<Call> m_calls;
    std::size_t m_failed = 0;
    std::size_t m_slow = 0;
    std::size_t m_trialsTaken = 0;
};

} // namespace vitrine::platform
