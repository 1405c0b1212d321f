#pragma once

#include "services/order/application/refunds.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::order {

/// {"paymentToken": "..."} of POST /api/v1/orders/{id}/payments.
[[nodiscard]] Result<std::string> decodePaymentToken(std::string_view json);
/// {"attemptKey": "..."} of POST /internal/v1/orders/{id}/payment-changed.
[[nodiscard]] Result<std::string> decodeAttemptKey(std::string_view json);
/// {"refundId", "refundKey", "attemptKey", "amount", "reason", "actor", "settledAt"} of POST
/// /internal/v1/orders/{id}/refunds-made.
[[nodiscard]] Result<PaymentReturn> decodePaymentReturn(std::string_view json);

} // namespace vitrine::order
