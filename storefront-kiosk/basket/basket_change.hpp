#pragma once

#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// What the kiosk knows of a product now; the basket is compared with it.
struct ProductNow
{
    std::string productId;
    std::string name;
    domain::Money price;
    std::string taxCategory;
    bool forSale = true;                     ///< false: gone from the shelves.
    std::optional<std::int64_t> available{}; ///< Nothing: nobody knows; then nothing is refused.
};

/// What became different since a product was put into the basket.
struct BasketChange
{
    enum class Kind {
        PriceRose,
        PriceFell,
        TaxChanged, ///< The price on the shelf is the same, what is paid may not be.
        LessStock,  ///< Fewer are left than are in the basket.
        OutOfStock,
        NoLongerSold
    };
    Kind kind = Kind::PriceRose;
    std::string productId;
    std::string name;
    domain::Money priceBefore{};
    domain::Money priceNow{};
    std::string taxBefore{};
    std::string taxNow{};
    std::int64_t quantityBefore = 0;
    std::int64_t quantityNow = 0; ///< What stays in the basket when the change is accepted.

    bool operator==(const BasketChange&) const = default;
};

using BasketChanges = std::vector<BasketChange>;

} // namespace vitrine::kiosk
