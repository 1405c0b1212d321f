#include "tests/integration/payment/payment_fixture.hpp"

#include <random>
#include <thread>

namespace vitrine::payment {
namespace {

using Fault = UnreliableProvider::Fault;

class CancelPg : public PaymentTest
{
protected:
    Attempt cancel(const std::string& key)
    {
        const auto cancelled = attempts.cancel(context(), key);
        EXPECT_TRUE(cancelled.ok()) << cancelled.error().message;
        return cancelled.ok() ? *cancelled : Attempt();
    }
};

TEST_F(CancelPg, GivesBackWhatWasCharged)
{
    charge(orderOf("o", 1, "tok_visa"));

    const Attempt cancelled = cancel("o:1");

    EXPECT_TRUE(cancelled.cancelled);
    EXPECT_EQ(statusOf(paymentOf("o")), "REFUNDED");
    EXPECT_EQ(paymentOf("o").refunds.size(), 1u);
    EXPECT_TRUE(cancel("o:1").cancelled);
    EXPECT_EQ(paymentOf("o").refunds.size(), 1u) << "a repeat changes nothing";
    checkBooks();
}

TEST_F(CancelPg, ClosesAKeyThatNobodyHasSeen)
{
    EXPECT_TRUE(cancel("o:1").cancelled);
    EXPECT_TRUE(cancel("o:1").cancelled);

    const Attempt late = charge(orderOf("o", 1, "tok_visa"));

    EXPECT_TRUE(late.cancelled);
    EXPECT_EQ(provider.calls, 0);
    EXPECT_EQ(charge(orderOf("o", 2, "tok_visa")).status, "CAPTURED")
        << "another attempt is another key";
    EXPECT_TRUE(charge(orderOf("o", 1, "tok_visa")).cancelled) << "paid by another or not";
    checkBooks();
}

TEST_F(CancelPg, IsFinalForALaterCharge)
{
    charge(orderOf("o", 1, "tok_visa"));
    cancel("o:1");

    EXPECT_TRUE(charge(orderOf("o", 1, "tok_visa")).cancelled);
    EXPECT_EQ(paymentOf("o").captured, 1000);
    EXPECT_EQ(paymentOf("o").refunded, 1000);
}

TEST_F(CancelPg, LeavesADeclineADecline)
{
    charge(orderOf("o", 1, "tok_declined"));

    EXPECT_EQ(cancel("o:1").status, "DECLINED");
    checkBooks();
}

TEST_F(CancelPg, ReversesAChargeWhoseAnswerNeverCame)
{
    charge(orderOf("o", 1, "tok_timeout_charged"));

    const Attempt cancelled = cancel("o:1");

    EXPECT_TRUE(cancelled.cancelled);
    EXPECT_EQ(cancelled.status, "CAPTURED") << "the money came, and went back";
    EXPECT_EQ(statusOf(paymentOf("o")), "REFUNDED");
    checkBooks();
}

TEST_F(CancelPg, EndsTheWaitForABuyer)
{
    charge(orderOf("o", 1, "tok_redirect"));
    const std::string url = attempt("o:1").actionUrl;

    EXPECT_EQ(cancel("o:1").status, "CANCELED");

    EXPECT_FALSE(
        simulator.decide(url.substr(url.rfind('/') + 1), true, Deadline::in(5s))->approved);
    EXPECT_EQ(attempt("o:1").actionUrl, "");
    settleEverything();
    checkBooks();
}

TEST_F(CancelPg, GoesOnInTheBackgroundWhenTheProviderIsAway)
{
    charge(orderOf("charged", 1, "tok_visa"));
    charge(orderOf("open", 1, "tok_timeout_charged"));
    provider.nextFault = [] { return Fault::RequestLost; };
    EXPECT_FALSE(cancel("charged:1").cancelled);
    EXPECT_FALSE(cancel("open:1").cancelled);

    settleEverything();

    EXPECT_TRUE(attempt("charged:1").cancelled);
    EXPECT_TRUE(attempt("open:1").cancelled);
    checkBooks();
}

TEST_F(CancelPg, SendsAFailedRefundAgain)
{
    charge(orderOf("o", 1, "tok_refund_fails"));
    EXPECT_FALSE(cancel("o:1").cancelled);

    settleEverything();

    EXPECT_TRUE(attempt("o:1").cancelled);
    EXPECT_EQ(paymentOf("o").refunds.at(0).tries, 2);
    checkBooks();
}

TEST_F(CancelPg, GivesBackOnlyWhatIsLeftOfAPartlyRefundedCharge)
{
    charge(orderOf("o", 1, "tok_visa", 1000));
    ASSERT_TRUE(refund("o", "r1", 300).ok());

    EXPECT_TRUE(cancel("o:1").cancelled);

    EXPECT_EQ(paymentOf("o").refunded, 1000);
    EXPECT_EQ(paymentOf("o").refunds.size(), 2u);
    checkBooks();
}

TEST_F(CancelPg, GivesBackMoneyThatComesWhileTheProviderIsAway)
{
    provider.beforeAnswer = [&] {
        provider.nextFault = [] { return Fault::RequestLost; };
        EXPECT_FALSE(cancel("o:1").cancelled);
    };
    EXPECT_EQ(charge(orderOf("o", 1, "tok_visa")).status, "CAPTURED");

    settleEverything();

    EXPECT_TRUE(attempt("o:1").cancelled);
    checkBooks();
}

TEST_F(CancelPg, WaitsForRefundsWhoseFateDecidesWhatIsLeft)
{
    charge(orderOf("o", 1, "tok_refund_fails", 1000));
    provider.nextFault = [] { return Fault::AnswerLost; };
    EXPECT_EQ(refund("o", "r1", 300)->refund.status, "UNKNOWN"); // it failed, but nobody knows
    provider.nextFault = [] { return Fault::None; };
    EXPECT_FALSE(cancel("o:1").cancelled);

    settleEverything();

    EXPECT_TRUE(attempt("o:1").cancelled);
    EXPECT_EQ(paymentOf("o").refunded, 1000);
    checkBooks();
}

TEST_F(CancelPg, IgnoresTheLateAnswerToAnEarlierTryOfItsRefund)
{
    charge(orderOf("o", 1, "tok_refund_fails", 1000));
    provider.beforeAnswer = [&] {
        // While the first try's answer ("failed") is under way, others find it out and send a
        // second one, which settles, although its answer is lost.
        clock.advance(1min);
        EXPECT_TRUE(refunds.resolveDue(Deadline::in(10s)).ok());
        provider.nextFault = [] { return Fault::AnswerLost; };
        EXPECT_TRUE(attempts.resolveDue(Deadline::in(10s)).ok());
        EXPECT_EQ(paymentOf("o").refunds.at(0).tries, 2);
        provider.nextFault = [] { return Fault::None; };
    };
    EXPECT_FALSE(cancel("o:1").cancelled);
    EXPECT_EQ(paymentOf("o").refunds.at(0).status, "UNKNOWN");

    settleEverything();

    EXPECT_TRUE(attempt("o:1").cancelled);
    EXPECT_EQ(database.value("SELECT count(*) FROM simulator.refund"), "2");
    checkBooks();
}

TEST_F(CancelPg, RacesWithChargesAndLeavesNothingBehind)
{
    constexpr int kOrders = 30;
    for (int i = 0; i < kOrders; ++i) {
        const auto order =
            orderOf("o" + std::to_string(i), 1, i % 2 == 0 ? "tok_visa" : "tok_timeout_charged");
        std::jthread charging([&] { std::ignore = attempts.charge(context(), order); });
        std::jthread cancelling(
            [&] { std::ignore = attempts.cancel(context(), order.attemptKey); });
    }
    settleEverything();

    EXPECT_EQ(database.value("SELECT count(*) FROM payment WHERE captured <> refunded"), "0");
    EXPECT_EQ(database.value("SELECT count(*) FROM payment_attempt WHERE NOT cancelled"), "0");
    EXPECT_EQ(database.value("SELECT count(*) FROM payment_attempt"), std::to_string(kOrders));
    checkBooks();
}

/// Any order of charges, cancellations, refunds and look-ups over a network that loses requests and
/// answers.
TEST_F(CancelPg, BooksBalanceWhateverTheNetworkDoes)
{
    constexpr int kSeeds = 25;
    constexpr const char* kTokens[] = {"tok_visa",
                                       "tok_declined",
                                       "tok_timeout_charged",
                                       "tok_timeout_lost",
                                       "tok_redirect",
                                       "tok_refund_fails",
                                       "tok_refund_timeout"};
    for (unsigned seed = 1; seed <= kSeeds; ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        std::minstd_rand random(seed);
        const auto pick = [&](int below) {
            return static_cast<int>(random() / 7 % static_cast<unsigned>(below));
        };
        provider.nextFault = [&] {
            const int fault = pick(4);
            return fault == 0 ? Fault::RequestLost : fault == 1 ? Fault::AnswerLost : Fault::None;
        };
        const std::string orderId = "s" + std::to_string(seed);
        int attemptNumber = 1;
        for (int step = 0; step < 25; ++step) {
            const std::string key = orderId + ":" + std::to_string(attemptNumber);
            switch (pick(7)) {
            case 0:
            case 1:
                std::ignore =
                    attempts.charge(context(), orderOf(orderId, attemptNumber, kTokens[pick(7)]));
                break;
            case 2:
                std::ignore = attempts.cancel(context(), key);
                break;
            case 3:
                std::ignore = refund(orderId, "r" + std::to_string(pick(5)), 100 + pick(900));
                break;
            case 4:
                ++attemptNumber;
                break;
            default:
                clock.advance(std::chrono::milliseconds(1000 * (1 + pick(30))));
                std::ignore = attempts.resolveDue(Deadline::in(10s));
                std::ignore = refunds.resolveDue(Deadline::in(10s));
            }
        }
    }
    settleEverything();

    checkBooks();
    EXPECT_EQ(
        database.value("SELECT count(*) FROM payment_attempt WHERE status IN ('SENT', 'UNKNOWN')"),
        "0");
    EXPECT_NE(database.value("SELECT count(*) FROM refund WHERE status = 'SETTLED'"), "0")
        << "the test did its work";
    EXPECT_NE(
        database.value(
            "SELECT count(*) FROM payment_attempt WHERE status = 'CAPTURED' AND NOT cancelled"),
        "0");
}

} // namespace
} // namespace vitrine::payment
