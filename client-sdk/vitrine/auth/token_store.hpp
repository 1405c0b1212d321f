#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/transport/task.hpp"

#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine::client {

/// What a sign-in gives.
struct TokenSet
{
    std::string accessToken;
    std::string refreshToken; ///< "" when the provider gave none; then the sign-in ends with the
                              ///< access token.
    std::string idToken;      ///< Checked already; "" when none was asked for.
    std::string scope;
    Timestamp expiresAt{}; ///< Of the access token.
};

/// For a store that keeps text.
[[nodiscard]] std::string encodeTokens(const TokenSet& tokens);
/// @return InvalidArgument when `text` is not from encodeTokens.
[[nodiscard]] Result<TokenSet> decodeTokens(std::string_view text);

/// Keeps the tokens of one signed-in person between calls, or between runs of the program. Safe to
/// call from any thread.
class TokenStore
{
public:
    virtual ~TokenStore() = default;
    /// The tokens, or nothing when nobody is signed in.
    [[nodiscard]] virtual Task<std::optional<TokenSet>> load() = 0;
    [[nodiscard]] virtual Task<Done> save(TokenSet tokens) = 0;
    [[nodiscard]] virtual Task<Done> clear() = 0;
};

/// Keeps them until the program ends.
class MemoryTokenStore final : public TokenStore
{
public:
    [[nodiscard]] Task<std::optional<TokenSet>> load() override;
    [[nodiscard]] Task<Done> save(TokenSet tokens) override;
    [[nodiscard]] Task<Done> clear() override;

private:
    std::mutex m_mutex;
    std::optional<TokenSet> m_tokens; // guarded by m_mutex
};

} // namespace vitrine::client
