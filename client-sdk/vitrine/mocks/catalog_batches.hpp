#pragma once

#include "vitrine/mocks/bulk_change.hpp"
#include "vitrine/mocks/catalog_selection.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// The bulk edits and imports of a fake catalogue, and what undoes them. Whoever owns it locks.
class CatalogBatches
{
public:
    /// What `edit` does to `products`, without doing it.
    struct Plan
    {
        wire::BulkReport report;
        ProductsById edited; ///< As they are to be.
    };
    [[nodiscard]] static Plan plan(const wire::BulkEdit& edit, const ProductsById& products)
    {
        Plan plan;
        for (const std::string& id : edit.ids) {
            auto& item = plan.report.items.emplace_back(itemOf(id, edit.change, products, plan));
            ++(item.outcome == "CHANGED"  ? plan.report.changed
               : item.outcome == "FAILED" ? plan.report.failed
                                          : plan.report.unchanged);
        }
        return plan;
    }

    /// Keeps what the products of a batch were, and makes them what they are to be.
    void keep(const std::string& kind,
              const std::string& id,
              const ProductsById& edited,
              ProductsById& products)
    {
        Batch batch;
        batch.entry.id = id;
        batch.entry.kind = kind;
        batch.entry.state = "DONE";
        batch.entry.updated = int(edited.size());
        for (const auto& [productId, after] : edited) {
            batch.before[productId] = products[productId];
            products[productId] = after;
        }
        m_batches.insert(m_batches.begin(), batch);
    }

    [[nodiscard]] bool has(const std::string& id) const
    {
        return std::any_of(m_batches.begin(), m_batches.end(), [&](const Batch& batch) {
            return batch.entry.id == id;
        });
    }

    /// Newest first.
    [[nodiscard]] std::vector<wire::CatalogBatch> entries() const
    {
        std::vector<wire::CatalogBatch> entries;
        for (const Batch& batch : m_batches)
            entries.push_back(batch.entry);
        return entries;
    }

    /// @return NotFound
    [[nodiscard]] Result<wire::UndoReport> undo(const std::string& id, ProductsById& products)
    {
        for (Batch& batch : m_batches) {
            if (batch.entry.id == id)
                return undone(batch, products);
        }
        return failure<wire::UndoReport>(ErrorCode::NotFound, "there is no batch " + id);
    }

private:
    struct Batch
    {
        wire::CatalogBatch entry;
        ProductsById before;
    };

    /// What the edit makes of one product; stores it in the plan when it changes.
    static wire::BulkItem itemOf(const std::string& id,
                                 const wire::BulkChange& change,
                                 const ProductsById& products,
                                 Plan& plan)
    {
        const auto found = products.find(id);
        if (found == products.end())
            return {id, "", "", "FAILED", "there is no such product", {}};
        const wire::Product& before = found->second;
        wire::BulkItem item{id, before.sku, before.name, "UNCHANGED", "", {}};
        auto after = changedBy(change, before);
        if (!after.ok()) {
            item.outcome = "FAILED";
            item.message = after.error().message;
            return item;
        }
        item.changes = fieldChanges(before, *after);
        if (item.changes.empty())
            return item;
        item.outcome = "CHANGED";
        ++after->version;
        plan.edited[id] = std::move(after).value();
        return item;
    }

    static wire::UndoReport undone(Batch& batch, ProductsById& products)
    {
        wire::UndoReport report;
        for (const auto& [id, before] : batch.before) {
            wire::Product& now = products[id];
            if (now.version == before.version + 1) {
                now = before;
                now.version += 2;
                ++report.restored;
            } else {
                report.skipped.push_back({before.sku, "it was changed since"});
            }
        }
        batch.before.clear();
        batch.entry.state = "UNDONE";
        return report;
    }

    std::vector<Batch> m_batches; // newest first
};

} // namespace vitrine::client::mocks
