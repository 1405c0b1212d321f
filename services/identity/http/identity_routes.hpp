#pragma once

#include "services/identity/application/account_service.hpp"
#include "services/identity/application/authorization_service.hpp"
#include "services/identity/application/client_authenticator.hpp"
#include "services/identity/application/device_service.hpp"
#include "services/identity/application/fleet_service.hpp"
#include "services/identity/application/pairing_service.hpp"
#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/application/signing_keys.hpp"
#include "services/identity/application/token_service.hpp"
#include "services/identity/http/pages.hpp"
#include "services/platform/auth/key_source.hpp"
#include "services/platform/http/route.hpp"

#include <vector>

namespace vitrine::identity {

/// What the handlers call; everything outlives the routes.
struct IdentityParts
{
    const IdentitySettings& settings;
    platform::Database& database;
    AccountService& accounts;
    SignInService& signIns;
    AuthorizationService& authorizations;
    DeviceService& devices;
    TokenService& tokens;
    ClientAuthenticator& clients;
    SigningKeys& keys;
    platform::KeySource& keySource;
    const Pages& pages;
    PairingService& pairings;
    FleetService& fleet;
    const Clock& clock;
};

/// The whole HTTP surface of identity.
[[nodiscard]] std::vector<platform::Route> identityRoutes(const IdentityParts& parts);

} // namespace vitrine::identity
