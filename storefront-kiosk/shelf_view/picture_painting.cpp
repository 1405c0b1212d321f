#include "storefront-kiosk/shelf_view/picture_painting.hpp"

#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QTransform>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kSymbolMax = 112;
constexpr double kEnlargedMost = 2;

} // namespace

void paintCovering(QPainter& painter, const QPainterPath& shape, const QImage& image)
{
    const QRectF place = shape.boundingRect();
    const double scale = std::max(place.width() / image.width(), place.height() / image.height());
    const QPointF corner = place.center() - QPointF(image.width(), image.height()) * scale / 2;
    QBrush brush(image);
    brush.setTransform(QTransform::fromTranslate(corner.x(), corner.y()).scale(scale, scale));
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale != 1);
    painter.fillPath(shape, brush);
}

void paintWhole(QPainter& painter, const QRectF& place, const QImage& image)
{
    const double scale =
        std::min({place.width() / image.width(), place.height() / image.height(), kEnlargedMost});
    const QSizeF size = QSizeF(image.size()) * scale;
    const QRectF target(place.center() - QPointF(size.width(), size.height()) / 2, size);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(target, image);
}

void paintNoPicture(QPainter& painter, const QPainterPath& shape, bool isMissing)
{
    const auto& c = qt::colors();
    painter.fillPath(shape, c.hover);
    if (!isMissing)
        return;
    const QRect place = shape.boundingRect().toRect();
    const int side = std::min({kSymbolMax, place.width() / 3, place.height() / 3});
    const auto symbol =
        qt::iconPixmap(qt::Icon::Image, side, c.control, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QRect(place.center() - QPoint(side, side) / 2, QSize(side, side)), symbol);
}

} // namespace vitrine::kiosk
