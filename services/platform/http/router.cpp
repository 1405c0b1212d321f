#include "services/platform/http/router.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::platform {

namespace {

std::vector<std::string_view> split(std::string_view path)
{
    std::vector<std::string_view> segments;
    if (!path.empty() && path.front() == '/')
        path.remove_prefix(1);
    for (;;) {
        const std::size_t slash = path.find('/');
        segments.push_back(path.substr(0, slash));
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

bool isParameter(std::string_view segment)
{
    return segment.size() > 2 && segment.front() == '{' && segment.back() == '}';
}

bool isRest(std::string_view segment)
{
    return isParameter(segment) && segment.size() > 5 && segment.ends_with("...}");
}

Error badPattern(const Route& route, const char* why)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "route " + route.method + " " + route.pattern + ": " + why};
}

} // namespace

struct Router::Search
{
    std::vector<std::string> segments; ///< Decoded.
    std::vector<std::string> args;
};

Result<Router> Router::create(std::vector<Route> routes)
{
    Router router;
    router.m_routes = std::move(routes);
    for (std::size_t i = 0; i < router.m_routes.size(); ++i)
        if (auto added = router.add(i); !added.ok())
            return std::move(added).error();
    return router;
}

Outcome Router::add(std::size_t index)
{
    const Route& route = m_routes[index];
    if (route.pattern.empty() || route.pattern.front() != '/')
        return badPattern(route, "a pattern begins with '/'");
    if (!route.handler)
        return badPattern(route, "there is no handler");
    const auto segments = split(route.pattern);
    Node* node = m_root.get();
    std::vector<std::size_t>* ends = nullptr;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::string_view segment = segments[i];
        if (isRest(segment)) {
            if (i + 1 != segments.size())
                return badPattern(route, "{name...} must be the last segment");
            ends = &node->restRoutes;
            break;
        }
        auto& next = isParameter(segment) ? node->parameter : node->literals[std::string(segment)];
        if (!next)
            next = std::make_unique<Node>();
        node = next.get();
    }
    if (ends == nullptr)
        ends = &node->routes;
    for (const std::size_t other : *ends)
        if (m_routes[other].method == route.method)
            return badPattern(route, "another route matches the same requests");
    ends->push_back(index);
    return Done{};
}

Router::Match Router::find(std::string_view method, std::string_view rawPath) const
{
    if (rawPath == "*")
        return Match{.kind = Match::Kind::Options,
                     .allow = "GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS"};
    Search search;
    for (const std::string_view raw : split(rawPath)) {
        auto decoded = percentDecode(raw);
        if (!decoded.ok() || !isCleanUtf8(*decoded))
            return Match{.kind = Match::Kind::BadPath};
        search.segments.push_back(std::move(decoded).value());
    }
    const auto* candidates = descend(*m_root, 0, search);
    if (candidates == nullptr)
        return Match{};
    Match match = choose(method, *candidates);
    match.args = std::move(search.args);
    return match;
}

/// Depth first, the more specific branch first.
/// @return The routes that end where the path ends, with search.args set; nullptr when there are
/// none.
const std::vector<std::size_t>*
Router::descend(const Node& node, std::size_t depth, Search& search) const
{
    if (depth == search.segments.size())
        return node.routes.empty() ? nullptr : &node.routes;
    const std::string& segment = search.segments[depth];
    if (const auto literal = node.literals.find(segment); literal != node.literals.end())
        if (const auto* found = descend(*literal->second, depth + 1, search))
            return found;
    if (node.parameter && !segment.empty()) {
        search.args.push_back(segment);
        if (const auto* found = descend(*node.parameter, depth + 1, search))
            return found;
        search.args.pop_back();
    }
    if (node.restRoutes.empty() || segment.empty())
        return nullptr;
    std::string rest = segment;
    for (std::size_t i = depth + 1; i < search.segments.size(); ++i)
        rest.append("/").append(search.segments[i]);
    search.args.push_back(std::move(rest));
    return &node.restRoutes;
}

Router::Match Router::choose(std::string_view method,
                             const std::vector<std::size_t>& candidates) const
{
    const auto with = [&](std::string_view wanted) -> const Route* {
        for (const std::size_t i : candidates)
            if (m_routes[i].method == wanted)
                return &m_routes[i];
        return nullptr;
    };
    const Route* route = with(method);
    if (route == nullptr && method == "HEAD")
        route = with("GET");
    if (route != nullptr)
        return Match{.kind = Match::Kind::Found, .route = route};
    Match match{.kind = method == "OPTIONS" ? Match::Kind::Options : Match::Kind::NoMethod};
    for (const std::size_t i : candidates) {
        match.allow += m_routes[i].method + ", ";
        if (m_routes[i].method == "GET" && with("HEAD") == nullptr)
            match.allow += "HEAD, ";
    }
    match.allow += "OPTIONS";
    return match;
}

} // namespace vitrine::platform
