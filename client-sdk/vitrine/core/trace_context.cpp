#include "vitrine/core/trace_context.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>

namespace vitrine {

namespace {

bool isLowerHex(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    });
}

bool isId(std::string_view text, std::size_t digits)
{
    return text.size() == digits && isLowerHex(text) &&
           text.find_first_not_of('0') != std::string_view::npos;
}

/// A trace id as 32 digits, "" when `text` is none.
std::string wideTraceId(std::string_view text)
{
    if (isId(text, 32))
        return std::string(text);
    if (isId(text, 16))
        return std::string(16, '0') + std::string(text);
    return {};
}

std::optional<TraceContext> fromTraceparent(std::string_view text)
{
    // version "-" trace id "-" parent id "-" flags; later versions may append more after a dash
    if (text.size() < 55 || text[2] != '-' || text[35] != '-' || text[52] != '-')
        return std::nullopt;
    const std::string_view version = text.substr(0, 2);
    if (!isLowerHex(version) || version == "ff" || (version == "00" && text.size() != 55) ||
        (text.size() > 55 && text[55] != '-'))
        return std::nullopt;
    const std::string_view flags = text.substr(53, 2);
    if (!isId(text.substr(3, 32), 32) || !isId(text.substr(36, 16), 16) || !isLowerHex(flags))
        return std::nullopt;
    TraceContext context;
    context.traceId = text.substr(3, 32);
    context.spanId = text.substr(36, 16);
    constexpr std::string_view odd = "13579bdf";
    context.sampled = odd.find(flags[1]) != std::string_view::npos;
    return context;
}

std::optional<bool> sampledFrom(std::string_view text)
{
    const std::string state = asciiLower(text);
    if (state == "1" || state == "d" || state == "true")
        return true;
    if (state == "0" || state == "false")
        return false;
    return std::nullopt;
}

std::optional<TraceContext> fromSingleB3(std::string_view text)
{
    std::array<std::string_view, 4> part;
    std::size_t parts = 0;
    while (parts < part.size()) {
        const auto dash = text.find('-');
        part[parts++] = text.substr(0, dash);
        if (dash == std::string_view::npos) {
            text = {};
            break;
        }
        text.remove_prefix(dash + 1);
    }
    if (!text.empty())
        return std::nullopt;
    TraceContext context;
    if (parts == 1) {
        const auto decision = sampledFrom(part[0]);
        if (!decision)
            return std::nullopt;
        context.sampled = *decision;
        return context;
    }
    context.traceId = wideTraceId(part[0]);
    if (context.traceId.empty() || !isId(part[1], 16))
        return std::nullopt;
    context.spanId = part[1];
    if (parts > 2) {
        const auto decision = sampledFrom(part[2]);
        if (!decision)
            return std::nullopt;
        context.sampled = *decision;
    }
    if (parts > 3) {
        if (!isId(part[3], 16))
            return std::nullopt;
        context.parentSpanId = part[3];
    }
    return context;
}

std::optional<TraceContext> fromMultiB3(const TraceHeaders& headers)
{
    TraceContext context;
    const bool debug = headers.b3Flags == "1";
    const auto decision = sampledFrom(headers.b3Sampled);
    context.sampled = debug || decision.value_or(true);
    context.traceId = wideTraceId(headers.b3TraceId);
    if (context.traceId.empty() || !isId(headers.b3SpanId, 16)) {
        if (!decision && !debug)
            return std::nullopt;
        context.traceId.clear();
        return context;
    }
    context.spanId = headers.b3SpanId;
    if (isId(headers.b3ParentSpanId, 16))
        context.parentSpanId = headers.b3ParentSpanId;
    return context;
}

/// Random hexadecimal digits that are not all zero, which would be "no id".
std::string newId(std::size_t bytes)
{
    std::string id;
    do {
        id = randomHex(bytes);
    } while (id.find_first_not_of('0') == std::string::npos);
    return id;
}

} // namespace

TraceContext TraceContext::start(bool sampled)
{
    return {.traceId = newId(16), .spanId = newId(8), .parentSpanId = {}, .sampled = sampled};
}

TraceContext TraceContext::child() const
{
    if (traceId.empty())
        return start(sampled);
    return {.traceId = traceId, .spanId = newId(8), .parentSpanId = spanId, .sampled = sampled};
}

std::string TraceContext::traceparent() const
{
    return "00-" + traceId + "-" + spanId + (sampled ? "-01" : "-00");
}

std::string TraceContext::b3() const
{
    std::string text = traceId + "-" + spanId + (sampled ? "-1" : "-0");
    if (!parentSpanId.empty())
        text += "-" + parentSpanId;
    return text;
}

std::optional<TraceContext> extractTraceContext(const TraceHeaders& headers)
{
    if (auto context = fromTraceparent(headers.traceparent))
        return context;
    if (auto context = fromSingleB3(headers.b3))
        return context;
    return fromMultiB3(headers);
}

} // namespace vitrine
