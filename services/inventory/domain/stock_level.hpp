#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>

namespace vitrine::inventory {

/// The figures of one product, in whole units. What is reserved lies on the shelf until it is
/// committed, so onHand is never below reserved; the safety stock is kept back from buyers and is
/// not.
struct StockLevel
{
    std::int64_t onHand = 0;
    std::int64_t reserved = 0;
    std::int64_t safetyStock = 0;

    /// What buyers may still have; never below zero.
    [[nodiscard]] std::int64_t available() const;

    bool operator==(const StockLevel&) const = default;
};

/// More than any shelf holds, and far from any overflow.
inline constexpr std::int64_t kUnitsMax = 1'000'000'000'000;

/// The level after `delta` units came or went.
/// @return Conflict, naming the figures, when fewer would be left than are reserved, or more than
/// kUnitsMax.
[[nodiscard]] Result<StockLevel> adjusted(const StockLevel& level, std::int64_t delta);

/// The level after somebody counted `onHand` units.
/// @param safetyStock the new one, or nothing to leave it.
/// @return Conflict, naming the figures, when fewer were counted than are reserved;
/// InvalidArgument, with `field`, for a
///         figure below zero or above kUnitsMax.
[[nodiscard]] Result<StockLevel>
counted(const StockLevel& level, std::int64_t onHand, std::optional<std::int64_t> safetyStock);

} // namespace vitrine::inventory
