#include "vitrine/domain/refund.hpp"

#include <gtest/gtest.h>

#include <random>

namespace vitrine::domain {
namespace {

/// Three of 10.00 and one of 7.99 with 19 % in it, and shipping.
RefundableOrder someOrder()
{
    return {.lines = {{.total = 3000, .tax = 479, .quantity = Quantity::whole(3)},
                      {.total = 799, .tax = 128, .quantity = Quantity::whole(1)}},
            .shipping = {.total = 490, .tax = 78},
            .refundable = 4289};
}

RefundWish units(std::int64_t position, std::int64_t quantity)
{
    return {position, Quantity::whole(quantity)};
}

TEST(RefundPlan, NamesWhatEachLineGivesBack)
{
    const std::vector<RefundWish> wishes{units(2, 1), units(1, 2)};
    const auto plan = planRefund(someOrder(), wishes, false);
    ASSERT_TRUE(plan.ok()) << plan.error().message;
    ASSERT_EQ(plan->lines.size(), 2u);
    EXPECT_EQ(plan->lines[0].position, 2);
    EXPECT_EQ(plan->lines[0].step.amount, 799);
    EXPECT_EQ(plan->lines[1].step.amount, 2000);
    EXPECT_EQ(plan->amount, 2799);
    EXPECT_EQ(plan->tax, 128 + 319);
    EXPECT_EQ(plan->shipping.amount, 0);
}

TEST(RefundPlan, WithoutWishesIsAllThatIsLeftShippingIncluded)
{
    RefundableOrder order = someOrder();
    order.lines[0].refundedQuantity = Quantity::whole(3);
    order.lines[0].refunded = 3000;
    order.lines[0].refundedTax = 479;
    order.refundable = 1289;
    const auto plan = planRefund(order, {}, false);
    ASSERT_TRUE(plan.ok());
    ASSERT_EQ(plan->lines.size(), 1u);
    EXPECT_EQ(plan->amount, 1289);
    EXPECT_EQ(plan->shipping.amount, 490);
    EXPECT_EQ(plan->tax, 128 + 78);
}

TEST(RefundPlan, TheShippingGoesBackOnce)
{
    RefundableOrder order = someOrder();
    const std::vector<RefundWish> one{units(2, 1)};
    EXPECT_EQ(planRefund(order, one, true)->amount, 799 + 490);
    order.shipping.refunded = 490;
    order.shipping.refundedTax = 78;
    order.refundable -= 490;
    EXPECT_EQ(planRefund(order, one, true)->amount, 799);
}

TEST(RefundPlan, NeverExceedsWhatIsLeftWhenAnAmountWentBackWithoutLines)
{
    RefundableOrder order = someOrder();
    order.refundable = 2500; // 17.89 went back as goodwill
    const std::vector<RefundWish> wishes{units(1, 2), units(2, 1)};
    const auto plan = planRefund(order, wishes, true);
    ASSERT_TRUE(plan.ok());
    EXPECT_EQ(plan->amount, 2500);
    EXPECT_EQ(plan->lines[0].step.amount, 2000);
    EXPECT_EQ(plan->lines[1].step.amount, 500);
    EXPECT_EQ(plan->lines[1].step.tax, 80) << "the tax in the part that goes back";
    EXPECT_EQ(plan->shipping.amount, 0);
    order.refundable = 0;
    EXPECT_EQ(planRefund(order, wishes, true).error().code, ErrorCode::Conflict);
}

TEST(RefundPlan, RefusesWhatTheOrderDoesNotHave)
{
    const auto fieldOf = [](const std::vector<RefundWish>& wishes) {
        const auto plan = planRefund(someOrder(), wishes, false);
        EXPECT_EQ(plan.error().code, ErrorCode::InvalidArgument);
        return plan.error().field;
    };
    EXPECT_EQ(fieldOf({units(3, 1)}), "/lines/0/position");
    EXPECT_EQ(fieldOf({units(0, 1)}), "/lines/0/position");
    EXPECT_EQ(fieldOf({units(1, 1), units(1, 1)}), "/lines/1/position");
    EXPECT_EQ(fieldOf({units(1, 4)}), "/lines/0/quantity");
    EXPECT_EQ(fieldOf({units(2, 1), units(1, 0)}), "/lines/1/quantity");
}

/// Plans carried out one after the other, in portions that overlap lines and shipping, give back
/// exactly what was captured.
TEST(RefundPlan, InWhateverPortionsEverythingGoesBackExactly)
{
    std::mt19937_64 random(7);
    const auto below = [&](std::int64_t n) {
        return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random);
    };
    for (int round = 0; round < 2000; ++round) {
        RefundableOrder order;
        std::int64_t tax = 0;
        for (std::int64_t i = 0; i <= below(5); ++i) {
            const std::int64_t total = 1 + below(100000);
            order.lines.push_back(
                {.total = total, .tax = below(total), .quantity = Quantity::whole(1 + below(9))});
        }
        order.shipping = {.total = below(1000), .tax = 0};
        order.shipping.tax = order.shipping.total / 5;
        order.refundable = order.shipping.total;
        for (const RefundableLine& line : order.lines) {
            order.refundable += line.total;
            tax += line.tax;
        }
        tax += order.shipping.tax;
        const std::int64_t captured = order.refundable;
        std::int64_t back = 0;
        std::int64_t backTax = 0;
        while (order.refundable > 0) {
            std::vector<RefundWish> wishes;
            for (std::size_t i = 0; i < order.lines.size() && below(10) > 0; ++i) {
                const RefundableLine& line = order.lines[i];
                const std::int64_t left =
                    (line.quantity.thousandths - line.refundedQuantity.thousandths) / 1000;
                if (left > 0 && below(2) == 0)
                    wishes.push_back(units(static_cast<std::int64_t>(i) + 1, 1 + below(left)));
            }
            if (wishes.empty() && below(4) != 0)
                continue;
            const auto plan = planRefund(order, wishes, below(3) == 0);
            if (!plan.ok()) {
                ASSERT_EQ(plan.error().code, ErrorCode::Conflict) << "a share of less than a cent";
                continue;
            }
            for (const PlannedRefundLine& line : plan->lines) {
                RefundableLine& sold = order.lines[static_cast<std::size_t>(line.position - 1)];
                sold.refundedQuantity.thousandths += line.quantity.thousandths;
                sold.refunded += line.step.amount;
                sold.refundedTax += line.step.tax;
            }
            order.shipping.refunded += plan->shipping.amount;
            order.shipping.refundedTax += plan->shipping.tax;
            order.refundable -= plan->amount;
            back += plan->amount;
            backTax += plan->tax;
        }
        ASSERT_EQ(back, captured);
        ASSERT_EQ(backTax, tax);
    }
}

} // namespace
} // namespace vitrine::domain
