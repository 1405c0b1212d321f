#pragma once

#include "services/platform/auth/key_source.hpp"
#include "services/platform/auth/signed_token.hpp"
#include "services/platform/auth/token_cache.hpp"
#include "vitrine/core/clock.hpp"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// What an access token must say to be taken. One issuer, one audience: tokens of two kinds have
/// two verifiers.
struct TokenExpectation
{
    std::string issuer;   ///< Compared octet for octet.
    std::string audience; ///< Must be among the token's.
    std::vector<SignatureAlgorithm> algorithms{SignatureAlgorithm::Rs256,
                                               SignatureAlgorithm::Es256};
    /// RFC 9068's `typ: at+jwt` is demanded. Okta does not write it.
    bool requireAccessTokenType = false;
};

/// Checks access tokens: size, parts, header, algorithm, key, signature, issuer, audience, times,
/// kind, in this order. Tokens that held are remembered for a minute. Safe to call from any thread.
class JwtVerifier
{
public:
    struct Options
    {
        std::chrono::seconds leeway{60}; ///< For clocks that differ.
        std::size_t tokenBytesMax = 8 * 1024;
        std::size_t cacheEntriesMax = 8192;
        std::chrono::seconds cacheLife{60}; ///< Never past the token's own end.
    };

    JwtVerifier(TokenExpectation expectation, std::shared_ptr<KeySource> keys, const Clock& clock);
    JwtVerifier(TokenExpectation expectation,
                std::shared_ptr<KeySource> keys,
                const Clock& clock,
                Options options);

    /// Without waiting.
    /// @return Nothing when keys must be fetched first; else as `verify`.
    [[nodiscard]] std::optional<Result<VerifiedTokenPtr>> tryVerify(std::string_view token);

    /// @return Unauthenticated, saying why the token does not hold; Unavailable when the issuer's
    /// keys cannot be had.
    [[nodiscard]] Result<VerifiedTokenPtr> verify(std::string_view token, Deadline deadline);

    [[nodiscard]] const std::string& issuer() const { return m_expectation.issuer; }
    [[nodiscard]] std::size_t cachedTokens() const { return m_cache.size(); }

private:
    [[nodiscard]] Result<VerifiedTokenPtr>
    check(const SignedToken& token, const PublicKey& key, const std::string& digest);
    [[nodiscard]] std::optional<Error>
    faultOf(const nlohmann::json& claims, std::string_view type, Timestamp now) const;
    [[nodiscard]] std::optional<Error> timeFaultOf(const nlohmann::json& claims,
                                                   Timestamp now) const;

    const TokenExpectation m_expectation;
    const std::shared_ptr<KeySource> m_keys;
    const Clock& m_clock;
    const Options m_options;
    TokenCache m_cache;
};

} // namespace vitrine::platform
