#include "services/inventory/http/inventory_routes.hpp"
#include "services/platform/http/http_server.hpp"
#include "services/platform/paging/cursor.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "tests/integration/inventory/inventory_fixture.hpp"
#include "tests/testkit/token_issuer.hpp"
#include "vitrine/wire/change_feed.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/problem.hpp"
#include "vitrine/wire/stock_lease.hpp"

#include <gmock/gmock.h>

namespace vitrine::inventory {
namespace {

using platform::HttpAnswer;
using testing::HasSubstr;

/// The service's routes on a real server and a real database, called over a socket as gateway or
/// order would.
class InventoryHttpTest : public InventoryFixture
{
protected:
    InventoryHttpTest()
        : m_server({},
                   inventoryRoutes(database.pool(), {stock, reservations, leases, feed}),
                   {*m_authenticator, m_workers, m_workers, m_metrics, m_spans})
    {
        const Outcome opened = m_server.open();
        EXPECT_TRUE(opened.ok());
    }
    ~InventoryHttpTest() override { m_server.drainAndClose(std::chrono::seconds(1)); }

    enum class Caller { Nobody, Guest, Customer, Kiosk, Admin, Order };

    HttpAnswer call(Caller caller,
                    const std::string& method,
                    const std::string& target,
                    const std::string& body = {},
                    Headers headers = {})
    {
        if (caller != Caller::Nobody)
            headers.set("Vitrine-Service-Token",
                        m_issuer.serviceToken(caller == Caller::Order ? "order" : "gateway"));
        if (caller == Caller::Customer)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("carol", {"CUSTOMER"}));
        if (caller == Caller::Kiosk)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("kiosk-1", {"KIOSK"}));
        if (caller == Caller::Admin)
            headers.set("Authorization", "Bearer " + m_issuer.userToken("ada", {"ADMIN"}));
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
    static std::string path(int n) { return "/api/v1/inventory/" + product(n); }

