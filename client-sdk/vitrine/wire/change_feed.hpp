#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/catalog.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

inline constexpr int kChangesMax = 500;

/// Where a reader goes on with a feed of changes.
struct ChangesQuery
{
    std::string after{}; ///< `next` of the page before; "" to be told everything there is first.
    int limit = 200;     ///< 1 to kChangesMax
};

/// A page of a feed: what has changed since the reader's place, each thing as it is now. A reader
/// that follows `next` misses no change; of several changes of one thing it may see only the last.
template <typename Change> struct ChangePage
{
    std::vector<Change> items{};
    std::string next{};    ///< Where the next page begins; always set, also when nothing changed.
    bool more = false;     ///< There is more now: ask again at once.
    bool snapshot = false; ///< Part of everything there is, which the page without `more` ends:
                           ///< what none of its pages named is not there.
    std::string asOf{};    ///< When the shop said so.
};

struct ProductChange
{
    std::string id;
    std::optional<Product> product{}; ///< Nothing: it is off the shelves (archived, inactive or
                                      ///< deleted).
};

/// The answer of GET /api/v1/products/changes: what is on the shelves.
struct ProductChanges : ChangePage<ProductChange>
{
    /// The whole tree, parents before children, when a category has changed since the reader's
    /// place; on the first page of a snapshot always.
    std::optional<std::vector<Category>> categories{};
};

struct StockChange
{
    std::string productId;
    std::int64_t available = 0; ///< What can be bought now; never below zero.
    bool low = false;           ///< Runs out, see Stock::low.
};

/// The answer of GET /api/v1/inventory/changes.
using StockChanges = ChangePage<StockChange>;

[[nodiscard]] std::string encode(const ProductChanges& changes);
[[nodiscard]] std::string encode(const StockChanges& changes);
/// after, limit
[[nodiscard]] std::string encodeQuery(const ChangesQuery& query);

[[nodiscard]] Result<ProductChanges> decodeProductChanges(std::string_view json);
[[nodiscard]] Result<StockChanges> decodeStockChanges(std::string_view json);

} // namespace vitrine::wire
