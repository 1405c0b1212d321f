#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/audit/audit.hpp"

namespace vitrine::payment::storage {

/// What the audit keeps of a refund that somebody made here. `payment` is as it was before.
[[nodiscard]] platform::AuditRecord auditOfRefund(const Payment& payment, const Refund& refund);

} // namespace vitrine::payment::storage
