#pragma once

#include <string>
#include <utility>

namespace vitrine::platform {

/// The members of the JSON objects `before` and `after` ("" for none) that differ, as two JSON
/// objects; one without members is "". When one is "", all members of the other differ.
[[nodiscard]] std::pair<std::string, std::string> auditDifference(const std::string& before,
                                                                  const std::string& after);

} // namespace vitrine::platform
