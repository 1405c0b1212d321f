#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/rounding.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace vitrine::domain {

/// Tax rates in millionths that apply together to one base (most shops have one; some have two or
/// three).
using TaxRates = std::vector<std::int64_t>;

/// An amount taken apart: net + sum of taxes = gross, exactly.
struct TaxSplit
{
    std::int64_t net = 0;
    std::vector<std::int64_t> taxes; ///< One per rate, in the order of the rates.

    [[nodiscard]] std::int64_t tax() const noexcept;
    [[nodiscard]] std::int64_t gross() const noexcept { return net + tax(); }
};

/// Takes the taxes out of `gross`, a price that includes them: net = round(gross x 1,000,000 /
/// (1,000,000 + summed rate)); the rest is split by rate, each part rounded, and what rounding left
/// goes to the largest part.
/// @return InvalidArgument for a rate outside 0..10,000,000 (1000 %).
[[nodiscard]] Result<TaxSplit>
includedTax(std::int64_t gross, std::span<const std::int64_t> rates, RoundingMode mode);

/// Adds the taxes to `net`; each rate is a tax of its own and rounded once.
/// @return InvalidArgument for a rate outside 0..10,000,000 (1000 %) or an overflow.
[[nodiscard]] Result<TaxSplit>
addedTax(std::int64_t net, std::span<const std::int64_t> rates, RoundingMode mode);

/// Splits a tax already rounded over its rates, as `includedTax` does.
/// @pre the rates passed one of the functions above.
[[nodiscard]] std::vector<std::int64_t> splitTax(std::int64_t tax,
                                                 std::int64_t base,
                                                 Wide divisor,
                                                 std::span<const std::int64_t> rates,
                                                 RoundingMode mode);

/// The sum of `rates`.
/// @return InvalidArgument when a rate is outside 0..10,000,000, or there are more than eight.
[[nodiscard]] Result<std::int64_t> summedRate(std::span<const std::int64_t> rates);

} // namespace vitrine::domain
