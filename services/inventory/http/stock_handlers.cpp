#include "services/inventory/http/stock_handlers.hpp"

#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/http/inventory_mapping.hpp"
#include "services/inventory/http/replay_header.hpp"
#include "services/inventory/http/stock_queries.hpp"
#include "services/platform/auth/permissions.hpp"
#include "services/platform/http/conditional.hpp"
#include "services/platform/paging/cursor.hpp"

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

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

/// The answer to a change: the stock as it is now, for the next If-Match as well.
HttpResponse answer(const StockKeeping& stock, const Result<StockKeeping::Changed>& changed)
{
    if (!changed.ok())
        return problemResponse(changed.error());
    HttpResponse response =
        jsonResponse(200, wire::encode(toWire(changed->stock, stock.isLow(changed->stock.level))));
    response.headers.set("ETag", platform::versionTag(changed->stock.version));
    return withReplayHeader(std::move(response), changed->replayed);
}

} // namespace

HttpResponse listStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto query = stockListQuery(request.query);
    if (!query.ok())
        return problemResponse(query.error());
    const auto found = stock.list(request.context, query->filter, query->place, query->window);
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::Stock> page{.total = found->total};
    for (const ProductStock& item : found->items)
        page.items.push_back(toWire(item, stock.isLow(item.level)));
    if (found->next)
        page.nextToken = platform::encodeCursor(
            listName(query->filter), {std::to_string(found->next->key), found->next->productId});
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
    const wire::Stock shown = toWire(*found, stock.isLow(found->level));
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
        stock, stock.change(request.context, toDomain(*count, request.pathArgs.at(0), *version)));
}

HttpResponse adjustStock(StockKeeping& stock, const HttpRequest& request)
{
    const auto adjustment = wire::decodeStockAdjustment(request.body);
    if (!adjustment.ok())
        return problemResponse(adjustment.error());
    return answer(stock,
                  stock.change(request.context, toDomain(*adjustment, request.pathArgs.at(0))));
}

HttpResponse getLedger(StockKeeping& stock, const HttpRequest& request)
{
    const auto product = canonicalId(request.pathArgs.at(0), "productId");
    if (!product.ok())
        return problemResponse(product.error());
    const auto query = ledgerQuery(request.query, *product);
    if (!query.ok())
        return problemResponse(query.error());
    const auto found = stock.ledger(request.context, *product, query->place, query->window);
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::StockMovement> page{.total = found->total};
    for (const Movement& movement : found->items)
        page.items.push_back(toWire(movement));
    if (found->next)
        page.nextToken = platform::encodeCursor(ledgerName(*product),
                                                {std::to_string(found->next->before.value_or(0))});
    return jsonResponse(200, wire::encode(page));
}

} // namespace vitrine::inventory
