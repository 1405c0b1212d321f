#include "services/catalog/storage/category_store.hpp"

#include "services/platform/database/sql_array.hpp"

#include <algorithm>

namespace vitrine::catalog::storage {
namespace {

using platform::sqlArray;
using platform::Statement;

#define VITRINE_CATEGORY_COLUMNS                                                                   \
    "c.id, c.parent_id, c.name, c.position, array_to_string(c.path, ',') AS path, "                \
    "c.product_count, c.version "

constexpr Statement kAll{"category_all",
                         "SELECT " VITRINE_CATEGORY_COLUMNS "FROM category c "
                         "WHERE c.archived_at IS NULL "
                         "ORDER BY cardinality(c.path), c.position, c.name, c.id"};

constexpr Statement kFind{"category_find",
                          "SELECT " VITRINE_CATEGORY_COLUMNS "FROM category c "
                          "WHERE c.id = $1::uuid AND c.archived_at IS NULL"};

constexpr Statement kFindChild{"category_find_child",
                               "SELECT " VITRINE_CATEGORY_COLUMNS "FROM category c "
                               "WHERE c.parent_id IS NOT DISTINCT FROM NULLIF($1, '')::uuid "
                               "AND lower(c.name) = lower($2) AND c.archived_at IS NULL"};

#undef VITRINE_CATEGORY_COLUMNS

constexpr Statement kChange{"catalog_change", R"(
    SELECT change
    FROM catalog_state)"};

constexpr Statement kExisting{"category_existing", R"(
    SELECT c.id
    FROM category c
    WHERE c.id = ANY($1::uuid[]) AND c.archived_at IS NULL)"};

constexpr Statement kDeepest{"category_deepest", R"(
    SELECT max(cardinality(c.path)) AS depth
    FROM category c
    WHERE c.path @> ARRAY[$1::uuid] AND c.archived_at IS NULL)"};

constexpr Statement kInsert{"category_insert", R"(
    INSERT INTO category (id, parent_id, name, position, path, version)
    VALUES ($1::uuid, NULLIF($2, '')::uuid, $3, $4, $5::uuid[], $6))"};

constexpr Statement kUpdate{"category_update", R"(
    UPDATE category
    SET parent_id = NULLIF($2, '')::uuid, name = $3, position = $4, version = $5
    WHERE id = $1::uuid)"};

/// Everything in the subtree, archived rows as well, gets its new beginning: $2 is the category's
/// new path, $3 the length of its old one.
constexpr Statement kMove{"category_move", R"(
    UPDATE category
    SET path = $2::uuid[] || path[$3::integer + 1:]
    WHERE path @> ARRAY[$1::uuid])"};

constexpr Statement kProductsBelow{"category_products_below", R"(
    SELECT DISTINCT l.product_id
    FROM category c JOIN product_category l ON l.category_id = c.id
    WHERE c.path @> ARRAY[$1::uuid])"};

constexpr Statement kArchive{"category_archive", R"(
    UPDATE category
    SET archived_at = $2::timestamptz, version = version + 1
    WHERE id = $1::uuid)"};

constexpr Statement kUnlink{"category_unlink", R"(
    WITH gone AS (
        DELETE FROM product_category
        WHERE category_id = $1::uuid
        RETURNING product_id)
    UPDATE product p
    SET version = version + 1, updated_at = $2::timestamptz
    FROM gone
    WHERE p.id = gone.product_id
    RETURNING p.id)"};

constexpr Statement kDropMembers{"category_drop_members", R"(
    DELETE FROM category_member
    WHERE product_id = ANY($1::uuid[]))"};

constexpr Statement kAddMembers{"category_add_members", R"(
    INSERT INTO category_member (category_id, product_id)
    SELECT DISTINCT ancestor, l.product_id
    FROM product_category l JOIN category c ON c.id = l.category_id, unnest(c.path) AS ancestor
    WHERE l.product_id = ANY($1::uuid[]))"};

/// $2: 1 to count the products in, -1 to take them out again.
constexpr Statement kCount{"category_count", R"(
    UPDATE category c
    SET product_count = c.product_count + $2::bigint * counted.products
    FROM (SELECT m.category_id, count(*) AS products
          FROM category_member m JOIN product p ON p.id = m.product_id
          WHERE m.product_id = ANY($1::uuid[]) AND p.active AND p.archived_at IS NULL
          GROUP BY m.category_id) AS counted
    WHERE c.id = counted.category_id)"};

constexpr Statement kLinked{"category_linked", R"(
    SELECT l.product_id
    FROM product_category l
    WHERE l.category_id = $1::uuid)"};

Category categoryOf(const pqxx::row& row)
{
    Category category;
    category.id = row["id"].c_str();
    category.fields.parentId = row["parent_id"].c_str(); // "" for NULL
    category.fields.name = row["name"].c_str();
    category.fields.position = row["position"].as<int>();
    const std::string path = row["path"].c_str();
    constexpr std::size_t kUuidLength = 36;
    for (std::size_t at = 0; at < path.size(); at += kUuidLength + 1)
        category.path.push_back(path.substr(at, kUuidLength));
    category.productCount = row["product_count"].as<std::int64_t>();
    category.version = row["version"].as<std::int64_t>();
    return category;
}

std::vector<std::string> idsOf(const pqxx::result& rows)
{
    std::vector<std::string> ids;
    for (const pqxx::row& row : rows)
        ids.emplace_back(row[0].c_str());
    return ids;
}

std::vector<Category> allOf(const pqxx::result& rows)
{
    std::vector<Category> categories;
    for (const pqxx::row& row : rows)
        categories.push_back(categoryOf(row));
    return categories;
}

std::optional<Category> firstOf(const pqxx::result& rows)
{
    return rows.empty() ? std::nullopt : std::optional(categoryOf(rows.front()));
}

} // namespace

std::int64_t CategoryStore::change()
{
    return m_tx.run(kChange).front()["change"].as<std::int64_t>();
}

std::vector<Category> CategoryStore::all()
{
    return allOf(m_tx.run(kAll));
}

std::optional<Category> CategoryStore::find(const std::string& id)
{
    return firstOf(m_tx.run(kFind, id));
}

std::optional<Category> CategoryStore::findChild(const std::string& parentId,
                                                 const std::string& name)
{
    return firstOf(m_tx.run(kFindChild, parentId, name));
}

std::vector<std::string> CategoryStore::existing(std::span<const std::string> ids)
{
    return idsOf(m_tx.run(kExisting, sqlArray(ids)));
}

std::size_t CategoryStore::height(const Category& category)
{
    const auto deepest = m_tx.run(kDeepest, category.id).front()["depth"].as<std::size_t>();
    return deepest - category.path.size() + 1;
}

void CategoryStore::insert(const Category& category)
{
    m_tx.run(kInsert,
             category.id,
             category.fields.parentId,
             category.fields.name,
             category.fields.position,
             sqlArray(category.path),
             category.version);
}

void CategoryStore::update(const Category& before, const Category& after)
{
    m_tx.run(kUpdate,
             after.id,
             after.fields.parentId,
             after.fields.name,
             after.fields.position,
             after.version);
    if (before.path == after.path)
        return;
    const auto products = idsOf(m_tx.run(kProductsBelow, after.id));
    countOut(products);
    m_tx.run(kMove, after.id, sqlArray(after.path), before.path.size());
    rebuildMembers(products);
    countIn(products);
}

std::vector<std::string> CategoryStore::archive(const std::string& id, Timestamp now)
{
    const std::string at = formatTimestamp(now);
    m_tx.run(kArchive, id, at);
    auto products = idsOf(m_tx.run(kLinked, id));
    countOut(products);
    m_tx.run(kUnlink, id, at);
    rebuildMembers(products);
    countIn(products);
    return products;
}

void CategoryStore::rebuildMembers(std::span<const std::string> productIds)
{
    if (productIds.empty())
        return;
    const std::string ids = sqlArray(productIds);
    m_tx.run(kDropMembers, ids);
    m_tx.run(kAddMembers, ids);
}

void CategoryStore::countOut(std::span<const std::string> productIds)
{
    if (!productIds.empty())
        m_tx.run(kCount, sqlArray(productIds), -1);
}

void CategoryStore::countIn(std::span<const std::string> productIds)
{
    if (!productIds.empty())
        m_tx.run(kCount, sqlArray(productIds), 1);
}

} // namespace vitrine::catalog::storage
