#pragma once

#include "services/catalog/domain/product.hpp"
#include "services/catalog/storage/product_json.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace vitrine::catalog::storage {

/// Reads one row of kColumns.
[[nodiscard]] Product productOf(const pqxx::row& row);

/// Products within one transaction. Archived ones are found as well; whether they are shown is the
/// use case's business.
class ProductStore
{
public:
    explicit ProductStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// @param id a UUID
    [[nodiscard]] std::optional<Product> find(const std::string& id);
    [[nodiscard]] std::optional<Product> findBySku(const std::string& skuKey);
    [[nodiscard]] std::optional<Product> findByGtin(const std::string& gtin);
    [[nodiscard]] std::vector<Product> findMany(std::span<const std::string> ids);
    [[nodiscard]] std::vector<Product> findManyBySku(std::span<const std::string> skuKeys);

    /// Who ever had one of these SKUs: key -> product id.
    [[nodiscard]] std::map<std::string, std::string>
    skuOwners(std::span<const std::string> skuKeys);
    /// Who has one of these barcodes now: GTIN -> product id.
    [[nodiscard]] std::map<std::string, std::string> gtinOwners(std::span<const std::string> gtins);

    struct Creation
    {
        std::string productId;
        std::string hash;
    };
    /// The product that the request with this key made.
    [[nodiscard]] std::optional<Creation> findCreation(const std::string& creationKey);

    /// Waits for other writers of the catalogue and keeps them out until the transaction ends.
    /// Before every write, and before reading what the write depends on.
    void lockWrites();
    /// Adds or replaces products with their barcodes, categories, SKU and price history, and search
    /// words.
    void write(std::span<const ProductWrite> products, Timestamp now);
    void setArchived(const std::string& id, bool archived, Timestamp now);
    /// Deletes a product and all that belongs to it, but for its SKUs.
    void purge(const std::string& id);
    /// Replaces a product's pictures and counts its version up.
    void setImages(const std::string& id, std::span<const ProductImage> images, Timestamp now);
    /// The newest 1,000 prices, oldest first.
    [[nodiscard]] std::vector<PriceChange> priceHistory(const std::string& id);

private:
    platform::Transaction& m_tx;
};

} // namespace vitrine::catalog::storage
