#include "services/identity/http/browser_handlers.hpp"

#include "services/identity/application/id_token_hint.hpp"
#include "services/platform/auth/signature.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

namespace {

constexpr std::string_view kThenAuthorize = "authorize";
constexpr std::string_view kThenActivate = "activate";
constexpr std::size_t kFormCookieBytes = 24;
constexpr std::size_t kEmailBytesMax = 254;

platform::HttpResponse redirectTo(const platform::HttpRequest& request, const std::string& uri)
{
    // After a form the browser must come with GET, or it would post the password to the client.
    platform::HttpResponse response = platform::emptyResponse(request.method == "POST" ? 303 : 302);
    if (!response.headers.set("Location", uri))
        return platform::emptyResponse(400);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

std::string inWords(std::chrono::seconds wait)
{
    if (wait <= std::chrono::seconds(60))
        return std::to_string(wait.count()) + (wait.count() == 1 ? " second" : " seconds");
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(wait).count()) + " minutes";
}

std::string scopesInWords(const std::vector<std::string>& scopes)
{
    std::string words = "act as you in this shop";
    for (const std::string& scope : scopes) {
        if (scope == "profile")
            words += ", see your name";
        else if (scope == "email")
            words += ", see your e-mail address";
        else if (scope == "offline_access")
            words += ", stay signed in";
    }
    return words;
}

} // namespace

BrowserHandlers::BrowserHandlers(const IdentityParts& parts)
    : m_parts(parts)
    , m_isSecure(parts.settings.issuer.starts_with("https://"))
    , m_sessionCookie(m_isSecure ? "__Host-vitrine_session" : "vitrine_session")
    , m_formCookie(m_isSecure ? "__Host-vitrine_form" : "vitrine_form")
{
}

// --- Cookies and forms ---------------------------------------------------------------------------

void BrowserHandlers::setCookie(Response& response,
                                const std::string& name,
                                const std::string& value) const
{
    response.headers.add("Set-Cookie",
                         name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax" +
                             (m_isSecure ? "; Secure" : ""));
}

void BrowserHandlers::clearCookie(Response& response, const std::string& name) const
{
    response.headers.add("Set-Cookie",
                         name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax" +
                             (m_isSecure ? "; Secure" : ""));
}

std::string BrowserHandlers::formToken(const Request& request,
                                       std::optional<std::string>& newCookie) const
{
    std::string cookie = cookieOf(request.headers, m_formCookie);
    if (cookie.empty()) {
        cookie = randomToken(kFormCookieBytes);
        newCookie = cookie;
    }
    return base64UrlEncode(platform::sha256("form:" + cookie));
}

bool BrowserHandlers::isGenuine(const Request& request, const Parameters& form) const
{
    const std::string cookie = cookieOf(request.headers, m_formCookie);
    return !cookie.empty() &&
           platform::equalsInConstantTime(base64UrlEncode(platform::sha256("form:" + cookie)),
                                          valueOf(form, "csrf"));
}

Result<std::optional<SignedIn>> BrowserHandlers::session(const Request& request)
{
    return m_parts.signIns.find(cookieOf(request.headers, m_sessionCookie),
                                request.context.deadline);
}

platform::HttpResponse BrowserHandlers::unavailable(const Error& error)
{
    const bool laterMayHelp = isTransient(error.code) || error.code == ErrorCode::DeadlineExceeded;
    Response response =
        m_parts.pages.message(laterMayHelp ? 503 : 500,
                              "Something went wrong",
                              "The shop cannot answer now. Please try again in a moment.");
    if (laterMayHelp)
        response.headers.set("Retry-After", "1");
    return response;
}

// --- Authorization
// -----------------------------------------------------------------------------------

