#include "services/inventory/http/inventory_routes.hpp"

#include "services/inventory/http/reservation_handlers.hpp"
#include "services/inventory/http/stock_handlers.hpp"
#include "services/platform/audit/audit_routes.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::inventory {

std::vector<platform::Route>
inventoryRoutes(platform::Database& database, StockKeeping& stock, Reservations& reservations)
{
    using platform::Access;
    using platform::HttpRequest;
    const auto guest = Access::guest();
    const auto read = Access::permission(std::string(platform::permissions::kInventoryRead));
    const auto write = Access::permission(std::string(platform::permissions::kInventoryWrite));
    const auto order = Access::services({"order"});
    const auto withStock = [&stock](auto handler) {
        return [&stock, handler](const HttpRequest& request) { return handler(stock, request); };
    };
    const auto withReservations = [&reservations](auto handler) {
        return [&reservations, handler](const HttpRequest& request) {
            return handler(reservations, request);
        };
    };
    return {
        platform::auditRoute(database, "inventory"),
        {"GET", "/api/v1/inventory", read, withStock(listStock)},
        {"GET", "/api/v1/inventory/{productId}", guest, withStock(getStock)},
        {"PUT", "/api/v1/inventory/{productId}", write, withStock(countStock)},
        {"POST", "/api/v1/inventory/{productId}/adjust", write, withStock(adjustStock)},
        {"GET", "/api/v1/inventory/{productId}/ledger", read, withStock(getLedger)},
        {"POST", "/internal/v1/reservations", order, withReservations(reserve)},
        {"GET", "/internal/v1/reservations/{orderId}", order, withReservations(getReservation)},
        {"POST",
         "/internal/v1/reservations/{orderId}/commit",
         order,
         withReservations(commitReservation)},
        {"POST",
         "/internal/v1/reservations/{orderId}/release",
         order,
         withReservations(releaseReservation)},
        {"POST",
         "/internal/v1/reservations/{orderId}/return",
         order,
         withReservations(restockReservation)},
    };
}

} // namespace vitrine::inventory
