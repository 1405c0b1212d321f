#include "vitrine/auth/token_store.hpp"

#include "vitrine/wire/oauth.hpp"

namespace vitrine::client {

std::string encodeTokens(const TokenSet& tokens)
{
    return wire::encode(wire::StoredTokens{.accessToken = tokens.accessToken,
                                           .refreshToken = tokens.refreshToken,
                                           .idToken = tokens.idToken,
                                           .scope = tokens.scope,
                                           .expiresAt = formatTimestamp(tokens.expiresAt)});
}

Result<TokenSet> decodeTokens(std::string_view text)
{
    auto stored = wire::decodeStoredTokens(text);
    if (!stored.ok())
        return stored.error();
    const auto expiresAt = parseTimestamp(stored->expiresAt);
    if (!expiresAt.ok())
        return expiresAt.error();
    return TokenSet{.accessToken = std::move(stored->accessToken),
                    .refreshToken = std::move(stored->refreshToken),
                    .idToken = std::move(stored->idToken),
                    .scope = std::move(stored->scope),
                    .expiresAt = *expiresAt};
}

Task<std::optional<TokenSet>> MemoryTokenStore::load()
{
    const std::lock_guard lock(m_mutex);
    return finished(Result<std::optional<TokenSet>>(m_tokens));
}

Task<Done> MemoryTokenStore::save(TokenSet tokens)
{
    const std::lock_guard lock(m_mutex);
    m_tokens = std::move(tokens);
    return finished(Outcome(Done{}));
}

Task<Done> MemoryTokenStore::clear()
{
    const std::lock_guard lock(m_mutex);
    m_tokens.reset();
    return finished(Outcome(Done{}));
}

} // namespace vitrine::client
