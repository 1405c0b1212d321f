#pragma once

#include "admin-console/screens/reports/report_tables.hpp"

#include <QAbstractTableModel>

namespace vitrine::console {

/// One table of a report; placeholder rows until there is one.
class ReportTableModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr int kPlaceholders = 8;

    using QAbstractTableModel::QAbstractTableModel;

    void setWaiting();
    void setTable(ReportTable table);
    [[nodiscard]] Route routeAt(int row) const;
    [[nodiscard]] bool isNumber(int column) const { return column >= m_table.textColumns; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    ReportTable m_table;
    bool m_isKnown = false;
};

} // namespace vitrine::console
