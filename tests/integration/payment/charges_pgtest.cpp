#include "tests/integration/payment/payment_fixture.hpp"

#include <thread>
#include <vector>

namespace vitrine::payment {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using Fault = UnreliableProvider::Fault;

class ChargesPg : public PaymentTest
{
};

TEST_F(ChargesPg, FollowTheTestTokens)
{
    const auto outcome = [&](const char* token) {
        const Attempt made = charge(orderOf(std::string("o-") + token, 1, token));
        return made.status + " " + made.declineCode;
    };
    EXPECT_EQ(outcome("tok_visa"), "CAPTURED ");
    EXPECT_EQ(outcome("tok_mastercard"), "CAPTURED ");
    EXPECT_EQ(outcome("tok_declined"), "DECLINED card_declined");
    EXPECT_EQ(outcome("tok_insufficient_funds"), "DECLINED insufficient_funds");
    EXPECT_EQ(outcome("tok_nobody_knows"), "DECLINED invalid_payment_method");
    EXPECT_EQ(outcome("tok_timeout_charged"), "UNKNOWN ");
    EXPECT_EQ(outcome("tok_timeout_lost"), "UNKNOWN ");
    settleEverything();
    EXPECT_EQ(attempt("o-tok_timeout_charged:1").status, "CAPTURED");
    EXPECT_EQ(attempt("o-tok_timeout_lost:1").status, "DECLINED");
    EXPECT_EQ(attempt("o-tok_timeout_lost:1").declineCode, "not_received");
    checkBooks();
}

TEST_F(ChargesPg, StayUnknownUntilTheProviderIsSure)
{
    charge(orderOf("o", 1, "tok_timeout_lost"));
    clock.advance(1s);
    ASSERT_TRUE(attempts.resolveDue(Deadline::in(10s)).ok());
    EXPECT_EQ(attempt("o:1").status, "UNKNOWN");

    clock.advance(5s);
    ASSERT_TRUE(attempts.resolveDue(Deadline::in(10s)).ok());

    EXPECT_EQ(attempt("o:1").status, "DECLINED");
}

TEST_F(ChargesPg, HappenOncePerKeyFromManyThreads)
{
    constexpr int kThreads = 16;
    const auto order = orderOf("o", 1, "tok_visa");
    std::atomic<int> answered = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&] {
            const auto made = attempts.charge(context(), order);
            answered += made.ok() && (made->status == "CAPTURED" || made->status == "SENT");
        });
    threads.clear();

    EXPECT_EQ(answered, kThreads);
    EXPECT_EQ(provider.calls, 1);
    EXPECT_EQ(paymentOf("o").captured, 1000);
    EXPECT_EQ(database.value("SELECT count(*) FROM ledger_entry"), "2");
    checkBooks();
}

TEST_F(ChargesPg, OfOneOrderHoldItsMoneyOnceWhateverTheKeys)
{
    constexpr int kThreads = 8;
    std::atomic<int> captured = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] {
            const auto made = attempts.charge(context(), orderOf("o", i, "tok_visa"));
            captured += made.ok() && made->status == "CAPTURED";
            refused += !made.ok() && made.error().code == ErrorCode::Conflict;
        });
    threads.clear();

    EXPECT_EQ(captured, 1);
    EXPECT_EQ(refused, kThreads - 1);
    checkBooks();
}

TEST_F(ChargesPg, AnswerARepeatAsTheFirst)
{
    const Attempt first = charge(orderOf("o", 1, "tok_declined"));
    const Attempt again = charge(orderOf("o", 1, "tok_declined"));

    EXPECT_EQ(again.status, first.status);
    EXPECT_EQ(again.createdAt, first.createdAt);
    EXPECT_EQ(provider.calls, 1);
}

