#include "vitrine/api/rest_connections.hpp"
#include "vitrine/core/encoding.hpp"

namespace vitrine::client {
namespace {

constexpr auto kAccounts = "/api/v1/accounts";

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

    Task<wire::Page<wire::Account>>
    listAccounts(int limit, std::string after, CallOptions options) override
    {
        auto query = "limit=" + std::to_string(limit);
        if (!after.empty())
            query += "&after=" + percentEncode(after);
        return m_caller->fetch<wire::Page<wire::Account>>({.operation = "accounts.list",
                                                           .method = "GET",
                                                           .path = Path(kAccounts),
                                                           .query = std::move(query)},
                                                          std::move(options),
                                                          wire::decodeAccountPage);
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
