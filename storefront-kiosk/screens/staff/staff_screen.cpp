#include "storefront-kiosk/screens/staff/staff_screen.hpp"

#include "storefront-kiosk/parts/dialog_card.hpp"
#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/parts/pin_pad.hpp"
#include "storefront-kiosk/parts/touch_scroll.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QGridLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kAskAgainMs = 5'000;
constexpr int kSign = 36;
constexpr int kActionsMax = 5;

qt::Icon signOf(qt::Tone tone)
{
    switch (tone) {
    case qt::Tone::Ok:
        return qt::Icon::Success;
    case qt::Tone::Warn:
        return qt::Icon::Warning;
    case qt::Tone::Danger:
        return qt::Icon::Error;
    default:
        return qt::Icon::Info;
    }
}

} // namespace

StaffScreen::StaffScreen(KioskContext& context,
                         Confined<StaffDoor>& door,
                         KioskHealth::Facts facts,
                         QWidget* parent)
    : Screen(context, parent)
    , m_presenter(context, door, std::move(facts))
    , m_pages(new QStackedWidget(this))
    , m_exitCard(new DialogCard(this))
{
    setObjectName(u"staffScreen"_s);
    m_pages->addWidget(makeDoor());
    m_pages->addWidget(makeMenu());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_pages);
    makeExitCard();
    connect(&m_presenter, &StaffPresenter::changed, this, &StaffScreen::showDoor);
    connect(&m_presenter,
            &StaffPresenter::noticed,
            this,
            [this](qt::Tone tone, const QString& text) { m_notice->show(tone, text); });
    connect(&m_presenter.health(), &KioskHealth::changed, this, &StaffScreen::showHealth);
    m_askAgain.setInterval(kAskAgainMs);
    connect(&m_askAgain, &QTimer::timeout, &m_presenter.health(), &KioskHealth::ask);
}

QWidget* StaffScreen::makeDoor()
{
    auto* page = new QWidget(this);
    m_doorTitle = qt::makeLabel({}, qt::TextStyle::Page, page);
    m_doorText = qt::makeLabel({}, qt::TextStyle::Emphasis, page, true);
    m_pad = new PinPad(page);
    m_doorText->setObjectName(u"doorText"_s);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(touch::kPage, 0, touch::kPage, 0);
    column->setSpacing(touch::kGap);
    column->addStretch(1);
    for (auto* label : {m_doorTitle, m_doorText}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
        column->addWidget(label);
    }
    column->addWidget(m_pad, 0, Qt::AlignHCenter);
    column->addStretch(2);
    connect(m_pad, &PinPad::entered, &m_presenter, &StaffPresenter::tryPin);
    return page;
}

TouchButton* StaffScreen::addAction(const char* name, qt::Icon symbol)
{
    auto* action = new TouchButton(this);
    action->setObjectName(QString::fromLatin1(name));
    action->setSymbol(symbol);
    return action;
}

QWidget* StaffScreen::makeMenu()
{
    m_scroll = new TouchScroll(this);
    auto* page = new QWidget(m_scroll);
    page->setObjectName(u"scrollContent"_s);
    m_notice = new MessageCard(page);
    m_notice->setObjectName(u"staffNotice"_s);
    m_print = addAction("staffPrint", qt::Icon::Print);
    m_network = addAction("staffNetwork", qt::Icon::Online);
    m_refresh = addAction("staffRefresh", qt::Icon::Refresh);
    m_restart = addAction("staffRestart", qt::Icon::Restore);
    m_exit = addAction("staffExit", qt::Icon::SignOut);
    m_exit->setKind(TouchButton::Kind::Danger);
    m_actions = new QGridLayout;
    m_actions->setSpacing(touch::kGap);
    m_health = new QGridLayout;
    m_health->setHorizontalSpacing(touch::kGap);
    m_health->setVerticalSpacing(touch::kGap);
    m_health->setColumnStretch(2, 1);
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(touch::kPage, touch::kGap, touch::kPage, touch::kGap);
    column->setSpacing(touch::kGroup);
    column->addLayout(m_actions);
    column->addWidget(m_notice);
    column->addLayout(m_health);
    column->addStretch(1);
    m_scroll->setWidget(page);
    connect(m_print, &TouchButton::clicked, &m_presenter, &StaffPresenter::testPrint);
    connect(m_network, &TouchButton::clicked, &m_presenter, &StaffPresenter::askShopNow);
    connect(m_refresh, &TouchButton::clicked, &m_presenter.health(), &KioskHealth::ask);
    connect(m_restart, &TouchButton::clicked, this, &StaffScreen::restartWanted);
    connect(m_exit, &TouchButton::clicked, m_exitCard, &Overlay::open);
    return m_scroll;
}

