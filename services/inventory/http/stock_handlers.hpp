#pragma once

#include "services/inventory/application/stock_keeping.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers of /api/v1/inventory; see inventory_routes.cpp.
namespace vitrine::inventory {

[[nodiscard]] platform::HttpResponse listStock(StockKeeping& stock,
                                               const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse getStock(StockKeeping& stock,
                                              const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse countStock(StockKeeping& stock,
                                                const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse adjustStock(StockKeeping& stock,
                                                 const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse getLedger(StockKeeping& stock,
                                               const platform::HttpRequest& request);

} // namespace vitrine::inventory
