#pragma once

#include "vitrine/core/result.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/models/column_set.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/wire/page.hpp"

#include <QAbstractTableModel>
#include <QHash>
#include <QList>
#include <QSet>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace vitrine::qt {

/// What a PagedModel asks its source for.
struct PageRequest
{
    std::int64_t skip = 0;
    int limit = 100;
    bool count = false; ///< The answer must have a total.
    std::string sort{}; ///< The chosen column's sortKey with "-" for descending; "" for the
                        ///< source's own order.
    client::CancelToken cancel{};
};

/// A table of many rows of which only those looked at are fetched, in blocks. Rows that have not
/// arrived are placeholders. The part that does not depend on the row's type; see PagedModel.
class PagedModelBase : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role {
        KeyRole = Qt::UserRole + 1, ///< QString
        PlaceholderRole,            ///< bool: the row has not arrived.
        DetailRole,                 ///< QString
        BadgeRole,                  ///< Badge
        ImageHashRole,              ///< QString
        NumberRole,                 ///< bool: right-aligned, tabular.
        MonospaceRole,              ///< bool
        ToneRole,                   ///< int of Tone
        EditableRole                ///< bool
    };
    static constexpr int kBlockRows = 100;
    static constexpr int kBlocksMax = 40;         ///< Kept in memory.
    static constexpr int kFetchesMax = 3;         ///< Under way at once.
    static constexpr int kFirstPlaceholders = 24; ///< Before the total is known.

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Emits `edited`; the row changes when the presenter says so (replaceItem).
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    /// Sorts on the server; -1 for the source's own order.
    void sort(int column, Qt::SortOrder order) override;

    /// Asks anew after the query changed: what is shown stays until the first answer comes; then
    /// the model is reset. The first call starts the model.
    void reload();
    /// Asks for the same query again, quietly: rows are updated in place, the selection follows its
    /// keys.
    void refresh();
    /// Tries again what failed.
    void retry();
    /// Drops everything and stops; no rows until `reload`.
    void clear();

    [[nodiscard]] const std::vector<ColumnInfo>& columns() const { return m_columns; }
    [[nodiscard]] int columnOf(const QString& id) const; ///< -1 for none.
    /// How many rows match on the server; -1 until it has said.
    [[nodiscard]] qint64 total() const { return m_total; }
    /// A query is under way whose first rows are not here (not for refreshes and scrolling).
    [[nodiscard]] bool isLoading() const { return m_isLoading; }
    [[nodiscard]] bool isLoaded(int row) const;
    [[nodiscard]] QString sortKey() const { return m_sortKey; }
    void setSortKey(const QString& key);
    /// Asks the columns for their titles anew; views do so on a language change.
    void retranslate();
    /// "" for a placeholder.
    [[nodiscard]] QString keyAt(int row) const;
    /// Among the loaded rows; -1 for none.
    [[nodiscard]] int rowOf(const QString& key) const;

Q_SIGNALS:
    void totalChanged(qint64 total);
    void loadingChanged(bool isLoading);
    /// A fetch failed; placeholders stay until `retry`.
    void failed(const vitrine::Error& error);
    /// Rows arrived (also after `failed`, so that a banner can go).
    void loaded();
    void sortKeyChanged(const QString& key);
    /// The person edited a cell.
    void edited(int row, const QString& columnId, const QVariant& value);

protected:
    explicit PagedModelBase(QObject* parent);

    struct Arrival
    {
        std::int64_t total = -1; ///< -1: not counted.
        int rows = 0;
        QStringList keys;
    };

    /// Starts a fetch; must end in `arrived` or `fetchFailed` with the same ticket.
    virtual void startFetch(int block, const PageRequest& request, quint64 ticket) = 0;
    /// Moves what was fetched for `block` into place.
    virtual void adoptBlock(int block) = 0;
    /// Forgets what was fetched and is not in place.
    virtual void dropFetched(int block) = 0;
    virtual void dropBlock(int block) = 0;
    virtual void dropAllBlocks() = 0;
    [[nodiscard]] virtual QVariant cell(int row, int column, int role) const = 0;
    [[nodiscard]] virtual std::vector<ColumnInfo> makeColumns() const = 0;

    void arrived(int block, quint64 ticket, const Arrival& arrival);
    void fetchFailed(int block, quint64 ticket, const Error& error);
    void rowChanged(int row);

private:
    enum class Purpose { Reload, Scroll, Refresh };
    struct UnderWay
    {
        quint64 ticket = 0;
        Purpose purpose = Purpose::Scroll;
        client::CancelSource cancel{};
    };

    void want(int block) const;
    void serveWanted();
    void start(int block, Purpose purpose);
    void cancelAll();
    void touch(int block) const;
    void evict();
    void setTotal(qint64 total);
    void learnTotal(int block, const Arrival& arrival);
    void grow(int rows);
    void shrink(int rows);
    void setLoading(bool isLoading);
    void finishReload(const Arrival& arrival);
    void finishScroll(int block, const Arrival& arrival);
    void finishRefresh();
    void announceBlock(int block);
    [[nodiscard]] int blocksRefreshing() const;

    std::vector<ColumnInfo> m_columns;
    QHash<int, QStringList> m_keys; ///< Of the blocks in place.
    QHash<int, UnderWay> m_underWay;
    QHash<int, Arrival> m_refreshed; ///< Arrived blocks of a refresh that is not complete.
    mutable QList<int> m_wanted;     ///< Latest last.
    mutable QList<int> m_recent;     ///< Least recently looked at first.
    mutable QTimer m_serve;
    QSet<int> m_stale; ///< In place, but older than the last refresh.
    QSet<int> m_failedBlocks;
    QString m_sortKey;
    quint64 m_tickets = 0;
    qint64 m_total = -1;
    int m_rows = 0;
    bool m_isLoading = false;
    bool m_isStarted = false;
    bool m_hasReloadFailed = false;
};

