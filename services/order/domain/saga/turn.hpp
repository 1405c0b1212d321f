#pragma once

#include "services/order/domain/saga/saga.hpp"

#include <string>

namespace vitrine::order {

/// One decision in the making. Private to the saga's core: `decide` makes one, lets it handle one
/// event and takes its result.
class Turn
{
public:
    Turn(const SagaState& state, Timestamp now, const SagaPolicy& policy, const Guards& guards)
        : m_decision{.state = state}
        , m_now(now)
        , m_policy(policy)
        , m_guards(guards)
    {
    }

    void handle(const Priced& event);
    void handle(const PriceRefused& event);
    void handle(const Held& event);
    void handle(const HoldRefused& event);
    void handle(const Committed& event);
    void handle(const CommitRefused& event);
    void handle(const ChargeAnswered& event);
    void handle(const ChargeCancelled& event);
    void handle(const Released& event);
    void handle(const ReleaseRefused& event);
    void handle(const RefundAnswered& event);
    void handle(const Restocked& event);
    void handle(const CallFailed& event);
    void handle(const CancelRequested& event);
    void handle(const RetryRequested& event);
    void handle(const TillPaid& event);
    void handle(const PaymentNotice& event);
    void handle(const RefundBegun& event);
    void handle(const RefundEnded& event);
    void handle(const MoneyReturned& event);
    void handle(const GoodsMoved& event);
    void handle(const Tick& event);

    [[nodiscard]] Result<Decision> result() &&;

private:
    [[nodiscard]] SagaState& state() { return m_decision.state; }
    [[nodiscard]] bool on(Guard guard) const { return m_guards.on(guard); }
    [[nodiscard]] bool overdue() const;
    [[nodiscard]] bool isAsking() const;
    [[nodiscard]] bool keeps(int attempt) const;

    void move(OrderEvent event, const std::string& detail = {});
    void go(SagaStep step);
    void again();
    void rest();
    void refuse(ErrorCode code, std::string message);

    void openAttempt(OrderEvent event);
    void warnOfTakenMoney();
    void judgeCharge(const ChargeAnswered& event);
    void captured(std::int64_t amount);
    void declined(const std::string& code);
    void awaitRetry();
    void askLater(milliseconds pause);
    void notFound();
    void expireOpenAttempt();
    void undoCharge();
    void endWithoutMoney();
    void release();
    void startRefund();
    void refunded();
    void refundRest();
    void giveRefundUp();
    void endWhenAllIsBack();
    [[nodiscard]] bool refuseUnlessPaidAndAtRest(const char* what);
    void addStray(int attempt);
    void cancelNow(const CancelRequested& event);

    Decision m_decision;
    std::optional<Error> m_refusal;
    Timestamp m_now;
    const SagaPolicy& m_policy;
    const Guards& m_guards;
};

} // namespace vitrine::order
