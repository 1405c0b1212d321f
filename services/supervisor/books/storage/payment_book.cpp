#include "services/supervisor/books/storage/payment_book.hpp"

namespace vitrine::books::storage {
namespace {

/// I2: the ledger balances, each payment's sums are those of its ledger, its attempts and its
/// refunds, and money lies where it was put: at the provider, in a till or with a terminal. I4: no
/// payment has two captured attempts.
constexpr char kOwn[] = R"(
WITH ledger AS (
    SELECT payment_id, currency,
           coalesce(sum(amount) FILTER (WHERE account NOT IN ('sales', 'refunds')), 0) AS held,
           coalesce(-sum(amount) FILTER (WHERE account = 'sales'), 0) AS sales,
           coalesce(sum(amount) FILTER (WHERE account = 'refunds'), 0) AS refunds,
           sum(amount) AS rest
    FROM ledger_entry
    GROUP BY payment_id, currency
), attempt AS (
    SELECT payment_id,
           coalesce(sum(amount) FILTER (WHERE status IN ('CAPTURED', 'DISPUTED', 'WON', 'LOST')), 0) AS captured,
           count(*) FILTER (WHERE status = 'CAPTURED' AND NOT cancelled) AS holders
    FROM payment_attempt
    WHERE payment_id IS NOT NULL
    GROUP BY payment_id
), refunded AS (
    SELECT payment_id,
           coalesce(sum(amount) FILTER (WHERE status = 'SETTLED'), 0) AS settled,
           coalesce(sum(amount) FILTER (WHERE status IN ('SENT', 'UNKNOWN')), 0) AS in_flight
    FROM refund
    GROUP BY payment_id
), found AS (
    SELECT 'I2' AS invariant, 'order ' || p.order_id AS subject,
           format('the ledger is off balance by %s %s', l.rest, l.currency) AS detail
    FROM ledger l
    JOIN payment p ON p.id = l.payment_id
    WHERE l.rest <> 0
    UNION ALL
    SELECT 'I2', 'order ' || p.order_id,
           format('captured %s, refunded %s %s, but the ledger says %s, %s %s and %s held', p.captured, p.refunded,
                  p.currency, coalesce(l.sales, 0), coalesce(l.refunds, 0), coalesce(l.currency, ''), coalesce(l.held, 0))
    FROM payment p
    LEFT JOIN ledger l ON l.payment_id = p.id
    WHERE p.captured <> coalesce(l.sales, 0) OR p.refunded <> coalesce(l.refunds, 0)
       OR p.captured - p.refunded <> coalesce(l.held, 0) OR l.currency <> p.currency
    UNION ALL
    SELECT 'I2', 'order ' || p.order_id,
           format('captured %s, but its attempts took %s', p.captured, coalesce(a.captured, 0))
    FROM payment p
    LEFT JOIN attempt a ON a.payment_id = p.id
    WHERE p.captured <> coalesce(a.captured, 0)
    UNION ALL
    SELECT 'I2', 'order ' || p.order_id,
           format('refunded %s and %s under way, but its refunds come to %s and %s', p.refunded, p.refunds_in_flight,
                  coalesce(r.settled, 0), coalesce(r.in_flight, 0))
    FROM payment p
    LEFT JOIN refunded r ON r.payment_id = p.id
    WHERE p.refunded <> coalesce(r.settled, 0) OR p.refunds_in_flight <> coalesce(r.in_flight, 0)
    UNION ALL
    SELECT 'I2', 'order ' || p.order_id,
           format('%s of attempt %s is booked on %s, but it was taken by %s', e.amount, a.attempt_key, e.account,
                  coalesce(nullif(a.tender_kind, ''), 'provider'))
    FROM payment_attempt a
    JOIN payment p ON p.id = a.payment_id
    LEFT JOIN refund r ON r.attempt_key = a.attempt_key
    JOIN ledger_entry e ON e.cause IN (a.attempt_key, r.id::text) AND e.account NOT IN ('sales', 'refunds')
    WHERE e.account <> coalesce(nullif(a.tender_kind, ''), 'provider')
    UNION ALL
    SELECT 'I4', 'order ' || p.order_id, format('%s attempts hold money at the same time', a.holders)
    FROM payment p
    JOIN attempt a ON a.payment_id = p.id
    WHERE a.holders > 1
)
SELECT invariant, subject, detail
FROM found
ORDER BY invariant, subject, detail
LIMIT $1::bigint)";

/// I4 against the provider's own books: what it holds under a key is what the attempt of that key
/// took and gave back. Only what is at rest: nothing of the key open, nothing touched lately.
constexpr char kProvider[] = R"(
WITH theirs AS (
    SELECT c.key, c.currency,
           CASE WHEN c.status = 'captured'
                THEN c.amount - coalesce((SELECT sum(r.amount) FROM simulator.refund r
                                          WHERE r.charge_key = c.key AND r.status = 'settled'), 0)
                ELSE 0 END AS held,
           c.status, c.created_at
    FROM simulator.charge c
), ours AS (
    SELECT a.attempt_key AS key, a.status,
           CASE WHEN a.status = 'CAPTURED' THEN a.amount ELSE 0 END
           - coalesce((SELECT sum(r.amount) FROM refund r WHERE r.attempt_key = a.attempt_key AND r.status = 'SETTLED'), 0) AS held,
           a.resolve_at IS NOT NULL
           OR EXISTS (SELECT FROM refund r WHERE r.attempt_key = a.attempt_key AND r.resolve_at IS NOT NULL) AS open,
           greatest(a.updated_at, (SELECT max(r.updated_at) FROM refund r WHERE r.attempt_key = a.attempt_key)) AS updated_at
    FROM payment_attempt a
    WHERE a.tender_kind = '' -- what was taken elsewhere the provider does not know
)
SELECT 'I4', 'payment attempt ' || coalesce(t.key, o.key),
       format('the provider holds %s (%s), but our books say %s (%s)', coalesce(t.held, 0), coalesce(t.status, 'no charge'),
              coalesce(o.held, 0), coalesce(o.status, 'no attempt'))
FROM theirs t
FULL JOIN ours o ON o.key = t.key
WHERE coalesce(t.held, 0) <> coalesce(o.held, 0) AND NOT coalesce(o.open, false)
  AND coalesce(greatest(o.updated_at, t.created_at), '-infinity') <= now() - make_interval(secs => $1::bigint)
ORDER BY 2
LIMIT $2::bigint)";

