#pragma once

#include "vitrine/transport/task.hpp"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// Lets one piece of work run at a time; whoever asks meanwhile shares its result.
template <typename T> class SingleFlight
{
public:
    /// The result of the work under way, or of `start`, which is called without a lock held.
    Task<T> run(const std::function<Task<T>()>& start)
    {
        const pplx::task_completion_event<Result<T>> ended;
        const Task<T> mine = pplx::create_task(ended);
        {
            const std::lock_guard lock(m_state->mutex);
            if (m_state->underWay)
                return *m_state->underWay;
            m_state->underWay = mine;
        }
        settle<T>(start()).then([state = m_state, ended](Result<T> result) {
            {
                const std::lock_guard lock(state->mutex);
                state->underWay.reset();
            }
            ended.set(std::move(result));
        });
        return mine;
    }

private:
    struct State
    {
        std::mutex mutex;
        std::optional<Task<T>> underWay; // guarded by mutex
    };
    std::shared_ptr<State> m_state = std::make_shared<State>(); // the work may outlive its owner
};

} // namespace vitrine::client
