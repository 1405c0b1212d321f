#pragma once

#include "services/platform/http/route.hpp"
#include "services/platform/runtime/health_monitor.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <string>
#include <vector>

namespace vitrine::platform {

/// What the actuator routes speak about; outlives them.
struct ActuatorParts
{
    const HealthMonitor& health;
    Metrics& metrics;
    std::string service;
    std::string version;
    std::string instanceId;
    bool withDetails = true; ///< Names and faults of components in the health answers.
};

/// `/actuator`, its health, info and prometheus, and `/health`, in Spring Boot's shapes: open,
/// answered from memory.
[[nodiscard]] std::vector<Route> actuatorRoutes(ActuatorParts parts);

} // namespace vitrine::platform
