#include "admin-console/app/sign_in_view.hpp"

#include "vitrine/qt/error_text.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::console {
namespace {

constexpr int kCardWidth = 480;
constexpr int kLogoSide = 40;
using Phase = ShopSession::Phase;

QLabel* wrapping(qt::TextStyle style, QWidget* parent, bool isMuted = false)
{
    auto* label = qt::makeLabel({}, style, parent, isMuted);
    label->setWordWrap(true);
    return label;
}

} // namespace

SignInView::SignInView(QWidget* parent)
    : QWidget(parent)
    , m_card(new QWidget(this))
    , m_logo(new QLabel(m_card))
    , m_headline(wrapping(qt::TextStyle::Page, m_card))
    , m_text(wrapping(qt::TextStyle::Body, m_card, true))
    , m_ring(new qt::BusyIndicator(m_card, 20))
    , m_banner(new qt::MessageBanner(m_card))
    , m_primary(new QPushButton(m_card))
    , m_secondary(new QPushButton(m_card))
    , m_copy(new QPushButton(m_card))
    , m_shops(new QPushButton(m_card))
{
    setObjectName(u"signInView"_s);
    m_headline->setObjectName(u"signInHeadline"_s);
    m_primary->setObjectName(u"signInPrimary"_s);
    m_secondary->setObjectName(u"signInSecondary"_s);
    m_copy->setObjectName(u"signInCopy"_s);
    m_shops->setObjectName(u"signInShops"_s);
    m_primary->setDefault(true);
    qt::setCard(m_card);
    m_card->setFixedWidth(kCardWidth);
    qt::setButtonKind(m_primary, qt::ButtonKind::Primary);
    qt::setButtonKind(m_copy, qt::ButtonKind::Quiet);
    qt::setButtonKind(m_shops, qt::ButtonKind::Quiet);
    m_shops->setIcon(qt::icon(qt::Icon::ChevronDown, qt::Tone::Accent));
    m_shops->setLayoutDirection(Qt::RightToLeft); // the arrow after the name

    auto* head = new QHBoxLayout;
    head->addWidget(m_logo);
    head->addStretch();
    head->addWidget(m_shops);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(qt::space::kInside);
    buttons->addWidget(m_primary);
    buttons->addWidget(m_secondary);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_ring);
    auto* column = new QVBoxLayout(m_card);
    column->setContentsMargins(32, 28, 32, 32);
    column->setSpacing(qt::space::kControls);
    column->addLayout(head);
    column->addSpacing(qt::space::kInside);
    column->addWidget(m_headline);
    column->addWidget(m_text);
    column->addWidget(m_banner);
    column->addSpacing(qt::space::kInside);
    column->addLayout(buttons);
    auto* page = new QVBoxLayout(this);
    page->addStretch(2);
    auto* middle = new QHBoxLayout; // an alignment would lose the height of wrapped text
    middle->addStretch();
    middle->addWidget(m_card);
    middle->addStretch();
    page->addLayout(middle);
    page->addStretch(3);

    connect(m_primary, &QPushButton::clicked, this, &SignInView::runPrimary);
    connect(m_secondary, &QPushButton::clicked, this, [this] {
        if (m_session && m_session->phase() == Phase::Browser)
            m_session->cancelSignIn();
        else
            Q_EMIT signOutRequested();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_session ? m_session->signInUrl() : QString());
        m_copy->setText(tr("Copied"));
    });
    connect(m_shops, &QPushButton::clicked, this, [this] {
        Q_EMIT shopMenuRequested(m_shops->mapToGlobal(QPoint(0, m_shops->height() + 4)));
    });
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &SignInView::present);
    parent->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    setProperty("ownFocusRing", true);
}

void SignInView::setSession(ShopSession* session)
{
    if (m_session)
        m_session->disconnect(this);
    m_session = session;
    if (session != nullptr) {
        connect(session, &ShopSession::phaseChanged, this, &SignInView::present);
        connect(session, &ShopSession::keychainFaultChanged, this, &SignInView::present);
    }
    present();
}

void SignInView::setSheet(bool isSheet)
{
    m_isSheet = isSheet;
    present();
    update();
}

QString SignInView::headline() const
{
    return m_headline->text();
}

void SignInView::runPrimary()
{
    if (!m_session)
        return;
    switch (m_session->phase()) {
    case Phase::Browser:
        m_session->openBrowserAgain();
        break;
    case Phase::Checking:
        m_session->retry();
        break;
    default:
        if (m_session->clients() == nullptr)
            Q_EMIT editShopRequested();
        else
            m_session->signIn();
        break;
    }
}

