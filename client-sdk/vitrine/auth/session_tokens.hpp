#pragma once

#include "vitrine/auth/oidc_client.hpp"
#include "vitrine/auth/token_source.hpp"
#include "vitrine/auth/token_store.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::client {

/// The tokens of a signed-in person: renewed shortly before they expire, by one refresh at a time,
/// and stored before they are used, since a rotating provider takes a refresh token that is used
/// twice for stolen. One object per store.
class SessionTokens final : public TokenSource
{
public:
    struct Options
    {
        std::shared_ptr<TokenStore> store{}; ///< Null: kept until the program ends.
        std::shared_ptr<Clock> clock{};      ///< Null: the machine's.
        std::chrono::seconds renewBefore{
            30}; ///< How long before its end a token counts as expired.
        /// Told when the store fails; the session goes on, but does not survive the program. On a
        /// network thread.
        std::function<void(const Error&)> onStoreFault{};
    };
    explicit SessionTokens(OidcClient provider);
    SessionTokens(OidcClient provider, Options options);
    ~SessionTokens() override;

    /// Starts a session with what a sign-in gave.
    [[nodiscard]] Task<Done> begin(TokenSet tokens);
    /// Ends the session: forgets the tokens, and asks the provider to forget them too.
    /// @return how the provider's part went; the local part is done in any case.
    [[nodiscard]] Task<Done> end();
    /// Whether somebody is signed in; looks into the store the first time.
    [[nodiscard]] Task<bool> isSignedIn();

    [[nodiscard]] Task<std::string> token() override;
    [[nodiscard]] Task<std::string> renewed(std::string rejected) override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

/// Tokens for a program itself, by client credentials; renewed shortly before they expire, by one
/// request at a time.
class ClientCredentialsTokens final : public TokenSource
{
public:
    ClientCredentialsTokens(OidcClient provider,
                            std::vector<std::string> scopes,
                            std::shared_ptr<Clock> clock = nullptr,
                            std::chrono::seconds renewBefore = std::chrono::seconds(30));
    ~ClientCredentialsTokens() override;

    [[nodiscard]] Task<std::string> token() override;
    [[nodiscard]] Task<std::string> renewed(std::string rejected) override;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace vitrine::client
