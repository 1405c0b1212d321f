#include "storefront-kiosk/parts/touch_button.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kPadding = 32;
constexpr int kTightPadding = 24;
constexpr int kSymbolGap = 16;
constexpr int kSymbolSide = 40;
constexpr int kSymbolAboveSide = 88;
constexpr int kNoteGap = 4;

QColor pressedAccent()
{
    const auto& c = qt::colors();
    return c.isDark ? c.accent.lighter(118) : c.accent.darker(130);
}

/// What a button of this kind is filled and framed with.
struct Ground
{
    QColor fill;
    QColor frame;
};

Ground groundOf(TouchButton::Kind kind, bool isPressed)
{
    const auto& c = qt::colors();
    switch (kind) {
    case TouchButton::Kind::Primary:
        return isPressed ? Ground{pressedAccent(), pressedAccent()} : Ground{c.accent, c.accent};
    case TouchButton::Kind::Danger:
        return {isPressed ? c.groundOf(qt::Tone::Danger) : c.surface, c.danger};
    case TouchButton::Kind::Quiet:
        return {isPressed ? c.select : QColor(Qt::transparent), QColor(Qt::transparent)};
    case TouchButton::Kind::Chip:
    case TouchButton::Kind::Normal:
        break;
    }
    return isPressed ? Ground{c.select, c.accent} : Ground{c.surface, c.control};
}

/// Above and below the text. Large text is a target by itself, and room is dear then.
int paddingAbove()
{
    return qt::Theme::instance().textFactor() > 1 ? kTightPadding / 2 : kTightPadding;
}

int lineHeight(const QFont& font)
{
    return QFontMetrics(font).height();
}

} // namespace

TouchButton::TouchButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus); // a touch leaves the focus where it is
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

TouchButton::TouchButton(const QString& text, Kind kind, QWidget* parent)
    : TouchButton(parent)
{
    setText(text);
    setKind(kind);
}

void TouchButton::setKind(Kind kind)
{
    m_kind = kind;
    if (kind == Kind::Chip)
        setCheckable(true);
    updateGeometry();
    update();
}

void TouchButton::setSymbol(qt::Icon symbol)
{
    m_symbol = symbol;
    updateGeometry();
    update();
}

void TouchButton::setSymbolAbove(bool isAbove)
{
    m_isSymbolAbove = isAbove;
    setSizePolicy(QSizePolicy::Preferred, isAbove ? QSizePolicy::Preferred : QSizePolicy::Fixed);
    updateGeometry();
    update();
}

void TouchButton::setNote(const QString& note)
{
    m_note = note;
    updateGeometry();
    update();
}

void TouchButton::setDetail(const QString& detail)
{
    m_detail = detail;
    updateGeometry();
    update();
}

void TouchButton::setTextStyle(qt::TextStyle style)
{
    m_style = style;
    updateGeometry();
    update();
}

QFont TouchButton::textFont() const
{
    const auto usual = m_kind == Kind::Chip ? qt::TextStyle::Body : qt::TextStyle::Emphasis;
    return qt::Theme::instance().font(m_style.value_or(usual),
                                      m_kind == Kind::Primary ? QFont::DemiBold : QFont::Medium);
}

QFont TouchButton::noteFont() const
{
    return qt::Theme::instance().font(qt::TextStyle::Caption);
}

int TouchButton::symbolSide() const
{
    if (m_isSymbolAbove)
        return kSymbolAboveSide;
    // beside large text a larger one
    const qreal grown = 1 + (qt::Theme::instance().textFactor() - 1) * 0.5;
    return qRound(kSymbolSide * grown) + (text().isEmpty() ? 8 : 0);
}

int TouchButton::padding() const
{
    return text().isEmpty() ? kTightPadding : kPadding;
}

QSize TouchButton::sizeHint() const
{
    const QFontMetrics font(textFont());
    // one more: a text's width is rounded, and what is narrower by a part of a pixel ends in dots
    int width = text().isEmpty() ? 0 : font.horizontalAdvance(text()) + 1;
    int height = text().isEmpty() ? 0 : font.height();
    if (!m_note.isEmpty()) {
        width = std::max(width, QFontMetrics(noteFont()).horizontalAdvance(m_note));
        height += kNoteGap + lineHeight(noteFont());
    }
    if (!m_detail.isEmpty())
        width += kPadding + font.horizontalAdvance(m_detail);
    if (m_symbol && m_isSymbolAbove) {
        width = std::max(width, symbolSide());
        height += symbolSide() + (height > 0 ? kSymbolGap : 0);
    } else if (m_symbol) {
        width += symbolSide() + (width > 0 ? kSymbolGap : 0);
        height = std::max(height, symbolSide());
    }
    return {std::max(touch::kTarget, width + 2 * padding()),
            std::max(touch::kTarget, height + 2 * paddingAbove())};
}

QSize TouchButton::minimumSizeHint() const
{
    // narrower, the text takes two lines, and after that dots
    return {std::max(touch::kTarget, std::min(sizeHint().width(), 2 * touch::kTarget)),
            sizeHint().height()};
}

