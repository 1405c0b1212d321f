#include "services/config/domain/config_tree.hpp"

#include "services/config/domain/java_properties.hpp"
#include "services/platform/settings/yaml_flatten.hpp"

#include <algorithm>
#include <charconv>

namespace vitrine::config {
namespace {

PropertyValue typed(const platform::FlatValue& value)
{
    using Kind = platform::FlatValue::Kind;
    const char* end = value.text.data() + value.text.size();
    std::int64_t integer = 0;
    double real = 0;
    if (value.kind == Kind::Flag)
        return value.text == "true";
    if (value.kind == Kind::Integer &&
        std::from_chars(value.text.data(), end, integer).ec == std::errc())
        return integer;
    if (value.kind == Kind::Real && std::from_chars(value.text.data(), end, real).ec == std::errc())
        return real;
    return value.text;
}

/// Takes the condition of a document out of its settings: it is meant for the server.
Document withCondition(std::vector<Property> properties)
{
    Document document;
    for (Property& property : properties) {
        const bool isList = property.key.starts_with("spring.config.activate.on-profile[");
        if (property.key != "spring.config.activate.on-profile" &&
            property.key != "spring.profiles" && !isList) {
            document.properties.push_back(std::move(property));
            continue;
        }
        const auto* text = std::get_if<std::string>(&property.value);
        const std::string expression = text != nullptr ? *text : "";
        document.onProfile =
            document.onProfile ? *document.onProfile + "," + expression : expression;
    }
    return document;
}

ConfigFile parseYaml(std::string_view text)
{
    ConfigFile file;
    auto documents = platform::flattenYaml(text);
    if (!documents.ok()) {
        file.fault = documents.error().message;
        return file;
    }
    for (platform::FlatDocument& flat : *documents) {
        std::vector<Property> properties;
        for (platform::FlatValue& value : flat) {
            PropertyValue content = typed(value);
            properties.push_back(
                {std::move(value.key), std::move(content), value.line, value.column});
        }
        file.documents.push_back(withCondition(std::move(properties)));
    }
    return file;
}

ConfigFile parseProperties(std::string_view text)
{
    ConfigFile file;
    auto documents = parseJavaProperties(text);
    if (!documents.ok()) {
        file.fault = documents.error().message;
        return file;
    }
    for (auto& properties : *documents)
        file.documents.push_back(withCondition(std::move(properties)));
    return file;
}

} // namespace

bool isConfigFile(std::string_view path)
{
    return path.ends_with(".properties") || path.ends_with(".yml") || path.ends_with(".yaml");
}

ConfigFile parseConfigFile(std::string_view path, std::string_view text)
{
    return path.ends_with(".properties") ? parseProperties(text) : parseYaml(text);
}

std::set<std::string> ConfigTree::folders() const
{
    std::set<std::string> found{""};
    for (const auto& [path, file] : files) {
        for (auto slash = path.find('/'); slash != std::string::npos;
             slash = path.find('/', slash + 1))
            found.insert(path.substr(0, slash));
    }
    return found;
}

} // namespace vitrine::config
