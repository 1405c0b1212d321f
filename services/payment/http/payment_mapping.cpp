#include "services/payment/http/payment_mapping.hpp"

namespace vitrine::payment {
namespace {

wire::PaymentAttempt toWire(const Attempt& attempt)
{
    const bool needsAction = attempt.isOpen() && !attempt.actionUrl.empty();
    return {.attemptKey = attempt.attemptKey,
            .status = needsAction ? "REQUIRES_ACTION" : attempt.status,
            .amount = attempt.amount,
            .providerReference = attempt.providerReference,
            .declineCode = attempt.declineCode,
            .actionUrl = needsAction ? attempt.actionUrl : "",
            .createdAt = formatTimestamp(attempt.createdAt),
            .updatedAt = formatTimestamp(attempt.updatedAt)};
}

} // namespace

ChargeOrder orderOf(wire::ChargeRequest request)
{
    return {.attemptKey = std::move(request.attemptKey),
            .orderId = std::move(request.orderId),
            .accountId = std::move(request.accountId),
            .amount = request.amount,
            .methodToken = std::move(request.methodToken),
            .returnUrl = std::move(request.returnUrl)};
}

wire::PaymentAttempt toChargeAnswer(const Attempt& attempt)
{
    wire::PaymentAttempt answer = toWire(attempt);
    if (attempt.cancelled)
        answer.status = state::kCanceled;
    return answer;
}

wire::Refund toWire(const Refund& refund)
{
    return {.id = refund.id,
            .refundKey = refund.refundKey,
            .status = refund.status,
            .amount = refund.amount,
            .reason = refund.reason,
            .createdAt = formatTimestamp(refund.createdAt),
            .actor = refund.actor(),
            .updatedAt = formatTimestamp(refund.updatedAt)};
}

wire::Payment toWire(const Payment& payment)
{
    wire::Payment result{.id = payment.id,
                         .orderId = payment.orderId,
                         .accountId = payment.accountId,
                         .status = std::string(statusOf(payment)),
                         .captured = {payment.captured, payment.currency},
                         .refunded = {payment.refunded, payment.currency},
                         .attempts = {},
                         .refunds = {},
                         .createdAt = formatTimestamp(payment.createdAt),
                         .updatedAt = formatTimestamp(payment.updatedAt)};
    for (const Attempt& attempt : payment.attempts)
        result.attempts.push_back(toWire(attempt));
    for (const Refund& refund : payment.refunds)
        result.refunds.push_back(toWire(refund));
    return result;
}

wire::Page<wire::Payment> toWire(const PaymentPage& page)
{
    wire::Page<wire::Payment> result;
    for (const Payment& payment : page.payments)
        result.items.push_back(toWire(payment));
    result.nextToken = page.nextToken;
    result.total = page.total;
    return result;
}

} // namespace vitrine::payment
