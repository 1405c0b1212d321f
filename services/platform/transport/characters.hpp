#pragma once

#include <array>
#include <string_view>

namespace vitrine::transport {

namespace detail {

inline constexpr std::array<bool, 256> kTokenChars = [] {
    std::array<bool, 256> is{};
    for (const char c : std::string_view("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz"
                                         "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        is[static_cast<unsigned char>(c)] = true;
    return is;
}();

} // namespace detail

/// Whether `c` may stand in a method or field name (RFC 9110 section 5.6.2).
[[nodiscard]] constexpr bool isTokenChar(unsigned char c) noexcept
{
    return detail::kTokenChars[c];
}

/// Whether `text` is a token: at least one character, all of them token characters.
[[nodiscard]] constexpr bool isToken(std::string_view text) noexcept
{
    for (const char c : text)
        if (!isTokenChar(static_cast<unsigned char>(c)))
            return false;
    return !text.empty();
}

/// Whether `c` may stand in a field value: visible, space, tab, or a byte past ASCII.
[[nodiscard]] constexpr bool isValueChar(unsigned char c) noexcept
{
    return (c >= 0x20 && c != 0x7f) || c == '\t';
}

[[nodiscard]] constexpr bool isDigit(unsigned char c) noexcept
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isAlnum(unsigned char c) noexcept
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// The value of a hexadecimal digit, -1 for anything else.
[[nodiscard]] constexpr int hexValue(unsigned char c) noexcept
{
    if (isDigit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

} // namespace vitrine::transport
