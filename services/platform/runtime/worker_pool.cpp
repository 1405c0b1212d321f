#include "services/platform/runtime/worker_pool.hpp"

#include "services/platform/telemetry/telemetry.hpp"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <pthread.h>
#include <thread>
#include <utility>
#include <vector>

namespace vitrine::platform {

struct WorkerPool::State
{
    std::string name;
    std::size_t queueMax = 0;
    mutable std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::function<void()>> queue;
    bool closing = false;
    std::vector<std::jthread> threads;

    void work()
    {
        for (;;) {
            std::unique_lock lock(mutex);
            changed.wait(lock, [this] { return closing || !queue.empty(); });
            if (queue.empty())
                return;
            auto task = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            runOne(task);
        }
    }

    void runOne(const std::function<void()>& task) const
    {
        try {
            task();
        } catch (const std::exception&
                     e) { // one bad task must not take its thread, or the process, with it
            log(LogLevel::Error,
                "a task ended with an exception",
                {{"pool", name}, {"cause", e.what()}});
        } catch (...) {
            log(LogLevel::Error, "a task ended with an unknown exception", {{"pool", name}});
        }
    }
};

WorkerPool::WorkerPool(std::string name, std::size_t threads, std::size_t queueMax)
    : m_state(std::make_unique<State>())
{
    m_state->name = std::move(name);
    m_state->queueMax = queueMax;
    for (std::size_t i = 0; i < threads; ++i) {
        auto& thread = m_state->threads.emplace_back([state = m_state.get()] { state->work(); });
        pthread_setname_np(thread.native_handle(), m_state->name.substr(0, 15).c_str());
    }
}

WorkerPool::~WorkerPool()
{
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->closing = true;
    }
    m_state->changed.notify_all();
    m_state->threads.clear(); // joins
}

bool WorkerPool::post(std::function<void()> task)
{
    {
        const std::lock_guard lock(m_state->mutex);
        if (m_state->closing || m_state->queue.size() >= m_state->queueMax)
            return false;
        m_state->queue.push_back(std::move(task));
    }
    m_state->changed.notify_one();
    return true;
}

std::size_t WorkerPool::queued() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->queue.size();
}

} // namespace vitrine::platform
