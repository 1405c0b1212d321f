#include "storefront-kiosk/shelf_view/tile_painter.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/shelf_view/picture_painting.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "storefront-kiosk/shelf_view/text_painting.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kPadding = 24;
constexpr int kLineGap = 8;
constexpr int kNameLines = 2;
constexpr double kCardPictureShare = 0.8; ///< Height of a card's picture for its width.
constexpr int kRowHeightMin = 184;
constexpr int kRowPictureMax = 320;
constexpr int kPlusCircle = 72; ///< The circle; what is touched is larger.
constexpr int kPlusSymbol = 36;
constexpr int kNoteSymbol = 24;
constexpr int kBadgeHeight = 48;
constexpr double kFaded = 0.4;

QFont nameFont()
{
    return qt::Theme::instance().font(qt::TextStyle::Body, QFont::Medium);
}

QFont priceFont()
{
    return qt::Theme::instance().font(qt::TextStyle::Emphasis, QFont::DemiBold);
}

QFont noteFont()
{
    return qt::Theme::instance().font(qt::TextStyle::Caption, QFont::Medium);
}

int heightOf(const QFont& font)
{
    return QFontMetrics(font).height();
}

/// Price and note, beside the plus.
int footHeight()
{
    return std::max(heightOf(priceFont()) + kLineGap + heightOf(noteFont()), kPlusCircle);
}

int textHeight()
{
    return kNameLines * heightOf(nameFont()) + kLineGap + footHeight();
}

/// A card's picture is round above only, a row's at the left only.
QPainterPath pictureShape(const QRect& picture, TilePainter::Form form)
{
    constexpr int radius = touch::kRadius;
    const QRectF place(picture);
    const QRectF extended = form == TilePainter::Form::Card ? place.adjusted(0, 0, 0, radius)
                                                            : place.adjusted(0, 0, radius, 0);
    QPainterPath round;
    round.addRoundedRect(extended, radius, radius);
    QPainterPath whole;
    whole.addRect(place);
    return round.intersected(whole);
}

void paintNote(QPainter& painter, const ShelfWords::Stock& stock, const QRect& place)
{
    const QColor color = qt::colors().of(stock.tone);
    const int side = std::max(kNoteSymbol, heightOf(noteFont()) - 4);
    const auto symbol =
        qt::iconPixmap(stock.symbol, side, color, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QRect(place.left(), place.top() + (place.height() - side) / 2, side, side),
                       symbol);
    const QRect text = place.adjusted(side + kLineGap, 0, 0, 0);
    painter.setPen(color);
    painter.setFont(fittingFont(stock.text, noteFont(), text.width()));
    painter.drawText(text, Qt::AlignLeft | Qt::AlignVCenter, stock.text);
}

} // namespace

QColor TilePainter::ground() const
{
    return m_isOnSurface ? qt::colors().surface : qt::colors().background;
}

int TilePainter::heightFor(Form form, int width) const
{
    if (form == Form::Row)
        return std::max(kRowHeightMin, textHeight() + 2 * kPadding);
    return int(width * kCardPictureShare) + textHeight() + 2 * kPadding;
}

QRect TilePainter::pictureRect(Form form, const QSize& size) const
{
    const QRect inside = QRect(QPoint(), size).adjusted(2, 2, -2, -2);
    if (form == Form::Card)
        return {inside.topLeft(),
                QSize(inside.width(), size.height() - textHeight() - 2 * kPadding)};
    const int side = std::min({inside.height(), kRowPictureMax, inside.width() / 3});
    return {inside.topLeft(), QSize(side, inside.height())};
}

QRect TilePainter::plusTarget(Form, const QSize& size) const
{
    constexpr int side = touch::kTarget + kPadding; // up to the edges of the tile
    return {size.width() - side, size.height() - side, side, side};
}

bool TilePainter::hasPlus(const ShelfCard& card) const
{
    return !ShelfWords::stock(m_context, card.available).isOut;
}

bool TilePainter::hasPicture(const ShelfCard& card, Form form, QSize size, qreal ratio) const
{
    const auto hash = qt::toText(card.imageHash);
    auto& pictures = m_context.pictures();
    return pictures.isMissing(hash) ||
           !pictures.picture(hash, pictureRect(form, size).size() * ratio).isNull();
}

TilePainter::Tile
TilePainter::paint(const ShelfCard& card, Form form, QSize size, qreal ratio) const
{
    const auto& c = qt::colors();
    Tile tile{.pixmap = QPixmap(size * ratio),
              .inBasket = m_context.shopper().basket().quantityOf(card.id)};
    tile.pixmap.setDevicePixelRatio(ratio);
    tile.pixmap.fill(ground()); // opaque: it is copied, not blended
    QPainter painter(&tile.pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(c.border, 2));
    painter.setBrush(c.surface);
    painter.drawRoundedRect(
        QRectF(QPointF(), QSizeF(size)).adjusted(1, 1, -1, -1), touch::kRadius, touch::kRadius);
    paintPicture(painter, card, form, tile);
    paintTexts(painter, card, form, size);
    if (hasPlus(card))
        paintPlus(painter, plusTarget(form, size));
    if (tile.inBasket > 0)
        paintBadge(painter, tile.inBasket, pictureRect(form, size));
    return tile;
}

