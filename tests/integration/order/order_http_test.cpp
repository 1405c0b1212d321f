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
                   orderRoutes(first.parts),
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
