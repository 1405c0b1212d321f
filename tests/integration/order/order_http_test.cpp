#include "services/order/http/order_routes.hpp"
#include "services/platform/http/http_server.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/order/order_fixture.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/wire/order.hpp"
#include "vitrine/wire/problem.hpp"

#include <nlohmann/json.hpp>

#include <atomic>
#include <thread>

namespace vitrine::order {
namespace {

using nlohmann::json;
using platform::HttpAnswer;

/// The service's routes on a real server and a real database, called over a socket.
class OrderServerTest : public OrderFixture
{
protected:
    OrderServerTest()
        : m_server({},
                   orderRoutes({first.orders,
                                first.refunds,
                                first.fulfilments,
                                first.reports,
                                database.pool(),
                                *m_authenticator}),
                   {*m_authenticator, m_workers, m_workers, m_metrics, m_spans})
    {
        EXPECT_TRUE(m_server.open().ok());
    }
    ~OrderServerTest() override { m_server.drainAndClose(std::chrono::seconds(1)); }

    struct Caller
    {
        std::string account{}; ///< "" for a guest.
        std::vector<std::string> roles{};
        std::string service = "gateway"; ///< "" for nobody whom the shop knows.
    };
    static Caller customer(const std::string& account) { return {account, {"CUSTOMER"}}; }
    static Caller admin() { return {"ada", {"ADMIN"}}; }

