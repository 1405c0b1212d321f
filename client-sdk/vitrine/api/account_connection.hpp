#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/account.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace vitrine::client {

/// Which accounts, page by page.
struct AccountQuery
{
    std::string search{}; ///< Part of a name or an e-mail address.
    std::string role{};   ///< ADMIN, CUSTOMER or KIOSK; "" for all.
    int limit = 50;       ///< 1 to 200
    std::string after{};
    std::optional<bool> disabled{}; ///< Only those that are, or are not, locked out.
    /// name, email, createdAt or lastSignInAt; with "-" before it descending. "" is -createdAt:
    /// the newest first. Who never signed in comes last either way.
    std::string sort{};
    std::int64_t skip = 0; ///< Leaves out that many, instead of `after`.
    bool count = false;    ///< Tells how many match, as the page's `total`.
};

/// What AccountClient talks to.
class AccountConnection
{
public:
    virtual ~AccountConnection() = default;

    virtual Task<wire::Account> registerAccount(wire::AccountDraft draft, CallOptions options) = 0;
    virtual Task<wire::Account> me(CallOptions options) = 0;
    virtual Task<wire::Account>
    updateMe(std::int64_t version, wire::AccountProfile profile, CallOptions options) = 0;
    virtual Task<Done> changeMyPassword(wire::PasswordChange change, CallOptions options) = 0;
    virtual Task<wire::Account> getAccount(std::string id, CallOptions options) = 0;
    virtual Task<wire::Page<wire::Account>> listAccounts(AccountQuery query,
                                                         CallOptions options) = 0;
    virtual Task<wire::Account> setRoles(std::string id,
                                         std::int64_t version,
                                         std::vector<std::string> roles,
                                         CallOptions options) = 0;
    virtual Task<wire::Account>
    setDisabled(std::string id, bool isDisabled, CallOptions options) = 0;
    virtual Task<wire::TemporaryPassword> resetPassword(std::string id, CallOptions options) = 0;
};

} // namespace vitrine::client
