#include "tests/integration/payment/payment_fixture.hpp"

#include <thread>
#include <vector>

namespace vitrine::payment {
namespace {

/// Money that was taken outside the provider.
class TendersPg : public PaymentTest
{
protected:
    static ChargeOrder taken(const std::string& orderId, Tender tender, std::int64_t amount = 1000)
    {
        ChargeOrder order = orderOf(orderId, 1, "", amount);
        order.tender = std::move(tender);
        return order;
    }
    static Tender terminal(const std::string& reference)
    {
        return {.kind = "terminal",
                .reference = reference,
                .providerReference = "ch-" + reference,
                .cardBrand = "Visa",
                .cardLastFour = "4242",
                .authorisationCode = "123456",
                .takenAt = Timestamp(1700000000000ms),
                .deviceId = "kiosk-1"};
    }
    static Tender cash() { return {.kind = "cash", .actor = "ada", .received = 2000}; }
    std::string lying(const std::string& account)
    {
        return database.value(
            "SELECT coalesce(sum(amount), 0) FROM ledger_entry WHERE account = '" + account + "'");
    }
};

TEST_F(TendersPg, AreCapturedAtOnceAndNobodyIsAsked)
{
    EXPECT_EQ(charge(taken("a", terminal("sale-1"))).status, "CAPTURED");
    EXPECT_EQ(charge(taken("b", cash(), 1500)).status, "CAPTURED");
    EXPECT_EQ(provider.calls, 0);
    EXPECT_EQ(attempt("a:1").tender, terminal("sale-1"));
    EXPECT_EQ(attempt("a:1").providerReference, "ch-sale-1");
    EXPECT_EQ(attempt("b:1").tender, cash());
    EXPECT_EQ(lying("terminal"), "1000");
    EXPECT_EQ(lying("cash"), "1500");
    EXPECT_EQ(lying("provider"), "0");
    EXPECT_EQ(paymentOf("b").captured, 1500);
    EXPECT_EQ(statusOf(paymentOf("b")), "PAID");
    settleEverything();
    EXPECT_EQ(provider.calls, 0);
    checkBooks();
}

TEST_F(TendersPg, AnswerARepeatAsTheFirstAndRefuseAnother)
{
    const auto order = taken("a", terminal("sale-1"));
    charge(order);
    EXPECT_EQ(charge(order).status, "CAPTURED");
    EXPECT_EQ(paymentOf("a").captured, 1000);
    auto other = order;
    other.tender->authorisationCode = "654321";
    const auto refused = attempts.charge(context(), other);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unprocessable);
}

TEST_F(TendersPg, APaymentAtATerminalPaysOneOrder)
{
    constexpr int kThreads = 8;
    std::atomic<int> captured = 0;
    std::atomic<int> declined = 0;
    std::vector<std::jthread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([&, i] {
            const auto made =
                attempts.charge(context(), taken("o" + std::to_string(i), terminal("the-one")));
            captured += made.ok() && made->status == "CAPTURED";
            declined += made.ok() && made->status == "DECLINED" &&
                        made->declineCode == kTerminalReferenceUsed;
        });
    threads.clear();

    EXPECT_EQ(captured, 1);
    EXPECT_EQ(declined, kThreads - 1);
    EXPECT_EQ(lying("terminal"), "1000");
    EXPECT_EQ(charge(taken("x", cash())).status, "CAPTURED") << "cash has no reference";
    EXPECT_EQ(charge(taken("y", cash())).status, "CAPTURED");
    checkBooks();
}

TEST_F(TendersPg, GoBackByHandAtOnce)
{
    charge(taken("a", cash(), 1000));
    const auto part = refunds.refund(context("ada"),
                                     {.scope = "service:order",
                                      .refundKey = "r1",
                                      .paymentId = {},
                                      .orderId = "a",
                                      .amount = eur(400),
                                      .reason = "broken",
                                      .actor = "ada"});
    ASSERT_TRUE(part.ok()) << part.error().message;
    EXPECT_EQ(part->refund.status, "SETTLED");
    EXPECT_TRUE(part->refund.manual);
    EXPECT_EQ(part->refund.givenBy, "ada");
    EXPECT_EQ(lying("cash"), "600");
    const auto tooMuch = refund("a", "r2", 601);
    ASSERT_FALSE(tooMuch.ok());
    EXPECT_EQ(tooMuch.error().code, ErrorCode::Conflict);

    const auto cancelled = attempts.cancel(context(), "a:1");
    ASSERT_TRUE(cancelled.ok()) << cancelled.error().message;
    EXPECT_TRUE(cancelled->cancelled);
    EXPECT_EQ(lying("cash"), "0");
    EXPECT_EQ(paymentOf("a").refunded, 1000);
    EXPECT_EQ(provider.calls, 0);
    checkBooks();
}

TEST_F(TendersPg, AreRefusedWhenTheySayTooLittle)
{
    const auto fieldOf = [&](Tender tender) {
        const auto made = attempts.charge(context(), taken("a", std::move(tender)));
        return made.ok() ? std::string("ok") : made.error().field;
    };
    EXPECT_EQ(fieldOf({.kind = "shells"}), "/tender/kind");
    EXPECT_EQ(fieldOf(terminal("")), "/tender/reference");
    EXPECT_EQ(fieldOf({.kind = "cash"}), "/tender/actor");
    EXPECT_EQ(fieldOf({.kind = "cash", .actor = "ada", .received = 999}), "/tender/received");
    EXPECT_EQ(fieldOf({.kind = "card", .actor = "ada", .received = 1000}), "/tender/received");
}

TEST_F(TendersPg, OfACancelledKeyAreNotRecorded)
{
    ASSERT_TRUE(attempts.cancel(context(), "a:1").ok());
    const Attempt late = charge(taken("a", terminal("sale-1")));
    EXPECT_TRUE(late.cancelled);
    EXPECT_EQ(lying("terminal"), "0");
}

} // namespace
} // namespace vitrine::payment
