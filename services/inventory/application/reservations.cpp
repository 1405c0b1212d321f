#include "services/inventory/application/reservations.hpp"

#include "services/inventory/application/actor.hpp"
#include "services/inventory/application/stock_audit.hpp"
#include "services/inventory/storage/lease_store.hpp"

namespace vitrine::inventory {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::ReservationAnswer;
using storage::ReservationStore;
using Verdict = ReservationAnswer::Verdict;

constexpr int kDueRoundsMax = 3;
constexpr int kDueBatch = 100;

/// @param verb what was asked, for the message of a refusal: "committed"
Result<ReservationOutcome> outcomeOf(ReservationAnswer answer, std::string_view verb)
{
    const std::string& order = answer.reservation.orderId;
    switch (answer.verdict) {
    case Verdict::Refused:
        return failure<ReservationOutcome>(ErrorCode::Conflict,
                                           "the reservation of order " + order + " is " +
                                               std::string(toString(answer.reservation.state)) +
                                               " and cannot be " + std::string(verb));
    case Verdict::Missing:
        return failure<ReservationOutcome>(ErrorCode::NotFound,
                                           "order " + order + " has no reservation");
    case Verdict::OtherContent:
        return failure<ReservationOutcome>(ErrorCode::Unprocessable,
                                           "this operation id was used for something else",
                                           "/operationId");
    case Verdict::Done:
    case Verdict::Short:
        return ReservationOutcome{
            std::move(answer.reservation), std::move(answer.shortages), answer.replayed};
    case Verdict::Due:
    case Verdict::Lacks:
        break; // only where the caller asked for it
    }
    return failure<ReservationOutcome>(ErrorCode::Internal,
                                       "a reservation gave no answer on its last try");
}

} // namespace

/// Runs an operation that its id makes repeatable: also when nobody knows whether the first try was
/// committed.
template <typename Operation> auto Reservations::once(Deadline deadline, const Operation& operation)
{
    const auto body = [&](Transaction& tx) {
        ReservationStore store(tx);
        return Result(operation(store));
    };
    auto answer = m_database.inStatement(deadline, body);
    if (!answer.ok() && platform::isOutcomeUnknown(answer.error()))
        answer = m_database.inStatement(deadline, body);
    return answer;
}

Result<ReservationOutcome> Reservations::reserve(const CallContext& context,
                                                 const HoldRequest& request)
{
    for (int round = 1;; ++round) {
        auto answer = once(context.deadline, [&](ReservationStore& store) {
            return store.reserve(request, actorOf(context), round == kDueRoundsMax);
        });
        if (!answer.ok())
            return answer.error();
        if (answer->verdict != Verdict::Due)
            return outcomeOf(std::move(answer).value(), "held with these lines");
        // Stock that nobody may keep any longer is in the way: end those reservations, then look
        // again.
        const auto ended = expireDue(kDueBatch, context.deadline);
        if (!ended.ok())
            return ended.error();
    }
}

/// A step of a reservation that exists.
/// @param verb what was asked, for the message of a refusal
Result<ReservationOutcome> Reservations::take(Step step,
                                              std::string_view verb,
                                              const CallContext& context,
                                              std::string_view orderId,
                                              std::string_view operationId)
{
    const auto order = canonicalId(orderId, "orderId");
    if (!order.ok())
        return order.error();
    const auto operation = canonicalId(operationId, "/operationId");
    if (!operation.ok())
        return operation.error();
    auto answer = once(context.deadline, [&](ReservationStore& store) {
        return (store.*step)(*operation, *order, actorOf(context));
    });
    if (answer.ok() && answer->verdict == Verdict::Lacks)
        answer = settle(context, *order, *operation);
    if (!answer.ok())
        return answer.error();
    return outcomeOf(std::move(answer).value(), verb);
}

/// Commits a sale without a network whose goods are not all there: the shortfall and its audit are
/// written together.
Result<ReservationAnswer> Reservations::settle(const CallContext& context,
                                               const std::string& orderId,
                                               const std::string& operationId)
{
    const auto body = [&](Transaction& tx) {
        auto answer = ReservationStore(tx).settle(operationId, orderId, actorOf(context));
        if (answer.verdict == Verdict::Done && !answer.replayed)
            platform::writeAudit(tx, context, shortfallRecords(answer.reservation));
        return Result(std::move(answer));
    };
    auto answer = m_database.inTransaction(context.deadline, body);
    if (!answer.ok() && platform::isOutcomeUnknown(answer.error()))
        answer = m_database.inTransaction(context.deadline, body); // its operation id tells
    return answer;
}

Result<ReservationOutcome> Reservations::commit(const CallContext& context,
                                                std::string_view orderId,
                                                std::string_view operationId)
{
    return take(&ReservationStore::commit, "committed", context, orderId, operationId);
}

Result<ReservationOutcome> Reservations::release(const CallContext& context,
                                                 std::string_view orderId,
                                                 std::string_view operationId)
{
    return take(&ReservationStore::release, "released", context, orderId, operationId);
}

Result<ReservationOutcome> Reservations::restock(const CallContext& context,
                                                 const ReturnRequest& request)
{
    auto answer = once(context.deadline, [&](ReservationStore& store) {
        return store.restock(request, actorOf(context));
    });
    if (!answer.ok())
        return answer.error();
    return outcomeOf(std::move(answer).value(),
                     request.lines().empty() ? "restocked" : "restocked by these lines");
}

Result<Reservation> Reservations::find(const CallContext& context, std::string_view orderId)
{
    const auto order = canonicalId(orderId, "orderId");
    if (!order.ok())
        return order.error();
    const auto look = [&] {
        return m_database.read(
            context.deadline, [&](Transaction& tx) -> Result<ReservationStore::Found> {
                auto found = ReservationStore(tx).find(*order);
                if (!found)
                    return failure<ReservationStore::Found>(
                        ErrorCode::NotFound, "order " + *order + " has no reservation");
                return std::move(*found);
            });
    };
    auto found = look();
    if (found.ok() && found->isPastItsTime) {
        const auto ended = m_database.inStatement(context.deadline, [&](Transaction& tx) {
            return Result<int>(ReservationStore(tx).expireDue(*order));
        });
        if (!ended.ok())
            return ended.error();
        found = look();
    }
    if (!found.ok())
        return found.error();
    return std::move(found->reservation);
}

Result<int> Reservations::expireDue(int batch, Deadline deadline)
{
    using Sweep = int (*)(Transaction&, int);
    constexpr Sweep kReservations = [](Transaction& tx, int limit) {
        return ReservationStore(tx).expireDue(limit);
    };
    constexpr Sweep kLeases = [](Transaction& tx, int limit) {
        return storage::LeaseStore(tx).expireDue(limit);
    };
    int ended = 0;
    for (const Sweep sweep : {kReservations, kLeases}) {
        int last = batch;
        while (last >= batch && !deadline.expired()) {
            const auto more = m_database.inStatement(
                deadline, [&](Transaction& tx) { return Result<int>(sweep(tx, batch)); });
            if (!more.ok())
                return more.error();
            last = *more;
            ended += last;
        }
    }
    return ended;
}

} // namespace vitrine::inventory
