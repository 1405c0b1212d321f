#pragma once

#include "services/config/application/config_service.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::config {

/// `/{application}/{profile}` and `/{application}/{profile}/{label}`, open as the protocol has it.
/// @param service must outlive the routes.
[[nodiscard]] std::vector<platform::Route> configRoutes(const ConfigService& service);

} // namespace vitrine::config