    static std::string reservation(const std::string& order,
                                   std::int64_t quantity,
                                   const std::string& operation = newId())
    {
        return wire::encode(
            wire::ReservationRequest{operation, order, {{product(1), quantity}}, 600});
    }
    static std::string command(const std::string& operation = newId())
    {
        return wire::encode(wire::ReservationCommand{operation});
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

TEST_F(InventoryHttpTest, AGuestSeesWhatIsAvailableAndMayKeepItForHalfAMinute)
{
    deliver(product(1), 10);

    const HttpAnswer answer = call(Caller::Guest, "GET", path(1));

    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, R"({"available":10,"productId":")" + product(1) + "\"}");
    EXPECT_EQ(answer.headers.get("Cache-Control"), "max-age=30");
    EXPECT_EQ(answer.headers.get("ETag"), "\"1\"");
}

TEST_F(InventoryHttpTest, StaffSeeEverythingAndNobodyElseDoes)
{
    deliver(product(1), 10);

    const auto full = wire::decodeStock(call(Caller::Admin, "GET", path(1)).body);

    ASSERT_TRUE(full.ok());
    EXPECT_EQ(full->onHand, 10);
    EXPECT_EQ(full->version, 1);
    EXPECT_FALSE(full->updatedAt.empty());
    EXPECT_THAT(call(Caller::Admin, "GET", path(1) + "?view=quick").body,
                testing::Not(HasSubstr("onHand")));
    EXPECT_EQ(call(Caller::Guest, "GET", path(1) + "?view=full").status, 401);
    EXPECT_EQ(call(Caller::Customer, "GET", path(1) + "?view=full").status, 403);
    EXPECT_EQ(call(Caller::Customer, "GET", path(1) + "?view=all").status, 400);
}

TEST_F(InventoryHttpTest, AnUnchangedFigureIsNotSentAgain)
{
    deliver(product(1), 10);

    EXPECT_EQ(call(Caller::Guest, "GET", path(1), "", {{"If-None-Match", "\"1\""}}).status, 304);
    EXPECT_EQ(call(Caller::Guest, "GET", path(1), "", {{"If-None-Match", "W/\"1\", \"7\""}}).status,
              304);
    deliver(product(1), 1);
    const HttpAnswer changed =
        call(Caller::Guest, "GET", path(1), "", {{"If-None-Match", "\"1\""}});
    EXPECT_EQ(changed.status, 200);
    EXPECT_EQ(changed.headers.get("ETag"), "\"2\"");
}

TEST_F(InventoryHttpTest, AProductWithoutStockReadsAsZeroAndABadIdIsRefused)
{
    const HttpAnswer none = call(Caller::Guest, "GET", path(9));

    EXPECT_EQ(none.status, 200);
    EXPECT_EQ(wire::decodeStock(none.body)->available, 0);
    EXPECT_EQ(none.headers.get("ETag"), "\"0\"");
    EXPECT_EQ(call(Caller::Guest, "GET", "/api/v1/inventory/tea").status, 400);
}

TEST_F(InventoryHttpTest, OnlyThoseWhoMayChangeAndListStockDo)
{
    const std::string change = wire::encode(wire::StockAdjustment{newId(), 5, "delivery"});

    EXPECT_EQ(call(Caller::Nobody, "GET", path(1)).status, 401);
    EXPECT_EQ(call(Caller::Guest, "POST", path(1) + "/adjust", change).status, 401);
    EXPECT_EQ(call(Caller::Customer, "POST", path(1) + "/adjust", change).status, 403);
    EXPECT_EQ(call(Caller::Customer, "PUT", path(1), "{}").status, 403);
    EXPECT_EQ(call(Caller::Customer, "GET", "/api/v1/inventory").status, 403);
    EXPECT_EQ(call(Caller::Customer, "GET", path(1) + "/ledger").status, 403);
    EXPECT_EQ(
        call(Caller::Admin, "POST", "/internal/v1/reservations", reservation(newId(), 1)).status,
        403);
    EXPECT_EQ(call(Caller::Guest, "GET", "/internal/v1/reservations/" + newId()).status, 403);
    EXPECT_EQ(level(product(1)).onHand, 0);
}

TEST_F(InventoryHttpTest, AnAdjustmentAnswersWithTheNewFigures)
{
    const std::string change = wire::encode(wire::StockAdjustment{newId(), 5, "delivery"});

    const HttpAnswer first = call(Caller::Admin, "POST", path(1) + "/adjust", change);
    const HttpAnswer again = call(Caller::Admin, "POST", path(1) + "/adjust", change);
    const HttpAnswer tooMuch = call(Caller::Admin,
                                    "POST",
                                    path(1) + "/adjust",
                                    wire::encode(wire::StockAdjustment{newId(), -6, "lost"}));

    EXPECT_EQ(first.status, 200);
    EXPECT_EQ(wire::decodeStock(first.body)->onHand, 5);
    EXPECT_EQ(first.headers.get("ETag"), "\"1\"");
    EXPECT_FALSE(first.headers.has("Idempotent-Replayed"));
    EXPECT_EQ(again.status, 200);
    EXPECT_EQ(again.body, first.body);
    EXPECT_EQ(again.headers.get("Idempotent-Replayed"), "true");
    EXPECT_EQ(tooMuch.status, 409);
    EXPECT_THAT(wire::decodeProblem(tooMuch.body)->detail, HasSubstr("on hand 5, reserved 0"));
}

TEST_F(InventoryHttpTest, ABadChangeIsRefusedNamingTheMember)
{
    const HttpAnswer zero = call(Caller::Admin,
                                 "POST",
                                 path(1) + "/adjust",
                                 R"({"operationId":")" + newId() + R"(","delta":0,"reason":""})");

    EXPECT_EQ(zero.status, 400);
    EXPECT_EQ(wire::decodeProblem(zero.body)->errors.at(0).pointer, "#/delta");
    EXPECT_EQ(call(Caller::Admin, "POST", path(1) + "/adjust", "{").status, 400);
}

TEST_F(InventoryHttpTest, ACountNeedsTheVersionThatWasSeen)
{
    deliver(product(1), 5);
    const auto put = [&](const Headers& headers, std::int64_t units) {
        return call(Caller::Admin,
                    "PUT",
                    path(1),
                    wire::encode(wire::StockCount{newId(), units, 1, "year end"}),
                    headers);
    };

    EXPECT_EQ(put({}, 4).status, 428);
    EXPECT_EQ(put({{"If-Match", "*"}}, 4).status, 428);
    EXPECT_EQ(put({{"If-Match", "\"9\""}}, 4).status, 412);
    EXPECT_EQ(put({{"If-Match", "W/\"1\""}}, 4).status, 412);
    EXPECT_EQ(put({{"If-Match", "\"1\", \"2\""}}, 4).status, 400);
    const HttpAnswer counted = put({{"If-Match", "\"1\""}}, 4);
    EXPECT_EQ(counted.status, 200);
    EXPECT_EQ(counted.headers.get("ETag"), "\"2\"");
    EXPECT_EQ(level(product(1)), (StockLevel{4, 0, 1}));
}

TEST_F(InventoryHttpTest, ListsGoOnWhereTheyEndedAndACursorBelongsToItsList)
{
    for (int i = 1; i <= 5; ++i)
        deliver(product(i), i * 3);

    const auto first =
        wire::decodeStockPage(call(Caller::Admin, "GET", "/api/v1/inventory?limit=3").body);
    ASSERT_TRUE(first.ok());
    ASSERT_EQ(first->items.size(), 3U);
    const auto second = wire::decodeStockPage(
        call(Caller::Admin, "GET", "/api/v1/inventory?limit=3&after=" + first->nextToken).body);
    ASSERT_TRUE(second.ok());
    EXPECT_EQ(second->items.size(), 2U);
    EXPECT_EQ(second->items.back().productId, product(5));
    EXPECT_EQ(second->nextToken, "");

    EXPECT_EQ(
        call(Caller::Admin, "GET", "/api/v1/inventory?low=true&after=" + first->nextToken).status,
        400);
    EXPECT_EQ(call(Caller::Admin, "GET", path(1) + "/ledger?after=" + first->nextToken).status,
              400);
    EXPECT_EQ(call(Caller::Admin, "GET", "/api/v1/inventory?limit=0").status, 400);
    EXPECT_EQ(call(Caller::Admin, "GET", "/api/v1/inventory?limit=201").status, 400);
    for (const char* query : {"low=maybe", "sort=price", "skip=-1", "count=1", "productIds=tea"})
        EXPECT_EQ(call(Caller::Admin, "GET", std::string("/api/v1/inventory?") + query).status, 400)
            << query;
    const auto low =
        wire::decodeStockPage(call(Caller::Admin, "GET", "/api/v1/inventory?low=true").body);
    ASSERT_TRUE(low.ok());
    ASSERT_EQ(low->items.size(), 1U);
    EXPECT_EQ(low->items[0].productId, product(1));
    EXPECT_TRUE(low->items[0].low);
    const auto some = wire::decodeStockPage(
        call(Caller::Admin,
             "GET",
             "/api/v1/inventory?sort=-onHand&skip=1&count=true&productIds=" + product(2) + "," +
                 product(4))
            .body);
    ASSERT_EQ(some->items.size(), 1U);
    EXPECT_EQ(some->items[0].productId, product(2));
    EXPECT_FALSE(some->items[0].low);
    EXPECT_EQ(some->total, 2);
}

TEST_F(InventoryHttpTest, ShowsItsAuditToAdministrators)
{
    deliver(product(1), 3);
    const std::string audit = "/api/v1/audit/inventory?entityId=" + product(1);
    EXPECT_THAT(call(Caller::Admin, "GET", audit).body, HasSubstr("stock.adjust"));
    EXPECT_EQ(call(Caller::Customer, "GET", audit).status, 403);
}

TEST_F(InventoryHttpTest, TheLedgerPagesWithItsCursor)
{
    for (int i = 1; i <= 3; ++i)
        deliver(product(1), i);

    const auto first =
        wire::decodeMovementPage(call(Caller::Admin, "GET", path(1) + "/ledger?limit=2").body);
    ASSERT_TRUE(first.ok());
    ASSERT_EQ(first->items.size(), 2U);
    EXPECT_EQ(first->items[0].quantity, 3);
    const auto second = wire::decodeMovementPage(
        call(Caller::Admin, "GET", path(1) + "/ledger?limit=2&after=" + first->nextToken).body);
    ASSERT_EQ(second->items.size(), 1U);
    EXPECT_EQ(second->items[0].quantity, 1);
    EXPECT_EQ(second->nextToken, "");
}

TEST_F(InventoryHttpTest, AnOrderReservesCommitsAndIsAnsweredTheSameAgain)
{
    deliver(product(1), 10);
    const std::string order = newId();
    const std::string request = reservation(order, 4);
    const std::string base = "/internal/v1/reservations/" + order;

    const HttpAnswer held = call(Caller::Order, "POST", "/internal/v1/reservations", request);
    const std::string commit = command();
    const HttpAnswer committed = call(Caller::Order, "POST", base + "/commit", commit);
    const HttpAnswer heldAgain = call(Caller::Order, "POST", "/internal/v1/reservations", request);
    const HttpAnswer committedAgain = call(Caller::Order, "POST", base + "/commit", commit);

    EXPECT_EQ(held.status, 200);
    EXPECT_EQ(wire::decodeReservation(held.body)->state, "HELD");
    EXPECT_EQ(heldAgain.body, held.body);
    EXPECT_EQ(heldAgain.headers.get("Idempotent-Replayed"), "true");
    EXPECT_EQ(committed.status, 200);
    EXPECT_EQ(committedAgain.body, committed.body);
    EXPECT_EQ(wire::decodeReservation(call(Caller::Order, "GET", base).body)->state, "COMMITTED");
    EXPECT_EQ(call(Caller::Order, "POST", base + "/release", command()).status, 409);
    EXPECT_EQ(level(product(1)), (StockLevel{6, 0, 0}));
    EXPECT_EQ(call(Caller::Order, "POST", base + "/return", command()).status, 200);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
}

TEST_F(InventoryHttpTest, AShortageIsAConflictThatNamesTheLines)
{
    deliver(product(1), 2);

    const HttpAnswer refused =
        call(Caller::Order, "POST", "/internal/v1/reservations", reservation(newId(), 3));

    EXPECT_EQ(refused.status, 409);
    EXPECT_EQ(refused.headers.get("Content-Type"), "application/problem+json");
    const auto shortages = wire::decodeShortages(refused.body);
    ASSERT_TRUE(shortages.ok());
    ASSERT_EQ(shortages->size(), 1U);
    EXPECT_EQ(shortages->front().available, 2);
}

TEST_F(InventoryHttpTest, ReservationsThatAreNotThereOrMakeNoSenseAreRefused)
{
    const std::string operation = newId();
    ASSERT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/reservations/" + newId() + "/release",
                   command(operation))
                  .status,
              200);

    EXPECT_EQ(call(Caller::Order, "GET", "/internal/v1/reservations/" + newId()).status, 404);
    EXPECT_EQ(
        call(Caller::Order, "POST", "/internal/v1/reservations/" + newId() + "/commit", command())
            .status,
        404);
    EXPECT_EQ(call(Caller::Order, "POST", "/internal/v1/reservations/x/commit", command()).status,
              400);
    EXPECT_EQ(call(Caller::Order,
                   "POST",
                   "/internal/v1/reservations/" + newId() + "/release",
                   command(operation))
                  .status,
              422);
    EXPECT_EQ(call(Caller::Order, "POST", "/internal/v1/reservations", "{}").status, 400);
    const std::string tooLong =
        wire::encode(wire::ReservationRequest{newId(), newId(), {{product(1), 1}}, 3600});
    EXPECT_EQ(
        wire::decodeProblem(call(Caller::Order, "POST", "/internal/v1/reservations", tooLong).body)
            ->errors.at(0)
            .pointer,
        "#/ttlSeconds");
}

