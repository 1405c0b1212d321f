#include "services/supervisor/books/storage/order_book.hpp"

#include "services/platform/database/sql_array.hpp"

namespace vitrine::books::storage {
namespace {

/// I2: what an order and its lines say was given back is what its refunds come to. I4: an order
/// that is not paid at the provider says how it was, and a payment at a terminal paid one order.
/// I5: an account's key led to one order of that account, or of who stood at that kiosk, and an
/// order was placed by one key. I6: nothing lies waiting, or (in a shop at rest, settle time 0) is
/// under way at all, except what waits for its buyer. I13: an order's amounts are those of its
/// lines, and its lines are what was asked for.
constexpr char kOwn[] = R"(
WITH summed AS (
    SELECT order_id, sum(total) AS total, sum(discount) AS discount, sum(tax) AS tax,
           string_agg(product_id || ' x ' || quantity, ', ' ORDER BY product_id) AS text,
           bool_and(unit_price * quantity >= discount) AS sane
    FROM order_line
    GROUP BY order_id
), wanted AS (
    SELECT o.id AS order_id, string_agg(w.product_id || ' x ' || w.quantity, ', ' ORDER BY w.product_id) AS text
    FROM orders o, unnest(o.wanted_products, o.wanted_quantities) AS w(product_id, quantity)
    GROUP BY o.id
), refund_sums AS (
    SELECT order_id,
           sum(amount) FILTER (WHERE status = 'SETTLED') AS settled,
           sum(amount) FILTER (WHERE status NOT IN ('FAILED', 'REJECTED')) AS held
    FROM order_refund
    GROUP BY order_id
), refunded_line AS (
    SELECT r.order_id, b.position, sum(b.quantity) AS quantity, sum(b.amount) AS amount, sum(b.tax) AS tax
    FROM order_refund r
    JOIN order_refund_line b ON b.refund_id = r.id
    WHERE r.status NOT IN ('FAILED', 'REJECTED')
    GROUP BY r.order_id, b.position
), found AS (
    SELECT 'I13' AS invariant, 'order ' || o.id AS subject,
           format('total %s, but its lines come to %s and shipping to %s', o.total, coalesce(s.total, 0), o.shipping) AS detail
    FROM orders o
    LEFT JOIN summed s ON s.order_id = o.id
    WHERE o.currency <> 'XXX' AND o.total <> coalesce(s.total, 0) + o.shipping
    UNION ALL
    SELECT 'I13', 'order ' || o.id, format('tax %s, but its lines have %s', o.tax, coalesce(s.tax, 0))
    FROM orders o
    LEFT JOIN summed s ON s.order_id = o.id
    WHERE o.currency <> 'XXX' AND (o.tax < coalesce(s.tax, 0) OR o.shipping = 0 AND o.tax <> coalesce(s.tax, 0))
    UNION ALL
    SELECT 'I13', 'order ' || o.id, format('sold %s, but %s was asked for', s.text, w.text)
    FROM orders o
    JOIN summed s ON s.order_id = o.id
    LEFT JOIN wanted w ON w.order_id = o.id
    WHERE s.text IS DISTINCT FROM w.text
    UNION ALL
    SELECT 'I13', 'order ' || order_id, 'a line''s discount is more than the line'
    FROM summed
    WHERE NOT sane
    UNION ALL
    SELECT 'I5', 'order ' || coalesce(o.id, k.order_id),
           CASE WHEN o.id IS NULL THEN format('account %s was told of it under key %s, but it does not exist', k.account_id, k.key)
                ELSE format('belongs to account %s, but was answered to account %s', o.account_id, k.account_id) END
    FROM idempotency_key k
    LEFT JOIN orders o ON o.id = k.order_id
    WHERE o.id IS NULL OR k.account_id NOT IN (o.account_id, o.kiosk_id) AND k.route = 'POST /api/v1/orders'
    UNION ALL
    SELECT 'I5', 'order ' || order_id, format('was placed by %s keys', count(*))
    FROM idempotency_key
    WHERE route = 'POST /api/v1/orders'
    GROUP BY order_id
    HAVING count(*) > 1
    UNION ALL
    SELECT 'I4', 'order ' || o.id,
           format('%s, to be paid by %s, but it does not say who took the money', o.status, o.payment_kind)
    FROM orders o
    LEFT JOIN order_sale k ON k.order_id = o.id
    WHERE o.payment_kind <> 'token' AND o.total > 0 AND o.status IN ('PAID', 'PARTIALLY_FULFILLED', 'FULFILLED', 'REFUNDED')
      AND (coalesce(k.tender_kind, '') = '' OR k.tender_kind <> o.tender)
    UNION ALL
    SELECT 'I4', 'terminal payment ' || k.tender_reference, format('paid %s orders', count(*))
    FROM order_sale k
    JOIN orders o ON o.id = k.order_id
    WHERE k.tender_kind = 'terminal' AND o.status IN ('PAID', 'PARTIALLY_FULFILLED', 'FULFILLED', 'REFUNDED')
    GROUP BY k.tender_reference
    HAVING count(*) > 1
    UNION ALL
    SELECT 'I2', 'order ' || o.id,
           format('refunded %s and %s set aside, but its refunds come to %s and %s', o.refunded, s.given_back,
                  coalesce(r.settled, 0), coalesce(r.held, 0))
    FROM orders o
    JOIN order_saga s ON s.order_id = o.id
    LEFT JOIN refund_sums r ON r.order_id = o.id
    WHERE o.refunded <> coalesce(r.settled, 0) OR s.given_back <> coalesce(r.held, 0)
    UNION ALL
    SELECT 'I2', 'order ' || l.order_id,
           format('line %s says %s units and %s given back, but its refunds say %s and %s', l.position, l.refunded_quantity,
                  l.refunded, coalesce(b.quantity, 0), coalesce(b.amount, 0))
    FROM order_line l
    LEFT JOIN refunded_line b ON b.order_id = l.order_id AND b.position = l.position
    WHERE l.refunded_quantity <> coalesce(b.quantity, 0) OR l.refunded <> coalesce(b.amount, 0)
       OR l.refunded_tax <> coalesce(b.tax, 0)
    UNION ALL
    SELECT 'I6', 'order ' || r.order_id,
           format('its refund %s is %s at step %s after %s tries, due since %s', r.id, r.status, r.step, r.tries,
                  coalesce(r.due_at::text, 'never'))
    FROM order_refund r
    WHERE r.step <> 'DONE'
      AND (r.due_at IS NULL OR r.due_at < now() - make_interval(secs => greatest($1::bigint, 5)) OR $1::bigint = 0)
    UNION ALL
    SELECT 'I6', 'order ' || o.id, 'has no saga'
    FROM orders o
    WHERE NOT EXISTS (SELECT FROM order_saga s WHERE s.order_id = o.id)
    UNION ALL
    SELECT 'I6', 'order ' || o.id,
           format('is %s at step %s after %s tries, due since %s', o.status, s.step, s.tries, coalesce(s.due_at::text, 'never'))
    FROM orders o
    JOIN order_saga s ON s.order_id = o.id
    WHERE NOT (s.step = 'IDLE' AND s.strays = '{}')
      AND (s.due_at IS NULL OR s.due_at < now() - make_interval(secs => greatest($1::bigint, 5)) OR $1::bigint = 0)
      AND NOT (s.due_at IS NOT NULL AND s.step = 'AWAIT_RETRY' AND s.retry_by > now())
      AND NOT (s.due_at IS NOT NULL AND s.step = 'AWAIT_TILL' AND s.pay_by > now())
      AND NOT (s.due_at IS NOT NULL AND o.action_url <> '' AND s.pay_by > now())
)
SELECT invariant, subject, detail
FROM found
ORDER BY invariant, subject, detail
LIMIT $2::bigint)";

constexpr char kMissing[] = R"(
SELECT a.id
FROM unnest($1::uuid[]) AS a(id)
WHERE NOT EXISTS (SELECT FROM orders o WHERE o.id = a.id)
ORDER BY a.id)";

