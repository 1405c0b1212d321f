#include "admin-console/screens/traces/span_table_model.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

namespace vitrine::console {
namespace {

using qt::PagedModelBase;
using qt::toText;

QString durationText(std::int64_t micros)
{
    return qt::formatDuration(std::chrono::microseconds(micros));
}

} // namespace

void SpanTableModel::setTree(const TraceTree* tree)
{
    beginResetModel();
    m_tree = tree;
    endResetModel();
}

void SpanTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnTotal - 1);
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnTotal - 1));
}

int SpanTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_tree ? 0 : int(m_tree->rows.size());
}

int SpanTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnTotal);
}

QVariant SpanTableModel::data(const QModelIndex& index, int role) const
{
    Q_ASSERT(checkIndex(index, CheckIndexOption::IndexIsValid));
    const TraceRow& row = m_tree->rows[std::size_t(index.row())];
    const bool isNumber = index.column() >= StartColumn && index.column() <= SelfColumn;
    if (role == PagedModelBase::KeyRole)
        return toText(row.span.id);
    if (role == PagedModelBase::NumberRole)
        return isNumber;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    const qt::Badge state =
        row.failed ? qt::Badge{tr("Failed"), qt::Tone::Danger} : qt::Badge{tr("OK"), qt::Tone::Ok};
    if (role == PagedModelBase::BadgeRole && index.column() == StateColumn)
        return QVariant::fromValue(state);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case NameColumn:
        return QString(row.depth * 3, QChar(0x00a0)) + toText(row.span.name);
    case ServiceColumn:
        return toText(row.span.serviceName);
    case KindColumn:
        return toText(row.span.kind);
    case StartColumn:
        return durationText(row.startMicros);
    case DurationColumn:
        return durationText(row.span.durationMicros);
    case SelfColumn:
        return durationText(row.selfMicros);
    default:
        return state.text;
    }
}

QVariant SpanTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section >= StartColumn && section <= SelfColumn;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (isNumber ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case NameColumn:
        return tr("Span");
    case ServiceColumn:
        return tr("Service");
    case KindColumn:
        return tr("Kind");
    case StartColumn:
        return tr("Began after");
    case DurationColumn:
        return tr("Took");
    case SelfColumn:
        return tr("Of its own");
    default:
        return tr("State");
    }
}

} // namespace vitrine::console
