#include "admin-console/screens/system/sparkline.hpp"

#include "vitrine/qt/theme/theme.hpp"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace vitrine::console {

QPolygonF sparkline(const QList<double>& values, const QRectF& rect, qsizetype countMax)
{
    QPolygonF line;
    if (values.isEmpty())
        return line;
    const double highest = std::max(1.0, *std::max_element(values.begin(), values.end()));
    const double step = rect.width() / double(std::max<qsizetype>(1, countMax - 1));
    for (qsizetype i = 0; i < values.size(); ++i) {
        const double x = rect.right() - double(values.size() - 1 - i) * step;
        line << QPointF(x, rect.bottom() - rect.height() * values[i] / highest);
    }
    return line;
}

void paintSparkline(QPainter& painter,
                    const QRectF& rect,
                    const QList<double>& values,
                    qsizetype countMax)
{
    if (values.size() < 2)
        return;
    const auto line = sparkline(values, rect, countMax);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath ground;
    ground.addPolygon(line);
    ground.lineTo(line.back().x(), rect.bottom());
    ground.lineTo(line.front().x(), rect.bottom());
    ground.closeSubpath();
    painter.fillPath(ground, qt::colors().groundOf(qt::Tone::Accent));
    painter.setPen(QPen(qt::colors().accent, 1.5));
    painter.drawPolyline(line);
    painter.restore();
}

} // namespace vitrine::console
