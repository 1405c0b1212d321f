#pragma once

#include "vitrine/qt/theme/tokens.hpp"

#include <QAbstractTableModel>
#include <QVariant>
#include <QWidget>

#include <functional>
#include <vector>

class QTableView;

namespace vitrine::qt {

struct ChartPoint
{
    QString label;     ///< On the axis: "20 Nov".
    QString longLabel; ///< On hover: "Friday, 20 November 2026".
    double value = 0;
    QVariant key{}; ///< Handed back when it is clicked.
};

struct ChartSeries
{
    enum class Kind { Bars, Line };
    QString name;
    Kind kind = Kind::Bars;
    Tone tone = Tone::Accent;
    std::vector<ChartPoint> points;
};

/// Round axis values that cover 0 to `highest` (and `lowest` when negative): steps of 1, 2, 2.5 or
/// 5 times a power of ten, whole numbers when `isWhole`. At least two.
[[nodiscard]] std::vector<double>
axisValues(double lowest, double highest, int countMax, bool isWhole);

/// Bars and lines over one category axis, painted by hand. The value is shown on hover, and by the
/// arrow keys once it has the focus; Enter or a click emits `activated`. "T" or the small button
/// shows the numbers as a table, which is also what screen readers get.
class Chart final : public QWidget
{
    Q_OBJECT

public:
    explicit Chart(QWidget* parent = nullptr);

    void setTitle(const QString& title); ///< Also its accessible name.
    /// All series share the labels of the first.
    void setSeries(std::vector<ChartSeries> series);
    /// How values are written; `isExact` on hover and in the table, else on the axis.
    void setFormatter(std::function<QString(double value, bool isExact)> format);
    void setWholeNumbers(bool isWhole);
    /// Shown in place of the drawing when there are no points.
    void setEmptyText(const QString& text);
    void setTableShown(bool isShown);
    [[nodiscard]] bool isTableShown() const;

    [[nodiscard]] int currentIndex() const { return m_current; } ///< -1 for none.
    void setCurrentIndex(int index);
    /// The numbers as a table: label, then one column per series.
    [[nodiscard]] QAbstractTableModel* tableModel() const;
    /// Where a point is drawn, in widget coordinates.
    [[nodiscard]] QRectF pointRect(int series, int index) const;
    /// What is said of the current point: "20 November: revenue 1,204.50 €".
    [[nodiscard]] QString currentText() const;

    [[nodiscard]] QSize sizeHint() const override { return {480, 220}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 140}; }

Q_SIGNALS:
    void activated(int index, const QVariant& key);
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    class TableModel;
    struct Frame;
    [[nodiscard]] Frame frame() const;
    [[nodiscard]] int indexAt(const QPointF& position) const;
    [[nodiscard]] int count() const;
    void paintAxis(QPainter& painter, const Frame& frame) const;
    void paintSeries(QPainter& painter, const Frame& frame) const;
    void paintBars(QPainter& painter, const Frame& frame, int series) const;
    void paintLine(QPainter& painter, const Frame& frame, int series) const;
    void paintCurrent(QPainter& painter, const Frame& frame) const;
    void activateCurrent();
    void announce();

    std::vector<ChartSeries> m_series;
    std::function<QString(double, bool)> m_format;
    QString m_title;
    QString m_emptyText;
    TableModel* m_model;
    QTableView* m_table = nullptr;
    class QToolButton* m_toggle;
    int m_current = -1;
    bool m_isWhole = false;
};

} // namespace vitrine::qt