TEST_F(ChargesPg, RefuseAKeyThatWasUsedForAnother)
{
    charge(orderOf("o", 1, "tok_visa"));

    const auto code = [&](ChargeOrder order) {
        return attempts.charge(context(), order).error().code;
    };
    EXPECT_EQ(code(orderOf("o", 1, "tok_visa", 2000)), ErrorCode::Unprocessable);
    EXPECT_EQ(code(orderOf("o", 1, "tok_mastercard")), ErrorCode::Unprocessable);
    ChargeOrder other = orderOf("o", 1, "tok_visa");
    other.orderId = "p";
    EXPECT_EQ(code(other), ErrorCode::Unprocessable);
    other = orderOf("o", 2, "tok_visa");
    other.accountId = "somebody else";
    EXPECT_EQ(code(other), ErrorCode::InvalidArgument) << "a blank in an id";
    other.accountId = "thief";
    EXPECT_EQ(code(other), ErrorCode::Unprocessable);
}

TEST_F(ChargesPg, CheckWhatIsAskedFor)
{
    const auto field = [&](auto change) {
        ChargeOrder order = orderOf("o", 1, "tok_visa");
        change(order);
        return attempts.charge(context(), order).error().field;
    };
    EXPECT_EQ(field([](auto& o) { o.attemptKey = ""; }), "/attemptKey");
    EXPECT_EQ(field([](auto& o) { o.orderId = std::string(65, 'x'); }), "/orderId");
    EXPECT_EQ(field([](auto& o) { o.accountId = "a\nb"; }), "/accountId");
    EXPECT_EQ(field([](auto& o) { o.methodToken = "my card"; }), "/methodToken");
    EXPECT_EQ(field([](auto& o) { o.amount = eur(0); }), "/amount/amount");
    EXPECT_EQ(field([](auto& o) { o.amount = eur(-1); }), "/amount/amount");
    EXPECT_EQ(field([](auto& o) { o.returnUrl = "javascript:alert(1)"; }), "/returnUrl");
    EXPECT_EQ(provider.calls, 0);
}

