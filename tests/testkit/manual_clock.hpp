#pragma once

#include "vitrine/core/clock.hpp"

#include <atomic>
#include <chrono>

namespace vitrine::testkit {

/// A clock that stands still until it is told otherwise. Safe to use from any thread.
class ManualClock final : public Clock
{
public:
    /// 2026-11-20T09:30:00Z unless told otherwise.
    explicit ManualClock(Timestamp start = Timestamp(std::chrono::milliseconds(1'795'167'000'000)))
        : m_now(start)
    {
    }

    [[nodiscard]] Timestamp now() const override { return m_now.load(); }
    void set(Timestamp now) { m_now.store(now); }
    void advance(std::chrono::milliseconds by) { m_now.store(m_now.load() + by); }
    /// Seconds since the epoch, as tokens write times.
    [[nodiscard]] std::int64_t epochSeconds() const
    {
        return std::chrono::duration_cast<std::chrono::seconds>(now().time_since_epoch()).count();
    }

private:
    std::atomic<Timestamp> m_now;
};

} // namespace vitrine::testkit
