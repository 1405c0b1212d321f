#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/trace.hpp"

#include <string>
#include <vector>

namespace vitrine::client {

/// What TraceClient talks to.
class TraceConnection
{
public:
    virtual ~TraceConnection() = default;

    virtual Task<std::vector<wire::Span>> getTrace(std::string traceId, CallOptions options) = 0;
    virtual Task<std::vector<std::vector<wire::Span>>> findTraces(wire::TraceQuery query,
                                                                  CallOptions options) = 0;
    virtual Task<std::vector<std::string>> listServices(CallOptions options) = 0;
};

} // namespace vitrine::client
