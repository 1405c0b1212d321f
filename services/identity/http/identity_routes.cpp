#include "services/identity/http/identity_routes.hpp"

#include "services/identity/http/account_handlers.hpp"
#include "services/identity/http/device_handlers.hpp"
#include "services/identity/http/fleet_handlers.hpp"
#include "services/identity/http/oauth_codec.hpp"
#include "services/identity/http/sign_in_handlers.hpp"
#include "services/identity/http/sign_out_handlers.hpp"
#include "services/identity/http/token_handlers.hpp"
#include "services/platform/audit/audit_routes.hpp"
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
const std::string kAccounts = "/api/v1/accounts";
const std::string kDevices = "/api/v1/devices";

std::string issuerPath(std::string_view rest)
{
    return std::string(kIssuerPath) + std::string(rest);
}

/// The handlers, shared by the routes that call them.
struct Handlers
{
    explicit Handlers(const IdentityParts& parts)
        : tokens(parts)
        , support(parts)
        , signIns(support)
        , devices(support)
        , signOuts(support)
        , accounts(parts)
        , fleet(parts)
    {
    }

    TokenHandlers tokens;
    BrowserSupport support;
    SignInHandlers signIns;
    DeviceHandlers devices;
    SignOutHandlers signOuts;
    AccountHandlers accounts;
    FleetHandlers fleet;
};

/// A route whose handler is `method` of `part` of the handlers.
template <typename Part>
Route row(const std::shared_ptr<Handlers>& handlers,
          const char* method,
          std::string pattern,
          Access access,
          Part Handlers::*part,
          HttpResponse (Part::*handler)(const HttpRequest&),
          Lane lane = Lane::Workers)
{
    const bool isForm = access.kind() == Access::Kind::Open;
    return Route{method,
                 std::move(pattern),
                 std::move(access),
                 [handlers, part, handler](const HttpRequest& request) {
                     return ((*handlers).*part.*handler)(request);
                 },
                 lane,
                 isForm ? kFormBytesMax : kAccountBytesMax};
}

/// What every installation has, wherever its users sign in: services need tokens before anything
/// else works, so these paths are open to whoever reaches the port.
std::vector<Route> tokenRoutes(const std::shared_ptr<Handlers>& handlers,
                               const IdentitySettings& settings)
{
    const auto discovery = [text = discoveryDocument(settings)](const HttpRequest&) {
        HttpResponse response = platform::jsonResponse(200, text);
        response.headers.set("Cache-Control", "max-age=600");
        return response;
    };
    const auto nothing = [](const HttpRequest&) { return oktaNotFound(); };
    const auto open = Access::open();
    const auto tokens = &Handlers::tokens;
    return {
        {"GET", issuerPath("/.well-known/openid-configuration"), open, discovery, Lane::Inline},
        {"GET",
         issuerPath("/.well-known/oauth-authorization-server"),
         open,
         discovery,
         Lane::Inline},
        {"GET",
         "/.well-known/oauth-authorization-server" + issuerPath(""),
         open,
         discovery,
         Lane::Inline},
        row(handlers, "GET", issuerPath("/v1/keys"), open, tokens, &TokenHandlers::keys),
        row(handlers, "POST", issuerPath("/v1/token"), open, tokens, &TokenHandlers::token),
        row(handlers,
            "POST",
            issuerPath("/v1/introspect"),
            open,
            tokens,
            &TokenHandlers::introspect),
        row(handlers, "POST", issuerPath("/v1/revoke"), open, tokens, &TokenHandlers::revoke),
        {"GET", "/oauth2/{rest...}", open, nothing, Lane::Inline},
        {"POST", "/oauth2/{rest...}", open, nothing, Lane::Inline, kFormBytesMax},
    };
}

/// Sign-in of people. Open as well: a browser comes through the gateway without any token.
std::vector<Route> signInRoutes(const std::shared_ptr<Handlers>& handlers)
{
    const auto open = Access::open();
    const auto tokens = &Handlers::tokens;
    const auto pages = &Handlers::signIns;
    const auto devices = &Handlers::devices;
    const auto signOuts = &Handlers::signOuts;
    return {
        row(handlers, "GET", issuerPath("/v1/authorize"), open, pages, &SignInHandlers::authorize),
        row(handlers, "POST", issuerPath("/v1/authorize"), open, pages, &SignInHandlers::authorize),
        row(handlers,
            "POST",
            issuerPath("/sign-in"),
            open,
            pages,
            &SignInHandlers::signIn,
            Lane::Slow),
        row(handlers,
            "POST",
            issuerPath("/sign-in/confirm"),
            open,
            pages,
            &SignInHandlers::confirm),
        row(handlers, "GET", issuerPath("/v1/logout"), open, signOuts, &SignOutHandlers::logout),
        row(handlers, "POST", issuerPath("/v1/logout"), open, signOuts, &SignOutHandlers::logout),
        row(handlers, "POST", issuerPath("/sign-out"), open, signOuts, &SignOutHandlers::signOut),
        row(handlers, "GET", "/activate", open, devices, &DeviceHandlers::activate),
        row(handlers, "POST", "/activate", open, devices, &DeviceHandlers::decide),
        row(handlers,
            "POST",
            issuerPath("/v1/device/authorize"),
            open,
            tokens,
            &TokenHandlers::deviceAuthorize),
        row(handlers, "GET", issuerPath("/v1/userinfo"), open, tokens, &TokenHandlers::userInfo),
        row(handlers, "POST", issuerPath("/v1/userinfo"), open, tokens, &TokenHandlers::userInfo),
    };
}

