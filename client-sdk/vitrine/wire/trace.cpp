#include "vitrine/wire/trace.hpp"

#include "vitrine/wire/codec_support.hpp"

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr std::size_t kTagsMax = 1000;

std::string serviceNameOf(const json& span, const char* member)
{
    const auto endpoint = span.find(member);
    if (endpoint == span.end() || !endpoint->is_object())
        return {};
    const auto name = endpoint->find("serviceName");
    return name != endpoint->end() && name->is_string() ? name->get<std::string>() : std::string();
}

Result<Span> readSpan(const json& document, const std::string& pointer)
{
    ObjectReader in(document, pointer);
    Span span;
    span.traceId = in.text("traceId", {.min = 1, .max = 32});
    span.id = in.text("id", {.min = 1, .max = 16});
    span.parentId = in.optionalText("parentId");
    span.name = in.optionalText("name");
    span.kind = in.optionalText("kind");
    span.timestampMicros = in.integerOr("timestamp", 0, 0, codec::kInt64Max);
    span.durationMicros = in.integerOr("duration", 0, 0, codec::kInt64Max);
    span.shared = in.flagOr("shared", false);
    span.tags = in.textMap("tags", kTagsMax);
    if (in.ok()) {
        span.serviceName = serviceNameOf(document, "localEndpoint");
        span.remoteServiceName = serviceNameOf(document, "remoteEndpoint");
    }
    return in.finish(std::move(span));
}

Result<std::vector<Span>> readSpans(const json& list, const std::string& pointer)
{
    if (!list.is_array())
        return failure<std::vector<Span>>(
            ErrorCode::InvalidArgument, "a trace must be a list of spans", pointer);
    std::vector<Span> spans;
    spans.reserve(list.size());
    for (std::size_t i = 0; i < list.size(); ++i) {
        auto span = readSpan(list[i], pointer + "/" + std::to_string(i));
        if (!span.ok())
            return span.error();
        spans.push_back(*std::move(span));
    }
    return spans;
}

} // namespace

std::string encodeQuery(const TraceQuery& query)
{
    codec::QueryWriter out;
    out.add("serviceName", query.serviceName).add("spanName", query.spanName);
    out.add("annotationQuery", query.annotationQuery);
    if (query.minDurationMicros > 0)
        out.addNumber("minDuration", query.minDurationMicros);
    if (query.endMillis > 0)
        out.addNumber("endTs", query.endMillis);
    if (query.lookbackMillis > 0)
        out.addNumber("lookback", query.lookbackMillis);
    return out.addNumber("limit", query.limit).take();
}

Result<std::vector<Span>> decodeSpans(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    return readSpans(*document, "");
}

Result<std::vector<std::vector<Span>>> decodeTraces(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    if (!document->is_array())
        return failure<std::vector<std::vector<Span>>>(ErrorCode::InvalidArgument,
                                                       "must be a list of traces");
    std::vector<std::vector<Span>> traces;
    for (std::size_t i = 0; i < document->size(); ++i) {
        auto spans = readSpans((*document)[i], "/" + std::to_string(i));
        if (!spans.ok())
            return spans.error();
        traces.push_back(*std::move(spans));
    }
    return traces;
}

Result<std::vector<std::string>> decodeNames(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    if (!document->is_array())
        return failure<std::vector<std::string>>(ErrorCode::InvalidArgument,
                                                 "must be a list of texts");
    std::vector<std::string> names;
    for (const json& name : *document) {
        if (!name.is_string())
            return failure<std::vector<std::string>>(ErrorCode::InvalidArgument,
                                                     "must be a list of texts");
        names.push_back(name.get<std::string>());
    }
    return names;
}

} // namespace vitrine::wire
