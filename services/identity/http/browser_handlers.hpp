#pragma once

#include "services/identity/http/form.hpp"
#include "services/identity/http/identity_routes.hpp"

#include <optional>
#include <string>

namespace vitrine::identity {

/// The endpoints that people's browsers call: signing in and out, and allowing devices.
///
/// The sign-in page carries where to go on in its own form, as the name of one of two places and
/// their parameters: there is no address in it that somebody could replace. Forms are bound to a
/// cookie against forgery.
class BrowserHandlers
{
public:
    explicit BrowserHandlers(const IdentityParts& parts);

    [[nodiscard]] platform::HttpResponse authorize(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse signIn(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse confirm(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse activate(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse decideActivation(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse logout(const platform::HttpRequest& request);
    [[nodiscard]] platform::HttpResponse signOut(const platform::HttpRequest& request);

private:
    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;

    struct SignInPage
    {
        std::string then;      ///< kThenAuthorize or kThenActivate.
        Parameters parameters; ///< Of that place.
        std::string email;
        std::string fault;
        int status = 200;
        bool mustChange = false;
    };
    [[nodiscard]] Response signInPage(const Request& request, const SignInPage& page);
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
    [[nodiscard]] Response
    devicePage(const Request& request, const std::string& userCode, const SignedIn& who);
    [[nodiscard]] Response
    codePage(int status, const std::string& userCode, const std::string& fault);
    [[nodiscard]] Response
    signedOut(const Request& request, const std::string& redirect, const std::string& state);
    [[nodiscard]] bool mayReturnTo(const std::string& clientId, const std::string& redirect) const;

    [[nodiscard]] Result<std::optional<SignedIn>> session(const Request& request);
    [[nodiscard]] Response unavailable(const Error& error);
    /// The token for a form, and its cookie when the browser has none yet.
    [[nodiscard]] std::string formToken(const Request& request,
                                        std::optional<std::string>& newCookie) const;
    [[nodiscard]] bool isGenuine(const Request& request, const Parameters& form) const;
    void setCookie(Response& response, const std::string& name, const std::string& value) const;
    void clearCookie(Response& response, const std::string& name) const;

    IdentityParts m_parts;
    bool m_isSecure; ///< The shop is reached by https.
    std::string m_sessionCookie;
    std::string m_formCookie;
};

} // namespace vitrine::identity
