#include "services/payment/application/refund_desk.hpp"

#include "services/payment/application/bookkeeping.hpp"
#include "services/payment/storage/payment_audit.hpp"
#include "services/payment/storage/payment_store.hpp"
#include "services/platform/audit/audit.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::payment {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::PaymentStore;

/// For writing down what a provider said: it must not be lost because the caller's time is up.
constexpr std::chrono::seconds kRecordTime{5};

Error noPayment()
{
    return {.code = ErrorCode::NotFound, .message = "there is no such payment"};
}

bool isRepeat(const Refund& known, const RefundOrder& order, const std::string& paymentId)
{
    return known.paymentId == paymentId && known.amount == order.amount &&
           known.reason == order.reason &&
           (order.attemptKey.empty() || order.attemptKey == known.attemptKey);
}

Refund* findIn(Payment& payment, const std::string& refundId)
{
    const auto found = std::find_if(payment.refunds.begin(),
                                    payment.refunds.end(),
                                    [&](const Refund& refund) { return refund.id == refundId; });
    return found == payment.refunds.end() ? nullptr : &*found;
}

/// @return Conflict or InvalidArgument when the payment cannot give this back.
Outcome checkAmount(const Payment& payment, const RefundOrder& order)
{
    if (order.amount.amount() <= 0)
        return failure<Done>(
            ErrorCode::InvalidArgument, "amount must be more than nothing", "/amount/amount");
    if (order.amount.currency() != payment.currency)
        return failure<Done>(ErrorCode::InvalidArgument,
                             "the payment is in " + std::string(payment.currency.code()),
                             "/amount/currency");
    if (order.amount.amount() > payment.refundable())
        return failure<Done>(ErrorCode::Conflict,
                             "at most " +
                                 domain::Money(payment.refundable(), payment.currency).text() +
                                 " can be refunded",
                             "/amount/amount");
    return Done{};
}

} // namespace

Result<RefundReceipt>
RefundDesk::open(Transaction& tx, const CallContext& context, const RefundOrder& order)
{
    PaymentStore store(tx);
    const auto paymentId =
        order.paymentId.empty() ? store.idOfOrder(order.orderId) : order.paymentId;
    auto payment = paymentId ? store.lock(*paymentId) : std::nullopt;
    if (!payment)
        return noPayment();
    if (auto known = store.findRefund(order.scope, order.refundKey)) {
        if (!isRepeat(*known, order, payment->id))
            return failure<RefundReceipt>(ErrorCode::Unprocessable,
                                          "the key was used for another refund");
        return RefundReceipt{std::move(*known), true};
    }
    if (const auto outcome = checkAmount(*payment, order); !outcome.ok())
        return outcome.error();
    const auto holds = [&](const Attempt& attempt) {
        return attempt.holdsMoney() &&
               (order.attemptKey.empty() || order.attemptKey == attempt.attemptKey);
    };
    const auto charged = std::find_if(payment->attempts.begin(), payment->attempts.end(), holds);
    if (charged == payment->attempts.end())
        return failure<RefundReceipt>(ErrorCode::Conflict,
                                      "nothing is charged that could be refunded");

    const Timestamp now = m_clock.now();
    Refund refund{.id = domain::newUuid().text(),
                  .scope = order.scope,
                  .refundKey = order.refundKey,
                  .paymentId = payment->id,
                  .attemptKey = charged->attemptKey,
                  .amount = order.amount,
                  .reason = order.reason,
                  .traceparent = context.trace.traceId.empty() ? "" : context.trace.traceparent(),
                  .createdAt = now,
                  .givenBy = charged->tender ? order.actor : "",
                  .manual = charged->tender.has_value()};
    const auto record = storage::auditOfRefund(*payment, refund);
    const auto sent =
        Bookkeeping(tx, *payment, now).refundSent(std::move(refund), now + m_settings.lookUpAfter);
    if (!sent.ok())
        return sent.error();
    if (context.caller.isUser() && !payment->refunds.back().actor().empty())
        platform::writeAudit(tx, context, record);
    return RefundReceipt{payment->refunds.back(), false};
}

Result<RefundReceipt> RefundDesk::refund(const CallContext& context, RefundOrder order)
{
    auto receipt = m_database.inTransaction(
        context.deadline, [&](Transaction& tx) { return open(tx, context, order); });
    if (!receipt.ok() || receipt->replayed)
        return receipt;
    auto sent = send(receipt->refund, context.deadline);
    if (!sent.ok())
        return std::move(sent).error();
    return RefundReceipt{std::move(sent).value(), false};
}

Result<Refund>
RefundDesk::find(const CallContext& context, const std::string& scope, const std::string& refundKey)
{
    return m_database.read(context.deadline, [&](Transaction& tx) -> Result<Refund> {
        auto refund = PaymentStore(tx).findRefund(scope, refundKey);
        if (!refund)
            return failure<Refund>(ErrorCode::NotFound, "there is no such refund");
        return std::move(*refund);
    });
}

