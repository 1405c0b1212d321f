#pragma once

#include "vitrine/core/result.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// What OAuth 2.0 and OpenID Connect servers answer.
namespace vitrine::wire {

/// {issuer}/.well-known/openid-configuration
struct ProviderMetadata
{
    std::string issuer;
    std::string authorizationEndpoint;
    std::string tokenEndpoint;
    std::string jwksUri;
    std::string userinfoEndpoint; ///< This and the following are "" when the provider has none.
    std::string deviceAuthorizationEndpoint;
    std::string revocationEndpoint;
    std::string endSessionEndpoint;
};

/// A successful answer of the token endpoint.
struct TokenReply
{
    std::string tokenType;
    std::string accessToken;
    std::string refreshToken; ///< "" when none was issued.
    std::string idToken;      ///< "" when none was issued.
    std::string scope;
    std::int64_t expiresInSeconds = 3600;
};

/// A successful answer of the device authorization endpoint (RFC 8628).
struct DeviceReply
{
    std::string deviceCode;
    std::string userCode;
    std::string verificationUri;
    std::string verificationUriComplete; ///< "" when the provider has none.
    std::int64_t expiresInSeconds = 0;
    std::int64_t intervalSeconds = 5;
};

/// What a client must check of an ID token, and what it shows of it.
struct IdTokenClaims
{
    std::string issuer;
    std::string subject;
    std::vector<std::string> audience;
    std::string authorizedParty; ///< azp
    std::string nonce;
    std::string accessTokenHash; ///< at_hash
    std::string email;
    std::string name;
    std::int64_t expiresAt = 0; ///< Seconds since 1970.
    std::int64_t issuedAt = 0;
};

/// The protected header of a JWS.
struct JwsHeader
{
    std::string algorithm;
    std::string keyId;
    bool hasCritical = false;
};

/// One key of a JWKS that may check RS256 or ES256 signatures.
struct SigningKey
{
    std::string keyId;
    std::string algorithm; ///< RS256 or ES256.
    std::string jwk;       ///< The key as JSON.
};

[[nodiscard]] Result<ProviderMetadata> decodeProviderMetadata(std::string_view json);
[[nodiscard]] Result<TokenReply> decodeTokenReply(std::string_view json);
[[nodiscard]] Result<DeviceReply> decodeDeviceReply(std::string_view json);
[[nodiscard]] Result<IdTokenClaims> decodeIdTokenClaims(std::string_view json);
[[nodiscard]] Result<JwsHeader> decodeJwsHeader(std::string_view json);
/// The usable keys; others (encryption keys, weak or unknown ones) are left out.
[[nodiscard]] Result<std::vector<SigningKey>> decodeSigningKeys(std::string_view json);

/// For a program that keeps tokens; the same members as the token endpoint's answer, with an
/// absolute time.
struct StoredTokens
{
    std::string accessToken;
    std::string refreshToken;
    std::string idToken;
    std::string scope;
    std::string expiresAt; ///< RFC 3339
};
[[nodiscard]] std::string encode(const StoredTokens& tokens);
[[nodiscard]] Result<StoredTokens> decodeStoredTokens(std::string_view json);

} // namespace vitrine::wire
