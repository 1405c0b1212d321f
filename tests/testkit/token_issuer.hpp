#pragma once

#include "services/platform/auth/jwk.hpp"
#include "services/platform/auth/jwks_cache.hpp"
#include "services/platform/auth/jwt_signer.hpp"
#include "services/platform/auth/token_authenticator.hpp"
#include "vitrine/core/clock.hpp"

#include <nlohmann/json.hpp>

#include <atomic>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::testkit {

/// The value of a result that a test counts on; throws with its error otherwise.
template <typename T> T must(Result<T> result)
{
    if (!result.ok())
        throw std::runtime_error(result.error().message);
    return std::move(result).value();
}

/// An issuer of real tokens for tests: a key of its own, Okta's claims.
class TokenIssuer
{
public:
    explicit TokenIssuer(
        const Clock& clock,
        std::string issuer = "https://id.shop.example/oauth2/default",
        platform::SignatureAlgorithm algorithm = platform::SignatureAlgorithm::Rs256,
        std::string keyId = "k1")
        : m_clock(clock)
        , m_issuer(std::move(issuer))
        , m_signer(must(platform::PrivateKey::generate(algorithm)), std::move(keyId))
    {
    }

    [[nodiscard]] nlohmann::json userClaims(const std::string& accountId,
                                            std::vector<std::string> roles) const
    {
        auto claims = commonClaims("api://default");
        claims["cid"] = "vitrine-console";
        claims["uid"] = accountId;
        claims["sub"] = accountId + "@shop.example";
        claims["scp"] = {"openid"};
        claims["groups"] = std::move(roles);
        return claims;
    }

    [[nodiscard]] nlohmann::json serviceClaims(const std::string& service) const
    {
        auto claims = commonClaims("vitrine-internal");
        claims["cid"] = claims["sub"] = "service-" + service;
        claims["scp"] = {"internal"};
        return claims;
    }

    [[nodiscard]] std::string userToken(const std::string& accountId,
                                        std::vector<std::string> roles) const
    {
        return sign(userClaims(accountId, std::move(roles)));
    }
    [[nodiscard]] std::string serviceToken(const std::string& service) const
    {
        return sign(serviceClaims(service));
    }

    [[nodiscard]] std::string sign(const nlohmann::json& claims) const
    {
        return must(m_signer.sign(claims));
    }
    [[nodiscard]] std::string jwk() const
    {
        return must(platform::publicJwk(m_signer.key(), m_signer.keyId()));
    }
    [[nodiscard]] std::string keySet() const { return platform::keySetJson({jwk()}); }
    [[nodiscard]] const std::string& issuer() const { return m_issuer; }
    [[nodiscard]] const platform::JwtSigner& signer() const { return m_signer; }

    /// The public keys, from memory, after a fetch.
    [[nodiscard]] std::shared_ptr<platform::KeySource> keys() const
    {
        return std::make_shared<platform::JwksCache>(
            [set = keySet()](Deadline) -> Result<platform::FetchedDocument> {
                return platform::FetchedDocument{set, std::nullopt};
            });
    }
    [[nodiscard]] std::unique_ptr<platform::JwtVerifier>
    verifier(std::string audience, std::shared_ptr<platform::KeySource> keys) const
    {
        return std::make_unique<platform::JwtVerifier>(
            platform::TokenExpectation{.issuer = m_issuer, .audience = std::move(audience)},
            std::move(keys),
            m_clock);
    }
    /// What a service would check tokens of this issuer with.
    [[nodiscard]] std::unique_ptr<platform::TokenAuthenticator>
    authenticator(std::string rolesClaim = "groups") const
    {
        const auto shared = keys();
        return std::make_unique<platform::TokenAuthenticator>(platform::TokenAuthenticator::Parts{
            .users = verifier("api://default", shared),
            .services = verifier(std::string(platform::kServiceAudience), shared),
            .rolesClaim = std::move(rolesClaim)});
    }

private:
    [[nodiscard]] nlohmann::json commonClaims(const std::string& audience) const
    {
        const auto now =
            std::chrono::duration_cast<std::chrono::seconds>(m_clock.now().time_since_epoch())
                .count();
        return {{"ver", 1},
                {"jti", "AT." + std::to_string(++m_issued)},
                {"iss", m_issuer},
                {"aud", audience},
                {"iat", now},
                {"exp", now + 900}};
    }

    const Clock& m_clock;
    std::string m_issuer;
    platform::JwtSigner m_signer;
    mutable std::atomic<int> m_issued = 0;
};

} // namespace vitrine::testkit
