#pragma once

#include "services/platform/database/database.hpp"
#include "services/platform/database/feed_epoch.hpp"

/// The SQL of products. PRODUCT_COLUMNS is what productOf() in product_rows.cpp reads: a product
/// with all that belongs to it, in one round trip. Lists of plain ids and digits come joined by
/// commas.
namespace vitrine::catalog::storage::sql {

#define VITRINE_PRODUCT_COLUMNS                                                                    \
    "p.id, p.sku, p.name, p.brand, p.description, p.price_amount, p.price_currency, "              \
    "p.tax_category, "                                                                             \
    "p.specifications, p.metadata, p.active, p.withdrawn, p.version, "                             \
    "(extract(epoch FROM p.created_at) * 1000)::bigint AS created_ms, "                            \
    "(extract(epoch FROM p.updated_at) * 1000)::bigint AS updated_ms, "                            \
    "(extract(epoch FROM p.archived_at) * 1000)::bigint AS archived_ms, "                          \
    "array_to_string(ARRAY(SELECT g.gtin FROM product_gtin g WHERE g.product_id = p.id ORDER BY "  \
    "g.position), ',') "                                                                           \
    "AS gtins, "                                                                                   \
    "array_to_string(ARRAY(SELECT c.category_id FROM product_category c WHERE c.product_id = "     \
    "p.id "                                                                                        \
    "ORDER BY c.position), ',') AS category_ids, "                                                 \
    "(SELECT jsonb_agg(jsonb_build_array(i.hash, i.content_type, s.alt_text, i.width, i.height) "  \
    "ORDER BY s.position) "                                                                        \
    "FROM product_image s JOIN image i USING (hash) WHERE s.product_id = p.id) AS images "

inline constexpr char kColumns[] = VITRINE_PRODUCT_COLUMNS;

inline constexpr platform::Statement kFind{
    "product_find", "SELECT " VITRINE_PRODUCT_COLUMNS "FROM product p WHERE p.id = $1::uuid"};

inline constexpr platform::Statement kFindBySku{
    "product_find_by_sku", "SELECT " VITRINE_PRODUCT_COLUMNS "FROM product p WHERE p.sku_key = $1"};

inline constexpr platform::Statement kFindByGtin{
    "product_find_by_gtin",
    "SELECT " VITRINE_PRODUCT_COLUMNS "FROM product p "
    "WHERE p.id = (SELECT g.product_id FROM product_gtin g WHERE g.gtin = $1 AND g.live)"};

inline constexpr platform::Statement kFindMany{
    "product_find_many",
    "SELECT " VITRINE_PRODUCT_COLUMNS "FROM product p WHERE p.id = ANY($1::uuid[]) ORDER BY p.id"};

inline constexpr platform::Statement kFindManyBySku{
    "product_find_many_by_sku",
    "SELECT " VITRINE_PRODUCT_COLUMNS
    "FROM product p WHERE p.sku_key = ANY($1::text[]) ORDER BY p.id"};

inline constexpr platform::Statement kFindByCreation{"product_find_by_creation", R"(
    SELECT p.id, p.creation_hash
    FROM product p
    WHERE p.creation_key = $1)"};

/// One writer at a time. Writes are an administrator's and rare; the row lock makes every check of
/// what is taken (SKU, GTIN, place in the tree) hold until COMMIT, and keeps category_member and
/// search_word free of races and deadlocks.
inline constexpr platform::Statement kLockWrites{"catalog_lock_writes", R"(
    UPDATE catalog_state
    SET change = change + 1)"};

inline constexpr platform::Statement kSkuOwners{"product_sku_owners", R"(
    SELECT s.sku_key, s.product_id
    FROM product_sku s
    WHERE s.sku_key = ANY($1::text[]))"};

inline constexpr platform::Statement kGtinOwners{"product_gtin_owners", R"(
    SELECT g.gtin, g.product_id
    FROM product_gtin g
    WHERE g.gtin = ANY($1::text[]) AND g.live)"};

/// $1: rowsJson(). $2: now.
inline constexpr platform::Statement kWrite{"product_write", R"(
    INSERT INTO product (id, sku, sku_key, name, brand, description, price_amount, price_currency, tax_category,
                         specifications, metadata, active, archived_at, withdrawn, version, created_at, updated_at,
                         creation_key, creation_hash, search)
    SELECT r.id, r.sku, r.sku_key, r.name, r.brand, r.description, r.price_amount, r.price_currency, r.tax_category,
           r.specifications, r.metadata, r.active, CASE WHEN r.archived THEN $2::timestamptz END, r.withdrawn,
           r.version, $2::timestamptz, $2::timestamptz,
           NULLIF(r.creation_key, ''), NULLIF(r.creation_hash, ''),
           catalog_vector(r.name, r.brand, r.sku, r.specifications, r.description)
    FROM jsonb_to_recordset($1::jsonb) AS r(
        id uuid, sku text, sku_key text, name text, brand text, description text, price_amount bigint,
        price_currency text, tax_category text, specifications jsonb, metadata jsonb, active boolean, archived boolean,
        withdrawn boolean, version bigint, creation_key text, creation_hash text)
    ON CONFLICT (id) DO UPDATE
    SET sku = excluded.sku, sku_key = excluded.sku_key, name = excluded.name, brand = excluded.brand,
        description = excluded.description, price_amount = excluded.price_amount,
        price_currency = excluded.price_currency, tax_category = excluded.tax_category,
        specifications = excluded.specifications, metadata = excluded.metadata, active = excluded.active,
        archived_at = CASE WHEN excluded.archived_at IS NOT NULL
                           THEN coalesce(product.archived_at, excluded.archived_at) END,
        withdrawn = excluded.withdrawn,
        version = excluded.version, updated_at = excluded.updated_at, search = excluded.search)"};

inline constexpr platform::Statement kKeepSkus{"product_keep_skus", R"(
    INSERT INTO product_sku (sku_key, product_id, sku, since)
    SELECT r.sku_key, r.id, r.sku, $2::timestamptz
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, sku text, sku_key text)
    ON CONFLICT (sku_key) DO NOTHING)"};

