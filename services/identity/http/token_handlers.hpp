#pragma once

#include "services/identity/http/identity_routes.hpp"

namespace vitrine::identity {

/// The endpoints that programs call.
class TokenHandlers
{
public:
    explicit TokenHandlers(const IdentityParts& parts)
        : m_parts(parts)
    {
    }

    [[nodiscard]] platform::HttpResponse token(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse keys(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse introspect(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse revoke(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse deviceAuthorize(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse userInfo(const platform::HttpRequest& request);

private:
    struct Call;
    [[nodiscard]] OAuthResult<Call> callOf(const platform::HttpRequest& request);
    [[nodiscard]] OAuthResult<TokenAnswer> grant(const Call& call, Deadline deadline);

    IdentityParts m_parts;
};

} // namespace vitrine::identity
