#pragma once

#include "services/catalog/domain/product.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::catalog::storage {

enum class ProductSort { Name, Price, Created, Updated, Sku, Brand, Relevance };

enum class StockState { In, Low, Out };

/// Which products, in which order.
struct ProductFilter
{
    std::string text;       ///< Trimmed; "" for any.
    std::string textSkuKey; ///< `text` as a SKU is compared.
    std::string textGtin;   ///< `text` as a GTIN of 14 digits, "" when it is none.
    std::string categoryId; ///< It and all below it.
    std::string brand;      ///< Without regard to case.
    std::string taxCategory;
    std::optional<StockState> stock; ///< By what inventory last told; Low can still be bought.
    std::optional<bool> active;
    bool archived = false; ///< Either those that are, or those that are not.
    std::optional<std::int64_t> priceMin;
    std::optional<std::int64_t> priceMax;
    ProductSort sort = ProductSort::Name;
    bool descending = false; ///< Relevance is always best first.

    /// Canonical text of all of it, for the cursor.
    [[nodiscard]] std::string fingerprintText() const;
};

/// A product and its place in the order: the values of the sort key, the id last.
struct ListedProduct
{
    Product product;
    std::vector<std::string> key;
};

inline constexpr std::size_t kProductKeyParts = 2;

/// Where a page begins.
struct ProductPlace
{
    std::vector<std::string> after{}; ///< The key of the product before it; empty for the first.
    std::int64_t skip = 0;            ///< Products to leave out.
};

/// At most `limit` products from `place` on, in one round trip.
[[nodiscard]] std::vector<ListedProduct> listProducts(platform::Transaction& tx,
                                                      const ProductFilter& filter,
                                                      const ProductPlace& place,
                                                      std::size_t limit);
/// How many there are.
[[nodiscard]] std::int64_t countProducts(platform::Transaction& tx, const ProductFilter& filter);

/// What products have in common; each list the most frequent first.
struct Facets
{
    using Counts = std::vector<std::pair<std::string, std::int64_t>>;
    std::int64_t total = 0;
    Counts brands;     ///< At most kFacetValuesMax.
    Counts categories; ///< Ids; a product counts in every category above its own as well.
    Counts taxCategories;
};
inline constexpr int kFacetValuesMax = 200;

[[nodiscard]] Facets countFacets(platform::Transaction& tx, const ProductFilter& filter);

} // namespace vitrine::catalog::storage
