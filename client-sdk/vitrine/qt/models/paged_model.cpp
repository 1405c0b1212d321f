#include "vitrine/qt/models/paged_model.hpp"

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kGatherMs = 15;     // so that a fast scroll asks for where it ends
constexpr int kWantedMax = 6;     // more blocks than any window shows
constexpr int kPrefetchRows = 30; // from the end of a block on, the next one is fetched

} // namespace

PagedModelBase::PagedModelBase(QObject* parent)
    : QAbstractTableModel(parent)
{
    m_serve.setSingleShot(true);
    m_serve.setInterval(kGatherMs);
    connect(&m_serve, &QTimer::timeout, this, &PagedModelBase::serveWanted);
}

int PagedModelBase::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int PagedModelBase::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant PagedModelBase::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& column = m_columns[std::size_t(index.column())];
    switch (role) {
    case Qt::TextAlignmentRole:
        return int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case NumberRole:
        return column.isNumber;
    case MonospaceRole:
        return column.isMonospace;
    default:
        break;
    }

    want(index.row() / kBlockRows);
    if (index.row() % kBlockRows >= kBlockRows - kPrefetchRows)
        want(index.row() / kBlockRows + 1);
    const bool isHere = isLoaded(index.row());
    if (role == PlaceholderRole)
        return !isHere;
    if (!isHere)
        return role == Qt::AccessibleTextRole ? QVariant(tr("Loading")) : QVariant();
    if (role == KeyRole)
        return keyAt(index.row());
    return cell(index.row(), index.column(), role);
}

QVariant PagedModelBase::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount())
        return QAbstractTableModel::headerData(section, orientation, role);
    const auto& column = m_columns[std::size_t(section)];
    if (role == Qt::DisplayRole)
        return column.title;
    if (role == Qt::TextAlignmentRole)
        return int((column.isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    return {};
}

Qt::ItemFlags PagedModelBase::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    if (isLoaded(index.row()) && cell(index.row(), index.column(), EditableRole).toBool())
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool PagedModelBase::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !flags(index).testFlag(Qt::ItemIsEditable))
        return false;
    Q_EMIT edited(index.row(), m_columns[std::size_t(index.column())].id, value);
    return false; // the row changes when the shop has accepted it
}

void PagedModelBase::sort(int column, Qt::SortOrder order)
{
    QString key =
        column < 0 || column >= columnCount() ? QString() : m_columns[std::size_t(column)].sortKey;
    if (!key.isEmpty() && order == Qt::DescendingOrder)
        key.prepend(u'-');
    setSortKey(key);
}

void PagedModelBase::setSortKey(const QString& key)
{
    if (m_sortKey == key)
        return;
    m_sortKey = key;
    Q_EMIT sortKeyChanged(key);
    if (m_isStarted)
        reload();
}

void PagedModelBase::reload()
{
    m_isStarted = true;
    m_hasReloadFailed = false;
    cancelAll();
    m_failedBlocks.clear();
    if (m_total < 0)
        grow(kFirstPlaceholders);
    setLoading(true);
    start(0, Purpose::Reload);
}

void PagedModelBase::refresh()
{
    if (!m_isStarted || m_isLoading || m_total < 0 || m_hasReloadFailed) {
        if (m_isStarted && !m_isLoading)
            reload();
        return;
    }
    cancelAll();
    m_failedBlocks.clear();
    for (auto it = m_keys.cbegin(); it != m_keys.cend(); ++it)
        m_stale.insert(it.key());
    QList<int> seen = m_recent.mid(std::max<qsizetype>(0, m_recent.size() - kFetchesMax));
    if (seen.isEmpty())
        seen = {0};
    std::sort(seen.begin(), seen.end());
    for (const int block : seen)
        start(block, Purpose::Refresh);
}

void PagedModelBase::retry()
{
    if (m_hasReloadFailed || m_total < 0) {
        reload();
        return;
    }
    const auto blocks = std::exchange(m_failedBlocks, {});
    for (const int block : blocks)
        want(block);
}

void PagedModelBase::clear()
{
    cancelAll();
    beginResetModel();
    dropAllBlocks();
    m_keys.clear();
    m_stale.clear();
    m_failedBlocks.clear();
    m_recent.clear();
    m_rows = 0;
    m_isStarted = false;
    endResetModel();
    setTotal(-1);
    setLoading(false);
}

int PagedModelBase::columnOf(const QString& id) const
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].id == id)
            return int(i);
    }
    return -1;
}

bool PagedModelBase::isLoaded(int row) const
{
    const auto found = m_keys.constFind(row / kBlockRows);
    return row >= 0 && found != m_keys.cend() && row % kBlockRows < found->size();
}

QString PagedModelBase::keyAt(int row) const
{
    return isLoaded(row) ? m_keys.constFind(row / kBlockRows)->at(row % kBlockRows) : QString();
}

