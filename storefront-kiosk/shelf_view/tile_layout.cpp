#include "storefront-kiosk/shelf_view/tile_layout.hpp"

#include <algorithm>

namespace vitrine::kiosk {

QSize TileLayout::tileSize() const
{
    return {std::max(1, (width - 2 * margin - (columns - 1) * gap) / columns), tileHeight};
}

QRect TileLayout::tile(int index) const
{
    const QSize size = tileSize();
    return {QPoint(margin + index % columns * (size.width() + gap),
                   margin + index / columns * (size.height() + gap)),
            size};
}

int TileLayout::height(int count) const
{
    const int rows = (count + columns - 1) / columns;
    return rows == 0 ? 0 : 2 * margin + rows * tileHeight + (rows - 1) * gap;
}

int TileLayout::indexAt(const QPoint& point, int count) const
{
    const auto [first, behind] = between(point.y(), point.y() + 1, count);
    for (int index = first; index < behind; ++index) {
        if (tile(index).contains(point))
            return index;
    }
    return -1;
}

std::pair<int, int> TileLayout::between(int top, int bottom, int count) const
{
    const int pitch = tileHeight + gap;
    const int firstRow = std::max(0, (top - margin + gap) / pitch);
    const int lastRow = std::max(0, bottom - 1 - margin) / pitch;
    const int first = std::min(count, firstRow * columns);
    return {first, bottom <= top ? first : std::min(count, (lastRow + 1) * columns)};
}

} // namespace vitrine::kiosk
