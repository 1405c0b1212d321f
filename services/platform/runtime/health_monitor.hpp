#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::platform {

/// Something that must be well before a service is ready: a database, a peer, its keys.
struct HealthCheck
{
    std::string name; ///< "db", "registry", ...
    std::function<Outcome()>
        probe; ///< Called at most every second from the host's own thread; must end within 2 s.
};

/// A check of what is needed to begin: once it has passed, what is cached carries on through an
/// outage.
[[nodiscard]] HealthCheck oncePassed(HealthCheck check);

/// What a process says about itself.
struct Health
{
    enum class Traffic {
        Starting, ///< The port is not open, or no check has run yet.
        Accepting,
        Refusing ///< It drains.
    };
    struct Component
    {
        std::string name;
        std::string fault; ///< Why it is down, "" when it is up.
    };
    Traffic traffic = Traffic::Starting;
    std::vector<Component> components;

    /// Whether requests may be sent here: it accepts them, and every component is up.
    [[nodiscard]] bool isReady() const;
};

/// Runs the checks of a process and remembers what they said, so that a question about its health
/// never waits.
class HealthMonitor
{
public:
    /// @param interval between two rounds of checks.
    explicit HealthMonitor(std::chrono::milliseconds interval = std::chrono::seconds(1));
    ~HealthMonitor();
    HealthMonitor(const HealthMonitor&) = delete;
    HealthMonitor& operator=(const HealthMonitor&) = delete;

    /// @pre `start` was not called yet
    void add(HealthCheck check);
    /// Runs the checks from now on, on a thread of its own; accepts traffic after the first round.
    /// @param onReadiness told of each change of readiness, on that thread.
    void start(std::function<void(bool ready)> onReadiness);
    /// From now on not ready, whatever the checks say; ends the thread. `onReadiness` is not told.
    void refuseTraffic();

    [[nodiscard]] std::shared_ptr<const Health> current() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
