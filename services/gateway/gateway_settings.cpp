#include "services/gateway/gateway_settings.hpp"

#include "routes.hpp"
#include "services/platform/settings/yaml_flatten.hpp"

namespace vitrine::gateway {

namespace {

using namespace std::chrono_literals;

template <typename T> std::set<T> toSet(const std::vector<T>& values)
{
    return {values.begin(), values.end()};
}

transport::Limits readLimits(platform::SettingsReader& in)
{
    transport::Limits limits;
    limits.headerBytesMax =
        static_cast<std::size_t>(in.integer("gateway.header-bytes-max",
                                            16 * 1024,
                                            1024,
                                            1024 * 1024,
                                            "Longest head of a request, in bytes"));
    limits.connectionsMax = static_cast<std::size_t>(in.integer(
        "gateway.connections-max", 4096, 1, 1000000, "Open connections at once; more get 503"));
    limits.headerTimeout =
        in.duration("gateway.header-timeout", 10s, "From the first byte to the end of the head");
    limits.idleTimeout =
        in.duration("gateway.idle-timeout", 75s, "Between two requests of a connection");
    limits.bodyBytesPerSecondMin = static_cast<std::size_t>(
        in.integer("gateway.body-rate-min",
                   1024,
                   1,
                   1000000000,
                   "Slowest body, in bytes per second after five seconds"));
    limits.writeTimeout =
        in.duration("gateway.write-timeout", 30s, "Without progress while sending an answer");
    return limits;
}

} // namespace

GatewaySettings readGatewaySettings(platform::SettingsReader& in)
{
    GatewaySettings settings;
    settings.managementPort = static_cast<std::uint16_t>(
        in.integer("gateway.management-port",
                   0,
                   0,
                   65535,
                   "Health with details and metrics, loopback only; 0: any"));
    settings.tls.certificateChain =
        in.text("gateway.tls.certificate", "", "PEM file of the certificate chain");
    settings.tls.privateKey = in.text("gateway.tls.key", "", "PEM file of the private key");
    settings.limits = readLimits(in);
    settings.upstream.connectTimeout =
        in.duration("gateway.connect-timeout", 1s, "To reach an instance of a service");
    settings.upstream.responseTimeout =
        in.duration("gateway.response-timeout",
                    120s,
                    "For an answer to begin; a route's own timeout is the total");
    settings.breaker.openFor =
        in.duration("gateway.breaker.open-for", 10s, "How long a breaker stays open");
    settings.revocationsInterval =
        in.duration("gateway.revocations-interval",
                    settings.revocationsInterval,
                    "How long an access token goes on working after identity voided it");
    settings.shopInterval = in.duration("gateway.shop-interval",
                                        settings.shopInterval,
                                        "Between looks at the config server for shop.*");
    settings.rate.perSecond =
        static_cast<double>(in.integer("gateway.rate.per-second",
                                       100,
                                       0,
                                       1000000000,
                                       "Requests per second and caller; 0: no limit"));
    settings.rate.burst = static_cast<double>(
        in.integer("gateway.rate.burst", 400, 1, 1000000000, "Requests a caller may save up"));
    settings.corsOrigins =
        in.list("gateway.cors.origins", "", "Origins of web pages that may call, or *");
    settings.corsMaxAge = std::chrono::duration_cast<std::chrono::seconds>(in.duration(
        "gateway.cors.max-age", 10min, "How long a browser keeps a preflight's answer"));
    settings.trustedProxies = toSet(in.list(
        "gateway.trusted-proxies", "", "Addresses of proxies whose X-Forwarded-* fields count"));
    settings.routes = in.group("gateway.routes", "Routes in place of the built-in ones");
    return settings;
}

Result<std::vector<RouteRule>> routeRules(const GatewaySettings& settings)
{
    if (!settings.routes.empty())
        return readRouteRules(settings.routes);
    const auto documents = platform::flattenYaml(routes_yml);
    if (!documents.ok())
        return documents.error();
    constexpr std::string_view listKey =
        "document"; // what the flattener calls a list without a name
    std::map<std::string, std::string> flat;
    for (const platform::FlatValue& value : documents->front())
        flat.emplace(value.key.substr(listKey.size()), value.text);
    return readRouteRules(flat);
}

} // namespace vitrine::gateway
