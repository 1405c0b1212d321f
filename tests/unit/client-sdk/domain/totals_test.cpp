#include "vitrine/domain/refund.hpp"
#include "vitrine/domain/totals.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace vitrine::domain {
namespace {

const Currency kEur = Currency::create("EUR").value();

struct Item
{
    std::int64_t price;
    std::int64_t quantity;
    TaxRates rates;
};

OrderInput orderOf(std::initializer_list<Item> items)
{
    OrderInput order;
    for (const Item& item : items)
        order.lines.push_back({.unitPrice = Money(item.price, kEur),
                               .quantity = Quantity::whole(item.quantity),
                               .taxRates = item.rates});
    return order;
}

PricingRules rules(bool included, TaxLevel level)
{
    return {.currency = kEur, .pricesIncludeTax = included, .taxLevel = level};
}

/// What holds for every order at every level.
void expectItAddsUp(const OrderTotals& totals)
{
    std::int64_t total = totals.shipping.total;
    std::int64_t tax = totals.shipping.tax;
    std::int64_t subtotal = 0;
    std::int64_t discount = totals.shipping.orderDiscount;
    for (const LineTotals& line : totals.lines) {
        EXPECT_EQ(line.net + line.tax, line.total);
        EXPECT_GE(line.net, 0);
        EXPECT_GE(line.tax, 0);
        total += line.total;
        tax += line.tax;
        subtotal += line.amount - line.lineDiscount;
        discount += line.orderDiscount;
    }
    EXPECT_EQ(total, totals.total);
    EXPECT_EQ(tax, totals.tax);
    EXPECT_EQ(subtotal, totals.subtotal);
    EXPECT_EQ(discount, totals.discount);
    EXPECT_EQ(totals.net + totals.tax, totals.total);
    std::int64_t groupNet = 0;
    std::int64_t groupTax = 0;
    for (const TaxGroup& group : totals.taxGroups) {
        groupNet += group.net;
        groupTax += std::accumulate(group.taxes.begin(), group.taxes.end(), std::int64_t{0});
    }
    EXPECT_EQ(groupNet, totals.net);
    EXPECT_EQ(groupTax, totals.tax);
}

OrderTotals totalsOf(const PricingRules& pricing, const OrderInput& order)
{
    auto totals = computeTotals(pricing, order);
    EXPECT_TRUE(totals.ok()) << (totals.ok() ? "" : totals.error().message);
    expectItAddsUp(totals.value());
    return totals.value();
}

TEST(Totals, V1IncludedTaxNeverChangesTheTotal)
{
    const auto order = orderOf({{315, 2, {210000}}, {360, 1, {210000}}, {5, 1, {210000}}});
    for (const auto level : {TaxLevel::DocumentPerRate, TaxLevel::Document}) {
        const auto totals = totalsOf(rules(true, level), order);
        EXPECT_EQ(totals.total, 995);
        EXPECT_EQ(totals.net, 822);
        EXPECT_EQ(totals.tax, 173);
    }
    EXPECT_EQ(totalsOf(rules(true, TaxLevel::Line), order).total, 995);
    EXPECT_EQ(totalsOf(rules(true, TaxLevel::Unit), order).total, 995);
}

TEST(Totals, V2RoundsPerRateOrOnTheDocument)
{
    const auto order = orderOf({{2890, 1, {220000}}, {125, 1, {100000}}});

    const auto perRate = totalsOf(rules(true, TaxLevel::DocumentPerRate), order);
    EXPECT_EQ(perRate.total, 3015);
    EXPECT_EQ(perRate.taxGroups[0].net, 2369);
    EXPECT_EQ(perRate.taxGroups[1].net, 114);
    EXPECT_EQ(perRate.tax, 532);

    const auto document = totalsOf(rules(true, TaxLevel::Document), order);
    EXPECT_EQ(document.total, 3015);
    EXPECT_EQ(document.net, 2482);
    EXPECT_EQ(document.tax, 533);
}

TEST(Totals, V3AddedTaxPerLineOrOnTheDocument)
{
    const auto order =
        orderOf({{148, 4, {210000}}, {152, 1, {210000}}, {154, 1, {210000}}, {39, 1, {210000}}});

    const auto line = totalsOf(rules(false, TaxLevel::Line), order);
    EXPECT_EQ(line.tax, 196);
    EXPECT_EQ(line.total, 1133);

    const auto document = totalsOf(rules(false, TaxLevel::DocumentPerRate), order);
    EXPECT_EQ(document.tax, 197);
    EXPECT_EQ(document.total, 1134);
    EXPECT_EQ(totalsOf(rules(false, TaxLevel::Document), order).tax, 197);
}

TEST(Totals, V4SplitsTwoIncludedTaxesOnOneBase)
{
    const TaxRates both{180000, 80000};
    const auto order = orderOf({{3600, 1, both}, {3400, 1, both}, {1400, 3, both}});

    const auto document = totalsOf(rules(true, TaxLevel::DocumentPerRate), order);
    EXPECT_EQ(document.taxGroups[0].net, 8889);
    EXPECT_EQ(document.taxGroups[0].taxes, (std::vector<std::int64_t>{1600, 711}));
    EXPECT_EQ(document.total, 11200);

    const auto line = totalsOf(rules(true, TaxLevel::Line), order);
    EXPECT_EQ(line.taxGroups[0].net, 8888);
    EXPECT_EQ(line.taxGroups[0].taxes, (std::vector<std::int64_t>{1600, 712}));
    EXPECT_EQ(line.total, 11200);
}

TEST(Totals, V5AddsASmallRateOnTheDocument)
{
    const auto totals =
        totalsOf(rules(false, TaxLevel::DocumentPerRate), orderOf({{16402, 1, {26000}}}));
    EXPECT_EQ(totals.tax, 426);
    EXPECT_EQ(totals.total, 16828);
}

TEST(Totals, V6CashRoundingUpLeavesAnExactAmountAlone)
{
    const auto totals =
        totalsOf(rules(true, TaxLevel::Line), orderOf({{9500, 1, {70000}}, {4200, 2, {70000}}}));

    const auto cash = roundCash(totals.total, 100, RoundingMode::Up).value();

    EXPECT_EQ(cash.due, 17900);
    EXPECT_EQ(cash.adjustment, 0);
    EXPECT_EQ(changeFor(cash, 20000).value(), 2100);
}

TEST(Totals, V7RoundsOnTheUnitOrOnTheLine)
{
    const auto order = orderOf({{141, 100, {200000}}});
    EXPECT_EQ(totalsOf(rules(false, TaxLevel::Unit), order).total, 16900);
    EXPECT_EQ(totalsOf(rules(false, TaxLevel::Line), order).total, 16920);
}

TEST(Refund, V8GivesBackOneByOneExactlyWhatWasPaid)
{
    RefundableLine line{.total = 1000, .tax = 174, .quantity = Quantity::whole(3)};
    const std::int64_t amounts[] = {333, 334, 333};
    for (const std::int64_t amount : amounts) {
        const auto step =
            applyRefund(line, Quantity::whole(1), RoundingMode::HalfAwayFromZero).value();
        EXPECT_EQ(step.amount, amount);
        EXPECT_EQ(step.tax, 58);
    }
    EXPECT_EQ(line.refunded, 1000);
    EXPECT_EQ(line.refundedTax, 174);
    EXPECT_FALSE(refundStep(line, Quantity::whole(1), RoundingMode::HalfAwayFromZero).ok());
}

TEST(Refund, NeverGivesBackMoreThanWasCaptured)
{
    EXPECT_EQ(refundable(1000, 300, 200).value(), 500);
    EXPECT_FALSE(refundable(1000, 900, 200).ok());
    EXPECT_FALSE(refundable(-1, 0, 0).ok());
}

TEST(Totals, FollowsTheFixedOrderOfSteps)
{
    OrderInput order = orderOf({{1000, 2, {200000}}, {500, 1, {100000}}});
    order.lines[0].discount = Discount::percent(100000); // 2000 -> 1800
    order.lines[1].discount = Discount::amount(50);      // 500 -> 450
    order.discount = Discount::amount(225);              // spread over 1800 and 450
    order.shipping = ShippingInput{.price = Money(300, kEur), .taxRates = {200000}};

    const auto totals = totalsOf(rules(false, TaxLevel::Line), order);

    EXPECT_EQ(totals.subtotal, 2250);
    EXPECT_EQ(totals.lines[0].orderDiscount, 180);
    EXPECT_EQ(totals.lines[1].orderDiscount, 45);
    EXPECT_EQ(totals.lines[0].net, 1620);
    EXPECT_EQ(totals.lines[0].tax, 324);
    EXPECT_EQ(totals.lines[1].tax, 41); // 405 at 10 %: 40.5, away from zero
    EXPECT_EQ(totals.shipping.tax, 60);
    EXPECT_EQ(totals.total, 1620 + 324 + 405 + 41 + 300 + 60);
}

TEST(Totals, ADiscountTouchesShippingOnlyWhenToldTo)
{
    OrderInput order = orderOf({{900, 1, {}}});
    order.shipping = ShippingInput{.price = Money(100, kEur)};
    order.discount = Discount::percent(500000);
    EXPECT_EQ(totalsOf(rules(true, TaxLevel::Line), order).total, 550);

    order.shipping->discountable = true;
    const auto both = totalsOf(rules(true, TaxLevel::Line), order);
    EXPECT_EQ(both.total, 500);
    EXPECT_EQ(both.shipping.orderDiscount, 50);
}

TEST(Totals, ADiscountNeverTakesMoreThanThereIs)
{
    OrderInput order = orderOf({{900, 1, {190000}}, {0, 1, {190000}}});
    order.discount = Discount::amount(5000);
    const auto totals = totalsOf(rules(true, TaxLevel::Document), order);
    EXPECT_EQ(totals.discount, 900);
    EXPECT_EQ(totals.total, 0);
}

TEST(Totals, AUnitsTaxShrinksWithItsDiscount)
{
    OrderInput order = orderOf({{141, 100, {200000}}}); // unit tax 28
    order.lines[0].discount = Discount::percent(500000);
    const auto totals = totalsOf(rules(false, TaxLevel::Unit), order);
    EXPECT_EQ(totals.net, 7050);
    EXPECT_EQ(totals.tax, 1400);
}

TEST(Totals, WeighsInThousandths)
{
    OrderInput order;
    order.lines.push_back({.unitPrice = Money(1990, kEur), .quantity = {333}, .taxRates = {70000}});
    EXPECT_EQ(totalsOf(rules(true, TaxLevel::Line), order).total, 663); // 662.67
}

TEST(Totals, GivesLeftOverCentsToTheLargestFractions)
{
    // Four lines of 10 at 7 % of 40: document tax 2.8 -> 3, spread over four equal lines.
    const auto totals =
        totalsOf(rules(false, TaxLevel::DocumentPerRate),
                 orderOf({{10, 1, {70000}}, {10, 1, {70000}}, {10, 1, {70000}}, {10, 1, {70000}}}));
    EXPECT_EQ(totals.tax, 3);
    EXPECT_EQ(totals.lines[2].tax, 1);
    EXPECT_EQ(totals.lines[3].tax, 0);
}

TEST(Totals, NamesTheLineAtFault)
{
    const auto expectFault = [](const OrderInput& order, const std::string& field) {
        const auto totals = computeTotals(rules(true, TaxLevel::Line), order);
        ASSERT_FALSE(totals.ok()) << field;
        EXPECT_EQ(totals.error().field, field);
        EXPECT_EQ(totals.error().code, ErrorCode::InvalidArgument);
    };
    expectFault(orderOf({{100, 1, {}}, {-1, 1, {}}}), "/lines/1/unitPrice");
    expectFault(orderOf({{100, 0, {}}}), "/lines/0/quantity");
    expectFault(orderOf({{std::numeric_limits<std::int64_t>::max(), 2, {}}}), "/lines/0/quantity");
    expectFault(orderOf({{100, 1, {-1}}}), "/taxRates");

    OrderInput other = orderOf({{100, 1, {}}});
    other.lines[0].unitPrice = Money::create(100, "USD").value();
    expectFault(other, "/lines/0/unitPrice");

    OrderInput discount = orderOf({{100, 1, {}}});
    discount.lines[0].discount = Discount::percent(1'000'001);
    expectFault(discount, "/lines/0/discount");
}

TEST(Totals, RefusesSumsBeyond64BitsAtEveryLevel)
{
    constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
    for (const auto level :
         {TaxLevel::Unit, TaxLevel::Line, TaxLevel::DocumentPerRate, TaxLevel::Document}) {
        EXPECT_FALSE(computeTotals(rules(false, level),
                                   orderOf({{kMax / 2, 1, {1000000}}, {kMax / 4, 1, {}}}))
                         .ok());
        EXPECT_FALSE(
            computeTotals(rules(true, level), orderOf({{kMax, 1, {}}, {kMax, 1, {}}})).ok());
    }
}

TEST(Totals, SumsManyOddRatesExactlyOrSaysThatItCannot)
{
    OrderInput few;
    OrderInput many;
    for (std::int64_t i = 0; i < 12; ++i) {
        const LineInput line{.unitPrice = Money(1000 + i, kEur), .taxRates = {190001 + 2 * i}};
        many.lines.push_back(line);
        if (i < 5)
            few.lines.push_back(line);
    }
    totalsOf(rules(true, TaxLevel::Document), few);
    const auto refused = computeTotals(rules(true, TaxLevel::Document), many);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().message.find("too many different tax rates"), std::string::npos);
}

TEST(Totals, CashRoundsOnlyItsOwnPart)
{
    const auto down = roundCash(1002, 5, RoundingMode::HalfAwayFromZero).value();
    EXPECT_EQ(down.due, 1000);
    EXPECT_EQ(down.adjustment, -2);
    EXPECT_FALSE(changeFor(down, 999).ok());
    EXPECT_FALSE(roundCash(1, 0, RoundingMode::Up).ok());
}

TEST(Totals, KnowsItsLevelsByName)
{
    for (const auto level :
         {TaxLevel::Unit, TaxLevel::Line, TaxLevel::DocumentPerRate, TaxLevel::Document})
        EXPECT_EQ(parseTaxLevel(toString(level)), level);
    EXPECT_EQ(parseTaxLevel("page"), std::nullopt);
}

} // namespace
} // namespace vitrine::domain
