#include "storefront-kiosk/screens/signin/sign_in_presenter.hpp"

#include "storefront-kiosk/basket/wiping_memory.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/wire/oauth.hpp"

#include <QByteArray>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

/// Nobody looks for their phone longer; another code is one touch away.
constexpr std::chrono::minutes kShowFor{3};
constexpr int kGroup = 4;
constexpr qsizetype kNameMax = 40;

std::string_view payloadOf(std::string_view jwt)
{
    const auto first = jwt.find('.');
    if (first == std::string_view::npos)
        return {};
    return jwt.substr(first + 1, jwt.find('.', first + 1) - first - 1);
}

} // namespace

Shopper::Account accountOf(const client::TokenSet& tokens)
{
    Shopper::Account account{.accessToken = tokens.accessToken, .expiresAt = tokens.expiresAt};
    const auto payload = payloadOf(tokens.idToken);
    const auto json =
        QByteArray::fromBase64(QByteArray::fromRawData(payload.data(), qsizetype(payload.size())),
                               QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    const auto claims =
        wire::decodeIdTokenClaims({json.constData(), static_cast<std::size_t>(json.size())});
    if (!claims.ok())
        return account;
    account.name = qt::toText(claims->name).simplified();
    if (account.name.size() > kNameMax) // it is for the greeting only
        account.name = account.name.left(kNameMax - 1) + QChar(0x2026);
    account.email = qt::toText(claims->email);
    return account;
}

SignInPresenter::SignInPresenter(KioskContext& context, QObject* parent)
    : QObject(parent)
    , m_context(context)
{
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, &SignInPresenter::expire);
}

SignInPresenter::~SignInPresenter()
{
    m_cancel.cancel();
    wipeText(m_token);
}

void SignInPresenter::begin()
{
    leave();
    if (m_context.signIn() == nullptr)
        return end(SignInStage::Unavailable);
    m_cancel = client::CancelSource();
    m_stage = SignInStage::Starting;
    Q_EMIT changed();
    qt::deliver(m_context.signIn()->startDeviceSignIn(m_cancel.token()),
                this,
                [this, ticket = m_latest.next()](const Result<client::DeviceSignIn>& started) {
                    if (!m_latest.isStale(ticket))
                        onStarted(started);
                });
}

void SignInPresenter::onStarted(const Result<client::DeviceSignIn>& started)
{
    if (!started.ok())
        return onFailed(started.error());
    m_started = *started;
    const auto codeLasts = std::chrono::duration_cast<std::chrono::milliseconds>(
        m_started.expiresAt - std::chrono::steady_clock::now());
    const int factor = m_context.shopper().isReach() ? m_context.settings().times.reachFactor : 1;
    m_validFor = std::clamp(
        codeLasts, std::chrono::milliseconds(0), std::chrono::milliseconds(kShowFor * factor));
    m_expiry.start(m_validFor);
    m_stage = SignInStage::Showing;
    Q_EMIT changed();
    qt::deliver(m_context.signIn()->finishDeviceSignIn(m_started, m_cancel.token()),
                this,
                [this, ticket = m_latest.next()](const Result<client::TokenSet>& tokens) {
                    if (!m_latest.isStale(ticket))
                        onTokens(tokens);
                });
}

void SignInPresenter::onTokens(const Result<client::TokenSet>& tokens)
{
    if (!tokens.ok())
        return onFailed(tokens.error());
    m_token = tokens->accessToken;
    m_context.shopper().signIn(accountOf(*tokens));
    end(SignInStage::Welcome);
}

void SignInPresenter::onFailed(const Error& error)
{
    switch (error.code) {
    case ErrorCode::PermissionDenied:
        return end(SignInStage::Refused);
    case ErrorCode::DeadlineExceeded:
        // before there was a code it was the shop that did not answer
        return end(m_stage == SignInStage::Showing ? SignInStage::Expired
                                                   : SignInStage::Unavailable);
    default:
        return end(SignInStage::Unavailable);
    }
}

void SignInPresenter::expire()
{
    m_cancel.cancel();
    end(SignInStage::Expired);
}

void SignInPresenter::end(SignInStage stage)
{
    m_latest.drop();
    m_expiry.stop();
    for (auto* text :
         {&m_started.deviceCode, &m_started.userCode, &m_started.verificationUriComplete})
        wipeText(*text);
    m_stage = stage;
    Q_EMIT changed();
}

void SignInPresenter::leave()
{
    m_cancel.cancel();
    end(SignInStage::Idle);
}

void SignInPresenter::forget()
{
    leave();
    if (m_token.empty())
        return;
    if (m_context.signIn() != nullptr) // nobody waits for it: a token that lives on ends by itself
        qt::deliver(m_context.signIn()->revoke(m_token), this, [](const Outcome&) {});
    wipeText(m_token);
}

QString SignInPresenter::code() const
{
    QString letters = qt::toText(m_started.userCode);
    if (letters.contains(QLatin1Char('-')))
        return letters.replace(QLatin1Char('-'), QLatin1Char(' '));
    if (letters.size() == 2 * kGroup)
        letters.insert(kGroup, QLatin1Char(' '));
    return letters;
}

QString SignInPresenter::spelledCode() const
{
    QString spelled;
    for (const QChar letter : code()) {
        if (!letter.isSpace())
            spelled += letter + QStringLiteral(", ");
    }
    spelled.chop(2);
    return spelled;
}

QString SignInPresenter::address() const
{
    const QUrl url(qt::toText(m_started.verificationUri));
    return url.toString(QUrl::RemoveScheme | QUrl::StripTrailingSlash).mid(2);
}

QString SignInPresenter::link() const
{
    return qt::toText(m_started.verificationUriComplete.empty()
                          ? m_started.verificationUri
                          : m_started.verificationUriComplete);
}

} // namespace vitrine::kiosk