void StaffScreen::makeExitCard()
{
    m_exitCard->setObjectName(u"staffExitCard"_s);
    m_exitYes = m_exitCard->addAnswer({}, TouchButton::Kind::Danger);
    m_exitNo = m_exitCard->addAnswer({}, TouchButton::Kind::Primary);
    m_exitYes->setObjectName(u"staffExitYes"_s);
    m_exitNo->setObjectName(u"staffExitNo"_s);
    connect(m_exitYes, &TouchButton::clicked, this, &StaffScreen::exitWanted);
    connect(m_exitNo, &TouchButton::clicked, m_exitCard, &Overlay::close);
}

QString StaffScreen::title() const
{
    return tr("Staff");
}

Screen::Chrome StaffScreen::chrome() const
{
    return {.hasHeader = true, .hasBasket = false, .hasBack = true};
}

void StaffScreen::enter(const Place&)
{
    m_presenter.begin();
    m_askAgain.start();
}

void StaffScreen::leave()
{
    m_askAgain.stop();
    m_presenter.close();
    m_pad->wipe();
}

bool StaffScreen::back()
{
    Q_EMIT finished(); // whoever was shopping before has lost their turn
    return true;
}

void StaffScreen::wipe()
{
    m_exitCard->close();
    m_notice->hide();
    m_scroll->rewind();
    m_pad->wipe();
    m_presenter.close();
}

void StaffScreen::arrange(const Layout& layout)
{
    const bool isWide = layout.form == Layout::Form::Landscape && !layout.isReach;
    const int columns = layout.isReach ? 1 : isWide ? 3 : 2;
    TouchButton* const actions[kActionsMax] = {m_network, m_refresh, m_print, m_restart, m_exit};
    for (int i = 0; i < kActionsMax; ++i)
        m_actions->addWidget(actions[i], i / columns, i % columns);
}

void StaffScreen::showDoor()
{
    using Door = StaffPresenter::Door;
    const auto door = m_presenter.door();
    m_pages->setCurrentIndex(door == Door::Open ? 1 : 0);
    m_pad->setPadEnabled(door == Door::Closed);
    if (door == Door::Locked)
        m_doorText->setText(tr("Too many wrong PINs. Try again in %n second(s).",
                               nullptr,
                               int(m_presenter.lockLeft().count())));
    else
        m_doorText->setText(m_presenter.answer().isEmpty() ? tr("Enter your PIN.")
                                                           : m_presenter.answer());
    if (door != Door::Open)
        m_notice->hide();
    showHealth();
}

void StaffScreen::showHealth()
{
    if (m_presenter.door() != StaffPresenter::Door::Open)
        return;
    const auto rows = m_presenter.health().rows();
    while (m_rows.size() < rows.size() * 3) {
        const int row = int(m_rows.size()) / 3;
        const int column = int(m_rows.size()) % 3;
        auto* label = qt::makeLabel({}, qt::TextStyle::Body, m_scroll->widget(), column == 1);
        label->setWordWrap(column == 2);
        m_health->addWidget(label, row, column, column == 2 ? Qt::Alignment() : Qt::AlignTop);
        m_rows.push_back(label);
    }
    for (std::size_t i = 0; i < m_rows.size() / 3; ++i) {
        const bool isUsed = i < rows.size();
        for (std::size_t part = 0; part < 3; ++part)
            m_rows[i * 3 + part]->setVisible(isUsed);
        if (!isUsed)
            continue;
        m_rows[i * 3]->setPixmap(qt::iconPixmap(
            signOf(rows[i].tone), kSign, qt::colors().of(rows[i].tone), devicePixelRatioF()));
        m_rows[i * 3 + 1]->setText(rows[i].name);
        m_rows[i * 3 + 2]->setText(rows[i].value);
    }
}

void StaffScreen::retranslate()
{
    m_doorTitle->setText(tr("For staff only"));
    m_print->setText(tr("Test print"));
    m_network->setText(tr("Ask the shop now"));
    m_refresh->setText(tr("Refresh"));
    m_restart->setText(tr("Restart"));
    m_exit->setText(tr("End the program"));
    m_exitCard->setTitle(tr("End the program?"));
    m_exitCard->setText(tr("The kiosk stays dark until somebody starts it again."));
    m_exitYes->setText(tr("End it"));
    m_exitNo->setText(tr("Leave it on"));
    if (m_presenter.door() == StaffPresenter::Door::Open)
        m_presenter.health().ask();
    showDoor();
}

} // namespace vitrine::kiosk
