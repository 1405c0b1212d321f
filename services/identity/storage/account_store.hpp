#pragma once

#include "services/identity/domain/account.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

/// Rows of table account. Each function is part of the caller's transaction.
namespace vitrine::identity::store {

/// Which accounts a list holds, newest first.
struct AccountFilter
{
    std::string search;  ///< Part of name or address, any case; "" for all.
    std::string role;    ///< "" for all.
    std::string afterId; ///< Last id of the page before; "" for the first page.
    int limit = 50;
};

/// @return false when the address is taken; nothing was stored.
[[nodiscard]] bool insertAccount(platform::Transaction& tx, const Account& account);
[[nodiscard]] std::optional<Account> findAccount(platform::Transaction& tx, const std::string& id);
[[nodiscard]] std::optional<Account> findAccountByEmail(platform::Transaction& tx,
                                                        const std::string& email);
/// As findAccount, and locks the row until the transaction ends.
[[nodiscard]] std::optional<Account> lockAccount(platform::Transaction& tx, const std::string& id);
[[nodiscard]] std::vector<Account> listAccounts(platform::Transaction& tx,
                                                const AccountFilter& filter);

/// Stores every member but id and createdAt, with the next version, which it returns.
/// @return Conflict, field "/email", when the address is another account's.
[[nodiscard]] Result<std::int64_t>
updateAccount(platform::Transaction& tx, const Account& account, Timestamp now);

/// Locks the rows of all enabled administrators and counts those other than `id`, so that two
/// changes at once cannot leave none. Call it before lockAccount: everybody then locks in the same
/// order.
[[nodiscard]] std::size_t otherAdministrators(platform::Transaction& tx, const std::string& id);

/// Ends every session and every token family of the account.
void endEverything(platform::Transaction& tx, const std::string& accountId, Timestamp now);

} // namespace vitrine::identity::store
