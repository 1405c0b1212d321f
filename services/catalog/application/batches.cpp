#include "services/catalog/application/batches.hpp"

#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/application/product_writer.hpp"
#include "services/catalog/storage/category_store.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"

#include <map>
#include <set>

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::BatchItem;
using storage::BatchStore;
using storage::ProductStore;

/// Products per transaction, as for imports.
constexpr std::size_t kItemsPerTransaction = 250;
constexpr const char* kList = "batches";

Error noBatch(const std::string& id)
{
    return {.code = ErrorCode::NotFound, .message = "there is no batch " + id};
}

Result<storage::BatchPlace> placeOf(const Batches::Window& window)
{
    storage::BatchPlace place{.skip = window.skip};
    if (window.after.empty())
        return place;
    const auto key = platform::decodeCursor(kList, window.after, 2);
    if (!key.ok())
        return key.error();
    const auto at = parseTimestamp(key->at(0));
    if (!at.ok() || !domain::isUuid(key->at(1)))
        return failure<storage::BatchPlace>(
            ErrorCode::InvalidArgument, "after is not a token that this list gave out", "after");
    place.at = *at;
    place.id = key->at(1);
    return place;
}

/// Decides how some products of a batch are put back within one transaction.
class UndoPlan
{
public:
    UndoPlan(Transaction& tx, std::vector<BatchItem> items)
        : m_tx(tx)
        , m_items(std::move(items))
    {
        std::vector<std::string> ids;
        std::vector<std::string> categoryIds;
        for (const BatchItem& item : m_items) {
            ids.push_back(item.productId);
            if (item.before)
                categoryIds.insert(categoryIds.end(),
                                   item.before->fields.categoryIds.begin(),
                                   item.before->fields.categoryIds.end());
        }
        for (Product& product : ProductStore(tx).findMany(ids))
            m_products.emplace(product.id, std::move(product));
        for (std::string& id : storage::CategoryStore(tx).existing(categoryIds))
            m_categories.insert(std::move(id));
        for (const BatchItem& item : m_items)
            planOne(item);
        dropTaken();
    }

    [[nodiscard]] const ProductChanges& changes() const { return m_changes; }
    [[nodiscard]] const std::vector<UndoSkip>& skipped() const { return m_skipped; }
    /// The products that are put back, and how many of them are archived for it.
    [[nodiscard]] std::vector<std::string> productIds() const
    {
        std::vector<std::string> ids;
        for (const auto& write : m_changes.writes())
            ids.push_back(write.id);
        return ids;
    }
    [[nodiscard]] int removed() const
    {
        int count = 0;
        for (const auto& write : m_changes.writes())
            count += write.withdrawn ? 1 : 0;
        return count;
    }

private:
    void planOne(const BatchItem& item)
    {
        const auto found = m_products.find(item.productId);
        if (found == m_products.end())
            return skip(item.sku, "it was deleted", {"deleted"});
        const Product& now = found->second;
        if (now.version != item.versionAfter)
            return skip(item.sku, "it was changed since", {"changed_since"});
        ProductFields fields = item.before ? item.before->fields : now.fields;
        std::erase_if(fields.categoryIds, [&](const std::string& id) {
            return item.before && !m_categories.contains(id);
        });
        auto content = ProductContent::create(std::move(fields));
        if (!content.ok())
            return skip(item.sku, content.error().message, content.error().reason);
        m_changes.add(&now,
                      {.id = now.id,
                       .content = std::move(content).value(),
                       .version = now.version + 1,
                       .archived = !item.before || item.before->isArchived(),
                       .withdrawn = !item.before});
    }

    /// A product that comes back may find its barcodes taken.
    void dropTaken()
    {
        std::set<std::size_t> dropped;
        for (const Obstacle& obstacle : findTaken(m_tx, m_changes.writes())) {
            skip(m_changes.writes()[obstacle.index].content.fields().sku,
                 obstacle.error.message,
                 obstacle.error.reason);
            dropped.insert(obstacle.index);
        }
        m_changes.drop([&](std::size_t index) { return dropped.contains(index); });
    }

