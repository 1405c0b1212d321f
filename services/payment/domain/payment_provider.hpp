#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <string>

namespace vitrine::payment {

/// What a provider is asked to charge.
struct ProviderCharge
{
    std::string key; ///< The provider charges once per key, however often it is asked.
    domain::Money amount;
    std::string methodToken;
    std::string returnUrl; ///< "" when the buyer cannot be sent anywhere.
};

/// A provider's word on a charge.
struct ChargeOutcome
{
    enum class Status {
        Captured,
        Declined,       ///< Nothing was charged, and nothing will be under this key.
        RequiresAction, ///< The buyer must finish at `actionUrl`.
        Processing,     ///< It does not know yet.
        Canceled, ///< `cancel` was asked for: nothing was charged, and nothing will be under this
                  ///< key.
        Reversed, ///< `cancel` was asked for after it had charged: everything went back.
        NotFound  ///< It never got a charge with this key.
    } status = Status::Processing;
    std::string reference{};
    std::string declineCode{};
    std::string actionUrl{};
};

struct ProviderRefund
{
    std::string key; ///< One refund per key.
    std::string chargeKey;
    domain::Money amount;
};

/// A provider's word on a refund.
struct RefundOutcome
{
    enum class Status { Settled, Failed, Processing, NotFound } status = Status::Processing;
    std::string reference{};
};

/// A company that moves money. An adapter translates between it and us; it decides nothing.
///
/// Every call may be repeated with the same key and then answers as the first did. An error instead
/// of an outcome means that nobody knows whether it happened: look it up. What the provider finds
/// out later it tells by a notice (see AttemptDesk::providerSays), which is only ever taken as a
/// reason to look up. Safe to call from any thread; no call outlives its deadline.
class PaymentProvider
{
public:
    virtual ~PaymentProvider() = default;

    [[nodiscard]] virtual Result<ChargeOutcome> charge(const ProviderCharge& charge,
                                                       Deadline deadline) = 0;
    [[nodiscard]] virtual Result<ChargeOutcome> lookUp(const std::string& key,
                                                       Deadline deadline) = 0;
    /// Makes sure that nothing is or stays charged under `key`. Final, also for a key that was
    /// never seen: a charge that comes later answers Canceled.
    [[nodiscard]] virtual Result<ChargeOutcome> cancel(const std::string& key,
                                                       Deadline deadline) = 0;

    [[nodiscard]] virtual Result<RefundOutcome> refund(const ProviderRefund& refund,
                                                       Deadline deadline) = 0;
    [[nodiscard]] virtual Result<RefundOutcome> lookUpRefund(const std::string& key,
                                                             Deadline deadline) = 0;
};

} // namespace vitrine::payment
