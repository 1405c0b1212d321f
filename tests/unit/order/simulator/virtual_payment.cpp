#include "tests/unit/order/simulator/virtual_payment.hpp"

#include <algorithm>

namespace vitrine::order::sim {

SagaEvent VirtualPayment::answer(const Charge& charge) const
{
    ChargeAnswered answer{.attempt = charge.attempt, .status = charge.status};
    if (charge.status == ChargeStatus::Captured)
        answer.amount = charge.money;
    if (charge.status == ChargeStatus::Declined)
        answer.declineCode = charge.cancelled ? "cancelled" : "card_declined";
    if (charge.status == ChargeStatus::RequiresAction)
        answer.actionUrl = "https://pay.example/3ds";
    return answer;
}

SagaEvent VirtualPayment::charge(const SagaCommand& command, std::size_t order)
{
    const auto [entry, fresh] = m_charges.try_emplace(command.key);
    Charge& charge = entry->second;
    charge.charging = charge.charging || !charge.cancelled;
    if (fresh) {
        charge.order = order;
        charge.attempt = command.number;
        charge.asked = command.amount;
        beginCharge(charge);
        const std::string& key = entry->first;
        if (charge.status == ChargeStatus::RequiresAction) {
            if (m_random.chance(800)) // else the buyer walks away
                settleLater(key,
                            m_random.chance(700) ? ChargeStatus::Captured : ChargeStatus::Declined,
                            false);
        } else if (charge.status == ChargeStatus::Authorized) {
            settleLater(
                key, m_random.chance(900) ? ChargeStatus::Captured : ChargeStatus::Declined, false);
        } else if (charge.status == ChargeStatus::Declined && m_random.chance(120)) {
            settleLater(
                key, ChargeStatus::Captured, true); // a provider that takes the money after all
        }
    }
    return answer(charge);
}

SagaEvent VirtualPayment::record(const SagaCommand& command, std::size_t order)
{
    const auto [entry, fresh] = m_charges.try_emplace(command.key);
    Charge& charge = entry->second;
    charge.charging = charge.charging || !charge.cancelled;
    if (fresh) {
        charge.order = order;
        charge.attempt = command.number;
        charge.asked = command.amount;
        charge.money = command.amount;
        charge.status = ChargeStatus::Captured;
    }
    return answer(charge);
}

void VirtualPayment::beginCharge(Charge& charge)
{
    const std::int64_t roll = m_random.between(0, 99);
    const auto succeed = [&](std::int64_t amount) {
        charge.status = ChargeStatus::Captured;
        charge.money = amount;
    };
    if (roll < 45) {
        succeed(charge.asked);
    } else if (roll < 65) {
        charge.status = ChargeStatus::Declined;
    } else if (roll < 77) { // charged, but the provider's answer is late
        charge.money = charge.asked;
        charge.truth = ChargeStatus::Captured;
        charge.vague = static_cast<int>(m_random.between(1, 6));
    } else if (roll < 84) {
        charge.truth = ChargeStatus::Declined;
        charge.vague = static_cast<int>(m_random.between(1, 6));
    } else if (roll < 93) {
        charge.status = ChargeStatus::RequiresAction;
    } else if (roll < 97) {
        charge.status = ChargeStatus::Authorized;
    } else {
        succeed(charge.asked - 1);
    }
}

void VirtualPayment::settleLater(const std::string& key, ChargeStatus status, bool sureNotice)
{
    m_scheduler.in(m_random.between(100, 60000), [this, key, status, sureNotice] {
        Charge& charge = m_charges.at(key);
        if (charge.cancelled)
            return;
        charge.status = status;
        charge.money = status == ChargeStatus::Captured ? charge.asked : 0;
        if (sureNotice || m_random.chance(300))
            m_notice(charge.order, charge.attempt, sureNotice);
    });
}

SagaEvent VirtualPayment::lookUp(const SagaCommand& command)
{
    const auto found = m_charges.find(command.key);
    if (found == m_charges.end())
        return ChargeAnswered{.attempt = command.number, .status = ChargeStatus::NotFound};
    Charge& charge = found->second;
    if (charge.status == ChargeStatus::Unknown && --charge.vague < 0)
        charge.status = charge.truth;
    return answer(charge);
}

SagaEvent VirtualPayment::cancel(const SagaCommand& command, std::size_t order)
{
    Charge& charge = m_charges[command.key];
    charge.order = order;
    charge.attempt = command.number;
    charge.cancelled = true;
    charge.status = ChargeStatus::Declined;
    charge.money = 0;
    return ChargeCancelled{command.number};
}

/// What may still be given back of one charge.
std::int64_t VirtualPayment::refundable(const std::string& chargeKey) const
{
    const auto charge = m_charges.find(chargeKey);
    std::int64_t amount = charge == m_charges.end() ? 0 : charge->second.money;
    for (const auto& [key, refund] : m_refunds) {
        if (refund.chargeKey == chargeKey && refund.status == RefundStatus::UnderWay)
            amount -= refund.amount;
    }
    return amount;
}

SagaEvent VirtualPayment::refund(const SagaCommand& command, const std::string& orderId)
{
    if (m_refunds.contains(command.key))
        return lookUpRefund(command);
    const std::string chargeKey = attemptKey(orderId, command.attempt);
    if (refundable(chargeKey) < command.amount) // and nothing is kept of it
        return RefundAnswered{command.number, RefundStatus::Rejected};
    Refund& refund = m_refunds[command.key];
    refund.chargeKey = chargeKey;
    refund.amount = command.amount;
    const std::int64_t roll = m_random.between(0, 99);
    if (roll < 50)
        settleRefund(command.key, RefundStatus::Settled);
    else if (roll < 65)
        refund.status = RefundStatus::Failed;
    else {
        const auto end = roll < 85 ? RefundStatus::Settled : RefundStatus::Failed;
        m_scheduler.in(m_random.between(100, 20000),
                       [this, key = command.key, end] { settleRefund(key, end); });
    }
    return RefundAnswered{command.number, refund.status};
}

std::int64_t VirtualPayment::giveBack(const std::string& chargeKey, std::int64_t wanted)
{
    const std::int64_t amount = std::min(wanted, refundable(chargeKey));
    if (amount <= 0)
        return 0;
    m_charges.at(chargeKey).money -= amount;
    return amount;
}

void VirtualPayment::settleRefund(const std::string& key, RefundStatus status)
{
    Refund& refund = m_refunds.at(key);
    refund.status = status;
    if (status == RefundStatus::Settled)
        m_charges.at(refund.chargeKey).money -= refund.amount;
}

SagaEvent VirtualPayment::lookUpRefund(const SagaCommand& command) const
{
    const auto found = m_refunds.find(command.key);
    if (found == m_refunds.end())
        return RefundAnswered{command.number, RefundStatus::NotFound};
    return RefundAnswered{command.number, found->second.status};
}

std::int64_t VirtualPayment::chargedFor(std::size_t order) const
{
    std::int64_t amount = 0;
    for (const auto& [key, charge] : m_charges) {
        if (charge.order == order)
            amount += charge.money;
    }
    return amount;
}

int VirtualPayment::attemptsWithMoney(std::size_t order) const
{
    int count = 0;
    for (const auto& [key, charge] : m_charges)
        count += charge.order == order && charge.money > 0 ? 1 : 0;
    return count;
}

int VirtualPayment::attemptsOf(std::size_t order) const
{
    int count = 0;
    for (const auto& [key, charge] : m_charges)
        count += charge.order == order && charge.charging ? 1 : 0;
    return count;
}

} // namespace vitrine::order::sim
