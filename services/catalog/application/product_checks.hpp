#pragma once

#include "services/catalog/storage/product_store.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace vitrine::catalog {

/// What in the catalogue stands against writing a product.
struct Obstacle
{
    std::size_t index = 0; ///< Of the product among those asked about.
    Error error;
};

/// Which of `products` would take a SKU or a barcode that belongs to another product, among them or
/// stored. Two round trips. @pre ProductStore::lockWrites, if they are to be written
[[nodiscard]] std::vector<Obstacle> findTaken(platform::Transaction& tx,
                                              std::span<const storage::ProductWrite> products);

/// @return InvalidArgument naming the first of `categoryIds` that is no category.
[[nodiscard]] Outcome checkCategories(platform::Transaction& tx,
                                      const std::vector<std::string>& categoryIds);

} // namespace vitrine::catalog
