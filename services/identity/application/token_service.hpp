#pragma once

#include "services/identity/application/token_mint.hpp"
#include "services/identity/domain/oauth_error.hpp"
#include "services/platform/auth/jwt_verifier.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

namespace vitrine::identity {

/// What introspection says of an active token.
struct TokenFacts
{
    std::string tokenType; ///< "Bearer" for access tokens, "refresh_token" for those.
    std::string tokenId;
    std::string clientId;
    std::string username; ///< The account's address, "" for a client's own token.
    std::string userId;
    std::string subject;
    std::string audience;
    std::vector<std::string> scopes;
    std::optional<Timestamp> issuedAt;
    Timestamp expiresAt{};
};

/// The user behind an access token, for the userinfo endpoint.
struct TokenUser
{
    Account account;
    std::vector<std::string> scopes;
};

/// The grants of the token endpoint, and what may be asked about tokens afterwards. Callers have
/// authenticated `client`.
class TokenService
{
public:
    struct Parts
    {
        platform::Database& database;
        const TokenMint& mint;
        const IdentitySettings& settings;
        const Clock& clock;
        platform::JwtVerifier& userTokens;
        platform::JwtVerifier& serviceTokens;
    };
    explicit TokenService(Parts parts)
        : m_parts(parts)
    {
    }

    [[nodiscard]] OAuthResult<TokenAnswer> exchangeCode(const Client& client,
                                                        const std::string& code,
                                                        const CodeExchange& exchange,
                                                        Deadline deadline);
    /// @param scope what to narrow the access token to, "" for all that was granted.
    [[nodiscard]] OAuthResult<TokenAnswer> refresh(const Client& client,
                                                   const std::string& refreshToken,
                                                   const std::string& scope,
                                                   Deadline deadline);
    /// A kiosk is refused while it is locked.
    [[nodiscard]] OAuthResult<TokenAnswer>
    clientCredentials(const Client& client, const std::string& scope, Deadline deadline);
    [[nodiscard]] OAuthResult<TokenAnswer>
    pollDevice(const Client& client, const std::string& deviceCode, Deadline deadline);

    /// @return Nothing for a token that is not active, or not this client's to ask about (a service
    /// may ask about any).
    [[nodiscard]] Result<std::optional<TokenFacts>>
    introspect(const Client& client, const std::string& token, Deadline deadline);
    /// Ends a token of this client: a refresh token with its whole family. Does nothing for what is
    /// no such token.
    [[nodiscard]] Outcome revoke(const Client& client, const std::string& token, Deadline deadline);
    /// @return invalid_token (401) or insufficient_scope (403) in the words of RFC 6750.
    [[nodiscard]] OAuthResult<TokenUser> userOf(const std::string& accessToken, Deadline deadline);

private:
    struct Issue;
    [[nodiscard]] OAuthResult<TokenAnswer>
    answerFor(Result<Issue> issue, bool withNonce, Deadline deadline);
    [[nodiscard]] std::string addRefreshToken(platform::Transaction& tx,
                                              const Grant& grant,
                                              const std::string& parentHash,
                                              Timestamp now) const;
    [[nodiscard]] Result<std::optional<TokenFacts>> factsOfAccessToken(const std::string& token,
                                                                       Deadline deadline);
    [[nodiscard]] Result<std::optional<TokenFacts>> factsOfRefreshToken(const std::string& token,
                                                                        Deadline deadline);
    [[nodiscard]] Result<bool> isEnded(const platform::VerifiedToken& token, Deadline deadline);
    [[nodiscard]] OAuthResult<Timestamp> admitDevice(const std::string& deviceId,
                                                     Deadline deadline);

    Parts m_parts;
};

/// How a secret that somebody else holds is stored.
[[nodiscard]] std::string storedSecret(std::string_view secret);

} // namespace vitrine::identity
