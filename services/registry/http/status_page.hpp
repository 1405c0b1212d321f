#pragma once

#include "services/registry/application/registry_service.hpp"

#include <chrono>
#include <string>

namespace vitrine::registry {

/// The page at /: who is there, how fresh each lease is, whether silent instances are dropped and
/// why, and what happened lately. Plain HTML that renews itself; needs /status.css.
[[nodiscard]] std::string renderStatusPage(const Overview& overview);

/// Why silent instances are dropped or not, in sentences for the person in charge.
[[nodiscard]] std::string explain(const Preservation& preservation);

/// "850 ms", "12 s", "3 min", "2 h 5 min", "4 d 1 h"
[[nodiscard]] std::string shownDuration(std::chrono::milliseconds time);

} // namespace vitrine::registry
