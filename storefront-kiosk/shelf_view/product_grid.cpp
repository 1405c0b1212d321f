#include "storefront-kiosk/shelf_view/product_grid.hpp"

#include "storefront-kiosk/frame/layout.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

namespace vitrine::kiosk {
namespace {

constexpr int kScreensKept = 4; ///< So much of the list is kept painted.
constexpr int kRing = 5;        ///< Around what has the focus, and what is pressed.
constexpr int kPositionWidth = 6;
constexpr int kPositionLeast = 48;

int kilobytesOf(const QPixmap& pixmap)
{
    return std::max(1, pixmap.width() * pixmap.height() * 4 / 1024);
}

} // namespace

ProductGrid::ProductGrid(KioskContext& context, QWidget* parent)
    : QAbstractItemView(parent)
    , m_context(context)
    , m_painter(context)
    , m_finger(new FingerScroll(this))
{
    setFocusPolicy(Qt::TabFocus); // a touch leaves the focus where it is
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(NoSelection);
    setEditTriggers(NoEditTriggers);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex& index) {
        open(index.row()); // by whoever walks by keys
    });
    m_ahead.setSingleShot(true);
    connect(&m_ahead, &QTimer::timeout, this, &ProductGrid::paintAhead);
    connect(&context.pictures(), &Pictures::ready, this, &ProductGrid::onPicture);
    connect(&context.shopper(), &Shopper::basketChanged, viewport(), qOverload<>(&QWidget::update));
    connect(&context.settingsStore(), &SettingsStore::changed, this, &ProductGrid::layOut);
    connect(&qt::Theme::instance(), &qt::Theme::changed, this, &ProductGrid::layOut);
}

void ProductGrid::setShelf(ShelfModel* model)
{
    m_shelf = model;
    connect(model, &ShelfModel::modelReset, this, &ProductGrid::layOut);
    setModel(model);
}

void ProductGrid::setForm(Form form, int columns)
{
    m_form = form;
    m_layout.columns = columns;
    layOut();
}

void ProductGrid::setOnSurface(bool isOnSurface)
{
    m_painter.setOnSurface(isOnSurface);
    layOut();
}

void ProductGrid::rewind()
{
    m_finger->stop();
    verticalScrollBar()->setValue(0);
    setCurrentIndex({});
}

int ProductGrid::count() const
{
    return m_shelf != nullptr ? m_shelf->rowCount() : 0;
}

void ProductGrid::forgetTiles()
{
    m_tiles.clear();
    m_awaiting.clear();
}

void ProductGrid::layOut()
{
    m_layout.width = viewport()->width();
    m_layout.margin = m_painter.isOnSurface() ? 0 : touch::kGroup; // a card has its own
    m_layout.gap = touch::kGap;
    m_layout.tileHeight = m_painter.heightFor(m_form, m_layout.tileSize().width());
    m_pressed = {};
    forgetTiles();
    const QSizeF pixels = QSizeF(viewport()->size()) * devicePixelRatioF();
    m_tiles.setMaxCost(std::max(1, int(pixels.width() * pixels.height() * 4 / 1024)) *
                       kScreensKept);
    updateGeometries();
    viewport()->update();
    Q_EMIT laidOut();
}

void ProductGrid::updateGeometries()
{
    auto* bar = verticalScrollBar();
    bar->setPageStep(viewport()->height());
    bar->setSingleStep(m_layout.tileHeight / 4);
    bar->setRange(0, std::max(0, m_layout.height(count()) - viewport()->height()));
    QAbstractItemView::updateGeometries();
}

int ProductGrid::verticalOffset() const
{
    return verticalScrollBar()->value();
}

QRect ProductGrid::visualRect(const QModelIndex& index) const
{
    return index.isValid() ? m_layout.tile(index.row()).translated(0, -verticalOffset()) : QRect();
}

QRect ProductGrid::plusRect(const QModelIndex& index) const
{
    return m_painter.plusTarget(m_form, m_layout.tileSize())
        .translated(visualRect(index).topLeft());
}

