#include "services/inventory/http/feed_handlers.hpp"

#include "services/platform/http/feed_query.hpp"
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
        return failure<StockFeedPlace>(
            ErrorCode::InvalidArgument, "after is not a place in this feed", "after");
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
    const auto window = platform::readFeedWindow(request.query);
    if (!window.ok())
        return platform::problemResponse(window.error());
    const auto place = placeOf(window->after);
    if (!place.ok())
        return platform::problemResponse(place.error());
    const auto page = feed.read(request.context, *place, window->limit);
    if (!page.ok())
        return platform::feedProblem(page.error());
    HttpResponse response = platform::jsonResponse(200, wire::encode(toWire(*page)));
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace vitrine::inventory
