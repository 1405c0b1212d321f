#pragma once

#include "storefront-kiosk/basket/basket.hpp"
#include "storefront-kiosk/frame/kiosk_settings.hpp"
#include "storefront-kiosk/local/shelf.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// One product in the basket as it is shown.
struct BasketRow
{
    std::string productId;
    std::string name;
    std::string imageHash;
    domain::Money unitPrice{}; ///< As the shop wants prices shown: with tax or without.
    domain::Money amount{};    ///< Of all units, likewise.
    std::int64_t quantity = 1;
    std::int64_t quantityMax = Basket::kQuantityMax; ///< More cannot be asked for.
    std::optional<std::int64_t> available{};         ///< Nothing: nobody knows.

    bool operator==(const BasketRow&) const = default;
};

/// The whole basket as it is shown.
struct BasketView
{
    std::vector<BasketRow> rows{};
    domain::Money net{};
    domain::Money tax{};
    domain::Money total{}; ///< What is paid.
    bool showsNet = false; ///< The rows are without tax; tax comes on top.
    /// false: the shop has no tax rate for something in it (any more); it cannot be sold.
    bool isPriced = true;
    std::int64_t itemCount = 0;
};

/// @param now what is known of the products by now; may lack any of them.
[[nodiscard]] BasketView
viewOf(const Basket& basket, const std::vector<ProductNow>& now, const KioskSettings& settings);

/// What a stock that could not be held means for the basket; products that are not in it are left
/// out.
[[nodiscard]] BasketChanges changesOfShortage(const Basket& basket,
                                              const std::vector<StockFigure>& shortLines);

/// `more` with those of `changes`, at most one price and one stock change per product; of two stock
/// changes the one that leaves less.
[[nodiscard]] BasketChanges mergedChanges(BasketChanges changes, const BasketChanges& more);

} // namespace vitrine::kiosk
