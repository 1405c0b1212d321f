#pragma once

#include "vitrine/transport/scheduler.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Time that passes only when a test says so. Safe to use from any thread.
class ManualScheduler final : public Scheduler
{
public:
    using milliseconds = std::chrono::milliseconds;

    [[nodiscard]] Monotonic::time_point now() const override
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->now;
    }

    [[nodiscard]] std::unique_ptr<Timer> after(milliseconds delay,
                                               std::function<void()> callback) override
    {
        {
            std::unique_lock lock(m_state->mutex);
            m_state->delays.push_back(delay);
            if (delay > m_state->hurry) {
                const auto id = m_state->nextId++;
                m_state->timers.emplace(id, Entry{m_state->now + delay, std::move(callback)});
                m_state->changed.notify_all();
                return std::make_unique<Handle>(m_state, id);
            }
            m_state->now += delay;
        }
        callback();
        return std::make_unique<Handle>(m_state, 0);
    }

    /// Lets `by` pass and runs what falls due, in order, on this thread.
    void advance(milliseconds by)
    {
        const auto until = now() + by;
        while (const auto callback = takeDue(until))
            callback();
        const std::lock_guard lock(m_state->mutex);
        m_state->now = until;
    }

    /// From now on a timer of at most `longest` fires at once, and time jumps to it.
    void hurry(milliseconds longest)
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->hurry = longest;
    }

    /// Waits (in real time, up to five seconds) until `count` timers are set.
    [[nodiscard]] bool waitForTimers(std::size_t count) const
    {
        std::unique_lock lock(m_state->mutex);
        return m_state->changed.wait_for(
            lock, std::chrono::seconds(5), [&] { return m_state->timers.size() >= count; });
    }

    /// Every delay that was ever asked for.
    [[nodiscard]] std::vector<milliseconds> delays() const
    {
        const std::lock_guard lock(m_state->mutex);
        return m_state->delays;
    }

private:
    struct Entry
    {
        Monotonic::time_point at;
        std::function<void()> callback;
    };
    struct State
    {
        mutable std::mutex mutex;
        std::condition_variable changed;
        Monotonic::time_point now = Monotonic::now();
        milliseconds hurry{-1};
        std::uint64_t nextId = 1;
        std::map<std::uint64_t, Entry> timers;
        std::vector<milliseconds> delays;
    };
    class Handle final : public Timer
    {
    public:
        Handle(std::shared_ptr<State> state, std::uint64_t id)
            : m_state(std::move(state))
            , m_id(id)
        {
        }
        Handle(const Handle&) = delete;
        Handle& operator=(const Handle&) = delete;
        ~Handle() override
        {
            const std::lock_guard lock(m_state->mutex);
            m_state->timers.erase(m_id);
        }

    private:
        std::shared_ptr<State> m_state;
        std::uint64_t m_id;
    };

    std::function<void()> takeDue(Monotonic::time_point until)
    {
        const std::lock_guard lock(m_state->mutex);
        const auto first =
            std::min_element(m_state->timers.begin(), m_state->timers.end(), [](auto& a, auto& b) {
                return a.second.at < b.second.at;
            });
        if (first == m_state->timers.end() || first->second.at > until)
            return nullptr;
        m_state->now = std::max(m_state->now, first->second.at);
        auto callback = std::move(first->second.callback);
        m_state->timers.erase(first);
        return callback;
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace vitrine::client::mocks
