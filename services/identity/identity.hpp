#pragma once

#include "services/identity/application/account_service.hpp"
#include "services/identity/application/authorization_service.hpp"
#include "services/identity/application/client_authenticator.hpp"
#include "services/identity/application/device_service.hpp"
#include "services/identity/application/fleet_service.hpp"
#include "services/identity/application/pairing_service.hpp"
#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/application/signing_keys.hpp"
#include "services/identity/application/token_mint.hpp"
#include "services/identity/application/token_service.hpp"
#include "services/identity/http/pages.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/auth/jwt_verifier.hpp"
#include "services/platform/database/database.hpp"
#include "services/platform/http/route.hpp"

#include <memory>
#include <vector>

namespace vitrine::identity {

/// The parts of the service, put together: everything between its settings and its routes. Members
/// are in the order in which they need each other.
struct Identity
{
    /// @param settings, @param database, @param clock outlive this.
    Identity(const IdentitySettings& settings, platform::Database& database, const Clock& clock);

    /// Brings the database to the present schema and makes the first signing key. May be repeated.
    [[nodiscard]] Outcome prepare(Deadline deadline);
    /// Deletes what has ended.
    [[nodiscard]] Outcome sweep(Deadline deadline);
    [[nodiscard]] std::vector<platform::Route> routes();

    const IdentitySettings& settings;
    platform::Database& database;
    const Clock& clock;
    SigningKeys keys;
    std::shared_ptr<platform::KeySource> keySource;
    platform::JwtVerifier userTokens;
    platform::JwtVerifier serviceTokens;
    TokenMint mint;
    TokenService tokens;
    ClientAuthenticator clients;
    SignInService signIns;
    AuthorizationService authorizations;
    DeviceService devices;
    AccountService accounts;
    PairingService pairings;
    FleetService fleet;
    Pages pages;
};

} // namespace vitrine::identity
