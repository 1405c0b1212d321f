#pragma once

#include "services/platform/database/database.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/domain/money.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine::payment::storage {

/// A charge in the simulated provider's books.
struct SimulatedCharge
{
    std::string key;
    std::string status; ///< captured, declined, requires_action, canceled, reversed
    domain::Money amount;
    std::string methodToken;
    std::string returnUrl;
    std::string reference;
    std::string declineCode{};
    std::string actionToken{};
    bool isSure = true; ///< false: a look-up is told that it is still processing.
};

struct SimulatedRefund
{
    std::string key;
    std::string chargeKey;
    std::int64_t amount = 0;
    bool settled = false;
    std::string reference{};
};

/// The simulated provider's books, within one transaction. `now` decides whether a buyer's time is
/// up.
class SimulatorStore
{
public:
    SimulatorStore(platform::Transaction& tx, Timestamp now)
        : m_tx(tx)
        , m_now(now)
    {
    }

    /// Adds the charge, unless there is one with its key. @return The charge in the books.
    [[nodiscard]] SimulatedCharge
    charge(const SimulatedCharge& fresh, Timestamp sureAt, Timestamp expiresAt);
    [[nodiscard]] std::optional<SimulatedCharge> find(const std::string& key);
    /// As find; nobody else gets at it until the transaction ends.
    [[nodiscard]] std::optional<SimulatedCharge> lock(const std::string& key);
    /// Closes the key, whether or not it was ever seen: what was captured is reversed.
    [[nodiscard]] SimulatedCharge cancel(const std::string& key);

    [[nodiscard]] std::optional<SimulatedCharge> findAction(const std::string& actionToken);
    /// Captures or declines what still waits for its buyer.
    [[nodiscard]] std::optional<SimulatedCharge> decide(const std::string& actionToken,
                                                        bool approve);

    struct RefundSum
    {
        std::int64_t settled = 0; ///< Amount.
        int number = 0;           ///< Of refunds, failed ones included.
    };
    [[nodiscard]] RefundSum refundsOf(const std::string& chargeKey);
    [[nodiscard]] std::optional<SimulatedRefund> findRefund(const std::string& key);
    void addRefund(const SimulatedRefund& refund);

private:
    platform::Transaction& m_tx;
    const Timestamp m_now;
};

} // namespace vitrine::payment::storage
