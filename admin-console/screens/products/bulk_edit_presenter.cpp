#include "admin-console/screens/products/bulk_edit_presenter.hpp"

#include "admin-console/screens/products/product_fields.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/reason_text.hpp"
#include "vitrine/qt/text.hpp"

#include <algorithm>
#include <chrono>

namespace vitrine::console {
namespace {

constexpr std::chrono::seconds kCallTimeout{60};
constexpr int kCollectPerPage = 200;

} // namespace

QString catalogColumnLabel(const QString& key)
{
    if (key == QLatin1String("archived"))
        return BulkPreviewModel::tr("Archived");
    if (key == QLatin1String("currency"))
        return BulkPreviewModel::tr("Currency");
    const auto field = fieldAt(qt::toUtf8(key));
    return field ? fieldLabel(*field) : key;
}

bool isEmpty(const wire::BulkChange& change)
{
    return !change.price && !change.active && !change.taxCategory && !change.brand &&
           !change.archived && change.addCategoryIds.empty() && change.removeCategoryIds.empty();
}

BulkPreviewModel::BulkPreviewModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void BulkPreviewModel::clear()
{
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

void BulkPreviewModel::append(const std::vector<wire::BulkItem>& items)
{
    std::vector<Row> rows;
    for (const wire::BulkItem& item : items) {
        const QString sku = qt::toText(item.sku);
        const QString name = qt::toText(item.name);
        if (item.outcome == "FAILED")
            rows.push_back({.sku = sku,
                            .name = name,
                            .field = tr("Not changed"),
                            .before = {},
                            .after = qt::reasonText(item.reason, item.message),
                            .isFailed = true});
        bool isFirst = true;
        for (const wire::FieldChange& change : item.changes) {
            rows.push_back({.sku = isFirst ? sku : QString(),
                            .name = isFirst ? name : QString(),
                            .field = catalogColumnLabel(qt::toText(change.field)),
                            .before = qt::toText(change.before),
                            .after = qt::toText(change.after)});
            isFirst = false;
        }
    }
    if (rows.empty())
        return;
    // What cannot be changed is seen first; it is what the person must decide about.
    std::stable_partition(rows.begin(), rows.end(), [](const Row& row) { return row.isFailed; });
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(rows.size()) - 1);
    std::move(rows.begin(), rows.end(), std::back_inserter(m_rows));
    endInsertRows();
}

int BulkPreviewModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int BulkPreviewModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant BulkPreviewModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == FailedRole)
        return row.isFailed;
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == qt::PagedModelBase::MonospaceRole)
        return index.column() == SkuColumn;
    if (role == qt::PagedModelBase::ToneRole && index.column() == AfterColumn)
        return static_cast<int>(row.isFailed ? qt::Tone::Danger : qt::Tone::Accent);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (index.column()) {
    case SkuColumn:
        return row.sku;
    case NameColumn:
        return row.name;
    case FieldColumn:
        return row.field;
    case BeforeColumn:
        return row.before;
    case AfterColumn:
        return row.after;
    default:
        return {};
    }
}

QVariant BulkPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case SkuColumn:
        return tr("SKU");
    case NameColumn:
        return tr("Name");
    case FieldColumn:
        return tr("Field");
    case BeforeColumn:
        return tr("Before");
    case AfterColumn:
        return tr("After");
    default:
        return {};
    }
}

