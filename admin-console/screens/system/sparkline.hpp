#pragma once

#include <QList>
#include <QPolygonF>
#include <QRectF>

class QPainter;

namespace vitrine::console {

/// The line through `values` in `rect`: 0 at the bottom, the greatest value (at least 1) at the
/// top, the newest at the right edge; `countMax` values fill the width.
[[nodiscard]] QPolygonF
sparkline(const QList<double>& values, const QRectF& rect, qsizetype countMax);

/// Draws it; nothing for less than two values.
void paintSparkline(QPainter& painter,
                    const QRectF& rect,
                    const QList<double>& values,
                    qsizetype countMax);

} // namespace vitrine::console
