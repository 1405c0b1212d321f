#pragma once

#include "services/order/application/orders.hpp"
#include "services/platform/http/http_types.hpp"

namespace vitrine::order {

/// GET /api/v1/orders: a page of a list, or, with `changedAfter`, of the feed of changes.
[[nodiscard]] platform::HttpResponse listOrders(Orders& orders,
                                                const platform::HttpRequest& request);

} // namespace vitrine::order
