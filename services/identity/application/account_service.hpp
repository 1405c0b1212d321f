#pragma once

#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/domain/account.hpp"
#include "services/identity/storage/account_list.hpp"
#include "services/identity/storage/account_store.hpp"
#include "services/platform/call_context.hpp"
#include "services/platform/database/database.hpp"

#include <chrono>
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
    /// @param tokenLife of the access tokens that are issued.
    AccountService(platform::Database& database,
                   SignInService& signIns,
                   const Clock& clock,
                   std::chrono::seconds tokenLife)
        : m_database(database)
        , m_signIns(signIns)
        , m_clock(clock)
        , m_tokenLife(tokenLife)
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
    [[nodiscard]] Result<Kept> addOrKeep(const platform::CallContext& context,
                                         const Registration& registration);

    /// @return NotFound.
    [[nodiscard]] Result<Account> find(const std::string& id, Deadline deadline);

    struct ListQuery
    {
        store::AccountFilter filter;
        store::AccountOrder order;
        store::ListPlace place;
        int limit = 50;
        bool count = false;
    };
    struct Listed
    {
        std::vector<Account> accounts;
        /// Where the next page begins; nothing on the last one.
        std::optional<store::ListPlace> next;
        std::optional<std::int64_t> total; ///< When it was asked for.
    };
    [[nodiscard]] Result<Listed> list(const ListQuery& query, Deadline deadline);

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

    // What administrators do to others' accounts; all of it is audited in the same transaction.

    /// @return Conflict when no enabled administrator would be left, and when callers would take
    /// the role ADMIN from themselves.
    [[nodiscard]] Result<Account> setRoles(const platform::CallContext& context,
                                           const std::string& id,
                                           const std::vector<std::string>& roles,
                                           ExpectedVersion expected);
    /// Disabling ends every session and family of tokens, and voids access tokens. @return Conflict
    /// as above.
    [[nodiscard]] Result<Account> setDisabled(const platform::CallContext& context,
                                              const std::string& id,
                                              bool isDisabled,
                                              ExpectedVersion expected);

    /// Gives the account a random password, which its owner must change at the next sign-in. Slow.
    /// @return The password: it is told once.
    [[nodiscard]] Result<std::string> resetPassword(const platform::CallContext& context,
                                                    const std::string& id);

    /// Sets the password of the account with this address, as the shop's operator asked. Slow.
    [[nodiscard]] Outcome setPassword(const platform::CallContext& context,
                                      const std::string& email,
                                      const std::string& password);

    /// Whose access tokens were voided within a token's life, the latest first: what others must
    /// know to refuse those that have not ended.
    [[nodiscard]] Result<std::vector<store::VoidedTokens>> voidedTokens(Deadline deadline);

private:
    [[nodiscard]] Result<Account> draft(const Registration& registration) const;
    /// @param audit writes the entry, if there is to be one.
    template <typename Audit>
    [[nodiscard]] Result<Account>
    add(const Registration& registration, Deadline deadline, const Audit& audit);
    template <typename Change>
    [[nodiscard]] Result<Account> update(const std::string& id,
                                         ExpectedVersion expected,
                                         Deadline deadline,
                                         const Change& change);
    template <typename Change>
    [[nodiscard]] Result<Account> administer(const platform::CallContext& context,
                                             const char* action,
                                             const std::string& id,
                                             ExpectedVersion expected,
                                             const Change& change);

    platform::Database& m_database;
    SignInService& m_signIns;
    const Clock& m_clock;
    const std::chrono::seconds m_tokenLife;
};

} // namespace vitrine::identity
