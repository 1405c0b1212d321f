#include "services/inventory/application/leases.hpp"
#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_feed.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/inventory/http/inventory_routes.hpp"
#include "services/inventory/inventory_settings.hpp"
#include "services/inventory/storage/inventory_schema.hpp"
#include "services/inventory/storage/operation_log.hpp"
#include "services/platform/database/database.hpp"
#include "services/platform/runtime/service_host.hpp"

namespace {

constexpr int kForgetBatch = 1000;

} // namespace

int main(int argc, char** argv)
{
    using namespace vitrine;
    using namespace std::chrono_literals;
    platform::ServiceHost host("inventory", argc, argv);
    const auto settings = inventory::readInventorySettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    platform::Database database(settings.database);
    const bool migrated = host.waitFor("database", [&] {
        return platform::migrate(
            database, inventory::storage::inventoryMigrations(), Deadline::in(60s));
    });
    if (!migrated)
        return 0; // a stop signal came first

    inventory::StockKeeping stock(database, settings.lowThreshold);
    inventory::Reservations reservations(database);
    inventory::Leases leases(database, reservations);
    inventory::StockFeed feed(database, settings.lowThreshold);
    host.addHealthCheck({"db", [&] { return database.ping(Deadline::in(2s)); }});
    host.addBackgroundTask(
        {"expire-reservations", settings.expiryInterval, [&](Deadline deadline) -> Outcome {
             const auto ended = reservations.expireDue(settings.expiryBatch, deadline);
             if (!ended.ok())
                 return ended.error();
             return Done{};
         }});
    host.addBackgroundTask({"forget-operations", 10min, [&](Deadline deadline) -> Outcome {
                                const auto forgotten = inventory::storage::forgetOperations(
                                    database, settings.operationAge, kForgetBatch, deadline);
                                return forgotten.ok() ? Outcome(Done{})
                                                      : Outcome(forgotten.error());
                            }});
    return host.run(inventory::inventoryRoutes(database, {stock, reservations, leases, feed}));
}
