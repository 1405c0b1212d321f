#include "services/payment/application/attempt_desk.hpp"

#include "services/payment/application/bookkeeping.hpp"
#include "services/payment/application/charge_checks.hpp"
#include "services/payment/storage/payment_store.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::payment {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::PaymentStore;

/// For writing down what a provider said: it must not be lost because the caller's time is up.
constexpr std::chrono::seconds kRecordTime{5};

bool isRepeat(const Attempt& known, const ChargeOrder& order)
{
    const bool keptOut =
        known.paymentId.empty(); // cancelled before it came: there is nothing to compare with
    return keptOut || (known.amount == order.amount && known.methodToken == order.methodToken &&
                       known.returnUrl == order.returnUrl && known.tender == order.tender);
}

/// @return Conflict when another attempt of the order holds money or may still come to do so.
Outcome checkAlone(const std::vector<Attempt>& others)
{
    for (const Attempt& other : others) {
        if (other.holdsMoney())
            return failure<Done>(ErrorCode::Conflict,
                                 "the order is paid by attempt " + other.attemptKey);
        if (other.isOpen())
            return failure<Done>(ErrorCode::Conflict,
                                 "the outcome of attempt " + other.attemptKey +
                                     " is not known yet");
    }
    return Done{};
}

Attempt* findIn(Payment& payment, const std::string& attemptKey)
{
    const auto found =
        std::find_if(payment.attempts.begin(), payment.attempts.end(), [&](const Attempt& attempt) {
            return attempt.attemptKey == attemptKey;
        });
    return found == payment.attempts.end() ? nullptr : &*found;
}

/// A late word that fits what is known. Anything else is money that nobody expected: a person has
/// to look.
bool agrees(const Attempt& attempt, ChargeOutcome::Status status)
{
    using Status = ChargeOutcome::Status;
    switch (status) {
    case Status::Captured:
        return attempt.status == state::kCaptured;
    case Status::Declined:
        return attempt.status == state::kDeclined;
    case Status::Canceled:
        return attempt.status == state::kCanceled || attempt.status == state::kDeclined;
    case Status::Reversed:
        return attempt.cancelled;
    case Status::RequiresAction:
    case Status::Processing:
    case Status::NotFound:
        break;
    }
    return true; // an older word than the one that settled it
}

} // namespace

/// What a charge finds when its key is taken. @param known the key's attempt
Result<AttemptDesk::Opened>
AttemptDesk::repeat(const Attempt& known, const Payment& payment, const ChargeOrder& order)
{
    const bool sameOrder = known.paymentId.empty() || known.paymentId == payment.id;
    if (!sameOrder || !isRepeat(known, order))
        return failure<Opened>(ErrorCode::Unprocessable,
                               "the attempt key was used for another charge");
    return Opened{known, false};
}

Result<AttemptDesk::Opened>
AttemptDesk::open(Transaction& tx, const CallContext& context, const ChargeOrder& order)
{
    PaymentStore store(tx);
    const Timestamp now = m_clock.now();
    Payment payment = store.openAndLock({.id = domain::newUuid().text(),
                                         .orderId = order.orderId,
                                         .accountId = order.accountId,
                                         .currency = order.amount.currency(),
                                         .createdAt = now});
    payment.attempts = store.attemptsOf(payment.id);
    if (const Attempt* const known = findIn(payment, order.attemptKey))
        return repeat(*known, payment, order);
    if (payment.accountId != order.accountId || payment.currency != order.amount.currency())
        return failure<Opened>(ErrorCode::Unprocessable,
                               "the order has a payment of another account or currency");

    Attempt attempt{.attemptKey = order.attemptKey,
                    .paymentId = payment.id,
                    .status = std::string(state::kSent),
                    .amount = order.amount,
                    .methodToken = order.methodToken,
                    .returnUrl = order.returnUrl,
                    .traceparent = context.trace.traceId.empty() ? "" : context.trace.traceparent(),
                    .createdAt = now,
                    .updatedAt = now,
                    .tender = order.tender};
    const auto alone = checkAlone(payment.attempts);
    if (alone.ok() && attempt.tender)
        return recordTender(tx, payment, std::move(attempt), order);
    if (!alone.ok() || !store.addAttempt(attempt, now + m_settings.lookUpAfter)) {
        // The key may be one that was cancelled before its charge came, or another order's.
        const auto known = store.findAttempt(order.attemptKey);
        return known ? repeat(*known, payment, order) : alone.error();
    }
    store.record({.subject = "attempt",
                  .paymentId = payment.id,
                  .key = attempt.attemptKey,
                  .from = std::string(state::kCreated),
                  .event = "send",
                  .to = attempt.status},
                 now);
    return Opened{std::move(attempt), true};
}

