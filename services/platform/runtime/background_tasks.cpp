#include "services/platform/runtime/background_tasks.hpp"

#include "services/platform/telemetry/telemetry.hpp"

#include <algorithm>
#include <condition_variable>
#include <list>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using std::chrono::milliseconds;

constexpr milliseconds kRoundTimeout = 15s;
constexpr milliseconds kBackoffMin = 100ms;
constexpr milliseconds kBackoffMax = 30s;

/// One task and its thread.
class Loop
{
public:
    explicit Loop(BackgroundTask task)
        : m_task(std::move(task))
    {
    }

    [[nodiscard]] const std::string& name() const { return m_task.name; }

    void start()
    {
        m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
        pthread_setname_np(m_thread.native_handle(), m_task.name.substr(0, 15).c_str());
    }

    void wake()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_isWoken = true;
        }
        m_changed.notify_one();
    }

    void requestStop() { m_thread.request_stop(); }
    void join()
    {
        if (m_thread.joinable())
            m_thread.join();
    }

private:
    void run(const std::stop_token& stop)
    {
        milliseconds backoff = 0ms;
        while (!stop.stop_requested()) {
            {
                const std::lock_guard lock(m_mutex);
                m_isWoken = false; // what woke it so far is seen by this round
            }
            const Outcome outcome = runRound();
            note(outcome);
            backoff =
                outcome.ok()
                    ? 0ms
                    : std::clamp(backoff * 2, std::max(kBackoffMin, m_task.interval), kBackoffMax);
            std::unique_lock lock(m_mutex);
            if (outcome.ok())
                m_changed.wait_for(lock, stop, m_task.interval, [this] { return m_isWoken; });
            else
                m_changed.wait_for(
                    lock, stop, std::min(backoff, kBackoffMax), [] { return false; });
        }
    }

    Outcome runRound() const
    {
        try {
            return m_task.round(Deadline::in(kRoundTimeout));
        } catch (const std::exception& e) {
            return Error{.message = std::string("exception: ") + e.what()};
        }
    }

    void note(const Outcome& outcome)
    {
        const std::string cause = outcome.ok() ? "" : outcome.error().message;
        if (cause == m_lastCause)
            return;
        if (outcome.ok())
            log(LogLevel::Info, "background task works again", {{"task", m_task.name}});
        else
            log(LogLevel::Warn, "background task fails", {{"task", m_task.name}, {"cause", cause}});
        m_lastCause = cause;
    }

    const BackgroundTask m_task;
    std::string m_lastCause;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isWoken = false;
    std::jthread m_thread; // last: it uses what stands above
};

} // namespace

struct BackgroundTasks::State
{
    std::mutex mutex;
    std::list<Loop> loops;
    bool isStarted = false;
};

BackgroundTasks::BackgroundTasks()
    : m_state(std::make_unique<State>())
{
}

BackgroundTasks::~BackgroundTasks()
{
    stop();
}

void BackgroundTasks::add(BackgroundTask task)
{
    const std::lock_guard lock(m_state->mutex);
    Loop& loop = m_state->loops.emplace_back(std::move(task));
    if (m_state->isStarted)
        loop.start();
}

void BackgroundTasks::start()
{
    const std::lock_guard lock(m_state->mutex);
    if (m_state->isStarted)
        return;
    m_state->isStarted = true;
    for (Loop& loop : m_state->loops)
        loop.start();
}

void BackgroundTasks::wake(const std::string& name)
{
    const std::lock_guard lock(m_state->mutex);
    for (Loop& loop : m_state->loops) {
        if (loop.name() == name)
            loop.wake();
    }
}

void BackgroundTasks::stop()
{
    std::list<Loop> loops;
    {
        const std::lock_guard lock(m_state->mutex); // not held below: a round may call wake
        loops.swap(m_state->loops);
    }
    for (Loop& loop : loops)
        loop.requestStop();
    for (Loop& loop : loops)
        loop.join();
}

} // namespace vitrine::platform
