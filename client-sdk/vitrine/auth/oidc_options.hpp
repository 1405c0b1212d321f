#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::client {

/// Who signs people in, and as which registered program.
struct OidcOptions
{
    std::string issuer; ///< Exactly as the provider writes it, e.g.
                        ///< "https://id.shop.example/oauth2/default".
    std::string clientId;
    std::string clientSecret{}; ///< "" for a public client: every desktop program and kiosk.
    std::vector<std::string> scopes{"openid", "profile", "email", "offline_access"};
    bool plainHttpAllowed =
        false; ///< Lets secrets travel unencrypted to other machines. For a closed network only.
    std::shared_ptr<Clock> clock{}; ///< Null: the machine's.
};

/// A sign-in by authorization code and PKCE in the person's own browser.
struct BrowserSignIn
{
    /// Opens the URL, e.g. QDesktopServices::openUrl. Called once, on a network thread; must not
    /// block for long.
    std::function<Outcome(const std::string& url)> open{};
    /// Where the redirect may come back to on 127.0.0.1, tried in order; 0 is any free port. A
    /// provider that compares the redirect exactly (Okta) needs a fixed few, each registered as
    /// http://127.0.0.1:<port>/cb.
    std::vector<std::uint16_t> ports{0};
    std::chrono::milliseconds timeout{std::chrono::minutes(5)}; ///< For the person.
    std::string loginHint{}; ///< An e-mail address to fill in, "" for none.
    std::string prompt{};    ///< "login" asks for the password even with a session, "consent" for
                             ///< agreement, without which some providers give no refresh token;
                             ///< "" lets the provider decide.
};

/// A sign-in on a device without a keyboard (RFC 8628): show these, and wait.
struct DeviceSignIn
{
    std::string deviceCode; ///< Secret.
    std::string userCode;
    std::string verificationUri;
    std::string verificationUriComplete; ///< For a QR code; "" when the provider has none.
    std::chrono::seconds interval{5};
    std::chrono::steady_clock::time_point expiresAt{};
};

} // namespace vitrine::client
