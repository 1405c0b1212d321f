#pragma once

#include "vitrine/core/result.hpp"

#include <string>
#include <string_view>

namespace vitrine::domain {

/// A store's own article number: 1 to 64 visible ASCII characters, unique without regard to case.
class Sku
{
public:
    /// Trims white space at both ends.
    /// @return InvalidArgument for an empty or longer text, or a character that is not visible
    /// ASCII.
    [[nodiscard]] static Result<Sku> create(std::string_view text);

    /// As the store wrote it.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// What uniqueness is checked on: lower case.
    [[nodiscard]] std::string key() const;

    /// Equal without regard to case.
    bool operator==(const Sku& other) const { return key() == other.key(); }

private:
    explicit Sku(std::string text)
        : m_text(std::move(text))
    {
    }

    std::string m_text;
};

} // namespace vitrine::domain
