#include "services/identity/http/browser_support.hpp"

#include "services/platform/auth/signature.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

namespace {

constexpr std::size_t kFormCookieBytes = 24;
constexpr std::size_t kEmailBytesMax = 254;

/// The form's token says nothing of the cookie: a page that leaks does not give it away.
std::string formToken(const std::string& cookie)
{
    return base64UrlEncode(platform::sha256("form:" + cookie));
}

} // namespace

std::string inWords(std::chrono::seconds wait)
{
    if (wait <= std::chrono::seconds(60))
        return std::to_string(wait.count()) + (wait.count() == 1 ? " second" : " seconds");
    return std::to_string(std::chrono::ceil<std::chrono::minutes>(wait).count()) + " minutes";
}

// The prefix __Host- makes browsers refuse the cookie from anywhere but this very host over TLS.
BrowserSupport::BrowserSupport(const IdentityParts& parts)
    : m_parts(parts)
    , m_isSecure(parts.settings.issuer.starts_with("https://"))
    , m_sessionCookie(m_isSecure ? "__Host-vitrine_session" : "vitrine_session")
    , m_formCookie(m_isSecure ? "__Host-vitrine_form" : "vitrine_form")
{
}

void BrowserSupport::setCookie(Response& response,
                               const std::string& name,
                               const std::string& value,
                               bool isOver) const
{
    response.headers.add("Set-Cookie",
                         name + "=" + value + "; Path=/" + (isOver ? "; Max-Age=0" : "") +
                             "; HttpOnly; SameSite=Lax" + (m_isSecure ? "; Secure" : ""));
}

Result<std::optional<SignedIn>> BrowserSupport::session(const Request& request) const
{
    return m_parts.signIns.find(sessionToken(request), request.context.deadline);
}

std::string BrowserSupport::sessionToken(const Request& request) const
{
    return cookieOf(request.headers, m_sessionCookie);
}

void BrowserSupport::rememberSession(Response& response, const std::string& token) const
{
    setCookie(response, m_sessionCookie, token);
}

void BrowserSupport::forgetSession(Response& response) const
{
    setCookie(response, m_sessionCookie, {}, true);
}

platform::HttpResponse BrowserSupport::formPage(const Request& request,
                                                int status,
                                                Pages::Page page,
                                                const std::string& title,
                                                TemplateValues values,
                                                const std::vector<std::string>& formTargets) const
{
    std::string cookie = cookieOf(request.headers, m_formCookie);
    const bool isNew = cookie.empty();
    if (isNew)
        cookie = randomToken(kFormCookieBytes);
    values["csrf"] = formToken(cookie);
    Response response = m_parts.pages.render(status, page, title, std::move(values), formTargets);
    if (isNew)
        setCookie(response, m_formCookie, cookie);
    return response;
}

bool BrowserSupport::isGenuine(const Request& request, const Parameters& form) const
{
    const std::string cookie = cookieOf(request.headers, m_formCookie);
    return !cookie.empty() &&
           platform::equalsInConstantTime(formToken(cookie), valueOf(form, "csrf"));
}

platform::HttpResponse BrowserSupport::signInPage(const Request& request,
                                                  const SignInPage& page) const
{
    TemplateValues values{{"action", std::string(kIssuerPath) + "/sign-in"},
                          {"then", page.then},
                          {"request", queryText(page.parameters)},
                          {"email", page.email.substr(0, kEmailBytesMax)},
                          {"fault", page.fault},
                          {"mustChange", page.mustChange ? "yes" : ""},
                          {"purpose", "To allow a device to act as you."}};
    std::vector<std::string> targets;
    if (page.then == kThenAuthorize) {
        const auto parsed = m_parts.authorizations.parse(page.parameters);
        const auto* wanted = std::get_if<AuthorizationRequest>(&parsed);
        values["purpose"] =
            wanted == nullptr ? std::string() : "To go on to " + wanted->client->name + ".";
        if (wanted != nullptr)
            targets.push_back(formTargetOf(wanted->redirectUri));
    }
    return formPage(
        request, page.status, Pages::Page::SignIn, "Sign in", std::move(values), targets);
}

platform::HttpResponse BrowserSupport::unavailable(const Error& error) const
{
    platform::log(platform::LogLevel::Error, "identity failed", {{"cause", error.message}});
    const bool laterMayHelp = isTransient(error.code);
    Response response =
        m_parts.pages.message(laterMayHelp ? 503 : 500,
                              "Something went wrong",
                              "The shop cannot answer now. Please try again in a moment.");
    if (laterMayHelp)
        response.headers.set("Retry-After", "1");
    return response;
}

platform::HttpResponse BrowserSupport::redirectTo(const Request& request, const std::string& uri)
{
    // After a form the browser must come with GET, or it would post the password to the client.
    Response response = platform::emptyResponse(request.method == "POST" ? 303 : 302);
    if (!response.headers.set("Location", uri))
        return platform::emptyResponse(400);
    response.headers.set("Cache-Control", "no-store");
    return response;
}

} // namespace vitrine::identity
