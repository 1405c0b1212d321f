#pragma once

#include "services/catalog/domain/product_feed.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

namespace vitrine::catalog {

/// What changes on the shelves, for those who keep a copy of the catalogue. Safe to call from any
/// thread.
///
/// A reader that begins at FeedPlace() and follows `next` is first told of everything that is sold,
/// then of each product that was written since, in the order of the writes. Of several writes
/// between two of its questions it sees the last. A write that commits while it reads comes later,
/// and none is passed over.
class ProductFeed
{
public:
    explicit ProductFeed(platform::Database& database)
        : m_database(database)
    {
    }

    /// At most `limit` changes after `place`, fewer when their texts are long.
    /// @return NotFound when the shop does not know the place: its database was restored, or it is
    /// another shop's.
    [[nodiscard]] Result<FeedPage>
    read(const platform::CallContext& context, const FeedPlace& place, int limit);

private:
    platform::Database& m_database;
};

} // namespace vitrine::catalog
