#pragma once

#include "services/platform/call_context.hpp"
#include "vitrine/core/encoding.hpp"

#include <string>

namespace vitrine::order {

/// The context of work that nobody waits for; it stays in the trace of the request that began it.
[[nodiscard]] inline platform::CallContext backgroundContext(const std::string& traceparent,
                                                             Deadline deadline)
{
    platform::CallContext context;
    const auto begun = extractTraceContext({.traceparent = traceparent});
    context.trace = begun ? begun->child() : TraceContext::start();
    context.requestId = randomHex(16);
    context.deadline = deadline;
    return context;
}

} // namespace vitrine::order
