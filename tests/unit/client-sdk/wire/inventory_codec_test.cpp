#include "vitrine/wire/change_feed.hpp"
#include "vitrine/wire/inventory.hpp"
#include "vitrine/wire/problem.hpp"
#include "vitrine/wire/stock_lease.hpp"

#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

constexpr char kOperation[] = "0192f0c1-2345-7abc-8def-0123456789ab";
constexpr char kOrder[] = "0192f0c1-2345-7abc-8def-0123456789ac";
constexpr char kProduct[] = "0192f0c1-2345-7abc-8def-0123456789ad";

TEST(InventoryCodec, RoundTripsStock)
{
    const Stock stock{kProduct, 50, 3, 2, 45, 17, "2026-11-20T09:30:00.000Z"};

    const auto decoded = decodeStock(encode(stock));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(stock));
    EXPECT_EQ(decoded->version, 17);
    EXPECT_EQ(decodeStockPage(encode(Page<Stock>{{stock}, "n"}))->nextToken, "n");
}

TEST(InventoryCodec, TheQuickViewSaysOnlyWhatAShopperNeeds)
{
    const Stock stock{kProduct, 50, 3, 2, 45, 17, "2026-11-20T09:30:00.000Z"};

    EXPECT_EQ(encodeQuick(stock),
              std::string(R"({"available":45,"productId":")") + kProduct + "\"}");
    EXPECT_EQ(decodeStock(encodeQuick(stock))->available, 45);
}

TEST(InventoryCodec, RoundTripsMovements)
{
    StockMovement movement;
    movement.operationId = kOperation;
    movement.productId = kProduct;
    movement.kind = "COMMIT";
    movement.quantity = -2;
    movement.onHandAfter = 48;
    movement.reservedAfter = 1;
    movement.orderId = kOrder;
    movement.actor = "order";
    movement.at = "2026-11-20T09:30:00.000Z";

    const auto decoded = decodeMovementPage(encode(Page<StockMovement>{{movement}, ""}));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    ASSERT_EQ(decoded->items.size(), 1U);
    EXPECT_EQ(decoded->items[0].quantity, -2);
    EXPECT_EQ(decoded->items[0].orderId, kOrder);
    EXPECT_EQ(encode(*decoded), encode(Page<StockMovement>{{movement}, ""}));
}

TEST(InventoryCodec, RoundTripsAReservation)
{
    const ReservationRequest request{kOperation, kOrder, {{kProduct, 3}}, 900};
    const auto decoded = decodeReservationRequest(encode(request));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(request));

    const Reservation reservation{kOrder, "HELD", "2026-11-20T09:30:00.000Z", {{kProduct, 3}}};
    EXPECT_EQ(encode(decodeReservation(encode(reservation)).value()), encode(reservation));
    EXPECT_EQ(decodeReservationCommand(encode(ReservationCommand{kOperation}))->operationId,
              kOperation);
}

TEST(InventoryCodec, TellsWhereAnOfflineSaleTakesItsStockAndWhatWasNotThere)
{
    const ReservationRequest plain{kOperation, kOrder, {{kProduct, 3}}};
    EXPECT_EQ(encode(plain).find("soldOffline"), std::string::npos);
    EXPECT_EQ(encode(plain).find("leaseId"), std::string::npos);
    ReservationRequest sale = plain;
    sale.leaseId = kOperation;
    sale.deviceId = "kiosk-1";
    sale.soldOffline = true;
    const auto decoded = decodeReservationRequest(encode(sale));
    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->leaseId, kOperation);
    EXPECT_EQ(decoded->deviceId, "kiosk-1");
    EXPECT_TRUE(decoded->soldOffline);
    sale.deviceId.clear();
    EXPECT_EQ(decodeReservationRequest(encode(sale)).error().field, "/deviceId");

    Reservation held{kOrder, "HELD", "2026-11-20T09:30:00.000Z", {{kProduct, 3}}};
    EXPECT_TRUE(decodeReservation(encode(held))->shortfalls.empty());
    held.shortfalls = {{kProduct, 2}};
    EXPECT_EQ(decodeReservation(encode(held))->shortfalls.at(0).quantity, 2);
}

