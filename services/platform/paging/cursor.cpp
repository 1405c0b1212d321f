#include "services/platform/paging/cursor.hpp"

#include "vitrine/core/encoding.hpp"

#include <openssl/sha.h>

#include <array>
#include <cstdint>
#include <optional>

namespace vitrine::platform {
namespace {

// A cursor is a version byte, a fingerprint of the list, then each value with its length. It is not
// signed: its values only ever become parameters of a comparison, so a forged one is a legal
// position in a list the caller may read.
constexpr char kVersion = '\1';
constexpr std::size_t kFingerprintBytes = 12;
constexpr std::size_t kTokenBytesMax = 4096;

std::string fingerprint(std::string_view list)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(list.data()), list.size(), digest.data());
    return {reinterpret_cast<const char*>(digest.data()), kFingerprintBytes};
}

void appendPart(std::string& bytes, const std::string& part)
{
    for (int shift = 24; shift >= 0; shift -= 8)
        bytes += static_cast<char>((part.size() >> shift) & 0xff);
    bytes += part;
}

/// Takes one value off the front of `bytes`.
std::optional<std::string> takePart(std::string_view& bytes)
{
    if (bytes.size() < 4)
        return std::nullopt;
    std::size_t size = 0;
    for (std::size_t i = 0; i < 4; ++i)
        size = size << 8 | static_cast<unsigned char>(bytes[i]);
    bytes.remove_prefix(4);
    if (size > bytes.size())
        return std::nullopt;
    std::string part(bytes.substr(0, size));
    bytes.remove_prefix(size);
    return part;
}

Error refused(const char* why)
{
    return {.code = ErrorCode::InvalidArgument, .message = why, .field = "after"};
}

} // namespace

std::string encodeCursor(std::string_view list, const std::vector<std::string>& key)
{
    std::string bytes(1, kVersion);
    bytes += fingerprint(list);
    for (const std::string& part : key)
        appendPart(bytes, part);
    return base64UrlEncode(bytes);
}

Result<std::vector<std::string>>
decodeCursor(std::string_view list, std::string_view token, std::size_t keyParts)
{
    constexpr auto kMalformed = "after is not a token that this list gave out";
    if (token.size() > kTokenBytesMax)
        return refused(kMalformed);
    const auto decoded = base64UrlDecode(token);
    if (!decoded.ok() || decoded->size() < 1 + kFingerprintBytes || decoded->front() != kVersion)
        return refused(kMalformed);
    std::string_view bytes = *decoded;
    bytes.remove_prefix(1);
    if (bytes.substr(0, kFingerprintBytes) != fingerprint(list))
        return refused(
            "after belongs to a list with other filters or another order; start again without it");
    bytes.remove_prefix(kFingerprintBytes);

    std::vector<std::string> key;
    while (!bytes.empty()) {
        auto part = takePart(bytes);
        if (!part || !isCleanUtf8(*part))
            return refused(kMalformed);
        key.push_back(std::move(*part));
    }
    if (key.size() != keyParts)
        return refused(kMalformed);
    return key;
}

} // namespace vitrine::platform
