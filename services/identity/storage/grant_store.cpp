#include "services/identity/storage/grant_store.hpp"

#include "services/identity/domain/scopes.hpp"
#include "services/identity/storage/sql_values.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

// Every query of grants names its columns in this order, first.
#define GRANT_COLUMNS                                                                              \
    "g.id::text, g.account_id::text, g.client_id, array_to_string(g.scopes, ' '), g.nonce, "       \
    "(extract(epoch FROM g.authenticated_at) * 1000)::bigint, (extract(epoch FROM g.expires_at) "  \
    "* 1000)::bigint, "                                                                            \
    "g.revoked_at IS NOT NULL"
constexpr int kGrantColumns = 8;

constexpr Statement kInsertGrant{"grant_insert",
                                 R"(
    INSERT INTO token_grant (id, account_id, client_id, scopes, nonce, authenticated_at, created_at, expires_at)
    VALUES ($1::uuid, $2::uuid, $3, string_to_array($4, ' '), $5, $6::timestamptz, $7::timestamptz, $8::timestamptz))"};

constexpr Statement kFindGrant{"grant_find",
                               "SELECT " GRANT_COLUMNS " FROM token_grant g WHERE g.id = $1::uuid"};

constexpr Statement kRevokeGrant{"grant_revoke",
                                 "UPDATE token_grant SET revoked_at = $2::timestamptz WHERE id = "
                                 "$1::uuid AND revoked_at IS NULL"};

constexpr Statement kExtendGrant{
    "grant_extend", "UPDATE token_grant SET expires_at = $2::timestamptz WHERE id = $1::uuid"};

constexpr Statement kInsertCode{"code_insert",
                                R"(
    INSERT INTO authorization_code (code_hash, grant_id, redirect_uri, code_challenge, expires_at)
    VALUES ($1, $2::uuid, $3, $4, $5::timestamptz))"};

// The grant's row stands for its whole family: a statement of its own locks it, so that the next
// one, which reads the secret's row, sees what the last holder of the lock did.
constexpr Statement kLockGrantOfCode{"code_lock",
                                     R"(
    SELECT 1
    FROM token_grant
    WHERE id = (SELECT grant_id FROM authorization_code WHERE code_hash = $1)
    FOR NO KEY UPDATE)"};

constexpr Statement kFindCode{"code_find", "SELECT " GRANT_COLUMNS R"(,
           c.redirect_uri, c.code_challenge, (extract(epoch FROM c.expires_at) * 1000)::bigint, c.used_at IS NOT NULL
    FROM authorization_code c
    JOIN token_grant g ON g.id = c.grant_id
    WHERE c.code_hash = $1)"};

constexpr Statement kMarkCodeUsed{
    "code_used", "UPDATE authorization_code SET used_at = $2::timestamptz WHERE code_hash = $1"};

constexpr Statement kInsertRefresh{"refresh_insert",
                                   R"(
    INSERT INTO refresh_token (token_hash, grant_id, parent_hash, expires_at)
    VALUES ($1, $2::uuid, NULLIF($3, ''), $4::timestamptz))"};

constexpr Statement kLockGrantOfRefresh{"refresh_lock",
                                        R"(
    SELECT 1
    FROM token_grant
    WHERE id = (SELECT grant_id FROM refresh_token WHERE token_hash = $1)
    FOR NO KEY UPDATE)"};

constexpr Statement kFindRefresh{"refresh_find", "SELECT " GRANT_COLUMNS R"(,
           (extract(epoch FROM t.expires_at) * 1000)::bigint, (extract(epoch FROM t.rotated_at) * 1000)::bigint,
           t.successor_used, COALESCE(t.parent_hash, '')
    FROM refresh_token t
    JOIN token_grant g ON g.id = t.grant_id
    WHERE t.token_hash = $1)"};

constexpr Statement kMarkRotated{
    "refresh_rotated",
    "UPDATE refresh_token SET rotated_at = $2::timestamptz WHERE token_hash = $1"};

constexpr Statement kMarkSuccessorUsed{
    "refresh_successor_used",
    "UPDATE refresh_token SET successor_used = true WHERE token_hash = $1"};

constexpr Statement kInsertDevice{"device_insert",
                                  R"(
    INSERT INTO device_authorization (device_hash, user_code, client_id, scopes, status, interval_seconds, created_at,
                                      expires_at, requested_from, requested_by)
    VALUES ($1, $2, $3, string_to_array($4, ' '), 'PENDING', $5, $6::timestamptz, $7::timestamptz, $8, $9)
    ON CONFLICT (user_code) DO NOTHING)"};

