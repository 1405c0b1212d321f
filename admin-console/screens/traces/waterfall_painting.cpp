#include "admin-console/screens/traces/waterfall_view.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine::console {
namespace {

constexpr std::array<QRgb, 8> kLight{
    0x0F6B66, 0x1F5FBF, 0x7A4FBF, 0x8A5A00, 0x2E7D32, 0xAD3A84, 0x4A6572, 0xA4531B};
constexpr std::array<QRgb, 8> kDark{
    0x4CC2B8, 0x8AB8FF, 0xC3A6FF, 0xF2B84B, 0x8FD694, 0xF29BCB, 0xA9BCC7, 0xF0A36B};

} // namespace

QColor serviceColor(int index)
{
    const auto& colors = qt::colors().isDark ? kDark : kLight;
    return QColor(colors[std::size_t(index) % colors.size()]);
}

QString WaterfallView::axisText(std::int64_t micros, std::int64_t stepMicros)
{
    if (micros == 0)
        return QStringLiteral("0");
    const QLocale locale;
    if (stepMicros >= 1'000'000 || micros % 1'000'000 == 0)
        return locale.toString(double(micros) / 1e6, 'g', 6) + QStringLiteral("\u00a0s");
    if (stepMicros >= 1000 || micros % 1000 == 0)
        return locale.toString(double(micros) / 1e3, 'g', 6) + QStringLiteral("\u00a0ms");
    return locale.toString(qlonglong(micros)) + QStringLiteral("\u00a0\u00b5s");
}

