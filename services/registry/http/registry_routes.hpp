#pragma once

#include "services/platform/http/route.hpp"
#include "services/registry/application/registry_service.hpp"

#include <vector>

namespace vitrine::registry {

/// Everything the registry serves, under /eureka and /eureka/v2 alike, and its page at /.
/// `registry` must outlive the routes.
///
/// What is read is JSON. A client that accepts XML only gets 406 and its XML registration 415; one
/// that accepts anything gets JSON, although Netflix's server sends XML then: what asks for "*/*"
/// is most often a person with curl. `apps/delta` answers 403, Eureka's way to say that deltas are
/// switched off: clients fall back to full fetches.
[[nodiscard]] std::vector<platform::Route> registryRoutes(RegistryService& registry);

} // namespace vitrine::registry
