#include "services/identity/http/sign_out_handlers.hpp"

#include "services/identity/application/id_token_hint.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

bool SignOutHandlers::mayReturnTo(const std::string& clientId, const std::string& redirect) const
{
    const Client* client = m_parts.settings.clients.find(clientId);
    return redirect.empty() || (client != nullptr && isPostLogoutRedirectOf(*client, redirect));
}

platform::HttpResponse SignOutHandlers::logout(const Request& request)
{
    const auto parameters = request.method == "POST" ? formOf(request) : queryOf(request.query);
    if (!parameters.ok())
        return m_parts.pages.message(
            400, "Sign-out is not possible", parameters.error().description);
    const auto hint = readIdTokenHint(valueOf(*parameters, "id_token_hint"),
                                      m_parts.settings.issuer,
                                      m_parts.keySource,
                                      request.context.deadline);
    const std::string clientId = hint ? hint->clientId : valueOf(*parameters, "client_id");
    const std::string redirect = valueOf(*parameters, "post_logout_redirect_uri");
    if (!mayReturnTo(clientId, redirect))
        return m_parts.pages.message(
            400,
            "Sign-out is not possible",
            "The program that sent you here asked in a wrong way.",
            "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the "
            "client app settings.");
    const auto found = m_support.session(request);
    if (!found.ok())
        return m_support.unavailable(found.error());
    const std::string state = valueOf(*parameters, "state");
    // Only who holds an ID token of this very user may end the session without asking: any page can
    // link here.
    if (!*found || (hint && hint->accountId == (*found)->account.id))
        return signedOut(request, redirect, state);
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-out"},
                          {"redirect", redirect},
                          {"clientId", clientId},
                          {"state", state}};
    return m_support.formPage(request,
                              200,
                              Pages::Page::SignOut,
                              "Sign out?",
                              std::move(values),
                              {formTargetOf(redirect)});
}

platform::HttpResponse SignOutHandlers::signOut(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok() || !m_support.isGenuine(request, *form))
        return m_parts.pages.message(
            403, "Sign-out is not possible", "Please go back and try again.");
    const std::string redirect = valueOf(*form, "post_logout_redirect_uri");
    if (!mayReturnTo(valueOf(*form, "client_id"), redirect))
        return m_parts.pages.message(400, "Sign-out is not possible", "The form is incomplete.");
    return signedOut(request, redirect, valueOf(*form, "state"));
}

platform::HttpResponse SignOutHandlers::signedOut(const Request& request,
                                                  const std::string& redirect,
                                                  const std::string& state)
{
    const Outcome ended =
        m_parts.signIns.signOut(m_support.sessionToken(request), request.context.deadline);
    if (!ended.ok())
        return m_support.unavailable(ended.error());
    Response response = m_parts.pages.message(
        200, "Signed out", "You are signed out of this shop in this browser.");
    if (!redirect.empty()) {
        const char separator = redirect.find('?') == std::string::npos ? '?' : '&';
        response = BrowserSupport::redirectTo(
            request,
            state.empty() ? redirect : redirect + separator + "state=" + percentEncode(state));
    }
    m_support.forgetSession(response);
    return response;
}

} // namespace vitrine::identity
