#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

/// The position of a call in a distributed trace (W3C trace context, B3).
struct TraceContext
{
    std::string traceId;      ///< 32 lower-case hexadecimal digits.
    std::string spanId;       ///< 16 lower-case hexadecimal digits.
    std::string parentSpanId; ///< Of the span that caused this one, or "" at the root.
    bool sampled = true;      ///< Whether spans of this trace are reported.

    /// A new trace with a random id.
    [[nodiscard]] static TraceContext start(bool sampled = true);
    /// A new span below this one, in the same trace.
    [[nodiscard]] TraceContext child() const;

    /// Value of a `traceparent` header (W3C, version 00).
    [[nodiscard]] std::string traceparent() const;
    /// Value of a single `b3` header.
    [[nodiscard]] std::string b3() const;
};

/// The headers of a request that may carry a trace context; empty when absent.
struct TraceHeaders
{
    std::string_view traceparent;
    std::string_view b3;
    std::string_view b3TraceId;      ///< X-B3-TraceId
    std::string_view b3SpanId;       ///< X-B3-SpanId
    std::string_view b3ParentSpanId; ///< X-B3-ParentSpanId
    std::string_view b3Sampled;      ///< X-B3-Sampled
    std::string_view b3Flags;        ///< X-B3-Flags
};

/// The caller's context. W3C wins over single b3, which wins over multi-header B3; a malformed one
/// counts as absent. A 64-bit trace id is padded with zeros on the left.
/// A decision without ids (`b3: 0`) gives an empty traceId and `sampled` as decided.
[[nodiscard]] std::optional<TraceContext> extractTraceContext(const TraceHeaders& headers);

} // namespace vitrine
