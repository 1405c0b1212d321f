#pragma once

#include "services/catalog/domain/product_feed.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine::catalog::storage {

/// A row of the feed with its number.
struct FeedRow
{
    std::int64_t change = 0;
    FeedItem item;
};

/// What one look at the database tells: the rows, and how the catalogue stood.
struct FeedRows
{
    std::vector<FeedRow> rows;
    std::string epoch;
    std::int64_t lastChange = 0;     ///< Of anything.
    std::int64_t categoryChange = 0; ///< Of the tree.
    Timestamp asOf;
};

/// At most `limit` changes after `place`, in their order, from one snapshot of the database.
/// Products that are off the shelves are left out up to place.snapshotTo: the reader was never told
/// of them.
[[nodiscard]] FeedRows readChanges(platform::Transaction& tx, const FeedPlace& place, int limit);

} // namespace vitrine::catalog::storage
