#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <sys/random.h>

namespace vitrine {

namespace {

constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view kBase64Url =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::string_view kHex = "0123456789abcdef";

std::uint32_t byteAt(std::string_view text, std::size_t at)
{
    return static_cast<unsigned char>(text[at]);
}

std::string encodeSextets(std::string_view bytes, std::string_view alphabet)
{
    std::string text;
    text.reserve(bytes.size() * 4 / 3 + 4);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        buffer = (buffer << 8 | byteAt(bytes, i)) & 0xffffff;
        bits += 8;
        while (bits >= 6) {
            bits -= 6;
            text += alphabet[buffer >> bits & 0x3f];
        }
    }
    if (bits > 0)
        text += alphabet[buffer << (6 - bits) & 0x3f];
    return text;
}

/// Refuses what an encoder would not have written: bits left over must be zero (RFC 4648
/// section 3.5).
Result<std::string> decodeSextets(std::string_view text, std::string_view alphabet)
{
    if (text.size() % 4 == 1)
        return failure<std::string>(ErrorCode::InvalidArgument,
                                    "has a length that Base64 cannot have");
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t buffer = 0;
    int bits = 0;
    for (const char c : text) {
        const auto sextet = alphabet.find(c);
        if (sextet == std::string_view::npos)
            return failure<std::string>(ErrorCode::InvalidArgument,
                                        "has a character that is not Base64");
        buffer = (buffer << 6 | static_cast<std::uint32_t>(sextet)) & 0xffffff;
        bits += 6;
        if (bits >= 8) {
            bits -= 8;
            bytes += static_cast<char>(buffer >> bits & 0xff);
        }
    }
    if ((buffer & ((1u << bits) - 1)) != 0)
        return failure<std::string>(ErrorCode::InvalidArgument, "is not canonical Base64");
    return bytes;
}

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

bool isUnreserved(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// Bytes of the UTF-8 sequence at `at`, 0 when there is none.
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const std::uint32_t first = byteAt(text, at);
    if (first < 0x80)
        return first == 0 ? 0 : 1;
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(text, at + i) & 0xc0) != 0x80)
            return 0;
    }
    const std::uint32_t second = byteAt(text, at + 1);
    const bool overlong = (first == 0xe0 && second < 0xa0) || (first == 0xf0 && second < 0x90);
    const bool surrogate = first == 0xed && second > 0x9f;
    const bool beyond = first == 0xf4 && second > 0x8f;
    return overlong || surrogate || beyond ? 0 : length;
}

} // namespace

std::string base64UrlEncode(std::string_view bytes)
{
    return encodeSextets(bytes, kBase64Url);
}

Result<std::string> base64UrlDecode(std::string_view text)
{
    return decodeSextets(text, kBase64Url);
}

std::string base64Encode(std::string_view bytes)
{
    std::string text = encodeSextets(bytes, kBase64);
    while (text.size() % 4 != 0)
        text += '=';
    return text;
}

Result<std::string> base64Decode(std::string_view text)
{
    if (text.size() % 4 != 0)
        return failure<std::string>(ErrorCode::InvalidArgument, "is not padded Base64");
    for (int i = 0; i < 2 && text.ends_with('='); ++i)
        text.remove_suffix(1);
    return decodeSextets(text, kBase64);
}

std::string hexEncode(std::string_view bytes)
{
    std::string text;
    text.reserve(bytes.size() * 2);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        text += kHex[byteAt(bytes, i) >> 4];
        text += kHex[byteAt(bytes, i) & 0xf];
    }
    return text;
}

std::string percentEncode(std::string_view text)
{
    constexpr std::string_view upperHex = "0123456789ABCDEF";
    std::string encoded;
    encoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isUnreserved(text[i])) {
            encoded += text[i];
        } else {
            encoded += '%';
            encoded += upperHex[byteAt(text, i) >> 4];
            encoded += upperHex[byteAt(text, i) & 0xf];
        }
    }
    return encoded;
}

Result<std::string> percentDecode(std::string_view text, bool plusIsSpace)
{
    std::string decoded;
    decoded.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+' && plusIsSpace) {
            decoded += ' ';
        } else if (text[i] != '%') {
            decoded += text[i];
        } else {
            const int high = i + 1 < text.size() ? hexDigit(text[i + 1]) : -1;
            const int low = i + 2 < text.size() ? hexDigit(text[i + 2]) : -1;
            if (high < 0 || low < 0 || (high == 0 && low == 0))
                return failure<std::string>(ErrorCode::InvalidArgument,
                                            "has a broken percent escape");
            decoded += static_cast<char>(high * 16 + low);
            i += 2;
        }
    }
    return decoded;
}

bool isCleanUtf8(std::string_view text) noexcept
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

std::string asciiLower(std::string_view text)
{
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(), lower);
    return result;
}

bool asciiEqualsIgnoreCase(std::string_view a, std::string_view b) noexcept
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               return lower(x) == lower(y);
           });
}

std::string_view trim(std::string_view text) noexcept
{
    constexpr std::string_view space = " \t\r\n\f\v";
    const auto first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

void randomBytes(std::span<std::byte> out)
{
    std::size_t filled = 0;
    while (filled < out.size()) {
        const ssize_t got = getrandom(out.data() + filled, out.size() - filled, 0);
        if (got < 0 && errno != EINTR)
            std::abort(); // a predictable secret is worse than no process
        if (got > 0)
            filled += static_cast<std::size_t>(got);
    }
}

namespace {

std::string randomString(std::size_t bytes)
{
    std::string value(bytes, '\0');
    randomBytes(std::as_writable_bytes(std::span(value)));
    return value;
}

} // namespace

std::string randomHex(std::size_t bytes)
{
    return hexEncode(randomString(bytes));
}

std::string randomToken(std::size_t bytes)
{
    return base64UrlEncode(randomString(bytes));
}

} // namespace vitrine
