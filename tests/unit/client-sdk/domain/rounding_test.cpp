#include "vitrine/domain/rounding.hpp"
#include "vitrine/domain/spread.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>
#include <random>

namespace vitrine::domain {
namespace {

std::int64_t rounded(std::int64_t numerator, std::int64_t denominator, RoundingMode mode)
{
    return static_cast<std::int64_t>(divideRounded(numerator, denominator, mode));
}

/// Tenths -25, -16, -15, -14, 0, 14, 15, 16, 25 in each mode.
TEST(Rounding, FollowsEachModeOnBothSidesOfZero)
{
    const std::int64_t tenths[] = {-25, -16, -15, -14, 0, 14, 15, 16, 25};
    const std::pair<RoundingMode, std::array<std::int64_t, 9>> expected[] = {
        {RoundingMode::HalfAwayFromZero, {-3, -2, -2, -1, 0, 1, 2, 2, 3}},
        {RoundingMode::HalfUp, {-2, -2, -1, -1, 0, 1, 2, 2, 3}},
        {RoundingMode::HalfDown, {-2, -2, -1, -1, 0, 1, 1, 2, 2}},
        {RoundingMode::HalfEven, {-2, -2, -2, -1, 0, 1, 2, 2, 2}},
        {RoundingMode::Up, {-3, -2, -2, -2, 0, 2, 2, 2, 3}},
        {RoundingMode::Down, {-2, -1, -1, -1, 0, 1, 1, 1, 2}},
    };
    for (const auto& [mode, results] : expected) {
        for (std::size_t i = 0; i < results.size(); ++i)
            EXPECT_EQ(rounded(tenths[i], 10, mode), results[i])
                << toString(mode) << " " << tenths[i];
    }
}

TEST(Rounding, LeavesWholeNumbersAlone)
{
    for (const auto mode : {RoundingMode::HalfUp, RoundingMode::Up, RoundingMode::Down}) {
        EXPECT_EQ(rounded(-20, 10, mode), -2);
        EXPECT_EQ(rounded(20, 10, mode), 2);
    }
}

TEST(Rounding, KnowsItsModesByName)
{
    for (const auto mode : {RoundingMode::HalfAwayFromZero,
                            RoundingMode::HalfUp,
                            RoundingMode::HalfDown,
                            RoundingMode::HalfEven,
                            RoundingMode::Up,
                            RoundingMode::Down})
        EXPECT_EQ(parseRoundingMode(toString(mode)), mode);
    EXPECT_EQ(parseRoundingMode("banker"), std::nullopt);
}

TEST(Rounding, RefusesWhatDoesNotFit)
{
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(portion(kMax, kMillion, RoundingMode::HalfUp).value(), kMax);
    EXPECT_FALSE(portion(kMax, kMillion + 1, RoundingMode::HalfUp).ok());
    EXPECT_FALSE(narrow(static_cast<Wide>(kMax) + 1).ok());
}

TEST(Spread, GivesTheRemainderToTheLargestFraction) // V9
{
    const std::int64_t weights[] = {3333, 3333, 3334};
    EXPECT_EQ(spread(1000, weights).value(), (std::vector<std::int64_t>{333, 333, 334}));
}

TEST(Spread, FavoursTheEarlierOfEqualFractions)
{
    const std::int64_t weights[] = {1, 1, 1};
    EXPECT_EQ(spread(2, weights).value(), (std::vector<std::int64_t>{1, 1, 0}));
}

TEST(Spread, RefusesWhatItCannotCarry)
{
    const std::int64_t none[] = {0, 0};
    const std::int64_t negative[] = {5, -1};
    const std::int64_t one[] = {1};
    EXPECT_FALSE(spread(1, none).ok());
    EXPECT_EQ(spread(0, none).value(), (std::vector<std::int64_t>{0, 0}));
    EXPECT_FALSE(spread(1, negative).ok());
    EXPECT_FALSE(spread(-1, one).ok());
    EXPECT_FALSE(spread(1, {}).ok());
}

TEST(Spread, KeepsTheSumAndStaysWithinEachWeight)
{
    std::mt19937_64 random(20240905);
    for (int round = 0; round < 20000; ++round) {
        std::vector<std::int64_t> weights(1 + random() % 12);
        for (auto& weight : weights)
            weight = static_cast<std::int64_t>(random() % 50);
        const auto total = std::accumulate(weights.begin(), weights.end(), std::int64_t{0});
        const auto amount = static_cast<std::int64_t>(
            total == 0 ? 0 : random() % static_cast<std::uint64_t>(total + 1));
        const auto parts = spread(amount, weights).value();
        ASSERT_EQ(std::accumulate(parts.begin(), parts.end(), std::int64_t{0}), amount);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            ASSERT_GE(parts[i], 0);
            ASSERT_LE(parts[i], weights[i]);
        }
    }
}

TEST(Spread, SurvivesTheLargestAmounts)
{
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
    const std::int64_t weights[] = {kMax, kMax, kMax};
    const auto parts = spread(kMax, weights).value();
    EXPECT_EQ(parts[0] + parts[1] + parts[2], kMax);
}

} // namespace
} // namespace vitrine::domain
