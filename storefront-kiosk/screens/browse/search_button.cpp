#include "storefront-kiosk/screens/browse/search_button.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kPadding = 32;
constexpr int kSymbolSide = 40;
constexpr int kSymbolGap = 20;

QFont fieldFont()
{
    return qt::Theme::instance().font(qt::TextStyle::Body);
}

} // namespace

SearchButton::SearchButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void SearchButton::setTexts(const QString& searched, const QString& invitation)
{
    m_isInvitation = searched.isEmpty();
    setText(m_isInvitation ? invitation : searched);
    setAccessibleName(m_isInvitation ? invitation : invitation + QStringLiteral(": ") + searched);
    fit();
}

void SearchButton::setCompact(bool isCompact)
{
    m_isCompact = isCompact;
    fit();
}

void SearchButton::fit()
{
    setSizePolicy(isSignOnly() ? QSizePolicy::Fixed : QSizePolicy::Expanding, QSizePolicy::Fixed);
    updateGeometry();
    update();
}

QSize SearchButton::sizeHint() const
{
    // as high as what stands beside it: a button, or chips
    const auto style = isSignOnly() ? qt::TextStyle::Body : qt::TextStyle::Emphasis;
    const auto font = qt::Theme::instance().font(style);
    const int padding = qt::Theme::instance().textFactor() > 1 ? 24 : 48; // as buttons have it
    const int height = std::max(touch::kTarget, QFontMetrics(font).height() + padding);
    return {isSignOnly() ? height : 6 * touch::kTarget, height};
}

QSize SearchButton::minimumSizeHint() const
{
    return {isSignOnly() ? sizeHint().height() : 3 * touch::kTarget, sizeHint().height()};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const auto& c = qt::colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(isDown() ? c.accent : c.control, 2));
    painter.setBrush(isDown() ? c.select : c.surface);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
    const int side = std::max(kSymbolSide, QFontMetrics(fieldFont()).ascent());
    const int padding = isSignOnly() ? (width() - side) / 2 : kPadding;
    const QRect inside = rect().adjusted(padding, 0, -padding, 0);
    painter.drawPixmap(QRect(inside.left(), inside.center().y() - side / 2 + 1, side, side),
                       qt::iconPixmap(qt::Icon::Search, side, c.muted, devicePixelRatioF()));
    if (isSignOnly())
        return;
    const QRect place = inside.adjusted(side + kSymbolGap, 0, 0, 0);
    painter.setPen(m_isInvitation ? c.muted : c.text);
    painter.setFont(fieldFont());
    painter.drawText(place,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(fieldFont()).elidedText(text(), Qt::ElideRight, place.width()));
}

} // namespace vitrine::kiosk
