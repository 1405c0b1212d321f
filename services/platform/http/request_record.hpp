#pragma once

#include "services/platform/telemetry/telemetry.hpp"
#include "services/platform/transport/message.hpp"
#include "vitrine/core/trace_context.hpp"

#include <chrono>
#include <string>

namespace vitrine::platform {

/// What the log line, the span and the metrics of a request need, kept while it is under way.
struct RequestRecord
{
    std::chrono::steady_clock::time_point begun = std::chrono::steady_clock::now();
    std::chrono::system_clock::time_point begunAt = std::chrono::system_clock::now();
    std::string method;
    std::string path;
    std::string route =
        "UNKNOWN"; ///< Pattern, or Micrometer's NOT_FOUND: never a raw path in a metric.
    std::string requestId;
    std::string caller;  ///< Account id.
    std::string service; ///< The calling service.
    TraceContext trace;
};

/// The last touch on every answer of a service, early ones included: security headers and
/// X-Request-Id where the handler set none, metrics, one log line, and a SERVER span (not for
/// probes and scrapes).
void finish(const RequestRecord& record,
            transport::Response& response,
            Metrics& metrics,
            SpanSink& spans);

} // namespace vitrine::platform
