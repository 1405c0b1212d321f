#pragma once

#include "services/platform/database/database.hpp"

/// The statements of the order store. Each that writes is one statement, so that it can commit by
/// itself in one round trip.
namespace vitrine::order::storage::sql {

using platform::Statement;

inline constexpr Statement kPrepareSeries{"order_prepare_series", R"(
    INSERT INTO number_series (name, next)
    VALUES ('order', $1::bigint)
    ON CONFLICT (name) DO UPDATE SET next = EXCLUDED.next WHERE NOT number_series.issued)"};

/// A key that is taken stops everything before a number is drawn.
inline constexpr Statement kPlace{"order_place", R"(
    WITH claimed AS (
        INSERT INTO idempotency_key (account_id, route, key, fingerprint, order_id, created_at, device)
        VALUES ($2, $3, $4, sha256(convert_to($5, 'UTF8')), $1::uuid, at_ms($6::bigint), $24 <> '')
        ON CONFLICT DO NOTHING
        RETURNING order_id
    ), numbered AS (
        UPDATE number_series s
        SET next = s.next + 1, issued = true
        FROM claimed
        WHERE s.name = 'order'
        RETURNING s.next - 1 AS counter
    ), placed AS (
        INSERT INTO orders (id, number, account_id, email, status, prices_include_tax, expected_amount,
                            expected_currency, wanted_products, wanted_quantities, payment_token, traceparent,
                            placed_at, updated_at, channel, kiosk_id, items, payment_kind)
        SELECT $1::uuid, $7 || lpad(counter::text, greatest($8::int, length(counter::text)), '0'), $26, $9, $10,
               $11::boolean, $12::bigint, $13, $14::uuid[], $15::bigint[], $16, $17, at_ms($6::bigint),
               at_ms($6::bigint), $23, $24, $25::bigint, $27
        FROM numbered
        RETURNING id, number
    ), searchable AS (
        INSERT INTO order_search (order_id, words)
        SELECT id, lower(number || ' ' || $9)
        FROM placed
    ), entered AS (
        INSERT INTO order_event (order_id, moved_from, moved_to, event, detail, at)
        SELECT id, '', $10, 'place', '', at_ms($6::bigint)
        FROM placed
    ), began AS (
        INSERT INTO order_saga (order_id, version, step, ending, hold, attempt, refund, tries, captured, refund_sent,
                                noticed, strays, pay_by, hold_until, retry_by, wake_at, due_at, driver, payment_way)
        SELECT id, 1, $18, 'NONE', 1, 0, 0, 0, false, false, false, '{}', at_ms($19::bigint), at_ms(0), at_ms(0),
               at_ms($6::bigint), at_ms($20::bigint), $21, $28
        FROM placed
    ), told AS (
        INSERT INTO outbox (topic, type, key, payload, traceparent)
        SELECT 'order-events', 'OrderPlaced', id::text, $22::json, NULLIF($17, '')
        FROM placed
    )
    SELECT number FROM placed)"};

inline constexpr Statement kKey{"order_key", R"(
    SELECT order_id, fingerprint = sha256(convert_to($4, 'UTF8')) AS same
    FROM idempotency_key
    WHERE account_id = $1 AND route = $2 AND key = $3)"};

inline constexpr Statement kAddKey{"order_add_key", R"(
    INSERT INTO idempotency_key (account_id, route, key, fingerprint, order_id, created_at)
    VALUES ($1, $2, $3, sha256(convert_to($4, 'UTF8')), $5::uuid, at_ms($6::bigint))
    ON CONFLICT DO NOTHING)"};

/// Stores a decision: the saga's state, and, when $18 says so, the order, its timeline, what is
/// told of it, and, once it is priced, its lines.
inline constexpr Statement kSave{"order_save", R"(
    WITH saved AS (
        UPDATE order_saga
        SET version = version + 1, step = $3, ending = $4, hold = $5::int, attempt = $6::int, refund = $7::int,
            tries = $8::int, captured = $9::boolean, refund_sent = $10::boolean, noticed = $11::boolean,
            strays = $12::bigint[], pay_by = at_ms($13::bigint), hold_until = at_ms($14::bigint),
            retry_by = at_ms($15::bigint), wake_at = at_ms($16::bigint), due_at = at_ms($17::bigint), driver = $19,
            refund_amount = $55::bigint, given_back = $56::bigint, payment_way = $58
        WHERE order_id = $1::uuid AND version = $2::bigint
        RETURNING order_id
    ), changed AS (
        UPDATE orders o
        SET status = $20, reason = $21, action_url = $22, currency = $23, prices_include_tax = $24::boolean,
            subtotal = $25::bigint, discount = $26::bigint, tax = $27::bigint, shipping = $28::bigint,
            total = $29::bigint, refunded = $30::bigint, refused_products = $31::uuid[],
            refused_requested = $32::bigint[], refused_available = $33::bigint[], payment_token = $34,
            updated_at = at_ms($35::bigint), changed = pg_current_xact_id(),
            paid_at = CASE WHEN $20 = 'PAID' THEN coalesce(o.paid_at, at_ms($35::bigint)) ELSE o.paid_at END
        FROM saved
        WHERE o.id = saved.order_id AND $18::boolean
        RETURNING o.id
    ), entered AS (
        INSERT INTO order_event (order_id, moved_from, moved_to, event, detail, at, actor)
        SELECT changed.id, e.moved_from, e.moved_to, e.event, e.detail, at_ms($35::bigint), $57
        FROM changed, unnest($36::text[], $37::text[], $38::text[], $39::text[])
                      WITH ORDINALITY AS e(moved_from, moved_to, event, detail, place)
        ORDER BY e.place
    ), told AS (
        INSERT INTO outbox (topic, type, key, payload, traceparent)
        SELECT 'order-events', e.type, changed.id::text, e.payload::json, NULLIF($42, '')
        FROM changed, unnest($40::text[], $41::text[]) WITH ORDINALITY AS e(type, payload, place)
        ORDER BY e.place
    ), lined AS (
        INSERT INTO order_line (order_id, position, product_id, sku, gtin, name, image_hash, quantity, unit_price,
                                tax_category, tax_rate, discount, net, tax, total)
        SELECT changed.id, l.position, l.product_id, l.sku, l.gtin, l.name, l.image_hash, l.quantity, l.unit_price,
               l.tax_category, l.tax_rate, l.discount, l.net, l.tax, l.net + l.tax
        FROM changed,
             unnest($43::uuid[], $44::text[], $45::text[], $46::text[], $47::text[], $48::bigint[], $49::bigint[],
                    $50::text[], $51::bigint[], $52::bigint[], $53::bigint[], $54::bigint[])
             WITH ORDINALITY AS l(product_id, sku, gtin, name, image_hash, quantity, unit_price, tax_category,
                                  tax_rate, discount, net, tax, position)
    )
    SELECT count(*) FROM saved)"};

/// Only what nobody works on, or what its worker has let lie.
inline constexpr Statement kTake{"order_take", R"(
    UPDATE order_saga
    SET due_at = at_ms($3::bigint), driver = $4
    WHERE order_id = $1::uuid AND due_at IS NOT NULL AND (driver = '' OR due_at <= at_ms($2::bigint))
    RETURNING order_id)"};

inline constexpr Statement kLetGo{"order_let_go", R"(
    UPDATE order_saga
    SET due_at = CASE WHEN step = 'IDLE' AND strays = '{}' THEN NULL ELSE wake_at END, driver = ''
    WHERE order_id = $1::uuid AND version = $2::bigint AND driver = $3 AND due_at IS NOT NULL)"};

inline constexpr Statement kClaimDue{"order_claim_due", R"(
    UPDATE order_saga
    SET due_at = at_ms($2::bigint), driver = $3
    WHERE order_id = ANY (ARRAY(SELECT order_id
                                FROM order_saga
                                WHERE due_at <= at_ms($1::bigint)
                                ORDER BY due_at, order_id
                                LIMIT $4::bigint
                                FOR UPDATE SKIP LOCKED))
    RETURNING order_id)"};

inline constexpr Statement kForgetKeys{"order_forget_keys", R"(
    DELETE FROM idempotency_key
    WHERE ctid = ANY (ARRAY(SELECT ctid
                            FROM idempotency_key
                            WHERE created_at < at_ms($1::bigint)
                              AND (NOT device OR created_at < at_ms($3::bigint))
                            LIMIT $2::bigint
                            FOR UPDATE SKIP LOCKED)))"};

/// The columns of an order with its saga, as read_order reads them.
#define VITRINE_ORDER_COLUMNS                                                                      \
    "o.id, o.number, o.account_id, o.email, o.status, o.reason, o.action_url, o.currency, "        \
    "o.prices_include_tax, "                                                                       \
    "o.subtotal, o.discount, o.tax, o.shipping, o.total, o.refunded, o.expected_amount, "          \
    "o.expected_currency, "                                                                        \
    "array_to_string(o.wanted_products, ',') AS wanted_products, "                                 \
    "array_to_string(o.wanted_quantities, ',') AS wanted_quantities, "                             \
    "array_to_string(o.refused_products, ',') AS refused_products, "                               \
    "array_to_string(o.refused_requested, ',') AS refused_requested, "                             \
    "array_to_string(o.refused_available, ',') AS refused_available, o.payment_token, "            \
    "o.traceparent, o.channel, o.kiosk_id, o.fulfilment, o.refund_count, o.shipping_refunded, "    \
    "o.shipping_tax_refunded, s.refund_amount, s.given_back, o.changed, "                          \
    "ms_of(o.placed_at) AS placed_ms, ms_of(o.updated_at) AS updated_ms, s.version, s.step, "      \
    "s.ending, s.payment_way, s.hold, "                                                            \
    "s.attempt, s.refund, s.tries, s.captured, s.refund_sent, s.noticed, "                         \
    "array_to_string(s.strays, ',') AS strays, "                                                   \
    "ms_of(s.pay_by) AS pay_by, ms_of(s.hold_until) AS hold_until, ms_of(s.retry_by) AS "          \
    "retry_by, "                                                                                   \
    "ms_of(s.wake_at) AS wake_at, s.driver <> '' AND s.due_at > at_ms($2::bigint) AS driven, "     \
    "o.payment_kind, k.sold_offline, ms_of(k.sold_at) AS sold_ms, k.lease_id, k.receipt_number, "  \
    "k.pickup_number, array_to_string(k.expected_prices, ',') AS expected_prices, "                \
    "k.expected_currency AS expected_price_currency, "                                             \
    "array_to_string(k.current_prices, ',') AS current_prices, "                                   \
    "k.current_currency AS current_price_currency, k.catalog_total, k.tender_kind, "               \
    "k.tender_reference, k.provider_reference, k.card_brand, k.card_last_four, "                   \
    "k.authorisation_code, ms_of(k.taken_at) AS taken_ms, k.device_id, k.tender_actor, "           \
    "k.received "                                                                                  \
    "FROM orders o JOIN order_saga s ON s.order_id = o.id "                                        \
    "LEFT JOIN order_sale k ON k.order_id = o.id "

inline constexpr Statement kLoad{"order_load",
                                 "SELECT " VITRINE_ORDER_COLUMNS "WHERE o.id = $1::uuid"};
/// The beginning of a list's text; $2 is the time now.
inline constexpr const char* kSelectOrders = "SELECT " VITRINE_ORDER_COLUMNS;
#undef VITRINE_ORDER_COLUMNS

inline constexpr Statement kLines{"order_lines", R"(
    SELECT order_id, product_id, sku, gtin, name, image_hash, quantity, unit_price, tax_category, tax_rate, discount,
           net, tax, total, refunded_quantity, refunded, refunded_tax, fulfilled_quantity
    FROM order_line
    WHERE order_id = ANY ($1::uuid[])
    ORDER BY order_id, position)"};

inline constexpr Statement kTimeline{"order_timeline", R"(
    SELECT moved_from, moved_to, event, detail, ms_of(at) AS at_ms, actor, kind
    FROM order_event
    WHERE order_id = $1::uuid
    ORDER BY id)"};

} // namespace vitrine::order::storage::sql
