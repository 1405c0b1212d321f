#include "services/registry/domain/self_preservation.hpp"

namespace vitrine::registry {

void MinuteMeter::turn(std::chrono::milliseconds now)
{
    const std::int64_t minute = now / std::chrono::minutes(1);
    if (minute == m_minute)
        return;
    m_last = minute == m_minute + 1 ? m_current : 0;
    m_current = 0;
    m_minute = minute;
}

} // namespace vitrine::registry
