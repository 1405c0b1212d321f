#include "services/order/http/order_listing.hpp"

#include "services/order/http/order_answers.hpp"
#include "services/order/http/order_mapping.hpp"
#include "services/platform/http/list_query.hpp"
#include "services/platform/paging/cursor.hpp"
#include "vitrine/domain/state_machine.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace vitrine::order {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::problemResponse;
using storage::FeedPosition;
using storage::OrderFilter;
using storage::OrderSort;

constexpr std::size_t kTextMax = 200;
constexpr std::size_t kStatusesMax = 12;
constexpr std::size_t kFeedParts = 4;
constexpr const char* kFeed = "orders changes";
constexpr const char* kNow = "now";

Error refuse(const char* field, std::string message)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message), .field = field};
}

std::string textOf(const HttpRequest& request, const char* key)
{
    return std::string(request.query.get(key).value_or(""));
}

std::vector<std::string> splitAtCommas(const std::string& text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin)
            parts.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return parts;
}

Outcome readStatuses(const HttpRequest& request, OrderFilter& filter)
{
    filter.statuses = splitAtCommas(textOf(request, "status"));
    if (filter.statuses.size() > kStatusesMax)
        return refuse("status", "at most 12 statuses");
    for (const std::string& status : filter.statuses) {
        if (const auto known = domain::parseOrderState(status); !known.ok())
            return refuse("status", known.error().message);
    }
    std::sort(filter.statuses.begin(), filter.statuses.end());
    return Done{};
}

Outcome readInstant(const HttpRequest& request, const char* key, std::optional<Timestamp>& instant)
{
    const std::string text = textOf(request, key);
    if (text.empty())
        return Done{};
    const auto parsed = parseTimestamp(text);
    if (!parsed.ok())
        return refuse(key, parsed.error().message);
    instant = *parsed;
    return Done{};
}

Outcome readSort(const HttpRequest& request, OrderFilter& filter)
{
    static constexpr std::array<std::pair<std::string_view, OrderSort>, 3> kSorts{
        {{"placed", OrderSort::Placed},
         {"updated", OrderSort::Updated},
         {"total", OrderSort::Total}}};
    std::string name = textOf(request, "sort");
    if (name.empty())
        return Done{};
    filter.descending = name.front() == '-';
    if (filter.descending)
        name.erase(0, 1);
    for (const auto& [known, sort] : kSorts) {
        if (known == name) {
            filter.sort = sort;
            return Done{};
        }
    }
    return refuse("sort", "placed, updated or total, each also with '-'");
}

Outcome readNames(const HttpRequest& request, OrderFilter& filter)
{
    filter.accountId = textOf(request, "accountId");
    filter.text = textOf(request, "text");
    filter.productId = textOf(request, "productId");
    filter.channel = textOf(request, "channel");
    filter.kioskId = textOf(request, "kioskId");
    filter.fulfilment = textOf(request, "fulfilment");
    filter.paymentKind = textOf(request, "paymentKind");
    const auto pickup = request.query.integer("pickupNumber", 0, 1, 999);
    if (!pickup.ok())
        return pickup.error();
    filter.pickupNumber = *pickup;
    if (filter.text.size() > kTextMax || filter.text.find('\0') != std::string::npos)
        return refuse("text", "at most 200 characters");
    if (!filter.productId.empty() && !domain::isUuid(filter.productId))
        return refuse("productId", "not a UUID");
    if (!filter.fulfilment.empty() && !domain::fulfilmentMachine().hasState(filter.fulfilment))
        return refuse("fulfilment", "there is no such fulfilment status");
    return Done{};
}

/// What selects and sorts the rows of a list; no part can hold the separator.
std::string listText(const OrderFilter& filter)
{
    std::string text = "orders";
    const auto add = [&](const std::string& part) { text += '\x1f' + part; };
    for (const std::string& part : {filter.accountId,
                                    filter.text,
                                    filter.productId,
                                    filter.channel,
                                    filter.kioskId,
                                    filter.fulfilment,
                                    filter.paymentKind,
                                    std::to_string(filter.pickupNumber)})
        add(std::to_string(part.size()) + ":" + part);
    for (const std::string& status : filter.statuses)
        add(status);
    add(filter.from ? formatTimestamp(*filter.from) : "");
    add(filter.to ? formatTimestamp(*filter.to) : "");
    add(std::to_string(static_cast<int>(filter.sort)) + (filter.descending ? "-" : "+"));
    return text;
}

