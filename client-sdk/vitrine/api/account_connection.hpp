#pragma once

#include "vitrine/transport/client_options.hpp"
#include "vitrine/transport/task.hpp"
#include "vitrine/wire/account.hpp"

#include <string>

namespace vitrine::client {

/// What AccountClient talks to.
class AccountConnection
{
public:
    virtual ~AccountConnection() = default;

    virtual Task<wire::Account> registerAccount(wire::AccountDraft draft, CallOptions options) = 0;
    virtual Task<wire::Account> me(CallOptions options) = 0;
    virtual Task<wire::Account> getAccount(std::string id, CallOptions options) = 0;
    virtual Task<wire::Page<wire::Account>>
    listAccounts(int limit, std::string after, CallOptions options) = 0;
};

} // namespace vitrine::client
