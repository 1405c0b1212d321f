#pragma once

#include "services/platform/auth/authenticator.hpp"
#include "services/platform/auth/key_source.hpp"
#include "services/platform/client/service_client.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/runtime/background_tasks.hpp"
#include "services/platform/runtime/health_monitor.hpp"
#include "services/platform/runtime/host_settings.hpp"
#include "services/platform/settings/settings.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::platform {

/// How a process differs from the common service.
struct HostOptions
{
    /// False for the registry itself: neither registers nor asks a registry for instances.
    bool usesRegistry = true;
    /// False for what the config server needs in order to start.
    bool usesConfigServer = true;
    /// False for a process most of whose callers bring no token (the span collector): it is ready
    /// without identity, and its few routes that need a token answer 503 until identity is there.
    bool awaitsIdentity = true;
};

/// A server that a process brings itself and that lives as the host's own would (the gateway's).
class HostedServer
{
public:
    virtual ~HostedServer() = default;
    [[nodiscard]] virtual Outcome open() = 0;
    /// The bound port. @pre open() succeeded
    [[nodiscard]] virtual std::uint16_t port() const = 0;
    virtual void drainAndClose(std::chrono::milliseconds limit) = 0;
};

/// What every service process does alike: settings, logs, signals, metrics, spans, discovery,
/// tokens, server, health, registration, drain. Construct it first in main; it owns what it hands
/// out references to.
///
/// Life: constructor (settings from command line, environment, file and config server) -> the
/// service reads its settings and builds its parts -> `run` (opens the port, becomes ready when all
/// checks pass, registers, waits for SIGTERM or SIGINT, deregisters, drains, stops background
/// tasks).
class ServiceHost
{
public:
    /// @param name "catalog"; also the name in the registry and of the service client at identity.
    ServiceHost(std::string name, int argc, const char* const* argv, HostOptions options = {});
    ~ServiceHost();
    ServiceHost(const ServiceHost&) = delete;
    ServiceHost& operator=(const ServiceHost&) = delete;

    /// Reader for the service's own settings; the host's own are already read. Every key must be
    /// read before `shouldStart`.
    [[nodiscard]] SettingsReader& settings();
    /// False when the process should end before it starts anything: --help, --print-config,
    /// --version, or bad settings (reported on standard error). Call after the service has read its
    /// settings.
    [[nodiscard]] bool shouldStart();
    /// 0 after --help and the like, 2 for bad settings.
    [[nodiscard]] int exitCode() const;

    /// The settings as a process would read them that starts now: those from outside as they were
    /// at this one's start, with what the config server says at present. Blocks for up to five
    /// seconds; safe from any thread. @return What addConfigServerSettings returns.
    [[nodiscard]] Result<SettingValues> freshSettings() const;

    /// Adds what the config server says at present for another application, with `profile` besides
    /// the host's own; nothing where there is no config server. Blocks for up to five seconds; safe
    /// from any thread. @return What addConfigServerSettings returns.
    [[nodiscard]] Outcome addSettingsOf(SettingValues& values,
                                        const std::string& application,
                                        const std::string& profile) const;

    /// The common settings, as read.
    [[nodiscard]] const HostSettings& hostSettings() const;

    [[nodiscard]] const Discovery& discovery() const;
    /// The check of users' and services' tokens that the host's server applies.
    [[nodiscard]] Authenticator& authenticator();
    /// The keys of the shop's own provider, for the process that owns them (identity) and need not
    /// fetch them from itself.
    /// @pre neither `authenticator` nor `run` was called yet
    void useIdentityKeys(std::shared_ptr<KeySource> keys);
    [[nodiscard]] ServiceTokens& serviceTokens();
    /// A client for the service called `name`. One per name; lives as long as the host.
    [[nodiscard]] ServiceClient& client(const std::string& name);
    /// As above for work in the background that can wait: the service is ready without it. Two
    /// services that call each other cannot both wait for the other.
    [[nodiscard]] ServiceClient& backgroundClient(const std::string& name);
    [[nodiscard]] Metrics& metrics();
    [[nodiscard]] SpanSink& spans();
    [[nodiscard]] const Clock& clock() const;
    /// Unique per process: "<service>:<host>:<pid>".
    [[nodiscard]] const std::string& instanceId() const;

    /// Repeats `attempt` with backoff (100 ms to 5 s) until it succeeds or a stop signal comes;
    /// logs each failure's cause once. For what a service needs before it can begin: its database,
    /// its migrations.
    /// @return false when a stop signal came first.
    [[nodiscard]] bool waitFor(const std::string& what, const std::function<Outcome()>& attempt);

    void addHealthCheck(HealthCheck check);
    /// Not ready before identity's keys were had once. `run(routes)` asks for it by itself where a
    /// route needs a token.
    void requireIdentityKeys();
    void addBackgroundTask(BackgroundTask task);
    /// Ends the pause of a background task early. Safe from any thread, never blocks.
    void wake(const std::string& backgroundTask);

    /// `/actuator/...` and `/health`, for a process that serves them itself.
    /// @param withDetails false: only the overall status, where strangers can reach them.
    [[nodiscard]] std::vector<Route> actuatorRoutes(bool withDetails = true);

    /// Serves `routes` until a stop signal, then drains. Adds the actuator routes and `/health`.
    /// @return The process's exit code.
    int run(std::vector<Route> routes);
    /// As above with a server of the process's own.
    int run(HostedServer& server);
    /// Asks for the same orderly end as a stop signal. Safe from any thread.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
