#pragma once

#include "services/catalog/domain/batch.hpp"
#include "services/catalog/domain/product.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::catalog::storage {

/// Where a page of batches begins: after the one with these (none: at the newest), or `skip` on.
struct BatchPlace
{
    std::optional<Timestamp> at{};
    std::string id{};
    std::int64_t skip = 0;
};

/// A product of a batch.
struct BatchItem
{
    std::string productId;
    std::string sku;
    std::optional<Product> before; ///< Nothing when the batch made it; without pictures.
    std::int64_t versionAfter = 0;
};

/// The batches and what their products were before, within one transaction.
class BatchStore
{
public:
    explicit BatchStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// Adds the batch, or its counts to the one with its id.
    /// @return false when that one is another person's, of another kind, or was undone.
    [[nodiscard]] bool add(const Batch& batch);
    /// Keeps what products were; of a product that is there already only the new version, if
    /// nobody else wrote it in between.
    void keep(const std::string& batchId, std::span<const BatchItem> items);

    [[nodiscard]] std::optional<Batch> find(const std::string& id);
    /// Newest first.
    [[nodiscard]] std::vector<Batch> list(const BatchPlace& place, std::size_t limit);
    [[nodiscard]] std::int64_t count();

    /// At most `limit` items after the product `afterProductId` ("": from the first).
    [[nodiscard]] std::vector<BatchItem>
    items(const std::string& batchId, const std::string& afterProductId, std::size_t limit);
    /// Notes what an undo did; the items that are done are dropped.
    void noteUndone(const std::string& batchId,
                    std::span<const std::string> productIds,
                    int restored,
                    int removed,
                    Timestamp now);
    /// Deletes the batches from before `instant`; at most 100 at a time. @return How many.
    std::int64_t forget(Timestamp instant);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::catalog::storage
