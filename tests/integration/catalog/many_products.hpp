#pragma once

#include <string>

namespace vitrine::catalog {

/// SQL that fills an empty catalogue: products of 157 brands, a fiftieth of them inactive, a
/// twentieth at the reduced rate, each in one category; a hundred categories at the top and the
/// rest below them. Always the same rows. Their words for searching are left out: making them takes
/// most of the time.
inline std::string manyProducts(int products, int categories)
{
    const std::string size = std::to_string(products);
    const std::string tree = std::to_string(categories);
    return R"(
    INSERT INTO category (id, parent_id, name, position, path, version)
    SELECT md5('c' || n)::uuid, CASE WHEN n >= 100 THEN md5('c' || n % 100)::uuid END, 'Category ' || n, 0,
           CASE WHEN n >= 100 THEN ARRAY[md5('c' || n % 100)::uuid, md5('c' || n)::uuid]
                ELSE ARRAY[md5('c' || n)::uuid] END, 1
    FROM generate_series(0, )" +
           tree + R"( - 1) AS n;
    INSERT INTO product (id, sku, sku_key, name, brand, description, price_amount, price_currency, tax_category,
                         specifications, metadata, active, version, created_at, updated_at, search)
    SELECT md5('p' || n)::uuid, 'SKU-' || n, 'sku-' || n, 'Product ' || n * 7919 % )" +
           size + R"(, 'Brand ' || n % 157,
           repeat('A line of its description. ', 12), n * 31 % 50000, 'EUR',
           CASE WHEN n % 20 = 0 THEN 'reduced' ELSE 'standard' END, '[{"name": "Weight", "value": "1 kg"}]', '{}',
           n % 50 <> 0, 1, timestamptz '2026-11-01T12:00Z' - n * interval '1 minute',
           timestamptz '2026-11-01T12:00Z' - n * 13 % 1000 * interval '1 hour', ''
    FROM generate_series(0, )" +
           size + R"( - 1) AS n;
    INSERT INTO product_category (product_id, category_id, position)
    SELECT md5('p' || n)::uuid, md5('c' || n % )" +
           tree + R"()::uuid, 0
    FROM generate_series(0, )" +
           size + R"( - 1) AS n;
    INSERT INTO category_member (category_id, product_id)
    SELECT unnest(c.path), l.product_id
    FROM product_category l JOIN category c ON c.id = l.category_id;
    UPDATE category c
    SET product_count = (SELECT count(*) FROM category_member m JOIN product p ON p.id = m.product_id
                         WHERE m.category_id = c.id AND p.active);
    UPDATE catalog_state SET change = change + 1;)";
}

} // namespace vitrine::catalog
