#include "services/identity/domain/throttle_rules.hpp"

#include <algorithm>

namespace vitrine::identity {

std::optional<std::chrono::seconds> waitOf(const ThrottleState& state, Timestamp now)
{
    if (now >= state.blockedUntil)
        return std::nullopt;
    return std::max(std::chrono::ceil<std::chrono::seconds>(state.blockedUntil - now),
                    std::chrono::seconds(1));
}

ThrottleState afterTry(const ThrottleLimit& limit, const ThrottleState& state, Timestamp now)
{
    ThrottleState next = state;
    if (now >= state.lastFailureAt + limit.memory)
        next = {};
    ++next.failures;
    next.lastFailureAt = now;
    const int costly = next.failures - limit.freeFailures;
    if (costly > 0) {
        const int doublings = std::min(costly - 1, 20);
        next.blockedUntil = now + std::min(limit.blockFirst * (1 << doublings), limit.blockMax);
    }
    return next;
}

} // namespace vitrine::identity
