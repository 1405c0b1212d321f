#include "services/payment/application/bookkeeping.hpp"

#include "services/payment/storage/payment_events.hpp"
#include "vitrine/domain/state_machine.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::payment {
namespace {

/// Where the money of a refund lies: where its attempt's was put.
std::string_view accountOf(const Payment& payment, const Refund& refund)
{
    for (const Attempt& attempt : payment.attempts) {
        if (attempt.attemptKey == refund.attemptKey)
            return attempt.ledgerAccount();
    }
    return Attempt().ledgerAccount();
}

} // namespace

// --- attempts ---

Outcome Bookkeeping::move(Attempt& attempt, std::string_view event, const std::string& detail)
{
    const auto next = domain::transition(domain::paymentAttemptMachine(), attempt.status, event);
    if (!next.ok())
        return next.error();
    m_store.record({.subject = "attempt",
                    .paymentId = m_payment.id,
                    .key = attempt.attemptKey,
                    .from = attempt.status,
                    .event = event,
                    .to = std::string(*next),
                    .detail = detail},
                   m_now);
    attempt.status = *next;
    attempt.updatedAt = m_now;
    return Done{};
}

void Bookkeeping::takeMoney(Attempt& attempt)
{
    m_payment.captured += attempt.amount.amount();
    m_store.saveSums(m_payment, m_now);
    m_store.book({.paymentId = m_payment.id,
                  .cause = attempt.attemptKey,
                  .account = attempt.ledgerAccount(),
                  .contraAccount = "sales",
                  .amount = attempt.amount},
                 m_now);
    storage::tellOf(m_tx, "PaymentCaptured", m_payment, attempt);
}

Outcome Bookkeeping::captured(Attempt& attempt, const ChargeOutcome& outcome)
{
    if (auto moved = move(attempt, "capture", outcome.reference); !moved.ok())
        return moved;
    attempt.providerReference = outcome.reference;
    attempt.actionUrl.clear();
    // Money that came although the attempt was to be cancelled goes back as soon as anybody gets to
    // it.
    const auto resolveAt = attempt.cancelRequested ? std::optional(m_now) : std::nullopt;
    m_store.saveAttempt(attempt, resolveAt);
    takeMoney(attempt);
    return Done{};
}

Outcome Bookkeeping::declined(Attempt& attempt, const std::string& code)
{
    if (auto moved = move(attempt, "decline", code); !moved.ok())
        return moved;
    attempt.declineCode = code;
    attempt.actionUrl.clear();
    m_store.saveAttempt(attempt, std::nullopt);
    storage::tellOf(m_tx, "PaymentDeclined", m_payment, attempt);
    return Done{};
}

Outcome Bookkeeping::cancelled(Attempt& attempt)
{
    if (auto moved = move(attempt, "cancel"); !moved.ok())
        return moved;
    attempt.cancelled = true;
    attempt.actionUrl.clear();
    m_store.saveAttempt(attempt, std::nullopt);
    return Done{};
}

Outcome Bookkeeping::reversed(Attempt& attempt, const ChargeOutcome& outcome)
{
    if (attempt.isOpen()) {
        if (auto moved = move(attempt, "capture", outcome.reference); !moved.ok())
            return moved;
        attempt.providerReference = outcome.reference;
        attempt.actionUrl.clear();
        takeMoney(attempt);
    }
    attempt.cancelled = true;
    m_store.saveAttempt(attempt, std::nullopt);
    if (m_payment.refundable() <= 0)
        return Done{};
    Refund refund{.id = domain::newUuid().text(),
                  .scope = kCancellationScope,
                  .refundKey = attempt.attemptKey,
                  .paymentId = m_payment.id,
                  .attemptKey = attempt.attemptKey,
                  .amount = {m_payment.refundable(), m_payment.currency},
                  .reason = "reversed by the provider",
                  .traceparent = attempt.traceparent,
                  .createdAt = m_now};
    if (auto sent = refundSent(refund, m_now); !sent.ok())
        return sent;
    return refundSettled(m_payment.refunds.back(), outcome.reference);
}

