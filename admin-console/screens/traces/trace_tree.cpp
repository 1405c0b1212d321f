#include "admin-console/screens/traces/trace_tree.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace vitrine::console {
namespace {

/// A client's and a server's half of one span share the id.
using Key = std::pair<std::string, bool>;

Key keyOf(const wire::Span& span)
{
    return {span.id, span.shared};
}

std::int64_t endOf(const wire::Span& span)
{
    return span.timestampMicros + span.durationMicros;
}

/// Spans told twice become one, the one that knows more.
std::vector<wire::Span> withoutRepeats(std::vector<wire::Span> spans)
{
    std::map<std::pair<Key, std::string>, std::size_t> seen;
    std::vector<wire::Span> kept;
    for (wire::Span& span : spans) {
        const auto [at, isNew] = seen.try_emplace({keyOf(span), span.serviceName}, kept.size());
        if (isNew) {
            kept.push_back(std::move(span));
            continue;
        }
        wire::Span& known = kept[at->second];
        known.tags.merge(span.tags);
        if (known.timestampMicros == 0)
            known.timestampMicros = span.timestampMicros;
        known.durationMicros = std::max(known.durationMicros, span.durationMicros);
    }
    return kept;
}

/// Which span is above which, by index; -1: none.
class Parents
{
public:
    explicit Parents(const std::vector<wire::Span>& spans)
        : m_spans(spans)
        , m_parent(spans.size(), -1)
        , m_orphan(spans.size(), false)
    {
        for (std::size_t i = 0; i < spans.size(); ++i)
            m_index.try_emplace(keyOf(spans[i]), int(i));
        for (std::size_t i = 0; i < spans.size(); ++i)
            link(int(i));
        breakRings();
    }

    [[nodiscard]] int of(int span) const { return m_parent[std::size_t(span)]; }
    [[nodiscard]] bool isOrphan(int span) const { return m_orphan[std::size_t(span)]; }

private:
    [[nodiscard]] int find(const std::string& id, bool shared) const
    {
        const auto found = m_index.find({id, shared});
        return found == m_index.end() ? -1 : found->second;
    }

    void link(int i)
    {
        const wire::Span& span = m_spans[std::size_t(i)];
        int above = -1;
        if (span.shared)
            above = find(span.id, false);
        if (above < 0 && !span.parentId.empty()) {
            above = find(span.parentId, true); // the work is the server's half's
            if (above < 0)
                above = find(span.parentId, false);
        }
        m_parent[std::size_t(i)] = above == i ? -1 : above;
        m_orphan[std::size_t(i)] = above < 0 && !span.parentId.empty();
    }

    void breakRings()
    {
        for (std::size_t i = 0; i < m_parent.size(); ++i) {
            std::size_t steps = 0;
            for (int at = int(i); at >= 0; at = m_parent[std::size_t(at)]) {
                if (++steps <= m_parent.size())
                    continue;
                m_parent[i] = -1;
                m_orphan[i] = true;
                break;
            }
        }
    }

    const std::vector<wire::Span>& m_spans;
    std::map<Key, int> m_index;
    std::vector<int> m_parent;
    std::vector<bool> m_orphan;
};

/// Builds the rows depth first.
class Builder
{
public:
    Builder(std::vector<wire::Span>& spans, TraceTree& tree)
        : m_spans(spans)
        , m_tree(tree)
        , m_parents(spans)
        , m_children(spans.size())
    {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            const int above = m_parents.of(int(i));
            (above < 0 ? m_roots : m_children[std::size_t(above)]).push_back(int(i));
        }
        byStart(m_roots);
        for (auto& children : m_children)
            byStart(children);
        for (const int root : m_roots)
            add(root, -1, 0);
    }

private:
    void byStart(std::vector<int>& indices) const
    {
        std::stable_sort(indices.begin(), indices.end(), [this](int a, int b) {
            return m_spans[std::size_t(a)].timestampMicros <
                   m_spans[std::size_t(b)].timestampMicros;
        });
    }

