#include "admin-console/screens/audit/audit_list_model.hpp"

#include "admin-console/screens/audit/audit_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

#include <iterator>
#include <utility>

namespace vitrine::console {

namespace {

QString entityText(const wire::AuditEntry& entry)
{
    return qt::toText(entry.entityLabel.empty() ? entry.entityId : entry.entityLabel);
}

QString cellText(const wire::AuditEntry& entry, int column)
{
    switch (column) {
    case AuditListModel::When:
        return qt::formatDateTime(qt::parseTime(entry.at));
    case AuditListModel::Who:
        return qt::toText(entry.actorName.empty() ? entry.actorId : entry.actorName);
    case AuditListModel::What:
        return actionText(entry.action);
    case AuditListModel::Entity:
        return entityText(entry);
    case AuditListModel::Service:
        return serviceText(entry.service);
    default:
        return {};
    }
}

} // namespace

AuditListModel::AuditListModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void AuditListModel::replace(std::vector<wire::AuditEntry> entries, bool isComplete)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_isComplete = isComplete;
    m_isLoaded = true;
    endResetModel();
}

void AuditListModel::append(std::vector<wire::AuditEntry> entries, bool isComplete)
{
    m_isComplete = isComplete;
    if (entries.empty())
        return;
    const auto first = int(m_entries.size());
    beginInsertRows({}, first, first + int(entries.size()) - 1);
    m_entries.insert(m_entries.end(),
                     std::make_move_iterator(entries.begin()),
                     std::make_move_iterator(entries.end()));
    endInsertRows();
}

bool AuditListModel::relabel(const std::function<std::string(const wire::AuditEntry&)>& labelOf)
{
    bool isChanged = false;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        std::string label = labelOf(m_entries[i]);
        if (label.empty() || label == m_entries[i].entityLabel)
            continue;
        m_entries[i].entityLabel = std::move(label);
        const auto cell = index(int(i), Entity);
        Q_EMIT dataChanged(cell, cell);
        isChanged = true;
    }
    return isChanged;
}

void AuditListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_entries.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

const wire::AuditEntry* AuditListModel::entry(int row) const
{
    return row >= 0 && std::size_t(row) < m_entries.size() ? &m_entries[std::size_t(row)] : nullptr;
}

int AuditListModel::rowCount(const QModelIndex& parent) const
{
    if (parent.isValid())
        return 0;
    return m_isLoaded ? int(m_entries.size()) : kPlaceholders;
}

int AuditListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AuditListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == qt::PagedModelBase::PlaceholderRole)
        return !m_isLoaded;
    if (!m_isLoaded)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    const auto& entry = m_entries[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cellText(entry, index.column());
    case Qt::ToolTipRole:
        return index.column() == When ? qt::formatFullTime(qt::parseTime(entry.at)) : QString();
    case qt::PagedModelBase::KeyRole:
        return qt::toText(entry.service + "/" + entry.id);
    default:
        return {};
    }
}

QVariant AuditListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case When:
        return tr("When");
    case Who:
        return tr("Who");
    case What:
        return tr("What");
    case Entity:
        return tr("Of what");
    case Service:
        return tr("Area");
    default:
        return {};
    }
}

bool AuditListModel::canFetchMore(const QModelIndex& parent) const
{
    return !parent.isValid() && !m_isComplete;
}

void AuditListModel::fetchMore(const QModelIndex& parent)
{
    if (canFetchMore(parent))
        Q_EMIT moreWanted();
}

} // namespace vitrine::console