bool isInteger(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size();
}

Outcome readAfter(const HttpRequest& request, OrderFilter& filter)
{
    const std::string after = textOf(request, "after");
    if (after.empty())
        return Done{};
    auto key = platform::decodeCursor(listText(filter), after, 2);
    if (!key.ok())
        return key.error();
    const bool fits = filter.sort == OrderSort::Total ? isInteger(key->front())
                                                      : parseTimestamp(key->front()).ok();
    if (!fits || !domain::isUuid(key->back()))
        return refuse("after", "after is not a token of this list");
    filter.after = std::move(key).value();
    return Done{};
}

Result<Orders::Query> queryOf(const HttpRequest& request)
{
    const auto window = platform::readListWindow(request.query);
    if (!window.ok())
        return window.error();
    Orders::Query query{.filter = {}, .count = window->count};
    query.filter.limit = window->limit;
    query.filter.skip = window->skip;
    for (const auto read : {readStatuses, readSort, readNames}) {
        if (const auto done = read(request, query.filter); !done.ok())
            return done.error();
    }
    if (const auto done = readInstant(request, "from", query.filter.from); !done.ok())
        return done.error();
    if (const auto done = readInstant(request, "to", query.filter.to); !done.ok())
        return done.error();
    if (const auto done = readAfter(request, query.filter); !done.ok())
        return done.error();
    return query;
}

/// --- The feed of changes

bool isSnapshot(const std::string& text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || c == ':' || c == ',';
    });
}

Result<FeedPosition> positionOf(const std::string& token)
{
    if (token == kNow)
        return FeedPosition{};
    auto parts = platform::decodeCursor(kFeed, token, kFeedParts);
    if (!parts.ok())
        return refuse("changedAfter", "neither 'now' nor a token of this feed");
    FeedPosition position{parts->at(0), parts->at(1), parts->at(2), parts->at(3)};
    if (!isSnapshot(position.seen) || !isSnapshot(position.until) || !isInteger(position.changed) ||
        !domain::isUuid(position.id))
        return refuse("changedAfter", "neither 'now' nor a token of this feed");
    return position;
}

HttpResponse listChanges(Orders& orders, const HttpRequest& request, const std::string& token)
{
    for (const char* other : {"status",
                              "accountId",
                              "after",
                              "from",
                              "to",
                              "text",
                              "productId",
                              "channel",
                              "kioskId",
                              "fulfilment",
                              "paymentKind",
                              "pickupNumber",
                              "skip",
                              "count",
                              "sort"}) {
        if (request.query.get(other))
            return problemResponse(refuse(other, "only limit goes together with changedAfter"));
    }
    const auto window = platform::readListWindow(request.query);
    if (!window.ok())
        return problemResponse(window.error());
    const auto after = positionOf(token);
    if (!after.ok())
        return problemResponse(after.error());
    const auto changes = orders.changes(request.context, *after, window->limit);
    if (!changes.ok())
        return problemResponse(changes.error());
    wire::Page<wire::Order> page;
    for (const Order& order : changes->orders) {
        page.items.push_back(toWire(order));
        hideStaff(request, page.items.back());
    }
    const FeedPosition& next = changes->next;
    page.nextToken = platform::encodeCursor(kFeed, {next.seen, next.until, next.changed, next.id});
    return platform::jsonResponse(200, wire::encode(page));
}

} // namespace

HttpResponse listOrders(Orders& orders, const HttpRequest& request)
{
    if (const auto token = request.query.get("changedAfter"); token && !token->empty())
        return listChanges(orders, request, std::string(*token));
    auto query = queryOf(request);
    if (!query.ok())
        return problemResponse(query.error());
    const auto limit = static_cast<std::size_t>(query->filter.limit);
    ++query->filter.limit; // one more tells whether there is another page
    const auto listed = orders.list(request.context, *query);
    if (!listed.ok())
        return problemResponse(listed.error());
    wire::Page<wire::Order> page;
    page.total = listed->total;
    for (const Order& order : listed->orders) {
        if (page.items.size() == limit) {
            const Order& last = listed->orders[limit - 1];
            page.nextToken = platform::encodeCursor(listText(query->filter),
                                                    listKeyOf(last, query->filter.sort));
            break;
        }
        page.items.push_back(toWire(order));
        hideStaff(request, page.items.back());
    }
    return platform::jsonResponse(200, wire::encode(page));
}

} // namespace vitrine::order
