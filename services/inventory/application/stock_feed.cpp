#include "services/inventory/application/stock_feed.hpp"

#include "services/inventory/storage/stock_feed_store.hpp"
#include "vitrine/domain/stock_rules.hpp"

namespace vitrine::inventory {

using platform::Transaction;

Result<StockFeedPage>
StockFeed::read(const platform::CallContext& context, const StockFeedPlace& place, int limit)
{
    auto found = m_database.read(context.deadline, [&](Transaction& tx) {
        return Result(storage::readStockChanges(tx, place, limit));
    });
    if (!found.ok())
        return found.error();
    if (!place.epoch.empty() && (place.epoch != found->epoch || !found->isKnown))
        return failure<StockFeedPage>(ErrorCode::NotFound,
                                      "the inventory does not know this place; begin again");
    for (StockFeedItem& item : found->items)
        item.isLow = domain::isLowStock(item.available, item.safetyStock, m_lowThreshold);
    StockFeedPage page{.items = std::move(found->items),
                       .next = place,
                       .isSnapshot = place.isInSnapshot,
                       .asOf = found->asOf};
    page.next.epoch = found->epoch;
    page.next.window.till = found->till;
    if (page.items.size() >= static_cast<std::size_t>(limit)) {
        page.hasMore = true;
        page.next.productId = page.items.back().productId;
        return page;
    }
    // A window that was begun by an earlier question ends in the past: there may be more.
    page.hasMore = !place.window.isFinished();
    page.next.window.finish();
    page.next.productId.clear();
    page.next.isInSnapshot = place.isInSnapshot && page.hasMore;
    return page;
}

} // namespace vitrine::inventory
