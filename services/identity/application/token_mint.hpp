#pragma once

#include "services/identity/application/signing_keys.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/domain/client.hpp"
#include "services/identity/domain/grant_rules.hpp"
#include "services/identity/identity_settings.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::identity {

/// What the token endpoint answers.
struct TokenAnswer
{
    std::string accessToken;
    std::chrono::seconds expiresIn{};
    std::vector<std::string> scopes;
    std::string refreshToken; ///< "" for none.
    std::string idToken;      ///< "" for none.
};

/// Writes tokens with Okta's claims and signs them. Safe to use from any thread.
class TokenMint
{
public:
    TokenMint(const IdentitySettings& settings, SigningKeys& keys, const Clock& clock)
        : m_settings(settings)
        , m_keys(keys)
        , m_clock(clock)
    {
    }

    /// An access token of `account` for the client of `grant`, and an ID token when `scopes` has
    /// openid.
    /// @param withNonce true for the answer to a code: a refreshed ID token has no nonce.
    [[nodiscard]] Result<TokenAnswer> forUser(const Account& account,
                                              const Grant& grant,
                                              const std::vector<std::string>& scopes,
                                              bool withNonce,
                                              Deadline deadline) const;

    /// An access token of a client for itself.
    [[nodiscard]] Result<TokenAnswer> forClient(const Client& client,
                                                const std::vector<std::string>& scopes,
                                                Timestamp issuedAt,
                                                Deadline deadline) const;

    /// The grant that an access token's id names, "" for none. Okta ties them in the same way.
    [[nodiscard]] static std::string grantOfTokenId(std::string_view tokenId);

private:
    [[nodiscard]] std::chrono::seconds lifeFor(const std::string& clientId) const;

    const IdentitySettings& m_settings;
    SigningKeys& m_keys;
    const Clock& m_clock;
};

/// The claims about an account that `scopes` open, for ID tokens and the userinfo endpoint. JSON
/// object without `sub`.
[[nodiscard]] std::string profileClaims(const Account& account,
                                        const std::vector<std::string>& scopes);

} // namespace vitrine::identity
