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
    /// Adds `value` from `source`; a stronger source wins whatever the order of calls, among equals
    /// the first. The members of a list ("hosts[0]") all come from the strongest origin that has
    /// any of them, as with Spring: half a list of one and half of another is what nobody meant.
    /// @param key as a dotted key; from the environment the variable's name.
    void put(std::string key, std::string value, SettingSource source, std::string origin);

    struct Entry
    {
        std::string value;
        SettingSource source;
        std::string origin; ///< "--database.url", "VITRINE_DATABASE_URL", a file's name, a property
                            ///< source's name.
    };
    [[nodiscard]] const Entry* find(std::string_view key) const;
    /// Keys below a prefix ("gateway.routes"), sorted. The environment is left out: a variable's
    /// name does not tell where its key has dots, so variables can only override keys that are
    /// known.
    [[nodiscard]] std::vector<std::string> keysBelow(std::string_view prefix) const;
    /// Keys given by `source`, sorted.
    [[nodiscard]] std::vector<std::string> keysFrom(SettingSource source) const;

private:
    struct ListOwner
    {
        SettingSource source;
        std::string origin;
    };
    bool ownsList(const std::string& key, SettingSource source, const std::string& origin);

    std::map<std::string, Entry, std::less<>> m_entries;
    std::map<std::string, ListOwner, std::less<>> m_listOwners;
};

/// Reads typed settings and remembers each for `--print-config` and `--help`. A service's settings
/// are one struct, filled by one function that calls this reader once per member. A secret may come
/// as `<key>.file`, the path of a file that holds it. A faulty value is remembered for `check`, and
/// the fallback is returned in its place.
class SettingsReader
{
public:
    explicit SettingsReader(const SettingValues& values)
        : m_values(values)
    {
    }

    std::string text(std::string_view key, std::string_view fallback, std::string_view meaning);
    /// As text, masked wherever settings are printed.
    std::string secret(std::string_view key, std::string_view fallback, std::string_view meaning);
    long long integer(std::string_view key,
                      long long fallback,
                      long long min,
                      long long max,
                      std::string_view meaning);
    bool flag(std::string_view key, bool fallback, std::string_view meaning);
    /// A length of time: "250ms", "30s", "5m", "1h".
    std::chrono::milliseconds
    duration(std::string_view key, std::chrono::milliseconds fallback, std::string_view meaning);
    /// A comma-separated list; empty members are dropped.
    std::vector<std::string>
    list(std::string_view key, std::string_view fallback, std::string_view meaning);
    /// Members below `prefix`, as `<rest of the key>` -> value.
    std::map<std::string, std::string> group(std::string_view prefix, std::string_view meaning);

    /// Records a fault that only the reading service can see: "<key>: '<value>' (<source>) is not
    /// <expected>", or "<key> must be <expected>" when nothing is given.
    void fault(std::string_view key, std::string_view expected);

    /// InvalidArgument that names every bad key, its value, where it came from and what was
    /// expected; and every key of the command line that nobody read, with the nearest one that is
    /// known. Call after all reads.
    [[nodiscard]] Outcome check() const;

    /// One line per setting that was read: key, value (secrets masked), source and origin.
    [[nodiscard]] std::string describe() const;

    /// One line per setting that was read: option, meaning and default, for `--help`.
    [[nodiscard]] std::string help() const;

private:
    struct Item
    {
        std::string key;
        std::string shown;
        std::string from;
        std::string fallback;
        std::string meaning;
        bool isSecret = false;
    };
    const SettingValues::Entry*
    read(std::string_view key, std::string_view fallback, std::string_view meaning);
    void note(Item item);
    void note(std::string_view key,
              std::string_view fallback,
              std::string_view meaning,
              const SettingValues::Entry* entry);
    void refuse(std::string_view key, const SettingValues::Entry& entry, std::string_view expected);
    [[nodiscard]] bool isKnown(std::string_view key) const;
    [[nodiscard]] std::string nearest(std::string_view key) const;

    const SettingValues& m_values;
    std::vector<Item> m_items;
    std::vector<std::string> m_groups;
    std::vector<std::string> m_faults;
};

/// The environment variable of a key: "oidc.roles-claim" -> "VITRINE_OIDC_ROLES_CLAIM".
[[nodiscard]] std::string environmentName(std::string_view key);

/// Options that stand alone on the command line; each is a key with the value "true".
inline constexpr std::string_view kHelpOption = "help";
inline constexpr std::string_view kVersionOption = "version";
inline constexpr std::string_view kPrintConfigOption = "print-config";

/// Command line (`--key=value`, `--key value`), environment (VITRINE_KEY_WITH_UNDERSCORES) and file
/// (`--settings.file`, YAML) merged; the config server is asked afterwards by the service host.
/// @return InvalidArgument naming the argument or the line of the file that is wrong.
[[nodiscard]] Result<SettingValues>
loadLocalSettings(int argc, const char* const* argv, const char* const* environment);

/// Adds what the config server at `url`, ours or Spring's, says for `application` and `profile`,
/// ordered as Spring's clients do. Waits at most five seconds.
/// @return Unavailable or DeadlineExceeded when it does not answer; NotFound for an unknown label;
/// InvalidArgument for a URL
///         that is none, and for what it refuses.
[[nodiscard]] Outcome addConfigServerSettings(SettingValues& values,
                                              const std::string& url,
                                              const std::string& application,
                                              const std::string& profile,
                                              const std::string& label);

} // namespace vitrine::platform
