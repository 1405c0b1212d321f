#include "vitrine/auth/session_tokens.hpp"

#include "vitrine/auth/single_flight.hpp"

#include <mutex>
#include <optional>

namespace vitrine::client {
namespace {

Result<std::string> accessTokenOf(const Result<TokenSet>& tokens)
{
    if (!tokens.ok())
        return tokens.error();
    return tokens->accessToken;
}

Error notSignedIn()
{
    return {.code = ErrorCode::Unauthenticated, .message = "nobody is signed in"};
}

} // namespace

struct SessionTokens::State : std::enable_shared_from_this<State>
{
    State(OidcClient oidc, Options given)
        : provider(std::move(oidc))
        , options(std::move(given))
    {
        if (!options.store)
            options.store = std::make_shared<MemoryTokenStore>();
        if (!options.clock)
            options.clock = std::make_shared<SystemClock>();
    }

    OidcClient provider;
    Options options;
    SingleFlight<TokenSet> refreshing;
    std::mutex mutex;
    bool loaded = false;            // guarded by mutex
    std::optional<TokenSet> tokens; // guarded by mutex

    std::optional<TokenSet> current()
    {
        const std::lock_guard lock(mutex);
        return tokens;
    }

    void keep(std::optional<TokenSet> now)
    {
        const std::lock_guard lock(mutex);
        tokens = std::move(now);
        loaded = true;
    }

    [[nodiscard]] bool isFresh(const TokenSet& set) const
    {
        return set.expiresAt - options.renewBefore > options.clock->now();
    }

    Task<std::optional<TokenSet>> load()
    {
        {
            const std::lock_guard lock(mutex);
            if (loaded)
                return finished(Result<std::optional<TokenSet>>(tokens));
        }
        return settle<std::optional<TokenSet>>(options.store->load())
            .then([self = shared_from_this()](
                      Result<std::optional<TokenSet>> stored) -> Result<std::optional<TokenSet>> {
                if (!stored.ok())
                    return stored;
                const std::lock_guard lock(self->mutex);
                if (!self->loaded) // or a sign-in has overtaken us
                    self->tokens = *stored;
                self->loaded = true;
                return self->tokens;
            });
    }

    Task<Done> store(const TokenSet& set)
    {
        return settle<Done>(options.store->save(set))
            .then([self = shared_from_this()](Result<Done> saved) {
                if (!saved.ok() && self->options.onStoreFault)
                    self->options.onStoreFault(saved.error());
                return saved;
            });
    }

    /// New tokens in place of those whose access token is `rejected`, unless somebody has got new
    /// ones meanwhile.
    Task<std::string> renew(const std::string& rejected)
    {
        return refreshing
            .run([self = shared_from_this(), rejected] { return self->refreshOnce(rejected); })
            .then([](Result<TokenSet> set) { return accessTokenOf(set); });
    }

    Task<TokenSet> refreshOnce(const std::string& rejected)
    {
        const auto before = current();
        if (!before)
            return finished(Result<TokenSet>(notSignedIn()));
        if (before->accessToken != rejected && isFresh(*before))
            return finished(Result<TokenSet>(*before));
        return provider.refresh(*before).then(
            [self = shared_from_this(),
             used = before->refreshToken](Result<TokenSet> set) -> Task<TokenSet> {
                if (set.ok())
                    return self->adopt(*std::move(set), used);
                if (set.error().code == ErrorCode::Unauthenticated) // it will never work again
                    return self->drop(used, set.error());
                return finished(std::move(set)); // the session may still be good
            });
    }

    /// Stores, then uses what came for the refresh token `used`.
    Task<TokenSet> adopt(TokenSet set, const std::string& used)
    {
        // A store that fails does not end the session; onStoreFault has been told.
        return store(set).then(
            [self = shared_from_this(), set, used](const Result<Done>&) -> Task<TokenSet> {
                if (self->replace(used, set))
                    return finished(Result<TokenSet>(set));
                return self->restoreStore();
            });
    }

    Task<TokenSet> drop(const std::string& used, const Error& error)
    {
        if (!replace(used, std::nullopt))
            return restoreStore();
        return settle<Done>(options.store->clear()).then([error](const Result<Done>&) {
            return Result<TokenSet>(error);
        });
    }

    /// Sets the tokens if they are still those of the refresh token `used`: somebody may have
    /// signed out or in meanwhile.
    bool replace(const std::string& used, std::optional<TokenSet> with)
    {
        const std::lock_guard lock(mutex);
        if (!tokens || tokens->refreshToken != used)
            return false;
        tokens = std::move(with);
        return true;
    }

