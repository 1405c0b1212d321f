#include "services/order/http/after_sale_handlers.hpp"

#include "services/order/http/order_answers.hpp"
#include "services/order/http/payment_request_codec.hpp"
#include "services/platform/http/idempotency_key.hpp"
#include "vitrine/wire/order.hpp"

namespace vitrine::order {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;
using platform::problemResponse;

RefundRequest toDomain(const wire::OrderRefundDraft& draft)
{
    RefundRequest request{.wishes = {},
                          .includeShipping = draft.includeShipping,
                          .restock = draft.restock,
                          .reason = draft.reason,
                          .expectedAmount = draft.expectedAmount};
    for (const wire::OrderRefundLine& line : draft.lines)
        request.wishes.push_back({line.position, domain::Quantity::whole(line.quantity)});
    return request;
}

Result<FulfilmentRequest> toDomain(const wire::FulfilmentDraft& draft)
{
    const auto action = domain::parseFulfilmentAction(draft.action);
    if (!action.ok())
        return action.error();
    FulfilmentRequest request{.action = *action,
                              .lines = {},
                              .carrier = draft.carrier,
                              .trackingCode = draft.trackingCode,
                              .note = draft.note};
    for (const wire::FulfilmentLine& line : draft.lines)
        request.lines.push_back({line.position, line.quantity});
    return request;
}

HttpResponse replayed(HttpResponse response)
{
    response.headers.set("Idempotent-Replayed", "true");
    return response;
}

} // namespace

HttpResponse refundOrder(const OrderParts& parts, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto draft = wire::decodeOrderRefundDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto receipt =
        parts.refunds.request(request.context,
                              request.pathArgs.at(0),
                              toDomain(*draft),
                              requestKey(request, std::move(key).value(), wire::encode(*draft)));
    if (!receipt.ok())
        return problemResponse(receipt.error());
    if (!receipt->refund)
        return replayed(orderAnswer(parts.orders, request, 200, receipt->order));
    const RefundProgress& progress = receipt->refund->progress;
    if (!progress.holdsMoney())
        return problemResponse(
            {.code = ErrorCode::Conflict,
             .message = "payment refused the refund (" + progress.status + "); nothing went back"});
    const bool done = progress.step == RefundStep::Done;
    HttpResponse response = orderAnswer(parts.orders, request, done ? 201 : 202, receipt->order);
    response.headers.set("Location", "/api/v1/orders/" + receipt->order.id);
    if (!done)
        response.headers.set("Retry-After", "1");
    return response;
}

HttpResponse fulfilOrder(const OrderParts& parts, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    const auto draft = wire::decodeFulfilmentDraft(request.body);
    if (!draft.ok())
        return problemResponse(draft.error());
    const auto wanted = toDomain(*draft);
    if (!wanted.ok())
        return problemResponse(wanted.error());
    const auto outcome =
        parts.fulfilments.fulfil(request.context,
                                 request.pathArgs.at(0),
                                 *wanted,
                                 requestKey(request, std::move(key).value(), wire::encode(*draft)));
    if (!outcome.ok())
        return problemResponse(outcome.error());
    if (outcome->replayed)
        return replayed(orderAnswer(parts.orders, request, 200, outcome->order));
    return orderAnswer(parts.orders, request, 201, outcome->order);
}

HttpResponse paymentReturned(const OrderParts& parts, const HttpRequest& request)
{
    const auto returned = decodePaymentReturn(request.body);
    if (!returned.ok())
        return problemResponse(returned.error());
    const auto done =
        parts.refunds.paymentReturned(request.context, request.pathArgs.at(0), *returned);
    return done.ok() ? platform::emptyResponse(204) : problemResponse(done.error());
}

} // namespace vitrine::order
