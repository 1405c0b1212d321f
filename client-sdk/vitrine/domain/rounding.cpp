#include "vitrine/domain/rounding.hpp"

#include <array>
#include <limits>
#include <utility>

namespace vitrine::domain {
namespace {

constexpr std::array<std::pair<RoundingMode, std::string_view>, 6> kNames{{
    {RoundingMode::HalfAwayFromZero, "half_away_from_zero"},
    {RoundingMode::HalfUp, "half_up"},
    {RoundingMode::HalfDown, "half_down"},
    {RoundingMode::HalfEven, "half_even"},
    {RoundingMode::Up, "up"},
    {RoundingMode::Down, "down"},
}};

/// Whether the magnitude grows by one; `tie` compares twice the remainder with the denominator.
bool growsMagnitude(RoundingMode mode, int tie, bool negative, bool quotientIsOdd) noexcept
{
    switch (mode) {
    case RoundingMode::HalfAwayFromZero:
        return tie >= 0;
    case RoundingMode::HalfUp:
        return tie > 0 || (tie == 0 && !negative);
    case RoundingMode::HalfDown:
        return tie > 0;
    case RoundingMode::HalfEven:
        return tie > 0 || (tie == 0 && quotientIsOdd);
    case RoundingMode::Up:
        return true;
    case RoundingMode::Down:
        return false;
    }
    return false;
}

} // namespace

std::string_view toString(RoundingMode mode) noexcept
{
    for (const auto& [known, name] : kNames) {
        if (known == mode)
            return name;
    }
    return "unknown";
}

std::optional<RoundingMode> parseRoundingMode(std::string_view text) noexcept
{
    for (const auto& [mode, name] : kNames) {
        if (name == text)
            return mode;
    }
    return std::nullopt;
}

Wide divideRounded(Wide numerator, Wide denominator, RoundingMode mode) noexcept
{
    const Wide quotient = numerator / denominator; // cut towards zero
    const Wide remainder = numerator % denominator;
    if (remainder == 0)
        return quotient;
    const bool negative = numerator < 0;
    const Wide distance = negative ? -remainder : remainder;
    // Compared with the rest instead of doubled: twice the remainder could leave 128 bits.
    const Wide rest = denominator - distance;
    const int tie = distance < rest ? -1 : (distance > rest ? 1 : 0);
    if (!growsMagnitude(mode, tie, negative, quotient % 2 != 0))
        return quotient;
    return negative ? quotient - 1 : quotient + 1;
}

Wide divideFloor(Wide numerator, Wide denominator) noexcept
{
    const Wide quotient = numerator / denominator;
    return numerator % denominator < 0 ? quotient - 1 : quotient;
}

Result<std::int64_t> narrow(Wide value, std::string_view field)
{
    if (value > std::numeric_limits<std::int64_t>::max() ||
        value < std::numeric_limits<std::int64_t>::min())
        return Error{.code = ErrorCode::InvalidArgument,
                     .message = "the amount is beyond 64 bits of minor units",
                     .field = std::string(field)};
    return static_cast<std::int64_t>(value);
}

Result<std::int64_t> portion(std::int64_t amount, std::int64_t millionths, RoundingMode mode)
{
    return narrow(divideRounded(static_cast<Wide>(amount) * millionths, kMillion, mode));
}

} // namespace vitrine::domain
