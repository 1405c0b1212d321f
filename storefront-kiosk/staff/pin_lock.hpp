#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace vitrine::kiosk {

/// What wrong PINs cost.
struct PinLockRules
{
    int freeTries = 3;
    std::chrono::seconds delayFirst{30}; ///< After the first wrong one that is not free; doubles
    std::chrono::seconds delayMax{3600}; ///< with each further one, up to this.
};

/// How often a wrong PIN came, and until when none is looked at.
struct PinLockState
{
    int failures = 0;
    Timestamp lastFailureAt{};
    Timestamp lockedUntil{};

    bool operator==(const PinLockState&) const = default;
};

/// The state for a clock that was set back since: its lock begins anew, so that a wrong clock makes
/// nobody wait for years, and nobody wait less.
[[nodiscard]] PinLockState rebased(const PinLockState& state, Timestamp now);

/// The time left of the lock; 0 when a PIN may be tried.
[[nodiscard]] std::chrono::seconds lockLeft(const PinLockState& state, Timestamp now);

/// The state after one more wrong PIN.
[[nodiscard]] PinLockState
afterWrongPin(const PinLockRules& rules, const PinLockState& state, Timestamp now);

/// A line of text for the disk, and back.
[[nodiscard]] std::string encodePinLock(const PinLockState& state);
/// @return InvalidArgument for anything that encodePinLock does not write.
[[nodiscard]] Result<PinLockState> decodePinLock(std::string_view text);

} // namespace vitrine::kiosk
