#pragma once

#include "services/registry/application/registry_service.hpp"
#include "services/registry/domain/registry.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::registry {

/// Reads the body of a registration for the application `app`, as leniently as Eureka's peers need:
/// numbers as text or text as numbers, members missing or unknown. Texts are held to sizes.
/// @return InvalidArgument with Netflix's own words for what is missing.
[[nodiscard]] Result<Instance> decodeRegistration(std::string_view body, const std::string& app);

/// {"applications":{...}} with the members that Spring's clients know, and no other: they refuse
/// what they do not know.
[[nodiscard]] std::string encodeApplications(const std::vector<Application>& applications);
/// {"application":{...}}
[[nodiscard]] std::string encodeApplication(const Application& application);
/// {"instance":{...}}
[[nodiscard]] std::string encodeInstance(const Instance& instance);
/// Netflix's StatusInfo, for GET status.
[[nodiscard]] std::string encodeStatus(const Overview& overview);

/// ASCII letters in upper case, as application names are.
[[nodiscard]] std::string upperCase(std::string text);

} // namespace vitrine::registry
