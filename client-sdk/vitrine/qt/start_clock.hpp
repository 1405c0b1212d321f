#pragma once

#include <cstdint>

namespace vitrine::qt {

/// Milliseconds since the kernel started this process (to 10 ms), loading of libraries included; -1
/// where it cannot be told.
[[nodiscard]] std::int64_t millisecondsSinceStart();

} // namespace vitrine::qt
