#pragma once

#include "services/platform/database/snapshot_window.hpp"
#include "vitrine/core/clock.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::inventory {

/// How far a reader has got with the changes of stock.
struct StockFeedPlace
{
    std::string epoch{}; ///< Of the database that the snapshots are from; "" at the beginning.
    platform::SnapshotWindow window{};
    std::string productId{};  ///< The last one that was read of the window.
    bool isInSnapshot = true; ///< The reader has not been told of everything there is yet.
};

/// What can be bought of a product that changed.
struct StockFeedItem
{
    std::string productId;
    std::int64_t available = 0;
    std::int64_t safetyStock = 0;
    std::int64_t version = 0;
    bool isLow = false; ///< By domain::isLowStock.
};

struct StockFeedPage
{
    std::vector<StockFeedItem> items{};
    StockFeedPlace next{};
    bool isSnapshot = false;
    bool hasMore = false;
    Timestamp asOf{};
};

} // namespace vitrine::inventory
