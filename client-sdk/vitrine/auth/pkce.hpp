#pragma once

#include <string>
#include <string_view>

/// Private to the SDK; not installed.
namespace vitrine::client {

/// A new code verifier (RFC 7636): 64 characters of Base64url, 384 bits of chance.
[[nodiscard]] std::string newCodeVerifier();
/// The S256 challenge of `verifier`.
[[nodiscard]] std::string codeChallenge(std::string_view verifier);
/// at_hash of an access token signed with a SHA-256 algorithm (OpenID Connect Core 3.1.3.6).
[[nodiscard]] std::string accessTokenHash(std::string_view accessToken);
/// Whether the two are equal, in a time that depends only on their lengths.
[[nodiscard]] bool equalInConstantTime(std::string_view a, std::string_view b);

} // namespace vitrine::client
