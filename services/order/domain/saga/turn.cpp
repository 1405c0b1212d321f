#include "services/order/domain/saga/turn.hpp"

#include <algorithm>

namespace vitrine::order {

Result<Decision> Turn::result() &&
{
    if (m_refusal)
        return *std::move(m_refusal);
    return std::move(m_decision);
}

void Turn::refuse(ErrorCode code, std::string message)
{
    if (!m_refusal)
        m_refusal = Error{.code = code, .message = std::move(message)};
}

/// --- Small steps
/// ------------------------------------------------------------------------------------------------------

void Turn::move(OrderEvent event, const std::string& detail)
{
    const auto next = domain::transition(state().order, event);
    if (!next.ok()) {
        // The saga itself asked for it, so its own table is wrong: nothing of this decision may be
        // stored.
        refuse(ErrorCode::Internal, next.error().message);
        return;
    }
    m_decision.moves.push_back({state().order, next.value(), event, detail});
    state().order = next.value();
}

void Turn::go(SagaStep step)
{
    state().step = step;
    state().tries = 0;
    state().wakeAt = m_now;
}

void Turn::again()
{
    if (!on(Guard::KeepTrying)) {
        rest();
        return;
    }
    const int doublings = std::min(state().tries, 20);
    ++state().tries;
    state().wakeAt = m_now + std::min(m_policy.backoffMax,
                                      m_policy.backoffFirst * (std::int64_t{1} << doublings));
}

void Turn::rest()
{
    go(SagaStep::Idle);
    state().ending = Ending::None;
    state().actionUrl.clear();
}

void Turn::release()
{
    const bool wanted = state().order == OrderState::Expired ? on(Guard::ReleaseWhenExpired)
                                                             : on(Guard::ReleaseWhenCancelled);
    rest();
    if (wanted)
        go(SagaStep::Release);
}

void Turn::addStray(int attempt)
{
    auto& strays = state().strays;
    if (std::find(strays.begin(), strays.end(), attempt) != strays.end())
        return;
    strays.push_back(attempt);
    state().wakeAt = m_now;
}

/// Whether an answer about the latest attempt is being waited for.
bool Turn::isAsking() const
{
    const SagaStep step = m_decision.state.step;
    return step == SagaStep::Charge || step == SagaStep::LookUp;
}

/// Whether the money of `attempt` is the order's, or is being dealt with.
bool Turn::keeps(int attempt) const
{
    const SagaState& now = m_decision.state;
    return attempt == now.attempt &&
           (isAsking() || now.captured || now.step == SagaStep::CancelCharge);
}

/// --- Prices and stock
/// ---------------------------------------------------------------------------------------------------

void Turn::handle(const Priced& event)
{
    if (state().step != SagaStep::Price)
        return;
    state().total = event.total;
    go(SagaStep::Hold);
}

void Turn::handle(const PriceRefused& event)
{
    if (state().step != SagaStep::Price)
        return;
    state().reason = event.reason;
    move(OrderEvent::Cancel, event.reason);
    rest();
}

void Turn::handle(const Held& event)
{
    if (state().step != SagaStep::Hold || event.hold != state().hold)
        return;
    state().holdUntil = event.until;
    if (state().captured) {
        go(SagaStep::Commit);
        return;
    }
    move(OrderEvent::StockHeld);
    openAttempt(OrderEvent::AttemptOpened);
}

void Turn::handle(const HoldRefused& event)
{
    if (state().step != SagaStep::Hold || event.hold != state().hold)
        return;
    state().reason = event.reason;
    if (!state().captured) {
        move(OrderEvent::StockRefused, event.reason);
        rest();
        return;
    }
    // Paid, and somebody else got the goods while the hold had lapsed.
    state().ending = Ending::Cancel;
    if (on(Guard::ReturnMoneyWithoutStock))
        undoCharge();
    else
        endWithoutMoney();
}

void Turn::handle(const Committed& event)
{
    if (state().step != SagaStep::Commit || event.hold != state().hold)
        return;
    move(OrderEvent::Captured);
    if (state().ending == Ending::Cancel)
        startRefund(); // asked for while the commit was under way
    else
        rest();
}

void Turn::handle(const CommitRefused& event)
{
    if (state().step != SagaStep::Commit || event.hold != state().hold)
        return;
    if (state().ending == Ending::Cancel) {
        undoCharge();
        return;
    }
    if (!on(Guard::HoldAgainWhenLapsed)) {
        move(OrderEvent::Captured);
        rest();
        return;
    }
    if (on(Guard::FreshHoldKey))
        ++state().hold; // the old operation id would only repeat its old answer
    go(SagaStep::Hold);
}

void Turn::handle(const Released&)
{
    if (state().step == SagaStep::Release)
        rest();
}

void Turn::handle(const ReleaseRefused&)
{
    if (state().step == SagaStep::Release)
        go(SagaStep::Restock);
}

/// --- Money
/// --------------------------------------------------------------------------------------------------------------

void Turn::openAttempt(OrderEvent event)
{
    ++state().attempt;
    state().noticed = false;
    move(event, "attempt " + std::to_string(state().attempt));
    if (state().total == 0) {
        state().captured = true; // nothing to pay is paid
        go(SagaStep::Commit);
        return;
    }
    go(SagaStep::Charge);
}

void Turn::handle(const ChargeAnswered& event)
{
    const bool current = event.attempt == state().attempt && isAsking();
    if (current || (!on(Guard::MatchAttempt) && isAsking())) {
        judgeCharge(event);
        return;
    }
    const bool tookMoney =
        event.status == ChargeStatus::Captured || event.status == ChargeStatus::Authorized;
    if (tookMoney && !keeps(event.attempt))
        handle(PaymentNotice{event.attempt});
}

void Turn::judgeCharge(const ChargeAnswered& event)
{
    switch (event.status) {
    case ChargeStatus::Captured:
        captured(event.amount);
        return;
    case ChargeStatus::Declined:
        declined(event.declineCode);
        return;
    case ChargeStatus::NotFound:
        notFound();
        return;
    case ChargeStatus::Authorized:
        if (domain::allows(state().order, OrderEvent::Authorised))
            move(OrderEvent::Authorised);
        askLater(m_policy.buyerPoll);
        return;
    case ChargeStatus::RequiresAction:
        state().actionUrl = event.actionUrl;
        askLater(m_policy.buyerPoll);
        return;
    case ChargeStatus::Unknown:
        if (!on(Guard::AskAgainWhileUnknown)) {
            declined("no_answer");
            return;
        }
        if (domain::allows(state().order, OrderEvent::NoAnswer))
            move(OrderEvent::NoAnswer);
        askLater(milliseconds{0});
        return;
    }
}

void Turn::captured(std::int64_t amount)
{
    state().captured = true;
    state().actionUrl.clear();
    if (amount != state().total && on(Guard::AmountMustMatch)) {
        m_decision.alarm =
            "captured " + std::to_string(amount) + " instead of " + std::to_string(state().total);
        state().ending = Ending::Cancel;
        state().reason = "amount_mismatch";
        undoCharge();
        return;
    }
    if (on(Guard::CommitBeforePaid)) {
        go(SagaStep::Commit);
        return;
    }
    move(OrderEvent::Captured);
    rest();
}

void Turn::declined(const std::string& code)
{
    state().reason = code;
    state().actionUrl.clear();
    if (state().order == OrderState::Authorized)
        endWithoutMoney(); // an authorisation that lapsed
    else
        awaitRetry();
    if (state().noticed)
        addStray(state().attempt);
}

/// Declined: the stock is held for another try, if there may be one.
void Turn::awaitRetry()
{
    const std::string code = state().reason;
    move(OrderEvent::Declined, code);
    const Timestamp until = std::min(m_now + m_policy.retryWindow, state().holdUntil);
    const bool mayRetry = state().attempt < m_policy.attemptsMax || !on(Guard::LimitAttempts);
    if (mayRetry && m_now < until) {
        go(SagaStep::AwaitRetry);
        state().retryBy = until;
        state().wakeAt = until;
        return;
    }
    move(OrderEvent::Cancel, code);
    release();
}

/// The attempt has not ended: asks again after `pause`, or by the usual backoff when that is
/// longer.
void Turn::askLater(milliseconds pause)
{
    if (overdue()) {
        expireOpenAttempt();
        return;
    }
    if (state().step != SagaStep::LookUp)
        go(SagaStep::LookUp);
    if (pause > milliseconds{0})
        state().wakeAt = std::min(m_now + pause, state().payBy);
    else
        again();
}

void Turn::notFound()
{
    if (!on(Guard::NotFoundIsNotDeclined)) {
        declined("no_answer");
        return;
    }
    if (overdue()) {
        expireOpenAttempt();
        return;
    }
    if (!on(Guard::ResendWithSameKey))
        ++state().attempt;
    state().step = SagaStep::Charge;
    again();
}

/// Nobody paid in time. The attempt may still take the money, so it is undone before the order
/// ends.
void Turn::expireOpenAttempt()
{
    state().ending = Ending::Expire;
    state().reason = "payment_timeout";
    if (on(Guard::UndoChargeOnTimeOut))
        undoCharge();
    else
        endWithoutMoney();
}

void Turn::undoCharge()
{
    state().actionUrl.clear();
    if (state().total == 0)
        endWithoutMoney();
    else
        go(SagaStep::CancelCharge);
}

void Turn::handle(const ChargeCancelled& event)
{
    auto& strays = state().strays;
    const auto stray = std::find(strays.begin(), strays.end(), event.attempt);
    if (stray != strays.end()) {
        strays.erase(stray);
        state().tries = 0;
        const bool waiting = strays.empty() && state().step == SagaStep::AwaitRetry;
        state().wakeAt = waiting ? state().retryBy : m_now;
        return;
    }
    if (state().step == SagaStep::CancelCharge && event.attempt == state().attempt)
        endWithoutMoney();
}

/// The provider is sure that nothing is charged: the order ends as it was to end, and its stock
/// goes back.
void Turn::endWithoutMoney()
{
    state().captured = false;
    const std::string reason = state().reason;
    if (state().order == OrderState::Authorized) {
        move(OrderEvent::Voided, reason);
        release();
        return;
    }
    move(OrderEvent::Declined, reason);
    move(state().ending == Ending::Expire ? OrderEvent::TimeOut : OrderEvent::Cancel, reason);
    release();
}

/// --- Giving the money of a paid order back
/// ----------------------------------------------------------------------------------

void Turn::startRefund()
{
    if (state().total == 0 || !on(Guard::RefundBeforeCancelled)) {
        refunded();
        return;
    }
    ++state().refund;
    state().refundSent = false;
    state().ending = Ending::Cancel;
    go(SagaStep::Refund);
}

void Turn::refunded()
{
    state().captured = false;
    move(OrderEvent::CancelledByRefund, state().reason);
    rest();
    if (on(Guard::RestockAfterRefund))
        go(SagaStep::Restock);
}

void Turn::giveRefundUp()
{
    m_decision.alarm = "the refund failed for good; a person has to give the money back";
    state().reason = "refund_failed";
    rest();
}

void Turn::handle(const RefundAnswered& event)
{
    if (state().step != SagaStep::Refund || event.refund != state().refund)
        return;
    switch (event.status) {
    case RefundStatus::Settled:
        refunded();
        return;
    case RefundStatus::UnderWay:
        if (!on(Guard::RefundMustSettle)) {
            refunded();
            return;
        }
        state().refundSent = true;
        again();
        return;
    case RefundStatus::NotFound:
        state().refundSent = false;
        again();
        return;
    case RefundStatus::Failed:
        if (state().refund >= m_policy.refundsMax) {
            giveRefundUp();
            return;
        }
        if (on(Guard::FreshRefundKey))
            ++state().refund;
        state().refundSent = false;
        again();
        return;
    case RefundStatus::Rejected:
        giveRefundUp();
        return;
    }
}

void Turn::handle(const Restocked&)
{
    if (state().step == SagaStep::Restock)
        rest();
}

} // namespace vitrine::order