void WaterfallView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), qt::colors().surface);
    if (!m_tree)
        return;
    const int first = verticalScrollBar()->value() / kRowHeight;
    const int last =
        std::min(int(m_shown.size()) - 1, first + viewport()->height() / kRowHeight + 1);
    painter.save();
    painter.setClipRect(0, kAxisHeight, viewport()->width(), viewport()->height() - kAxisHeight);
    paintGrid(painter);
    for (int index = first; index <= last; ++index)
        paintRow(painter, index);
    painter.restore();
    paintAxis(painter);
    if (hasFocus()) {
        painter.setPen(QPen(qt::colors().accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

std::vector<std::int64_t> WaterfallView::ticks() const
{
    return axisTicks(m_tree->durationMicros, std::max(1, int(timeWidth() / kTickRoom)));
}

/// Behind the bars.
void WaterfallView::paintGrid(QPainter& painter)
{
    QColor line = qt::colors().border;
    line.setAlphaF(0.7F);
    painter.save();
    painter.setClipRect(nameWidth(), 0, viewport()->width() - nameWidth(), viewport()->height());
    painter.setPen(QPen(line, 1));
    for (const std::int64_t tick : ticks()) {
        const double x = std::round(xOf(tick)) + 0.5;
        painter.drawLine(QPointF(x, kAxisHeight), QPointF(x, viewport()->height()));
    }
    painter.restore();
}

void WaterfallView::paintAxis(QPainter& painter)
{
    const qt::Colors& colors = qt::colors();
    painter.fillRect(0, 0, viewport()->width(), kAxisHeight, colors.surface);
    painter.setFont(qt::Theme::instance().font(qt::TextStyle::Caption));
    painter.setPen(colors.muted);
    painter.drawText(
        QRect(12, 0, nameWidth() - 16, kAxisHeight), Qt::AlignVCenter, tr("Service and span"));
    const auto marks = ticks();
    const std::int64_t step = marks.size() > 1 ? marks[1] : 0;
    painter.save();
    painter.setClipRect(nameWidth(), 0, viewport()->width() - nameWidth(), kAxisHeight);
    for (const std::int64_t tick : marks)
        painter.drawText(QRectF(xOf(tick) - kTickRoom / 2.0, 0, kTickRoom, kAxisHeight),
                         Qt::AlignCenter,
                         axisText(tick, step));
    painter.restore();
    painter.setPen(QPen(colors.border, 1));
    painter.drawLine(QPointF(0, kAxisHeight - 0.5),
                     QPointF(viewport()->width(), kAxisHeight - 0.5));
    painter.drawLine(QPointF(nameWidth() + 0.5, 0),
                     QPointF(nameWidth() + 0.5, viewport()->height()));
}

void WaterfallView::paintRow(QPainter& painter, int index)
{
    const qt::Colors& colors = qt::colors();
    const int number = m_shown[std::size_t(index)];
    const TraceRow& row = m_tree->rows[std::size_t(number)];
    const QRect rect = indexRect(index);
    if (number == m_current)
        painter.fillRect(rect, colors.select);
    else if (index == m_hovered)
        painter.fillRect(rect, colors.hover);
    painter.fillRect(QRect(kBand, rect.top(), kBand, rect.height()), serviceColor(row.service));
    paintName(painter, row, rect, index);
    painter.save();
    painter.setClipRect(
        QRect(nameWidth(), rect.top(), viewport()->width() - nameWidth(), rect.height()),
        Qt::IntersectClip);
    paintBar(painter, row, index);
    painter.restore();
}

void WaterfallView::paintName(QPainter& painter, const TraceRow& row, const QRect& rect, int index)
{
    const qt::Colors& colors = qt::colors();
    const qreal ratio = devicePixelRatioF();
    const QRect twisty = twistyRect(index);
    if (row.childCount > 0) {
        const auto icon = isCollapsed(m_shown[std::size_t(index)]) ? qt::Icon::ChevronRight
                                                                   : qt::Icon::ChevronDown;
        painter.drawPixmap(twisty.topLeft(), qt::iconPixmap(icon, kTwisty, colors.muted, ratio));
    }
    int x = twisty.right() + 5;
    if (row.failed) {
        const auto sign = qt::iconPixmap(qt::Icon::Error, 16, colors.danger, ratio);
        painter.drawPixmap(x, rect.top() + (kRowHeight - 16) / 2, sign);
        x += 20;
    }
    const int right = nameWidth() - 8;
    const QFont strong = qt::Theme::instance().font(qt::TextStyle::Body, QFont::DemiBold);
    const QFontMetrics metrics(strong);
    const QString service = qt::toText(row.span.serviceName);
    const int room = std::max(0, right - x);
    const QString shown = metrics.elidedText(service, Qt::ElideRight, room);
    painter.setFont(strong);
    painter.setPen(row.failed ? colors.danger : colors.text);
    painter.drawText(QRect(x, rect.top(), room, rect.height()), Qt::AlignVCenter, shown);
    x += metrics.horizontalAdvance(shown) + 8;
    if (x >= right)
        return;
    const QFont plain = qt::Theme::instance().font(qt::TextStyle::Body);
    painter.setFont(plain);
    painter.setPen(colors.muted);
    painter.drawText(
        QRect(x, rect.top(), right - x, rect.height()),
        Qt::AlignVCenter,
        QFontMetrics(plain).elidedText(qt::toText(row.span.name), Qt::ElideRight, right - x));
}

void WaterfallView::paintBar(QPainter& painter, const TraceRow& row, int index)
{
    const qt::Colors& colors = qt::colors();
    const QRectF bar = barRect(m_shown[std::size_t(index)]);
    painter.setPen(Qt::NoPen);
    painter.setBrush(row.failed ? colors.danger : serviceColor(row.service));
    painter.drawRoundedRect(bar, 3, 3);
    const QFont font = qt::Theme::instance().font(qt::TextStyle::Caption);
    const QString label = qt::formatDuration(std::chrono::microseconds(row.span.durationMicros));
    const int width = QFontMetrics(font).horizontalAdvance(label) + 2;
    double x = bar.right() + 6;
    if (x + width > viewport()->width() && bar.left() - width - 6 > nameWidth())
        x = bar.left() - width - 6;
    painter.setFont(font);
    painter.setPen(row.failed ? colors.danger : colors.muted);
    painter.drawText(QRectF(x, bar.top() - 8, width, kBarHeight + 16), Qt::AlignVCenter, label);
}

} // namespace vitrine::console
