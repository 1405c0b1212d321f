#include "vitrine/qt/widgets/status_badge.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QPainterPath>

namespace vitrine::qt {
namespace {

constexpr int kHeight = 22;
constexpr int kPadding = 8;
constexpr int kShape = 10;
constexpr int kGap = 6;

QFont badgeFont()
{
    return Theme::instance().font(TextStyle::Caption, QFont::Medium);
}

/// The sign in front of the word: each tone has a shape of its own.
void paintShape(QPainter& painter, const QRectF& box, Tone tone)
{
    const auto centre = box.center();
    switch (tone) {
    case Tone::Ok:
        painter.drawPolyline(QPolygonF{QPointF(box.left() + 1, centre.y()),
                                       QPointF(centre.x() - 1, box.bottom() - 2),
                                       QPointF(box.right() - 0.5, box.top() + 1.5)});
        return;
    case Tone::Warn:
        painter.drawPolygon(QPolygonF{QPointF(centre.x(), box.top() + 0.5),
                                      QPointF(box.right(), box.bottom() - 0.5),
                                      QPointF(box.left(), box.bottom() - 0.5)});
        return;
    case Tone::Danger:
        painter.drawLine(box.topLeft() + QPointF(1.5, 1.5), box.bottomRight() - QPointF(1.5, 1.5));
        painter.drawLine(box.topRight() + QPointF(-1.5, 1.5),
                         box.bottomLeft() + QPointF(1.5, -1.5));
        return;
    case Tone::Info:
    case Tone::Accent:
        painter.drawEllipse(centre, 3.75, 3.75);
        return;
    case Tone::Neutral:
        break;
    }
    painter.setBrush(painter.pen().color());
    painter.drawEllipse(centre, 2, 2);
}

} // namespace

QSize badgeSize(const Badge& badge)
{
    return {int(QFontMetricsF(badgeFont()).horizontalAdvance(badge.text)) + 1 + 2 * kPadding +
                kShape + kGap,
            kHeight};
}

void paintBadge(QPainter& painter, const QRect& rect, const Badge& badge)
{
    if (badge.text.isEmpty())
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const int width = std::min(badgeSize(badge).width(), rect.width());
    const QRect pill(rect.left(), rect.center().y() - kHeight / 2 + 1, width, kHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors().groundOf(badge.tone));
    painter.drawRoundedRect(pill, kHeight / 2.0, kHeight / 2.0);

    const QColor ink = badge.tone == Tone::Neutral ? colors().text : colors().of(badge.tone);
    painter.setPen(QPen(ink, 1.6, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const QRectF shape(
        pill.left() + kPadding, pill.top() + (kHeight - kShape) / 2.0, kShape, kShape);
    paintShape(painter, shape, badge.tone);

    painter.setFont(badgeFont());
    painter.setPen(ink);
    const QRect room = pill.adjusted(kPadding + kShape + kGap, 0, -kPadding + 2, 0);
    const QFontMetrics metrics(badgeFont());
    painter.drawText(room,
                     Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(badge.text, Qt::ElideRight, room.width()));
    painter.restore();
}

StatusBadge::StatusBadge(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

StatusBadge::StatusBadge(Badge badge, QWidget* parent)
    : StatusBadge(parent)
{
    setBadge(badge);
}

void StatusBadge::setBadge(const Badge& badge)
{
    m_badge = badge;
    setAccessibleName(badge.text);
    setVisible(!badge.text.isEmpty());
    updateGeometry();
    update();
}

QSize StatusBadge::sizeHint() const
{
    return badgeSize(m_badge);
}

void StatusBadge::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintBadge(painter, rect(), m_badge);
}

} // namespace vitrine::qt
