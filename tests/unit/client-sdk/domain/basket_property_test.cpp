#include "vitrine/domain/refund.hpp"
#include "vitrine/domain/totals.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <sstream>
#include <thread>
#include <vector>

namespace vitrine::domain {
namespace {

constexpr std::uint64_t kBaskets = 1'000'000;

/// SplitMix64: small, fast without optimisation, and the same on every machine.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(mixed(seed + kStep))
    {
    }
    std::uint64_t next() { return mixed(m_state += kStep); }
    /// 0 to below - 1.
    std::int64_t below(std::int64_t below)
    {
        return static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(below));
    }
    bool oneIn(std::int64_t n) { return below(n) == 0; }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15u;

    /// Also scatters the seeds: without it, neighbours would be one stream shifted by one.
    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

const Currency kEur = Currency::create("EUR").value();

struct Basket
{
    PricingRules rules;
    OrderInput order;
};

TaxRates randomRates(Random& random)
{
    static const std::int64_t kRates[] = {
        0, 26000, 55000, 70000, 95000, 100000, 190000, 200000, 210000, 220000, 270000};
    TaxRates rates{kRates[random.below(std::size(kRates))]};
    if (random.oneIn(8))
        rates.push_back(kRates[random.below(std::size(kRates))]);
    return rates;
}

Discount randomDiscount(Random& random, std::int64_t odds)
{
    if (!random.oneIn(odds))
        return {};
    return random.oneIn(2) ? Discount::percent(random.below(kMillion + 1))
                           : Discount::amount(random.below(5000));
}

std::int64_t randomPrice(Random& random)
{
    switch (random.below(4)) {
    case 0:
        return random.below(10); // cents, where rounding hurts most
    case 1:
        return random.below(1'000'000);
    default:
        return random.below(10'000);
    }
}

Basket randomBasket(Random& random)
{
    Basket basket;
    basket.rules = {.currency = kEur,
                    .pricesIncludeTax = random.oneIn(2),
                    .taxLevel = static_cast<TaxLevel>(random.below(4)),
                    .rounding = static_cast<RoundingMode>(random.below(6))};
    const std::int64_t lines = 1 + random.below(random.oneIn(10) ? 12 : 3);
    basket.order.lines.reserve(static_cast<std::size_t>(lines));
    for (std::int64_t i = 0; i < lines; ++i) {
        LineInput line{.unitPrice = Money(randomPrice(random), kEur),
                       .quantity = random.oneIn(8) ? Quantity{1 + random.below(5000)}
                                                   : Quantity::whole(1 + random.below(6))};
        // Lines often share a rate, as in a shop.
        line.taxRates =
            i > 0 && random.oneIn(2) ? basket.order.lines.front().taxRates : randomRates(random);
        line.discount = randomDiscount(random, 5);
        basket.order.lines.push_back(std::move(line));
    }
    basket.order.discount = randomDiscount(random, 4);
    if (random.oneIn(4))
        basket.order.shipping = ShippingInput{.price = Money(random.below(2000), kEur),
                                              .taxRates = randomRates(random),
                                              .discountable = random.oneIn(2)};
    return basket;
}

/// @return what is wrong, "" when nothing is.
const char* checkSums(const OrderTotals& totals)
{
    std::int64_t total = totals.shipping.total;
    std::int64_t tax = totals.shipping.tax;
    std::int64_t subtotal = 0;
    std::int64_t discount = totals.shipping.orderDiscount;
    for (const LineTotals& line : totals.lines) {
        if (line.net < 0 || line.tax < 0 || line.lineDiscount < 0 || line.orderDiscount < 0)
            return "a figure of a line is negative";
        if (line.total != line.net + line.tax)
            return "net + tax is not the line's total";
        total += line.total;
        tax += line.tax;
        subtotal += line.amount - line.lineDiscount;
        discount += line.orderDiscount;
    }
    if (total != totals.total)
        return "the lines do not sum to the total";
    if (tax != totals.tax || totals.net + totals.tax != totals.total)
        return "net and tax do not sum to the total";
    if (subtotal != totals.subtotal || discount != totals.discount)
        return "subtotal or discount is not the sum of its parts";
    std::int64_t groups = 0;
    for (const TaxGroup& group : totals.taxGroups) {
        groups += group.net;
        for (const std::int64_t part : group.taxes) {
            if (part < 0)
                return "a tax is negative";
            groups += part;
        }
    }
    return groups == totals.total ? "" : "the tax groups do not sum to the total";
}

/// Included tax changes nothing about what the shopper pays.
const char* checkIncluded(const OrderTotals& totals)
{
    const std::int64_t shown = totals.subtotal - totals.discount + totals.shipping.amount;
    return shown == totals.total ? "" : "included tax changed the total";
}

/// Gives everything back in random portions and in random order of lines.
const char* checkRefunds(const Basket& basket, const OrderTotals& totals, Random& random)
{
    std::vector<RefundableLine> open;
    for (std::size_t i = 0; i < totals.lines.size(); ++i)
        open.push_back({.total = totals.lines[i].total,
                        .tax = totals.lines[i].tax,
                        .quantity = basket.order.lines[i].quantity});
    if (basket.order.shipping)
        open.push_back({.total = totals.shipping.total,
                        .tax = totals.shipping.tax,
                        .quantity = Quantity::whole(1)});
    std::int64_t back = 0;
    std::int64_t backTax = 0;
    while (!open.empty()) {
        const auto at =
            static_cast<std::size_t>(random.below(static_cast<std::int64_t>(open.size())));
        RefundableLine& line = open[at];
        const std::int64_t left = line.quantity.thousandths - line.refundedQuantity.thousandths;
        std::int64_t units =
            left % 1000 == 0 ? 1000 * (1 + random.below(left / 1000)) : 1 + random.below(left);
        const auto step = applyRefund(line, {units}, basket.rules.rounding);
        if (!step.ok())
            return "a refund was refused";
        if (step->amount < 0 || step->tax < 0)
            return "a refund is negative";
        back += step->amount;
        backTax += step->tax;
        if (line.refundedQuantity == line.quantity) {
            open[at] = open.back();
            open.pop_back();
        }
    }
    return back == totals.total && backTax == totals.tax
               ? ""
               : "not exactly what was captured came back";
}

std::string checkBasket(std::uint64_t seed)
{
    Random random(seed);
    const Basket basket = randomBasket(random);
    const auto totals = computeTotals(basket.rules, basket.order);
    if (!totals.ok())
        return totals.error().message;
    for (const char* fault : {checkSums(totals.value()),
                              basket.rules.pricesIncludeTax ? checkIncluded(totals.value()) : "",
                              checkRefunds(basket, totals.value(), random)}) {
        if (*fault != '\0')
            return fault;
    }
    return {};
}

TEST(Baskets, AMillionRandomOnesAddUpAndCanBeGivenBackExactly)
{
    const unsigned threadCount = 2;
    std::atomic<bool> failed{false};
    std::vector<std::string> faults(threadCount);
    std::vector<std::thread> threads;
    for (unsigned t = 0; t < threadCount; ++t) {
        threads.emplace_back([&, t] {
            for (std::uint64_t seed = t; seed < kBaskets && !failed; seed += threadCount) {
                const std::string fault = checkBasket(seed);
                if (fault.empty())
                    continue;
                faults[t] = "seed " + std::to_string(seed) + ": " + fault;
                failed = true;
            }
        });
    }
    for (auto& thread : threads)
        thread.join();
    for (const std::string& fault : faults)
        EXPECT_EQ(fault, "");
}

} // namespace
} // namespace vitrine::domain
