#pragma once

#include "vitrine/core/result.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// Base64url without padding (RFC 4648 section 5).
[[nodiscard]] std::string base64UrlEncode(std::string_view bytes);
/// @return InvalidArgument for a character outside the alphabet, padding, or an impossible length.
[[nodiscard]] Result<std::string> base64UrlDecode(std::string_view text);

/// Base64 with padding (RFC 4648 section 4), as HTTP Basic authentication wants it.
[[nodiscard]] std::string base64Encode(std::string_view bytes);
/// @return InvalidArgument for anything but canonical, padded Base64.
[[nodiscard]] Result<std::string> base64Decode(std::string_view text);

/// Lower-case hexadecimal.
[[nodiscard]] std::string hexEncode(std::string_view bytes);

/// Percent-encodes everything but RFC 3986's unreserved characters: fit for one path segment or
/// query value.
[[nodiscard]] std::string percentEncode(std::string_view text);
/// @param plusIsSpace true for query strings and forms.
/// @return InvalidArgument for a broken escape or an encoded NUL.
[[nodiscard]] Result<std::string> percentDecode(std::string_view text, bool plusIsSpace = false);

/// Whether `text` is UTF-8 (no overlong forms, no surrogates) without NUL.
[[nodiscard]] bool isCleanUtf8(std::string_view text) noexcept;

/// `text` in lower case, ASCII letters only.
[[nodiscard]] std::string asciiLower(std::string_view text);
/// Whether the two are equal when ASCII case is ignored.
[[nodiscard]] bool asciiEqualsIgnoreCase(std::string_view a, std::string_view b) noexcept;
/// `text` without ASCII white space at either end.
[[nodiscard]] std::string_view trim(std::string_view text) noexcept;

/// Fills `out` from the operating system's generator (getrandom). Ends the process when that fails.
void randomBytes(std::span<std::byte> out);
/// `bytes` random bytes in lower-case hexadecimal.
[[nodiscard]] std::string randomHex(std::size_t bytes);
/// `bytes` random bytes in Base64url: a secret for a URL or a header.
[[nodiscard]] std::string randomToken(std::size_t bytes);

} // namespace vitrine