    /// The session changed during a refresh: makes the store say what is true now.
    Task<TokenSet> restoreStore()
    {
        const auto now = current();
        if (now)
            return store(*now).then([now](const Result<Done>&) { return Result<TokenSet>(*now); });
        return settle<Done>(options.store->clear()).then([](const Result<Done>&) {
            return Result<TokenSet>(notSignedIn());
        });
    }
};

SessionTokens::SessionTokens(OidcClient provider)
    : SessionTokens(std::move(provider), Options{})
{
}

SessionTokens::SessionTokens(OidcClient provider, Options options)
    : m_state(std::make_shared<State>(std::move(provider), std::move(options)))
{
}

SessionTokens::~SessionTokens() = default;

Task<Done> SessionTokens::begin(TokenSet tokens)
{
    m_state->keep(tokens);
    return m_state->store(tokens);
}

Task<Done> SessionTokens::end()
{
    const auto state = m_state;
    return settle<Done>(
        state->load().then([state](const Result<std::optional<TokenSet>>& loaded) -> Task<Done> {
            const auto tokens = loaded.ok() ? *loaded : std::nullopt;
            state->keep(std::nullopt);
            return settle<Done>(state->options.store->clear())
                .then([state, tokens](Result<Done> cleared) -> Task<Done> {
                    if (!cleared.ok() || !tokens || tokens->refreshToken.empty())
                        return finished(std::move(cleared));
                    return state->provider.revoke(tokens->refreshToken);
                });
        }));
}

Task<bool> SessionTokens::isSignedIn()
{
    return settle<bool>(
        m_state->load().then([](Result<std::optional<TokenSet>> loaded) -> Result<bool> {
            if (!loaded.ok())
                return loaded.error();
            return loaded->has_value();
        }));
}

Task<std::string> SessionTokens::token()
{
    const auto state = m_state;
    return settle<std::string>(
        state->load().then([state](Result<std::optional<TokenSet>> loaded) -> Task<std::string> {
            if (!loaded.ok())
                return finished(Result<std::string>(loaded.error()));
            if (!*loaded)
                return finished(Result<std::string>(notSignedIn()));
            const TokenSet& set = **loaded;
            if (state->isFresh(set))
                return finished(Result<std::string>(set.accessToken));
            return state->renew(set.accessToken);
        }));
}

Task<std::string> SessionTokens::renewed(std::string rejected)
{
    return settle<std::string>(m_state->renew(rejected));
}

struct ClientCredentialsTokens::State : std::enable_shared_from_this<State>
{
    State(OidcClient oidc,
          std::vector<std::string> wanted,
          std::shared_ptr<Clock> given,
          std::chrono::seconds before)
        : provider(std::move(oidc))
        , scopes(std::move(wanted))
        , clock(given ? std::move(given) : std::make_shared<SystemClock>())
        , renewBefore(before)
    {
    }

    OidcClient provider;
    std::vector<std::string> scopes;
    std::shared_ptr<Clock> clock;
    std::chrono::seconds renewBefore;
    SingleFlight<TokenSet> fetching;
    std::mutex mutex;
    std::optional<TokenSet> tokens; // guarded by mutex

    /// The token at hand unless it is `rejected` or about to expire; else a new one.
    Task<std::string> get(const std::string& rejected)
    {
        {
            const std::lock_guard lock(mutex);
            if (tokens && tokens->accessToken != rejected &&
                tokens->expiresAt - renewBefore > clock->now())
                return finished(Result<std::string>(tokens->accessToken));
        }
        const auto self = shared_from_this();
        return settle<std::string>(
            fetching.run([self] { return self->fetch(); }).then([self](Result<TokenSet> set) {
                return accessTokenOf(set);
            }));
    }

    Task<TokenSet> fetch()
    {
        return provider.clientCredentials(scopes).then(
            [self = shared_from_this()](Result<TokenSet> set) {
                if (set.ok()) {
                    const std::lock_guard lock(self->mutex);
                    self->tokens = *set;
                }
                return set;
            });
    }
};

ClientCredentialsTokens::ClientCredentialsTokens(OidcClient provider,
                                                 std::vector<std::string> scopes,
                                                 std::shared_ptr<Clock> clock,
                                                 std::chrono::seconds renewBefore)
    : m_state(std::make_shared<State>(
          std::move(provider), std::move(scopes), std::move(clock), renewBefore))
{
}

ClientCredentialsTokens::~ClientCredentialsTokens() = default;

Task<std::string> ClientCredentialsTokens::token()
{
    return m_state->get({});
}

Task<std::string> ClientCredentialsTokens::renewed(std::string rejected)
{
    return m_state->get(rejected);
}

} // namespace vitrine::client