/// Nobody has to be asked: the attempt is captured in the transaction that opens it.
Result<AttemptDesk::Opened> AttemptDesk::recordTender(Transaction& tx,
                                                      Payment& payment,
                                                      Attempt attempt,
                                                      const ChargeOrder& order)
{
    PaymentStore store(tx);
    const Timestamp now = m_clock.now();
    const auto record = [&](std::string_view event, std::string_view from, const std::string& to) {
        store.record({.subject = "attempt",
                      .paymentId = payment.id,
                      .key = attempt.attemptKey,
                      .from = std::string(from),
                      .event = event,
                      .to = to,
                      .detail = attempt.declineCode},
                     now);
    };
    if (store.addAttempt(attempt, std::nullopt)) {
        record("send", state::kCreated, attempt.status);
        payment.attempts.push_back(attempt);
        const auto taken = Bookkeeping(tx, payment, now)
                               .captured(payment.attempts.back(),
                                         {.reference = attempt.tender->providerReference});
        return taken.ok() ? Result<Opened>(Opened{payment.attempts.back(), false}) : taken.error();
    }
    if (const auto known = store.findAttempt(attempt.attemptKey))
        return repeat(*known, payment, order); // cancelled before it came, or another order's
    record("send", state::kCreated, attempt.status);
    attempt.status = state::kDeclined;
    attempt.declineCode = kTerminalReferenceUsed;
    if (!store.addAttempt(attempt, std::nullopt))
        return failure<Opened>(ErrorCode::Conflict, "the attempt could not be recorded");
    record("decline", state::kSent, attempt.status);
    return Opened{std::move(attempt), false};
}

Result<Attempt> AttemptDesk::charge(const CallContext& context, const ChargeOrder& order)
{
    if (const auto outcome = checkOrder(order); !outcome.ok())
        return outcome.error();
    auto opened = m_database.inTransaction(
        context.deadline, [&](Transaction& tx) { return open(tx, context, order); });
    if (!opened.ok())
        return std::move(opened).error();
    if (!opened->isNew)
        return std::move(opened->attempt);
    const ProviderCharge charge{.key = order.attemptKey,
                                .amount = order.amount,
                                .methodToken = order.methodToken,
                                .returnUrl = order.returnUrl};
    return record(
        opened->attempt,
        m_provider.charge(charge, context.deadline.orEarlier(m_settings.providerTimeout)));
}

Result<Attempt> AttemptDesk::load(const std::string& attemptKey, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<Attempt> {
        auto attempt = PaymentStore(tx).findAttempt(attemptKey);
        if (!attempt)
            return failure<Attempt>(ErrorCode::NotFound, "there is no such attempt");
        return std::move(*attempt);
    });
}

Result<Attempt> AttemptDesk::find(const CallContext& context, const std::string& attemptKey)
{
    return load(attemptKey, context.deadline);
}

Result<Attempt> AttemptDesk::record(const Attempt& attempt, const Result<ChargeOutcome>& outcome)
{
    return m_database.inTransaction(
        Deadline::in(kRecordTime), [&](Transaction& tx) -> Result<Attempt> {
            auto payment = PaymentStore(tx).lock(attempt.paymentId);
            Attempt* const current = payment ? findIn(*payment, attempt.attemptKey) : nullptr;
            if (current == nullptr)
                return failure<Attempt>(ErrorCode::Internal, "the attempt is gone");
            if (const auto applied = apply(tx, *payment, *current, outcome); !applied.ok())
                return applied.error();
            return *current;
        });
}

Outcome AttemptDesk::apply(Transaction& tx,
                           Payment& payment,
                           Attempt& attempt,
                           const Result<ChargeOutcome>& outcome)
{
    using Status = ChargeOutcome::Status;
    const Timestamp now = m_clock.now();
    Bookkeeping books(tx, payment, now);
    const Status status = outcome.ok() ? outcome->status : Status::Processing;
    if (status == Status::Reversed && !attempt.cancelled)
        return books.reversed(attempt, *outcome);
    if (!attempt.isOpen()) {
        if (!agrees(attempt, status))
            platform::log(platform::LogLevel::Error,
                          "the provider contradicts a settled attempt",
                          {{"attemptKey", attempt.attemptKey}, {"status", attempt.status}});
        return Done{};
    }
    switch (status) {
    case Status::Captured:
        return books.captured(attempt, *outcome);
    case Status::Declined:
        return books.declined(attempt, outcome->declineCode);
    case Status::Canceled:
        return books.cancelled(attempt);
    case Status::RequiresAction:
        return books.needsAction(attempt, outcome->actionUrl, now + m_settings.actionPoll);
    case Status::Processing:
    case Status::NotFound:
    case Status::Reversed:
        break;
    }
    return books.unanswered(attempt, now + m_settings.firstLookUp);
}

