#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"
#include "vitrine/wire/page.hpp"
#include "vitrine/wire/tender.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// POST /internal/v1/charges
struct ChargeRequest
{
    std::string
        attemptKey; ///< "<order id>:<attempt number>"; one charge per key, whatever happens.
    std::string orderId;
    std::string accountId;
    domain::Money amount;
    std::string methodToken; ///< The provider's token of a payment method, e.g. "tok_visa". Never a
                             ///< card number.
    std::string returnUrl;   ///< Where a redirect ends, "" when none is possible.
    /// Money that was taken elsewhere ("terminal", "cash" or "card"): it is recorded as captured,
    /// and no provider is asked. `methodToken` is "" then.
    std::optional<Tender> tender{};
};

/// One try to charge. Status: CREATED, SENT, AUTHORIZED, CAPTURED, DECLINED, CANCELED, UNKNOWN,
/// VOIDED, LAPSED, DISPUTED, WON, LOST (features 5.3), and REQUIRES_ACTION while the buyer must
/// finish at the provider.
struct PaymentAttempt
{
    std::string attemptKey;
    std::string status;
    domain::Money amount;
    std::string providerReference; ///< The provider's transaction id, "" until it answered.
    std::string declineCode;       ///< e.g. "card_declined", "" unless DECLINED.
    std::string actionUrl;         ///< Where the buyer finishes, "" unless REQUIRES_ACTION.
    std::string createdAt;
    std::string updatedAt;
    std::optional<Tender> tender{}; ///< Nothing: charged at the provider.
};

/// POST /internal/v1/refunds and POST /api/v1/payments/{id}/refund
struct RefundRequest
{
    std::string refundKey; ///< One refund per key.
    std::string orderId;   ///< Internal call only; the public path names the payment.
    domain::Money amount;
    std::string reason;
    std::string
        attemptKey{};    ///< Whose money goes back; "": payment chooses, the newest capture first.
    std::string actor{}; ///< Internal call only: the account that gives it back by hand, when the
                         ///< money was not the provider's.
};

/// Status: REQUESTED, REJECTED, SENT, SETTLED, FAILED, UNKNOWN.
struct Refund
{
    std::string id;
    std::string refundKey;
    std::string status;
    domain::Money amount;
    std::string reason;
    std::string createdAt;
    std::string actor{};     ///< Who made it at payment itself, or gives it back by hand; "" for
                             ///< the order service's.
    std::string updatedAt{}; ///< When it reached its status.
    bool manual = false;     ///< A person hands it back: at the till, or at a terminal.
};

/// The payment of one order. Status: NONE, PENDING, AUTHORIZED, PAID, PARTIALLY_REFUNDED, REFUNDED,
/// UNKNOWN, FAILED.
struct Payment
{
    std::string id;
    std::string orderId;
    std::string accountId;
    std::string status;
    domain::Money captured;
    domain::Money refunded;
    std::vector<PaymentAttempt> attempts;
    std::vector<Refund> refunds;
    std::string createdAt;
    std::string updatedAt;
};

/// Payments, newest first.
struct PaymentQuery
{
    std::string orderId{};
    std::string status{}; ///< As Payment::status.
    std::string from{};   ///< RFC 3339: created at or after it.
    std::string to{};     ///< RFC 3339: created before it.
    int limit = 50;
    std::string after{};
    std::int64_t skip = 0; ///< Rows to leave out, instead of `after`.
    bool count = false;    ///< Whether the page tells its `total`.
};

[[nodiscard]] std::string encode(const ChargeRequest& request);
[[nodiscard]] std::string encode(const PaymentAttempt& attempt);
[[nodiscard]] std::string encode(const RefundRequest& request);
[[nodiscard]] std::string encode(const Refund& refund);
[[nodiscard]] std::string encode(const Payment& payment);
[[nodiscard]] std::string encode(const Page<Payment>& page);
/// The query string of a list, without '?'; members that are not set are left out.
[[nodiscard]] std::string encodeQuery(const PaymentQuery& query);

[[nodiscard]] Result<ChargeRequest> decodeChargeRequest(std::string_view json);
[[nodiscard]] Result<PaymentAttempt> decodePaymentAttempt(std::string_view json);
[[nodiscard]] Result<RefundRequest> decodeRefundRequest(std::string_view json);
[[nodiscard]] Result<Refund> decodeRefund(std::string_view json);
[[nodiscard]] Result<Payment> decodePayment(std::string_view json);
[[nodiscard]] Result<Page<Payment>> decodePaymentPage(std::string_view json);

} // namespace vitrine::wire
