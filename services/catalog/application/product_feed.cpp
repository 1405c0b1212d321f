#include "services/catalog/application/product_feed.hpp"

#include "services/catalog/storage/category_store.hpp"
#include "services/catalog/storage/product_feed_store.hpp"

#include <algorithm>

namespace vitrine::catalog {
namespace {

using platform::Transaction;

/// A page is read whole by kiosks with little memory; after so many bytes of text it ends.
constexpr std::size_t kPageBytesMax = 2 * 1024 * 1024;

std::size_t bytesOf(const FeedItem& item)
{
    constexpr std::size_t kFrame = 600; // names of members, ids, prices, times
    if (!item.product)
        return kFrame;
    const ProductFields& fields = item.product->fields;
    std::size_t bytes = kFrame + fields.name.size() + fields.description.size();
    for (const Specification& specification : fields.specifications)
        bytes += specification.name.size() + specification.value.size();
    for (const auto& [key, value] : fields.metadata)
        bytes += key.size() + value.size();
    return bytes;
}

bool isKnown(const FeedPlace& place, const storage::FeedRows& found)
{
    return place.epoch.empty() || (place.epoch == found.epoch && place.change <= found.lastChange);
}

FeedPage pageOf(const FeedPlace& place, storage::FeedRows found, int limit)
{
    FeedPage page{.next = place, .isSnapshot = place.isInSnapshot(), .asOf = found.asOf};
    page.next.epoch = found.epoch;
    page.next.snapshotTo = std::min(place.snapshotTo, found.lastChange);
    std::size_t bytes = 0;
    page.hasMore = found.rows.size() >= std::size_t(limit);
    for (storage::FeedRow& row : found.rows) {
        bytes += bytesOf(row.item);
        if (!page.items.empty() && bytes > kPageBytesMax) {
            page.hasMore = true;
            break;
        }
        page.next.change = row.change;
        page.next.productId = row.item.productId;
        page.items.push_back(std::move(row.item));
    }
    if (!page.hasMore) {
        page.next.change = found.lastChange;
        page.next.productId.clear();
        page.next.snapshotTo = -1;
    }
    return page;
}

} // namespace

Result<FeedPage>
ProductFeed::read(const platform::CallContext& context, const FeedPlace& place, int limit)
{
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<FeedPage> {
        auto found = storage::readChanges(tx, place, limit);
        if (!isKnown(place, found))
            return failure<FeedPage>(ErrorCode::NotFound,
                                     "the catalogue does not know this place; begin again");
        const std::int64_t tree = found.categoryChange;
        FeedPage page = pageOf(place, std::move(found), limit);
        if (place.tree != tree) {
            // The number first: a write in between makes the tree newer than it, and it comes
            // again.
            page.categories = storage::CategoryStore(tx).all();
            page.next.tree = tree;
        }
        return page;
    });
}

} // namespace vitrine::catalog
