#include "vitrine/auth/id_token.hpp"

#include "vitrine/auth/pkce.hpp"
#include "vitrine/core/encoding.hpp"

#include <cjose/cjose.h>

#include <algorithm>
#include <memory>

namespace vitrine::client {
namespace {

constexpr std::int64_t kLeewaySeconds = 60;
constexpr std::size_t kTokenBytesMax = 16 * 1024;

using Claims = Result<wire::IdTokenClaims>;

Error refusal(const std::string& why)
{
    return {.code = ErrorCode::Unauthenticated, .message = "the ID token does not hold: " + why};
}

struct CjoseDeleter
{
    void operator()(cjose_jws_t* jws) const { cjose_jws_release(jws); }
    void operator()(cjose_jwk_t* jwk) const { cjose_jwk_release(jwk); }
};

/// The payload when `key` signed the token, nothing otherwise.
std::optional<std::string> verifiedPayload(const std::string& token, const wire::SigningKey& key)
{
    cjose_err ignored{};
    const std::unique_ptr<cjose_jwk_t, CjoseDeleter> jwk(
        cjose_jwk_import(key.jwk.data(), key.jwk.size(), &ignored));
    const std::unique_ptr<cjose_jws_t, CjoseDeleter> jws(
        cjose_jws_import(token.data(), token.size(), &ignored));
    if (!jwk || !jws || !cjose_jws_verify(jws.get(), jwk.get(), &ignored))
        return std::nullopt;
    std::uint8_t* bytes = nullptr; // belongs to jws
    std::size_t size = 0;
    if (!cjose_jws_get_plaintext(jws.get(), &bytes, &size, &ignored))
        return std::nullopt;
    return std::string(bytes, bytes + size);
}

Result<std::string> payloadSignedByOneOf(std::string_view token,
                                         const wire::JwsHeader& header,
                                         const std::vector<wire::SigningKey>& keys)
{
    bool keyKnown = false;
    for (const wire::SigningKey& key : keys) {
        // The key decides the algorithm, not the token: each key serves one only.
        if (key.algorithm != header.algorithm ||
            (!header.keyId.empty() && key.keyId != header.keyId))
            continue;
        keyKnown = true;
        if (auto payload = verifiedPayload(std::string(token), key))
            return *std::move(payload);
    }
    if (!keyKnown)
        return failure<std::string>(ErrorCode::NotFound,
                                    "the ID token is signed with an unknown key");
    return refusal("its signature is wrong");
}

Outcome checkClaims(const wire::IdTokenClaims& claims, const IdTokenExpectation& expected)
{
    const auto now =
        std::chrono::duration_cast<std::chrono::seconds>(expected.now.time_since_epoch()).count();
    if (claims.issuer != expected.issuer)
        return refusal("it comes from " + claims.issuer);
    if (std::find(claims.audience.begin(), claims.audience.end(), expected.clientId) ==
        claims.audience.end())
        return refusal("it is meant for another client");
    if (claims.audience.size() > 1 && claims.authorizedParty.empty())
        return refusal("it has several audiences and no azp");
    if (!claims.authorizedParty.empty() && claims.authorizedParty != expected.clientId)
        return refusal("it was issued to another client");
    if (claims.expiresAt <= now - kLeewaySeconds)
        return refusal("it has expired; is this machine's clock right?");
    if (claims.issuedAt > now + kLeewaySeconds)
        return refusal("it is from the future; is this machine's clock right?");
    if (!expected.nonce.empty() && !equalInConstantTime(claims.nonce, expected.nonce))
        return refusal("its nonce is not the one of this sign-in");
    if (!claims.accessTokenHash.empty() &&
        claims.accessTokenHash != accessTokenHash(expected.accessToken))
        return refusal("it belongs to another access token");
    return Done{};
}

} // namespace

Result<wire::JwsHeader> headerOfIdToken(std::string_view token)
{
    if (token.size() > kTokenBytesMax || std::count(token.begin(), token.end(), '.') != 2)
        return refusal("it is no signed token");
    const auto json = base64UrlDecode(token.substr(0, token.find('.')));
    if (!json.ok())
        return refusal("its header is broken");
    auto header = wire::decodeJwsHeader(*json);
    if (!header.ok())
        return refusal("its header is broken");
    if (header->algorithm != "RS256" && header->algorithm != "ES256")
        return refusal("its algorithm " + percentEncode(header->algorithm) + " is not accepted");
    if (header->hasCritical)
        return refusal("it demands an unknown extension");
    return header;
}

Result<wire::IdTokenClaims> checkIdToken(std::string_view token,
                                         const std::vector<wire::SigningKey>& keys,
                                         const IdTokenExpectation& expected)
{
    const auto header = headerOfIdToken(token);
    if (!header.ok())
        return header.error();
    const auto payload = payloadSignedByOneOf(token, *header, keys);
    if (!payload.ok())
        return payload.error();
    auto claims = wire::decodeIdTokenClaims(*payload);
    if (!claims.ok())
        return refusal(claims.error().message);
    if (const auto sound = checkClaims(*claims, expected); !sound.ok())
        return sound.error();
    return claims;
}

} // namespace vitrine::client