platform::HttpResponse BrowserHandlers::authorize(const Request& request)
{
    const auto parameters = request.method == "POST" ? formOf(request) : queryOf(request.query);
    if (!parameters.ok())
        return refuse(request, AuthorizationFault{parameters.error(), {}, {}});
    const auto parsed = m_parts.authorizations.parse(*parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    const auto& wanted = std::get<AuthorizationRequest>(parsed);
    const auto found = session(request);
    if (!found.ok())
        return unavailable(found.error());

    const bool mayAsk = !wanted.prompt.contains("none");
    if (!*found || !m_parts.authorizations.isFreshEnough(wanted, **found)) {
        if (!mayAsk)
            return refuse(request,
                          {{"login_required",
                            "The client specified not to prompt, but the user is not signed in."},
                           wanted.redirectUri,
                           wanted.state});
        const std::string email =
            *found && wanted.loginHint.empty() ? (*found)->account.email : wanted.loginHint;
        return signInPage(
            request,
            {.then = std::string(kThenAuthorize), .parameters = *parameters, .email = email});
    }
    // Any program on the user's machine could claim to be a native client, so a person must see it
    // (RFC 8252, 8.6).
    const bool needsPerson = wanted.client->isNative || wanted.prompt.contains("consent") ||
                             wanted.prompt.contains("select_account");
    if (!needsPerson)
        return sendCode(request, wanted, **found);
    if (!mayAsk)
        return refuse(
            request,
            {{"consent_required", "The client specified not to prompt, but the user must confirm."},
             wanted.redirectUri,
             wanted.state});
    return confirmPage(request, wanted, *parameters, **found);
}

platform::HttpResponse BrowserHandlers::refuse(const Request& request,
                                               const AuthorizationFault& fault)
{
    if (!fault.redirectUri.empty())
        return redirectTo(request, m_parts.authorizations.refusalUri(fault));
    return m_parts.pages.message(400,
                                 "Sign-in is not possible",
                                 "The program that sent you here asked in a wrong way.",
                                 fault.error.error + ": " + fault.error.description);
}

platform::HttpResponse BrowserHandlers::sendCode(const Request& request,
                                                 const AuthorizationRequest& wanted,
                                                 const SignedIn& who)
{
    const auto uri = m_parts.authorizations.issueCode(wanted, who, request.context.deadline);
    return uri.ok() ? redirectTo(request, *uri) : unavailable(uri.error());
}

platform::HttpResponse BrowserHandlers::confirmPage(const Request& request,
                                                    const AuthorizationRequest& wanted,
                                                    const Parameters& parameters,
                                                    const SignedIn& who)
{
    std::optional<std::string> newCookie;
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-in/confirm"},
                          {"csrf", formToken(request, newCookie)},
                          {"request", queryText(parameters)},
                          {"client", wanted.client->name},
                          {"name", who.account.name},
                          {"email", who.account.email}};
    Response response = m_parts.pages.render(200,
                                             Pages::Page::Confirm,
                                             "Continue?",
                                             std::move(values),
                                             {formTargetOf(wanted.redirectUri)});
    if (newCookie)
        setCookie(response, m_formCookie, *newCookie);
    return response;
}

platform::HttpResponse BrowserHandlers::confirm(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return refuse(request, AuthorizationFault{form.error(), {}, {}});
    const Parameters parameters = parametersFrom(valueOf(*form, "request"));
    const auto parsed = m_parts.authorizations.parse(parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    const auto& wanted = std::get<AuthorizationRequest>(parsed);
    const auto found = session(request);
    if (!found.ok())
        return unavailable(found.error());
    const SignInPage again{.then = std::string(kThenAuthorize), .parameters = parameters};
    if (!*found || !isGenuine(request, *form) || valueOf(*form, "decision") == "switch")
        return signInPage(request, again);
    if (valueOf(*form, "decision") != "allow")
        return refuse(request,
                      {{"access_denied", "The resource owner denied the request."},
                       wanted.redirectUri,
                       wanted.state});
    return sendCode(request, wanted, **found);
}

// --- Sign-in
// ------------------------------------------------------------------------------------------

platform::HttpResponse BrowserHandlers::signInPage(const Request& request, const SignInPage& page)
{
    std::optional<std::string> newCookie;
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-in"},
                          {"csrf", formToken(request, newCookie)},
                          {"then", page.then},
                          {"request", queryText(page.parameters)},
                          {"email", page.email.substr(0, kEmailBytesMax)},
                          {"fault", page.fault},
                          {"mustChange", page.mustChange ? "yes" : ""}};
    std::vector<std::string> targets;
    if (page.then == kThenAuthorize) {
        const auto parsed = m_parts.authorizations.parse(page.parameters);
        if (const auto* wanted = std::get_if<AuthorizationRequest>(&parsed)) {
            values["purpose"] = "To go on to " + wanted->client->name + ".";
            targets.push_back(formTargetOf(wanted->redirectUri));
        }
    } else {
        values["purpose"] = "To allow a device to act as you.";
    }
    Response response = m_parts.pages.render(
        page.status, Pages::Page::SignIn, "Sign in", std::move(values), targets);
    if (newCookie)
        setCookie(response, m_formCookie, *newCookie);
    return response;
}

