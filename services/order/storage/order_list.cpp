#include "services/order/storage/order_list.hpp"

#include "services/order/storage/order_rows.hpp"
#include "services/order/storage/order_sql.hpp"
#include "services/platform/database/sql_array.hpp"

namespace vitrine::order::storage {
namespace {

using platform::Transaction;

/// What is sorted by, and the type its cursor value is read as.
struct SortColumn
{
    const char* expression;
    const char* type;
};

SortColumn columnOf(OrderSort sort)
{
    switch (sort) {
    case OrderSort::Updated:
        return {"o.updated_at", "timestamptz"};
    case OrderSort::Total:
        return {"o.total", "bigint"};
    case OrderSort::Placed:
        break;
    }
    return {"o.placed_at", "timestamptz"};
}

/// `text` for LIKE, found anywhere; its own wildcards mean themselves.
std::string anywhere(const std::string& text)
{
    std::string pattern = "%";
    for (const char c : text) {
        if (c == '%' || c == '_' || c == '\\')
            pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

/// The text of one statement; every value is a parameter. $1 is the account and $2 the time now.
class ListSql
{
public:
    ListSql(const OrderFilter& filter, Timestamp now)
        : m_values{filter.accountId, std::to_string(milliseconds(now))}
    {
        m_conditions = "($1 = '' OR o.account_id = $1)";
        if (!filter.statuses.empty())
            add("o.status = ANY (", platform::sqlArray(filter.statuses), "::text[])");
        if (filter.from)
            add("o.placed_at >= ", formatTimestamp(*filter.from), "::timestamptz");
        if (filter.to)
            add("o.placed_at < ", formatTimestamp(*filter.to), "::timestamptz");
        if (!filter.text.empty())
            add("o.id IN (SELECT w.order_id FROM order_search w WHERE w.words LIKE lower(",
                anywhere(filter.text),
                "))");
        if (!filter.productId.empty())
            add("o.id IN (SELECT l.order_id FROM order_line l WHERE l.product_id = ",
                filter.productId,
                "::uuid)");
        if (!filter.channel.empty())
            add("o.channel = ", filter.channel, "");
        if (!filter.kioskId.empty())
            add("o.kiosk_id = ", filter.kioskId, "");
        if (!filter.fulfilment.empty())
            add("o.fulfilment = ", filter.fulfilment, "");
        if (!filter.paymentKind.empty())
            add("o.payment_kind = ", filter.paymentKind, "");
        if (filter.pickupNumber > 0)
            add("o.id IN (SELECT p.order_id FROM order_sale p WHERE p.pickup_number = ",
                std::to_string(filter.pickupNumber),
                "::int)");
    }

    [[nodiscard]] std::string count() const
    {
        // $2 is the time of the list's statement: it must appear, so that it has a type.
        return "SELECT count(*) FROM orders o WHERE $2::bigint IS NOT NULL AND " + m_conditions;
    }

    /// The page is found by narrow rows first: skipped ones cost no join.
    [[nodiscard]] std::string page(const OrderFilter& filter)
    {
        const SortColumn column = columnOf(filter.sort);
        const char* const direction = filter.descending ? " DESC" : "";
        const std::string order =
            std::string(" ORDER BY ") + column.expression + direction + ", o.id" + direction;
        std::string where = " WHERE " + m_conditions;
        if (!filter.after.empty())
            where += std::string(" AND (") + column.expression + ", o.id) " +
                     (filter.descending ? "<" : ">") + " (" + parameter(filter.after.at(0)) +
                     "::" + column.type + ", " + parameter(filter.after.at(1)) + "::uuid)";
        std::string picked = "SELECT o.id FROM orders o" + where + order + " LIMIT " +
                             parameter(std::to_string(filter.limit)) + "::bigint";
        if (filter.skip > 0)
            picked += " OFFSET " + parameter(std::to_string(filter.skip)) + "::bigint";
        return sql::kSelectOrders + ("JOIN (" + picked + ") page ON page.id = o.id") + order;
    }

    [[nodiscard]] const std::vector<std::string>& values() const { return m_values; }

private:
    std::string parameter(std::string value)
    {
        m_values.push_back(std::move(value));
        return "$" + std::to_string(m_values.size());
    }
    void add(const char* before, std::string value, const char* after)
    {
        m_conditions += std::string(" AND ") + before + parameter(std::move(value)) + after;
    }

    std::vector<std::string> m_values;
    std::string m_conditions;
};

constexpr const char* kChanges =
    " CROSS JOIN (SELECT coalesce(NULLIF($4, '')::pg_snapshot, pg_current_snapshot()) AS until, "
    "                    $3::pg_snapshot AS seen) w "
    "WHERE ($1 = '' OR o.account_id = $1) "
    "AND o.changed >= pg_snapshot_xmin($3::pg_snapshot) "
    "AND (o.changed, o.id) > ($5::xid8, $6::uuid) "
    "AND NOT pg_visible_in_snapshot(o.changed, w.seen) "
    "AND pg_visible_in_snapshot(o.changed, w.until) "
    "ORDER BY o.changed, o.id LIMIT $7::bigint";

} // namespace

std::vector<std::string> listKeyOf(const Order& order, OrderSort sort)
{
    switch (sort) {
    case OrderSort::Updated:
        return {formatTimestamp(order.updatedAt), order.id};
    case OrderSort::Total:
        return {std::to_string(order.amounts.total), order.id};
    case OrderSort::Placed:
        break;
    }
    return {formatTimestamp(order.placedAt), order.id};
}

std::vector<Order> selectOrders(Transaction& tx, const OrderFilter& filter, Timestamp now)
{
    ListSql sql(filter, now);
    const std::string text = sql.page(filter);
    std::vector<Order> orders;
    for (const pqxx::row& row : tx.runText(text, pqxx::prepare::make_dynamic_params(sql.values())))
        orders.push_back(readOrder(row));
    return orders;
}

std::int64_t countOrders(Transaction& tx, const OrderFilter& filter)
{
    const ListSql sql(filter, Timestamp());
    return tx.runText(sql.count(), pqxx::prepare::make_dynamic_params(sql.values()))
        .at(0)[0]
        .as<std::int64_t>();
}

OrderChanges selectChanges(Transaction& tx,
                           const std::string& accountId,
                           const FeedPosition& after,
                           int limit,
                           Timestamp now)
{
    OrderChanges changes;
    // Taken before the rows are read: what is committed in between is seen again, never missed.
    const std::string present =
        after.until.empty()
            ? tx.runText("SELECT pg_current_snapshot()::text").at(0)[0].as<std::string>()
            : after.until;
    changes.next.seen = present;
    if (after.seen.empty())
        return changes;
    const auto rows = tx.runText(std::string(sql::kSelectOrders) + kChanges,
                                 accountId,
                                 milliseconds(now),
                                 after.seen,
                                 present,
                                 after.changed,
                                 after.id,
                                 limit);
    for (const pqxx::row& row : rows)
        changes.orders.push_back(readOrder(row));
    if (rows.size() == static_cast<std::size_t>(limit))
        changes.next = {.seen = after.seen,
                        .until = present,
                        .changed = rows.back()["changed"].as<std::string>(),
                        .id = changes.orders.back().id};
    return changes;
}

} // namespace vitrine::order::storage
