#include "services/catalog/application/bulk_edit.hpp"

#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/application/product_writer.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <map>
#include <set>

namespace vitrine::catalog {
namespace {

using platform::Transaction;
using storage::ProductStore;

/// Decides what a change does to each of some products within one transaction.
class BulkPlan
{
public:
    BulkPlan(Transaction& tx, const BulkChange& change)
        : m_tx(tx)
        , m_change(change)
        , m_names(CategoryNames::read(tx))
    {
    }

    void plan(const std::vector<std::string>& ids)
    {
        std::vector<std::string> known;
        for (const std::string& id : ids) {
            if (domain::isUuid(id))
                known.push_back(id);
        }
        for (Product& product : ProductStore(m_tx).findMany(known))
            m_products.emplace(product.id, std::move(product));
        for (const std::string& id : ids) {
            const auto product = m_products.find(asciiLower(id));
            if (product == m_products.end())
                m_items.push_back({.id = id,
                                   .outcome = BulkItem::Outcome::Failed,
                                   .message = "there is no such product",
                                   .reason = {"no_product"}});
            else
                planOne(product->second);
        }
        dropTaken();
    }

    [[nodiscard]] const ProductChanges& changes() const { return m_changes; }
    [[nodiscard]] const std::vector<BulkItem>& items() const { return m_items; }

private:
    void planOne(const Product& before)
    {
        m_items.push_back({.id = before.id, .sku = before.fields.sku, .name = before.fields.name});
        BulkItem& item = m_items.back();
        const auto fail = [&](const std::string& message, const Reason& reason) {
            item.outcome = BulkItem::Outcome::Failed;
            item.message = message;
            item.reason = reason;
        };
        const bool archived = m_change.archived.value_or(before.isArchived());
        if (before.isArchived() && archived) {
            if (m_change != BulkChange{.archived = true})
                fail("it is archived; restore it first", {"archived"});
            return;
        }
        auto fields = changedFields(before.fields, m_change);
        if (!fields.ok())
            return fail(fields.error().message, fields.error().reason);
        auto content = ProductContent::create(std::move(fields).value());
        if (!content.ok())
            return fail(content.error().message, content.error().reason);
        item.changes = fieldChanges(
            {before.fields, before.isArchived()}, {content->fields(), archived}, m_names);
        if (content->fields() == before.fields && archived == before.isArchived())
            return;
        item.outcome = BulkItem::Outcome::Changed;
        m_itemOfChange.push_back(m_items.size() - 1);
        m_changes.add(&before,
                      {.id = before.id,
                       .content = std::move(content).value(),
                       .version = before.version + 1,
                       .archived = archived});
    }

    /// A restored product may find its barcodes taken.
    void dropTaken()
    {
        std::set<std::size_t> dropped;
        for (const Obstacle& obstacle : findTaken(m_tx, m_changes.writes())) {
            BulkItem& item = m_items[m_itemOfChange[obstacle.index]];
            item.outcome = BulkItem::Outcome::Failed;
            item.message = obstacle.error.message;
            item.reason = obstacle.error.reason;
            item.changes.clear();
            dropped.insert(obstacle.index);
        }
        m_changes.drop([&](std::size_t index) { return dropped.contains(index); });
    }

    Transaction& m_tx;
    const BulkChange& m_change;
    const CategoryNames m_names;
    std::map<std::string, Product> m_products;
    std::vector<BulkItem> m_items;
    ProductChanges m_changes;
    std::vector<std::size_t> m_itemOfChange;
};

/// `ids` without repetitions, in their order.
std::vector<std::string> distinct(const std::vector<std::string>& ids)
{
    std::vector<std::string> result;
    std::set<std::string> seen;
    for (const std::string& id : ids) {
        if (seen.insert(asciiLower(id)).second)
            result.push_back(id);
    }
    return result;
}

/// The ids of categories in their canonical form, so that they compare with those of products.
Result<BulkChange> checkedChange(BulkChange change)
{
    const auto wrong = [](std::string field, const std::string& what) {
        return failure<BulkChange>(ErrorCode::InvalidArgument, what, std::move(field));
    };
    if (change == BulkChange())
        return wrong("/change", "the change says nothing");
    const std::pair<std::vector<std::string>*, std::string> lists[] = {
        {&change.addCategoryIds, "/change/addCategoryIds/"},
        {&change.removeCategoryIds, "/change/removeCategoryIds/"}};
    for (const auto& [ids, field] : lists) {
        for (std::size_t i = 0; i < ids->size(); ++i) {
            const auto id = domain::Uuid::parse((*ids)[i]);
            if (!id.ok())
                return wrong(field + std::to_string(i), "must be the id of a category");
            (*ids)[i] = id->text();
        }
    }
    return change;
}

/// That the categories to be added exist; the field is told as the request names it.
Outcome checkAdded(Transaction& tx, const BulkChange& change)
{
    auto outcome = checkCategories(tx, change.addCategoryIds);
    if (outcome.ok())
        return outcome;
    Error error = outcome.error();
    error.field = "/change/addCategoryIds" + error.field.substr(error.field.rfind('/'));
    return error;
}

} // namespace

Result<BulkReport> BulkEdit::run(const platform::CallContext& context,
                                 const std::vector<std::string>& ids,
                                 const BulkChange& change,
                                 bool dryRun)
{
    if (ids.empty() || ids.size() > kBulkMax)
        return failure<BulkReport>(ErrorCode::InvalidArgument,
                                   "ids must name 1 to " + std::to_string(kBulkMax) + " products",
                                   "/ids");
    const auto checked = checkedChange(change);
    if (!checked.ok())
        return checked.error();
    const auto body = [&](Transaction& tx) -> Result<BulkReport> {
        if (!dryRun)
            ProductStore(tx).lockWrites();
        if (const auto outcome = checkAdded(tx, *checked); !outcome.ok())
            return outcome.error();
        BulkPlan plan(tx, *checked);
        plan.plan(distinct(ids));
        BulkReport report{.dryRun = dryRun, .batchId = "", .items = plan.items()};
        if (dryRun || plan.changes().empty())
            return report;
        const Timestamp now = m_clock.now();
        plan.changes().write(tx, context, now);
        Batch batch = newBatch(context, BatchKind::Bulk, domain::newUuid().text(), now);
        batch.updated = static_cast<int>(plan.changes().size());
        storage::BatchStore batches(tx);
        if (!batches.add(batch))
            return failure<BulkReport>(ErrorCode::Internal, "a new batch cannot be there already");
        batches.keep(batch.id, plan.changes().batchItems());
        report.batchId = batch.id;
        return report;
    };
    return dryRun ? m_database.read(context.deadline, body)
                  : m_database.inTransaction(context.deadline, body);
}

} // namespace vitrine::catalog
