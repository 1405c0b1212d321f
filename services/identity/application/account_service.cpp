#include "services/identity/application/account_service.hpp"

#include "services/identity/application/account_audit.hpp"
#include "services/identity/application/password_hasher.hpp"
#include "services/identity/domain/password_policy.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>

namespace vitrine::identity {

namespace {

using platform::CallContext;
using platform::Transaction;
using platform::writeAudit;

constexpr std::size_t kGeneratedPasswordBytes = 12; // 96 bits, 16 characters
/// A token is good for this long after its end where clocks differ.
constexpr std::chrono::seconds kClockDifferenceMax{60};
/// Far more than people can do to accounts by hand within a token's life.
constexpr int kVoidedMax = 10000;

Error noSuchAccount()
{
    return Error{.code = ErrorCode::NotFound, .message = "there is no such account"};
}

/// The shop must keep somebody who can administer it, and nobody shuts out himself by mistake.
/// @param others how many other administrators are enabled.
Outcome checkAdministrators(const platform::Principal& caller,
                            const Account& before,
                            const Account& after,
                            std::size_t others)
{
    const bool was = before.isAdministrator() && !before.disabled;
    const bool stays = after.isAdministrator() && !after.disabled;
    if (!was || stays)
        return Done{};
    if (others == 0)
        return failure<Done>(ErrorCode::Conflict,
                             "this is the last administrator; name another one first");
    if (caller.accountId == before.id)
        return failure<Done>(
            ErrorCode::Conflict,
            "this is your own account; another administrator can disable it or take its role");
    return Done{};
}

/// Changes one account, its row locked. @return What `change` returned; NotFound;
/// PreconditionFailed; Conflict as updateAccount.
template <typename Change>
Result<Account> changeLocked(Transaction& tx,
                             const std::string& id,
                             ExpectedVersion expected,
                             Timestamp now,
                             const Change& change)
{
    auto account = store::lockAccount(tx, id);
    if (!account)
        return noSuchAccount();
    if (expected && *expected != account->version)
        return failure<Account>(ErrorCode::PreconditionFailed,
                                "the account has changed since it was read");
    if (const Outcome changed = change(tx, *account, now); !changed.ok())
        return changed.error();
    const auto version = store::updateAccount(tx, *account, now);
    if (!version.ok())
        return version.error();
    account->version = *version;
    return *std::move(account);
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

template <typename Audit>
Result<Account>
AccountService::add(const Registration& registration, Deadline deadline, const Audit& audit)
{
    const auto account = draft(registration);
    if (!account.ok())
        return account.error();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
        if (!store::insertAccount(tx, *account))
            return failure<Account>(
                ErrorCode::Conflict, "there is an account with this e-mail address", "/email");
        audit(tx, *account);
        return account;
    });
}

Result<Account> AccountService::add(const Registration& registration, Deadline deadline)
{
    return add(registration, deadline, [](Transaction&, const Account&) {});
}

Result<AccountService::Kept> AccountService::addOrKeep(const CallContext& context,
                                                       const Registration& registration)
{
    const auto findIt = [&](Transaction& tx) -> Result<std::optional<Account>> {
        return store::findAccountByEmail(tx, registration.email);
    };
    auto there = m_database.inTransaction(context.deadline, findIt);
    if (!there.ok())
        return there.error();
    if (*there)
        return Kept{**there, false};
    auto added = add(registration, context.deadline, [&](Transaction& tx, const Account& account) {
        writeAudit(tx, context, auditRecord(audited::kCreate, account));
    });
    if (added.ok())
        return Kept{*std::move(added), true};
    if (added.error().code != ErrorCode::Conflict)
        return added.error();
    there = m_database.inTransaction(context.deadline, findIt); // somebody was quicker
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

Result<AccountService::Listed> AccountService::list(const ListQuery& query, Deadline deadline)
{
    return m_database.read(deadline, [&](Transaction& tx) -> Result<Listed> {
        auto rows = store::listAccounts(
            tx, query.filter, query.order, query.place, query.limit + 1); // one more tells of more
        Listed listed;
        if (rows.size() > static_cast<std::size_t>(query.limit)) {
            rows.resize(static_cast<std::size_t>(query.limit));
            listed.next = {.key = rows.back().key, .id = rows.back().account.id};
        }
        for (auto& row : rows)
            listed.accounts.push_back(std::move(row.account));
        if (query.count)
            listed.total = store::countAccounts(tx, query.filter);
        return listed;
    });
}

template <typename Change>
Result<Account> AccountService::update(const std::string& id,
                                       ExpectedVersion expected,
                                       Deadline deadline,
                                       const Change& change)
{
    if (!domain::isUuid(id))
        return noSuchAccount();
    return m_database.inTransaction(deadline, [&](Transaction& tx) -> Result<Account> {
        return changeLocked(tx, id, expected, m_clock.now(), change);
    });
}

template <typename Change>
Result<Account> AccountService::administer(const CallContext& context,
                                           const char* action,
                                           const std::string& id,
                                           ExpectedVersion expected,
                                           const Change& change)
{
    if (!domain::isUuid(id))
        return noSuchAccount();
    return m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Account> {
        const std::size_t others = store::otherAdministrators(tx, id);
        std::optional<Account> before;
        const auto guarded = [&](Transaction&, Account& account, Timestamp now) -> Outcome {
            before = account;
            if (const Outcome changed = change(tx, account, now); !changed.ok())
                return changed;
            return checkAdministrators(context.caller, *before, account, others);
        };
        auto after = changeLocked(tx, id, expected, m_clock.now(), guarded);
        if (after.ok())
            writeAudit(tx, context, auditRecord(action, *before, *after));
        return after;
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
        id, expected, deadline, [&](Transaction&, Account& account, Timestamp) -> Outcome {
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
                                deadline,
                                [&](Transaction& tx, Account& changing, Timestamp now) -> Outcome {
                                    changing.passwordHash = *hash;
                                    changing.passwordMustChange = false;
                                    store::endEverything(tx, changing.id, now);
                                    return Done{};
                                });
    return changed.ok() ? Outcome(Done{}) : Outcome(changed.error());
}

Result<Account> AccountService::setRoles(const CallContext& context,
                                         const std::string& id,
                                         const std::vector<std::string>& roles,
                                         ExpectedVersion expected)
{
    const auto checked = checkRoles(roles);
    if (!checked.ok())
        return checked.error();
    return administer(context,
                      audited::kRoles,
                      id,
                      expected,
                      [&](Transaction& tx, Account& account, Timestamp now) -> Outcome {
                          const bool losesOne = !std::includes(checked->begin(),
                                                               checked->end(),
                                                               account.roles.begin(),
                                                               account.roles.end());
                          if (losesOne) // what its tokens say of it is wrong from now on
                              store::voidTokens(tx, account.id, now);
                          account.roles = *checked;
                          return Done{};
                      });
}

Result<Account> AccountService::setDisabled(const CallContext& context,
                                            const std::string& id,
                                            bool isDisabled,
                                            ExpectedVersion expected)
{
    return administer(context,
                      isDisabled ? audited::kDisable : audited::kEnable,
                      id,
                      expected,
                      [&](Transaction& tx, Account& account, Timestamp now) -> Outcome {
                          account.disabled = isDisabled;
                          if (isDisabled)
                              store::endEverything(tx, account.id, now);
                          return Done{};
                      });
}

Result<std::string> AccountService::resetPassword(const CallContext& context, const std::string& id)
{
    std::string password = randomToken(kGeneratedPasswordBytes);
    const auto hash = hashPassword(password);
    if (!hash.ok())
        return hash.error();
    const auto changed =
        administer(context,
                   audited::kResetPassword,
                   id,
                   std::nullopt,
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

Outcome AccountService::setPassword(const CallContext& context,
                                    const std::string& email,
                                    const std::string& password)
{
    const auto account =
        m_database.inTransaction(context.deadline, [&](Transaction& tx) -> Result<Account> {
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
    const auto changed =
        administer(context,
                   audited::kResetPassword,
                   account->id,
                   std::nullopt,
                   [&](Transaction& tx, Account& changing, Timestamp now) -> Outcome {
                       changing.passwordHash = *hash;
                       changing.passwordMustChange = false;
                       store::endEverything(tx, changing.id, now);
                       return Done{};
                   });
    return changed.ok() ? Outcome(Done{}) : Outcome(changed.error());
}

Result<std::vector<store::VoidedTokens>> AccountService::voidedTokens(Deadline deadline)
{
    const Timestamp since = m_clock.now() - m_tokenLife - kClockDifferenceMax;
    return m_database.read(deadline,
                           [&](Transaction& tx) -> Result<std::vector<store::VoidedTokens>> {
                               return store::voidedSince(tx, since, kVoidedMax);
                           });
}

} // namespace vitrine::identity
