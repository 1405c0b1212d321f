#include "services/supervisor/books/storage/inventory_book.hpp"

#include "services/supervisor/books/storage/book.hpp"

namespace vitrine::books::storage {
namespace {

/// I1: each figure is the sum of its log and covers what reservations and devices' leases hold; the
/// log has no break; what was sold is what committed reservations took, and what was not there when
/// it was sold without a network is written down; a lease gave what the log says. I5: no operation
/// changed a product twice. I7: nothing is held past its time.
constexpr char kOwn[] = R"(
WITH log AS (
    SELECT product_id, id, on_hand_after, reserved_after,
           CASE WHEN kind IN ('ADJUST', 'COUNT', 'RESTOCK', 'COMMIT') THEN quantity ELSE 0 END AS on_hand_change,
           CASE WHEN kind IN ('RESERVE', 'RELEASE', 'EXPIRE', 'COMMIT',
                              'LEASE', 'LEASE_SALE', 'LEASE_RETURN', 'LEASE_EXPIRE') THEN quantity ELSE 0 END AS reserved_change,
           lag(on_hand_after, 1, 0::bigint) OVER w AS on_hand_before,
           lag(reserved_after, 1, 0::bigint) OVER w AS reserved_before
    FROM stock_movement
    WINDOW w AS (PARTITION BY product_id ORDER BY id)
), sums AS (
    SELECT product_id, sum(on_hand_change) AS on_hand, sum(reserved_change) AS reserved
    FROM log
    GROUP BY product_id
), line AS (
    SELECT r.order_id, r.state, l.product_id, l.quantity, coalesce(l.covered, l.quantity) AS covered,
           coalesce(l.returned, 0) AS returned, r.restocked_at IS NOT NULL AS restocked
    FROM reservation r,
         unnest(r.product_ids, r.quantities, r.covered, r.returned) AS l(product_id, quantity, covered, returned)
), lease_line AS (
    SELECT s.id, s.state, l.product_id, l.granted, l.sold,
           CASE WHEN s.state = 'ACTIVE' THEN l.granted - l.sold ELSE 0 END AS remaining
    FROM stock_lease s, unnest(s.product_ids, s.granted, s.sold) AS l(product_id, granted, sold)
), held AS (
    SELECT product_id, sum(quantity) AS quantity, sum(quantity) FILTER (WHERE leased) AS leased
    FROM (SELECT product_id, covered AS quantity, false AS leased FROM line WHERE state = 'HELD'
          UNION ALL
          SELECT product_id, remaining, true FROM lease_line WHERE remaining <> 0) AS holds
    GROUP BY product_id
), leased AS (
    SELECT lease_id, product_id, sum(quantity) AS remaining, sum(quantity) FILTER (WHERE kind = 'LEASE') AS granted,
           -sum(quantity) FILTER (WHERE kind = 'LEASE_SALE') AS sold
    FROM stock_movement
    WHERE lease_id IS NOT NULL
    GROUP BY lease_id, product_id
), short AS (
    SELECT order_id, product_id, sum(quantity) AS quantity
    FROM stock_movement
    WHERE kind = 'SHORTFALL'
    GROUP BY order_id, product_id
), sold AS (
    SELECT order_id, product_id,
           -sum(quantity) FILTER (WHERE kind = 'COMMIT') AS taken,
           sum(quantity) FILTER (WHERE kind = 'RESTOCK') AS returned
    FROM stock_movement
    WHERE kind IN ('COMMIT', 'RESTOCK')
    GROUP BY order_id, product_id
), found AS (
    SELECT 'I1' AS invariant, 'product ' || product_id AS subject,
           format('on hand %s, reserved %s, safety stock %s', on_hand, reserved, safety_stock) AS detail
    FROM stock
    WHERE on_hand < 0 OR reserved < 0 OR safety_stock < 0 OR reserved > on_hand
    UNION ALL
    SELECT 'I1', 'product ' || coalesce(s.product_id, m.product_id),
           format('on hand %s, reserved %s, but the log sums to %s and %s',
                  coalesce(s.on_hand, 0), coalesce(s.reserved, 0), coalesce(m.on_hand, 0), coalesce(m.reserved, 0))
    FROM stock s
    FULL JOIN sums m ON m.product_id = s.product_id
    WHERE coalesce(s.on_hand, 0) <> coalesce(m.on_hand, 0) OR coalesce(s.reserved, 0) <> coalesce(m.reserved, 0)
    UNION ALL
    SELECT 'I1', 'product ' || coalesce(s.product_id, h.product_id),
           format('reserved %s, but reservations hold %s%s', coalesce(s.reserved, 0),
                  coalesce(h.quantity, 0) - coalesce(h.leased, 0),
                  CASE WHEN h.leased <> 0 THEN format(' and leases %s', h.leased) ELSE '' END)
    FROM stock s
    FULL JOIN held h ON h.product_id = s.product_id
    WHERE coalesce(s.reserved, 0) <> coalesce(h.quantity, 0)
    UNION ALL
    SELECT 'I1', 'product ' || product_id,
           format('log entry %s says %s on hand and %s reserved after a change by %s and %s of %s and %s', id,
                  on_hand_after, reserved_after, on_hand_change, reserved_change, on_hand_before, reserved_before)
    FROM log
    WHERE on_hand_after <> on_hand_before + on_hand_change OR reserved_after <> reserved_before + reserved_change
       OR on_hand_after < 0 OR reserved_after < 0 OR reserved_after > on_hand_after
    UNION ALL
    SELECT 'I1', 'order ' || coalesce(l.order_id, s.order_id),
           format('product %s: reservation %s of %s%s, but the log says %s taken and %s put back',
                  coalesce(l.product_id, s.product_id), coalesce(l.state, 'absent'), coalesce(l.quantity, 0),
                  CASE WHEN coalesce(l.returned, 0) = 0 THEN '' ELSE format(', %s put back', l.returned) END,
                  coalesce(s.taken, 0), coalesce(s.returned, 0))
    FROM (SELECT * FROM line WHERE state = 'COMMITTED') l
    FULL JOIN sold s ON s.order_id = l.order_id AND s.product_id = l.product_id
    WHERE coalesce(l.covered, 0) <> coalesce(s.taken, 0)
       OR coalesce(l.returned, 0) <> coalesce(s.returned, 0)
       OR l.returned > l.quantity OR l.restocked AND l.returned <> l.quantity
    UNION ALL
    SELECT 'I1', 'order ' || coalesce(l.order_id, s.order_id),
           format('product %s: %s of %s were not there, but the log says %s', coalesce(l.product_id, s.product_id),
                  coalesce(l.quantity - l.covered, 0), coalesce(l.quantity, 0), coalesce(s.quantity, 0))
    FROM (SELECT * FROM line WHERE state = 'COMMITTED' AND covered <> quantity) l
    FULL JOIN short s ON s.order_id = l.order_id AND s.product_id = l.product_id
    WHERE coalesce(l.quantity - l.covered, 0) <> coalesce(s.quantity, 0)
    UNION ALL
    SELECT 'I1', 'lease ' || coalesce(l.id, m.lease_id),
           format('product %s: %s granted, %s sold, %s left (%s), but the log says %s, %s and %s',
                  coalesce(l.product_id, m.product_id), coalesce(l.granted, 0), coalesce(l.sold, 0), coalesce(l.remaining, 0),
                  coalesce(l.state, 'absent'), coalesce(m.granted, 0), coalesce(m.sold, 0), coalesce(m.remaining, 0))
    FROM lease_line l
    FULL JOIN leased m ON m.lease_id = l.id AND m.product_id = l.product_id
    WHERE coalesce(l.granted, 0) <> coalesce(m.granted, 0) OR coalesce(l.sold, 0) <> coalesce(m.sold, 0)
       OR coalesce(l.remaining, 0) <> coalesce(m.remaining, 0) OR l.sold > l.granted
       OR l.state = 'SETTLED' AND l.sold <> l.granted
    UNION ALL
    SELECT 'I5', 'operation ' || operation_id,
           format('changed product %s %s times by %s', product_id, count(*), kind)
    FROM stock_movement
    GROUP BY operation_id, product_id, kind
    HAVING count(*) > 1
    UNION ALL
    SELECT 'I5', 'operation ' || m.operation_id, format('changed product %s by %s, but no answer is kept', m.product_id, m.kind)
    FROM stock_movement m
    WHERE m.kind NOT IN ('EXPIRE', 'LEASE_RETURN', 'LEASE_EXPIRE') AND NOT EXISTS (SELECT FROM operation o WHERE o.operation_id = m.operation_id AND o.verdict = 'DONE')
    UNION ALL
    SELECT 'I7', 'order ' || order_id, format('still holds stock, %s after its time', date_trunc('second', now() - expires_at))
    FROM reservation
    WHERE state = 'HELD' AND expires_at < now() - make_interval(secs => $1::bigint)
    UNION ALL
    SELECT 'I7', 'lease ' || id, format('still holds stock, %s after its time', date_trunc('second', now() - expires_at))
    FROM stock_lease
    WHERE state = 'ACTIVE' AND expires_at < now() - make_interval(secs => $1::bigint)
)
SELECT invariant, subject, detail
FROM found
ORDER BY invariant, subject, detail
LIMIT $2::bigint)";

constexpr char kReservations[] = R"(
SELECT order_id, state, updated_at > now() - make_interval(secs => $SETTLE_TIME) AS recent,
       array_to_string(product_ids, ',') AS product_ids, array_to_string(reservation.quantities, ',') AS quantities,
       coalesce(b.products, '') AS returned_ids, coalesce(b.quantities, '') AS returned_quantities
FROM reservation
LEFT JOIN LATERAL (SELECT string_agg(l.product_id::text, ',' ORDER BY l.product_id) AS products,
                          string_agg(l.quantity::text, ',' ORDER BY l.product_id) AS quantities
                   FROM unnest(product_ids, returned) AS l(product_id, quantity)
                   WHERE l.quantity > 0) b ON true
ORDER BY order_id)";

} // namespace

std::vector<Difference> InventoryBook::ownDifferences(std::chrono::seconds settleTime,
                                                      std::size_t limit)
{
    return differencesOf(m_tx.runText(kOwn, settleTime.count(), limit));
}

FactReader<ReservationFact> InventoryBook::reservations(std::chrono::seconds settleTime)
{
    return {
        m_tx, "reservations", withSettleTime(kReservations, settleTime), [](const pqxx::row& row) {
            return ReservationFact{
                .orderId = row["order_id"].c_str(),
                .state = row["state"].c_str(),
                .isRecent = row["recent"].as<bool>(),
                .lines = linesOf(row["product_ids"].c_str(), row["quantities"].c_str()),
                .returned =
                    linesOf(row["returned_ids"].c_str(), row["returned_quantities"].c_str())};
        }};
}

std::int64_t InventoryBook::products()
{
    return m_tx.runText("SELECT count(*) FROM stock").at(0)[0].as<std::int64_t>();
}

} // namespace vitrine::books::storage
