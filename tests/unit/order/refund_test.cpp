#include "services/order/domain/after_sale/refund.hpp"

#include <gtest/gtest.h>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;

/// A refund and what happens to it, as the driver would store it.
class RefundMachine : public testing::Test
{
protected:
    RefundDecision happen(const RefundEvent& event)
    {
        auto decision = decideRefund(progress, event, now, policy);
        EXPECT_TRUE(decision.ok()) << decision.error().message;
        if (decision.ok())
            progress = decision->progress;
        return decision.ok() ? std::move(decision).value() : RefundDecision{};
    }
    RefundDecision said(RefundStatus status) { return happen(PaymentSaid{progress.send, status}); }

    RefundProgress progress{.restock = true};
    Timestamp now{1h};
    RefundPolicy policy{.sendsMax = 2};
};

TEST_F(RefundMachine, PaysFirstAndPutsGoodsBackThen)
{
    EXPECT_EQ(refundCommandOf(progress), RefundCommand::Send);
    EXPECT_EQ(said(RefundStatus::Settled).settled, true);
    EXPECT_EQ(progress.status, "SETTLED");
    EXPECT_EQ(refundCommandOf(progress), RefundCommand::Restock);
    EXPECT_EQ(happen(GoodsReturned{}).settled, std::nullopt) << "its money ended before";
    EXPECT_TRUE(progress.restocked);
    EXPECT_EQ(refundCommandOf(progress), std::nullopt);
}

TEST_F(RefundMachine, WithoutRestockIsDoneWhenItsMoneyIs)
{
    progress.restock = false;
    said(RefundStatus::Settled);
    EXPECT_EQ(progress.step, RefundStep::Done);
}

TEST_F(RefundMachine, WhatPaymentMayHaveSeenIsAskedForUnderItsKey)
{
    happen(RefundCallFailed{.maybeDone = true});
    EXPECT_EQ(progress.status, "UNKNOWN");
    EXPECT_EQ(refundCommandOf(progress), RefundCommand::LookUp);
    EXPECT_EQ(progress.send, 1);
    EXPECT_GT(progress.wakeAt, now);
    said(RefundStatus::NotFound);
    EXPECT_EQ(refundCommandOf(progress), RefundCommand::Send) << "under the same key";
    EXPECT_EQ(progress.send, 1);
    said(RefundStatus::Settled);
    EXPECT_EQ(progress.status, "SETTLED");
}

TEST_F(RefundMachine, WhatWasNeverSentIsSentAgain)
{
    happen(RefundCallFailed{.maybeDone = false});
    EXPECT_EQ(progress.status, "REQUESTED");
    EXPECT_EQ(refundCommandOf(progress), RefundCommand::Send);
}

TEST_F(RefundMachine, AFailedOneIsSentUnderANewKeyAndGivenUpInTheEnd)
{
    EXPECT_EQ(said(RefundStatus::Failed).settled, std::nullopt);
    EXPECT_EQ(progress.send, 2);
    EXPECT_EQ(progress.status, "SENT");
    const auto late = happen(PaymentSaid{1, RefundStatus::Settled});
    EXPECT_EQ(late.settled, std::nullopt) << "an answer about the key before";
    const RefundDecision last = said(RefundStatus::Failed);
    EXPECT_EQ(last.settled, false);
    EXPECT_NE(last.alarm, "");
    EXPECT_EQ(progress.status, "FAILED");
    EXPECT_FALSE(progress.holdsMoney());
    EXPECT_EQ(refundCommandOf(progress), std::nullopt) << "nothing to put back without the money";
}

TEST_F(RefundMachine, ARejectedOneIsOver)
{
    EXPECT_EQ(said(RefundStatus::Rejected).settled, false);
    EXPECT_EQ(progress.status, "REJECTED");
    EXPECT_FALSE(progress.holdsMoney());
}

TEST_F(RefundMachine, GoodsThatCannotComeBackNeedAPerson)
{
    said(RefundStatus::Settled);
    EXPECT_NE(happen(GoodsReturned{.refused = true}).alarm, "");
    EXPECT_FALSE(progress.restocked);
    EXPECT_EQ(progress.step, RefundStep::Done);
}

TEST_F(RefundMachine, WhatComesTooLateChangesNothing)
{
    said(RefundStatus::Settled);
    happen(GoodsReturned{});
    const RefundProgress done = progress;
    said(RefundStatus::Failed);
    happen(RefundCallFailed{});
    happen(GoodsReturned{.refused = true});
    EXPECT_EQ(progress, done);
}

TEST_F(RefundMachine, KeysAreTheOrdersAndTellSendsApart)
{
    EXPECT_EQ(refundKey("o", 2, 1), "o:back:2");
    EXPECT_EQ(refundKey("o", 2, 3), "o:back:2:3");
}

} // namespace
} // namespace vitrine::order
