#include "services/order/http/order_routes.hpp"
#include "tests/integration/order/order_fixture.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/order.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;
using nlohmann::json;
using platform::HttpRequest;
using platform::HttpResponse;

class OrderHttpTest : public OrderFixture
{
protected:
    HttpResponse send(const std::string& method,
                      const std::string& pattern,
                      const std::string& body = {},
                      const std::string& id = {},
                      Headers headers = {{"Idempotency-Key", "\"k1\""}},
                      const std::string& query = {})
    {
        HttpRequest request;
        request.method = method;
        request.routePattern = pattern;
        request.path = pattern;
        if (const auto at = request.path.find("{id}"); at != std::string::npos) {
            request.path.replace(at, 4, id);
            request.pathArgs = {id};
        }
        request.headers = std::move(headers);
        request.body = body;
        request.query = platform::QueryParams::parse(query).value();
        request.context = by(account);
        for (const auto& route : orderRoutes(first.parts)) {
            if (route.method == method && route.pattern == pattern)
                return route.handler(request);
        }
        ADD_FAILURE() << "no route " << method << " " << pattern;
        return {};
    }
    HttpResponse order(const std::string& token, const std::string& key, std::int64_t quantity = 1)
    {
        return send("POST",
                    "/api/v1/orders",
                    json{{"lines", {{{"productId", product(1)}, {"quantity", quantity}}}},
                         {"paymentToken", token}}
                        .dump(),
                    {},
                    {{"Idempotency-Key", key}});
    }
    static json read(const HttpResponse& response) { return json::parse(response.body); }

    std::string account = "ann";
};

TEST_F(OrderHttpTest, Answers201WithThePaidOrderAnd200ToARepeat)
{
    const auto made = order("tok_visa", "\"k1\"");
    EXPECT_EQ(made.status, 201);
    const auto read = wire::decodeOrder(made.body);
    ASSERT_TRUE(read.ok()) << read.error().message;
    EXPECT_EQ(read->status, "PAID");
    EXPECT_EQ(read->paymentStatus, "PAID");
    EXPECT_EQ(read->fulfilmentStatus, "UNFULFILLED");
    EXPECT_EQ(read->total, eur(1000));
    EXPECT_EQ(read->timeline.size(), 4u);
    EXPECT_EQ(read->number, "V-000001");
    EXPECT_EQ(made.headers.get("Location"), "/api/v1/orders/" + read->id);
    EXPECT_EQ(made.body.find("tok_visa"), std::string::npos) << "a payment token is never answered";

    const auto repeated = order("tok_visa", "k1"); // bare is the same key
    EXPECT_EQ(repeated.status, 200);
    EXPECT_EQ(repeated.headers.get("Idempotent-Replayed"), "true");
    EXPECT_EQ(read->id, wire::decodeOrder(repeated.body)->id);

    EXPECT_EQ(order("tok_visa", "k1", 2).status, 422);
}

TEST_F(OrderHttpTest, SpellingOfTheBodyDoesNotMakeItAnother)
{
    const std::string a =
        R"({"paymentToken":"t","lines":[{"productId":")" + product(1) + R"(","quantity":1}]})";
    const std::string b = R"({ "lines" : [ { "quantity": 1, "productId": ")" + product(1) +
                          R"(" } ], "paymentToken": "t" })";
    EXPECT_EQ(send("POST", "/api/v1/orders", a).status, 201);
    EXPECT_EQ(send("POST", "/api/v1/orders", b).status, 200);
}

TEST_F(OrderHttpTest, NeedsOneVisibleKey)
{
    for (const std::string& key :
         {std::string(), std::string("\"\""), std::string(256, 'k'), std::string("a b")})
        EXPECT_EQ(order("tok_visa", key).status, 400) << key;
    EXPECT_EQ(send("POST", "/api/v1/orders", "{}", {}, {}).status, 400);
    EXPECT_EQ(send("POST",
                   "/api/v1/orders",
                   "{}",
                   {},
                   {{"Idempotency-Key", "a"}, {"Idempotency-Key", "b"}})
                  .status,
              400);
    EXPECT_EQ(order("tok_visa", std::string(255, 'k')).status, 201);
}

TEST_F(OrderHttpTest, OutOfStockIs409WithTheShortages)
{
    shop.stock[product(1)] = 1;
    const auto refused = order("tok_visa", "k", 3);
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.contentType, "application/problem+json");
    const auto shortages = wire::decodeShortages(refused.body);
    ASSERT_TRUE(shortages.ok());
    ASSERT_EQ(shortages->size(), 1u);
    EXPECT_EQ(shortages->front().productId, product(1));
    EXPECT_EQ(shortages->front().requested, 3);
    EXPECT_EQ(shortages->front().available, 1);
    EXPECT_EQ(read(refused)["orderStatus"], "CANCELLED");
    EXPECT_EQ(read(refused)["orderNumber"], "V-000001");

    const auto repeated = order("tok_visa", "k", 3);
    EXPECT_EQ(repeated.status, 409);
    EXPECT_EQ(repeated.body, refused.body) << "a repeat is told the same";
}

TEST_F(OrderHttpTest, AnotherTotalIs409WithBoth)
{
    const auto refused = send("POST",
                              "/api/v1/orders",
                              json{{"lines", {{{"productId", product(1)}, {"quantity", 1}}}},
                                   {"paymentToken", "tok_visa"},
                                   {"expectedTotal", {{"amount", 999}, {"currency", "EUR"}}}}
                                  .dump());
    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(read(refused)["reason"], "price_changed");
    EXPECT_EQ(read(refused)["total"]["amount"], 1000);
    EXPECT_EQ(read(refused)["expectedTotal"]["amount"], 999);
    EXPECT_EQ(read(refused)["detail"], "the order comes to 10.00 EUR, not to 9.99 EUR");
}

