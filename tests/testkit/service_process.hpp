#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <sys/types.h>
#include <vector>

namespace vitrine::testkit {

/// A folder of its own, removed with all that is in it at destruction.
class TemporaryFolder
{
public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

/// What a tool printed and how it ended.
struct ToolRun
{
    int exitCode = -1;  ///< 128 + signal when one ended it, 124 when it took too long.
    std::string output; ///< Standard output and error, interleaved.
};

/// Runs a program, found by PATH, to its end.
/// @param environment variables added to this process's own. @param folder working folder; empty:
/// this process's.
[[nodiscard]] ToolRun runTool(const std::vector<std::string>& argv,
                              const std::map<std::string, std::string>& environment = {},
                              const std::filesystem::path& folder = {},
                              std::chrono::seconds limit = std::chrono::seconds(60));

/// A program that runs beside the test, found by PATH; ended at destruction.
class ToolProcess
{
public:
    /// Returns when it has printed a whole line that begins with `greeting`. Throws when it ends
    /// before, or is not in time, with what it printed.
    /// @param environment variables added to this process's own. @param folder working folder.
    ToolProcess(const std::vector<std::string>& argv,
                const std::string& greeting,
                const std::map<std::string, std::string>& environment = {},
                const std::filesystem::path& folder = {});
    ~ToolProcess();
    ToolProcess(const ToolProcess&) = delete;
    ToolProcess& operator=(const ToolProcess&) = delete;

    /// The line that began with the greeting.
    [[nodiscard]] const std::string& greeting() const { return m_greeting; }
    /// What it printed so far, standard error included.
    [[nodiscard]] std::string output() const;

private:
    [[nodiscard]] bool hasGreeted(const std::string& greeting);
    void end();

    TemporaryFolder m_scratch;
    pid_t m_pid = -1;
    std::string m_greeting;
};

/// A port that nobody listens on just now. Only for what must know its port before it starts.
[[nodiscard]] std::uint16_t freePort();

/// The folder with the programs under test.
[[nodiscard]] std::filesystem::path programFolder();
/// The root of the source tree.
[[nodiscard]] std::filesystem::path sourceFolder();

/// A copy of the npm project in `source` (package.json, package-lock.json and scripts), below the
/// build folder, with its packages installed as the lock file says. Installed once for all tests.
[[nodiscard]] std::filesystem::path nodeProject(const std::filesystem::path& source);

/// One service as a process of its own, `vitrine-<name>`, on a free port and without registry,
/// config server and tracing unless its settings name them. Stopped at destruction.
class ServiceProcess
{
public:
    /// Returns when the service is ready. Throws when it ends before, or is not in time, with the
    /// end of its log.
    ServiceProcess(std::string name, std::map<std::string, std::string> settings);
    ~ServiceProcess();
    ServiceProcess(const ServiceProcess&) = delete;
    ServiceProcess& operator=(const ServiceProcess&) = delete;

    [[nodiscard]] std::uint16_t port() const { return m_port; }
    [[nodiscard]] std::string url() const;
    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// What it printed so far.
    [[nodiscard]] std::string log() const;

    /// SIGTERM, then waits. @return The exit code; -1 when it had ended before.
    int stop();
    /// SIGKILL.
    void kill();

private:
    void start(const std::map<std::string, std::string>& settings);
    void waitUntilReady();
    [[nodiscard]] bool answersReady() const;
    int wait(std::chrono::seconds limit);

    std::string m_name;
    TemporaryFolder m_folder;
    std::uint16_t m_port = 0;
    pid_t m_pid = -1;
};

} // namespace vitrine::testkit
