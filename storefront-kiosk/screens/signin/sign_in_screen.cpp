#include "storefront-kiosk/screens/signin/sign_in_screen.hpp"

#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "storefront-kiosk/screens/signin/code_card.hpp"
#include "storefront-kiosk/screens/signin/guest_card.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QBoxLayout>
#include <QLabel>

#include <chrono>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr std::chrono::milliseconds kWelcomeFor{2500};

} // namespace

SignInScreen::SignInScreen(KioskContext& context, QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context)
    , m_cards(new QBoxLayout(QBoxLayout::TopToBottom))
{
    setObjectName(u"signInScreen"_s);
    auto* scroll = new TouchScroll(this);
    auto* content = new QWidget(scroll);
    content->setObjectName(u"scrollContent"_s);
    m_title = qt::makeLabel({}, qt::TextStyle::Page, content);
    m_title->setWordWrap(true);
    m_code = new CodeCard(content);
    m_guest = new GuestCard(content);
    m_cards->setSpacing(touch::kGroup);
    m_cards->addWidget(m_code, 1);
    m_cards->addWidget(m_guest, 1);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(touch::kPage, touch::kGroup, touch::kPage, touch::kGap);
    column->setSpacing(touch::kGroup);
    column->addWidget(m_title);
    column->addLayout(m_cards, 1);
    scroll->setWidget(content);
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);
    m_welcome.setSingleShot(true);
    connect(&m_welcome, &QTimer::timeout, this, &SignInScreen::goOn);
    connect(&m_presenter, &SignInPresenter::changed, this, &SignInScreen::refresh);
    connect(m_code, &CodeCard::again, &m_presenter, &SignInPresenter::begin);
    connect(m_guest, &GuestCard::chosen, this, &SignInScreen::goOn);
}

QString SignInScreen::title() const
{
    return tr("Sign in, or not");
}

Screen::Chrome SignInScreen::chrome() const
{
    const auto stage = m_presenter.stage();
    Chrome chrome{.hasBasket = false};
    if (stage == SignInStage::Welcome)
        chrome.mainAction = tr("Go on");
    // the shopper is busy with their phone; the code's own time ends that
    chrome.countsIdle = stage != SignInStage::Showing && stage != SignInStage::Starting;
    return chrome;
}

void SignInScreen::enter(const Place&)
{
    if (context().shopper().account()) // the window is in the middle of showing this
        QMetaObject::invokeMethod(this, &SignInScreen::goOn, Qt::QueuedConnection);
    else
        m_presenter.begin();
}

void SignInScreen::leave()
{
    m_welcome.stop();
    m_presenter.leave();
}

void SignInScreen::arrange(const Layout& layout)
{
    const bool isBeside = layout.form == Layout::Form::Landscape && !layout.isReach;
    m_cards->setDirection(isBeside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_title->setVisible(!layout.isReach); // the window says it above
    m_code->arrange(layout);
    m_guest->setSymbolVisible(!layout.isReach);
}

void SignInScreen::retranslate()
{
    m_title->setText(tr("Sign in, or not"));
    m_code->retranslate();
    m_guest->retranslate();
    refresh();
}

void SignInScreen::refresh()
{
    const auto& account = context().shopper().account();
    m_code->present(m_presenter, account ? account->name : QString());
    const auto stage = m_presenter.stage();
    m_guest->setVisible(context().settings().ways.guest && stage != SignInStage::Welcome);
    if (stage == SignInStage::Welcome && !m_welcome.isActive()) {
        const int factor =
            context().shopper().isReach() ? context().settings().times.reachFactor : 1;
        m_welcome.start(kWelcomeFor * factor);
    }
    if (stage != m_spoken) {
        m_spoken = stage;
        if (stage == SignInStage::Showing)
            //: spoken; %1: a page's address, %2: letters
            context().say(tr("Open %1 on your phone and enter the code %2")
                              .arg(m_presenter.address(), m_presenter.spelledCode()));
        else if (stage == SignInStage::Welcome)
            context().say(tr("You are signed in."));
    }
    Q_EMIT chromeChanged();
}

void SignInScreen::goOn()
{
    m_welcome.stop();
    const bool buys = !context().shopper().basket().isEmpty();
    Q_EMIT goTo({buys ? Place::Id::Pay : Place::Id::Browse});
}

void SignInScreen::act()
{
    if (m_presenter.stage() == SignInStage::Welcome)
        goOn();
}

void SignInScreen::wipe()
{
    m_welcome.stop();
    m_presenter.forget();
    m_code->wipe();
    m_spoken = SignInStage::Idle;
}

} // namespace vitrine::kiosk
