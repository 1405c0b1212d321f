#pragma once

#include "services/inventory/domain/stock_feed.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

namespace vitrine::inventory {

/// What changes of the stock, for those who keep a copy of the figures. Safe to call from any
/// thread.
///
/// A reader that begins at StockFeedPlace() and follows `next` is first told of every product that
/// ever had stock, then of each that changed since. Sales commit in another order than they began,
/// so a place is a window between two snapshots of the database, not a number: no change is passed
/// over, and no version of a figure comes twice.
class StockFeed
{
public:
    /// @param lowThreshold as domain::isLowStock's.
    StockFeed(platform::Database& database, std::int64_t lowThreshold)
        : m_database(database)
        , m_lowThreshold(lowThreshold)
    {
    }

    /// At most `limit` products that changed after `place`.
    /// @return NotFound when the shop does not know the place (its database was restored, or it is
    /// another shop's), or it is a million transactions old.
    [[nodiscard]] Result<StockFeedPage>
    read(const platform::CallContext& context, const StockFeedPlace& place, int limit);

private:
    platform::Database& m_database;
    std::int64_t m_lowThreshold;
};

} // namespace vitrine::inventory
