#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <memory>
#include <string>

namespace vitrine::platform {

/// A fixed number of threads over a bounded queue.
class WorkerPool
{
public:
    WorkerPool(std::string name, std::size_t threads, std::size_t queueMax);
    /// Runs what is queued, then joins.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    /// @return false when the queue is full or the pool is closing; the task was not taken.
    [[nodiscard]] bool post(std::function<void()> task);
    [[nodiscard]] std::size_t queued() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