int PagedModelBase::rowOf(const QString& key) const
{
    for (auto it = m_keys.cbegin(); it != m_keys.cend(); ++it) {
        if (const auto at = it->indexOf(key); at >= 0)
            return it.key() * kBlockRows + int(at);
    }
    return -1;
}

void PagedModelBase::retranslate()
{
    m_columns = makeColumns();
    if (!m_columns.empty())
        Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_columns.size()) - 1);
    if (m_rows > 0)
        Q_EMIT dataChanged(index(0, 0), index(m_rows - 1, columnCount() - 1));
}

void PagedModelBase::rowChanged(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

// --- What is fetched, and when
// --------------------------------------------------------------------

void PagedModelBase::want(int block) const
{
    // While the query is new, the old blocks are only shown, and nothing may be added to them.
    if (!m_isStarted || m_isLoading || block < 0 || qint64(block) * kBlockRows >= m_rows)
        return;
    const bool isHere = m_keys.contains(block);
    if (isHere)
        touch(block);
    if ((isHere && !m_stale.contains(block)) || m_underWay.contains(block) ||
        m_failedBlocks.contains(block))
        return;
    if (m_wanted.isEmpty() || m_wanted.last() != block) {
        m_wanted.removeAll(block);
        m_wanted.append(block);
        if (m_wanted.size() > kWantedMax)
            m_wanted.removeFirst();
    }
    if (!m_serve.isActive())
        m_serve.start();
}

void PagedModelBase::serveWanted()
{
    while (!m_wanted.isEmpty() && m_underWay.size() < kFetchesMax) {
        const int block = m_wanted.takeLast();
        const bool isNeeded = !m_keys.contains(block) || m_stale.contains(block);
        if (isNeeded && !m_underWay.contains(block))
            start(block, m_keys.contains(block) ? Purpose::Refresh : Purpose::Scroll);
    }
}

void PagedModelBase::start(int block, Purpose purpose)
{
    UnderWay fetch{.ticket = ++m_tickets, .purpose = purpose};
    PageRequest request;
    request.skip = std::int64_t(block) * kBlockRows;
    request.limit = kBlockRows;
    request.count = purpose != Purpose::Scroll;
    request.sort = m_sortKey.toStdString();
    request.cancel = fetch.cancel.token();
    m_underWay.insert(block, fetch);
    startFetch(block, request, fetch.ticket);
}

void PagedModelBase::cancelAll()
{
    const auto before = std::exchange(m_underWay, {});
    for (const auto& fetch : before)
        fetch.cancel.cancel();
    for (auto it = m_refreshed.cbegin(); it != m_refreshed.cend(); ++it)
        dropFetched(it.key());
    m_refreshed.clear();
    m_wanted.clear();
    m_serve.stop();
}

void PagedModelBase::touch(int block) const
{
    if (!m_recent.isEmpty() && m_recent.last() == block)
        return;
    m_recent.removeAll(block);
    m_recent.append(block);
}

void PagedModelBase::evict()
{
    if (m_keys.size() <= kBlocksMax)
        return;
    QSet<int> held; // the selection and the current row keep their keys
    for (const auto& index : persistentIndexList())
        held.insert(index.row() / kBlockRows);
    for (qsizetype i = 0; i < m_recent.size() && m_keys.size() > kBlocksMax;) {
        const int block = m_recent.at(i);
        if (held.contains(block)) {
            ++i;
            continue;
        }
        m_recent.removeAt(i);
        dropBlock(block);
        m_keys.remove(block);
        m_stale.remove(block);
    }
}

// --- What arrives
// ---------------------------------------------------------------------------------

void PagedModelBase::arrived(int block, quint64 ticket, const Arrival& arrival)
{
    const auto found = m_underWay.constFind(block);
    if (found == m_underWay.cend() || found->ticket != ticket) {
        // The answer to a question that nobody asks any more; a newer one may be in its place.
        if (!m_refreshed.contains(block))
            dropFetched(block);
        return;
    }
    const auto purpose = found->purpose;
    m_underWay.remove(block);
    switch (purpose) {
    case Purpose::Reload:
        finishReload(arrival);
        break;
    case Purpose::Scroll:
        finishScroll(block, arrival);
        break;
    case Purpose::Refresh:
        m_refreshed.insert(block, arrival);
        if (blocksRefreshing() == 0)
            finishRefresh();
        break;
    }
    Q_EMIT loaded();
    if (!m_wanted.isEmpty())
        serveWanted();
}

void PagedModelBase::fetchFailed(int block, quint64 ticket, const Error& error)
{
    const auto found = m_underWay.constFind(block);
    if (found == m_underWay.cend() || found->ticket != ticket)
        return;
    const auto purpose = found->purpose;
    m_underWay.remove(block);
    if (purpose == Purpose::Reload) {
        m_hasReloadFailed = true;
        setLoading(false);
    } else {
        m_failedBlocks.insert(block);
        if (purpose == Purpose::Refresh && blocksRefreshing() == 0)
            finishRefresh();
    }
    Q_EMIT failed(error);
    if (!m_wanted.isEmpty())
        serveWanted();
}

void PagedModelBase::finishReload(const Arrival& arrival)
{
    beginResetModel();
    dropAllBlocks();
    m_keys.clear();
    m_stale.clear();
    m_recent.clear();
    adoptBlock(0);
    m_keys.insert(0, arrival.keys);
    m_recent.append(0);
    const bool isMore = arrival.total < 0 && arrival.rows == kBlockRows;
    const qint64 total =
        arrival.total >= 0 ? arrival.total : arrival.rows + (isMore ? kBlockRows : 0);
    m_rows = int(total);
    m_isLoading = false;
    endResetModel();
    setTotal(total);
    Q_EMIT loadingChanged(false);
}

void PagedModelBase::finishScroll(int block, const Arrival& arrival)
{
    adoptBlock(block);
    m_keys.insert(block, arrival.keys);
    touch(block);
    learnTotal(block, arrival);
    announceBlock(block);
    evict();
}

void PagedModelBase::finishRefresh()
{
    if (m_refreshed.isEmpty())
        return;
    const auto arrivals = std::exchange(m_refreshed, {});
    bool hasMoved = false;
    for (auto it = arrivals.cbegin(); it != arrivals.cend(); ++it)
        hasMoved = hasMoved || m_keys.value(it.key()) != it->keys;

    // Selected and current rows follow their keys.
    const auto from = persistentIndexList();
    QStringList keys;
    if (hasMoved) {
        Q_EMIT layoutAboutToBeChanged();
        for (const auto& index : from)
            keys.append(keyAt(index.row()));
    }
    for (auto it = arrivals.cbegin(); it != arrivals.cend(); ++it) {
        adoptBlock(it.key());
        m_keys.insert(it.key(), it->keys);
        m_stale.remove(it.key());
        touch(it.key());
    }
    if (hasMoved) {
        QModelIndexList to;
        for (qsizetype i = 0; i < from.size(); ++i) {
            const int row = keys.at(i).isEmpty() ? from.at(i).row() : rowOf(keys.at(i));
            to.append(row < 0 || row >= m_rows ? QModelIndex() : index(row, from.at(i).column()));
        }
        changePersistentIndexList(from, to);
        Q_EMIT layoutChanged();
    }
    for (auto it = arrivals.cbegin(); it != arrivals.cend(); ++it) {
        learnTotal(it.key(), *it);
        announceBlock(it.key());
    }
    evict();
}

int PagedModelBase::blocksRefreshing() const
{
    return int(std::count_if(m_underWay.cbegin(), m_underWay.cend(), [](const UnderWay& fetch) {
        return fetch.purpose == Purpose::Refresh;
    }));
}

void PagedModelBase::announceBlock(int block)
{
    const int first = block * kBlockRows;
    const int last = std::min(first + kBlockRows, m_rows) - 1;
    if (last >= first)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

// --- How many rows there are
// ----------------------------------------------------------------------

void PagedModelBase::learnTotal(int block, const Arrival& arrival)
{
    qint64 total = arrival.total;
    const qint64 end = qint64(block) * kBlockRows + arrival.rows;
    if (total < 0) {
        total = m_total;
        if (arrival.rows < kBlockRows)
            total = end; // the last block, or the rows went away
        else if (end >= m_total)
            total = end + kBlockRows;
    }
    if (total > m_rows)
        grow(int(total));
    else if (total < m_rows)
        shrink(int(total));
    setTotal(total);
}

void PagedModelBase::grow(int rows)
{
    if (rows <= m_rows)
        return;
    beginInsertRows({}, m_rows, rows - 1);
    m_rows = rows;
    endInsertRows();
}

void PagedModelBase::shrink(int rows)
{
    beginRemoveRows({}, rows, m_rows - 1);
    m_rows = rows;
    for (const int block : m_keys.keys()) {
        if (block * kBlockRows < rows)
            continue;
        dropBlock(block);
        m_keys.remove(block);
        m_stale.remove(block);
        m_recent.removeAll(block);
    }
    endRemoveRows();
}

void PagedModelBase::setTotal(qint64 total)
{
    if (m_total == total)
        return;
    m_total = total;
    Q_EMIT totalChanged(total);
}

void PagedModelBase::setLoading(bool isLoading)
{
    if (m_isLoading == isLoading)
        return;
    m_isLoading = isLoading;
    Q_EMIT loadingChanged(isLoading);
}

} // namespace vitrine::qt
