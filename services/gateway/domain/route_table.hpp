#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::gateway {

/// Who may use a route.
struct RouteAccess
{
    enum class Kind { Open, User, Permission };
    Kind kind = Kind::Permission;
    std::string permission; ///< For Kind::Permission; the empty permission is nobody's.
};

/// Where requests that match go.
struct RouteRule
{
    std::string id;
    std::vector<std::string> paths;   ///< "/api/v1/products", "/api/v1/products/{id}", "/oauth2/**"
                                      ///< ("**" only at the end).
    std::vector<std::string> methods; ///< Upper case; GET lets HEAD through. Empty: all.
    std::string service;              ///< Name in the registry.
    RouteAccess access;
    std::string rewrite; ///< Replaces the fixed front of the matched path, "" for none.
    std::size_t bodyBytesMax = 1024 * 1024;
    std::chrono::milliseconds timeout{10000}; ///< From the whole request to the end of the answer.
};

/// Reads rules out of flat settings ("[0].path", "[0].service", ...), in the order of their
/// numbers.
/// @return InvalidArgument naming the rule and the member at fault.
[[nodiscard]] Result<std::vector<RouteRule>>
readRouteRules(const std::map<std::string, std::string>& settings);

/// The routes, the first that matches wins. What no rule names does not exist.
class RouteTable
{
public:
    explicit RouteTable(std::vector<RouteRule> rules)
        : m_rules(std::move(rules))
    {
    }

    struct Match
    {
        const RouteRule* rule = nullptr; ///< Null: nothing matches the path.
        std::string path;                ///< To ask the service for, rewritten if the rule says so.
        std::vector<std::string> allowed; ///< Methods of rules that match the path but not the
                                          ///< method, when none does both.
    };
    /// @param path percent-encoded, as checked by the transport: no dot segments, no encoded
    /// slashes.
    [[nodiscard]] Match match(std::string_view method, std::string_view path) const;

    [[nodiscard]] const std::vector<RouteRule>& rules() const { return m_rules; }

private:
    std::vector<RouteRule> m_rules;
};

} // namespace vitrine::gateway
