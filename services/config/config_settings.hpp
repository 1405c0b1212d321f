#pragma once

#include "services/platform/settings/settings.hpp"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace vitrine::config {

/// Settings of the config server. Either `gitUri` or `folder` is given.
struct ConfigServerSettings
{
    std::string gitUri;
    std::string defaultLabel;
    bool tryMasterBranch = true;
    std::string folder;
    std::vector<std::string> searchPaths;
    std::chrono::milliseconds refresh{};
    std::map<std::string, std::string> overrides;
};

/// Faults are remembered by the reader.
[[nodiscard]] ConfigServerSettings readConfigServerSettings(platform::SettingsReader& reader);

} // namespace vitrine::config
