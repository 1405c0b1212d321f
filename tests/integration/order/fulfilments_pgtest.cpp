#include "tests/integration/order/order_fixture.hpp"

#include <gmock/gmock.h>

namespace vitrine::order {
namespace {

using domain::FulfilmentAction;
using testing::HasSubstr;

class FulfilmentsTest : public OrderFixture
{
protected:
    Result<WriteOutcome> act(const std::string& orderId,
                             FulfilmentAction action,
                             std::vector<domain::LineQuantity> lines = {})
    {
        return first.fulfilments.fulfil(
            byAdmin(), orderId, {.action = action, .lines = std::move(lines)}, freshKey());
    }
    std::string standing(const std::string& orderId)
    {
        const Order order = reread(orderId);
        return std::string(toString(order.state())) + " " + order.fulfilment;
    }
};

TEST_F(FulfilmentsTest, TakesAnOrderFromTheShelfToTheBuyer)
{
    const Order order = sold({{product(1), 3}, {product(2), 1}});
    ASSERT_TRUE(act(order.id, FulfilmentAction::StartPicking).ok());
    EXPECT_EQ(standing(order.id), "PAID PICKING");
    ASSERT_TRUE(act(order.id, FulfilmentAction::Ready).ok());
    ASSERT_TRUE(act(order.id, FulfilmentAction::HandOver, {{1, 2}}).ok());
    EXPECT_EQ(standing(order.id), "PARTIALLY_FULFILLED PARTIALLY_HANDED_OVER");
    const auto done = act(order.id, FulfilmentAction::HandOver);
    ASSERT_TRUE(done.ok()) << done.error().message;
    EXPECT_EQ(standing(order.id), "FULFILLED HANDED_OVER");
    EXPECT_EQ(done->order.lines[0].fulfilledQuantity, 3);
    const auto all = first.store.afterSale(reread(order.id), soon())->fulfilments;
    ASSERT_EQ(all.size(), 4u);
    EXPECT_EQ(all[3].lines, (std::vector<domain::LineQuantity>{{1, 1}, {2, 1}}));
    EXPECT_EQ(database.value("SELECT count(*) FROM audit_entry WHERE action = 'order.fulfil'"),
              "4");
}

TEST_F(FulfilmentsTest, RefusesToHandOverWhatWasRefunded)
{
    const Order order = sold({{product(1), 3}, {product(2), 1}});
    ASSERT_TRUE(giveBack(order.id, {units(1, 2)}).ok());
    const auto refused = act(order.id, FulfilmentAction::HandOver, {{1, 2}});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("only 1 are open"));
    ASSERT_TRUE(act(order.id, FulfilmentAction::HandOver).ok());
    EXPECT_EQ(standing(order.id), "FULFILLED HANDED_OVER") << "all that was not given back";
}

TEST_F(FulfilmentsTest, ARefundOfTheRestEndsAFulfilmentInParts)
{
    const Order order = sold({{product(1), 3}, {product(2), 1}});
    ASSERT_TRUE(act(order.id, FulfilmentAction::HandOver, {{1, 3}}).ok());
    ASSERT_TRUE(giveBack(order.id, {units(2, 1)}).ok());
    EXPECT_EQ(standing(order.id), "FULFILLED HANDED_OVER");
    ASSERT_TRUE(giveBack(order.id, {}).ok());
    EXPECT_EQ(reread(order.id).state(), OrderState::Refunded);
}

TEST_F(FulfilmentsTest, WhatTheStateDoesNotAllowIsRefused)
{
    const Order order = sold({{product(1), 1}});
    EXPECT_EQ(act(order.id, FulfilmentAction::Deliver).error().code, ErrorCode::Conflict);
    ASSERT_TRUE(act(order.id, FulfilmentAction::Ship).ok());
    EXPECT_EQ(standing(order.id), "FULFILLED SHIPPED");
    EXPECT_EQ(first.orders.cancel(byAdmin(), order.id).error().code, ErrorCode::Conflict)
        << "the goods are gone";
    ASSERT_TRUE(act(order.id, FulfilmentAction::Deliver).ok());
    EXPECT_EQ(standing(order.id), "FULFILLED DELIVERED");

    const Order cancelled = sold({{product(1), 1}});
    ASSERT_TRUE(first.orders.cancel(byAdmin(), cancelled.id).ok());
    EXPECT_EQ(act(cancelled.id, FulfilmentAction::HandOver).error().code, ErrorCode::Conflict);
}

TEST_F(FulfilmentsTest, ARepeatOfTheKeyHandsNothingOverAgain)
{
    const Order order = sold({{product(1), 3}});
    const FulfilmentRequest request{.action = FulfilmentAction::HandOver, .lines = {{1, 1}}};
    ASSERT_FALSE(first.fulfilments.fulfil(byAdmin(), order.id, request, key("k"))->replayed);
    EXPECT_TRUE(second.fulfilments.fulfil(byAdmin(), order.id, request, key("k"))->replayed);
    EXPECT_EQ(reread(order.id).lines[0].fulfilledQuantity, 1);
    EXPECT_EQ(
        first.fulfilments.fulfil(byAdmin(), order.id, request, key("k", "other")).error().code,
        ErrorCode::Unprocessable);
}

} // namespace
} // namespace vitrine::order
