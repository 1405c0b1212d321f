#include "storefront-kiosk/app/kiosk_window.hpp"

#include "storefront-kiosk/app/action_bar.hpp"
#include "storefront-kiosk/app/header_bar.hpp"
#include "storefront-kiosk/app/idle_card.hpp"
#include "storefront-kiosk/app/screen_stage.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QClipboard>
#include <QDateTime>
#include <QEvent>
#include <QGuiApplication>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

/// A place for a widget that comes later and may hide itself.
QWidget* makeSlot(QWidget* parent)
{
    auto* slot = new QWidget(parent);
    auto* column = new QVBoxLayout(slot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    return slot;
}

} // namespace

KioskWindow::KioskWindow(KioskContext& context, QWidget* parent)
    : QWidget(parent)
    , m_context(context)
    , m_reach(context, *this)
    , m_row(new QBoxLayout(QBoxLayout::LeftToRight, this))
    , m_header(new HeaderBar(context, this))
    , m_stage(new ScreenStage(this))
    , m_actions(new ActionBar(this))
    , m_bottom(new QBoxLayout(QBoxLayout::TopToBottom))
    , m_barSlot(makeSlot(this))
    , m_panelSlot(makeSlot(this))
    , m_idleCard(new IdleCard(this))
    , m_startOver(new DialogCard(this))
    , m_offline(new DialogCard(this))
{
    setObjectName(u"kioskWindow"_s);
    setFocusPolicy(Qt::NoFocus);
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_header);
    column->addWidget(m_stage, 1);
    m_bottom->setSpacing(0);
    m_bottom->addWidget(m_barSlot, 1);
    m_bottom->addWidget(m_actions);
    column->addLayout(m_bottom);
    m_row->addLayout(column, 1);
    m_row->addWidget(m_panelSlot);
    makeDialogs();
    connectParts();
    connectShopper();
    applySettings();
    retranslate();
}

KioskWindow::~KioskWindow() = default;

void KioskWindow::makeDialogs()
{
    m_startOver->setObjectName(u"startOverCard"_s);
    m_startOverYes = m_startOver->addAnswer({}, TouchButton::Kind::Danger);
    m_startOverNo = m_startOver->addAnswer({}, TouchButton::Kind::Primary);
    m_startOverYes->setObjectName(u"startOverYes"_s);
    m_startOverNo->setObjectName(u"startOverNo"_s);
    connect(m_startOverYes, &TouchButton::clicked, this, &KioskWindow::wipe);
    connect(m_startOverNo, &TouchButton::clicked, m_startOver, &Overlay::close);
    m_offline->setObjectName(u"offlineCard"_s);
    m_offline->setSymbol(qt::Icon::Offline, qt::Tone::Neutral);
    m_offline->setClosesBeside(true);
    m_offlineDone = m_offline->addAnswer({}, TouchButton::Kind::Primary);
    m_offlineDone->setObjectName(u"offlineDone"_s);
    connect(m_offlineDone, &TouchButton::clicked, m_offline, &Overlay::close);
}

void KioskWindow::connectParts()
{
    connect(&m_navigator, &Navigator::moved, this, &KioskWindow::onMoved);
    connect(m_stage, &ScreenStage::sheetDismissed, this, &KioskWindow::onBack);
    connect(m_actions, &ActionBar::back, this, &KioskWindow::onBack);
    connect(m_actions, &ActionBar::startOver, this, &KioskWindow::onStartOver);
    connect(m_actions, &ActionBar::main, this, [this] {
        if (auto* screen = currentScreen())
            screen->act();
    });
    connect(&m_idle, &IdleGuard::countdownBegan, m_idleCard, &IdleCard::count);
    connect(&m_idle, &IdleGuard::countdownEnded, m_idleCard, &Overlay::close);
    connect(&m_idle, &IdleGuard::expired, this, &KioskWindow::wipe);
    connect(m_idleCard, &IdleCard::stillHere, &m_idle, &IdleGuard::touch);
    connect(m_idleCard, &IdleCard::said, this, [this](const QString& text) {
        m_context.say(text);
        m_reach.walker().beginAt(m_idleCard);
    });
    connect(&m_reach.walker(), &FocusWalker::used, this, [this] {
        // somebody has nothing but keys: only there nobody is in the middle of something
        if (m_navigator.now().id == Place::Id::Attract)
            toggleReach();
    });
}

