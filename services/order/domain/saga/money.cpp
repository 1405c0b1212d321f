// What the saga does about money: taking it, being in doubt about it, giving it back.
#include "services/order/domain/saga/turn.hpp"

#include <algorithm>

namespace vitrine::order {

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
