#include "services/order/domain/order.hpp"
#include "services/order/domain/pricing.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gtest/gtest.h>

#include <set>

namespace vitrine::order {
namespace {

domain::Money eur(std::int64_t amount)
{
    return domain::Money::create(amount, "EUR").value();
}

CatalogProduct tent()
{
    return {.id = "p1",
            .sku = "TENT",
            .gtin = "04006381333931",
            .name = "Tent",
            .imageHash = "ab",
            .price = eur(11900),
            .taxCategory = "standard",
            .active = true};
}

PricingPolicy policy()
{
    return {.taxRates = {{"standard", 190000}, {"zero", 0}}};
}

TEST(OperationId, IsAStableUuidOfItsOwnForEachOperation)
{
    std::set<std::string> ids;
    const std::string orders[] = {domain::newUuid().text(), domain::newUuid().text()};
    for (const std::string& order : orders) {
        ids.insert(order);
        for (int kind = 0; kind <= static_cast<int>(SagaCommand::Kind::Restock); ++kind) {
            for (int number = 0; number < 300; ++number) {
                const SagaCommand command{.kind = static_cast<SagaCommand::Kind>(kind),
                                          .number = number};
                const std::string id = operationId(order, command);
                EXPECT_TRUE(domain::isUuid(id));
                EXPECT_EQ(id, operationId(order, command));
                ids.insert(id);
            }
        }
    }
    EXPECT_EQ(ids.size(), 2u + 2u * 10u * 300u);
}

TEST(Pricing, TakesTheSnapshotThatTheOrderKeeps)
{
    Order order;
    order.wanted = {{"p1", 2}};
    const Quote made = quote(policy(), order, {tent()});
    EXPECT_EQ(made.refusal, "");
    ASSERT_EQ(made.lines.size(), 1u);
    EXPECT_EQ(made.lines[0],
              (OrderLine{.productId = "p1",
                         .sku = "TENT",
                         .gtin = "04006381333931",
                         .name = "Tent",
                         .imageHash = "ab",
                         .quantity = 2,
                         .unitPrice = 11900,
                         .taxCategory = "standard",
                         .taxRate = 190000,
                         .discount = 0,
                         .net = 20000,
                         .tax = 3800,
                         .total = 23800}));
    EXPECT_EQ(made.amounts, (OrderAmounts{.subtotal = 23800, .tax = 3800, .total = 23800}));
}

TEST(Pricing, AddsTaxWhereTheShopShowsNetPrices)
{
    Order order;
    order.wanted = {{"p1", 1}};
    auto net = policy();
    net.pricesIncludeTax = false;
    EXPECT_EQ(quote(net, order, {tent()}).amounts,
              (OrderAmounts{.subtotal = 11900, .tax = 2261, .total = 14161}));
}

TEST(Pricing, SaysWhyAnOrderCannotBePriced)
{
    Order order;
    order.wanted = {{"p1", 1}, {"p2", 1}};
    EXPECT_EQ(quote(policy(), order, {tent()}).refusal, reasons::kProductUnavailable);

    auto strange = tent();
    strange.id = "p2";
    strange.taxCategory = "luxury";
    const Quote noRate = quote(policy(), order, {tent(), strange});
    EXPECT_EQ(noRate.refusal, reasons::kNotPriceable);
    EXPECT_NE(noRate.detail.find("'luxury'"), std::string::npos);

    auto foreign = tent();
    foreign.id = "p2";
    foreign.price = domain::Money::create(100, "USD").value();
    EXPECT_EQ(quote(policy(), order, {tent(), foreign}).refusal, reasons::kNotPriceable);
}

TEST(Pricing, ComparesWithWhatTheShopperWasShown)
{
    Order order;
    order.wanted = {{"p1", 1}};
    order.expectedTotal = eur(11900);
    EXPECT_EQ(quote(policy(), order, {tent()}).refusal, "");
    order.expectedTotal = domain::Money::create(11900, "USD").value();
    EXPECT_EQ(quote(policy(), order, {tent()}).refusal, reasons::kPriceChanged);
    order.expectedTotal = eur(11899);
    EXPECT_EQ(quote(policy(), order, {tent()}).detail,
              "the order comes to 119.00 EUR, not to 118.99 EUR");
}

TEST(Pricing, ListsThePricesThatTheShopperWasNotShown)
{
    Order order;
    order.wanted = {{"p1", 1, eur(11900)}, {"p2", 1, eur(500)}, {"p3", 1}};
    auto pole = tent();
    pole.id = "p2";
    pole.price = eur(600);
    auto peg = tent();
    peg.id = "p3";
    const Quote made = quote(policy(), order, {tent(), pole, peg});
    EXPECT_EQ(made.refusal, reasons::kPriceChanged);
    ASSERT_EQ(made.currentUnitPrices.size(), 3u);
    EXPECT_FALSE(made.currentUnitPrices[0].has_value());
    EXPECT_EQ(made.currentUnitPrices[1], eur(600));
    EXPECT_FALSE(made.currentUnitPrices[2].has_value()) << "nothing was shown for it";
    order.wanted[1].expectedUnitPrice = eur(600);
    const Quote same = quote(policy(), order, {tent(), pole, peg});
    EXPECT_EQ(same.refusal, "");
    EXPECT_TRUE(same.currentUnitPrices.empty());
}

/// An offline sale that a terminal was paid `cents` for.
Order doneDeal(std::int64_t cents)
{
    Order order;
    order.wanted = {{"p1", 2, eur(10000)}};
    order.sale.soldOffline = true;
    order.paymentKind = payment_kind::kTerminal;
    order.expectedTotal = eur(cents);
    return order;
}

TEST(Pricing, TakesADoneDealAtWhatWasPaid)
{
    auto gone = tent();
    gone.active = false;
    const Quote made = quote(policy(), doneDeal(20000), {gone});
    EXPECT_EQ(made.refusal, "");
    EXPECT_EQ(made.amounts.total, 20000);
    EXPECT_EQ(made.lines[0].unitPrice, 10000);
    EXPECT_EQ(made.lines[0].tax, 3193);
    EXPECT_EQ(made.catalogTotal, 23800);
    EXPECT_EQ(made.currentUnitPrices[0], eur(11900));
    EXPECT_EQ(quote(policy(), doneDeal(20000), {}).refusal, reasons::kProductUnavailable)
        << "a product that the shop never had";
}

TEST(Pricing, ADoneDealComesToWhatWasPaidWhateverTheTaxesAreNow)
{
    auto net = policy();
    net.pricesIncludeTax = false;
    Order order = doneDeal(23200); // 2 x 100.00 and 16 %, as it was when the network went
    order.wanted.push_back({"p2", 1, eur(0)});
    auto gift = tent();
    gift.id = "p2";
    gift.price = eur(0);
    const Quote made = quote(net, order, {tent(), gift});
    EXPECT_EQ(made.refusal, "");
    EXPECT_EQ(made.amounts.total, 23200);
    EXPECT_EQ(made.amounts.tax, 3704) << "19 % in 232.00";
    std::int64_t lines = 0;
    for (const OrderLine& line : made.lines) {
        EXPECT_EQ(line.net + line.tax, line.total);
        lines += line.total;
    }
    EXPECT_EQ(lines, 23200);

    Order foreign = doneDeal(1);
    foreign.expectedTotal = domain::Money::create(20000, "USD").value();
    EXPECT_EQ(quote(policy(), foreign, {tent()}).refusal, reasons::kNotPriceable);
}

TEST(OrderEntity, DerivesHowItStandsWithItsMoney)
{
    Order order;
    order.amounts.total = 1000;
    const auto statusIn = [&](OrderState state, std::int64_t refunded = 0) {
        order.saga.order = state;
        order.refunded = refunded;
        return std::string(toString(order.paymentStatus()));
    };
    EXPECT_EQ(statusIn(OrderState::Pending), "NONE");
    EXPECT_EQ(statusIn(OrderState::PaymentPending), "PENDING");
    EXPECT_EQ(statusIn(OrderState::PaymentUnknown), "UNKNOWN");
    EXPECT_EQ(statusIn(OrderState::PaymentFailed), "NONE");
    EXPECT_EQ(statusIn(OrderState::Authorized), "AUTHORIZED");
    EXPECT_EQ(statusIn(OrderState::Paid), "PAID");
    EXPECT_EQ(statusIn(OrderState::Paid, 400), "PARTIALLY_REFUNDED");
    EXPECT_EQ(statusIn(OrderState::Cancelled), "NONE");
    EXPECT_EQ(statusIn(OrderState::Cancelled, 1000), "REFUNDED");
}

} // namespace
} // namespace vitrine::order
