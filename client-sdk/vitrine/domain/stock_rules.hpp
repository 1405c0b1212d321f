#pragma once

#include <cstdint>

namespace vitrine::domain {

/// What a shop calls few when it says nothing else (setting inventory.low-threshold).
inline constexpr std::int64_t kLowStockThreshold = 5;

/// Whether a product runs out and somebody should order more: buyers can still have no more of it
/// than the shop's threshold, or than the product's own safety stock where that is more. The one
/// rule behind each list, badge and count of low stock.
/// @param available units that can be bought; below zero counts as zero.
/// @pre safetyStock and threshold are not negative.
[[nodiscard]] constexpr bool isLowStock(std::int64_t available,
                                        std::int64_t safetyStock,
                                        std::int64_t threshold = kLowStockThreshold) noexcept
{
    return available <= (safetyStock > threshold ? safetyStock : threshold);
}

} // namespace vitrine::domain