    int serviceOf(const std::string& name)
    {
        auto& services = m_tree.services;
        const auto found = std::find_if(services.begin(), services.end(), [&](const auto& known) {
            return known.name == name;
        });
        if (found != services.end())
            return int(found - services.begin());
        services.push_back({name, 0, 0});
        return int(services.size()) - 1;
    }

    /// Recursion is as deep as the trace; parents beyond rings are broken, and a trace holds few
    /// spans.
    void add(int index, int parentRow, int depth)
    {
        const wire::Span& span = m_spans[std::size_t(index)];
        const auto& children = m_children[std::size_t(index)];
        const std::size_t row = m_tree.rows.size();
        TraceRow made;
        made.parent = parentRow;
        made.depth = depth;
        made.childCount = int(children.size());
        made.service = serviceOf(span.serviceName);
        made.startMicros = span.timestampMicros - m_tree.startMicros;
        made.selfMicros = selfTime(span, children);
        made.failed = isFailed(span);
        made.orphan = m_parents.isOrphan(index);
        TraceService& service = m_tree.services[std::size_t(made.service)];
        ++service.spanCount;
        service.selfMicros += made.selfMicros;
        m_tree.failedCount += made.failed ? 1 : 0;
        made.span = span;
        m_tree.rows.push_back(std::move(made));
        for (const int child : children)
            add(child, int(row), depth + 1);
        m_tree.rows[row].descendantCount = int(m_tree.rows.size() - row) - 1;
    }

    [[nodiscard]] std::int64_t selfTime(const wire::Span& span,
                                        const std::vector<int>& children) const
    {
        std::int64_t covered = 0;
        std::int64_t until = span.timestampMicros; // children come by their start
        for (const int index : children) {
            const wire::Span& child = m_spans[std::size_t(index)];
            const auto begin = std::max(child.timestampMicros, until);
            const auto end = std::min(endOf(child), endOf(span));
            if (end > begin) {
                covered += end - begin;
                until = end;
            }
        }
        return std::max<std::int64_t>(0, span.durationMicros - covered);
    }

    std::vector<wire::Span>& m_spans;
    TraceTree& m_tree;
    Parents m_parents;
    std::vector<std::vector<int>> m_children;
    std::vector<int> m_roots;
};

} // namespace

bool isFailed(const wire::Span& span)
{
    const auto error = span.tags.find("error");
    if (error != span.tags.end() && error->second != "false")
        return true;
    const auto status = span.tags.find("http.status_code");
    return status != span.tags.end() && status->second.size() == 3 && status->second[0] == '5';
}

TraceTree layOutTrace(std::vector<wire::Span> spans)
{
    TraceTree tree;
    spans = withoutRepeats(std::move(spans));
    if (spans.empty())
        return tree;
    tree.traceId = spans.front().traceId;
    tree.startMicros = spans.front().timestampMicros;
    std::int64_t end = endOf(spans.front());
    for (const wire::Span& span : spans) {
        tree.startMicros = std::min(tree.startMicros, span.timestampMicros);
        end = std::max(end, endOf(span));
    }
    tree.durationMicros = end - tree.startMicros;
    Builder(spans, tree);
    return tree;
}

std::vector<int> visibleRows(const TraceTree& tree, const std::set<int>& collapsed)
{
    std::vector<int> rows;
    for (int row = 0; row < int(tree.rows.size()); ++row) {
        rows.push_back(row);
        if (collapsed.contains(row))
            row += tree.rows[std::size_t(row)].descendantCount;
    }
    return rows;
}

std::vector<std::int64_t> axisTicks(std::int64_t durationMicros, int ticksMax)
{
    if (durationMicros <= 0 || ticksMax < 1)
        return {0};
    std::int64_t step = 1;
    for (int i = 0; durationMicros / step > ticksMax; ++i)
        step = i % 3 == 1 ? step / 2 * 5 : step * 2; // 1, 2, 5, 10, 20, 50, ...
    std::vector<std::int64_t> ticks;
    for (std::int64_t tick = 0; tick <= durationMicros; tick += step)
        ticks.push_back(tick);
    return ticks;
}

} // namespace vitrine::console
