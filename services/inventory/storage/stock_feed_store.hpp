#pragma once

#include "services/inventory/domain/stock_feed.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <vector>

namespace vitrine::inventory::storage {

/// What one look at the database tells.
struct StockFeedRows
{
    std::vector<StockFeedItem> items; ///< Ascending by product id.
    std::string epoch;
    std::string till;    ///< Where the window ends: the place's, or the present snapshot.
    bool isKnown = true; ///< false: the place lies in the future of this database, or so far back
                         ///< that telling everything anew costs less.
    Timestamp asOf;
};

/// At most `limit` products of the place's window, or of the next one when that is finished, after
/// place.productId. A product that changed again after the window is left to the next one, so no
/// version comes twice.
[[nodiscard]] StockFeedRows
readStockChanges(platform::Transaction& tx, const StockFeedPlace& place, int limit);

} // namespace vitrine::inventory::storage
