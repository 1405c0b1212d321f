#include "services/platform/runtime/host_settings.hpp"

#include "services/platform/runtime/http_call.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

constexpr std::array<std::pair<std::string_view, int>, 12> kDefaultPorts{{{"gateway", 8080},
                                                                          {"identity", 8081},
                                                                          {"catalog", 8082},
                                                                          {"inventory", 8083},
                                                                          {"cart", 8084},
                                                                          {"order", 8085},
                                                                          {"payment", 8086},
                                                                          {"notification", 8087},
                                                                          {"recommendation", 8088},
                                                                          {"registry", 8761},
                                                                          {"config", 8888},
                                                                          {"tracing", 9411}}};

int defaultPort(std::string_view service)
{
    for (const auto& [name, port] : kDefaultPorts) {
        if (name == service)
            return port;
    }
    return 0;
}

std::string readUrl(SettingsReader& reader,
                    std::string_view key,
                    std::string_view fallback,
                    std::string_view meaning)
{
    std::string url = reader.text(key, fallback, meaning);
    if (!url.empty() && !parseHttpUrl(url).ok())
        reader.fault(key, "an http or https URL");
    return url;
}

/// One URL, or several with commas between them.
std::string readUrls(SettingsReader& reader,
                     std::string_view key,
                     std::string_view fallback,
                     std::string_view meaning)
{
    std::string urls = reader.text(key, fallback, meaning);
    for (std::size_t begin = 0; begin < urls.size();) {
        const auto comma = std::min(urls.find(',', begin), urls.size());
        if (!parseHttpUrl(trim(std::string_view(urls).substr(begin, comma - begin))).ok()) {
            reader.fault(key, "a list of http or https URLs");
            break;
        }
        begin = comma + 1;
    }
    return urls;
}

LogLevel readLogLevel(SettingsReader& reader)
{
    const auto level =
        parseLogLevel(reader.text("log.level", "info", "debug, info, warn or error"));
    if (!level.ok())
        reader.fault("log.level", "one of debug, info, warn, error");
    return level.ok() ? *level : LogLevel::Info;
}

std::size_t readCount(SettingsReader& reader,
                      std::string_view key,
                      long long fallback,
                      long long max,
                      std::string_view meaning)
{
    return static_cast<std::size_t>(reader.integer(key, fallback, 1, max, meaning));
}

} // namespace

ConfigServerSettings readConfigServerSettings(SettingsReader& reader)
{
    ConfigServerSettings settings;
    settings.url = readUrl(reader, "config.url", "", "the config server; empty: none");
    settings.profile =
        reader.text("config.profile", "default", "profile asked for at the config server");
    settings.label = reader.text(
        "config.label", "", "branch, tag or commit at the config server; empty: its default");
    return settings;
}

HostSettings readHostSettings(SettingsReader& reader, const std::string& service)
{
    HostSettings settings;
    reader.text("settings.file", "", "a YAML file with settings"); // was read before anything else
    settings.host = reader.text("service.host", "127.0.0.1", "address to listen on");
    settings.port = static_cast<std::uint16_t>(reader.integer(
        "service.port", defaultPort(service), 0, 65535, "port to listen on; 0: any free one"));
    settings.advertisedHost = reader.text(
        "service.advertised-host", "", "address that others connect to; empty: service.host");
    settings.portFile =
        reader.text("service.port-file", "", "file that gets the port as soon as it is open");
    settings.threads = readCount(reader, "service.threads", 4, 256, "workers");
    settings.slowThreads =
        readCount(reader, "service.slow-threads", 2, 64, "workers for slow requests");
    settings.queue =
        readCount(reader, "service.queue", 256, 100000, "requests that may wait for a worker");
    settings.networkThreads =
        readCount(reader, "service.network-threads", 1, 64, "threads that move bytes");
    settings.requestTimeout = reader.duration(
        "service.request-timeout", 10s, "time for a request that brings no deadline");
    settings.drainTimeout =
        reader.duration("service.drain-timeout", 10s, "time for requests in flight at the end");
    settings.clientSecret =
        reader.secret("service.client-secret", "", "proves this service to identity");
    settings.registryUrl = readUrls(reader,
                                    "registry.url",
                                    "http://127.0.0.1:8761/eureka",
                                    "the Eureka registry, or several with commas; empty: none");
    settings.fixedInstances = reader.group(
        "instances",
        "addresses of a service (--instances.catalog=host:port,...), before the registry's");
    settings.tracingUrl = readUrl(reader, "tracing.url", "", "the Zipkin collector; empty: none");
    settings.identityIssuer = readUrl(reader,
                                      "identity.issuer",
                                      "http://127.0.0.1:8080/oauth2/default",
                                      "issuer of the shop's own tokens");
    settings.oidcIssuer = readUrl(reader,
                                  "oidc.issuer",
                                  settings.identityIssuer,
                                  "issuer of the users' tokens: identity, or an Okta org");
    settings.oidcAudience =
        reader.text("oidc.audience", "api://default", "audience of the users' tokens");
    settings.oidcRolesClaim =
        reader.text("oidc.roles-claim", "groups", "claim that lists a user's roles");
    settings.oidcTrustedCertificates =
        reader.text("oidc.trusted-certificates",
                    "",
                    "PEM file of authorities for the issuer's TLS; empty: the system's");
    settings.logLevel = readLogLevel(reader);
    return settings;
}

} // namespace vitrine::platform
