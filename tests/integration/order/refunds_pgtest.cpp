#include "tests/integration/order/order_fixture.hpp"

#include <gmock/gmock.h>

#include <barrier>
#include <random>
#include <thread>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::HasSubstr;

class RefundsTest : public OrderFixture
{
protected:
    void rest()
    {
        for (int i = 0; i < 20; ++i) {
            passTime(first, 5s);
            passTime(second, 5s);
        }
    }
    std::vector<OrderRefund> refundsOf(const std::string& orderId)
    {
        return first.store.afterSale(reread(orderId), soon())->refunds;
    }
    std::vector<std::string> happenedTo(const std::string& orderId)
    {
        std::vector<std::string> events;
        const auto timeline = first.store.timeline(orderId, soon());
        for (const TimelineEntry& entry : *timeline)
            events.push_back(entry.kind == "status" ? entry.to : entry.event);
        return events;
    }
};

TEST_F(RefundsTest, GivesOneLineBackAndSaysWhatItIs)
{
    const Order order = sold({{product(1), 3}, {product(2), 2}});

    const auto receipt = giveBack(order.id, {units(1, 2)}, true);

    ASSERT_TRUE(receipt.ok()) << receipt.error().message;
    ASSERT_TRUE(receipt->refund);
    EXPECT_EQ(receipt->refund->amount, 2000);
    EXPECT_EQ(receipt->refund->tax, 319) << "2/3 of the 479 in 3000";
    EXPECT_EQ(receipt->refund->progress.status, "SETTLED");
    EXPECT_TRUE(receipt->refund->progress.restocked);
    const Order& after = receipt->order;
    EXPECT_EQ(after.state(), OrderState::Paid) << "a refund of part moves no order";
    EXPECT_EQ(after.paymentStatus(), domain::PaymentStatus::PartiallyRefunded);
    EXPECT_EQ(after.refunded, 2000);
    EXPECT_EQ(after.refundable(), 5000);
    EXPECT_EQ(after.lines[0].refundedQuantity, 2);
    EXPECT_EQ(after.lines[1].refundedQuantity, 0);
    EXPECT_EQ(shop.chargedFor(order.id), 5000);
    EXPECT_EQ(shop.stock[product(1)], 99);
    EXPECT_EQ(shop.stock[product(2)], 98);
    EXPECT_THAT(happenedTo(order.id),
                ElementsAre("PENDING",
                            "INVENTORY_RESERVED",
                            "PAYMENT_PENDING",
                            "PAID",
                            "refund requested",
                            "refund settled"));
}

TEST_F(RefundsTest, DamagedGoodsAreNotPutBack)
{
    const Order order = sold({{product(1), 3}});
    ASSERT_TRUE(giveBack(order.id, {units(1, 3)}, false).ok());
    EXPECT_EQ(shop.stock[product(1)], 97);
    EXPECT_EQ(reread(order.id).state(), OrderState::Refunded) << "all of its money went back";
    EXPECT_EQ(reread(order.id).paymentStatus(), domain::PaymentStatus::Refunded);
}

TEST_F(RefundsTest, IsAuditedWithWhoAndWhat)
{
    const Order order = sold({{product(1), 3}});
    ASSERT_TRUE(giveBack(order.id, {units(1, 1)}).ok());
    EXPECT_EQ(database.value("SELECT actor_id || ' ' || action || ' ' || entity_label || ' ' || "
                             "(after -> 'amount' ->> 'amount') FROM audit_entry"),
              "admin order.refund " + order.number + " 1000");
}

TEST_F(RefundsTest, RefusesAnotherAmountThanThePersonWasShown)
{
    const Order order = sold({{product(1), 3}});
    const auto refused = first.refunds.request(
        byAdmin(), order.id, {.wishes = {units(1, 1)}, .expectedAmount = eur(999)}, freshKey());
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("10.00 EUR, not to 9.99 EUR"));
    EXPECT_EQ(reread(order.id).refunded, 0);
    EXPECT_EQ(giveBack(order.id, {units(2, 1)}).error().field, "/lines/0/position");
    EXPECT_EQ(giveBack(order.id, {units(1, 4)}).error().field, "/lines/0/quantity");
}

TEST_F(RefundsTest, OnlyPaidOrdersAreRefunded)
{
    const Order declined = placed("tok_declined");
    const auto refused = giveBack(declined.id, {});
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("PAYMENT_FAILED does not allow a refund"));
    EXPECT_EQ(giveBack(domain::newUuid().text(), {}).error().code, ErrorCode::NotFound);
}