    HttpAnswer call(const Caller& caller,
                    const std::string& method,
                    const std::string& target,
                    const std::string& body = {},
                    Headers headers = {})
    {
        if (!caller.service.empty())
            headers.set("Vitrine-Service-Token", m_issuer.serviceToken(caller.service));
        if (!caller.account.empty())
            headers.set("Authorization",
                        "Bearer " + m_issuer.userToken(caller.account, caller.roles));
        if (!body.empty())
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
    HttpAnswer
    buy(const Caller& caller, const std::string& key, const std::string& token = "tok_visa")
    {
        const json body{{"lines", {{{"productId", product(1)}, {"quantity", 1}}}},
                        {"paymentToken", token}};
        return call(caller, "POST", "/api/v1/orders", body.dump(), {{"Idempotency-Key", key}});
    }

    std::string tokenOf(const std::string& account, const std::string& role)
    {
        return m_issuer.userToken(account, {role});
    }
    static Caller kiosk(const std::string& device = "kiosk-7") { return {device, {"KIOSK"}}; }
    static wire::OrderDraft counterDraft()
    {
        return {.lines = {{product(1), 1, eur(1000)}}, .payment = {.kind = "counter"}};
    }

private:
    SystemClock m_systemClock;
    testkit::TokenIssuer m_issuer{m_systemClock};
    std::unique_ptr<platform::TokenAuthenticator> m_authenticator = m_issuer.authenticator();
    platform::WorkerPool m_workers{"test", 4, 256};
    platform::Metrics m_metrics;
    platform::NoSpans m_spans;
    platform::HttpServer m_server;
};

TEST_F(OrderServerTest, ACustomerBuysAndSeesTheOrder)
{
    const HttpAnswer bought = buy(customer("carol"), "k1");
    ASSERT_EQ(bought.status, 201) << bought.body;
    const auto order = wire::decodeOrder(bought.body).value();
    EXPECT_EQ(order.status, "PAID");
    EXPECT_EQ(order.accountId, "carol");
    EXPECT_EQ(order.traceId.size(), 32u);

    const std::string path = "/api/v1/orders/" + order.id;
    EXPECT_EQ(call(customer("carol"), "GET", path).status, 200);
    EXPECT_EQ(call(customer("dave"), "GET", path).status, 404);
    EXPECT_EQ(call(customer("dave"), "POST", path + "/cancel").status, 404);
    EXPECT_EQ(call(admin(), "GET", path).status, 200);
    EXPECT_EQ(wire::decodeOrderPage(call(admin(), "GET", "/api/v1/orders?accountId=carol").body)
                  ->items.size(),
              1u);
    EXPECT_EQ(call(customer("dave"), "GET", "/api/v1/orders?accountId=carol").status, 403);
    EXPECT_EQ(call(customer("carol"), "POST", path + "/cancel").status, 200);
}

TEST_F(OrderServerTest, NobodyBuysWithoutBeingKnown)
{
    EXPECT_EQ(buy({}, "k").status, 401);
    EXPECT_EQ(buy({"carol", {"CUSTOMER"}, ""}, "k").status, 401) << "not through the gateway";
    EXPECT_EQ(buy({"carol", {}}, "k").status, 403) << "no role";
    EXPECT_EQ(buy({"kiosk-7", {"KIOSK"}}, "k").status, 201);
    EXPECT_EQ(call({}, "GET", "/api/v1/orders").status, 401);
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "1");
}

TEST_F(OrderServerTest, OnlyPaymentTellsOfPayments)
{
    const std::string id = json::parse(buy(customer("carol"), "k", "tok_redirect").body)["id"];
    const std::string path = "/internal/v1/orders/" + id + "/payment-changed";
    const std::string body = json{{"attemptKey", attemptKey(id, 1)}}.dump();
    EXPECT_EQ(call(admin(), "POST", path, body).status, 403);
    EXPECT_EQ(call({"", {}, "inventory"}, "POST", path, body).status, 403);
    shop.settle(attemptKey(id, 1), ChargeStatus::Captured);
    EXPECT_EQ(call({"", {}, "payment"}, "POST", path, body).status, 204);
    EXPECT_EQ(
        wire::decodeOrder(call(customer("carol"), "GET", "/api/v1/orders/" + id).body)->status,
        "PAID");
}

TEST_F(OrderServerTest, StaffRefundAndHandOverTheBuyerOnlySeesIt)
{
    const auto order = wire::decodeOrder(buy(customer("carol"), "k1").body).value();
    const std::string path = "/api/v1/orders/" + order.id;
    const std::string refund = wire::encode(
        wire::OrderRefundDraft{.restock = true, .reason = "broken", .expectedAmount = order.total});
    const Headers withKey{{"Idempotency-Key", "r1"}};
    EXPECT_EQ(call(customer("carol"), "POST", path + "/refunds", refund, withKey).status, 403);
    EXPECT_EQ(call(admin(), "POST", path + "/refunds", refund).status, 400) << "without a key";
    const std::string handOver = wire::encode(wire::FulfilmentDraft{.action = "hand_over"});
    EXPECT_EQ(call(customer("carol"), "POST", path + "/fulfilments", handOver, withKey).status,
              403);
    const HttpAnswer out = call(admin(), "POST", path + "/fulfilments", handOver, withKey);
    ASSERT_EQ(out.status, 201) << out.body;
    EXPECT_EQ(wire::decodeOrder(out.body)->fulfilmentStatus, "HANDED_OVER");

    const HttpAnswer given = call(admin(), "POST", path + "/refunds", refund, withKey);
    ASSERT_EQ(given.status, 201) << given.body;
    EXPECT_EQ(wire::decodeOrder(given.body)->refunds.front().actor, "ada");
    const HttpAnswer again = call(admin(), "POST", path + "/refunds", refund, withKey);
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.headers.get("Idempotent-Replayed"), "true");

