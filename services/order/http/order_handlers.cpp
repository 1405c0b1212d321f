#include "services/order/http/order_handlers.hpp"

#include "services/order/http/order_answers.hpp"
#include "services/order/http/order_mapping.hpp"
#include "services/order/http/order_problem_codec.hpp"
#include "services/order/http/payment_request_codec.hpp"
#include "services/order/http/shopper_token.hpp"
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
        const bool awaitsTill = order.saga.step == SagaStep::AwaitTill;
        const auto timeline = orders.timeline(request.context, order);
        if (!timeline.ok())
            return problemResponse(timeline.error());
        const bool paid = state != OrderState::Pending && state != OrderState::InventoryReserved &&
                          state != OrderState::PaymentPending &&
                          state != OrderState::PaymentUnknown && state != OrderState::Authorized;
        const int done = outcome->replayed ? 200 : 201;
        wire::Order answer = toWire(order, *timeline);
        hideStaff(request, answer);
        response = jsonResponse(paid || awaitsTill ? done : 202, wire::encode(answer));
        response.headers.set("Location", "/api/v1/orders/" + order.id);
        if (!paid && !awaitsTill)
            response.headers.set("Retry-After", "1");
    }
    if (outcome->replayed)
        response.headers.set("Idempotent-Replayed", "true");
    return response;
}

} // namespace

HttpResponse placeOrder(const OrderParts& parts, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto draft = wire::decodeOrderDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const RequestKey known = requestKey(request, std::move(key).value(), wire::encode(*draft));
    auto wanted = toDomain(*draft);
    if (!wanted.ok())
        return problemResponse(wanted.error());
    auto shopper = shopperOf(parts.authenticator, request);
    if (!shopper.ok()) {
        // A kiosk that sends again what it had no answer to may come after the shopper's token.
        const auto before = parts.orders.earlier(request.context, known);
        if (before.ok() && *before)
            return paymentAnswer(parts.orders, request, **before);
        return problemResponse(before.ok() ? shopper.error() : before.error());
    }
    wanted->shopperAccount = std::move(*shopper).value_or("");
    return paymentAnswer(
        parts.orders, request, parts.orders.place(request.context, *wanted, known));
}

HttpResponse payAtTill(Orders& orders, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto payment = wire::decodeTillPayment(request.body);
    if (!payment.ok())
        return problemResponse(payment.error());
    auto taken = toDomain(*payment);
    if (!taken.ok())
        return problemResponse(taken.error());
    const auto outcome =
        orders.payAtTill(request.context,
                         request.pathArgs.at(0),
                         payment->amount,
                         std::move(taken).value(),
                         requestKey(request, std::move(key).value(), wire::encode(*payment)));
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
