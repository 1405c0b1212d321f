#pragma once

#include "services/order/application/orders.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::order {

/// The HTTP surface of the service. `orders` must outlive the routes.
[[nodiscard]] std::vector<platform::Route> orderRoutes(Orders& orders);

} // namespace vitrine::order
