#pragma once

#include "services/platform/client/service_client_factory.hpp"
#include "services/platform/client/service_token_source.hpp"
#include "services/platform/discovery/eureka_client.hpp"
#include "services/platform/runtime/fixed_instances.hpp"
#include "services/platform/runtime/route_server.hpp"
#include "services/platform/runtime/service_host.hpp"
#include "services/platform/runtime/stop_signals.hpp"
#include "services/platform/runtime/token_checks.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// What a host consists of, wired. In the order in which the parts need each other: the last ones
/// end first.
struct ServiceHost::State
{
    State(std::string serviceName, int argc, const char* const* argv, HostOptions hostOptions);

    /// Reads the settings, the config server's included: waits for that server, if one is set.
    void readSettings();
    void askConfigServer(const ConfigServerSettings& server);
    void buildParts();
    /// Repeats `attempt` with growing pauses.
    /// @return false when the process was asked to stop before it succeeded.
    bool waitFor(const std::string& what, const std::function<Outcome()>& attempt);
    /// Whether the command line only asks for words: help, version, settings.
    [[nodiscard]] bool onlyTells() const;
    [[nodiscard]] bool isGiven(std::string_view option) const
    {
        return values.find(option) != nullptr;
    }
    /// What the registry is told of this process.
    [[nodiscard]] InstanceInfo self(std::uint16_t port) const;
    /// Opens the port and tells those who wait for it.
    Outcome open(HostedServer& server);
    /// What runs beside the requests.
    void begin(std::uint16_t port);
    /// Requests first: while they are answered, tasks and spans are still needed.
    void end(HostedServer& server);

    const std::string name;
    const HostOptions options;
    const std::string instanceId;
    const Deadline::Monotonic::time_point begunAt = Deadline::Monotonic::now();
    StopSignals stop;
    SystemClock clock;
    SettingValues localValues; ///< Without the config server's.
    SettingValues values;
    ConfigServerSettings configServer;
    std::unique_ptr<SettingsReader> reader;
    std::string fatal; ///< Why nothing can be started, found before the settings could be checked.
    int exitCode = 0;
    HostSettings settings;

    Metrics metrics;
    std::unique_ptr<SpanSink> spans;
    ZipkinReporter* reporter = nullptr; ///< The same, if it is one.
    std::unique_ptr<EurekaClient> registry;
    std::unique_ptr<LayeredDiscovery> discovery;
    std::unique_ptr<ClientNetwork> network;
    std::unique_ptr<ServiceClient> identityClient; ///< Without service tokens, to fetch those.
    std::unique_ptr<ServiceTokens> tokens;
    std::mutex clientsMutex; // guards clients and peers
    std::map<std::string, std::unique_ptr<ServiceClient>> clients;
    std::set<std::string> peers; // those of `clients` without which the service is not ready
    std::shared_ptr<KeySource> keys;
    std::unique_ptr<Authenticator> authenticator;
    HealthMonitor health;
    BackgroundTasks tasks;
};

} // namespace vitrine::platform
