#pragma once

#include "services/payment/domain/payment_provider.hpp"
#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <string>

namespace vitrine::payment {

struct SimulatorSettings
{
    std::string actionUrlBase; ///< Before "/api/v1/payments/simulator/{token}"; "" makes the
                               ///< address relative.
    std::chrono::milliseconds lostAnswerTime{
        2000};                           ///< How long tok_timeout_lost stays "processing".
    std::chrono::minutes actionTime{15}; ///< How long a buyer may take to act.
};

/// A payment provider for shops that have none yet, and for tests. It keeps books of its own
/// (schema `simulator`) in transactions of its own, so that it goes on knowing what it charged when
/// the payment service is killed in the middle, as a company elsewhere would. What happens is
/// chosen by the method token:
///
/// | token                  | charge                                              | its refunds |
/// |------------------------|-----------------------------------------------------|-----------------------------------|
/// | tok_visa               | captured                                            | settle | |
/// tok_mastercard         | captured                                            | settle | |
/// tok_declined           | declined: card_declined                             | | |
/// tok_insufficient_funds | declined: insufficient_funds                        | | |
/// tok_timeout_charged    | captured, but the answer never comes                | settle | |
/// tok_timeout_lost       | no answer; not charged, as look-ups say after 2 s   | | | tok_redirect
/// | the buyer must approve at the action URL            | settle                            | |
/// tok_refund_fails       | captured                                            | fail at first,
/// settle when repeated | | tok_refund_timeout     | captured | settle, but the answer never comes
/// | | anything else          | declined: invalid_payment_method                    | |
class SimulatedProvider final : public PaymentProvider
{
public:
    SimulatedProvider(platform::Database& database,
                      const Clock& clock,
                      SimulatorSettings settings = {})
        : m_database(database)
        , m_clock(clock)
        , m_settings(std::move(settings))
    {
    }

    [[nodiscard]] Result<ChargeOutcome> charge(const ProviderCharge& charge,
                                               Deadline deadline) override;
    [[nodiscard]] Result<ChargeOutcome> lookUp(const std::string& key, Deadline deadline) override;
    [[nodiscard]] Result<ChargeOutcome> cancel(const std::string& key, Deadline deadline) override;
    [[nodiscard]] Result<RefundOutcome> refund(const ProviderRefund& refund,
                                               Deadline deadline) override;
    [[nodiscard]] Result<RefundOutcome> lookUpRefund(const std::string& key,
                                                     Deadline deadline) override;

    /// What the buyer sees at an action URL.
    struct Action
    {
        std::string chargeKey;
        domain::Money amount;
        std::string returnUrl;
        bool isOpen = false; ///< Still to be decided.
        bool approved = false;
    };
    /// @return NotFound for a token that was never given out.
    [[nodiscard]] Result<Action> action(const std::string& token, Deadline deadline);
    /// The buyer decides. What was decided, has expired or was cancelled stays as it is.
    [[nodiscard]] Result<Action> decide(const std::string& token, bool approve, Deadline deadline);

private:
    platform::Database& m_database;
    const Clock& m_clock;
    const SimulatorSettings m_settings;
};

} // namespace vitrine::payment
