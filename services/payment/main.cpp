#include "services/payment/application/order_notices.hpp"
#include "services/payment/clients/http_order.hpp"
#include "services/payment/http/payment_routes.hpp"
#include "services/payment/payment_settings.hpp"
#include "services/payment/storage/payment_schema.hpp"
#include "services/platform/database/outbox.hpp"
#include "services/platform/runtime/service_host.hpp"

int main(int argc, char** argv)
{
    using namespace vitrine;
    using namespace std::chrono_literals;

    platform::ServiceHost host("payment", argc, argv);
    const auto settings = payment::readPaymentSettings(host.settings());
    if (!host.shouldStart())
        return host.exitCode();

    platform::Database database(settings.database);
    const auto migrated = [&] {
        return migrate(database, payment::storage::paymentMigrations(), Deadline::in(60s));
    };
    if (!host.waitFor("database", migrated))
        return 0; // a stop signal came first

    payment::SimulatedProvider provider(database, host.clock(), settings.simulator);
    payment::RefundDesk refunds(database, provider, host.clock(), settings.desks);
    payment::AttemptDesk attempts({database, provider, refunds, host.clock()}, settings.desks);
    payment::Payments payments(database);
    payment::HttpOrder order(host.backgroundClient("order"));
    payment::OrderNotices notices(database, order, host.clock());

    host.addHealthCheck({.name = "db", .probe = [&] { return database.ping(Deadline::in(2s)); }});
    host.addBackgroundTask(
        {.name = "resolve-attempts",
         .interval = settings.resolveInterval,
         .round = [&](Deadline deadline) { return attempts.resolveDue(deadline); }});
    host.addBackgroundTask({.name = "tell-order",
                            .interval = 500ms,
                            .round = [&](Deadline deadline) { return notices.tellDue(deadline); }});
    host.addBackgroundTask(
        {.name = "resolve-refunds",
         .interval = settings.resolveInterval,
         .round = [&](Deadline deadline) { return refunds.resolveDue(deadline); }});
    host.addBackgroundTask(
        {.name = "outbox-cleaner", .interval = 10min, .round = [&](Deadline deadline) -> Outcome {
             const auto cleaned =
                 platform::cleanOutbox(database, settings.eventAge, 1000, deadline);
             return cleaned.ok() ? Outcome(Done{}) : Outcome(cleaned.error());
         }});
    return host.run(payment::paymentRoutes({attempts, refunds, payments, provider, database}));
}
