#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine::catalog {

struct TextRule
{
    const char* field; ///< JSON pointer of the value, for the error.
    std::size_t charsMin = 0;
    std::size_t charsMax = 0; ///< Unicode characters, not bytes.
    bool lines = false;       ///< Whether line breaks and tabs are allowed.
};

/// `text` without white space at either end.
/// @return InvalidArgument when it is not UTF-8, holds control characters, or has another length
/// than the rule allows.
[[nodiscard]] Result<std::string> checkedText(std::string_view text, const TextRule& rule);

/// How many Unicode characters `text` (UTF-8) has.
[[nodiscard]] std::size_t characterCount(std::string_view text);

} // namespace vitrine::catalog
