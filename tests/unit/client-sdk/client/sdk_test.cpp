#include "vitrine/api/collect.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/token_source.hpp"
#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::client {
namespace {

using mocks::FakeTransport;
using mocks::jsonReply;
using mocks::ManualScheduler;
using testing::HasSubstr;
using testing::MatchesRegex;
using namespace std::chrono_literals;

constexpr auto kProduct =
    R"({"id":"p1","sku":"A","name":"B","price":{"amount":5,"currency":"EUR"},"version":3})";

std::string paidOrder()
{
    wire::Order order;
    order.id = "o1";
    order.number = "N-1";
    order.status = "PAID";
    return wire::encode(order);
}

class SdkTest : public testing::Test
{
protected:
    SdkTest()
    {
        scheduler->hurry(5s);
        sdk =
            Sdk::create(
                {.endpoint = "http://127.0.0.1:8080", .transport = network, .scheduler = scheduler})
                .value();
    }
    HttpCall only() const { return network->calls().at(0); }
    std::string requestLine() const { return only().method + " " + only().target; }

    std::shared_ptr<FakeTransport> network = std::make_shared<FakeTransport>();
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    std::shared_ptr<Sdk> sdk;
};

TEST_F(SdkTest, RefusesAnEndpointItCannotUse)
{
    EXPECT_FALSE(Sdk::create({.endpoint = "shop.example"}).ok());
    EXPECT_FALSE(Sdk::create({.endpoint = "https://shop.example/shop"}).ok());
    EXPECT_TRUE(Sdk::create({.endpoint = "https://shop.example/"}).ok());
}

TEST_F(SdkTest, SendsTokensUnencryptedOnlyOnRequest)
{
    const auto tokens = std::make_shared<FixedToken>("t");
    EXPECT_FALSE(Sdk::create({.endpoint = "http://shop.example", .tokens = tokens}).ok());
    EXPECT_TRUE(Sdk::create({.endpoint = "http://shop.example"}).ok());
    EXPECT_TRUE(
        Sdk::create({.endpoint = "http://shop.example", .plainHttpAllowed = true, .tokens = tokens})
            .ok());
    EXPECT_TRUE(Sdk::create({.endpoint = "http://127.0.0.1:1", .tokens = tokens}).ok());
}

TEST_F(SdkTest, ListsProducts)
{
    network->next(200, std::string(R"({"items":[)") + kProduct + R"(],"next":"abc"})");

    const auto page = sdk->catalog().listProducts({.text = "tent", .limit = 5}).get();

    ASSERT_TRUE(page.ok()) << page.error().message;
    EXPECT_EQ(page->items.at(0).name, "B");
    EXPECT_EQ(page->nextToken, "abc");
    EXPECT_EQ(requestLine(), "GET /api/v1/products?q=tent&limit=5");
    EXPECT_EQ(only().endpoint, "http://127.0.0.1:8080");
}

TEST_F(SdkTest, EncodesWhatGoesIntoAPath)
{
    network->next(200, kProduct);
    ASSERT_TRUE(sdk->catalog().getProductBySku("A/B 1").get().ok());
    EXPECT_EQ(requestLine(), "GET /api/v1/products/sku/A%2FB%201");
}

TEST_F(SdkTest, RefusesAnIdThatWouldChangeThePath)
{
    EXPECT_EQ(sdk->catalog().getProduct("..").get().error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(sdk->orders().getOrder("").get().error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(network->calls().empty());
}

TEST_F(SdkTest, WritesWithTheVersionThatWasRead)
{
    network->next(200, kProduct);
    wire::ProductDraft draft;
    draft.sku = "A";
    draft.name = "B";
    draft.price = domain::Money::create(5, "EUR").value();
    ASSERT_TRUE(sdk->catalog().updateProduct("p1", 2, draft).get().ok());

    EXPECT_EQ(requestLine(), "PUT /api/v1/products/p1");
    EXPECT_EQ(only().headers.get("If-Match"), "\"2\"");
    EXPECT_EQ(only().contentType, "application/json");
    EXPECT_TRUE(wire::decodeProductDraft(only().body).ok());
}

TEST_F(SdkTest, UploadsAPicture)
{
    network->next(200, kProduct);
    ASSERT_TRUE(sdk->catalog().addImage("p1", {"bytes", "image/png", "A & B"}).get().ok());

    EXPECT_EQ(requestLine(), "POST /api/v1/products/p1/images?altText=A%20%26%20B");
    EXPECT_EQ(only().contentType, "image/png");
    EXPECT_EQ(only().body, "bytes");
}

TEST_F(SdkTest, FetchesAPictureAsItIs)
{
    network->next(HttpReply{200, {{"Content-Type", "image/webp"}}, std::string("\0\xff", 2)});

    const auto image = sdk->catalog().getImage("abc", ImageSize::Thumbnail).get();

    ASSERT_TRUE(image.ok());
    EXPECT_EQ(image->bytes.size(), 2U);
    EXPECT_EQ(image->contentType, "image/webp");
    EXPECT_EQ(requestLine(), "GET /api/v1/images/abc?size=thumb");
}

TEST_F(SdkTest, PlacesAnOrderOnceHoweverOftenItIsSent)
{
    network->next(ErrorCode::Unavailable).next(503).next(201, paidOrder());

    const auto order =
        sdk->orders().place({.lines = {{"p1", 2}}, .paymentToken = "tok_visa"}).get();

    ASSERT_TRUE(order.ok()) << order.error().message;
    EXPECT_EQ(order->number, "N-1");
    const auto calls = network->calls();
    ASSERT_EQ(calls.size(), 3U);
    EXPECT_THAT(std::string(calls[0].headers.get("Idempotency-Key")), MatchesRegex("[0-9a-f]{32}"));
    EXPECT_EQ(calls[0].headers.get("Idempotency-Key"), calls[2].headers.get("Idempotency-Key"));
}

TEST_F(SdkTest, UsesTheKeyOfTheCaller)
{
    network->next(201, paidOrder());
    ASSERT_TRUE(
        sdk->orders().place({.lines = {{"p1", 2}}}, {.idempotencyKey = "basket-7"}).get().ok());
    EXPECT_EQ(only().headers.get("Idempotency-Key"), "basket-7");

    EXPECT_EQ(sdk->orders().place({}, {.idempotencyKey = "two words"}).get().error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(sdk->orders().place({}, {.idempotencyKey = std::string(256, 'x')}).get().error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(SdkTest, NamesTheShopperAtAKioskInAHeaderOfItsOwn)
{
    network->next(503).next(201, paidOrder());
    const wire::OrderDraft draft{.lines = {{"p1", 2}}, .payment = {.kind = "counter"}};
    ASSERT_TRUE(sdk->orders().placeFor("eyJ.a.b", draft).get().ok());

    for (const auto& call : network->calls()) {
        EXPECT_EQ(call.headers.get(wire::kShopperTokenHeader), "eyJ.a.b");
        EXPECT_EQ(call.body.find("eyJ"), std::string::npos);
    }
    EXPECT_EQ(network->calls().size(), 2U);
    for (const char* bad : {"", "two\r\nlines"})
        EXPECT_EQ(sdk->orders().placeFor(bad, draft).get().error().code,
                  ErrorCode::InvalidArgument);
    EXPECT_EQ(network->calls().size(), 2U) << "nothing was sent";
}

TEST_F(SdkTest, TellsOfMoneyThatATillTook)
{
    network->next(201, paidOrder());
    const auto amount = domain::Money::create(1900, "EUR").value();
    ASSERT_TRUE(sdk->orders().payAtTill("o 1", {.tender = "card", .amount = amount}).get().ok());
    EXPECT_EQ(requestLine(), "POST /api/v1/orders/o%201/till-payments");
    EXPECT_EQ(wire::decodeTillPayment(only().body)->amount, amount);
    EXPECT_TRUE(only().headers.has("Idempotency-Key"));
}

TEST_F(SdkTest, DoesNotRepeatAWriteThatTheServerWouldDoTwice)
{
    network->next(503).next(201, kProduct);

    EXPECT_EQ(sdk->catalog().createCategory({.name = "Tents"}).get().error().code,
              ErrorCode::Unavailable);
    EXPECT_EQ(network->calls().size(), 1U);
}

TEST_F(SdkTest, AnErrorCarriesStatusProblemRequestAndTrace)
{
    network->next(404, R"({"title":"Not Found","status":404,"detail":"no such order"})");
    TraceContext parent = TraceContext::start();

    const auto order = sdk->orders().getOrder("o1", {.requestId = "req-1", .trace = parent}).get();

    ASSERT_FALSE(order.ok());
    EXPECT_EQ(order.error().code, ErrorCode::NotFound);
    EXPECT_EQ(order.error().status, 404);
    EXPECT_EQ(order.error().requestId, "req-1");
    EXPECT_EQ(order.error().traceId, parent.traceId);
    ASSERT_NE(order.error().problem, nullptr);
    EXPECT_EQ(order.error().problem->detail, "no such order");
}

TEST_F(SdkTest, ATransportFailureCarriesRequestAndTraceToo)
{
    network->otherwise(
        [](auto&, auto&) { return Error{.code = ErrorCode::Unavailable, .message = "refused"}; });

    const auto order = sdk->orders().getOrder("o1").get();

    EXPECT_THAT(order.error().requestId, MatchesRegex("[0-9a-f]{32}"));
    EXPECT_THAT(order.error().traceId, MatchesRegex("[0-9a-f]{32}"));
}

TEST_F(SdkTest, SaysWhatItCouldNotRead)
{
    network->next(200, R"({"id":"o1"})");

    const auto order = sdk->orders().getOrder("o1").get();

    EXPECT_EQ(order.error().code, ErrorCode::Internal);
    EXPECT_THAT(order.error().message, HasSubstr("orders.get"));
    EXPECT_THAT(order.error().message, HasSubstr("/status"));
    EXPECT_EQ(order.error().status, 200);
}

TEST_F(SdkTest, EndsACallAtItsOwnTimeout)
{
    network->nextHangs();
    auto task = sdk->orders().getOrder("o1", {.timeout = 30s});
    ASSERT_TRUE(network->waitForCalls(1));

    scheduler->advance(30s);

    EXPECT_EQ(task.get().error().code, ErrorCode::DeadlineExceeded);
}

TEST_F(SdkTest, CancelsACall)
{
    network->nextHangs();
    const CancelSource source;
    auto task = sdk->orders().getOrder("o1", {.timeout = 30s, .cancel = source.token()});
    ASSERT_TRUE(network->waitForCalls(1));

    source.cancel();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
}

TEST_F(SdkTest, ClosingCancelsCallsAndOutlivesItsClients)
{
    network->nextHangs();
    const auto orders = sdk->orders();
    auto task = orders.getOrder("o1", {.timeout = 30s});
    ASSERT_TRUE(network->waitForCalls(1));

    sdk.reset();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
    EXPECT_EQ(orders.getOrder("o1").get().error().code, ErrorCode::Cancelled);
}

TEST_F(SdkTest, AsksForChangesOfStockOnly)
{
    network->next(HttpReply{200, {{"ETag", "\"5\""}}, R"({"productId":"p1","available":7})"})
        .next(HttpReply{304, {{"ETag", "\"5\""}}, ""});

    const auto first = sdk->inventory().availability("p1").get();
    ASSERT_TRUE(first.ok()) << first.error().message;
    EXPECT_EQ(first->available, 7);
    EXPECT_FALSE(first->unchanged);

    const auto second = sdk->inventory().availability("p1", first->etag).get();
    ASSERT_TRUE(second.ok());
    EXPECT_TRUE(second->unchanged);
    EXPECT_EQ(network->calls().at(1).headers.get("If-None-Match"), "\"5\"");
}

TEST_F(SdkTest, AdjustsStockUnderAnOperationId)
{
    network->next(503).next(200, R"({"productId":"p1","available":7})");

    ASSERT_TRUE(sdk->inventory().adjust("p1", {.delta = -1, .reason = "broken"}).get().ok());

    const auto calls = network->calls();
    EXPECT_EQ(calls.at(0).target, "/api/v1/inventory/p1/adjust");
    EXPECT_EQ(calls.at(0).body, calls.at(1).body);
    EXPECT_FALSE(wire::decodeStockAdjustment(calls.at(0).body)->operationId.empty());
}

TEST_F(SdkTest, TakesALeaseOnceHoweverOftenItAsks)
{
    const std::string lease =
        R"({"id":"l1","deviceId":"d1","state":"ACTIVE","expiresAt":"2026-11-20T09:40:00.000Z","lines":[]})";
    network->next(503).next(201, lease).next(200, lease).next(200, lease);

    ASSERT_TRUE(sdk->inventory().takeLease({.lines = {{"p1", 4}}}).get().ok());
    ASSERT_TRUE(sdk->inventory().renewLease("l1", {60}).get().ok());
    ASSERT_TRUE(sdk->inventory().returnLease("l1").get().ok());

    const auto calls = network->calls();
    EXPECT_EQ(calls.at(0).target, "/api/v1/inventory/leases");
    EXPECT_EQ(calls.at(0).body, calls.at(1).body) << "under one operation id";
    EXPECT_EQ(calls.at(2).target, "/api/v1/inventory/leases/l1/renew");
    EXPECT_EQ(calls.at(2).body, R"({"ttlSeconds":60})");
    EXPECT_EQ(calls.at(3).target, "/api/v1/inventory/leases/l1/return");
}

TEST_F(SdkTest, FollowsTheChangesOfTheCatalogueAndLearnsWhenToBeginAgain)
{
    network
        ->next(200,
               R"({"items":[{"id":"p1","gone":true}],"next":"n2","more":false,"snapshot":false,)"
               R"("asOf":"2026-11-20T09:40:00.000Z"})")
        .next(410, R"({"title":"Gone","status":410})");

    const auto page = sdk->catalog().productChanges({.after = "n1", .limit = 500}).get();
    const auto lost = sdk->catalog().productChanges({.after = "n2"}).get();

    ASSERT_TRUE(page.ok()) << page.error().message;
    EXPECT_EQ(page->next, "n2");
    EXPECT_EQ(network->calls().at(0).target, "/api/v1/products/changes?after=n1&limit=500");
    EXPECT_EQ(lost.error().code, ErrorCode::NotFound);
    EXPECT_EQ(lost.error().status, 410);
}

TEST_F(SdkTest, RefundsUnderAKey)
{
    network->next(
        200,
        R"({"id":"r1","refundKey":"k","status":"SETTLED","amount":{"amount":5,"currency":"EUR"}})");

    const auto refund =
        sdk->payments()
            .refund(
                "pay/1", domain::Money::create(5, "EUR").value(), "late", {.idempotencyKey = "k"})
            .get();

    ASSERT_TRUE(refund.ok()) << refund.error().message;
    EXPECT_EQ(requestLine(), "POST /api/v1/payments/pay%2F1/refund");
    EXPECT_EQ(only().headers.get("Idempotency-Key"), "k");
}

TEST_F(SdkTest, SaysWhyNoSaleCameOfAnOrder)
{
    network
        ->next(402, R"({"title":"Payment Required","status":402,"orderId":"o1","orderNumber":"N-1",
        "orderStatus":"PAYMENT_FAILED","reason":"card_declined","declineCode":"card_declined",
        "retryBy":"2026-11-20T09:40:00.000Z"})")
        .next(201, paidOrder());

    const auto refused =
        sdk->orders().place({.lines = {{"p1", 1}}, .paymentToken = "tok_declined"}).get();
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().status, 402);
    const auto refusal = refusalOf(refused.error());
    ASSERT_TRUE(refusal.has_value());
    EXPECT_EQ(refusal->declineCode, "card_declined");

    EXPECT_TRUE(sdk->orders().pay(refusal->orderId, "tok_visa").get().ok());
    EXPECT_EQ(network->calls().at(1).target, "/api/v1/orders/o1/payments");
    EXPECT_EQ(network->calls().at(1).body, R"({"paymentToken":"tok_visa"})");
    EXPECT_FALSE(refusalOf(Error{}).has_value());
}

TEST_F(SdkTest, ManagesAccounts)
{
    wire::Account kim;
    kim.id = "a1";
    kim.email = "kim@shop.example";
    network->otherwise([&](const HttpCall& call, const CallScope&) -> Result<HttpReply> {
        if (call.target.starts_with("/api/v1/accounts?"))
            return jsonReply(200, wire::encode(wire::Page<wire::Account>{{kim}, ""}));
        if (call.target.ends_with("/reset-password"))
            return jsonReply(200, R"({"password":"temporary"})");
        return call.target.ends_with("/password") ? HttpReply{204}
                                                  : jsonReply(200, wire::encode(kim));
    });
    const auto accounts = sdk->accounts();

    EXPECT_TRUE(accounts.registerAccount({"kim@shop.example", "secret words", "Kim"}).get().ok());
    EXPECT_TRUE(accounts.me().get().ok());
    EXPECT_TRUE(accounts.updateMe(1, {"kim@shop.example", "Kim"}).get().ok());
    EXPECT_TRUE(accounts.changeMyPassword({"old", "new"}).get().ok());
    EXPECT_TRUE(accounts.listAccounts({.search = "k&m", .role = "ADMIN"}).get().ok());
    EXPECT_TRUE(
        accounts.listAccounts({.disabled = false, .sort = "-name", .skip = 100, .count = true})
            .get()
            .ok());
    EXPECT_TRUE(accounts.setRoles("a1", 3, {"ADMIN"}).get().ok());
    EXPECT_TRUE(accounts.setDisabled("a1", true).get().ok());
    EXPECT_TRUE(accounts.setDisabled("a1", false).get().ok());
    EXPECT_EQ(accounts.resetPassword("a1").get()->password, "temporary");

    std::vector<std::string> lines;
    for (const auto& call : network->calls())
        lines.push_back(call.method + " " + call.target);
    EXPECT_THAT(lines,
                testing::ElementsAre("POST /api/v1/accounts",
                                     "GET /api/v1/accounts/me",
                                     "PUT /api/v1/accounts/me",
                                     "POST /api/v1/accounts/me/password",
                                     "GET /api/v1/accounts?search=k%26m&role=ADMIN&limit=50",
                                     "GET /api/v1/accounts?disabled=false&sort=-name&limit=50"
                                     "&skip=100&count=true",
                                     "PUT /api/v1/accounts/a1/roles",
                                     "POST /api/v1/accounts/a1/disable",
                                     "POST /api/v1/accounts/a1/enable",
                                     "POST /api/v1/accounts/a1/reset-password"));
    EXPECT_EQ(network->calls().at(6).headers.get("If-Match"), "\"3\"");
}

TEST_F(SdkTest, ListsStockAndItsLedgerByPosition)
{
    network->next(200, R"({"items":[],"next":null,"total":7})");
    network->next(200, R"({"items":[],"next":null})");

    const auto page = sdk->inventory()
                          .listStock({.lowOnly = true,
                                      .productIds = {"p1", "p2"},
                                      .sort = "-onHand",
                                      .skip = 5,
                                      .count = true})
                          .get();
    ASSERT_TRUE(page.ok()) << page.error().message;
    EXPECT_EQ(page->total, 7);
    const auto ledger = sdk->inventory().ledger("p1", {.limit = 10, .skip = 20}).get();
    ASSERT_TRUE(ledger.ok());
    EXPECT_EQ(ledger->total, std::nullopt);

    EXPECT_EQ(network->calls().at(0).target,
              "/api/v1/inventory?productIds=p1%2Cp2&low=true&sort=-onHand&limit=50&skip=5"
              "&count=true");
    EXPECT_EQ(network->calls().at(1).target, "/api/v1/inventory/p1/ledger?limit=10&skip=20");
}

TEST_F(SdkTest, LooksAtTheSystem)
{
    network->next(200, R"({"at":"2026-11-20T09:30:00.000Z","breakers":[
        {"service":"order","state":"OPEN","failureRate":0.75,"since":"2026-11-20T09:29:00.000Z"}],
        "instances":[{"service":"order","instanceId":"order-1","status":"UNREACHABLE",
        "latencyBuckets":[{"leSeconds":0.005,"count":3}]}]})");

    const auto overview = sdk->system().overview().get();

    ASSERT_TRUE(overview.ok()) << overview.error().message;
    EXPECT_EQ(overview->instances.at(0).status, "UNREACHABLE");
    EXPECT_EQ(overview->breakers.at(0).failureRate, 0.75);
    EXPECT_EQ(requestLine(), "GET /api/v1/system/instances");
}

TEST_F(SdkTest, ReadsATrace)
{
    network->next(
        200, R"([{"traceId":"aa","id":"bb","name":"get","kind":"SERVER","timestamp":5,"duration":7,
        "localEndpoint":{"serviceName":"order"},"tags":{"http.status_code":"200"}}])");

