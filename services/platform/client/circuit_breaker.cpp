#include "services/platform/client/circuit_breaker.hpp"

#include <algorithm>

namespace vitrine::platform {

using std::chrono::duration_cast;
using std::chrono::milliseconds;

CircuitBreaker::CircuitBreaker(BreakerOptions options, std::function<void(State)> onChange)
    : m_options(options)
    , m_onChange(std::move(onChange))
{
}

std::optional<CircuitBreaker::Permit> CircuitBreaker::tryAcquire(TimePoint now)
{
    std::unique_lock lock(m_mutex);
    bool changed = false;
    const bool openIsOver = m_state == State::Open && now - m_since > m_options.openFor;
    const bool trialsAreLost = m_state == State::HalfOpen && m_options.trialsWithin.count() > 0 &&
                               now - m_since > m_options.trialsWithin;
    if (openIsOver || trialsAreLost) {
        changed = openIsOver;
        enter(State::HalfOpen, now);
    }
    const bool allowed = m_state == State::Closed ||
                         (m_state == State::HalfOpen && m_trialsTaken < m_options.trials);
    if (allowed && m_state == State::HalfOpen)
        ++m_trialsTaken;
    const std::optional<Permit> permit =
        allowed ? std::optional(Permit(m_generation)) : std::nullopt;
    lock.unlock();
    if (changed && m_onChange)
        m_onChange(State::HalfOpen);
    return permit;
}

void CircuitBreaker::record(const Permit& permit,
                            CallResult result,
                            std::chrono::nanoseconds took,
                            TimePoint now)
{
    std::unique_lock lock(m_mutex);
    if (permit.m_generation != m_generation)
        return;
    if (result == CallResult::Ignored) {
        if (m_state == State::HalfOpen)
            --m_trialsTaken;
        return;
    }
    const Call call{result == CallResult::Failure, took > m_options.slowCall};
    m_calls.push_back(call);
    m_failed += call.failed ? 1 : 0;
    m_slow += call.slow ? 1 : 0;
    const std::size_t window = m_state == State::HalfOpen ? m_options.trials : m_options.window;
    if (m_calls.size() > window) {
        m_failed -= m_calls.front().failed ? 1 : 0;
        m_slow -= m_calls.front().slow ? 1 : 0;
        m_calls.pop_front();
    }
    const State before = m_state;
    judge(now);
    const State after = m_state;
    lock.unlock();
    if (after != before && m_onChange)
        m_onChange(after);
}

void CircuitBreaker::judge(TimePoint now)
{
    const std::size_t needed = m_state == State::HalfOpen
                                   ? m_options.trials
                                   : std::min(m_options.callsMin, m_options.window);
    if (m_calls.size() < needed)
        return;
    const auto calls = static_cast<double>(m_calls.size());
    const bool isBad = static_cast<double>(m_failed) >= m_options.failureRateMax * calls ||
                       static_cast<double>(m_slow) >= m_options.slowRateMax * calls;
    if (isBad)
        enter(State::Open, now);
    else if (m_state == State::HalfOpen)
        enter(State::Closed, now);
}

void CircuitBreaker::enter(State state, TimePoint now)
{
    m_state = state;
    m_since = now;
    ++m_generation;
    m_calls.clear();
    m_failed = m_slow = m_trialsTaken = 0;
}

void CircuitBreaker::allowTrials(TimePoint now)
{
    std::unique_lock lock(m_mutex);
    if (m_state != State::Open)
        return;
    enter(State::HalfOpen, now);
    lock.unlock();
    if (m_onChange)
        m_onChange(State::HalfOpen);
}

CircuitBreaker::Reading CircuitBreaker::reading() const
{
    const std::scoped_lock lock(m_mutex);
    Reading reading{.state = m_state};
    if (m_state == State::Open)
        reading.failureRate = 1;
    else if (!m_calls.empty())
        reading.failureRate = static_cast<double>(m_failed) / static_cast<double>(m_calls.size());
    if (m_generation > 0)
        reading.since = m_since;
    return reading;
}

CircuitBreaker::State CircuitBreaker::state() const
{
    const std::scoped_lock lock(m_mutex);
    return m_state;
}

milliseconds CircuitBreaker::openLeft(TimePoint now) const
{
    const std::scoped_lock lock(m_mutex);
    if (m_state != State::Open)
        return milliseconds(0);
    return std::max(milliseconds(0),
                    duration_cast<milliseconds>(m_since + m_options.openFor - now));
}

} // namespace vitrine::platform
