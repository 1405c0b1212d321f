#pragma once

#include "services/tracing/domain/span.hpp"
#include "services/tracing/storage/name_pool.hpp"

#include <cstddef>
#include <string>

namespace vitrine::tracing {

/// A span as it is kept: a quarter of the memory of the struct that everybody else uses. What
/// repeats is in the pool, tags and annotations are one text each. Belongs to the trace that holds
/// it, so it has no trace id.
struct PackedSpan
{
    std::uint64_t id = 0;
    std::uint64_t parentId = 0;
    std::int64_t timestamp = 0;
    std::int64_t duration = 0;
    NamePool::Name name = nullptr;
    NamePool::Name service = nullptr;
    NamePool::Name remoteService = nullptr;
    NamePool::Name address = nullptr; ///< Of the local endpoint: "ipv4 ipv6 port".
    NamePool::Name remoteAddress = nullptr;
    std::string tags;        ///< Key and value in turn, each ended by a zero byte.
    std::string annotations; ///< Time and value in turn, likewise.
    SpanKind kind = SpanKind::Local;
    bool debug = false;
    bool shared = false;

    /// Memory that it takes, without the pool's.
    [[nodiscard]] std::size_t bytes() const;
};

/// @pre no text of `span` holds a zero byte
[[nodiscard]] PackedSpan pack(const Span& span, NamePool& pool);
[[nodiscard]] Span unpack(const PackedSpan& packed, const TraceId& traceId);
/// Gives the names of a span that is dropped back.
void release(const PackedSpan& packed, NamePool& pool);

} // namespace vitrine::tracing
