#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine::platform {

/// Who makes a request, as far as tokens proved it.
struct Principal
{
    std::string accountId; ///< Identity's account id (claim `uid`, else `sub`), "" for a guest.
    std::string subject;   ///< Claim `sub`: the login name at Okta.
    std::string clientId;  ///< The OAuth client the token was issued to.
    std::vector<std::string> roles;       ///< ADMIN, CUSTOMER, KIOSK; aliases are already resolved.
    std::vector<std::string> permissions; ///< What the roles map to; see permissions.hpp.
    std::vector<std::string> scopes;      ///< Claim `scp` or `scope` of the user's token.
    std::string
        bearerToken;     ///< The caller's access token as received, to be passed on. Never logged.
    std::string service; ///< Name of the calling service ("gateway", "order"), "" when unproven.

    [[nodiscard]] bool isUser() const { return !accountId.empty(); }
    [[nodiscard]] bool hasRole(std::string_view role) const
    {
        return std::find(roles.begin(), roles.end(), role) != roles.end();
    }
    [[nodiscard]] bool may(std::string_view permission) const
    {
        return std::find(permissions.begin(), permissions.end(), permission) != permissions.end();
    }
};

} // namespace vitrine::platform
