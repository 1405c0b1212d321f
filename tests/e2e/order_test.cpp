#include "tests/testkit/shop_driver.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/session_tokens.hpp"
#include "vitrine/auth/token_source.hpp"
#include "vitrine/wire/device.hpp"
#include "vitrine/wire/trace.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

/// One shop for all tests of this file: starting it is what takes time.
class OrderTest : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        shop = std::make_unique<Shop>(Shop::Options{});
        const ProgramRun started = shop->up();
        ASSERT_EQ(started.exitCode, 0) << started.output;
        driver = std::make_unique<ShopDriver>(*shop);
        token = driver->signInCustomers(1).front();
        auto made = client::Sdk::create({.endpoint = shop->gatewayUrl(),
                                         .tokens = std::make_shared<client::FixedToken>(token)});
        ASSERT_TRUE(made.ok()) << made.error().message;
        sdk = *made;
    }
    static void TearDownTestSuite()
    {
        const ProgramRun books = shop->vitrine({"books", "check", "--settled-for", "0"});
        EXPECT_EQ(books.exitCode, 0) << books.output;
        sdk->close();
        driver.reset();
        shop.reset();
    }

    static wire::OrderDraft
    draft(const std::string& product, std::int64_t quantity, std::string payment = "tok_visa")
    {
        wire::OrderDraft draft;
        draft.lines = {{product, quantity}};
        draft.paymentToken = std::move(payment);
        return draft;
    }

    /// Pairs a kiosk as an administrator does. @return a client that calls as the kiosk.
    static std::shared_ptr<client::Sdk> pairKiosk(const std::string& name)
    {
        const auto made = client::Sdk::create({.endpoint = shop->gatewayUrl()});
        EXPECT_TRUE(made.ok());
        const auto pairing = (*made)->devices().startPairing({"1.0", "test"}).get();
        EXPECT_TRUE(pairing.ok()) << pairing.error().message;
        const auto confirmed =
            driver->tryToAdminister("POST",
                                    "/api/v1/devices",
                                    wire::encode(wire::DeviceDraft{pairing->userCode, name, ""}));
        EXPECT_TRUE(confirmed.ok() && confirmed->status < 300);
        const auto claimed =
            (*made)->devices().claimPairing(pairing->pairingId, pairing->pollToken).get();
        EXPECT_TRUE(claimed.ok() && claimed->isPaired());
        (*made)->close();
        auto provider =
            client::OidcClient::create({.issuer = shop->gatewayUrl() + "/oauth2/default",
                                        .clientId = claimed->clientId,
                                        .clientSecret = claimed->clientSecret});
        EXPECT_TRUE(provider.ok());
        auto kiosk =
            client::Sdk::create({.endpoint = shop->gatewayUrl(),
                                 .tokens = std::make_shared<client::ClientCredentialsTokens>(
                                     *provider, std::vector<std::string>{"shop.api"})});
        EXPECT_TRUE(kiosk.ok());
        return *kiosk;
    }

    static inline std::unique_ptr<Shop> shop;
    static inline std::unique_ptr<ShopDriver> driver;
    static inline std::string token;
    static inline std::shared_ptr<client::Sdk> sdk;
};

TEST_F(OrderTest, IsPlacedAndPaidThroughTheSdk)
{
    const std::string product = driver->addProduct("TENT-1", 11900, 10);
    const auto order = sdk->orders().place(draft(product, 3)).get();
    ASSERT_TRUE(order.ok()) << order.error().message;
    EXPECT_EQ(order->status, "PAID");
    EXPECT_EQ(order->total.amount(), 35700);
    ASSERT_EQ(order->lines.size(), 1u);
    EXPECT_EQ(order->lines[0].net.amount() + order->lines[0].tax.amount(), 35700);
    const wire::Stock stock = driver->stockOf(product);
    EXPECT_EQ(stock.onHand, 7);
    EXPECT_EQ(stock.reserved, 0);
    const auto read = sdk->orders().getOrder(order->id).get();
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->number, order->number);
}