Result<Refund> RefundDesk::send(const Refund& refund, Deadline deadline)
{
    if (refund.manual) // there is nobody to ask
        return record(refund, RefundOutcome{.status = RefundOutcome::Status::Settled});
    const ProviderRefund wanted{
        .key = refund.providerKey(), .chargeKey = refund.attemptKey, .amount = refund.amount};
    return record(refund,
                  m_provider.refund(wanted, deadline.orEarlier(m_settings.providerTimeout)));
}

Result<Refund> RefundDesk::record(const Refund& refund, const Result<RefundOutcome>& outcome)
{
    return m_database.inTransaction(
        Deadline::in(kRecordTime), [&](Transaction& tx) -> Result<Refund> {
            auto payment = PaymentStore(tx).lock(refund.paymentId);
            Refund* const current = payment ? findIn(*payment, refund.id) : nullptr;
            if (current == nullptr)
                return noPayment();
            // Somebody else may have learnt the outcome meanwhile, and even have sent it again.
            if (!current->isOpen() || current->tries != refund.tries)
                return *current;
            const Timestamp now = m_clock.now();
            Bookkeeping books(tx, *payment, now);
            const auto status = outcome.ok() ? outcome->status : RefundOutcome::Status::Processing;
            Outcome booked = Done{};
            if (status == RefundOutcome::Status::Settled)
                booked = books.refundSettled(*current, outcome->reference);
            else if (status == RefundOutcome::Status::Failed)
                booked = books.refundFailed(*current, outcome->reference);
            else
                booked = books.refundUnanswered(*current, now + m_settings.firstLookUp);
            if (!booked.ok())
                return booked.error();
            return *current;
        });
}

Outcome RefundDesk::reverse(const std::string& attemptKey, Deadline deadline)
{
    struct Step
    {
        std::optional<Refund> toSend;
    };
    const auto step = m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Step> {
        PaymentStore store(tx);
        const auto attempt = store.findAttempt(attemptKey);
        auto payment =
            attempt && !attempt->paymentId.empty() ? store.lock(attempt->paymentId) : std::nullopt;
        if (!payment)
            return noPayment();
        const Timestamp now = m_clock.now();
        Bookkeeping books(tx, *payment, now);
        const auto known = store.findRefund(kCancellationScope, attemptKey);
        if (known && known->status == state::kFailed) {
            Refund& failed = *findIn(*payment, known->id);
            const auto sent = books.refundSentAgain(failed, now + m_settings.lookUpAfter);
            return sent.ok() ? Result<Step>(Step{failed}) : sent.error();
        }
        if (known || payment->refundsInFlight > 0 || payment->refundable() <= 0)
            return Step{}; // it is on its way, or others are and their fate decides the amount
        Refund refund{.id = domain::newUuid().text(),
                      .scope = kCancellationScope,
                      .refundKey = attemptKey,
                      .paymentId = payment->id,
                      .attemptKey = attemptKey,
                      .amount = {payment->refundable(), payment->currency},
                      .reason = "cancelled",
                      .traceparent = attempt->traceparent,
                      .createdAt = now,
                      .manual = attempt->tender.has_value()};
        const auto sent = books.refundSent(std::move(refund), now + m_settings.lookUpAfter);
        return sent.ok() ? Result<Step>(Step{payment->refunds.back()}) : sent.error();
    });
    if (!step.ok())
        return step.error();
    if (!step->toSend)
        return Done{};
    const auto sent = send(*step->toSend, deadline);
    return sent.ok() ? Outcome(Done{}) : Outcome(sent.error());
}

Outcome RefundDesk::resolve(const std::string& refundId, Deadline deadline)
{
    const auto refund = m_database.read(deadline, [&](Transaction& tx) -> Result<Refund> {
        auto found = PaymentStore(tx).findRefund(refundId);
        if (!found)
            return noPayment();
        return std::move(*found);
    });
    if (!refund.ok())
        return refund.error();
    if (!refund->isOpen())
        return Done{};
    if (refund->manual) {
        const auto settled = send(*refund, deadline);
        return settled.ok() ? Outcome(Done{}) : Outcome(settled.error());
    }
    const auto outcome = m_provider.lookUpRefund(refund->providerKey(),
                                                 deadline.orEarlier(m_settings.providerTimeout));
    // The provider never got it: sent under the same key it still happens once.
    const bool neverArrived = outcome.ok() && outcome->status == RefundOutcome::Status::NotFound;
    const auto recorded = neverArrived ? send(*refund, deadline) : record(*refund, outcome);
    return recorded.ok() ? Outcome(Done{}) : Outcome(recorded.error());
}

Outcome RefundDesk::resolveDue(Deadline deadline)
{
    const auto due = m_database.inStatement(deadline, [&](Transaction& tx) {
        return Result(PaymentStore(tx).claimRefunds(m_clock.now(), m_settings.resolveBatch));
    });
    if (!due.ok())
        return due.error();
    Outcome first = Done{};
    for (const std::string& id : *due) {
        const auto outcome = resolve(id, deadline);
        if (first.ok() && !outcome.ok())
            first = outcome;
    }
    return first;
}

} // namespace vitrine::payment
