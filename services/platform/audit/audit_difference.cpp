#include "services/platform/audit/audit_difference.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::platform {
namespace {

using nlohmann::json;

/// The members of `side` that are not the same in `other`.
std::string membersNotIn(const json& side, const json& other)
{
    json result = json::object();
    for (const auto& [name, value] : side.items()) {
        const auto found = other.find(name);
        if (found == other.end() || *found != value)
            result[name] = value;
    }
    return result.empty() ? "" : result.dump();
}

} // namespace

std::pair<std::string, std::string> auditDifference(const std::string& before,
                                                    const std::string& after)
{
    if (before.empty() || after.empty())
        return {before, after};
    const json old = json::parse(before);
    const json now = json::parse(after);
    return {membersNotIn(old, now), membersNotIn(now, old)};
}

} // namespace vitrine::platform
