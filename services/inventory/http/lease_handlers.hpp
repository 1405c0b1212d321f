#pragma once

#include "services/inventory/application/leases.hpp"
#include "services/platform/http/http_types.hpp"

/// Handlers of /api/v1/inventory/leases; see inventory_routes.cpp.
namespace vitrine::inventory {

[[nodiscard]] platform::HttpResponse takeLease(Leases& leases,
                                               const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse listLeases(Leases& leases,
                                                const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse getLease(Leases& leases, const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse renewLease(Leases& leases,
                                                const platform::HttpRequest& request);
[[nodiscard]] platform::HttpResponse returnLease(Leases& leases,
                                                 const platform::HttpRequest& request);

} // namespace vitrine::inventory
