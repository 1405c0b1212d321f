#pragma once

#include "storefront-kiosk/local/local_catalog.hpp"

#include <optional>
#include <string>

namespace vitrine::kiosk {

/// A product with what is known of its stock.
struct ShelfItem
{
    wire::Product product;
    std::optional<std::int64_t> available{}; ///< Nothing: nobody knows.
};

/// Adds the stock to what was found. On the shelf's thread.
[[nodiscard]] inline Result<ShelfItem> withStock(LocalCatalog& shelf, Result<wire::Product> product)
{
    if (!product.ok())
        return product.error();
    const auto stock = shelf.stock(product->id);
    if (!stock.ok() && stock.error().code != ErrorCode::NotFound)
        return stock.error();
    ShelfItem item{.product = std::move(product).value()};
    if (stock.ok())
        item.available = stock->available;
    return item;
}

} // namespace vitrine::kiosk
