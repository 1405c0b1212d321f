#include "services/platform/auth/jwt_verifier.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <cmath>

namespace vitrine::platform {

namespace {

/// A NumericDate (RFC 7519 section 2): seconds, perhaps with a fraction. Nothing for a text or a
/// date no clock will show.
std::optional<Timestamp> timeClaim(const nlohmann::json& claims, const char* name)
{
    constexpr double kYear9999 = 253402300799.0;
    const auto found = claims.find(name);
    if (found == claims.end() || !found->is_number())
        return std::nullopt;
    const double seconds = found->get<double>();
    if (!(seconds >= 0 && seconds <= kYear9999))
        return std::nullopt;
    return Timestamp(std::chrono::milliseconds(std::llround(seconds * 1000)));
}

bool isAudience(const nlohmann::json& claims, std::string_view expected)
{
    const auto found = claims.find("aud");
    if (found == claims.end())
        return false;
    if (found->is_string())
        return found->get_ref<const std::string&>() == expected;
    return found->is_array() &&
           std::any_of(found->begin(), found->end(), [expected](const nlohmann::json& one) {
               return one.is_string() && one.get_ref<const std::string&>() == expected;
           });
}

bool isAccessTokenType(std::string_view type)
{
    return asciiEqualsIgnoreCase(type, "at+jwt") ||
           asciiEqualsIgnoreCase(type, "application/at+jwt");
}

/// An ID token says who signed in; an access token also says what for. The audience tells them
/// apart as well, unless somebody configures a client id as audience.
bool isIdToken(const nlohmann::json& claims)
{
    const auto id = claims.find("jti");
    if (id != claims.end() && id->is_string() &&
        id->get_ref<const std::string&>().starts_with("ID."))
        return true;
    if (claims.contains("at_hash") || claims.contains("c_hash"))
        return true;
    return !claims.contains("scp") && !claims.contains("scope") && !claims.contains("cid") &&
           !claims.contains("client_id");
}

} // namespace

JwtVerifier::JwtVerifier(TokenExpectation expectation,
                         std::shared_ptr<KeySource> keys,
                         const Clock& clock)
    : JwtVerifier(std::move(expectation), std::move(keys), clock, Options{})
{
}

JwtVerifier::JwtVerifier(TokenExpectation expectation,
                         std::shared_ptr<KeySource> keys,
                         const Clock& clock,
                         Options options)
    : m_expectation(std::move(expectation))
    , m_keys(std::move(keys))
    , m_clock(clock)
    , m_options(options)
    , m_cache(options.cacheEntriesMax)
{
}

std::optional<Result<VerifiedTokenPtr>> JwtVerifier::tryVerify(std::string_view token)
{
    const std::string digest = sha256(token.substr(0, m_options.tokenBytesMax + 1));
    if (auto known = m_cache.find(digest, m_clock.now()))
        return Result<VerifiedTokenPtr>(std::move(known));
    const auto parsed = parseSignedToken(token, m_expectation.algorithms, m_options.tokenBytesMax);
    if (!parsed.ok())
        return Result<VerifiedTokenPtr>(parsed.error());
    const auto key = m_keys->tryFind(parsed->keyId, parsed->algorithm);
    if (!key)
        return std::nullopt;
    if (!key->ok())
        return Result<VerifiedTokenPtr>(key->error());
    return check(*parsed, **key, digest);
}

Result<VerifiedTokenPtr> JwtVerifier::verify(std::string_view token, Deadline deadline)
{
    if (auto answer = tryVerify(token))
        return *std::move(answer);
    const auto parsed = parseSignedToken(token, m_expectation.algorithms, m_options.tokenBytesMax);
    if (!parsed.ok())
        return parsed.error();
    const auto key = m_keys->find(parsed->keyId, parsed->algorithm, deadline);
    if (!key.ok())
        return key.error();
    return check(*parsed, *key, sha256(token));
}

Result<VerifiedTokenPtr>
JwtVerifier::check(const SignedToken& token, const PublicKey& key, const std::string& digest)
{
    auto claims = verifiedClaims(token, key);
    if (!claims.ok())
        return claims.error();
    const Timestamp now = m_clock.now();
    if (auto fault = faultOf(*claims, token.type, now))
        return *std::move(fault);
    const Timestamp expiresAt = *timeClaim(*claims, "exp");
    auto verified = std::make_shared<const VerifiedToken>(
        VerifiedToken{*std::move(claims), token.type, expiresAt});
    const Timestamp until = std::min(expiresAt, now + m_options.cacheLife);
    if (until > now)
        m_cache.put(digest, verified, until, now);
    return VerifiedTokenPtr(verified);
}

std::optional<Error>
JwtVerifier::faultOf(const nlohmann::json& claims, std::string_view type, Timestamp now) const
{
    const auto issuer = claims.find("iss");
    if (issuer == claims.end() || !issuer->is_string() || *issuer != m_expectation.issuer)
        return tokenRefused("it is from another issuer");
    if (!isAudience(claims, m_expectation.audience))
        return tokenRefused("it is for another audience");
    if (auto fault = timeFaultOf(claims, now))
        return fault;
    const bool typeFits =
        isAccessTokenType(type) || (!m_expectation.requireAccessTokenType &&
                                    (type.empty() || asciiEqualsIgnoreCase(type, "JWT")));
    if (!typeFits)
        return tokenRefused("it is of another type than an access token");
    if (isIdToken(claims))
        return tokenRefused("it is an ID token");
    return std::nullopt;
}

std::optional<Error> JwtVerifier::timeFaultOf(const nlohmann::json& claims, Timestamp now) const
{
    const auto expiresAt = timeClaim(claims, "exp");
    if (!expiresAt)
        return tokenRefused("it has no proper end (exp)");
    if (*expiresAt <= now - m_options.leeway)
        return tokenRefused("it has expired");
    for (const char* name : {"nbf", "iat"}) {
        if (!claims.contains(name))
            continue;
        const auto start = timeClaim(claims, name);
        if (!start || *start > now + m_options.leeway)
            return tokenRefused("it is not valid yet");
    }
    return std::nullopt;
}

} // namespace vitrine::platform
