#pragma once

#include "services/order/application/orders.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers of the order service; see order_routes.cpp.
namespace vitrine::order {

/// 201 PAID; 202 not finished yet (poll it; `actionUrl` is where the buyer goes on); 402 declined;
/// 409 cannot be sold as asked. A repeat of the key: 200 instead of 201, the same otherwise, marked
/// Idempotent-Replayed.
[[nodiscard]] platform::HttpResponse placeOrder(Orders& orders,
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
