#pragma once

#include "services/platform/client/upstream.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <chrono>
#include <string>
#include <string_view>

namespace vitrine::platform {

/// Name of the span for a call: method and path, with what looks like an id replaced by "{id}", so
/// that names stay few.
[[nodiscard]] std::string clientSpanName(std::string_view method, std::string_view target);

/// One attempt to call a service, to be reported as a CLIENT span.
class ClientSpan
{
public:
    /// @param cause span of the work that makes the call; without a trace id, a trace begins here.
    ClientSpan(const TraceContext& cause,
               std::string service,
               std::string_view method,
               std::string_view target);

    [[nodiscard]] const TraceContext& context() const { return m_span.context; }
    void tag(std::string key, std::string value);
    void finish(const UpstreamReply& reply, std::chrono::nanoseconds took, SpanSink& sink);

private:
    Span m_span;
};

} // namespace vitrine::platform
