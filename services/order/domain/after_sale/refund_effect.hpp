#pragma once

#include "services/order/domain/after_sale/refund.hpp"
#include "services/order/domain/order.hpp"

namespace vitrine::order {

/// Writes what was planned into `refund`: its sums and its lines.
void takePlan(const domain::RefundPlan& plan, OrderRefund& refund);

/// Sets what `refund` gives back aside in the order's lines and shipping, and counts it.
void applyRefund(Order& order, const OrderRefund& refund);
/// Undoes it, for a refund that failed; it stays counted.
void takeRefundBack(Order& order, const OrderRefund& refund);

/// Whether nothing of the order could still be handed over.
[[nodiscard]] bool nothingOpen(const Order& order);

} // namespace vitrine::order
