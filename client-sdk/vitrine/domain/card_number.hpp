#pragma once

#include <string_view>

namespace vitrine::domain {

/// Whether `text` holds what may be a card number: 13 to 19 digits that pass the Luhn check, in one
/// run or in groups parted by single blanks or hyphens, anywhere in the text. UUIDs are not looked
/// into: their digits are chance.
[[nodiscard]] bool containsCardNumber(std::string_view text);

} // namespace vitrine::domain