constexpr char kOrders[] = R"(
SELECT o.id, o.status, o.total, o.refunded, o.currency,
       o.tender || CASE WHEN o.tender = 'terminal' THEN ' ' || coalesce(k.tender_reference, '') ELSE '' END AS tender,
       s.due_at IS NULL AND NOT coalesce(r.open, false) AND o.updated_at <= now() - make_interval(secs => $SETTLE_TIME) AS settled,
       coalesce(l.products, '') AS products, coalesce(l.quantities, '') AS quantities,
       coalesce(r.back_products, '') AS back_products, coalesce(r.back_quantities, '') AS back_quantities,
       coalesce(r.away_products, '') AS away_products, coalesce(r.away_quantities, '') AS away_quantities
FROM orders o
LEFT JOIN order_saga s ON s.order_id = o.id
LEFT JOIN order_sale k ON k.order_id = o.id
LEFT JOIN LATERAL (SELECT string_agg(i.product_id::text, ',' ORDER BY i.product_id) AS products,
                          string_agg(i.quantity::text, ',' ORDER BY i.product_id) AS quantities
                   FROM order_line i
                   WHERE i.order_id = o.id) l ON true
LEFT JOIN LATERAL (SELECT bool_or(g.open) AS open,
                          string_agg(g.product_id::text, ',' ORDER BY g.product_id) FILTER (WHERE g.back > 0) AS back_products,
                          string_agg(g.back::text, ',' ORDER BY g.product_id) FILTER (WHERE g.back > 0) AS back_quantities,
                          string_agg(g.product_id::text, ',' ORDER BY g.product_id) FILTER (WHERE g.away > 0) AS away_products,
                          string_agg(g.away::text, ',' ORDER BY g.product_id) FILTER (WHERE g.away > 0) AS away_quantities
                   FROM (SELECT i.product_id, bool_or(f.due_at IS NOT NULL) AS open,
                                sum(b.quantity) FILTER (WHERE f.restocked) AS back,
                                sum(b.quantity) FILTER (WHERE f.status = 'SETTLED' AND NOT f.restocked) AS away
                         FROM order_refund f
                         LEFT JOIN order_refund_line b ON b.refund_id = f.id
                         LEFT JOIN order_line i ON i.order_id = f.order_id AND i.position = b.position
                         WHERE f.order_id = o.id
                         GROUP BY i.product_id) g) r ON true
