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

/// Tells which client calls the token, revocation, introspection and device endpoints: one of the
/// settings, or one of the shop's kiosks.
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
    [[nodiscard]] OAuthResult<ClientPtr> authenticate(const ClientClaim& claim,
                                                      Deadline deadline) const;

private:
    /// A client of the settings, or a kiosk that has credentials; null for neither.
    [[nodiscard]] OAuthResult<ClientPtr> find(std::string_view id, Deadline deadline) const;
    [[nodiscard]] OAuthResult<ClientPtr>
    bySecret(std::string_view id, std::string_view secret, Deadline deadline) const;
    [[nodiscard]] OAuthResult<ClientPtr> byBasic(const ClientClaim& claim, Deadline deadline) const;
    [[nodiscard]] OAuthResult<ClientPtr> byAssertion(const ClientClaim& claim,
                                                     Deadline deadline) const;

    const IdentitySettings& m_settings;
    platform::Database& m_database;
    const Clock& m_clock;
};

} // namespace vitrine::identity
