#include "services/identity/http/identity_routes.hpp"

#include "services/identity/http/account_handlers.hpp"
#include "services/identity/http/browser_handlers.hpp"
#include "services/identity/http/oauth_codec.hpp"
#include "services/identity/http/token_handlers.hpp"
#include "services/platform/auth/permissions.hpp"

#include <memory>

namespace vitrine::identity {

namespace {

using platform::Access;
using platform::HttpRequest;
using platform::HttpResponse;
using platform::Lane;
using platform::Route;

constexpr std::size_t kFormBytesMax = 64 * 1024;
constexpr std::size_t kAccountBytesMax = 16 * 1024;

std::string issuerPath(std::string_view rest)
{
    return std::string(kIssuerPath) + std::string(rest);
}

/// What every installation has, wherever its users sign in: services need tokens before anything
/// else works, so these paths are open to whoever reaches the port.
std::vector<Route> tokenRoutes(const IdentityParts& parts)
{
    const auto tokens = std::make_shared<TokenHandlers>(parts);
    const auto discovery = [text = discoveryDocument(parts.settings)](const HttpRequest&) {
        HttpResponse response = platform::jsonResponse(200, text);
        response.headers.set("Cache-Control", "max-age=600");
        return response;
    };
    const auto open = Access::open();
    return {
        {"GET", issuerPath("/.well-known/openid-configuration"), open, discovery, Lane::Inline},
        {"GET",
         issuerPath("/.well-known/oauth-authorization-server"),
         open,
         discovery,
         Lane::Inline},
        {"GET",
         "/.well-known/oauth-authorization-server" + std::string(kIssuerPath),
         open,
         discovery,
         Lane::Inline},
        {"GET",
         issuerPath("/v1/keys"),
         open,
         [tokens](const HttpRequest& r) { return tokens->keys(r); }},
        {"POST",
         issuerPath("/v1/token"),
         open,
         [tokens](const HttpRequest& r) { return tokens->token(r); },
         Lane::Workers,
         kFormBytesMax},
        {"POST",
         issuerPath("/v1/introspect"),
         open,
         [tokens](const HttpRequest& r) { return tokens->introspect(r); },
         Lane::Workers,
         kFormBytesMax},
        {"POST",
         issuerPath("/v1/revoke"),
         open,
         [tokens](const HttpRequest& r) { return tokens->revoke(r); },
         Lane::Workers,
         kFormBytesMax},
        {"GET",
         "/oauth2/{rest...}",
         open,
         [](const HttpRequest&) { return oktaNotFound(); },
         Lane::Inline},
        {"POST",
         "/oauth2/{rest...}",
         open,
         [](const HttpRequest&) { return oktaNotFound(); },
         Lane::Inline,
         kFormBytesMax},
    };
}

/// Sign-in of people. Open as well: a browser comes through the gateway without any token.
std::vector<Route> signInRoutes(const IdentityParts& parts)
{
    const auto tokens = std::make_shared<TokenHandlers>(parts);
    const auto pages = std::make_shared<BrowserHandlers>(parts);
    const auto open = Access::open();
    const auto post =
        [&open](std::string pattern, platform::Handler handler, Lane lane = Lane::Workers) {
            return Route{"POST", std::move(pattern), open, std::move(handler), lane, kFormBytesMax};
        };
    return {
        {"GET",
         issuerPath("/v1/authorize"),
         open,
         [pages](const HttpRequest& r) { return pages->authorize(r); }},
        post(issuerPath("/v1/authorize"),
             [pages](const HttpRequest& r) { return pages->authorize(r); }),
        post(
            issuerPath("/sign-in"),
            [pages](const HttpRequest& r) { return pages->signIn(r); },
            Lane::Slow),
        post(issuerPath("/sign-in/confirm"),
             [pages](const HttpRequest& r) { return pages->confirm(r); }),
        {"GET",
         issuerPath("/v1/logout"),
         open,
         [pages](const HttpRequest& r) { return pages->logout(r); }},
        post(issuerPath("/v1/logout"), [pages](const HttpRequest& r) { return pages->logout(r); }),
        post(issuerPath("/sign-out"), [pages](const HttpRequest& r) { return pages->signOut(r); }),
        {"GET", "/activate", open, [pages](const HttpRequest& r) { return pages->activate(r); }},
        post("/activate", [pages](const HttpRequest& r) { return pages->decideActivation(r); }),
        post(issuerPath("/v1/device/authorize"),
             [tokens](const HttpRequest& r) { return tokens->deviceAuthorize(r); }),
        {"GET",
         issuerPath("/v1/userinfo"),
         open,
         [tokens](const HttpRequest& r) { return tokens->userInfo(r); }},
        post(issuerPath("/v1/userinfo"),
             [tokens](const HttpRequest& r) { return tokens->userInfo(r); }),
    };
}

std::vector<Route> accountRoutes(const IdentityParts& parts)
{
    const auto accounts = std::make_shared<AccountHandlers>(parts);
    const auto self = Access::permission(std::string(platform::permissions::kAccountSelf));
    const auto manage = Access::permission(std::string(platform::permissions::kAccountsManage));
    const auto supervisor = Access::services({"supervisor"});
    const std::string base = "/api/v1/accounts";
    const auto row = [&accounts](const char* method,
                                 std::string pattern,
                                 Access access,
                                 HttpResponse (AccountHandlers::*handler)(const HttpRequest&),
                                 Lane lane = Lane::Workers) {
        return Route{method,
                     std::move(pattern),
                     std::move(access),
                     [accounts, handler](const HttpRequest& request) {
                         return (*accounts.*handler)(request);
                     },
                     lane,
                     kAccountBytesMax};
    };
    if (!parts.settings.signsUsersIn) {
        return {row("GET", base + "/me", self, &AccountHandlers::meFromToken),
                row("POST", base, Access::guest(), &AccountHandlers::keptElsewhere),
                row("GET", base, manage, &AccountHandlers::keptElsewhere)};
    }
    return {
        row("POST", base, Access::guest(), &AccountHandlers::add, Lane::Slow),
        row("GET", base + "/me", self, &AccountHandlers::me),
        row("PUT", base + "/me", self, &AccountHandlers::setMyProfile),
        row("POST", base + "/me/password", self, &AccountHandlers::changeMyPassword, Lane::Slow),
        row("GET", base, manage, &AccountHandlers::list),
        row("GET", base + "/{id}", manage, &AccountHandlers::get),
        row("PUT", base + "/{id}/roles", manage, &AccountHandlers::setRoles),
        row("POST", base + "/{id}/disable", manage, &AccountHandlers::disable),
        row("POST", base + "/{id}/enable", manage, &AccountHandlers::enable),
        row("POST",
            base + "/{id}/reset-password",
            manage,
            &AccountHandlers::resetPassword,
            Lane::Slow),
        row("POST", "/internal/v1/accounts", supervisor, &AccountHandlers::addOrKeep, Lane::Slow),
        row("POST",
            "/internal/v1/accounts/reset-password",
            supervisor,
            &AccountHandlers::setPassword,
            Lane::Slow),
    };
}

} // namespace

std::vector<Route> identityRoutes(const IdentityParts& parts)
{
    std::vector<Route> routes = tokenRoutes(parts);
    const auto append = [&routes](std::vector<Route> more) {
        std::move(more.begin(), more.end(), std::back_inserter(routes));
    };
    if (parts.settings.signsUsersIn)
        append(signInRoutes(parts));
    append(accountRoutes(parts));
    return routes;
}

} // namespace vitrine::identity
