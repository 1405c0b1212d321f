#pragma once

#include "services/inventory/application/stock_feed.hpp"
#include "services/platform/http/http_types.hpp"

namespace vitrine::inventory {

/// GET /api/v1/inventory/changes
[[nodiscard]] platform::HttpResponse getStockChanges(StockFeed& feed,
                                                     const platform::HttpRequest& request);

} // namespace vitrine::inventory
