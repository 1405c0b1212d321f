#pragma once

#include "services/platform/http/route.hpp"
#include "vitrine/core/result.hpp"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// Finds the route of a request. A literal segment wins over {name}, which wins over {name...}.
/// Immutable, safe to use from any thread.
class Router
{
public:
    struct Match
    {
        enum class Kind {
            Found,    ///< `route` and `args` are set.
            Options,  ///< An OPTIONS request for a known path; `allow` is set.
            NoMethod, ///< The path is known, the method is not; `allow` is set.
            NoPath,   ///< Nothing is at this path.
            BadPath   ///< A segment is not UTF-8 or has a broken escape.
        } kind = Kind::NoPath;
        const Route* route = nullptr;
        std::vector<std::string> args{};
        std::string allow{}; ///< Value of an Allow header.
    };

    /// @return InvalidArgument when a pattern is malformed or two routes are alike, naming it: a
    /// mistake of the program.
    static Result<Router> create(std::vector<Route> routes);

    /// @param rawPath as the transport normalised it, percent-encoded. It is split first and
    /// decoded then, so that no
    ///        escape can make a segment.
    [[nodiscard]] Match find(std::string_view method, std::string_view rawPath) const;

private:
    struct Node
    {
        std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
        std::unique_ptr<Node> parameter;
        std::vector<std::size_t> routes;     ///< That end here.
        std::vector<std::size_t> restRoutes; ///< That take the rest of the path from here.
    };
    struct Search;

    Router() = default;
    Outcome add(std::size_t index);
    const std::vector<std::size_t>*
    descend(const Node& node, std::size_t depth, Search& search) const;
    Match choose(std::string_view method, const std::vector<std::size_t>& candidates) const;

    std::vector<Route> m_routes;
    std::unique_ptr<Node> m_root = std::make_unique<Node>();
};

} // namespace vitrine::platform
