#pragma once

#include "services/identity/http/identity_routes.hpp"

namespace vitrine::identity {

/// The accounts API.
class AccountHandlers
{
public:
    explicit AccountHandlers(const IdentityParts& parts)
        : m_parts(parts)
    {
    }

    [[nodiscard]] platform::HttpResponse add(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse me(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse setMyProfile(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse changeMyPassword(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse list(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse get(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse setRoles(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse disable(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse enable(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse resetPassword(const platform::HttpRequest& request);
    /// For the supervisor: 201 with a new account, 200 with the one that is there.
    [[nodiscard]] platform::HttpResponse addOrKeep(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse setPassword(const platform::HttpRequest& request);

    /// For the gateway: whose access tokens it must refuse.
    [[nodiscard]] platform::HttpResponse revocations(const platform::HttpRequest& request);

    /// Where users sign in elsewhere: what the token says of its user.
    [[nodiscard]] platform::HttpResponse meFromToken(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse keptElsewhere(const platform::HttpRequest& request);

private:
    [[nodiscard]] platform::HttpResponse setDisabled(const platform::HttpRequest& request,
                                                     bool isDisabled);

    IdentityParts m_parts;
};

} // namespace vitrine::identity
