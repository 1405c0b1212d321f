#pragma once

#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// Where a value came from, strongest first.
enum class SettingSource { CommandLine, Environment, ConfigServer, File, Default };

/// Text values by dotted key ("database.url") from every source but the defaults.
class SettingValues
{
public:
    /// Adds `value` from `source`; a stronger source wins whatever the order of calls.
    void put(std::string key, std::string value, SettingSource source, std::string origin);

    struct Entry
    {
        std::string value;
        SettingSource source;
        std::string origin; ///< "--database.url", "VITRINE_DATABASE_URL", a file's name, a property source's name.
    };
    [[nodiscard]] const Entry* find(std::string_view key) const;
    /// Keys below a prefix ("gateway.routes"), sorted.
    [[nodiscard]] std::vector<std::string> keysBelow(std::string_view prefix) const;

private:
    std::map<std::string, Entry, std::less<>> m_entries;
};

/// Reads typed settings and remembers each for `--print-config` and `--help`. A service's settings are one struct, filled
/// by one function that calls this reader once per member. A secret may come as `<key>.file`, the path of a file that
/// holds it.
class SettingsReader
{
public:
    explicit SettingsReader(const SettingValues& values) : m_values(values) {}

    std::string text(std::string_view key, std::string_view fallback, std::string_view meaning);
    /// As text, masked wherever settings are printed.
    std::string secret(std::string_view key, std::string_view fallback, std::string_view meaning);
    long long integer(std::string_view key, long long fallback, long long min, long long max, std::string_view meaning);
    bool flag(std::string_view key, bool fallback, std::string_view meaning);
    /// A length of time: "250ms", "30s", "5m", "1h".
    std::chrono::milliseconds duration(std::string_view key, std::chrono::milliseconds fallback, std::string_view meaning);
    /// A comma-separated list; empty members are dropped.
    std::vector<std::string> list(std::string_view key, std::string_view fallback, std::string_view meaning);
    /// Members below `prefix`, as `<rest of the key>` -> value.
    std::map<std::string, std::string> group(std::string_view prefix, std::string_view meaning);

    /// InvalidArgument that names every bad key, its value, where it came from and what was expected.
    [[nodiscard]] Outcome check() const;

    /// One line per setting that was read: key, value (secrets masked), source and origin.
    [[nodiscard]] std::string describe() const;

private:
    struct Item
    {
        std::string key;
        std::string shown;
        std::string from;
        std::string meaning;
    };
    const SettingValues::Entry* read(std::string_view key, std::string_view fallback, std::string_view meaning, bool secret);

    const SettingValues& m_values;
    std::vector<Item> m_items;
    std::vector<std::string> m_faults;
};

/// Command line (`--key=value`, `--key value`), environment (VITRINE_KEY_WITH_UNDERSCORES) and file (`--settings.file`,
/// YAML) merged; the config server is asked afterwards by the service host.
/// @return InvalidArgument naming the argument or the line of the file that is wrong.
[[nodiscard]] Result<SettingValues> loadLocalSettings(int argc, const char* const* argv, const char* const* environment);

/// Adds what the config server at `url` says for `application` and `profile`, ordered as Spring's clients do.
/// @return Unavailable when it does not answer; NotFound for an unknown label.
[[nodiscard]] Outcome addConfigServerSettings(
    SettingValues& values, const std::string& url, const std::string& application, const std::string& profile,
    const std::string& label);

} // namespace vitrine::platform
