#include "services/identity/application/client_authenticator.hpp"

#include "services/identity/domain/paired_device.hpp"
#include "services/identity/storage/grant_store.hpp"
#include "services/identity/storage/paired_device_store.hpp"
#include "services/platform/auth/signed_token.hpp"
#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace vitrine::identity {

namespace {

using ClientResult = OAuthResult<ClientPtr>;

constexpr std::string_view kJwtBearer = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
constexpr std::size_t kAssertionBytesMax = 4096;
constexpr std::chrono::seconds kAssertionLifeMax{3600};
constexpr std::chrono::seconds kLeeway{60};

OAuthError refused(const char* why)
{
    return {"invalid_client", why, 401};
}

/// The client id that an assertion claims, before anything is proven: it only chooses the keys to
/// check with.
std::string claimedIssuer(const platform::SignedToken& assertion)
{
    const auto claims = nlohmann::json::parse(assertion.claimsText, nullptr, false);
    if (!claims.is_object() || !claims.contains("iss") || !claims["iss"].is_string())
        return {};
    return claims["iss"].get<std::string>();
}

bool isFor(const nlohmann::json& claims, const std::string& issuer)
{
    const auto isOurs = [&issuer](const nlohmann::json& audience) {
        return audience == issuer + "/v1/token" || audience == issuer;
    };
    const auto audience = claims.find("aud");
    if (audience == claims.end())
        return false;
    return audience->is_array() ? audience->size() == 1 && isOurs(audience->front())
                                : isOurs(*audience);
}

/// The assertion's end; nothing when its times do not hold.
std::optional<Timestamp> soundEnd(const nlohmann::json& claims, Timestamp now)
{
    const auto seconds = [&claims](const char* name) -> std::optional<Timestamp> {
        const auto found = claims.find(name);
        constexpr std::int64_t kYear9999 = 253402300799;
        if (found == claims.end() || !found->is_number_integer() ||
            found->get<std::int64_t>() < 0 || found->get<std::int64_t>() > kYear9999)
            return std::nullopt;
        return Timestamp(std::chrono::seconds(found->get<std::int64_t>()));
    };
    const auto end = seconds("exp");
    if (!end || *end <= now - kLeeway || *end > now + kAssertionLifeMax + kLeeway)
        return std::nullopt;
    for (const char* name : {"iat", "nbf"}) {
        const auto start = seconds(name);
        if (claims.contains(name) && (!start || *start > now + kLeeway))
            return std::nullopt;
    }
    return end;
}

} // namespace

ClientResult ClientAuthenticator::authenticate(const ClientClaim& claim, Deadline deadline) const
{
    const bool hasBasic = !claim.authorization.empty();
    const bool hasAssertion = !claim.assertion.empty() || !claim.assertionType.empty();
    const int methods =
        (hasBasic ? 1 : 0) + (hasAssertion ? 1 : 0) + (claim.clientSecret.empty() ? 0 : 1);
    if (methods > 1)
        return OAuthError{"invalid_request",
                          "Only one method of client authentication may be used."};
    if (hasBasic)
        return byBasic(claim, deadline);
    if (hasAssertion)
        return byAssertion(claim, deadline);
    if (!claim.clientSecret.empty())
        return bySecret(claim.clientId, claim.clientSecret, deadline);
    auto client = find(claim.clientId, deadline);
    if (!client.ok())
        return client;
    if (*client == nullptr)
        return refused("Invalid value for 'client_id' parameter.");
    if (!(*client)->isPublic())
        return refused("Client authentication failed. This client must authenticate itself.");
    return client;
}

ClientResult ClientAuthenticator::find(std::string_view id, Deadline deadline) const
{
    if (const Client* registered = m_settings.clients.find(id); registered != nullptr)
        return ClientPtr(ClientPtr(), registered); // the settings outlive every call
    const auto deviceId = deviceOfClient(id);
    if (!deviceId)
        return ClientPtr();
    const auto device = m_database.read(
        deadline, [&](platform::Transaction& tx) -> Result<std::optional<PairedDevice>> {
            return store::findPairedDevice(tx, *deviceId);
        });
    if (!device.ok())
        return oauthErrorFrom(device.error());
    // One without a secret must not be taken for a public client.
    if (!*device || (*device)->secretDigest.empty())
        return ClientPtr();
    return ClientPtr(std::make_shared<Client>(clientOf(**device, m_settings.audience)));
}

