#include "services/tracing/domain/dependency_linker.hpp"

#include <optional>
#include <unordered_map>

namespace vitrine::tracing {
namespace {

/// A span in the tree of its trace.
struct Node
{
    const Span* span = nullptr;
    const Node* parent = nullptr;
    bool hasChildren = false;
};

/// Spans of one trace by whom caused them. The server's half of a shared span stands below the
/// client's half.
class Tree
{
public:
    explicit Tree(const std::vector<Span>& trace)
    {
        m_nodes.reserve(trace.size()); // nodes point at each other
        for (const Span& span : trace) {
            auto& known = isServersHalf(span) ? m_shared : m_own;
            const auto same = known.find(span.id);
            if (same != known.end() && same->second->span->kind == span.kind)
                continue; // reported twice
            Node& node = m_nodes.emplace_back(Node{.span = &span});
            known.try_emplace(span.id, &node);
        }
        for (Node& node : m_nodes) {
            Node* parent = parentOf(*node.span);
            // A cycle would be walked for ever: a span above itself stays without a parent.
            if (parent == nullptr || isAbove(&node, parent))
                continue;
            node.parent = parent;
            parent->hasChildren = true;
        }
    }

    [[nodiscard]] const std::vector<Node>& nodes() const { return m_nodes; }

private:
    static bool isServersHalf(const Span& span)
    {
        return span.shared && span.kind != SpanKind::Client;
    }

    static bool isAbove(const Node* node, const Node* below)
    {
        for (; below != nullptr; below = below->parent) {
            if (below == node)
                return true;
        }
        return false;
    }

    Node* parentOf(const Span& span) const
    {
        if (isServersHalf(span)) {
            if (const auto client = m_own.find(span.id); client != m_own.end())
                return client->second;
        }
        if (span.parentId == 0)
            return nullptr;
        const auto shared = m_shared.find(span.parentId);
        const auto own = m_own.find(span.parentId);
        const bool isWithinServer =
            shared != m_shared.end() &&
            (own == m_own.end() ||
             shared->second->span->local.serviceName == span.local.serviceName);
        if (isWithinServer)
            return shared->second;
        return own == m_own.end() ? nullptr : own->second;
    }

    std::vector<Node> m_nodes;
    std::unordered_map<std::uint64_t, Node*> m_own;
    std::unordered_map<std::uint64_t, Node*> m_shared;
};

/// The nearest span above that is one side of a call: local work may lie between.
const Span* remoteAncestor(const Node& node)
{
    for (const Node* at = node.parent; at != nullptr; at = at->parent) {
        if (at->span->kind != SpanKind::Local)
            return at->span;
    }
    return nullptr;
}

/// What the span counts as; nothing when it says nothing about two services.
std::optional<SpanKind> kindOf(const Node& node)
{
    const Span& span = *node.span;
    if (span.kind == SpanKind::Client && node.hasChildren)
        return std::nullopt; // whoever was called reports it, and knows its name better
    if (span.kind != SpanKind::Local)
        return span.kind;
    const bool knowsBoth = !span.local.serviceName.empty() && !span.remote.serviceName.empty();
    return knowsBoth ? std::optional(SpanKind::Client) : std::nullopt;
}

bool isError(const Span& span)
{
    return span.tag("error") != nullptr;
}

} // namespace

void DependencyLinker::add(const std::vector<Span>& trace)
{
    const Tree tree(trace);
    for (const Node& node : tree.nodes()) {
        const auto kind = kindOf(node);
        if (!kind)
            continue;
        const Span& span = *node.span;
        const bool isCallee = *kind == SpanKind::Server || *kind == SpanKind::Consumer;
        const std::string& child = isCallee ? span.local.serviceName : span.remote.serviceName;
        std::string parent = isCallee ? span.remote.serviceName : span.local.serviceName;
        bool failed = isError(span);
        const bool isMessage = *kind == SpanKind::Producer || *kind == SpanKind::Consumer;
        const Span* ancestor = isMessage ? nullptr : remoteAncestor(node);
        if (ancestor != nullptr && !ancestor->local.serviceName.empty()) {
            const std::string& above = ancestor->local.serviceName;
            if (*kind == SpanKind::Client && !span.local.serviceName.empty() &&
                above != span.local.serviceName)
                count(above,
                      span.local.serviceName,
                      false); // a service in between that reported no server span
            if (*kind == SpanKind::Server || parent.empty())
                parent = above;
            const bool isItsCall = span.parentId == ancestor->id || span.id == ancestor->id;
            failed = failed || (*kind == SpanKind::Server && isItsCall && isError(*ancestor));
        }
        if (!parent.empty() && !child.empty())
            count(parent, child, failed);
    }
}

std::vector<DependencyLink> DependencyLinker::links() const
{
    std::vector<DependencyLink> found;
    for (const auto& [names, link] : m_links)
        found.push_back(link);
    return found;
}

void DependencyLinker::count(const std::string& parent, const std::string& child, bool failed)
{
    DependencyLink& link = m_links[{parent, child}];
    link.parent = parent;
    link.child = child;
    ++link.callCount;
    link.errorCount += failed ? 1 : 0;
}

} // namespace vitrine::tracing
