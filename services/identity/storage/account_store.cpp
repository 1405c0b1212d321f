#include "services/identity/storage/account_store.hpp"

#include "services/identity/domain/scopes.hpp"
#include "services/identity/storage/account_rows.hpp"
#include "services/identity/storage/sql_values.hpp"

namespace vitrine::identity::store {

namespace {

using platform::Statement;
using platform::Transaction;

constexpr Statement kInsert{"account_insert",
                            R"(
    INSERT INTO account (id, email, email_key, name, password_hash, password_must_change, roles, disabled, created_at,
                         updated_at)
    VALUES ($1::uuid, $2, $3, $4, $5, $6, string_to_array($7, ' '), $8, $9::timestamptz, $9::timestamptz)
    ON CONFLICT (email_key) DO NOTHING)"};

constexpr Statement kFind{"account_find",
                          "SELECT " VITRINE_ACCOUNT_COLUMNS "FROM account WHERE id = $1::uuid"};

constexpr Statement kLock{"account_lock",
                          "SELECT " VITRINE_ACCOUNT_COLUMNS
                          "FROM account WHERE id = $1::uuid FOR NO KEY UPDATE"};

constexpr Statement kFindByEmail{
    "account_find_by_email", "SELECT " VITRINE_ACCOUNT_COLUMNS "FROM account WHERE email_key = $1"};

constexpr Statement kEmailTaken{"account_email_taken",
                                "SELECT 1 FROM account WHERE email_key = $1 AND id <> $2::uuid"};

constexpr Statement kUpdate{"account_update",
                            R"(
    UPDATE account
    SET email = $2, email_key = $3, name = $4, password_hash = $5, password_must_change = $6,
        roles = string_to_array($7, ' '), disabled = $8, updated_at = $9::timestamptz, version = version + 1
    WHERE id = $1::uuid
    RETURNING version)"};

constexpr Statement kOtherAdministrators{"account_other_administrators",
                                         R"(
    SELECT id::text
    FROM account
    WHERE 'ADMIN' = ANY (roles) AND NOT disabled
    ORDER BY id
    FOR NO KEY UPDATE)"};

constexpr Statement kEndSessions{"account_end_sessions",
                                 "DELETE FROM sign_in_session WHERE account_id = $1::uuid"};

constexpr Statement kEndGrants{"account_end_grants",
                               R"(
    UPDATE token_grant
    SET revoked_at = $2::timestamptz
    WHERE account_id = $1::uuid AND revoked_at IS NULL)"};

constexpr Statement kVoidTokens{
    "account_void_tokens",
    "UPDATE account SET tokens_valid_from = $2::timestamptz WHERE id = $1::uuid"};

constexpr Statement kSignedIn{
    "account_signed_in",
    "UPDATE account SET last_sign_in_at = $2::timestamptz WHERE id = $1::uuid"};

constexpr Statement kVoided{"account_voided", R"(
    SELECT id::text, (extract(epoch FROM until) * 1000)::bigint
    FROM (SELECT id, tokens_valid_from AS until FROM account WHERE tokens_valid_from > $1::timestamptz
          UNION ALL
          SELECT id, tokens_void_until FROM device WHERE tokens_void_until > $1::timestamptz) AS voided
    ORDER BY until DESC, id
    LIMIT $2)"};

std::optional<Account> firstOf(const pqxx::result& rows)
{
    return rows.empty() ? std::nullopt : std::optional(accountFrom(rows.front()));
}

} // namespace

bool insertAccount(Transaction& tx, const Account& account)
{
    const auto result = tx.run(kInsert,
                               account.id,
                               account.email,
                               emailKey(account.email),
                               account.name,
                               account.passwordHash,
                               account.passwordMustChange,
                               joined(account.roles),
                               account.disabled,
                               sqlTime(account.createdAt));
    return result.affected_rows() == 1;
}

std::optional<Account> findAccount(Transaction& tx, const std::string& id)
{
    return firstOf(tx.run(kFind, id));
}

std::optional<Account> lockAccount(Transaction& tx, const std::string& id)
{
    return firstOf(tx.run(kLock, id));
}

std::optional<Account> findAccountByEmail(Transaction& tx, const std::string& email)
{
    return firstOf(tx.run(kFindByEmail, emailKey(email)));
}

Result<std::int64_t> updateAccount(Transaction& tx, const Account& account, Timestamp now)
{
    // The unique index is the judge when two race; this names the field in the usual case.
    if (!tx.run(kEmailTaken, emailKey(account.email), account.id).empty())
        return failure<std::int64_t>(
            ErrorCode::Conflict, "there is an account with this e-mail address", "/email");
    const auto rows = tx.run(kUpdate,
                             account.id,
                             account.email,
                             emailKey(account.email),
                             account.name,
                             account.passwordHash,
                             account.passwordMustChange,
                             joined(account.roles),
                             account.disabled,
                             sqlTime(now));
    if (rows.empty())
        return failure<std::int64_t>(ErrorCode::NotFound, "there is no such account");
    return rows.front()[0].as<std::int64_t>();
}

std::size_t otherAdministrators(Transaction& tx, const std::string& id)
{
    std::size_t others = 0;
    for (const auto& row : tx.run(kOtherAdministrators))
        others += row[0].as<std::string>() == id ? 0 : 1;
    return others;
}

void endEverything(Transaction& tx, const std::string& accountId, Timestamp now)
{
    tx.run(kEndSessions, accountId);
    tx.run(kEndGrants, accountId, sqlTime(now));
    voidTokens(tx, accountId, now);
}

void voidTokens(Transaction& tx, const std::string& accountId, Timestamp now)
{
    tx.run(kVoidTokens, accountId, sqlTime(now));
}

void recordSignIn(Transaction& tx, const std::string& accountId, Timestamp now)
{
    tx.run(kSignedIn, accountId, sqlTime(now));
}

std::vector<VoidedTokens> voidedSince(Transaction& tx, Timestamp since, int limit)
{
    std::vector<VoidedTokens> voided;
    for (const auto& row : tx.run(kVoided, sqlTime(since), limit))
        voided.push_back({row[0].as<std::string>(), timeFrom(row[1])});
    return voided;
}

} // namespace vitrine::identity::store
