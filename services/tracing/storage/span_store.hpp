#pragma once

#include "services/tracing/domain/dependency_linker.hpp"
#include "services/tracing/domain/span.hpp"
#include "services/tracing/domain/trace_query.hpp"
#include "services/tracing/storage/packed_span.hpp"

#include <cstddef>
#include <list>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace vitrine::tracing {

struct StoreLimits
{
    std::size_t spansMax = 100000;
    std::size_t bytesMax = std::size_t{64} * 1024 * 1024;
    std::size_t spansPerTraceMax = 10000; ///< Of a trace that never ends the rest is dropped.
};

struct StoreFigures
{
    std::size_t traces = 0;
    std::size_t spans = 0;
    std::size_t bytes = 0;
};

/// The newest spans, in memory. When there are too many, the trace that began to arrive first goes,
/// as a whole. Safe to call from any thread.
class SpanStore
{
public:
    explicit SpanStore(StoreLimits limits = {});

    /// @return How many were kept.
    std::size_t add(const std::vector<Span>& spans);

    /// Empty when the trace is not known.
    [[nodiscard]] std::vector<Span> trace(const TraceId& id) const;
    /// The latest ones first.
    [[nodiscard]] std::vector<std::vector<Span>> find(const TraceQuery& query) const;
    /// Names, sorted. @param service lower case.
    [[nodiscard]] std::vector<std::string> services() const;
    [[nodiscard]] std::vector<std::string> spanNames(const std::string& service) const;
    [[nodiscard]] std::vector<std::string> remoteServices(const std::string& service) const;
    [[nodiscard]] std::vector<std::string> tagValues(const std::string& key) const;
    /// Of the traces that began in the window; only its times count.
    [[nodiscard]] std::vector<DependencyLink> dependencies(const TraceQuery& window) const;
    [[nodiscard]] StoreFigures figures() const;

private:
    struct Trace
    {
        TraceId id;
        std::vector<PackedSpan> spans;
        std::size_t bytes = 0;
    };
    struct IdHash
    {
        std::size_t operator()(const TraceId& id) const
        {
            return static_cast<std::size_t>(id.low ^ (id.high * 31));
        }
    };
    using Traces = std::list<Trace>; ///< In the order of arrival.

    [[nodiscard]] static std::vector<Span> unpacked(const Trace& trace);
    template <typename Pick> [[nodiscard]] std::vector<std::string> collect(const Pick& pick) const;
    bool keep(Trace& trace, const Span& span);
    void dropOldest();

    const StoreLimits m_limits;
    mutable std::shared_mutex m_mutex; // guards what follows
    NamePool m_pool;
    Traces m_traces;
    std::unordered_map<TraceId, Traces::iterator, IdHash> m_byId;
    std::size_t m_spans = 0;
    std::size_t m_bytes = 0;
};

} // namespace vitrine::tracing
