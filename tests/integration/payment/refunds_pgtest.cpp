#include "services/payment/application/order_notices.hpp"
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
    EXPECT_TRUE(payments.list(context("stranger"), {.orderId = "o"})->payments.empty());
    EXPECT_TRUE(payments.list(context(""), {})->payments.empty());
    EXPECT_EQ(payments.list(staff, {})->payments.size(), 1u);
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
        const auto page = payments.list(context(), {.after = after, .limit = 3});
        ASSERT_TRUE(page.ok());
        for (const Payment& payment : page->payments)
            seen.push_back(payment.orderId);
        after = page->nextToken;
    } while (!after.empty());

    EXPECT_THAT(seen, ::testing::ElementsAre("o6", "o5", "o4", "o3", "o2", "o1", "o0"));
    const auto first = payments.list(context(), {.limit = 3});
    EXPECT_EQ(payments.list(context(), {.orderId = "o1", .after = first->nextToken}).error().code,
              ErrorCode::InvalidArgument);
}

/// The list's conditions say the same as the status that is shown.
TEST_F(RefundsPg, PaymentsAreFilteredByTheStatusTheyShow)
{
    for (const char* token : {"tok_visa", "tok_declined", "tok_redirect", "tok_timeout_charged"})
        charge(orderOf(token, 1, token));
    charge(orderOf("part", 1, "tok_visa"));
    ASSERT_TRUE(refund("part", "r1", 400).ok());
    charge(orderOf("whole", 1, "tok_visa"));
    ASSERT_TRUE(refund("whole", "r2", 1000).ok());
    const auto all = payments.list(context(), {.limit = 200});
    ASSERT_EQ(all->payments.size(), 6u);
    std::size_t found = 0;
    for (const char* status : {"NONE",
                               "PENDING",
                               "AUTHORIZED",
                               "PAID",
                               "PARTIALLY_REFUNDED",
                               "REFUNDED",
                               "UNKNOWN",
                               "FAILED"}) {
        const auto page = payments.list(context(), {.status = status, .count = true});
        ASSERT_TRUE(page.ok()) << page.error().message;
        for (const Payment& payment : page->payments)
            EXPECT_EQ(statusOf(payment), status) << payment.orderId;
        EXPECT_EQ(page->total, static_cast<std::int64_t>(page->payments.size()));
        found += page->payments.size();
    }
    EXPECT_EQ(found, 6u) << "each under exactly one status";
    EXPECT_EQ(payments.list(context(), {.status = "GONE"}).error().field, "status");
}

TEST_F(RefundsPg, PaymentsAreFilteredByTimeAndSkipped)
{
    for (int i = 0; i < 4; ++i) {
        charge(orderOf("o" + std::to_string(i), 1, "tok_visa"));
        clock.advance(1h);
    }
    const Timestamp third = paymentOf("o2").createdAt;
    EXPECT_EQ(payments.list(context(), {.from = third, .count = true})->total, 2);
    EXPECT_EQ(payments.list(context(), {.to = third, .count = true})->total, 2);
    const auto skipped = payments.list(context(), {.skip = 3, .count = true});
    ASSERT_EQ(skipped->payments.size(), 1u);
    EXPECT_EQ(skipped->payments[0].orderId, "o0");
    EXPECT_EQ(skipped->total, 4);
}

/// The order service, which hears or does not.
class FakeOrder final : public OrderPort
{
public:
    Outcome refundMade(const platform::CallContext&,
                       const std::string& orderId,
                       const Refund& refund) override
    {
        told.push_back(orderId + " " + refund.amount.text() + " by " + refund.actor());
        return answer;
    }
    std::vector<std::string> told;
    Outcome answer = Done{};
};

TEST_F(RefundsPg, TheOrderServiceIsToldOfThoseMadeHereUntilItHasHeard)
{
    charge(orderOf("o", 1, "tok_visa"));
    ASSERT_TRUE(refund("o", "by order", 100).ok());
    const auto direct = refunds.refund(context("ada"),
                                       {.scope = "account:ada",
                                        .refundKey = "k",
                                        .paymentId = paymentOf("o").id,
                                        .orderId = {},
                                        .amount = eur(300),
                                        .reason = "goodwill"});
    ASSERT_TRUE(direct.ok());
    FakeOrder order;
    OrderNotices notices(database.pool(), order, clock);
    order.answer = Error{.code = ErrorCode::Unavailable, .message = "away"};
    EXPECT_FALSE(notices.tellDue(Deadline::in(20s)).ok());
    EXPECT_THAT(order.told, ::testing::ElementsAre("o 3.00 EUR by ada"))
        << "not of what it asked for itself";
    EXPECT_TRUE(notices.tellDue(Deadline::in(20s)).ok()) << "not due again yet";
    EXPECT_EQ(order.told.size(), 1u);

    order.answer = Done{};
    clock.advance(1min);
    EXPECT_TRUE(notices.tellDue(Deadline::in(20s)).ok());
    EXPECT_EQ(order.told.size(), 2u);
    clock.advance(1h);
    EXPECT_TRUE(notices.tellDue(Deadline::in(20s)).ok());
    EXPECT_EQ(order.told.size(), 2u) << "it has heard";
    EXPECT_EQ(database.value("SELECT actor_id || ' ' || action || ' ' || "
                             "(after -> 'amount' ->> 'amount') FROM audit_entry"),
              "ada payment.refund 300")
        << "and only what a person did is in the audit";
}

} // namespace
} // namespace vitrine::payment
