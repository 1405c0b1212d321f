#include "services/order/application/command_runner.hpp"
#include "services/order/application/fulfilments.hpp"
#include "services/order/application/orders.hpp"
#include "services/order/application/refund_driver.hpp"
#include "services/order/application/refunds.hpp"
#include "services/order/application/reports.hpp"
#include "services/order/application/saga_driver.hpp"
#include "services/order/clients/http_catalog.hpp"
#include "services/order/clients/http_inventory.hpp"
#include "services/order/clients/http_payment.hpp"
#include "services/order/http/order_routes.hpp"
#include "services/order/order_settings.hpp"
#include "services/order/storage/order_schema.hpp"
#include "services/platform/database/outbox.hpp"
#include "services/platform/runtime/service_host.hpp"

namespace {

using namespace vitrine;
using namespace std::chrono_literals;

std::string driverTask(int number)
{
    return "order-saga-" + std::to_string(number);
}

/// One round of the background: sagas and refunds that were left behind.
Outcome driveAllDue(order::Orders& orders, order::Refunds& refunds, Deadline deadline)
{
    const auto sagas = orders.driveDue(deadline);
    const auto others = refunds.driveDue(deadline);
    return sagas.ok() ? others : sagas;
}

Outcome keepTidy(platform::Database& database,
                 order::Orders& orders,
                 std::chrono::hours eventAge,
                 Deadline deadline)
{
    if (const auto forgotten = orders.forgetKeys(deadline); !forgotten.ok())
        return forgotten;
    const auto cleaned = platform::cleanOutbox(database, eventAge, 500, deadline);
    if (!cleaned.ok())
        return cleaned.error();
    return Done{};
}

} // namespace

int main(int argc, char** argv)
{
    platform::ServiceHost host("order", argc, argv);
    auto settings = order::readOrderSettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    platform::Database database(settings.database);
    settings.store.driver = host.instanceId();
    order::storage::OrderStore store(database, host.clock(), settings.store);
    const bool migrated = host.waitFor("database", [&]() -> Outcome {
        const auto done =
            platform::migrate(database, order::storage::orderMigrations(), Deadline::in(60s));
        return done.ok() ? store.prepareNumbers(settings.numberStart, Deadline::in(5s)) : done;
    });
    if (!migrated)
        return 0; // a stop signal came first

    order::HttpCatalog catalog(host.client("catalog"));
    order::HttpInventory inventory(host.client("inventory"));
    order::HttpPayment payment(host.client("payment"));
    order::CommandRunner commands(catalog, inventory, payment, settings.commands);
    const auto wakeBackground = [&] {
        for (int i = 0; i < settings.driverThreads; ++i)
            host.wake(driverTask(i));
    };
    order::SagaDriver driver({store, commands, host.clock(), host.metrics(), wakeBackground},
                             settings.saga);
    order::Orders orders(store, driver, host.clock(), settings.orders);
    order::RefundDriver refundDriver(
        {store, inventory, payment, driver, host.clock(), host.metrics(), wakeBackground},
        {.policy = {.backoffFirst = settings.saga.backoffFirst,
                    .backoffMax = settings.saga.backoffMax,
                    .sendsMax = settings.saga.refundsMax},
         .callTimeout = settings.commands.callTimeout});
    order::Refunds refunds(store, driver, refundDriver, host.clock());
    order::Fulfilments fulfilments(store, driver, host.clock());
    order::Reports reports(database);

    host.addHealthCheck({"db", [&] { return database.ping(Deadline::in(2s)); }});
    for (int i = 0; i < settings.driverThreads; ++i)
        host.addBackgroundTask({driverTask(i), settings.driverInterval, [&](Deadline deadline) {
                                    return driveAllDue(orders, refunds, deadline);
                                }});
    host.addBackgroundTask({"order-housekeeping", 10min, [&](Deadline deadline) {
                                return keepTidy(database, orders, settings.eventAge, deadline);
                            }});
    return host.run(order::orderRoutes(
        {orders, refunds, fulfilments, reports, database, host.authenticator()}));
}
