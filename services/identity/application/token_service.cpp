#include "services/identity/application/token_service.hpp"

#include "services/identity/domain/paired_device.hpp"
#include "services/identity/domain/scopes.hpp"
#include "services/identity/storage/account_store.hpp"
#include "services/identity/storage/grant_store.hpp"
#include "services/identity/storage/paired_device_store.hpp"
#include "services/identity/storage/pairing_store.hpp"
#include "services/platform/telemetry/telemetry.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::identity {

namespace {

using platform::Transaction;

constexpr std::size_t kTokenBytesMax = 8 * 1024;
constexpr std::size_t kRefreshTokenBytes = 32;

const OAuthError kUserGone{"invalid_grant", "The user is not active any more."};

std::int64_t numberOf(const platform::VerifiedToken& token, const char* claim)
{
    const auto found = token.claims.find(claim);
    return found != token.claims.end() && found->is_number_integer() ? found->get<std::int64_t>()
                                                                     : 0;
}

} // namespace

/// What a transaction decided: a refusal that must be committed (a revocation goes with it), or
/// what to sign.
struct TokenService::Issue
{
    std::optional<OAuthError> refusal;
    Account account;
    Grant grant;
    std::vector<std::string> scopes;
    std::string refreshToken;
    std::string stolenGrant; ///< Of a secret that came twice, "" otherwise.
};

std::string storedSecret(std::string_view secret)
{
    return base64UrlEncode(platform::sha256(secret));
}

OAuthResult<TokenAnswer>
TokenService::answerFor(Result<Issue> issue, bool withNonce, Deadline deadline)
{
    if (!issue.ok())
        return oauthErrorFrom(issue.error());
    if (!issue->stolenGrant.empty())
        platform::log(platform::LogLevel::Warn,
                      "a code or refresh token came twice; its family is revoked",
                      {{"grant", issue->stolenGrant}});
    if (issue->refusal)
        return *issue->refusal;
    auto answer =
        m_parts.mint.forUser(issue->account, issue->grant, issue->scopes, withNonce, deadline);
    if (!answer.ok())
        return oauthErrorFrom(answer.error());
    answer->refreshToken = issue->refreshToken;
    return *std::move(answer);
}

std::string TokenService::addRefreshToken(Transaction& tx,
                                          const Grant& grant,
                                          const std::string& parentHash,
                                          Timestamp now) const
{
    std::string token = randomToken(kRefreshTokenBytes);
    const Timestamp expiresAt = std::min(now + m_parts.settings.lives.refreshIdle, grant.expiresAt);
    store::insertRefreshToken(tx, storedSecret(token), grant.id, parentHash, expiresAt);
    return token;
}

OAuthResult<TokenAnswer> TokenService::exchangeCode(const Client& client,
                                                    const std::string& code,
                                                    const CodeExchange& exchange,
                                                    Deadline deadline)
{
    const bool mayRefresh = client.may(grants::kRefreshToken);
    auto issue = m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<Issue> {
        const Timestamp now = m_parts.clock.now();
        const auto found = store::lockCode(tx, storedSecret(code));
        if (!found)
            return Issue{.refusal = codeError(CodeVerdict::Expired)};
        const CodeVerdict verdict = judgeCode(found->code, found->grant, exchange, now);
        if (verdict == CodeVerdict::Reused)
            store::revokeGrant(tx, found->grant.id, now);
        if (verdict != CodeVerdict::Redeem)
            return Issue{.refusal = codeError(verdict),
                         .stolenGrant =
                             verdict == CodeVerdict::Reused ? found->grant.id : std::string()};

        Issue out{.grant = found->grant, .scopes = found->grant.scopes};
        store::markCodeUsed(tx, storedSecret(code), now);
        auto account = store::findAccount(tx, out.grant.accountId);
        if (!account || account->disabled)
            return Issue{.refusal = kUserGone};
        out.account = *std::move(account);
        const bool isOffline = mayRefresh && hasScope(out.scopes, scopes::kOfflineAccess);
        out.grant.expiresAt = now + (isOffline ? m_parts.settings.lives.refreshAbsolute
                                               : m_parts.settings.lives.accessToken);
        store::extendGrant(tx, out.grant.id, out.grant.expiresAt);
        if (isOffline)
            out.refreshToken = addRefreshToken(tx, out.grant, {}, now);
        return out;
    });
    return answerFor(std::move(issue), true, deadline);
}

