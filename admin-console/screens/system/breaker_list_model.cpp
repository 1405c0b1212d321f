#include "admin-console/screens/system/breaker_list_model.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

using Badge = qt::Badge;
using Base = qt::PagedModelBase;

Badge badgeOf(const std::string& state)
{
    if (state == "OPEN")
        return {BreakerListModel::tr("open: no calls"), qt::Tone::Danger};
    if (state == "HALF_OPEN")
        return {BreakerListModel::tr("half open: trying"), qt::Tone::Warn};
    return {BreakerListModel::tr("closed"), qt::Tone::Ok};
}

} // namespace

BreakerListModel::BreakerListModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void BreakerListModel::take(const std::vector<wire::BreakerStatus>& breakers)
{
    if (breakers.size() != m_breakers.size()) {
        beginResetModel();
        m_breakers = breakers;
        endResetModel();
        return;
    }
    m_breakers = breakers;
    if (!m_breakers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void BreakerListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_breakers.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int BreakerListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_breakers.size());
}

int BreakerListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant BreakerListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& breaker = m_breakers[std::size_t(index.row())];
    if (role == Base::BadgeRole && index.column() == State)
        return QVariant::fromValue(badgeOf(breaker.state));
    if (role == Base::NumberRole)
        return index.column() == FailureRate;
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == FailureRate ? Qt::AlignRight : Qt::AlignLeft) |
                   Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Service:
        return qt::toText(breaker.service);
    case Instance:
        return breaker.instance.empty() ? tr("all of them") : qt::toText(breaker.instance);
    case State:
        return badgeOf(breaker.state).text;
    case FailureRate:
        return qt::formatPercent(breaker.failureRate, 0);
    case Since:
        return breaker.since.empty() ? u"–"_s : qt::formatRelative(qt::parseTime(breaker.since));
    default:
        return {};
    }
}

QVariant BreakerListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((section == FailureRate ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{
        tr("Service"), tr("Instance"), tr("State"), tr("Failed calls"), tr("Since")};
    return titles.value(section);
}

} // namespace vitrine::console
