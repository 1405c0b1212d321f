#pragma once

#include "services/identity/domain/grant_rules.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>

/// Grants, codes, refresh tokens and device authorizations. Secrets come in as their SHA-256. Each
/// function is part of the caller's transaction; those called lock... hold the family (or the
/// device) until it ends, so that two uses come one after the other, whichever instances they
/// reach.
namespace vitrine::identity::store {

void insertGrant(platform::Transaction& tx, const Grant& grant, Timestamp now);
[[nodiscard]] std::optional<Grant> findGrant(platform::Transaction& tx, const std::string& id);
void revokeGrant(platform::Transaction& tx, const std::string& id, Timestamp now);
/// Moves the end of the family, when the client exchanged its code.
void extendGrant(platform::Transaction& tx, const std::string& id, Timestamp expiresAt);

struct CodeRow
{
    AuthorizationCode code;
    Grant grant;
};
void insertCode(platform::Transaction& tx,
                const std::string& codeHash,
                const std::string& grantId,
                const AuthorizationCode& code);
[[nodiscard]] std::optional<CodeRow> lockCode(platform::Transaction& tx,
                                              const std::string& codeHash);
void markCodeUsed(platform::Transaction& tx, const std::string& codeHash, Timestamp now);

struct RefreshRow
{
    RefreshToken token;
    Grant grant;
    std::string parentHash; ///< Of the token it replaced, "" for the first.
};
void insertRefreshToken(platform::Transaction& tx,
                        const std::string& tokenHash,
                        const std::string& grantId,
                        const std::string& parentHash,
                        Timestamp expiresAt);
[[nodiscard]] std::optional<RefreshRow> lockRefreshToken(platform::Transaction& tx,
                                                         const std::string& tokenHash);
/// Notes the first exchange of a token, and with its parent that a successor was used.
void markRotated(platform::Transaction& tx,
                 const std::string& tokenHash,
                 const std::string& parentHash,
                 Timestamp now);

/// @return false when the user code is taken.
[[nodiscard]] bool insertDevice(platform::Transaction& tx,
                                const std::string& deviceHash,
                                const std::string& userCode,
                                const DeviceAuthorization& device);
[[nodiscard]] std::optional<DeviceAuthorization> lockDevice(platform::Transaction& tx,
                                                            const std::string& deviceHash);
[[nodiscard]] std::optional<DeviceAuthorization>
findDeviceByUserCode(platform::Transaction& tx, const std::string& userCode, Timestamp now);
void savePoll(platform::Transaction& tx,
              const std::string& deviceHash,
              std::chrono::seconds interval,
              Timestamp now);
void markDeviceUsed(platform::Transaction& tx, const std::string& deviceHash);
/// @return false when the code is not pending any more.
[[nodiscard]] bool decideDevice(platform::Transaction& tx,
                                const std::string& userCode,
                                DeviceStatus decision,
                                const std::string& accountId,
                                Timestamp authenticatedAt,
                                Timestamp now);

void revokeAccessToken(platform::Transaction& tx, const std::string& tokenId, Timestamp expiresAt);
[[nodiscard]] bool isAccessTokenRevoked(platform::Transaction& tx, const std::string& tokenId);
/// @return false when it was taken before.
[[nodiscard]] bool takeAssertion(platform::Transaction& tx,
                                 const std::string& clientId,
                                 const std::string& assertionId,
                                 Timestamp expiresAt);

} // namespace vitrine::identity::store
