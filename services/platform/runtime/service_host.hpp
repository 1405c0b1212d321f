#pragma once

#include "services/platform/client/service_client.hpp"
#include "services/platform/discovery/discovery.hpp"
#include "services/platform/http/route.hpp"
#include "services/platform/settings/settings.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/clock.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Something that must be well before a service is ready: a database, a peer, its keys.
struct HealthCheck
{
    std::string name; ///< "db", "registry", ...
    std::function<Outcome()> probe; ///< Called at most every second from the host's own thread; must end within 2 s.
};

/// A loop that runs beside the requests (relay, sweeper, saga driver), on a thread of its own.
struct BackgroundTask
{
    std::string name;
    std::chrono::milliseconds interval; ///< Pause between two runs; `wake` ends it early.
    /// One round. An error is logged and backs the next round off, up to 30 s.
    std::function<Outcome(Deadline)> round;
};

/// What every service process does alike: settings, logs, signals, metrics, spans, discovery, tokens, server, health,
/// registration, drain. Construct it first in main; it owns what it hands out references to.
///
/// Life: constructor (settings from command line, environment, file and config server) -> the service reads its settings
/// and builds its parts -> `run` (opens the port, becomes ready when all checks pass, registers, waits for SIGTERM or SIGINT,
/// deregisters, drains, stops background tasks).
class ServiceHost
{
public:
    /// @param name "catalog"; also the name in the registry and of the service client at identity.
    ServiceHost(std::string name, int argc, const char* const* argv);
    ~ServiceHost();
    ServiceHost(const ServiceHost&) = delete;
    ServiceHost& operator=(const ServiceHost&) = delete;

    /// Reader for the service's own settings; the host's own are already read.
    [[nodiscard]] SettingsReader& settings();
    /// False when the process should end before it starts anything: --help, --print-config, --version, or bad settings
    /// (reported on standard error). Call after the service has read its settings.
    [[nodiscard]] bool shouldStart();
    /// 0 after --help and the like, 2 for bad settings.
    [[nodiscard]] int exitCode() const;

    [[nodiscard]] const Discovery& discovery() const;
    [[nodiscard]] ServiceTokens& serviceTokens();
    /// A client for the service called `name`. One per name; lives as long as the host.
    [[nodiscard]] ServiceClient& client(const std::string& name);
    [[nodiscard]] Metrics& metrics();
    [[nodiscard]] SpanSink& spans();
    [[nodiscard]] const Clock& clock() const;
    /// Unique per process: "<service>:<host>:<pid>".
    [[nodiscard]] const std::string& instanceId() const;

    /// Repeats `attempt` with backoff (100 ms to 5 s) until it succeeds or a stop signal comes; logs each failure's cause
    /// once. For what a service needs before it can begin: its database, its migrations.
    /// @return false when a stop signal came first.
    [[nodiscard]] bool waitFor(const std::string& what, const std::function<Outcome()>& attempt);

    void addHealthCheck(HealthCheck check);
    void addBackgroundTask(BackgroundTask task);
    /// Ends the pause of a background task early. Safe from any thread, never blocks.
    void wake(const std::string& backgroundTask);

    /// Serves `routes` until a stop signal, then drains. Adds the actuator routes and `/health`.
    /// @return The process's exit code.
    int run(std::vector<Route> routes);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
