#pragma once

#include "services/platform/settings/settings.hpp"
#include "services/registry/domain/registry.hpp"

#include <string>

namespace vitrine::registry {

/// Who may speak to the registry; without a user everybody who can reach its port.
struct Credentials
{
    std::string user;
    std::string password;
};

struct RegistrySettings
{
    RegistryRules rules;
    Credentials credentials;

    static RegistrySettings read(platform::SettingsReader& in);
};

} // namespace vitrine::registry
