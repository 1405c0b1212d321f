#include "services/inventory/http/stock_handlers.hpp"

#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/http/inventory_mapping.hpp"
#include "services/inventory/http/replay_header.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/conditional.hpp"
#include "services/platform/paging/cursor.hpp"

#include <charconv>

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

constexpr long long kPageDefault = 50;
constexpr long long kPageMax = 200;

enum class View { Quick, Full };

/// Staff see everything unless they ask for less; everybody else sees what a shopper needs.
Result<View> viewOf(const HttpRequest& request)
{
    const bool mayReadAll = request.context.caller.may(platform::permissions::kInventoryRead);
    const auto asked = request.query.get("view");
    if (!asked)
        return mayReadAll ? View::Full : View::Quick;
    if (*asked == "quick")
        return View::Quick;
    if (*asked != "full")
        return failure<View>(ErrorCode::InvalidArgument, "view must be quick or full", "view");
    if (mayReadAll)
        return View::Full;
    return request.context.caller.isUser()
               ? failure<View>(ErrorCode::PermissionDenied, "the full view needs inventory.read")
               : failure<View>(ErrorCode::Unauthenticated, "the full view needs a sign-in");
}

Result<bool> flagOf(const HttpRequest& request, std::string_view name)
{
    const auto text = request.query.get(name).value_or("false");
    if (text != "true" && text != "false")
        return failure<bool>(ErrorCode::InvalidArgument,
                             std::string(name) + " must be true or false",
                             std::string(name));
    return text == "true";
}

/// The sort key behind `after`; "" on the first page.
Result<std::string> keyAfter(const HttpRequest& request, const std::string& list)
{
    const auto after = request.query.get("after");
    if (!after)
        return std::string();
    const auto key = platform::decodeCursor(list, *after, 1);
    if (!key.ok())
        return key.error();
    return key->front();
}

/// The answer to a change: the stock as it is now, for the next If-Match as well.
HttpResponse answer(const Result<StockKeeping::Changed>& changed)
{
    if (!changed.ok())
        return problemResponse(changed.error());
    HttpResponse response = jsonResponse(200, wire::encode(toWire(changed->stock)));
    response.headers.set("ETag", platform::versionTag(changed->stock.version));
    return withReplayHeader(std::move(response), changed->replayed);
}

} // namespace

HttpResponse listStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto limit = request.query.integer("limit", kPageDefault, 1, kPageMax);
    const auto lowOnly = flagOf(request, "low");
    if (!limit.ok() || !lowOnly.ok())
        return problemResponse(limit.ok() ? lowOnly.error() : limit.error());
    const std::string list = std::string("stock low=") + (*lowOnly ? "true" : "false");
    const auto after = keyAfter(request, list);
    if (!after.ok())
        return problemResponse(after.error());
    const auto found = stock.list(request.context, *lowOnly, *after, static_cast<int>(*limit));
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::Stock> page;
    for (const ProductStock& item : found->items)
        page.items.push_back(toWire(item));
    if (found->next)
        page.nextToken = platform::encodeCursor(list, {*found->next});
    return jsonResponse(200, wire::encode(page));
}

HttpResponse getStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto view = viewOf(request);
    if (!view.ok())
        return problemResponse(view.error());
    const auto found = stock.find(request.context, request.pathArgs.at(0));
    if (!found.ok())
        return problemResponse(found.error());
    const wire::Stock shown = toWire(*found);
    HttpResponse response =
        jsonResponse(200, *view == View::Full ? wire::encode(shown) : wire::encodeQuick(shown));
    response.headers.set("Cache-Control", *view == View::Full ? "private, no-cache" : "max-age=30");
    response.headers.set("Vary", "Authorization");
    return platform::conditionalResponse(
        request, std::move(response), platform::versionTag(found->version));
}

HttpResponse countStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto version = platform::requiredVersion(request);
    if (!version.ok())
        return problemResponse(version.error());
    const auto count = wire::decodeStockCount(request.body);
    if (!count.ok())
        return problemResponse(count.error());
    return answer(
        stock.change(request.context, toDomain(*count, request.pathArgs.at(0), *version)));
}

HttpResponse adjustStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto adjustment = wire::decodeStockAdjustment(request.body);
    if (!adjustment.ok())
        return problemResponse(adjustment.error());
    return answer(stock.change(request.context, toDomain(*adjustment, request.pathArgs.at(0))));
}

HttpResponse getLedger(StockKeeping& stock, const HttpRequest& request)
{
    const auto product = canonicalId(request.pathArgs.at(0), "productId");
    const auto limit = request.query.integer("limit", kPageDefault, 1, kPageMax);
    if (!product.ok() || !limit.ok())
        return problemResponse(product.ok() ? limit.error() : product.error());
    const std::string list = "ledger " + *product;
    const auto after = keyAfter(request, list);
    if (!after.ok())
        return problemResponse(after.error());
    std::optional<std::int64_t> before;
    if (!after->empty())
        std::from_chars(after->data(), after->data() + after->size(), before.emplace());
    const auto found = stock.ledger(request.context, *product, before, static_cast<int>(*limit));
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::StockMovement> page;
    for (const Movement& movement : found->items)
        page.items.push_back(toWire(movement));
    if (found->next)
        page.nextToken = platform::encodeCursor(list, {std::to_string(*found->next)});
    return jsonResponse(200, wire::encode(page));
}

} // namespace vitrine::inventory