    const auto seen = wire::decodeOrder(call(customer("carol"), "GET", path).body).value();
    EXPECT_EQ(seen.status, "REFUNDED");
    EXPECT_EQ(seen.refunds.front().status, "SETTLED");
    EXPECT_TRUE(seen.refunds.front().restocked);
    EXPECT_EQ(seen.refunds.front().actor, "") << "who it was is the shop's own business";
    for (const wire::OrderEvent& event : seen.timeline)
        EXPECT_NE(event.actor, "ada");
    EXPECT_EQ(call(customer("carol"), "GET", "/api/v1/reports/sales?from=2026-11-20&to=2026-11-20")
                  .status,
              403);
    EXPECT_EQ(call(admin(), "GET", "/api/v1/reports/sales?from=2026-11-20&to=2026-11-20").status,
              200);
    const HttpAnswer audit = call(admin(), "GET", "/api/v1/audit/order?entityId=" + order.id);
    EXPECT_EQ(json::parse(audit.body)["items"].size(), 2u) << audit.body;
}

TEST_F(OrderServerTest, OnlyPaymentTellsOfRefundsMadeThere)
{
    const auto order = wire::decodeOrder(buy(customer("carol"), "k1").body).value();
    const std::string path = "/internal/v1/orders/" + order.id + "/refunds-made";
    json notice{{"refundId", domain::newUuid().text()},
                {"refundKey", "k"},
                {"attemptKey", attemptKey(order.id, 1)},
                {"amount", {{"amount", 400}, {"currency", "EUR"}}},
                {"reason", "goodwill"},
                {"actor", "ada"},
                {"settledAt", "2026-11-20T09:30:00.000Z"}};
    EXPECT_EQ(call(admin(), "POST", path, notice.dump()).status, 403);
    EXPECT_EQ(call({"", {}, "payment"}, "POST", path, notice.dump()).status, 204);
    EXPECT_EQ(call({"", {}, "payment"}, "POST", path, notice.dump()).status, 204) << "told twice";
    EXPECT_EQ(reread(order.id).refunded, 400);
    notice["amount"]["amount"] = 0;
    EXPECT_EQ(call({"", {}, "payment"}, "POST", path, notice.dump()).status, 400);
}

TEST_F(OrderServerTest, RefusalsAreProblemDocuments)
{
    const HttpAnswer declined = buy(customer("carol"), "k", "tok_declined");
    EXPECT_EQ(declined.status, 402);
    EXPECT_EQ(declined.headers.get("Content-Type"), "application/problem+json");
    const auto problem = wire::decodeProblem(declined.body).value();
    EXPECT_EQ(problem.status, 402);
    EXPECT_EQ(problem.detail, "the payment was declined: card_declined");
    EXPECT_EQ(call(customer("carol"), "PUT", "/api/v1/orders", "{}").status, 405);
    EXPECT_EQ(call(customer("carol"),
                   "POST",
                   "/api/v1/orders",
                   std::string(70000, ' '),
                   {{"Idempotency-Key", "k"}})
                  .status,
              413);
}

TEST_F(OrderServerTest, AKioskSendsItsShopperToTheCounter)
{
    const Headers withKey{{"Idempotency-Key", "sale-1"}};
    const std::string body = wire::encode(counterDraft());
    EXPECT_EQ(call(customer("carol"), "POST", "/api/v1/orders", body, withKey).status, 403);
    const HttpAnswer placed = call(kiosk(), "POST", "/api/v1/orders", body, withKey);
    ASSERT_EQ(placed.status, 201) << placed.body;
    EXPECT_FALSE(placed.headers.has("Retry-After")) << "there is nothing to wait for";
    const auto order = wire::decodeOrder(placed.body).value();
    EXPECT_EQ(order.status, "PAYMENT_PENDING");
    EXPECT_EQ(order.paymentKind, "counter");
    EXPECT_EQ(order.channel, "kiosk");
    EXPECT_EQ(order.kioskId, "kiosk-7");
    EXPECT_EQ(order.pickupNumber, 1);
    EXPECT_NE(order.payBy, "");

    const std::string till = "/api/v1/orders/" + order.id + "/till-payments";
    const std::string money = wire::encode(
        wire::TillPayment{.tender = "cash", .amount = order.total, .received = eur(2000)});
    const Headers tillKey{{"Idempotency-Key", "till-1"}};
    EXPECT_EQ(call(kiosk(), "POST", till, money, tillKey).status, 403);
    EXPECT_EQ(call(customer("carol"), "POST", till, money, tillKey).status, 403);
    EXPECT_EQ(call(admin(), "POST", till, money).status, 400) << "without a key";
    EXPECT_EQ(call(admin(), "POST", till, R"({"tender":"cash"})", tillKey).status, 400);
    const HttpAnswer paid = call(admin(), "POST", till, money, tillKey);
    ASSERT_EQ(paid.status, 201) << paid.body;
    const auto after = wire::decodeOrder(paid.body).value();
    EXPECT_EQ(after.status, "PAID");
    EXPECT_EQ(after.payBy, "");
    EXPECT_EQ(after.tender->actor, "ada");
    EXPECT_EQ(call(admin(), "POST", till, money, tillKey).headers.get("Idempotent-Replayed"),
              "true");
    const auto seen =
        wire::decodeOrder(call(kiosk(), "GET", "/api/v1/orders/" + order.id).body).value();
    EXPECT_EQ(seen.tender->kind, "cash");
    EXPECT_EQ(seen.tender->actor, "") << "who it was is the shop's own business";
    EXPECT_EQ(call(kiosk("kiosk-8"), "GET", "/api/v1/orders/" + order.id).status, 404);
}

TEST_F(OrderServerTest, AKioskIsToldWhichPricesChanged)
{
    wire::OrderDraft draft = counterDraft();
    draft.lines[0].expectedUnitPrice = eur(900);
    const HttpAnswer refused =
        call(kiosk(), "POST", "/api/v1/orders", wire::encode(draft), {{"Idempotency-Key", "s"}});
    EXPECT_EQ(refused.status, 409);
    const auto refusal = wire::decodeOrderRefusal(refused.body);
    ASSERT_TRUE(refusal.ok()) << refused.body;
    EXPECT_EQ(refusal->reason, "price_changed");
    ASSERT_EQ(refusal->priceDifferences.size(), 1u);
    EXPECT_EQ(refusal->priceDifferences[0].expected, eur(900));
    EXPECT_EQ(refusal->priceDifferences[0].current, eur(1000));
    EXPECT_EQ(
        call(kiosk(), "POST", "/api/v1/orders", wire::encode(draft), {{"Idempotency-Key", "s"}})
            .body,
        refused.body)
        << "a repeat is told the same";
}

TEST_F(OrderServerTest, AShopperWhoSignedInAtAKioskOwnsTheOrder)
{
    const std::string body = wire::encode(counterDraft());
    const auto order = [&](const Caller& caller, const std::string& key, const std::string& token) {
        Headers headers{{"Idempotency-Key", key}};
        headers.set(wire::kShopperTokenHeader, token);
        return call(caller, "POST", "/api/v1/orders", body, headers);
    };
    const HttpAnswer made = order(kiosk(), "s1", tokenOf("carol", "CUSTOMER"));
    ASSERT_EQ(made.status, 201) << made.body;
    const auto placed = wire::decodeOrder(made.body).value();
    EXPECT_EQ(placed.accountId, "carol");
    EXPECT_EQ(placed.kioskId, "kiosk-7");
    EXPECT_EQ(call(customer("carol"), "GET", "/api/v1/orders/" + placed.id).status, 200);

    const HttpAnswer stale = order(kiosk(), "s2", "not-a-token");
    EXPECT_EQ(stale.status, 401);
    EXPECT_NE(stale.body.find("Vitrine-Shopper-Token"), std::string::npos) << stale.body;
    const HttpAnswer resent = order(kiosk(), "s1", "not-a-token");
    EXPECT_EQ(resent.status, 200) << "the sale was taken while the token held: " << resent.body;
    EXPECT_EQ(wire::decodeOrder(resent.body)->id, placed.id);
    EXPECT_EQ(order(customer("dave"), "s3", tokenOf("carol", "CUSTOMER")).status, 403);
    EXPECT_EQ(order(kiosk(), "s4", tokenOf("kiosk-8", "KIOSK")).status, 403);
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "1");
}

TEST_F(OrderServerTest, ManyBuyersGetExactlyWhatThereIs)
{
    shop.stock[product(1)] = 10;
    std::atomic<int> paid{0};
    std::atomic<int> refused{0};
    {
        std::vector<std::jthread> buyers;
        for (int i = 0; i < 40; ++i) {
            buyers.emplace_back([&, i] {
                const HttpAnswer answer = buy(customer("c" + std::to_string(i)), "k");
                paid += answer.status == 201 ? 1 : 0;
                refused += answer.status == 409 ? 1 : 0;
            });
        }
    }
    EXPECT_EQ(paid, 10);
    EXPECT_EQ(refused, 30);
    EXPECT_EQ(shop.stock[product(1)], 0);
    EXPECT_EQ(shop.heldOrders(), 0u);
}

} // namespace
} // namespace vitrine::order
