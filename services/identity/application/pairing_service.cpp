#include "services/identity/application/pairing_service.hpp"

#include "services/identity/application/device_audit.hpp"
#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/application/token_service.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/domain/grant_rules.hpp"
#include "services/identity/storage/paired_device_store.hpp"
#include "services/identity/storage/pairing_store.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <algorithm>
#include <array>

namespace vitrine::identity {

namespace {

using namespace std::chrono_literals;
using platform::Transaction;

constexpr int kCodeTries = 5;
constexpr std::size_t kTokenBytes = 32;
constexpr int kOpenPairingsMax = 1000;
/// Whoever confirms in the last second leaves the kiosk this long to fetch its credentials.
constexpr auto kClaimTimeMin = 2min;

/// The client secret that poll token and salt make together: the same one each time it is asked
/// for, although neither it nor the poll token is stored.
Result<std::string> secretFrom(const std::string& pollToken, const std::string& salt)
{
    std::array<unsigned char, 32> bytes{};
    unsigned int size = 0;
    const auto* made = HMAC(EVP_sha256(),
                            pollToken.data(),
                            static_cast<int>(pollToken.size()),
                            reinterpret_cast<const unsigned char*>(salt.data()),
                            salt.size(),
                            bytes.data(),
                            &size);
    if (made == nullptr || size != bytes.size())
        return failure<std::string>(ErrorCode::Internal, "no client secret could be made");
    return base64UrlEncode({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

Error mustWait(const char* why, std::chrono::seconds wait)
{
    return Error{.code = ErrorCode::RateLimited, .message = why, .retryAfter = wait};
}

} // namespace

Outcome PairingService::checkRoom(const std::string& address, Deadline deadline)
{
    std::vector<Throttle::Key> keys;
    if (!address.empty())
        keys.push_back({"pairing-from:" + throttledNetwork(address), m_settings.throttle.pairing});
    const auto wait = m_throttle.begin(keys, deadline);
    if (!wait.ok())
        return wait.error();
    if (*wait)
        return mustWait("too many pairings were begun from here", **wait);
    const auto open = m_database.read(deadline, [&](Transaction& tx) -> Result<std::int64_t> {
        return store::countOpenPairings(tx, m_clock.now(), kOpenPairingsMax);
    });
    if (!open.ok())
        return open.error();
    if (*open >= kOpenPairingsMax)
        return mustWait("too many pairings wait for somebody to confirm them", 60s);
    return Done{};
}

Result<PairingService::Started> PairingService::start(const Request& request, Deadline deadline)
{
    if (const auto version = checkSoftwareVersion(request.softwareVersion); !version.ok())
        return version.error();
    const auto platform = checkPlatform(request.platform);
    if (!platform.ok())
        return platform.error();
    if (const Outcome room = checkRoom(request.address, deadline); !room.ok())
        return room.error();
    const std::string pollToken = randomToken(kTokenBytes);
    const Timestamp now = m_clock.now();
    store::PairingRow pairing{.id = domain::newUuid().text(),
                              .pollHash = storedSecret(pollToken),
                              .secretSalt = randomToken(kTokenBytes),
                              .platform = *platform,
                              .createdAt = now,
                              .expiresAt = now + m_settings.lives.pairing};
    const Outcome inserted = m_database.inTransaction(deadline, [&](Transaction& tx) -> Outcome {
        for (int i = 0; i < kCodeTries; ++i) {
            pairing.userCode = makeUserCode();
            if (store::insertPairing(tx, pairing))
                return Done{};
        }
        return failure<Done>(ErrorCode::Unavailable, "no user code was free");
    });
    if (!inserted.ok())
        return inserted.error();
    return Started{pairing.id,
                   shownUserCode(pairing.userCode),
                   pollToken,
                   pairing.expiresAt,
                   m_settings.lives.devicePoll};
}

Result<PairingService::Claim>
PairingService::claim(const std::string& pairingId, const std::string& pollToken, Deadline deadline)
{
    if (!domain::isUuid(pairingId))
        return Claim{};
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Claim> {
        auto pairing = store::lockPairing(tx, pairingId);
        const Timestamp now = m_clock.now();
        const bool isTheirs =
            pairing && now < pairing->expiresAt &&
            platform::equalsInConstantTime(storedSecret(pollToken), pairing->pollHash);
        if (!isTheirs)
            return Claim{};
        if (pairing->deviceId.empty())
            return Claim{.verdict = ClaimVerdict::Waiting};
        auto device = store::lockPairedDevice(tx, pairing->deviceId);
        if (!device || device->state == device_states::kRevoked)
            return Claim{};
        auto secret = secretFrom(pollToken, pairing->secretSalt);
        if (!secret.ok())
            return secret.error();
        if (device->state == device_states::kPairing) {
            if (const Outcome moved = moveDevice(*device, "pair"); !moved.ok())
                return moved.error();
            device->secretDigest = platform::sha256(*secret);
            if (const auto updated = store::updatePairedDevice(tx, *device, now); !updated.ok())
                return updated.error();
            pairing->expiresAt = now + m_settings.lives.pairingClaim;
            store::savePairing(tx, *pairing);
        }
        return Claim{ClaimVerdict::Paired, device->id, *std::move(secret)};
    });
}

Result<PairedDevice> PairingService::confirm(const platform::CallContext& context,
                                             const Confirmation& confirmation)
{
    const auto name = checkName(confirmation.name);
    if (!name.ok())
        return name.error();
    const auto place = checkPlace(confirmation.place);
    if (!place.ok())
        return place.error();
    std::vector<Throttle::Key> keys{
        {"pairing-code:" + context.caller.accountId, m_settings.throttle.userCode}};
    if (!confirmation.address.empty())
        keys.push_back({"pairing-code-from:" + throttledNetwork(confirmation.address),
                        m_settings.throttle.address});
    const auto wait = m_throttle.begin(keys, context.deadline);
    if (!wait.ok())
        return wait.error();
    if (*wait)
        return mustWait("too many wrong codes", **wait);
    const auto code = canonicalUserCode(confirmation.userCode);
    auto device = take(context,
                       code.value_or(std::string()),
                       {.id = domain::newUuid().text(),
                        .name = *name,
                        .place = *place,
                        .state = std::string(device_states::kPairing)});
    if (!device.ok() && device.error().code == ErrorCode::NotFound)
        return device;
    // Whatever else is wrong, the code was not.
    if (const Outcome forgiven = m_throttle.succeeded(keys, context.deadline); !forgiven.ok())
        return forgiven.error();
    return device;
}

Result<PairedDevice> PairingService::take(const platform::CallContext& context,
                                          const std::string& userCode,
                                          PairedDevice device)
{
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<PairedDevice> {
        const Timestamp now = m_clock.now();
        auto pairing = store::lockPairingByUserCode(tx, userCode, now);
        if (!pairing)
            return failure<PairedDevice>(
                ErrorCode::NotFound, "no kiosk shows this code, or it has expired", "/userCode");
        device.platform = pairing->platform;
        device.pairedAt = now;
        if (const Outcome inserted = store::insertPairedDevice(tx, device); !inserted.ok())
            return inserted.error();
        pairing->deviceId = device.id;
        pairing->expiresAt = std::max(pairing->expiresAt, now + Timestamp::duration(kClaimTimeMin));
        store::savePairing(tx, *pairing);
        platform::writeAudit(tx, context, auditRecord(audited::kPairDevice, device));
        return device;
    });
}

} // namespace vitrine::identity
