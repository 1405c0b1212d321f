#include "services/identity/identity_settings.hpp"

#include "services/identity/domain/account.hpp"
#include "services/identity/domain/scopes.hpp"
#include "services/platform/auth/token_authenticator.hpp"

namespace vitrine::identity {

namespace {

using namespace std::chrono_literals;
using platform::SettingsReader;

constexpr std::string_view kInternalScope = "vitrine.internal";
constexpr std::size_t kSecretBytesMin = 16;

std::chrono::seconds readSeconds(SettingsReader& reader,
                                 std::string_view key,
                                 std::chrono::seconds fallback,
                                 std::string_view meaning)
{
    const auto value = reader.duration(key, fallback, meaning);
    return std::chrono::duration_cast<std::chrono::seconds>(value);
}

/// A secret's digest, "" for none. Short secrets are refused: nothing slows down guessing at the
/// token endpoint.
std::string readSecret(SettingsReader& reader,
                       const std::string& key,
                       const std::string& fallback,
                       std::string_view meaning)
{
    const std::string secret = reader.secret(key, fallback, meaning);
    if (!secret.empty() && secret.size() < kSecretBytesMin)
        reader.fault(key, "at least 16 characters");
    return secret.empty() ? std::string() : platform::sha256(secret);
}

Client nativeClient(std::string id, std::string name)
{
    Client client{.id = std::move(id), .name = std::move(name), .isNative = true};
    for (const std::string host : {"127.0.0.1", "[::1]"}) {
        for (const std::string path : {"/callback", "/cb", "/"})
            client.redirectUris.push_back("http://" + host + path);
    }
    client.postLogoutRedirectUris = client.redirectUris;
    for (const auto grant :
         {grants::kAuthorizationCode, grants::kRefreshToken, grants::kDeviceCode})
        client.grantTypes.emplace(grant);
    return client;
}

/// What shoppers sign in with at a kiosk: on their own phone, for one visit.
Client kioskClient(std::chrono::seconds sessionLife)
{
    Client client{.id = "vitrine-kiosk", .name = "Vitrine Kiosk", .isNative = true};
    client.grantTypes.emplace(grants::kDeviceCode);
    client.sessionLife = sessionLife;
    return client;
}

void addBuiltInClients(ClientRegistry& clients, const Lives& lives)
{
    clients.add(nativeClient("vitrine-console", "Vitrine Console"));
    clients.add(kioskClient(lives.kioskSession));
    clients.add(nativeClient("vitrine-cli", "Vitrine command line"));
}

void readServiceClients(SettingsReader& reader, ClientRegistry& clients)
{
    const std::string shared = reader.secret(
        "identity.service-secret", "", "secret of every service that has none of its own");
    const auto names = reader.list(
        "identity.service-names",
        "registry,config,gateway,identity,catalog,inventory,cart,order,payment,notification,"
        "recommendation,tracing,supervisor",
        "services that get tokens");
    for (const std::string& name : names) {
        Client client{.id = std::string(platform::kServiceClientPrefix) + name, .name = name};
        client.secretDigest =
            readSecret(reader, "identity.services." + name, shared, "secret of this service");
        client.grantTypes.emplace(grants::kClientCredentials);
        client.ownScopes = {std::string(kInternalScope)};
        client.ownAudience = platform::kServiceAudience;
        if (!client.secretDigest.empty())
            clients.add(std::move(client));
    }
}

/// What the shop's own command line acts as: an administrator that is no person.
void readOperator(SettingsReader& reader, ClientRegistry& clients, const std::string& audience)
{
    Client client{.id = "operator", .name = "Operator"};
    client.secretDigest = readSecret(
        reader, "identity.operator-secret", "", "secret of the client 'operator'; empty: none");
    client.grantTypes.emplace(grants::kClientCredentials);
    client.ownScopes = {"shop.operate"};
    client.ownAudience = audience;
    client.ownRoles = {"ADMIN"};
    if (!client.secretDigest.empty())
        clients.add(std::move(client));
}

std::shared_ptr<const platform::KeySet> readAssertionKeys(SettingsReader& reader,
                                                          const std::string& key)
{
    const std::string text = reader.text(key, "", "JSON Web Key Set for private_key_jwt");
    if (text.empty())
        return nullptr;
    auto keys = platform::KeySet::parse(text);
    if (!keys.ok() || keys->size() == 0) {
        reader.fault(key, "a JSON Web Key Set with an RSA or P-256 key that has a kid");
        return nullptr;
    }
    return std::make_shared<const platform::KeySet>(*std::move(keys));
}

Client readClient(SettingsReader& reader, const std::string& id, const std::string& audience)
{
    const std::string prefix = "identity.clients." + id + ".";
    Client client{.id = id};
    client.name = reader.text(prefix + "name", id, "the client's name for people");
    client.isNative =
        reader.flag(prefix + "native", false, "runs on its user's machine: any loopback port");
    client.secretDigest =
        readSecret(reader, prefix + "secret", "", "the client's secret; empty: a public client");
    client.assertionKeys = readAssertionKeys(reader, prefix + "jwks");
    client.redirectUris =
        reader.list(prefix + "redirect-uris", "", "where sign-ins may return to, exactly");
    client.postLogoutRedirectUris =
        reader.list(prefix + "post-logout-redirect-uris", "", "where sign-outs may return to");
    for (const std::string& grant : reader.list(prefix + "grants",
                                                "authorization_code,refresh_token",
                                                "grant types; device_code for short"))
        client.grantTypes.insert(grant == "device_code" ? std::string(grants::kDeviceCode) : grant);
    client.ownScopes = reader.list(prefix + "scopes", "shop.api", "scopes for client_credentials");
    client.ownAudience = audience;
    const auto roles =
        reader.list(prefix + "roles", "", "roles of its tokens by client_credentials");
    if (!roles.empty()) {
        const auto checked = checkRoles(roles);
        if (checked.ok())
            client.ownRoles = *checked;
        else
            reader.fault(prefix + "roles", "roles that exist");
    }
    if (client.isPublic() && client.may(grants::kClientCredentials))
        reader.fault(prefix + "grants",
                     "no client_credentials for a client without secret or keys");
    if (client.isService())
        reader.fault(prefix + "name", "a client whose id does not begin with service-");
    return client;
}

Lives readLives(SettingsReader& reader)
{
    Lives lives;
    lives.accessToken = readSeconds(
        reader, "identity.access-token-life", lives.accessToken, "life of access tokens");
    if (lives.accessToken < 60s || lives.accessToken > 24h)
        reader.fault("identity.access-token-life", "1m to 24h");
    lives.refreshIdle = readSeconds(reader,
                                    "identity.refresh-token-idle",
                                    lives.refreshIdle,
                                    "life of a refresh token that is not used");
    lives.refreshAbsolute = readSeconds(reader,
                                        "identity.refresh-token-life",
                                        lives.refreshAbsolute,
                                        "time after which one must sign in again, in any case");
    lives.refreshLeeway = readSeconds(reader,
                                      "identity.refresh-token-leeway",
                                      lives.refreshLeeway,
                                      "in which a rotated refresh token still works");
    lives.session =
        readSeconds(reader, "identity.session-life", lives.session, "life of a browser's session");
    lives.kioskSession = readSeconds(reader,
                                     "identity.kiosk-session-life",
                                     lives.kioskSession,
                                     "how long a shopper stays signed in at a kiosk, at most");
    if (lives.kioskSession < 60s)
        reader.fault("identity.kiosk-session-life", "at least 1m");
    lives.devicePoll = readSeconds(
        reader, "identity.device-interval", lives.devicePoll, "pause between a device's polls");
    return lives;
}

} // namespace

IdentitySettings readIdentitySettings(SettingsReader& reader, const platform::HostSettings& host)
{
    IdentitySettings settings;
    settings.database.url =
        reader.secret("database.url", "", "PostgreSQL: a connection string or URI");
    if (settings.database.url.empty())
        reader.fault("database.url", "a connection string");
    settings.database.connectionsMax = static_cast<std::size_t>(
        reader.integer("database.connections", 6, 1, 200, "connections to the database"));
    settings.issuer = host.identityIssuer;
    if (!settings.issuer.ends_with(kIssuerPath))
        reader.fault("identity.issuer", "a URL that ends in /oauth2/default");
    else
        settings.publicUrl = settings.issuer.substr(0, settings.issuer.size() - kIssuerPath.size());
    settings.audience = host.oidcAudience;
    settings.rolesClaim = host.oidcRolesClaim;
    settings.signsUsersIn = host.oidcIssuer == host.identityIssuer;
    settings.shopName =
        reader.text("identity.shop-name", "Vitrine", "the shop's name on the sign-in page");
    const auto algorithm = platform::signatureAlgorithmFrom(
        reader.text("identity.signing-algorithm", "RS256", "of new keys: RS256 or ES256"));
    if (!algorithm)
        reader.fault("identity.signing-algorithm", "RS256 or ES256");
    settings.signingAlgorithm = algorithm.value_or(platform::SignatureAlgorithm::Rs256);
    settings.lives = readLives(reader);
    settings.keys.lead = readSeconds(
        reader, "identity.key-lead", settings.keys.lead, "a new key is published before it signs");
    settings.keys.overlap = readSeconds(reader,
                                        "identity.key-overlap",
                                        settings.keys.overlap,
                                        "an old key stays published after it signed");
    settings.rotateKeys = reader.flag("rotate-keys", false, "make the next signing key and end");

    if (settings.signsUsersIn)
        addBuiltInClients(settings.clients, settings.lives);
    readServiceClients(reader, settings.clients);
    readOperator(reader, settings.clients, settings.audience);
    for (const std::string& id : reader.list(
             "identity.client-ids", "", "further clients, each with identity.clients.<id>.*"))
        settings.clients.add(readClient(reader, id, settings.audience));
    return settings;
}

} // namespace vitrine::identity