Outcome Bookkeeping::unanswered(Attempt& attempt, Timestamp resolveAt)
{
    if (attempt.status == state::kUnknown)
        return Done{}; // whoever asked has put off the next look-up already
    if (auto moved = move(attempt, "no answer"); !moved.ok())
        return moved;
    m_store.saveAttempt(attempt, resolveAt);
    return Done{};
}

Outcome
Bookkeeping::needsAction(Attempt& attempt, const std::string& actionUrl, Timestamp resolveAt)
{
    if (attempt.actionUrl == actionUrl)
        return Done{};
    attempt.actionUrl = actionUrl;
    attempt.updatedAt = m_now;
    m_store.saveAttempt(attempt, resolveAt);
    return Done{};
}

// --- refunds ---

Outcome Bookkeeping::move(Refund& refund, std::string_view event, const std::string& detail)
{
    const auto next = domain::transition(domain::refundMachine(), refund.status, event);
    if (!next.ok())
        return next.error();
    m_store.record({.subject = "refund",
                    .paymentId = m_payment.id,
                    .key = refund.id,
                    .from = refund.status,
                    .event = event,
                    .to = std::string(*next),
                    .detail = detail},
                   m_now);
    refund.status = *next;
    refund.updatedAt = m_now;
    return Done{};
}

Outcome Bookkeeping::refundSent(Refund refund, Timestamp resolveAt)
{
    if (auto moved = move(refund, "send"); !moved.ok())
        return moved;
    m_payment.refundsInFlight += refund.amount.amount();
    m_store.saveSums(m_payment, m_now);
    m_store.addRefund(refund, resolveAt);
    m_payment.refunds.push_back(std::move(refund));
    return Done{};
}

Outcome Bookkeeping::refundSentAgain(Refund& refund, Timestamp resolveAt)
{
    if (auto moved = move(refund, "send", "under a new key"); !moved.ok())
        return moved;
    ++refund.tries;
    m_payment.refundsInFlight += refund.amount.amount();
    m_store.saveSums(m_payment, m_now);
    m_store.saveRefund(refund, resolveAt);
    return Done{};
}

void Bookkeeping::returnMoney(const Refund& refund)
{
    m_payment.refundsInFlight -= refund.amount.amount();
    m_payment.refunded += refund.amount.amount();
    m_store.saveSums(m_payment, m_now);
    m_store.book({.paymentId = m_payment.id,
                  .cause = refund.id,
                  .account = "refunds",
                  .contraAccount = accountOf(m_payment, refund),
                  .amount = refund.amount},
                 m_now);
    storage::tellOf(m_tx, "PaymentRefunded", m_payment, refund);
}

Outcome Bookkeeping::refundSettled(Refund& refund, const std::string& reference)
{
    if (auto moved = move(refund, "settle", reference); !moved.ok())
        return moved;
    refund.providerReference = reference;
    m_store.saveRefund(refund, std::nullopt);
    if (!refund.actor().empty())
        m_store.tellLater(refund.id, m_now);
    returnMoney(refund);
    if (m_payment.captured != m_payment.refunded)
        return Done{};
    for (Attempt& attempt : m_payment.attempts) {
        if (attempt.attemptKey != refund.attemptKey || !attempt.cancelRequested ||
            attempt.cancelled)
            continue;
        attempt.cancelled = true; // its cancellation is complete now
        attempt.updatedAt = m_now;
        m_store.saveAttempt(attempt, std::nullopt);
    }
    return Done{};
}

Outcome Bookkeeping::refundFailed(Refund& refund, const std::string& reference)
{
    if (auto moved = move(refund, "fail", reference); !moved.ok())
        return moved;
    refund.providerReference = reference;
    m_payment.refundsInFlight -= refund.amount.amount();
    m_store.saveSums(m_payment, m_now);
    m_store.saveRefund(refund, std::nullopt);
    return Done{};
}

Outcome Bookkeeping::refundUnanswered(Refund& refund, Timestamp resolveAt)
{
    if (refund.status == state::kUnknown)
        return Done{};
    if (auto moved = move(refund, "no answer"); !moved.ok())
        return moved;
    m_store.saveRefund(refund, resolveAt);
    return Done{};
}

} // namespace vitrine::payment
