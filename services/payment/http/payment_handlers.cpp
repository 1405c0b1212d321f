#include "services/payment/http/handlers.hpp"
#include "services/payment/http/payment_mapping.hpp"
#include "services/platform/http/idempotency_key.hpp"

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

} // namespace

HttpResponse charge(const PaymentParts& parts, const HttpRequest& request)
{
    auto decoded = wire::decodeChargeRequest(request.body);
    if (!decoded.ok())
        return problemResponse(decoded.error());
    return answer(parts.attempts.charge(request.context, orderOf(std::move(decoded).value())));
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
                                        .attemptKey = std::move(decoded->attemptKey)}));
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
    const auto limit = request.query.integer("limit", 50, 1, 200);
    if (!limit.ok())
        return problemResponse(limit.error());
    const auto page = parts.payments.list(request.context,
                                          std::string(request.query.get("orderId").value_or("")),
                                          std::string(request.query.get("after").value_or("")),
                                          static_cast<std::size_t>(*limit));
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
    return answer(parts.refunds.refund(request.context,
                                       {.scope = "account:" + request.context.caller.accountId,
                                        .refundKey = std::move(key).value(),
                                        .paymentId = payment->id,
                                        .orderId = {},
                                        .amount = decoded->amount,
                                        .reason = std::move(decoded->reason),
                                        .attemptKey = std::move(decoded->attemptKey)}));
}

} // namespace vitrine::payment
