#pragma once

#include <string>

namespace vitrine::order {

/// When the newest order of `manyOrders` was placed, more or less.
inline constexpr char kManyOrdersDay[] = "2026-11-01";

/// SQL that fills an empty order database: one order in every 25 seconds before noon of
/// kManyOrdersDay, each of two lines; a tenth was declined, a third comes from kiosks. Always the
/// same rows.
inline std::string manyOrders(int orders)
{
    return R"(
    INSERT INTO orders (id, number, account_id, email, status, currency, subtotal, tax, total, wanted_products,
                        wanted_quantities, payment_token, traceparent, placed_at, updated_at, items, paid_at, channel)
    SELECT ('0192f0c1-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'L-' || n, 'account-' || n % 5000,
           'buyer' || n % 5000 || '@example.com', CASE WHEN n % 10 = 0 THEN 'PAYMENT_FAILED' ELSE 'PAID' END, 'EUR',
           1000 + n % 9000, 160, 1000 + n % 9000, '{}', '{}', 't', '', at.time, at.time, 3,
           CASE WHEN n % 10 > 0 THEN at.time END, CASE WHEN n % 3 = 0 THEN 'kiosk' ELSE 'web' END
    FROM generate_series(1, )" +
           std::to_string(orders) + R"() AS n,
         LATERAL (SELECT timestamptz ')" +
           kManyOrdersDay + R"(T12:00Z' - n * interval '25 seconds' AS time) at;
    INSERT INTO order_saga (order_id, version, step, ending, hold, attempt, refund, tries, captured, refund_sent, noticed,
                            strays, pay_by, hold_until, retry_by, wake_at, due_at, driver)
    SELECT id, 5, 'IDLE', 'NONE', 1, 1, 0, 0, true, false, false, '{}', now(), now(), now(), now(), NULL, '' FROM orders;
    INSERT INTO order_line (order_id, position, product_id, sku, gtin, name, image_hash, quantity, unit_price, tax_category,
                            tax_rate, discount, net, tax, total)
    SELECT o.id, l, ('0192f0c1-2345-7abc-8def-' || lpad((hashtext(o.number || l) % 2000 + 2000)::text, 12, '0'))::uuid,
           'SKU', '', 'Product', '', 1, 500, 'standard', 190000, 0, 420, 80, 500
    FROM orders o, generate_series(1, 2) AS l;
    INSERT INTO order_search SELECT id, lower(number || ' ' || email) FROM orders;
    INSERT INTO order_event (order_id, moved_from, moved_to, event, detail, at)
    SELECT id, 'PAYMENT_PENDING', 'PAYMENT_FAILED', 'declined', '', placed_at FROM orders WHERE status = 'PAYMENT_FAILED';)";
}

} // namespace vitrine::order
