#include "services/identity/http/token_handlers.hpp"

#include "services/identity/http/form.hpp"
#include "services/identity/http/oauth_codec.hpp"
#include "services/platform/auth/token_authenticator.hpp"

namespace vitrine::identity {

namespace {

using platform::HttpRequest;
using platform::HttpResponse;

OAuthError missing(const char* name)
{
    return {"invalid_request", std::string("The parameter '") + name + "' is missing."};
}

HttpResponse refused(const HttpRequest& request, const OAuthError& error)
{
    return oauthErrorResponse(error, request.headers.has("Authorization"));
}

} // namespace

/// A form of a client that proved who it is.
struct TokenHandlers::Call
{
    Parameters form;
    ClientPtr client;
};

OAuthResult<TokenHandlers::Call> TokenHandlers::callOf(const HttpRequest& request)
{
    if (request.headers.count("Authorization") > 1)
        return OAuthError{"invalid_request", "The Authorization header stands twice."};
    auto form = formOf(request);
    if (!form.ok())
        return form.error();
    const ClientClaim claim{.authorization = std::string(request.headers.get("Authorization")),
                            .clientId = valueOf(*form, "client_id"),
                            .clientSecret = valueOf(*form, "client_secret"),
                            .assertionType = valueOf(*form, "client_assertion_type"),
                            .assertion = valueOf(*form, "client_assertion")};
    const auto client = m_parts.clients.authenticate(claim, request.context.deadline);
    if (!client.ok())
        return client.error();
    return Call{*std::move(form), *client};
}

HttpResponse TokenHandlers::token(const HttpRequest& request)
{
    const auto call = callOf(request);
    if (!call.ok())
        return refused(request, call.error());
    const auto answer = grant(*call, request.context.deadline);
    return answer.ok() ? tokenResponse(*answer) : oauthErrorResponse(answer.error());
}

OAuthResult<TokenAnswer> TokenHandlers::grant(const Call& call, Deadline deadline)
{
    const auto& [form, client] = call;
    const std::string type = valueOf(form, "grant_type");
    if (type.empty())
        return missing("grant_type");
    const bool isKnown = type == grants::kAuthorizationCode || type == grants::kRefreshToken ||
                         type == grants::kClientCredentials || type == grants::kDeviceCode;
    if (!isKnown)
        return OAuthError{"unsupported_grant_type",
                          "The authorization grant type is not supported."};
    if (!client->may(type))
        return OAuthError{"unauthorized_client",
                          "The client is not authorized to use the provided grant type."};
    const auto required = [&form = form](const char* name) { return valueOf(form, name); };

    if (type == grants::kClientCredentials)
        return m_parts.tokens.clientCredentials(*client, required("scope"), deadline);
    if (type == grants::kAuthorizationCode) {
        for (const char* name : {"code", "redirect_uri"}) {
            if (required(name).empty())
                return missing(name);
        }
        return m_parts.tokens.exchangeCode(
            *client,
            required("code"),
            {client->id, required("redirect_uri"), required("code_verifier")},
            deadline);
    }
    if (type == grants::kRefreshToken) {
        if (required("refresh_token").empty())
            return missing("refresh_token");
        return m_parts.tokens.refresh(
            *client, required("refresh_token"), required("scope"), deadline);
    }
    if (required("device_code").empty())
        return missing("device_code");
    return m_parts.tokens.pollDevice(*client, required("device_code"), deadline);
}

HttpResponse TokenHandlers::keys(const HttpRequest& request)
{
    auto set = m_parts.keys.keySet(request.context.deadline);
    if (!set.ok())
        return platform::problemResponse(set.error());
    HttpResponse response = platform::jsonResponse(200, *std::move(set));
    // Shorter than the lead of a new key, so that nobody misses it.
    response.headers.set("Cache-Control", "public, max-age=600, must-revalidate");
    return response;
}

HttpResponse TokenHandlers::introspect(const HttpRequest& request)
{
    const auto call = callOf(request);
    if (!call.ok())
        return refused(request, call.error());
    const std::string token = valueOf(call->form, "token");
    if (token.empty())
        return oauthErrorResponse(missing("token"));
    const auto facts = m_parts.tokens.introspect(*call->client, token, request.context.deadline);
    if (!facts.ok())
        return oauthErrorResponse(oauthErrorFrom(facts.error()));
    return introspectionResponse(*facts, m_parts.settings.issuer);
}

HttpResponse TokenHandlers::revoke(const HttpRequest& request)
{
    const auto call = callOf(request);
    if (!call.ok())
        return refused(request, call.error());
    const std::string token = valueOf(call->form, "token");
    if (token.empty())
        return oauthErrorResponse(missing("token"));
    const Outcome revoked = m_parts.tokens.revoke(*call->client, token, request.context.deadline);
    return revoked.ok() ? platform::emptyResponse(200)
                        : oauthErrorResponse(oauthErrorFrom(revoked.error()));
}

HttpResponse TokenHandlers::deviceAuthorize(const HttpRequest& request)
{
    const auto call = callOf(request);
    if (!call.ok())
        return refused(request, call.error());
    if (!call->client->may(grants::kDeviceCode))
        return oauthErrorResponse({"unauthorized_client",
                                   "The client is not authorized to use the provided grant type."});
    const auto started = m_parts.devices.start(*call->client,
                                               valueOf(call->form, "scope"),
                                               clientAddressOf(request.headers),
                                               std::string(request.headers.get("User-Agent")),
                                               request.context.deadline);
    return started.ok() ? deviceResponse(*started, m_parts.settings.publicUrl)
                        : oauthErrorResponse(started.error());
}

HttpResponse TokenHandlers::userInfo(const HttpRequest& request)
{
    const auto token = platform::bearerToken(request.headers.get("Authorization"));
    if (!token || request.headers.count("Authorization") > 1) {
        HttpResponse response = platform::emptyResponse(401);
        response.headers.set("WWW-Authenticate", "Bearer realm=\"vitrine\"");
        return response;
    }
    const auto user = m_parts.tokens.userOf(std::string(*token), request.context.deadline);
    return user.ok() ? userInfoResponse(*user) : bearerErrorResponse(user.error());
}

} // namespace vitrine::identity
