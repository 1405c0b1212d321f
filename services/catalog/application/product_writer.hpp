#pragma once

#include "services/catalog/storage/batch_store.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "services/platform/call_context.hpp"

#include <vector>

namespace vitrine::catalog {

/// Products as they were and as they are to be.
class ProductChanges
{
public:
    /// @param before null for a new product; must outlive this.
    void add(const Product* before, storage::ProductWrite write)
    {
        m_befores.push_back(before);
        m_writes.push_back(std::move(write));
    }
    /// Takes out those whose index `isDropped` names.
    template <typename Dropped> void drop(const Dropped& isDropped)
    {
        ProductChanges kept;
        for (std::size_t i = 0; i < m_writes.size(); ++i) {
            if (!isDropped(i))
                kept.add(m_befores[i], std::move(m_writes[i]));
        }
        *this = std::move(kept);
    }

    [[nodiscard]] bool empty() const { return m_writes.empty(); }
    [[nodiscard]] std::size_t size() const { return m_writes.size(); }
    [[nodiscard]] const std::vector<storage::ProductWrite>& writes() const { return m_writes; }
    [[nodiscard]] const std::vector<const Product*>& befores() const { return m_befores; }

    /// Writes them with their events and their entries in the audit.
    /// @pre ProductStore::lockWrites, and findTaken had nothing against it
    void
    write(platform::Transaction& tx, const platform::CallContext& context, Timestamp now) const;
    /// What a batch keeps of them.
    [[nodiscard]] std::vector<storage::BatchItem> batchItems() const;

private:
    std::vector<storage::ProductWrite> m_writes;
    std::vector<const Product*> m_befores; ///< Of each write.
};

/// A new batch of the caller's.
[[nodiscard]] Batch
newBatch(const platform::CallContext& context, BatchKind kind, std::string id, Timestamp now);

} // namespace vitrine::catalog
