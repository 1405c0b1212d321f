#pragma once

#include "services/supervisor/data/data_folder.hpp"
#include "services/supervisor/process/child_process.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine::supervisor {

/// The shop's own PostgreSQL: a cluster in the data folder, reachable by a unix socket only, with
/// passwords. Durable: fsync, full_page_writes and synchronous_commit are on and nothing here
/// switches them off.
class PrivateCluster
{
public:
    PrivateCluster(const DataFolder& folder, const SecretValues& secrets)
        : m_folder(folder)
        , m_secrets(secrets)
    {
    }

    /// The folder with initdb and postgres: PostgreSQL 15 of the distribution, else the newest
    /// there, else PATH.
    [[nodiscard]] static std::optional<std::filesystem::path> findBinaries();

    [[nodiscard]] bool exists() const;
    /// Runs initdb when there is no cluster yet.
    [[nodiscard]] Outcome initialise() const;
    /// Starts the server. @return its pid.
    [[nodiscard]] Result<pid_t> start() const;
    /// Waits until the server answers. Recovery after a crash may take a while: the deadline should
    /// allow minutes.
    [[nodiscard]] Outcome waitUntilReady(Deadline deadline) const;
    /// Makes a role and a database for each service that has none yet; no role may connect to
    /// another's.
    [[nodiscard]] Outcome createDatabases() const;

    /// Connection string of the cluster's superuser.
    [[nodiscard]] std::string superuserUrl() const;

private:
    [[nodiscard]] std::string secret(const std::string& name) const;
    [[nodiscard]] Outcome prepareOwnership(const std::optional<RunAs>& user) const;

    const DataFolder& m_folder;
    const SecretValues& m_secrets;
};

} // namespace vitrine::supervisor
