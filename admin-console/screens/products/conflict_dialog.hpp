#pragma once

#include "admin-console/screens/products/product_fields.hpp"

#include <QDialog>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QRadioButton;

namespace vitrine::console {

/// Somebody else saved the product meanwhile: both versions side by side, chosen field by field. A
/// field that only one of both changed is chosen already.
class ConflictDialog final : public QDialog
{
    Q_OBJECT

public:
    /// @param merge is decided in place; it must outlive the dialog's use
    ConflictDialog(ProductMerge& merge,
                   const QString& productName,
                   const QString& changedAt,
                   const CategoryPaths& categories,
                   QWidget* parent = nullptr);

    [[nodiscard]] QPushButton* saveButton() const { return m_save; }
    void chooseAll(ProductMerge::Side side);

Q_SIGNALS:
    void saveRequested();

private:
    struct Row
    {
        std::size_t choice;
        QRadioButton* mine;
        QRadioButton* theirs;
    };
    void addRow(QGridLayout& grid, std::size_t index, const CategoryPaths& categories);
    QWidget* makeSide(QRadioButton* radio, const QString& text);
    void showState();

    ProductMerge& m_merge;
    std::vector<Row> m_rows;
    QLabel* m_state;
    QPushButton* m_save;
};

} // namespace vitrine::console
