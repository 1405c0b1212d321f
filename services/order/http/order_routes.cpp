#include "services/order/http/order_routes.hpp"

#include "services/order/http/after_sale_handlers.hpp"
#include "services/order/http/customer_report_handler.hpp"
#include "services/order/http/order_handlers.hpp"
#include "services/order/http/order_listing.hpp"
#include "services/order/http/report_handlers.hpp"
#include "services/platform/audit/audit_routes.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::order {

std::vector<platform::Route> orderRoutes(const OrderParts& parts)
{
    using platform::Access;
    using platform::HttpRequest;
    using platform::Lane;
    namespace permissions = platform::permissions;
    constexpr std::size_t kBodyMax = 64 * 1024;
    const auto may = [](std::string_view permission) {
        return Access::permission(std::string(permission));
    };
    const auto place = may(permissions::kOrdersPlace);
    const auto read = may(permissions::kOrdersReadOwn);
    const auto payment = Access::services({"payment"});
    const auto with = [&orders = parts.orders](auto handler) {
        return [&orders, handler](const HttpRequest& request) { return handler(orders, request); };
    };
    const auto withAll = [parts](auto handler) {
        return [parts, handler](const HttpRequest& request) { return handler(parts, request); };
    };
    return {
        {"POST", "/api/v1/orders", place, withAll(placeOrder), Lane::Workers, kBodyMax},
        {"GET", "/api/v1/orders", read, with(listOrders)},
        {"GET", "/api/v1/orders/{id}", read, with(getOrder)},
        {"DELETE", "/api/v1/orders/{id}", read, with(cancelOrder)},
        {"POST", "/api/v1/orders/{id}/cancel", read, with(cancelOrder), Lane::Workers, kBodyMax},
        {"POST", "/api/v1/orders/{id}/payments", place, with(payOrder), Lane::Workers, kBodyMax},
        {"POST",
         "/api/v1/orders/{id}/till-payments",
         may(permissions::kOrdersManage),
         with(payAtTill),
         Lane::Workers,
         kBodyMax},
        {"POST",
         "/api/v1/orders/{id}/refunds",
         may(permissions::kPaymentsRefund),
         withAll(refundOrder),
         Lane::Workers,
         kBodyMax},
        {"POST",
         "/api/v1/orders/{id}/fulfilments",
         may(permissions::kOrdersManage),
         withAll(fulfilOrder),
         Lane::Workers,
         kBodyMax},
        {"GET", "/api/v1/reports/sales", may(permissions::kOrdersReadAll), withAll(salesReport)},
        {"GET",
         "/api/v1/reports/customers/{accountId}",
         may(permissions::kOrdersReadAll),
         withAll(customerReport)},
        platform::auditRoute(parts.database, "order"),
        {"POST",
         "/internal/v1/orders/{id}/payment-changed",
         payment,
         with(paymentChanged),
         Lane::Workers,
         kBodyMax},
        {"POST",
         "/internal/v1/orders/{id}/refunds-made",
         payment,
         withAll(paymentReturned),
         Lane::Workers,
         kBodyMax},
    };
}

} // namespace vitrine::order
