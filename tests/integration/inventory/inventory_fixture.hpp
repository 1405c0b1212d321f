#pragma once

#include "services/inventory/application/leases.hpp"
#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_feed.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/storage/inventory_schema.hpp"
#include "tests/testkit/postgres.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>
#include <vector>

namespace vitrine::inventory {

/// A database with inventory's schema and the service's parts on it.
class InventoryFixture : public testing::Test
{
protected:
    explicit InventoryFixture(platform::DatabaseSettings settings = patient())
        : database(storage::inventoryMigrations(), std::move(settings))
        , stock(database.pool(), 5)
        , reservations(database.pool())
        , leases(database.pool(), reservations)
        , feed(database.pool(), 5)
    {
    }

    /// For many threads on a slow machine: whoever waits for a row or a connection gets it.
    static platform::DatabaseSettings patient()
    {
        platform::DatabaseSettings settings;
        settings.connectionsMax = 8;
        settings.acquireTimeout = std::chrono::seconds(20);
        settings.lockTimeout = std::chrono::seconds(10);
        return settings;
    }

    /// The `n`th product; ascending.
    static std::string product(int n)
    {
        char text[37];
        std::snprintf(text, sizeof text, "0192f0c1-2345-7abc-8def-%012d", n);
        return text;
    }
    static std::string newId() { return domain::newUuid().text(); }

    static platform::CallContext by(const std::string& account,
                                    const std::string& service = "gateway")
    {
        platform::CallContext context;
        context.caller.accountId = account;
        context.caller.service = service;
        context.deadline = Deadline::in(std::chrono::seconds(20));
        return context;
    }
    static platform::CallContext byOrder() { return by("", "order"); }

    static platform::CallContext byDevice(const std::string& device)
    {
        auto context = by(device);
        context.caller.permissions = {"inventory.lease"};
        return context;
    }
    static platform::CallContext byStaff()
    {
        auto context = by("ada");
        context.caller.permissions = {"inventory.read", "inventory.write"};
        return context;
    }

    static LeaseRequest allotment(const std::string& device,
                                  std::vector<HoldLine> lines,
                                  const std::string& id = newId(),
                                  int seconds = 3600)
    {
        return LeaseRequest::create(id, device, std::move(lines), std::chrono::seconds(seconds))
            .value();
    }
    /// An order of a device that sold without a network.
    static HoldRequest offlineSale(std::vector<HoldLine> lines,
                                   const std::string& lease = {},
                                   const std::string& device = "kiosk-1")
    {
        return HoldRequest::create(newId(),
                                   newId(),
                                   std::move(lines),
                                   std::chrono::seconds(600),
                                   {lease, device, true})
            .value();
    }

    static HoldRequest hold(std::vector<HoldLine> lines,
                            const std::string& order = newId(),
                            const std::string& operation = newId(),
                            int seconds = 600)
    {
        return HoldRequest::create(
                   operation, order, std::move(lines), std::chrono::seconds(seconds))
            .value();
    }

    /// Everything of a sale that is not back yet.
    static ReturnRequest allOf(const std::string& order, const std::string& operation)
    {
        return ReturnRequest::create(operation, order, {}).value();
    }

    /// Puts `units` of a product on the shelf.
    void deliver(const std::string& productId, std::int64_t units)
    {
        const auto done = adjust(productId, units);
        ASSERT_TRUE(done.ok()) << done.error().message;
    }
    Result<StockKeeping::Changed> adjust(const std::string& productId,
                                         std::int64_t delta,
                                         const std::string& operation = newId(),
                                         std::string reason = "delivery")
    {
        StockChange change;
        change.operationId = operation;
        change.productId = productId;
        change.units = delta;
        change.reason = std::move(reason);
        return stock.change(by("ada"), change);
    }
    StockLevel level(const std::string& productId)
    {
        return stock.find(byOrder(), productId).value().level;
    }

    /// Moves a reservation past its time.
    void outdate(const std::string& order)
    {
        database.execute(
            "UPDATE reservation SET expires_at = now() - interval '1 second' WHERE order_id = '" +
            order + "'");
    }

    /// Moves a lease past its time.
    void outdateLease(const std::string& id)
    {
        database.execute(
            "UPDATE stock_lease SET expires_at = now() - interval '1 second' WHERE id = '" + id +
            "'");
    }
    /// How many units of all products were sold that were not there, by the log.
    std::string shortfalls()
    {
        return database.value(
            "SELECT coalesce(sum(quantity), 0) FROM stock_movement WHERE kind = 'SHORTFALL'");
    }

    /// Every figure is the sum of its log, and what is reserved is what reservations and leases
    /// hold. "" when it is so.
    std::string booksDifference()
    {
        return database.value(R"(
            SELECT string_agg(d::text, '; ') FROM (
                SELECT s.product_id, s.on_hand, s.reserved, m.on_hand AS on_hand_log, m.reserved AS reserved_log, h.held
                FROM stock s
                LEFT JOIN (SELECT product_id,
                                  sum(quantity) FILTER (WHERE kind IN ('ADJUST', 'COUNT', 'RESTOCK', 'COMMIT')) AS on_hand,
                                  sum(quantity) FILTER (WHERE kind NOT IN ('ADJUST', 'COUNT', 'RESTOCK', 'SHORTFALL')) AS reserved
                           FROM stock_movement GROUP BY product_id) m USING (product_id)
                LEFT JOIN (SELECT product_id, sum(quantity) AS held
                           FROM (SELECT l.product_id, coalesce(l.covered, l.quantity) AS quantity
                                 FROM reservation r,
                                      unnest(r.product_ids, r.quantities, r.covered) l(product_id, quantity, covered)
                                 WHERE r.state = 'HELD'
                                 UNION ALL
                                 SELECT l.product_id, l.granted - l.sold
                                 FROM stock_lease s, unnest(s.product_ids, s.granted, s.sold) l(product_id, granted, sold)
                                 WHERE s.state = 'ACTIVE') held
                           GROUP BY product_id) h USING (product_id)
                WHERE s.on_hand <> coalesce(m.on_hand, 0) OR s.reserved <> coalesce(m.reserved, 0)
                   OR s.reserved <> coalesce(h.held, 0)) d)");
    }

    testkit::TestDatabase database;
    StockKeeping stock;
    Reservations reservations;
    Leases leases;
    StockFeed feed;
};

} // namespace vitrine::inventory
