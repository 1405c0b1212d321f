#include "services/order/http/order_handlers.hpp"

#include "services/order/http/order_answers.hpp"
#include "services/order/http/order_mapping.hpp"
#include "services/order/http/order_problem_codec.hpp"
#include "services/order/http/payment_request_codec.hpp"
#include "services/platform/http/idempotency_key.hpp"

namespace vitrine::order {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::jsonResponse;
using platform::problemResponse;

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
