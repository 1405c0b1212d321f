#include "services/supervisor/commands/commands.hpp"
#include "services/supervisor/commands/machine_checks.hpp"
#include "services/supervisor/data/shop_lock.hpp"
#include "services/supervisor/shop_supervisor.hpp"

#include <chrono>
#include <cstdio>
#include <fcntl.h>
#include <fstream>
#include <iostream>
#include <poll.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

namespace vitrine::supervisor {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr const char* kReadyMark = "\x04ready";

ShopOptions merge(ShopOptions saved, const ShopOptions& asked)
{
    if (asked.portBase)
        saved.portBase = asked.portBase;
    for (const auto& [service, count] : asked.instances)
        saved.instances[service] = count;
    if (!asked.publicUrl.empty())
        saved.publicUrl = asked.publicUrl;
    if (!asked.oidcIssuer.empty())
        saved.oidcIssuer = asked.oidcIssuer;
    for (const auto& [key, value] : asked.settings)
        saved.settings[key] = value;
    return saved;
}

/// A first settings file that says what may stand in it.
void writeSettingsTemplate(const fs::path& folder)
{
    const fs::path file = folder / "application.yml";
    if (fs::exists(file))
        return;
    std::ofstream(file)
        << "# Settings of every service, handed out by the config server; a file "
           "<service>.yml beside\n"
           "# this one is for that service alone. 'vitrine-order --help' and the "
           "like name them all.\n"
           "# Changes count when a service starts: vitrine down, vitrine up. The "
           "shop's name, languages,\n"
           "# tax-display and kiosk count within seconds.\n"
           "#\n"
           "# shop:\n"
           "#   name: Main Street\n"
           "#   currency: EUR\n"
           "#   time-zone: Europe/Berlin\n"
           "#   day-cut-over: \"04:00\"  # when a business day begins\n"
           "#   languages: de,en\n"
           "#   tax-display: included   # or excluded\n"
           "#   tax:\n"
           "#     rates:\n"
           "#       standard: 190000   # millionths: 19 %\n"
           "#   kiosk:                  # read by the kiosks; no secrets, anybody may ask\n"
           "#     idle-seconds: 60\n";
}

Outcome checkPorts(const ShopOptions& options)
{
    for (const ServiceKind& kind : serviceKinds()) {
        const std::uint16_t port = portOf(options, kind.name);
        if (!portIsFree(port)) {
            return Error{.code = ErrorCode::Unavailable,
                         .message =
                             "port " + std::to_string(port) + " (" + kind.name +
                             ") is taken by another program; choose others with --port-base N"};
        }
    }
    return Done{};
}

/// Runs the shop in this process. `say` gets lines of progress, and the ready mark.
int supervise(const DataFolder& folder,
              const ShopOptions& options,
              const fs::path& programs,
              const ShopSupervisor::Say& say)
{
    const auto lock = ShopLock::take(folder.lockFile());
    if (!lock.ok()) {
        say(lock.error().message);
        return 1;
    }
    if (const Outcome free = checkPorts(options); !free.ok()) {
        say(free.error().message);
        return 1;
    }
    ShopSupervisor supervisor(folder, options, programs, say);
    const Outcome ran = supervisor.run([&say] { say(kReadyMark); });
    if (!ran.ok()) {
        say(ran.error().message);
        return 1;
    }
    return 0;
}

void printReady(const ShopOptions& options, Clock::time_point since)
{
    const auto took = std::chrono::duration<double>(Clock::now() - since).count();
    std::printf("ready after %.1f s\n", took);
    std::printf("  shop (gateway)  http://127.0.0.1:%u\n", portOf(options, "gateway"));
    std::printf("  registry        http://127.0.0.1:%u/\n", portOf(options, "registry"));
    std::fflush(stdout);
}

int superviseHere(const DataFolder& folder,
                  const UpArguments& arguments,
                  const ShopOptions& options)
{
    const auto since = Clock::now();
    return supervise(folder, options, arguments.programs, [&](const std::string& line) {
        if (line == kReadyMark)
            printReady(options, since);
        else
            std::cout << line << std::endl;
    });
}

/// In the background child: no terminal, progress into a pipe until the parent has gone, then into
/// the log only.
int superviseDetached(const DataFolder& folder,
                      const UpArguments& arguments,
                      const ShopOptions& options,
                      int pipe)
{
    setsid();
    signal(SIGPIPE, SIG_IGN);
    const int log = open((folder.logs() / "supervisor.log").c_str(),
                         O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC,
                         0640);
    const int devNull = open("/dev/null", O_RDWR | O_CLOEXEC);
    dup2(devNull, STDIN_FILENO);
    dup2(log, STDOUT_FILENO);
    dup2(log, STDERR_FILENO);
    return supervise(folder, options, arguments.programs, [pipe](const std::string& line) {
        const std::string text = line + "\n";
        [[maybe_unused]] const ssize_t toParent = write(pipe, text.data(), text.size());
        if (line != kReadyMark)
            std::cout << formatTimestamp(SystemClock().now()) << " " << line << std::endl;
    });
}

/// In the parent: shows the child's progress until the shop is ready.
int followStart(pid_t child, int pipe, const ShopOptions& options, std::chrono::seconds readyWithin)
{
    const auto since = Clock::now();
    std::string buffer;
    while (Clock::now() - since < readyWithin) {
        pollfd waiting{pipe, POLLIN, 0};
        if (poll(&waiting, 1, 200) <= 0)
            continue;
        char piece[1024];
        const ssize_t got = read(pipe, piece, sizeof piece);
        if (got <= 0) {
            int status = 0;
            waitpid(child, &status, 0);
            return WIFEXITED(status) && WEXITSTATUS(status) != 0 ? WEXITSTATUS(status) : 1;
        }
        buffer.append(piece, static_cast<std::size_t>(got));
        for (std::size_t end = 0; (end = buffer.find('\n')) != std::string::npos;
             buffer.erase(0, end + 1)) {
            const std::string line = buffer.substr(0, end);
            if (line == kReadyMark) {
                printReady(options, since);
                return 0;
            }
            std::cout << line << std::endl;
        }
    }
    std::cerr << "vitrine: not ready after " << readyWithin.count()
              << " s; it goes on trying. 'vitrine status' and 'vitrine logs' tell more\n";
    return 3;
}

} // namespace

int up(const DataFolder& folder, const UpArguments& arguments)
{
    if (const Outcome made = folder.create(); !made.ok()) {
        std::cerr << "vitrine: " << made.error().message << "\n";
        return 1;
    }
    const auto saved = folder.loadOptions();
    if (!saved.ok()) {
        std::cerr << "vitrine: " << saved.error().message << "\n";
        return 1;
    }
    const ShopOptions options = merge(*saved, arguments.options);
    if (const Outcome kept = folder.saveOptions(options); !kept.ok()) {
        std::cerr << "vitrine: " << kept.error().message << "\n";
        return 1;
    }
    writeSettingsTemplate(folder.config());
    std::cout << "starting the shop in " << folder.root().string() << std::endl;
    if (!arguments.detach)
        return superviseHere(folder, arguments, options);

    int pipe[2];
    if (pipe2(pipe, O_CLOEXEC) != 0)
        return 1;
    const pid_t child = fork();
    if (child == 0) {
        close(pipe[0]);
        _exit(superviseDetached(folder, arguments, options, pipe[1]));
    }
    close(pipe[1]);
    return followStart(child, pipe[0], options, arguments.readyWithin);
}

} // namespace vitrine::supervisor