BulkEditPresenter::BulkEditPresenter(client::CatalogClient catalog, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
{
}

BulkEditPresenter::~BulkEditPresenter()
{
    m_cancel.cancel();
}

void BulkEditPresenter::start(std::vector<std::string> ids)
{
    m_ids = std::move(ids);
    m_query.reset();
    Q_EMIT progressed();
}

void BulkEditPresenter::start(wire::ProductQuery query)
{
    m_ids.clear();
    query.limit = kCollectPerPage;
    query.sort = "sku";
    m_query = std::move(query);
    begin(Work::Collect);
    collect();
}

void BulkEditPresenter::begin(Work work)
{
    m_work = work;
    m_next = 0;
    m_calls.next();
    m_cancel = client::CancelSource();
}

/// Fetches the ids of the query page by page.
void BulkEditPresenter::collect()
{
    const auto ticket = m_calls.next();
    qt::deliver(m_catalog.listProducts(*m_query, {.cancel = m_cancel.token()}),
                this,
                [this, ticket](const Result<wire::Page<wire::Product>>& page) {
                    if (m_calls.isStale(ticket))
                        return;
                    if (!page.ok()) {
                        end(&page.error());
                        return;
                    }
                    for (const wire::Product& product : page->items)
                        m_ids.push_back(product.id);
                    m_query->after = page->nextToken;
                    const bool isFull = m_ids.size() >= kProductsMax;
                    if (!page->nextToken.empty() && !isFull) {
                        Q_EMIT progressed();
                        collect();
                        return;
                    }
                    m_query.reset();
                    end(nullptr);
                    if (m_hasChange)
                        preview(m_change);
                });
}

void BulkEditPresenter::preview(const wire::BulkChange& change)
{
    m_change = change;
    m_hasChange = !isEmpty(change);
    m_isPreviewed = false;
    if (m_query)
        return; // follows when the products are known
    m_model.clear();
    m_totals = {};
    m_calls.drop();
    m_cancel.cancel();
    m_work = Work::None;
    if (m_hasChange && !m_ids.empty()) {
        begin(Work::Preview);
        sendNext();
    }
    Q_EMIT progressed();
}

bool BulkEditPresenter::canApply() const
{
    return m_isPreviewed && !isBusy() && m_totals.changed > 0;
}

void BulkEditPresenter::apply()
{
    Q_ASSERT(canApply());
    m_model.clear();
    m_totals = {};
    m_batchIds.clear();
    begin(Work::Apply);
    Q_EMIT progressed();
    sendNext();
}

void BulkEditPresenter::cancel()
{
    m_calls.drop();
    if (m_work != Work::Apply)
        m_cancel.cancel();
    m_work = Work::None;
    Q_EMIT progressed();
}

void BulkEditPresenter::sendNext()
{
    const std::size_t count = std::min(kPerCall, m_ids.size() - m_next);
    const auto first = m_ids.begin() + static_cast<std::ptrdiff_t>(m_next);
    wire::BulkEdit edit{.ids = {first, first + static_cast<std::ptrdiff_t>(count)},
                        .change = m_change};
    const auto ticket = m_calls.next();
    const bool isDryRun = m_work == Work::Preview;
    client::CallOptions options{.timeout = kCallTimeout};
    if (isDryRun)
        options.cancel = m_cancel.token();
    qt::deliver(m_catalog.bulkEdit(std::move(edit), isDryRun, std::move(options)),
                this,
                [this, ticket, count](const Result<wire::BulkReport>& report) {
                    if (!m_calls.isStale(ticket))
                        received(count, report);
                });
}

void BulkEditPresenter::received(std::size_t sent, const Result<wire::BulkReport>& report)
{
    if (!report.ok()) {
        end(&report.error());
        return;
    }
    m_next += sent;
    m_totals.changed += report->changed;
    m_totals.unchanged += report->unchanged;
    m_totals.failed += report->failed;
    m_model.append(report->items);
    if (!report->batchId.empty())
        m_batchIds.push_back(report->batchId);
    if (m_next < m_ids.size()) {
        Q_EMIT progressed();
        sendNext();
        return;
    }
    m_isPreviewed = m_work == Work::Preview;
    const bool isApplied = m_work == Work::Apply;
    end(nullptr);
    if (isApplied)
        Q_EMIT applied(m_totals.changed, m_batchIds);
}

void BulkEditPresenter::end(const Error* error)
{
    m_work = Work::None;
    Q_EMIT progressed();
    if (error != nullptr)
        Q_EMIT failed(*error);
}

} // namespace vitrine::console
