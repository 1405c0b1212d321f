#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::kiosk {

/// `text` as it is compared: small letters, without accents and dots, "ß" as "ss".
[[nodiscard]] std::string foldForSearch(std::string_view text);

/// The words of what somebody typed, folded; at most eight.
[[nodiscard]] std::vector<std::string> searchWords(std::string_view text);

} // namespace vitrine::kiosk