TEST_F(OrderTest, LeavesOneTraceThroughEveryService)
{
    const std::string product = driver->addProduct("TENT-2", 11900, 10);
    const auto order = sdk->orders().place(draft(product, 1)).get();
    ASSERT_TRUE(order.ok()) << order.error().message;
    const std::set<std::string> expected{"gateway", "order", "catalog", "inventory", "payment"};
    const auto api = supervisor::ShopApi::connect(supervisor::DataFolder(shop->data()));
    ASSERT_TRUE(api.ok());
    std::vector<wire::Span> spans;
    const auto find = [&spans](const std::string& id) {
        return std::find_if(
            spans.begin(), spans.end(), [&id](const wire::Span& span) { return span.id == id; });
    };
    std::set<std::string> services;
    std::ptrdiff_t orphans = 0;
    // Spans arrive in batches. In the end one is left without a parent: the gateway's own, whose
    // parent is the SDK's.
    for (int tries = 0; tries < 100 && (services != expected || orphans != 1); ++tries) {
        std::this_thread::sleep_for(100ms);
        const auto answer = api->callGateway({.url = "/api/v1/traces/trace/" + order->traceId});
        const auto decoded =
            answer.ok() ? wire::decodeSpans(answer->body) : Result<std::vector<wire::Span>>();
        spans = decoded.ok() ? *decoded : std::vector<wire::Span>();
        services.clear();
        for (const wire::Span& span : spans)
            services.insert(span.serviceName);
        orphans = std::count_if(spans.begin(), spans.end(), [&](const wire::Span& span) {
            return find(span.parentId) == spans.end();
        });
    }
    EXPECT_EQ(services, expected);
    EXPECT_EQ(orphans, 1);
    for (const wire::Span& span : spans) {
        if (span.kind != "SERVER" || span.serviceName == "gateway")
            continue;
        const auto parent = find(span.parentId);
        ASSERT_NE(parent, spans.end()) << span.serviceName;
        EXPECT_EQ(parent->kind, "CLIENT") << span.serviceName;
        EXPECT_EQ(parent->serviceName, span.serviceName == "order" ? "gateway" : "order")
            << span.name;
    }
}

TEST_F(OrderTest, IsOneHoweverOftenItIsSent)
{
    const std::string product = driver->addProduct("TENT-3", 500, 10);
    const Purchase first = driver->buy(token, product, 1, "tok_visa", "same-key-0001");
    const Purchase again = driver->buy(token, product, 1, "tok_visa", "same-key-0001");
    const Purchase other = driver->buy(token, product, 2, "tok_visa", "same-key-0001");
    EXPECT_EQ(first.status, 201) << first.body;
    EXPECT_EQ(again.status, 200) << again.body;
    EXPECT_EQ(wire::decodeOrder(first.body)->id, wire::decodeOrder(again.body)->id);
    EXPECT_EQ(other.status, 422) << other.body;
    EXPECT_EQ(driver->stockOf(product).onHand, 9);
}

TEST_F(OrderTest, IsRefusedWhenStockOrMoneyIsMissing)
{
    const std::string product = driver->addProduct("TENT-4", 500, 2);
    const Purchase tooMany = driver->buy(token, product, 3);
    EXPECT_EQ(tooMany.status, 409) << tooMany.body;
    EXPECT_EQ(driver->stockOf(product).onHand, 2);
    EXPECT_EQ(driver->stockOf(product).reserved, 0);
    const Purchase declined = driver->buy(token, product, 1, "tok_declined");
    EXPECT_FALSE(declined.isPaid()) << declined.body;
    EXPECT_GE(declined.status, 400) << declined.body;
}

TEST_F(OrderTest, IsHiddenFromOthers)
{
    const std::string product = driver->addProduct("TENT-5", 500, 2);
    const Purchase mine = driver->buy(token, product);
    ASSERT_TRUE(mine.isPaid()) << mine.body;
    const std::string path = "/api/v1/orders/" + wire::decodeOrder(mine.body)->id;
    const std::string stranger = driver->signInCustomers(1).front();
    EXPECT_EQ(driver->send("GET", path, stranger).response.status, 404);
    EXPECT_EQ(driver->send("GET", path, "").response.status, 401);
    EXPECT_EQ(driver->send("GET", path, token + "x").response.status, 401);
    EXPECT_EQ(driver->send("POST", "/api/v1/products", token, "{}").response.status, 403);
}