TEST_F(InventoryHttpTest, ADeviceTakesRenewsAndReturnsALease)
{
    const std::string path = "/api/v1/inventory/leases";
    deliver(product(1), 10);
    wire::StockLeaseRequest request{newId(), {{product(1), 4}, {product(2), 1}}, 600};

    const HttpAnswer taken = call(Caller::Kiosk, "POST", path, wire::encode(request));
    const HttpAnswer again = call(Caller::Kiosk, "POST", path, wire::encode(request));
    request.lines[0].quantity = 5;
    const HttpAnswer other = call(Caller::Kiosk, "POST", path, wire::encode(request));

    ASSERT_EQ(taken.status, 201) << taken.body;
    const auto lease = wire::decodeStockLease(taken.body).value();
    EXPECT_EQ(taken.headers.get("Location"), path + "/" + lease.id);
    EXPECT_EQ(lease.deviceId, "kiosk-1");
    EXPECT_EQ(lease.state, "ACTIVE");
    ASSERT_EQ(lease.lines.size(), 2U);
    EXPECT_EQ(lease.lines[0].granted, 4);
    EXPECT_EQ(lease.lines[1].granted, 0);
    EXPECT_TRUE(lease.isPartial());
    EXPECT_EQ(again.body, taken.body);
    EXPECT_EQ(again.headers.get("Idempotent-Replayed"), "true");
    EXPECT_EQ(other.status, 422);

    const std::string own = path + "/" + lease.id;
    const auto renewed =
        call(Caller::Kiosk, "POST", own + "/renew", wire::encode(wire::LeaseRenewal{7200}));
    EXPECT_GT(wire::decodeStockLease(renewed.body)->expiresAt, lease.expiresAt);
    EXPECT_EQ(call(Caller::Kiosk, "POST", own + "/renew", R"({"ttlSeconds":86401})").status, 400);
    EXPECT_EQ(wire::decodeStockLease(call(Caller::Kiosk, "POST", own + "/return").body)->state,
              "RETURNED");
    EXPECT_EQ(call(Caller::Kiosk, "POST", own + "/renew", "{}").status, 409);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
}

