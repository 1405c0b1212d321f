#include "services/identity/application/authorization_service.hpp"

#include "services/identity/application/token_service.hpp"
#include "services/identity/domain/pkce.hpp"
#include "services/identity/domain/scopes.hpp"
#include "services/identity/storage/grant_store.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <charconv>
#include <sstream>

namespace vitrine::identity {

namespace {

constexpr std::size_t kStateBytesMax = 2048;
constexpr std::size_t kNonceBytesMax = 512;
constexpr std::size_t kCodeBytes = 32;

std::string valueOf(const Parameters& parameters, std::string_view name)
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? std::string() : found->second;
}

OAuthError invalid(std::string description)
{
    return {"invalid_request", std::move(description)};
}

std::optional<std::chrono::seconds> maxAgeFrom(const std::string& text)
{
    int seconds = 0;
    const char* end = text.data() + text.size();
    const auto [stopped, fault] = std::from_chars(text.data(), end, seconds);
    if (fault != std::errc() || stopped != end || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

std::set<std::string, std::less<>> wordsOf(const std::string& text)
{
    std::istringstream in(text);
    std::set<std::string, std::less<>> words;
    for (std::string word; in >> word;)
        words.insert(word);
    return words;
}

std::optional<OAuthError> challengeFault(const AuthorizationRequest& request,
                                         const std::string& method)
{
    if (request.codeChallenge.empty() && method.empty())
        return request.client->isPublic()
                   ? std::optional(
                         invalid("PKCE code challenge is required when the token endpoint "
                                 "authentication method is 'NONE'."))
                   : std::nullopt;
    if (method != "S256")
        return invalid("The 'code_challenge_method' must be 'S256'.");
    if (!isCodeChallenge(request.codeChallenge))
        return invalid("The 'code_challenge' is not the S256 hash of a verifier.");
    return std::nullopt;
}

std::optional<OAuthError> promptFault(const std::set<std::string, std::less<>>& prompt)
{
    for (const std::string& word : prompt) {
        if (word != "none" && word != "login" && word != "consent" && word != "select_account")
            return invalid("The 'prompt' parameter is invalid.");
    }
    if (prompt.contains("none") && prompt.size() > 1)
        return invalid("'prompt=none' goes with no other value.");
    return std::nullopt;
}

std::string withParameters(const std::string& uri,
                           const std::vector<std::pair<std::string, std::string>>& parameters)
{
    std::string out = uri;
    char separator = uri.find('?') == std::string::npos ? '?' : '&';
    for (const auto& [name, value] : parameters) {
        out += separator + name + "=" + percentEncode(value);
        separator = '&';
    }
    return out;
}

} // namespace

AuthorizationService::Parsed AuthorizationService::parse(const Parameters& parameters) const
{
    AuthorizationRequest request;
    request.client = m_settings.clients.find(valueOf(parameters, "client_id"));
    if (request.client == nullptr)
        return AuthorizationFault{invalid("Invalid value for 'client_id' parameter."), {}, {}};
    request.redirectUri = valueOf(parameters, "redirect_uri");
    if (!isRedirectOf(*request.client, request.redirectUri))
        return AuthorizationFault{invalid("The 'redirect_uri' parameter must be a Login redirect "
                                          "URI in the client app settings."),
                                  {},
                                  {}};
    request.state = valueOf(parameters, "state");
    request.nonce = valueOf(parameters, "nonce");
    request.codeChallenge = valueOf(parameters, "code_challenge");
    request.loginHint = valueOf(parameters, "login_hint");
    request.prompt = wordsOf(valueOf(parameters, "prompt"));
    auto scopes = parseScopes(valueOf(parameters, "scope"), userScopes());
    auto fault = scopes.ok() ? faultOf(request, parameters) : scopes.error();
    const std::string maxAge = valueOf(parameters, "max_age");
    if (!fault && !maxAge.empty()) {
        request.maxAge = maxAgeFrom(maxAge);
        if (!request.maxAge)
            fault = invalid("The 'max_age' parameter must be a number of seconds.");
    }
    if (fault) {
        const bool stateIsSound = request.state.size() <= kStateBytesMax;
        return AuthorizationFault{
            *std::move(fault), request.redirectUri, stateIsSound ? request.state : std::string()};
    }
    request.scopes = *std::move(scopes);
    if (request.scopes.empty())
        return AuthorizationFault{
            invalid("The authentication request has an invalid 'scope' parameter."),
            request.redirectUri,
            request.state};
    return request;
}

std::optional<OAuthError> AuthorizationService::faultOf(const AuthorizationRequest& request,
                                                        const Parameters& parameters) const
{
    if (!request.client->may(grants::kAuthorizationCode))
        return OAuthError{"unauthorized_client",
                          "The client is not authorized to use the authorization code grant."};
    for (const auto& [name, error] : {std::pair("request", "request_not_supported"),
                                      std::pair("request_uri", "request_uri_not_supported"),
                                      std::pair("registration", "registration_not_supported")}) {
        if (parameters.contains(name))
            return OAuthError{error, std::string("The '") + name + "' parameter is not supported."};
    }
    if (valueOf(parameters, "response_type") != "code")
        return OAuthError{"unsupported_response_type",
                          "The response type is not supported. Use 'code'."};
    const std::string mode = valueOf(parameters, "response_mode");
    if (!mode.empty() && mode != "query")
        return OAuthError{"unsupported_response_mode",
                          "The response mode is not supported. Use 'query'."};
    // Okta demands a state as well: a client that works here works there.
    if (request.state.empty() || request.state.size() > kStateBytesMax)
        return invalid("The authentication request has an invalid 'state' parameter.");
    if (request.nonce.size() > kNonceBytesMax)
        return invalid("The 'nonce' parameter is too long.");
    if (auto fault = challengeFault(request, valueOf(parameters, "code_challenge_method")))
        return fault;
    return promptFault(request.prompt);
}

bool AuthorizationService::isFreshEnough(const AuthorizationRequest& request,
                                         const SignedIn& signedIn) const
{
    if (request.prompt.contains("login"))
        return false;
    return !request.maxAge || m_clock.now() <= signedIn.authenticatedAt + *request.maxAge;
}

Result<std::string> AuthorizationService::issueCode(const AuthorizationRequest& request,
                                                    const SignedIn& signedIn,
                                                    Deadline deadline)
{
    const std::string code = randomToken(kCodeBytes);
    const Timestamp now = m_clock.now();
    const Grant grant{
        .id = domain::newUuid().text(),
        .accountId = signedIn.account.id,
        .clientId = request.client->id,
        .scopes = request.scopes,
        .nonce = request.nonce,
        .authenticatedAt = signedIn.authenticatedAt,
        // Long enough to notice when the code comes a second time; the exchange sets the real end.
        .expiresAt = now + m_settings.lives.accessToken};
    const Outcome stored =
        m_database.inTransaction(deadline, [&](platform::Transaction& tx) -> Outcome {
            store::insertGrant(tx, grant, now);
            store::insertCode(tx,
                              storedSecret(code),
                              grant.id,
                              {.redirectUri = request.redirectUri,
                               .codeChallenge = request.codeChallenge,
                               .expiresAt = now + m_settings.lives.code});
            return Done{};
        });
    if (!stored.ok())
        return stored.error();
    return withParameters(request.redirectUri,
                          {{"code", code}, {"state", request.state}, {"iss", m_settings.issuer}});
}

std::string AuthorizationService::refusalUri(const AuthorizationFault& fault) const
{
    std::vector<std::pair<std::string, std::string>> parameters{
        {"error", fault.error.error}, {"error_description", fault.error.description}};
    if (!fault.state.empty())
        parameters.emplace_back("state", fault.state);
    parameters.emplace_back("iss", m_settings.issuer);
    return withParameters(fault.redirectUri, parameters);
}

} // namespace vitrine::identity
