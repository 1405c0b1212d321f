#pragma once

#include "services/platform/auth/principal.hpp"
#include "vitrine/core/clock.hpp"
#include "vitrine/core/trace_context.hpp"

#include <string>

namespace vitrine::platform {

/// What travels with a request through handler, use case, store and calls to other services.
struct CallContext
{
    Principal caller;
    TraceContext trace; ///< The span of the work in progress.
    std::string requestId;
    Deadline deadline; ///< Nothing done for this request may outlive it.
};

} // namespace vitrine::platform
