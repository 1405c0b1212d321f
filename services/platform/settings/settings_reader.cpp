#include "services/platform/settings/settings.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <iterator>
#include <limits>
#include <numeric>
#include <optional>

namespace vitrine::platform {
namespace {

using std::chrono::milliseconds;

constexpr std::size_t kSecretBytesMax = 64 * 1024;
constexpr std::string_view kMask = "******";

std::string describeSource(const SettingValues::Entry& entry)
{
    constexpr const char* names[] = {
        "command line", "environment", "config server", "file", "default"};
    return std::string(names[static_cast<int>(entry.source)]) + " " + entry.origin;
}

std::optional<long long> parseInteger(std::string_view text)
{
    long long value = 0;
    const auto [end, ec] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (ec != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

std::optional<bool> parseFlag(std::string_view text)
{
    const std::string lower = asciiLower(text);
    if (lower == "true" || lower == "yes" || lower == "on" || lower == "1")
        return true;
    if (lower == "false" || lower == "no" || lower == "off" || lower == "0")
        return false;
    return std::nullopt;
}

struct Unit
{
    std::string_view name;
    long long milliseconds;
};
constexpr Unit kUnits[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {"d", 86400000}};

std::optional<milliseconds> parseDuration(std::string_view text)
{
    const auto digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const auto number = parseInteger(text.substr(0, digits));
    if (number == 0LL && digits == text.size())
        return milliseconds(0);
    for (const Unit& unit : kUnits) {
        if (number && text.substr(digits) == unit.name &&
            *number <= 100LL * 365 * 86400000 / unit.milliseconds)
            return milliseconds(*number * unit.milliseconds);
    }
    return std::nullopt;
}

std::string formatDuration(milliseconds time)
{
    const long long count = time.count();
    for (auto unit = std::rbegin(kUnits); unit != std::rend(kUnits); ++unit) {
        if (count != 0 && count % unit->milliseconds == 0)
            return std::to_string(count / unit->milliseconds) + std::string(unit->name);
    }
    return std::to_string(count) + "ms";
}

/// A URL with its password masked; other text as it is.
std::string withoutPassword(const std::string& value)
{
    const auto scheme = value.find("://");
    if (scheme == std::string::npos)
        return value;
    const auto begin = scheme + 3;
    const auto end = std::min(value.find_first_of("/?#", begin), value.size());
    const auto at = value.rfind('@', end);
    const auto colon = value.find(':', begin);
    if (at == std::string::npos || at < begin || colon > at)
        return value;
    return value.substr(0, colon + 1) + std::string(kMask) + value.substr(at);
}

Result<std::string> readSecretFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error{.code = ErrorCode::InvalidArgument, .message = "cannot be read"};
    std::string text(kSecretBytesMax + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (text.size() > kSecretBytesMax)
        return Error{.code = ErrorCode::InvalidArgument, .message = "is longer than 64 KB"};
    while (!text.empty() &&
           (text.back() == '\n' || text.back() == '\r')) // editors and echo add one
        text.pop_back();
    return text;
}

/// Edits that turn one key into the other (Levenshtein).
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t change = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
        }
    }
    return row[b.size()];
}

} // namespace

const SettingValues::Entry*
SettingsReader::read(std::string_view key, std::string_view fallback, std::string_view meaning)
{
    const SettingValues::Entry* entry = m_values.find(key);
    note(key, fallback, meaning, entry);
    return entry;
}

void SettingsReader::note(std::string_view key,
                          std::string_view fallback,
                          std::string_view meaning,
                          const SettingValues::Entry* entry)
{
    note(Item{.key = std::string(key),
              .shown = withoutPassword(entry != nullptr ? entry->value : std::string(fallback)),
              .from = entry != nullptr ? describeSource(*entry) : "default",
              .fallback = std::string(fallback),
              .meaning = std::string(meaning)});
}

/// A key that is read twice is shown once.
void SettingsReader::note(Item item)
{
    const auto sameKey = [&](const Item& other) { return other.key == item.key; };
    if (std::none_of(m_items.begin(), m_items.end(), sameKey))
        m_items.push_back(std::move(item));
}

void SettingsReader::refuse(std::string_view key,
                            const SettingValues::Entry& entry,
                            std::string_view expected)
{
    m_faults.push_back(std::string(key) + ": '" + withoutPassword(entry.value) + "' (" +
                       describeSource(entry) + ") is not " + std::string(expected));
}

void SettingsReader::fault(std::string_view key, std::string_view expected)
{
    const SettingValues::Entry* entry = m_values.find(key);
    if (entry != nullptr)
        refuse(key, *entry, expected);
    else
        m_faults.push_back(std::string(key) + " must be " + std::string(expected));
}

std::string
SettingsReader::text(std::string_view key, std::string_view fallback, std::string_view meaning)
{
    const auto* entry = read(key, fallback, meaning);
    return entry != nullptr ? entry->value : std::string(fallback);
}

std::string
SettingsReader::secret(std::string_view key, std::string_view fallback, std::string_view meaning)
{
    const std::string fileKey = std::string(key) + ".file";
    const auto* direct = m_values.find(key);
    const auto* file = m_values.find(fileKey);
    const bool useFile = file != nullptr && (direct == nullptr || file->source < direct->source);
    const auto* entry = useFile ? file : direct;
    if (direct != nullptr && file != nullptr && direct->source == file->source)
        m_faults.push_back(std::string(key) + " and " + fileKey + " are both given (" +
                           describeSource(*file) + "): one of them must go");

    std::string value = entry != nullptr ? entry->value : std::string(fallback);
    if (useFile) {
        auto content = readSecretFile(file->value);
        if (content.ok())
            value = *std::move(content);
        else
            m_faults.push_back(fileKey + ": the file '" + file->value + "' (" +
                               describeSource(*file) + ") " + content.error().message);
    }
    note(Item{.key = std::string(key),
              .shown = std::string(value.empty() ? "" : kMask),
              .from = entry != nullptr ? describeSource(*entry) : "default",
              .fallback = std::string(fallback.empty() ? "" : kMask),
              .meaning = std::string(meaning) + " (or --" + fileKey + ", a file that holds it)",
              .isSecret = true});
    return value;
}

