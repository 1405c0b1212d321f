#include "services/platform/telemetry/json_text.hpp"
#include "services/tracing/domain/hex_id.hpp"
#include "services/tracing/http/span_codec.hpp"

namespace vitrine::tracing {
namespace {

using platform::appendJsonText;

const char* nameOf(SpanKind kind)
{
    switch (kind) {
    case SpanKind::Client:
        return "CLIENT";
    case SpanKind::Server:
        return "SERVER";
    case SpanKind::Producer:
        return "PRODUCER";
    case SpanKind::Consumer:
        return "CONSUMER";
    case SpanKind::Local:
        break;
    }
    return "";
}

/// Writes the members of one object; empty texts and zeros are left out, as absent.
class ObjectWriter
{
public:
    explicit ObjectWriter(std::string& out)
        : m_out(out)
    {
        m_out += '{';
    }
    ~ObjectWriter() { m_out += '}'; }
    ObjectWriter(const ObjectWriter&) = delete;
    ObjectWriter& operator=(const ObjectWriter&) = delete;

    std::string& member(std::string_view name)
    {
        if (m_out.back() != '{')
            m_out += ',';
        appendJsonText(m_out, name);
        m_out += ':';
        return m_out;
    }
    void text(std::string_view name, std::string_view value)
    {
        if (!value.empty())
            appendJsonText(member(name), value);
    }
    void number(std::string_view name, std::int64_t value)
    {
        if (value != 0)
            member(name) += std::to_string(value);
    }
    void flag(std::string_view name, bool value)
    {
        if (value)
            member(name) += "true";
    }

private:
    std::string& m_out;
};

void appendEndpoint(std::string& out, const SpanEndpoint& endpoint)
{
    ObjectWriter object(out);
    object.text("serviceName", endpoint.serviceName);
    object.text("ipv4", endpoint.ipv4);
    object.text("ipv6", endpoint.ipv6);
    object.number("port", endpoint.port);
}

template <typename List, typename Append>
void appendList(std::string& out, const List& list, const Append& append)
{
    out += '[';
    bool isFirst = true;
    for (const auto& each : list) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        append(out, each);
    }
    out += ']';
}

void appendSpan(std::string& out, const Span& span)
{
    ObjectWriter object(out);
    object.text("traceId", formatId(span.traceId));
    if (span.parentId != 0)
        object.text("parentId", formatId(span.parentId));
    object.text("id", formatId(span.id));
    object.text("kind", nameOf(span.kind));
    object.text("name", span.name);
    object.number("timestamp", span.timestamp);
    object.number("duration", span.duration);
    if (!span.local.isEmpty())
        appendEndpoint(object.member("localEndpoint"), span.local);
    if (!span.remote.isEmpty())
        appendEndpoint(object.member("remoteEndpoint"), span.remote);
    if (!span.annotations.empty())
        appendList(object.member("annotations"),
                   span.annotations,
                   [](std::string& text, const SpanAnnotation& each) {
                       ObjectWriter annotation(text);
                       annotation.member("timestamp") += std::to_string(each.timestamp);
                       appendJsonText(annotation.member("value"), each.value);
                   });
    if (!span.tags.empty()) {
        ObjectWriter tags(object.member("tags"));
        for (const auto& [key, value] : span.tags)
            appendJsonText(tags.member(key), value);
    }
    object.flag("debug", span.debug);
    object.flag("shared", span.shared);
}

void appendTrace(std::string& out, const std::vector<Span>& trace)
{
    appendList(out, trace, appendSpan);
}

} // namespace

std::string encodeTrace(const std::vector<Span>& trace)
{
    std::string out;
    appendTrace(out, trace);
    return out;
}

std::string encodeTraces(const std::vector<std::vector<Span>>& traces)
{
    std::string out;
    appendList(out, traces, appendTrace);
    return out;
}

std::string encodeNames(const std::vector<std::string>& names)
{
    std::string out;
    appendList(
        out, names, [](std::string& text, const std::string& name) { appendJsonText(text, name); });
    return out;
}

std::string encodeLinks(const std::vector<DependencyLink>& links)
{
    std::string out;
    appendList(out, links, [](std::string& text, const DependencyLink& link) {
        ObjectWriter object(text);
        object.text("parent", link.parent);
        object.text("child", link.child);
        object.number("callCount", link.callCount);
        object.number("errorCount", link.errorCount);
    });
    return out;
}

} // namespace vitrine::tracing