    const auto spans = sdk->traces().getTrace("aa").get();

    ASSERT_TRUE(spans.ok()) << spans.error().message;
    EXPECT_EQ(spans->at(0).serviceName, "order");
    EXPECT_EQ(requestLine(), "GET /api/v1/traces/trace/aa");
}

TEST_F(SdkTest, CollectGathersPagesUpToALimit)
{
    const auto numbers = [](const std::string& after) -> Task<wire::Page<int>> {
        const int begin = after.empty() ? 0 : std::stoi(after);
        return finished(Result<wire::Page<int>>(
            wire::Page<int>{{begin, begin + 1}, std::to_string(begin + 2)}));
    };

    EXPECT_EQ(collect<int>(numbers, 5).get().value(), (std::vector<int>{0, 1, 2, 3, 4}));

    const auto circle = [](const std::string&) {
        return finished(Result<wire::Page<int>>(wire::Page<int>{{1}, "same"}));
    };
    EXPECT_EQ(collect<int>(circle, 100).get()->size(), 2U);
}

TEST_F(SdkTest, HasTheDevicesApi)
{
    wire::Device kiosk{.id = "d1", .state = "ACTIVE", .version = 3};
    network->otherwise([&](const HttpCall& call, const CallScope&) -> Result<HttpReply> {
        if (call.target.ends_with("/pairings"))
            return jsonReply(201,
                             R"({"pairingId":"p1","userCode":"QWNF-TGBX","pollToken":"t",)"
                             R"("expiresAt":"2026-11-20T09:40:00.000Z","intervalSeconds":3})");
        if (call.target.ends_with("/claim"))
            return jsonReply(202, R"({"state":"PAIRING"})");
        if (call.target.ends_with("/report"))
            return jsonReply(200, R"({"serverTime":"2026-11-20T09:30:00.000Z","state":"ACTIVE"})");
        if (call.method == "GET" && call.target.find('?') != std::string::npos)
            return jsonReply(200, R"({"items":[],"next":null,"total":0})");
        return jsonReply(200, wire::encode(kiosk));
    });
    const auto devices = sdk->devices();

    EXPECT_EQ(devices.startPairing({"1.0", "Debian"}).get()->intervalSeconds, 3);
    EXPECT_FALSE(devices.claimPairing("p1", "t").get()->isPaired());
    EXPECT_EQ(devices.report({.softwareVersion = "1.0"}).get()->state, "ACTIVE");
    EXPECT_EQ(devices.pair({"QWNF-TGBX", "Kiosk 1", ""}).get()->version, 3);
    EXPECT_EQ(devices.listDevices({.text = "k&m", .state = "LOCKED", .sort = "-name", .skip = 5})
                  .get()
                  ->total,
              0);
    EXPECT_TRUE(devices.getDevice("d1").get().ok());
    EXPECT_TRUE(devices.rename("d1", 3, {"Front", ""}).get().ok());
    EXPECT_TRUE(devices.setLocked("d1", true).get().ok());
    EXPECT_TRUE(devices.setLocked("d1", false).get().ok());
    EXPECT_TRUE(devices.unpair("d1").get().ok());

    std::vector<std::string> lines;
    for (const auto& call : network->calls())
        lines.push_back(call.method + " " + call.target);
    EXPECT_THAT(lines,
                testing::ElementsAre(
                    "POST /api/v1/devices/pairings",
                    "POST /api/v1/devices/pairings/p1/claim",
                    "PUT /api/v1/devices/me/report",
                    "POST /api/v1/devices",
                    "GET /api/v1/devices?text=k%26m&state=LOCKED&sort=-name&limit=50&skip=5",
                    "GET /api/v1/devices/d1",
                    "PUT /api/v1/devices/d1",
                    "POST /api/v1/devices/d1/lock",
                    "POST /api/v1/devices/d1/unlock",
                    "DELETE /api/v1/devices/d1"));
    EXPECT_EQ(network->calls().at(6).headers.get("If-Match"), "\"3\"");
}

} // namespace
} // namespace vitrine::client
