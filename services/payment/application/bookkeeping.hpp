#pragma once

#include "services/payment/domain/payment_provider.hpp"
#include "services/payment/storage/payment_store.hpp"
#include "services/platform/database/database.hpp"

#include <string>

namespace vitrine::payment {

/// Whose keys the refunds of a cancelled attempt have; the key is the attempt's.
inline constexpr char kCancellationScope[] = "cancellation";

/// The moves of money of one payment, within the transaction that has its row locked: each writes
/// the state, its record, the sums, the ledger and the event for others, or none of them.
class Bookkeeping
{
public:
    /// @param payment locked, with attempts and refunds; kept up to date
    Bookkeeping(platform::Transaction& tx, Payment& payment, Timestamp now)
        : m_tx(tx)
        , m_store(tx)
        , m_payment(payment)
        , m_now(now)
    {
    }

    /// The provider took the money. @return Conflict when the attempt's state does not allow it;
    /// likewise all others.
    [[nodiscard]] Outcome captured(Attempt& attempt, const ChargeOutcome& outcome);
    [[nodiscard]] Outcome declined(Attempt& attempt, const std::string& code);
    /// Nothing was charged, and nothing will be.
    [[nodiscard]] Outcome cancelled(Attempt& attempt);
    /// The provider had taken the money and gave back what was left of it, because of a
    /// cancellation.
    [[nodiscard]] Outcome reversed(Attempt& attempt, const ChargeOutcome& outcome);
    /// Nobody knows. @param resolveAt when to ask again
    [[nodiscard]] Outcome unanswered(Attempt& attempt, Timestamp resolveAt);
    /// The buyer must finish at the provider. @param resolveAt when to look whether that happened
    [[nodiscard]] Outcome
    needsAction(Attempt& attempt, const std::string& actionUrl, Timestamp resolveAt);

    /// Sets the amount aside and writes the refund as SENT. @pre amount <= payment.refundable()
    [[nodiscard]] Outcome refundSent(Refund refund, Timestamp resolveAt);
    /// Sends a failed one again, under a new key at the provider. @pre as refundSent
    [[nodiscard]] Outcome refundSentAgain(Refund& refund, Timestamp resolveAt);
    [[nodiscard]] Outcome refundSettled(Refund& refund, const std::string& reference);
    [[nodiscard]] Outcome refundFailed(Refund& refund, const std::string& reference);
    [[nodiscard]] Outcome refundUnanswered(Refund& refund, Timestamp resolveAt);

private:
    Outcome move(Attempt& attempt, std::string_view event, const std::string& detail = {});
    Outcome move(Refund& refund, std::string_view event, const std::string& detail = {});
    /// Writes what the ledger and others must know of money that came or went.
    void takeMoney(Attempt& attempt);
    void returnMoney(const Refund& refund);

    platform::Transaction& m_tx;
    storage::PaymentStore m_store;
    Payment& m_payment;
    const Timestamp m_now;
};

} // namespace vitrine::payment
