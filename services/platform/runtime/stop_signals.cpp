#include "services/platform/runtime/stop_signals.hpp"

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <mutex>
#include <poll.h>
#include <pthread.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace vitrine::platform {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds kSameWish{250};

sigset_t stopSet()
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

class Descriptor
{
public:
    explicit Descriptor(int value)
        : m_value(value)
    {
        if (m_value < 0)
            throw std::system_error(errno, std::generic_category(), "stop signals");
    }
    ~Descriptor() { ::close(m_value); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

} // namespace

struct StopSignals::State
{
    State()
    {
        pthread_sigmask(SIG_BLOCK, &set, &previous);
        previousPipe = std::signal(SIGPIPE, SIG_IGN);
    }
    ~State()
    {
        std::signal(SIGPIPE, previousPipe);
        pthread_sigmask(SIG_SETMASK, &previous, nullptr);
    }

    void watch()
    {
        pollfd ready[2] = {{signals.get(), POLLIN, 0}, {closing.get(), POLLIN, 0}};
        for (;;) {
            if (::poll(ready, 2, -1) < 0 && errno != EINTR)
                return;
            if (ready[1].revents != 0)
                return;
            signalfd_siginfo info{};
            if (::read(signals.get(), &info, sizeof info) != static_cast<ssize_t>(sizeof info))
                continue;
            if (!take() && Clock::now() - requestedAt >= kSameWish)
                ::_exit(128 + static_cast<int>(info.ssi_signo));
        }
    }

    /// @return false when a stop was requested before.
    bool take()
    {
        {
            const std::lock_guard lock(mutex);
            if (requested)
                return false;
            requestedAt = Clock::now();
            requested = true;
        }
        changed.notify_all();
        return true;
    }

    sigset_t previous{};
    void (*previousPipe)(int) = SIG_DFL;
    const sigset_t set = stopSet();
    Descriptor signals{::signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK)};
    Descriptor closing{::eventfd(0, EFD_CLOEXEC)};
    mutable std::mutex mutex;
    std::condition_variable changed;
    bool requested = false;
    Clock::time_point requestedAt; ///< Written before `requested`, and not again.
    std::jthread watcher;
};

StopSignals::StopSignals()
    : m_state(std::make_unique<State>())
{
    m_state->watcher = std::jthread([state = m_state.get()] { state->watch(); });
    pthread_setname_np(m_state->watcher.native_handle(), "signals");
}

StopSignals::~StopSignals()
{
    const std::uint64_t one = 1;
    if (::write(m_state->closing.get(), &one, sizeof one) == sizeof one)
        m_state->watcher.join();
}

bool StopSignals::requested() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->requested;
}

void StopSignals::request()
{
    m_state->take();
}

void StopSignals::wait()
{
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [this] { return m_state->requested; });
}

bool StopSignals::waitFor(std::chrono::milliseconds time)
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, time, [this] { return m_state->requested; });
}

void StopSignals::restoreInChild() noexcept
{
    std::signal(SIGPIPE, SIG_DFL);
    const sigset_t set = stopSet();
    sigprocmask(SIG_UNBLOCK, &set, nullptr);
}

} // namespace vitrine::platform
