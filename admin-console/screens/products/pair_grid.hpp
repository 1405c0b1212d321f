#pragma once

#include <QTableWidget>
#include <QWidget>

#include <utility>
#include <vector>

class QToolButton;

namespace vitrine::console {

/// A grid of names and values: specifications, metadata. The empty row at the end takes a new pair;
/// Delete removes rows, Ctrl+Up and Ctrl+Down move one, and what is copied from a spreadsheet can
/// be pasted.
class PairGrid final : public QWidget
{
    Q_OBJECT

public:
    using Pairs = std::vector<std::pair<QString, QString>>;

    explicit PairGrid(QWidget* parent = nullptr);

    void setHeadings(const QString& name, const QString& value);
    /// Off for what has no order of its own, such as metadata.
    void setMovable(bool isMovable);
    /// Does not emit.
    void setPairs(const Pairs& pairs);
    /// Without empty rows.
    [[nodiscard]] Pairs pairs() const;
    [[nodiscard]] QTableWidget* table() const { return m_table; }

Q_SIGNALS:
    void edited();
    /// A row was added, moved or removed, or a cell is finished: what follows is another step.
    void stepEnded();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    void addEmptyRow();
    void fit();
    void removeSelected();
    void moveCurrent(int by);
    bool paste();
    void setRow(int row, const QString& name, const QString& value);
    [[nodiscard]] QString text(int row, int column) const;

    QTableWidget* m_table;
    QToolButton* m_up;
    QToolButton* m_down;
    QToolButton* m_remove;
    bool m_isMovable = true;
    bool m_isFilling = false;
};

} // namespace vitrine::console
