#pragma once

#include "storefront-kiosk/local/shelf.hpp"
#include "storefront-kiosk/storage/sqlite_file.hpp"

#include <string>
#include <vector>

/// Private to the local catalogue.
namespace vitrine::kiosk {

/// What the words of a query come to in the index.
struct ShelfSearch
{
    bool findsNothing = false; ///< There was text, but none that could be found.
    std::string productId{};   ///< A code was typed: only this product.
    std::string match{};       ///< Finds every product; "" without text.
    std::string exactly{};     ///< Finds those that come first.
    std::string didYouMean{};
};

/// The restriction that a facet is counted without.
enum class Leaving { Nothing, Brands, Category, Price };

/// The FROM and WHERE of a query over product p, stock s and, with text, the ranked words w.
struct ShelfStatement
{
    std::string from;
    std::vector<SqlValue> values;
};

[[nodiscard]] ShelfStatement shelfStatement(const ShelfQuery& query,
                                            const ShelfSearch& search,
                                            Leaving leaving = Leaving::Nothing);

/// The ORDER BY list; with Relevance of a search one more value, `search.exactly`.
[[nodiscard]] std::string shelfOrder(ShelfSort sort, const ShelfSearch& search);

} // namespace vitrine::kiosk
