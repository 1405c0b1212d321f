#pragma once

#include "vitrine/wire/trace.hpp"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace vitrine::console {

/// A span at its place in the trace.
struct TraceRow
{
    wire::Span span;
    int parent = -1; ///< Index of the row above it in the tree, -1 at a root.
    int depth = 0;
    int childCount = 0;           ///< Direct children.
    int descendantCount = 0;      ///< They are the rows right after this one.
    int service = 0;              ///< Index in TraceTree::services.
    std::int64_t startMicros = 0; ///< Since the start of the trace.
    std::int64_t selfMicros = 0;  ///< Its time less the time that its children cover.
    bool failed = false;
    bool orphan = false; ///< Names a parent that never arrived.
};

/// A service that took part, in order of first appearance.
struct TraceService
{
    std::string name;
    int spanCount = 0;
    std::int64_t selfMicros = 0;
};

/// The spans of one trace as a tree, depth first, children by their start.
struct TraceTree
{
    std::string traceId;
    std::vector<TraceRow> rows;
    std::vector<TraceService> services;
    std::int64_t startMicros = 0;    ///< Since 1970.
    std::int64_t durationMicros = 0; ///< From the first start to the last end.
    int failedCount = 0;

    [[nodiscard]] bool empty() const { return rows.empty(); }
};

/// Whether the span says that it failed: a tag "error" (other than "false"), or an HTTP status of
/// 500 and up.
[[nodiscard]] bool isFailed(const wire::Span& span);

/// Puts spans into their tree. Copes with what tracers really send: the server's half of a shared
/// span (same id as the client's, below it), a span told twice, a missing parent, a ring of
/// parents.
[[nodiscard]] TraceTree layOutTrace(std::vector<wire::Span> spans);

/// The rows to be seen when the rows in `collapsed` hide what is below them.
[[nodiscard]] std::vector<int> visibleRows(const TraceTree& tree, const std::set<int>& collapsed);

/// Round times (1, 2 or 5 times a power of ten) from 0 to `durationMicros`, at most `ticksMax` of
/// them after the zero.
[[nodiscard]] std::vector<std::int64_t> axisTicks(std::int64_t durationMicros, int ticksMax);

} // namespace vitrine::console
