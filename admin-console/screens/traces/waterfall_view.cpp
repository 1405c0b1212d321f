#include "admin-console/screens/traces/waterfall_view.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QAccessible>
#include <QEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace vitrine::console {

WaterfallView::WaterfallView(QWidget* parent)
    : QAbstractScrollArea(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setFrameShape(QFrame::NoFrame);
    viewport()->setMouseTracking(true);
    viewport()->setAutoFillBackground(false);
    verticalScrollBar()->setSingleStep(kRowHeight);
    connect(&qt::Theme::instance(), &qt::Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void WaterfallView::setTree(const TraceTree* tree)
{
    m_tree = tree && !tree->empty() ? tree : nullptr;
    m_collapsed.clear();
    m_zoom = 1;
    m_hovered = -1;
    m_current = -1;
    showRows();
    if (m_tree)
        setCurrentRow(0);
    else
        Q_EMIT currentRowChanged(-1);
}

void WaterfallView::showRows()
{
    m_shown = m_tree ? visibleRows(*m_tree, m_collapsed) : std::vector<int>();
    updateBars();
    viewport()->update();
}

void WaterfallView::updateBars()
{
    auto* vertical = verticalScrollBar();
    const int height = viewport()->height() - kAxisHeight;
    vertical->setPageStep(std::max(1, height));
    vertical->setRange(0, std::max(0, int(m_shown.size()) * kRowHeight - height));
    auto* horizontal = horizontalScrollBar();
    const int room = viewport()->width() - nameWidth();
    horizontal->setPageStep(std::max(1, room));
    horizontal->setRange(
        0, std::max(0, int(std::lround(timeWidth())) + 2 * kEdge + kLabelRoom - room));
}

int WaterfallView::nameWidth() const
{
    return std::clamp(m_nameWidth, kNameMin, std::max(kNameMin, viewport()->width() * 2 / 3));
}

double WaterfallView::timeWidth() const
{
    return std::max(40, viewport()->width() - nameWidth() - 2 * kEdge - kLabelRoom) * m_zoom;
}

double WaterfallView::xOf(std::int64_t micros) const
{
    const double share =
        m_tree && m_tree->durationMicros > 0 ? double(micros) / double(m_tree->durationMicros) : 0;
    return nameWidth() + kEdge + share * timeWidth() - horizontalScrollBar()->value();
}

int WaterfallView::indexOf(int row) const
{
    const auto found = std::lower_bound(m_shown.begin(), m_shown.end(), row);
    return found == m_shown.end() || *found != row ? -1 : int(found - m_shown.begin());
}

QRect WaterfallView::indexRect(int index) const
{
    return {0,
            kAxisHeight + index * kRowHeight - verticalScrollBar()->value(),
            viewport()->width(),
            kRowHeight};
}

QRect WaterfallView::rowRect(int row) const
{
    const int index = indexOf(row);
    return index < 0 ? QRect() : indexRect(index);
}

int WaterfallView::indexAt(const QPoint& point) const
{
    if (point.y() < kAxisHeight)
        return -1;
    const int index = (point.y() - kAxisHeight + verticalScrollBar()->value()) / kRowHeight;
    return index < int(m_shown.size()) ? index : -1;
}

QRect WaterfallView::twistyRect(int index) const
{
    const TraceRow& row = m_tree->rows[std::size_t(m_shown[std::size_t(index)])];
    const QRect rect = indexRect(index);
    return {12 + row.depth * kIndent, rect.top() + (kRowHeight - kTwisty) / 2, kTwisty, kTwisty};
}

QRectF WaterfallView::barRect(int row) const
{
    const int index = indexOf(row);
    if (index < 0)
        return {};
    const TraceRow& span = m_tree->rows[std::size_t(row)];
    const double left = xOf(span.startMicros);
    const double width = std::max(3.0, xOf(span.startMicros + span.span.durationMicros) - left);
    return {left, indexRect(index).top() + (kRowHeight - kBarHeight) / 2.0, width, kBarHeight};
}

void WaterfallView::setCurrentRow(int row)
{
    if (!m_tree || row < 0 || row >= int(m_tree->rows.size()) || row == m_current)
        return;
    m_current = row;
    for (int above = m_tree->rows[std::size_t(row)].parent; above >= 0;
         above = m_tree->rows[std::size_t(above)].parent)
        m_collapsed.erase(above);
    showRows();
    reveal(row);
    setAccessibleDescription(textOf(row));
    QAccessibleEvent described(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&described);
    Q_EMIT currentRowChanged(row);
}

void WaterfallView::reveal(int row)
{
    const int index = indexOf(row);
    auto* bar = verticalScrollBar();
    const int top = index * kRowHeight;
    if (top < bar->value())
        bar->setValue(top);
    else if (top + kRowHeight > bar->value() + bar->pageStep())
        bar->setValue(top + kRowHeight - bar->pageStep());
}

void WaterfallView::setCollapsed(int row, bool isCollapsed)
{
    if (!m_tree || m_tree->rows[std::size_t(row)].childCount == 0)
        return;
    if (isCollapsed)
        m_collapsed.insert(row);
    else
        m_collapsed.erase(row);
    const int last = row + m_tree->rows[std::size_t(row)].descendantCount;
    showRows();
    if (isCollapsed && m_current > row && m_current <= last)
        setCurrentRow(row);
}

void WaterfallView::expandAll()
{
    m_collapsed.clear();
    showRows();
}

void WaterfallView::collapseAll()
{
    if (!m_tree)
        return;
    for (int row = 0; row < int(m_tree->rows.size()); ++row) {
        const TraceRow& span = m_tree->rows[std::size_t(row)];
        if (span.childCount > 0 && span.depth > 0)
            m_collapsed.insert(row);
    }
    int current = m_current;
    while (current >= 0 && m_tree->rows[std::size_t(current)].depth > 1)
        current = m_tree->rows[std::size_t(current)].parent;
    showRows();
    setCurrentRow(current);
}

void WaterfallView::goToNextFailure()
{
    if (!m_tree || m_tree->failedCount == 0)
        return;
    const int count = int(m_tree->rows.size());
    for (int step = 1; step <= count; ++step) {
        const int row = (m_current + step) % count;
        if (m_tree->rows[std::size_t(row)].failed) {
            setCurrentRow(row);
            return;
        }
    }
}

void WaterfallView::setZoom(double zoom)
{
    const double wanted = std::clamp(zoom, 1.0, kZoomMax);
    if (wanted == m_zoom)
        return;
    // What is in the middle stays in the middle.
    const double room = viewport()->width() - nameWidth();
    const double middle = (horizontalScrollBar()->value() + room / 2) / m_zoom;
    m_zoom = wanted;
    updateBars();
    horizontalScrollBar()->setValue(int(middle * m_zoom - room / 2));
    viewport()->update();
}

QString WaterfallView::textOf(int row) const
{
    if (!m_tree || row < 0)
        return {};
    const TraceRow& span = m_tree->rows[std::size_t(row)];
    const auto duration = [](std::int64_t micros) {
        return qt::formatDuration(std::chrono::microseconds(micros));
    };
    QString text = tr("%1, %2: %3, began after %4")
                       .arg(qt::toText(span.span.serviceName),
                            qt::toText(span.span.name),
                            duration(span.span.durationMicros),
                            duration(span.startMicros));
    if (span.failed)
        text += tr(", failed");
    if (isCollapsed(row))
        text += tr(", %n span(s) folded below", nullptr, span.descendantCount);
    return text;
}

void WaterfallView::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateBars();
}

void WaterfallView::moveBy(int steps)
{
    if (m_shown.empty())
        return;
    const int index = std::clamp(indexOf(m_current) + steps, 0, int(m_shown.size()) - 1);
    setCurrentRow(m_shown[std::size_t(index)]);
}

void WaterfallView::goIn()
{
    if (m_current < 0)
        return;
    if (isCollapsed(m_current))
        setCollapsed(m_current, false);
    else if (m_tree->rows[std::size_t(m_current)].childCount > 0)
        setCurrentRow(m_current + 1);
}

void WaterfallView::goOut()
{
    if (m_current < 0)
        return;
    const TraceRow& row = m_tree->rows[std::size_t(m_current)];
    if (row.childCount > 0 && !isCollapsed(m_current))
        setCollapsed(m_current, true);
    else
        setCurrentRow(row.parent);
}

void WaterfallView::keyPressEvent(QKeyEvent* event)
{
    const int page = std::max(1, verticalScrollBar()->pageStep() / kRowHeight - 1);
    switch (event->key()) {
    case Qt::Key_Up:
        moveBy(-1);
        return;
    case Qt::Key_Down:
        moveBy(1);
        return;
    case Qt::Key_PageUp:
        moveBy(-page);
        return;
    case Qt::Key_PageDown:
        moveBy(page);
        return;
    case Qt::Key_Home:
        moveBy(-int(m_shown.size()));
        return;
    case Qt::Key_End:
        moveBy(int(m_shown.size()));
        return;
    case Qt::Key_Right:
        goIn();
        return;
    case Qt::Key_Left:
        goOut();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current >= 0)
            setCollapsed(m_current, !isCollapsed(m_current));
        return;
    case Qt::Key_Plus:
        setZoom(m_zoom * 1.5);
        return;
    case Qt::Key_Minus:
        setZoom(m_zoom / 1.5);
        return;
    case Qt::Key_0:
        setZoom(1);
        return;
    default:
        event->ignore(); // Esc and shortcuts are the page's
    }
}

