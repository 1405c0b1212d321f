#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine::wire {

/// POST /api/v1/accounts (refused when the shop signs in through another provider).
struct AccountDraft
{
    std::string email;
    std::string password; ///< 8 to 128 characters; never logged, never answered.
    std::string name;
};

struct Account
{
    std::string id;
    std::string email;
    std::string name;
    std::vector<std::string> roles; ///< ADMIN, CUSTOMER
    bool disabled = false;
    std::int64_t version = 0;
    std::string createdAt;
};

[[nodiscard]] std::string encode(const AccountDraft& draft);
[[nodiscard]] std::string encode(const Account& account);
[[nodiscard]] std::string encode(const Page<Account>& page);

[[nodiscard]] Result<AccountDraft> decodeAccountDraft(std::string_view json);
[[nodiscard]] Result<Account> decodeAccount(std::string_view json);
[[nodiscard]] Result<Page<Account>> decodeAccountPage(std::string_view json);

} // namespace vitrine::wire