QModelIndex ProductGrid::indexAt(const QPoint& point) const
{
    const int row = m_layout.indexAt(point + QPoint(0, verticalOffset()), count());
    return row >= 0 ? m_shelf->index(row) : QModelIndex();
}

void ProductGrid::scrollTo(const QModelIndex& index, ScrollHint)
{
    const QRect rect = visualRect(index);
    auto* bar = verticalScrollBar();
    if (!index.isValid())
        return;
    if (rect.top() < m_layout.gap)
        bar->setValue(bar->value() + rect.top() - m_layout.gap);
    else if (rect.bottom() > viewport()->height() - m_layout.gap)
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + m_layout.gap);
}

QRegion ProductGrid::visualRegionForSelection(const QItemSelection&) const
{
    return {}; // nothing is ever selected
}

QModelIndex ProductGrid::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (count() == 0)
        return {};
    const int now = currentIndex().isValid() ? currentIndex().row() : -1;
    const int page = std::max(1, viewport()->height() / m_layout.tileHeight) * m_layout.columns;
    const auto to = [this](int row) { return m_shelf->index(std::clamp(row, 0, count() - 1)); };
    switch (action) {
    case MoveUp:
        return to(now - m_layout.columns >= 0 ? now - m_layout.columns : now);
    case MoveDown:
        return to(now < 0 ? 0 : now + m_layout.columns);
    case MoveLeft:
    case MovePrevious:
        return to(now - 1);
    case MoveRight:
    case MoveNext:
        return to(now + 1);
    case MoveHome:
        return to(0);
    case MoveEnd:
        return to(count() - 1);
    case MovePageUp:
        return to(now - page);
    case MovePageDown:
        return to(now + page);
    }
    return currentIndex();
}

void ProductGrid::keyPressEvent(QKeyEvent* event)
{
    const bool opens = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter ||
                       event->key() == Qt::Key_Space || event->key() == Qt::Key_Select;
    if (opens && currentIndex().isValid())
        open(currentIndex().row());
    else
        QAbstractItemView::keyPressEvent(event);
}

void ProductGrid::open(int row)
{
    const auto id = qt::toText(m_shelf->card(row).id); // the answer may be another list
    Q_EMIT opened(id);
}

ProductGrid::Pressed ProductGrid::pressedAt(const QPoint& point) const
{
    const auto index = indexAt(point);
    if (!index.isValid())
        return {};
    const bool isPlus =
        m_painter.hasPlus(m_shelf->card(index.row())) && plusRect(index).contains(point);
    return {.row = index.row(), .isPlus = isPlus};
}

void ProductGrid::setPressed(Pressed pressed)
{
    if (m_pressed == pressed)
        return;
    m_pressed = pressed;
    viewport()->update();
}

void ProductGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        setPressed(pressedAt(event->position().toPoint()));
}

void ProductGrid::mouseMoveEvent(QMouseEvent* event)
{
    if (m_pressed.row >= 0 && !(pressedAt(event->position().toPoint()) == m_pressed))
        setPressed({});
}

void ProductGrid::mouseReleaseEvent(QMouseEvent* event)
{
    const auto pressed = m_pressed;
    setPressed({});
    if (pressed.row < 0 || !(pressedAt(event->position().toPoint()) == pressed))
        return;
    if (pressed.isPlus)
        Q_EMIT plusTouched(qt::toText(m_shelf->card(pressed.row).id));
    else
        open(pressed.row);
}

void ProductGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractItemView::resizeEvent(event);
    layOut();
}

void ProductGrid::hideEvent(QHideEvent* event)
{
    QAbstractItemView::hideEvent(event);
    forgetTiles(); // painted in a moment when it is shown again
}

void ProductGrid::changeEvent(QEvent* event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        layOut();
}

