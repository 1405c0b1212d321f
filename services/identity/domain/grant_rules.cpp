#include "services/identity/domain/grant_rules.hpp"

#include "services/identity/domain/pkce.hpp"
#include "vitrine/core/encoding.hpp"

#include <array>
#include <cstddef>

namespace vitrine::identity {

namespace {

constexpr std::string_view kUserCodeAlphabet = "BCDFGHJKLMNPQRSTVWXZ";
constexpr std::size_t kUserCodeCharacters = 8;
constexpr std::chrono::seconds kSlowDownStep{5};

bool provesPossession(const AuthorizationCode& code, const CodeExchange& exchange)
{
    // A verifier for a code without challenge means that somebody removed the challenge on the way
    // (RFC 9700, 2.1.1).
    if (code.codeChallenge.empty())
        return exchange.codeVerifier.empty();
    return verifierFits(exchange.codeVerifier, code.codeChallenge);
}

} // namespace

CodeVerdict judgeCode(const AuthorizationCode& code,
                      const Grant& grant,
                      const CodeExchange& exchange,
                      Timestamp now)
{
    if (grant.clientId != exchange.clientId)
        return CodeVerdict::WrongClient;
    if (code.used)
        return CodeVerdict::Reused;
    if (now >= code.expiresAt || grant.revoked)
        return CodeVerdict::Expired;
    if (code.redirectUri != exchange.redirectUri)
        return CodeVerdict::WrongRedirect;
    return provesPossession(code, exchange) ? CodeVerdict::Redeem : CodeVerdict::WrongVerifier;
}

OAuthError codeError(CodeVerdict verdict)
{
    switch (verdict) {
    case CodeVerdict::WrongRedirect:
        return {"invalid_grant",
                "The 'redirect_uri' does not match the redirection URI used in the authorization "
                "request."};
    case CodeVerdict::WrongVerifier:
        return {"invalid_grant", "PKCE verification failed."};
    default: // one answer for the rest: a stolen code teaches nothing
        return {"invalid_grant", "The authorization code is invalid or has expired."};
    }
}

RefreshVerdict judgeRefresh(const RefreshToken& token,
                            const Grant& grant,
                            std::string_view clientId,
                            std::chrono::seconds leeway,
                            Timestamp now)
{
    if (grant.clientId != clientId)
        return RefreshVerdict::WrongClient;
    if (grant.revoked)
        return RefreshVerdict::Revoked;
    if (now >= grant.expiresAt)
        return RefreshVerdict::Expired;
    if (token.rotatedAt) {
        const bool mayRepeat = !token.successorUsed && now <= *token.rotatedAt + leeway;
        return mayRepeat ? RefreshVerdict::Repeat : RefreshVerdict::Reused;
    }
    return now >= token.expiresAt ? RefreshVerdict::Expired : RefreshVerdict::Rotate;
}

OAuthError refreshError(RefreshVerdict)
{
    return {"invalid_grant", "The refresh token is invalid or expired."};
}

Poll judgePoll(const DeviceAuthorization& device, std::string_view clientId, Timestamp now)
{
    if (device.clientId != clientId || device.status == DeviceStatus::Used)
        return {PollVerdict::Unknown, device.interval};
    if (now >= device.expiresAt)
        return {PollVerdict::Expired, device.interval};
    if (device.lastPollAt && now < *device.lastPollAt + device.interval)
        return {PollVerdict::SlowDown, device.interval + kSlowDownStep};
    switch (device.status) {
    case DeviceStatus::Approved:
        return {PollVerdict::Approved, device.interval};
    case DeviceStatus::Denied:
        return {PollVerdict::Denied, device.interval};
    default:
        return {PollVerdict::Pending, device.interval};
    }
}

OAuthError pollError(PollVerdict verdict)
{
    switch (verdict) {
    case PollVerdict::Pending:
        return {"authorization_pending",
                "The device authorization is pending. Please try again later."};
    case PollVerdict::SlowDown:
        return {"slow_down", "The client polls too often. Add 5 seconds to the interval."};
    case PollVerdict::Denied:
        return {"access_denied", "The user denied the request."};
    case PollVerdict::Expired:
        return {"expired_token", "The device code has expired. Start again."};
    default:
        return {"invalid_grant", "The device code is invalid or has been used."};
    }
}

std::optional<std::string> canonicalUserCode(std::string_view typed)
{
    std::string code;
    for (const char c : typed) {
        if (c == '-' || c == ' ')
            continue;
        const char upper = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        if (kUserCodeAlphabet.find(upper) == std::string_view::npos ||
            code.size() == kUserCodeCharacters)
            return std::nullopt;
        code += upper;
    }
    return code.size() == kUserCodeCharacters ? std::optional(code) : std::nullopt;
}

std::string shownUserCode(std::string_view canonical)
{
    const std::size_t half = canonical.size() / 2;
    return std::string(canonical.substr(0, half)) + "-" + std::string(canonical.substr(half));
}

std::string makeUserCode()
{
    constexpr auto letters = static_cast<unsigned>(kUserCodeAlphabet.size());
    constexpr unsigned fairBelow =
        256 - 256 % letters; // a byte above would favour the first letters
    std::string code;
    while (code.size() < kUserCodeCharacters) {
        std::array<std::byte, 16> random{};
        randomBytes(random);
        for (const std::byte byte : random) {
            const auto value = std::to_integer<unsigned>(byte);
            if (value < fairBelow && code.size() < kUserCodeCharacters)
                code += kUserCodeAlphabet[value % letters];
        }
    }
    return code;
}

} // namespace vitrine::identity
