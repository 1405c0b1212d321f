#include "services/catalog/application/stock_follower.hpp"
#include "services/catalog/catalog_settings.hpp"
#include "services/catalog/clients/http_stock_source.hpp"
#include "services/catalog/http/catalog_routes.hpp"
#include "services/catalog/images/process_image_scaler.hpp"
#include "services/catalog/storage/catalog_schema.hpp"
#include "services/platform/audit/audit_routes.hpp"
#include "services/platform/database/outbox.hpp"
#include "services/platform/runtime/service_host.hpp"

#include <chrono>

int main(int argc, char** argv)
{
    using namespace vitrine;
    using namespace std::chrono_literals;

    platform::ServiceHost host("catalog", argc, argv);
    const auto settings = catalog::readCatalogSettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    platform::Database database(settings.database);
    const auto migrated = [&] {
        return migrate(database, catalog::storage::catalogMigrations(), Deadline::in(60s));
    };
    if (!host.waitFor("database", migrated))
        return 0;
    host.addHealthCheck({.name = "db", .probe = [&] { return database.ping(Deadline::in(2s)); }});
    host.addBackgroundTask(
        {.name = "outbox-cleaner", .interval = 10min, .round = [&](Deadline deadline) -> Outcome {
             const auto cleaned =
                 platform::cleanOutbox(database, settings.eventAge, 1000, deadline);
             return cleaned.ok() ? Outcome(Done{}) : Outcome(cleaned.error());
         }});

    catalog::Batches batches(database, host.clock());
    catalog::ProcessImageScaler scaler(settings.imageTool);
    catalog::Products products(database, host.clock());
    catalog::Categories categories(database, host.clock());
    catalog::Images images(database, host.clock(), scaler);
    catalog::ProductImport import(database, host.clock(), settings.currency);
    catalog::ProductExport exporter(database);
    catalog::ProductFeed feed(database);
    catalog::BulkEdit bulk(database, host.clock());
    host.addBackgroundTask(
        {.name = "batch-cleaner", .interval = 1h, .round = [&](Deadline deadline) -> Outcome {
             const auto forgotten = batches.forget(90 * 24h, deadline);
             return forgotten.ok() ? Outcome(Done{}) : Outcome(forgotten.error());
         }});
    catalog::HttpStockSource stockSource(host.backgroundClient("inventory"));
    catalog::StockFollower stock(database, stockSource);
    host.addBackgroundTask({.name = "stock-follower",
                            .interval = 1s,
                            .round = [&](Deadline deadline) { return stock.follow(deadline); }});
    auto routes = catalog::catalogRoutes(
        {products, categories, images, import, exporter, feed, bulk, batches});
    routes.push_back(platform::auditRoute(database, "catalog"));
    return host.run(std::move(routes));
}
