#include "services/order/domain/saga/saga.hpp"

#include <gtest/gtest.h>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;
using domain::OrderEvent;
using domain::OrderState;

const Timestamp kStart{std::chrono::milliseconds(1'700'000'000'000)};

/// An order on its way, with a clock to turn.
class SagaTest : public testing::Test
{
protected:
    void feed(const SagaEvent& event)
    {
        auto decision = decide(saga, event, now, policy);
        ASSERT_TRUE(decision.ok()) << decision.error().message;
        saga = decision->state;
        alarm = decision->alarm;
        for (const OrderMoved& move : decision->moves)
            path += " " + std::string(toString(move.to));
    }
    std::string command() const
    {
        const auto next = commandOf(saga);
        return next ? std::string(toString(next->kind)) + " " + next->key : "";
    }
    void pay(ChargeStatus status, std::int64_t amount = 1000)
    {
        feed(ChargeAnswered{.attempt = saga.attempt,
                            .status = status,
                            .amount = amount,
                            .declineCode = "card_declined"});
    }
    void reachCharge()
    {
        feed(Priced{1000});
        feed(Held{1, now + 10min});
    }
    void reachPaid()
    {
        reachCharge();
        pay(ChargeStatus::Captured);
        feed(Committed{1});
    }
    ErrorCode refusal(const SagaEvent& event) const
    {
        const auto decision = decide(saga, event, now, policy);
        return decision.ok() ? ErrorCode::Internal : decision.error().code;
    }

    SagaPolicy policy;
    Timestamp now = kStart;
    SagaState saga = beginSaga("o1", kStart, policy);
    std::string path;
    std::string alarm;
};

TEST_F(SagaTest, GoesStraightFromPricesToPaid)
{
    EXPECT_EQ(command(), "price o1");
    feed(Priced{1000});
    EXPECT_EQ(command(), "reserve o1:hold:1");
    feed(Held{1, now + 10min});
    EXPECT_EQ(command(), "charge o1:1");
    EXPECT_EQ(commandOf(saga)->amount, 1000);
    pay(ChargeStatus::Captured);
    EXPECT_EQ(command(), "commit o1:commit:1");
    EXPECT_EQ(saga.order, OrderState::PaymentPending) << "not PAID before the stock is committed";
    feed(Committed{1});
    EXPECT_EQ(path, " INVENTORY_RESERVED PAYMENT_PENDING PAID");
    EXPECT_TRUE(saga.quiet());
}

TEST_F(SagaTest, WaitsForATillAndRecordsWhatItTook)
{
    saga = beginSaga("o1", kStart, policy, PaymentWay::Till);
    reachCharge();
    EXPECT_EQ(path, " INVENTORY_RESERVED PAYMENT_PENDING");
    EXPECT_EQ(command(), "");
    EXPECT_EQ(saga.wakeAt, kStart + 30min);
    EXPECT_EQ(refusal(RetryRequested{}), ErrorCode::Conflict);
    now += 29min;
    feed(TillPaid{});
    EXPECT_EQ(command(), "charge o1:1");
    EXPECT_EQ(refusal(TillPaid{}), ErrorCode::Conflict) << "it is paid once";
    now += 10h;
    feed(Tick{});
    EXPECT_EQ(command(), "charge o1:1") << "money that was taken does not expire";
    pay(ChargeStatus::Captured);
    feed(Committed{1});
    EXPECT_EQ(saga.order, OrderState::Paid);
}

TEST_F(SagaTest, NobodyPaysAtTheTill)
{
    saga = beginSaga("o1", kStart, policy, PaymentWay::Till);
    reachCharge();
    now += 30min;
    EXPECT_EQ(refusal(TillPaid{}), ErrorCode::Conflict) << "too late";
    feed(Tick{});
    EXPECT_EQ(saga.order, OrderState::Expired);
    EXPECT_EQ(command(), "release o1:release:1");
    EXPECT_EQ(alarm, "");
}

TEST_F(SagaTest, AnOrderForTheTillIsCancelledWithoutAskingPayment)
{
    saga = beginSaga("o1", kStart, policy, PaymentWay::Till);
    reachCharge();
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(command(), "release o1:release:1");
}

