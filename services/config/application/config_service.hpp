#pragma once

#include "services/config/domain/config_repository.hpp"
#include "services/config/domain/environment_query.hpp"

#include <map>
#include <string>
#include <vector>

namespace vitrine::config {

struct ConfigServiceOptions
{
    std::vector<std::string> searchPaths;
    std::map<std::string, std::string> overrides; ///< Settings that win over every file.
};

/// Answers what the settings of an application are. Safe to call from any thread.
class ConfigService
{
public:
    /// @param repository must outlive the service.
    ConfigService(ConfigRepository& repository, ConfigServiceOptions options);

    /// An application or profile that nobody has written settings for has no sources; that is no
    /// error.
    /// @return NotFound for an unknown label; Unavailable without a repository; Internal for a file
    /// that cannot be read.
    [[nodiscard]] Result<Environment> find(const EnvironmentQuery& query) const;

    /// Whether the default label can be read.
    [[nodiscard]] Outcome check() const;

private:
    ConfigRepository& m_repository;
    const std::vector<std::string> m_searchPaths;
    PropertySource m_overrides;
};

} // namespace vitrine::config
