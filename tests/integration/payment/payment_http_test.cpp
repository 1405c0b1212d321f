#include "services/payment/http/payment_routes.hpp"
#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/payment/payment_fixture.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/payment.hpp"
#include "vitrine/wire/problem.hpp"

#include <gmock/gmock.h>

namespace vitrine::payment {
namespace {

using platform::HttpAnswer;
using ::testing::HasSubstr;
using ::testing::Not;

/// The routes on a real server and a real database, called over a socket as order, gateway or a
/// browser would.
class PaymentHttp : public PaymentTest
{
protected:
    PaymentHttp()
        : m_server({},
                   paymentRoutes({attempts, refunds, payments, simulator, database.pool()}),
                   {*m_authenticator, m_workers, m_workers, m_metrics, m_spans})
    {
        EXPECT_TRUE(m_server.open().ok());
    }
    ~PaymentHttp() override { m_server.drainAndClose(std::chrono::seconds(1)); }

    enum class Caller { Nobody, Guest, Buyer, Stranger, Admin, Order, Inventory };

    HttpAnswer call(Caller caller,
                    const std::string& method,
                    const std::string& target,
                    const std::string& body = {},
                    Headers headers = {})
    {
        const char* service = caller == Caller::Order       ? "order"
                              : caller == Caller::Inventory ? "inventory"
                                                            : "gateway";
        if (caller != Caller::Nobody)
            headers.set("Vitrine-Service-Token", m_issuer.serviceToken(service));
        if (caller == Caller::Buyer || caller == Caller::Stranger)
            headers.set("Authorization",
                        "Bearer " +
                            m_issuer.userToken(caller == Caller::Buyer ? "buyer" : "stranger",
                                               {"CUSTOMER"}));
        if (caller == Caller::Admin)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("ada", {"ADMIN"}));
        if (!body.empty() && !headers.has("Content-Type"))
            headers.set("Content-Type", "application/json");
        auto answer = platform::callHttp(
            {.method = method,
             .url = "http://127.0.0.1:" + std::to_string(m_server.port()) + target,
             .headers = headers,
             .body = body},
            Deadline::in(std::chrono::seconds(20)));
        EXPECT_TRUE(answer.ok()) << answer.error().message;
        return answer.ok() ? std::move(answer).value() : HttpAnswer{};
    }
    static std::string chargeBody(const std::string& orderId,
                                  const std::string& token,
                                  const std::string& returnUrl = {},
                                  std::int64_t amount = 1000)
    {
        return wire::encode(
            wire::ChargeRequest{orderId + ":1", orderId, "buyer", eur(amount), token, returnUrl});
    }
    wire::PaymentAttempt chargeByOrder(const std::string& orderId,
                                       const std::string& token,
                                       const std::string& returnUrl = {})
    {
        const HttpAnswer answer = call(
            Caller::Order, "POST", "/internal/v1/charges", chargeBody(orderId, token, returnUrl));
        EXPECT_EQ(answer.status, 200) << answer.body;
        return wire::decodePaymentAttempt(answer.body).value();
    }
    std::string idOf(const std::string& orderId)
    {
        return wire::decodePaymentPage(
                   call(Caller::Admin, "GET", "/api/v1/payments?orderId=" + orderId).body)
            ->items.at(0)
            .id;
    }

private:
    SystemClock m_clock;
    testkit::TokenIssuer m_issuer{m_clock};
    std::unique_ptr<platform::TokenAuthenticator> m_authenticator = m_issuer.authenticator();
    platform::WorkerPool m_workers{"test", 4, 64};
    platform::Metrics m_metrics;
    platform::NoSpans m_spans;
    platform::HttpServer m_server;
};

TEST_F(PaymentHttp, ChargesForTheOrderServiceOnly)
{
    const std::string body = chargeBody("o", "tok_visa");
    for (const Caller caller : {Caller::Guest, Caller::Buyer, Caller::Admin, Caller::Inventory}) {
        EXPECT_EQ(call(caller, "POST", "/internal/v1/charges", body).status, 403);
        EXPECT_EQ(call(caller, "POST", "/internal/v1/charges/o:1/cancel").status, 403);
        EXPECT_EQ(call(caller, "POST", "/internal/v1/refunds", "{}").status, 403);
    }
    EXPECT_EQ(call(Caller::Nobody, "POST", "/internal/v1/charges", body).status, 401);
    EXPECT_EQ(database.value("SELECT count(*) FROM payment_attempt"), "0");

    EXPECT_EQ(chargeByOrder("o", "tok_visa").status, "CAPTURED");
}

TEST_F(PaymentHttp, AnswersWithAnAttemptWhateverTheProviderSays)
{
    EXPECT_EQ(chargeByOrder("a", "tok_visa").status, "CAPTURED");
    EXPECT_EQ(chargeByOrder("b", "tok_declined").declineCode, "card_declined");
    EXPECT_EQ(chargeByOrder("c", "tok_timeout_charged").status, "UNKNOWN");
    const auto waiting = chargeByOrder("d", "tok_redirect");
    EXPECT_EQ(waiting.status, "REQUIRES_ACTION");
    EXPECT_THAT(waiting.actionUrl, HasSubstr("/api/v1/payments/simulator/"));

    EXPECT_EQ(call(Caller::Order, "GET", "/internal/v1/charges/nothing:1").status, 404);
    EXPECT_EQ(
        wire::decodePaymentAttempt(call(Caller::Order, "GET", "/internal/v1/charges/c:1").body)
            ->status,
        "UNKNOWN");
    settleEverything();
    EXPECT_EQ(
        wire::decodePaymentAttempt(call(Caller::Order, "GET", "/internal/v1/charges/c:1").body)
            ->status,
        "CAPTURED");
}

TEST_F(PaymentHttp, CancelsForGood)
{
    chargeByOrder("charged", "tok_visa");
    for (const char* key : {"charged:1", "never-seen:1"}) {
        const auto cancelled = wire::decodePaymentAttempt(
            call(Caller::Order, "POST", std::string("/internal/v1/charges/") + key + "/cancel")
                .body);
        ASSERT_TRUE(cancelled.ok()) << cancelled.error().message;
        EXPECT_EQ(cancelled->status, "CANCELED");
    }
    EXPECT_EQ(chargeByOrder("charged", "tok_visa").status, "CANCELED");
    EXPECT_EQ(chargeByOrder("never-seen", "tok_visa").status, "CANCELED");
    checkBooks();
}

TEST_F(PaymentHttp, RefundsForTheOrderServiceByKey)
{
    chargeByOrder("o", "tok_visa");
    const std::string body = wire::encode(wire::RefundRequest{"r1", "o", eur(400), "returned"});

    const auto refund =
        wire::decodeRefund(call(Caller::Order, "POST", "/internal/v1/refunds", body).body);
    ASSERT_TRUE(refund.ok());
    EXPECT_EQ(refund->status, "SETTLED");
    const HttpAnswer again = call(Caller::Order, "POST", "/internal/v1/refunds", body);
    EXPECT_EQ(again.headers.get("Idempotent-Replayed"), "true");
    EXPECT_EQ(wire::decodeRefund(call(Caller::Order, "GET", "/internal/v1/refunds/r1").body)->id,
              refund->id);
    EXPECT_EQ(call(Caller::Order, "GET", "/internal/v1/refunds/r2").status, 404);
    EXPECT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/refunds",
                   wire::encode(wire::RefundRequest{"r3", "o", eur(601), "too much"}))
                  .status,
              409);
    EXPECT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/refunds",
                   wire::encode(wire::RefundRequest{"", "o", eur(1), ""}))
                  .status,
              400);
}

