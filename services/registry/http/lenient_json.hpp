#pragma once

#include "vitrine/wire/json_reader.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace vitrine::registry {

/// Reads one JSON object as Eureka's server does: what is missing or of another kind has a default,
/// text and numbers stand for each other. Private to this folder's codec.
class LenientObject
{
public:
    /// An object that is not there: everything has its default.
    LenientObject() = default;
    explicit LenientObject(const nlohmann::json& json)
        : m_json(json.is_object() ? &json : nullptr)
    {
    }

    [[nodiscard]] bool isObject() const { return m_json != nullptr; }
    /// Null when absent or null.
    [[nodiscard]] const nlohmann::json* member(const char* name) const;
    [[nodiscard]] LenientObject object(const char* name) const;
    [[nodiscard]] std::string text(const char* name) const;
    [[nodiscard]] std::int64_t integer(const char* name, std::int64_t fallback) const;
    [[nodiscard]] bool flag(const char* name, bool fallback) const;
    /// Every member as text, without Java's "@class"; lists and objects are left out.
    [[nodiscard]] std::map<std::string, std::string> texts() const;
    /// Says which text of this object, or how many members of one within, exceed what a registry
    /// should keep.
    [[nodiscard]] std::optional<std::string> tooLong() const;

private:
    const nlohmann::json* m_json = nullptr;
};

} // namespace vitrine::registry
