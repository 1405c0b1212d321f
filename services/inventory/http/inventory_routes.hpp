#pragma once

#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::inventory {

/// The HTTP surface of the service. All parts must outlive the routes.
[[nodiscard]] std::vector<platform::Route>
inventoryRoutes(platform::Database& database, StockKeeping& stock, Reservations& reservations);

} // namespace vitrine::inventory
