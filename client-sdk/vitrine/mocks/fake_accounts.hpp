#pragma once

#include "vitrine/api/account_connection.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Accounts in memory; e-mail addresses are unique. Safe to use from any thread.
class FakeAccounts final : public AccountConnection
{
public:
    Faults faults;

    void put(wire::Account account)
    {
        const std::lock_guard lock(m_mutex);
        m_accounts.push_back(std::move(account));
    }
    /// Who is signed in; "" for nobody.
    void signIn(std::string accountId)
    {
        const std::lock_guard lock(m_mutex);
        m_signedIn = std::move(accountId);
    }

    Task<wire::Account> registerAccount(wire::AccountDraft draft, CallOptions) override
    {
        return faults.run<wire::Account>([&]() -> Result<wire::Account> {
            const std::lock_guard lock(m_mutex);
            for (const auto& account : m_accounts) {
                if (asciiEqualsIgnoreCase(account.email, draft.email))
                    return failure<wire::Account>(
                        ErrorCode::Conflict, "the e-mail address has an account", "/email");
            }
            wire::Account account;
            account.id = "account-" + std::to_string(m_accounts.size() + 1);
            account.email = draft.email;
            account.name = draft.name;
            account.roles = {"CUSTOMER"};
            account.version = 1;
            m_accounts.push_back(account);
            return account;
        });
    }

    Task<wire::Account> me(CallOptions) override
    {
        return faults.run<wire::Account>([&]() -> Result<wire::Account> {
            const std::lock_guard lock(m_mutex);
            if (m_signedIn.empty())
                return failure<wire::Account>(ErrorCode::Unauthenticated, "nobody is signed in");
            return find(m_signedIn);
        });
    }

    Task<wire::Account> getAccount(std::string id, CallOptions) override
    {
        return faults.run<wire::Account>([&] {
            const std::lock_guard lock(m_mutex);
            return find(id);
        });
    }

    Task<wire::Page<wire::Account>> listAccounts(int limit, std::string after, CallOptions) override
    {
        return faults.run<wire::Page<wire::Account>>([&] {
            const std::lock_guard lock(m_mutex);
            return pageOf(m_accounts, limit, after);
        });
    }

private:
    [[nodiscard]] Result<wire::Account> find(const std::string& id) const
    {
        for (const auto& account : m_accounts) {
            if (account.id == id)
                return account;
        }
        return failure<wire::Account>(ErrorCode::NotFound, "no such account");
    }

    mutable std::mutex m_mutex;
    std::vector<wire::Account> m_accounts; // guarded by m_mutex
    std::string m_signedIn;                // guarded by m_mutex
};

} // namespace vitrine::client::mocks
