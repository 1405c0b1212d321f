#include "services/config/http/environment_codec.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::config {
namespace {

using Json = nlohmann::ordered_json;

Json valueOf(const Property& property)
{
    return std::visit([](const auto& value) { return Json(value); }, property.value);
}

Json originOf(const PropertySource& source, const Property& property)
{
    std::string text = "Config Server " + source.name;
    if (property.line > 0)
        text += ":" + std::to_string(property.line) + ":" + std::to_string(property.column);
    return text;
}

Json optionalText(const std::optional<std::string>& text)
{
    return text ? Json(*text) : Json(nullptr);
}

std::string encode(const Environment& environment, bool withOrigins)
{
    Json sources = Json::array();
    for (const PropertySource& source : environment.sources) {
        Json values = Json::object();
        for (const Property& property : source.properties) {
            Json value = valueOf(property);
            values[property.key] = withOrigins ? Json{{"value", std::move(value)},
                                                      {"origin", originOf(source, property)}}
                                               : std::move(value);
        }
        sources.push_back({{"name", source.name}, {"source", std::move(values)}});
    }
    const Json document{{"name", environment.application},
                        {"profiles", environment.profiles},
                        {"label", optionalText(environment.label)},
                        {"version", optionalText(environment.version)},
                        {"state", nullptr},
                        {"propertySources", std::move(sources)}};
    return document.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace

std::string encodeEnvironment(const Environment& environment)
{
    return encode(environment, false);
}

std::string encodeEnvironmentV2(const Environment& environment)
{
    return encode(environment, true);
}

} // namespace vitrine::config
