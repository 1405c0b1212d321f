#include "services/tracing/storage/span_store.hpp"

#include <algorithm>
#include <mutex>
#include <set>

namespace vitrine::tracing {

SpanStore::SpanStore(StoreLimits limits)
    : m_limits(limits)
{
}

std::size_t SpanStore::add(const std::vector<Span>& spans)
{
    const std::unique_lock lock(m_mutex);
    std::size_t kept = 0;
    for (const Span& span : spans) {
        auto found = m_byId.find(span.traceId);
        if (found == m_byId.end()) {
            const auto trace =
                m_traces.insert(m_traces.end(), Trace{.id = span.traceId, .spans = {}});
            found = m_byId.emplace(span.traceId, trace).first;
        }
        kept += keep(*found->second, span) ? 1 : 0;
        while (m_spans > m_limits.spansMax || m_bytes > m_limits.bytesMax)
            dropOldest();
    }
    return kept;
}

bool SpanStore::keep(Trace& trace, const Span& span)
{
    if (trace.spans.size() >= m_limits.spansPerTraceMax)
        return false;
    const PackedSpan& packed = trace.spans.emplace_back(pack(span, m_pool));
    trace.bytes += packed.bytes();
    m_bytes += packed.bytes();
    ++m_spans;
    return true;
}

/// @pre the lock is held, and there is a trace
void SpanStore::dropOldest()
{
    const Trace& oldest = m_traces.front();
    for (const PackedSpan& span : oldest.spans)
        release(span, m_pool);
    m_spans -= oldest.spans.size();
    m_bytes -= oldest.bytes;
    m_byId.erase(oldest.id);
    m_traces.pop_front();
}

std::vector<Span> SpanStore::trace(const TraceId& id) const
{
    const std::shared_lock lock(m_mutex);
    const auto found = m_byId.find(id);
    return found == m_byId.end() ? std::vector<Span>{} : unpacked(*found->second);
}

std::vector<std::vector<Span>> SpanStore::find(const TraceQuery& query) const
{
    const std::shared_lock lock(m_mutex);
    const NamePool::Name service = m_pool.find(query.serviceName);
    if (!query.serviceName.empty() && service == nullptr)
        return {};
    std::vector<std::pair<std::int64_t, const Trace*>> candidates;
    for (const Trace& trace : m_traces) {
        const std::int64_t begin = beginOf(trace.spans);
        const auto isOfService = [&](const PackedSpan& span) { return span.service == service; };
        if (query.isInWindow(begin) &&
            (service == nullptr ||
             std::any_of(trace.spans.begin(), trace.spans.end(), isOfService)))
            candidates.emplace_back(begin, &trace);
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const auto& a, const auto& b) {
        return a.first > b.first;
    });
    std::vector<std::vector<Span>> found;
    for (const auto& [begin, trace] : candidates) {
        if (found.size() >= query.limit)
            break;
        auto spans = unpacked(*trace);
        if (query.matches(spans))
            found.push_back(std::move(spans));
    }
    return found;
}

/// Texts that `pick` adds to a set for each span.
template <typename Pick> std::vector<std::string> SpanStore::collect(const Pick& pick) const
{
    std::set<std::string> found;
    for (const Trace& trace : m_traces) {
        for (const PackedSpan& span : trace.spans)
            pick(span, found);
    }
    return {found.begin(), found.end()};
}

std::vector<std::string> SpanStore::services() const
{
    const std::shared_lock lock(m_mutex);
    return collect([](const PackedSpan& span, auto& found) {
        if (span.service != nullptr)
            found.insert(span.service->first);
    });
}

std::vector<std::string> SpanStore::spanNames(const std::string& service) const
{
    const std::shared_lock lock(m_mutex);
    const NamePool::Name wanted = m_pool.find(service);
    return collect([&](const PackedSpan& span, auto& found) {
        if (wanted != nullptr && span.service == wanted && span.name != nullptr)
            found.insert(span.name->first);
    });
}

std::vector<std::string> SpanStore::remoteServices(const std::string& service) const
{
    const std::shared_lock lock(m_mutex);
    const NamePool::Name wanted = m_pool.find(service);
    return collect([&](const PackedSpan& span, auto& found) {
        if (wanted != nullptr && span.service == wanted && span.remoteService != nullptr)
            found.insert(span.remoteService->first);
    });
}

std::vector<std::string> SpanStore::tagValues(const std::string& key) const
{
    const std::shared_lock lock(m_mutex);
    return collect([&](const PackedSpan& packed, auto& found) {
        if (packed.tags.find(key) == std::string::npos)
            return;
        const Span span = unpack(packed, {});
        if (const std::string* value = span.tag(key))
            found.insert(*value);
    });
}

std::vector<DependencyLink> SpanStore::dependencies(const TraceQuery& window) const
{
    const std::shared_lock lock(m_mutex);
    DependencyLinker linker;
    for (const Trace& trace : m_traces) {
        if (window.isInWindow(beginOf(trace.spans)))
            linker.add(unpacked(trace));
    }
    return linker.links();
}

StoreFigures SpanStore::figures() const
{
    const std::shared_lock lock(m_mutex);
    return {.traces = m_traces.size(), .spans = m_spans, .bytes = m_bytes};
}

std::vector<Span> SpanStore::unpacked(const Trace& trace)
{
    std::vector<Span> spans;
    spans.reserve(trace.spans.size());
    for (const PackedSpan& packed : trace.spans)
        spans.push_back(unpack(packed, trace.id));
    return spans;
}

} // namespace vitrine::tracing