constexpr char kPayments[] = R"(
SELECT p.order_id, p.currency,
       coalesce(a.tender, '') AS tender, coalesce(a.captures, 0) AS captures, coalesce(a.captured, 0) AS captured, coalesce(a.taken_by_cancelled, 0) AS taken,
       coalesce(a.open, 0) AS open_attempts, coalesce(r.refunded, 0) AS refunded, coalesce(r.returned, 0) AS returned,
       coalesce(r.open, 0) AS open_refunds,
       greatest(p.updated_at, a.updated_at, r.updated_at) > now() - make_interval(secs => $SETTLE_TIME) AS recent
FROM payment p
LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE status = 'CAPTURED' AND NOT cancelled) AS captures,
                          sum(amount) FILTER (WHERE status = 'CAPTURED' AND NOT cancelled) AS captured,
                          sum(amount) FILTER (WHERE status = 'CAPTURED' AND cancelled) AS taken_by_cancelled,
                          count(*) FILTER (WHERE resolve_at IS NOT NULL) AS open,
                          max(CASE WHEN tender_kind = '' THEN 'token'
                                   WHEN tender_kind = 'terminal' THEN 'terminal ' || tender_reference
                                   ELSE tender_kind END) FILTER (WHERE status = 'CAPTURED' AND NOT cancelled) AS tender,
                          max(updated_at) AS updated_at
                   FROM payment_attempt
                   WHERE payment_id = p.id) a ON true
LEFT JOIN LATERAL (SELECT sum(r.amount) FILTER (WHERE r.status = 'SETTLED' AND NOT t.cancelled) AS refunded,
                          sum(r.amount) FILTER (WHERE r.status = 'SETTLED' AND t.cancelled) AS returned,
                          count(*) FILTER (WHERE r.resolve_at IS NOT NULL) AS open,
                          max(r.updated_at) AS updated_at
                   FROM refund r
                   JOIN payment_attempt t ON t.attempt_key = r.attempt_key
                   WHERE r.payment_id = p.id) r ON true
ORDER BY p.order_id COLLATE "C")";

} // namespace

std::vector<Difference> PaymentBook::ownDifferences(std::chrono::seconds settleTime,
                                                    std::size_t limit)
{
    auto differences = differencesOf(m_tx.runText(kOwn, limit));
    const bool isSimulated =
        !m_tx.runText("SELECT to_regclass('simulator.charge')").at(0)[0].is_null();
    if (isSimulated && differences.size() < limit) {
        const auto more =
            differencesOf(m_tx.runText(kProvider, settleTime.count(), limit - differences.size()));
        differences.insert(differences.end(), more.begin(), more.end());
    }
    return differences;
}

FactReader<PaymentFact> PaymentBook::payments(std::chrono::seconds settleTime)
{
    return {
        m_tx, "payments_by_order", withSettleTime(kPayments, settleTime), [](const pqxx::row& row) {
            PaymentFact fact;
            fact.orderId = row["order_id"].c_str();
            fact.currency = row["currency"].c_str();
            fact.captures = row["captures"].as<int>();
            fact.captured = row["captured"].as<std::int64_t>();
            fact.refunded = row["refunded"].as<std::int64_t>();
            fact.keptByCancelled =
                row["taken"].as<std::int64_t>() - row["returned"].as<std::int64_t>();
            fact.openAttempts = row["open_attempts"].as<int>();
            fact.tender = row["tender"].c_str();
            fact.openRefunds = row["open_refunds"].as<int>();
            fact.isRecent = row["recent"].as<bool>();
            return fact;
        }};
}

} // namespace vitrine::books::storage
