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
    /// For administrators.
    /// @return NotFound: there is no such account.
    [[nodiscard]] Task<wire::Account> getAccount(std::string id, CallOptions options = {}) const
    {
        return m_connection->getAccount(std::move(id), std::move(options));
    }
    /// One page of all accounts, for administrators.
    [[nodiscard]] Task<wire::Page<wire::Account>>
    listAccounts(int limit = 50, std::string after = {}, CallOptions options = {}) const
    {
        return m_connection->listAccounts(limit, std::move(after), std::move(options));
    }

private:
    std::shared_ptr<AccountConnection> m_connection;
};

} // namespace vitrine::client
