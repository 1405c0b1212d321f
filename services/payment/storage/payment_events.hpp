#pragma once

#include "services/payment/domain/payment.hpp"
#include "services/platform/database/database.hpp"

namespace vitrine::payment::storage {

/// Tells the other services what became of an attempt or a refund, in the transaction that wrote it
/// down and in the trace that began it.
/// @param type "PaymentCaptured", "PaymentDeclined"
void tellOf(platform::Transaction& tx,
            const char* type,
            const Payment& payment,
            const Attempt& attempt);
/// @param type "PaymentRefunded"
void tellOf(platform::Transaction& tx,
            const char* type,
            const Payment& payment,
            const Refund& refund);

} // namespace vitrine::payment::storage
