#pragma once

#include "admin-console/screens/system/instance_board.hpp"
#include "vitrine/qt/models/column_set.hpp"

#include <QAbstractTableModel>

#include <vector>

namespace vitrine::console {

[[nodiscard]] qt::Badge badgeOf(InstanceHealth health);
/// "3 d 4 h", "12 min"; "" when it is not known since when it runs.
[[nodiscard]] QString upTime(const wire::InstanceStatus& status, Timestamp now);

/// The rows of an InstanceBoard. Takes over each new state row by row: what is selected stays.
class InstanceListModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column {
        Service,
        Address,
        Health,
        Version,
        Running,
        Memory,
        Cpu,
        Load, ///< Requests per second.
        Course,
        P99,
        Errors,
        ColumnCount
    };
    /// QList<double>: requests per second, oldest first.
    static constexpr int kHistoryRole = Qt::UserRole + 100;

    explicit InstanceListModel(QObject* parent = nullptr);

    void take(const InstanceBoard& board);
    void retranslate();
    [[nodiscard]] const BoardRow& row(int index) const { return m_rows[std::size_t(index)]; }
    /// -1 for none.
    [[nodiscard]] int rowOf(const QString& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const BoardRow& row, int column) const;
    [[nodiscard]] QString toolTip(const BoardRow& row, int column) const;
    [[nodiscard]] int tone(const BoardRow& row, int column) const;

    std::vector<BoardRow> m_rows;
    Timestamp m_now{};
};

} // namespace vitrine::console