platform::HttpResponse BrowserHandlers::signIn(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return refuse(request, AuthorizationFault{form.error(), {}, {}});
    SignInPage page{.then = valueOf(*form, "then"),
                    .parameters = parametersFrom(valueOf(*form, "request")),
                    .email = valueOf(*form, "email")};
    if (page.then != kThenAuthorize && page.then != kThenActivate)
        return m_parts.pages.message(400, "Sign-in is not possible", "The form is incomplete.");
    if (!isGenuine(request, *form)) {
        page.status = 403;
        page.fault = "This page was open for too long, or your browser keeps no cookies. Please "
                     "sign in once more.";
        return signInPage(request, page);
    }
    const auto answer = m_parts.signIns.signIn({.email = page.email,
                                                .password = valueOf(*form, "password"),
                                                .newPassword = valueOf(*form, "newPassword"),
                                                .address = clientAddressOf(request.headers)},
                                               request.context.deadline);
    if (!answer.ok())
        return unavailable(answer.error());
    if (answer->verdict != SignInService::Verdict::SignedIn)
        return refusedSignIn(request, std::move(page), *answer);
    Response response = afterSignIn(request, page, answer->signedIn);
    setCookie(response, m_sessionCookie, answer->sessionToken);
    return response;
}

platform::HttpResponse BrowserHandlers::refusedSignIn(const Request& request,
                                                      SignInPage page,
                                                      const SignInService::Answer& answer)
{
    using Verdict = SignInService::Verdict;
    switch (answer.verdict) {
    case Verdict::MustWait: {
        page.status = 429;
        page.fault = "Too many tries. Please wait " + inWords(answer.wait) + " and try again.";
        Response response = signInPage(request, page);
        response.headers.set("Retry-After", std::to_string(answer.wait.count()));
        return response;
    }
    case Verdict::MustChange:
        page.mustChange = true;
        page.fault = "This password was set by somebody else. Please choose one of your own, and "
                     "enter both.";
        break;
    case Verdict::NewIsRefused:
        page.mustChange = true;
        page.status = 400;
        page.fault = "The new password " + answer.why + ".";
        break;
    default:
        page.status = 401;
        page.fault = "The e-mail address or the password is wrong.";
    }
    return signInPage(request, page);
}