TEST_F(PaymentHttp, ShowsPaymentsToTheirOwnersAndAdministrators)
{
    chargeByOrder("o", "tok_visa");
    const std::string path = "/api/v1/payments/" + idOf("o");

    const auto own = wire::decodePayment(call(Caller::Buyer, "GET", path).body);
    ASSERT_TRUE(own.ok());
    EXPECT_EQ(own->status, "PAID");
    EXPECT_EQ(own->captured, eur(1000));
    EXPECT_EQ(own->attempts.at(0).status, "CAPTURED");
    EXPECT_EQ(call(Caller::Admin, "GET", path).status, 200);
    EXPECT_EQ(call(Caller::Stranger, "GET", path).status, 404);
    EXPECT_EQ(call(Caller::Guest, "GET", path).status, 401);
    EXPECT_EQ(
        wire::decodePaymentPage(call(Caller::Stranger, "GET", "/api/v1/payments?orderId=o").body)
            ->items.size(),
        0u);
    EXPECT_EQ(
        wire::decodePaymentPage(call(Caller::Buyer, "GET", "/api/v1/payments").body)->items.size(),
        1u);
    EXPECT_EQ(call(Caller::Buyer, "GET", "/api/v1/payments?limit=0").status, 400);
}

TEST_F(PaymentHttp, RefundsForAdministratorsOncePerKey)
{
    chargeByOrder("o", "tok_visa");
    const std::string path = "/api/v1/payments/" + idOf("o") + "/refund";
    const std::string body = wire::encode(wire::RefundRequest{"", "", eur(250), "damaged"});
    const Headers key{{"Idempotency-Key", "\"k1\""}};

    EXPECT_EQ(call(Caller::Buyer, "POST", path, body, key).status, 403);
    EXPECT_EQ(call(Caller::Admin, "POST", path, body).status, 400) << "no key";
    EXPECT_EQ(wire::decodeRefund(call(Caller::Admin, "POST", path, body, key).body)->status,
              "SETTLED");
    EXPECT_EQ(call(Caller::Admin, "POST", path, body, {{"Idempotency-Key", "k1"}})
                  .headers.get("Idempotent-Replayed"),
              "true");
    EXPECT_EQ(
        call(
            Caller::Admin, "POST", path, wire::encode(wire::RefundRequest{"", "", eur(1), ""}), key)
            .status,
        422);
    EXPECT_EQ(paymentOf("o").refunded, 250);
    EXPECT_EQ(call(Caller::Admin, "POST", "/api/v1/payments/no-id/refund", body, key).status, 404);
}

