#include "vitrine/api/account_client.hpp"
#include "vitrine/api/catalog_client.hpp"
#include "vitrine/api/collect.hpp"
#include "vitrine/api/device_client.hpp"
#include "vitrine/api/inventory_client.hpp"
#include "vitrine/api/order_client.hpp"
#include "vitrine/api/payment_client.hpp"
#include "vitrine/api/system_client.hpp"
#include "vitrine/mocks/fake_accounts.hpp"
#include "vitrine/mocks/fake_catalog.hpp"
#include "vitrine/mocks/fake_devices.hpp"
#include "vitrine/mocks/fake_inventory.hpp"
#include "vitrine/mocks/fake_orders.hpp"
#include "vitrine/mocks/fake_payments.hpp"
#include "vitrine/mocks/fake_system.hpp"

#include <gtest/gtest.h>

namespace vitrine::client::mocks {
namespace {

domain::Money eur(std::int64_t amount)
{
    return domain::Money::create(amount, "EUR").value();
}

wire::ProductDraft draft(const std::string& sku, std::int64_t price)
{
    wire::ProductDraft product;
    product.sku = sku;
    product.name = "Tent " + sku;
    product.price = eur(price);
    return product;
}

TEST(FakeCatalog, KeepsVersionsAndUniqueSkus)
{
    const auto fake = std::make_shared<FakeCatalog>();
    const CatalogClient catalog(fake);
    const auto created = catalog.createProduct(draft("A", 500)).get();
    ASSERT_TRUE(created.ok());

    EXPECT_EQ(catalog.createProduct(draft("a", 1)).get().error().code, ErrorCode::Conflict);
    EXPECT_EQ(catalog.updateProduct(created->id, 1, draft("A", 600)).get()->version, 2);
    EXPECT_EQ(catalog.updateProduct(created->id, 1, draft("A", 700)).get().error().code,
              ErrorCode::PreconditionFailed);
    EXPECT_EQ(catalog.getProductBySku("A").get()->price, eur(600));
    EXPECT_EQ(catalog.addImage(created->id, {"bytes", "image/png"}).get()->images.size(), 1U);
    EXPECT_TRUE(catalog.deleteProduct(created->id, 3).get().ok());
    EXPECT_TRUE(catalog.getProduct(created->id).get()->archived);
    EXPECT_EQ(catalog.getProductBySku("A").get().error().code, ErrorCode::NotFound);
    EXPECT_TRUE(catalog.purgeProduct(created->id, 4).get().ok());
    EXPECT_EQ(catalog.getProduct(created->id).get().error().code, ErrorCode::NotFound);
}

TEST(FakeCatalog, PagesSortsAndFilters)
{
    const auto fake = std::make_shared<FakeCatalog>();
    const CatalogClient catalog(fake);
    for (const int price : {30, 10, 20})
        ASSERT_TRUE(catalog.createProduct(draft("P" + std::to_string(price), price)).get().ok());

    const auto all = collect<wire::Product>(
        [&](std::string after) {
            return catalog.listProducts({.sort = "-price", .limit = 2, .after = after});
        },
        100);

    ASSERT_EQ(all.get()->size(), 3U);
    EXPECT_EQ(all.get()->front().sku, "P30");
    EXPECT_EQ(catalog.listProducts({.priceMin = 15, .priceMax = 25}).get()->items.size(), 1U);
    EXPECT_EQ(catalog.listProducts({.text = "p10"}).get()->items.size(), 1U);
    EXPECT_EQ(catalog.listProducts({.after = "x"}).get().error().code, ErrorCode::InvalidArgument);
}

TEST(Faults, FailEarlyLateOrNotYet)
{
    const auto fake = std::make_shared<FakeCatalog>();
    const CatalogClient catalog(fake);

    fake->faults.failNext(ErrorCode::Unavailable);
    EXPECT_EQ(catalog.createProduct(draft("A", 1)).get().error().code, ErrorCode::Unavailable);
    EXPECT_EQ(catalog.getProductBySku("A").get().error().code, ErrorCode::NotFound);

    fake->faults.loseNextAnswer();
    EXPECT_EQ(catalog.createProduct(draft("A", 1)).get().error().code, ErrorCode::Unavailable);
    EXPECT_TRUE(catalog.getProductBySku("A").get().ok()); // it was done

    fake->faults.hold();
    auto late = catalog.getProductBySku("A");
    EXPECT_EQ(fake->faults.held(), 1U);
    EXPECT_FALSE(late.is_done());
    fake->faults.release();
    EXPECT_TRUE(late.get().ok());
    EXPECT_EQ(fake->faults.calls(), 5U);
}

TEST(FakeInventory, KnowsOperationsAndVersions)
{
    const auto fake = std::make_shared<FakeInventory>();
    const InventoryClient inventory(fake);
    fake->put("p1", 10);

    const auto first = inventory.adjust("p1", {"op-1", -3, "broken"}).get();
    EXPECT_EQ(first->onHand, 7);
    EXPECT_EQ(inventory.adjust("p1", {"op-1", -3, "broken"}).get()->onHand,
              7); // a repeat changes nothing
    EXPECT_EQ(inventory.adjust("p1", {"op-2", -8, "x"}).get().error().code, ErrorCode::Conflict);
    EXPECT_EQ(inventory.setCount("p1", 1, {.operationId = "op-3", .onHand = 5}).get().error().code,
              ErrorCode::PreconditionFailed);
    EXPECT_EQ(inventory.setCount("p1", first->version, {.operationId = "op-3", .onHand = 5})
                  .get()
                  ->available,
              5);
    EXPECT_EQ(inventory.ledger("p1").get()->items.front().kind, "COUNT");

    const auto seen = inventory.availability("p1").get();
    EXPECT_TRUE(inventory.availability("p1", seen->etag).get()->unchanged);
    EXPECT_EQ(inventory.availability("p2").get().error().code, ErrorCode::NotFound);
}

TEST(FakeInventory, LeasesWhatThereIs)
{
    const auto fake = std::make_shared<FakeInventory>();
    fake->put("p1", 10);
    const InventoryClient inventory(fake);
    EXPECT_EQ(inventory.takeLease({"l1", {{"p1", 4}}}).get().error().code,
              ErrorCode::PermissionDenied);
    fake->signIn("kiosk-1");

    const auto lease = inventory.takeLease({"l1", {{"p1", 8}, {"p2", 1}}}).get();
    ASSERT_TRUE(lease.ok()) << lease.error().message;
    EXPECT_TRUE(lease->isPartial());
    EXPECT_EQ(inventory.getStock("p1").get()->available, 2);
    fake->sellFromLease("l1", "p1", 5);
    EXPECT_EQ(inventory.takeLease({"l1", {{"p1", 8}}}).get()->lines.at(0).left(), 3) << "as it is";
    EXPECT_EQ(inventory.renewLease("l1").get()->state, "ACTIVE");
    fake->signIn("kiosk-2");
    EXPECT_EQ(inventory.getLease("l1").get().error().code, ErrorCode::NotFound);
    EXPECT_TRUE(inventory.listLeases().get()->items.empty());
    fake->signIn("");
    EXPECT_EQ(inventory.listLeases({.deviceId = "kiosk-1"}).get()->items.size(), 1U);
    EXPECT_EQ(inventory.returnLease("l1").get()->state, "RETURNED");
    EXPECT_EQ(inventory.getStock("p1").get()->available, 5);
    EXPECT_EQ(inventory.renewLease("l1").get().error().code, ErrorCode::Conflict);
}

TEST(FakeInventory, TellsWhatChanges)
{
    const auto fake = std::make_shared<FakeInventory>();
    fake->put("p1", 10);
    fake->put("p2", 5);
    const InventoryClient inventory(fake);

    const auto first = inventory.stockChanges({.limit = 1}).get();
    EXPECT_TRUE(first->more && first->snapshot);
    const auto second = inventory.stockChanges({.after = first->next}).get();
    EXPECT_EQ(second->items.at(0).productId, "p2");
    EXPECT_FALSE(second->more);
    fake->put("p1", 7);
    const auto third = inventory.stockChanges({.after = second->next}).get();
    ASSERT_EQ(third->items.size(), 1U);
    EXPECT_EQ(third->items[0].available, 7);
    EXPECT_FALSE(third->snapshot);
    fake->forgetFeed();
    EXPECT_EQ(inventory.stockChanges({.after = third->next}).get().error().status, 410);
}

TEST(FakeCatalog, TellsWhatComesToTheShelvesAndLeavesThem)
{
    const auto fake = std::make_shared<FakeCatalog>();
    wire::Product tea;
    tea.id = "tea";
    tea.name = "Tea";
    fake->put(tea);
    wire::Product hidden = tea;
    hidden.id = "hidden";
    hidden.active = false;
    fake->put(hidden);
    const CatalogClient catalog(fake);

    const auto first = catalog.productChanges().get();
    ASSERT_TRUE(first.ok()) << first.error().message;
    ASSERT_EQ(first->items.size(), 1U);
    EXPECT_TRUE(first->items[0].product && first->categories);
    ASSERT_TRUE(catalog.deleteProduct("tea", 0).get().ok());
    const auto second = catalog.productChanges({.after = first->next}).get();
    ASSERT_EQ(second->items.size(), 1U);
    EXPECT_FALSE(second->items[0].product || second->categories);
    EXPECT_TRUE(catalog.productChanges({.after = second->next}).get()->items.empty());
    EXPECT_EQ(catalog.productChanges({.after = "nonsense"}).get().error().field, "/after");
}

TEST(FakeInventory, ListsByPositionInTheOrderThatIsAskedFor)
{
    const auto fake = std::make_shared<FakeInventory>();
    const InventoryClient inventory(fake);
    fake->put("p1", 30);
    fake->put("p2", 10);
    fake->put("p3", 40, 20); // 20 available, as many as are kept back
    fake->put("p4", 5);
    const auto idsOf = [&](const StockQuery& query) {
        std::string ids;
        const auto page = inventory.listStock(query).get();
        for (const auto& stock : page->items)
            ids += stock.productId;
        return ids;
    };

    EXPECT_EQ(idsOf({}), "p1p2p3p4");
    EXPECT_EQ(idsOf({.lowOnly = true}), "p3p4");
    EXPECT_EQ(idsOf({.sort = "-available"}), "p1p3p2p4");
    EXPECT_EQ(idsOf({.limit = 2, .sort = "onHand", .skip = 1}), "p2p1");
    EXPECT_EQ(idsOf({.productIds = {"p4", "p1", "none"}}), "p1p4");
    EXPECT_EQ(inventory.listStock({.limit = 1, .skip = 9, .count = true}).get()->total, 4);
    EXPECT_EQ(inventory.listStock({.after = "1", .skip = 1}).get().error().field, "/skip");
}

TEST(FakeOrders, PlacesOneOrderPerKey)
{
    const auto fake =
        std::make_shared<FakeOrders>([](const wire::OrderDraft&) -> Result<wire::Order> {
            wire::Order order;
            order.status = "PAID";
            return order;
        });
    const OrderClient orders(fake);
    const wire::OrderDraft basket{.lines = {{"p1", 1}}, .paymentToken = "tok_visa"};

    const auto first = orders.place(basket, {.idempotencyKey = "k"}).get();
    EXPECT_EQ(orders.place(basket, {.idempotencyKey = "k"}).get()->id, first->id);
    EXPECT_EQ(orders.place({.lines = {{"p1", 2}}}, {.idempotencyKey = "k"}).get().error().code,
              ErrorCode::Unprocessable);
    EXPECT_EQ(orders.listOrders().get()->items.size(), 1U);
    EXPECT_EQ(orders.cancelOrder(first->id).get()->status, "CANCELLED");
}

TEST(FakeOrders, RefundAndFulfilAsTheServiceDoes)
{
    const auto fake =
        std::make_shared<FakeOrders>([](const wire::OrderDraft&) -> Result<wire::Order> {
            return failure<wire::Order>(ErrorCode::Conflict, "closed");
        });
    wire::Order order;
    order.id = "o1";
    order.status = "PAID";
    order.fulfilmentStatus = "UNFULFILLED";
    order.total = order.refundable = eur(3000);
    order.refunded = order.tax = eur(0);
    wire::OrderLine line;
    line.quantity = 3;
    line.position = 1;
    line.total = eur(3000);
    order.lines = {line};
    fake->put(order);
    const OrderClient orders(fake);
    const auto begin = orders.listOrders({.changedAfter = "now"}).get();
    EXPECT_TRUE(begin->items.empty());

    wire::OrderRefundDraft one{.lines = {{1, 1}}};
    one.expectedAmount = eur(999);
    EXPECT_EQ(orders.refund("o1", one).get().error().code, ErrorCode::Conflict);
    one.expectedAmount = eur(1000);
    EXPECT_EQ(orders.refund("o1", one, {.idempotencyKey = "r"}).get()->refunded, eur(1000));
    EXPECT_EQ(orders.refund("o1", one, {.idempotencyKey = "r"}).get()->refunded, eur(1000));
    EXPECT_EQ(orders.fulfil("o1", {.action = "hand_over", .lines = {{1, 3}}}).get().error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(orders.fulfil("o1", {.action = "hand_over"}).get()->status, "FULFILLED");
    const auto changed = orders.listOrders({.changedAfter = begin->nextToken}).get();
    ASSERT_EQ(changed->items.size(), 1U) << "each order once, as it is now";
    EXPECT_EQ(changed->items[0].fulfilmentStatus, "HANDED_OVER");
    EXPECT_TRUE(orders.listOrders({.changedAfter = changed->nextToken}).get()->items.empty());
    EXPECT_EQ(orders.refund("o1", {}).get()->status, "REFUNDED");
}

TEST(FakePayments, NeverRefundMoreThanWasCaptured)
{
    const auto fake = std::make_shared<FakePayments>();
    const PaymentClient payments(fake);
    wire::Payment payment;
    payment.id = "pay-1";
    payment.orderId = "o1";
    payment.captured = eur(100);
    fake->put(payment);

    EXPECT_TRUE(payments.refund("pay-1", eur(60), "late", {.idempotencyKey = "k"}).get().ok());
    EXPECT_TRUE(payments.refund("pay-1", eur(60), "late", {.idempotencyKey = "k"})
                    .get()
                    .ok()); // the same one
    EXPECT_EQ(payments.refund("pay-1", eur(41), "x").get().error().code, ErrorCode::Conflict);
    EXPECT_EQ(payments.paymentsOfOrder("o1").get()->items.at(0).refunded, eur(60));
}

TEST(FakeAccounts, RegistersAndSignsIn)
{
    const auto fake = std::make_shared<FakeAccounts>();
    const AccountClient accounts(fake);
    const auto kim = accounts.registerAccount({"kim@shop.example", "a good password", "Kim"}).get();

    EXPECT_EQ(accounts.registerAccount({"KIM@shop.example", "x", "x"}).get().error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(accounts.me().get().error().code, ErrorCode::Unauthenticated);
    fake->signIn(kim->id);
    EXPECT_EQ(accounts.me().get()->email, "kim@shop.example");
    EXPECT_EQ(accounts.setRoles(kim->id, 1, {"ADMIN"}).get()->version, 2);
    EXPECT_EQ(accounts.listAccounts({.role = "CUSTOMER"}).get()->items.size(), 0U);
}

TEST(FakeAccounts, KeepsOneAdministrator)
{
    const auto fake = std::make_shared<FakeAccounts>();
    const AccountClient accounts(fake);
    fake->put({.id = "ada", .email = "ada@x", .name = "Ada", .roles = {"ADMIN"}, .version = 1});
    fake->put({.id = "bo", .email = "bo@x", .name = "Bo", .roles = {"ADMIN"}, .version = 1});

    EXPECT_TRUE(accounts.setDisabled("ada", true).get().ok());
    EXPECT_EQ(accounts.setDisabled("bo", true).get().error().code, ErrorCode::Conflict);
    EXPECT_EQ(accounts.setRoles("bo", 1, {"CUSTOMER"}).get().error().code, ErrorCode::Conflict);
    EXPECT_TRUE(accounts.setDisabled("ada", false).get().ok());
    EXPECT_TRUE(accounts.setRoles("bo", 1, {"CUSTOMER"}).get().ok());
    EXPECT_EQ(accounts.listAccounts({.disabled = true}).get()->items.size(), 0U);
    EXPECT_EQ(accounts.listAccounts({.sort = "-name"}).get()->items.at(0).name, "Bo");
}

TEST(FakeDevices, PairAndLockAKiosk)
{
    const auto fake = std::make_shared<FakeDevices>();
    const DeviceClient devices(fake);
    const auto pairing = devices.startPairing({"1.0", "Debian"}).get();
    const auto claim = [&](const std::string& token) {
        return devices.claimPairing(pairing->pairingId, token).get();
    };

    EXPECT_EQ(claim(pairing->pollToken)->state, "PAIRING");
    EXPECT_EQ(devices.pair({"NONE-SUCH", "K", ""}).get().error().code, ErrorCode::NotFound);
    const auto device = devices.pair({pairing->userCode, "Kiosk 1", "Door"}).get();
    EXPECT_EQ(device->state, "PAIRING");
    EXPECT_EQ(claim("wrong").error().code, ErrorCode::NotFound);
    EXPECT_TRUE(claim(pairing->pollToken)->isPaired());
    fake->expirePairings();
    EXPECT_TRUE(claim(pairing->pollToken).ok()) << "it was confirmed";

    const wire::DeviceReport report{.softwareVersion = "1.0", .queueLength = 4};
    EXPECT_EQ(devices.report(report).get().error().code, ErrorCode::Unauthenticated);
    fake->signIn(device->id);
    EXPECT_EQ(devices.report(report).get()->name, "Kiosk 1");
    EXPECT_EQ(devices.getDevice(device->id).get()->report.queueLength, 4);
    EXPECT_EQ(devices.setLocked(device->id, true).get()->state, "LOCKED");
    EXPECT_FALSE(devices.report(report).get().ok());
    EXPECT_EQ(devices.rename(device->id, 1, {"X", ""}).get().error().code,
              ErrorCode::PreconditionFailed);
    EXPECT_EQ(devices.listDevices({.text = "door", .count = true}).get()->total, 1);
    EXPECT_EQ(devices.unpair(device->id).get()->state, "REVOKED");
    EXPECT_EQ(devices.listDevices().get()->items.size(), 0U);
}

TEST(FakeSystem, TellsWhatItWasGiven)
{
    const auto fake = std::make_shared<FakeSystem>();
    const SystemClient system(fake);
    wire::SystemOverview overview;
    overview.breakers.push_back({.service = "order", .state = "OPEN"});
    fake->put(overview);

    EXPECT_EQ(system.overview().get()->breakers.at(0).state, "OPEN");
    fake->faults.failNext(ErrorCode::Unavailable);
    EXPECT_EQ(system.overview().get().error().code, ErrorCode::Unavailable);
}

} // namespace
} // namespace vitrine::client::mocks
