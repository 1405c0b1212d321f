#pragma once

#include "admin-console/screens/imports/import_presenter.hpp"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace vitrine::console {

/// What each column of the file means, with its first cells to see by.
class MappingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MappingPage(ImportPresenter& presenter, QWidget* parent = nullptr);

    /// The box that says what file column `column` means.
    [[nodiscard]] QComboBox* box(int column) const;

protected:
    void changeEvent(QEvent* event) override;

private:
    void makeHead();
    void retranslate();
    void fillBoxes();
    void rebuild();
    void showMapping();
    void addRow(int column);

    ImportPresenter& m_presenter;
    QLabel* m_file;
    QLabel* m_note;
    QLabel* m_encodingLabel;
    QLabel* m_delimiterLabel;
    QLabel* m_decimalLabel;
    QComboBox* m_encoding;
    QComboBox* m_delimiter;
    QComboBox* m_decimal;
    QPushButton* m_reset;
    QScrollArea* m_scroll;
    QWidget* m_content = nullptr;
    QGridLayout* m_grid = nullptr;
    std::vector<QComboBox*> m_boxes;
    QStringList m_header;
    bool m_isShowing = false;
};

} // namespace vitrine::console