OAuthResult<TokenAnswer> TokenService::refresh(const Client& client,
                                               const std::string& refreshToken,
                                               const std::string& scope,
                                               Deadline deadline)
{
    const std::string hash = storedSecret(refreshToken);
    auto issue = m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<Issue> {
        const Timestamp now = m_parts.clock.now();
        const auto found = store::lockRefreshToken(tx, hash);
        if (!found)
            return Issue{.refusal = refreshError(RefreshVerdict::Expired)};
        const RefreshVerdict verdict = judgeRefresh(
            found->token, found->grant, client.id, m_parts.settings.lives.refreshLeeway, now);
        if (verdict == RefreshVerdict::Reused)
            store::revokeGrant(tx, found->grant.id, now);
        if (verdict != RefreshVerdict::Rotate && verdict != RefreshVerdict::Repeat)
            return Issue{.refusal = refreshError(verdict),
                         .stolenGrant =
                             verdict == RefreshVerdict::Reused ? found->grant.id : std::string()};

        const auto narrowed = parseScopes(scope, found->grant.scopes);
        if (!narrowed.ok())
            return Issue{.refusal = narrowed.error()};
        auto account = store::findAccount(tx, found->grant.accountId);
        if (!account || account->disabled)
            return Issue{.refusal = kUserGone};
        if (verdict == RefreshVerdict::Rotate)
            store::markRotated(tx, hash, found->parentHash, now);
        Issue out{.account = *std::move(account), .grant = found->grant};
        out.scopes = narrowed->empty() ? out.grant.scopes : *narrowed;
        out.refreshToken = addRefreshToken(tx, out.grant, hash, now);
        return out;
    });
    return answerFor(std::move(issue), false, deadline);
}

OAuthResult<TokenAnswer>
TokenService::clientCredentials(const Client& client, const std::string& scope, Deadline deadline)
{
    auto scopes = parseScopes(scope, client.ownScopes);
    if (!scopes.ok())
        return scopes.error();
    if (scopes->empty() && !client.ownScopes.empty())
        scopes->push_back(client.ownScopes.front());
    Timestamp issuedAt = m_parts.clock.now();
    if (!client.deviceId.empty()) {
        const auto admitted = admitDevice(client.deviceId, deadline);
        if (!admitted.ok())
            return admitted.error();
        issuedAt = *admitted;
    }
    auto answer = m_parts.mint.forClient(client, *scopes, issuedAt, deadline);
    if (!answer.ok())
        return oauthErrorFrom(answer.error());
    return *std::move(answer);
}

/// Its credentials were used now, so that they are never told again.
/// @return When its token counts as issued: before any lock that comes after this.
OAuthResult<Timestamp> TokenService::admitDevice(const std::string& deviceId, Deadline deadline)
{
    using Admitted = std::optional<Timestamp>;
    const auto admitted =
        m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<Admitted> {
            store::deletePairingOf(tx, deviceId);
            const auto device = store::lockPairedDevice(tx, deviceId);
            const bool isActive = device && device->state == device_states::kActive;
            return isActive ? Admitted(m_parts.clock.now()) : Admitted();
        });
    if (!admitted.ok())
        return oauthErrorFrom(admitted.error());
    if (!*admitted)
        return OAuthError{"access_denied", "An administrator has locked this device."};
    return **admitted;
}

OAuthResult<TokenAnswer>
TokenService::pollDevice(const Client& client, const std::string& deviceCode, Deadline deadline)
{
    const std::string hash = storedSecret(deviceCode);
    auto issue = m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<Issue> {
        const Timestamp now = m_parts.clock.now();
        const auto device = store::lockDevice(tx, hash);
        if (!device)
            return Issue{.refusal = pollError(PollVerdict::Unknown)};
        const Poll poll = judgePoll(*device, client.id, now);
        if (poll.verdict == PollVerdict::SlowDown || poll.verdict == PollVerdict::Pending)
            store::savePoll(tx, hash, poll.interval, now);
        if (poll.verdict != PollVerdict::Approved)
            return Issue{.refusal = pollError(poll.verdict)};

        store::markDeviceUsed(tx, hash);
        auto account = store::findAccount(tx, device->accountId);
        if (!account || account->disabled)
            return Issue{.refusal = kUserGone};
        const bool isOffline =
            client.may(grants::kRefreshToken) && hasScope(device->scopes, scopes::kOfflineAccess);
        const auto life =
            isOffline ? m_parts.settings.lives.refreshAbsolute : m_parts.settings.lives.accessToken;
        Issue out{.account = *std::move(account), .scopes = device->scopes};
        out.grant = Grant{.id = domain::newUuid().text(),
                          .accountId = device->accountId,
                          .clientId = client.id,
                          .scopes = device->scopes,
                          .authenticatedAt = device->authenticatedAt,
                          .expiresAt = now + life};
        store::insertGrant(tx, out.grant, now);
        if (isOffline)
            out.refreshToken = addRefreshToken(tx, out.grant, {}, now);
        return out;
    });
    return answerFor(std::move(issue), true, deadline);
}

Result<bool> TokenService::isEnded(const platform::VerifiedToken& token, Deadline deadline)
{
    const std::string tokenId = token.text("jti");
    const auto deviceId = deviceOfClient(token.text("cid"));
    const Timestamp issuedAt{std::chrono::seconds(numberOf(token, "iat"))};
    return m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<bool> {
        if (store::isAccessTokenRevoked(tx, tokenId))
            return true;
        if (deviceId) {
            const auto device = store::findPairedDevice(tx, *deviceId);
            return !device || device->state != device_states::kActive ||
                   (device->tokensVoidUntil && issuedAt <= *device->tokensVoidUntil);
        }
        const std::string grantId = TokenMint::grantOfTokenId(tokenId);
        if (grantId.empty())
            return false;
        const auto grant = domain::isUuid(grantId) ? store::findGrant(tx, grantId) : std::nullopt;
        if (!grant || grant->revoked)
            return true;
        const auto account = store::findAccount(tx, grant->accountId);
        return !account || account->disabled;
    });
}

