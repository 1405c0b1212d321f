#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vitrine {

/// HTTP header fields in order; names compare without regard to case (RFC 9110 section 5.1).
class Headers
{
public:
    using Field = std::pair<std::string, std::string>;

    Headers() = default;
    Headers(std::initializer_list<Field> fields)
        : m_fields(fields)
    {
    }

    /// Appends a field. A value with CR, LF or NUL would split the message: it is refused by
    /// returning false.
    bool add(std::string name, std::string value);
    /// Replaces every field of this name. Refuses as `add` does.
    bool set(std::string name, std::string value);
    void remove(std::string_view name);

    /// The first value of `name`, or "" when there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const noexcept;
    [[nodiscard]] bool has(std::string_view name) const noexcept;
    /// How many fields have this name.
    [[nodiscard]] std::size_t count(std::string_view name) const noexcept;

    [[nodiscard]] auto begin() const noexcept { return m_fields.begin(); }
    [[nodiscard]] auto end() const noexcept { return m_fields.end(); }
    [[nodiscard]] std::size_t size() const noexcept { return m_fields.size(); }

private:
    std::vector<Field> m_fields;
};

} // namespace vitrine
