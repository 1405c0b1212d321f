#include "services/platform/settings/settings.hpp"
#include "services/platform/settings/yaml_flatten.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>

namespace vitrine::platform {
namespace {

Error refused(std::string why)
{
    return Error{.code = ErrorCode::InvalidArgument, .message = std::move(why)};
}

bool standsAlone(std::string_view key)
{
    return key == kHelpOption || key == kVersionOption || key == kPrintConfigOption;
}

bool isKey(std::string_view text)
{
    return !text.empty() && text[0] != '-' && text[0] != '.' &&
           text.find_first_not_of(
               "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_[]") == text.npos;
}

Outcome readCommandLine(std::span<const char* const> arguments, SettingValues& values)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (argument == "-h") {
            values.put(std::string(kHelpOption), "true", SettingSource::CommandLine, "-h");
            continue;
        }
        if (!argument.starts_with("--"))
            return refused("'" + std::string(argument) +
                           "' is no option; options are written --key=value");
        const auto equals = argument.find('=');
        const std::string key(argument.substr(2, equals == argument.npos ? equals : equals - 2));
        if (!isKey(key))
            return refused("'" + std::string(argument) +
                           "' has no key; options are written --key=value");
        if (values.find(key) != nullptr)
            return refused("--" + key + " is given twice");

        std::string value = "true";
        if (equals != argument.npos)
            value = argument.substr(equals + 1);
        else if (!standsAlone(key)) {
            if (i + 1 >= arguments.size() || std::string_view(arguments[i + 1]).starts_with("--"))
                return refused("--" + key + " lacks its value");
            value = arguments[++i];
        }
        values.put(key, std::move(value), SettingSource::CommandLine, "--" + key);
    }
    return Done{};
}

void readEnvironment(const char* const* environment, SettingValues& values)
{
    for (; environment != nullptr && *environment != nullptr; ++environment) {
        const std::string_view variable = *environment;
        const auto equals = variable.find('=');
        if (!variable.starts_with("VITRINE_") || equals == variable.npos)
            continue;
        const std::string name(variable.substr(0, equals));
        values.put(
            name, std::string(variable.substr(equals + 1)), SettingSource::Environment, name);
    }
}

Outcome readFile(const std::string& path, SettingValues& values)
{
    std::error_code ec;
    if (std::filesystem::is_directory(path, ec)) // a stream would open it, and then throw
        return refused("settings.file: '" + path + "' is a folder");
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    if (!file.is_open() || file.bad())
        return refused("settings.file: '" + path + "' cannot be read: " + std::strerror(errno));
    const auto documents = flattenYaml(text);
    if (!documents.ok())
        return refused("settings.file: " + path + ": " + documents.error().message);
    for (auto document = documents->rbegin(); document != documents->rend();
         ++document) {                                    // the last one is the strongest
        const auto number = documents->rend() - document; // a list is taken whole from one document
        const std::string origin =
            path + (number > 1 ? " (document #" + std::to_string(number) + "):" : ":");
        for (const FlatValue& value : *document) {
            if (value.key.starts_with("document") && (value.key.size() == 8 || value.key[8] == '['))
                return refused("settings.file: " + path + ": line " + std::to_string(value.line) +
                               ": a mapping of keys to values is expected");
            values.put(
                value.key, value.text, SettingSource::File, origin + std::to_string(value.line));
        }
    }
    return Done{};
}

} // namespace

Result<SettingValues>
loadLocalSettings(int argc, const char* const* argv, const char* const* environment)
{
    SettingValues values;
    const auto count = static_cast<std::size_t>(argc > 0 ? argc - 1 : 0);
    if (const Outcome read = readCommandLine(std::span(argv + (argc > 0 ? 1 : 0), count), values);
        !read.ok())
        return read.error();
    readEnvironment(environment, values);
    const auto* file = values.find("settings.file");
    if (file != nullptr && !file->value.empty()) {
        const std::string path = file->value;
        if (const Outcome read = readFile(path, values); !read.ok())
            return read.error();
    }
    return values;
}

} // namespace vitrine::platform
