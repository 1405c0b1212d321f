#include "vitrine/auth/oidc_core.hpp"

#include "vitrine/auth/id_token.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/transport/endpoint.hpp"
#include "vitrine/transport/policies.hpp"

#include <algorithm>

namespace vitrine::client {
namespace {

/// The provider's reason decides, not its status: OAuth answers 400 to almost everything.
Error tokenError(Error error)
{
    const std::string reason = error.problem ? error.problem->title : std::string();
    if (reason == "invalid_grant" || reason == "invalid_client" || reason == "unauthorized_client")
        error.code = ErrorCode::Unauthenticated;
    else if (reason == "access_denied")
        error.code = ErrorCode::PermissionDenied;
    else if (reason == "expired_token")
        error.code = ErrorCode::DeadlineExceeded;
    return error;
}

} // namespace

std::string encodeForm(const Form& form)
{
    std::string text;
    for (const auto& [name, value] : form) {
        if (!text.empty())
            text += '&';
        text += percentEncode(name) + "=" + percentEncode(value);
    }
    return text;
}

OidcCore::OidcCore(OidcOptions options,
                   ClientOptions network,
                   std::shared_ptr<HttpTransport> transport,
                   std::shared_ptr<Scheduler> scheduler)
    : m_options(std::move(options))
    , m_scheduler(std::move(scheduler))
    , m_pending(std::make_shared<PendingCalls>())
    , m_caller({},
               network.timeout,
               makePipeline(network, std::move(transport), m_scheduler, m_pending),
               m_scheduler)
{
    if (!m_options.clock)
        m_options.clock = std::make_shared<SystemClock>();
}

std::string OidcCore::scopeText() const
{
    std::string text;
    for (const std::string& scope : m_options.scopes)
        text += (text.empty() ? "" : " ") + scope;
    return text;
}

bool OidcCore::asksForIdToken() const
{
    return std::find(m_options.scopes.begin(), m_options.scopes.end(), "openid") !=
           m_options.scopes.end();
}

Result<HttpCall> OidcCore::callTo(const std::string& url) const
{
    auto split = splitUrl(url);
    if (!split.ok())
        return split.error();
    if (isExposed(*split) && !m_options.plainHttpAllowed)
        return failure<HttpCall>(ErrorCode::InvalidArgument,
                                 split->endpoint +
                                     " is not encrypted: secrets are only sent there by https");
    HttpCall call;
    call.endpoint = std::move(split->endpoint);
    call.target = std::move(split->target);
    return call;
}

Task<HttpReply>
OidcCore::get(const std::string& operation, const std::string& url, const CancelToken& cancel)
{
    auto call = callTo(url);
    if (!call.ok())
        return finished(Result<HttpReply>(call.error()));
    call->operation = operation;
    return m_caller.send(*std::move(call), {.cancel = cancel});
}

Task<HttpReply> OidcCore::post(const std::string& operation,
                               const std::string& url,
                               Form form,
                               bool repeatable,
                               const CancelToken& cancel)
{
    auto call = callTo(url);
    if (!call.ok())
        return finished(Result<HttpReply>(call.error()));
    call->operation = operation;
    call->method = "POST";
    call->contentType = "application/x-www-form-urlencoded";
    call->repeatable = repeatable;
    if (m_options.clientSecret.empty())
        form.emplace_back("client_id", m_options.clientId);
    else // both parts are form-encoded before Base64: RFC 6749 section 2.3.1
        call->headers.set("Authorization",
                          "Basic " + base64Encode(percentEncode(m_options.clientId) + ":" +
                                                  percentEncode(m_options.clientSecret)));
    call->body = encodeForm(form);
    return m_caller.send(*std::move(call), {.cancel = cancel});
}

Task<wire::ProviderMetadata> OidcCore::provider(const CancelToken& cancel)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_provider)
            return finished(Result<wire::ProviderMetadata>(*m_provider));
    }
    std::string base = m_options.issuer;
    if (base.ends_with('/'))
        base.pop_back();
    return get("oidc.discovery", base + "/.well-known/openid-configuration", cancel)
        .then([self =
                   shared_from_this()](Result<HttpReply> reply) -> Result<wire::ProviderMetadata> {
            if (!reply.ok())
                return reply.error();
            auto metadata = wire::decodeProviderMetadata(reply->body);
            if (!metadata.ok())
                return Caller::unreadable<wire::ProviderMetadata>(
                    "oidc.discovery", *reply, metadata.error());
            if (metadata->issuer !=
                self->m_options.issuer) // octet for octet, or one provider could speak for another
                return failure<wire::ProviderMetadata>(ErrorCode::Unauthenticated,
                                                       "the provider calls itself \"" +
                                                           metadata->issuer + "\", not \"" +
                                                           self->m_options.issuer + "\"");
            const std::lock_guard lock(self->m_mutex);
            self->m_provider = *metadata;
            return metadata;
        });
}

