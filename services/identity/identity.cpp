#include "services/identity/identity.hpp"

#include "services/identity/http/identity_routes.hpp"
#include "services/identity/storage/identity_schema.hpp"
#include "services/identity/storage/pairing_store.hpp"
#include "services/identity/storage/session_store.hpp"
#include "services/platform/auth/token_authenticator.hpp"

namespace vitrine::identity {

namespace {

platform::TokenExpectation expectation(const IdentitySettings& settings, std::string audience)
{
    return {.issuer = settings.issuer, .audience = std::move(audience)};
}

} // namespace

Identity::Identity(const IdentitySettings& itsSettings,
                   platform::Database& itsDatabase,
                   const Clock& itsClock)
    : settings(itsSettings)
    , database(itsDatabase)
    , clock(itsClock)
    , keys(database, clock, {.algorithm = settings.signingAlgorithm, .times = settings.keys})
    , keySource(keys.keySource())
    , userTokens(expectation(settings, settings.audience), keySource, clock)
    , serviceTokens(
          expectation(settings, std::string(platform::kServiceAudience)), keySource, clock)
    , mint(settings, keys, clock)
    , tokens({database, mint, settings, clock, userTokens, serviceTokens})
    , clients(settings, database, clock)
    , signIns(database, settings, clock)
    , authorizations(database, settings, clock)
    , devices(database, settings, clock)
    , accounts(database, signIns, clock, settings.lives.accessToken)
    , pairings(database, settings, clock)
    , fleet(database, clock)
    , pages(settings.shopName)
{
}

Outcome Identity::prepare(Deadline deadline)
{
    if (Outcome migrated = platform::migrate(database, identityMigrations(), deadline);
        !migrated.ok())
        return migrated;
    return keys.prepare(deadline);
}

Outcome Identity::sweep(Deadline deadline)
{
    return database.inTransaction(deadline, [this](platform::Transaction& tx) -> Outcome {
        store::deleteEnded(tx, clock.now());
        store::deleteEndedPairings(tx, clock.now());
        return Done{};
    });
}

std::vector<platform::Route> Identity::routes()
{
    return identityRoutes({settings,
                           database,
                           accounts,
                           signIns,
                           authorizations,
                           devices,
                           tokens,
                           clients,
                           keys,
                           *keySource,
                           pages,
                           pairings,
                           fleet,
                           clock});
}

} // namespace vitrine::identity
