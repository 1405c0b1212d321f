#pragma once

#include "services/platform/auth/jwk.hpp"

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::identity {

namespace grants {
inline constexpr std::string_view kAuthorizationCode = "authorization_code";
inline constexpr std::string_view kRefreshToken = "refresh_token";
inline constexpr std::string_view kClientCredentials = "client_credentials";
inline constexpr std::string_view kDeviceCode = "urn:ietf:params:oauth:grant-type:device_code";
} // namespace grants

/// A program that may ask for tokens. Clients are configuration, not data: all instances read the
/// same settings.
struct Client
{
    std::string id;
    std::string name; ///< For people: "Vitrine Console".
    /// Runs on its user's own machine and cannot keep a secret; any port of its loopback redirects
    /// is its own (RFC 8252 section 7.3), and a person confirms each sign-in, because any program
    /// there could pretend to be it.
    bool isNative = false;
    std::string secretDigest;                              ///< SHA-256 of the secret, "" for none.
    std::shared_ptr<const platform::KeySet> assertionKeys; ///< For private_key_jwt; null for none.
    std::vector<std::string> redirectUris;
    std::vector<std::string> postLogoutRedirectUris;
    std::set<std::string, std::less<>> grantTypes;
    std::vector<std::string>
        ownScopes;           ///< What client_credentials may ask for; the first is the default.
    std::string ownAudience; ///< Of tokens by client_credentials.
    std::vector<std::string> ownRoles; ///< Of tokens by client_credentials.
    std::string deviceId; ///< Of a kiosk that acts for itself, "" for every other client.
    /// Of access tokens that it gets for users; nothing for as long as everybody's.
    std::optional<std::chrono::seconds> sessionLife;

    [[nodiscard]] bool isPublic() const { return secretDigest.empty() && assertionKeys == nullptr; }
    [[nodiscard]] bool may(std::string_view grantType) const
    {
        return grantTypes.contains(grantType);
    }
    /// A service of the shop, by its id.
    [[nodiscard]] bool isService() const;
};

using ClientPtr = std::shared_ptr<const Client>;

/// Whether `uri` is one of the client's redirect URIs: octet for octet, but for the port of a
/// native client's loopback.
[[nodiscard]] bool isRedirectOf(const Client& client, std::string_view uri);
/// The same for where a sign-out may return to.
[[nodiscard]] bool isPostLogoutRedirectOf(const Client& client, std::string_view uri);

/// The clients of this installation, by id.
class ClientRegistry
{
public:
    void add(Client client);
    /// The client, or null.
    [[nodiscard]] const Client* find(std::string_view id) const;
    [[nodiscard]] std::size_t size() const { return m_clients.size(); }

private:
    std::map<std::string, Client, std::less<>> m_clients;
};

} // namespace vitrine::identity
