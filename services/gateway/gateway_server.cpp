#include "services/gateway/gateway_server.hpp"

#include "services/platform/runtime/http_call.hpp"
#include "vitrine/core/encoding.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <future>

namespace vitrine::gateway {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t kWaitingThreads = 2; // fetches of keys, at most one per 30 s each
constexpr auto kTokenWait = 1500ms;        // a health check ends within 2 s

std::vector<std::string> servicesOf(const RouteTable& routes)
{
    std::vector<std::string> names;
    for (const RouteRule& rule : routes.rules()) {
        if (rule.service != kOwnName)
            names.push_back(rule.service);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

/// The registries themselves, which are in no registry.
std::vector<platform::KnownInstance> registriesOf(const std::string& urls)
{
    std::vector<platform::KnownInstance> registries;
    std::string_view rest = urls;
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        const auto url = platform::parseHttpUrl(trim(rest.substr(0, comma)));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
        if (!url.ok() || url->tls)
            continue;
        const std::string id = "registry:" + url->host + ":" + std::to_string(url->port);
        registries.push_back({"registry", {url->host, url->port, id}});
    }
    return registries;
}

/// What a stranger may know of the gateway's state: up or not. Metrics and details are behind the
/// other door.
std::vector<platform::Route> healthRoutes(platform::ServiceHost& host)
{
    const std::string componentPattern = "/actuator/health/{component}";
    std::vector<platform::Route> routes;
    for (const platform::Route& route : host.actuatorRoutes(false)) {
        if (route.pattern == "/health" || route.pattern == "/actuator/health")
            routes.push_back(route);
        if (route.pattern != componentPattern)
            continue;
        for (const std::string probe : {"liveness", "readiness"}) {
            platform::Route fixed = route;
            fixed.pattern = "/actuator/health/" + probe;
            fixed.handler = [handler = route.handler, probe](platform::HttpRequest request) {
                request.pathArgs = {probe};
                return handler(request);
            };
            routes.push_back(std::move(fixed));
        }
    }
    return routes;
}

} // namespace

GatewayServer::GatewayServer(platform::ServiceHost& host,
                             const GatewaySettings& settings,
                             const RouteTable& routes,
                             const wire::ShopProfile& shop)
    : m_networkThreads(host.hostSettings().networkThreads)
    , m_serviceToken(host.serviceTokens())
    , m_cors(settings.corsOrigins, settings.corsMaxAge)
    , m_limiter(settings.rate)
    , m_waiting(kWaitingThreads)
    , m_gatekeeper(host.authenticator(), m_revocations, m_limiter, m_waiting)
    , m_upstreams(
          host.discovery(), host.metrics(), servicesOf(routes), settings.upstream, settings.breaker)
    , m_systemThread(1)
    , m_system({.discovery = host.discovery(),
                .upstreams = m_upstreams,
                .clock = host.clock(),
                .services = servicesOf(routes),
                .others = registriesOf(host.hostSettings().registryUrl),
                .self =
                    [this, &host] {
                        const std::string address = host.hostSettings().host;
                        SurveyTarget self;
                        self.instance = {kOwnName, {address, port(), host.instanceId()}};
                        self.actuator = {"127.0.0.1", m_management.port()};
                        return self;
                    }})
    , m_shop(shop)
    , m_settingsThread(1)
    , m_deviceSettings([&host](platform::SettingValues& values,
                               const std::string& application,
                               const std::string& profile) {
        return host.addSettingsOf(values, application, profile);
    })
    , m_handler({.routes = routes,
                 .cors = m_cors,
                 .gatekeeper = m_gatekeeper,
                 .upstreams = m_upstreams,
                 .serviceToken = m_serviceToken,
                 .metrics = host.metrics(),
                 .spans = host.spans(),
                 .documents = ownDocuments(),
                 .ownRoutes = healthRoutes(host),
                 .trustedProxies = settings.trustedProxies})
    , m_public({.host = host.hostSettings().host,
                .port = host.hostSettings().port,
                .networkThreads = m_networkThreads,
                .limits = settings.limits,
                .tls = settings.tls},
               m_handler)
    , m_managementWorkers("management", 1, 16)
    , m_management({.port = settings.managementPort},
                   host.actuatorRoutes(true),
                   {host.authenticator(),
                    m_managementWorkers,
                    m_managementWorkers,
                    host.metrics(),
                    host.spans()})
{
    for (std::size_t i = 0; i < m_networkThreads; ++i)
        m_upstreams.addThread(m_public.executor(i));
    host.requireIdentityKeys();
    host.addBackgroundTask(
        {.name = "revocations",
         .interval = settings.revocationsInterval,
         .round = [this, &identity = host.backgroundClient("identity")](Deadline deadline) {
             return m_revocations.refresh(identity, deadline);
         }});
    host.addBackgroundTask({.name = "shop-settings",
                            .interval = settings.shopInterval,
                            .round = [this, &host](Deadline) -> Outcome {
                                const auto values = host.freshSettings();
                                if (!values.ok())
                                    return values.error();
                                return m_shop.update(*values);
                            }});
    // The rounds of the check, one a second, are what keeps the token fresh.
    host.addHealthCheck({.name = "serviceToken", .probe = [this] {
                             return m_serviceToken.refresh(Deadline::in(kTokenWait));
                         }});
}

GatewayServer::~GatewayServer()
{
    m_waiting.stop();
    m_waiting.join();
    m_systemThread.stop();
    m_systemThread.join();
    m_settingsThread.stop();
    m_settingsThread.join();
    m_upstreams.close(); // before the loops that their connections belong to
}

std::map<std::string, OwnDocument> GatewayServer::ownDocuments()
{
    return {{"/api/v1/shop", {[this](const std::string&) { return m_shop.text(); }}},
            {"/api/v1/devices/me/settings",
             {[this](const std::string& deviceId) { return m_deviceSettings.document(deviceId); },
              &m_settingsThread}},
            {"/api/v1/system/instances",
             {[this](const std::string&) { return m_system.document(); }, &m_systemThread}}};
}

/// Each thread's connections are closed on that thread: a call that outlived the drain may still be
/// using them.
void GatewayServer::closeUpstreams()
{
    for (std::size_t i = 0; i < m_networkThreads; ++i) {
        std::promise<void> closed;
        auto done = closed.get_future();
        boost::asio::post(m_public.executor(i), [this, i, closing = std::move(closed)]() mutable {
            m_upstreams.closeThread(i);
            closing.set_value();
        });
        done.wait();
    }
}

Outcome GatewayServer::open()
{
    if (const Outcome opened = m_management.open(); !opened.ok())
        return opened;
    const Outcome opened = m_public.open();
    if (!opened.ok())
        return opened;
    platform::log(platform::LogLevel::Info,
                  "management port",
                  {{"port", std::to_string(m_management.port())}});
    return Done{};
}

void GatewayServer::drainAndClose(std::chrono::milliseconds limit)
{
    m_public.drain(limit);
    closeUpstreams();
    m_management.drainAndClose(1s);
}

} // namespace vitrine::gateway
