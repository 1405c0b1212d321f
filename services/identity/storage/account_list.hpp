#pragma once

#include "services/identity/domain/account.hpp"
#include "services/identity/storage/list_place.hpp"
#include "services/platform/database/database.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The administrators' list of accounts.
namespace vitrine::identity::store {

/// By what a list is sorted; ties by id. Who never signed in comes last either way.
struct AccountOrder
{
    enum class By { CreatedAt, Name, Email, LastSignInAt };
    By by = By::CreatedAt;
    bool isDescending = true;
};

/// "name", "-email", ... as clients write it; "" is the newest first.
/// @return Nothing for any other text.
[[nodiscard]] std::optional<AccountOrder> parseAccountOrder(std::string_view text);

/// Which accounts a list holds.
struct AccountFilter
{
    std::string search{};           ///< Part of name or address, any case; "" for all.
    std::string role{};             ///< "" for all.
    std::optional<bool> disabled{}; ///< Only those that are, or are not.
};

struct AccountRow
{
    Account account;
    std::string key; ///< Text of what the list is sorted by.
};

/// At most `limit` rows.
[[nodiscard]] std::vector<AccountRow> listAccounts(platform::Transaction& tx,
                                                   const AccountFilter& filter,
                                                   AccountOrder order,
                                                   const ListPlace& place,
                                                   int limit);
[[nodiscard]] std::int64_t countAccounts(platform::Transaction& tx, const AccountFilter& filter);

} // namespace vitrine::identity::store
