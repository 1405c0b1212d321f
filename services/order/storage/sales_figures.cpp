#include "services/order/storage/sales_figures.hpp"

namespace vitrine::order::storage {
namespace {

using platform::Statement;

constexpr Statement kKnowsZone{"sales_knows_zone", R"(
    SELECT EXISTS (SELECT FROM pg_timezone_names WHERE name = $1))"};

/// Instants at which the days begin, and the one at which the last ends: $1 first day, $2 last day,
/// $3 cut-over, $4 zone. Made by a function, the planner would not see the range.
#define VITRINE_DAY_START(day) "((" day "::date + $3::time) AT TIME ZONE $4)"
#define VITRINE_BEGIN VITRINE_DAY_START("$1")
#define VITRINE_END VITRINE_DAY_START("($2::date + 1)")

constexpr const char* kCommonCurrency =
    "SELECT currency FROM orders "
    "WHERE paid_at >= " VITRINE_BEGIN " AND paid_at < " VITRINE_END
    " GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1";

constexpr const char* kDays =
    "WITH day AS ("
    "  SELECT d::date AS date, row_number() OVER (ORDER BY d)::int AS place, " VITRINE_DAY_START(
        "d") " AS began "
             "  FROM generate_series($1::date::timestamp, $2::date::timestamp, interval '1 day') "
             "AS d"
             "), bound AS ("
             "  SELECT array_agg(began ORDER BY place) AS began FROM day"
             "), sold AS ("
             "  SELECT width_bucket(o.paid_at, b.began) AS place, count(*) AS orders, sum(o.total) "
             "AS revenue, "
             "         sum(o.items) AS items "
             "  FROM orders o, bound b "
             "  WHERE o.paid_at >= " VITRINE_BEGIN " AND o.paid_at < " VITRINE_END
             " AND o.currency = $5 "
             "  GROUP BY 1"
             "), returned AS ("
             "  SELECT width_bucket(r.settled_at, b.began) AS place, sum(r.amount) AS amount "
             "  FROM order_refund r JOIN orders o ON o.id = r.order_id, bound b "
             "  WHERE r.settled_at >= " VITRINE_BEGIN " AND r.settled_at < " VITRINE_END
             "    AND o.currency = $5 AND r.status = 'SETTLED' "
             "  GROUP BY 1"
             ") "
             "SELECT d.date::text, coalesce(s.orders, 0) AS orders, coalesce(s.revenue, 0) AS "
             "revenue, "
             "       coalesce(r.amount, 0) AS refunded, coalesce(s.items, 0) AS items "
             "FROM day d LEFT JOIN sold s USING (place) LEFT JOIN returned r USING (place) "
             "ORDER BY d.place";

constexpr const char* kBestSellers =
    "WITH best AS ("
    "  SELECT l.product_id, sum(l.quantity) AS quantity, sum(l.total) AS revenue "
    "  FROM orders o JOIN order_line l ON l.order_id = o.id "
    "  WHERE o.paid_at >= " VITRINE_BEGIN " AND o.paid_at < " VITRINE_END " AND o.currency = $5 "
    "  GROUP BY l.product_id ORDER BY revenue DESC, l.product_id LIMIT $6::bigint"
    ") "
    "SELECT b.product_id, b.quantity, b.revenue, n.sku, n.name "
    "FROM best b "
    "CROSS JOIN LATERAL (SELECT l.sku, l.name FROM order_line l WHERE l.product_id = b.product_id "
    "                    ORDER BY l.order_id DESC LIMIT 1) n "
    "ORDER BY b.revenue DESC, b.product_id";

constexpr const char* kByStatus =
    "SELECT status, count(*) AS count FROM orders "
    "WHERE placed_at >= " VITRINE_BEGIN " AND placed_at < " VITRINE_END
    " GROUP BY status ORDER BY count(*) DESC, status";

constexpr const char* kFailedPayments =
    "SELECT count(*) FROM order_event "
    "WHERE event = 'declined' AND at >= " VITRINE_BEGIN " AND at < " VITRINE_END;

constexpr const char* kByTender =
    "WITH sold AS ("
    "  SELECT tender, count(*) AS orders, sum(total) AS revenue FROM orders "
    "  WHERE paid_at >= " VITRINE_BEGIN " AND paid_at < " VITRINE_END
    " AND currency = $5 GROUP BY tender"
    "), returned AS ("
    "  SELECT o.tender, sum(r.amount) AS amount "
    "  FROM order_refund r JOIN orders o ON o.id = r.order_id "
    "  WHERE r.settled_at >= " VITRINE_BEGIN " AND r.settled_at < " VITRINE_END
    "    AND o.currency = $5 AND r.status = 'SETTLED' GROUP BY o.tender"
    ") "
    "SELECT tender, coalesce(s.orders, 0) AS orders, coalesce(s.revenue, 0) AS revenue, "
    "       coalesce(r.amount, 0) AS refunded "
    "FROM sold s FULL JOIN returned r USING (tender) ORDER BY tender";

#undef VITRINE_DAY_START
#undef VITRINE_BEGIN
#undef VITRINE_END

} // namespace

bool SalesBook::knowsZone(const std::string& name)
{
    return m_tx.run(kKnowsZone, name).at(0)[0].as<bool>();
}

std::string SalesBook::commonCurrency(const SalesPeriod& period)
{
    const auto rows =
        m_tx.runText(kCommonCurrency, period.from, period.to, period.cutOver, period.zone);
    return rows.empty() ? std::string() : rows[0][0].as<std::string>();
}

std::vector<SalesDay> SalesBook::days(const SalesPeriod& period)
{
    std::vector<SalesDay> days;
    for (const pqxx::row& row :
         m_tx.runText(kDays, period.from, period.to, period.cutOver, period.zone, period.currency))
        days.push_back({row["date"].as<std::string>(),
                        {.orders = row["orders"].as<std::int64_t>(),
                         .revenue = row["revenue"].as<std::int64_t>(),
                         .refunded = row["refunded"].as<std::int64_t>(),
                         .items = row["items"].as<std::int64_t>()}});
    return days;
}

std::vector<BestSeller> SalesBook::bestSellers(const SalesPeriod& period, int limit)
{
    std::vector<BestSeller> best;
    for (const pqxx::row& row : m_tx.runText(kBestSellers,
                                             period.from,
                                             period.to,
                                             period.cutOver,
                                             period.zone,
                                             period.currency,
                                             limit))
        best.push_back({.productId = row["product_id"].as<std::string>(),
                        .sku = row["sku"].as<std::string>(),
                        .name = row["name"].as<std::string>(),
                        .quantity = row["quantity"].as<std::int64_t>(),
                        .revenue = row["revenue"].as<std::int64_t>()});
    return best;
}

std::vector<StatusCount> SalesBook::byStatus(const SalesPeriod& period)
{
    std::vector<StatusCount> counts;
    for (const pqxx::row& row :
         m_tx.runText(kByStatus, period.from, period.to, period.cutOver, period.zone))
        counts.push_back({row["status"].as<std::string>(), row["count"].as<std::int64_t>()});
    return counts;
}

std::vector<TenderFigures> SalesBook::byTender(const SalesPeriod& period)
{
    std::vector<TenderFigures> tenders;
    for (const pqxx::row& row : m_tx.runText(
             kByTender, period.from, period.to, period.cutOver, period.zone, period.currency))
        tenders.push_back({.tender = row["tender"].as<std::string>(),
                           .orders = row["orders"].as<std::int64_t>(),
                           .revenue = row["revenue"].as<std::int64_t>(),
                           .refunded = row["refunded"].as<std::int64_t>()});
    return tenders;
}

std::int64_t SalesBook::failedPayments(const SalesPeriod& period)
{
    return m_tx.runText(kFailedPayments, period.from, period.to, period.cutOver, period.zone)
        .at(0)[0]
        .as<std::int64_t>();
}

} // namespace vitrine::order::storage