void TilePainter::paintPicture(QPainter& painter,
                               const ShelfCard& card,
                               Form form,
                               Tile& tile) const
{
    const qreal ratio = tile.pixmap.devicePixelRatio();
    const QSize size = (QSizeF(tile.pixmap.size()) / ratio).toSize();
    const QRect place = pictureRect(form, size);
    const auto shape = pictureShape(place, form);
    const auto hash = qt::toText(card.imageHash);
    auto& pictures = m_context.pictures();
    QImage image = pictures.picture(hash, place.size() * ratio);
    if (image.isNull()) {
        const bool isMissing = pictures.isMissing(hash);
        tile.awaitsPicture = !isMissing;
        paintNoPicture(painter, shape, isMissing);
        return;
    }
    painter.save();
    if (!hasPlus(card))
        painter.setOpacity(kFaded);
    paintCovering(painter, shape, image);
    painter.restore();
}

void TilePainter::paintTexts(QPainter& painter,
                             const ShelfCard& card,
                             Form form,
                             const QSize& size) const
{
    const auto& c = qt::colors();
    const QRect picture = pictureRect(form, size);
    const QRect texts = form == Form::Card
                            ? QRect(0, picture.bottom() + 1, size.width(), size.height())
                            : QRect(picture.right() + 1, 0, size.width() - picture.width(), 0);
    QRect place = texts.adjusted(kPadding, kPadding, -kPadding, 0);
    painter.setPen(c.text);
    drawLines(painter, place, qt::toText(card.name), nameFont(), kNameLines);

    const auto stock = ShelfWords::stock(m_context, card.available);
    const bool hasNote = stock.isOut || stock.isLow;
    const int width = place.width() - (stock.isOut ? 0 : kPlusCircle + kLineGap);
    const int foot = size.height() - kPadding;
    const int noteTop = foot - heightOf(noteFont());
    const auto amount = ShelfWords::price(m_context, card.price, card.taxCategory).amount;
    const int priceTop = hasNote ? noteTop - kLineGap - heightOf(priceFont())
                                 : foot - (footHeight() + heightOf(priceFont())) / 2;
    painter.setPen(c.text);
    painter.setFont(fittingFont(amount, priceFont(), width));
    painter.drawText(QRect(place.left(), priceTop, width, heightOf(priceFont())),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     amount);
    if (hasNote)
        paintNote(painter, stock, {place.left(), noteTop, width, heightOf(noteFont())});
}

void TilePainter::paintPlus(QPainter& painter, const QRect& target) const
{
    const auto& c = qt::colors();
    const QRect circle(target.right() + 1 - kPadding - kPlusCircle,
                       target.bottom() + 1 - kPadding - kPlusCircle,
                       kPlusCircle,
                       kPlusCircle);
    painter.setPen(Qt::NoPen);
    painter.setBrush(c.accent);
    painter.drawEllipse(circle);
    const auto symbol = qt::iconPixmap(
        qt::Icon::Plus, kPlusSymbol, c.onAccent, painter.device()->devicePixelRatioF());
    painter.drawPixmap(QRect(circle.center() - QPoint(kPlusSymbol, kPlusSymbol) / 2 + QPoint(1, 1),
                             QSize(kPlusSymbol, kPlusSymbol)),
                       symbol);
}

void TilePainter::paintBadge(QPainter& painter, std::int64_t count, const QRect& picture) const
{
    const auto& c = qt::colors();
    const auto text = qt::formatCount(count, m_context.locale());
    const int symbol = 28;
    const int width = 2 * 16 + symbol + kLineGap + QFontMetrics(noteFont()).horizontalAdvance(text);
    const int height = std::max(kBadgeHeight, heightOf(noteFont()) + 12);
    const QRect place(
        picture.right() - kPadding / 2 - width, picture.top() + kPadding / 2, width, height);
    painter.setPen(QPen(c.surface, 2));
    painter.setBrush(c.accent);
    painter.drawRoundedRect(place, height / 2.0, height / 2.0);
    painter.drawPixmap(
        QRect(place.left() + 16, place.center().y() - symbol / 2 + 1, symbol, symbol),
        qt::iconPixmap(
            qt::Icon::Basket, symbol, c.onAccent, painter.device()->devicePixelRatioF()));
    painter.setPen(c.onAccent);
    painter.setFont(noteFont());
    painter.drawText(
        place.adjusted(16 + symbol + kLineGap, 0, -16, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace vitrine::kiosk
