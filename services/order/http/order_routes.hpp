#pragma once

#include "services/order/http/order_parts.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::order {

/// The HTTP surface of the service. What `parts` refers to must outlive the routes.
[[nodiscard]] std::vector<platform::Route> orderRoutes(const OrderParts& parts);

} // namespace vitrine::order
