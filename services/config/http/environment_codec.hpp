#pragma once

#include "services/config/domain/property.hpp"

#include <string>

namespace vitrine::config {

/// What Spring's clients ask for: every value as an object that tells where it stands.
inline constexpr const char* kMediaTypeV2 = "application/vnd.spring-cloud.config-server.v2+json";

/// The environment JSON of Spring Cloud Config; members of a source keep the order of their file.
[[nodiscard]] std::string encodeEnvironment(const Environment& environment);
/// As above with {"value":..,"origin":".."} for every value.
[[nodiscard]] std::string encodeEnvironmentV2(const Environment& environment);

} // namespace vitrine::config
