#pragma once

#include "services/order/http/order_parts.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers for what happens to an order after its sale; see order_routes.cpp.
namespace vitrine::order {

/// 201 refunded; 202 on its way (ask the order again); 409 not possible, another amount than
/// expected, or payment refused. A repeat of the key: the order as it is now, marked
/// Idempotent-Replayed.
[[nodiscard]] platform::HttpResponse refundOrder(const OrderParts& parts,
                                                 const platform::HttpRequest& request);
/// 201 with the order after it.
[[nodiscard]] platform::HttpResponse fulfilOrder(const OrderParts& parts,
                                                 const platform::HttpRequest& request);
/// For payment: money went back there by itself.
[[nodiscard]] platform::HttpResponse paymentReturned(const OrderParts& parts,
                                                     const platform::HttpRequest& request);

} // namespace vitrine::order
