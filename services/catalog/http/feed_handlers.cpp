#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/handlers.hpp"
#include "services/platform/http/feed_answer.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/uuid.hpp"
#include "vitrine/wire/change_feed.hpp"

#include <array>
#include <charconv>

namespace vitrine::catalog {
namespace {

constexpr char kFeedName[] = "product changes";

std::string textOf(const FeedPlace& place)
{
    return platform::encodeCursor(kFeedName,
                                  {place.epoch,
                                   std::to_string(place.change),
                                   place.productId,
                                   std::to_string(place.snapshotTo),
                                   std::to_string(place.tree)});
}

bool readNumber(const std::string& text, std::int64_t& number)
{
    const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
    return fault == std::errc() && end == text.data() + text.size();
}

Result<FeedPlace> placeOf(const std::string& text)
{
    if (text.empty())
        return FeedPlace();
    auto parts = platform::decodeCursor(kFeedName, text, 5);
    if (!parts.ok())
        return parts.error();
    FeedPlace place{.epoch = parts->at(0), .productId = parts->at(2)};
    const bool isWhole = !place.epoch.empty() && readNumber(parts->at(1), place.change) &&
                         readNumber(parts->at(3), place.snapshotTo) &&
                         readNumber(parts->at(4), place.tree) &&
                         (place.productId.empty() || domain::isUuid(place.productId));
    if (!isWhole)
        return platform::notInFeed();
    return place;
}

wire::ProductChanges toWire(FeedPage page)
{
    wire::ProductChanges changes;
    for (FeedItem& item : page.items) {
        wire::ProductChange& change = changes.items.emplace_back();
        change.id = std::move(item.productId);
        if (item.product)
            change.product = toWire(*item.product);
    }
    if (page.categories)
        changes.categories = toWire(*page.categories);
    changes.next = textOf(page.next);
    changes.more = page.hasMore;
    changes.snapshot = page.isSnapshot;
    changes.asOf = formatTimestamp(page.asOf);
    return changes;
}

} // namespace

HttpResponse getProductChanges(ProductFeed& feed, const HttpRequest& request)
{
    return platform::answerFeed(request,
                                [&](const platform::FeedWindow& window) -> Result<std::string> {
                                    const auto place = placeOf(window.after);
                                    if (!place.ok())
                                        return place.error();
                                    auto page = feed.read(request.context, *place, window.limit);
                                    if (!page.ok())
                                        return page.error();
                                    return wire::encode(toWire(std::move(page).value()));
                                });
}

} // namespace vitrine::catalog
