#include "services/identity/domain/pkce.hpp"

#include "services/platform/auth/signature.hpp"
#include "vitrine/core/encoding.hpp"

#include <algorithm>

namespace vitrine::identity {

namespace {

constexpr std::size_t kChallengeCharacters = 43;
constexpr std::size_t kVerifierCharactersMax = 128;

bool isAlphanumeric(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

} // namespace

bool isCodeChallenge(std::string_view text) noexcept
{
    return text.size() == kChallengeCharacters && std::all_of(text.begin(), text.end(), [](char c) {
               return isAlphanumeric(c) || c == '-' || c == '_';
           });
}

bool isCodeVerifier(std::string_view text) noexcept
{
    return text.size() >= kChallengeCharacters && text.size() <= kVerifierCharactersMax &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
           });
}

bool verifierFits(std::string_view verifier, std::string_view challenge)
{
    return isCodeVerifier(verifier) &&
           platform::equalsInConstantTime(base64UrlEncode(platform::sha256(verifier)), challenge);
}

} // namespace vitrine::identity
