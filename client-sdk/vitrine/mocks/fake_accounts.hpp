#pragma once

#include "vitrine/api/account_connection.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/mocks/paging.hpp"

#include <algorithm>
#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::client::mocks {

/// Accounts in memory; e-mail addresses are unique, and one administrator must stay. Safe to use
/// from any thread.
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

    Task<wire::Account>
    updateMe(std::int64_t version, wire::AccountProfile profile, CallOptions) override
    {
        return change(signedIn(), version, [&](wire::Account& account) {
            account.email = profile.email;
            account.name = profile.name;
        });
    }

    Task<Done> changeMyPassword(wire::PasswordChange, CallOptions) override
    {
        return faults.run<Done>([&]() -> Outcome {
            if (signedIn().empty())
                return failure<Done>(ErrorCode::Unauthenticated, "nobody is signed in");
            return Done{};
        });
    }

    Task<wire::Page<wire::Account>> listAccounts(AccountQuery query, CallOptions) override
    {
        return faults.run<wire::Page<wire::Account>>([&] {
            const std::lock_guard lock(m_mutex);
            std::vector<wire::Account> chosen;
            for (const auto& account : m_accounts) {
                const bool hasRole =
                    query.role.empty() ||
                    std::find(account.roles.begin(), account.roles.end(), query.role) !=
                        account.roles.end();
                const bool isMeant = query.disabled.value_or(account.disabled) == account.disabled;
                const auto text = asciiLower(account.name + "\n" + account.email);
                if (hasRole && isMeant && text.find(asciiLower(query.search)) != std::string::npos)
                    chosen.push_back(account);
            }
            sort(chosen, query.sort.empty() ? "-createdAt" : query.sort);
            return pageOf(chosen, query);
        });
    }

    Task<wire::Account> setRoles(std::string id,
                                 std::int64_t version,
                                 std::vector<std::string> roles,
                                 CallOptions) override
    {
        return administer(id, version, [&](wire::Account& account) { account.roles = roles; });
    }

    Task<wire::Account> setDisabled(std::string id, bool isDisabled, CallOptions) override
    {
        return administer(
            id, std::nullopt, [&](wire::Account& account) { account.disabled = isDisabled; });
    }

    Task<wire::TemporaryPassword> resetPassword(std::string id, CallOptions) override
    {
        return faults.run<wire::TemporaryPassword>([&]() -> Result<wire::TemporaryPassword> {
            const std::lock_guard lock(m_mutex);
            const auto account = find(id);
            if (!account.ok())
                return account.error();
            return wire::TemporaryPassword{"temporary-" + id};
        });
    }

private:
    [[nodiscard]] std::string signedIn() const
    {
        const std::lock_guard lock(m_mutex);
        return m_signedIn;
    }

    [[nodiscard]] static bool isAdministrator(const wire::Account& account)
    {
        return !account.disabled &&
               std::find(account.roles.begin(), account.roles.end(), "ADMIN") !=
                   account.roles.end();
    }

    static void sort(std::vector<wire::Account>& accounts, const std::string& order)
    {
        const bool isDescending = order.front() == '-';
        const auto by = order.substr(isDescending ? 1 : 0);
        sortBy(accounts, isDescending, [&](const wire::Account& account) {
            return by == "name"        ? asciiLower(account.name)
                   : by == "email"     ? asciiLower(account.email)
                   : by == "createdAt" ? account.createdAt
                                       : account.lastSignInAt;
        });
        if (by == "lastSignInAt")
            std::stable_partition(
                accounts.begin(), accounts.end(), [](const wire::Account& account) {
                    return !account.lastSignInAt.empty();
                });
    }

    /// As `change`, refused when no administrator would be left.
    template <typename Edit>
    Task<wire::Account>
    administer(const std::string& id, std::optional<std::int64_t> version, const Edit& edit)
    {
        return faults.run<wire::Account>([&]() -> Result<wire::Account> {
            const std::lock_guard lock(m_mutex);
            const auto found = find(id);
            if (!found.ok())
                return found;
            auto after = *found;
            edit(after);
            const auto administrators =
                std::count_if(m_accounts.begin(), m_accounts.end(), isAdministrator);
            if (isAdministrator(*found) && !isAdministrator(after) && administrators == 1)
                return failure<wire::Account>(
                    ErrorCode::Conflict, "this is the last administrator; name another one first");
            return changed(id, version, edit);
        });
    }

    template <typename Edit>
    Task<wire::Account>
    change(const std::string& id, std::optional<std::int64_t> version, const Edit& edit)
    {
        return faults.run<wire::Account>([&] {
            const std::lock_guard lock(m_mutex);
            return changed(id, version, edit);
        });
    }

    template <typename Edit>
    [[nodiscard]] Result<wire::Account>
    changed(const std::string& id, std::optional<std::int64_t> version, const Edit& edit)
    {
        for (auto& account : m_accounts) {
            if (account.id != id)
                continue;
            if (account.version != version.value_or(account.version))
                return failure<wire::Account>(ErrorCode::PreconditionFailed,
                                              "the account changed meanwhile");
            edit(account);
            ++account.version;
            return account;
        }
        return find(id);
    }

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