void ProductGrid::onPicture(const QString& hash)
{
    for (const int row : m_awaiting.values(hash)) {
        m_tiles.remove(row);
        viewport()->update(visualRect(m_shelf->index(row)));
    }
    m_awaiting.remove(hash);
    if (count() > 0)
        m_ahead.start(0);
}

const TilePainter::Tile& ProductGrid::paintTile(int row)
{
    const auto& card = m_shelf->card(row);
    auto* painted = new TilePainter::Tile(
        m_painter.paint(card, m_form, m_layout.tileSize(), devicePixelRatioF()));
    if (painted->awaitsPicture)
        m_awaiting.insert(qt::toText(card.imageHash), row);
    // never more than the cache holds: it would be deleted at once
    m_tiles.insert(
        row, painted, std::min<qsizetype>(kilobytesOf(painted->pixmap), m_tiles.maxCost()));
    return *painted;
}

const TilePainter::Tile& ProductGrid::tile(int row)
{
    const auto* known = m_tiles.object(row);
    if (known != nullptr &&
        known->inBasket == m_context.shopper().basket().quantityOf(m_shelf->card(row).id))
        return *known;
    return paintTile(row);
}

void ProductGrid::paintAhead()
{
    const int height = viewport()->height();
    const int top = verticalOffset() + (m_movesUp ? -height : height);
    const auto [first, behind] = m_layout.between(top, top + height, count());
    for (int i = first; i < behind; ++i) {
        const int row = m_movesUp ? first + behind - 1 - i : i;
        if (m_tiles.contains(row) ||
            !m_painter.hasPicture(
                m_shelf->card(row), m_form, m_layout.tileSize(), devicePixelRatioF()))
            continue; // its picture tells when it is there
        paintTile(row);
        m_ahead.start(0); // one at a time: a finger waits for none of them
        return;
    }
}

void ProductGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    const QRect dirty = event->rect();
    painter.fillRect(dirty, m_painter.ground());
    const int offset = verticalOffset();
    if (offset != m_lastOffset)
        m_movesUp = offset < m_lastOffset;
    m_lastOffset = offset;
    const auto [first, behind] =
        m_layout.between(dirty.top() + offset, dirty.bottom() + 1 + offset, count());
    for (int row = first; row < behind; ++row) {
        const QRect place = visualRect(m_shelf->index(row));
        painter.drawPixmap(place.topLeft(), tile(row).pixmap);
        if (row == m_pressed.row)
            paintPressed(painter, row);
        else if (hasFocus() && row == currentIndex().row())
            paintPressed(painter, row);
    }
    paintPosition(painter);
    if (count() > 0 && !m_ahead.isActive())
        m_ahead.start(0);
}

void ProductGrid::paintPressed(QPainter& painter, int row) const
{
    const auto index = m_shelf->index(row);
    const bool isPlus = row == m_pressed.row && m_pressed.isPlus;
    QColor tint = qt::colors().accent;
    tint.setAlphaF(row == m_pressed.row ? 0.16F : 0.0F);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(qt::colors().accent, kRing));
    painter.setBrush(tint);
    const QRectF place =
        QRectF(isPlus ? plusRect(index).adjusted(12, 12, -12, -12) : visualRect(index));
    const qreal radius = isPlus ? place.height() / 2 : touch::kRadius;
    painter.drawRoundedRect(
        place.adjusted(kRing / 2.0, kRing / 2.0, -kRing / 2.0, -kRing / 2.0), radius, radius);
    painter.restore();
}

void ProductGrid::paintPosition(QPainter& painter) const
{
    const auto* bar = verticalScrollBar();
    if (bar->maximum() == 0)
        return;
    const int height = viewport()->height();
    const int whole = bar->maximum() + height;
    const int length = std::max(kPositionLeast, int(qint64(height) * height / whole));
    const int top = int(qint64(height - length) * bar->value() / bar->maximum());
    painter.fillRect(QRect(viewport()->width() - kPositionWidth - 4, top, kPositionWidth, length),
                     qt::colors().control);
}

} // namespace vitrine::kiosk
