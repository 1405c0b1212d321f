#include "admin-console/screens/system/instance_list_model.hpp"

#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

#include <QLocale>

#include <chrono>

using namespace Qt::StringLiterals;

namespace vitrine::console {

namespace {

using Badge = qt::Badge;
using Base = qt::PagedModelBase;

/// Answers that take longer, and shares of failed ones that are greater, are marked.
constexpr double kSlowSeconds = 0.5;
constexpr double kErrorShareMax = 0.01;

std::string keyOf(const BoardRow& row)
{
    return row.status.service + "/" + row.status.instanceId;
}

bool answers(const BoardRow& row)
{
    return row.health != InstanceHealth::Gone && row.health != InstanceHealth::Unreachable;
}

const QString& dash()
{
    static const QString text = u"–"_s;
    return text;
}

QString rateText(double perSecond)
{
    return QLocale().toString(perSecond, 'f', perSecond < 10 ? 1 : 0);
}

QString secondsText(double seconds)
{
    return qt::formatDuration(
        std::chrono::microseconds(static_cast<std::int64_t>(seconds * 1'000'000)));
}

QDateTime localTime(Timestamp at)
{
    return QDateTime::fromMSecsSinceEpoch(at.time_since_epoch().count());
}

bool isNumber(int column)
{
    return column == InstanceListModel::Running || column == InstanceListModel::Memory ||
           column == InstanceListModel::Cpu || column == InstanceListModel::Load ||
           column == InstanceListModel::P99 || column == InstanceListModel::Errors;
}

} // namespace

Badge badgeOf(InstanceHealth health)
{
    switch (health) {
    case InstanceHealth::Up:
        return {InstanceListModel::tr("up"), qt::Tone::Ok};
    case InstanceHealth::OutOfService:
        return {InstanceListModel::tr("out of service"), qt::Tone::Neutral};
    case InstanceHealth::Gone:
        return {InstanceListModel::tr("gone"), qt::Tone::Warn};
    case InstanceHealth::Down:
        return {InstanceListModel::tr("down"), qt::Tone::Danger};
    case InstanceHealth::Unreachable:
        break;
    }
    return {InstanceListModel::tr("no answer"), qt::Tone::Danger};
}

QString upTime(const wire::InstanceStatus& status, Timestamp now)
{
    const auto started = parseTimestamp(status.startedAt);
    if (!started.ok() || now < *started)
        return {};
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(now - *started).count();
    if (minutes < 60)
        return InstanceListModel::tr("%1 min").arg(minutes);
    if (minutes < 24 * 60)
        return InstanceListModel::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return InstanceListModel::tr("%1 d %2 h").arg(minutes / 1440).arg(minutes % 1440 / 60);
}

InstanceListModel::InstanceListModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void InstanceListModel::take(const InstanceBoard& board)
{
    const auto& rows = board.rows();
    m_now = board.at().value_or(Timestamp{});
    // Both are in the same order: first what vanished goes, then what is new comes to its place.
    for (int i = int(m_rows.size()) - 1; i >= 0; --i) {
        const auto key = keyOf(m_rows[std::size_t(i)]);
        const bool isKept = std::any_of(
            rows.begin(), rows.end(), [&](const BoardRow& each) { return keyOf(each) == key; });
        if (isKept)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.erase(m_rows.begin() + i);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i < m_rows.size() && keyOf(m_rows[i]) == keyOf(rows[i])) {
            m_rows[i] = rows[i];
            continue;
        }
        beginInsertRows({}, int(i), int(i));
        m_rows.insert(m_rows.begin() + std::ptrdiff_t(i), rows[i]);
        endInsertRows();
    }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void InstanceListModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int InstanceListModel::rowOf(const QString& key) const
{
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (qt::toText(keyOf(m_rows[i])) == key)
            return int(i);
    }
    return -1;
}

int InstanceListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int InstanceListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString InstanceListModel::text(const BoardRow& row, int column) const
{
    const auto& status = row.status;
    const auto& rates = row.rates;
    switch (column) {
    case Service:
        return qt::toText(status.service);
    case Address:
        return qt::toText(addressOf(status));
    case Health:
        return badgeOf(row.health).text;
    case Version:
        return status.version.empty() ? dash() : qt::toText(status.version);
    case Running:
        return answers(row) ? upTime(status, m_now) : dash();
    case Memory:
        return answers(row) && status.memoryBytes > 0 ? qt::formatBytes(status.memoryBytes)
                                                      : dash();
    case Cpu:
        return rates ? qt::formatPercent(rates->cpuShare, 0) : dash();
    case Load:
        return rates ? rateText(rates->requestsPerSecond) : dash();
    case P99:
        return rates && rates->p99Seconds ? secondsText(*rates->p99Seconds) : dash();
    case Errors:
        return rates && rates->errorShare ? qt::formatPercent(*rates->errorShare, 1) : dash();
    default:
        return {};
    }
}

QString InstanceListModel::toolTip(const BoardRow& row, int column) const
{
    if (column == Health) {
        const auto since = tr("since %1").arg(qt::formatFullTime(localTime(row.healthSince)));
        return row.status.detail.empty() ? since : qt::toText(row.status.detail) + u'\n' + since;
    }
    if (column == Address)
        return qt::toText(row.status.instanceId);
    if (column == Running && !row.status.startedAt.empty())
        return qt::formatFullTime(qt::parseTime(row.status.startedAt));
    return {};
}

int InstanceListModel::tone(const BoardRow& row, int column) const
{
    const auto& rates = row.rates;
    if (column == P99 && rates && rates->p99Seconds && *rates->p99Seconds > kSlowSeconds)
        return int(qt::Tone::Warn);
    if (column == Errors && rates && rates->errorShare && *rates->errorShare > kErrorShareMax)
        return int(qt::Tone::Danger);
    return int(qt::Tone::Neutral);
}

QVariant InstanceListModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, index.column());
    case Qt::ToolTipRole:
        return toolTip(row, index.column());
    case kHistoryRole:
        return QVariant::fromValue(QList<double>(row.history.begin(), row.history.end()));
    case Base::KeyRole:
        return qt::toText(keyOf(row));
    case Base::BadgeRole:
        return index.column() == Health ? QVariant::fromValue(badgeOf(row.health)) : QVariant();
    case Base::NumberRole:
        return isNumber(index.column());
    case Qt::TextAlignmentRole:
        return int((isNumber(index.column()) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Base::ToneRole: {
        const int marked = tone(row, index.column());
        return marked == int(qt::Tone::Neutral) ? QVariant() : QVariant(marked);
    }
    default:
        return {};
    }
}

QVariant InstanceListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int((isNumber(section) ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    const QStringList titles{tr("Service"),
                             tr("Address"),
                             tr("Health"),
                             tr("Version"),
                             tr("Running for"),
                             tr("Memory"),
                             tr("CPU"),
                             tr("Requests/s"),
                             tr("Last 2 min"),
                             tr("p99"),
                             tr("Errors")};
    return titles.value(section);
}

} // namespace vitrine::console
