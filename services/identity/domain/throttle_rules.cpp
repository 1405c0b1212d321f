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
    // An address may be a whole street: what it did yesterday must not count today, however busy it
    // is.
    const auto forgetOneIn = limit.memory / std::max(limit.freeFailures, 1);
    const auto forgotten = (now - state.lastFailureAt) / forgetOneIn;
    ThrottleState next = state;
    next.failures = forgotten >= state.failures
                        ? 0
                        : state.failures - static_cast<int>(std::max<std::int64_t>(forgotten, 0));
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