Result<Attempt> AttemptDesk::requestCancel(Transaction& tx, const std::string& attemptKey)
{
    PaymentStore store(tx);
    const Timestamp now = m_clock.now();
    const Attempt keptOut{.attemptKey = attemptKey,
                          .paymentId = {},
                          .status = std::string(state::kCanceled),
                          .amount = {},
                          .methodToken = {},
                          .returnUrl = {},
                          .cancelRequested = true,
                          .cancelled = true,
                          .createdAt = now,
                          .updatedAt = now};
    // Whoever inserts first decides: a charge that comes later finds this row, one that came before
    // is found here.
    if (store.addAttempt(keptOut, std::nullopt))
        return keptOut;
    const auto known = store.findAttempt(attemptKey);
    if (known->paymentId.empty())
        return *known;
    auto payment = store.lock(known->paymentId);
    Attempt& attempt = *findIn(*payment, attemptKey);
    if (!attempt.cancelRequested && (attempt.isOpen() || attempt.holdsMoney())) {
        attempt.cancelRequested = true;
        attempt.updatedAt = now;
        store.saveAttempt(attempt, now + m_settings.firstLookUp);
    }
    return attempt;
}

Result<Attempt> AttemptDesk::cancel(const CallContext& context, const std::string& attemptKey)
{
    if (!isAttemptKey(attemptKey))
        return failure<Attempt>(ErrorCode::InvalidArgument,
                                "the attempt key must be 1 to 255 visible characters");
    auto attempt = m_database.inTransaction(
        context.deadline, [&](Transaction& tx) { return requestCancel(tx, attemptKey); });
    if (!attempt.ok() || attempt->cancelled)
        return attempt;
    if (const auto resolved = resolve(attemptKey, context.deadline); !resolved.ok())
        return resolved.error();
    return load(attemptKey, context.deadline);
}

/// What the provider says about an open attempt, and what follows from it when it never got the
/// charge.
Result<ChargeOutcome> AttemptDesk::ask(const Attempt& attempt, Deadline deadline)
{
    using Status = ChargeOutcome::Status;
    const Deadline patience = deadline.orEarlier(m_settings.providerTimeout);
    if (attempt.cancelRequested)
        return m_provider.cancel(attempt.attemptKey, patience);
    auto outcome = m_provider.lookUp(attempt.attemptKey, patience);
    if (!outcome.ok() || outcome->status != Status::NotFound)
        return outcome;
    // It never arrived, or is still on its way: closing the key at the provider makes that certain
    // either way. For the buyer it is a payment that did not come about and may be tried again.
    outcome = m_provider.cancel(attempt.attemptKey, patience);
    if (outcome.ok() && outcome->status == Status::Canceled)
        return ChargeOutcome{.status = Status::Declined, .declineCode = "not_processed"};
    return outcome;
}

Outcome AttemptDesk::resolve(const std::string& attemptKey, Deadline deadline)
{
    auto attempt = load(attemptKey, deadline);
    if (!attempt.ok())
        return attempt.error();
    if (attempt->isOpen()) {
        attempt = record(*attempt, ask(*attempt, deadline));
        if (!attempt.ok())
            return attempt.error();
    }
    if (attempt->cancelRequested && attempt->holdsMoney())
        return m_refunds.reverse(attemptKey, deadline);
    return Done{};
}

Outcome AttemptDesk::providerSays(const std::string& attemptKey, Deadline deadline)
{
    return resolve(attemptKey, deadline);
}

Outcome AttemptDesk::resolveDue(Deadline deadline)
{
    const auto due = m_database.inStatement(deadline, [&](Transaction& tx) {
        return Result(PaymentStore(tx).claimAttempts(m_clock.now(), m_settings.resolveBatch));
    });
    if (!due.ok())
        return due.error();
    Outcome first = Done{};
    for (const std::string& attemptKey : *due) {
        const auto outcome = resolve(attemptKey, deadline);
        if (first.ok() && !outcome.ok())
            first = outcome;
    }
    return first;
}

} // namespace vitrine::payment
