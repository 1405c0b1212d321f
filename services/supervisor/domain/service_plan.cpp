#include "services/supervisor/domain/service_plan.hpp"

#include <algorithm>
#include <set>

namespace vitrine::supervisor {

const std::vector<ServiceKind>& serviceKinds()
{
    static const std::vector<ServiceKind> kinds{
        {"gateway", 8080, false, StopWave::Edge},
        {"registry", 8761, false, StopWave::Foundation},
        {"config", 8888, false, StopWave::Foundation},
        {"identity", 8081, true, StopWave::Foundation},
        {"catalog", 8082, true, StopWave::Business},
        {"inventory", 8083, true, StopWave::Business},
        {"order", 8085, true, StopWave::Business},
        {"payment", 8086, true, StopWave::Business},
        {"tracing", 9411, false, StopWave::Foundation},
    };
    return kinds;
}

std::uint16_t portOf(const ShopOptions& options, const std::string& service)
{
    const auto& kinds = serviceKinds();
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        if (service == kinds[i].name)
            return options.portBase ? static_cast<std::uint16_t>(*options.portBase + i)
                                    : kinds[i].defaultPort;
    }
    return 0;
}

std::string databaseUrl(const std::string& socketFolder,
                        const std::string& service,
                        const std::string& password)
{
    return "host=" + socketFolder + " dbname=vitrine_" + service + " user=vitrine_" + service +
           " password=" + password;
}

namespace {

std::string loopback(std::uint16_t port)
{
    return "http://127.0.0.1:" + std::to_string(port);
}

Outcome checkOptions(const ShopOptions& options)
{
    const auto invalid = [](std::string message) {
        return Error{.code = ErrorCode::InvalidArgument, .message = std::move(message)};
    };
    if (options.portBase && *options.portBase + serviceKinds().size() > 65535)
        return invalid("port base " + std::to_string(*options.portBase) +
                       " leaves no room below 65536");
    for (const auto& [name, count] : options.instances) {
        const bool known = std::any_of(serviceKinds().begin(),
                                       serviceKinds().end(),
                                       [&name](const auto& kind) { return name == kind.name; });
        if (!known)
            return invalid("there is no service '" + name + "'");
        if (count < 1 || count > 16)
            return invalid("instances of '" + name + "' must be 1 to 16");
        if (count > 1 && (name == "gateway" || name == "registry" || name == "config"))
            return invalid("one machine runs one " + name + " only: others find it at its port");
    }
    return Done{};
}

/// The shop's own settings: the gateway knows all of them, some services what they need of them.
bool concernsOfShop(const std::string& service, const std::string& key)
{
    if (service == "catalog")
        return key == "shop.currency";
    if (service == "order")
        return key == "shop.prices-include-tax" || key == "shop.time-zone" ||
               key == "shop.day-cut-over" || key.starts_with("shop.tax.");
    return service == "gateway";
}

/// Whether a service knows `key`: services refuse what they do not know. "gateway.rate.burst" is
/// the gateway's alone; a few keys are named after a service and read by all.
bool concerns(const std::string& service, const std::string& key)
{
    static const std::set<std::string> common{"registry.url",
                                              "tracing.url",
                                              "config.url",
                                              "config.profile",
                                              "config.label",
                                              "identity.issuer"};
    if (common.contains(key))
        return true;
    if (key.starts_with("shop."))
        return concernsOfShop(service, key);
    const std::string owner = key.substr(0, key.find('.'));
    const auto& kinds = serviceKinds();
    const bool isOwned = std::any_of(kinds.begin(), kinds.end(), [&owner](const ServiceKind& kind) {
        return owner == kind.name;
    });
    return !isOwned || owner == service;
}

std::map<std::string, std::string> commonSettings(const ShopOptions& options)
{
    const std::string publicUrl =
        options.publicUrl.empty() ? loopback(portOf(options, "gateway")) : options.publicUrl;
    std::map<std::string, std::string> settings{
        {"registry.url", loopback(portOf(options, "registry")) + "/eureka"},
        {"config.url", loopback(portOf(options, "config"))},
        {"tracing.url", loopback(portOf(options, "tracing"))},
        {"identity.issuer", publicUrl + "/oauth2/default"},
    };
    if (!options.oidcIssuer.empty())
        settings["oidc.issuer"] = options.oidcIssuer;
    return settings;
}

} // namespace

Result<std::vector<PlannedInstance>>
planShop(const ShopOptions& options, const SecretValues& secrets, const PlanFolders& folders)
{
    if (const Outcome checked = checkOptions(options); !checked.ok())
        return checked.error();
    const auto secret = [&secrets](const std::string& name) {
        const auto found = secrets.find(name);
        return found == secrets.end() ? std::string() : found->second;
    };
    std::vector<PlannedInstance> plan;
    for (const ServiceKind& kind : serviceKinds()) {
        const std::string service = kind.name;
        const auto asked = options.instances.find(service);
        const int count = asked == options.instances.end() ? 1 : asked->second;
        for (int i = 1; i <= count; ++i) {
            PlannedInstance instance;
            instance.name = i == 1 ? service : service + "-" + std::to_string(i);
            instance.kind = &kind;
            instance.port = i == 1 ? portOf(options, service) : std::uint16_t(0);
            instance.settings = commonSettings(options);
            instance.settings["service.port"] = std::to_string(instance.port);
            instance.settings["service.port-file"] = folders.ports + "/" + instance.name;
            instance.settings["service.client-secret"] = secret("service." + service);
            if (kind.hasDatabase) {
                instance.settings["database.url"] =
                    databaseUrl(folders.databaseSocket, service, secret("database." + service));
            }
            if (service == "config")
                instance.settings["native.folder"] = folders.config;
            if (service == "registry" || service == "config")
                instance.settings["config.url"] = ""; // neither can wait for the other
            if (service == "identity") {
                for (const auto& [name, value] : secrets) {
                    if (name.starts_with("service."))
                        instance.settings["identity.services." + name.substr(8)] = value;
                }
                instance.settings["identity.operator-secret"] = secret("operator");
            }
            for (const auto& [key, value] : options.settings) {
                if (concerns(service, key))
                    instance.overrides[key] = value;
            }
            plan.push_back(std::move(instance));
        }
    }
    return plan;
}

} // namespace vitrine::supervisor