bool WaterfallView::isOnSplitter(const QPoint& point) const
{
    return std::abs(point.x() - nameWidth()) <= 3;
}

void WaterfallView::mousePressEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (event->button() != Qt::LeftButton)
        return;
    if (isOnSplitter(point)) {
        m_isDragging = true;
        return;
    }
    const int index = indexAt(point);
    if (index < 0)
        return;
    const int row = m_shown[std::size_t(index)];
    if (twistyRect(index).adjusted(-4, -6, 4, 6).contains(point))
        setCollapsed(row, !isCollapsed(row));
    setCurrentRow(row);
}

void WaterfallView::mouseMoveEvent(QMouseEvent* event)
{
    const QPoint point = event->position().toPoint();
    if (m_isDragging) {
        m_nameWidth = point.x();
        updateBars();
        viewport()->update();
        return;
    }
    viewport()->setCursor(isOnSplitter(point) ? Qt::SplitHCursor : Qt::ArrowCursor);
    const int index = indexAt(point);
    if (index != m_hovered) {
        m_hovered = index;
        viewport()->update();
    }
}

void WaterfallView::mouseReleaseEvent(QMouseEvent*)
{
    m_isDragging = false;
}

void WaterfallView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int index = indexAt(event->position().toPoint());
    if (index >= 0)
        setCollapsed(m_shown[std::size_t(index)], !isCollapsed(m_shown[std::size_t(index)]));
}

void WaterfallView::wheelEvent(QWheelEvent* event)
{
    if (!(event->modifiers() & Qt::ControlModifier)) {
        QAbstractScrollArea::wheelEvent(event);
        return;
    }
    setZoom(m_zoom * std::pow(1.2, event->angleDelta().y() / 120.0));
    event->accept();
}

void WaterfallView::leaveEvent(QEvent* event)
{
    QAbstractScrollArea::leaveEvent(event);
    m_hovered = -1;
    viewport()->update();
}

void WaterfallView::changeEvent(QEvent* event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        viewport()->update();
}

bool WaterfallView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int index = indexAt(help->pos());
        QToolTip::showText(
            help->globalPos(), index < 0 ? QString() : textOf(m_shown[std::size_t(index)]), this);
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace vitrine::console