TEST_F(InventoryHttpTest, OnlyDevicesTakeLeasesAndStaffSeeThem)
{
    const std::string path = "/api/v1/inventory/leases";
    deliver(product(1), 10);
    const std::string request =
        wire::encode(wire::StockLeaseRequest{newId(), {{product(1), 4}}, 600});
    for (const Caller caller : {Caller::Customer, Caller::Admin, Caller::Order})
        EXPECT_NE(call(caller, "POST", path, request).status, 201);
    EXPECT_EQ(call(Caller::Guest, "POST", path, request).status, 401);
    const auto lease =
        wire::decodeStockLease(call(Caller::Kiosk, "POST", path, request).body).value();

    EXPECT_EQ(call(Caller::Customer, "GET", path).status, 403);
    EXPECT_EQ(call(Caller::Customer, "GET", path + "/" + lease.id).status, 403);
    EXPECT_EQ(call(Caller::Customer, "POST", path + "/" + lease.id + "/return").status, 403);
    const auto all = wire::decodeLeasePage(
        call(Caller::Admin, "GET", path + "?deviceId=kiosk-1&state=ACTIVE&count=true").body);
    ASSERT_TRUE(all.ok());
    ASSERT_EQ(all->items.size(), 1U);
    EXPECT_EQ(all->total, 1);
    EXPECT_EQ(all->items[0].id, lease.id);
    EXPECT_EQ(call(Caller::Admin, "GET", path + "?state=GONE").status, 400);

    EXPECT_EQ(call(Caller::Admin, "POST", path + "/" + lease.id + "/return").status, 200);
    EXPECT_THAT(call(Caller::Admin, "GET", "/api/v1/audit/inventory").body,
                HasSubstr("lease.return"));
}

