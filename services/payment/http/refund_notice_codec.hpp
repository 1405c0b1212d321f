#pragma once

#include "services/payment/domain/payment.hpp"

#include <string>

namespace vitrine::payment {

/// What the order service is told of a refund: {"refundId", "refundKey", "attemptKey", "amount",
/// "reason", "actor", "settledAt"}.
[[nodiscard]] std::string encodeRefundNotice(const Refund& refund);

} // namespace vitrine::payment
