#include "vitrine/domain/fulfilment.hpp"

#include <gmock/gmock.h>

namespace vitrine::domain {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Action = FulfilmentAction;

FulfillableOrder someOrder()
{
    return {.state = OrderState::Paid, .lines = {{.quantity = 3}, {.quantity = 1}}};
}

TEST(FulfilmentPlan, WithoutLinesIsTheRest)
{
    FulfillableOrder order = someOrder();
    order.lines[0].fulfilled = 1;
    order.state = OrderState::PartiallyFulfilled;
    order.fulfilment = "PARTIALLY_HANDED_OVER";
    const auto plan = planFulfilment(order, Action::HandOver, {});
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    EXPECT_EQ(plan->fulfilment, "HANDED_OVER");
    EXPECT_THAT(plan->lines, ElementsAre(LineQuantity{1, 2}, LineQuantity{2, 1}));
    EXPECT_EQ(plan->orderEvent, OrderEvent::AllHandedOver);
}

TEST(FulfilmentPlan, APartMovesTheOrderOnce)
{
    FulfillableOrder order = someOrder();
    const auto first = planFulfilment(order, Action::HandOver, {{1, 1}});
    EXPECT_EQ(first->fulfilment, "PARTIALLY_HANDED_OVER");
    EXPECT_EQ(first->orderEvent, OrderEvent::PartHandedOver);
    order.state = OrderState::PartiallyFulfilled;
    order.fulfilment = first->fulfilment;
    order.lines[0].fulfilled = 1;
    const auto second = planFulfilment(order, Action::Ship, {{1, 1}});
    ASSERT_TRUE(second.ok()) << second.error().message;
    EXPECT_EQ(second->orderEvent, std::nullopt) << "it is PARTIALLY_FULFILLED already";
    EXPECT_EQ(planFulfilment(order, Action::Ship, {})->fulfilment, "SHIPPED");
}

TEST(FulfilmentPlan, PickingMovesNoGoods)
{
    const auto plan = planFulfilment(someOrder(), Action::StartPicking, {});
    EXPECT_EQ(plan->fulfilment, "PICKING");
    EXPECT_THAT(plan->lines, IsEmpty());
    EXPECT_EQ(plan->orderEvent, std::nullopt);
    EXPECT_EQ(planFulfilment(someOrder(), Action::StartPicking, {{1, 1}}).error().field, "/lines");
}

TEST(FulfilmentPlan, UnitsGivenBackAreTakenFromThoseStillOpen)
{
    FulfillableOrder order = someOrder();
    order.lines[0].refunded = 2;
    EXPECT_EQ(order.lines[0].open(), 1);
    const auto refused = planFulfilment(order, Action::HandOver, {{1, 2}});
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("only 1 are open: 0 went out and 2 were given"));
    order.lines[0].fulfilled = 3; // all went out, and two of them came back
    EXPECT_EQ(order.lines[0].open(), 0);
}

TEST(FulfilmentPlan, RefusesWhatTheOrderDoesNotHave)
{
    const auto fieldOf = [](const std::vector<LineQuantity>& lines) {
        const auto plan = planFulfilment(someOrder(), Action::HandOver, lines);
        EXPECT_EQ(plan.error().code, ErrorCode::InvalidArgument);
        return plan.error().field;
    };
    EXPECT_EQ(fieldOf({{3, 1}}), "/lines/0/position");
    EXPECT_EQ(fieldOf({{1, 1}, {1, 1}}), "/lines/1/position");
    EXPECT_EQ(fieldOf({{1, 4}}), "/lines/0/quantity");
    EXPECT_EQ(fieldOf({{1, 0}}), "/lines/0/quantity");
    EXPECT_EQ(parseFulfilmentAction("fly").error().field, "/action");
}

TEST(FulfilmentPlan, OffersWhatTheStateAllows)
{
    FulfillableOrder order = someOrder();
    EXPECT_THAT(possibleActions(order),
                ElementsAre(Action::StartPicking, Action::HandOver, Action::Ship));
    order.fulfilment = "PICKING";
    EXPECT_THAT(possibleActions(order), ElementsAre(Action::Ready));
    order.fulfilment = "SHIPPED";
    order.state = OrderState::Fulfilled;
    EXPECT_THAT(possibleActions(order), ElementsAre(Action::Deliver));
    order.state = OrderState::Cancelled;
    EXPECT_THAT(possibleActions(order), IsEmpty());
    order = someOrder();
    order.lines = {{.quantity = 1, .refunded = 1}};
    EXPECT_THAT(possibleActions(order), ElementsAre(Action::StartPicking));
}

TEST(FulfilmentActions, ReadBackWhatTheyWrite)
{
    for (const Action action :
         {Action::StartPicking, Action::Ready, Action::HandOver, Action::Ship, Action::Deliver})
        EXPECT_EQ(parseFulfilmentAction(toString(action)).value(), action);
}

} // namespace
} // namespace vitrine::domain
