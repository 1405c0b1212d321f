#pragma once

#include "vitrine/auth/oidc_options.hpp"
#include "vitrine/auth/token_store.hpp"
#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"

#include <chrono>
#include <memory>
#include <string>

namespace vitrine::client {

class OidcCore;

/// Speaks to an OpenID Connect provider: the shop's own identity service, Okta, or any other. Cheap
/// to copy; copies share the connection. Every ID token is checked before a TokenSet is given out.
///
/// Errors of all calls: Unauthenticated: the provider does not accept the client, the code, the
/// token or the ID token does not hold; PermissionDenied: somebody refused; Unavailable: the
/// provider cannot be reached.
class OidcClient
{
public:
    /// @param network how to reach the provider; its endpoint and tokens are not used.
    /// @return InvalidArgument for an issuer that is no URL, or plain http to another machine
    /// without permission.
    [[nodiscard]] static Result<OidcClient> create(OidcOptions options, ClientOptions network = {});

    /// Authorization code with PKCE; the redirect comes back to a port of this machine that is open
    /// only meanwhile.
    [[nodiscard]] Task<TokenSet> signInWithBrowser(BrowserSignIn how,
                                                   CancelToken cancel = {}) const;

    /// Asks for a code that somebody enters on another device.
    [[nodiscard]] Task<DeviceSignIn> startDeviceSignIn(CancelToken cancel = {}) const;
    /// Waits until that has happened, as slowly as the provider asks.
    /// @return DeadlineExceeded: the code has expired; start over.
    [[nodiscard]] Task<TokenSet> finishDeviceSignIn(DeviceSignIn started,
                                                    CancelToken cancel = {}) const;

    /// A token for this program itself. Needs a client secret.
    [[nodiscard]] Task<TokenSet> clientCredentials(std::vector<std::string> scopes,
                                                   CancelToken cancel = {}) const;

    /// New tokens for `current.refreshToken`. The provider may have rotated it: keep the answer
    /// before using it, and let only one refresh run at a time (SessionTokens does both).
    /// @return Unauthenticated: the refresh token does not hold any more.
    [[nodiscard]] Task<TokenSet> refresh(TokenSet current, CancelToken cancel = {}) const;

    /// Makes the provider forget a refresh or access token. Succeeds for unknown ones too.
    [[nodiscard]] Task<Done> revoke(std::string token, CancelToken cancel = {}) const;

    /// Cancels what is under way and waits for its end; every later call is Cancelled.
    /// @return false when `limit` passed before.
    bool close(std::chrono::milliseconds limit = std::chrono::seconds(10)) const;

private:
    explicit OidcClient(std::shared_ptr<OidcCore> core);
    std::shared_ptr<OidcCore> m_core;
};

} // namespace vitrine::client
