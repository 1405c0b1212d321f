#pragma once

#include "services/platform/call_context.hpp"
#include "vitrine/core/headers.hpp"

#include <chrono>
#include <string>

namespace vitrine::platform {

/// The context that the head of a request asks for, its caller still unknown: trace (continued or
/// begun), request id (the sender's when it is 1 to 128 harmless characters, else the trace id),
/// deadline (Vitrine-Timeout-Ms, at most `longest`).
[[nodiscard]] CallContext contextOf(const Headers& headers, std::chrono::milliseconds longest);

} // namespace vitrine::platform
