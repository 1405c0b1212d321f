#include "services/identity/application/token_mint.hpp"

#include "services/identity/domain/scopes.hpp"
#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace vitrine::identity {

namespace {

using nlohmann::json;

std::int64_t numericDate(Timestamp time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

json profileOf(const Account& account, const std::vector<std::string>& scopes)
{
    json claims = json::object();
    if (hasScope(scopes, scopes::kProfile)) {
        claims["name"] = account.name;
        claims["preferred_username"] = account.email;
    }
    if (hasScope(scopes, scopes::kEmail)) {
        claims["email"] = account.email;
        claims["email_verified"] = false; // nobody has sent a letter there
    }
    return claims;
}

/// Ties an ID token to its access token (OpenID Connect Core 3.1.3.6).
std::string accessTokenHash(const std::string& accessToken)
{
    return base64UrlEncode(platform::sha256(accessToken).substr(0, 16));
}

} // namespace

std::string profileClaims(const Account& account, const std::vector<std::string>& scopes)
{
    return profileOf(account, scopes).dump();
}

std::string TokenMint::grantOfTokenId(std::string_view tokenId)
{
    const auto dot = tokenId.rfind('.');
    const bool hasTwoDots = dot != std::string_view::npos && tokenId.find('.') != dot;
    return hasTwoDots ? std::string(tokenId.substr(dot + 1)) : std::string();
}

/// A client that left the settings keeps what it was given.
std::chrono::seconds TokenMint::lifeFor(const std::string& clientId) const
{
    const Client* client = m_settings.clients.find(clientId);
    const auto own = client == nullptr ? std::nullopt : client->sessionLife;
    return std::min(own.value_or(m_settings.lives.accessToken), m_settings.lives.accessToken);
}

Result<TokenAnswer> TokenMint::forUser(const Account& account,
                                       const Grant& grant,
                                       const std::vector<std::string>& scopes,
                                       bool withNonce,
                                       Deadline deadline) const
{
    const auto signer = m_keys.signer(deadline);
    if (!signer.ok())
        return signer.error();
    const Timestamp now = m_clock.now();
    const auto life = lifeFor(grant.clientId);
    json claims{{"ver", 1},
                {"jti", "AT." + randomToken(18) + "." + grant.id},
                {"iss", m_settings.issuer},
                {"aud", m_settings.audience},
                {"iat", numericDate(now)},
                {"exp", numericDate(now + life)},
                {"cid", grant.clientId},
                {"uid", account.id},
                {"scp", scopes},
                {"auth_time", numericDate(grant.authenticatedAt)},
                {"sub", account.email}};
    claims[m_settings.rolesClaim] = account.roles;
    auto accessToken = signer->sign(claims);
    if (!accessToken.ok())
        return accessToken.error();
    TokenAnswer answer{*std::move(accessToken), life, scopes, {}, {}};
    if (!hasScope(scopes, scopes::kOpenId))
        return answer;

    json id = profileOf(account, scopes);
    id.update({{"ver", 1},
               {"sub", account.id},
               {"iss", m_settings.issuer},
               {"aud", grant.clientId},
               {"iat", numericDate(now)},
               {"exp", numericDate(now + m_settings.lives.idToken)},
               {"jti", "ID." + randomToken(18)},
               {"amr", {"pwd"}},
               {"idp", "vitrine"},
               {"auth_time", numericDate(grant.authenticatedAt)},
               {"at_hash", accessTokenHash(answer.accessToken)}});
    if (withNonce && !grant.nonce.empty())
        id["nonce"] = grant.nonce;
    auto idToken = signer->sign(id);
    if (!idToken.ok())
        return idToken.error();
    answer.idToken = *std::move(idToken);
    return answer;
}

Result<TokenAnswer> TokenMint::forClient(const Client& client,
                                         const std::vector<std::string>& scopes,
                                         Timestamp issuedAt,
                                         Deadline deadline) const
{
    const auto signer = m_keys.signer(deadline);
    if (!signer.ok())
        return signer.error();
    json claims{{"ver", 1},
                {"jti", "AT." + randomToken(18)},
                {"iss", m_settings.issuer},
                {"aud", client.ownAudience},
                {"iat", numericDate(issuedAt)},
                {"exp", numericDate(issuedAt + m_settings.lives.accessToken)},
                {"cid", client.id},
                {"scp", scopes},
                {"sub", client.deviceId.empty() ? client.id : client.deviceId}};
    if (!client.ownRoles.empty())
        claims[m_settings.rolesClaim] = client.ownRoles;
    auto accessToken = signer->sign(claims);
    if (!accessToken.ok())
        return accessToken.error();
    return TokenAnswer{*std::move(accessToken), m_settings.lives.accessToken, scopes, {}, {}};
}

} // namespace vitrine::identity
