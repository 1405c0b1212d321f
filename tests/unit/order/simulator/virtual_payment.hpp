#pragma once

#include "services/order/domain/saga/saga.hpp"
#include "tests/unit/order/simulator/clockwork.hpp"

#include <functional>
#include <string>
#include <unordered_map>

namespace vitrine::order::sim {

/// Payment and the provider behind it: one charge per attempt key whatever happens; cancelling a
/// key is final, also one that was never seen; a refund key has one fate.
class VirtualPayment
{
public:
    /// @param notice tells the world that something happened to an attempt; `sure` when payment
    /// will repeat it until heard.
    VirtualPayment(Random& random,
                   Scheduler& scheduler,
                   std::function<void(std::size_t order, int attempt, bool sure)> notice)
        : m_random(random)
        , m_scheduler(scheduler)
        , m_notice(std::move(notice))
    {
    }

    SagaEvent charge(const SagaCommand& command, std::size_t order);
    /// Money that was taken elsewhere: nobody is asked.
    SagaEvent record(const SagaCommand& command, std::size_t order);
    SagaEvent lookUp(const SagaCommand& command);
    SagaEvent cancel(const SagaCommand& command, std::size_t order);
    SagaEvent refund(const SagaCommand& command, const std::string& orderId);
    SagaEvent lookUpRefund(const SagaCommand& command) const;
    /// Somebody at payment gives back up to `wanted` of a charge. @return How much it was.
    std::int64_t giveBack(const std::string& chargeKey, std::int64_t wanted);

    /// What the shopper is charged for `order` on balance.
    [[nodiscard]] std::int64_t chargedFor(std::size_t order) const;
    /// How many attempts of `order` hold money.
    [[nodiscard]] int attemptsWithMoney(std::size_t order) const;
    /// How many attempts of `order` were ever asked to charge.
    [[nodiscard]] int attemptsOf(std::size_t order) const;

private:
    struct Charge
    {
        std::size_t order = 0;
        int attempt = 0;
        ChargeStatus status = ChargeStatus::Unknown; ///< What payment says.
        ChargeStatus truth =
            ChargeStatus::Unknown; ///< What it will say once the provider has answered.
        int vague = 0;             ///< How many more look-ups get "unknown".
        std::int64_t asked = 0;
        std::int64_t money = 0; ///< Charged and not given back.
        bool cancelled = false;
        bool charging = false; ///< A charge was asked for, not only cancelled.
    };
    struct Refund
    {
        RefundStatus status = RefundStatus::UnderWay;
        std::string chargeKey{};
        std::int64_t amount = 0;
    };
    SagaEvent answer(const Charge& charge) const;
    void beginCharge(Charge& charge);
    void settleLater(const std::string& key, ChargeStatus status, bool sureNotice);
    void settleRefund(const std::string& key, RefundStatus status);
    [[nodiscard]] std::int64_t refundable(const std::string& chargeKey) const;

    Random& m_random;
    Scheduler& m_scheduler;
    std::function<void(std::size_t, int, bool)> m_notice;
    std::unordered_map<std::string, Charge> m_charges{};
    std::unordered_map<std::string, Refund> m_refunds{};
};

} // namespace vitrine::order::sim
