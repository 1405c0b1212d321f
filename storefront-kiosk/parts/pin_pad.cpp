#include "storefront-kiosk/parts/pin_pad.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace vitrine::kiosk {
namespace {

constexpr int kKeyWidth = 160;
constexpr int kKeyHeight = 120;
constexpr QChar kDot(0x25CF);

} // namespace

PinPad::PinPad(QWidget* parent)
    : QWidget(parent)
    , m_dots(qt::makeLabel({}, qt::TextStyle::Section, this))
    , m_back(makeIconButton(qt::Icon::ArrowLeft, {}, this))
    , m_enter(new TouchButton({}, TouchButton::Kind::Primary, this))
{
    m_pin.reserve(kDigitsMax); // so that no copy of it is left behind while it grows
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_dots->setAlignment(Qt::AlignCenter);
    m_dots->setObjectName(u"pinDots"_s);
    m_back->setObjectName(u"pinBack"_s);
    m_enter->setObjectName(u"pinEnter"_s);
    m_enter->setSymbol(qt::Icon::Check);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(touch::kGap);
    grid->addWidget(m_dots, 0, 0, 1, 3);
    for (int digit = 0; digit <= 9; ++digit) {
        auto* key = new TouchButton(QString::number(digit), TouchButton::Kind::Normal, this);
        key->setTextStyle(qt::TextStyle::Section);
        key->setObjectName(u"pin%1"_s.arg(digit));
        connect(
            key, &TouchButton::clicked, this, [this, digit] { type(QChar(u'0' + ushort(digit))); });
        m_digits.push_back(key);
        const int cell = digit == 0 ? 10 : digit - 1;
        grid->addWidget(key, 1 + cell / 3, cell % 3);
    }
    grid->addWidget(m_back, 4, 0);
    grid->addWidget(m_enter, 4, 2);
    for (auto* key : findChildren<TouchButton*>()) {
        key->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
        key->setFixedSize(kKeyWidth, kKeyHeight);
    }
    connect(m_back, &TouchButton::clicked, this, &PinPad::removeLast);
    connect(m_enter, &TouchButton::clicked, this, &PinPad::enter);
    retranslate();
    refresh();
}

PinPad::~PinPad()
{
    wipe();
}

void PinPad::wipe()
{
    m_pin.fill(QChar(0));
    m_pin.resize(0); // keeps the memory that was overwritten
    refresh();
}

void PinPad::setPadEnabled(bool isEnabled)
{
    m_isPadEnabled = isEnabled;
    refresh();
}

void PinPad::type(QChar digit)
{
    if (!m_isPadEnabled || m_pin.size() >= kDigitsMax)
        return;
    m_pin.append(digit);
    refresh();
}

void PinPad::removeLast()
{
    if (m_pin.isEmpty())
        return;
    m_pin.back() = QChar(0);
    m_pin.chop(1);
    refresh();
}

void PinPad::enter()
{
    if (!m_isPadEnabled || m_pin.size() < kDigitsMin)
        return;
    const QString pin(m_pin.constData(), m_pin.size()); // not shared with ours, which is wiped
    wipe();
    Q_EMIT entered(pin);
}

void PinPad::refresh()
{
    m_dots->setText(QString(m_pin.size(), kDot));
    for (auto* key : m_digits)
        key->setEnabled(m_isPadEnabled);
    m_back->setEnabled(m_isPadEnabled && !m_pin.isEmpty());
    m_enter->setEnabled(m_isPadEnabled && m_pin.size() >= kDigitsMin);
}

void PinPad::retranslate()
{
    m_back->setAccessibleName(tr("Remove the last digit"));
    m_enter->setAccessibleName(tr("Confirm the PIN"));
    m_dots->setAccessibleName(tr("PIN"));
}

void PinPad::keyPressEvent(QKeyEvent* event)
{
    const auto text = event->text();
    if (text.size() == 1 && text[0] >= u'0' && text[0] <= u'9')
        type(text[0]);
    else if (event->key() == Qt::Key_Backspace)
        removeLast();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        enter();
    else
        QWidget::keyPressEvent(event);
}

void PinPad::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace vitrine::kiosk