TEST_F(SagaTest, APersonIsToldWhenMoneyThatWasTakenHasNoOrder)
{
    saga = beginSaga("o1", kStart, policy, PaymentWay::Taken);
    now += 10h;
    feed(Tick{});
    EXPECT_EQ(command(), "price o1") << "it does not expire";
    feed(Priced{1000});
    feed(HoldRefused{1, "out_of_stock"});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_NE(alarm.find("give it back"), std::string::npos) << alarm;

    saga = beginSaga("o2", now, policy, PaymentWay::Taken);
    alarm.clear();
    reachCharge();
    pay(ChargeStatus::Declined);
    EXPECT_EQ(saga.order, OrderState::Cancelled) << "no other try can help it";
    EXPECT_NE(alarm, "");
}

TEST_F(SagaTest, EndsWithoutStock)
{
    feed(Priced{1000});
    feed(HoldRefused{1, "out_of_stock"});
    EXPECT_EQ(path, " CANCELLED");
    EXPECT_EQ(saga.reason, "out_of_stock");
    EXPECT_TRUE(saga.quiet());
}

TEST_F(SagaTest, EndsWhenThePriceIsNotTheOneShown)
{
    feed(PriceRefused{"price_changed"});
    EXPECT_EQ(path, " CANCELLED");
    EXPECT_TRUE(saga.quiet());
}

TEST_F(SagaTest, ADeclineHoldsTheStockForAnotherTry)
{
    reachCharge();
    pay(ChargeStatus::Declined);
    EXPECT_EQ(saga.order, OrderState::PaymentFailed);
    EXPECT_EQ(command(), "");
    EXPECT_EQ(saga.wakeAt, now + 10min);
    now += 1min;
    feed(RetryRequested{});
    EXPECT_EQ(command(), "charge o1:2");
    pay(ChargeStatus::Captured);
    feed(Committed{1});
    EXPECT_EQ(saga.order, OrderState::Paid);
}

TEST_F(SagaTest, ADeclinedOrderExpiresAndGivesItsStockBack)
{
    reachCharge();
    pay(ChargeStatus::Declined);
    now = saga.wakeAt;
    EXPECT_EQ(refusal(RetryRequested{}), ErrorCode::Conflict);
    feed(Tick{});
    EXPECT_EQ(saga.order, OrderState::Expired);
    EXPECT_EQ(command(), "release o1:release:1");
    feed(Released{});
    EXPECT_TRUE(saga.quiet());
}

TEST_F(SagaTest, TheLastAttemptIsTheLast)
{
    policy.attemptsMax = 1;
    reachCharge();
    pay(ChargeStatus::Declined);
    EXPECT_EQ(path, " INVENTORY_RESERVED PAYMENT_PENDING PAYMENT_FAILED CANCELLED");
    EXPECT_EQ(command(), "release o1:release:1");
}

TEST_F(SagaTest, AsksUnderTheSameKeyWhenNobodyAnswered)
{
    reachCharge();
    feed(CallFailed{.maybeDone = true});
    EXPECT_EQ(saga.order, OrderState::PaymentUnknown);
    EXPECT_EQ(command(), "look up charge o1:1");
    EXPECT_GT(saga.wakeAt, now);
    pay(ChargeStatus::NotFound);
    EXPECT_EQ(command(), "charge o1:1") << "it may still be on its way, so under its own key";
    pay(ChargeStatus::Captured);
    feed(Committed{1});
    EXPECT_EQ(path, " INVENTORY_RESERVED PAYMENT_PENDING PAYMENT_UNKNOWN PAID");
}

TEST_F(SagaTest, BlocksARetryWhileTheLastAttemptIsInDoubt)
{
    reachCharge();
    pay(ChargeStatus::Unknown);
    const auto refused = decide(saga, RetryRequested{}, now, policy);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(
        refused.error().message,
        "order in state PAYMENT_UNKNOWN does not allow 'retry'; allowed: 'captured', 'authorised', "
        "'declined'");
}

TEST_F(SagaTest, BacksOffAndNeverGivesUp)
{
    std::vector<std::int64_t> pauses;
    feed(Priced{1000});
    for (int i = 0; i < 10; ++i) {
        feed(CallFailed{});
        pauses.push_back((saga.wakeAt - now).count());
    }
    EXPECT_EQ(pauses,
              (std::vector<std::int64_t>{100, 200, 400, 800, 1600, 3200, 5000, 5000, 5000, 5000}));
    EXPECT_EQ(command(), "reserve o1:hold:1");
}

