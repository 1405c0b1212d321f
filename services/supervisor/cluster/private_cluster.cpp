#include "services/supervisor/cluster/private_cluster.hpp"

#include "services/supervisor/storage/cluster_admin.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <signal.h>
#include <sstream>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace vitrine::supervisor {

namespace {

namespace fs = std::filesystem;

constexpr const char* kSuperuser = "vitrine";

Error unavailable(std::string message)
{
    return Error{.code = ErrorCode::Unavailable, .message = std::move(message)};
}

bool hasPostgres(const fs::path& folder)
{
    return access((folder / "postgres").c_str(), X_OK) == 0 &&
           access((folder / "initdb").c_str(), X_OK) == 0;
}

/// A folder above `path` that `other` users cannot pass, if there is one: PostgreSQL runs as
/// another user than root.
std::optional<fs::path> closedParent(const fs::path& path)
{
    fs::path walked;
    for (const fs::path& part : path.parent_path()) {
        walked /= part;
        struct stat info
        {
        };
        if (stat(walked.c_str(), &info) == 0 && (info.st_mode & S_IXOTH) == 0)
            return walked;
    }
    return std::nullopt;
}

} // namespace

std::optional<fs::path> PrivateCluster::findBinaries()
{
    if (hasPostgres("/usr/lib/postgresql/15/bin"))
        return "/usr/lib/postgresql/15/bin";
    std::vector<fs::path> found;
    std::error_code ignored;
    for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", ignored)) {
        if (hasPostgres(version.path() / "bin"))
            found.push_back(version.path() / "bin");
    }
    if (!found.empty())
        return *std::max_element(found.begin(), found.end());
    std::istringstream path(std::getenv("PATH") != nullptr ? std::getenv("PATH") : "");
    for (std::string folder; std::getline(path, folder, ':');) {
        if (hasPostgres(folder))
            return folder;
    }
    return std::nullopt;
}

std::string PrivateCluster::secret(const std::string& name) const
{
    const auto found = m_secrets.find(name);
    return found == m_secrets.end() ? std::string() : found->second;
}

std::string PrivateCluster::superuserUrl() const
{
    return "host=" + m_folder.databaseSocket().string() + " dbname=postgres user=" + kSuperuser +
           " password=" + secret("database.superuser") + " connect_timeout=2";
}

bool PrivateCluster::exists() const
{
    std::error_code ignored;
    return fs::exists(m_folder.postgres() / "PG_VERSION", ignored);
}

Outcome PrivateCluster::prepareOwnership(const std::optional<RunAs>& user) const
{
    std::error_code failed;
    fs::create_directories(m_folder.postgres(), failed);
    if (failed)
        return unavailable("cannot make " + m_folder.postgres().string() + ": " + failed.message());
    if (!user)
        return Done{};
    if (const auto closed = closedParent(m_folder.postgres())) {
        return unavailable("PostgreSQL runs as the user 'postgres', who cannot pass the folder " +
                           closed->string() +
                           "; choose a data folder elsewhere (--data), or allow it: chmod o+x " +
                           closed->string());
    }
    for (const fs::path& owned : {m_folder.postgres(), m_folder.databaseSocket()}) {
        if (chown(owned.c_str(), user->uid, user->gid) != 0)
            return unavailable("cannot give " + owned.string() +
                               " to 'postgres': " + std::strerror(errno));
    }
    return Done{};
}

Outcome PrivateCluster::initialise() const
{
    const auto user = databaseUser();
    if (!user.ok())
        return user.error();
    if (const Outcome prepared = prepareOwnership(*user); !prepared.ok() || exists())
        return prepared;
    const auto binaries = findBinaries();
    if (!binaries)
        return unavailable(
            "there is no PostgreSQL on this machine; install the package postgresql-15");
    // The password goes in by a file: arguments can be read by everybody.
    const fs::path passwordFile = m_folder.databaseSocket() / "initial-password";
    std::ofstream(passwordFile) << secret("database.superuser") << "\n";
    chmod(passwordFile.c_str(), 0600);
    if (*user && chown(passwordFile.c_str(), (*user)->uid, (*user)->gid) != 0)
        return unavailable("cannot give " + passwordFile.string() + " to 'postgres'");
    const fs::path log = m_folder.logs() / "initdb.log";
    const Outcome made = runChild({.argv = {(*binaries / "initdb").string(),
                                            "--pgdata=" + m_folder.postgres().string(),
                                            std::string("--username=") + kSuperuser,
                                            "--pwfile=" + passwordFile.string(),
                                            "--auth=scram-sha-256",
                                            "--encoding=UTF8",
                                            "--locale=C.UTF-8",
                                            "--data-checksums"},
                                   .environment = {},
                                   .logFile = log,
                                   .user = *user});
    std::error_code ignored;
    fs::remove(passwordFile, ignored);
    if (!made.ok())
        fs::remove_all(m_folder.postgres(),
                       ignored); // half a cluster would look like a whole one next time
    return made;
}

Result<pid_t> PrivateCluster::start() const
{
    const auto user = databaseUser();
    const auto binaries = findBinaries();
    if (!user.ok())
        return user.error();
    if (!binaries)
        return unavailable(
            "there is no PostgreSQL on this machine; install the package postgresql-15");
    const std::vector<std::string> settings{
        "listen_addresses=",
        "unix_socket_directories=" + m_folder.databaseSocket().string(),
        "unix_socket_permissions=0777", // scram passwords guard it; the services may run as another
                                        // user
        "max_connections=100",
        "shared_buffers=64MB",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
        "wal_compression=on",
        "max_wal_size=512MB",
        "client_connection_check_interval=5s",
        "timezone=UTC",
        "log_timezone=UTC",
        "log_line_prefix=%m [%p] %d ",
    };
    std::vector<std::string> argv{
        (*binaries / "postgres").string(), "-D", m_folder.postgres().string()};
    for (const std::string& setting : settings) {
        argv.push_back("-c");
        argv.push_back(setting);
    }
    return startChild({.argv = std::move(argv),
                       .environment = {},
                       .logFile = m_folder.logs() / "postgres.log",
                       .user = *user,
                       .parentDeathSignal = SIGINT}); // fast shutdown
}

Outcome PrivateCluster::waitUntilReady(Deadline deadline) const
{
    Outcome answer = unavailable("PostgreSQL was not asked");
    while (!deadline.expired()) {
        answer = pingCluster(superuserUrl());
        if (answer.ok())
            return answer;
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return unavailable("PostgreSQL does not answer (" + answer.error().message +
                       "); its log ends with:\n" + tailOf(m_folder.logs() / "postgres.log", 8));
}

Outcome PrivateCluster::createDatabases() const
{
    std::vector<DatabaseOwner> owners;
    for (const ServiceKind& kind : serviceKinds()) {
        if (kind.hasDatabase)
            owners.push_back({std::string("vitrine_") + kind.name,
                              secret(std::string("database.") + kind.name)});
    }
    return ensureDatabases(superuserUrl(), owners);
}

} // namespace vitrine::supervisor
