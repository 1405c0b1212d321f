#include "tests/integration/payment/payment_fixture.hpp"

#include <thread>
#include <vector>

namespace vitrine::payment {
namespace {

using ::testing::HasSubstr;
using Fault = UnreliableProvider::Fault;

class RefundsPg : public PaymentTest
{
};

TEST_F(RefundsPg, AddUpToWhatWasCapturedAndNoMore)
{
    charge(orderOf("o", 1, "tok_visa", 1000));

    EXPECT_EQ(refund("o", "r1", 333)->refund.status, "SETTLED");
    EXPECT_EQ(refund("o", "r2", 667)->refund.status, "SETTLED");
    const auto excess = refund("o", "r3", 1);

    EXPECT_EQ(excess.error().code, ErrorCode::Conflict);
    EXPECT_THAT(excess.error().message, HasSubstr("at most 0.00 EUR"));
    EXPECT_EQ(statusOf(paymentOf("o")), "REFUNDED");
    checkBooks();
}

TEST_F(RefundsPg, HappenOncePerKey)
{
    charge(orderOf("o", 1, "tok_visa", 1000));
    const auto first = refund("o", "r1", 300);
    const auto again = refund("o", "r1", 300);

    EXPECT_FALSE(first->replayed);
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->refund.id, first->refund.id);
    EXPECT_EQ(refund("o", "r1", 301).error().code, ErrorCode::Unprocessable);
    EXPECT_EQ(paymentOf("o").refunded, 300);
    const auto administrator = refunds.refund(context("admin"),
                                              {.scope = "account:admin",
                                               .refundKey = "r1",
                                               .paymentId = paymentOf("o").id,
                                               .orderId = {},
                                               .amount = eur(1),
                                               .reason = {}});
    EXPECT_FALSE(administrator->replayed) << "another caller's keys are other keys";
}

TEST_F(RefundsPg, RefuseWhatMakesNoSense)
{
    EXPECT_EQ(refund("nothing", "r", 1).error().code, ErrorCode::NotFound);
    charge(orderOf("declined", 1, "tok_declined"));
    EXPECT_EQ(refund("declined", "r", 1).error().code, ErrorCode::Conflict);
    charge(orderOf("o", 1, "tok_visa"));
    EXPECT_EQ(refund("o", "r", 0).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(refund("o", "r", -5).error().code, ErrorCode::InvalidArgument);
    const auto dollars = refunds.refund(context(),
                                        {.scope = "s",
                                         .refundKey = "r",
                                         .paymentId = {},
                                         .orderId = "o",
                                         .amount = domain::Money::create(1, "USD").value(),
                                         .reason = {}});
    EXPECT_EQ(dollars.error().field, "/amount/currency");
}

TEST_F(RefundsPg, FromManyThreadsNeverExceedWhatWasCaptured)
{
    charge(orderOf("o", 1, "tok_visa", 1000));
    constexpr int kThreads = 16;
    std::atomic<int> settled = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] {
            const auto receipt = refund("o", "r" + std::to_string(i), 300);
            settled += receipt.ok() && receipt->refund.status == "SETTLED";
            refused += !receipt.ok() && receipt.error().code == ErrorCode::Conflict;
        });
    threads.clear();

    EXPECT_EQ(settled, 3);
    EXPECT_EQ(refused, kThreads - 3);
    EXPECT_EQ(paymentOf("o").refunded, 900);
    checkBooks();
}

TEST_F(RefundsPg, UnderWayCountAsGone)
{
    charge(orderOf("o", 1, "tok_visa", 1000));
    provider.nextFault = [] { return Fault::AnswerLost; };
    EXPECT_EQ(refund("o", "r1", 800)->refund.status, "UNKNOWN");

    EXPECT_EQ(refund("o", "r2", 300).error().code, ErrorCode::Conflict);
    settleEverything();

    EXPECT_EQ(refund("o", "r1", 800)->refund.status, "SETTLED");
    EXPECT_EQ(paymentOf("o").refunded, 800);
    checkBooks();
}

TEST_F(RefundsPg, ThatNeverArrivedAreSentUnderTheirKeyAgain)
{
    charge(orderOf("o", 1, "tok_visa", 1000));
    provider.nextFault = [] { return Fault::RequestLost; };
    EXPECT_EQ(refund("o", "r1", 800)->refund.status, "UNKNOWN");

    settleEverything();

    EXPECT_EQ(refund("o", "r1", 800)->refund.status, "SETTLED");
    EXPECT_EQ(database.value("SELECT count(*) FROM simulator.refund"), "1");
    checkBooks();
}

TEST_F(RefundsPg, ThatFailGiveTheAmountFree)
{
    charge(orderOf("o", 1, "tok_refund_fails", 1000));
    EXPECT_EQ(refund("o", "r1", 1000)->refund.status, "FAILED");
    EXPECT_EQ(refund("o", "r1", 1000)->refund.status, "FAILED") << "the same key answers the same";

    EXPECT_EQ(refund("o", "r2", 1000)->refund.status, "SETTLED");
    checkBooks();
}

TEST_F(RefundsPg, ThatTheProviderAnswersTooLateAreFound)
{
    charge(orderOf("o", 1, "tok_refund_timeout", 1000));
    EXPECT_EQ(refund("o", "r1", 400)->refund.status, "UNKNOWN");
    settleEverything();

    EXPECT_EQ(refunds.find(context(), "service:order", "r1")->status, "SETTLED");
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox WHERE type = 'PaymentRefunded'"), "1");
    checkBooks();
}

TEST_F(RefundsPg, BelongToTheirPaymentsReaders)
{
    charge(orderOf("o", 1, "tok_visa"));
    const std::string id = paymentOf("o").id;
    auto staff = context("staff");
    staff.caller.permissions = {"payments.read-all"};

    EXPECT_TRUE(payments.find(context("buyer"), id).ok());
    EXPECT_TRUE(payments.find(staff, id).ok());
    EXPECT_EQ(payments.find(context("stranger"), id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(payments.find(staff, "no-id").error().code, ErrorCode::NotFound);
    EXPECT_TRUE(payments.list(context("stranger"), "o", "", 10)->payments.empty());
    EXPECT_TRUE(payments.list(context(""), "", "", 10)->payments.empty());
    EXPECT_EQ(payments.list(staff, "", "", 10)->payments.size(), 1u);
}

TEST_F(RefundsPg, AndPaymentsAreListedInPages)
{
    for (int i = 0; i < 7; ++i) {
        charge(orderOf("o" + std::to_string(i), 1, "tok_visa"));
        clock.advance(1s);
    }
    std::vector<std::string> seen;
    std::string after;
    do {
        const auto page = payments.list(context(), "", after, 3);
        ASSERT_TRUE(page.ok());
        for (const Payment& payment : page->payments)
            seen.push_back(payment.orderId);
        after = page->nextToken;
    } while (!after.empty());

    EXPECT_THAT(seen, ::testing::ElementsAre("o6", "o5", "o4", "o3", "o2", "o1", "o0"));
    const auto first = payments.list(context(), "", "", 3);
    EXPECT_EQ(payments.list(context(), "o1", first->nextToken, 3).error().code,
              ErrorCode::InvalidArgument);
}

} // namespace
} // namespace vitrine::payment
