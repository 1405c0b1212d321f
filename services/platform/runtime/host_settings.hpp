#pragma once

#include "services/platform/settings/settings.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

namespace vitrine::platform {

/// The settings that every service has.
struct HostSettings
{
    std::string host;
    std::uint16_t port = 0;
    std::string advertisedHost; ///< What others connect to; "" is `host`.
    std::string portFile;
    std::size_t threads = 4;
    std::size_t slowThreads = 2;
    std::size_t queue = 256;
    std::size_t networkThreads = 1;
    std::chrono::milliseconds requestTimeout{};
    std::chrono::milliseconds drainTimeout{};
    std::string clientSecret;
    std::string registryUrl;
    std::string tracingUrl;
    std::string identityIssuer;
    std::string oidcIssuer;
    std::string oidcAudience;
    std::string oidcRolesClaim;
    std::string oidcTrustedCertificates;
    std::map<std::string, std::string> fixedInstances; ///< service -> "host:port,host:port"
    LogLevel logLevel = LogLevel::Info;
};

/// Where the config server is; read before everything else, since it may give the rest.
struct ConfigServerSettings
{
    std::string url;
    std::string profile;
    std::string label;
};

[[nodiscard]] ConfigServerSettings readConfigServerSettings(SettingsReader& reader);
/// @param service its name decides the default port.
[[nodiscard]] HostSettings readHostSettings(SettingsReader& reader, const std::string& service);

} // namespace vitrine::platform