#define DEVICE_COLUMNS                                                                             \
    "client_id, array_to_string(scopes, ' '), status, COALESCE(account_id::text, ''), "            \
    "(extract(epoch FROM authenticated_at) * 1000)::bigint, interval_seconds, "                    \
    "(extract(epoch FROM last_poll_at) * 1000)::bigint, (extract(epoch FROM created_at) * "        \
    "1000)::bigint, "                                                                              \
    "(extract(epoch FROM expires_at) * 1000)::bigint, requested_from, requested_by "

constexpr Statement kLockDevice{"device_lock",
                                "SELECT " DEVICE_COLUMNS
                                "FROM device_authorization WHERE device_hash = $1 FOR UPDATE"};

constexpr Statement kFindDevice{"device_find", "SELECT " DEVICE_COLUMNS R"(
    FROM device_authorization
    WHERE user_code = $1 AND expires_at > $2::timestamptz)"};

constexpr Statement kSavePoll{"device_poll",
                              R"(
    UPDATE device_authorization
    SET interval_seconds = $2, last_poll_at = $3::timestamptz
    WHERE device_hash = $1)"};

constexpr Statement kMarkDeviceUsed{
    "device_used", "UPDATE device_authorization SET status = 'USED' WHERE device_hash = $1"};

constexpr Statement kDecideDevice{"device_decide",
                                  R"(
    UPDATE device_authorization
    SET status = $2, account_id = $3::uuid, authenticated_at = $4::timestamptz
    WHERE user_code = $1 AND status = 'PENDING' AND expires_at > $5::timestamptz)"};

constexpr Statement kRevokeAccess{"access_revoke",
                                  R"(
    INSERT INTO revoked_access_token (token_id, expires_at)
    VALUES ($1, $2::timestamptz)
    ON CONFLICT (token_id) DO NOTHING)"};

constexpr Statement kFindRevoked{"access_revoked",
                                 "SELECT 1 FROM revoked_access_token WHERE token_id = $1"};

constexpr Statement kTakeAssertion{"assertion_take",
                                   R"(
    INSERT INTO used_assertion (client_id, assertion_id, expires_at)
    VALUES ($1, $2, $3::timestamptz)
    ON CONFLICT (client_id, assertion_id) DO NOTHING)"};

Grant grantFrom(const pqxx::row& row)
{
    Grant grant;
    grant.id = row[0].as<std::string>();
    grant.accountId = row[1].as<std::string>();
    grant.clientId = row[2].as<std::string>();
    grant.scopes = wordsFrom(row[3]);
    grant.nonce = row[4].as<std::string>();
    grant.authenticatedAt = timeFrom(row[5]);
    grant.expiresAt = timeFrom(row[6]);
    grant.revoked = row[7].as<bool>();
    return grant;
}

DeviceStatus statusFrom(const std::string& text)
{
    if (text == "APPROVED")
        return DeviceStatus::Approved;
    if (text == "DENIED")
        return DeviceStatus::Denied;
    return text == "USED" ? DeviceStatus::Used : DeviceStatus::Pending;
}

std::optional<DeviceAuthorization> deviceFrom(const pqxx::result& rows)
{
    if (rows.empty())
        return std::nullopt;
    const auto row = rows.front();
    DeviceAuthorization device;
    device.clientId = row[0].as<std::string>();
    device.scopes = wordsFrom(row[1]);
    device.status = statusFrom(row[2].as<std::string>());
    device.accountId = row[3].as<std::string>();
    device.authenticatedAt = optionalTimeFrom(row[4]).value_or(Timestamp());
    device.interval = std::chrono::seconds(row[5].as<int>());
    device.lastPollAt = optionalTimeFrom(row[6]);
    device.createdAt = timeFrom(row[7]);
    device.expiresAt = timeFrom(row[8]);
    device.requestedFrom = row[9].as<std::string>();
    device.requestedBy = row[10].as<std::string>();
    return device;
}

} // namespace

void insertGrant(Transaction& tx, const Grant& grant, Timestamp now)
{
    tx.run(kInsertGrant,
           grant.id,
           grant.accountId,
           grant.clientId,
           joined(grant.scopes),
           grant.nonce,
           sqlTime(grant.authenticatedAt),
           sqlTime(now),
           sqlTime(grant.expiresAt));
}

std::optional<Grant> findGrant(Transaction& tx, const std::string& id)
{
    const auto rows = tx.run(kFindGrant, id);
    return rows.empty() ? std::nullopt : std::optional(grantFrom(rows.front()));
}

void revokeGrant(Transaction& tx, const std::string& id, Timestamp now)
{
    tx.run(kRevokeGrant, id, sqlTime(now));
}

void extendGrant(Transaction& tx, const std::string& id, Timestamp expiresAt)
{
    tx.run(kExtendGrant, id, sqlTime(expiresAt));
}

void insertCode(Transaction& tx,
                const std::string& codeHash,
                const std::string& grantId,
                const AuthorizationCode& code)
{
    tx.run(kInsertCode,
           codeHash,
           grantId,
           code.redirectUri,
           code.codeChallenge,
           sqlTime(code.expiresAt));
}

