#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/domain/money.hpp"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Private to the codecs in this folder and to services' own codecs; not installed.
namespace vitrine::wire {

/// Parses strict JSON: UTF-8, no duplicate member names, no NUL, nesting of at most 64, no trailing
/// text.
/// @return InvalidArgument with the byte position.
[[nodiscard]] Result<nlohmann::json> parseJson(std::string_view text);

/// Reads the members of one JSON object and collects the first fault with its pointer.
///
///     ObjectReader in(json);
///     draft.sku = in.text("sku", {.min = 1, .max = 64});
///     return in.finish(std::move(draft));
class ObjectReader
{
public:
    struct TextLimits
    {
        std::size_t min = 0;
        std::size_t max = 10000; ///< Bytes.
        bool required = true;    ///< false: absent and null read as "".
    };

    /// @param pointer of `json` itself, e.g. "/lines/0".
    explicit ObjectReader(const nlohmann::json& json, std::string pointer = {});

    std::string text(std::string_view name, TextLimits limits);
    std::string text(std::string_view name) { return text(name, TextLimits{}); }
    std::string optionalText(std::string_view name)
    {
        return text(name, TextLimits{.required = false});
    }
    std::int64_t integer(std::string_view name, std::int64_t min, std::int64_t max);
    std::int64_t
    integerOr(std::string_view name, std::int64_t fallback, std::int64_t min, std::int64_t max);
    bool flagOr(std::string_view name, bool fallback);
    /// Nothing when absent or null.
    std::optional<bool> optionalFlag(std::string_view name);
    /// Whether the member is there and not null.
    [[nodiscard]] bool has(std::string_view name) { return member(name) != nullptr; }
    /// The member's JSON as text, whatever it is; `fallback` when absent or null.
    std::string rawOr(std::string_view name, std::string_view fallback);
    /// Reads an object with a reader of its own; absent or null is not read.
    template <typename Each> void object(std::string_view name, const Each& each)
    {
        const nlohmann::json* value = member(name);
        if (value == nullptr)
            return;
        ObjectReader inner(*value, m_pointer + "/" + std::string(name));
        each(inner);
        adopt(inner);
    }
    /// Any JSON number, whole or not.
    double numberOr(std::string_view name, double fallback, double min, double max);
    /// {"amount": integer, "currency": "EUR"}
    domain::Money money(std::string_view name);
    std::optional<domain::Money> optionalMoney(std::string_view name);
    /// As money; zero of no currency (XXX) passes too. For answers about what has no amount yet.
    domain::Money moneyOrNone(std::string_view name);
    std::vector<std::string> texts(std::string_view name, std::size_t countMax);
    std::map<std::string, std::string> textMap(std::string_view name, std::size_t countMax);
    /// Members of an array of objects; `each` reads one with a reader of its own. Absent reads as
    /// empty.
    template <typename Each>
    void objects(std::string_view name, std::size_t countMax, const Each& each)
    {
        const nlohmann::json* list = array(name, countMax);
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            ObjectReader member((*list)[i],
                                m_pointer + "/" + std::string(name) + "/" + std::to_string(i));
            each(member);
            adopt(member);
        }
    }
    /// Refuses members that were not read.
    void refuseUnknown();
    /// Records a fault of this object's member `name`; only the first one counts.
    void fault(std::string_view name, std::string message);

    [[nodiscard]] bool ok() const { return !m_fault.has_value(); }
    template <typename T> [[nodiscard]] Result<T> finish(T value) const
    {
        if (m_fault)
            return *m_fault;
        return value;
    }

private:
    const nlohmann::json* member(std::string_view name);
    const nlohmann::json* array(std::string_view name, std::size_t countMax);
    void adopt(const ObjectReader& member);
    domain::Money readMoney(std::string_view name, const nlohmann::json* value, bool noneAllowed);

    const nlohmann::json& m_json;
    std::string m_pointer;
    std::vector<std::string> m_read;
    std::optional<Error> m_fault;
};

[[nodiscard]] nlohmann::json toJson(const domain::Money& money);

} // namespace vitrine::wire
