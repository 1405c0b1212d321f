#include "services/identity/application/account_service.hpp"

#include "services/identity/application/password_hasher.hpp"
#include "services/identity/domain/password_policy.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

namespace vitrine::identity {

namespace {

using platform::Transaction;

constexpr std::size_t kGeneratedPasswordBytes = 12; // 96 bits, 16 characters

Error noSuchAccount()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such account"};
}

} // namespace

Result<Account> AccountService::draft(const Registration& registration) const
{
    auto email = checkEmail(registration.email);
    if (!email.ok())
        return email.error();
    auto name = checkName(registration.name);
    if (!name.ok())
        return name.error();
    auto roles = checkRoles(registration.roles);
    if (!roles.ok())
        return roles.error();
    if (const Outcome fit = checkPassword(registration.password, *email, *name); !fit.ok())
        return fit.error();
    auto hash = hashPassword(registration.password);
    if (!hash.ok())
        return hash.error();
    return Account{.id = domain::newUuid().text(),
                   .email = *std::move(email),
                   .name = *std::move(name),
                   .roles = *std::move(roles),
                   .createdAt = m_clock.now(),
                   .passwordHash = *std::move(hash)};
}

Result<Account> AccountService::add(const Registration& registration, Deadline deadline)
{
    const auto account = draft(registration);
    if (!account.ok())
        return account.error();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
        if (!store::insertAccount(tx, *account))
            return failure<Account>(
                ErrorCode::Conflict, "there is an account with this e-mail address", "/email");
        return account;
    });
}

Result<AccountService::Kept> AccountService::addOrKeep(const Registration& registration,
                                                       Deadline deadline)
{
    const auto findIt = [&](Transaction& tx) -> Result<std::optional<Account>> {
        return store::findAccountByEmail(tx, registration.email);
    };
    auto there = m_database.inTransaction(deadline, findIt);
    if (!there.ok())
        return there.error();
    if (*there)
        return Kept{**there, false};
    auto added = add(registration, deadline);
    if (added.ok())
        return Kept{*std::move(added), true};
    if (added.error().code != ErrorCode::Conflict)
        return added.error();
    there = m_database.inTransaction(deadline, findIt); // somebody was quicker
    if (!there.ok())
        return there.error();
    return *there ? Result<Kept>(Kept{**there, false}) : Result<Kept>(added.error());
}

Result<Account> AccountService::find(const std::string& id, Deadline deadline)
{
    if (!domain::isUuid(id))
        return noSuchAccount();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
        auto account = store::findAccount(tx, id);
        return account ? Result<Account>(*std::move(account)) : Result<Account>(noSuchAccount());
    });
}

Result<std::vector<Account>> AccountService::list(const store::AccountFilter& filter,
                                                  Deadline deadline)
{
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<std::vector<Account>> {
        return store::listAccounts(tx, filter);
    });
}

template <typename Change>
Result<Account> AccountService::update(const std::string& id,
                                       ExpectedVersion expected,
                                       bool mayUnmakeAdministrator,
                                       Deadline deadline,
                                       const Change& change)
{
    if (!domain::isUuid(id))
        return noSuchAccount();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
        const std::size_t others = mayUnmakeAdministrator ? store::otherAdministrators(tx, id) : 1;
        auto account = store::lockAccount(tx, id);
        if (!account)
            return noSuchAccount();
        if (expected && *expected != account->version)
            return failure<Account>(ErrorCode::PreconditionFailed,
                                    "the account has changed since it was read");
        const bool wasAdministrator = account->isAdministrator() && !account->disabled;
        const Timestamp now = m_clock.now();
        if (const Outcome changed = change(tx, *account, now); !changed.ok())
            return changed.error();
        const bool isAdministrator = account->isAdministrator() && !account->disabled;
        if (wasAdministrator && !isAdministrator && others == 0)
            return failure<Account>(ErrorCode::Conflict,
                                    "this is the last administrator; name another one first");
        const auto version = store::updateAccount(tx, *account, now);
        if (!version.ok())
            return version.error();
        account->version = *version;
        return *std::move(account);
    });
}

