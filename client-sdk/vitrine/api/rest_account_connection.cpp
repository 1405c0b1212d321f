#include "vitrine/api/rest_connections.hpp"
#include "vitrine/wire/codec_support.hpp"

namespace vitrine::client {
namespace {

constexpr auto kAccounts = "/api/v1/accounts";

std::string queryOf(const AccountQuery& query)
{
    wire::codec::QueryWriter out;
    out.add("search", query.search).add("role", query.role);
    if (query.disabled)
        out.add("disabled", *query.disabled ? "true" : "false");
    out.add("sort", query.sort);
    return out.addPage(query).take();
}

class RestAccountConnection final : public AccountConnection
{
public:
    explicit RestAccountConnection(std::shared_ptr<const Caller> caller)
        : m_caller(std::move(caller))
    {
    }

    Task<wire::Account> registerAccount(wire::AccountDraft draft, CallOptions options) override
    {
        return m_caller->fetch<wire::Account>({.operation = "accounts.register",
                                               .method = "POST",
                                               .path = Path(kAccounts),
                                               .body = wire::encode(draft)},
                                              std::move(options),
                                              wire::decodeAccount);
    }

    Task<wire::Account> me(CallOptions options) override
    {
        return m_caller->fetch<wire::Account>(
            {.operation = "accounts.me", .method = "GET", .path = Path(kAccounts).then("/me")},
            std::move(options),
            wire::decodeAccount);
    }

    Task<wire::Account> getAccount(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::Account>(
            {.operation = "accounts.get", .method = "GET", .path = Path(kAccounts) / id},
            std::move(options),
            wire::decodeAccount);
    }

    Task<wire::Account>
    updateMe(std::int64_t version, wire::AccountProfile profile, CallOptions options) override
    {
        return m_caller->fetch<wire::Account>({.operation = "accounts.update-me",
                                               .method = "PUT",
                                               .path = Path(kAccounts).then("/me"),
                                               .body = wire::encode(profile),
                                               .version = version},
                                              std::move(options),
                                              wire::decodeAccount);
    }

    Task<Done> changeMyPassword(wire::PasswordChange change, CallOptions options) override
    {
        return m_caller->perform({.operation = "accounts.change-password",
                                  .method = "POST",
                                  .path = Path(kAccounts).then("/me/password"),
                                  .body = wire::encode(change)},
                                 std::move(options));
    }

    Task<wire::Page<wire::Account>> listAccounts(AccountQuery query, CallOptions options) override
    {
        return m_caller->fetch<wire::Page<wire::Account>>({.operation = "accounts.list",
                                                           .method = "GET",
                                                           .path = Path(kAccounts),
                                                           .query = queryOf(query)},
                                                          std::move(options),
                                                          wire::decodeAccountPage);
    }

    Task<wire::Account> setRoles(std::string id,
                                 std::int64_t version,
                                 std::vector<std::string> roles,
                                 CallOptions options) override
    {
        return m_caller->fetch<wire::Account>(
            {.operation = "accounts.set-roles",
             .method = "PUT",
             .path = (Path(kAccounts) / id).then("/roles"),
             .body = wire::encode(wire::AccountRoles{std::move(roles)}),
             .version = version},
            std::move(options),
            wire::decodeAccount);
    }

    Task<wire::Account> setDisabled(std::string id, bool isDisabled, CallOptions options) override
    {
        return m_caller->fetch<wire::Account>(
            {.operation = isDisabled ? "accounts.disable" : "accounts.enable",
             .method = "POST",
             .path = (Path(kAccounts) / id).then(isDisabled ? "/disable" : "/enable"),
             .repeatable = true}, // it sets a state
            std::move(options),
            wire::decodeAccount);
    }

    Task<wire::TemporaryPassword> resetPassword(std::string id, CallOptions options) override
    {
        return m_caller->fetch<wire::TemporaryPassword>(
            {.operation = "accounts.reset-password",
             .method = "POST",
             .path = (Path(kAccounts) / id).then("/reset-password")},
            std::move(options),
            wire::decodeTemporaryPassword);
    }

private:
    std::shared_ptr<const Caller> m_caller;
};

} // namespace

std::shared_ptr<AccountConnection> makeRestAccounts(std::shared_ptr<const Caller> caller)
{
    return std::make_shared<RestAccountConnection>(std::move(caller));
}

} // namespace vitrine::client
