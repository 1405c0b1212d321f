#include "services/order/http/order_handlers.hpp"

#include "services/order/http/order_mapping.hpp"
#include "services/order/http/order_problem_codec.hpp"
#include "services/order/http/payment_request_codec.hpp"
#include "services/platform/http/idempotency_key.hpp"
#include "services/platform/paging/cursor.hpp"

namespace vitrine::order {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

constexpr int kPageMax = 200;
constexpr int kPageDefault = 50;

/// @param canonicalBody the body decoded and encoded again, so that spelling does not matter.
RequestKey requestKey(const HttpRequest& request, std::string key, const std::string& canonicalBody)
{
    return {.route = request.method + " " + request.routePattern,
            .key = std::move(key),
            .content = request.method + " " + request.path + "\n" + canonicalBody};
}

bool isFinal(OrderState state)
{
    return domain::isTerminal(state) || state == OrderState::PaymentFailed;
}

/// What somebody who pays is told.
HttpResponse
paymentAnswer(Orders& orders, const HttpRequest& request, const Result<WriteOutcome>& outcome)
{
    if (!outcome.ok())
        return problemResponse(outcome.error());
    const Order& order = outcome->order;
    const OrderState state = order.state();
    HttpResponse response;
    const bool cancelledLater = state == OrderState::Cancelled && order.refunded > 0;
    if (isFinal(state) && !cancelledLater) {
        OrderProblem problem = problemOf(order, request.path);
        response = jsonResponse(problem.status, std::move(problem.body));
        response.contentType = "application/problem+json";
    } else {
        const auto timeline = orders.timeline(request.context, order);
        if (!timeline.ok())
            return problemResponse(timeline.error());
        const bool paid = state != OrderState::Pending && state != OrderState::InventoryReserved &&
                          state != OrderState::PaymentPending &&
                          state != OrderState::PaymentUnknown && state != OrderState::Authorized;
        const int done = outcome->replayed ? 200 : 201;
        response = jsonResponse(paid ? done : 202, wire::encode(toWire(order, *timeline)));
        response.headers.set("Location", "/api/v1/orders/" + order.id);
        if (!paid)
            response.headers.set("Retry-After", "1");
    }
    if (outcome->replayed)
        response.headers.set("Idempotent-Replayed", "true");
    return response;
}

HttpResponse
orderAnswer(Orders& orders, const HttpRequest& request, int status, const Result<Order>& order)
{
    if (!order.ok())
        return problemResponse(order.error());
    const auto timeline = orders.timeline(request.context, *order);
    if (!timeline.ok())
        return problemResponse(timeline.error());
    HttpResponse response = jsonResponse(status, wire::encode(toWire(*order, *timeline)));
    response.headers.set("ETag", "\"" + std::to_string(order->version) + "\"");
    return response;
}

/// What selects the rows of a list.
std::string listText(const Orders::Query& query)
{
    return "orders account=" + query.accountId + " status=" + query.status;
}

Result<Orders::Query> queryOf(const HttpRequest& request)
{
    Orders::Query query;
    query.accountId = request.query.get("accountId").value_or("");
    query.status = request.query.get("status").value_or("");
    const auto limit = request.query.integer("limit", kPageDefault, 1, kPageMax);
    if (!limit.ok())
        return limit.error();
    query.limit = static_cast<int>(*limit);
    if (const auto after = request.query.get("after"); after && !after->empty()) {
        const auto key = platform::decodeCursor(listText(query), *after, 1);
        if (!key.ok())
            return key.error();
        query.beforeId = key->front();
    }
    return query;
}

} // namespace

HttpResponse placeOrder(Orders& orders, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto draft = wire::decodeOrderDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto outcome =
        orders.place(request.context,
                     toDomain(*draft),
                     requestKey(request, std::move(key).value(), wire::encode(*draft)));
    return paymentAnswer(orders, request, outcome);
}

HttpResponse payOrder(Orders& orders, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto token = decodePaymentToken(request.body);
    if (!token.ok())
        return problemResponse(token.error());
    const auto outcome = orders.pay(request.context,
                                    request.pathArgs.at(0),
                                    *token,
                                    requestKey(request, std::move(key).value(), *token));
    return paymentAnswer(orders, request, outcome);
}

HttpResponse listOrders(Orders& orders, const HttpRequest& request)
{
    auto query = queryOf(request);
    if (!query.ok())
        return problemResponse(query.error());
    const auto limit = static_cast<std::size_t>(query->limit);
    ++query->limit; // one more tells whether there is another page
    const auto found = orders.list(request.context, *query);
    if (!found.ok())
        return problemResponse(found.error());
    wire::Page<wire::Order> page;
    for (const Order& order : *found) {
        if (page.items.size() == limit) {
            page.nextToken = platform::encodeCursor(listText(*query), {page.items.back().id});
            break;
        }
        page.items.push_back(toWire(order));
    }
    return jsonResponse(200, wire::encode(page));
}

HttpResponse getOrder(Orders& orders, const HttpRequest& request)
{
    return orderAnswer(orders, request, 200, orders.find(request.context, request.pathArgs.at(0)));
}

HttpResponse cancelOrder(Orders& orders, const HttpRequest& request)
{
    const auto order = orders.cancel(request.context, request.pathArgs.at(0));
    const bool done = order.ok() && order->state() == OrderState::Cancelled;
    return orderAnswer(orders, request, done ? 200 : 202, order);
}

HttpResponse paymentChanged(Orders& orders, const HttpRequest& request)
{
    const auto key = decodeAttemptKey(request.body);
    if (!key.ok())
        return problemResponse(key.error());
    const auto done = orders.paymentChanged(request.context, request.pathArgs.at(0), *key);
    return done.ok() ? platform::emptyResponse(204) : problemResponse(done.error());
}

} // namespace vitrine::order
