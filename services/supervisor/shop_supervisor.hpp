#pragma once

#include "services/supervisor/cluster/private_cluster.hpp"
#include "services/supervisor/data/data_folder.hpp"
#include "services/supervisor/domain/restart_policy.hpp"
#include "services/supervisor/domain/service_plan.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace vitrine::supervisor {

/// Runs a shop: starts its database and its services, starts again what dies, stops all in order.
/// One thread; signals arrive through a descriptor.
class ShopSupervisor
{
public:
    /// Tells the person what happens.
    using Say = std::function<void(const std::string&)>;

    ShopSupervisor(const DataFolder& folder,
                   ShopOptions options,
                   std::filesystem::path programs,
                   Say say);

    /// Starts everything and stays until SIGTERM or SIGINT (a second one cuts the wait short).
    /// @param onReady called once, when every instance says that it is ready.
    /// @return an error when the shop cannot start at all: no database, port taken, already
    /// running.
    [[nodiscard]] Outcome run(const std::function<void()>& onReady);

private:
    using Instant = std::chrono::steady_clock::time_point;

    struct Instance
    {
        PlannedInstance plan;
        pid_t pid = 0; ///< 0 while it does not run.
        RestartPolicy restarts;
        Instant startAt{}; ///< When to start it, while it does not run.
        std::string startedAt;
        std::uint16_t port = 0;
        bool ready = false;
    };

    [[nodiscard]] Outcome prepare();
    [[nodiscard]] std::filesystem::path programOf(const PlannedInstance& planned) const;
    [[nodiscard]] Outcome startDatabase();
    void startDue(Instant now);
    void startInstance(Instance& instance, Instant now);
    void reap(Instant now);
    void noteDeath(pid_t pid, int status, Instant now);
    void learnPorts();
    /// Asks each instance that was not ready yet. @return whether all are.
    bool probe();
    void saveState() const;
    void stopAll();
    void stopWave(StopWave wave);
    [[nodiscard]] bool anyAlive(StopWave wave) const;
    void loop(const std::function<void()>& onReady);

    const DataFolder& m_folder;
    ShopOptions m_options;
    std::filesystem::path m_programs;
    Say m_say;
    SecretValues m_secrets;
    std::vector<Instance> m_instances;
    pid_t m_postgres = 0;
    RestartPolicy m_postgresRestarts;
    Instant m_postgresStartAt{};
    std::string m_startedAt;
    int m_signals = -1; ///< signalfd
    int m_stopsAsked = 0;
};

} // namespace vitrine::supervisor
