#include "services/platform/settings/environment_codec.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::platform {
namespace {

using nlohmann::json;

Error noEnvironment(const std::string& why)
{
    return Error{.code = ErrorCode::InvalidArgument,
                 .message = "the answer is no environment: " + why};
}

std::string textOf(const json& value)
{
    if (value.is_object()) {
        const auto inner = value.find("value");
        return inner != value.end() && !inner->is_object() ? textOf(*inner) : std::string();
    }
    if (value.is_string())
        return value.get<std::string>();
    return value.is_null() ? std::string() : value.dump();
}

} // namespace

Result<std::vector<PropertySource>> decodeEnvironment(std::string_view text)
{
    const json document = json::parse(text, nullptr, false);
    if (!document.is_object())
        return noEnvironment("it is no JSON object");
    const auto list = document.find("propertySources");
    if (list == document.end() || !list->is_array())
        return noEnvironment("propertySources is missing");
    std::vector<PropertySource> sources;
    for (const json& each : *list) {
        const auto name = each.find("name");
        const auto values = each.find("source");
        if (!each.is_object() || name == each.end() || !name->is_string() || values == each.end() ||
            !values->is_object())
            return noEnvironment("a property source lacks name or source");
        PropertySource source{.name = name->get<std::string>(), .values = {}};
        for (const auto& [key, value] : values->items())
            source.values.emplace_back(key, textOf(value));
        sources.push_back(std::move(source));
    }
    return sources;
}

} // namespace vitrine::platform
