// What comes from outside the saga's own commands: failures of calls, people, notices and time.
#include "services/order/domain/saga/turn.hpp"

namespace vitrine::order {

void Turn::handle(const CallFailed& event)
{
    if (!commandOf(state()))
        return;
    if (!state().strays.empty()) {
        again();
        return;
    }
    if (state().step == SagaStep::Charge && event.maybeDone) {
        if (!on(Guard::AskWhenUnanswered)) {
            declined("no_answer");
            return;
        }
        if (domain::allows(state().order, OrderEvent::NoAnswer))
            move(OrderEvent::NoAnswer);
        state().step = SagaStep::LookUp;
    }
    if (state().step == SagaStep::Refund && event.maybeDone) {
        if (on(Guard::AskForRefund)) {
            state().refundSent = true;
        } else {
            ++state().refund;
            state().refundSent = false;
        }
    }
    if (state().step == SagaStep::LookUp && overdue()) {
        expireOpenAttempt();
        return;
    }
    again();
}

void Turn::handle(const CancelRequested& event)
{
    const OrderState order = state().order;
    if (order == OrderState::Cancelled || state().ending == Ending::Cancel)
        return; // asked twice
    const bool payable = order == OrderState::Paid || !domain::isTerminal(order);
    const bool handedOver =
        order == OrderState::PartiallyFulfilled || order == OrderState::Fulfilled;
    if (!payable || handedOver) {
        refuse(ErrorCode::Conflict, domain::transition(order, OrderEvent::Cancel).error().message);
        return;
    }
    const bool refundsUnderWay = state().step == SagaStep::Idle &&
                                 state().givenBack > state().refunded &&
                                 on(Guard::CancelAfterRefunds);
    if (refundsUnderWay) {
        refuse(ErrorCode::Conflict, "a refund is under way; cancel when it has settled");
        return;
    }
    if (state().ending == Ending::Expire)
        return; // it is ending already, and with the same effect on stock and money
    state().reason = event.reason;
    cancelNow(event);
}

void Turn::cancelNow(const CancelRequested& event)
{
    switch (state().step) {
    case SagaStep::Price:
        move(OrderEvent::Cancel, event.reason);
        warnOfTakenMoney();
        rest();
        return;
    case SagaStep::Hold:
        if (state().captured) { // the goods are being held again; nothing is committed
            state().ending = Ending::Cancel;
            undoCharge();
            return;
        }
        move(OrderEvent::Cancel, event.reason);
        warnOfTakenMoney();
        if (on(Guard::ReleaseUnansweredHold))
            release();
        else
            rest();
        return;
    case SagaStep::Charge:
    case SagaStep::LookUp:
        state().ending = Ending::Cancel;
        if (on(Guard::UndoChargeOnCancel))
            undoCharge();
        else
            endWithoutMoney();
        return;
    case SagaStep::Commit:
        state().ending = Ending::Cancel; // whether the commit happened is being found out
        return;
    case SagaStep::AwaitRetry:
        move(OrderEvent::Cancel, event.reason);
        release();
        return;
    case SagaStep::AwaitTill:
        state().ending = Ending::Cancel;
        endWithoutMoney(); // nobody has taken any
        return;
    case SagaStep::Idle:
        startRefund(); // the order is paid
        return;
    case SagaStep::CancelCharge:
    case SagaStep::Release:
    case SagaStep::Refund:
    case SagaStep::Restock:
        return; // on its way already
    }
}

void Turn::handle(const RetryRequested&)
{
    const bool waiting = state().step == SagaStep::AwaitRetry;
    if (!waiting && (on(Guard::RetryOnlyAfterDecline) || !isAsking())) {
        const auto refusal = domain::transition(state().order, OrderEvent::Retry);
        refuse(ErrorCode::Conflict,
               refusal.ok() ? "the order is ending, it cannot be paid any more"
                            : refusal.error().message);
        return;
    }
    if (waiting && m_now >= state().retryBy) {
        refuse(ErrorCode::Conflict, "the time to try again is over");
        return;
    }
    state().reason.clear();
    state().payBy = m_now + m_policy.paymentWindow;
    if (waiting) {
        openAttempt(OrderEvent::Retry);
        return;
    }
    ++state().attempt;
    go(SagaStep::Charge);
}

void Turn::handle(const PaymentNotice& event)
{
    if (event.attempt < 1 || event.attempt > state().attempt)
        return;
    if (event.attempt < state().attempt) {
        if (on(Guard::UndoOlderCapture))
            addStray(event.attempt);
        return;
    }
    if (isAsking()) {
        // The answer under way may be older than the news: a decline will not be the last word.
        state().noticed = true;
        if (state().step == SagaStep::LookUp)
            state().wakeAt = m_now;
        return;
    }
    // A declined, cancelled or refunded attempt about which there is news: whatever it took goes
    // back.
    if (!keeps(event.attempt) && on(Guard::UndoLateCapture))
        addStray(event.attempt);
}

void Turn::handle(const Tick&)
{
    switch (state().step) {
    case SagaStep::Price:
        if (!overdue())
            return;
        state().reason = "timeout";
        move(OrderEvent::TimeOut, state().reason);
        rest();
        return;
    case SagaStep::Hold:
        if (!overdue() || state().captured)
            return;
        state().reason = "timeout";
        move(OrderEvent::TimeOut, state().reason);
        if (on(Guard::ReleaseUnansweredHold))
            release();
        else
            rest();
        return;
    case SagaStep::Charge:
        if (overdue())
            expireOpenAttempt();
        return;
    case SagaStep::AwaitRetry:
        if (m_now < state().retryBy)
            return;
        move(OrderEvent::TimeOut, state().reason);
        release();
        return;
    case SagaStep::AwaitTill:
        if (!overdue())
            return;
        state().ending = Ending::Expire;
        state().reason = "payment_timeout";
        endWithoutMoney();
        return;
    case SagaStep::LookUp: // its next answer ends it: money that came at the last moment is not
                           // sent back
    case SagaStep::Commit:
    case SagaStep::CancelCharge:
    case SagaStep::Release:
    case SagaStep::Refund:
    case SagaStep::Restock:
    case SagaStep::Idle:
        return;
    }
}

} // namespace vitrine::order
