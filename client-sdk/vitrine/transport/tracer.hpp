#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/trace_context.hpp"

#include <chrono>
#include <map>
#include <string>

namespace vitrine::client {

/// A finished piece of work in a trace: a call as the program sees it, or one try of it on the
/// network.
struct ClientSpan
{
    TraceContext context;
    std::string name;
    bool isTry = false; ///< true: one request on the network (a CLIENT span); false: the call
                        ///< around its tries.
    Timestamp startedAt{};
    std::chrono::microseconds duration{0};
    std::map<std::string, std::string>
        tags; ///< http.method, http.path, http.status_code, error, try
};

/// Receives finished spans, e.g. to report them to Zipkin. Safe to call from any thread; must not
/// throw or block.
class Tracer
{
public:
    virtual ~Tracer() = default;
    virtual void record(ClientSpan span) = 0;
};

} // namespace vitrine::client
