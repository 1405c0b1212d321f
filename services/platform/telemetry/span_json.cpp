#include "services/platform/telemetry/span_json.hpp"

#include "services/platform/telemetry/json_text.hpp"

#include <algorithm>
#include <arpa/inet.h>

namespace vitrine::platform {
namespace {

void appendText(std::string& out, std::string_view name, std::string_view value)
{
    out += ",\"";
    out += name;
    out += "\":";
    appendJsonText(out, value);
}

std::string localEndpoint(const SpanOrigin& origin)
{
    std::string out = R"(,"localEndpoint":{"serviceName":)";
    appendJsonText(out, origin.service);
    in6_addr scratch{};
    if (inet_pton(AF_INET, origin.host.c_str(), &scratch) == 1)
        appendText(out, "ipv4", origin.host);
    else if (inet_pton(AF_INET6, origin.host.c_str(), &scratch) == 1)
        appendText(out, "ipv6", origin.host);
    if (origin.port != 0)
        out += ",\"port\":" + std::to_string(origin.port);
    return out + "}";
}

void appendTags(std::string& out, const Span& span)
{
    out += R"(,"tags":{)";
    bool first = true;
    for (auto tag = span.tags.begin(); tag != span.tags.end(); ++tag) {
        const auto sameName = [&](const auto& later) { return later.first == tag->first; };
        if (std::any_of(std::next(tag), span.tags.end(), sameName))
            continue; // the last value of a name counts
        if (!first)
            out += ',';
        first = false;
        appendJsonText(out, tag->first);
        out += ':';
        appendJsonText(out, tag->second);
    }
    out += '}';
}

void appendSpan(std::string& out, const Span& span, const std::string& endpoint)
{
    using std::chrono::microseconds;
    out += R"({"traceId":)";
    appendJsonText(out, span.context.traceId);
    appendText(out, "id", span.context.spanId);
    if (!span.context.parentSpanId.empty())
        appendText(out, "parentId", span.context.parentSpanId);
    if (span.kind != Span::Kind::Local)
        appendText(out, "kind", span.kind == Span::Kind::Client ? "CLIENT" : "SERVER");
    appendText(out, "name", span.name);
    const auto start =
        std::chrono::duration_cast<microseconds>(span.start.time_since_epoch()).count();
    out += ",\"timestamp\":" + std::to_string(start);
    out += ",\"duration\":" +
           std::to_string(std::max<std::int64_t>(1, span.duration.count())); // 0 means "none"
    out += endpoint;
    if (!span.remoteService.empty()) {
        out += R"(,"remoteEndpoint":{"serviceName":)";
        appendJsonText(out, span.remoteService);
        out += '}';
    }
    if (!span.tags.empty())
        appendTags(out, span);
    out += '}';
}

} // namespace

std::string encodeSpans(std::span<const Span> spans, const SpanOrigin& origin)
{
    const std::string endpoint = localEndpoint(origin);
    std::string out = "[";
    out.reserve(spans.size() * 400 + 2);
    for (const Span& span : spans) {
        if (out.size() > 1)
            out += ',';
        appendSpan(out, span, endpoint);
    }
    return out + "]";
}

} // namespace vitrine::platform
