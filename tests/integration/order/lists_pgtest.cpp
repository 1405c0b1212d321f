#include "services/order/http/order_routes.hpp"
#include "tests/integration/order/order_fixture.hpp"
#include "vitrine/wire/customer_sales.hpp"
#include "vitrine/wire/order.hpp"
#include "vitrine/wire/report.hpp"

#include <gmock/gmock.h>

#include <future>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::IsEmpty;

class OrderListsTest : public OrderFixture
{
protected:
    platform::HttpResponse get(const std::string& pattern, const std::string& query)
    {
        platform::HttpRequest request;
        request.method = "GET";
        request.routePattern = pattern;
        request.path = pattern;
        request.query = platform::QueryParams::parse(query).value();
        request.context = caller;
        for (const auto& route : orderRoutes(first.parts)) {
            if (route.method == "GET" && route.pattern == pattern)
                return route.handler(request);
        }
        ADD_FAILURE() << "no route " << pattern;
        return {};
    }
    wire::Page<wire::Order> page(const std::string& query)
    {
        const auto response = get("/api/v1/orders", query);
        EXPECT_EQ(response.status, 200) << response.body;
        return wire::decodeOrderPage(response.body).value();
    }
    std::vector<std::string> numbers(const std::string& query)
    {
        std::vector<std::string> all;
        for (const wire::Order& order : page(query).items)
            all.push_back(order.number);
        return all;
    }
    /// Numbers that changed, following the feed until it is empty.
    std::vector<std::string> follow(std::string& position, int limit = 2)
    {
        std::vector<std::string> all;
        for (;;) {
            const auto changes =
                page("changedAfter=" + position + "&limit=" + std::to_string(limit));
            position = changes.nextToken;
            if (changes.items.empty())
                return all;
            for (const wire::Order& order : changes.items)
                all.push_back(order.number);
        }
    }

    platform::CallContext caller = byAdmin();
};

TEST_F(OrderListsTest, FiltersSkipsCountsAndSorts)
{
    const Order small = sold({{product(1), 1}});
    clock.advance(1h);
    const Order large = sold({{product(2), 4}});
    clock.advance(1h);
    auto kiosk = by("kiosk-1");
    kiosk.caller.roles = {"KIOSK"};
    const auto declined =
        first.orders.place(kiosk, want({{product(1), 2}}, "tok_declined"), freshKey());
    ASSERT_TRUE(declined.ok());
    const std::string third = declined->order.number;

    EXPECT_THAT(numbers(""), ElementsAre(third, large.number, small.number));
    EXPECT_THAT(numbers("sort=total"), ElementsAre(small.number, third, large.number));
    EXPECT_THAT(numbers("sort=-total&skip=1"), ElementsAre(third, small.number));
    EXPECT_EQ(page("limit=1&count=true").total, 3);
    EXPECT_EQ(page("status=PAID&limit=1&count=true").total, 2);
    EXPECT_THAT(numbers("status=PAID,PAYMENT_FAILED&sort=placed"),
                ElementsAre(small.number, large.number, third));
    EXPECT_THAT(numbers("channel=kiosk"), ElementsAre(third));
    EXPECT_THAT(numbers("kioskId=kiosk-1"), ElementsAre(third));
    EXPECT_THAT(numbers("productId=" + product(2)), ElementsAre(large.number));
    EXPECT_THAT(numbers("text=" + third.substr(2)), ElementsAre(third));
    EXPECT_THAT(numbers("text=%25"), IsEmpty()) << "a wildcard means itself";
    EXPECT_THAT(numbers("from=" + formatTimestamp(large.placedAt)),
                ElementsAre(third, large.number));
    EXPECT_THAT(numbers("to=" + formatTimestamp(large.placedAt)), ElementsAre(small.number));
    clock.advance(1h);
    ASSERT_TRUE(
        first.fulfilments
            .fulfil(
                byAdmin(), large.id, {.action = domain::FulfilmentAction::StartPicking}, freshKey())
            .ok());
    EXPECT_THAT(numbers("fulfilment=PICKING"), ElementsAre(large.number));
    EXPECT_THAT(numbers("sort=-updated&limit=1"), ElementsAre(large.number));
    for (const char* sort : {"placed", "-placed", "total", "-total", "updated", "-updated"}) {
        const std::string query = std::string("limit=2&sort=") + sort;
        const auto begin = page(query);
        const auto end = page(query + "&after=" + begin.nextToken);
        EXPECT_EQ(end.items.size(), 1u) << sort;
        EXPECT_NE(end.items.front().id, begin.items.back().id) << sort;
        EXPECT_EQ(end.nextToken, "");
    }
    for (const char* wrong : {"sort=size",
                              "status=SHIPPED",
                              "from=yesterday",
                              "productId=7",
                              "fulfilment=GONE",
                              "skip=1&after=x",
                              "changedAfter=x",
                              "changedAfter=now&status=PAID"})
        EXPECT_EQ(get("/api/v1/orders", wrong).status, 400) << wrong;
}

