#include "services/gateway/domain/route_table.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::gateway {

namespace {

std::string_view nextSegment(std::string_view& rest)
{
    rest.remove_prefix(1); // the slash
    const auto end = std::min(rest.find('/'), rest.size());
    const std::string_view segment = rest.substr(0, end);
    rest.remove_prefix(end);
    return segment;
}

bool isVariable(std::string_view segment)
{
    return segment == "*" || (segment.starts_with('{') && segment.ends_with('}'));
}

bool matches(std::string_view pattern, std::string_view path)
{
    while (!pattern.empty() && !path.empty()) {
        const std::string_view expected = nextSegment(pattern);
        if (expected == "**")
            return true;
        const std::string_view segment = nextSegment(path);
        if (isVariable(expected) ? segment.empty() : segment != expected)
            return false;
    }
    return path.empty() && (pattern.empty() || pattern == "/**");
}

/// The part of a pattern before its first variable: what a rewrite replaces.
std::string_view fixedFront(std::string_view pattern)
{
    const auto variable = pattern.find_first_of("*{");
    std::string_view front = pattern.substr(0, variable);
    if (variable != std::string_view::npos && front.ends_with('/'))
        front.remove_suffix(1);
    return front;
}

std::vector<std::string> splitList(std::string_view text)
{
    std::vector<std::string> members;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        std::string member(text.substr(0, comma));
        std::erase(member, ' ');
        if (!member.empty())
            members.push_back(std::move(member));
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return members;
}

Error faulty(const std::string& rule, const std::string& member, const std::string& message)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "route " + rule + ": " + member + " " + message,
                 .field = "gateway.routes" + rule + "." + member};
}

bool isPattern(const std::string& path)
{
    const auto deep = path.find("**");
    return path.starts_with('/') && (path.size() == 1 || !path.ends_with('/')) &&
           path.find("//") == std::string::npos &&
           (deep == std::string::npos || deep + 2 == path.size());
}

Result<RouteAccess> readAccess(const std::string& text)
{
    if (text == "open")
        return RouteAccess{RouteAccess::Kind::Open, {}};
    if (text == "user")
        return RouteAccess{RouteAccess::Kind::User, {}};
    constexpr std::string_view prefix = "permission:";
    if (text.starts_with(prefix) && text.size() > prefix.size())
        return RouteAccess{RouteAccess::Kind::Permission, text.substr(prefix.size())};
    return failure<RouteAccess>(ErrorCode::InvalidArgument,
                                "must be open, user or permission:<name>");
}

Result<long long> readNumber(const std::string& text)
{
    long long number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc() || end != text.data() + text.size() || number <= 0)
        return failure<long long>(ErrorCode::InvalidArgument, "must be a whole number above 0");
    return number;
}

using Members = std::map<std::string, std::string>;

/// "[12].path" into the rule's members, keyed by number so that [10] comes after [9].
Result<std::map<int, Members>> groupByNumber(const std::map<std::string, std::string>& settings)
{
    std::map<int, Members> grouped;
    for (const auto& [key, value] : settings) {
        int number = -1;
        const char* first = key.data() + (key.starts_with('[') ? 1 : 0);
        const auto [end, failed] = std::from_chars(first, key.data() + key.size(), number);
        const std::string_view rest(end, static_cast<std::size_t>(key.data() + key.size() - end));
        const auto dot = rest.find('.');
        if (failed != std::errc() || !rest.starts_with(']') || dot == std::string_view::npos)
            return faulty("", key, "is not a member of a numbered route");
        std::string member(rest.substr(dot + 1));
        if (const auto bracket = member.find('['); bracket != std::string::npos)
            member.resize(bracket); // a YAML list: path[0], path[1]
        std::string& text = grouped[number][member];
        text += text.empty() ? value : "," + value;
    }
    return grouped;
}

Result<RouteRule> readRule(const std::string& name, const Members& members)
{
    RouteRule rule;
    for (const auto& [member, value] : members) {
        if (member == "id") {
            rule.id = value;
        } else if (member == "path" || member == "paths") {
            rule.paths = splitList(value);
        } else if (member == "methods" || member == "method") {
            rule.methods = splitList(value);
        } else if (member == "service") {
            rule.service = value;
        } else if (member == "rewrite") {
            rule.rewrite = value;
        } else if (member == "access") {
            auto access = readAccess(value);
            if (!access.ok())
                return faulty(name, member, access.error().message);
            rule.access = *access;
        } else if (member == "body-bytes-max" || member == "timeout-ms") {
            const auto number = readNumber(value);
            if (!number.ok())
                return faulty(name, member, number.error().message);
            if (member == "timeout-ms")
                rule.timeout = std::chrono::milliseconds(*number);
            else
                rule.bodyBytesMax = static_cast<std::size_t>(*number);
        } else {
            return faulty(name, member, "is not known");
        }
    }
    if (!members.contains("access"))
        return faulty(name, "access", "is missing: say open, user or permission:<name>");
    if (rule.service.empty())
        return faulty(name, "service", "is missing");
    if (rule.paths.empty() || !std::all_of(rule.paths.begin(), rule.paths.end(), isPattern))
        return faulty(name, "path", "must be paths like /api/v1/products/{id} or /oauth2/**");
    if (rule.id.empty())
        rule.id = rule.paths.front();
    return rule;
}

} // namespace

Result<std::vector<RouteRule>> readRouteRules(const std::map<std::string, std::string>& settings)
{
    const auto grouped = groupByNumber(settings);
    if (!grouped.ok())
        return grouped.error();
    std::vector<RouteRule> rules;
    for (const auto& [number, members] : *grouped) {
        auto rule = readRule("[" + std::to_string(number) + "]", members);
        if (!rule.ok())
            return rule.error();
        rules.push_back(std::move(*rule));
    }
    return rules;
}

RouteTable::Match RouteTable::match(std::string_view method, std::string_view path) const
{
    Match result;
    for (const RouteRule& rule : m_rules) {
        const auto pattern =
            std::find_if(rule.paths.begin(), rule.paths.end(), [path](const std::string& p) {
                return matches(p, path);
            });
        if (pattern == rule.paths.end())
            continue;
        const auto& methods = rule.methods;
        const std::string_view asked = method == "HEAD" ? "GET" : method;
        if (!methods.empty() && std::find(methods.begin(), methods.end(), asked) == methods.end()) {
            result.allowed.insert(result.allowed.end(), methods.begin(), methods.end());
            if (std::find(methods.begin(), methods.end(), "GET") != methods.end())
                result.allowed.emplace_back("HEAD");
            continue;
        }
        result.rule = &rule;
        result.allowed.clear();
        result.path = rule.rewrite.empty()
                          ? std::string(path)
                          : rule.rewrite + std::string(path.substr(fixedFront(*pattern).size()));
        return result;
    }
    std::sort(result.allowed.begin(), result.allowed.end());
    result.allowed.erase(std::unique(result.allowed.begin(), result.allowed.end()),
                         result.allowed.end());
    return result;
}

} // namespace vitrine::gateway
