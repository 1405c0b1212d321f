#pragma once

#include "services/identity/http/browser_support.hpp"

namespace vitrine::identity {

/// The authorization endpoint and the pages on the way through it.
class SignInHandlers
{
public:
    explicit SignInHandlers(const BrowserSupport& support)
        : m_support(support)
        , m_parts(support.parts())
    {
    }

    [[nodiscard]] platform::HttpResponse authorize(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse signIn(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse confirm(const platform::HttpRequest& request);

private:
    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;
    using SignInPage = BrowserSupport::SignInPage;

    [[nodiscard]] Response
    afterSignIn(const Request& request, const SignInPage& page, const SignedIn& signedIn);
    [[nodiscard]] Response
    refusedSignIn(const Request& request, SignInPage page, const SignInService::Answer& answer);
    [[nodiscard]] Response confirmPage(const Request& request,
                                       const AuthorizationRequest& wanted,
                                       const Parameters& parameters,
                                       const SignedIn& who);
    [[nodiscard]] Response refuse(const Request& request, const AuthorizationFault& fault);
    [[nodiscard]] Response
    sendCode(const Request& request, const AuthorizationRequest& wanted, const SignedIn& who);

    const BrowserSupport& m_support;
    const IdentityParts& m_parts;
};

} // namespace vitrine::identity
