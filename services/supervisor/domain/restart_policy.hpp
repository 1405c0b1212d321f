#pragma once

#include <chrono>

namespace vitrine::supervisor {

/// How long to wait before a process that ended is started again: 200 ms at first, doubled for each
/// quick death, at most 10 s; a process that stayed alive for ten seconds starts over. Without a
/// clock: the caller tells the time.
class RestartPolicy
{
public:
    using Instant = std::chrono::steady_clock::time_point;

    void started(Instant at) { m_startedAt = at; }
    /// @return when to start it again.
    [[nodiscard]] Instant died(Instant at);
    [[nodiscard]] int deaths() const { return m_deaths; }

private:
    Instant m_startedAt{};
    std::chrono::milliseconds m_delay{0};
    int m_deaths = 0;
};

} // namespace vitrine::supervisor
