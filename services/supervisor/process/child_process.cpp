#include "services/supervisor/process/child_process.hpp"

#include <cerrno>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <fstream>
#include <grp.h>
#include <pwd.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace vitrine::supervisor {

namespace {

Error unavailable(std::string message)
{
    return Error{.code = ErrorCode::Unavailable, .message = std::move(message)};
}

std::vector<std::string> mergedEnvironment(const ChildCommand& command)
{
    std::vector<std::string> merged;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        if (!command.environment.contains(std::string(text.substr(0, text.find('=')))))
            merged.emplace_back(text);
    }
    for (const auto& [name, value] : command.environment)
        merged.push_back(name + "=" + value);
    return merged;
}

std::vector<char*> pointersTo(std::vector<std::string>& texts)
{
    std::vector<char*> pointers;
    for (std::string& text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

/// In the child, before exec: only calls that are safe after fork.
void becomeChild(const ChildCommand& command, int logFd, pid_t parent)
{
    setpgid(0, 0);
    if (command.user) {
        if (setgroups(0, nullptr) != 0 || setgid(command.user->gid) != 0 ||
            setuid(command.user->uid) != 0)
            _exit(126);
    }
    // After setuid, which clears it; and the parent may have died in between.
    if (command.parentDeathSignal != 0) {
        prctl(PR_SET_PDEATHSIG, command.parentDeathSignal);
        if (getppid() != parent)
            _exit(125);
    }
    for (const int handled : {SIGHUP, SIGPIPE, SIGINT, SIGTERM, SIGCHLD})
        signal(handled, SIG_DFL); // what the parent ignores would stay ignored after exec
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    const int devNull = open("/dev/null", O_RDONLY);
    dup2(devNull, STDIN_FILENO);
    if (logFd >= 0) {
        dup2(logFd, STDOUT_FILENO);
        dup2(logFd, STDERR_FILENO);
    }
}

} // namespace

Result<pid_t> startChild(const ChildCommand& command)
{
    std::vector<std::string> arguments = command.argv;
    std::vector<std::string> environment = mergedEnvironment(command);
    const std::vector<char*> argv = pointersTo(arguments);
    const std::vector<char*> envp = pointersTo(environment);
    int logFd = -1;
    if (!command.logFile.empty()) {
        logFd = open(command.logFile.c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0640);
        if (logFd < 0)
            return unavailable("cannot write the log " + command.logFile.string() + ": " +
                               std::strerror(errno));
    }
    int execFailed[2]; // tells the parent why exec failed; closed by a successful exec
    if (pipe2(execFailed, O_CLOEXEC) != 0) {
        close(logFd);
        return unavailable(std::string("cannot make a pipe: ") + std::strerror(errno));
    }
    const pid_t parent = getpid();
    const pid_t pid = fork();
    if (pid == 0) {
        becomeChild(command, logFd, parent);
        execve(argv[0], argv.data(), envp.data());
        const int reason = errno;
        [[maybe_unused]] const ssize_t ignored = write(execFailed[1], &reason, sizeof reason);
        _exit(127);
    }
    close(execFailed[1]);
    if (logFd >= 0)
        close(logFd);
    int reason = pid < 0 ? errno : 0;
    if (pid > 0 && read(execFailed[0], &reason, sizeof reason) == sizeof reason)
        waitpid(pid, nullptr, 0);
    close(execFailed[0]);
    if (reason != 0)
        return unavailable("cannot start " + command.argv[0] + ": " + std::strerror(reason));
    return pid;
}

Outcome runChild(const ChildCommand& command)
{
    const Result<pid_t> pid = startChild(command);
    if (!pid.ok())
        return pid.error();
    int status = 0;
    while (waitpid(*pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return Done{};
    return unavailable(command.argv[0] + " failed:\n" + tailOf(command.logFile, 10));
}

Result<std::optional<RunAs>> databaseUser()
{
    if (geteuid() != 0)
        return std::optional<RunAs>();
    const passwd* entry = getpwnam("postgres");
    if (entry == nullptr) {
        return failure<std::optional<RunAs>>(ErrorCode::NotFound,
                                             "PostgreSQL does not run as root, and there is no "
                                             "user 'postgres'; install the package postgresql-15");
    }
    return std::optional(RunAs{entry->pw_uid, entry->pw_gid, entry->pw_dir});
}

std::string tailOf(const std::filesystem::path& file, std::size_t lines)
{
    std::ifstream in(file);
    std::deque<std::string> last;
    for (std::string line; std::getline(in, line);) {
        last.push_back(line);
        if (last.size() > lines)
            last.pop_front();
    }
    std::string text;
    for (const std::string& line : last)
        text += line + "\n";
    return text;
}

} // namespace vitrine::supervisor
