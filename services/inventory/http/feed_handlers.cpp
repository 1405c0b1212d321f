#include "services/inventory/http/feed_handlers.hpp"

#include "services/platform/http/feed_answer.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/change_feed.hpp"

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

constexpr char kFeedName[] = "stock changes";

std::string textOf(const StockFeedPlace& place)
{
    return platform::encodeCursor(kFeedName,
                                  {place.epoch,
                                   place.window.since,
                                   place.window.till,
                                   place.productId,
                                   place.isInSnapshot ? "all" : ""});
}

Result<StockFeedPlace> placeOf(const std::string& text)
{
    if (text.empty())
        return StockFeedPlace();
    auto parts = platform::decodeCursor(kFeedName, text, 5);
    if (!parts.ok())
        return parts.error();
    StockFeedPlace place{.epoch = parts->at(0),
                         .window = {.since = parts->at(1), .till = parts->at(2)},
                         .productId = parts->at(3),
                         .isInSnapshot = parts->at(4) == "all"};
    if (place.epoch.empty() || !platform::isSnapshot(place.window.since) ||
        !platform::isSnapshot(place.window.till) ||
        !(place.productId.empty() || domain::isUuid(place.productId)))
        return platform::notInFeed();
    return place;
}

wire::StockChanges toWire(const StockFeedPage& page)
{
    wire::StockChanges changes{.next = textOf(page.next),
                               .more = page.hasMore,
                               .snapshot = page.isSnapshot,
                               .asOf = formatTimestamp(page.asOf)};
    for (const StockFeedItem& item : page.items)
        changes.items.push_back({item.productId, item.available, item.isLow});
    return changes;
}

} // namespace

HttpResponse getStockChanges(StockFeed& feed, const HttpRequest& request)
{
    return platform::answerFeed(
        request, [&](const platform::FeedWindow& window) -> Result<std::string> {
            const auto place = placeOf(window.after);
            if (!place.ok())
                return place.error();
            const auto page = feed.read(request.context, *place, window.limit);
            if (!page.ok())
                return page.error();
            return wire::encode(toWire(*page));
        });
}

} // namespace vitrine::inventory
