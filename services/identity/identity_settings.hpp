#pragma once

#include "services/identity/domain/client.hpp"
#include "services/identity/domain/throttle_rules.hpp"
#include "services/platform/auth/signature.hpp"
#include "services/platform/database/database.hpp"
#include "services/platform/runtime/host_settings.hpp"
#include "services/platform/settings/settings.hpp"

#include <chrono>
#include <string>

namespace vitrine::identity {

/// How long things live.
struct Lives
{
    std::chrono::seconds accessToken{900};
    std::chrono::seconds idToken{3600};
    std::chrono::seconds code{60};
    std::chrono::seconds refreshIdle{7 * 24 * 3600};      ///< Without being used.
    std::chrono::seconds refreshAbsolute{30 * 24 * 3600}; ///< Of a family, however much it is used.
    std::chrono::seconds refreshLeeway{30}; ///< In which a rotated refresh token works once more.
    std::chrono::seconds session{12 * 3600};
    std::chrono::seconds deviceCode{600};
    std::chrono::seconds devicePoll{5};
    std::chrono::seconds kioskSession{600}; ///< Of a shopper who signed in at a kiosk.
    std::chrono::seconds pairing{600};      ///< In which a kiosk's code must be confirmed.
    /// In which a kiosk may ask again for the credentials that it has not used.
    std::chrono::seconds pairingClaim{60};
};

/// How signing keys follow each other.
struct KeyTimes
{
    std::chrono::seconds lead{900}; ///< A new key is published this long before it signs.
    std::chrono::seconds overlap{
        3600};                      ///< The old key stays published this long after it signed last.
    std::chrono::seconds reload{5}; ///< How often an instance looks for keys that another one made.
};

struct ThrottleLimits
{
    ThrottleLimit pair{.freeFailures = 5}; ///< One account from one address.
    ThrottleLimit account{.freeFailures = 20,
                          .blockMax = std::chrono::seconds(30)}; ///< Nobody is shut out for good.
    ThrottleLimit address{.freeFailures = 50, .blockMax = std::chrono::seconds(60)};
    ThrottleLimit userCode{.freeFailures = 5};
    /// Kiosks that ask for a code, from one address: a shop may set up some at once.
    ThrottleLimit pairing{.freeFailures = 30, .blockMax = std::chrono::seconds(60)};
};

struct IdentitySettings
{
    platform::DatabaseSettings database;
    std::string issuer;     ///< Ends in kIssuerPath.
    std::string publicUrl;  ///< The issuer without that path.
    std::string audience;   ///< Of users' tokens.
    std::string rolesClaim; ///< In users' tokens.
    /// False when users sign in elsewhere (oidc.issuer): this process then only issues the
    /// services' tokens.
    bool signsUsersIn = true;
    std::string shopName;
    platform::SignatureAlgorithm signingAlgorithm = platform::SignatureAlgorithm::Rs256;
    Lives lives;
    KeyTimes keys;
    ThrottleLimits throttle;
    ClientRegistry clients;
    bool rotateKeys = false; ///< Make the next key and end.
};

/// The path that every issuer of this program has, as Okta's default authorization server.
inline constexpr std::string_view kIssuerPath = "/oauth2/default";

/// Reads what belongs to identity; faults are recorded in `reader`.
[[nodiscard]] IdentitySettings readIdentitySettings(platform::SettingsReader& reader,
                                                    const platform::HostSettings& host);

} // namespace vitrine::identity
