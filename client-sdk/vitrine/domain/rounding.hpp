#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <optional>
#include <string_view>

namespace vitrine::domain {

/// 128 bits for intermediate products, so that amount x rate never overflows.
__extension__ using Wide = __int128;

/// One million millionths are 100 %: the unit of tax rates and percentages (9.5 % is 95,000).
inline constexpr std::int64_t kMillion = 1'000'000;

/// How a fraction of a minor unit becomes a whole one.
enum class RoundingMode {
    HalfAwayFromZero, ///< Ties away from zero. The default: a refund is the exact mirror of the
                      ///< sale.
    HalfUp,           ///< Ties towards positive infinity.
    HalfDown,         ///< Ties towards zero.
    HalfEven,         ///< Ties to the even neighbour.
    Up,               ///< Any fraction away from zero.
    Down              ///< Any fraction is cut off.
};

/// "half_away_from_zero", "half_up", ...
[[nodiscard]] std::string_view toString(RoundingMode mode) noexcept;
[[nodiscard]] std::optional<RoundingMode> parseRoundingMode(std::string_view text) noexcept;

/// `numerator` / `denominator`, rounded once.
/// @pre denominator > 0
[[nodiscard]] Wide divideRounded(Wide numerator, Wide denominator, RoundingMode mode) noexcept;

/// The greatest whole number not above `numerator` / `denominator`.
/// @pre denominator > 0
[[nodiscard]] Wide divideFloor(Wide numerator, Wide denominator) noexcept;

/// `value` as 64 bits.
/// @return InvalidArgument when it does not fit; `field` names what was computed.
[[nodiscard]] Result<std::int64_t> narrow(Wide value, std::string_view field = {});

/// `amount` x `millionths` / 1,000,000, rounded once.
/// @return InvalidArgument for an overflow.
[[nodiscard]] Result<std::int64_t>
portion(std::int64_t amount, std::int64_t millionths, RoundingMode mode);

} // namespace vitrine::domain
