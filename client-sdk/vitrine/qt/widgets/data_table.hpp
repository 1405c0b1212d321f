#pragma once

#include "vitrine/qt/models/paged_model.hpp"

#include <QHash>
#include <QTableView>

#include <functional>

class QSettings;

namespace vitrine::qt {

class ImageCache;
class RowDelegate;

enum class Density { Comfortable, Dense }; ///< Rows of 32 or 26 px.

/// The table of every list: hairlines between rows, hover row, whole rows selected (Ctrl, Shift, or
/// the box at the left), server-side sorting by the header, a menu on the header for columns (kept
/// in the settings), F2 edits, Enter opens, right-aligned tabular numbers, badges, thumbnails,
/// placeholder bars. Works with PagedModel; other models are shown with the same look, and have
/// keys if they answer PagedModelBase::KeyRole in their first column.
class DataTable final : public QTableView
{
    Q_OBJECT

public:
    explicit DataTable(QWidget* parent = nullptr);

    /// @param settings where the columns are kept under `key`, e.g. "products/columns"; null for
    /// nowhere. It must outlive this.
    void
    setPagedModel(PagedModelBase* model, QSettings* settings = nullptr, const QString& key = {});
    [[nodiscard]] PagedModelBase* pagedModel() const { return m_model; }
    /// For columns with pictures.
    void setImageCache(ImageCache* images);
    void setDensity(Density density);
    [[nodiscard]] Density density() const { return m_density; }
    /// Boxes at the left that show and change the selection; for lists with bulk actions.
    void setCheckable(bool isCheckable);
    [[nodiscard]] bool isCheckable() const { return m_isCheckable; }
    /// Shown in place of rows when there are none; the table takes the widget.
    void setEmptyWidget(QWidget* widget);

    /// Draws the content of a column's cells: inside their margins, on the ground of the row.
    using CellPainter =
        std::function<void(QPainter& painter, const QRect& content, const QModelIndex& index)>;
    void setCellPainter(int column, CellPainter paint);
    [[nodiscard]] const CellPainter& cellPainter(int column) const;
    void setModel(QAbstractItemModel* model) override;

    /// Keys of the selected rows that are loaded, from top to bottom.
    [[nodiscard]] QStringList selectedKeys() const;
    [[nodiscard]] QString currentKey() const;
    /// Selects the loaded row of this key and scrolls to it.
    bool selectKey(const QString& key);
    [[nodiscard]] int hoveredRow() const { return m_hovered; }
    /// The menu that the header shows on a right click; made anew at each call, the caller's.
    [[nodiscard]] class QMenu* makeColumnMenu();
    /// Actions for the context menu of a row (also on the Menu key).
    void setRowActions(const QList<QAction*>& actions);

    /// Where the box is drawn within the first visible cell of a row.
    [[nodiscard]] QRect checkRect(const QModelIndex& index) const;
    /// The logical column at the left edge.
    [[nodiscard]] int firstVisibleColumn() const;

Q_SIGNALS:
    /// Enter or double click.
    void openRequested(const QString& key);
    void selectedKeysChanged(const QStringList& keys);

protected:
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    void applyColumns(const ColumnState& state);
    void rememberColumns();
    void stretchColumn();
    void showEmptyWidget();
    void setHovered(int row);
    void toggleRow(int row);
    void showSortIndicator();
    void sortBy(int column);
    void announceSelection();
    void showRowMenu(const QPoint& globalPosition);
    [[nodiscard]] bool isOnCheck(const QPoint& position) const;

    [[nodiscard]] int stretchedColumn() const;
    [[nodiscard]] QString keyOf(int row) const;

    RowDelegate* m_delegate;
    PagedModelBase* m_model = nullptr;
    QSettings* m_settings = nullptr;
    QString m_settingsKey;
    QWidget* m_empty = nullptr;
    QList<QAction*> m_rowActions;
    QHash<int, CellPainter> m_painters; ///< By logical column.
    Density m_density = Density::Comfortable;
    int m_hovered = -1;
    bool m_isCheckable = false;
    bool m_isApplying = false;
    bool m_hasPressedCheck = false;
};

/// Text in which all digits take the same room, so that amounts of a column line up.
void drawTabularText(QPainter& painter,
                     const QRectF& rect,
                     Qt::Alignment alignment,
                     const QString& text);
[[nodiscard]] qreal tabularWidth(const QFontMetricsF& metrics, const QString& text);

} // namespace vitrine::qt
