#pragma once

#include "vitrine/api/trace_connection.hpp"
#include "vitrine/mocks/faults.hpp"

#include <algorithm>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Traces in memory. Safe to use from any thread.
class FakeTraces final : public TraceConnection
{
public:
    Faults faults;

    void put(wire::Span span)
    {
        const std::lock_guard lock(m_mutex);
        m_spans.push_back(std::move(span));
    }

    Task<std::vector<wire::Span>> getTrace(std::string traceId, CallOptions) override
    {
        return faults.run<std::vector<wire::Span>>([&]() -> Result<std::vector<wire::Span>> {
            auto spans = spansOf(traceId);
            if (spans.empty())
                return failure<std::vector<wire::Span>>(ErrorCode::NotFound, "no such trace");
            return spans;
        });
    }

    /// Only the service, the span's name, the least duration and the limit are looked at.
    Task<std::vector<std::vector<wire::Span>>> findTraces(wire::TraceQuery query,
                                                          CallOptions) override
    {
        using Traces = std::vector<std::vector<wire::Span>>;
        return faults.run<Traces>([&]() -> Result<Traces> {
            Traces traces;
            for (const auto& id : matching(query)) {
                if (traces.size() < std::size_t(query.limit))
                    traces.push_back(spansOf(id));
            }
            return traces;
        });
    }

    Task<std::vector<std::string>> listServices(CallOptions) override
    {
        return faults.run<std::vector<std::string>>([&]() -> Result<std::vector<std::string>> {
            const std::lock_guard lock(m_mutex);
            std::set<std::string> names;
            for (const auto& span : m_spans)
                names.insert(span.serviceName);
            return std::vector<std::string>(names.begin(), names.end());
        });
    }

private:
    [[nodiscard]] std::vector<wire::Span> spansOf(const std::string& traceId) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<wire::Span> spans;
        std::copy_if(m_spans.begin(),
                     m_spans.end(),
                     std::back_inserter(spans),
                     [&](const wire::Span& span) { return span.traceId == traceId; });
        return spans;
    }

    [[nodiscard]] std::set<std::string> matching(const wire::TraceQuery& query) const
    {
        const std::lock_guard lock(m_mutex);
        std::set<std::string> ids;
        for (const auto& span : m_spans) {
            const bool isMeant =
                (query.serviceName.empty() || span.serviceName == query.serviceName) &&
                (query.spanName.empty() || span.name == query.spanName) &&
                span.durationMicros >= query.minDurationMicros;
            if (isMeant)
                ids.insert(span.traceId);
        }
        return ids;
    }

    mutable std::mutex m_mutex;
    std::vector<wire::Span> m_spans; // guarded by m_mutex
};

} // namespace vitrine::client::mocks
