#pragma once

#include "services/inventory/application/reservations.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers of /internal/v1/reservations; see inventory_routes.cpp.
namespace vitrine::inventory {

[[nodiscard]] platform::HttpResponse reserve(Reservations& reservations,
                                             const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse getReservation(Reservations& reservations,
                                                    const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse commitReservation(Reservations& reservations,
                                                       const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse releaseReservation(Reservations& reservations,
                                                        const platform::HttpRequest& request);

[[nodiscard]] platform::HttpResponse restockReservation(Reservations& reservations,
                                                        const platform::HttpRequest& request);

} // namespace vitrine::inventory
