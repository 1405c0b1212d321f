#pragma once

#include <chrono>
#include <memory>

namespace vitrine::platform {

/// Turns SIGTERM and SIGINT into something to wait for. Construct it before any thread: it blocks
/// both signals, threads started later inherit that, and one thread of its own takes them. The
/// first signal asks for an orderly stop; one that comes a quarter of a second later, or after
/// that, ends the process at once (exit code 128 + signal). Before that it is taken for the same
/// wish, told twice: to a process and to its group, by a terminal and by a supervisor. Ignores
/// SIGPIPE: a broken connection is an error code here.
///
/// A child process inherits the blocked signals: whoever starts one calls `restoreInChild` between
/// fork and exec.
class StopSignals
{
public:
    StopSignals();
    ~StopSignals();
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    [[nodiscard]] bool requested() const;
    /// As if a first signal had come. Safe from any thread.
    void request();
    void wait();
    /// Waits at most `time`. @return true when a stop was requested.
    [[nodiscard]] bool waitFor(std::chrono::milliseconds time);

    /// Gives the calling process, a fresh fork, the default reaction to signals. Async-signal-safe.
    static void restoreInChild() noexcept;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