TEST_F(SagaTest, WaitsForTheBuyerAndUndoesTheChargeWhenNobodyComes)
{
    reachCharge();
    feed(ChargeAnswered{
        .attempt = 1, .status = ChargeStatus::RequiresAction, .actionUrl = "https://pay"});
    EXPECT_EQ(saga.actionUrl, "https://pay");
    EXPECT_EQ(saga.wakeAt, now + policy.buyerPoll);
    now = saga.payBy;
    feed(Tick{});
    EXPECT_EQ(command(), "look up charge o1:1") << "a last look before it is undone";
    feed(ChargeAnswered{
        .attempt = 1, .status = ChargeStatus::RequiresAction, .actionUrl = "https://pay"});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(ChargeCancelled{1});
    EXPECT_EQ(saga.order, OrderState::Expired);
    EXPECT_EQ(saga.actionUrl, "");
    EXPECT_EQ(command(), "release o1:release:1");
}

TEST_F(SagaTest, MoneyThatComesAtTheLastMomentCounts)
{
    reachCharge();
    feed(ChargeAnswered{
        .attempt = 1, .status = ChargeStatus::RequiresAction, .actionUrl = "https://pay"});
    now = saga.payBy;
    pay(ChargeStatus::Captured);
    feed(CommitRefused{1}); // the hold lapsed meanwhile
    EXPECT_EQ(command(), "reserve o1:hold:2");
    feed(Held{2, now + 10min});
    EXPECT_EQ(command(), "commit o1:commit:2");
    feed(Committed{2});
    EXPECT_EQ(saga.order, OrderState::Paid);
}

TEST_F(SagaTest, GivesTheMoneyBackWhenTheStockIsGone)
{
    reachCharge();
    pay(ChargeStatus::Captured);
    feed(CommitRefused{1});
    feed(HoldRefused{2, "out_of_stock"});
    EXPECT_EQ(command(), "cancel charge o1:1");
    EXPECT_EQ(saga.order, OrderState::PaymentPending) << "not final while the money is not back";
    feed(ChargeCancelled{1});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(saga.reason, "out_of_stock");
}

TEST_F(SagaTest, AnAmountThatIsNotTheTotalGoesBack)
{
    reachCharge();
    pay(ChargeStatus::Captured, 999);
    EXPECT_EQ(command(), "cancel charge o1:1");
    EXPECT_NE(alarm, "");
}

TEST_F(SagaTest, CanBeCancelledAtEveryStep)
{
    const CancelRequested cancel{"cancelled_by_customer"};
    feed(cancel);
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_TRUE(saga.quiet());
    feed(cancel); // twice is once
    EXPECT_EQ(saga.order, OrderState::Cancelled);
}

TEST_F(SagaTest, ACancelledHoldIsReleasedWhetherItWasAnsweredOrNot)
{
    feed(Priced{1000});
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(command(), "release o1:release:1");
    feed(Held{1, now + 10min}); // the late answer
    EXPECT_EQ(command(), "release o1:release:1");
    feed(ReleaseRefused{});
    EXPECT_EQ(command(), "restock o1:restock:1");
}

TEST_F(SagaTest, CancellingAnOpenAttemptUndoesItFirst)
{
    reachCharge();
    feed(CancelRequested{"cancelled_by_staff"});
    EXPECT_EQ(saga.order, OrderState::PaymentPending);
    EXPECT_EQ(command(), "cancel charge o1:1");
    pay(ChargeStatus::Captured); // answered after all: being undone
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(ChargeCancelled{1});
    EXPECT_EQ(path, " INVENTORY_RESERVED PAYMENT_PENDING PAYMENT_FAILED CANCELLED");
    EXPECT_EQ(saga.reason, "cancelled_by_staff");
}

TEST_F(SagaTest, CancellingAPaidOrderRefundsAndRestocks)
{
    reachPaid();
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(saga.order, OrderState::Paid) << "until the refund has settled";
    EXPECT_EQ(command(), "refund o1:refund:1");
    feed(RefundAnswered{1, RefundStatus::UnderWay});
    EXPECT_EQ(command(), "look up refund o1:refund:1");
    feed(RefundAnswered{1, RefundStatus::Failed});
    EXPECT_EQ(command(), "refund o1:refund:2") << "a failed refund gets a new key";
    feed(RefundAnswered{2, RefundStatus::Settled});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(command(), "restock o1:restock:1");
    feed(Restocked{});
    EXPECT_TRUE(saga.quiet());
}