TEST_F(OrderTest, OfAShopperAtAKioskIsPaidAtTheCounter)
{
    const std::string product = driver->addProduct("TENT-7", 500, 5);
    const auto kiosk = pairKiosk("Kiosk 1");
    wire::OrderDraft basket{.lines = {{product, 2}}, .payment = {.kind = "counter"}};
    const auto stale = kiosk->orders().placeFor(token + "x", basket).get();
    ASSERT_FALSE(stale.ok());
    EXPECT_EQ(stale.error().code, ErrorCode::Unauthenticated) << stale.error().message;
    EXPECT_EQ(stale.error().field, wire::kShopperTokenHeader);
    const auto order = kiosk->orders().placeFor(token, basket).get();
    ASSERT_TRUE(order.ok()) << order.error().message;
    EXPECT_EQ(order->status, "PAYMENT_PENDING");
    EXPECT_EQ(order->channel, "kiosk");
    EXPECT_GT(order->pickupNumber, 0);
    const auto mine = sdk->orders().getOrder(order->id).get();
    ASSERT_TRUE(mine.ok()) << "it is the shopper's: " << mine.error().message;
    EXPECT_EQ(driver->stockOf(product).reserved, 2);

    const auto paid = driver->tryToAdminister(
        "POST",
        "/api/v1/orders/" + order->id + "/till-payments",
        wire::encode(
            wire::TillPayment{.tender = "cash", .amount = order->total, .received = order->total}),
        {{"Idempotency-Key", "till-0001"}});
    ASSERT_TRUE(paid.ok()) << paid.error().message;
    ASSERT_EQ(paid->status, 201) << paid->body;
    EXPECT_EQ(sdk->orders().getOrder(order->id).get()->status, "PAID");
    EXPECT_EQ(driver->stockOf(product).onHand, 3);
    kiosk->close();
}

TEST_F(OrderTest, SoldOfflineByAKioskIsTakenAsItWasPaid)
{
    const std::string product = driver->addProduct("TENT-8", 500, 1);
    const auto kiosk = pairKiosk("Kiosk 2");
    const auto cents = domain::Money::create(800, "EUR").value(); // 2 x 4.00; the price is 5.00 now
    wire::OrderDraft sale{
        .lines = {{product, 2, domain::Money::create(400, "EUR").value()}},
        .payment = {.kind = "terminal",
                    .terminal = wire::TerminalPayment{.reference = "sale-8-1", .amount = cents}}};
    const auto online = kiosk->orders().place(sale).get();
    ASSERT_FALSE(online.ok());
    const auto refusal = client::refusalOf(online.error());
    ASSERT_TRUE(refusal.has_value()) << online.error().message;
    EXPECT_EQ(refusal->priceDifferences.size(), 1u);

    sale.soldOffline = true;
    sale.pickupNumber = 77;
    const auto taken = kiosk->orders().place(sale, {.idempotencyKey = "sale-8"}).get();
    ASSERT_TRUE(taken.ok()) << taken.error().message;
    EXPECT_EQ(taken->status, "PAID");
    EXPECT_EQ(taken->total, cents);
    EXPECT_EQ(taken->pickupNumber, 77);
    EXPECT_EQ(taken->catalogTotal->amount(), 1000);
    const auto again = kiosk->orders().place(sale, {.idempotencyKey = "sale-8"}).get();
    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_EQ(again->id, taken->id);
    const auto twice = kiosk->orders().place(sale, {.idempotencyKey = "sale-9"}).get();
    EXPECT_FALSE(twice.ok()) << "a payment at a terminal pays one order";
    kiosk->close();
}

TEST_F(OrderTest, SurvivesAStopAndAStartOfTheShop)
{
    const std::string product = driver->addProduct("TENT-6", 500, 2);
    const Purchase before = driver->buy(token, product);
    ASSERT_TRUE(before.isPaid()) << before.body;
    const ProgramRun stopped = shop->vitrine({"down"});
    ASSERT_EQ(stopped.exitCode, 0) << stopped.output;
    const ProgramRun started = shop->up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    const auto after = driver->order(token, wire::decodeOrder(before.body)->id);
    ASSERT_TRUE(after.ok()) << after.error().message;
    EXPECT_EQ(after->status, "PAID");
    EXPECT_TRUE(driver->buy(token, product).isPaid());
}

} // namespace
} // namespace vitrine::testkit