TEST_F(RefundsTest, ARepeatOfTheKeyGivesNothingBackAgain)
{
    const Order order = sold({{product(1), 3}});
    const auto request = [&](const std::string& content) {
        return second.refunds.request(
            byAdmin(), order.id, {.wishes = {units(1, 1)}}, key("k", content));
    };
    ASSERT_TRUE(request("a")->refund);
    const auto repeated = request("a");
    ASSERT_TRUE(repeated.ok());
    EXPECT_FALSE(repeated->refund);
    EXPECT_EQ(repeated->order.refunded, 1000);
    EXPECT_EQ(request("b").error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(shop.chargedFor(order.id), 2000);
}

/// Whatever is refunded, in whatever order and portions: in the end exactly what was captured went
/// back, and so did the tax.
TEST_F(RefundsTest, LineByLineInAnyOrderExactlyWhatWasCapturedGoesBack)
{
    std::mt19937 random(20261120);
    const auto below = [&](std::int64_t n) {
        return std::uniform_int_distribution<std::int64_t>(0, n - 1)(random);
    };
    for (int round = 0; round < 25; ++round) {
        std::vector<WantedLine> lines;
        for (int n = 1; n <= 3; ++n) {
            shop.catalogue[product(n)].price = eur(1 + below(3000));
            shop.stock[product(n)] = 100;
            lines.push_back({product(n), 1 + below(7)});
        }
        const Order order = sold(lines);
        std::vector<std::int64_t> left;
        for (const WantedLine& line : lines)
            left.push_back(line.quantity);
        std::int64_t tax = 0;
        while (left != std::vector<std::int64_t>{0, 0, 0}) {
            const auto index = static_cast<std::size_t>(below(3));
            if (left[index] == 0)
                continue;
            const std::int64_t quantity = 1 + below(left[index]);
            left[index] -= quantity;
            const auto receipt = giveBack(
                order.id, {units(static_cast<std::int64_t>(index) + 1, quantity)}, below(2) == 0);
            ASSERT_TRUE(receipt.ok()) << receipt.error().message;
            tax += receipt->refund->tax;
        }
        const Order after = reread(order.id);
        EXPECT_EQ(after.refunded, order.amounts.total);
        EXPECT_EQ(after.state(), OrderState::Refunded);
        EXPECT_EQ(tax, order.amounts.tax);
        EXPECT_EQ(shop.chargedFor(order.id), 0);
    }
}

TEST_F(RefundsTest, AtOnceTheyNeverGiveBackMoreThanWasCaptured)
{
    for (int round = 0; round < 8; ++round) {
        const Order order = sold({{product(1), 3}, {product(2), 1}});
        std::barrier start(6);
        {
            std::vector<std::jthread> threads;
            for (int t = 0; t < 6; ++t)
                threads.emplace_back([&, t] {
                    start.arrive_and_wait();
                    Instance& instance = t % 2 == 0 ? first : second;
                    const std::vector<domain::RefundWish> wishes =
                        t < 2 ? std::vector<domain::RefundWish>{}
                              : std::vector<domain::RefundWish>{units(1, 2)};
                    const auto done = instance.refunds.request(
                        byAdmin(), order.id, {.wishes = wishes}, freshKey());
                    if (!done.ok()) {
                        EXPECT_TRUE(done.error().code == ErrorCode::Conflict ||
                                    done.error().code == ErrorCode::InvalidArgument)
                            << done.error().message;
                    }
                });
        }
        rest();
        std::int64_t sum = 0;
        for (const OrderRefund& refund : refundsOf(order.id)) {
            EXPECT_EQ(refund.progress.status, "SETTLED");
            sum += refund.amount;
        }
        EXPECT_LE(sum, 5000);
        EXPECT_EQ(reread(order.id).refunded, sum);
        EXPECT_EQ(shop.chargedFor(order.id), 5000 - sum);
        EXPECT_GE(sum, 2000) << "at least one of them was first";
    }
}

TEST_F(RefundsTest, ARefundThatTheProviderTakesItsTimeForIsFollowedUp)
{
    const Order order = sold({{product(1), 3}});
    shop.refundFate = RefundStatus::UnderWay;
    const auto receipt = giveBack(order.id, {units(1, 1)}, true);
    ASSERT_TRUE(receipt.ok());
    EXPECT_EQ(receipt->refund->progress.status, "SENT");
    EXPECT_EQ(receipt->order.refunded, 0);
    EXPECT_EQ(receipt->order.refundable(), 2000) << "what is under way is set aside";
    EXPECT_EQ(first.orders.cancel(byAdmin(), order.id).error().code, ErrorCode::Conflict)
        << "its fate decides what a cancellation gives back";
    shop.settleRefunds();
    rest();
    EXPECT_EQ(reread(order.id).refunded, 1000);
    EXPECT_EQ(shop.stock[product(1)], 98);
    EXPECT_EQ(database.value("SELECT count(*) FROM order_refund WHERE due_at IS NOT NULL"), "0");
}

TEST_F(RefundsTest, ARefundThatFailsForGoodFreesWhatItHadSetAside)
{
    const Order order = sold({{product(1), 3}});
    shop.refundFate = RefundStatus::Failed;
    ASSERT_TRUE(giveBack(order.id, {units(1, 3)}, true).ok());
    rest();
    const Order after = reread(order.id);
    EXPECT_EQ(after.state(), OrderState::Paid);
    EXPECT_EQ(after.refunded, 0);
    EXPECT_EQ(after.refundable(), 3000);
    EXPECT_EQ(after.lines[0].refundedQuantity, 0);
    EXPECT_EQ(refundsOf(order.id).front().progress.status, "FAILED");
    EXPECT_EQ(shop.stock[product(1)], 97) << "no money went back, so the goods did not come back";
    shop.refundFate = RefundStatus::Settled;
    ASSERT_TRUE(giveBack(order.id, {units(1, 3)}).ok());
    EXPECT_EQ(reread(order.id).state(), OrderState::Refunded);
}

struct Break
{
    const char* call;
    Mishap what;
};

class OneFaultInARefund : public RefundsTest, public testing::WithParamInterface<Break>
{
};

/// One call fails early or late, or the process dies around it: another process ends the refund,
/// and the money goes back once.
TEST_P(OneFaultInARefund, IsHealed)
{
    const Order order = sold({{product(1), 3}});
    if (std::string_view(GetParam().call) == "look up refund")
        shop.refundFate = RefundStatus::UnderWay;
    breakCall(GetParam().call, GetParam().what);
    try {
        const auto receipt = giveBack(order.id, {units(1, 2)}, true);
        ASSERT_TRUE(receipt.ok()) << receipt.error().message;
        shop.settleRefunds();
    } catch (const ProcessDied&) {
        EXPECT_NE(database.value("SELECT step FROM order_refund"), "DONE");
        clock.advance(4s);
        ASSERT_TRUE(second.refunds.driveDue(soon()).ok());
        EXPECT_NE(database.value("SELECT step FROM order_refund"), "DONE")
            << "the dead one's lease still runs";
        clock.advance(2s);
        ASSERT_TRUE(second.refunds.driveDue(soon()).ok());
        EXPECT_EQ(database.value("SELECT step FROM order_refund"), "DONE")
            << "taken over as soon as the lease ends";
    }
    try {
        rest();
    } catch (const ProcessDied&) {
        shop.settleRefunds();
        rest();
    }
    EXPECT_EQ(reread(order.id).refunded, 2000);
    EXPECT_EQ(shop.chargedFor(order.id), 1000);
    EXPECT_EQ(shop.stock[product(1)], 99);
    EXPECT_EQ(refundsOf(order.id).size(), 1u);
    EXPECT_TRUE(refundsOf(order.id).front().progress.restocked);
}

std::vector<Break> breaks()
{
    std::vector<Break> all;
    for (const char* call : {"refund", "look up refund", "restock"}) {
        for (const Mishap what : {Mishap::Refused,
                                  Mishap::Lost,
                                  Mishap::Unanswered,
                                  Mishap::DiesBefore,
                                  Mishap::DiesAfter})
            all.push_back({call, what});
    }
    return all;
}

std::string nameOf(const testing::TestParamInfo<Break>& fault)
{
    static constexpr const char* kNames[] = {
        "None", "Refused", "Lost", "Unanswered", "DiesBefore", "DiesAfter"};
    std::string call = fault.param.call;
    std::replace(call.begin(), call.end(), ' ', '_');
    return call + kNames[static_cast<int>(fault.param.what)];
}

INSTANTIATE_TEST_SUITE_P(Each, OneFaultInARefund, testing::ValuesIn(breaks()), nameOf);

TEST_F(RefundsTest, ACancellationGivesBackAndPutsBackOnlyTheRest)
{
    const Order order = sold({{product(1), 3}, {product(2), 1}});
    ASSERT_TRUE(giveBack(order.id, {units(1, 1)}, false).ok()) << "one was broken";
    const auto cancelled = first.orders.cancel(byAdmin(), order.id);
    ASSERT_TRUE(cancelled.ok()) << cancelled.error().message;
    rest();
    const Order after = reread(order.id);
    EXPECT_EQ(after.state(), OrderState::Cancelled);
    EXPECT_EQ(after.refunded, 5000);
    EXPECT_EQ(shop.chargedFor(order.id), 0);
    EXPECT_EQ(shop.stock[product(1)], 99) << "the broken one stays away";
    EXPECT_EQ(shop.stock[product(2)], 100);
    const auto refunds = refundsOf(order.id);
    ASSERT_EQ(refunds.size(), 2u);
    EXPECT_EQ(refunds[1].source, refund_source::kCancel);
    EXPECT_EQ(refunds[1].amount, 4000);
    EXPECT_TRUE(refunds[1].progress.restocked);
    EXPECT_EQ(database.value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry"),
              "order.refund order.cancel");
}

PaymentReturn returnOf(const Order& order, std::int64_t amount)
{
    return {.refundId = domain::newUuid().text(),
            .refundKey = "k",
            .attemptKey = attemptKey(order.id, 1),
            .amount = {amount, domain::Currency::create("EUR").value()},
            .reason = "goodwill",
            .actor = "ada"};
}

TEST_F(RefundsTest, WhatPaymentGaveBackByItselfIsTakenNoteOfOnce)
{
    const Order order = sold({{product(1), 3}});
    shop.refundAtPayment(order.id, 500);
    const PaymentReturn returned = returnOf(order, 500);
    ASSERT_TRUE(first.refunds.paymentReturned(by("", {}), order.id, returned).ok());
    ASSERT_TRUE(second.refunds.paymentReturned(by("", {}), order.id, returned).ok());
    EXPECT_EQ(reread(order.id).refunded, 500);
    EXPECT_EQ(reread(order.id).refundable(), 2500);
    EXPECT_EQ(happenedTo(order.id).back(), "refunded at payment");

    const auto rest = giveBack(order.id, {});
    ASSERT_TRUE(rest.ok()) << rest.error().message;
    EXPECT_EQ(rest->refund->amount, 2500) << "never more than is left";
    EXPECT_EQ(rest->order.state(), OrderState::Refunded);
    EXPECT_EQ(shop.chargedFor(order.id), 0);
}

TEST_F(RefundsTest, AnOrderWhoseMoneyPaymentGaveBackWholeIsRefunded)
{
    const Order order = sold({{product(1), 3}});
    ASSERT_TRUE(first.refunds.paymentReturned(by("", {}), order.id, returnOf(order, 3000)).ok());
    EXPECT_EQ(reread(order.id).state(), OrderState::Refunded);
    EXPECT_FALSE(
        first.refunds.paymentReturned(by("", {}), domain::newUuid().text(), returnOf(order, 3000))
            .ok());
}

/// Payment gave back a part that nobody has told this service of yet: the cancellation's refund is
/// rejected, and the rest of the money goes back once the news is there.
TEST_F(RefundsTest, ACancellationSurvivesNewsFromPaymentThatComesLate)
{
    const Order order = sold({{product(1), 3}});
    shop.refundAtPayment(order.id, 500);
    breakCall("refund", Mishap::Refused);
    ASSERT_TRUE(first.orders.cancel(by("ann"), order.id).ok());
    ASSERT_EQ(reread(order.id).saga.step, SagaStep::Refund);
    ASSERT_TRUE(first.refunds.paymentReturned(by("", {}), order.id, returnOf(order, 500)).ok());
    rest();
    EXPECT_EQ(reread(order.id).state(), OrderState::Cancelled);
    EXPECT_EQ(reread(order.id).refunded, 3000);
    EXPECT_EQ(shop.chargedFor(order.id), 0);
    EXPECT_EQ(shop.stock[product(1)], 100);
}

} // namespace
} // namespace vitrine::order
