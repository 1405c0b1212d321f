#include "services/payment/http/handlers.hpp"
#include "services/payment/http/payment_mapping.hpp"
#include "services/platform/http/idempotency_key.hpp"
#include "services/platform/http/list_query.hpp"

namespace vitrine::payment {
namespace {

using platform::jsonResponse;
using platform::problemResponse;

HttpResponse answer(const Result<Attempt>& attempt)
{
    return attempt.ok() ? jsonResponse(200, wire::encode(toChargeAnswer(*attempt)))
                        : problemResponse(attempt.error());
}

HttpResponse answer(const Result<RefundReceipt>& receipt)
{
    if (!receipt.ok())
        return problemResponse(receipt.error());
    HttpResponse response = jsonResponse(200, wire::encode(toWire(receipt->refund)));
    if (receipt->replayed)
        response.headers.set("Idempotent-Replayed", "true");
    return response;
}

/// Each service and each account has keys of its own.
std::string scopeOf(const HttpRequest& request)
{
    return "service:" + request.context.caller.service;
}

Result<std::optional<Timestamp>> timeIn(const HttpRequest& request, const char* key)
{
    const std::string text(request.query.get(key).value_or(""));
    if (text.empty())
        return std::optional<Timestamp>();
    const auto time = parseTimestamp(text);
    if (!time.ok())
        return failure<std::optional<Timestamp>>(
            ErrorCode::InvalidArgument, time.error().message, key);
    return std::optional(*time);
}

Result<PaymentQuery> queryOf(const HttpRequest& request)
{
    const auto window = platform::readListWindow(request.query);
    if (!window.ok())
        return window.error();
    const auto from = timeIn(request, "from");
    if (!from.ok())
        return from.error();
    const auto to = timeIn(request, "to");
    if (!to.ok())
        return to.error();
    const auto text = [&](const char* key) {
        return std::string(request.query.get(key).value_or(""));
    };
    return PaymentQuery{.orderId = text("orderId"),
                        .status = text("status"),
                        .from = *from,
                        .to = *to,
                        .after = text("after"),
                        .skip = window->skip,
                        .limit = static_cast<std::size_t>(window->limit),
                        .count = window->count};
}

} // namespace

HttpResponse charge(const PaymentParts& parts, const HttpRequest& request)
{
    auto decoded = wire::decodeChargeRequest(request.body);
    if (!decoded.ok())
        return problemResponse(decoded.error());
    const auto order = orderOf(std::move(decoded).value());
    if (!order.ok())
        return problemResponse(order.error());
    return answer(parts.attempts.charge(request.context, *order));
}

HttpResponse getCharge(const PaymentParts& parts, const HttpRequest& request)
{
    return answer(parts.attempts.find(request.context, request.pathArgs.at(0)));
}

HttpResponse cancelCharge(const PaymentParts& parts, const HttpRequest& request)
{
    return answer(parts.attempts.cancel(request.context, request.pathArgs.at(0)));
}

HttpResponse refundForService(const PaymentParts& parts, const HttpRequest& request)
{
    auto decoded = wire::decodeRefundRequest(request.body);
    if (!decoded.ok())
        return problemResponse(decoded.error());
    if (decoded->refundKey.empty() || decoded->orderId.empty())
        return problemResponse({.code = ErrorCode::InvalidArgument,
                                .message = "refundKey and orderId must not be empty",
                                .field = decoded->refundKey.empty() ? "/refundKey" : "/orderId"});
    return answer(parts.refunds.refund(request.context,
                                       {.scope = scopeOf(request),
                                        .refundKey = std::move(decoded->refundKey),
                                        .paymentId = {},
                                        .orderId = std::move(decoded->orderId),
                                        .amount = decoded->amount,
                                        .reason = std::move(decoded->reason),
                                        .attemptKey = std::move(decoded->attemptKey),
                                        .actor = std::move(decoded->actor)}));
}

HttpResponse getRefundForService(const PaymentParts& parts, const HttpRequest& request)
{
    const auto refund =
        parts.refunds.find(request.context, scopeOf(request), request.pathArgs.at(0));
    return refund.ok() ? jsonResponse(200, wire::encode(toWire(*refund)))
                       : problemResponse(refund.error());
}

HttpResponse listPayments(const PaymentParts& parts, const HttpRequest& request)
{
    const auto query = queryOf(request);
    if (!query.ok())
        return problemResponse(query.error());
    const auto page = parts.payments.list(request.context, *query);
    return page.ok() ? jsonResponse(200, wire::encode(toWire(*page)))
                     : problemResponse(page.error());
}

HttpResponse getPayment(const PaymentParts& parts, const HttpRequest& request)
{
    const auto payment = parts.payments.find(request.context, request.pathArgs.at(0));
    return payment.ok() ? jsonResponse(200, wire::encode(toWire(*payment)))
                        : problemResponse(payment.error());
}

HttpResponse refundPayment(const PaymentParts& parts, const HttpRequest& request)
{
    auto key = platform::requiredIdempotencyKey(request);
    if (!key.ok())
        return problemResponse(key.error());
    auto decoded = wire::decodeRefundRequest(request.body);
    if (!decoded.ok())
        return problemResponse(decoded.error());
    const auto payment = parts.payments.find(request.context, request.pathArgs.at(0));
    if (!payment.ok())
        return problemResponse(payment.error());
    return answer(parts.refunds.refund(
        request.context,
        {.scope = std::string(kAccountScope) + request.context.caller.accountId,
         .refundKey = std::move(key).value(),
         .paymentId = payment->id,
         .orderId = {},
         .amount = decoded->amount,
         .reason = std::move(decoded->reason),
         .attemptKey = std::move(decoded->attemptKey),
         .actor = request.context.caller.accountId}));
}

} // namespace vitrine::payment
