#include "services/payment/http/payment_mapping.hpp"

namespace vitrine::payment {
namespace {

std::optional<wire::Tender> tenderOf(const Attempt& attempt)
{
    if (!attempt.tender)
        return std::nullopt;
    const Tender& tender = *attempt.tender;
    wire::Tender out{.kind = tender.kind,
                     .reference = tender.reference,
                     .providerReference = tender.providerReference,
                     .cardBrand = tender.cardBrand,
                     .cardLastFour = tender.cardLastFour,
                     .authorisationCode = tender.authorisationCode,
                     .takenAt = tender.takenAt ? formatTimestamp(*tender.takenAt) : "",
                     .deviceId = tender.deviceId,
                     .actor = tender.actor};
    if (tender.received)
        out.received = domain::Money(*tender.received, attempt.amount.currency());
    return out;
}

Result<std::optional<Tender>> tenderOf(const wire::ChargeRequest& request)
{
    if (!request.tender)
        return std::optional<Tender>();
    const wire::Tender& told = *request.tender;
    Tender tender{.kind = told.kind,
                  .reference = told.reference,
                  .providerReference = told.providerReference,
                  .cardBrand = told.cardBrand,
                  .cardLastFour = told.cardLastFour,
                  .authorisationCode = told.authorisationCode,
                  .deviceId = told.deviceId,
                  .actor = told.actor};
    if (!told.takenAt.empty()) {
        const auto at = parseTimestamp(told.takenAt);
        if (!at.ok())
            return failure<std::optional<Tender>>(
                ErrorCode::InvalidArgument, at.error().message, "/tender/takenAt");
        tender.takenAt = *at;
    }
    if (told.received) {
        if (told.received->currency() != request.amount.currency())
            return failure<std::optional<Tender>>(ErrorCode::InvalidArgument,
                                                  "another currency than the amount's",
                                                  "/tender/received");
        tender.received = told.received->amount();
    }
    return std::optional(std::move(tender));
}

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
            .updatedAt = formatTimestamp(attempt.updatedAt),
            .tender = tenderOf(attempt)};
}

} // namespace

Result<ChargeOrder> orderOf(wire::ChargeRequest request)
{
    auto tender = tenderOf(request);
    if (!tender.ok())
        return tender.error();
    return ChargeOrder{.attemptKey = std::move(request.attemptKey),
                       .orderId = std::move(request.orderId),
                       .accountId = std::move(request.accountId),
                       .amount = request.amount,
                       .methodToken = std::move(request.methodToken),
                       .returnUrl = std::move(request.returnUrl),
                       .tender = *std::move(tender)};
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
            .actor = refund.actor().empty() ? refund.givenBy : refund.actor(),
            .updatedAt = formatTimestamp(refund.updatedAt),
            .manual = refund.manual};
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
