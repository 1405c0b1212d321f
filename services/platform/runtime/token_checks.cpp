#include "services/platform/runtime/token_checks.hpp"

#include "services/platform/auth/jwks_cache.hpp"
#include "services/platform/auth/oidc_discovery.hpp"
#include "services/platform/auth/token_authenticator.hpp"
#include "services/platform/runtime/http_call.hpp"
#include "services/platform/telemetry/telemetry.hpp"

#include <atomic>

namespace vitrine::platform {
namespace {

constexpr std::size_t kDocumentBytesMax = 512 * 1024;
constexpr std::string_view kIdentityKeysPath = "/oauth2/default/v1/keys";

Result<FetchedDocument>
fetch(const std::string& url, const std::string& trustedCertificates, Deadline deadline)
{
    HttpCall call{.url = url,
                  .answerBytesMax = kDocumentBytesMax,
                  .trustedCertificates = trustedCertificates};
    call.headers.set("Accept", "application/json");
    auto answer = callHttp(call, deadline);
    if (!answer.ok())
        return answer.error();
    if (answer->status != 200)
        return Error{.code = ErrorCode::Unavailable,
                     .message = url + " answers " + std::to_string(answer->status),
                     .status = answer->status};
    return FetchedDocument{std::move(answer->body), maxAgeOf(answer->headers.get("Cache-Control"))};
}

JwksCache::Options loggingFailures(std::string issuer)
{
    JwksCache::Options options;
    options.onFailure = [issuer = std::move(issuer)](const Error& error) {
        log(LogLevel::Warn,
            "keys of an issuer cannot be fetched",
            {{"issuer", issuer}, {"cause", error.message}});
    };
    return options;
}

} // namespace

std::shared_ptr<KeySource> identityKeys(const Discovery& discovery)
{
    auto turn = std::make_shared<std::atomic<std::size_t>>(0);
    JwksFetch fetchKeys = [&discovery, turn](Deadline deadline) -> Result<FetchedDocument> {
        const auto instances = discovery.instances("identity");
        if (instances.empty())
            return Error{.code = ErrorCode::Unavailable,
                         .message = "no instance of identity is known"};
        const Endpoint& instance = instances[turn->fetch_add(1) % instances.size()];
        HttpUrl url;
        url.host = instance.host;
        url.port = instance.port;
        return fetch("http://" + url.authority() + std::string(kIdentityKeysPath), "", deadline);
    };
    return std::make_shared<JwksCache>(std::move(fetchKeys), loggingFailures("identity"));
}

std::unique_ptr<Authenticator> makeAuthenticator(const HostSettings& settings,
                                                 std::shared_ptr<KeySource> identity,
                                                 const Clock& clock)
{
    std::shared_ptr<KeySource> users = identity;
    const bool isForeign = settings.oidcIssuer != settings.identityIssuer;
    if (isForeign) {
        HttpGet get = [trusted = settings.oidcTrustedCertificates](const std::string& url,
                                                                   Deadline deadline) {
            return fetch(url, trusted, deadline);
        };
        users = std::make_shared<JwksCache>(jwksByDiscovery(settings.oidcIssuer, std::move(get)),
                                            loggingFailures(settings.oidcIssuer));
    }
    TokenAuthenticator::Parts parts;
    if (isForeign)
        parts.kiosks = std::make_unique<JwtVerifier>(
            TokenExpectation{.issuer = settings.identityIssuer, .audience = settings.oidcAudience},
            identity,
            clock);
    parts.users = std::make_unique<JwtVerifier>(
        TokenExpectation{.issuer = settings.oidcIssuer, .audience = settings.oidcAudience},
        std::move(users),
        clock);
    parts.services =
        std::make_unique<JwtVerifier>(TokenExpectation{.issuer = settings.identityIssuer,
                                                       .audience = std::string(kServiceAudience)},
                                      std::move(identity),
                                      clock);
    parts.rolesClaim = settings.oidcRolesClaim;
    return std::make_unique<TokenAuthenticator>(std::move(parts));
}

} // namespace vitrine::platform
