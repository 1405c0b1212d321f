#pragma once

#include "services/order/application/orders.hpp"
#include "services/order/http/order_parts.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers of the order service; see order_routes.cpp.
namespace vitrine::order {

/// 201 PAID, or waiting to be paid at a till; 202 not finished yet (poll it; `actionUrl` is where
/// the buyer goes on); 402 declined; 409 cannot be sold as asked. A repeat of the key: 200 instead
/// of 201, the same otherwise, marked Idempotent-Replayed.
[[nodiscard]] platform::HttpResponse placeOrder(const OrderParts& parts,
                                                const platform::HttpRequest& request);
/// A member of staff has taken the money; as placeOrder.
[[nodiscard]] platform::HttpResponse payAtTill(Orders& orders,
                                               const platform::HttpRequest& request);
/// As placeOrder, for an order whose payment was declined.
[[nodiscard]] platform::HttpResponse payOrder(Orders& orders, const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse getOrder(Orders& orders, const platform::HttpRequest& request);
/// 200 cancelled; 202 on its way (a refund or an open payment comes first).
[[nodiscard]] platform::HttpResponse cancelOrder(Orders& orders,
                                                 const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse paymentChanged(Orders& orders,
                                                    const platform::HttpRequest& request);

} // namespace vitrine::order