    void skip(const std::string& sku, std::string message, Reason reason)
    {
        m_skipped.push_back({sku, std::move(message), std::move(reason)});
    }

    Transaction& m_tx;
    const std::vector<BatchItem> m_items;
    std::map<std::string, Product> m_products;
    std::set<std::string> m_categories;
    ProductChanges m_changes;
    std::vector<UndoSkip> m_skipped;
};

platform::AuditRecord undoAudit(const Batch& batch)
{
    return {.action = "batch.undo",
            .entityType = "batch",
            .entityId = batch.id,
            .entityLabel = batch.kind == BatchKind::Import ? "import" : "bulk edit"};
}

} // namespace

/// What became of some products of a batch.
struct Batches::Part
{
    std::string last; ///< The id of the last one; "" when there are no more.
    int restored = 0;
    int removed = 0;
    std::vector<UndoSkip> skipped;
};

Result<BatchPage> Batches::list(const CallContext& context, const Window& window)
{
    const auto place = placeOf(window);
    if (!place.ok())
        return place.error();
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<BatchPage> {
        BatchStore store(tx);
        BatchPage page;
        page.batches = store.list(*place, window.limit + 1);
        if (page.batches.size() > window.limit) {
            page.batches.pop_back();
            const Batch& last = page.batches.back();
            page.nextToken = platform::encodeCursor(kList, {formatTimestamp(last.at), last.id});
        }
        if (window.count)
            page.total = store.count();
        return page;
    });
}

Result<Batches::Part>
Batches::undoPart(const CallContext& context, const Batch& batch, const std::string& after)
{
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Part> {
        ProductStore(tx).lockWrites();
        BatchStore store(tx);
        auto items = store.items(batch.id, after, kItemsPerTransaction);
        Part part;
        if (items.size() == kItemsPerTransaction)
            part.last = items.back().productId;
        const UndoPlan plan(tx, std::move(items));
        const Timestamp now = m_clock.now();
        plan.changes().write(tx, context, now);
        part.removed = plan.removed();
        part.restored = static_cast<int>(plan.changes().size()) - part.removed;
        part.skipped = plan.skipped();
        store.noteUndone(batch.id, plan.productIds(), part.restored, part.removed, now);
        if (after.empty() && !batch.undoneAt)
            platform::writeAudit(tx, context, undoAudit(batch));
        return part;
    });
}

Result<UndoReport> Batches::undo(const CallContext& context, const std::string& id)
{
    if (!domain::isUuid(id))
        return noBatch(id);
    const auto batch = m_database.read(context.deadline, [&](Transaction& tx) -> Result<Batch> {
        auto found = BatchStore(tx).find(id);
        if (!found)
            return noBatch(id);
        return std::move(*found);
    });
    if (!batch.ok())
        return batch.error();
    UndoReport report{.restored = batch->restored, .removed = batch->removed, .skipped = {}};
    std::string after;
    do {
        auto part = undoPart(context, *batch, after);
        if (!part.ok()) {
            Error error = part.error();
            if (!after.empty())
                error.message += "; a part is undone, undo it again to go on";
            return error;
        }
        report.restored += part->restored;
        report.removed += part->removed;
        for (UndoSkip& skip : part->skipped)
            report.skipped.push_back(std::move(skip));
        after = part->last;
    } while (!after.empty());
    return report;
}

Result<std::int64_t> Batches::forget(std::chrono::hours age, Deadline deadline)
{
    const Timestamp before = m_clock.now() - age;
    return m_database.inTransaction(deadline, [&](Transaction& tx) {
        return Result<std::int64_t>(BatchStore(tx).forget(before));
    });
}

} // namespace vitrine::catalog
