#pragma once

#include "vitrine/api/catalog_client.hpp"
#include "vitrine/qt/deliver.hpp"
#include "vitrine/wire/catalog.hpp"

#include <QAbstractTableModel>
#include <QObject>

#include <optional>
#include <string>
#include <vector>

namespace vitrine::console {

/// What a bulk edit does to each product, field by field: before and after.
class BulkPreviewModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { SkuColumn, NameColumn, FieldColumn, BeforeColumn, AfterColumn, ColumnCount };
    enum Role { FailedRole = Qt::UserRole };

    explicit BulkPreviewModel(QObject* parent = nullptr);

    void clear();
    void append(const std::vector<wire::BulkItem>& items);

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString sku; ///< "" in the further rows of one product.
        QString name;
        QString field;
        QString before;
        QString after;
        bool isFailed = false;
    };
    std::vector<Row> m_rows;
};

/// Name for people of a column of the catalogue's tables: "taxCategory" is "Tax category".
[[nodiscard]] QString catalogColumnLabel(const QString& key);

/// Changes many products alike: the shop rehearses what the person says and this shows it before
/// and after; then the same is done. More products than one call takes go in several. GUI thread
/// only.
class BulkEditPresenter final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::size_t kPerCall = 1000; ///< The catalogue's limit.
    static constexpr std::size_t kProductsMax = 20'000;

    struct Totals
    {
        int changed = 0;
        int unchanged = 0;
        int failed = 0;
    };

    explicit BulkEditPresenter(client::CatalogClient catalog, QObject* parent = nullptr);
    ~BulkEditPresenter() override;

    /// What is edited: these products, or all of a query (fetched before the first rehearsal).
    void start(std::vector<std::string> ids);
    void start(wire::ProductQuery query);

    /// Rehearses `change`; the answer to an earlier one is dropped. Nothing set: shows nothing.
    void preview(const wire::BulkChange& change);
    /// Carries out what was previewed last. @pre canApply()
    void apply();
    void cancel();

    [[nodiscard]] BulkPreviewModel& model() { return m_model; }
    [[nodiscard]] const Totals& totals() const { return m_totals; }
    [[nodiscard]] std::size_t count() const { return m_ids.size(); }
    [[nodiscard]] std::size_t done() const { return m_next; }
    [[nodiscard]] bool isBusy() const { return m_work != Work::None; }
    [[nodiscard]] bool isApplying() const { return m_work == Work::Apply; }
    /// The preview is of the present change, complete, and changes something.
    [[nodiscard]] bool canApply() const;

Q_SIGNALS:
    void progressed();
    void failed(const vitrine::Error& error);
    /// All is done; `batchIds` take it back, the last first.
    void applied(int changed, const std::vector<std::string>& batchIds);

private:
    enum class Work { None, Collect, Preview, Apply };
    void collect();
    void begin(Work work);
    void sendNext();
    void received(std::size_t sent, const Result<wire::BulkReport>& report);
    void end(const Error* error);

    client::CatalogClient m_catalog;
    BulkPreviewModel m_model;
    std::vector<std::string> m_ids;
    std::optional<wire::ProductQuery> m_query; ///< Still to be collected.
    wire::BulkChange m_change;
    bool m_hasChange = false;
    bool m_isPreviewed = false;
    Totals m_totals;
    std::vector<std::string> m_batchIds;
    std::size_t m_next = 0;
    Work m_work = Work::None;
    client::CancelSource m_cancel;
    qt::Latest m_calls;
};

/// Whether `change` says anything.
[[nodiscard]] bool isEmpty(const wire::BulkChange& change);

} // namespace vitrine::console
