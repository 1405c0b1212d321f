#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::config {

/// Whether `expression` holds for these profiles: names joined by '&', '|', '!' and brackets, as
/// with Spring's `spring.config.activate.on-profile`; a comma list holds when one of its members
/// does.
/// @return InvalidArgument for text that is none, also for '&' beside '|' without brackets.
[[nodiscard]] Result<bool> matchesProfiles(std::string_view expression,
                                           const std::vector<std::string>& profiles);

} // namespace vitrine::config
