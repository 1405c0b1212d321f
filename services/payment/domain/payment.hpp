#pragma once

#include "services/payment/domain/tender.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/domain/money.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::payment {

/// States of domain::paymentAttemptMachine() and domain::refundMachine() that the service acts on.
namespace state {
inline constexpr std::string_view kCreated = "CREATED";
inline constexpr std::string_view kSent = "SENT";
inline constexpr std::string_view kUnknown = "UNKNOWN";
inline constexpr std::string_view kAuthorized = "AUTHORIZED";
inline constexpr std::string_view kCaptured = "CAPTURED";
inline constexpr std::string_view kDeclined = "DECLINED";
inline constexpr std::string_view kCanceled = "CANCELED";
inline constexpr std::string_view kRequested = "REQUESTED";
inline constexpr std::string_view kSettled = "SETTLED";
inline constexpr std::string_view kFailed = "FAILED";
} // namespace state

/// One try to charge.
struct Attempt
{
    std::string attemptKey;
    std::string paymentId; ///< "" for a key that was cancelled before its charge came.
    std::string status = std::string(state::kCreated);
    domain::Money amount;
    std::string methodToken;
    std::string returnUrl;
    std::string providerReference{};
    std::string declineCode{};
    std::string actionUrl{}; ///< Not empty while the buyer must finish at the provider.
    bool cancelRequested = false;
    bool cancelled = false; ///< It was asked for, and nothing is or stays charged: final.
    std::string traceparent{};
    Timestamp createdAt{};
    Timestamp updatedAt{};
    std::optional<Tender> tender{}; ///< Taken outside the provider: it knows nothing of it.

    /// The ledger's account of where the money lies.
    [[nodiscard]] std::string_view ledgerAccount() const
    {
        return tender ? payment::ledgerAccount(*tender) : "provider";
    }
    /// Whether the provider's word is still missing.
    [[nodiscard]] bool isOpen() const
    {
        return status == state::kSent || status == state::kUnknown;
    }
    /// Whether money was taken or set aside by it and not given back by a cancellation.
    [[nodiscard]] bool holdsMoney() const
    {
        return !cancelled && (status == state::kCaptured || status == state::kAuthorized);
    }
};

/// What the scope of a key begins with when it is an account's.
inline constexpr std::string_view kAccountScope = "account:";

/// Money given back.
struct Refund
{
    std::string id;
    std::string scope; ///< Whose key it is.
    std::string refundKey;
    std::string paymentId;
    std::string attemptKey;
    std::string status = std::string(state::kRequested);
    domain::Money amount;
    std::string reason;
    std::string providerReference{};
    int tries = 1;
    std::string traceparent{};
    Timestamp createdAt{};
    Timestamp updatedAt{};
    std::string givenBy{}; ///< manual: the account that hands it back; "" when nobody is known.
    bool manual = false;   ///< Its money was taken outside the provider: a person hands it back.

    /// The account that made it here, "" for one that the order service asked for.
    [[nodiscard]] std::string actor() const
    {
        const std::string_view prefix = kAccountScope;
        return scope.starts_with(prefix) ? scope.substr(prefix.size()) : std::string();
    }
    [[nodiscard]] bool isOpen() const
    {
        return status == state::kSent || status == state::kUnknown;
    }
    /// The key that the provider knows this try by: a failed refund is sent again under a new one.
    [[nodiscard]] std::string providerKey() const
    {
        return tries == 1 ? id : id + "#" + std::to_string(tries);
    }
};

/// The payment of one order.
struct Payment
{
    std::string id;
    std::string orderId;
    std::string accountId;
    domain::Currency currency;
    std::int64_t captured = 0;
    std::int64_t refunded = 0;
    std::int64_t refundsInFlight = 0;
    Timestamp createdAt{};
    Timestamp updatedAt{};
    std::vector<Attempt> attempts{}; ///< Oldest first.
    std::vector<Refund> refunds{};   ///< Oldest first.

    [[nodiscard]] std::int64_t refundable() const { return captured - refunded - refundsInFlight; }
};

/// NONE, PENDING, AUTHORIZED, PAID, PARTIALLY_REFUNDED, REFUNDED, UNKNOWN or FAILED: derived, never
/// stored.
[[nodiscard]] std::string_view statusOf(const Payment& payment);
/// Whether `statusOf` could return it.
[[nodiscard]] bool isPaymentStatus(std::string_view status);

} // namespace vitrine::payment
