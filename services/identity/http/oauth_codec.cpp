#include "services/identity/http/oauth_codec.hpp"

#include "services/identity/domain/scopes.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"

#include <nlohmann/json.hpp>

namespace vitrine::identity {

namespace {

using nlohmann::json;
using platform::HttpResponse;

std::int64_t epochSeconds(Timestamp time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

HttpResponse secretJson(int status, const json& document)
{
    HttpResponse response = platform::jsonResponse(status, document.dump());
    response.headers.set("Cache-Control", "no-store");
    response.headers.set("Pragma", "no-cache");
    return response;
}

/// What discovery says only where users sign in here.
json userEndpoints(const IdentitySettings& settings)
{
    const std::string& issuer = settings.issuer;
    return {{"authorization_endpoint", issuer + "/v1/authorize"},
            {"userinfo_endpoint", issuer + "/v1/userinfo"},
            {"end_session_endpoint", issuer + "/v1/logout"},
            {"device_authorization_endpoint", issuer + "/v1/device/authorize"},
            {"grant_types_supported",
             {grants::kAuthorizationCode,
              grants::kRefreshToken,
              grants::kClientCredentials,
              grants::kDeviceCode}},
            {"scopes_supported", userScopes()},
            {"claims_supported",
             {"ver",
              "jti",
              "iss",
              "aud",
              "iat",
              "exp",
              "cid",
              "uid",
              "scp",
              "sub",
              "amr",
              "idp",
              "auth_time",
              "nonce",
              "at_hash",
              "name",
              "email",
              "email_verified",
              "preferred_username",
              settings.rolesClaim}}};
}

} // namespace

HttpResponse tokenResponse(const TokenAnswer& answer)
{
    json document{{"token_type", "Bearer"},
                  {"expires_in", answer.expiresIn.count()},
                  {"access_token", answer.accessToken},
                  {"scope", joined(answer.scopes)}};
    if (!answer.refreshToken.empty())
        document["refresh_token"] = answer.refreshToken;
    if (!answer.idToken.empty())
        document["id_token"] = answer.idToken;
    return secretJson(200, document);
}

HttpResponse oauthErrorResponse(const OAuthError& error, bool usedBasic)
{
    if (!error.cause.empty())
        platform::log(platform::LogLevel::Error, "identity failed", {{"cause", error.cause}});
    HttpResponse response = secretJson(
        error.status, {{"error", error.error}, {"error_description", error.description}});
    if (error.status == 401 && usedBasic)
        response.headers.set("WWW-Authenticate", "Basic realm=\"vitrine\"");
    if (error.status == 503)
        response.headers.set("Retry-After", "1");
    return response;
}

HttpResponse bearerErrorResponse(const OAuthError& error)
{
    HttpResponse response = oauthErrorResponse(error);
    if (error.status == 401 || error.status == 403)
        response.headers.set("WWW-Authenticate",
                             "Bearer realm=\"vitrine\", error=\"" + error.error +
                                 "\", error_description=\"" + error.description + "\"");
    return response;
}

HttpResponse introspectionResponse(const std::optional<TokenFacts>& facts,
                                   const std::string& issuer)
{
    if (!facts)
        return secretJson(200, {{"active", false}});
    json document{{"active", true},
                  {"token_type", facts->tokenType},
                  {"iss", issuer},
                  {"client_id", facts->clientId},
                  {"sub", facts->subject},
                  {"scope", joined(facts->scopes)},
                  {"exp", epochSeconds(facts->expiresAt)}};
    const auto addText = [&document](const char* name, const std::string& value) {
        if (!value.empty())
            document[name] = value;
    };
    addText("aud", facts->audience);
    addText("jti", facts->tokenId);
    addText("username", facts->username);
    addText("uid", facts->userId);
    if (facts->issuedAt)
        document["iat"] = epochSeconds(*facts->issuedAt);
    return secretJson(200, document);
}

HttpResponse deviceResponse(const DeviceService::Started& started, const std::string& publicUrl)
{
    const std::string page = publicUrl + "/activate";
    return secretJson(
        200,
        {{"device_code", started.deviceCode},
         {"user_code", started.userCode},
         {"verification_uri", page},
         {"verification_uri_complete", page + "?user_code=" + percentEncode(started.userCode)},
         {"expires_in", started.expiresIn.count()},
         {"interval", started.interval.count()}});
}

HttpResponse userInfoResponse(const TokenUser& user)
{
    json document = json::parse(profileClaims(user.account, user.scopes));
    document["sub"] = user.account.id;
    return secretJson(200, document);
}

std::string discoveryDocument(const IdentitySettings& settings)
{
    const std::string& issuer = settings.issuer;
    const json authentication{
        "client_secret_basic", "client_secret_post", "private_key_jwt", "none"};
    json document{{"issuer", issuer},
                  {"token_endpoint", issuer + "/v1/token"},
                  {"jwks_uri", issuer + "/v1/keys"},
                  {"introspection_endpoint", issuer + "/v1/introspect"},
                  {"revocation_endpoint", issuer + "/v1/revoke"},
                  {"response_types_supported", {"code"}},
                  {"response_modes_supported", {"query"}},
                  {"grant_types_supported", {grants::kClientCredentials}},
                  {"subject_types_supported", {"public"}},
                  {"id_token_signing_alg_values_supported", {toString(settings.signingAlgorithm)}},
                  {"token_endpoint_auth_methods_supported", authentication},
                  {"token_endpoint_auth_signing_alg_values_supported", {"RS256", "ES256"}},
                  {"introspection_endpoint_auth_methods_supported", authentication},
                  {"revocation_endpoint_auth_methods_supported", authentication},
                  {"code_challenge_methods_supported", {"S256"}},
                  {"request_parameter_supported", false},
                  {"request_uri_parameter_supported", false},
                  {"authorization_response_iss_parameter_supported", true}};
    if (settings.signsUsersIn)
        document.update(userEndpoints(settings));
    return document.dump();
}

HttpResponse oktaNotFound()
{
    constexpr const char* kCode = "E0000007";
    return platform::jsonResponse(404,
                                  json{{"errorCode", kCode},
                                       {"errorSummary", "Not found: Resource not found"},
                                       {"errorLink", kCode},
                                       {"errorId", "oae" + randomToken(16)},
                                       {"errorCauses", json::array()}}
                                      .dump());
}

} // namespace vitrine::identity
