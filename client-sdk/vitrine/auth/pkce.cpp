#include "vitrine/auth/pkce.hpp"

#include "vitrine/core/encoding.hpp"

#include <openssl/crypto.h>
#include <openssl/sha.h>

#include <array>

namespace vitrine::client {
namespace {

std::string sha256(std::string_view text)
{
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(reinterpret_cast<const unsigned char*>(text.data()), text.size(), digest.data());
    return {digest.begin(), digest.end()};
}

} // namespace

std::string newCodeVerifier()
{
    return randomToken(48);
}

std::string codeChallenge(std::string_view verifier)
{
    return base64UrlEncode(sha256(verifier));
}

std::string accessTokenHash(std::string_view accessToken)
{
    return base64UrlEncode(sha256(accessToken).substr(0, SHA256_DIGEST_LENGTH / 2));
}

bool equalInConstantTime(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace vitrine::client
