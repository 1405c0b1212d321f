#pragma once

#include "vitrine/transport/task.hpp"

#include <string>

namespace vitrine::client {

/// Where calls get their access token. Safe to call from any thread.
class TokenSource
{
public:
    virtual ~TokenSource() = default;

    /// A token that should hold for the next call; "" to call anonymously.
    /// @return Unauthenticated: somebody must sign in (again).
    [[nodiscard]] virtual Task<std::string> token() = 0;

    /// A server has refused `rejected`: another token, or the same when there is no other. Calls
    /// that arrive while a renewal is under way share its result.
    /// @return Unauthenticated: somebody must sign in (again).
    [[nodiscard]] virtual Task<std::string> renewed(std::string rejected) = 0;
};

/// One token that somebody else looks after.
class FixedToken final : public TokenSource
{
public:
    explicit FixedToken(std::string token)
        : m_token(std::move(token))
    {
    }
    [[nodiscard]] Task<std::string> token() override
    {
        return finished(Result<std::string>(m_token));
    }
    [[nodiscard]] Task<std::string> renewed(std::string) override { return token(); }

private:
    std::string m_token;
};

} // namespace vitrine::client
