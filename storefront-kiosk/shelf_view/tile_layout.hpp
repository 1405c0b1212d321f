#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>

#include <utility>

namespace vitrine::kiosk {

/// Where the tiles of a grid lie, in the coordinates of its content: equal columns that fill the
/// width, row after row.
struct TileLayout
{
    int width = 0; ///< Of the whole grid.
    int columns = 1;
    int margin = 0; ///< Around all tiles.
    int gap = 0;    ///< Between two.
    int tileHeight = 1;

    [[nodiscard]] QSize tileSize() const;
    [[nodiscard]] QRect tile(int index) const;
    /// Of the content of `count` tiles.
    [[nodiscard]] int height(int count) const;
    /// The tile at `point`, -1 for none.
    [[nodiscard]] int indexAt(const QPoint& point, int count) const;
    /// First and one behind the last of the tiles that show between `top` and `bottom`.
    [[nodiscard]] std::pair<int, int> between(int top, int bottom, int count) const;
};

} // namespace vitrine::kiosk
