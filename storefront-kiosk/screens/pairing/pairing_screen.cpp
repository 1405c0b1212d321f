#include "storefront-kiosk/screens/pairing/pairing_screen.hpp"

#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kSymbolSide = 160;
constexpr int kCodePixels = 128;
constexpr int kTextWidest = 860;

} // namespace

PairingScreen::PairingScreen(KioskContext& context, Pairing& pairing, QWidget* parent)
    : Screen(context, parent)
    , m_pairing(pairing)
    , m_symbol(new QLabel(this))
    , m_title(qt::makeLabel({}, qt::TextStyle::Page, this))
    , m_text(qt::makeLabel({}, qt::TextStyle::Emphasis, this, true))
    , m_code(qt::makeLabel({}, qt::TextStyle::Attract, this))
    , m_fault(qt::makeLabel({}, qt::TextStyle::Body, this, true))
    , m_retry(new TouchButton({}, TouchButton::Kind::Normal, this))
{
    setObjectName(u"pairingScreen"_s);
    m_title->setObjectName(u"pairingTitle"_s);
    m_text->setObjectName(u"pairingText"_s);
    m_code->setObjectName(u"pairingCode"_s);
    m_fault->setObjectName(u"pairingFault"_s);
    m_retry->setObjectName(u"pairingRetry"_s);
    QFont font = m_code->font();
    font.setPixelSize(kCodePixels);
    font.setWeight(QFont::Bold);
    font.setLetterSpacing(QFont::AbsoluteSpacing, 6);
    m_code->setProperty("textStyle", {}); // its size is its own
    m_code->setFont(font);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(touch::kPage, touch::kPage, touch::kPage, touch::kPage);
    column->setSpacing(touch::kGroup);
    column->addStretch(2);
    for (auto* label : {m_symbol, m_title, m_text, m_code, m_fault}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(label != m_code && label != m_symbol);
        column->addWidget(label);
    }
    column->addWidget(m_retry, 0, Qt::AlignHCenter);
    column->addStretch(3);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &PairingScreen::countDown);
    connect(m_retry, &TouchButton::clicked, &m_pairing, &Pairing::retryNow);
    connect(&m_pairing, &Pairing::changed, this, [this] {
        m_retryIn = m_pairing.state().retryIn;
        refresh();
    });
    connect(&context.shop(), &ShopStatus::deviceChanged, this, &PairingScreen::refresh);
}

QString PairingScreen::title() const
{
    return context().shop().device() == ShopStatus::Device::Locked
               ? tr("This kiosk is closed")
               : tr("Connect this kiosk to your shop");
}

Screen::Chrome PairingScreen::chrome() const
{
    return {.hasHeader = true, .hasBasket = false, .hasBack = false, .countsIdle = false};
}

void PairingScreen::enter(const Place&)
{
    if (context().shop().device() == ShopStatus::Device::Unpaired)
        m_pairing.begin();
    m_second.start();
    refresh();
}

void PairingScreen::leave()
{
    m_second.stop();
    m_pairing.stop();
}

void PairingScreen::arrange(const Layout& layout)
{
    const int side =
        layout.form == Layout::Form::Landscape ? (1920 - kTextWidest) / 2 : touch::kPage;
    layout.isReach ? this->layout()->setContentsMargins(touch::kPage, 0, touch::kPage, 0)
                   : this->layout()->setContentsMargins(side, touch::kPage, side, touch::kPage);
}

void PairingScreen::retranslate()
{
    m_retry->setText(tr("Try again now"));
    refresh();
}

void PairingScreen::countDown()
{
    if (m_retryIn.count() > 0)
        --m_retryIn;
    refresh();
}

void PairingScreen::refresh()
{
    const bool isLocked = context().shop().device() == ShopStatus::Device::Locked;
    m_symbol->setPixmap(qt::iconPixmap(isLocked ? qt::Icon::Lock : qt::Icon::Link,
                                       kSymbolSide,
                                       qt::colors().accent,
                                       devicePixelRatioF()));
    m_title->setText(title());
    if (!isLocked) {
        showUnpaired(m_pairing.state());
        return;
    }
    m_text->setText(tr("Please buy at the counter, or at another kiosk."));
    for (auto* label : {m_code, m_fault})
        label->hide();
    m_retry->hide();
}

void PairingScreen::showUnpaired(const Pairing::State& state)
{
    QString text;
    switch (state.phase) {
    case Pairing::Phase::Idle:
    case Pairing::Phase::Asking:
        text = tr("Asking the shop for a code…");
        break;
    case Pairing::Phase::ShowingCode:
        text = tr("Enter this code in the admin console, on the page Kiosks.");
        break;
    case Pairing::Phase::Unreachable:
        text = tr("The shop cannot be reached. Check the network and the shop's address.");
        break;
    case Pairing::Phase::Refused:
        text = tr("The shop gives no code at the moment.");
        break;
    case Pairing::Phase::NotKept:
        text = tr("What the shop sent could not be kept on the disk.");
        break;
    case Pairing::Phase::Paired:
        text = tr("Connected.");
        break;
    }
    const bool waits = state.phase == Pairing::Phase::Unreachable ||
                       state.phase == Pairing::Phase::Refused ||
                       state.phase == Pairing::Phase::NotKept;
    if (waits && m_retryIn.count() > 0)
        text += u'\n' + tr("Next attempt in %n second(s).", nullptr, int(m_retryIn.count()));
    m_text->setText(text);
    m_code->setText(state.code);
    m_code->setVisible(!state.code.isEmpty());
    m_code->setAccessibleName(tr("Code: %1").arg(state.code));
    m_fault->setText(state.fault);
    m_fault->setVisible(!state.fault.isEmpty());
    m_retry->setVisible(waits);
}

} // namespace vitrine::kiosk
