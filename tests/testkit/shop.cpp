#include "tests/testkit/shop.hpp"

#include "services/supervisor/commands/machine_checks.hpp"
#include "services/supervisor/data/data_folder.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <iostream>
#include <poll.h>
#include <random>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace vitrine::testkit {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::string environment(const char* name)
{
    const char* value = std::getenv(name);
    if (value == nullptr)
        throw std::runtime_error(std::string(name) + " is not set; run the tests by ctest");
    return value;
}

/// A range of free ports. Tests run beside each other: the range is chosen by chance, then looked
/// at.
std::uint16_t freePortBase()
{
    constexpr std::uint16_t width = 16;
    std::random_device chance;
    for (int tries = 0; tries < 200; ++tries) {
        const auto base = static_cast<std::uint16_t>(20000 + chance() % 700 * width);
        bool allFree = true;
        for (std::uint16_t i = 0; i < width && allFree; ++i)
            allFree = supervisor::portIsFree(static_cast<std::uint16_t>(base + i));
        if (allFree)
            return base;
    }
    throw std::runtime_error("no free range of ports");
}

[[noreturn]] void execute(const std::vector<std::string>& argv, int output)
{
    std::vector<char*> pointers;
    for (const std::string& argument : argv)
        pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    setpgid(0, 0);
    dup2(open("/dev/null", O_RDONLY), STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    dup2(output, STDERR_FILENO);
    execv(pointers[0], pointers.data());
    _exit(127);
}

} // namespace

ProgramRun runProgram(const std::vector<std::string>& argv, int timeoutSeconds)
{
    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return {};
    const pid_t pid = fork();
    if (pid == 0)
        execute(argv, pipe[1]);
    close(pipe[1]);
    ProgramRun run;
    const auto end = Clock::now() + std::chrono::seconds(timeoutSeconds);
    bool timedOut = false;
    // A program may leave children that keep the pipe (a detached shop): its own end is what
    // counts.
    int status = 0;
    bool ended = false;
    while (true) {
        pollfd waiting{pipe[0], POLLIN, 0};
        char piece[4096];
        ssize_t got = -1;
        if (poll(&waiting, 1, 20) > 0 && (got = read(pipe[0], piece, sizeof piece)) > 0) {
            run.output.append(piece, static_cast<std::size_t>(got));
            continue;
        }
        if (ended)
            break;
        ended = waitpid(pid, &status, WNOHANG) == pid;
        if (!ended && Clock::now() > end) {
            ::kill(pid, SIGKILL);
            waitpid(pid, &status, 0);
            timedOut = ended = true;
        }
    }
    close(pipe[0]);
    run.exitCode = timedOut            ? 124
                   : WIFEXITED(status) ? WEXITSTATUS(status)
                                       : 128 + WTERMSIG(status);
    return run;
}

fs::path Shop::programs()
{
    return environment("VITRINE_BIN");
}

fs::path Shop::source()
{
    return environment("VITRINE_SOURCE");
}

Shop::Shop(Options options)
    : m_options(std::move(options))
    , m_portBase(freePortBase())
{
    std::string pattern = (fs::temp_directory_path() / "vitrine-shop-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("cannot make a temporary folder");
    m_data = pattern;
    chmod(m_data.c_str(), 0755); // PostgreSQL may run as another user
}

Shop::~Shop()
{
    const ProgramRun stopped = vitrine({"down"});
    if (stopped.exitCode != 0)
        std::cerr << "vitrine down: " << stopped.output << "\n";
    if (testing::Test::HasFailure()) {
        std::cerr << "the shop's data and logs stay in " << m_data << "\n";
        return;
    }
    std::error_code ignored;
    fs::remove_all(m_data, ignored);
}

ProgramRun Shop::vitrine(std::vector<std::string> arguments, int timeoutSeconds) const
{
    std::vector<std::string> argv{(programs() / "vitrine").string(), "--data", m_data.string()};
    argv.insert(argv.end(), arguments.begin(), arguments.end());
    return runProgram(argv, timeoutSeconds);
}

ProgramRun Shop::up() const
{
    std::vector<std::string> arguments{"up", "--detach", "--port-base", std::to_string(m_portBase)};
    for (const auto& [service, count] : m_options.instances) {
        arguments.push_back("--instances");
        arguments.push_back(service + "=" + std::to_string(count));
    }
    for (const auto& [key, value] : m_options.settings) {
        arguments.push_back("--set");
        arguments.push_back(key + "=" + value);
    }
    arguments.insert(arguments.end(), m_options.upArguments.begin(), m_options.upArguments.end());
    return vitrine(arguments, 180);
}

std::string Shop::gatewayUrl() const
{
    return "http://127.0.0.1:" + std::to_string(m_portBase);
}

std::string Shop::url(const std::string& instance) const
{
    const auto state = supervisor::DataFolder(m_data).loadState();
    for (const auto& known : state ? state->instances : std::vector<supervisor::InstanceState>()) {
        if (known.name == instance)
            return "http://127.0.0.1:" + std::to_string(known.port);
    }
    return {};
}

pid_t Shop::pid(const std::string& instance) const
{
    const auto state = supervisor::DataFolder(m_data).loadState();
    for (const auto& known : state ? state->instances : std::vector<supervisor::InstanceState>()) {
        if (known.name == instance)
            return known.pid;
    }
    return 0;
}

void Shop::kill(const std::string& instance) const
{
    if (const pid_t target = pid(instance); target > 0)
        ::kill(target, SIGKILL);
}

bool Shop::waitUntilHealthy(int seconds) const
{
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    while (Clock::now() < end) {
        if (vitrine({"status"}).exitCode == 0)
            return true;
        std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    return false;
}

} // namespace vitrine::testkit
