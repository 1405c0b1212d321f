#include "vitrine/domain/money.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace vitrine::domain {
namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

Money eur(std::int64_t amount)
{
    return Money::create(amount, "EUR").value();
}

TEST(Money, KnowsTheDigitsOfEachMinorUnit)
{
    const std::pair<const char*, int> expected[] = {{"JPY", 0},
                                                    {"KRW", 0},
                                                    {"USD", 2},
                                                    {"EUR", 2},
                                                    {"KWD", 3},
                                                    {"BHD", 3},
                                                    {"TND", 3},
                                                    {"CLF", 4}};
    for (const auto& [code, exponent] : expected)
        EXPECT_EQ(Currency::create(code).value().exponent(), exponent) << code;
}

TEST(Money, RefusesAnUnknownCurrency)
{
    for (const char* code : {"", "EU", "EURO", "eur", "XXX", "XTS", "ZZZ", "AAA", "HRK"}) {
        const auto money = Money::create(1, code);
        ASSERT_FALSE(money.ok()) << code;
        EXPECT_EQ(money.error().code, ErrorCode::InvalidArgument);
        EXPECT_EQ(money.error().field, "/currency");
    }
}

TEST(Money, AddsAndSubtractsInOneCurrency)
{
    EXPECT_EQ(eur(1999).plus(eur(1)).value(), eur(2000));
    EXPECT_EQ(eur(5).minus(eur(7)).value(), eur(-2));
    EXPECT_EQ(eur(-3).times(4).value(), eur(-12));
}

TEST(Money, RefusesToMixCurrencies)
{
    const Money dollars = Money::create(1, "USD").value();

    const auto mixed = eur(1).plus(dollars);

    ASSERT_FALSE(mixed.ok());
    EXPECT_EQ(mixed.error().message, "amounts in EUR and USD cannot be combined");
    EXPECT_FALSE(eur(1).minus(dollars).ok());
    EXPECT_FALSE(Money().plus(eur(1)).ok()) << "no currency is a currency of its own";
}

TEST(Money, RefusesToOverflow)
{
    EXPECT_FALSE(eur(kMax).plus(eur(1)).ok());
    EXPECT_FALSE(eur(kMin).minus(eur(1)).ok());
    EXPECT_FALSE(eur(kMax / 2 + 1).times(2).ok());
    EXPECT_FALSE(eur(kMin).times(-1).ok());
    EXPECT_EQ(eur(kMax - 1).plus(eur(1)).value().amount(), kMax);
}

TEST(Money, SumsAList)
{
    const Money amounts[] = {eur(1), eur(2), eur(-5)};
    EXPECT_EQ(sum(amounts, Currency::create("EUR").value()).value(), eur(-2));
    EXPECT_FALSE(sum(amounts, Currency::create("USD").value()).ok());
    EXPECT_EQ(sum({}, Currency::create("EUR").value()).value(), eur(0));
}

TEST(Money, PrintsTheMinorUnitsOfItsCurrency)
{
    EXPECT_EQ(eur(1999).text(), "19.99 EUR");
    EXPECT_EQ(eur(-5).text(), "-0.05 EUR");
    EXPECT_EQ(eur(0).text(), "0.00 EUR");
    EXPECT_EQ(Money::create(500, "JPY").value().text(), "500 JPY");
    EXPECT_EQ(Money::create(1, "KWD").value().text(), "0.001 KWD");
    EXPECT_EQ(eur(kMin).text(), "-92233720368547758.08 EUR");
}

} // namespace
} // namespace vitrine::domain
