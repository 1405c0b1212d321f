#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/catalog.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// How many of a product can be sold, and when somebody last said so.
struct StockFigure
{
    std::string productId;
    std::int64_t available = 0;
    Timestamp asOf{};
};

/// What the kiosk itself has sold of a product.
struct SoldUnits
{
    std::string productId;
    std::int64_t quantity = 0;
};

/// What the kiosk does not know yet of the shop's catalogue.
struct CatalogChanges
{
    bool isSnapshot = false; ///< A page of everything there is, instead of what changed: what no
                             ///< page names is gone.
    bool isComplete = true;  ///< No page follows.
    std::vector<wire::Product> products{}; ///< New or changed; inactive and archived ones leave.
    std::vector<std::string> removedIds{}; ///< Products that are gone.
    std::optional<std::vector<wire::Category>> categories{}; ///< All of them, when one changed.
    std::vector<StockFigure> stock{};
    std::string cursor{}; ///< Where the next page begins.
    Timestamp asOf{};     ///< When the shop said so.
};

enum class ShelfSort { Relevance, Name, PriceUp, PriceDown, Newest };

/// What a shopper looks for.
struct ShelfQuery
{
    std::string text{};
    std::string categoryId{};          ///< It and all below it; "" for all.
    std::vector<std::string> brands{}; ///< Any of them; none for all.
    std::optional<std::int64_t> priceMin{};
    std::optional<std::int64_t> priceMax{};
    bool inStockOnly = false;              ///< What nobody knows the stock of counts as in stock.
    ShelfSort sort = ShelfSort::Relevance; ///< Without text that is Name.
    std::int64_t skip = 0;
    std::int64_t limit = 10'000;
};

/// A product as it lies on the shelf: enough for a tile.
struct ShelfCard
{
    std::string id;
    std::string name;
    std::string brand;
    domain::Money price;
    std::string imageHash; ///< "" when it has no picture.
    std::optional<std::int64_t> available{};
    Timestamp stockAsOf{};
    std::string taxCategory{};
};

struct ShelfPage
{
    std::vector<ShelfCard> cards{};
    std::int64_t total = 0;
    std::string didYouMean{}; ///< The words that were searched for instead, when those typed find
                              ///< nothing; "" otherwise.
};

/// What the products of a query have in common, the most frequent first. Each list is counted
/// without its own restriction, so that another choice can be seen.
struct ShelfFacets
{
    std::vector<wire::FacetValue> brands{};
    std::vector<wire::FacetValue> categories{}; ///< Ids; each counts what lies below it too.
    std::optional<domain::Money> priceMin{};
    std::optional<domain::Money> priceMax{};
};

/// How the local catalogue stands.
struct ShelfStatus
{
    std::int64_t products = 0;
    Timestamp asOf{};        ///< Of prices and products: when they were last known to be complete.
    bool isComplete = false; ///< false: never filled, or just being filled for the first time.
    std::vector<std::string> damagedFiles{};
};

} // namespace vitrine::kiosk