/// The shop's kiosks. They get their tokens here wherever people sign in.
std::vector<Route> deviceRoutes(const std::shared_ptr<Handlers>& handlers)
{
    using Of = FleetHandlers;
    const auto guest = Access::guest();
    const auto self = Access::permission(std::string(platform::permissions::kDeviceSelf));
    const auto manage = Access::permission(std::string(platform::permissions::kDevicesManage));
    const auto to = [&handlers](const char* method,
                                std::string pattern,
                                Access access,
                                HttpResponse (Of::*handler)(const HttpRequest&)) {
        return row(
            handlers, method, std::move(pattern), std::move(access), &Handlers::fleet, handler);
    };
    return {
        to("POST", kDevices + "/pairings", guest, &Of::startPairing),
        to("POST", kDevices + "/pairings/{id}/claim", guest, &Of::claim),
        to("PUT", kDevices + "/me/report", self, &Of::report),
        to("POST", kDevices, manage, &Of::pair),
        to("GET", kDevices, manage, &Of::list),
        to("GET", kDevices + "/{id}", manage, &Of::get),
        to("PUT", kDevices + "/{id}", manage, &Of::rename),
        to("POST", kDevices + "/{id}/lock", manage, &Of::lock),
        to("POST", kDevices + "/{id}/unlock", manage, &Of::unlock),
        to("DELETE", kDevices + "/{id}", manage, &Of::unpair),
        row(handlers,
            "GET",
            "/internal/v1/revocations",
            Access::services({"gateway"}),
            &Handlers::accounts,
            &AccountHandlers::revocations),
    };
}

/// Where users sign in elsewhere, there are no accounts here.
std::vector<Route> foreignAccountRoutes(const std::shared_ptr<Handlers>& handlers)
{
    const auto self = Access::permission(std::string(platform::permissions::kAccountSelf));
    const auto manage = Access::permission(std::string(platform::permissions::kAccountsManage));
    const auto accounts = &Handlers::accounts;
    return {
        row(handlers, "GET", kAccounts + "/me", self, accounts, &AccountHandlers::meFromToken),
        row(handlers,
            "POST",
            kAccounts,
            Access::guest(),
            accounts,
            &AccountHandlers::keptElsewhere),
        row(handlers, "GET", kAccounts, manage, accounts, &AccountHandlers::keptElsewhere),
    };
}

std::vector<Route> accountRoutes(const std::shared_ptr<Handlers>& handlers)
{
    using Of = AccountHandlers;
    const auto self = Access::permission(std::string(platform::permissions::kAccountSelf));
    const auto manage = Access::permission(std::string(platform::permissions::kAccountsManage));
    const auto supervisor = Access::services({"supervisor"});
    const auto to = [&handlers](const char* method,
                                std::string pattern,
                                Access access,
                                HttpResponse (Of::*handler)(const HttpRequest&),
                                Lane lane = Lane::Workers) {
        return row(handlers,
                   method,
                   std::move(pattern),
                   std::move(access),
                   &Handlers::accounts,
                   handler,
                   lane);
    };
    return {
        to("POST", kAccounts, Access::guest(), &Of::add, Lane::Slow),
        to("GET", kAccounts + "/me", self, &Of::me),
        to("PUT", kAccounts + "/me", self, &Of::setMyProfile),
        to("POST", kAccounts + "/me/password", self, &Of::changeMyPassword, Lane::Slow),
        to("GET", kAccounts, manage, &Of::list),
        to("GET", kAccounts + "/{id}", manage, &Of::get),
        to("PUT", kAccounts + "/{id}/roles", manage, &Of::setRoles),
        to("POST", kAccounts + "/{id}/disable", manage, &Of::disable),
        to("POST", kAccounts + "/{id}/enable", manage, &Of::enable),
        to("POST", kAccounts + "/{id}/reset-password", manage, &Of::resetPassword, Lane::Slow),
        to("POST", "/internal/v1/accounts", supervisor, &Of::addOrKeep, Lane::Slow),
        to("POST",
           "/internal/v1/accounts/reset-password",
           supervisor,
           &Of::setPassword,
           Lane::Slow),
    };
}

} // namespace

std::vector<Route> identityRoutes(const IdentityParts& parts)
{
    const auto handlers = std::make_shared<Handlers>(parts);
    std::vector<Route> routes = tokenRoutes(handlers, parts.settings);
    routes.push_back(platform::auditRoute(parts.database, "identity"));
    const auto append = [&routes](std::vector<Route> more) {
        std::move(more.begin(), more.end(), std::back_inserter(routes));
    };
    append(deviceRoutes(handlers));
    if (parts.settings.signsUsersIn) {
        append(signInRoutes(handlers));
        append(accountRoutes(handlers));
    } else {
        append(foreignAccountRoutes(handlers));
    }
    return routes;
}

} // namespace vitrine::identity
