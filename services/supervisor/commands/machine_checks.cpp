#include "services/supervisor/commands/machine_checks.hpp"

#include "services/supervisor/cluster/private_cluster.hpp"
#include "services/supervisor/data/shop_lock.hpp"
#include "vitrine/core/clock.hpp"

#include <arpa/inet.h>
#include <filesystem>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/timex.h>
#include <unistd.h>

namespace vitrine::supervisor {

namespace {

namespace fs = std::filesystem;
using Kind = Finding::Kind;

Finding examineDatabase()
{
    const auto binaries = PrivateCluster::findBinaries();
    if (!binaries)
        return {Kind::Fault,
                "There is no PostgreSQL on this machine.",
                "Install it: apt-get install postgresql-15"};
    if (const auto user = databaseUser(); !user.ok())
        return {Kind::Fault, user.error().message + ".", "apt-get install postgresql-15"};
    return {Kind::Good, "PostgreSQL is in " + binaries->string() + ".", ""};
}

std::vector<Finding> examinePorts(const DataFolder& folder, bool running)
{
    if (running)
        return {{Kind::Good, "The shop runs; its ports are its own.", ""}};
    const auto options = folder.loadOptions();
    std::vector<Finding> findings;
    for (const ServiceKind& kind : serviceKinds()) {
        const std::uint16_t port = portOf(options.ok() ? *options : ShopOptions{}, kind.name);
        if (!portIsFree(port)) {
            findings.push_back({Kind::Fault,
                                "Port " + std::to_string(port) + " (" + kind.name +
                                    ") is taken by another program.",
                                "End that program (ss -ltnp 'sport = :" + std::to_string(port) +
                                    "' names it), or start with: vitrine up --port-base N"});
        }
    }
    if (findings.empty())
        findings.push_back({Kind::Good, "The ports are free.", ""});
    return findings;
}

Finding examineDisk(const DataFolder& folder)
{
    fs::path existing = folder.root();
    while (!fs::exists(existing) && existing.has_parent_path() &&
           existing != existing.parent_path())
        existing = existing.parent_path();
    std::error_code failed;
    const fs::space_info space = fs::space(existing, failed);
    if (failed)
        return {Kind::Fault,
                "Cannot look at the disk of " + existing.string() + ": " + failed.message() + ".",
                ""};
    const auto megabytes = space.available / (1024 * 1024);
    const std::string what =
        std::to_string(megabytes) + " MB are free below " + existing.string() + ".";
    if (megabytes < 200)
        return {Kind::Fault,
                what,
                "PostgreSQL stops when the disk is full: free some space, or move the data folder"};
    if (megabytes < 2000)
        return {Kind::Warning, what, "Free some space before the shop grows"};
    return {Kind::Good, what, ""};
}

/// A clock that went back makes tokens "not valid yet" and orders older than they are.
Finding examineClock(const DataFolder& folder)
{
    const auto now = SystemClock().now();
    if (const auto state = folder.loadState()) {
        const auto startedAt = parseTimestamp(state->startedAt);
        if (startedAt.ok() && *startedAt > now + std::chrono::minutes(1)) {
            return {Kind::Fault,
                    "The clock says " + formatTimestamp(now) + ", but the shop was started at " +
                        state->startedAt + ".",
                    "Set the clock (timedatectl set-ntp true), then start the shop again"};
        }
    }
    timex clock{};
    if (adjtimex(&clock) == TIME_ERROR) {
        return {Kind::Warning,
                "The clock is not synchronised; tokens of another provider may be refused.",
                "timedatectl set-ntp true, or install chrony"};
    }
    return {Kind::Good, "The clock is synchronised.", ""};
}

Finding examineLock(const DataFolder& folder, const std::optional<pid_t>& holder)
{
    if (holder)
        return {Kind::Good, "The shop runs with pid " + std::to_string(*holder) + ".", ""};
    if (const auto state = folder.loadState()) {
        return {Kind::Warning,
                "The shop's supervisor (pid " + std::to_string(state->supervisorPid) +
                    ") ended without cleaning up.",
                "Nothing is lost: 'vitrine up' starts it again"};
    }
    if (fs::exists(folder.postgres() / "postmaster.pid")) {
        return {Kind::Warning,
                "The database left a lock file although the shop does not run.",
                "PostgreSQL looks at it itself when it starts: vitrine up"};
    }
    return {Kind::Good, "No lock is left over.", ""};
}

Finding examineDescriptors()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    const std::string what = "A process may open " + std::to_string(limit.rlim_max) + " files.";
    if (limit.rlim_max < 4096)
        return {Kind::Warning, what, "Raise it for many connections: ulimit -n 65536"};
    return {Kind::Good, what, ""};
}

Finding examineFolder(const DataFolder& folder)
{
    if (!fs::exists(folder.root()))
        return {Kind::Good, "The data folder " + folder.root().string() + " will be made.", ""};
    if (access(folder.root().c_str(), W_OK) != 0) {
        return {Kind::Fault,
                "The data folder " + folder.root().string() + " cannot be written.",
                "Run as its owner, or choose another: --data DIR"};
    }
    return {Kind::Good, "The data folder is " + folder.root().string() + ".", ""};
}

} // namespace

bool portIsFree(std::uint16_t port)
{
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int yes = 1; // connections of the last run that linger do not count
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool free = bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    return free;
}

std::vector<Finding> examineMachine(const DataFolder& folder)
{
    const auto holder = ShopLock::holder(folder.lockFile());
    std::vector<Finding> findings{examineFolder(folder), examineDatabase()};
    for (Finding& finding : examinePorts(folder, holder.has_value()))
        findings.push_back(std::move(finding));
    findings.push_back(examineDisk(folder));
    findings.push_back(examineClock(folder));
    findings.push_back(examineLock(folder, holder));
    findings.push_back(examineDescriptors());
    return findings;
}

} // namespace vitrine::supervisor
