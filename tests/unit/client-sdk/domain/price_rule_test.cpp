#include "vitrine/domain/price_rule.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>

namespace vitrine::domain {
namespace {

using Kind = PriceRule::Kind;

/// The new amount in cents; -1 when the rule is refused.
std::int64_t changed(std::int64_t amount, Kind kind, std::int64_t value)
{
    const auto price = changedPrice(Money::create(amount, "EUR").value(), {kind, value});
    return price.ok() ? price->amount() : -1;
}

TEST(PriceRule, AddsAndTakesAnAmount)
{
    EXPECT_EQ(changed(1999, Kind::Amount, 500), 2499);
    EXPECT_EQ(changed(1999, Kind::Amount, -1999), 0);
}

TEST(PriceRule, ChangesByHundredthsOfAPercentAndRoundsOnce)
{
    EXPECT_EQ(changed(1999, Kind::Percent, 1000), 2199); // 2198.9
    EXPECT_EQ(changed(1005, Kind::Percent, -1000), 905); // 904.5, away from zero
    EXPECT_EQ(changed(9999, Kind::Percent, 1), 10000);   // 9999.9999
    EXPECT_EQ(changed(1999, Kind::Percent, -10000), 0);
    EXPECT_EQ(changed(0, Kind::Percent, 5000), 0);
}

TEST(PriceRule, SetsInThePricesOwnCurrency)
{
    const auto yen = changedPrice(Money::create(100, "JPY").value(), {Kind::Set, 250});
    EXPECT_EQ(yen->text(), "250 JPY");
}

TEST(PriceRule, RefusesNegativeAndTooLargePrices)
{
    constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
    EXPECT_EQ(changed(1999, Kind::Amount, -2000), -1);
    EXPECT_EQ(changed(1999, Kind::Percent, -10100), -1);
    EXPECT_EQ(changed(1999, Kind::Set, -1), -1);
    EXPECT_EQ(changed(1999, Kind::Amount, kMost), -1);
    EXPECT_EQ(changed(kMost, Kind::Percent, 1), -1);
    EXPECT_EQ(changed(kMost, Kind::Percent, kMost), -1);
    EXPECT_EQ(changedPrice(Money(), {Kind::Set, -1}).error().field, "price");
}

TEST(PriceRule, HasANameForEveryKind)
{
    for (const Kind kind : {Kind::Amount, Kind::Percent, Kind::Set})
        EXPECT_EQ(parsePriceRuleKind(toString(kind)), kind);
    EXPECT_EQ(parsePriceRuleKind("half"), std::nullopt);
}

} // namespace
} // namespace vitrine::domain
