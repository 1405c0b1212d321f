#pragma once

#include "services/platform/http/route.hpp"
#include "services/registry/registry_settings.hpp"

#include <vector>

namespace vitrine::registry {

/// `routes` behind basic authentication (RFC 7617), or as they are when no user is set.
[[nodiscard]] std::vector<platform::Route>
withBasicAuthentication(std::vector<platform::Route> routes, const Credentials& credentials);

} // namespace vitrine::registry