QColor TouchButton::textColor() const
{
    const auto& c = qt::colors();
    if (!isEnabled())
        return m_kind == Kind::Primary ? c.muted : c.control;
    switch (m_kind) {
    case Kind::Primary:
        return c.onAccent;
    case Kind::Danger:
        return c.danger;
    case Kind::Quiet:
        return c.accent;
    case Kind::Chip:
    case Kind::Normal:
        break;
    }
    return c.text;
}

void TouchButton::paintGround(QPainter& painter) const
{
    const auto& c = qt::colors();
    auto ground = groundOf(m_kind, isDown() || isChecked());
    if (!isEnabled() && m_kind != Kind::Quiet)
        ground =
            m_kind == Kind::Primary ? Ground{c.border, c.border} : Ground{c.background, c.border};
    const qreal line = isChecked() ? 4 : 2;
    const QRectF frame = QRectF(rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2);
    const qreal radius = m_kind == Kind::Chip ? frame.height() / 2 : touch::kRadius;
    painter.setPen(ground.frame.alpha() == 0 ? QPen(Qt::NoPen) : QPen(ground.frame, line));
    painter.setBrush(ground.fill);
    painter.drawRoundedRect(frame, radius, radius);
}

void TouchButton::paintTexts(QPainter& painter, const QRect& place, Qt::Alignment alignment) const
{
    const int noteHeight = m_note.isEmpty() ? 0 : kNoteGap + lineHeight(noteFont());
    painter.setFont(textFont());
    painter.setPen(textColor());
    const QFontMetrics font(textFont());
    const bool isWrapped = font.horizontalAdvance(text()) > place.width() && m_note.isEmpty() &&
                           font.height() * 2 <= height() - 8;
    if (isWrapped) {
        painter.drawText(place, int(alignment | Qt::AlignVCenter) | Qt::TextWordWrap, text());
        return;
    }
    const int top = place.top() + (place.height() - font.height() - noteHeight) / 2;
    const QRect line(place.left(), top, place.width(), font.height());
    painter.drawText(line,
                     int(alignment | Qt::AlignVCenter),
                     font.elidedText(text(), Qt::ElideRight, line.width()));
    if (m_note.isEmpty())
        return;
    painter.setFont(noteFont());
    if (m_kind == Kind::Normal && isEnabled())
        painter.setPen(qt::colors().muted);
    const QRect below(
        place.left(), line.bottom() + 1 + kNoteGap, place.width(), lineHeight(noteFont()));
    painter.drawText(below,
                     int(alignment | Qt::AlignVCenter),
                     QFontMetrics(noteFont()).elidedText(m_note, Qt::ElideRight, below.width()));
}

void TouchButton::paintInRow(QPainter& painter, const QRect& inside) const
{
    QRect place = inside;
    if (!m_detail.isEmpty()) {
        painter.setFont(textFont());
        painter.setPen(textColor());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter, m_detail);
        place.setRight(place.right() - QFontMetrics(textFont()).horizontalAdvance(m_detail) -
                       kTightPadding);
    }
    if (!m_symbol) {
        paintTexts(painter, place, m_detail.isEmpty() ? Qt::AlignHCenter : Qt::AlignLeft);
        return;
    }
    const int side = symbolSide();
    const QFontMetrics font(textFont());
    const int wanted = text().isEmpty()
                           ? 0
                           : std::max(font.horizontalAdvance(text()),
                                      QFontMetrics(noteFont()).horizontalAdvance(m_note)) +
                                 kSymbolGap;
    const int used = std::min(place.width(), side + wanted);
    const int left = m_detail.isEmpty() ? place.left() + (place.width() - used) / 2 : place.left();
    const auto pixmap = qt::iconPixmap(*m_symbol, side, textColor(), devicePixelRatioF());
    painter.drawPixmap(QRect(left, inside.center().y() - side / 2 + 1, side, side), pixmap);
    if (text().isEmpty())
        return;
    place.setLeft(left + side + kSymbolGap);
    paintTexts(painter, place, Qt::AlignLeft);
}

void TouchButton::paintAbove(QPainter& painter, const QRect& inside) const
{
    const int side = symbolSide();
    const int texts = (text().isEmpty() ? 0 : kSymbolGap + lineHeight(textFont())) +
                      (m_note.isEmpty() ? 0 : kNoteGap + lineHeight(noteFont()));
    const int top = inside.top() + std::max(0, (inside.height() - side - texts) / 2);
    const auto pixmap = qt::iconPixmap(*m_symbol, side, textColor(), devicePixelRatioF());
    painter.drawPixmap(QRect(inside.center().x() - side / 2, top, side, side), pixmap);
    const QRect below(inside.left(), top + side + kSymbolGap, inside.width(), texts - kSymbolGap);
    paintTexts(painter, below, Qt::AlignHCenter);
}

void TouchButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const int side = text().isEmpty() ? 8 : std::min(padding(), width() / 8);
    const QRect inside = rect().adjusted(side, 4, -side, -4);
    if (m_symbol && m_isSymbolAbove)
        paintAbove(painter, inside);
    else
        paintInRow(painter, inside);
}

TouchButton* makeIconButton(qt::Icon symbol, const QString& accessibleName, QWidget* parent)
{
    auto* button = new TouchButton(parent);
    button->setSymbol(symbol);
    button->setAccessibleName(accessibleName);
    button->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    return button;
}

} // namespace vitrine::kiosk
