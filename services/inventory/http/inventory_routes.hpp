#pragma once

#include "services/inventory/application/reservations.hpp"
#include "services/inventory/application/stock_keeping.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::inventory {

/// The HTTP surface of the service. Both parts must outlive the routes.
[[nodiscard]] std::vector<platform::Route> inventoryRoutes(StockKeeping& stock,
                                                           Reservations& reservations);

} // namespace vitrine::inventory
