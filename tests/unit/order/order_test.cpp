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
