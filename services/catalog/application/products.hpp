#pragma once

#include "services/catalog/application/facet_cache.hpp"
#include "services/catalog/domain/product.hpp"
#include "services/catalog/storage/product_list.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog {

inline constexpr std::size_t kBatchMax = 200;

struct ProductPage
{
    std::vector<Product> products;
    std::string nextToken;             ///< "" on the last page.
    std::optional<std::int64_t> total; ///< When it was asked for.
};

/// Which part of a list.
struct ProductWindow
{
    std::string after{}; ///< "" or a token of this very list.
    std::int64_t skip = 0;
    std::size_t limit = 50;
    bool count = false;
};

struct ProductSelection
{
    std::vector<Product> found;       ///< In the order in which they were asked for.
    std::vector<std::string> missing; ///< Ids that name no product the caller may see.
};

struct PriceReport
{
    std::vector<PriceChange> changes; ///< Oldest first.
    std::optional<domain::Money> lowestRecent;
};

/// The version that a write was based on; nothing for "whatever there is" (If-Match: *).
using ExpectedVersion = std::optional<std::int64_t>;

/// Reads and writes products. Products that are not active are seen only by those who may write the
/// catalogue and by other services. Safe to call from any thread.
class Products
{
public:
    Products(platform::Database& database, const Clock& clock)
        : m_database(database)
        , m_clock(clock)
    {
    }

    /// An archived one is found by its id alone, and only by those who may write the catalogue.
    /// @return NotFound when there is no such product for this caller; likewise the next two.
    [[nodiscard]] Result<Product> find(const platform::CallContext& context, const std::string& id);
    [[nodiscard]] Result<Product> findBySku(const platform::CallContext& context,
                                            const std::string& sku);
    [[nodiscard]] Result<Product> findByGtin(const platform::CallContext& context,
                                             const std::string& gtin);
    /// @return InvalidArgument for more than kBatchMax ids.
    [[nodiscard]] Result<ProductSelection> select(const platform::CallContext& context,
                                                  const std::vector<std::string>& ids);
    /// @return InvalidArgument for a token of another list; PermissionDenied for archived products
    /// when the caller may not write the catalogue.
    [[nodiscard]] Result<ProductPage> list(const platform::CallContext& context,
                                           storage::ProductFilter filter,
                                           const ProductWindow& window);
    /// What the products of a list have in common. @return as `list`
    [[nodiscard]] Result<storage::Facets> facets(const platform::CallContext& context,
                                                 storage::ProductFilter filter);
    [[nodiscard]] Result<PriceReport> prices(const platform::CallContext& context,
                                             const std::string& id);

    /// @param idempotencyKey "" or a key; the same caller's repeat with the same fields gets the
    /// product it made.
    /// @return InvalidArgument, Conflict when SKU or GTIN are taken, Unprocessable for a repeat
    /// with other fields.
    [[nodiscard]] Result<Product> create(const platform::CallContext& context,
                                         ProductFields fields,
                                         const std::string& idempotencyKey);
    /// Writes all fields. A write that changes nothing leaves the version as it is.
    /// @return as create; NotFound; PreconditionFailed when the product has another version.
    [[nodiscard]] Result<Product> update(const platform::CallContext& context,
                                         const std::string& id,
                                         ExpectedVersion expected,
                                         ProductFields fields);
    /// Takes the product out of the catalogue. Its SKU stays reserved, its barcodes are free.
    [[nodiscard]] Outcome
    archive(const platform::CallContext& context, const std::string& id, ExpectedVersion expected);
    /// Deletes an archived product for good; nothing but its SKUs stays.
    /// @return Conflict unless it is archived; NotFound; PreconditionFailed.
    [[nodiscard]] Outcome
    purge(const platform::CallContext& context, const std::string& id, ExpectedVersion expected);
    /// Undoes `archive`. @return Conflict when a barcode has another owner by now.
    [[nodiscard]] Result<Product> restore(const platform::CallContext& context,
                                          const std::string& id);

private:
    Result<Product> visible(const platform::CallContext& context,
                            std::optional<Product> product) const;

    platform::Database& m_database;
    const Clock& m_clock;
    FacetCache m_facets;
};

/// @return PreconditionFailed when `current` is not what was expected.
[[nodiscard]] Outcome checkVersion(ExpectedVersion expected, std::int64_t current);

/// Whether the caller sees products that are not active.
[[nodiscard]] bool seesInactive(const platform::Principal& caller);
/// Whether the caller sees archived products. Other services do not, whoever calls through them:
/// nothing archived can be sold.
[[nodiscard]] bool seesArchived(const platform::Principal& caller);

} // namespace vitrine::catalog
