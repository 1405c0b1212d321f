#include "admin-console/app/shop_connection.hpp"

#include "vitrine/api/sdk.hpp"
#include "vitrine/auth/session_tokens.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/qt/keychain_token_store.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/wire/oauth.hpp"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr std::chrono::seconds kCallTimeout{20};
constexpr std::chrono::seconds kCloseTimeout{2};
constexpr std::chrono::milliseconds kProbeTimeout{4000};

/// Runs `what` on the GUI thread while `guard` lives.
template <typename What> void onGuiThread(const QPointer<QObject>& guard, What what)
{
    auto* app = QCoreApplication::instance();
    if (app == nullptr)
        return;
    QMetaObject::invokeMethod(
        app,
        [guard, what = std::move(what)] {
            if (guard)
                what();
        },
        Qt::QueuedConnection);
}

/// The network, watched: how long calls take, and whether the shop answers.
class WatchedTransport final : public client::HttpTransport
{
public:
    WatchedTransport(std::shared_ptr<client::HttpTransport> network, ConnectionEvents events)
        : m_network(std::move(network))
        , m_guard(events.context)
        , m_onCallEnd(std::move(events.onCallEnd))
    {
    }

    client::Task<client::HttpReply> send(client::HttpCall call, client::CallScope scope) override
    {
        using Clock = std::chrono::steady_clock;
        CallEnd end{.traceId = scope.trace.traceId};
        const auto begin = Clock::now();
        return client::settle<client::HttpReply>(m_network->send(std::move(call), std::move(scope)))
            .then([guard = m_guard, hook = m_onCallEnd, end, begin](
                      Result<client::HttpReply> reply) mutable {
                end.duration =
                    std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - begin);
                end.wasAnswered = reply.ok() || reply.error().status != 0;
                end.wasCancelled = !reply.ok() && reply.error().code == ErrorCode::Cancelled;
                if (hook)
                    onGuiThread(guard, [hook, end] { hook(end); });
                return reply;
            });
    }

private:
    std::shared_ptr<client::HttpTransport> m_network;
    QPointer<QObject> m_guard;
    std::function<void(const CallEnd&)> m_onCallEnd;
};

/// The session's tokens, watched: tells when there is none to be had any more.
class WatchedTokens final : public client::TokenSource
{
public:
    WatchedTokens(std::shared_ptr<client::SessionTokens> tokens, ConnectionEvents events)
        : m_tokens(std::move(tokens))
        , m_guard(events.context)
        , m_onSessionEnded(std::move(events.onSessionEnded))
    {
    }

    client::Task<std::string> token() override { return watched(m_tokens->token()); }
    client::Task<std::string> renewed(std::string rejected) override
    {
        return watched(m_tokens->renewed(std::move(rejected)));
    }

private:
    client::Task<std::string> watched(client::Task<std::string> task)
    {
        return task.then([guard = m_guard, hook = m_onSessionEnded](Result<std::string> token) {
            if (!token.ok() && token.error().code == ErrorCode::Unauthenticated && hook)
                onGuiThread(guard, hook);
            return token;
        });
    }

    std::shared_ptr<client::SessionTokens> m_tokens;
    QPointer<QObject> m_guard;
    std::function<void()> m_onSessionEnded;
};

/// What a checked ID token says of its person.
Result<wire::Account> personOf(const client::TokenSet& tokens)
{
    const auto first = tokens.idToken.find('.');
    const auto second = tokens.idToken.find('.', first + 1);
    if (first == std::string::npos || second == std::string::npos)
        return failure<wire::Account>(ErrorCode::Unauthenticated, "there is no ID token");
    const auto json = base64UrlDecode(tokens.idToken.substr(first + 1, second - first - 1));
    if (!json.ok())
        return json.error();
    const auto claims = wire::decodeIdTokenClaims(*json);
    if (!claims.ok())
        return claims.error();
    wire::Account account;
    account.id = claims->subject;
    account.email = claims->email;
    account.name = claims->name;
    return account;
}

/// An OpenID Connect provider and the tokens that it gave.
class OidcAuthority final : public Authority
{
public:
    OidcAuthority(Profile profile,
                  client::OidcClient provider,
                  std::shared_ptr<client::TokenStore> store,
                  std::shared_ptr<client::SessionTokens> tokens)
        : m_profile(std::move(profile))
        , m_provider(std::move(provider))
        , m_store(std::move(store))
        , m_tokens(std::move(tokens))
    {
    }

    /// The clients to ask with; they come later because they need this one's tokens.
    void setShop(client::AccountClient accounts, client::SystemClient system)
    {
        m_accounts.emplace(std::move(accounts));
        m_system.emplace(std::move(system));
    }

    client::Task<bool> isSignedIn() override { return m_tokens->isSignedIn(); }

