#pragma once

#include "storefront-kiosk/local/local_catalog.hpp"

#include <vector>

namespace vitrine::kiosk {

/// What is shown beside a product.
struct Companions
{
    std::vector<ShelfCard> cards{};
    bool isChosenByShop = false; ///< false: only from the same shelf.
};

/// What goes with `product`: what the shop names in its metadata "goes-with" (SKUs, by commas),
/// else others of its categories that are in stock, its own brand first. On the shelf's thread.
[[nodiscard]] Result<Companions>
companionsOf(LocalCatalog& shelf, const wire::Product& product, std::size_t most);

} // namespace vitrine::kiosk
