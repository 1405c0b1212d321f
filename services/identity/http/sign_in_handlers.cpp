#include "services/identity/http/sign_in_handlers.hpp"

#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

namespace {

std::string nameOf(SignInService::Verdict verdict)
{
    using Verdict = SignInService::Verdict;
    switch (verdict) {
    case Verdict::SignedIn:
        return "signed in";
    case Verdict::MustWait:
        return "must wait";
    case Verdict::MustChange:
    case Verdict::NewIsRefused:
        return "must change the password";
    case Verdict::Wrong:
        break;
    }
    return "refused";
}

/// Who signs in, from where: what an investigation asks for. An address that was typed is left out,
/// since people type passwords there.
void logSignIn(const platform::HttpRequest& request, const SignInService::Answer& answer)
{
    const bool isRefused = answer.verdict == SignInService::Verdict::Wrong ||
                           answer.verdict == SignInService::Verdict::MustWait;
    platform::log(isRefused ? platform::LogLevel::Warn : platform::LogLevel::Info,
                  "sign-in",
                  {{"result", nameOf(answer.verdict)},
                   {"account", answer.signedIn.account.id},
                   {"address", clientAddressOf(request.headers)}},
                  &request.context.trace);
}

} // namespace

platform::HttpResponse SignInHandlers::authorize(const Request& request)
{
    const auto parameters = request.method == "POST" ? formOf(request) : queryOf(request.query);
    if (!parameters.ok())
        return refuse(request, AuthorizationFault{parameters.error(), {}, {}});
    const auto parsed = m_parts.authorizations.parse(*parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    const auto& wanted = std::get<AuthorizationRequest>(parsed);
    const auto found = m_support.session(request);
    if (!found.ok())
        return m_support.unavailable(found.error());

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
        return m_support.signInPage(request,
                                    {.then = std::string(BrowserSupport::kThenAuthorize),
                                     .parameters = *parameters,
                                     .email = email});
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

platform::HttpResponse SignInHandlers::refuse(const Request& request,
                                              const AuthorizationFault& fault)
{
    if (!fault.redirectUri.empty())
        return BrowserSupport::redirectTo(request, m_parts.authorizations.refusalUri(fault));
    return m_parts.pages.message(400,
                                 "Sign-in is not possible",
                                 "The program that sent you here asked in a wrong way.",
                                 fault.error.error + ": " + fault.error.description);
}

platform::HttpResponse SignInHandlers::sendCode(const Request& request,
                                                const AuthorizationRequest& wanted,
                                                const SignedIn& who)
{
    const auto uri = m_parts.authorizations.issueCode(wanted, who, request.context.deadline);
    return uri.ok() ? BrowserSupport::redirectTo(request, *uri)
                    : m_support.unavailable(uri.error());
}

platform::HttpResponse SignInHandlers::confirmPage(const Request& request,
                                                   const AuthorizationRequest& wanted,
                                                   const Parameters& parameters,
                                                   const SignedIn& who)
{
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-in/confirm"},
                          {"request", queryText(parameters)},
                          {"client", wanted.client->name},
                          {"name", who.account.name},
                          {"email", who.account.email}};
    return m_support.formPage(request,
                              200,
                              Pages::Page::Confirm,
                              "Continue?",
                              std::move(values),
                              {formTargetOf(wanted.redirectUri)});
}

platform::HttpResponse SignInHandlers::confirm(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return refuse(request, AuthorizationFault{form.error(), {}, {}});
    const Parameters parameters = parametersFrom(valueOf(*form, "request"));
    const auto parsed = m_parts.authorizations.parse(parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    const auto& wanted = std::get<AuthorizationRequest>(parsed);
    const auto found = m_support.session(request);
    if (!found.ok())
        return m_support.unavailable(found.error());
    const SignInPage again{.then = std::string(BrowserSupport::kThenAuthorize),
                           .parameters = parameters};
    if (!*found || !m_support.isGenuine(request, *form) || valueOf(*form, "decision") == "switch")
        return m_support.signInPage(request, again);
    if (valueOf(*form, "decision") != "allow")
        return refuse(request,
                      {{"access_denied", "The resource owner denied the request."},
                       wanted.redirectUri,
                       wanted.state});
    return sendCode(request, wanted, **found);
}

platform::HttpResponse SignInHandlers::signIn(const Request& request)
{
    const auto form = formOf(request);
    if (!form.ok())
        return refuse(request, AuthorizationFault{form.error(), {}, {}});
    SignInPage page{.then = valueOf(*form, "then"),
                    .parameters = parametersFrom(valueOf(*form, "request")),
                    .email = valueOf(*form, "email")};
    if (page.then != BrowserSupport::kThenAuthorize && page.then != BrowserSupport::kThenActivate)
        return m_parts.pages.message(400, "Sign-in is not possible", "The form is incomplete.");
    if (!m_support.isGenuine(request, *form)) {
        page.status = 403;
        page.fault = "This page was open for too long, or your browser keeps no cookies. Please "
                     "sign in once more.";
        return m_support.signInPage(request, page);
    }
    const auto answer = m_parts.signIns.signIn({.email = page.email,
                                                .password = valueOf(*form, "password"),
                                                .newPassword = valueOf(*form, "newPassword"),
                                                .address = clientAddressOf(request.headers)},
                                               request.context.deadline);
    if (!answer.ok())
        return m_support.unavailable(answer.error());
    logSignIn(request, *answer);
    if (answer->verdict != SignInService::Verdict::SignedIn)
        return refusedSignIn(request, std::move(page), *answer);
    Response response = afterSignIn(request, page, answer->signedIn);
    m_support.rememberSession(response, answer->sessionToken);
    return response;
}

platform::HttpResponse SignInHandlers::refusedSignIn(const Request& request,
                                                     SignInPage page,
                                                     const SignInService::Answer& answer)
{
    using Verdict = SignInService::Verdict;
    switch (answer.verdict) {
    case Verdict::MustWait: {
        page.status = 429;
        page.fault = "Too many tries. Please wait " + inWords(answer.wait) + " and try again.";
        Response response = m_support.signInPage(request, page);
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
    return m_support.signInPage(request, page);
}

platform::HttpResponse SignInHandlers::afterSignIn(const Request& request,
                                                   const SignInPage& page,
                                                   const SignedIn& signedIn)
{
    if (page.then == BrowserSupport::kThenActivate) {
        const std::string code = valueOf(page.parameters, "user_code");
        return BrowserSupport::redirectTo(
            request, code.empty() ? "/activate" : "/activate?user_code=" + percentEncode(code));
    }
    // Whoever has just signed in for this client has seen its name: no further confirmation.
    const auto parsed = m_parts.authorizations.parse(page.parameters);
    if (const auto* fault = std::get_if<AuthorizationFault>(&parsed))
        return refuse(request, *fault);
    return sendCode(request, std::get<AuthorizationRequest>(parsed), signedIn);
}

} // namespace vitrine::identity
