#include "services/platform/settings/settings.hpp"

namespace vitrine::platform {
namespace {

bool isStronger(SettingSource a, SettingSource b)
{
    return static_cast<int>(a) < static_cast<int>(b);
}

/// What the members of one list have in common: the file without the line ("shop.yml:12"), the
/// property source's name; there is but one command line.
std::string listOrigin(SettingSource source, const std::string& origin)
{
    if (source == SettingSource::CommandLine)
        return {};
    return source == SettingSource::File ? origin.substr(0, origin.rfind(':')) : origin;
}

} // namespace

std::string environmentName(std::string_view key)
{
    std::string name = "VITRINE_";
    for (const char c : key) {
        const bool isLetter = c >= 'a' && c <= 'z';
        const bool isOther = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        name += isLetter ? static_cast<char>(c - 'a' + 'A') : isOther ? c : '_';
    }
    return name;
}

/// Whether this origin may set members of the list that `key` belongs to; takes the list over from
/// a weaker source.
bool SettingValues::ownsList(const std::string& key, SettingSource source, const std::string& from)
{
    const std::string root = key.substr(0, key.find('['));
    const std::string origin = listOrigin(source, from);
    const auto [owner, isNew] = m_listOwners.try_emplace(root, ListOwner{source, origin});
    if (isNew || (owner->second.source == source && owner->second.origin == origin))
        return true;
    if (!isStronger(source, owner->second.source))
        return false;
    owner->second = ListOwner{source, origin};
    const auto begin = m_entries.lower_bound(root + "[");
    auto end = begin;
    while (end != m_entries.end() && end->first.starts_with(root + "["))
        ++end;
    m_entries.erase(begin, end);
    return true;
}

void SettingValues::put(std::string key,
                        std::string value,
                        SettingSource source,
                        std::string origin)
{
    if (key.find('[') != std::string::npos && !ownsList(key, source, origin))
        return;
    const auto found = m_entries.find(key);
    if (found != m_entries.end() && !isStronger(source, found->second.source))
        return;
    m_entries.insert_or_assign(std::move(key), Entry{std::move(value), source, std::move(origin)});
}

const SettingValues::Entry* SettingValues::find(std::string_view key) const
{
    const auto exact = m_entries.find(key);
    const auto variable = m_entries.find(environmentName(key));
    if (variable == m_entries.end())
        return exact == m_entries.end() ? nullptr : &exact->second;
    if (exact == m_entries.end() || isStronger(variable->second.source, exact->second.source))
        return &variable->second;
    return &exact->second;
}

std::vector<std::string> SettingValues::keysBelow(std::string_view prefix) const
{
    std::vector<std::string> keys;
    for (auto at = m_entries.lower_bound(prefix);
         at != m_entries.end() && at->first.starts_with(prefix);
         ++at) {
        const std::string_view rest = std::string_view(at->first).substr(prefix.size());
        if (prefix.empty() || rest.starts_with('.') || rest.starts_with('[')) {
            if (at->second.source != SettingSource::Environment)
                keys.push_back(at->first);
        }
    }
    return keys;
}

std::vector<std::string> SettingValues::keysFrom(SettingSource source) const
{
    std::vector<std::string> keys;
    for (const auto& [key, entry] : m_entries) {
        if (entry.source == source)
            keys.push_back(key);
    }
    return keys;
}

} // namespace vitrine::platform
