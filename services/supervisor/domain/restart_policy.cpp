#include "services/supervisor/domain/restart_policy.hpp"

#include <algorithm>

namespace vitrine::supervisor {

namespace {

constexpr std::chrono::milliseconds kFirstDelay{200};
constexpr std::chrono::milliseconds kLongestDelay{10000};
constexpr std::chrono::seconds kStable{10};

} // namespace

RestartPolicy::Instant RestartPolicy::died(Instant at)
{
    ++m_deaths;
    const bool wasStable = at - m_startedAt >= kStable;
    m_delay =
        wasStable || m_delay.count() == 0 ? kFirstDelay : std::min(m_delay * 2, kLongestDelay);
    return at + m_delay;
}

} // namespace vitrine::supervisor
