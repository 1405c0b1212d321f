#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/wire/page.hpp"

#include <cstdint>
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
    std::vector<std::string> roles; ///< ADMIN, CUSTOMER, KIOSK
    bool disabled = false;
    std::int64_t version = 0;
    std::string createdAt;
    std::string lastSignInAt{}; ///< "" when nobody ever signed in with it.
};

/// PUT /api/v1/accounts/me with If-Match.
struct AccountProfile
{
    std::string email;
    std::string name;
};

/// POST /api/v1/accounts/me/password. Ends every other session of the account.
struct PasswordChange
{
    std::string currentPassword;
    std::string newPassword;
};

/// PUT /api/v1/accounts/{id}/roles with If-Match.
struct AccountRoles
{
    std::vector<std::string> roles;
};

/// Answer of POST /api/v1/accounts/{id}/reset-password: told once; must be changed at the next
/// sign-in.
struct TemporaryPassword
{
    std::string password;
};

[[nodiscard]] std::string encode(const AccountDraft& draft);
[[nodiscard]] std::string encode(const Account& account);
[[nodiscard]] std::string encode(const Page<Account>& page);
[[nodiscard]] std::string encode(const AccountProfile& profile);
[[nodiscard]] std::string encode(const PasswordChange& change);
[[nodiscard]] std::string encode(const AccountRoles& roles);
[[nodiscard]] std::string encode(const TemporaryPassword& password);

[[nodiscard]] Result<AccountDraft> decodeAccountDraft(std::string_view json);
[[nodiscard]] Result<Account> decodeAccount(std::string_view json);
[[nodiscard]] Result<Page<Account>> decodeAccountPage(std::string_view json);
[[nodiscard]] Result<AccountProfile> decodeAccountProfile(std::string_view json);
[[nodiscard]] Result<PasswordChange> decodePasswordChange(std::string_view json);
[[nodiscard]] Result<AccountRoles> decodeAccountRoles(std::string_view json);
[[nodiscard]] Result<TemporaryPassword> decodeTemporaryPassword(std::string_view json);

} // namespace vitrine::wire
