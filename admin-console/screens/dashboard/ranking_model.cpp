#include "admin-console/screens/dashboard/ranking_model.hpp"

#include "vitrine/qt/models/paged_model.hpp"

#include <utility>

namespace vitrine::console {

namespace {

int alignmentOf(int column)
{
    return int((column > 0 ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

} // namespace

RankingModel::RankingModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void RankingModel::setTitles(const QStringList& titles)
{
    if (titles.size() != m_titles.size()) {
        beginResetModel();
        m_titles = titles;
        endResetModel();
        return;
    }
    m_titles = titles;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void RankingModel::setRows(std::vector<RankingRow> rows)
{
    if (m_isLoaded && rows == m_rows)
        return;
    if (!m_isLoaded || rows.size() != m_rows.size()) {
        beginResetModel();
        m_isLoaded = true;
        m_rows = std::move(rows);
        endResetModel();
        return;
    }
    m_rows = std::move(rows);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

Route RankingModel::routeAt(int row) const
{
    return row >= 0 && row < int(m_rows.size()) ? m_rows[std::size_t(row)].route : Route{};
}

int RankingModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_isLoaded ? int(m_rows.size()) : kPlaceholders;
}

int RankingModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant RankingModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == qt::PagedModelBase::PlaceholderRole)
        return !m_isLoaded;
    if (role == qt::PagedModelBase::NumberRole)
        return index.column() > 0;
    if (!m_isLoaded)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return row.texts.value(index.column());
    case Qt::TextAlignmentRole:
        return alignmentOf(index.column());
    case kShareRole:
        return index.column() == 0 ? row.share : 0.0;
    case qt::PagedModelBase::KeyRole:
        return row.route.text();
    case qt::PagedModelBase::BadgeRole:
        return row.badge && index.column() == 0 ? QVariant::fromValue(*row.badge) : QVariant();
    default:
        return {};
    }
}

QVariant RankingModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(section);
    return role == Qt::DisplayRole ? QVariant(m_titles.value(section)) : QVariant();
}

} // namespace vitrine::console
