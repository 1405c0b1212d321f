#include "services/identity/application/device_service.hpp"

#include "services/identity/application/token_service.hpp"
#include "services/identity/domain/scopes.hpp"
#include "services/identity/storage/grant_store.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::identity {

namespace {

using platform::Transaction;

constexpr int kCodeTries = 5;
constexpr std::size_t kShownBytesMax = 200;

/// A text that a stranger sent, fit to be shown: cut at a character, without what is not printable.
std::string shown(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (out.size() == kShownBytesMax)
            break;
        if (byte >= 0x20 && byte < 0x7f)
            out += c;
    }
    return out;
}

} // namespace

OAuthResult<DeviceService::Started> DeviceService::start(const Client& client,
                                                         const std::string& scope,
                                                         const std::string& from,
                                                         const std::string& by,
                                                         Deadline deadline)
{
    auto scopes = parseScopes(scope, userScopes());
    if (!scopes.ok())
        return scopes.error();
    if (!client.may(grants::kRefreshToken)) // nor is its user asked to let it stay signed in
        std::erase(*scopes, scopes::kOfflineAccess);
    if (scopes->empty())
        return OAuthError{"invalid_scope", "The 'scope' parameter must name at least one scope."};
    const std::string deviceCode = randomToken(32);
    const Timestamp now = m_clock.now();
    const DeviceAuthorization device{.clientId = client.id,
                                     .scopes = *std::move(scopes),
                                     .interval = m_settings.lives.devicePoll,
                                     .createdAt = now,
                                     .expiresAt = now + m_settings.lives.deviceCode,
                                     .requestedFrom = shown(from),
                                     .requestedBy = shown(by)};
    const auto userCode =
        m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<std::string> {
            for (int i = 0; i < kCodeTries; ++i) {
                std::string code = makeUserCode();
                if (store::insertDevice(tx, storedSecret(deviceCode), code, device))
                    return code;
            }
            return failure<std::string>(ErrorCode::Unavailable, "no user code was free");
        });
    if (!userCode.ok())
        return oauthErrorFrom(userCode.error());
    return Started{deviceCode,
                   shownUserCode(*userCode),
                   m_settings.lives.deviceCode,
                   m_settings.lives.devicePoll};
}

Result<std::optional<DeviceAuthorization>> DeviceService::find(const std::string& userCode,
                                                               const SignedIn& who,
                                                               const std::string& address,
                                                               Deadline deadline)
{
    using Found = std::optional<DeviceAuthorization>;
    std::vector<Throttle::Key> keys{{"code:" + who.account.id, m_settings.throttle.userCode}};
    if (!address.empty())
        keys.push_back({"code-from:" + throttledNetwork(address), m_settings.throttle.address});
    const auto wait = m_throttle.begin(keys, deadline);
    if (!wait.ok())
        return wait.error();
    if (*wait)
        return Error{.code = ErrorCode::RateLimited,
                     .message = "too many wrong codes",
                     .retryAfter = **wait};
    const auto code = canonicalUserCode(userCode);
    if (!code)
        return Found();
    auto device = m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Found> {
        return store::findDeviceByUserCode(tx, *code, m_clock.now());
    });
    if (!device.ok())
        return device.error();
    if (!*device || (*device)->status != DeviceStatus::Pending)
        return Found();
    if (const Outcome forgiven = m_throttle.succeeded(keys, deadline); !forgiven.ok())
        return forgiven.error();
    return device;
}

Result<bool> DeviceService::decide(const std::string& userCode,
                                   const SignedIn& who,
                                   bool isApproved,
                                   Deadline deadline)
{
    const auto code = canonicalUserCode(userCode);
    if (!code)
        return false;
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<bool> {
        return store::decideDevice(tx,
                                   *code,
                                   isApproved ? DeviceStatus::Approved : DeviceStatus::Denied,
                                   who.account.id,
                                   who.authenticatedAt,
                                   m_clock.now());
    });
}

} // namespace vitrine::identity
