#include "admin-console/app/shop_session.hpp"

#include "vitrine/qt/text.hpp"

#include <QDesktopServices>
#include <QUrl>

#include <algorithm>

namespace vitrine::console {
namespace {

constexpr auto kAdmin = "ADMIN";

bool isAdmin(const wire::Account& account)
{
    return std::find(account.roles.begin(), account.roles.end(), kAdmin) != account.roles.end();
}

} // namespace

ShopSession::ShopSession(Profile profile, const Connect& connect, QObject* parent)
    : QObject(parent)
    , m_profile(std::move(profile))
    , m_monitor(new ConnectionMonitor([this] { return m_shop->probe(); }, this))
    , m_opener([](const QString& url) { return QDesktopServices::openUrl(QUrl(url)); })
{
    ConnectionEvents events;
    events.context = this;
    events.onCallEnd = [this](const CallEnd& end) { m_monitor->noteCall(end); };
    events.onSessionEnded = [this] { noteEnded(); };
    events.onNoKeychain = [this](const QString& why) {
        m_keychainFault = why;
        Q_EMIT keychainFaultChanged();
    };
    auto shop = connect(m_profile, std::move(events));
    if (shop.ok())
        m_shop = *std::move(shop);
    else
        m_problem = shop.error();
    QObject::connect(
        m_monitor, &ConnectionMonitor::connectionChanged, this, [this](Connection connection) {
            if (connection == Connection::Online && m_phase == Phase::Checking && m_problem)
                check();
        });
}

ShopSession::~ShopSession()
{
    if (m_signingIn)
        m_signingIn->cancel();
    if (m_shop && m_shop->close)
        m_shop->close();
}

const ShopClients* ShopSession::clients() const
{
    return m_shop ? &m_shop->clients : nullptr;
}

void ShopSession::enter(Phase phase, std::optional<Error> problem)
{
    m_phase = phase;
    m_problem = std::move(problem);
    if (phase != Phase::Browser) {
        m_signInUrl.clear();
        m_signingIn.reset();
    }
    Q_EMIT phaseChanged();
}

void ShopSession::start()
{
    if (m_phase != Phase::Idle)
        return;
    if (!m_shop) {
        enter(Phase::SignedOut, m_problem);
        return;
    }
    enter(Phase::Looking);
    const auto ticket = m_latest.next();
    qt::deliver(
        m_shop->authority->isSignedIn(), this, [this, ticket](const Result<bool>& isSignedIn) {
            if (m_latest.isStale(ticket))
                return;
            if (isSignedIn.ok() && *isSignedIn)
                check();
            else
                enter(Phase::SignedOut);
        });
}

void ShopSession::signIn()
{
    if (!m_shop || m_phase == Phase::Browser)
        return;
    const auto ticket = m_latest.next();
    enter(Phase::Browser);
    m_signingIn.emplace();
    const QPointer<ShopSession> guard(this);
    const auto open = [guard](const std::string& url) -> Outcome {
        QMetaObject::invokeMethod(
            QCoreApplication::instance(),
            [guard, url] {
                if (guard)
                    guard->openPage(url);
            },
            Qt::QueuedConnection);
        return Done{};
    };
    const std::string hint = m_user ? m_user->email : std::string();
    qt::deliver(m_shop->authority->signIn(open, hint, m_signingIn->token()),
                this,
                [this, ticket](const Outcome& outcome) {
                    if (m_latest.isStale(ticket))
                        return;
                    if (outcome.ok())
                        check();
                    else
                        enter(m_hasEnded ? Phase::Ended : Phase::SignedOut, outcome.error());
                });
}

void ShopSession::openPage(const std::string& url)
{
    if (m_phase != Phase::Browser)
        return;
    m_signInUrl = qt::toText(url);
    openBrowserAgain();
}

void ShopSession::openBrowserAgain()
{
    // Where no browser opens, the page stays on the screen to be copied.
    const bool hasOpened = m_opener(m_signInUrl);
    m_problem = hasOpened
                    ? std::nullopt
                    : std::optional(Error{.code = ErrorCode::Unavailable, .message = "no browser"});
    Q_EMIT phaseChanged();
}

void ShopSession::cancelSignIn()
{
    if (m_phase != Phase::Browser)
        return;
    m_latest.drop();
    m_signingIn->cancel();
    enter(m_hasEnded ? Phase::Ended : Phase::SignedOut);
}

void ShopSession::check()
{
    enter(Phase::Checking);
    const auto ticket = m_latest.next();
    qt::deliver(
        m_shop->authority->whoAmI(), this, [this, ticket](const Result<wire::Account>& user) {
            if (m_latest.isStale(ticket))
                return;
            if (user.ok())
                learnUser(*user);
            else if (user.error().code == ErrorCode::Unauthenticated)
                enter(m_hasEnded ? Phase::Ended : Phase::SignedOut);
            else
                enter(Phase::Checking, user.error());
        });
}

void ShopSession::learnUser(const wire::Account& user)
{
    m_user = user;
    if (!isAdmin(user)) {
        enter(Phase::NotAdmin);
        return;
    }
    const auto ticket = m_latest.next();
    qt::deliver(m_shop->clients.shop.profile(),
                this,
                [this, ticket](const Result<wire::ShopProfile>& profile) {
                    if (m_latest.isStale(ticket))
                        return;
                    // A shop whose routes are its own may not tell; then it is one like most.
                    if (!profile.ok() && profile.error().code != ErrorCode::NotFound) {
                        enter(Phase::Checking, profile.error());
                        return;
                    }
                    m_shopProfile = profile.ok() ? *profile : wire::ShopProfile{};
                    m_hasEnded = false;
                    enter(Phase::SignedIn);
                });
}

void ShopSession::retry()
{
    if (m_phase == Phase::Checking && m_problem)
        check();
}

void ShopSession::noteEnded()
{
    if (m_phase != Phase::SignedIn)
        return;
    m_hasEnded = true;
    enter(Phase::Ended);
}

void ShopSession::signOut()
{
    if (!m_shop)
        return;
    m_latest.drop();
    if (m_signingIn)
        m_signingIn->cancel();
    m_hasEnded = false;
    m_user.reset();
    enter(Phase::SignedOut);
    qt::deliver(m_shop->authority->signOut(), this, [](const Outcome&) {
        // The tokens are forgotten here in any case; that the provider could not be told is its
        // own matter: they expire.
    });
}

} // namespace vitrine::console
