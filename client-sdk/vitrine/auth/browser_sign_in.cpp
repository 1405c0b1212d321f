#include "vitrine/auth/loopback_listener.hpp"
#include "vitrine/auth/oidc_core.hpp"
#include "vitrine/auth/pkce.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/timing.hpp"

namespace vitrine::client {
namespace {

/// One sign-in under way; its listener is closed when it is destroyed.
struct Visit
{
    std::shared_ptr<OidcCore> core;
    BrowserSignIn how;
    CancelToken cancel;
    std::string state = randomToken(32);
    std::string nonce = randomToken(32);
    std::string verifier = newCodeVerifier();
    std::string redirectUri;
    std::unique_ptr<LoopbackListener> listener;
    pplx::task_completion_event<Result<std::string>> ended;
    CancelSource enough; ///< Stops the clock that limits the person's time.
    CancelToken::Registration caller;
    CancelToken::Registration closing;
};

std::string authorizationUrl(const Visit& visit, const std::string& endpoint)
{
    Form query = {{"response_type", "code"},
                  {"client_id", visit.core->options().clientId},
                  {"redirect_uri", visit.redirectUri},
                  {"scope", visit.core->scopeText()},
                  {"state", visit.state},
                  {"code_challenge", codeChallenge(visit.verifier)},
                  {"code_challenge_method", "S256"}};
    if (visit.core->asksForIdToken())
        query.emplace_back("nonce", visit.nonce);
    if (!visit.how.loginHint.empty())
        query.emplace_back("login_hint", visit.how.loginHint);
    if (!visit.how.prompt.empty())
        query.emplace_back("prompt", visit.how.prompt);
    return endpoint + (endpoint.find('?') == std::string::npos ? "?" : "&") + encodeForm(query);
}

/// The code, or why it will not come: refused, too late, given up.
Task<std::string> awaitCode(const std::shared_ptr<Visit>& visit)
{
    const auto ended = visit->ended;
    visit->listener->code().then([ended](Result<std::string> code) { ended.set(std::move(code)); });
    waitFor(visit->core->scheduler(), visit->how.timeout, visit->enough.token())
        .then([ended](Result<Done> waited) {
            if (waited.ok())
                ended.set(failure<std::string>(ErrorCode::DeadlineExceeded,
                                               "nobody finished the sign-in in the browser"));
        });
    const auto giveUp = [ended] {
        ended.set(failure<std::string>(ErrorCode::Cancelled, "the sign-in was given up"));
    };
    visit->caller = visit->cancel.onCancel(giveUp);
    visit->closing = visit->core->pending().closing().onCancel(giveUp);
    return pplx::create_task(ended).then([visit](Result<std::string> code) {
        visit->enough.cancel();
        visit->listener.reset();
        return code;
    });
}

Task<TokenSet> redeem(const std::shared_ptr<Visit>& visit, const std::string& code)
{
    const bool wantsIdToken = visit->core->asksForIdToken();
    return visit->core->requestTokens({.operation = "oidc.code",
                                       .form = {{"grant_type", "authorization_code"},
                                                {"code", code},
                                                {"redirect_uri", visit->redirectUri},
                                                {"code_verifier", visit->verifier}},
                                       .nonce = wantsIdToken ? visit->nonce : std::string(),
                                       .idTokenRequired = wantsIdToken},
                                      visit->cancel);
}

Task<TokenSet> visitProvider(const std::shared_ptr<Visit>& visit,
                             const wire::ProviderMetadata& metadata)
{
    if (metadata.authorizationEndpoint.empty())
        return finished(
            failure<TokenSet>(ErrorCode::InvalidArgument, "the provider has no sign-in page"));
    auto listener =
        LoopbackListener::open(visit->how.ports, visit->state, visit->core->options().issuer);
    if (!listener.ok())
        return finished(Result<TokenSet>(listener.error()));
    visit->listener = *std::move(listener);
    visit->redirectUri = visit->listener->redirectUri();

    auto code = awaitCode(visit);
    if (const auto opened =
            visit->how.open(authorizationUrl(*visit, metadata.authorizationEndpoint));
        !opened.ok())
        visit->ended.set(Result<std::string>(opened.error()));
    return code.then([visit](Result<std::string> arrived) -> Task<TokenSet> {
        if (!arrived.ok())
            return finished(Result<TokenSet>(arrived.error()));
        return redeem(visit, *arrived);
    });
}

} // namespace

Task<TokenSet> runBrowserSignIn(const std::shared_ptr<OidcCore>& core,
                                BrowserSignIn how,
                                const CancelToken& cancel)
{
    if (!how.open)
        return finished(failure<TokenSet>(ErrorCode::InvalidArgument,
                                          "a function that opens the browser is needed"));
    const auto visit = std::make_shared<Visit>();
    visit->core = core;
    visit->how = std::move(how);
    visit->cancel = cancel;
    return core->provider(cancel).then(
        [visit](Result<wire::ProviderMetadata> metadata) -> Task<TokenSet> {
            if (!metadata.ok())
                return finished(Result<TokenSet>(metadata.error()));
            return visitProvider(visit, *metadata);
        });
}

} // namespace vitrine::client
