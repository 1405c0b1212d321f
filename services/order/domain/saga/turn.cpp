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

/// Nobody waits for money for ever; but money that was taken never comes too late.
bool Turn::overdue() const
{
    const bool taken = m_decision.state.way == PaymentWay::Taken && on(Guard::KeepTakenMoney);
    return !taken && m_now >= m_decision.state.payBy;
}

/// The order ends although its money lies in a till or was captured by a terminal.
void Turn::warnOfTakenMoney()
{
    if (state().way == PaymentWay::Taken)
        m_decision.alarm = "the money was taken outside the payment provider; a person has to "
                           "give it back (" +
                           state().reason + ")";
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
    warnOfTakenMoney();
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
        warnOfTakenMoney();
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
    if (state().ending == Ending::Cancel) {
        startRefund(); // asked for while the commit was under way
        return;
    }
    rest();
    endWhenAllIsBack();
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

} // namespace vitrine::order
