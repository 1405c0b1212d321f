#pragma once

#include "services/tracing/domain/span.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::tracing {

/// How often one service called another.
struct DependencyLink
{
    std::string parent;
    std::string child;
    std::int64_t callCount = 0;
    std::int64_t errorCount = 0;

    bool operator==(const DependencyLink&) const = default;
};

/// Derives who calls whom from traces, by the rules of Zipkin's DependencyLinker: the server's side
/// of a call counts; the client's only where nobody reported below it.
class DependencyLinker
{
public:
    void add(const std::vector<Span>& trace);
    /// Sorted by parent, then child.
    [[nodiscard]] std::vector<DependencyLink> links() const;

private:
    void count(const std::string& parent, const std::string& child, bool failed);

    std::map<std::pair<std::string, std::string>, DependencyLink> m_links;
};

} // namespace vitrine::tracing
