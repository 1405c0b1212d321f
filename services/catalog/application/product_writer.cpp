#include "services/catalog/application/product_writer.hpp"

#include "services/catalog/storage/catalog_audit.hpp"
#include "services/catalog/storage/catalog_events.hpp"

#include <algorithm>
#include <span>

namespace vitrine::catalog {
namespace {

/// Rows per statement: each stays far below the statement time-out.
constexpr std::size_t kRowsPerStatement = 250;

Product afterOf(const Product* before, const storage::ProductWrite& write, Timestamp now)
{
    Product after;
    after.id = write.id;
    after.fields = write.content.fields();
    after.version = write.version;
    if (before != nullptr)
        after.images = before->images;
    if (write.archived)
        after.archivedAt = now;
    return after;
}

} // namespace

void ProductChanges::write(platform::Transaction& tx,
                           const platform::CallContext& context,
                           Timestamp now) const
{
    storage::ProductStore store(tx);
    const std::span<const storage::ProductWrite> all = m_writes;
    for (std::size_t at = 0; at < all.size(); at += kRowsPerStatement)
        store.write(all.subspan(at, std::min(kRowsPerStatement, all.size() - at)), now);

    std::vector<platform::OutboxEvent> events;
    std::vector<platform::AuditRecord> records;
    for (std::size_t i = 0; i < m_writes.size(); ++i) {
        const Product after = afterOf(m_befores[i], m_writes[i], now);
        for (auto& event : storage::productEvents(m_befores[i], after))
            events.push_back(std::move(event));
        records.push_back(storage::productAudit(m_befores[i], after));
    }
    platform::writeOutbox(tx, events, context.trace);
    platform::writeAudit(tx, context, records);
}

std::vector<storage::BatchItem> ProductChanges::batchItems() const
{
    std::vector<storage::BatchItem> items;
    for (std::size_t i = 0; i < m_writes.size(); ++i) {
        storage::BatchItem item{.productId = m_writes[i].id,
                                .sku = m_writes[i].content.fields().sku,
                                .before = {},
                                .versionAfter = m_writes[i].version};
        // What an undo had withdrawn was not there for anybody: a batch that brings it back makes
        // it.
        if (m_befores[i] != nullptr && !m_befores[i]->withdrawn)
            item.before = *m_befores[i];
        items.push_back(std::move(item));
    }
    return items;
}

Batch newBatch(const platform::CallContext& context, BatchKind kind, std::string id, Timestamp now)
{
    Batch batch;
    batch.id = std::move(id);
    batch.kind = kind;
    batch.actorId = context.caller.accountId;
    batch.actor = platform::actorNameOf(context.caller);
    batch.at = now;
    return batch;
}

} // namespace vitrine::catalog
