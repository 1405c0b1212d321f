#include "services/platform/auth/signed_token.hpp"

#include "vitrine/core/encoding.hpp"
#include "vitrine/wire/json_reader.hpp"

#include <algorithm>

namespace vitrine::platform {

namespace {

constexpr std::size_t kKeyIdBytesMax = 256;

struct Parts
{
    std::string_view header;
    std::string_view claims;
    std::string_view signature;
};

std::optional<Parts> split(std::string_view token)
{
    const auto first = token.find('.');
    if (first == std::string_view::npos)
        return std::nullopt;
    const auto second = token.find('.', first + 1);
    if (second == std::string_view::npos || token.find('.', second + 1) != std::string_view::npos)
        return std::nullopt;
    return Parts{token.substr(0, first),
                 token.substr(first + 1, second - first - 1),
                 token.substr(second + 1)};
}

std::string textMember(const nlohmann::json& object, const char* name)
{
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<nlohmann::json> parseHeader(std::string_view encoded)
{
    const auto text = base64UrlDecode(encoded);
    if (!text.ok())
        return tokenRefused("its header is not Base64url");
    auto header = wire::parseJson(*text);
    if (!header.ok() || !header->is_object())
        return tokenRefused("its header is no JSON object with unique members");
    if (header->contains("crit"))
        return tokenRefused("it demands an extension (crit) that is not known");
    if (header->contains("b64"))
        return tokenRefused("its payload is not encoded (b64)");
    return header;
}

bool isAllowed(std::optional<SignatureAlgorithm> algorithm,
               std::span<const SignatureAlgorithm> allowed)
{
    return algorithm && std::find(allowed.begin(), allowed.end(), *algorithm) != allowed.end();
}

/// An empty object for what is no token.
nlohmann::json uncheckedClaims(std::string_view token)
{
    const auto parts = split(token);
    const auto text = parts ? base64UrlDecode(parts->claims)
                            : failure<std::string>(ErrorCode::InvalidArgument, "no token");
    if (!text.ok())
        return nlohmann::json::object();
    auto claims = wire::parseJson(*text);
    return claims.ok() && claims->is_object() ? *std::move(claims) : nlohmann::json::object();
}

} // namespace

Error tokenRefused(std::string_view why)
{
    return Error{.code = ErrorCode::Unauthenticated,
                 .message = "the token does not hold: " + std::string(why)};
}

Result<SignedToken> parseSignedToken(std::string_view token,
                                     std::span<const SignatureAlgorithm> allowed,
                                     std::size_t bytesMax)
{
    if (token.size() > bytesMax)
        return tokenRefused("it is too long");
    const auto parts = split(token);
    if (!parts)
        return tokenRefused("it has not three parts");
    const auto header = parseHeader(parts->header);
    if (!header.ok())
        return header.error();

    const auto algorithm = signatureAlgorithmFrom(textMember(*header, "alg"));
    if (!isAllowed(algorithm, allowed))
        return tokenRefused("its algorithm is not allowed");

    SignedToken out;
    out.algorithm = *algorithm;
    out.keyId = textMember(*header, "kid");
    if (out.keyId.empty() || out.keyId.size() > kKeyIdBytesMax)
        return tokenRefused("it names no key");
    if (header->contains("typ") && !(*header)["typ"].is_string())
        return tokenRefused("its type is no text");
    out.type = textMember(*header, "typ");
    out.signedPart = token.substr(0, parts->header.size() + 1 + parts->claims.size());

    auto signature = base64UrlDecode(parts->signature);
    if (!signature.ok() || signature->empty())
        return tokenRefused("its signature is missing or not Base64url");
    out.signature = *std::move(signature);
    auto claims = base64UrlDecode(parts->claims);
    if (!claims.ok())
        return tokenRefused("its claims are not Base64url");
    out.claimsText = *std::move(claims);
    return out;
}

std::optional<Timestamp> issueTime(std::string_view verifiedToken)
{
    const auto claims = uncheckedClaims(verifiedToken);
    const auto found = claims.find("iat");
    if (found == claims.end() || !found->is_number())
        return std::nullopt;
    return Timestamp(std::chrono::seconds(found->get<std::int64_t>()));
}

std::string claimedIssuer(std::string_view token)
{
    const auto claims = uncheckedClaims(token);
    const auto found = claims.find("iss");
    return found != claims.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<nlohmann::json> verifiedClaims(const SignedToken& token, const PublicKey& key)
{
    if (key.algorithm() != token.algorithm || !key.verify(token.signedPart, token.signature))
        return tokenRefused("its signature is wrong");
    auto claims = wire::parseJson(token.claimsText);
    if (!claims.ok() || !claims->is_object())
        return tokenRefused("its claims are no JSON object with unique members");
    return claims;
}

} // namespace vitrine::platform
