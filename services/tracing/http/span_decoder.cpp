#include "services/tracing/domain/hex_id.hpp"
#include "services/tracing/http/span_codec.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <arpa/inet.h>
#include <charconv>
#include <cmath>

namespace vitrine::tracing {
namespace {

using nlohmann::json;

constexpr std::size_t kSpansMax = 10000;
constexpr std::size_t kTextBytesMax = 64 * 1024;

/// Reads one span and remembers the first fault. Members are looked up leniently: absent and null
/// are the same.
class SpanReader
{
public:
    explicit SpanReader(const json& document)
        : m_json(document)
    {
    }

    Result<Span> read()
    {
        if (!m_json.is_object())
            fault("the span", "is no object");
        Span span;
        readIds(span);
        span.kind = kind();
        span.name = asciiLower(text(m_json, "name"));
        span.timestamp = number("timestamp", member(m_json, "timestamp"));
        span.duration = number("duration", member(m_json, "duration"));
        span.debug = flag("debug");
        span.shared = flag("shared") && span.kind != SpanKind::Client;
        span.local = endpoint("localEndpoint");
        span.remote = endpoint("remoteEndpoint");
        readAnnotations(span);
        readTags(span);
        if (m_textBytes > kTextBytesMax)
            fault("the span", "holds more than 64 KB of text");
        if (m_fault.empty())
            return span;
        return Error{.code = ErrorCode::InvalidArgument, .message = m_fault};
    }

private:
    void fault(std::string_view what, std::string_view why)
    {
        if (m_fault.empty())
            m_fault = std::string(what) + " " + std::string(why);
    }

    static const json* member(const json& object, const char* name)
    {
        if (!object.is_object())
            return nullptr;
        const auto found = object.find(name);
        return found == object.end() || found->is_null() ? nullptr : &*found;
    }

    std::string text(const json& object, const char* name)
    {
        const json* value = member(object, name);
        if (value == nullptr)
            return {};
        if (!value->is_string()) {
            fault(name, "is no text");
            return {};
        }
        m_textBytes += value->get_ref<const std::string&>().size();
        return value->get<std::string>();
    }

    void readIds(Span& span)
    {
        const auto traceId = parseTraceId(text(m_json, "traceId"));
        if (!traceId || *traceId == TraceId{})
            fault("traceId", "is not 1 to 32 lower-case hexadecimal digits, or it is zero");
        else
            span.traceId = *traceId;
        const auto id = parseSpanId(text(m_json, "id"));
        if (!id || *id == 0)
            fault("id", "is not 1 to 16 lower-case hexadecimal digits, or it is zero");
        span.id = id.value_or(0);
        const std::string parentText = text(m_json, "parentId");
        const auto parent =
            parentText.empty() ? std::optional<std::uint64_t>(0) : parseSpanId(parentText);
        if (!parent)
            fault("parentId", "is not 1 to 16 lower-case hexadecimal digits");
        span.parentId =
            parent.value_or(0) == span.id ? 0 : parent.value_or(0); // nobody is his own parent
    }

    SpanKind kind()
    {
        const std::string name = text(m_json, "kind");
        if (name == "CLIENT")
            return SpanKind::Client;
        if (name == "SERVER")
            return SpanKind::Server;
        if (name == "PRODUCER")
            return SpanKind::Producer;
        if (name == "CONSUMER")
            return SpanKind::Consumer;
        if (!name.empty())
            fault("kind", "is not CLIENT, SERVER, PRODUCER or CONSUMER");
        return SpanKind::Local;
    }

    /// Microseconds: an integer, or what odd clients make of one: a fraction, or a text of either.
    std::int64_t number(const char* name, const json* value)
    {
        constexpr double kTooLarge = 9.2e18;
        double real = -1;
        if (value == nullptr)
            return 0;
        if (value->is_number_integer() && !value->is_number_unsigned())
            real = -1; // the library keeps only negative ones in this form
        else if (value->is_number_unsigned() && value->get<std::uint64_t>() <= INT64_MAX)
            return value->get<std::int64_t>();
        else if (value->is_number())
            real = value->get<double>();
        else if (value->is_string()) {
            const auto& digits = value->get_ref<const std::string&>();
            const auto [end, ec] =
                std::from_chars(digits.data(), digits.data() + digits.size(), real);
            if (ec != std::errc() || end != digits.data() + digits.size())
                real = -1;
        }
        if (!(real >= 0) || real >= kTooLarge) {
            fault(name, "is not a number of microseconds");
            return 0;
        }
        return static_cast<std::int64_t>(real);
    }

    bool flag(const char* name)
    {
        const json* value = member(m_json, name);
        if (value != nullptr && !value->is_boolean())
            fault(name, "is neither true nor false");
        return value != nullptr && value->is_boolean() && value->get<bool>();
    }

    SpanEndpoint endpoint(const char* name)
    {
        SpanEndpoint endpoint;
        const json* value = member(m_json, name);
        if (value == nullptr)
            return endpoint;
        if (!value->is_object())
            fault(name, "is no object");
        endpoint.serviceName = asciiLower(text(*value, "serviceName"));
        in6_addr scratch{};
        if (std::string address = text(*value, "ipv4");
            inet_pton(AF_INET, address.c_str(), &scratch) == 1)
            endpoint.ipv4 = std::move(address); // what is no address says nothing; the span does
        if (std::string address = text(*value, "ipv6");
            inet_pton(AF_INET6, address.c_str(), &scratch) == 1)
            endpoint.ipv6 = std::move(address);
        const std::int64_t port = number("port", member(*value, "port"));
        if (port > 65535)
            fault("port", "is above 65535");
        endpoint.port = static_cast<std::uint16_t>(port & 0xffff);
        return endpoint;
    }

    void readAnnotations(Span& span)
    {
        const json* list = member(m_json, "annotations");
        if (list == nullptr)
            return;
        if (!list->is_array())
            fault("annotations", "is no list");
        for (const json& each : *list) {
            const json* timestamp = member(each, "timestamp");
            if (timestamp == nullptr || member(each, "value") == nullptr) {
                fault("annotations", "has a member without timestamp or value");
                return;
            }
            span.annotations.push_back({number("timestamp", timestamp), text(each, "value")});
        }
    }

    void readTags(Span& span)
    {
        const json* tags = member(m_json, "tags");
        if (tags == nullptr)
            return;
        if (!tags->is_object()) {
            fault("tags", "is no object");
            return;
        }
        for (const auto& [key, value] : tags->items()) {
            if (value.is_null() || value.is_structured())
                fault("tags", "has a value that is no text: " + key);
            span.tags.emplace_back(key,
                                   value.is_string() ? value.get<std::string>() : value.dump());
            m_textBytes += key.size() + span.tags.back().second.size();
        }
    }

    const json& m_json;
    std::string m_fault;
    std::size_t m_textBytes = 0;
};

Error refused(std::string why)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(why)};
}

} // namespace

Result<std::vector<Span>> decodeSpans(std::string_view text)
{
    const auto document = wire::parseJson(text);
    if (!document.ok())
        return document.error();
    if (!document->is_array())
        return refused("the body is no list of spans");
    if (document->size() > kSpansMax)
        return refused("the list holds more than " + std::to_string(kSpansMax) + " spans");
    std::vector<Span> spans;
    spans.reserve(document->size());
    for (const json& each : *document) {
        auto span = SpanReader(each).read();
        if (!span.ok())
            return refused("span " + std::to_string(spans.size()) + ": " + span.error().message);
        spans.push_back(*std::move(span));
    }
    return spans;
}

} // namespace vitrine::tracing
