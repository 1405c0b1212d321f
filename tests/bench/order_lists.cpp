// Lists and the report of a shop of 100,000 orders, beside the same of the same PostgreSQL with
// primary keys only.
#include "services/order/application/reports.hpp"
#include "services/order/storage/order_schema.hpp"
#include "services/order/storage/order_store.hpp"
#include "tests/bench/list_figures.hpp"
#include "tests/integration/order/many_orders.hpp"

#include <utility>

namespace {

using namespace vitrine;
using namespace vitrine::order;
using bench::ListFigure;
using bench::taken;
using storage::OrderFilter;

constexpr int kOrders = 100'000;
constexpr char kPrimaryKeysOnly[] = "the same with primary keys only: all is read and sorted";

platform::CallContext admin()
{
    platform::CallContext context;
    context.caller.accountId = "admin";
    context.caller.permissions = {"orders.read-all"};
    context.deadline = Deadline::in(std::chrono::seconds(60));
    return context;
}

/// The orders of a shop in a database of their own.
struct Orders100k
{
    explicit Orders100k(bool indexed)
        : database(storage::orderMigrations(), bench::patient())
        , store(database.pool(), clock, {.driver = "bench"})
        , reports(database.pool())
    {
        if (!indexed)
            bench::dropIndexes(database);
        database.execute(manyOrders(kOrders));
        bench::vacuum(database,
                      {"orders", "order_saga", "order_line", "order_search", "order_event"});
    }

    /// A page and how many there are, as the console asks for them.
    std::string list(const OrderFilter& filter)
    {
        const Deadline deadline = admin().deadline;
        const auto page = taken(store.list(filter, deadline));
        std::string text = std::to_string(taken(store.count(filter, deadline)));
        for (const Order& order : page)
            text += ' ' + order.number;
        return text;
    }
    std::string report(const SalesPeriod& period)
    {
        const SalesReport report = taken(reports.sales(admin(), period));
        std::string text =
            std::to_string(report.totals.revenue) + " " + std::to_string(report.failedPayments);
        for (const auto& best : report.bestSellers)
            text += ' ' + best.productId + '=' + std::to_string(best.revenue);
        return text;
    }

    SystemClock clock;
    testkit::TestDatabase database;
    storage::OrderStore store;
    Reports reports;
};

void measureOrders(int rounds)
{
    Orders100k indexed(true);
    Orders100k bare(false);
    const std::string product =
        indexed.database.value("SELECT product_id FROM order_line ORDER BY product_id LIMIT 1");
    std::vector<ListFigure> figures;
    for (const auto& [name, filter] : {std::pair<std::string, OrderFilter>{"first page", {}},
                                       {"of a status", {.statuses = {"PAYMENT_FAILED"}}},
                                       {"half way down", {.skip = kOrders / 2}},
                                       {"of an e-mail address", {.text = "buyer4711@"}},
                                       {"of a number", {.text = "L-77777"}},
                                       {"of an account", {.accountId = "account-4711"}},
                                       {"of a product", {.productId = product}},
                                       {"by total", {.sort = storage::OrderSort::Total}}})
        figures.push_back({name,
                           kPrimaryKeysOnly,
                           [&indexed, filter = filter] { return indexed.list(filter); },
                           [&bare, filter = filter] { return bare.list(filter); }});
    for (const auto& [name, from] : {std::pair<std::string, std::string>{"a day", kManyOrdersDay},
                                     {"31 days", "2026-10-02"}}) {
        const SalesPeriod period{.from = from,
                                 .to = kManyOrdersDay,
                                 .zone = "Europe/Berlin",
                                 .cutOver = "",
                                 .currency = ""};
        figures.push_back({"report of " + name,
                           kPrimaryKeysOnly,
                           [&indexed, period] { return indexed.report(period); },
                           [&bare, period] { return bare.report(period); }});
    }
    bench::measure(figures, rounds);
}

} // namespace

int main(int argc, char** argv)
{
    return vitrine::bench::listBench(argc, argv, measureOrders);
}
