#include "tests/testkit/postgres_binaries.hpp"

#include <charconv>
#include <cstdlib>
#include <filesystem>
#include <pwd.h>
#include <sstream>
#include <stdexcept>
#include <unistd.h>

namespace vitrine::testkit {
namespace {

namespace fs = std::filesystem;

bool hasServer(const fs::path& folder)
{
    return access((folder / "initdb").c_str(), X_OK) == 0 &&
           access((folder / "postgres").c_str(), X_OK) == 0;
}

/// Debian keeps one folder for each major version.
std::string newestOfDebian()
{
    int newest = 0;
    std::error_code absent;
    for (const auto& entry : fs::directory_iterator("/usr/lib/postgresql", absent)) {
        int version = 0;
        const std::string name = entry.path().filename().string();
        std::from_chars(name.data(), name.data() + name.size(), version);
        if (version > newest && hasServer(entry.path() / "bin"))
            newest = version;
    }
    return newest == 0 ? "" : "/usr/lib/postgresql/" + std::to_string(newest) + "/bin";
}

std::string onPath()
{
    const char* path = std::getenv("PATH");
    std::istringstream folders(path == nullptr ? "" : path);
    for (std::string folder; std::getline(folders, folder, ':');) {
        if (!folder.empty() && hasServer(folder))
            return folder;
    }
    return "";
}

} // namespace

std::string postgresBinaries()
{
    if (const char* chosen = std::getenv("VITRINE_PG_BIN"); chosen != nullptr && *chosen != '\0')
        return chosen;
    std::string found = newestOfDebian();
    if (found.empty())
        found = onPath();
    if (found.empty())
        throw std::runtime_error(
            "PostgreSQL's server programs are neither in $VITRINE_PG_BIN nor in "
            "/usr/lib/postgresql/*/bin nor on PATH: install the package postgresql-15");
    return found;
}

RunAs unprivilegedUser()
{
    if (geteuid() != 0)
        return {};
    const passwd* user = getpwnam("postgres");
    if (user == nullptr)
        throw std::runtime_error("PostgreSQL does not run as root and there is no user postgres");
    return {.change = true, .uid = user->pw_uid, .gid = user->pw_gid};
}

} // namespace vitrine::testkit
