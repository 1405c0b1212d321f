#pragma once

#include "vitrine/core/clock.hpp"

#include <chrono>
#include <optional>

namespace vitrine::identity {

/// How many failures of one kind are free, and what the others cost.
struct ThrottleLimit
{
    int freeFailures = 5;
    std::chrono::seconds blockFirst{
        1}; ///< After the first that is not free; doubles with each further one,
    std::chrono::seconds blockMax{900}; ///< up to this.
    std::chrono::seconds memory{
        900}; ///< In which the free ones are forgotten, one after the other.
};

/// What is remembered of one key (an address, an account, a pair of them).
struct ThrottleState
{
    int failures = 0;
    Timestamp lastFailureAt{};
    Timestamp blockedUntil{};
};

/// The wait that `state` asks for before the next try; nothing when it may be tried now.
[[nodiscard]] std::optional<std::chrono::seconds> waitOf(const ThrottleState& state, Timestamp now);

/// The state after a try began. It counts as failed from its start, so that a hundred at once are a
/// hundred; a success takes it back.
[[nodiscard]] ThrottleState
afterTry(const ThrottleLimit& limit, const ThrottleState& state, Timestamp now);

} // namespace vitrine::identity
