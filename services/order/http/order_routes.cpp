#include "services/order/http/order_routes.hpp"

#include "services/order/http/order_handlers.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::order {

std::vector<platform::Route> orderRoutes(Orders& orders)
{
    using platform::Access;
    using platform::HttpRequest;
    using platform::Lane;
    constexpr std::size_t kBodyMax = 64 * 1024;
    const auto place = Access::permission(std::string(platform::permissions::kOrdersPlace));
    const auto read = Access::permission(std::string(platform::permissions::kOrdersReadOwn));
    const auto with = [&orders](auto handler) {
        return [&orders, handler](const HttpRequest& request) { return handler(orders, request); };
    };
    return {
        {"POST", "/api/v1/orders", place, with(placeOrder), Lane::Workers, kBodyMax},
        {"GET", "/api/v1/orders", read, with(listOrders)},
        {"GET", "/api/v1/orders/{id}", read, with(getOrder)},
        {"DELETE", "/api/v1/orders/{id}", read, with(cancelOrder)},
        {"POST", "/api/v1/orders/{id}/cancel", read, with(cancelOrder), Lane::Workers, kBodyMax},
        {"POST", "/api/v1/orders/{id}/payments", place, with(payOrder), Lane::Workers, kBodyMax},
        {"POST",
         "/internal/v1/orders/{id}/payment-changed",
         Access::services({"payment"}),
         with(paymentChanged),
         Lane::Workers,
         kBodyMax},
    };
}

} // namespace vitrine::order
