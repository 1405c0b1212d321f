#pragma once

#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/storage/account_store.hpp"
#include "services/platform/database/database.hpp"

#include <optional>
#include <string>
#include <vector>

namespace vitrine::identity {

/// The version that a write was based on; nothing for whatever there is.
using ExpectedVersion = std::optional<std::int64_t>;

/// Registration and upkeep of accounts.
class AccountService
{
public:
    AccountService(platform::Database& database, SignInService& signIns, const Clock& clock)
        : m_database(database)
        , m_signIns(signIns)
        , m_clock(clock)
    {
    }

    struct Registration
    {
        std::string email;
        std::string password;
        std::string name;
        std::vector<std::string> roles{"CUSTOMER"};
    };
    /// Slow: hashes a password.
    /// @return InvalidArgument with the field at fault; Conflict, field "/email", when the address
    /// is taken.
    [[nodiscard]] Result<Account> add(const Registration& registration, Deadline deadline);

    struct Kept
    {
        Account account;
        bool isNew = false;
    };
    /// As `add`, but answers an account that is there already as it is. Slow.
    [[nodiscard]] Result<Kept> addOrKeep(const Registration& registration, Deadline deadline);

    /// @return NotFound.
    [[nodiscard]] Result<Account> find(const std::string& id, Deadline deadline);
    [[nodiscard]] Result<std::vector<Account>> list(const store::AccountFilter& filter,
                                                    Deadline deadline);

    /// @return NotFound; PreconditionFailed; InvalidArgument or Conflict with the field at fault.
    [[nodiscard]] Result<Account> setProfile(const std::string& id,
                                             const std::string& email,
                                             const std::string& name,
                                             ExpectedVersion expected,
                                             Deadline deadline);

    /// Ends every session and family of tokens of the account. Slow.
    [[nodiscard]] Outcome changePassword(const std::string& id,
                                         const std::string& present,
                                         const std::string& next,
                                         Deadline deadline);

    /// @return Conflict when no enabled administrator would be left.
    [[nodiscard]] Result<Account> setRoles(const std::string& id,
                                           const std::vector<std::string>& roles,
                                           ExpectedVersion expected,
                                           Deadline deadline);
    /// Disabling ends every session and family of tokens. @return Conflict as above.
    [[nodiscard]] Result<Account> setDisabled(const std::string& id,
                                              bool isDisabled,
                                              ExpectedVersion expected,
                                              Deadline deadline);

    /// Gives the account a random password, which its owner must change at the next sign-in. Slow.
    /// @return The password: it is told once.
    [[nodiscard]] Result<std::string> resetPassword(const std::string& id, Deadline deadline);

    /// Sets the password of the account with this address, as the shop's operator asked. Slow.
    [[nodiscard]] Outcome
    setPassword(const std::string& email, const std::string& password, Deadline deadline);

private:
    [[nodiscard]] Result<Account> draft(const Registration& registration) const;
    template <typename Change>
    [[nodiscard]] Result<Account> update(const std::string& id,
                                         ExpectedVersion expected,
                                         bool mayUnmakeAdministrator,
                                         Deadline deadline,
                                         const Change& change);

    platform::Database& m_database;
    SignInService& m_signIns;
    const Clock& m_clock;
};

} // namespace vitrine::identity