TEST(InventoryCodec, RefusesALeaseThatIsTooLongOrEmpty)
{
    const StockLeaseRequest request{kOperation, {{kProduct, 3}}, kLeaseSecondsMax};
    EXPECT_EQ(decodeStockLeaseRequest(encode(request))->lines.at(0).quantity, 3);
    StockLeaseRequest faulty = request;
    faulty.ttlSeconds = kLeaseSecondsMax + 1;
    EXPECT_EQ(decodeStockLeaseRequest(encode(faulty)).error().field, "/ttlSeconds");
    faulty = request;
    faulty.lines.clear();
    EXPECT_EQ(decodeStockLeaseRequest(encode(faulty)).error().field, "/lines");
    EXPECT_EQ(decodeLeaseRenewal("{}")->ttlSeconds, 3600);
    EXPECT_EQ(decodeLeaseRenewal(R"({"ttlSeconds":0})").error().field, "/ttlSeconds");

    StockLease lease;
    lease.lines = {{kProduct, 4, 4, 1}};
    EXPECT_FALSE(lease.isPartial());
    EXPECT_EQ(lease.lines[0].left(), 3);
    lease.lines.push_back({kProduct, 4, 3, 0});
    EXPECT_TRUE(lease.isPartial());
    EXPECT_EQ(encodeQuery(LeaseQuery{.deviceId = "kiosk 1", .state = "ACTIVE", .limit = 5}),
              "deviceId=kiosk%201&state=ACTIVE&limit=5");
}

TEST(ChangeFeed, AProductIsThereOrGone)
{
    const std::string frame =
        R"(,"next":"n","more":true,"snapshot":true,"asOf":"2026-11-20T09:30:00.000Z"})";
    const auto gone = decodeProductChanges(R"({"items":[{"id":"a","gone":true}])" + frame);
    ASSERT_TRUE(gone.ok()) << gone.error().message;
    EXPECT_FALSE(gone->items.at(0).product || gone->categories);
    EXPECT_TRUE(gone->more && gone->snapshot);
    EXPECT_EQ(decodeProductChanges(R"({"items":[{"id":"a"}])" + frame).error().field,
              "/items/0/product");
    EXPECT_TRUE(decodeProductChanges(R"({"items":[],"categories":[])" + frame)->categories);
    EXPECT_EQ(decodeStockChanges(R"({"items":[]})").error().field, "/next");
    EXPECT_EQ(encodeQuery(ChangesQuery{.after = "a+b", .limit = 7}), "after=a%2Bb&limit=7");
}

TEST(InventoryCodec, RefusesABadReservationNamingTheMember)
{
    const auto fieldOf = [](std::string lines, std::string rest = "") {
        return decodeReservationRequest(std::string(R"({"operationId":")") + kOperation +
                                        R"(","orderId":")" + kOrder + R"(","lines":)" + lines +
                                        rest + "}")
            .error()
            .field;
    };
    const std::string product = std::string(R"("productId":")") + kProduct + "\"";

    EXPECT_EQ(fieldOf("[]"), "/lines");
    EXPECT_EQ(fieldOf("[{" + product + R"(,"quantity":0}])"), "/lines/0/quantity");
    EXPECT_EQ(fieldOf("[{" + product + R"(,"quantity":1.5}])"), "/lines/0/quantity");
    EXPECT_EQ(fieldOf(R"([{"productId":"tea","quantity":1}])"), "/lines/0/productId");
    EXPECT_EQ(fieldOf("[{" + product + R"(,"quantity":1,"price":1}])"), "/lines/0/price");
    EXPECT_EQ(fieldOf("[{" + product + R"(,"quantity":1}])", R"(,"ttlSeconds":0)"), "/ttlSeconds");
    EXPECT_EQ(decodeReservationRequest(R"({"operationId":"x"})").error().field, "/operationId");
}

TEST(InventoryCodec, RoundTripsChangesAndRefusesEmptyOnes)
{
    const StockAdjustment adjustment{kOperation, -3, "broken in transit"};
    EXPECT_EQ(encode(decodeStockAdjustment(encode(adjustment)).value()), encode(adjustment));
    EXPECT_EQ(decodeStockAdjustment(encode(StockAdjustment{kOperation, 0, ""})).error().field,
              "/delta");

    StockCount count{kOperation, 40, std::nullopt, "year end"};
    EXPECT_FALSE(decodeStockCount(encode(count))->safetyStock.has_value());
    count.safetyStock = 0;
    EXPECT_EQ(decodeStockCount(encode(count))->safetyStock, 0);
    count.onHand = -1;
    EXPECT_EQ(decodeStockCount(encode(count)).error().field, "/onHand");
}

TEST(InventoryCodec, AShortageIsAProblemDocumentWithItsLines)
{
    const std::string text = encodeShortageProblem({{kProduct, 5, 2}}, "/internal/v1/reservations");

    EXPECT_EQ(decodeProblem(text)->status, 409);
    const auto shortages = decodeShortages(text);
    ASSERT_TRUE(shortages.ok()) << shortages.error().message;
    ASSERT_EQ(shortages->size(), 1U);
    EXPECT_EQ(shortages->front().productId, kProduct);
    EXPECT_EQ(shortages->front().requested, 5);
    EXPECT_EQ(shortages->front().available, 2);
    EXPECT_TRUE(decodeShortages(R"({"status":409})")->empty());
}

} // namespace
} // namespace vitrine::wire
