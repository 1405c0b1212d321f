#include "storefront-kiosk/screens/browse/price_bands.hpp"

#include <limits>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kCutsMax = 3;

/// 1, 2, 5, 10, 20, 50, ... above `least` and below `most`.
std::vector<std::int64_t> roundAmounts(std::int64_t least, std::int64_t most)
{
    std::vector<std::int64_t> amounts;
    for (std::int64_t power = 1; power < most; power *= 10) {
        for (const std::int64_t digit : {1, 2, 5}) {
            if (const auto amount = digit * power; amount > least && amount <= most)
                amounts.push_back(amount);
        }
        if (power > std::numeric_limits<std::int64_t>::max() / 100)
            break;
    }
    return amounts;
}

/// So many of them, evenly.
std::vector<std::int64_t> chosenOf(const std::vector<std::int64_t>& amounts)
{
    if (amounts.size() <= kCutsMax)
        return amounts;
    std::vector<std::int64_t> chosen;
    for (std::size_t i = 1; i <= kCutsMax; ++i)
        chosen.push_back(amounts[i * amounts.size() / (kCutsMax + 1)]);
    return chosen;
}

} // namespace

std::vector<PriceBand> priceBands(std::int64_t least, std::int64_t most)
{
    std::vector<PriceBand> bands;
    std::optional<std::int64_t> from;
    for (const auto cut : chosenOf(roundAmounts(least, most))) {
        bands.push_back({.min = from, .max = cut - 1});
        from = cut;
    }
    if (from)
        bands.push_back({.min = from});
    return bands;
}

} // namespace vitrine::kiosk
