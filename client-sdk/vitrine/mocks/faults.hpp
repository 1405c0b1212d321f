#pragma once

#include "vitrine/transport/task.hpp"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// How a fake connection misbehaves: fails the next calls, or keeps them waiting. Safe to use from
/// any thread.
class Faults
{
public:
    /// The next call that has no fault yet fails before it does anything.
    void failNext(ErrorCode code)
    {
        failNext(Error{.code = code, .message = "made up by the test"});
    }
    void failNext(Error error) { push({std::move(error), false}); }
    /// The next call that has no fault yet is carried out, and its answer is lost.
    void loseNextAnswer(ErrorCode code = ErrorCode::Unavailable)
    {
        push({Error{.code = code, .message = "answer lost by the test"}, true});
    }
    /// Answers wait from now on until `release`.
    void hold()
    {
        const std::lock_guard lock(m_mutex);
        m_holding = true;
    }
    void release()
    {
        std::vector<std::function<void()>> held;
        {
            const std::lock_guard lock(m_mutex);
            m_holding = false;
            held.swap(m_held);
        }
        for (const auto& answer : held)
            answer();
    }
    /// How many answers are waiting.
    [[nodiscard]] std::size_t held() const
    {
        const std::lock_guard lock(m_mutex);
        return m_held.size();
    }
    /// How many calls there were.
    [[nodiscard]] std::size_t calls() const
    {
        const std::lock_guard lock(m_mutex);
        return m_calls;
    }

    /// Runs one call of a fake under these faults.
    template <typename T, typename Work> [[nodiscard]] Task<T> run(const Work& work)
    {
        std::optional<Fault> fault;
        {
            const std::lock_guard lock(m_mutex);
            ++m_calls;
            if (!m_faults.empty()) {
                fault = std::move(m_faults.front());
                m_faults.pop_front();
            }
        }
        if (fault && !fault->late)
            return deliver<T>(fault->error);
        Result<T> result = work();
        return deliver<T>(fault ? Result<T>(fault->error) : std::move(result));
    }

private:
    struct Fault
    {
        Error error;
        bool late = false;
    };

    void push(Fault fault)
    {
        const std::lock_guard lock(m_mutex);
        m_faults.push_back(std::move(fault));
    }

    template <typename T> Task<T> deliver(Result<T> result)
    {
        const std::lock_guard lock(m_mutex);
        if (!m_holding)
            return finished(std::move(result));
        const pplx::task_completion_event<Result<T>> ended;
        m_held.push_back([ended, result = std::move(result)] { ended.set(result); });
        return pplx::create_task(ended);
    }

    mutable std::mutex m_mutex;
    std::deque<Fault> m_faults;                // guarded by m_mutex
    std::vector<std::function<void()>> m_held; // guarded by m_mutex
    bool m_holding = false;                    // guarded by m_mutex
    std::size_t m_calls = 0;                   // guarded by m_mutex
};

} // namespace vitrine::client::mocks