TEST_F(SagaTest, ACancellationDuringTheCommitRefundsAfterIt)
{
    reachCharge();
    pay(ChargeStatus::Captured);
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(command(), "commit o1:commit:1");
    feed(Committed{1});
    EXPECT_EQ(saga.order, OrderState::Paid);
    EXPECT_EQ(command(), "refund o1:refund:1");
}

TEST_F(SagaTest, ARefundThatCannotBeMadeCallsAPerson)
{
    reachPaid();
    feed(CancelRequested{"cancelled_by_customer"});
    feed(RefundAnswered{1, RefundStatus::Rejected});
    EXPECT_NE(alarm, "");
    EXPECT_EQ(saga.order, OrderState::Paid);
    EXPECT_EQ(saga.reason, "refund_failed");
}

TEST_F(SagaTest, RefusesToCancelWhatIsHandedOverOrOver)
{
    for (const auto state : {OrderState::PartiallyFulfilled,
                             OrderState::Fulfilled,
                             OrderState::Expired,
                             OrderState::Refunded}) {
        saga.order = state;
        saga.step = SagaStep::Idle;
        EXPECT_EQ(refusal(CancelRequested{"cancelled_by_staff"}), ErrorCode::Conflict)
            << toString(state);
    }
}

TEST_F(SagaTest, LateMoneyForAFinalOrderGoesBack)
{
    reachCharge();
    pay(ChargeStatus::Declined);
    feed(CancelRequested{"cancelled_by_customer"});
    feed(Released{});
    ASSERT_TRUE(saga.quiet());
    feed(PaymentNotice{1});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(CallFailed{});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(ChargeCancelled{1});
    EXPECT_TRUE(saga.quiet());
    EXPECT_EQ(saga.order, OrderState::Cancelled);
}

TEST_F(SagaTest, ANoticeAboutAnEarlierAttemptDoesNotShortenTheRetryWindow)
{
    reachCharge();
    pay(ChargeStatus::Declined);
    const Timestamp until = saga.wakeAt;
    feed(PaymentNotice{1});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(Tick{});
    EXPECT_EQ(saga.order, OrderState::PaymentFailed);
    feed(ChargeCancelled{1});
    EXPECT_EQ(saga.wakeAt, until);
    feed(PaymentNotice{7}); // an attempt that never was
    EXPECT_EQ(command(), "");
}

TEST_F(SagaTest, ANoticeWakesTheLookUpOfTheOpenAttempt)
{
    reachCharge();
    feed(ChargeAnswered{.attempt = 1, .status = ChargeStatus::RequiresAction});
    now += 1s;
    feed(PaymentNotice{1});
    EXPECT_EQ(saga.wakeAt, now);
    EXPECT_EQ(command(), "look up charge o1:1");
}

TEST_F(SagaTest, ADeclineThatMayBeOlderThanTheNewsIsNotTheLastWord)
{
    reachCharge();
    pay(ChargeStatus::Unknown);
    feed(PaymentNotice{1});
    pay(ChargeStatus::Declined);
    EXPECT_EQ(saga.order, OrderState::PaymentFailed);
    EXPECT_EQ(command(), "cancel charge o1:1") << "whatever it took after all goes back";
    feed(RetryRequested{});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(ChargeCancelled{1});
    EXPECT_EQ(command(), "charge o1:2");
}

TEST_F(SagaTest, AnAuthorisationWaitsForItsCaptureAndIsVoidedByACancellation)
{
    reachCharge();
    pay(ChargeStatus::Authorized);
    EXPECT_EQ(saga.order, OrderState::Authorized);
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(command(), "cancel charge o1:1");
    feed(ChargeCancelled{1});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(command(), "release o1:release:1");
}

TEST_F(SagaTest, WhatCostsNothingIsNeverCharged)
{
    feed(Priced{0});
    feed(Held{1, now + 10min});
    EXPECT_EQ(command(), "commit o1:commit:1");
    feed(Committed{1});
    EXPECT_EQ(saga.order, OrderState::Paid);
    feed(CancelRequested{"cancelled_by_customer"});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(command(), "restock o1:restock:1");
}

