#include "services/identity/application/id_token_hint.hpp"

#include "services/platform/auth/signed_token.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace vitrine::identity {

std::optional<IdTokenHint> readIdTokenHint(std::string_view token,
                                           const std::string& issuer,
                                           platform::KeySource& keys,
                                           Deadline deadline)
{
    constexpr std::array kAllowed{platform::SignatureAlgorithm::Rs256,
                                  platform::SignatureAlgorithm::Es256};
    constexpr std::size_t kBytesMax = 8 * 1024;
    const auto parsed = platform::parseSignedToken(token, kAllowed, kBytesMax);
    if (!parsed.ok())
        return std::nullopt;
    const auto key = keys.find(parsed->keyId, parsed->algorithm, deadline);
    if (!key.ok())
        return std::nullopt;
    const auto claims = platform::verifiedClaims(*parsed, *key);
    if (!claims.ok() || claims->value("iss", nlohmann::json()) != issuer)
        return std::nullopt;
    const auto audience = claims->value("aud", nlohmann::json());
    const auto subject = claims->value("sub", nlohmann::json());
    const auto id = claims->value("jti", nlohmann::json());
    const bool isIdToken = id.is_string() && id.get<std::string>().starts_with("ID.");
    if (!isIdToken || !audience.is_string() || !subject.is_string())
        return std::nullopt;
    return IdTokenHint{audience.get<std::string>(), subject.get<std::string>()};
}

} // namespace vitrine::identity