void SignInView::say(const QString& headline,
                     const QString& text,
                     const QString& primary,
                     const QString& secondary)
{
    m_headline->setText(headline);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_primary->setText(primary);
    m_primary->setVisible(!primary.isEmpty());
    m_secondary->setText(secondary);
    m_secondary->setVisible(!secondary.isEmpty());
    setAccessibleName(headline);
    setAccessibleDescription(text);
}

void SignInView::present()
{
    if (!m_session)
        return;
    m_logo->setPixmap(
        qt::iconPixmap(qt::Icon::Store, kLogoSide, qt::colors().accent, devicePixelRatioF()));
    m_shops->setText(m_session->profile().name);
    m_shops->setToolTip(tr("Choose or edit shops"));
    m_shops->setAccessibleName(tr("Shop: %1").arg(m_session->profile().name));
    m_shops->setVisible(!m_isSheet);
    const auto phase = m_session->phase();
    m_ring->setBusy(phase == Phase::Looking || phase == Phase::Browser ||
                    (phase == Phase::Checking && !m_session->problem()));
    m_copy->setText(tr("Copy the address"));
    m_copy->setVisible(phase == Phase::Browser && !m_session->signInUrl().isEmpty());
    presentPhase();
    presentProblem();
}

void SignInView::presentPhase()
{
    const auto& user = m_session->user();
    const auto person =
        !user ? QString() : qt::toText(user->name.empty() ? user->email : user->name);
    switch (m_session->phase()) {
    case Phase::Idle:
    case Phase::Looking:
        say(tr("One moment"), tr("Looking for your last sign-in."), {});
        break;
    case Phase::SignedOut:
        say(tr("Sign in to %1").arg(m_session->profile().name),
            tr("Your browser opens for it. Your password never passes through this program."),
            m_session->clients() == nullptr ? tr("Edit shop…") : tr("Sign in"));
        break;
    case Phase::Browser:
        say(tr("Go on in your browser"),
            m_session->signInUrl().isEmpty()
                ? tr("Asking %1 for its sign-in page.").arg(m_session->profile().issuerInUse())
                : tr("Waiting until you have signed in there. This page goes on by itself."),
            m_session->signInUrl().isEmpty() ? QString() : tr("Open again"),
            tr("Cancel"));
        break;
    case Phase::Checking:
        say(m_session->problem() ? tr("The shop cannot be asked") : tr("One moment"),
            m_session->problem() ? QString() : tr("Asking the shop who you are."),
            m_session->problem() ? tr("Try again") : QString(),
            m_session->problem() ? tr("Sign out") : QString());
        break;
    case Phase::NotAdmin:
        say(tr("This console is for administrators"),
            tr("You are signed in as %1, who is not an administrator of this shop. Ask one for the "
               "role, or sign in as "
               "somebody else.")
                .arg(person),
            tr("Sign in again"),
            tr("Sign out"));
        break;
    case Phase::Ended:
        say(tr("Your session has ended"),
            tr("Sign in again as %1 to go on. What you typed is kept.").arg(person),
            tr("Sign in"),
            tr("Sign out"));
        break;
    case Phase::SignedIn:
        say({}, {}, {});
        break;
    }
}

void SignInView::presentProblem()
{
    const auto& problem = m_session->problem();
    const bool isBrowser = m_session->phase() == Phase::Browser;
    if (problem && isBrowser) {
        m_banner->showMessage(
            qt::Tone::Warn,
            tr("No browser could be opened. Copy the address and open it yourself."));
    } else if (problem && m_session->clients() == nullptr) {
        m_banner->showMessage(
            qt::Tone::Danger,
            tr("The address of this shop is not right: %1").arg(qt::toText(problem->message)));
    } else if (problem && problem->code == ErrorCode::DeadlineExceeded &&
               m_session->phase() != Phase::Checking) {
        m_banner->showMessage(qt::Tone::Warn, tr("Nobody finished the sign-in in the browser."));
    } else if (problem && problem->code == ErrorCode::PermissionDenied) {
        m_banner->showMessage(qt::Tone::Warn, tr("The sign-in was refused in the browser."));
    } else if (problem && problem->code != ErrorCode::Cancelled) {
        m_banner->showError(*problem, tr("The sign-in did not succeed."));
    } else if (!m_session->keychainFault().isEmpty() && !m_isSheet) {
        m_banner->showMessage(
            qt::Tone::Info,
            tr("This desktop has no keychain: you will be asked to sign in each time."));
    } else {
        m_banner->dismiss();
    }
}

void SignInView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    QColor ground = qt::colors().background;
    if (m_isSheet)
        ground.setAlphaF(0.82F); // what was typed can be seen to be still there
    painter.fillRect(rect(), ground);
}

bool SignInView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void SignInView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && m_session)
        m_session->cancelSignIn();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
             m_primary->isVisible())
        m_primary->click();
    else
        QWidget::keyPressEvent(event);
}

} // namespace vitrine::console