TEST_F(SagaTest, RefundsOfPartsNeverExceedWhatWasCaptured)
{
    reachPaid();
    const std::int64_t total = saga.total;
    feed(RefundBegun{total - 1});
    EXPECT_EQ(saga.givenBack, total - 1);
    EXPECT_EQ(refusal(RefundBegun{2}), ErrorCode::Conflict);
    feed(RefundEnded{total - 1, false});
    EXPECT_EQ(saga.givenBack, 0) << "what failed may be given back again";
    feed(RefundBegun{total});
    EXPECT_EQ(refusal(CancelRequested{"cancelled_by_staff"}), ErrorCode::Conflict)
        << "while its fate is open";
    feed(RefundEnded{total, true});
    EXPECT_EQ(saga.order, OrderState::Refunded);
    EXPECT_TRUE(saga.quiet());
    EXPECT_EQ(refusal(RefundBegun{1}), ErrorCode::Conflict);
}

TEST_F(SagaTest, ACancellationGivesBackWhatOtherRefundsHaveLeft)
{
    reachPaid();
    feed(RefundBegun{300});
    feed(RefundEnded{300, true});
    EXPECT_EQ(saga.order, OrderState::Paid);
    feed(CancelRequested{"cancelled_by_staff"});
    EXPECT_EQ(commandOf(saga)->amount, saga.total - 300);
    EXPECT_EQ(refusal(RefundBegun{1}), ErrorCode::Conflict) << "it is being cancelled";
    feed(MoneyReturned{1, 200});
    EXPECT_EQ(commandOf(saga)->amount, saga.total - 300) << "under the same key the same amount";
    feed(RefundAnswered{saga.refund, RefundStatus::Rejected});
    EXPECT_EQ(commandOf(saga)->amount, saga.total - 500);
    EXPECT_EQ(saga.refund, 2);
    feed(RefundAnswered{saga.refund, RefundStatus::Settled});
    EXPECT_EQ(saga.order, OrderState::Cancelled);
    EXPECT_EQ(saga.refunded, saga.total);
}

TEST_F(SagaTest, MoneyOfAnEarlierAttemptIsNotTheOrders)
{
    reachPaid();
    feed(MoneyReturned{7, 100});
    EXPECT_EQ(saga.givenBack, 0);
    feed(MoneyReturned{1, saga.total});
    EXPECT_EQ(saga.order, OrderState::Refunded);
}

TEST_F(SagaTest, GoodsGoOutOfPaidOrdersOnly)
{
    EXPECT_EQ(refusal(GoodsMoved{OrderEvent::AllHandedOver}), ErrorCode::Conflict);
    reachPaid();
    feed(GoodsMoved{OrderEvent::PartHandedOver});
    EXPECT_EQ(saga.order, OrderState::PartiallyFulfilled);
    feed(RefundBegun{100});
    feed(RefundEnded{100, true, true});
    EXPECT_EQ(saga.order, OrderState::Fulfilled) << "the rest of the goods was refunded";
    EXPECT_EQ(refusal(GoodsMoved{OrderEvent::AllHandedOver}), ErrorCode::Internal)
        << "whoever asks has looked before";
}

TEST_F(SagaTest, TimesOutBeforeItIsPriced)
{
    now = saga.payBy;
    feed(Tick{});
    EXPECT_EQ(saga.order, OrderState::Expired);
    EXPECT_TRUE(saga.quiet());
}

TEST(SagaNames, CanBeReadBack)
{
    for (int i = 0; i <= static_cast<int>(SagaStep::Idle); ++i)
        EXPECT_EQ(parseSagaStep(toString(static_cast<SagaStep>(i))).value(),
                  static_cast<SagaStep>(i));
    for (int i = 0; i <= static_cast<int>(Ending::Expire); ++i)
        EXPECT_EQ(parseEnding(toString(static_cast<Ending>(i))).value(), static_cast<Ending>(i));
    EXPECT_FALSE(parseSagaStep("WAIT").ok());
    EXPECT_EQ(attemptOfKey("o1", attemptKey("o1", 12)).value(), 12);
    for (const char* key : {"o1", "o1:", "o2:1", "o1:x", "o1:1x", "o1:0", "o1:-1"})
        EXPECT_FALSE(attemptOfKey("o1", key).ok()) << key;
}

} // namespace
} // namespace vitrine::order
