#pragma once

#include "services/order/application/orders.hpp"
#include "services/order/http/order_parts.hpp"
#include "services/order/storage/order_schema.hpp"
#include "tests/integration/order/fake_shop.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "tests/testkit/postgres.hpp"
#include "vitrine/domain/uuid.hpp"

#include <gtest/gtest.h>

#include <cstdio>
#include <map>
#include <memory>

namespace vitrine::order {

/// Knows shoppers by their tokens.
class KnownShoppers final : public platform::Authenticator
{
public:
    std::map<std::string, platform::Principal> tokens;

    std::optional<Result<platform::Principal>> tryAuthenticate(std::string_view,
                                                               std::string_view) override
    {
        return std::nullopt;
    }
    Result<platform::Principal>
    authenticate(std::string_view authorization, std::string_view, Deadline) override
    {
        const auto known = tokens.find(std::string(authorization));
        if (known == tokens.end())
            return failure<platform::Principal>(ErrorCode::Unauthenticated, "the token is over");
        return known->second;
    }
};

/// One process of the order service.
struct Instance
{
    Instance(platform::Database& database,
             const Clock& clock,
             FakeShop& shop,
             platform::Authenticator& authenticator,
             const std::string& name,
             SagaPolicy policy = {})
        : store(database, clock, {.driver = name})
        , commands(shop, shop, shop, {.pricing = {.taxRates = {{"standard", 190000}, {"zero", 0}}}})
        , driver({store, commands, clock, metrics, [this] { ++wakes; }}, policy)
        , orders(store, driver, clock, {})
        , refundDriver({store, shop, shop, driver, clock, metrics, [this] { ++wakes; }}, {})
        , refunds(store, driver, refundDriver, clock)
        , fulfilments(store, driver, clock)
        , reports(database)
        , parts{orders, refunds, fulfilments, reports, database, authenticator}
    {
    }

    platform::Metrics metrics;
    storage::OrderStore store;
    CommandRunner commands;
    SagaDriver driver;
    Orders orders;
    RefundDriver refundDriver;
    Refunds refunds;
    Fulfilments fulfilments;
    Reports reports;
    OrderParts parts;
    int wakes = 0;
};

/// Two processes of the order service over one database, and the shop around them.
class OrderFixture : public testing::Test
{
protected:
    OrderFixture()
        : database(storage::orderMigrations(), roomy())
        , first(database.pool(), clock, shop, shoppers, "order:a")
        , second(database.pool(), clock, shop, shoppers, "order:b")
    {
        EXPECT_TRUE(first.store.prepareNumbers(1, soon()).ok());
        shop.holdUntil = clock.now() + std::chrono::hours(24);
        for (int n = 1; n <= 3; ++n) {
            const std::string id = product(n);
            shop.catalogue[id] = {.id = id,
                                  .sku = "SKU-" + std::to_string(n),
                                  .gtin = "04006381333931",
                                  .name = "Product " + std::to_string(n),
                                  .imageHash = "",
                                  .price = eur(1000 * n),
                                  .taxCategory = "standard",
                                  .active = true};
            shop.stock[id] = 100;
        }
    }

    static platform::DatabaseSettings roomy()
    {
        platform::DatabaseSettings settings;
        settings.connectionsMax = 10;
        settings.acquireTimeout = std::chrono::seconds(20);
        settings.lockTimeout = std::chrono::seconds(10);
        return settings;
    }
    static Deadline soon() { return Deadline::in(std::chrono::seconds(20)); }
    static domain::Money eur(std::int64_t amount)
    {
        return domain::Money::create(amount, "EUR").value();
    }
    static std::string product(int n)
    {
        char text[37];
        std::snprintf(text, sizeof text, "0192f0c1-2345-7abc-8def-%012d", n);
        return text;
    }
    static platform::CallContext by(const std::string& account,
                                    std::vector<std::string> permissions = {"orders.place",
                                                                            "orders.read-own"})
    {
        platform::CallContext context;
        context.caller.accountId = account;
        context.caller.permissions = std::move(permissions);
        context.trace = TraceContext::start();
        context.deadline = soon();
        return context;
    }
    static platform::CallContext byAdmin()
    {
        return by("admin",
                  {"orders.read-all", "orders.manage", "orders.read-own", "payments.refund"});
    }
    static platform::CallContext byKiosk(const std::string& device = "kiosk-1")
    {
        auto context = by(device);
        context.caller.roles = {"KIOSK"};
        return context;
    }
    static PlaceRequest want(std::vector<WantedLine> lines, const std::string& token = "tok_visa")
    {
        return {.lines = std::move(lines), .paymentToken = token, .email = "", .expectedTotal = {}};
    }
    static RequestKey key(const std::string& text, const std::string& content = "same")
    {
        return {"POST /api/v1/orders", text, content};
    }
    static RequestKey freshKey() { return key(domain::newUuid().text()); }

    Result<WriteOutcome> place(const PlaceRequest& request, const std::string& account = "ann")
    {
        return first.orders.place(by(account), request, freshKey());
    }
    /// A paid order of these.
    Order sold(std::vector<WantedLine> lines)
    {
        auto outcome = place(want(std::move(lines)));
        EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? "" : outcome.error().message);
        EXPECT_EQ(outcome->order.state(), OrderState::Paid);
        return outcome->order;
    }
    static domain::RefundWish units(std::int64_t position, std::int64_t quantity)
    {
        return {position, domain::Quantity::whole(quantity)};
    }
    Result<Refunds::Receipt> giveBack(const std::string& orderId,
                                      std::vector<domain::RefundWish> wishes,
                                      bool restock = false)
    {
        return first.refunds.request(
            byAdmin(),
            orderId,
            {.wishes = std::move(wishes), .restock = restock, .reason = "broken"},
            {"POST /api/v1/orders/{id}/refunds", domain::newUuid().text(), "x"});
    }
    /// An order of one piece of product 1, as far as it gets.
    Order placed(const std::string& token = "tok_visa")
    {
        auto outcome = place(want({{product(1), 1}}, token));
        EXPECT_TRUE(outcome.ok()) << (outcome.ok() ? "" : outcome.error().message);
        return outcome.ok() ? outcome->order : Order{};
    }
    Order reread(const std::string& id) { return first.store.load(id, soon()).value().order; }
    /// Lets time pass and the background of `instance` work until nothing is due.
    void passTime(Instance& instance, std::chrono::milliseconds time)
    {
        clock.advance(time);
        EXPECT_TRUE(instance.orders.driveDue(soon()).ok());
        EXPECT_TRUE(instance.refunds.driveDue(soon()).ok());
    }
    /// The only mishap: the `nth` call called `name`.
    void breakCall(const std::string& name, Mishap what, int nth = 1)
    {
        shop.mishap = [name, what, nth, seen = 0](const std::string& call) mutable {
            return call == name && ++seen == nth ? what : Mishap::None;
        };
    }

    testkit::ManualClock clock;
    FakeShop shop;
    KnownShoppers shoppers;
    testkit::TestDatabase database;
    Instance first;
    Instance second;
};

} // namespace vitrine::order
