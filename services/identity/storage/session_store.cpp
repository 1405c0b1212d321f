#include "services/identity/storage/session_store.hpp"

#include "services/identity/storage/account_store.hpp"
#include "services/identity/storage/sql_values.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr Statement kInsert{"session_insert",
                            R"(
    INSERT INTO sign_in_session (token_hash, account_id, authenticated_at, expires_at)
    VALUES ($1, $2::uuid, $3::timestamptz, $4::timestamptz))"};

constexpr Statement kFind{"session_find",
                          R"(
    SELECT account_id::text, (extract(epoch FROM authenticated_at) * 1000)::bigint
    FROM sign_in_session
    WHERE token_hash = $1 AND expires_at > $2::timestamptz)"};

constexpr Statement kDelete{"session_delete", "DELETE FROM sign_in_session WHERE token_hash = $1"};

constexpr Statement kLockKey{"throttle_lock_key",
                             "SELECT pg_advisory_xact_lock(hashtextextended($1, 7))"};

constexpr Statement kFindThrottle{"throttle_find",
                                  R"(
    SELECT failures, (extract(epoch FROM last_failure_at) * 1000)::bigint,
           (extract(epoch FROM blocked_until) * 1000)::bigint
    FROM sign_in_throttle
    WHERE key = $1)"};

constexpr Statement kSaveThrottle{"throttle_save",
                                  R"(
    INSERT INTO sign_in_throttle (key, failures, last_failure_at, blocked_until)
    VALUES ($1, $2, $3::timestamptz, $4::timestamptz)
    ON CONFLICT (key) DO UPDATE
    SET failures = excluded.failures, last_failure_at = excluded.last_failure_at,
        blocked_until = excluded.blocked_until)"};

constexpr Statement kDeleteThrottle{"throttle_delete",
                                    "DELETE FROM sign_in_throttle WHERE key = $1"};

constexpr Statement kForgiveThrottle{"throttle_forgive",
                                     R"(
    UPDATE sign_in_throttle
    SET failures = GREATEST(failures - 1, 0), blocked_until = LEAST(blocked_until, last_failure_at)
    WHERE key = $1)"};

#define DELETE_ENDED(table, column)                                                                \
    "DELETE FROM " table " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " table " WHERE " column       \
    " < $1::timestamptz ORDER BY " column " LIMIT 5000))"

constexpr Statement kEndedSessions{"ended_sessions", DELETE_ENDED("sign_in_session", "expires_at")};
constexpr Statement kEndedGrants{"ended_grants", DELETE_ENDED("token_grant", "expires_at")};
constexpr Statement kEndedDevices{"ended_devices",
                                  DELETE_ENDED("device_authorization", "expires_at")};
constexpr Statement kEndedRevocations{"ended_revocations",
                                      DELETE_ENDED("revoked_access_token", "expires_at")};
constexpr Statement kEndedAssertions{"ended_assertions",
                                     DELETE_ENDED("used_assertion", "expires_at")};
constexpr Statement kEndedThrottles{"ended_throttles",
                                    DELETE_ENDED("sign_in_throttle", "last_failure_at")};

/// However many addresses somebody has, the table holds no more rows than this: the oldest make
/// room.
constexpr Statement kSurplusThrottles{"surplus_throttles",
                                      R"(
    DELETE FROM sign_in_throttle
    WHERE ctid = ANY (ARRAY(SELECT ctid FROM sign_in_throttle ORDER BY last_failure_at DESC OFFSET 100000)))"};

} // namespace

void insertSession(Transaction& tx,
                   const std::string& tokenHash,
                   const std::string& accountId,
                   Timestamp authenticatedAt,
                   Timestamp expiresAt)
{
    tx.run(kInsert, tokenHash, accountId, sqlTime(authenticatedAt), sqlTime(expiresAt));
}

std::optional<SessionRow> findSession(Transaction& tx, const std::string& tokenHash, Timestamp now)
{
    const auto rows = tx.run(kFind, tokenHash, sqlTime(now));
    if (rows.empty())
        return std::nullopt;
    auto account = findAccount(tx, rows.front()[0].as<std::string>());
    if (!account || account->disabled)
        return std::nullopt;
    return SessionRow{*std::move(account), timeFrom(rows.front()[1])};
}

void deleteSession(Transaction& tx, const std::string& tokenHash)
{
    tx.run(kDelete, tokenHash);
}

ThrottleState lockThrottle(Transaction& tx, const std::string& key)
{
    tx.run(kLockKey, key);
    const auto rows = tx.run(kFindThrottle, key);
    if (rows.empty())
        return {};
    const auto row = rows.front();
    return {row[0].as<int>(), timeFrom(row[1]), timeFrom(row[2])};
}

void saveThrottle(Transaction& tx, const std::string& key, const ThrottleState& state)
{
    tx.run(kSaveThrottle,
           key,
           state.failures,
           sqlTime(state.lastFailureAt),
           sqlTime(state.blockedUntil));
}

void deleteThrottle(Transaction& tx, const std::string& key)
{
    tx.run(kDeleteThrottle, key);
}

void forgiveThrottle(Transaction& tx, const std::string& key)
{
    tx.run(kForgiveThrottle, key);
}

std::size_t deleteEnded(Transaction& tx, Timestamp now)
{
    constexpr std::chrono::hours kThrottleMemory{1};
    std::size_t deleted = 0;
    for (const Statement* statement :
         {&kEndedSessions, &kEndedGrants, &kEndedDevices, &kEndedRevocations, &kEndedAssertions})
        deleted += tx.run(*statement, sqlTime(now)).affected_rows();
    deleted += tx.run(kEndedThrottles, sqlTime(now - kThrottleMemory)).affected_rows();
    return deleted + tx.run(kSurplusThrottles).affected_rows();
}

} // namespace vitrine::identity::store
