#include "services/registry/http/lenient_json.hpp"

#include <charconv>

namespace vitrine::registry {

using nlohmann::json;

namespace {

constexpr std::size_t kTextBytesMax = 2048;
constexpr std::size_t kMembersMax = 256;

std::string asText(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number() || value.is_boolean() ? value.dump() : std::string();
}

} // namespace

const json* LenientObject::member(const char* name) const
{
    if (m_json == nullptr)
        return nullptr;
    const auto found = m_json->find(name);
    return found == m_json->end() || found->is_null() ? nullptr : &*found;
}

LenientObject LenientObject::object(const char* name) const
{
    const json* const found = member(name);
    return found == nullptr ? LenientObject() : LenientObject(*found);
}

std::string LenientObject::text(const char* name) const
{
    const json* const found = member(name);
    return found == nullptr ? std::string() : asText(*found);
}

std::int64_t LenientObject::integer(const char* name, std::int64_t fallback) const
{
    const std::string digits = text(name);
    std::int64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [stopped, error] = std::from_chars(digits.data(), end, value);
    return error == std::errc() && stopped == end && !digits.empty() ? value : fallback;
}

bool LenientObject::flag(const char* name, bool fallback) const
{
    const std::string word = text(name);
    return word.empty() ? fallback : word == "true";
}

std::map<std::string, std::string> LenientObject::texts() const
{
    std::map<std::string, std::string> found;
    if (m_json == nullptr)
        return found;
    for (const auto& [key, value] : m_json->items()) {
        if (key != "@class" && value.is_primitive() && !value.is_null())
            found[key] = asText(value);
    }
    return found;
}

std::optional<std::string> LenientObject::tooLong() const
{
    if (m_json == nullptr)
        return std::nullopt;
    if (m_json->size() > kMembersMax)
        return "more than " + std::to_string(kMembersMax) + " members";
    for (const auto& [key, value] : m_json->items()) {
        if (key.size() > kTextBytesMax ||
            (value.is_string() && value.get_ref<const std::string&>().size() > kTextBytesMax))
            return key.substr(0, 100) + " is longer than " + std::to_string(kTextBytesMax) +
                   " bytes";
        if (value.is_object()) {
            if (const auto inner = LenientObject(value).tooLong())
                return key + ": " + *inner;
        }
    }
    return std::nullopt;
}

} // namespace vitrine::registry
