#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::tracing {

/// A trace id of 64 or 128 bits; of 64 when `high` is 0.
struct TraceId
{
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const TraceId&) const = default;
};

enum class SpanKind : std::uint8_t { Local, Client, Server, Producer, Consumer };

/// One end of a call; all empty when unknown.
struct SpanEndpoint
{
    std::string serviceName; ///< Lower case.
    std::string ipv4;
    std::string ipv6;
    std::uint16_t port = 0;

    [[nodiscard]] bool isEmpty() const
    {
        return serviceName.empty() && ipv4.empty() && ipv6.empty() && port == 0;
    }
    bool operator==(const SpanEndpoint&) const = default;
};

struct SpanAnnotation
{
    std::int64_t timestamp = 0; ///< Microseconds since 1970.
    std::string value;

    bool operator==(const SpanAnnotation&) const = default;
};

/// A span in Zipkin's v2 model. Absent numbers are 0, absent texts empty.
struct Span
{
    TraceId traceId;
    std::uint64_t id = 0;
    std::uint64_t parentId = 0;
    SpanKind kind = SpanKind::Local;
    bool debug = false;
    bool shared = false;        ///< The server's half of a span whose id the client gave.
    std::string name;           ///< Lower case.
    std::int64_t timestamp = 0; ///< Microseconds since 1970.
    std::int64_t duration = 0;  ///< Microseconds.
    SpanEndpoint local;
    SpanEndpoint remote;
    std::vector<SpanAnnotation> annotations;
    std::vector<std::pair<std::string, std::string>> tags;

    [[nodiscard]] const std::string* tag(const std::string& key) const
    {
        for (const auto& [own, value] : tags) {
            if (own == key)
                return &value;
        }
        return nullptr;
    }
    bool operator==(const Span&) const = default;
};

/// When a trace began: its root's time, else its earliest; 0 when no span has one. Microseconds
/// since 1970.
/// @param trace spans of one trace, in whatever form.
template <typename Spans> [[nodiscard]] std::int64_t beginOf(const Spans& trace)
{
    std::int64_t begin = 0;
    for (const auto& span : trace) {
        if (span.timestamp == 0)
            continue;
        if (span.parentId == 0)
            return span.timestamp;
        if (begin == 0 || span.timestamp < begin)
            begin = span.timestamp;
    }
    return begin;
}

} // namespace vitrine::tracing
