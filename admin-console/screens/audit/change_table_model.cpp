#include "admin-console/screens/audit/change_table_model.hpp"

#include "admin-console/screens/audit/audit_words.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

/// A value as a person writes it: yes and no, money and times by locale; a dash for nothing.
QString shown(const QString& value)
{
    static const QRegularExpression time(u"^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:.*Z$"_s);
    static const QRegularExpression money(u"^-?\\d+(\\.\\d+)? ([A-Z]{3})$"_s);
    if (value.isEmpty())
        return u"–"_s;
    if (value == "true"_L1)
        return ChangeTableModel::tr("yes");
    if (value == "false"_L1)
        return ChangeTableModel::tr("no");
    if (time.match(value).hasMatch())
        return qt::formatDateTime(qt::parseTime(value.toStdString()));
    const auto amount = money.match(value);
    if (!amount.hasMatch())
        return value;
    const auto currency = domain::Currency::create(amount.captured(2).toStdString());
    if (!currency.ok())
        return value;
    const auto parsed = qt::parseMoney(value.section(u' ', 0, 0), *currency, QLocale::c());
    return parsed.ok() ? qt::formatMoney(*parsed) : value;
}

} // namespace

ChangeTableModel::ChangeTableModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ChangeTableModel::setChanges(std::vector<MemberChange> changes)
{
    beginResetModel();
    m_changes = std::move(changes);
    endResetModel();
}

void ChangeTableModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_changes.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int ChangeTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_changes.size());
}

int ChangeTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangeTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& change = m_changes[std::size_t(index.row())];
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    const bool isText = role == Qt::DisplayRole || role == Qt::ToolTipRole;
    if (isText && index.column() == Member)
        return memberText(change.path);
    if (isText)
        return shown(index.column() == Before ? change.before : change.after);
    if (role == qt::PagedModelBase::ToneRole && index.column() == Before &&
        change.kind != MemberChange::Kind::Added)
        return int(qt::Tone::Danger);
    if (role == qt::PagedModelBase::ToneRole && index.column() == After &&
        change.kind != MemberChange::Kind::Removed)
        return int(qt::Tone::Ok);
    return {};
}

QVariant ChangeTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Member:
        return tr("Field");
    case Before:
        return tr("Before");
    case After:
        return tr("After");
    default:
        return {};
    }
}

} // namespace vitrine::console
