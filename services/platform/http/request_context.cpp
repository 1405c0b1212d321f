#include "services/platform/http/request_context.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::platform {

namespace {

constexpr std::size_t kRequestIdBytesMax = 128;

/// The one value of a field; a field that stands twice counts as absent.
std::string_view single(const Headers& headers, std::string_view name)
{
    std::string_view value;
    bool seen = false;
    for (const auto& [fieldName, fieldValue] : headers) {
        if (!asciiEqualsIgnoreCase(fieldName, name))
            continue;
        if (seen)
            return {};
        seen = true;
        value = fieldValue;
    }
    return value;
}

TraceContext traceOf(const Headers& headers)
{
    const auto caller =
        extractTraceContext(TraceHeaders{.traceparent = single(headers, "traceparent"),
                                         .b3 = single(headers, "b3"),
                                         .b3TraceId = single(headers, "X-B3-TraceId"),
                                         .b3SpanId = single(headers, "X-B3-SpanId"),
                                         .b3ParentSpanId = single(headers, "X-B3-ParentSpanId"),
                                         .b3Sampled = single(headers, "X-B3-Sampled"),
                                         .b3Flags = single(headers, "X-B3-Flags")});
    if (!caller)
        return TraceContext::start();
    if (caller->traceId.empty()) // a sampling decision without ids
        return TraceContext::start(caller->sampled);
    return caller->child();
}

std::string requestIdOf(const Headers& headers, const TraceContext& trace)
{
    const std::string_view sent = single(headers, "X-Request-Id");
    const bool harmless = !sent.empty() && sent.size() <= kRequestIdBytesMax &&
                          std::all_of(sent.begin(), sent.end(), [](char c) {
                              return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
                                     (c >= 'A' && c <= 'Z') || c == '-' || c == '_' || c == '.';
                          });
    return harmless ? std::string(sent) : trace.traceId;
}

} // namespace

CallContext contextOf(const Headers& headers, std::chrono::milliseconds longest)
{
    CallContext context;
    context.trace = traceOf(headers);
    context.requestId = requestIdOf(headers, context.trace);
    context.deadline = Deadline::in(longest);
    const std::string_view left = single(headers, "Vitrine-Timeout-Ms");
    std::uint32_t milliseconds = 0;
    const auto [end, fault] = std::from_chars(left.data(), left.data() + left.size(), milliseconds);
    if (!left.empty() && fault == std::errc{} && end == left.data() + left.size())
        context.deadline = context.deadline.orEarlier(std::chrono::milliseconds(milliseconds));
    return context;
}

} // namespace vitrine::platform