/// A PagedModelBase of rows of `T`.
///
///     auto* model = new PagedModel<wire::Product>(columns, [](const wire::Product& p) { return
///     p.id; },
///         [this](const PageRequest& r) {
///             auto query = m_query;           // the presenter's filters
///             query.skip = r.skip; query.limit = r.limit; query.count = r.count; query.sort =
///             r.sort; return m_catalog.listProducts(query, {.cancel = r.cancel});
///         }, this);
///     model->reload();
template <typename T> class PagedModel final : public PagedModelBase
{
public:
    using Fetch = std::function<client::Task<wire::Page<T>>(const PageRequest& request)>;
    using KeyOf = std::function<std::string(const T& item)>;

    PagedModel(std::vector<Column<T>> columns, KeyOf keyOf, Fetch fetch, QObject* parent = nullptr)
        : PagedModelBase(parent)
        , m_typed(std::move(columns))
        , m_keyOf(std::move(keyOf))
        , m_fetch(std::move(fetch))
    {
        retranslate();
    }

    /// The row's value, or null while it is a placeholder. Valid until the event loop runs again.
    [[nodiscard]] const T* itemAt(int row) const
    {
        const auto found = m_blocks.find(row / kBlockRows);
        const auto inBlock = std::size_t(row % kBlockRows);
        return row < 0 || found == m_blocks.end() || inBlock >= found->size() ? nullptr
                                                                              : &(*found)[inBlock];
    }
    /// Replaces the loaded row with the same key, e.g. by the answer to a write.
    /// @return false when no loaded row has the key.
    bool replaceItem(const T& item)
    {
        const int row = rowOf(QString::fromStdString(m_keyOf(item)));
        if (row < 0)
            return false;
        m_blocks[row / kBlockRows][std::size_t(row % kBlockRows)] = item;
        rowChanged(row);
        return true;
    }
    /// Loaded values of these keys.
    [[nodiscard]] std::vector<T> itemsOf(const QStringList& keys) const
    {
        std::vector<T> items;
        for (const auto& key : keys) {
            if (const auto* item = itemAt(rowOf(key)))
                items.push_back(*item);
        }
        return items;
    }

protected:
    void startFetch(int block, const PageRequest& request, quint64 ticket) override
    {
        deliver(m_fetch(request), this, [this, block, ticket](const Result<wire::Page<T>>& page) {
            if (!page.ok()) {
                fetchFailed(block, ticket, page.error());
                return;
            }
            m_fetched.insert(block, page->items);
            Arrival arrival{page->total.value_or(-1), int(page->items.size()), {}};
            for (const auto& item : page->items)
                arrival.keys.append(QString::fromStdString(m_keyOf(item)));
            arrived(block, ticket, arrival);
        });
    }
    void adoptBlock(int block) override { m_blocks.insert(block, m_fetched.take(block)); }
    void dropFetched(int block) override { m_fetched.remove(block); }
    void dropBlock(int block) override { m_blocks.remove(block); }
    void dropAllBlocks() override { m_blocks.clear(); }

    [[nodiscard]] QVariant cell(int row, int column, int role) const override
    {
        const auto* item = itemAt(row);
        const auto& in = m_typed[std::size_t(column)];
        if (item == nullptr)
            return {};
        switch (role) {
        case Qt::DisplayRole:
            return in.badge  ? QVariant(in.badge(*item).text)
                   : in.text ? QVariant(in.text(*item))
                             : QVariant();
        case Qt::EditRole:
            return in.editValue ? in.editValue(*item) : QVariant();
        case Qt::ToolTipRole:
            return in.toolTip ? QVariant(in.toolTip(*item)) : QVariant();
        case EditableRole:
            return in.editValue && (!in.isEditable || in.isEditable(*item));
        case DetailRole:
            return in.detail ? QVariant(in.detail(*item)) : QVariant();
        case BadgeRole:
            return in.badge ? QVariant::fromValue(in.badge(*item)) : QVariant();
        case ImageHashRole:
            return in.imageHash ? QVariant(in.imageHash(*item)) : QVariant();
        case ToneRole:
            return in.tone ? QVariant(int(in.tone(*item))) : QVariant();
        default:
            return {};
        }
    }

    [[nodiscard]] std::vector<ColumnInfo> makeColumns() const override
    {
        std::vector<ColumnInfo> infos;
        for (const auto& in : m_typed)
            infos.push_back({in.id,
                             in.title ? in.title() : QString(),
                             in.sortKey,
                             in.width,
                             in.isNumber,
                             in.isVisible,
                             in.isStretched,
                             in.isMonospace});
        return infos;
    }

private:
    std::vector<Column<T>> m_typed;
    KeyOf m_keyOf;
    Fetch m_fetch;
    QHash<int, std::vector<T>> m_blocks;
    QHash<int, std::vector<T>> m_fetched; ///< Arrived, and not in place yet.
};

} // namespace vitrine::qt
