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
    state().givenBack = 0;
    state().refunded = 0;
    move(event, "attempt " + std::to_string(state().attempt));
    if (state().total == 0) {
        state().captured = true; // nothing to pay is paid
        go(SagaStep::Commit);
        return;
    }
    if (state().way == PaymentWay::Till) {
        go(SagaStep::AwaitTill);
        state().wakeAt = state().payBy;
        return;
    }
    go(SagaStep::Charge);
}

void Turn::handle(const TillPaid&)
{
    if (state().step != SagaStep::AwaitTill) {
        refuse(ErrorCode::Conflict,
               "the order is " + std::string(domain::toString(state().order)) +
                   "; it waits for no payment at a till");
        return;
    }
    if (overdue()) {
        refuse(ErrorCode::Conflict, "the time to pay this order at a till is over");
        return;
    }
    state().way = PaymentWay::Taken;
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
    // What was recorded of money taken elsewhere is declined for good: no other try can help it.
    const bool mayRetry = state().way == PaymentWay::Provider &&
                          (state().attempt < m_policy.attemptsMax || !on(Guard::LimitAttempts));
    if (mayRetry && m_now < until) {
        go(SagaStep::AwaitRetry);
        state().retryBy = until;
        state().wakeAt = until;
        return;
    }
    move(OrderEvent::Cancel, code);
    warnOfTakenMoney();
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
    warnOfTakenMoney();
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
    state().ending = Ending::Cancel;
    go(SagaStep::Refund);
    if (on(Guard::RefundBeforeCancelled))
        refundRest();
    else
        refunded();
}

/// Gives back what other refunds have left, under a new key.
void Turn::refundRest()
{
    const std::int64_t givenBack = on(Guard::RefundOnlyTheRest) ? state().givenBack : 0;
    state().refundAmount = state().total - givenBack;
    if (state().refundAmount <= 0) {
        refunded();
        return;
    }
    ++state().refund;
    state().refundSent = false;
}

void Turn::refunded()
{
    state().captured = false;
    state().refunded = state().total;
    state().givenBack = state().total;
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
        // Payment gave money back by itself meanwhile: there is less left than was asked for.
        if (state().refundAmount != state().total - state().givenBack &&
            on(Guard::RefundOnlyTheRest)) {
            refundRest();
            if (state().step == SagaStep::Refund)
                again();
            return;
        }
        giveRefundUp();
        return;
    }
}

/// --- Giving part of a paid order back; the steps of such a refund are in after_sale/
/// ----------------------------------------------------------------------------------

/// @return Whether it was refused.
bool Turn::refuseUnlessPaidAndAtRest(const char* what)
{
    const OrderState order = state().order;
    const bool paid = order == OrderState::Paid || order == OrderState::PartiallyFulfilled ||
                      order == OrderState::Fulfilled;
    if (!paid)
        refuse(ErrorCode::Conflict,
               "order in state " + std::string(domain::toString(order)) + " does not allow " +
                   what + "; it must be PAID, PARTIALLY_FULFILLED or FULFILLED");
    else if (state().step != SagaStep::Idle)
        refuse(ErrorCode::Conflict,
               std::string("the order is being cancelled; that does not allow ") + what);
    return m_refusal.has_value();
}

void Turn::handle(const RefundBegun& event)
{
    if (refuseUnlessPaidAndAtRest("a refund"))
        return;
    const std::int64_t left = state().total - state().givenBack;
    if (event.amount <= 0 || (event.amount > left && on(Guard::RefundWithinCaptured))) {
        refuse(ErrorCode::Conflict,
               "of " + std::to_string(state().total) + " captured only " + std::to_string(left) +
                   " are left to give back (in minor units)");
        return;
    }
    state().givenBack += event.amount;
}

void Turn::handle(const RefundEnded& event)
{
    if (!event.settled) {
        if (on(Guard::FailedRefundFreesItsAmount))
            state().givenBack -= event.amount;
        return;
    }
    state().refunded += event.amount;
    endWhenAllIsBack();
    if (event.nothingOpen && state().order == OrderState::PartiallyFulfilled)
        move(OrderEvent::AllHandedOver, "the rest was refunded");
}

void Turn::handle(const MoneyReturned& event)
{
    // What happens to the money of an ended order or an earlier attempt is the saga's own business.
    if (domain::isTerminal(state().order) || event.attempt != state().attempt)
        return;
    state().givenBack += event.amount;
    state().refunded += event.amount;
    endWhenAllIsBack();
}

/// A paid order whose money went back whole is refunded; its goods stay where they are.
void Turn::endWhenAllIsBack()
{
    if (state().step == SagaStep::Idle && state().total > 0 && state().refunded >= state().total &&
        domain::allows(state().order, OrderEvent::RefundedInFull))
        move(OrderEvent::RefundedInFull);
}

void Turn::handle(const GoodsMoved& event)
{
    if (refuseUnlessPaidAndAtRest("fulfilment"))
        return;
    if (event.event)
        move(*event.event);
}

void Turn::handle(const Restocked&)
{
    if (state().step == SagaStep::Restock)
        rest();
}

} // namespace vitrine::order
