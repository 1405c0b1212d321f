#pragma once

#include "storefront-kiosk/shelf_view/shelf_model.hpp"
#include "storefront-kiosk/shelf_view/tile_layout.hpp"
#include "storefront-kiosk/shelf_view/tile_painter.hpp"

#include <QAbstractItemView>
#include <QCache>
#include <QMultiHash>
#include <QTimer>

namespace vitrine::kiosk {

class FingerScroll;

/// Products as tiles under a finger. Only what shows is painted, each tile once; those that come
/// next are painted ahead, while nothing else is to do.
class ProductGrid final : public QAbstractItemView
{
    Q_OBJECT

public:
    using Form = TilePainter::Form;

    explicit ProductGrid(KioskContext& context, QWidget* parent = nullptr);

    /// @param model outlives the grid, or is its child.
    void setShelf(ShelfModel* model);
    void setForm(Form form, int columns);
    /// It lies on a card or a sheet.
    void setOnSurface(bool isOnSurface);
    /// What all tiles take, for a grid that is part of a longer page.
    [[nodiscard]] int contentHeight() const { return m_layout.height(count()); }
    [[nodiscard]] FingerScroll& finger() const { return *m_finger; }
    /// To the first product, at once.
    void rewind();

    [[nodiscard]] QRect visualRect(const QModelIndex& index) const override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
    [[nodiscard]] QModelIndex indexAt(const QPoint& point) const override;
    /// Where the tile of `index` is touched to put one into the basket, in the viewport.
    [[nodiscard]] QRect plusRect(const QModelIndex& index) const;

Q_SIGNALS:
    void opened(const QString& productId);
    void plusTouched(const QString& productId);
    /// contentHeight may be another.
    void laidOut();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void updateGeometries() override;
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    [[nodiscard]] int horizontalOffset() const override { return 0; }
    [[nodiscard]] int verticalOffset() const override;
    [[nodiscard]] bool isIndexHidden(const QModelIndex&) const override { return false; }
    void setSelection(const QRect&, QItemSelectionModel::SelectionFlags) override {}
    [[nodiscard]] QRegion visualRegionForSelection(const QItemSelection&) const override;

private:
    /// What a finger is on.
    struct Pressed
    {
        int row = -1;
        bool isPlus = false;
        bool operator==(const Pressed&) const = default;
    };

    [[nodiscard]] Pressed pressedAt(const QPoint& point) const;
    void setPressed(Pressed pressed);
    void open(int row);
    void layOut();
    void forgetTiles();
    void onPicture(const QString& hash);
    [[nodiscard]] const TilePainter::Tile& tile(int row);
    const TilePainter::Tile& paintTile(int row);
    void paintAhead();
    [[nodiscard]] int count() const;
    void paintPressed(QPainter& painter, int row) const;
    void paintPosition(QPainter& painter) const;

    KioskContext& m_context;
    TilePainter m_painter;
    ShelfModel* m_shelf = nullptr;
    FingerScroll* m_finger;
    Form m_form = Form::Card;
    TileLayout m_layout;
    QCache<int, TilePainter::Tile> m_tiles; ///< By row; cost in kilobytes.
    QMultiHash<QString, int> m_awaiting;    ///< Picture -> rows painted without it.
    QTimer m_ahead;
    int m_lastOffset = 0;
    bool m_movesUp = false;
    Pressed m_pressed;
};

} // namespace vitrine::kiosk
