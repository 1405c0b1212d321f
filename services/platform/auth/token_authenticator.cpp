#include "services/platform/auth/token_authenticator.hpp"

#include "services/platform/auth/permissions.hpp"
#include "vitrine/core/encoding.hpp"

#include <set>

namespace vitrine::platform {

namespace {

constexpr std::size_t kSubjectBytesMax = 255;

/// The claim called `path`, or what a dotted path leads to; null when there is none.
const nlohmann::json* claimAt(const nlohmann::json& claims, const std::string& path)
{
    if (const auto found = claims.find(path); found != claims.end())
        return &*found;
    const nlohmann::json* at = &claims;
    for (std::size_t start = 0; start <= path.size();) {
        const auto dot = std::min(path.find('.', start), path.size());
        if (!at->is_object())
            return nullptr;
        const auto found = at->find(path.substr(start, dot - start));
        if (found == at->end())
            return nullptr;
        at = &*found;
        start = dot + 1;
    }
    return at;
}

std::vector<std::string> rolesOf(const nlohmann::json& claims, const std::string& claim)
{
    std::set<std::string> found;
    const auto add = [&found](const nlohmann::json& group) {
        const auto role =
            group.is_string() ? canonicalRole(group.get_ref<const std::string&>()) : std::nullopt;
        if (role)
            found.emplace(*role);
    };
    const nlohmann::json* groups = claimAt(claims, claim);
    if (groups != nullptr && groups->is_array()) {
        for (const auto& group : *groups)
            add(group);
    } else if (groups != nullptr) {
        add(*groups);
    }
    return {found.begin(), found.end()};
}

std::string firstOf(const VerifiedToken& token, const char* claim, const char* otherwise)
{
    std::string value = token.text(claim);
    return value.empty() ? token.text(otherwise) : value;
}

bool isSubject(const std::string& text)
{
    return !text.empty() && text.size() <= kSubjectBytesMax;
}

} // namespace

std::optional<std::string_view> bearerToken(std::string_view authorization)
{
    const auto space = authorization.find(' ');
    if (!asciiEqualsIgnoreCase(authorization.substr(0, space), "Bearer"))
        return std::nullopt;
    return space == std::string_view::npos ? std::string_view() : trim(authorization.substr(space));
}

std::optional<Result<Principal>> TokenAuthenticator::tryAuthenticate(std::string_view authorization,
                                                                     std::string_view serviceToken)
{
    VerifiedTokenPtr user;
    VerifiedTokenPtr service;
    const auto take = [](std::optional<Result<VerifiedTokenPtr>> verified, VerifiedTokenPtr& into) {
        if (verified && verified->ok())
            into = **verified;
        return verified;
    };
    if (!serviceToken.empty()) {
        const auto verified = take(m_parts.services->tryVerify(serviceToken), service);
        if (!service)
            return verified ? std::optional<Result<Principal>>(verified->error()) : std::nullopt;
    }
    const auto bearer = bearerToken(authorization);
    if (bearer) {
        const auto verified = take(verifierOf(*bearer).tryVerify(*bearer), user);
        if (!user)
            return verified ? std::optional<Result<Principal>>(verified->error()) : std::nullopt;
    }
    return principalOf(user, bearer.value_or(std::string_view()), service);
}

Result<Principal> TokenAuthenticator::authenticate(std::string_view authorization,
                                                   std::string_view serviceToken,
                                                   Deadline deadline)
{
    VerifiedTokenPtr user;
    VerifiedTokenPtr service;
    if (!serviceToken.empty()) {
        auto verified = m_parts.services->verify(serviceToken, deadline);
        if (!verified.ok())
            return verified.error();
        service = *std::move(verified);
    }
    const auto bearer = bearerToken(authorization);
    if (bearer) {
        auto verified = verifierOf(*bearer).verify(*bearer, deadline);
        if (!verified.ok())
            return verified.error();
        user = *std::move(verified);
    }
    return principalOf(user, bearer.value_or(std::string_view()), service);
}

JwtVerifier& TokenAuthenticator::verifierOf(std::string_view bearer) const
{
    const bool isKiosks = m_parts.kiosks && claimedIssuer(bearer) == m_parts.kiosks->issuer();
    return isKiosks ? *m_parts.kiosks : *m_parts.users;
}

Result<Principal> TokenAuthenticator::principalOf(const VerifiedTokenPtr& user,
                                                  std::string_view userToken,
                                                  const VerifiedTokenPtr& service) const
{
    Principal principal;
    if (service) {
        const std::string client = firstOf(*service, "cid", "client_id");
        // A user's token never names a service, whatever audience somebody gave it: sub is the
        // account's then.
        const bool isService = client.starts_with(kServiceClientPrefix) &&
                               service->text("sub") == client &&
                               client.size() > kServiceClientPrefix.size();
        if (!isService)
            return tokenRefused("it proves no service");
        principal.service = client.substr(kServiceClientPrefix.size());
    }
    if (user) {
        principal.subject = user->text("sub");
        principal.accountId = firstOf(*user, "uid", "sub");
        if (!isSubject(principal.subject) || !isSubject(principal.accountId))
            return tokenRefused("it names no subject");
        principal.clientId = firstOf(*user, "cid", "client_id");
        const bool isOfIdentity = m_parts.kiosks && user->text("iss") == m_parts.kiosks->issuer();
        if (isOfIdentity && !principal.clientId.starts_with(kKioskClientPrefix))
            return tokenRefused("its issuer signs no users in");
        principal.scopes = user->words(user->claims.contains("scp") ? "scp" : "scope");
        principal.roles = rolesOf(user->claims, m_parts.rolesClaim);
        principal.permissions = permissionsOf(principal.roles);
        principal.bearerToken = userToken;
    }
    return principal;
}

} // namespace vitrine::platform
