#pragma once

#include <QStyledItemDelegate>

namespace vitrine::qt {

class DataTable;
class ImageCache;

/// Paints the cells of a DataTable and makes their editors.
class RowDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit RowDelegate(DataTable& table);

    void setImageCache(ImageCache* images) { m_images = images; }

    void paint(QPainter* painter,
               const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QWidget* createEditor(QWidget* parent,
                                        const QStyleOptionViewItem& option,
                                        const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor,
                      QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor,
                              const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

    /// Where the content of a cell is, inside margins and beside the box.
    [[nodiscard]] QRect contentRect(const QRect& cell, const QModelIndex& index) const;

private:
    void paintGround(QPainter& painter,
                     const QStyleOptionViewItem& option,
                     const QModelIndex& index) const;
    void paintCheck(QPainter& painter, const QModelIndex& index) const;
    void paintContent(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintPlaceholder(QPainter& painter, const QRect& rect, const QModelIndex& index) const;
    void paintImage(QPainter& painter, const QRect& rect, const QString& hash) const;
    void paintText(QPainter& painter, const QRect& rect, const QModelIndex& index) const;

    DataTable& m_table;
    ImageCache* m_images = nullptr;
};

} // namespace vitrine::qt
