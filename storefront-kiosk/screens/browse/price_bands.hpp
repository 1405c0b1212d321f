#pragma once

#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace vitrine::kiosk {

/// Prices from `min` up to and with `max`, in minor units; nothing at an open end.
struct PriceBand
{
    std::optional<std::int64_t> min{};
    std::optional<std::int64_t> max{};
    std::int64_t count = 0; ///< Products in it.

    [[nodiscard]] bool isSameRange(const PriceBand& other) const
    {
        return min == other.min && max == other.max;
    }
};

/// Two to four bands of round amounts that all prices between `least` and `most` fall into, one
/// each; none when there is nothing to choose from. Narrow below and wide above, as prices lie.
[[nodiscard]] std::vector<PriceBand> priceBands(std::int64_t least, std::int64_t most);

} // namespace vitrine::kiosk