TEST_F(OrderListsTest, AddsUpAllOrdersOfACustomer)
{
    const auto salesTo = [&](const std::string& accountId) {
        platform::HttpRequest request;
        request.method = "GET";
        request.context = caller;
        request.pathArgs = {accountId};
        for (const auto& route : orderRoutes(first.parts)) {
            if (route.pattern == "/api/v1/reports/customers/{accountId}")
                return wire::decodeCustomerSales(route.handler(request).body).value();
        }
        return wire::CustomerSales{};
    };
    const Order small = sold({{product(1), 1}});
    clock.advance(1h);
    const Order large = sold({{product(2), 4}});
    clock.advance(1h);
    const auto declined = first.orders.place(
        by(small.accountId), want({{product(1), 2}}, "tok_declined"), freshKey());
    ASSERT_TRUE(declined.ok());
    ASSERT_TRUE(first.orders.place(by("somebody else"), want({{product(1), 1}}), freshKey()).ok());

    const auto sales = salesTo(small.accountId);
    EXPECT_EQ(sales.orders, 3);
    EXPECT_EQ(sales.firstOrderAt, formatTimestamp(small.placedAt));
    EXPECT_EQ(sales.lastOrderAt, formatTimestamp(declined->order.placedAt));
    ASSERT_EQ(sales.sums.size(), 1u);
    EXPECT_EQ(sales.sums[0].orders, 2);
    EXPECT_EQ(sales.sums[0].paid.amount(), small.amounts.total + large.amounts.total);
    EXPECT_EQ(sales.sums[0].refunded.amount(), 0);
    EXPECT_EQ(salesTo("nobody").orders, 0);
}

TEST_F(OrderListsTest, TheFeedTellsEveryChangeOldestFirst)
{
    std::string position = "now";
    const Order before = sold({{product(1), 1}});
    EXPECT_THAT(follow(position), IsEmpty()) << "'now' looks at nothing that was";
    const Order anew = sold({{product(1), 1}});
    ASSERT_TRUE(giveBack(before.id, {}).ok());
    EXPECT_THAT(follow(position, 1), ElementsAre(anew.number, before.number));
    EXPECT_THAT(follow(position), IsEmpty());
    const Order later = sold({{product(1), 1}});
    EXPECT_THAT(follow(position), ElementsAre(later.number));
    caller = by("bob");
    EXPECT_THAT(follow(position), IsEmpty()) << "each sees only their own";
}

/// A change whose transaction began first and is committed last: a reader that only remembered the
/// latest change it has seen would never learn of it.
TEST_F(OrderListsTest, TheFeedDoesNotLoseWhatIsCommittedLate)
{
    const Order early = sold({{product(1), 1}});
    const Order late = sold({{product(1), 1}});
    std::string position = page("changedAfter=now").nextToken;
    std::promise<void> changed;
    std::promise<void> mayCommit;
    auto slow = std::async(std::launch::async, [&] {
        return database.pool().inTransaction(soon(), [&](platform::Transaction& tx) -> Outcome {
            tx.runText("UPDATE orders SET email = 'late@example.com', changed = "
                       "pg_current_xact_id() WHERE id = $1::uuid",
                       late.id);
            changed.set_value();
            mayCommit.get_future().wait();
            return Done{};
        });
    });
    changed.get_future().wait();
    ASSERT_TRUE(giveBack(early.id, {}).ok());
    EXPECT_THAT(follow(position), ElementsAre(early.number));
    mayCommit.set_value();
    ASSERT_TRUE(slow.get().ok());
    EXPECT_THAT(follow(position), ElementsAre(late.number));
}

class SalesReportTest : public OrderListsTest
{
protected:
    /// Makes it that the order was placed and paid then.
    void setPaid(const std::string& orderId, const std::string& at)
    {
        database.execute("UPDATE orders SET placed_at = '" + at + "', paid_at = '" + at +
                         "' WHERE id = '" + orderId + "'");
    }
    wire::SalesReport report(const std::string& query)
    {
        const auto response = get("/api/v1/reports/sales", query);
        EXPECT_EQ(response.status, 200) << response.body;
        return wire::decodeSalesReport(response.body).value();
    }
};

