#pragma once

#include "storefront-kiosk/frame/kiosk_context.hpp"

#include <QPainter>
#include <QPixmap>
#include <QRect>
#include <QSize>

namespace vitrine::kiosk {

/// Paints a product as a tile of its own, to be kept as a pixmap: moving a pixmap is what a screen
/// without a graphics card does fast. On the GUI thread.
class TilePainter
{
public:
    enum class Form {
        Card, ///< The picture above, name, price and plus below.
        Row   ///< The picture at the left: where there is little height, or one column.
    };
    struct Tile
    {
        QPixmap pixmap;
        bool awaitsPicture = false; ///< To be painted again when it is there.
        std::int64_t inBasket = 0;  ///< As painted.
    };

    explicit TilePainter(KioskContext& context)
        : m_context(context)
    {
    }

    /// What tiles lie on shows around their round corners: the window's ground without it.
    void setOnSurface(bool isOnSurface) { m_isOnSurface = isOnSurface; }
    [[nodiscard]] bool isOnSurface() const { return m_isOnSurface; }
    [[nodiscard]] QColor ground() const;

    /// In logical pixels, for the type sizes in force.
    [[nodiscard]] int heightFor(Form form, int width) const;
    [[nodiscard]] Tile paint(const ShelfCard& card, Form form, QSize size, qreal ratio) const;
    /// Asks for the picture. @return Whether the tile can be painted whole.
    [[nodiscard]] bool hasPicture(const ShelfCard& card, Form form, QSize size, qreal ratio) const;
    /// Where the tile is touched to put one into the basket.
    [[nodiscard]] QRect plusTarget(Form form, const QSize& size) const;
    [[nodiscard]] bool hasPlus(const ShelfCard& card) const;

private:
    void paintPicture(QPainter& painter, const ShelfCard& card, Form form, Tile& tile) const;
    void paintTexts(QPainter& painter, const ShelfCard& card, Form form, const QSize& size) const;
    void paintPlus(QPainter& painter, const QRect& target) const;
    void paintBadge(QPainter& painter, std::int64_t count, const QRect& picture) const;
    [[nodiscard]] QRect pictureRect(Form form, const QSize& size) const;

    KioskContext& m_context;
    bool m_isOnSurface = false;
};

} // namespace vitrine::kiosk
