#pragma once

#include "services/platform/runtime/health_monitor.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// JSON of Spring Boot's actuator, and the HTTP status that goes with it.
struct ActuatorAnswer
{
    int status = 200;
    std::string body;
};

/// @param withDetails false: only the overall status, for eyes from outside.
/// @param oldNames actuator v2 calls the components "details".
[[nodiscard]] ActuatorAnswer
encodeHealth(const Health& health, bool withDetails, bool oldNames = false);
/// A component or a group ("liveness", "readiness", "livenessState", "readinessState", "ping", a
/// check's name).
/// @return Nothing for an unknown name.
[[nodiscard]] std::optional<ActuatorAnswer>
encodeHealthOf(const Health& health, std::string_view component, bool withDetails);
/// The links of `/actuator`; `base` is scheme and authority of the request, e.g.
/// "http://127.0.0.1:8082".
[[nodiscard]] std::string encodeActuatorLinks(const std::string& base);
[[nodiscard]] std::string
encodeInfo(const std::string& service, const std::string& version, const std::string& instanceId);

} // namespace vitrine::platform
