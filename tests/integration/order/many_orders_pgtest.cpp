#include "tests/integration/order/many_orders.hpp"
#include "tests/integration/order/order_fixture.hpp"

#include <algorithm>
#include <tuple>

namespace vitrine::order {
namespace {

constexpr int kOrders = 3000;

/// Enough rows that PostgreSQL goes by the indexes.
class ManyOrdersTest : public OrderFixture
{
protected:
    ManyOrdersTest()
    {
        database.execute(manyOrders(kOrders));
        database.execute("ANALYZE");
    }

    std::vector<Order> listed(const storage::OrderFilter& filter)
    {
        auto found = first.orders.list(byAdmin(), {.filter = filter, .count = true});
        EXPECT_TRUE(found.ok()) << found.error().message;
        if (!found.ok())
            return {};
        m_total = found->total.value_or(-1);
        return std::move(found->orders);
    }
    /// Every page from the begin to the end.
    std::vector<Order> whole(storage::OrderFilter filter)
    {
        std::vector<Order> all;
        filter.limit = 200;
        for (;;) {
            const auto page = listed(filter);
            all.insert(all.end(), page.begin(), page.end());
            if (page.size() < 200)
                return all;
            filter.after = storage::listKeyOf(page.back(), filter.sort);
        }
    }
    void expectEveryPartInItsPlace(storage::OrderFilter filter, std::size_t size)
    {
        const auto all = whole(filter);
        ASSERT_EQ(all.size(), size);
        filter.limit = 20;
        for (const std::size_t skip : {std::size_t(1), all.size() / 2, all.size() - 10}) {
            filter.skip = static_cast<std::int64_t>(skip);
            const auto page = listed(filter);
            EXPECT_EQ(m_total, static_cast<std::int64_t>(all.size()));
            ASSERT_EQ(page.size(), std::min<std::size_t>(20, all.size() - skip));
            for (std::size_t i = 0; i < page.size(); ++i)
                EXPECT_EQ(page[i].number, all[skip + i].number) << skip << " + " << i;
        }
    }

    std::int64_t m_total = 0;
};

TEST_F(ManyOrdersTest, EveryPartOfEveryListIsInItsPlace)
{
    using storage::OrderSort;
    for (const OrderSort sort : {OrderSort::Placed, OrderSort::Updated, OrderSort::Total}) {
        for (const bool descending : {false, true}) {
            SCOPED_TRACE(std::to_string(static_cast<int>(sort)) + (descending ? " desc" : ""));
            expectEveryPartInItsPlace({.sort = sort, .descending = descending}, kOrders);
        }
    }
    const auto byTotal = whole({.sort = OrderSort::Total});
    EXPECT_TRUE(std::is_sorted(byTotal.rbegin(), byTotal.rend(), [](const auto& a, const auto& b) {
        return std::tie(a.amounts.total, a.id) < std::tie(b.amounts.total, b.id);
    }));
    expectEveryPartInItsPlace({.statuses = {"PAYMENT_FAILED"}}, kOrders / 10);
    expectEveryPartInItsPlace({.text = "buyer1"}, 1111);
    EXPECT_EQ(whole({.text = "l-2777"}).size(), 1u);
}

TEST_F(ManyOrdersTest, AreAllInTheReport)
{
    const auto report = first.reports.sales(
        byAdmin(), {.from = "2026-10-31", .to = kManyOrdersDay, .zone = "Europe/Berlin"});
    ASSERT_TRUE(report.ok()) << report.error().message;
    EXPECT_EQ(report->totals.orders, kOrders * 9 / 10);
    EXPECT_EQ(report->totals.items, kOrders * 9 / 10 * 3);
    EXPECT_EQ(report->failedPayments, kOrders / 10);
}

} // namespace
} // namespace vitrine::order
