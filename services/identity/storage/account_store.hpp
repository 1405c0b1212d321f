#pragma once

#include "services/identity/domain/account.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// Rows of table account. Each function is part of the caller's transaction.
namespace vitrine::identity::store {

/// @return false when the address is taken; nothing was stored.
[[nodiscard]] bool insertAccount(platform::Transaction& tx, const Account& account);
[[nodiscard]] std::optional<Account> findAccount(platform::Transaction& tx, const std::string& id);
[[nodiscard]] std::optional<Account> findAccountByEmail(platform::Transaction& tx,
                                                        const std::string& email);
/// As findAccount, and locks the row until the transaction ends.
[[nodiscard]] std::optional<Account> lockAccount(platform::Transaction& tx, const std::string& id);

/// Stores every member but id and createdAt, with the next version, which it returns.
/// @return Conflict, field "/email", when the address is another account's.
[[nodiscard]] Result<std::int64_t>
updateAccount(platform::Transaction& tx, const Account& account, Timestamp now);

/// Locks the rows of all enabled administrators and counts those other than `id`, so that two
/// changes at once cannot leave none. Call it before lockAccount: everybody then locks in the same
/// order.
[[nodiscard]] std::size_t otherAdministrators(platform::Transaction& tx, const std::string& id);

/// Ends every session and every token family of the account, and voids its access tokens.
void endEverything(platform::Transaction& tx, const std::string& accountId, Timestamp now);
/// Access tokens issued to the account until `now` are to be refused wherever that is looked up.
void voidTokens(platform::Transaction& tx, const std::string& accountId, Timestamp now);
/// Remembers that somebody proved the account's password. Not a change of the account: it keeps its
/// version.
void recordSignIn(platform::Transaction& tx, const std::string& accountId, Timestamp now);

/// Access tokens of this account, or of this kiosk, count only when issued later.
struct VoidedTokens
{
    std::string accountId; ///< Of a kiosk its device id: the subject of its tokens.
    Timestamp until;
};
/// At most `limit`, the latest first.
[[nodiscard]] std::vector<VoidedTokens>
voidedSince(platform::Transaction& tx, Timestamp since, int limit);

} // namespace vitrine::identity::store
