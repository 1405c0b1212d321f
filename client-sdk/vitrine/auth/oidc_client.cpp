#include "vitrine/auth/oidc_client.hpp"

#include "vitrine/auth/oidc_core.hpp"
#include "vitrine/transport/endpoint.hpp"

namespace vitrine::client {

Result<OidcClient> OidcClient::create(OidcOptions options, ClientOptions network)
{
    const auto issuer = splitUrl(options.issuer);
    if (!issuer.ok())
        return issuer.error();
    if (isExposed(*issuer) && !options.plainHttpAllowed)
        return failure<OidcClient>(ErrorCode::InvalidArgument,
                                   issuer->endpoint +
                                       " is not encrypted: secrets are only sent there by https");
    if (options.clientId.empty())
        return failure<OidcClient>(ErrorCode::InvalidArgument, "a client id is needed");
    auto transport = network.transport ? network.transport : makeNetworkTransport(network.network);
    auto scheduler = network.scheduler ? network.scheduler : makeNetworkScheduler();
    network.tokens = nullptr;
    return OidcClient(std::make_shared<OidcCore>(
        std::move(options), std::move(network), std::move(transport), std::move(scheduler)));
}

OidcClient::OidcClient(std::shared_ptr<OidcCore> core)
    : m_core(std::move(core))
{
}

Task<TokenSet> OidcClient::signInWithBrowser(BrowserSignIn how, CancelToken cancel) const
{
    return settle<TokenSet>(runBrowserSignIn(m_core, std::move(how), cancel));
}

Task<DeviceSignIn> OidcClient::startDeviceSignIn(CancelToken cancel) const
{
    return settle<DeviceSignIn>(startDevice(m_core, cancel));
}

Task<TokenSet> OidcClient::finishDeviceSignIn(DeviceSignIn started, CancelToken cancel) const
{
    return settle<TokenSet>(finishDevice(m_core, std::move(started), cancel));
}

Task<TokenSet> OidcClient::clientCredentials(std::vector<std::string> scopes,
                                             CancelToken cancel) const
{
    Form form = {{"grant_type", "client_credentials"}};
    std::string scope;
    for (const std::string& one : scopes)
        scope += (scope.empty() ? "" : " ") + one;
    if (!scope.empty())
        form.emplace_back("scope", scope);
    return m_core->requestTokens(
        {.operation = "oidc.client-credentials", .form = std::move(form), .repeatable = true},
        cancel);
}

Task<TokenSet> OidcClient::refresh(TokenSet current, CancelToken cancel) const
{
    if (current.refreshToken.empty())
        return finished(failure<TokenSet>(ErrorCode::Unauthenticated,
                                          "there is no refresh token: sign in again"));
    // Repeatable although tokens rotate: providers let the old one work for a few seconds more for
    // exactly this case.
    return m_core->requestTokens(
        {.operation = "oidc.refresh",
         .form = {{"grant_type", "refresh_token"}, {"refresh_token", current.refreshToken}},
         .repeatable = true,
         .previous = current},
        cancel);
}

Task<Done> OidcClient::revoke(std::string token, CancelToken cancel) const
{
    return settle<Done>(m_core->provider(cancel).then(
        [core = m_core, token, cancel](Result<wire::ProviderMetadata> metadata) -> Task<Done> {
            if (!metadata.ok())
                return finished(Outcome(metadata.error()));
            if (metadata->revocationEndpoint.empty())
                return finished(Outcome(Done{})); // the token dies by itself
            return core
                ->post(
                    "oidc.revoke", metadata->revocationEndpoint, {{"token", token}}, true, cancel)
                .then([](Result<HttpReply> reply) -> Outcome {
                    if (!reply.ok())
                        return reply.error();
                    return Done{};
                });
        }));
}

bool OidcClient::close(std::chrono::milliseconds limit) const
{
    return m_core->pending().close(limit);
}

} // namespace vitrine::client
