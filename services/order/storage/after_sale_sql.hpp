#pragma once

#include "services/platform/database/database.hpp"

namespace vitrine::order::storage::sql {

using platform::Statement;

inline constexpr Statement kAddRefund{"order_refund_add", R"(
    INSERT INTO order_refund (id, order_id, number, source, refund_key, amount, tax, shipping, shipping_tax, reason,
                              actor, traceparent, version, status, step, restock, restocked, send, tries, wake_at,
                              due_at, driver, created_at, settled_at)
    VALUES ($1::uuid, $2::uuid, $3::int, $4, $5, $6::bigint, $7::bigint, $8::bigint, $9::bigint, $10, $11, $12, 1, $13,
            $14, $15::boolean, $16::boolean, $17::int, $18::int, at_ms($19::bigint), at_ms($20::bigint), $21,
            at_ms($22::bigint), at_ms($23::bigint))
    ON CONFLICT (id) DO NOTHING)"};

inline constexpr Statement kAddRefundLines{"order_refund_add_lines", R"(
    INSERT INTO order_refund_line (refund_id, position, quantity, amount, tax)
    SELECT $1::uuid, l.position, l.quantity, l.amount, l.tax
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[]) AS l(position, quantity, amount, tax))"};

/// $2: 1 to set aside, -1 to free.
inline constexpr Statement kMoveLines{"order_refund_move_lines", R"(
    UPDATE order_line l
    SET refunded_quantity = l.refunded_quantity + $2::bigint * b.quantity,
        refunded = l.refunded + $2::bigint * b.amount,
        refunded_tax = l.refunded_tax + $2::bigint * b.tax
    FROM order_refund r
    JOIN order_refund_line b ON b.refund_id = r.id
    WHERE r.id = $1::uuid AND l.order_id = r.order_id AND l.position = b.position)"};

inline constexpr Statement kMoveShipping{"order_refund_move_shipping", R"(
    UPDATE orders o
    SET refund_count = greatest(o.refund_count, r.number),
        shipping_refunded = o.shipping_refunded + $2::bigint * r.shipping,
        shipping_tax_refunded = o.shipping_tax_refunded + $2::bigint * r.shipping_tax,
        changed = pg_current_xact_id()
    FROM order_refund r
    WHERE r.id = $1::uuid AND o.id = r.order_id)"};

inline constexpr Statement kSaveRefund{"order_refund_save", R"(
    UPDATE order_refund
    SET version = version + 1, status = $3, step = $4, restocked = $5::boolean, send = $6::int, tries = $7::int,
        wake_at = at_ms($8::bigint), due_at = at_ms($9::bigint), driver = $10, refund_key = $11,
        settled_at = at_ms($12::bigint)
    WHERE id = $1::uuid AND version = $2::bigint)"};

#define VITRINE_REFUND_COLUMNS                                                                     \
    "id, order_id, number, source, refund_key, amount, tax, shipping, shipping_tax, reason, "      \
    "actor, traceparent, version, status, step, restock, restocked, send, tries, "                 \
    "ms_of(wake_at) AS wake_ms, ms_of(created_at) AS created_ms, "                                 \
    "ms_of(settled_at) AS settled_ms FROM order_refund "

inline constexpr Statement kRefund{"order_refund_load",
                                   "SELECT " VITRINE_REFUND_COLUMNS "WHERE id = $1::uuid"};
inline constexpr Statement kRefundsOf{"order_refunds_of",
                                      "SELECT " VITRINE_REFUND_COLUMNS
                                      "WHERE order_id = $1::uuid ORDER BY number"};
#undef VITRINE_REFUND_COLUMNS

inline constexpr Statement kRefundLines{"order_refund_lines", R"(
    SELECT refund_id, position, quantity, amount, tax
    FROM order_refund_line
    WHERE refund_id = ANY ($1::uuid[])
    ORDER BY refund_id, position)"};

inline constexpr Statement kClaimRefunds{"order_refund_claim", R"(
    UPDATE order_refund
    SET due_at = at_ms($2::bigint), driver = $3
    WHERE id = ANY (ARRAY(SELECT id
                          FROM order_refund
                          WHERE due_at <= at_ms($1::bigint)
                          ORDER BY due_at, id
                          LIMIT $4::bigint
                          FOR UPDATE SKIP LOCKED))
    RETURNING id)"};

inline constexpr Statement kLetGoOfRefund{"order_refund_let_go", R"(
    UPDATE order_refund
    SET due_at = CASE WHEN step = 'DONE' THEN NULL ELSE wake_at END, driver = ''
    WHERE id = $1::uuid AND version = $2::bigint AND driver = $3 AND due_at IS NOT NULL)"};

inline constexpr Statement kGoodsOfCancellation{"order_refund_goods", R"(
    SELECT l.product_id, b.quantity
    FROM order_refund r
    LEFT JOIN order_refund_line b ON b.refund_id = r.id
    LEFT JOIN order_line l ON l.order_id = r.order_id AND l.position = b.position
    WHERE r.order_id = $1::uuid AND r.source = 'cancel'
    ORDER BY b.position)"};

inline constexpr Statement kMarkRestocked{"order_refund_restocked", R"(
    UPDATE order_refund
    SET restocked = true
    WHERE order_id = $1::uuid AND source = 'cancel')"};

inline constexpr Statement kAddFulfilment{"order_fulfilment_add", R"(
    WITH done AS (
        INSERT INTO order_fulfilment (id, order_id, action, positions, quantities, carrier, tracking_code, note, actor, at)
        VALUES ($1::uuid, $2::uuid, $3, $4::bigint[], $5::bigint[], $6, $7, $8, $9, at_ms($10::bigint))
    ), gone AS (
        UPDATE order_line l
        SET fulfilled_quantity = l.fulfilled_quantity + g.quantity
        FROM unnest($4::bigint[], $5::bigint[]) AS g(position, quantity)
        WHERE l.order_id = $2::uuid AND l.position = g.position
    )
    UPDATE orders
    SET fulfilment = $11, changed = pg_current_xact_id()
    WHERE id = $2::uuid)"};

inline constexpr Statement kSaveFulfilment{"order_fulfilment_save", R"(
    UPDATE orders
    SET fulfilment = $2, changed = pg_current_xact_id()
    WHERE id = $1::uuid)"};

inline constexpr Statement kFulfilmentsOf{"order_fulfilments_of", R"(
    SELECT id, action, array_to_string(positions, ',') AS positions, array_to_string(quantities, ',') AS quantities,
           carrier, tracking_code, note, actor, ms_of(at) AS at_ms
    FROM order_fulfilment
    WHERE order_id = $1::uuid
    ORDER BY at, id)"};

inline constexpr Statement kAddEvent{"order_event_add", R"(
    INSERT INTO order_event (order_id, moved_from, moved_to, event, detail, at, actor, kind)
    VALUES ($1::uuid, $2, $3, $4, $5, at_ms($6::bigint), $7, $8))"};

} // namespace vitrine::order::storage::sql
