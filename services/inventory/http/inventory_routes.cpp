#include "services/inventory/http/inventory_routes.hpp"

#include "services/inventory/http/feed_handlers.hpp"
#include "services/inventory/http/lease_handlers.hpp"
#include "services/inventory/http/reservation_handlers.hpp"
#include "services/inventory/http/stock_handlers.hpp"
#include "services/platform/audit/audit_routes.hpp"
#include "services/platform/auth/permissions.hpp"

namespace vitrine::inventory {
namespace {

using platform::HttpRequest;
using platform::HttpResponse;

/// A handler that calls `function` with the part of the inventory it serves.
template <typename Part>
platform::Handler handler(Part& part, HttpResponse (*function)(Part&, const HttpRequest&))
{
    return [&part, function](const HttpRequest& request) { return function(part, request); };
}

} // namespace

std::vector<platform::Route> inventoryRoutes(platform::Database& database,
                                             const InventoryParts& parts)
{
    using platform::Access;
    namespace may = platform::permissions;
    const auto guest = Access::guest();
    const auto user = Access::user(); // a device for its own, staff for all: Leases decides
    const auto read = Access::permission(std::string(may::kInventoryRead));
    const auto write = Access::permission(std::string(may::kInventoryWrite));
    const auto lease = Access::permission(std::string(may::kInventoryLease));
    const auto order = Access::services({"order"});
    StockKeeping& stock = parts.stock;
    Leases& leases = parts.leases;
    Reservations& reservations = parts.reservations;
    const std::string reservation = "/internal/v1/reservations/{orderId}";
    return {
        platform::auditRoute(database, "inventory"),
        {"GET", "/api/v1/inventory", read, handler(stock, listStock)},
        {"GET", "/api/v1/inventory/changes", guest, handler(parts.feed, getStockChanges)},
        {"GET", "/api/v1/inventory/{productId}", guest, handler(stock, getStock)},
        {"PUT", "/api/v1/inventory/{productId}", write, handler(stock, countStock)},
        {"POST", "/api/v1/inventory/{productId}/adjust", write, handler(stock, adjustStock)},
        {"GET", "/api/v1/inventory/{productId}/ledger", read, handler(stock, getLedger)},

        {"POST", "/api/v1/inventory/leases", lease, handler(leases, takeLease)},
        {"GET", "/api/v1/inventory/leases", user, handler(leases, listLeases)},
        {"GET", "/api/v1/inventory/leases/{id}", user, handler(leases, getLease)},
        {"POST", "/api/v1/inventory/leases/{id}/renew", lease, handler(leases, renewLease)},
        {"POST", "/api/v1/inventory/leases/{id}/return", user, handler(leases, returnLease)},

        {"POST", "/internal/v1/reservations", order, handler(reservations, reserve)},
        {"GET", reservation, order, handler(reservations, getReservation)},
        {"POST", reservation + "/commit", order, handler(reservations, commitReservation)},
        {"POST", reservation + "/release", order, handler(reservations, releaseReservation)},
        {"POST", reservation + "/return", order, handler(reservations, restockReservation)},
    };
}

} // namespace vitrine::inventory
