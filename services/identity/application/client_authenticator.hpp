#pragma once

#include "services/identity/domain/oauth_error.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/database/database.hpp"

#include <string>
#include <string_view>

namespace vitrine::identity {

/// How a client said who it is; "" for what was absent.
struct ClientClaim
{
    std::string authorization; ///< The Authorization header.
    std::string clientId;
    std::string clientSecret;
    std::string assertionType;
    std::string assertion;
};

/// Tells which client calls the token, revocation, introspection and device endpoints.
class ClientAuthenticator
{
public:
    ClientAuthenticator(const IdentitySettings& settings,
                        platform::Database& database,
                        const Clock& clock)
        : m_settings(settings)
        , m_database(database)
        , m_clock(clock)
    {
    }

    /// client_secret_basic, client_secret_post, private_key_jwt, or none for a public client.
    /// @return invalid_client (401); invalid_request when two methods were used at once.
    [[nodiscard]] OAuthResult<const Client*> authenticate(const ClientClaim& claim,
                                                          Deadline deadline) const;

private:
    [[nodiscard]] OAuthResult<const Client*> bySecret(std::string_view id,
                                                      std::string_view secret) const;
    [[nodiscard]] OAuthResult<const Client*> byBasic(const ClientClaim& claim) const;
    [[nodiscard]] OAuthResult<const Client*> byAssertion(const ClientClaim& claim,
                                                         Deadline deadline) const;

    const IdentitySettings& m_settings;
    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::identity
