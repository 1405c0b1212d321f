#include "storefront-kiosk/screens/search/key_button.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr int kInset = 5; ///< Half of the gap that is painted between two keys.
constexpr int kSymbolSide = 40;
constexpr int kRepeatAfterMs = 450;
constexpr int kRepeatMs = 70;
constexpr int kBubbleWidth = 132;
constexpr int kBubbleHeight = 148;
constexpr int kLetterPixels = 38;
constexpr int kBubblePixels = 80;

QFont letterFont(const QString& text, int width)
{
    auto font = qt::Theme::instance().font(qt::TextStyle::Emphasis, QFont::Medium);
    font.setPixelSize(std::max(font.pixelSize(), kLetterPixels));
    const int wanted = QFontMetrics(font).horizontalAdvance(text);
    if (wanted > width && wanted > 0)
        font.setPixelSize(font.pixelSize() * width / wanted);
    return font;
}

} // namespace

KeyButton::KeyButton(KeySpec key, QWidget* parent)
    : QAbstractButton(parent)
    , m_key(std::move(key))
{
    setFocusPolicy(Qt::TabFocus); // a touch leaves the focus in the field
    setText(m_key.text);
    if (m_key.kind == KeySpec::Kind::Backspace) {
        setAutoRepeat(true);
        setAutoRepeatDelay(kRepeatAfterMs);
        setAutoRepeatInterval(kRepeatMs);
    }
}

void KeyButton::setLabel(const QString& label)
{
    setText(label);
    setAccessibleName(label);
    update();
}

QSize KeyButton::sizeHint() const
{
    return {touch::kTarget, touch::kTarget};
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const auto& c = qt::colors();
    const bool isMain = m_key.kind == KeySpec::Kind::Enter;
    const bool isText = m_key.kind == KeySpec::Kind::Text;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF cap = QRectF(rect()).adjusted(kInset, kInset, -kInset, -kInset);
    const QColor idle = isMain ? c.accent : (isText ? c.surface : c.hover);
    const QColor down = isMain ? c.accent.darker(130) : c.select;
    painter.setPen(QPen(isDown() ? c.accent : (isMain ? c.accent : c.control), isDown() ? 3 : 1.5));
    painter.setBrush(isDown() ? down : idle);
    painter.drawRoundedRect(cap.adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
    const QColor ink = isMain ? c.onAccent : c.text;
    if (m_key.kind == KeySpec::Kind::Backspace) {
        const auto symbol =
            qt::iconPixmap(qt::Icon::ArrowLeft, kSymbolSide, ink, devicePixelRatioF());
        painter.drawPixmap(QRect(rect().center() - QPoint(kSymbolSide, kSymbolSide) / 2,
                                 QSize(kSymbolSide, kSymbolSide)),
                           symbol);
        return;
    }
    painter.setPen(m_key.kind == KeySpec::Kind::Space ? c.muted : ink);
    painter.setFont(letterFont(text(), int(cap.width()) - 16));
    painter.drawText(cap, Qt::AlignCenter, text());
}

KeyBubble::KeyBubble(QWidget* window)
    : QWidget(window)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void KeyBubble::showAbove(const KeyButton& key)
{
    m_text = key.key().text;
    const QPoint top = key.mapTo(parentWidget(), QPoint(key.width() / 2, kInset));
    QRect place(top.x() - kBubbleWidth / 2, top.y() - kBubbleHeight, kBubbleWidth, kBubbleHeight);
    const QRect inside = parentWidget()->rect();
    place.moveLeft(std::clamp(place.left(), 0, std::max(0, inside.width() - kBubbleWidth)));
    place.moveTop(std::max(0, place.top()));
    setGeometry(place);
    raise();
    show();
    update();
}

void KeyBubble::paintEvent(QPaintEvent*)
{
    const auto& c = qt::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.accent, 3));
    painter.setBrush(c.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), touch::kRadius, touch::kRadius);
    auto font = qt::Theme::instance().font(qt::TextStyle::Price, QFont::DemiBold);
    font.setPixelSize(std::min(kBubblePixels, kBubblePixels * 2 / std::max(1, int(m_text.size()))));
    painter.setFont(font);
    painter.setPen(c.text);
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace vitrine::kiosk