Result<Account> AccountService::setProfile(const std::string& id,
                                           const std::string& email,
                                           const std::string& name,
                                           ExpectedVersion expected,
                                           Deadline deadline)
{
    const auto checkedEmail = checkEmail(email);
    if (!checkedEmail.ok())
        return checkedEmail.error();
    const auto checkedName = checkName(name);
    if (!checkedName.ok())
        return checkedName.error();
    return update(
        id, expected, false, deadline, [&](Transaction&, Account& account, Timestamp) -> Outcome {
            account.email = *checkedEmail;
            account.name = *checkedName;
            return Done{};
        });
}

Outcome AccountService::changePassword(const std::string& id,
                                       const std::string& present,
                                       const std::string& next,
                                       Deadline deadline)
{
    const auto account = find(id, deadline);
    if (!account.ok())
        return account.error();
    if (const Outcome confirmed = m_signIns.confirm(*account, present, deadline); !confirmed.ok())
        return confirmed;
    if (Outcome fit = checkPassword(next, account->email, account->name); !fit.ok())
        return failure<Done>(fit.error().code, fit.error().message, "/newPassword");
    const auto hash = hashPassword(next);
    if (!hash.ok())
        return hash.error();
    const auto changed = update(id,
                                account->version,
                                false,
                                deadline,
                                [&](Transaction& tx, Account& changing, Timestamp now) -> Outcome {
                                    changing.passwordHash = *hash;
                                    changing.passwordMustChange = false;
                                    store::endEverything(tx, changing.id, now);
                                    return Done{};
                                });
    return changed.ok() ? Outcome(Done{}) : Outcome(changed.error());
}

Result<Account> AccountService::setRoles(const std::string& id,
                                         const std::vector<std::string>& roles,
                                         ExpectedVersion expected,
                                         Deadline deadline)
{
    const auto checked = checkRoles(roles);
    if (!checked.ok())
        return checked.error();
    return update(
        id, expected, true, deadline, [&](Transaction&, Account& account, Timestamp) -> Outcome {
            account.roles = *checked;
            return Done{};
        });
}

Result<Account> AccountService::setDisabled(const std::string& id,
                                            bool isDisabled,
                                            ExpectedVersion expected,
                                            Deadline deadline)
{
    return update(id,
                  expected,
                  true,
                  deadline,
                  [&](Transaction& tx, Account& account, Timestamp now) -> Outcome {
                      account.disabled = isDisabled;
                      if (isDisabled)
                          store::endEverything(tx, account.id, now);
                      return Done{};
                  });
}

Result<std::string> AccountService::resetPassword(const std::string& id, Deadline deadline)
{
    std::string password = randomToken(kGeneratedPasswordBytes);
    const auto hash = hashPassword(password);
    if (!hash.ok())
        return hash.error();
    const auto changed = update(id,
                                std::nullopt,
                                false,
                                deadline,
                                [&](Transaction& tx, Account& account, Timestamp now) -> Outcome {
                                    account.passwordHash = *hash;
                                    account.passwordMustChange = true;
                                    store::endEverything(tx, account.id, now);
                                    return Done{};
                                });
    if (!changed.ok())
        return changed.error();
    return password;
}

Outcome AccountService::setPassword(const std::string& email,
                                    const std::string& password,
                                    Deadline deadline)
{
    const auto account =
        m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
            auto found = store::findAccountByEmail(tx, email);
            return found ? Result<Account>(*std::move(found)) : Result<Account>(noSuchAccount());
        });
    if (!account.ok())
        return account.error();
    if (Outcome fit = checkPassword(password, account->email, account->name); !fit.ok())
        return fit;
    const auto hash = hashPassword(password);
    if (!hash.ok())
        return hash.error();
    const auto changed = update(account->id,
                                std::nullopt,
                                false,
                                deadline,
                                [&](Transaction& tx, Account& changing, Timestamp now) -> Outcome {
                                    changing.passwordHash = *hash;
                                    changing.passwordMustChange = false;
                                    store::endEverything(tx, changing.id, now);
                                    return Done{};
                                });
    return changed.ok() ? Outcome(Done{}) : Outcome(changed.error());
}

} // namespace vitrine::identity
