#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::payment::storage {

/// A move of an attempt or refund, for the record.
struct Move
{
    const char* subject; ///< "attempt" or "refund"
    std::string paymentId;
    std::string key;
    std::string from;
    std::string_view event;
    std::string to;
    std::string detail{};
};

/// Payments within one transaction.
class PaymentStore
{
public:
    explicit PaymentStore(platform::Transaction& tx)
        : m_tx(tx)
    {
    }

    /// The payment of the order, made when there is none; locked until the transaction ends.
    /// Without attempts and refunds.
    [[nodiscard]] Payment openAndLock(const Payment& fresh);
    /// Locks a payment and reads it, with attempts and refunds as they are once it is locked.
    [[nodiscard]] std::optional<Payment> lock(const std::string& paymentId);
    [[nodiscard]] std::optional<Payment> find(const std::string& paymentId);
    /// Which payments; "" and nothing for all.
    struct Filter
    {
        std::string accountId{};
        std::string orderId{};
        std::string status{};            ///< As statusOf.
        std::optional<Timestamp> from{}; ///< Created at or after it.
        std::optional<Timestamp> to{};   ///< Created before it.
    };
    /// Newest first. @param beforeId "" from the newest on
    [[nodiscard]] std::vector<Payment>
    list(const Filter& filter, const std::string& beforeId, std::int64_t skip, std::size_t limit);
    [[nodiscard]] std::int64_t count(const Filter& filter);
    [[nodiscard]] std::optional<std::string> idOfOrder(const std::string& orderId);
    /// Writes the sums.
    void saveSums(const Payment& payment, Timestamp now);

    [[nodiscard]] std::optional<Attempt> findAttempt(const std::string& attemptKey);
    [[nodiscard]] std::vector<Attempt> attemptsOf(const std::string& paymentId);
    /// @return false when the key is taken.
    [[nodiscard]] bool addAttempt(const Attempt& attempt, std::optional<Timestamp> resolveAt);
    /// Writes everything that can change. @param resolveAt when to ask the provider next; nothing
    /// once it is settled
    void saveAttempt(const Attempt& attempt, std::optional<Timestamp> resolveAt);
    /// Puts off the next look-up of up to `limit` attempts that are due, and answers their keys:
    /// only this caller has them until they are due again.
    [[nodiscard]] std::vector<std::string> claimAttempts(Timestamp now, std::size_t limit);

    [[nodiscard]] std::optional<Refund> findRefund(const std::string& scope,
                                                   const std::string& refundKey);
    [[nodiscard]] std::optional<Refund> findRefund(const std::string& id);
    void addRefund(const Refund& refund, std::optional<Timestamp> resolveAt);
    void saveRefund(const Refund& refund, std::optional<Timestamp> resolveAt);
    /// As claimAttempts; answers the refunds' ids.
    [[nodiscard]] std::vector<std::string> claimRefunds(Timestamp now, std::size_t limit);
    /// The order service is to be told of the refund.
    void tellLater(const std::string& refundId, Timestamp at);
    /// As claimAttempts: refunds that the order service is to be told of.
    [[nodiscard]] std::vector<std::string> claimUntold(Timestamp now, std::size_t limit);
    void markTold(const std::string& refundId);

    void record(const Move& move, Timestamp now);
    /// Books `amount` on one account and its opposite on the other, once per cause.
    struct Booking
    {
        std::string paymentId;
        std::string cause;
        std::string_view account;
        std::string_view contraAccount;
        domain::Money amount;
    };
    void book(const Booking& booking, Timestamp now);

private:
    std::optional<Payment> complete(const pqxx::result& rows);

    platform::Transaction& m_tx;
};

} // namespace vitrine::payment::storage
