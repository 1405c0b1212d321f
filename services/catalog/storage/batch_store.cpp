#include "services/catalog/storage/batch_store.hpp"

#include "services/catalog/storage/product_json.hpp"
#include "services/platform/database/sql_array.hpp"

namespace vitrine::catalog::storage {
namespace {

using platform::sqlArray;
using platform::Statement;

#define VITRINE_BATCH_COLUMNS                                                                      \
    "b.id, b.kind, b.created, b.updated, b.actor_id, b.actor, b.restored, b.removed, "             \
    "(extract(epoch FROM b.at) * 1000)::bigint AS at_ms, "                                         \
    "(extract(epoch FROM b.undone_at) * 1000)::bigint AS undone_ms "

constexpr Statement kFind{
    "batch_find", "SELECT " VITRINE_BATCH_COLUMNS "FROM catalog_batch b WHERE b.id = $1::uuid"};

constexpr Statement kList{"batch_list",
                          "SELECT " VITRINE_BATCH_COLUMNS "FROM catalog_batch b "
                          "ORDER BY b.at DESC, b.id DESC LIMIT $1::bigint OFFSET $2::bigint"};

constexpr Statement kListAfter{"batch_list_after",
                               "SELECT " VITRINE_BATCH_COLUMNS "FROM catalog_batch b "
                               "WHERE (b.at, b.id) < ($2::timestamptz, $3::uuid) "
                               "ORDER BY b.at DESC, b.id DESC LIMIT $1::bigint"};

#undef VITRINE_BATCH_COLUMNS

constexpr Statement kCount{"batch_count", "SELECT count(*) FROM catalog_batch"};

constexpr Statement kAdd{"batch_add", R"(
    INSERT INTO catalog_batch AS known (id, kind, created, updated, actor_id, actor, at)
    VALUES ($1::uuid, $2, $3, $4, $5, $6, $7::timestamptz)
    ON CONFLICT (id) DO UPDATE
    SET created = known.created + excluded.created, updated = known.updated + excluded.updated
    WHERE known.kind = excluded.kind AND known.actor_id = excluded.actor_id AND known.undone_at IS NULL
    RETURNING known.id)"};

constexpr Statement kKeep{"batch_keep", R"(
    INSERT INTO catalog_batch_item AS known (batch_id, product_id, sku, before, version_after)
    SELECT $1::uuid, i.product_id, i.sku, NULLIF(i.before, '')::jsonb, i.version_after
    FROM unnest($2::uuid[], $3::text[], $4::text[], $5::bigint[]) AS i(product_id, sku, before, version_after)
    ON CONFLICT (batch_id, product_id) DO UPDATE
    SET version_after = CASE WHEN known.version_after = excluded.version_after - 1
                             THEN excluded.version_after ELSE 0 END)"};

constexpr Statement kItems{"batch_items", R"(
    SELECT i.product_id, i.sku, i.before, i.version_after
    FROM catalog_batch_item i
    WHERE i.batch_id = $1::uuid AND ($2 = '' OR i.product_id > NULLIF($2, '')::uuid)
    ORDER BY i.product_id
    LIMIT $3::bigint)"};

constexpr Statement kDropItems{"batch_drop_items", R"(
    DELETE FROM catalog_batch_item
    WHERE batch_id = $1::uuid AND product_id = ANY($2::uuid[]))"};

constexpr Statement kNoteUndone{"batch_note_undone", R"(
    UPDATE catalog_batch
    SET restored = restored + $2, removed = removed + $3, undone_at = coalesce(undone_at, $4::timestamptz)
    WHERE id = $1::uuid)"};

constexpr Statement kForget{"batch_forget", R"(
    DELETE FROM catalog_batch
    WHERE id = ANY (ARRAY(SELECT id
                          FROM catalog_batch
                          WHERE at < $1::timestamptz
                          ORDER BY at
                          LIMIT 100
                          FOR UPDATE SKIP LOCKED)))"};

const char* nameOf(BatchKind kind)
{
    return kind == BatchKind::Bulk ? "BULK" : "IMPORT";
}

Timestamp timeOf(const pqxx::field& field)
{
    return Timestamp(std::chrono::milliseconds(field.as<std::int64_t>()));
}

Batch batchOf(const pqxx::row& row)
{
    Batch batch{.id = row["id"].c_str(),
                .kind = row["kind"].as<std::string>() == nameOf(BatchKind::Bulk)
                            ? BatchKind::Bulk
                            : BatchKind::Import,
                .created = row["created"].as<int>(),
                .updated = row["updated"].as<int>(),
                .actorId = row["actor_id"].c_str(),
                .actor = row["actor"].c_str(),
                .at = timeOf(row["at_ms"]),
                .undoneAt = {},
                .restored = row["restored"].as<int>(),
                .removed = row["removed"].as<int>()};
    if (!row["undone_ms"].is_null())
        batch.undoneAt = timeOf(row["undone_ms"]);
    return batch;
}

} // namespace

bool BatchStore::add(const Batch& batch)
{
    return !m_tx.run(kAdd,
                     batch.id,
                     nameOf(batch.kind),
                     batch.created,
                     batch.updated,
                     batch.actorId,
                     batch.actor,
                     formatTimestamp(batch.at))
                .empty();
}

void BatchStore::keep(const std::string& batchId, std::span<const BatchItem> items)
{
    std::vector<std::string> ids;
    std::vector<std::string> skus;
    std::vector<std::string> states;
    std::vector<std::int64_t> versions;
    for (const BatchItem& item : items) {
        ids.push_back(item.productId);
        skus.push_back(item.sku);
        states.push_back(item.before ? stateJson(*item.before) : "");
        versions.push_back(item.versionAfter);
    }
    m_tx.run(kKeep, batchId, sqlArray(ids), sqlArray(skus), sqlArray(states), sqlArray(versions));
}

std::optional<Batch> BatchStore::find(const std::string& id)
{
    const auto rows = m_tx.run(kFind, id);
    return rows.empty() ? std::nullopt : std::optional(batchOf(rows.front()));
}

std::vector<Batch> BatchStore::list(const BatchPlace& place, std::size_t limit)
{
    std::vector<Batch> batches;
    for (const pqxx::row& row :
         place.at ? m_tx.run(kListAfter, limit, formatTimestamp(*place.at), place.id)
                  : m_tx.run(kList, limit, place.skip))
        batches.push_back(batchOf(row));
    return batches;
}

std::int64_t BatchStore::count()
{
    return m_tx.run(kCount).front()[0].as<std::int64_t>();
}

std::vector<BatchItem>
BatchStore::items(const std::string& batchId, const std::string& afterProductId, std::size_t limit)
{
    std::vector<BatchItem> items;
    for (const pqxx::row& row : m_tx.run(kItems, batchId, afterProductId, limit)) {
        BatchItem item{.productId = row["product_id"].c_str(),
                       .sku = row["sku"].c_str(),
                       .before = {},
                       .versionAfter = row["version_after"].as<std::int64_t>()};
        if (!row["before"].is_null())
            item.before = readState(row["before"].c_str());
        items.push_back(std::move(item));
    }
    return items;
}

void BatchStore::noteUndone(const std::string& batchId,
                            std::span<const std::string> productIds,
                            int restored,
                            int removed,
                            Timestamp now)
{
    m_tx.run(kDropItems, batchId, sqlArray(productIds));
    m_tx.run(kNoteUndone, batchId, restored, removed, formatTimestamp(now));
}

std::int64_t BatchStore::forget(Timestamp instant)
{
    return static_cast<std::int64_t>(m_tx.run(kForget, formatTimestamp(instant)).affected_rows());
}

} // namespace vitrine::catalog::storage