TEST_F(SalesReportTest, CountsWhatWasSoldByTheShopsOwnDays)
{
    const Order one = sold({{product(1), 3}});
    const Order two = sold({{product(2), 2}, {product(1), 1}});
    setPaid(one.id, "2026-11-19T22:30:00Z");
    setPaid(two.id, "2026-11-19T23:30:00Z"); // the 20th in Berlin
    ASSERT_TRUE(giveBack(two.id, {units(1, 1)}).ok());
    database.execute("UPDATE order_refund SET settled_at = '2026-11-20T12:00:00Z'");
    placed("tok_declined");
    database.execute("UPDATE order_event SET at = '2026-11-20T08:00:00Z' WHERE event = 'declined'");

    const auto utc = report("from=2026-11-19&to=2026-11-20");
    EXPECT_EQ(utc.zone, "UTC");
    EXPECT_EQ(utc.currency, "EUR");
    ASSERT_EQ(utc.days.size(), 2u);
    EXPECT_EQ(utc.days[0].figures.orders, 2);
    EXPECT_EQ(utc.days[0].figures.revenue, eur(8000));
    EXPECT_EQ(utc.days[0].figures.items, 6);
    EXPECT_EQ(utc.days[1].figures.orders, 0);
    EXPECT_EQ(utc.days[1].figures.refunded, eur(2000));
    EXPECT_EQ(utc.averageBasket, eur(4000));
    EXPECT_EQ(utc.failedPayments, 1);
    ASSERT_EQ(utc.bestSellers.size(), 2u);
    EXPECT_EQ(utc.bestSellers[0].sku, "SKU-1") << "equal revenue: by product";
    EXPECT_EQ(utc.bestSellers[0].quantity, 4);
    EXPECT_EQ(utc.bestSellers[1].revenue, eur(4000));

    const auto berlin = report("from=2026-11-19&to=2026-11-20&zone=Europe/Berlin");
    EXPECT_EQ(berlin.days[0].figures.orders, 1);
    EXPECT_EQ(berlin.days[1].figures.orders, 1);
    const auto late = report("from=2026-11-19&to=2026-11-20&zone=Europe/Berlin&cutOver=04:00");
    EXPECT_EQ(late.days[0].figures.orders, 2) << "the night belongs to the day before";
    EXPECT_EQ(late.totals.revenue, eur(8000));
}

TEST_F(SalesReportTest, ADayMayHave25Hours)
{
    const Order first25 = sold({{product(1), 1}});
    const Order last25 = sold({{product(1), 1}});
    setPaid(first25.id, "2026-10-24T22:00:00Z"); // 00:00 summer time
    setPaid(last25.id, "2026-10-25T22:59:59Z");  // 23:59:59 winter time
    const auto report25 = report("from=2026-10-24&to=2026-10-26&zone=Europe/Berlin");
    ASSERT_EQ(report25.days.size(), 3u);
    EXPECT_EQ(report25.days[0].figures.orders, 0);
    EXPECT_EQ(report25.days[1].figures.orders, 2);
    EXPECT_EQ(report25.days[2].figures.orders, 0);
}

TEST_F(SalesReportTest, RefusesWhatIsNoPeriod)
{
    for (const char* wrong : {"",
                              "from=2026-11-19",
                              "from=2026-02-30&to=2026-03-01",
                              "from=2026-11-20&to=2026-11-19",
                              "from=2025-01-01&to=2026-11-19",
                              "from=2026-11-19&to=2026-11-19&zone=Mars/Olympus",
                              "from=2026-11-19&to=2026-11-19&zone=%27",
                              "from=2026-11-19&to=2026-11-19&cutOver=25:00",
                              "from=2026-11-19&to=2026-11-19&currency=EURO"})
        EXPECT_EQ(get("/api/v1/reports/sales", wrong).status, 400) << wrong;
}

TEST_F(SalesReportTest, OfNoSalesIsAllZero)
{
    const auto empty = report("from=2026-11-19&to=2026-11-19&currency=EUR");
    ASSERT_EQ(empty.days.size(), 1u);
    EXPECT_EQ(empty.totals.revenue, eur(0));
    EXPECT_EQ(empty.averageBasket, eur(0));
    EXPECT_TRUE(empty.bestSellers.empty());
}

} // namespace
} // namespace vitrine::order
