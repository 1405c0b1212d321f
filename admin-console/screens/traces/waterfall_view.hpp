#pragma once

#include "admin-console/screens/traces/trace_tree.hpp"

#include <QAbstractScrollArea>
#include <QColor>

#include <set>
#include <vector>

namespace vitrine::console {

/// The colour of the service with this index; red is kept for failures.
[[nodiscard]] QColor serviceColor(int index);

/// The spans of a trace as bars over one time axis, painted by hand: children indented below their
/// parents, which fold. Up and Down walk, Left and Right fold and unfold or go to parent and child,
/// + and
/// - stretch the axis.
class WaterfallView final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit WaterfallView(QWidget* parent = nullptr);

    /// @param tree must live until the next call.
    void setTree(const TraceTree* tree);

    [[nodiscard]] int currentRow() const { return m_current; } ///< Index in the tree, -1 for none.
    void setCurrentRow(int row);
    [[nodiscard]] bool isCollapsed(int row) const { return m_collapsed.contains(row); }
    void setCollapsed(int row, bool isCollapsed);
    void expandAll();
    void collapseAll(); ///< But for the roots.
    /// Goes to the next failed span after the current one, around the end.
    void goToNextFailure();
    [[nodiscard]] const std::vector<int>& shownRows() const { return m_shown; }

    [[nodiscard]] double zoom() const { return m_zoom; }
    void setZoom(double zoom); ///< 1 to 200 times the width of the view.

    /// Where a row's bar is painted, in coordinates of the viewport; empty while it is hidden.
    [[nodiscard]] QRectF barRect(int row) const;
    [[nodiscard]] QRect rowRect(int row) const;
    /// What is said of a row: "catalog GET /products, 12 ms, after 3 ms, failed".
    [[nodiscard]] QString textOf(int row) const;
    [[nodiscard]] static QString axisText(std::int64_t micros, std::int64_t stepMicros);

    [[nodiscard]] QSize sizeHint() const override { return {720, 420}; }

Q_SIGNALS:
    void currentRowChanged(int row);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    // Measures in logical pixels.
    static constexpr int kRowHeight = 28;
    static constexpr int kAxisHeight = 32;
    static constexpr int kIndent = 16;
    static constexpr int kTwisty = 16;
    static constexpr int kBand = 4; ///< The service's colour, inside the focus ring.
    static constexpr int kBarHeight = 12;
    static constexpr int kEdge = 12; ///< Free at both ends of the time axis.
    static constexpr int kLabelRoom = 64;
    static constexpr int kTickRoom = 90;
    static constexpr double kZoomMax = 200;
    static constexpr int kNameMin = 160;

    void showRows();
    void updateBars();
    void reveal(int row);
    void moveBy(int steps);
    void goIn();
    void goOut();
    void paintGrid(QPainter& painter);
    void paintAxis(QPainter& painter);
    void paintRow(QPainter& painter, int index);
    void paintName(QPainter& painter, const TraceRow& row, const QRect& rect, int index);
    void paintBar(QPainter& painter, const TraceRow& row, int index);
    [[nodiscard]] int indexOf(int row) const; ///< Among the shown ones, -1 when hidden.
    [[nodiscard]] int indexAt(const QPoint& point) const;
    [[nodiscard]] QRect twistyRect(int index) const;
    [[nodiscard]] std::vector<std::int64_t> ticks() const;
    [[nodiscard]] int nameWidth() const;
    [[nodiscard]] double timeWidth() const;
    [[nodiscard]] double xOf(std::int64_t micros) const;
    [[nodiscard]] QRect indexRect(int index) const;
    [[nodiscard]] bool isOnSplitter(const QPoint& point) const;

    const TraceTree* m_tree = nullptr;
    std::set<int> m_collapsed;
    std::vector<int> m_shown;
    int m_current = -1;
    int m_hovered = -1; ///< Index among the shown ones.
    double m_zoom = 1;
    int m_nameWidth = 340;
    bool m_isDragging = false;
};

} // namespace vitrine::console
