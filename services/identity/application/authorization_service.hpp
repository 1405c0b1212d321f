#pragma once

#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/domain/oauth_error.hpp"
#include "services/identity/identity_settings.hpp"
#include "services/platform/database/database.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>

namespace vitrine::identity {

/// Parameters of an OAuth request. None stands twice: that is checked where they are read.
using Parameters = std::map<std::string, std::string, std::less<>>;

/// A request for a code that may be answered to its redirect URI.
struct AuthorizationRequest
{
    const Client* client = nullptr;
    std::string redirectUri;
    std::string state;
    std::string nonce;
    std::string codeChallenge;
    std::string loginHint;
    std::vector<std::string> scopes;
    std::set<std::string, std::less<>> prompt;
    std::optional<std::chrono::seconds> maxAge;
};

/// Why a request cannot be answered with a code.
struct AuthorizationFault
{
    OAuthError error;
    /// Where to tell the client; "" when the client or its redirect URI is in doubt: then only the
    /// person is told.
    std::string redirectUri;
    std::string state;
};

/// The authorization endpoint without HTTP.
class AuthorizationService
{
public:
    AuthorizationService(platform::Database& database,
                         const IdentitySettings& settings,
                         const Clock& clock)
        : m_database(database)
        , m_settings(settings)
        , m_clock(clock)
    {
    }

    using Parsed = std::variant<AuthorizationRequest, AuthorizationFault>;
    [[nodiscard]] Parsed parse(const Parameters& parameters) const;

    /// Whether `signedIn` satisfies the request, or the person must sign in (again).
    [[nodiscard]] bool isFreshEnough(const AuthorizationRequest& request,
                                     const SignedIn& signedIn) const;

    /// Makes a code for the client.
    /// @return The URI to send the browser to.
    [[nodiscard]] Result<std::string>
    issueCode(const AuthorizationRequest& request, const SignedIn& signedIn, Deadline deadline);

    /// The URI that tells the client of a refusal. @pre fault.redirectUri is not empty
    [[nodiscard]] std::string refusalUri(const AuthorizationFault& fault) const;

private:
    [[nodiscard]] std::optional<OAuthError> faultOf(const AuthorizationRequest& request,
                                                    const Parameters& parameters) const;

    platform::Database& m_database;
    const IdentitySettings& m_settings;
    const Clock& m_clock;
};

} // namespace vitrine::identity
