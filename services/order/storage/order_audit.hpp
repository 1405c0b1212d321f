#pragma once

#include "services/order/domain/after_sale/fulfilment.hpp"
#include "services/order/domain/after_sale/refund.hpp"
#include "services/order/domain/order.hpp"
#include "services/platform/audit/audit.hpp"

#include <string>

/// What the audit keeps of administrative writes. `order` is as it was before each.
namespace vitrine::order::storage {

[[nodiscard]] platform::AuditRecord auditOf(const Order& order, const OrderRefund& refund);
[[nodiscard]] platform::AuditRecord
auditOf(const Order& order, const Fulfilment& done, const std::string& fulfilmentAfter);
/// @param after what the order is to be
[[nodiscard]] platform::AuditRecord
auditOfCancellation(const Order& order, OrderState after, const std::string& reason);

/// A person took the money of an order at a till.
[[nodiscard]] platform::AuditRecord auditOfTillPayment(const Order& order, const Tender& taken);
/// An offline sale was taken although the catalogue's prices are others.
/// @param order priced
[[nodiscard]] platform::AuditRecord auditOfDifference(const Order& order);

} // namespace vitrine::order::storage
