#pragma once

#include "services/config/domain/config_tree.hpp"
#include "services/config/domain/environment_query.hpp"
#include "vitrine/core/result.hpp"

#include <string>
#include <vector>

namespace vitrine::config {

/// The property sources of a query in one state of a repository, the strongest first. A source
/// counts for more with a later profile, then in a later folder, then as the application's own file
/// rather than "application", then as .properties before .yml before .yaml, then as a later
/// document of its file.
/// @param searchPaths folders beside the root, weakest first; '*' stands for any name at its level,
/// {application},
///        {profile} and {label} for what is asked.
/// @return Internal, naming the file, when one that belongs to the answer cannot be read.
[[nodiscard]] Result<std::vector<PropertySource>>
selectSources(const ConfigTree& tree,
              const EnvironmentQuery& query,
              const std::string& label,
              const std::vector<std::string>& searchPaths);

} // namespace vitrine::config
