#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace vitrine::config {

/// A value as the file types it: YAML knows numbers and booleans, a .properties file only text.
using PropertyValue = std::variant<std::string, std::int64_t, double, bool>;

struct Property
{
    std::string key; ///< Dotted, list members as "a[0]".
    PropertyValue value;
    int line = 0;   ///< From 1; 0 when it comes from no file.
    int column = 0; ///< Likewise.
};

/// Settings that stand together in one file: the whole of it, or one of several documents.
struct Document
{
    std::vector<Property> properties; ///< Each key once, in the order of the file.
    std::optional<std::string>
        onProfile{}; ///< Counts only with a profile that matches this expression.
};

/// One source of an answer, as Spring's clients know it.
struct PropertySource
{
    std::string name;
    std::vector<Property> properties;
};

/// The settings of one application.
struct Environment
{
    std::string application;
    std::vector<std::string> profiles;
    std::optional<std::string> label;
    std::optional<std::string> version;
    std::vector<PropertySource> sources; ///< The strongest first.
};

} // namespace vitrine::config
