#pragma once

#include "services/identity/application/account_service.hpp"
#include "services/platform/http/http_types.hpp"
#include "vitrine/wire/account.hpp"

namespace vitrine::identity {

[[nodiscard]] wire::Account toWire(const Account& account);
/// The account as JSON with its ETag.
[[nodiscard]] platform::HttpResponse accountResponse(int status, const Account& account);

/// Answer of GET /internal/v1/revocations.
[[nodiscard]] std::string encodeRevocations(const std::vector<store::VoidedTokens>& voided);

/// Body of POST /internal/v1/accounts.
[[nodiscard]] Result<AccountService::Registration> decodeRegistration(std::string_view json);

/// Body of POST /internal/v1/accounts/reset-password.
struct NewPassword
{
    std::string email;
    std::string password;
};
[[nodiscard]] Result<NewPassword> decodeNewPassword(std::string_view json);

} // namespace vitrine::identity
