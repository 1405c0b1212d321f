#include "vitrine/wire/oauth.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/codec_support.hpp"

#include <algorithm>

namespace vitrine::wire {
namespace {

using nlohmann::json;

constexpr ObjectReader::TextLimits kUrl{.min = 1, .max = 2000};
constexpr ObjectReader::TextLimits kOptionalUrl{.max = 2000, .required = false};
constexpr ObjectReader::TextLimits kToken{.min = 1, .max = 16 * 1024};
constexpr ObjectReader::TextLimits kOptionalToken{.max = 16 * 1024, .required = false};
constexpr std::int64_t kTenYearsInSeconds = 10LL * 366 * 86400;
constexpr std::size_t kModulusBytesMin = 256; // RSA-2048

std::string textMember(const json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// RS256 for a strong RSA key, ES256 for a P-256 key, "" for what must not check a signature.
std::string algorithmOf(const json& key)
{
    if (const auto use = textMember(key, "use"); !use.empty() && use != "sig")
        return {};
    std::string algorithm;
    if (textMember(key, "kty") == "RSA") {
        const auto modulus = base64UrlDecode(textMember(key, "n"));
        if (modulus.ok() && modulus->size() >= kModulusBytesMin)
            algorithm = "RS256";
    } else if (textMember(key, "kty") == "EC" && textMember(key, "crv") == "P-256") {
        algorithm = "ES256";
    }
    const auto declared = textMember(key, "alg");
    return declared.empty() || declared == algorithm ? algorithm : std::string();
}

/// `aud` is a text or a list of texts.
std::vector<std::string> audienceOf(const json& claims)
{
    const auto found = claims.find("aud");
    std::vector<std::string> audience;
    if (found != claims.end() && found->is_string())
        audience.push_back(found->get<std::string>());
    if (found != claims.end() && found->is_array()) {
        for (const json& member : *found) {
            if (member.is_string())
                audience.push_back(member.get<std::string>());
        }
    }
    return audience;
}

} // namespace

Result<ProviderMetadata> decodeProviderMetadata(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        ProviderMetadata metadata;
        metadata.issuer = in.text("issuer", kUrl);
        metadata.authorizationEndpoint = in.text("authorization_endpoint", kOptionalUrl);
        metadata.tokenEndpoint = in.text("token_endpoint", kUrl);
        metadata.jwksUri = in.text("jwks_uri", kUrl);
        metadata.userinfoEndpoint = in.text("userinfo_endpoint", kOptionalUrl);
        metadata.deviceAuthorizationEndpoint =
            in.text("device_authorization_endpoint", kOptionalUrl);
        metadata.revocationEndpoint = in.text("revocation_endpoint", kOptionalUrl);
        metadata.endSessionEndpoint = in.text("end_session_endpoint", kOptionalUrl);
        return metadata;
    });
}

Result<TokenReply> decodeTokenReply(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        TokenReply reply;
        reply.tokenType = in.text("token_type", {.min = 1, .max = 20});
        if (!asciiEqualsIgnoreCase(reply.tokenType, "Bearer"))
            in.fault("token_type", "must be Bearer");
        reply.accessToken = in.text("access_token", kToken);
        reply.refreshToken = in.text("refresh_token", kOptionalToken);
        reply.idToken = in.text("id_token", kOptionalToken);
        reply.scope = in.text("scope", kOptionalToken);
        reply.expiresInSeconds = in.integerOr("expires_in", 3600, 0, kTenYearsInSeconds);
        return reply;
    });
}

Result<DeviceReply> decodeDeviceReply(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        DeviceReply reply;
        reply.deviceCode = in.text("device_code", kToken);
        reply.userCode = in.text("user_code", {.min = 1, .max = 100});
        reply.verificationUri = in.text("verification_uri", kUrl);
        reply.verificationUriComplete = in.text("verification_uri_complete", kOptionalUrl);
        reply.expiresInSeconds = in.integer("expires_in", 1, kTenYearsInSeconds);
        reply.intervalSeconds = in.integerOr("interval", 5, 0, 3600);
        return reply;
    });
}

Result<IdTokenClaims> decodeIdTokenClaims(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    ObjectReader in(*document);
    IdTokenClaims claims;
    claims.issuer = in.text("iss", kUrl);
    claims.subject = in.text("sub", {.min = 1, .max = 255});
    claims.authorizedParty = in.optionalText("azp");
    claims.nonce = in.optionalText("nonce");
    claims.accessTokenHash = in.optionalText("at_hash");
    claims.email = in.optionalText("email");
    claims.name = in.optionalText("name");
    claims.expiresAt = in.integer("exp", 0, codec::kInt64Max);
    claims.issuedAt = in.integer("iat", 0, codec::kInt64Max);
    if (in.ok())
        claims.audience = audienceOf(*document);
    return in.finish(std::move(claims));
}

Result<JwsHeader> decodeJwsHeader(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    ObjectReader in(*document);
    JwsHeader header;
    header.algorithm = in.text("alg", {.min = 1, .max = 20});
    header.keyId = in.optionalText("kid");
    header.hasCritical = in.ok() && document->contains("crit");
    return in.finish(std::move(header));
}

Result<std::vector<SigningKey>> decodeSigningKeys(std::string_view text)
{
    const auto document = parseJson(text);
    if (!document.ok())
        return document.error();
    if (!document->is_object() || !document->contains("keys") || !document->at("keys").is_array())
        return failure<std::vector<SigningKey>>(ErrorCode::InvalidArgument,
                                                "a key set must have a list \"keys\"");
    std::vector<SigningKey> keys;
    for (const json& key : document->at("keys")) {
        if (!key.is_object())
            continue;
        if (auto algorithm = algorithmOf(key); !algorithm.empty())
            keys.push_back({textMember(key, "kid"), std::move(algorithm), key.dump()});
    }
    return keys;
}

std::string encode(const StoredTokens& tokens)
{
    return json{{"accessToken", tokens.accessToken},
                {"refreshToken", tokens.refreshToken},
                {"idToken", tokens.idToken},
                {"scope", tokens.scope},
                {"expiresAt", tokens.expiresAt}}
        .dump();
}

Result<StoredTokens> decodeStoredTokens(std::string_view text)
{
    return codec::decode(text, [](ObjectReader& in) {
        return StoredTokens{in.text("accessToken", kToken),
                            in.text("refreshToken", kOptionalToken),
                            in.text("idToken", kOptionalToken),
                            in.text("scope", kOptionalToken),
                            in.text("expiresAt", {.max = 40})};
    });
}

} // namespace vitrine::wire