Result<std::optional<TokenFacts>> TokenService::factsOfAccessToken(const std::string& token,
                                                                   Deadline deadline)
{
    using Facts = std::optional<TokenFacts>;
    auto verified = m_parts.userTokens.verify(token, deadline);
    if (!verified.ok())
        verified = m_parts.serviceTokens.verify(token, deadline);
    if (!verified.ok() && verified.error().code == ErrorCode::Unauthenticated)
        return Facts();
    if (!verified.ok())
        return verified.error();
    const platform::VerifiedToken& known = **verified;
    if (known.expiresAt <= m_parts.clock.now())
        return Facts(); // a service allows for clocks that differ; these are our own
    const auto ended = isEnded(known, deadline);
    if (!ended.ok())
        return ended.error();
    if (*ended)
        return Facts();
    TokenFacts facts{.tokenType = "Bearer",
                     .tokenId = known.text("jti"),
                     .clientId = known.text("cid"),
                     .userId = known.text("uid"),
                     .subject = known.text("sub"),
                     .audience = known.text("aud"),
                     .scopes = known.words("scp"),
                     .issuedAt = Timestamp(std::chrono::seconds(numberOf(known, "iat"))),
                     .expiresAt = known.expiresAt};
    if (!facts.userId.empty())
        facts.username = facts.subject;
    return Facts(std::move(facts));
}

Result<std::optional<TokenFacts>> TokenService::factsOfRefreshToken(const std::string& token,
                                                                    Deadline deadline)
{
    using Facts = std::optional<TokenFacts>;
    return m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Result<Facts> {
        const Timestamp now = m_parts.clock.now();
        const auto found = store::lockRefreshToken(tx, storedSecret(token));
        const bool isActive = found && !found->grant.revoked && !found->token.rotatedAt &&
                              now < std::min(found->token.expiresAt, found->grant.expiresAt);
        if (!isActive)
            return Facts();
        const auto account = store::findAccount(tx, found->grant.accountId);
        if (!account || account->disabled)
            return Facts();
        return Facts(
            TokenFacts{.tokenType = "refresh_token",
                       .clientId = found->grant.clientId,
                       .username = account->email,
                       .userId = account->id,
                       .subject = account->email,
                       .scopes = found->grant.scopes,
                       .expiresAt = std::min(found->token.expiresAt, found->grant.expiresAt)});
    });
}

Result<std::optional<TokenFacts>>
TokenService::introspect(const Client& client, const std::string& token, Deadline deadline)
{
    if (token.size() > kTokenBytesMax)
        return std::optional<TokenFacts>();
    const bool isJwt = token.find('.') != std::string::npos;
    auto facts = isJwt ? factsOfAccessToken(token, deadline) : factsOfRefreshToken(token, deadline);
    if (facts.ok() && *facts && (*facts)->clientId != client.id && !client.isService())
        return std::optional<TokenFacts>();
    return facts;
}

Outcome TokenService::revoke(const Client& client, const std::string& token, Deadline deadline)
{
    if (token.size() > kTokenBytesMax)
        return Done{};
    if (token.find('.') != std::string::npos) {
        const auto facts = factsOfAccessToken(token, deadline);
        if (!facts.ok())
            return facts.error();
        if (!*facts || (*facts)->clientId != client.id)
            return Done{};
        return m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Outcome {
            store::revokeAccessToken(tx, (*facts)->tokenId, (*facts)->expiresAt);
            return Done{};
        });
    }
    return m_parts.database.inTransaction(deadline, [&](Transaction& tx) -> Outcome {
        const auto found = store::lockRefreshToken(tx, storedSecret(token));
        if (found && found->grant.clientId == client.id)
            store::revokeGrant(tx, found->grant.id, m_parts.clock.now());
        return Done{};
    });
}

OAuthResult<TokenUser> TokenService::userOf(const std::string& accessToken, Deadline deadline)
{
    const OAuthError invalid{"invalid_token", "The access token is invalid.", 401};
    const auto facts = factsOfAccessToken(accessToken, deadline);
    if (!facts.ok())
        return oauthErrorFrom(facts.error());
    if (!*facts || !domain::isUuid((*facts)->userId))
        return invalid;
    if (!hasScope((*facts)->scopes, scopes::kOpenId))
        return OAuthError{"insufficient_scope",
                          "The access token must provide access to the 'openid' scope.",
                          403};
    const auto account = m_parts.database.inTransaction(
        deadline, [&](Transaction& tx) -> Result<std::optional<Account>> {
            return store::findAccount(tx, (*facts)->userId);
        });
    if (!account.ok())
        return oauthErrorFrom(account.error());
    if (!*account || (*account)->disabled)
        return invalid;
    return TokenUser{**account, (*facts)->scopes};
}

} // namespace vitrine::identity