std::optional<CodeRow> lockCode(Transaction& tx, const std::string& codeHash)
{
    tx.run(kLockGrantOfCode, codeHash);
    const auto rows = tx.run(kFindCode, codeHash);
    if (rows.empty())
        return std::nullopt;
    const auto row = rows.front();
    CodeRow found;
    found.grant = grantFrom(row);
    found.code.redirectUri = row[kGrantColumns].as<std::string>();
    found.code.codeChallenge = row[kGrantColumns + 1].as<std::string>();
    found.code.expiresAt = timeFrom(row[kGrantColumns + 2]);
    found.code.used = row[kGrantColumns + 3].as<bool>();
    return found;
}

void markCodeUsed(Transaction& tx, const std::string& codeHash, Timestamp now)
{
    tx.run(kMarkCodeUsed, codeHash, sqlTime(now));
}

void insertRefreshToken(Transaction& tx,
                        const std::string& tokenHash,
                        const std::string& grantId,
                        const std::string& parentHash,
                        Timestamp expiresAt)
{
    tx.run(kInsertRefresh, tokenHash, grantId, parentHash, sqlTime(expiresAt));
}

std::optional<RefreshRow> lockRefreshToken(Transaction& tx, const std::string& tokenHash)
{
    tx.run(kLockGrantOfRefresh, tokenHash);
    const auto rows = tx.run(kFindRefresh, tokenHash);
    if (rows.empty())
        return std::nullopt;
    const auto row = rows.front();
    RefreshRow found;
    found.grant = grantFrom(row);
    found.token.expiresAt = timeFrom(row[kGrantColumns]);
    found.token.rotatedAt = optionalTimeFrom(row[kGrantColumns + 1]);
    found.token.successorUsed = row[kGrantColumns + 2].as<bool>();
    found.parentHash = row[kGrantColumns + 3].as<std::string>();
    return found;
}

void markRotated(Transaction& tx,
                 const std::string& tokenHash,
                 const std::string& parentHash,
                 Timestamp now)
{
    tx.run(kMarkRotated, tokenHash, sqlTime(now));
    if (!parentHash.empty())
        tx.run(kMarkSuccessorUsed, parentHash);
}

bool insertDevice(Transaction& tx,
                  const std::string& deviceHash,
                  const std::string& userCode,
                  const DeviceAuthorization& device)
{
    const auto result = tx.run(kInsertDevice,
                               deviceHash,
                               userCode,
                               device.clientId,
                               joined(device.scopes),
                               static_cast<int>(device.interval.count()),
                               sqlTime(device.createdAt),
                               sqlTime(device.expiresAt),
                               device.requestedFrom,
                               device.requestedBy);
    return result.affected_rows() == 1;
}

std::optional<DeviceAuthorization> lockDevice(Transaction& tx, const std::string& deviceHash)
{
    return deviceFrom(tx.run(kLockDevice, deviceHash));
}

std::optional<DeviceAuthorization>
findDeviceByUserCode(Transaction& tx, const std::string& userCode, Timestamp now)
{
    return deviceFrom(tx.run(kFindDevice, userCode, sqlTime(now)));
}

void savePoll(Transaction& tx,
              const std::string& deviceHash,
              std::chrono::seconds interval,
              Timestamp now)
{
    tx.run(kSavePoll, deviceHash, static_cast<int>(interval.count()), sqlTime(now));
}

void markDeviceUsed(Transaction& tx, const std::string& deviceHash)
{
    tx.run(kMarkDeviceUsed, deviceHash);
}

bool decideDevice(Transaction& tx,
                  const std::string& userCode,
                  DeviceStatus decision,
                  const std::string& accountId,
                  Timestamp authenticatedAt,
                  Timestamp now)
{
    const char* status = decision == DeviceStatus::Approved ? "APPROVED" : "DENIED";
    return tx.run(
                 kDecideDevice, userCode, status, accountId, sqlTime(authenticatedAt), sqlTime(now))
               .affected_rows() == 1;
}

void revokeAccessToken(Transaction& tx, const std::string& tokenId, Timestamp expiresAt)
{
    tx.run(kRevokeAccess, tokenId, sqlTime(expiresAt));
}

bool isAccessTokenRevoked(Transaction& tx, const std::string& tokenId)
{
    return !tx.run(kFindRevoked, tokenId).empty();
}

bool takeAssertion(Transaction& tx,
                   const std::string& clientId,
                   const std::string& assertionId,
                   Timestamp expiresAt)
{
    return tx.run(kTakeAssertion, clientId, assertionId, sqlTime(expiresAt)).affected_rows() == 1;
}

} // namespace vitrine::identity::store
