#pragma once

#include "services/identity/http/browser_support.hpp"

namespace vitrine::identity {

/// Sign-out as OpenID Connect's RP-initiated logout describes it.
class SignOutHandlers
{
public:
    explicit SignOutHandlers(const BrowserSupport& support)
        : m_support(support)
        , m_parts(support.parts())
    {
    }

    [[nodiscard]] platform::HttpResponse logout(const platform::HttpRequest& request);
    /// The answer to the question whether to sign out.
    [[nodiscard]] platform::HttpResponse signOut(const platform::HttpRequest& request);

private:
    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;

    [[nodiscard]] Response
    signedOut(const Request& request, const std::string& redirect, const std::string& state);
    [[nodiscard]] bool mayReturnTo(const std::string& clientId, const std::string& redirect) const;

    const BrowserSupport& m_support;
    const IdentityParts& m_parts;
};

} // namespace vitrine::identity