long long SettingsReader::integer(std::string_view key,
                                  long long fallback,
                                  long long min,
                                  long long max,
                                  std::string_view meaning)
{
    const auto* entry = read(key, std::to_string(fallback), meaning);
    if (entry == nullptr)
        return fallback;
    const auto value = parseInteger(entry->value);
    if (value && *value >= min && *value <= max)
        return *value;
    refuse(key, *entry, "an integer from " + std::to_string(min) + " to " + std::to_string(max));
    return fallback;
}

bool SettingsReader::flag(std::string_view key, bool fallback, std::string_view meaning)
{
    const auto* entry = read(key, fallback ? "true" : "false", meaning);
    if (entry == nullptr)
        return fallback;
    const auto value = parseFlag(entry->value);
    if (!value)
        refuse(key, *entry, "true or false");
    return value.value_or(fallback);
}

milliseconds
SettingsReader::duration(std::string_view key, milliseconds fallback, std::string_view meaning)
{
    const auto* entry = read(key, formatDuration(fallback), meaning);
    if (entry == nullptr)
        return fallback;
    const auto value = parseDuration(entry->value);
    if (!value)
        refuse(key, *entry, "a length of time such as 250ms, 30s, 5m, 1h or 7d");
    return value.value_or(fallback);
}

std::vector<std::string>
SettingsReader::list(std::string_view key, std::string_view fallback, std::string_view meaning)
{
    const auto* entry = m_values.find(key);
    const auto* first = m_values.find(std::string(key) + "[0]");
    std::vector<std::string> members;
    if (first != nullptr && (entry == nullptr || first->source < entry->source)) {
        std::string joined;
        const SettingValues::Entry* each = first;
        for (std::size_t i = 0; each != nullptr;
             each = m_values.find(std::string(key) + "[" + std::to_string(++i) + "]")) {
            joined += (members.empty() ? "" : ",") + each->value;
            if (!each->value.empty())
                members.push_back(each->value);
        }
        m_groups.emplace_back(key);
        note(Item{.key = std::string(key),
                  .shown = joined,
                  .from = describeSource(*first),
                  .fallback = std::string(fallback),
                  .meaning = std::string(meaning)});
        return members;
    }
    note(key, fallback, meaning, entry);
    std::string_view rest = entry != nullptr ? std::string_view(entry->value) : fallback;
    while (!rest.empty()) {
        const auto comma = std::min(rest.find(','), rest.size());
        if (const auto member = trim(rest.substr(0, comma)); !member.empty())
            members.emplace_back(member);
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return members;
}

std::map<std::string, std::string> SettingsReader::group(std::string_view prefix,
                                                         std::string_view meaning)
{
    std::map<std::string, std::string> members;
    m_groups.emplace_back(prefix);
    for (const std::string& key : m_values.keysBelow(prefix)) {
        const auto* entry = read(key, "", meaning);
        const auto rest =
            std::string_view(key).substr(prefix.size() + (key[prefix.size()] == '.' ? 1 : 0));
        members.emplace(rest, entry->value);
    }
    return members;
}

bool SettingsReader::isKnown(std::string_view key) const
{
    for (const std::string_view option : {kHelpOption, kVersionOption, kPrintConfigOption}) {
        if (key == option)
            return true;
    }
    const std::string_view withoutFile =
        key.ends_with(".file") ? key.substr(0, key.size() - 5) : key;
    for (const Item& item : m_items) {
        if (item.key == key || (item.isSecret && item.key == withoutFile))
            return true;
    }
    return std::any_of(m_groups.begin(), m_groups.end(), [&](const std::string& group) {
        return key.starts_with(group) && (key.size() > group.size() &&
                                          (key[group.size()] == '.' || key[group.size()] == '['));
    });
}

std::string SettingsReader::nearest(std::string_view key) const
{
    std::string best;
    std::size_t bestDistance = std::max<std::size_t>(2, key.size() / 3) + 1;
    for (const Item& item : m_items) {
        const std::size_t edits = distance(key, item.key);
        if (edits < bestDistance) {
            bestDistance = edits;
            best = item.key;
        }
    }
    return best;
}

Outcome SettingsReader::check() const
{
    std::vector<std::string> faults = m_faults;
    for (const std::string& key : m_values.keysFrom(SettingSource::CommandLine)) {
        if (isKnown(key))
            continue;
        const std::string near = nearest(key);
        faults.push_back("--" + key + " is not known here" +
                         (near.empty() ? "" : "; did you mean --" + near + "?"));
    }
    if (faults.empty())
        return Done{};
    std::string message;
    for (const std::string& each : faults)
        message += (message.empty() ? "" : "\n") + each;
    return Error{.code = ErrorCode::InvalidArgument, .message = message};
}

std::string SettingsReader::describe() const
{
    std::string out;
    for (const Item& item : m_items)
        out += item.key + " = " + item.shown + "  (" + item.from + ")\n";
    return out;
}

std::string SettingsReader::help() const
{
    std::string out;
    for (const Item& item : m_items) {
        out += "  --" + item.key + "\n        " + item.meaning;
        if (!item.fallback.empty())
            out += " [" + item.fallback + "]";
        out += '\n';
    }
    return out;
}

} // namespace vitrine::platform