ORDER BY o.id)";

/// A price was read after the order was placed and before it left PENDING. Where an offline sale
/// was taken at another price, the one that was read is kept beside it.
constexpr char kPricedLines[] = R"(
SELECT l.order_id, l.product_id, coalesce(nullif(k.current_prices[l.position], -1), l.unit_price) AS unit_price, o.currency,
       floor(extract(epoch FROM o.placed_at) * 1000)::bigint AS placed_ms,
       ceil(extract(epoch FROM coalesce(e.at, o.updated_at)) * 1000)::bigint AS priced_ms
FROM order_line l
JOIN orders o ON o.id = l.order_id
LEFT JOIN order_sale k ON k.order_id = o.id
LEFT JOIN LATERAL (SELECT min(at) AS at FROM order_event e WHERE e.order_id = l.order_id AND e.moved_from = 'PENDING') e ON true
ORDER BY l.order_id, l.position)";

} // namespace

std::vector<Difference> OrderBook::ownDifferences(std::chrono::seconds settleTime,
                                                  std::size_t limit)
{
    return differencesOf(m_tx.runText(kOwn, settleTime.count(), limit));
}

std::vector<std::string> OrderBook::missing(const std::vector<std::string>& orderIds)
{
    std::vector<std::string> absent;
    for (const pqxx::row& row : m_tx.runText(kMissing, platform::sqlArray(orderIds)))
        absent.emplace_back(row[0].c_str());
    return absent;
}

FactReader<OrderFact> OrderBook::orders(std::chrono::seconds settleTime)
{
    return {
        m_tx, "orders_by_id", withSettleTime(kOrders, settleTime), [](const pqxx::row& row) {
            return OrderFact{
                .orderId = row["id"].c_str(),
                .status = row["status"].c_str(),
                .isSettled = row["settled"].as<bool>(),
                .total = row["total"].as<std::int64_t>(),
                .refunded = row["refunded"].as<std::int64_t>(),
                .currency = row["currency"].c_str(),
                .tender = row["tender"].c_str(),
                .lines = linesOf(row["products"].c_str(), row["quantities"].c_str()),
                .putBack = linesOf(row["back_products"].c_str(), row["back_quantities"].c_str()),
                .leftAway = linesOf(row["away_products"].c_str(), row["away_quantities"].c_str())};
        }};
}

FactReader<PricedLine> OrderBook::pricedLines()
{
    return {m_tx, "priced_lines", kPricedLines, [](const pqxx::row& row) {
                return PricedLine{.orderId = row["order_id"].c_str(),
                                  .productId = row["product_id"].c_str(),
                                  .unitPrice = row["unit_price"].as<std::int64_t>(),
                                  .currency = row["currency"].c_str(),
                                  .placedAt = row["placed_ms"].as<std::int64_t>(),
                                  .pricedBy = row["priced_ms"].as<std::int64_t>()};
            }};
}

} // namespace vitrine::books::storage
