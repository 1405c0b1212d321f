#pragma once

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QRectF>

namespace vitrine::kiosk {

/// Fills `shape` with the middle of `image`; what does not fit is cut off.
void paintCovering(QPainter& painter, const QPainterPath& shape, const QImage& image);

/// The whole of `image` in the middle of `place`, never larger than it is twice.
void paintWhole(QPainter& painter, const QRectF& place, const QImage& image);

/// In place of a picture that is missing or not there yet.
void paintNoPicture(QPainter& painter, const QPainterPath& shape, bool isMissing);

} // namespace vitrine::kiosk
