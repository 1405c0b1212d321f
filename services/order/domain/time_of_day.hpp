#pragma once

#include <string_view>

namespace vitrine::order {

/// Whether `text` is "HH:MM".
[[nodiscard]] constexpr bool isTimeOfDay(std::string_view text)
{
    const auto digit = [text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
    return text.size() == 5 && text[2] == ':' && digit(0) && digit(1) && digit(3) && digit(4) &&
           text.substr(0, 2) < "24" && text.substr(3) < "60";
}

} // namespace vitrine::order
