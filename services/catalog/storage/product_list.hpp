#pragma once

#include "services/catalog/domain/product.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::catalog::storage {

enum class ProductSort { Name, Price, Created, Sku, Relevance };

/// Which products, in which order.
struct ProductFilter
{
    std::string text;       ///< Trimmed; "" for any.
    std::string textSkuKey; ///< `text` as a SKU is compared.
    std::string textGtin;   ///< `text` as a GTIN of 14 digits, "" when it is none.
    std::string categoryId; ///< It and all below it.
    std::string brand;      ///< Without regard to case.
    std::optional<bool> active;
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

/// At most `limit` products after the place `after` (empty: from the beginning), in one round trip.
[[nodiscard]] std::vector<ListedProduct> listProducts(platform::Transaction& tx,
                                                      const ProductFilter& filter,
                                                      const std::vector<std::string>& after,
                                                      std::size_t limit);

} // namespace vitrine::catalog::storage
