#include "admin-console/screens/reports/report_table_model.hpp"

#include "vitrine/qt/models/paged_model.hpp"

namespace vitrine::console {

void ReportTableModel::setWaiting()
{
    beginResetModel();
    m_isKnown = false;
    m_table.rows.clear();
    endResetModel();
}

void ReportTableModel::setTable(ReportTable table)
{
    beginResetModel();
    m_isKnown = true;
    m_table = std::move(table);
    endResetModel();
}

Route ReportTableModel::routeAt(int row) const
{
    return row >= 0 && row < int(m_table.rows.size()) ? m_table.rows[std::size_t(row)].route
                                                      : Route{};
}

int ReportTableModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_isKnown ? int(m_table.rows.size()) : kPlaceholders;
}

int ReportTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_table.titles.size());
}

QVariant ReportTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role == qt::PagedModelBase::PlaceholderRole)
        return !m_isKnown;
    if (role == qt::PagedModelBase::NumberRole)
        return isNumber(index.column());
    if (!m_isKnown)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const ReportTable::Row& row = m_table.rows[std::size_t(index.row())];
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return row.texts.value(index.column());
    if (role == qt::PagedModelBase::KeyRole)
        return row.plain.value(0) + row.plain.value(1);
    return {};
}

QVariant ReportTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_table.titles.value(section)) : QVariant();
}

} // namespace vitrine::console
