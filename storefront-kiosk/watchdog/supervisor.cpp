#include "storefront-kiosk/watchdog/supervisor.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <tuple>
#include <unistd.h>
#include <utility>

namespace vitrine::kiosk {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

sigset_t watchedSignals()
{
    sigset_t set;
    sigemptyset(&set);
    for (const int signal : {SIGTERM, SIGINT, SIGHUP, SIGCHLD})
        sigaddset(&set, signal);
    return set;
}

/// A descriptor that is closed with its owner.
class Descriptor
{
public:
    explicit Descriptor(int number)
        : m_number(number)
    {
    }
    ~Descriptor() { close(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_number; }
    void close()
    {
        if (m_number >= 0)
            ::close(std::exchange(m_number, -1));
    }

private:
    int m_number;
};

/// Signals as something to wait for together with the heart. One for the process: made once.
int signalDescriptor()
{
    static const int descriptor = [] {
        const auto set = watchedSignals();
        sigprocmask(SIG_BLOCK, &set, nullptr);
        return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
    }();
    return descriptor;
}

/// @return Whether the process was told to end.
bool wasToldToEnd()
{
    signalfd_siginfo info{};
    bool told = false;
    while (read(signalDescriptor(), &info, sizeof info) == ssize_t(sizeof info))
        told = told || info.ssi_signo != SIGCHLD;
    return told;
}

int millisecondsUntil(Clock::time_point due)
{
    const auto left = std::chrono::duration_cast<milliseconds>(due - Clock::now()).count() + 1;
    return int(std::clamp<long long>(left, 0, 3'600'000));
}

/// @return Whether there was a beat.
bool drain(int heart)
{
    std::array<char, 64> beats{};
    bool any = false;
    while (read(heart, beats.data(), beats.size()) > 0)
        any = true;
    return any;
}

/// Waits until the process has ended or the time is up. @return Whether it has ended.
bool waitForEnd(int process, milliseconds time, int& status)
{
    const auto due = Clock::now() + time;
    for (;;) {
        const auto ended = waitpid(process, &status, WNOHANG);
        if (ended == process || (ended < 0 && errno == ECHILD))
            return true;
        if (Clock::now() >= due)
            return false;
        pollfd wait{signalDescriptor(), POLLIN, 0};
        poll(&wait, 1, std::min(50, millisecondsUntil(due)));
        std::ignore = wasToldToEnd(); // it is being ended already
    }
}

[[noreturn]] void beChild(const Supervisor::Child& child, int heart, pid_t parent)
{
    const auto set = watchedSignals();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
    prctl(PR_SET_PDEATHSIG, SIGKILL); // nobody would watch it any more
    if (getppid() != parent)
        std::_Exit(EXIT_FAILURE);
    std::exit(child(heart));
}

} // namespace

Supervisor::Supervisor(Options options, NotifySocket notify)
    : m_options(options)
    , m_notify(std::move(notify))
{
}

int Supervisor::run(const Child& child)
{
    auto pause = m_options.pauseFirst;
    for (;;) {
        milliseconds lived{0};
        const auto end = live(child, lived);
        if (end == End::Done)
            return m_status;
        if (end == End::Again) {
            pause = m_options.pauseFirst;
            continue;
        }
        if (lived >= m_options.healthyAfter)
            pause = m_options.pauseFirst;
        m_notify.status("The screen ended unexpectedly and is begun anew.");
        const auto due = Clock::now() + pause;
        while (Clock::now() < due) {
            pollfd wait{signalDescriptor(), POLLIN, 0};
            poll(&wait, 1, std::min(1000, millisecondsUntil(due)));
            if (wasToldToEnd())
                return EXIT_SUCCESS;
            m_notify.alive();
        }
        pause = std::min(pause * 2, m_options.pauseMax);
    }
}

Supervisor::End Supervisor::live(const Child& child, milliseconds& lived)
{
    std::ignore = signalDescriptor(); // blocked before there is a child that could end
    std::array<int, 2> ends{};
    if (pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return End::Failed;
    Descriptor heart(ends[0]);
    Descriptor beat(ends[1]);
    const pid_t parent = getpid();
    const auto begun = Clock::now();
    std::fflush(nullptr);
    const pid_t process = fork();
    if (process < 0)
        return End::Failed;
    if (process == 0) {
        heart.close();
        beChild(child, beat.get(), parent);
    }
    beat.close();
    const auto end = watch(process, heart.get());
    lived = std::chrono::duration_cast<milliseconds>(Clock::now() - begun);
    return end;
}

Supervisor::End Supervisor::watch(int process, int heart)
{
    auto due = Clock::now() + m_options.startWithin;
    bool isReady = false;
    for (;;) {
        std::array<pollfd, 2> wait{pollfd{heart, POLLIN, 0}, pollfd{signalDescriptor(), POLLIN, 0}};
        poll(wait.data(), wait.size(), millisecondsUntil(due));
        if (wasToldToEnd())
            return stop(process);
        int status = 0;
        if (waitpid(process, &status, WNOHANG) == process) {
            m_status = WIFEXITED(status) ? WEXITSTATUS(status) : EXIT_FAILURE;
            if (WIFEXITED(status) && m_status == exit_code::kDone)
                return End::Done;
            return m_status == exit_code::kRestart ? End::Again : End::Failed;
        }
        if (drain(heart)) {
            if (!std::exchange(isReady, true))
                m_notify.ready();
            m_notify.alive();
            due = Clock::now() + m_options.frozenAfter;
        } else if (Clock::now() >= due) {
            std::fprintf(stderr, "vitrine-kiosk: the screen is frozen, it is begun anew\n");
            kill(process, SIGKILL);
            waitForEnd(process, m_options.stopWithin, status);
            return End::Failed;
        } else if ((wait[0].revents & POLLHUP) != 0) {
            // its end of the pipe is closed: it is ending, and says so by a signal
            pollfd ending{signalDescriptor(), POLLIN, 0};
            poll(&ending, 1, 50);
        }
    }
}

Supervisor::End Supervisor::stop(int process) const
{
    m_notify.stopping();
    kill(process, SIGTERM);
    int status = 0;
    if (!waitForEnd(process, m_options.stopWithin, status)) {
        kill(process, SIGKILL);
        waitForEnd(process, m_options.stopWithin, status);
    }
    return End::Done;
}

} // namespace vitrine::kiosk