void KioskWindow::connectShopper()
{
    connect(m_header, &HeaderBar::languageChosen, &m_context.shopper(), &Shopper::setLanguage);
    connect(m_header, &HeaderBar::reachToggled, this, &KioskWindow::toggleReach);
    connect(m_header, &HeaderBar::offlineTouched, this, &KioskWindow::explainOffline);
    connect(&m_context.shopper(), &Shopper::languageChanged, this, &KioskWindow::applyLanguage);
    connect(&m_context.shopper(), &Shopper::reachChanged, this, [this] {
        applySettings(); // its times are longer
        arrange();
    });
    connect(&m_context.settingsStore(), &SettingsStore::changed, this, &KioskWindow::applySettings);
    connect(&m_context.shop(), &ShopStatus::deviceChanged, this, &KioskWindow::onDevice);
}

void KioskWindow::addScreen(Place::Id id, Screen* screen)
{
    m_stage->add(id, screen);
    connect(screen, &Screen::goTo, this, &KioskWindow::goTo);
    connect(screen, &Screen::goBack, this, &KioskWindow::onBack);
    connect(screen, &Screen::finished, this, &KioskWindow::wipe);
    connect(screen, &Screen::chromeChanged, this, [this, screen] {
        if (screen == currentScreen())
            showChrome();
    });
}

void KioskWindow::setBasket(QWidget* bar, QWidget* panel)
{
    if (bar != nullptr)
        m_barSlot->layout()->addWidget(bar);
    if (panel != nullptr)
        m_panelSlot->layout()->addWidget(panel);
}

void KioskWindow::start()
{
    applyLanguage();
    arrange();
    m_navigator.reset(firstPlace());
}

Screen* KioskWindow::currentScreen() const
{
    return m_stage->current();
}

bool KioskWindow::maySell() const
{
    return m_context.shop().device() == ShopStatus::Device::Active;
}

Place KioskWindow::firstPlace() const
{
    return {.id = maySell() ? Place::Id::Attract : Place::Id::Pairing};
}

void KioskWindow::goTo(const Place& place)
{
    if (place.id != Place::Id::Staff && !maySell())
        m_navigator.reset(firstPlace());
    else
        m_navigator.goTo(place);
}

void KioskWindow::onMoved(const Place& now, const Place&)
{
    if (!m_stage->show(now))
        return;
    showChrome();
    if (auto* screen = currentScreen()) {
        setWindowTitle(screen->title());
        m_reach.announce(screen->title(), screen);
    }
    update(); // the title above, in accessibility mode
}

void KioskWindow::onBack()
{
    if (m_isWiping)
        return;
    auto* screen = currentScreen();
    if (screen != nullptr && screen->back())
        return;
    if (!m_navigator.back() && m_navigator.now().id != Place::Id::Browse)
        wipe();
}

void KioskWindow::onStartOver()
{
    if (m_context.shopper().basket().isEmpty())
        wipe();
    else
        m_startOver->open();
}

void KioskWindow::onDevice()
{
    const auto place = m_navigator.now().id;
    // who is paying may end that; the next one finds it closed
    const bool isBusy =
        place == Place::Id::Pay || place == Place::Id::Done || place == Place::Id::Staff;
    if (!isBusy)
        wipe();
}

void KioskWindow::showChrome()
{
    const auto* screen = currentScreen();
    if (screen == nullptr)
        return;
    const auto chrome = screen->chrome();
    const bool isAtRoot = !m_navigator.canGoBack() && m_navigator.now().id == Place::Id::Browse;
    const auto left = !chrome.hasBack ? ActionBar::Left::Nothing
                      : isAtRoot      ? ActionBar::Left::StartOver
                                      : ActionBar::Left::Back;
    const bool isPanel = m_layout.form == Layout::Form::Landscape && !m_layout.isReach;
    m_header->setVisible(chrome.hasHeader);
    m_panelSlot->setVisible(chrome.hasBasket && isPanel);
    m_actions->setLeft(left);
    m_actions->setMain(chrome.mainAction, chrome.isMainEnabled);
    showBottom(chrome);
    setWindowTitle(screen->title()); // a screen may learn its name later
    update();
    showIdle();
}

void KioskWindow::showBottom(const Screen::Chrome& chrome)
{
    const bool isPanel = m_layout.form == Layout::Form::Landscape && !m_layout.isReach;
    const bool isBar = chrome.hasBasket && !isPanel;
    // in accessibility mode height is dear: one row where two are not needed
    const bool isOneRow = isBar && m_layout.isReach && chrome.mainAction.isEmpty();
    m_bottom->setDirection(isOneRow ? QBoxLayout::RightToLeft : QBoxLayout::TopToBottom);
    m_actions->setCompact(isOneRow);
    m_barSlot->setVisible(isBar);
}

void KioskWindow::showIdle()
{
    const auto id = m_navigator.now().id;
    const auto* screen = currentScreen();
    const bool isSomebodyThere = id != Place::Id::Attract && id != Place::Id::Pairing;
    m_idle.setWatching(isSomebodyThere && screen != nullptr && screen->chrome().countsIdle);
}

