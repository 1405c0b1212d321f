#include "tests/testkit/service_process.hpp"

#include <arpa/inet.h>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <netinet/in.h>
#include <signal.h>
#include <sstream>
#include <stdexcept>
#include <sys/file.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace vitrine::testkit {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr auto kStartLimit = 30s;
constexpr auto kStopLimit = 20s;
constexpr auto kPause = 5ms; // between two looks at something that has no event to wait for

std::string environmentValue(const char* name)
{
    const char* value = std::getenv(name);
    if (value == nullptr)
        throw std::runtime_error(std::string(name) + " is not set; run the tests by ctest");
    return value;
}

std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

std::string lastPart(const std::string& text)
{
    constexpr std::size_t kShown = 4000;
    return text.size() <= kShown ? text : "..." + text.substr(text.size() - kShown);
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// A child with its output in a file. Everything is prepared before the fork: after it only calls
/// that are safe in the child of a process with threads.
pid_t spawn(std::vector<std::string> argv,
            const std::map<std::string, std::string>& environment,
            const fs::path& folder,
            const fs::path& output)
{
    std::vector<std::string> variables;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string text(*entry);
        if (!environment.contains(text.substr(0, text.find('='))))
            variables.push_back(text);
    }
    for (const auto& [name, value] : environment)
        variables.push_back(name + "=" + value);
    const auto arguments = pointersTo(argv);
    const auto settings = pointersTo(variables);
    const std::string where = folder.empty() ? "." : folder.string();
    const int log = open(output.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(nothing, STDIN_FILENO);
        dup2(log, STDOUT_FILENO);
        dup2(log, STDERR_FILENO);
        if (chdir(where.c_str()) == 0)
            execvpe(arguments[0], arguments.data(), settings.data());
        _exit(127);
    }
    close(log);
    close(nothing);
    return pid;
}

int codeOf(int status)
{
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// The exit code, or nothing while it still runs after `limit`.
bool waitFor(pid_t pid, std::chrono::milliseconds limit, int& code)
{
    const auto end = Clock::now() + limit;
    int status = 0;
    while (true) {
        const pid_t ended = waitpid(pid, &status, WNOHANG);
        if (ended == pid) {
            code = codeOf(status);
            return true;
        }
        if (ended < 0 || Clock::now() >= end)
            return false;
        std::this_thread::sleep_for(kPause);
    }
}

class FileLock
{
public:
    explicit FileLock(const fs::path& file)
        : m_file(open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600))
    {
        flock(m_file, LOCK_EX);
    }
    ~FileLock() { close(m_file); }
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;

private:
    int m_file;
};

} // namespace

