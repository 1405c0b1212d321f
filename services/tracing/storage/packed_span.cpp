#include "services/tracing/storage/packed_span.hpp"

#include <algorithm>
#include <charconv>
#include <string_view>

namespace vitrine::tracing {
namespace {

std::string packAddress(const SpanEndpoint& endpoint)
{
    if (endpoint.ipv4.empty() && endpoint.ipv6.empty() && endpoint.port == 0)
        return {};
    return endpoint.ipv4 + " " + endpoint.ipv6 + " " + std::to_string(endpoint.port);
}

/// Takes the text up to `end`, and `end`, from the front of `rest`.
std::string_view takeUntil(std::string_view& rest, char end)
{
    const auto at = std::min(rest.find(end), rest.size());
    const std::string_view taken = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return taken;
}

template <typename Number> Number numberOf(std::string_view text)
{
    Number number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

SpanEndpoint unpackEndpoint(NamePool::Name service, NamePool::Name address)
{
    SpanEndpoint endpoint{.serviceName = NamePool::textOf(service), .ipv4 = {}, .ipv6 = {}};
    if (address != nullptr) {
        std::string_view rest = address->first;
        endpoint.ipv4 = takeUntil(rest, ' ');
        endpoint.ipv6 = takeUntil(rest, ' ');
        endpoint.port = numberOf<std::uint16_t>(rest);
    }
    return endpoint;
}

} // namespace

std::size_t PackedSpan::bytes() const
{
    const auto heap = [](const std::string& text) {
        return text.capacity() > 15 ? text.capacity() + 17 : 0;
    };
    return sizeof(PackedSpan) + heap(tags) + heap(annotations);
}

PackedSpan pack(const Span& span, NamePool& pool)
{
    PackedSpan packed{.id = span.id,
                      .parentId = span.parentId,
                      .timestamp = span.timestamp,
                      .duration = span.duration,
                      .name = pool.take(span.name),
                      .service = pool.take(span.local.serviceName),
                      .remoteService = pool.take(span.remote.serviceName),
                      .address = pool.take(packAddress(span.local)),
                      .remoteAddress = pool.take(packAddress(span.remote)),
                      .tags = {},
                      .annotations = {},
                      .kind = span.kind,
                      .debug = span.debug,
                      .shared = span.shared};
    for (const auto& [key, value] : span.tags)
        packed.tags.append(key).append(1, '\0').append(value).append(1, '\0');
    for (const auto& [timestamp, value] : span.annotations)
        packed.annotations.append(std::to_string(timestamp))
            .append(1, '\0')
            .append(value)
            .append(1, '\0');
    packed.tags.shrink_to_fit();
    packed.annotations.shrink_to_fit();
    return packed;
}

Span unpack(const PackedSpan& packed, const TraceId& traceId)
{
    Span span{.traceId = traceId,
              .id = packed.id,
              .parentId = packed.parentId,
              .kind = packed.kind,
              .debug = packed.debug,
              .shared = packed.shared,
              .name = NamePool::textOf(packed.name),
              .timestamp = packed.timestamp,
              .duration = packed.duration,
              .local = unpackEndpoint(packed.service, packed.address),
              .remote = unpackEndpoint(packed.remoteService, packed.remoteAddress),
              .annotations = {},
              .tags = {}};
    for (std::string_view rest = packed.tags; !rest.empty();) {
        std::string key(takeUntil(rest, '\0'));
        span.tags.emplace_back(std::move(key), takeUntil(rest, '\0'));
    }
    for (std::string_view rest = packed.annotations; !rest.empty();) {
        const auto timestamp = numberOf<std::int64_t>(takeUntil(rest, '\0'));
        span.annotations.push_back({timestamp, std::string(takeUntil(rest, '\0'))});
    }
    return span;
}

void release(const PackedSpan& packed, NamePool& pool)
{
    for (const NamePool::Name name :
         {packed.name, packed.service, packed.remoteService, packed.address, packed.remoteAddress})
        pool.release(name);
}

} // namespace vitrine::tracing