TEST_F(ChargesPg, AllowANewAttemptOnlyAfterTheOldOneFailed)
{
    charge(orderOf("o", 1, "tok_timeout_lost"));
    EXPECT_EQ(attempts.charge(context(), orderOf("o", 2, "tok_visa")).error().code,
              ErrorCode::Conflict);
    settleEverything();

    EXPECT_EQ(charge(orderOf("o", 2, "tok_visa")).status, "CAPTURED");
    EXPECT_EQ(attempts.charge(context(), orderOf("o", 3, "tok_visa")).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(statusOf(paymentOf("o")), "PAID");
}

TEST_F(ChargesPg, OfACallerThatDiedAreLookedUpNeverSentAgain)
{
    // The provider hears of the first; nobody hears of the second. The process dies in both cases:
    // nothing is recorded.
    class Dying : public std::exception
    {
    };
    for (const auto& [order, heard] : {std::pair{orderOf("heard", 1, "tok_visa"), true},
                                       {orderOf("unheard", 1, "tok_visa"), false}}) {
        if (heard) {
            ASSERT_TRUE(simulator
                            .charge({order.attemptKey, order.amount, order.methodToken, ""},
                                    Deadline::in(5s))
                            .ok());
        }
        provider.nextFault = []() -> Fault { throw Dying(); };
        EXPECT_THROW(attempts.charge(context(), order), Dying);
        EXPECT_EQ(attempt(order.attemptKey).status, "SENT");
    }
    provider.nextFault = [] { return Fault::None; };
    ASSERT_TRUE(attempts.resolveDue(Deadline::in(10s)).ok());
    EXPECT_EQ(attempt("heard:1").status, "SENT") << "too early: the call might still be under way";

    settleEverything();

    EXPECT_EQ(attempt("heard:1").status, "CAPTURED");
    EXPECT_EQ(attempt("unheard:1").status, "DECLINED");
    EXPECT_EQ(attempt("unheard:1").declineCode, "not_processed");
    EXPECT_EQ(simulator.charge({"unheard:1", eur(1000), "tok_visa", ""}, Deadline::in(5s))->status,
              ChargeOutcome::Status::Canceled)
        << "a charge that arrives after all finds its key closed";
    checkBooks();
}

TEST_F(ChargesPg, ThatNeedTheBuyerWaitForThem)
{
    ChargeOrder order = orderOf("o", 1, "tok_redirect");
    order.returnUrl = "https://shop.example/done";
    const Attempt waiting = charge(order);
    ASSERT_THAT(waiting.actionUrl, StartsWith("/api/v1/payments/simulator/"));
    const std::string token = waiting.actionUrl.substr(waiting.actionUrl.rfind('/') + 1);
    EXPECT_GE(token.size(), 30u);
    EXPECT_TRUE(simulator.action(token, Deadline::in(5s))->isOpen);
    EXPECT_EQ(simulator.action("guess", Deadline::in(5s)).error().code, ErrorCode::NotFound);

    ASSERT_TRUE(simulator.decide(token, true, Deadline::in(5s)).ok());
    EXPECT_TRUE(attempt("o:1").isOpen()) << "a page is no proof; the provider is asked";
    ASSERT_TRUE(attempts.providerSays("o:1", Deadline::in(5s)).ok());

    EXPECT_EQ(attempt("o:1").status, "CAPTURED");
    EXPECT_TRUE(simulator.decide(token, false, Deadline::in(5s))->approved) << "decided is decided";
    settleEverything();
    checkBooks();
}

TEST_F(ChargesPg, ThatNeedTheBuyerEndWhenNobodyComes)
{
    charge(orderOf("declined", 1, "tok_redirect"));
    const std::string url = attempt("declined:1").actionUrl;
    ASSERT_TRUE(simulator.decide(url.substr(url.rfind('/') + 1), false, Deadline::in(5s)).ok());
    charge(orderOf("ignored", 1, "tok_redirect"));
    clock.advance(1min);
    ASSERT_TRUE(attempts.resolveDue(Deadline::in(10s)).ok());
    EXPECT_EQ(attempt("declined:1").declineCode, "declined_by_buyer");
    EXPECT_TRUE(attempt("ignored:1").isOpen());

    clock.advance(16min);
    settleEverything();

    EXPECT_EQ(attempt("ignored:1").status, "DECLINED");
    EXPECT_EQ(attempt("ignored:1").declineCode, "action_expired");
}

TEST_F(ChargesPg, TellOthersOfTheirOutcomeOnce)
{
    charge(orderOf("paid", 1, "tok_visa"));
    charge(orderOf("late", 1, "tok_timeout_charged"));
    charge(orderOf("no", 1, "tok_declined"));
    settleEverything();

    EXPECT_EQ(
        database.value("SELECT string_agg(key || ' ' || type, ', ' ORDER BY key) FROM outbox"),
        "late PaymentCaptured, no PaymentDeclined, paid PaymentCaptured");
    EXPECT_NE(database.value("SELECT traceparent FROM outbox WHERE key = 'late'"), "")
        << "the background goes on in the trace that began it";
}

TEST_F(ChargesPg, AreRecordedForGood)
{
    charge(orderOf("o", 1, "tok_visa"));

    EXPECT_EQ(
        database.value(
            "SELECT string_agg(moved_from || '>' || moved_to, ' ' ORDER BY id) FROM payment_event"),
        "CREATED>SENT SENT>CAPTURED");
    EXPECT_ANY_THROW(database.execute("UPDATE ledger_entry SET amount = amount + 1"));
    EXPECT_ANY_THROW(database.execute("DELETE FROM payment_event"));
    EXPECT_ANY_THROW(database.execute(
        "INSERT INTO ledger_entry (transaction_id, payment_id, account, amount, currency, cause, "
        "at) "
        "SELECT gen_random_uuid(), id, 'sales', 5, 'EUR', 'forged', now() FROM payment"))
        << "half a booking";
    checkBooks();
}

} // namespace
} // namespace vitrine::payment
