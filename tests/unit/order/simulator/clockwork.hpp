#pragma once

#include <queue>

#include <cstdint>
#include <functional>
#include <vector>

/// Time and chance of a simulated world: both come from the seed alone.
namespace vitrine::order::sim {

using Ms = std::int64_t;

/// SplitMix64: small, and the same on every machine and library.
class Random
{
public:
    explicit Random(std::uint64_t seed)
        : m_state(mixed(seed + kStep))
    {
    }

    std::uint64_t next() { return mixed(m_state += kStep); }
    /// From `low` to `high`, both included.
    std::int64_t between(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    /// True `perMille` times out of a thousand.
    bool chance(int perMille) { return between(0, 999) < perMille; }

private:
    static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15u;

    /// Also scatters the seeds: without it, neighbours would be one stream shifted by one.
    static std::uint64_t mixed(std::uint64_t z)
    {
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
        return z ^ (z >> 31);
    }

    std::uint64_t m_state;
};

/// Runs tasks in order of their time; equal times in the order they were added.
class Scheduler
{
public:
    [[nodiscard]] Ms now() const { return m_now; }
    void at(Ms time, std::function<void()> task)
    {
        m_tasks.push({time < m_now ? m_now : time, m_added++, std::move(task)});
    }
    void in(Ms delay, std::function<void()> task) { at(m_now + delay, std::move(task)); }
    /// @return false when nothing is left.
    bool runNext()
    {
        if (m_tasks.empty())
            return false;
        // A priority queue only shows its top as const; the task is removed right after.
        auto task = std::move(const_cast<Entry&>(m_tasks.top()).task);
        m_now = m_tasks.top().time;
        m_tasks.pop();
        task();
        return true;
    }

private:
    struct Entry
    {
        Ms time;
        std::uint64_t number;
        std::function<void()> task;
        bool operator<(const Entry& other) const
        {
            return time != other.time ? time > other.time : number > other.number;
        }
    };
    std::priority_queue<Entry> m_tasks;
    std::uint64_t m_added = 0;
    Ms m_now = 0;
};

} // namespace vitrine::order::sim
