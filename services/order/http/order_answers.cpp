#include "services/order/http/order_answers.hpp"

#include "services/order/http/order_mapping.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::order {

using platform::HttpRequest;
using platform::HttpResponse;

void hideStaff(const HttpRequest& request, wire::Order& order)
{
    if (request.context.caller.may(platform::permissions::kOrdersReadAll))
        return;
    for (wire::OrderEvent& event : order.timeline) {
        if (event.actor != order.accountId)
            event.actor.clear();
    }
    for (wire::OrderRefund& refund : order.refunds)
        refund.actor.clear();
    for (wire::Fulfilment& done : order.fulfilments)
        done.actor.clear();
    if (order.tender)
        order.tender->actor.clear();
}

RequestKey requestKey(const HttpRequest& request, std::string key, const std::string& canonicalBody)
{
    return {.route = request.method + " " + request.routePattern,
            .key = std::move(key),
            .content = request.method + " " + request.path + "\n" + canonicalBody};
}

HttpResponse
orderAnswer(Orders& orders, const HttpRequest& request, int status, const Result<Order>& order)
{
    if (!order.ok())
        return platform::problemResponse(order.error());
    const auto timeline = orders.timeline(request.context, *order);
    if (!timeline.ok())
        return platform::problemResponse(timeline.error());
    const auto afterSale = orders.afterSale(request.context, *order);
    if (!afterSale.ok())
        return platform::problemResponse(afterSale.error());
    wire::Order answer = toWire(*order, *timeline);
    addAfterSale(*order, *afterSale, answer);
    hideStaff(request, answer);
    HttpResponse response = platform::jsonResponse(status, wire::encode(answer));
    response.headers.set("ETag", "\"" + std::to_string(order->version) + "\"");
    return response;
}

} // namespace vitrine::order