void KioskWindow::wipe()
{
    if (m_isWiping)
        return;
    m_isWiping = true;
    m_context.speaker().stop();
    Overlay::closeAll(*this);
    m_navigator.reset(firstPlace());
    for (const auto& [id, screen] : m_stage->screens())
        screen->wipe();
    m_context.shopper().wipe();
    applyLanguage();
    QGuiApplication::clipboard()->clear();
    Overlay::closeAll(*this); // what a screen opened while it was left
    showChrome();
    m_isWiping = false;
    Q_EMIT wiped();
}

void KioskWindow::applySettings()
{
    const auto& settings = m_context.settings();
    const int factor = m_context.shopper().isReach() ? std::max(1, settings.times.reachFactor) : 1;
    m_idle.setTimes(settings.times.idle * factor, settings.times.countdown * factor);
    qt::Theme::instance().setMotionEnabled(settings.motion);
    // while somebody buys in another currency the old rates hold: the next one gets the new ones
    std::ignore = m_context.shopper().setPricing(settings.pricing);
    applyLanguage();
}

void KioskWindow::applyLanguage()
{
    const auto& languages = m_context.settings().languages;
    const auto& chosen = m_context.shopper().language();
    m_context.language().setLanguage(chosen.isEmpty() ? languages.value(0, u"en"_s) : chosen);
}

void KioskWindow::toggleReach()
{
    auto& shopper = m_context.shopper();
    shopper.setReach(!shopper.isReach());
    if (m_navigator.now().id == Place::Id::Attract)
        goTo({.id = Place::Id::Browse});
    else if (auto* screen = currentScreen())
        m_reach.announce(screen->title(), screen);
    if (shopper.isReach())
        m_context.say(tr("Accessible view. Move with the arrow keys, choose with Enter."));
}

void KioskWindow::explainOffline()
{
    const auto asOf = m_context.shop().asOf();
    QString text = tr("You can go on shopping here. Your purchase reaches the shop by itself.");
    if (asOf != Timestamp{}) {
        const auto at = QDateTime::fromMSecsSinceEpoch(
            std::chrono::duration_cast<std::chrono::milliseconds>(asOf.time_since_epoch()).count());
        text += u'\n' + tr("Prices and stock are as of %1.")
                            .arg(m_context.locale().toString(at.time(), QLocale::ShortFormat));
    }
    m_offline->setText(text);
    m_offline->open();
    m_context.say(m_offline->title() + u' ' + text);
}

void KioskWindow::arrange()
{
    const Layout layout{.form =
                            width() > height() ? Layout::Form::Landscape : Layout::Form::Portrait,
                        .isReach = m_context.shopper().isReach()};
    const int above = layout.isReach ? std::max(0, height() - touch::kReach) : 0;
    m_row->setContentsMargins(0, above, 0, 0);
    if (layout == m_layout && m_wasArranged)
        return;
    m_wasArranged = true;
    m_layout = layout;
    m_header->arrange(layout);
    m_actions->arrange(layout);
    m_stage->arrange(layout);
    Q_EMIT layoutChanged(layout);
    showChrome();
    update();
}

void KioskWindow::retranslate()
{
    m_offline->setTitle(tr("The network is away"));
    m_startOver->setTitle(tr("Start over?"));
    m_startOver->setText(tr("Your basket is emptied."));
    m_startOverYes->setText(tr("Yes, start over"));
    m_startOverNo->setText(tr("No, go on shopping"));
    m_offlineDone->setText(tr("Go on shopping"));
}

void KioskWindow::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void KioskWindow::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    retranslate();
    if (const auto* screen = currentScreen())
        setWindowTitle(screen->title());
    showChrome(); // the main action's text
}

void KioskWindow::paintEvent(QPaintEvent*)
{
    const auto& c = qt::colors();
    QPainter painter(this);
    painter.fillRect(rect(), c.background);
    const int above = m_row->contentsMargins().top();
    if (above > 0) {
        painter.setFont(qt::Theme::instance().font(qt::TextStyle::Attract, QFont::DemiBold));
        painter.setPen(c.text);
        painter.drawText(QRect(touch::kPage, 0, width() - 2 * touch::kPage, above),
                         Qt::AlignCenter | Qt::TextWordWrap,
                         windowTitle());
        painter.fillRect(0, above - 4, width(), 4, c.accent);
    }
    if (!m_wasPainted) {
        m_wasPainted = true;
        QTimer::singleShot(0, this, &KioskWindow::firstPainted);
    }
}

} // namespace vitrine::kiosk
