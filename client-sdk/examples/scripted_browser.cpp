#include "examples/scripted_browser.hpp"

#include "vitrine/core/clock.hpp"
#include "vitrine/core/encoding.hpp"

#include <chrono>
#include <regex>
#include <thread>

namespace vitrine::examples {
namespace {

using client::HttpReply;

constexpr int kStepsMax = 12;
constexpr std::chrono::seconds kStepTime{20};

std::string unescapeHtml(std::string text)
{
    for (const auto& [escape, plain] : {std::pair{"&lt;", "<"},
                                        {"&gt;", ">"},
                                        {"&quot;", "\""},
                                        {"&#39;", "'"},
                                        {"&#x27;", "'"},
                                        {"&#x2F;", "/"},
                                        {"&amp;", "&"}}) {
        for (auto at = text.find(escape); at != std::string::npos; at = text.find(escape, at + 1))
            text.replace(at, std::string_view(escape).size(), plain);
    }
    return text;
}

/// The value of an attribute of an HTML tag, "" when it is not there.
std::string attribute(const std::string& tag, const std::string& name)
{
    std::smatch match;
    return std::regex_search(tag, match, std::regex("\\s" + name + "=\"([^\"]*)\""))
               ? unescapeHtml(match[1].str())
               : std::string();
}

std::string originOf(const std::string& url)
{
    return url.substr(0, url.find_first_of("/?", url.find("://") + 3));
}

std::string absolute(const std::string& base, const std::string& reference)
{
    if (reference.find("://") != std::string::npos)
        return reference;
    return originOf(base) + (reference.starts_with('/') ? "" : "/") + reference;
}

/// What the page says is wrong: the element with role="alert".
std::string faultOn(const std::string& page)
{
    std::smatch match;
    return std::regex_search(page, match, std::regex("role=\"alert\"[^>]*>([^<]*)<"))
               ? unescapeHtml(match[1].str())
               : std::string();
}

} // namespace

ScriptedBrowser::ScriptedBrowser(std::string email,
                                 std::string password,
                                 std::shared_ptr<client::HttpTransport> network)
    : m_email(std::move(email))
    , m_password(std::move(password))
    , m_network(network ? std::move(network) : client::makeNetworkTransport())
{
}

void ScriptedBrowser::keepCookies(const std::string& setCookie)
{
    // Several Set-Cookie fields arrive joined by commas; a comma within one (in a date) is not
    // followed by a name and '='.
    static const std::regex kBetween(", *(?=[^;,= ]+=)");
    for (std::sregex_token_iterator cookie(setCookie.begin(), setCookie.end(), kBetween, -1), end;
         cookie != end;
         ++cookie) {
        const std::string pair = cookie->str().substr(0, cookie->str().find(';'));
        if (const auto equals = pair.find('='); equals != std::string::npos)
            m_cookies[pair.substr(0, equals)] = pair.substr(equals + 1);
    }
}

Result<HttpReply> ScriptedBrowser::fetch(const Request& request)
{
    client::HttpCall call;
    call.method = request.method;
    call.endpoint = originOf(request.url);
    call.target = request.url.substr(call.endpoint.size());
    call.body = request.form;
    call.contentType = "application/x-www-form-urlencoded";
    call.headers.set("Accept", "text/html");
    if (request.method == "POST")
        call.headers.set("Origin", call.endpoint);
    std::string cookies;
    for (const auto& [name, value] : m_cookies)
        cookies += (cookies.empty() ? "" : "; ") + name + "=" + value;
    if (!cookies.empty())
        call.headers.set("Cookie", cookies);
    client::CancelSource tooLate;
    client::CallScope scope;
    scope.cancel = tooLate.token();
    auto task = m_network->send(std::move(call), scope);
    const auto until = Deadline::in(kStepTime);
    while (!task.is_done() && !until.expired())
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
    tooLate.cancel();
    auto reply = task.get();
    if (reply.ok())
        keepCookies(std::string(reply->headers.get("Set-Cookie")));
    return reply;
}

Result<ScriptedBrowser::Request> ScriptedBrowser::fillIn(const std::string& pageUrl,
                                                         const std::string& page)
{
    std::smatch form;
    if (!std::regex_search(page, form, std::regex("<form[^>]*>")))
        return failure<Request>(ErrorCode::PermissionDenied,
                                "the sign-in ended on a page without a form: " + faultOn(page));
    const auto body = page.substr(std::size_t(form.position()),
                                  page.find("</form>") - std::size_t(form.position()));
    const bool asksForPassword = body.find("name=\"password\"") != std::string::npos;
    if (asksForPassword && m_hasSignedIn)
        return failure<Request>(ErrorCode::PermissionDenied,
                                "the sign-in was refused: " + faultOn(page));
    m_hasSignedIn = m_hasSignedIn || asksForPassword;

    std::string fields;
    bool hasButton = false;
    static const std::regex kField("<(input|button)\\b[^>]*>");
    for (std::sregex_iterator field(body.begin(), body.end(), kField), end; field != end; ++field) {
        const std::string tag = field->str();
        const std::string name = attribute(tag, "name");
        const bool isButton = (*field)[1] == "button";
        if (name.empty() ||
            (isButton && std::exchange(hasButton, true))) // a person presses the first button
            continue;
        const std::string value = name == "email"      ? m_email
                                  : name == "password" ? m_password
                                                       : attribute(tag, "value");
        fields += (fields.empty() ? "" : "&") + percentEncode(name) + "=" + percentEncode(value);
    }
    return Request{"POST", absolute(pageUrl, attribute(form.str(), "action")), fields};
}

Outcome ScriptedBrowser::signIn(const std::string& url)
{
    Request request{.url = url};
    for (int step = 0; step < kStepsMax; ++step) {
        const auto reply = fetch(request);
        if (!reply.ok())
            return reply.error();
        const std::string location(reply->headers.get("Location"));
        if (reply->status >= 300 && reply->status < 400 && !location.empty()) {
            request = {.url = absolute(request.url, location)};
            continue;
        }
        // The program's own page, at its loopback address, has no form: the sign-in is over.
        if (originOf(request.url) != originOf(url) && reply->status == 200)
            return Done{};
        auto next = fillIn(request.url, reply->body);
        if (!next.ok())
            return next.error();
        request = *std::move(next);
    }
    return failure<Done>(ErrorCode::Internal, "the sign-in did not come to an end");
}

} // namespace vitrine::examples
