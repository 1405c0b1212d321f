#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/transport/scheduler.hpp"
#include "vitrine/transport/task.hpp"

#include <chrono>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// Waits without holding a thread.
/// @return Cancelled as soon as `cancel` says so.
[[nodiscard]] Task<Done>
waitFor(Scheduler& scheduler, std::chrono::milliseconds delay, const CancelToken& cancel);

/// What is left until `deadline`, rounded up, never negative.
[[nodiscard]] std::chrono::milliseconds timeLeft(const Scheduler& scheduler,
                                                 const Deadline& deadline);

} // namespace vitrine::client
