#pragma once

#include "services/inventory/application/leases.hpp"
#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_feed.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::inventory {

/// The use cases of the inventory; they outlive the routes.
struct InventoryParts
{
    StockKeeping& stock;
    Reservations& reservations;
    Leases& leases;
    StockFeed& feed;
};

/// The HTTP surface of the service. `database` must outlive the routes.
[[nodiscard]] std::vector<platform::Route> inventoryRoutes(platform::Database& database,
                                                           const InventoryParts& parts);

} // namespace vitrine::inventory
