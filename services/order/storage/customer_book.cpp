#include "services/order/storage/customer_book.hpp"

#include <algorithm>

namespace vitrine::order::storage {
namespace {

using platform::Statement;

constexpr Statement kSalesTo{"customer_sales", R"(
    SELECT currency, count(*) AS orders, ms_of(min(placed_at)) AS first_ms, ms_of(max(placed_at)) AS last_ms,
           count(*) FILTER (WHERE paid_at IS NOT NULL) AS paid_orders,
           coalesce(sum(total) FILTER (WHERE paid_at IS NOT NULL), 0)::bigint AS paid,
           coalesce(sum(refunded) FILTER (WHERE paid_at IS NOT NULL), 0)::bigint AS refunded
    FROM orders
    WHERE account_id = $1
    GROUP BY currency
    ORDER BY currency)"};

Timestamp timeOf(const pqxx::field& millis)
{
    return Timestamp(std::chrono::milliseconds(millis.as<std::int64_t>()));
}

} // namespace

CustomerSales salesTo(platform::Transaction& tx, const std::string& accountId)
{
    CustomerSales sales;
    for (const pqxx::row& row : tx.run(kSalesTo, accountId)) {
        const Timestamp first = timeOf(row["first_ms"]);
        const Timestamp last = timeOf(row["last_ms"]);
        sales.orders += row["orders"].as<std::int64_t>();
        sales.firstOrderAt = std::min(first, sales.firstOrderAt.value_or(first));
        sales.lastOrderAt = std::max(last, sales.lastOrderAt.value_or(last));
        const auto currency = domain::Currency::create(row["currency"].c_str());
        const auto paidOrders = row["paid_orders"].as<std::int64_t>();
        if (currency.ok() && paidOrders > 0)
            sales.sums.push_back({*currency,
                                  paidOrders,
                                  row["paid"].as<std::int64_t>(),
                                  row["refunded"].as<std::int64_t>()});
    }
    return sales;
}

} // namespace vitrine::order::storage