TEST_F(PaymentHttp, ABuyerFinishesAtTheProvidersPage)
{
    const auto waiting = chargeByOrder("o", "tok_redirect", "https://shop.example/done?order=o");

    const HttpAnswer page = call(Caller::Guest, "GET", waiting.actionUrl);
    EXPECT_EQ(page.status, 200);
    EXPECT_THAT(std::string(page.headers.get("Content-Type")), HasSubstr("text/html"));
    EXPECT_THAT(std::string(page.headers.get("Content-Security-Policy")),
                HasSubstr("form-action 'self' https://shop.example"));
    EXPECT_THAT(page.body, HasSubstr("10.00 EUR"));

    const Headers form{{"Content-Type", "application/x-www-form-urlencoded"}};
    EXPECT_EQ(call(Caller::Guest, "POST", waiting.actionUrl, "decision=perhaps", form).status, 400);
    const HttpAnswer back =
        call(Caller::Guest, "POST", waiting.actionUrl, "decision=approve", form);
    EXPECT_EQ(back.status, 303);
    EXPECT_EQ(back.headers.get("Location"), "https://shop.example/done?order=o");

    EXPECT_EQ(
        wire::decodePaymentAttempt(call(Caller::Order, "GET", "/internal/v1/charges/o:1").body)
            ->status,
        "CAPTURED");
    EXPECT_THAT(call(Caller::Guest, "GET", waiting.actionUrl).body, HasSubstr("Payment approved"));
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/payments/simulator/guess").status, 404);
}

TEST_F(PaymentHttp, RefusesCardNumbersEverywhere)
{
    const std::string card = "4111 1111 1111 1111";
    const HttpAnswer refused =
        call(Caller::Order, "POST", "/internal/v1/charges", chargeBody("o", card));

    EXPECT_EQ(refused.status, 400);
    EXPECT_THAT(refused.body, HasSubstr("card number"));
    EXPECT_THAT(refused.body, Not(HasSubstr("1111")));
    EXPECT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/charges",
                   chargeBody("4111-1111-1111-1111", "tok_visa"))
                  .status,
              400);
    EXPECT_EQ(call(Caller::Order, "GET", "/internal/v1/charges/4111111111111111").status, 400);
    EXPECT_EQ(call(Caller::Buyer, "GET", "/api/v1/payments?orderId=4111111111111111").status, 400);
    chargeByOrder("p", "tok_visa");
    EXPECT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/refunds",
                   wire::encode(wire::RefundRequest{"r", "p", eur(1), "to card " + card}))
                  .status,
              400);
    EXPECT_EQ(database.value("SELECT count(*) FROM payment_attempt"), "1");
    EXPECT_EQ(database.value("SELECT count(*) FROM refund"), "0");
}

} // namespace
} // namespace vitrine::payment
