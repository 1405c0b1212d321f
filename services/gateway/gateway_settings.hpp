#pragma once

#include "services/gateway/domain/rate_limiter.hpp"
#include "services/gateway/domain/route_table.hpp"
#include "services/platform/client/circuit_breaker.hpp"
#include "services/platform/client/upstream.hpp"
#include "services/platform/settings/settings.hpp"
#include "services/platform/transport/limits.hpp"

#include <chrono>
#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace vitrine::gateway {

/// Everything that can be set for the gateway beside the settings of every service.
struct GatewaySettings
{
    std::uint16_t managementPort =
        0; ///< Actuator with details and metrics, on loopback only; 0: any.
    transport::TlsFiles tls;
    transport::Limits limits;
    platform::UpstreamOptions upstream;
    platform::BreakerOptions breaker;
    RateLimiter::Options rate;
    std::chrono::milliseconds revocationsInterval{5000}; ///< Between looks at voided tokens.
    std::chrono::milliseconds shopInterval{15000}; ///< Between looks at the shop's own settings.
    std::vector<std::string> corsOrigins;
    std::chrono::seconds corsMaxAge{600};
    std::set<std::string> trustedProxies;
    std::map<std::string, std::string>
        routes; ///< Flat, for readRouteRules; empty: the routes the gateway brings.
};

[[nodiscard]] GatewaySettings readGatewaySettings(platform::SettingsReader& reader);

/// The rules of `settings`, or the built-in ones. @return InvalidArgument naming what is wrong.
[[nodiscard]] Result<std::vector<RouteRule>> routeRules(const GatewaySettings& settings);

} // namespace vitrine::gateway