platform::HttpResponse BrowserHandlers::afterSignIn(const Request& request,
                                                    const SignInPage& page,
                                                    const SignedIn& signedIn)
{
    if (page.then == kThenActivate) {
        const std::string code = valueOf(page.parameters, "user_code");
        return redirectTo(
            request, code.empty() ? "/activate" : "/activate?user_code=" + percentEncode(code));
    }
    // Whoever has just signed in for this client has seen its name: no further confirmation.
    const auto parsed = m_parts.authorizations.parse(page.parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    return sendCode(request, std::get<AuthorizationRequest>(parsed), signedIn);
}

// --- Devices
// --------------------------------------------------------------------------------------------

platform::HttpResponse BrowserHandlers::activate(const Request& request)
{
    const std::string userCode(request.query.get("user_code").value_or(std::string_view()));
    const auto found = session(request);
    if (!found.ok())
        return unavailable(found.error());
    if (!*found) {
        Parameters parameters;
        if (!userCode.empty())
            parameters.emplace("user_code", userCode);
        return signInPage(
            request, {.then = std::string(kThenActivate), .parameters = std::move(parameters)});
    }
    return userCode.empty() ? codePage(200, {}, {}) : devicePage(request, userCode, **found);
}

platform::HttpResponse
BrowserHandlers::codePage(int status, const std::string& userCode, const std::string& fault)
{
    constexpr std::size_t kShownMax = 20;
    return m_parts.pages.render(status,
                                Pages::Page::ActivateCode,
                                "Allow a device",
                                {{"code", userCode.substr(0, kShownMax)}, {"fault", fault}});
}

platform::HttpResponse BrowserHandlers::devicePage(const Request& request,
                                                   const std::string& userCode,
                                                   const SignedIn& who)
{
    const auto device = m_parts.devices.find(
        userCode, who, clientAddressOf(request.headers), request.context.deadline);
    if (!device.ok() && device.error().code == ErrorCode::RateLimited)
        return codePage(429,
                        userCode,
                        "Too many wrong codes. Please wait " +
                            inWords(device.error().retryAfter.value_or(std::chrono::seconds(1))) +
                            ".");
    if (!device.ok())
        return unavailable(device.error());
    if (!*device)
        return codePage(
            400,
            userCode,
            "This code is not known, or it has expired. Please check it on your device.");
    const Client* client = m_parts.settings.clients.find((*device)->clientId);
    std::optional<std::string> newCookie;
    TemplateValues values{{"csrf", formToken(request, newCookie)},
                          {"code", shownUserCode(*canonicalUserCode(userCode))},
                          {"client", client == nullptr ? (*device)->clientId : client->name},
                          {"scopes", scopesInWords((*device)->scopes)},
                          {"from", (*device)->requestedFrom},
                          {"by", (*device)->requestedBy},
                          {"at", formatTimestamp((*device)->createdAt)},
                          {"email", who.account.email}};
    Response response = m_parts.pages.render(
        200, Pages::Page::ActivateDecide, "Allow this device?", std::move(values));
    if (newCookie)
        setCookie(response, m_formCookie, *newCookie);
    return response;
}

platform::HttpResponse BrowserHandlers::decideActivation(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return m_parts.pages.message(400, "Not possible", form.error().description);
    const std::string userCode = valueOf(*form, "user_code");
    const auto found = session(request);
    if (!found.ok())
        return unavailable(found.error());
    if (!*found)
        return signInPage(
            request, {.then = std::string(kThenActivate), .parameters = {{"user_code", userCode}}});
    const std::string decision = valueOf(*form, "decision");
    const bool isDecision = decision == "allow" || decision == "deny";
    if (!isGenuine(request, *form) || !isDecision)
        return devicePage(request, userCode, **found);
    // Looked up as the page itself does, so that guessing by this form is counted as well.
    const auto device = m_parts.devices.find(
        userCode, **found, clientAddressOf(request.headers), request.context.deadline);
    if (!device.ok() || !*device)
        return devicePage(request, userCode, **found);
    const auto decided =
        m_parts.devices.decide(userCode, **found, decision == "allow", request.context.deadline);
    if (!decided.ok())
        return unavailable(decided.error());
    if (!*decided)
        return codePage(400, userCode, "This code has expired in the meantime.");
    return decision == "allow"
               ? m_parts.pages.message(
                     200, "Done", "Your device is signed in. You can close this page.")
               : m_parts.pages.message(
                     200, "Denied", "The device was not signed in. You can close this page.");
}

// --- Sign-out
// ---------------------------------------------------------------------------------------------

bool BrowserHandlers::mayReturnTo(const std::string& clientId, const std::string& redirect) const
{
    const Client* client = m_parts.settings.clients.find(clientId);
    return redirect.empty() || (client != nullptr && isPostLogoutRedirectOf(*client, redirect));
}

platform::HttpResponse BrowserHandlers::logout(const Request& request)
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
    const auto found = session(request);
    if (!found.ok())
        return unavailable(found.error());
    const std::string state = valueOf(*parameters, "state");
    // Only who holds an ID token of this very user may end the session without asking: any page can
    // link here.
    if (!*found || (hint && hint->accountId == (*found)->account.id))
        return signedOut(request, redirect, state);
    std::optional<std::string> newCookie;
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-out"},
                          {"csrf", formToken(request, newCookie)},
                          {"redirect", redirect},
                          {"clientId", clientId},
                          {"state", state}};
    Response response = m_parts.pages.render(
        200, Pages::Page::SignOut, "Sign out?", std::move(values), {formTargetOf(redirect)});
    if (newCookie)
        setCookie(response, m_formCookie, *newCookie);
    return response;
}

platform::HttpResponse BrowserHandlers::signOut(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok() || !isGenuine(request, *form))
        return m_parts.pages.message(
            403, "Sign-out is not possible", "Please go back and try again.");
    const std::string redirect = valueOf(*form, "post_logout_redirect_uri");
    if (!mayReturnTo(valueOf(*form, "client_id"), redirect))
        return m_parts.pages.message(400, "Sign-out is not possible", "The form is incomplete.");
    return signedOut(request, redirect, valueOf(*form, "state"));
}

platform::HttpResponse BrowserHandlers::signedOut(const Request& request,
                                                  const std::string& redirect,
                                                  const std::string& state)
{
    const Outcome ended = m_parts.signIns.signOut(cookieOf(request.headers, m_sessionCookie),
                                                  request.context.deadline);
    if (!ended.ok())
        return unavailable(ended.error());
    Response response = m_parts.pages.message(
        200, "Signed out", "You are signed out of this shop in this browser.");
    if (!redirect.empty()) {
        const char separator = redirect.find('?') == std::string::npos ? '?' : '&';
        response = redirectTo(
            request,
            state.empty() ? redirect : redirect + separator + "state=" + percentEncode(state));
    }
    clearCookie(response, m_sessionCookie);
    return response;
}

} // namespace vitrine::identity
