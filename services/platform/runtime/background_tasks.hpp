#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace vitrine::platform {

/// A loop that runs beside the requests (relay, sweeper, saga driver), on a thread of its own.
struct BackgroundTask
{
    std::string name;
    std::chrono::milliseconds interval; ///< Pause between two runs; `wake` ends it early.
    /// One round; must end by its deadline, 15 s from its start. An error is logged, once as long
    /// as the cause stays the same, and backs the next round off, up to 30 s; `wake` does not
    /// shorten that pause.
    std::function<Outcome(Deadline)> round;
};

/// The background tasks of a process.
class BackgroundTasks
{
public:
    BackgroundTasks();
    ~BackgroundTasks();
    BackgroundTasks(const BackgroundTasks&) = delete;
    BackgroundTasks& operator=(const BackgroundTasks&) = delete;

    /// Before `start` only remembered; afterwards it runs at once.
    void add(BackgroundTask task);
    void start();
    /// Ends the pause of the task called `name`; a round that runs is followed by another. An
    /// unknown name does nothing. Safe from any thread, never blocks.
    void wake(const std::string& name);
    /// Waits for the rounds that run to end. No task runs afterwards.
    void stop();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace vitrine::platform
