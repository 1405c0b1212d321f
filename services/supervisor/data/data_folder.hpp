#pragma once

#include "services/supervisor/domain/service_plan.hpp"
#include "vitrine/core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vitrine::supervisor {

/// What a running shop looks like from outside; written by `vitrine up`, read by the other
/// commands.
struct InstanceState
{
    std::string name;
    std::string service;
    pid_t pid = 0;
    std::uint16_t port = 0;
    std::string startedAt; ///< RFC 3339
    int restarts = 0;
};

struct ShopState
{
    pid_t supervisorPid = 0;
    std::string startedAt;
    std::string gatewayUrl;
    pid_t postgresPid = 0;
    std::vector<InstanceState> instances;
};

/// The folder that holds everything a shop keeps:
///
///     postgres/       the private database cluster
///     config/         settings files that the config server hands out
///     logs/           one file per process
///     run/            lock, state, ports: only meaningful while the shop runs
///     secrets.json    generated passwords, readable by the owner only
///     shop.json       what `vitrine up` was asked for last
class DataFolder
{
public:
    explicit DataFolder(std::filesystem::path root)
        : m_root(std::move(root))
    {
    }

    /// /var/lib/vitrine for root, otherwise ~/.local/share/vitrine; VITRINE_DATA wins over both.
    [[nodiscard]] static std::filesystem::path defaultRoot();

    [[nodiscard]] const std::filesystem::path& root() const { return m_root; }
    [[nodiscard]] std::filesystem::path postgres() const { return m_root / "postgres"; }
    [[nodiscard]] std::filesystem::path config() const { return m_root / "config"; }
    [[nodiscard]] std::filesystem::path logs() const { return m_root / "logs"; }
    [[nodiscard]] std::filesystem::path run() const { return m_root / "run"; }
    [[nodiscard]] std::filesystem::path ports() const { return run() / "ports"; }
    [[nodiscard]] std::filesystem::path settings() const { return run() / "settings"; }
    [[nodiscard]] std::filesystem::path lockFile() const { return run() / "supervisor.lock"; }
    /// Where PostgreSQL's socket lies: below run/, or a short name in /tmp when that path is too
    /// long for a socket.
    [[nodiscard]] std::filesystem::path databaseSocket() const;

    /// Makes the folders. @return Unavailable naming the folder that cannot be made or written.
    [[nodiscard]] Outcome create() const;

    /// Reads secrets.json and adds what is missing, generated from the system's random source.
    [[nodiscard]] Result<SecretValues> secrets() const;

    [[nodiscard]] Result<ShopOptions> loadOptions() const; ///< Defaults when there are none yet.
    [[nodiscard]] Outcome saveOptions(const ShopOptions& options) const;

    /// Writes the settings of one process to a file of its own, readable by the owner only. @return
    /// its path.
    [[nodiscard]] Result<std::filesystem::path>
    writeSettings(const std::string& instance,
                  const std::map<std::string, std::string>& values) const;

    [[nodiscard]] std::optional<ShopState>
    loadState() const; ///< Nothing when the shop does not run.
    [[nodiscard]] Outcome saveState(const ShopState& state) const;
    void removeState() const;

private:
    [[nodiscard]] Outcome writeAtomically(const std::filesystem::path& file,
                                          const std::string& text) const;

    std::filesystem::path m_root;
};

/// The whole content of a file, nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> readFile(const std::filesystem::path& file);

} // namespace vitrine::supervisor
