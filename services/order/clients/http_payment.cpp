#include "services/order/clients/http_payment.hpp"

#include "services/order/clients/tender_mapping.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/payment.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::order {
namespace {

using platform::CallContext;
using platform::ServiceResponse;

constexpr int kNotFound = 404;

constexpr std::array<std::pair<std::string_view, ChargeStatus>, 13> kAttemptStates{{
    {"CREATED", ChargeStatus::Unknown},
    {"SENT", ChargeStatus::Unknown},
    {"UNKNOWN", ChargeStatus::Unknown},
    {"REQUIRES_ACTION", ChargeStatus::RequiresAction},
    {"AUTHORIZED", ChargeStatus::Authorized},
    {"CAPTURED", ChargeStatus::Captured},
    {"DISPUTED", ChargeStatus::Captured}, // the money was taken; the dispute comes later
    {"WON", ChargeStatus::Captured},
    {"LOST", ChargeStatus::Captured},
    {"DECLINED", ChargeStatus::Declined},
    {"CANCELED", ChargeStatus::Declined},
    {"VOIDED", ChargeStatus::Declined},
    {"LAPSED", ChargeStatus::Declined},
}};

constexpr std::array<std::pair<std::string_view, RefundStatus>, 6> kRefundStates{{
    {"REQUESTED", RefundStatus::UnderWay},
    {"SENT", RefundStatus::UnderWay},
    {"UNKNOWN", RefundStatus::UnderWay},
    {"SETTLED", RefundStatus::Settled},
    {"FAILED", RefundStatus::Failed},
    {"REJECTED", RefundStatus::Rejected},
}};

template <typename Status, std::size_t N>
Result<Status> statusIn(const std::array<std::pair<std::string_view, Status>, N>& known,
                        const std::string& text)
{
    for (const auto& [name, status] : known) {
        if (name == text)
            return status;
    }
    return failure<Status>(ErrorCode::Internal,
                           "payment answered the unknown status '" + text + "'");
}

/// Refused for what was asked, so nothing was done and nothing will be: not worth another try.
bool isRefusal(int status)
{
    return status == 400 || status == 404 || status == 413 || status == 422;
}

Result<ChargeAnswered> readAttempt(const ServiceResponse& answer, int attempt)
{
    const auto read = wire::decodePaymentAttempt(answer.body);
    if (!read.ok())
        return read.error();
    const auto status = statusIn(kAttemptStates, read->status);
    if (!status.ok())
        return status.error();
    ChargeAnswered charge{.attempt = attempt,
                          .status = *status,
                          .amount = read->amount.amount(),
                          .declineCode = read->declineCode,
                          .actionUrl = read->actionUrl};
    if (charge.status == ChargeStatus::Declined && charge.declineCode.empty())
        charge.declineCode = asciiLower(read->status);
    return charge;
}

Result<RefundStatus> readRefund(const ServiceResponse& answer)
{
    const auto read = wire::decodeRefund(answer.body);
    if (!read.ok())
        return read.error();
    return statusIn(kRefundStates, read->status);
}

/// What was taken elsewhere and only has to be recorded.
std::optional<wire::Tender> tenderOf(const Order& order)
{
    if (order.saga.way != PaymentWay::Taken || !order.sale.tender)
        return std::nullopt;
    return toWire(*order.sale.tender, order.currency);
}

std::string chargeTarget(const SagaCommand& command)
{
    return "/internal/v1/charges/" + percentEncode(command.key);
}

} // namespace

Result<ChargeAnswered>
HttpPayment::charge(const CallContext& context, const SagaCommand& command, const Order& order)
{
    const wire::ChargeRequest request{.attemptKey = command.key,
                                      .orderId = order.id,
                                      .accountId = order.accountId,
                                      .amount = order.money(command.amount),
                                      .methodToken = order.paymentToken,
                                      .returnUrl = "",
                                      .tender = tenderOf(order)};
    const auto answer = m_payment.send(context,
                                       {.method = "POST",
                                        .target = "/internal/v1/charges",
                                        .body = wire::encode(request),
                                        .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (isRefusal(answer->status))
        return ChargeAnswered{.attempt = command.number,
                              .status = ChargeStatus::Declined,
                              .declineCode = "payment_method_refused"};
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    return readAttempt(*answer, command.number);
}

Result<ChargeAnswered> HttpPayment::lookUp(const CallContext& context, const SagaCommand& command)
{
    const auto answer = m_payment.send(context, {.method = "GET", .target = chargeTarget(command)});
    if (!answer.ok())
        return answer.error();
    if (answer->status == kNotFound)
        return ChargeAnswered{.attempt = command.number, .status = ChargeStatus::NotFound};
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    return readAttempt(*answer, command.number);
}

Outcome HttpPayment::cancel(const CallContext& context, const SagaCommand& command)
{
    const auto answer = m_payment.send(context,
                                       {.method = "POST",
                                        .target = chargeTarget(command) + "/cancel",
                                        .body = "{}",
                                        .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    const auto attempt = readAttempt(*answer, command.number);
    if (!attempt.ok())
        return attempt.error();
    // Anything else is still being undone, or may still turn out to have been charged.
    if (attempt->status != ChargeStatus::Declined)
        return Error{.code = ErrorCode::Unavailable,
                     .message = "the charge is not undone yet",
                     .status = answer->status};
    return Done{};
}

Result<RefundStatus> HttpPayment::refund(const CallContext& context, const RefundCall& call)
{
    const wire::RefundRequest request{.refundKey = call.key,
                                      .orderId = call.orderId,
                                      .amount = call.amount,
                                      .reason = call.reason,
                                      .attemptKey = call.attemptKey,
                                      .actor = call.actor};
    const auto answer = m_payment.send(context,
                                       {.method = "POST",
                                        .target = "/internal/v1/refunds",
                                        .body = wire::encode(request),
                                        .repeatable = true});
    if (!answer.ok())
        return answer.error();
    if (isRefusal(answer->status) || answer->status == 409)
        return RefundStatus::Rejected;
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    return readRefund(*answer);
}

Result<RefundStatus> HttpPayment::lookUpRefund(const CallContext& context, const std::string& key)
{
    const auto answer = m_payment.send(
        context, {.method = "GET", .target = "/internal/v1/refunds/" + percentEncode(key)});
    if (!answer.ok())
        return answer.error();
    if (answer->status == kNotFound)
        return RefundStatus::NotFound;
    if (answer->status >= 400)
        return platform::errorFrom(*answer);
    return readRefund(*answer);
}

} // namespace vitrine::order