inline constexpr platform::Statement kDropGtins{"product_drop_gtins", R"(
    DELETE FROM product_gtin g
    USING jsonb_to_recordset($1::jsonb) AS r(id uuid)
    WHERE g.product_id = r.id)"};

inline constexpr platform::Statement kAddGtins{"product_add_gtins", R"(
    INSERT INTO product_gtin (product_id, gtin, position, live)
    SELECT r.id, member.gtin, member.place, NOT r.archived
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, gtins jsonb, archived boolean),
         jsonb_array_elements_text(r.gtins) WITH ORDINALITY AS member(gtin, place))"};

inline constexpr platform::Statement kDropCategories{"product_drop_categories", R"(
    DELETE FROM product_category c
    USING jsonb_to_recordset($1::jsonb) AS r(id uuid)
    WHERE c.product_id = r.id)"};

inline constexpr platform::Statement kAddCategories{"product_add_categories", R"(
    INSERT INTO product_category (product_id, category_id, position)
    SELECT r.id, member.category_id::uuid, member.place
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, category_ids jsonb),
         jsonb_array_elements_text(r.category_ids) WITH ORDINALITY AS member(category_id, place))"};

inline constexpr platform::Statement kKeepPrices{"product_keep_prices", R"(
    INSERT INTO product_price (product_id, since, amount, currency)
    SELECT r.id, $2::timestamptz, r.price_amount, r.price_currency
    FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, price_amount bigint, price_currency text)
    LEFT JOIN LATERAL (SELECT h.amount, h.currency
                       FROM product_price h
                       WHERE h.product_id = r.id
                       ORDER BY h.id DESC
                       LIMIT 1) AS last ON true
    WHERE (last.amount, last.currency) IS DISTINCT FROM (r.price_amount, r.price_currency))"};