    client::Task<Done> signIn(Open open, std::string loginHint, client::CancelToken cancel) override
    {
        client::BrowserSignIn how;
        how.open = std::move(open);
        how.loginHint = std::move(loginHint);
        if (!m_profile.ports.isEmpty())
            how.ports.assign(m_profile.ports.begin(), m_profile.ports.end());
        return client::settle<Done>(
            m_provider.signInWithBrowser(std::move(how), std::move(cancel))
                .then([tokens = m_tokens](Result<client::TokenSet> set) -> client::Task<Done> {
                    if (!set.ok())
                        return client::finished(Outcome(set.error()));
                    // A store that fails does not undo the sign-in; its fault is told elsewhere.
                    return tokens->begin(*std::move(set)).then([](const Outcome&) {
                        return Outcome(Done{});
                    });
                }));
    }

    client::Task<Done> signOut() override { return m_tokens->end(); }

    client::Task<wire::Account> whoAmI() override
    {
        if (m_profile.hasOwnIdentity())
            return m_accounts->me();
        // Accounts are elsewhere: the ID token names the person, and what only administrators may
        // see tells the role, by whatever claim this shop reads it from.
        return client::settle<wire::Account>(m_store->load().then(
            [system = *m_system](
                Result<std::optional<client::TokenSet>> set) -> client::Task<wire::Account> {
                if (!set.ok())
                    return client::finished(Result<wire::Account>(set.error()));
                if (!*set)
                    return client::finished(
                        failure<wire::Account>(ErrorCode::Unauthenticated, "nobody is signed in"));
                auto person = personOf(**set);
                if (!person.ok())
                    return client::finished(std::move(person));
                return withRole(system, *std::move(person));
            }));
    }

private:
    static client::Task<wire::Account> withRole(const client::SystemClient& system,
                                                wire::Account person)
    {
        return system.overview().then(
            [person = std::move(person)](
                const Result<wire::SystemOverview>& overview) mutable -> Result<wire::Account> {
                if (overview.ok())
                    person.roles = {"ADMIN"};
                else if (overview.error().code != ErrorCode::PermissionDenied)
                    return overview.error();
                return std::move(person);
            });
    }

    Profile m_profile;
    client::OidcClient m_provider;
    std::shared_ptr<client::TokenStore> m_store;
    std::shared_ptr<client::SessionTokens> m_tokens;
    std::optional<client::AccountClient> m_accounts;
    std::optional<client::SystemClient> m_system;
};

client::Task<Done> askForOneProduct(const client::CatalogClient& catalog)
{
    wire::ProductQuery query;
    query.limit = 1;
    return catalog.listProducts(query, {.timeout = kProbeTimeout})
        .then([](const Result<wire::Page<wire::Product>>& page) -> Outcome {
            if (!page.ok())
                return page.error();
            return Done{};
        });
}

client::OidcOptions oidcOptionsOf(const Profile& profile)
{
    client::OidcOptions options;
    options.issuer = qt::toUtf8(profile.issuerInUse());
    options.clientId = qt::toUtf8(profile.clientIdInUse());
    return options;
}

} // namespace

Result<ShopConnection> connectShop(const Profile& profile, ConnectionEvents events)
{
    const auto network = std::make_shared<WatchedTransport>(client::makeNetworkTransport(), events);
    client::ClientOptions options;
    options.endpoint = qt::toUtf8(profile.gateway);
    options.timeout = kCallTimeout;
    options.transport = network;
    options.userAgent = "vitrine-console/" VITRINE_VERSION;
    auto provider = client::OidcClient::create(oidcOptionsOf(profile), options);
    if (!provider.ok())
        return provider.error();

    auto guest = client::Sdk::create(options);
    if (!guest.ok())
        return guest.error();

    const QPointer<QObject> guard(events.context);
    const auto store = std::make_shared<qt::KeychainTokenStore>(
        u"vitrine-console"_s, profile.id, [guard, hook = events.onNoKeychain](const QString& why) {
            if (hook)
                onGuiThread(guard, [hook, why] { hook(why); });
        });
    const auto tokens = std::make_shared<client::SessionTokens>(
        *provider, client::SessionTokens::Options{.store = store});
    options.tokens = std::make_shared<WatchedTokens>(tokens, events);
    auto sdk = client::Sdk::create(options);
    if (!sdk.ok())
        return sdk.error();

    const auto shop = *std::move(sdk);
    const auto authority = std::make_shared<OidcAuthority>(profile, *provider, store, tokens);
    authority->setShop(shop->accounts(), shop->system());
    return ShopConnection{
        .clients = {shop->catalog(),
                    shop->inventory(),
                    shop->orders(),
                    shop->payments(),
                    shop->accounts(),
                    shop->traces(),
                    shop->reports(),
                    shop->audit(),
                    shop->system(),
                    shop->shop(),
                    shop->devices()},
        .authority = authority,
        .probe = [catalog = (*guest)->catalog()] { return askForOneProduct(catalog); },
        .close =
            [shop, guest = *guest, provider = *provider] {
                shop->close(kCloseTimeout);
                guest->close(kCloseTimeout);
                provider.close(kCloseTimeout);
            }};
}

} // namespace vitrine::console