TEST_F(InventoryHttpTest, AnOfflineSaleAnswersWithItsShortfallAndTheAuditTellsOfIt)
{
    deliver(product(1), 1);
    const wire::ReservationRequest request{.operationId = newId(),
                                           .orderId = newId(),
                                           .lines = {{product(1), 3}},
                                           .ttlSeconds = 600,
                                           .leaseId = newId(),
                                           .deviceId = "kiosk-1",
                                           .soldOffline = true};

    const auto held =
        call(Caller::Order, "POST", "/internal/v1/reservations", wire::encode(request));
    ASSERT_EQ(held.status, 200) << held.body;
    EXPECT_EQ(wire::decodeReservation(held.body)->shortfalls.at(0).quantity, 2);
    const std::string path = "/internal/v1/reservations/" + request.orderId;
    const auto committed = call(Caller::Order, "POST", path + "/commit", command());
    ASSERT_EQ(committed.status, 200) << committed.body;
    EXPECT_EQ(wire::decodeReservation(committed.body)->shortfalls.at(0).quantity, 2);
    EXPECT_EQ(wire::decodeReservation(call(Caller::Order, "GET", path).body)->shortfalls.size(),
              1U);

    EXPECT_THAT(call(Caller::Admin, "GET", "/api/v1/audit/inventory").body,
                testing::AllOf(HasSubstr("stock.shortfall"), HasSubstr(request.orderId)));
}

TEST_F(InventoryHttpTest, ChangesOfStockAreForEverybodyAndAStrangePlaceIsGone)
{
    const std::string path = "/api/v1/inventory/changes";
    deliver(product(1), 10);
    deliver(product(2), 5);

    const auto first =
        wire::decodeStockChanges(call(Caller::Guest, "GET", path + "?limit=1").body).value();
    const auto second =
        wire::decodeStockChanges(call(Caller::Guest, "GET", path + "?after=" + first.next).body)
            .value();

    ASSERT_EQ(first.items.size(), 1U);
    EXPECT_EQ(first.items[0].available, 10);
    EXPECT_TRUE(first.more && first.snapshot);
    ASSERT_EQ(second.items.size(), 1U);
    EXPECT_EQ(second.items[0].productId, product(2));
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?after=tea").status, 400);
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?limit=0").status, 400);
    EXPECT_EQ(call(Caller::Nobody, "GET", path).status, 401);
    const auto foreign =
        platform::encodeCursor("stock changes", {"0123456789abcdef", "5:5:", "5:5:", "", ""});
    EXPECT_EQ(call(Caller::Guest, "GET", path + "?after=" + foreign).status, 410);
}

} // namespace
} // namespace vitrine::inventory
