#pragma once

#include "services/identity/http/form.hpp"
#include "services/identity/http/identity_routes.hpp"

#include <optional>
#include <string>

namespace vitrine::identity {

/// What the pages for browsers share: cookies, forms that cannot be forged, the sign-in page.
///
/// The sign-in page carries where to go on in its own form, as the name of one of two places and
/// their parameters: there is no address in it that somebody could replace.
class BrowserSupport
{
public:
    using Request = platform::HttpRequest;
    using Response = platform::HttpResponse;

    explicit BrowserSupport(const IdentityParts& parts);

    /// Where a sign-in leads to.
    static constexpr std::string_view kThenAuthorize = "authorize";
    static constexpr std::string_view kThenActivate = "activate";

    struct SignInPage
    {
        std::string then;
        Parameters parameters; ///< Of that place.
        std::string email;     ///< To fill in.
        std::string fault;     ///< Why the page is shown again, "" at first.
        int status = 200;
        bool mustChange = false; ///< Ask for a new password as well.
    };
    [[nodiscard]] Response signInPage(const Request& request, const SignInPage& page) const;

    [[nodiscard]] Result<std::optional<SignedIn>> session(const Request& request) const;
    [[nodiscard]] std::string sessionToken(const Request& request) const;
    void rememberSession(Response& response, const std::string& token) const;
    void forgetSession(Response& response) const;

    /// A page with a form whose `csrf` value is bound to a cookie, which is set when the browser
    /// has none.
    [[nodiscard]] Response formPage(const Request& request,
                                    int status,
                                    Pages::Page page,
                                    const std::string& title,
                                    TemplateValues values,
                                    const std::vector<std::string>& formTargets = {}) const;
    /// Whether a form came from a page that this browser was shown.
    [[nodiscard]] bool isGenuine(const Request& request, const Parameters& form) const;

    /// For failures inside: what happened is in the log.
    [[nodiscard]] Response unavailable(const Error& error) const;
    [[nodiscard]] static Response redirectTo(const Request& request, const std::string& uri);

    [[nodiscard]] const IdentityParts& parts() const { return m_parts; }

private:
    void setCookie(Response& response,
                   const std::string& name,
                   const std::string& value,
                   bool isOver = false) const;

    IdentityParts m_parts;
    bool m_isSecure; ///< The shop is reached by https.
    std::string m_sessionCookie;
    std::string m_formCookie;
};

/// A wait for people: "5 seconds", "2 minutes".
[[nodiscard]] std::string inWords(std::chrono::seconds wait);

} // namespace vitrine::identity