TEST_F(OrderHttpTest, ADeclineIs402WithItsCodeAndCanBePaidAgain)
{
    const auto declined = order("tok_declined", "k");
    EXPECT_EQ(declined.status, 402);
    const auto problem = read(declined);
    EXPECT_EQ(problem["declineCode"], "card_declined");
    EXPECT_EQ(problem["orderStatus"], "PAYMENT_FAILED");
    EXPECT_TRUE(problem.contains("retryBy"));

    const std::string id = problem["orderId"];
    const auto paid =
        send("POST", "/api/v1/orders/{id}/payments", R"({"paymentToken":"tok_visa"})", id);
    EXPECT_EQ(paid.status, 201);
    EXPECT_EQ(wire::decodeOrder(paid.body)->status, "PAID");
    const auto again = send("POST",
                            "/api/v1/orders/{id}/payments",
                            R"({"paymentToken":"tok_visa"})",
                            id,
                            {{"Idempotency-Key", "k2"}});
    EXPECT_EQ(again.status, 409);
}

TEST_F(OrderHttpTest, AnUnfinishedPaymentIs202)
{
    const auto waiting = order("tok_redirect", "k");
    EXPECT_EQ(waiting.status, 202);
    EXPECT_EQ(wire::decodeOrder(waiting.body)->actionUrl, "https://pay.example/1");
    EXPECT_EQ(waiting.headers.get("Retry-After"), "1");
    EXPECT_EQ(order("tok_redirect", "k").status, 202);
}

TEST_F(OrderHttpTest, CancellingIs200OnceItIsDoneAnd202Before)
{
    const std::string paid = wire::decodeOrder(order("tok_visa", "k").body)->id;
    breakCall("refund", Mishap::Lost);
    const auto begun = send("POST", "/api/v1/orders/{id}/cancel", "", paid);
    EXPECT_EQ(begun.status, 202);
    EXPECT_EQ(wire::decodeOrder(begun.body)->status, "PAID");
    passTime(first, 1min); // looked up: it never arrived
    passTime(first, 1min); // sent again under its own key
    const auto done = send("DELETE", "/api/v1/orders/{id}", "", paid);
    EXPECT_EQ(done.status, 200);
    EXPECT_EQ(wire::decodeOrder(done.body)->status, "CANCELLED");
    EXPECT_EQ(wire::decodeOrder(done.body)->refunded, eur(1000));
    EXPECT_EQ(order("tok_visa", "k").status, 200) << "the key still answers with the order it made";
    EXPECT_EQ(send("POST", "/api/v1/orders/{id}/cancel", "", product(1)).status, 404);
}

TEST_F(OrderHttpTest, ListsInPagesBoundToTheirFilter)
{
    for (int i = 0; i < 5; ++i)
        order("tok_visa", "k" + std::to_string(i));
    const auto pageOf = [&](const std::string& query) {
        return wire::decodeOrderPage(send("GET", "/api/v1/orders", "", {}, {}, query).body).value();
    };
    const auto page = pageOf("limit=2");
    ASSERT_EQ(page.items.size(), 2u);
    EXPECT_EQ(page.items[0].number, "V-000005");
    EXPECT_EQ(page.items[0].lines.size(), 1u);
    EXPECT_TRUE(page.items[0].timeline.empty());
    const auto next = pageOf("limit=2&after=" + page.nextToken);
    EXPECT_EQ(next.items[0].number, "V-000003");
    EXPECT_EQ(pageOf("limit=2&after=" + next.nextToken).nextToken, "");
    EXPECT_EQ(
        send("GET", "/api/v1/orders", "", {}, {}, "status=PAID&after=" + page.nextToken).status,
        400);
    EXPECT_EQ(send("GET", "/api/v1/orders", "", {}, {}, "limit=201").status, 400);
    EXPECT_EQ(send("GET", "/api/v1/orders", "", {}, {}, "status=LOST").status, 400);
    EXPECT_EQ(pageOf("status=CANCELLED").items.size(), 0u);
    account = "bob";
    EXPECT_EQ(pageOf("").items.size(), 0u);
}

TEST_F(OrderHttpTest, GetsAnOrderWithItsHistoryAndTag)
{
    const auto made = wire::decodeOrder(order("tok_visa", "k").body).value();
    const auto got = send("GET", "/api/v1/orders/{id}", "", made.id);
    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.headers.get("ETag"), "\"" + std::to_string(made.version) + "\"");
    EXPECT_EQ(wire::decodeOrder(got.body)->timeline.size(), 4u);
    account = "bob";
    EXPECT_EQ(send("GET", "/api/v1/orders/{id}", "", made.id).status, 404);
}

TEST_F(OrderHttpTest, RefusesBodiesThatAreNone)
{
    EXPECT_EQ(send("POST", "/api/v1/orders", "{").status, 400);
    EXPECT_EQ(send("POST", "/api/v1/orders", R"({"lines":[],"paymentToken":"t"})").status, 400);
    EXPECT_EQ(send("POST", "/api/v1/orders/{id}/payments", R"({"token":"t"})", product(1)).status,
              400);
    EXPECT_EQ(send("POST", "/internal/v1/orders/{id}/payment-changed", "[]", product(1)).status,
              400);
}

} // namespace
} // namespace vitrine::order