ClientResult
ClientAuthenticator::bySecret(std::string_view id, std::string_view secret, Deadline deadline) const
{
    auto client = find(id, deadline);
    if (!client.ok())
        return client;
    const std::string expected = *client == nullptr ? std::string() : (*client)->secretDigest;
    const bool fits = platform::equalsInConstantTime(platform::sha256(secret), expected);
    if (!fits)
        return refused("The client secret supplied for a confidential client is invalid.");
    return client;
}

ClientResult ClientAuthenticator::byBasic(const ClientClaim& claim, Deadline deadline) const
{
    const std::string_view header = claim.authorization;
    constexpr std::string_view kScheme = "basic ";
    if (!asciiEqualsIgnoreCase(header.substr(0, kScheme.size()), kScheme))
        return refused("The Authorization header must be of scheme Basic.");
    const auto pair = base64Decode(trim(header.substr(kScheme.size())));
    const auto colon = pair.ok() ? pair->find(':') : std::string::npos;
    if (colon == std::string::npos)
        return refused("The Authorization header holds no client id and secret.");
    // Both parts are form-encoded before they are joined (RFC 6749 section 2.3.1).
    const auto id = percentDecode(std::string_view(*pair).substr(0, colon), true);
    const auto secret = percentDecode(std::string_view(*pair).substr(colon + 1), true);
    if (!id.ok() || !secret.ok())
        return refused("The Authorization header holds no client id and secret.");
    if (!claim.clientId.empty() && claim.clientId != *id)
        return OAuthError{"invalid_request",
                          "The client_id differs from that of the Authorization header."};
    return bySecret(*id, *secret, deadline);
}

ClientResult ClientAuthenticator::byAssertion(const ClientClaim& claim, Deadline deadline) const
{
    if (claim.assertionType != kJwtBearer)
        return refused("The client_assertion_type is invalid.");
    constexpr std::array kAllowed{platform::SignatureAlgorithm::Rs256,
                                  platform::SignatureAlgorithm::Es256};
    const auto assertion =
        platform::parseSignedToken(claim.assertion, kAllowed, kAssertionBytesMax);
    if (!assertion.ok())
        return refused("The client_assertion is no signed token.");
    const auto found = find(claimedIssuer(*assertion), deadline);
    if (!found.ok())
        return found;
    const ClientPtr& client = *found;
    const platform::PublicKey* key =
        client == nullptr || client->assertionKeys == nullptr
            ? nullptr
            : client->assertionKeys->find(assertion->keyId, assertion->algorithm);
    if (key == nullptr || (!claim.clientId.empty() && claim.clientId != client->id))
        return refused("The client_assertion is signed by no key of this client.");
    const auto claims = platform::verifiedClaims(*assertion, *key);
    if (!claims.ok())
        return refused("The client_assertion signature is invalid.");
    if (claims->value("sub", nlohmann::json()) != client->id)
        return refused("The client_assertion's subject is not its issuer.");
    if (!isFor(*claims, m_settings.issuer))
        return refused("The audience claim for client_assertion must be the endpoint invoked for "
                       "the request.");
    const auto end = soundEnd(*claims, m_clock.now());
    if (!end)
        return refused("The client_assertion token is expired or lives too long.");
    const auto id = claims->value("jti", nlohmann::json());
    if (!id.is_string())
        return client; // jti is optional for Okta as well
    const auto taken =
        m_database.inTransaction(deadline, [&](platform::Transaction& tx) -> Result<bool> {
            return store::takeAssertion(tx, client->id, id.get<std::string>(), *end + kLeeway);
        });
    if (!taken.ok())
        return oauthErrorFrom(taken.error());
    if (!*taken)
        return refused("The client_assertion token was used before.");
    return client;
}

} // namespace vitrine::identity
