#pragma once

#include "vitrine/api/account_connection.hpp"

#include <memory>
#include <utility>

namespace vitrine::client {

/// Registers and reads accounts. Cheap to copy; copies share the connection. Safe to call from any
/// thread. See CatalogClient for the errors that all calls have. Shops that sign in through another
/// provider keep their accounts there.
class AccountClient
{
public:
    explicit AccountClient(std::shared_ptr<AccountConnection> connection)
        : m_connection(std::move(connection))
    {
    }

    /// Opens an account for a customer; anybody may.
    /// @return Conflict: the e-mail address has one; InvalidArgument: the password is too weak, or
    /// a field is wrong.
    [[nodiscard]] Task<wire::Account> registerAccount(wire::AccountDraft draft,
                                                      CallOptions options = {}) const
    {
        return m_connection->registerAccount(std::move(draft), std::move(options));
    }
    /// The account that is signed in.
    [[nodiscard]] Task<wire::Account> me(CallOptions options = {}) const
    {
        return m_connection->me(std::move(options));
    }
    /// Sets name and e-mail address of the account that is signed in.
    /// @return Conflict: the e-mail address has another account.
    [[nodiscard]] Task<wire::Account>
    updateMe(std::int64_t version, wire::AccountProfile profile, CallOptions options = {}) const
    {
        return m_connection->updateMe(version, std::move(profile), std::move(options));
    }
    /// Ends every other session of the account.
    /// @return PermissionDenied: the current password is wrong; InvalidArgument: the new one is too
    /// weak.
    [[nodiscard]] Task<Done> changeMyPassword(wire::PasswordChange change,
                                              CallOptions options = {}) const
    {
        return m_connection->changeMyPassword(std::move(change), std::move(options));
    }

    // For administrators:

    /// @return NotFound: there is no such account.
    [[nodiscard]] Task<wire::Account> getAccount(std::string id, CallOptions options = {}) const
    {
        return m_connection->getAccount(std::move(id), std::move(options));
    }
    /// One page of accounts.
    [[nodiscard]] Task<wire::Page<wire::Account>> listAccounts(AccountQuery query = {},
                                                               CallOptions options = {}) const
    {
        return m_connection->listAccounts(std::move(query), std::move(options));
    }
    /// @return Conflict: the last administrator would lose the role.
    [[nodiscard]] Task<wire::Account> setRoles(std::string id,
                                               std::int64_t version,
                                               std::vector<std::string> roles,
                                               CallOptions options = {}) const
    {
        return m_connection->setRoles(std::move(id), version, std::move(roles), std::move(options));
    }
    /// Locks an account out, or lets it in again.
    [[nodiscard]] Task<wire::Account>
    setDisabled(std::string id, bool isDisabled, CallOptions options = {}) const
    {
        return m_connection->setDisabled(std::move(id), isDisabled, std::move(options));
    }
    /// A password for somebody who has forgotten theirs; it must be changed at the next sign-in.
    [[nodiscard]] Task<wire::TemporaryPassword> resetPassword(std::string id,
                                                              CallOptions options = {}) const
    {
        return m_connection->resetPassword(std::move(id), std::move(options));
    }

private:
    std::shared_ptr<AccountConnection> m_connection;
};

} // namespace vitrine::client
