#pragma once

#include "services/payment/application/attempt_desk.hpp"
#include "services/payment/application/payments.hpp"
#include "services/payment/domain/payment.hpp"
#include "vitrine/wire/payment.hpp"

/// Wire structs to the service's own types and back.
namespace vitrine::payment {

[[nodiscard]] Result<ChargeOrder> orderOf(wire::ChargeRequest request);

/// An attempt as the order service must understand it: CANCELED once its cancellation is complete,
/// whether or not money came and went; REQUIRES_ACTION while the buyer must act.
[[nodiscard]] wire::PaymentAttempt toChargeAnswer(const Attempt& attempt);
[[nodiscard]] wire::Refund toWire(const Refund& refund);
/// As people read it: an attempt whose money came and went is CAPTURED, and its refund stands
/// beside it.
[[nodiscard]] wire::Payment toWire(const Payment& payment);
[[nodiscard]] wire::Page<wire::Payment> toWire(const PaymentPage& page);

} // namespace vitrine::payment