Task<TokenSet> OidcCore::requestTokens(TokenRequest request, const CancelToken& cancel)
{
    const auto self = shared_from_this();
    return settle<TokenSet>(
        provider(cancel).then([self, request = std::move(request), cancel](
                                  Result<wire::ProviderMetadata> metadata) -> Task<TokenSet> {
            if (!metadata.ok())
                return finished(Result<TokenSet>(metadata.error()));
            return self
                ->post(request.operation,
                       metadata->tokenEndpoint,
                       request.form,
                       request.repeatable,
                       cancel)
                .then([self, request, cancel](Result<HttpReply> reply) -> Task<TokenSet> {
                    if (!reply.ok())
                        return finished(Result<TokenSet>(tokenError(reply.error())));
                    return self->accept(request, *reply, cancel);
                });
        }));
}

Task<TokenSet>
OidcCore::accept(const TokenRequest& request, const HttpReply& reply, const CancelToken& cancel)
{
    const auto answer = wire::decodeTokenReply(reply.body);
    if (!answer.ok())
        return finished(Caller::unreadable<TokenSet>(request.operation, reply, answer.error()));
    if (request.idTokenRequired && answer->idToken.empty())
        return finished(
            failure<TokenSet>(ErrorCode::Unauthenticated, "the provider sent no ID token"));

    TokenSet tokens{.accessToken = answer->accessToken,
                    .refreshToken = answer->refreshToken.empty() ? request.previous.refreshToken
                                                                 : answer->refreshToken,
                    .idToken = answer->idToken,
                    .scope = answer->scope,
                    .expiresAt =
                        m_options.clock->now() + std::chrono::seconds(answer->expiresInSeconds)};
    if (tokens.idToken.empty()) {
        tokens.idToken = request.previous.idToken;
        return finished(Result<TokenSet>(std::move(tokens)));
    }
    return checkIdToken(request, tokens, cancel)
        .then([tokens](Result<Done> sound) -> Result<TokenSet> {
            if (!sound.ok())
                return sound.error();
            return tokens;
        });
}

Task<Done> OidcCore::checkIdToken(const TokenRequest& request,
                                  const TokenSet& tokens,
                                  const CancelToken& cancel)
{
    const auto judge = [self = shared_from_this(), nonce = request.nonce, tokens](
                           const std::vector<wire::SigningKey>& keys) -> Outcome {
        const auto claims = client::checkIdToken(tokens.idToken,
                                                 keys,
                                                 {.issuer = self->m_options.issuer,
                                                  .clientId = self->m_options.clientId,
                                                  .nonce = nonce,
                                                  .accessToken = tokens.accessToken,
                                                  .now = self->m_options.clock->now()});
        if (!claims.ok())
            return claims.error();
        return Done{};
    };
    std::vector<wire::SigningKey> known;
    {
        const std::lock_guard lock(m_mutex);
        known = m_keys;
    }
    const auto first = judge(known);
    if (first.ok() || first.error().code != ErrorCode::NotFound)
        return finished(Outcome(first));
    return fetchKeys(cancel).then([judge](Result<std::vector<wire::SigningKey>> keys) -> Outcome {
        if (!keys.ok())
            return keys.error();
        auto second = judge(*keys);
        if (!second.ok() && second.error().code == ErrorCode::NotFound)
            return failure<Done>(ErrorCode::Unauthenticated, second.error().message);
        return second;
    });
}

Task<std::vector<wire::SigningKey>> OidcCore::fetchKeys(const CancelToken& cancel)
{
    using Keys = std::vector<wire::SigningKey>;
    return provider(cancel).then(
        [self = shared_from_this(), cancel](Result<wire::ProviderMetadata> metadata) -> Task<Keys> {
            if (!metadata.ok())
                return finished(Result<Keys>(metadata.error()));
            return self->get("oidc.keys", metadata->jwksUri, cancel)
                .then([self](Result<HttpReply> reply) -> Result<Keys> {
                    if (!reply.ok())
                        return reply.error();
                    auto keys = wire::decodeSigningKeys(reply->body);
                    if (!keys.ok())
                        return Caller::unreadable<Keys>("oidc.keys", *reply, keys.error());
                    const std::lock_guard lock(self->m_mutex);
                    self->m_keys = *keys;
                    return keys;
                });
        });
}

} // namespace vitrine::client