TemporaryFolder::TemporaryFolder()
{
    std::string name = (fs::temp_directory_path() / "vitrine-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr)
        throw std::runtime_error("no temporary folder can be made");
    m_path = name;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
}

ToolRun runTool(const std::vector<std::string>& argv,
                const std::map<std::string, std::string>& environment,
                const fs::path& folder,
                std::chrono::seconds limit)
{
    const TemporaryFolder scratch;
    const fs::path output = scratch.path() / "output";
    const pid_t pid = spawn(argv, environment, folder, output);
    ToolRun run;
    if (!waitFor(pid, limit, run.exitCode)) {
        ::kill(pid, SIGKILL);
        int ignored = 0;
        std::ignore = waitFor(pid, 5s, ignored);
        run.exitCode = 124;
    }
    run.output = contentOf(output);
    return run;
}

ToolProcess::ToolProcess(const std::vector<std::string>& argv,
                         const std::string& greeting,
                         const std::map<std::string, std::string>& environment,
                         const fs::path& folder)
    : m_pid(spawn(argv, environment, folder, m_scratch.path() / "output"))
{
    const auto deadline = Clock::now() + kStartLimit;
    while (!hasGreeted(greeting)) {
        int code = 0;
        const bool hasEnded = waitFor(m_pid, 0ms, code);
        if (hasEnded || Clock::now() > deadline) {
            if (!hasEnded)
                end();
            throw std::runtime_error(argv.front() +
                                     (hasEnded ? " ended with " + std::to_string(code)
                                               : " does not say \"" + greeting + "\"") +
                                     ":\n" + lastPart(output()));
        }
        std::this_thread::sleep_for(kPause);
    }
}

bool ToolProcess::hasGreeted(const std::string& greeting)
{
    std::istringstream printed(output());
    for (std::string line; std::getline(printed, line) && !printed.eof();) { // eof: a part of one
        if (line.starts_with(greeting)) {
            m_greeting = line;
            return true;
        }
    }
    return false;
}

ToolProcess::~ToolProcess()
{
    end();
}

void ToolProcess::end()
{
    int ignored = 0;
    ::kill(m_pid, SIGTERM);
    if (waitFor(m_pid, 5s, ignored))
        return;
    ::kill(m_pid, SIGKILL);
    std::ignore = waitFor(m_pid, 5s, ignored);
}

std::string ToolProcess::output() const
{
    return contentOf(m_scratch.path() / "output");
}

std::uint16_t freePort()
{
    const int socketHandle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* const raw = reinterpret_cast<sockaddr*>(&address);
    const bool bound =
        bind(socketHandle, raw, size) == 0 && getsockname(socketHandle, raw, &size) == 0;
    close(socketHandle);
    if (!bound)
        throw std::runtime_error("no port is free");
    return ntohs(address.sin_port);
}

fs::path programFolder()
{
    return environmentValue("VITRINE_BIN");
}

fs::path sourceFolder()
{
    return environmentValue("VITRINE_SOURCE");
}

fs::path nodeProject(const fs::path& source)
{
    const fs::path folder =
        programFolder().parent_path() / "tests" / "node" / fs::relative(source, sourceFolder());
    fs::create_directories(folder);
    const FileLock lock(folder / ".lock");
    for (const auto& entry : fs::directory_iterator(source)) {
        if (entry.is_regular_file())
            fs::copy_file(entry.path(),
                          folder / entry.path().filename(),
                          fs::copy_options::overwrite_existing);
    }
    const fs::path stamp = folder / ".installed";
    const std::string wanted = contentOf(folder / "package-lock.json");
    if (contentOf(stamp) == wanted)
        return folder;
    const ToolRun run =
        runTool({"npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts"}, {}, folder, 180s);
    if (run.exitCode != 0)
        throw std::runtime_error("npm ci failed in " + folder.string() + ":\n" +
                                 lastPart(run.output));
    std::ofstream(stamp, std::ios::binary) << wanted;
    return folder;
}

ServiceProcess::ServiceProcess(std::string name, std::map<std::string, std::string> settings)
    : m_name(std::move(name))
{
    start(settings);
    try {
        waitUntilReady();
    } catch (const std::exception&) {
        kill();
        throw;
    }
}

ServiceProcess::~ServiceProcess()
{
    stop();
}

void ServiceProcess::start(const std::map<std::string, std::string>& settings)
{
    std::map<std::string, std::string> all{
        {"service.port", "0"},
        {"service.port-file", (m_folder.path() / "port").string()},
        {"registry.url", ""},
        {"config.url", ""},
        {"tracing.url", ""}};
    for (const auto& [key, value] : settings)
        all[key] = value;
    std::vector<std::string> argv{(programFolder() / ("vitrine-" + m_name)).string()};
    for (const auto& [key, value] : all)
        argv.push_back("--" + key + "=" + value);
    m_pid = spawn(std::move(argv), {}, {}, m_folder.path() / "log");
}

void ServiceProcess::waitUntilReady()
{
    const auto end = Clock::now() + kStartLimit;
    while (Clock::now() < end) {
        int code = 0;
        if (waitFor(m_pid, 0ms, code)) {
            m_pid = -1;
            throw std::runtime_error("vitrine-" + m_name + " ended with " + std::to_string(code) +
                                     ":\n" + lastPart(log()));
        }
        const std::string port = contentOf(m_folder.path() / "port");
        m_port = static_cast<std::uint16_t>(std::strtoul(port.c_str(), nullptr, 10));
        if (m_port != 0 && answersReady())
            return;
        std::this_thread::sleep_for(kPause);
    }
    throw std::runtime_error("vitrine-" + m_name + " is not ready in time:\n" + lastPart(log()));
}

bool ServiceProcess::answersReady() const
{
    const int socketHandle = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{.tv_sec = 2, .tv_usec = 0};
    setsockopt(socketHandle, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(m_port);
    char answer[16] = {};
    constexpr std::string_view kAsk =
        "GET /actuator/health/readiness HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    const bool answered =
        connect(socketHandle, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        send(socketHandle, kAsk.data(), kAsk.size(), MSG_NOSIGNAL) > 0 &&
        recv(socketHandle, answer, 12, MSG_WAITALL) == 12;
    close(socketHandle);
    return answered && std::string_view(answer) == "HTTP/1.1 200";
}

std::string ServiceProcess::url() const
{
    return "http://127.0.0.1:" + std::to_string(m_port);
}

std::string ServiceProcess::log() const
{
    return contentOf(m_folder.path() / "log");
}

int ServiceProcess::stop()
{
    if (m_pid < 0)
        return -1;
    ::kill(m_pid, SIGTERM);
    return wait(kStopLimit);
}

void ServiceProcess::kill()
{
    if (m_pid < 0)
        return;
    ::kill(m_pid, SIGKILL);
    wait(5s);
}

int ServiceProcess::wait(std::chrono::seconds limit)
{
    int code = -1;
    if (!waitFor(m_pid, limit, code)) {
        ::kill(m_pid, SIGKILL);
        std::ignore = waitFor(m_pid, 5s, code);
    }
    m_pid = -1;
    return code;
}

} // namespace vitrine::testkit
