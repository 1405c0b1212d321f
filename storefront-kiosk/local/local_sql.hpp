#pragma once

#include "storefront-kiosk/storage/sqlite_file.hpp"

#include <vector>

/// The schema and the fixed statements of the local catalogue. Times are milliseconds since 1970;
/// prices are minor units.
namespace vitrine::kiosk::sql {

inline const std::vector<Migration>& catalogMigrations()
{
    static const std::vector<Migration> migrations{
        {R"(CREATE TABLE product (
                row          INTEGER NOT NULL PRIMARY KEY,
                id           TEXT    NOT NULL UNIQUE,
                sku          TEXT    NOT NULL,
                name         TEXT    NOT NULL,
                name_key     TEXT    NOT NULL,
                brand        TEXT    NOT NULL,
                price        INTEGER NOT NULL,
                currency     TEXT    NOT NULL,
                tax_category TEXT    NOT NULL,
                image_hash   TEXT    NOT NULL,
                created_at   TEXT    NOT NULL,
                document     TEXT    NOT NULL,
                generation   INTEGER NOT NULL
            ) STRICT)",
         "CREATE INDEX product_name ON product (name_key, row)",
         "CREATE INDEX product_sku ON product (sku)",
         // what is printed on goods and labels: GTIN of 14 digits, item number of the shop's labels
         R"(CREATE TABLE product_code (
                kind TEXT    NOT NULL CHECK (kind IN ('gtin', 'item')),
                code TEXT    NOT NULL,
                row  INTEGER NOT NULL,
                PRIMARY KEY (kind, code, row)
            ) STRICT, WITHOUT ROWID)",
         "CREATE INDEX product_code_row ON product_code (row)",
         R"(CREATE TABLE product_category (
                category_id TEXT    NOT NULL,
                row         INTEGER NOT NULL,
                PRIMARY KEY (category_id, row)
            ) STRICT, WITHOUT ROWID)",
         "CREATE INDEX product_category_row ON product_category (row)",
         R"(CREATE TABLE category (
                id        TEXT    NOT NULL PRIMARY KEY,
                name      TEXT    NOT NULL,
                parent_id TEXT    NOT NULL,
                position  INTEGER NOT NULL
            ) STRICT)",
         R"(CREATE TABLE stock (
                product_id TEXT    NOT NULL PRIMARY KEY,
                available  INTEGER NOT NULL,
                as_of      INTEGER NOT NULL
            ) STRICT)",
         "CREATE TABLE fact (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
         R"(CREATE VIRTUAL TABLE product_words USING fts5(
                name, brand, sku, other,
                tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3'))",
         "CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab(product_words, row)"}};
    return migrations;
}

inline constexpr char productRow[] = "SELECT row FROM product WHERE id = ?";
inline constexpr char addProduct[] = R"(
    INSERT INTO product (id, sku, name, name_key, brand, price, currency, tax_category, image_hash,
                         created_at, document, generation)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE
       SET sku = excluded.sku, name = excluded.name, name_key = excluded.name_key,
           brand = excluded.brand, price = excluded.price, currency = excluded.currency,
           tax_category = excluded.tax_category, image_hash = excluded.image_hash,
           created_at = excluded.created_at, document = excluded.document,
           generation = excluded.generation)";
inline constexpr char addWords[] =
    "INSERT INTO product_words (rowid, name, brand, sku, other) VALUES (?, ?, ?, ?, ?)";
inline constexpr char dropWords[] = "DELETE FROM product_words WHERE rowid = ?";
inline constexpr char addCode[] =
    "INSERT OR IGNORE INTO product_code (kind, code, row) VALUES (?, ?, ?)";
inline constexpr char dropCodes[] = "DELETE FROM product_code WHERE row = ?";
inline constexpr char addToCategory[] =
    "INSERT OR IGNORE INTO product_category (category_id, row) VALUES (?, ?)";
inline constexpr char dropFromCategories[] = "DELETE FROM product_category WHERE row = ?";
inline constexpr char dropProduct[] = "DELETE FROM product WHERE row = ?";
inline constexpr char dropStock[] = "DELETE FROM stock WHERE product_id = ?";
inline constexpr char productsBefore[] =
    "SELECT id FROM product WHERE generation < ? ORDER BY row LIMIT 500";
inline constexpr char dropCategories[] = "DELETE FROM category";
inline constexpr char addCategory[] =
    "INSERT OR REPLACE INTO category (id, name, parent_id, position) VALUES (?, ?, ?, ?)";
// a figure that is older than what is known came by a slower way
inline constexpr char setStock[] = R"(
    INSERT INTO stock (product_id, available, as_of) VALUES (?, ?, ?)
    ON CONFLICT (product_id) DO UPDATE SET available = excluded.available, as_of = excluded.as_of
     WHERE excluded.as_of >= stock.as_of)";
inline constexpr char takeFromStock[] =
    "UPDATE stock SET available = max(available - ?, 0) WHERE product_id = ?";
inline constexpr char setFact[] = R"(
    INSERT INTO fact (name, value) VALUES (?, ?)
    ON CONFLICT (name) DO UPDATE SET value = excluded.value)";
inline constexpr char fact[] = "SELECT value FROM fact WHERE name = ?";

inline constexpr char documentById[] = "SELECT document FROM product WHERE id = ?";
inline constexpr char documentBySku[] =
    "SELECT document FROM product WHERE sku = ? ORDER BY row LIMIT 1";
inline constexpr char documentByCode[] = R"(
    SELECT p.document
      FROM product_code c
      JOIN product p ON p.row = c.row
     WHERE c.kind = ? AND c.code = ?
     ORDER BY p.row
     LIMIT 1)";
inline constexpr char nowById[] = R"(
    SELECT p.name, p.price, p.currency, p.tax_category, s.available
      FROM product p
      LEFT JOIN stock s ON s.product_id = p.id
     WHERE p.id = ?)";
inline constexpr char stockById[] = "SELECT available, as_of FROM stock WHERE product_id = ?";
inline constexpr char productCount[] = "SELECT count(*) FROM product";
inline constexpr char allCategories[] = R"(
    SELECT c.id, c.name, c.parent_id, c.position,
           (WITH RECURSIVE below (id) AS (
                SELECT c.id UNION SELECT k.id FROM category k JOIN below b ON k.parent_id = b.id)
            SELECT count(DISTINCT m.row)
              FROM product_category m
              JOIN below b ON m.category_id = b.id)
      FROM category c
     ORDER BY c.parent_id, c.position, c.name, c.id)";
inline constexpr char vocabulary[] = "SELECT term, doc FROM product_vocabulary";
inline constexpr char imageHashes[] = R"(
    SELECT DISTINCT image_hash
      FROM product
     WHERE image_hash <> ''
     ORDER BY name_key, row
     LIMIT ?)";

} // namespace vitrine::kiosk::sql