inline constexpr platform::Statement kKeepWords{"product_keep_words", R"(
    INSERT INTO search_word (word)
    SELECT DISTINCT found.lexeme
    FROM product p, unnest(tsvector_to_array(p.search)) AS found(lexeme)
    WHERE p.id = ANY($1::uuid[]) AND length(found.lexeme) BETWEEN 3 AND 40 AND found.lexeme ~ '[^0-9]'
      AND NOT EXISTS (SELECT FROM search_word known WHERE known.word = found.lexeme)
    ON CONFLICT DO NOTHING)"};

inline constexpr platform::Statement kArchive{"product_archive", R"(
    UPDATE product
    SET archived_at = CASE WHEN $2::boolean THEN $3::timestamptz END, withdrawn = false,
        version = version + 1, updated_at = $3::timestamptz
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kSetGtinsLive{"product_set_gtins_live", R"(
    UPDATE product_gtin
    SET live = $2::boolean
    WHERE product_id = $1::uuid)"};

/// One statement, so that no foreign key looks while only half is gone. The SKUs stay.
inline constexpr platform::Statement kPurge{"product_purge", R"(
    WITH gtins AS (DELETE FROM product_gtin WHERE product_id = $1::uuid),
         categories AS (DELETE FROM product_category WHERE product_id = $1::uuid),
         members AS (DELETE FROM category_member WHERE product_id = $1::uuid),
         prices AS (DELETE FROM product_price WHERE product_id = $1::uuid),
         images AS (DELETE FROM product_image WHERE product_id = $1::uuid)
    DELETE FROM product
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kTouch{"product_touch", R"(
    UPDATE product
    SET version = version + 1, updated_at = $2::timestamptz
    WHERE id = $1::uuid)"};

inline constexpr platform::Statement kPriceHistory{"product_price_history", R"(
    SELECT (extract(epoch FROM since) * 1000)::bigint AS since_ms, amount, currency
    FROM product_price
    WHERE product_id = $1::uuid
    ORDER BY id DESC
    LIMIT 1000)"};

inline constexpr platform::Statement kDropImages{"product_drop_images", R"(
    DELETE FROM product_image
    WHERE product_id = $1::uuid)"};

/// $2: imagesJson()
inline constexpr platform::Statement kAddImages{"product_add_images", R"(
    INSERT INTO product_image (product_id, hash, position, alt_text)
    SELECT $1::uuid, member.value ->> 'hash', member.place, member.value ->> 'alt'
    FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS member(value, place))"};

/// The page first and the products then: what belongs to a product is looked up for the rows of the
/// page only. $1, $2: the last change that was read; $3: up to where what is off the shelves is
/// left out.
inline constexpr platform::Statement kChanges{
    "product_changes",
    "WITH page AS MATERIALIZED ("
    "    SELECT c.change, c.product_id "
    "    FROM product_change c "
    "    WHERE (c.change, c.product_id) > ($1::bigint, coalesce(NULLIF($2, ''), "
    "           'ffffffff-ffff-ffff-ffff-ffffffffffff')::uuid) "
    "      AND (c.change > $3::bigint OR EXISTS (SELECT FROM product p WHERE p.id = c.product_id "
    "                                            AND p.active AND p.archived_at IS NULL)) "
    "    ORDER BY c.change, c.product_id "
    "    LIMIT $4::bigint) "
    "SELECT s.change AS last_change, s.category_change, " VITRINE_FEED_EPOCH " AS epoch, "
    "       floor(extract(epoch FROM now()) * 1000)::bigint AS now_ms, "
    "       page.change, page.product_id, "
    "       coalesce(p.active AND p.archived_at IS NULL, false) AS sold, " VITRINE_PRODUCT_COLUMNS
    "FROM catalog_state s "
    "LEFT JOIN page ON true "
    "LEFT JOIN product p ON p.id = page.product_id "
    "ORDER BY page.change, page.product_id"};

#undef VITRINE_PRODUCT_COLUMNS

} // namespace vitrine::catalog::storage::sql
