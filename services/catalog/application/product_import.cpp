#include "services/catalog/application/product_import.hpp"

#include "services/catalog/application/category_finder.hpp"
#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/application/product_writer.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/sku.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::ProductStore;

/// Rows per transaction: few enough that other writers wait for a fraction of a second.
constexpr std::size_t kRowsPerTransaction = 250;

/// The table, and which product each row is about.
struct Table
{
    struct Row
    {
        int number = 0;
        std::string skuKey;
        std::vector<std::string> cells;
    };
    CsvLayout layout;
    std::vector<Row> rows; ///< Those with a usable SKU.
    int rowCount = 0;
    std::vector<ImportFault> faults;
    std::vector<ImportRow> faultyRows; ///< The rows of `faults`.
};

/// Takes one data row into the table, or its fault.
void addRow(Table& table, CsvReader::Row row, std::set<std::string>& seen)
{
    ++table.rowCount;
    const auto fault = [&](const char* column, std::string message, Reason reason) {
        table.faults.push_back({row.number, column, std::move(message), std::move(reason)});
        const auto sku = table.layout.cell(row.cells, CsvColumn::Sku);
        table.faultyRows.push_back(
            {row.number, std::string(sku.value_or("")), ImportRow::Outcome::Faulty});
    };
    if (row.cells.size() != table.layout.columns())
        return fault("",
                     "the row has " + std::to_string(row.cells.size()) + " cells, the header " +
                         std::to_string(table.layout.columns()),
                     {"cell_count",
                      {std::to_string(row.cells.size()), std::to_string(table.layout.columns())}});
    const auto sku = domain::Sku::create(*table.layout.cell(row.cells, CsvColumn::Sku));
    if (!sku.ok())
        return fault("sku", sku.error().message, sku.error().reason);
    if (!seen.insert(sku->key()).second)
        return fault(
            "sku", "an earlier row has the SKU " + sku->text(), {"sku_repeated", {sku->text()}});
    table.rows.push_back({row.number, sku->key(), std::move(row.cells)});
}

Result<Table> readTable(std::string_view csv)
{
    CsvReader reader(csv);
    auto header = reader.next();
    if (!header.ok())
        return std::move(header).error();
    if (!header->has_value())
        return failure<Table>(ErrorCode::InvalidArgument,
                              "the table is empty; it needs a header line");
    auto layout = CsvLayout::fromHeader((*header)->cells);
    if (!layout.ok())
        return std::move(layout).error();

    Table table{.layout = *layout, .rows = {}, .faults = {}, .faultyRows = {}};
    std::set<std::string> seen;
    for (;;) {
        auto row = reader.next();
        if (!row.ok())
            return std::move(row).error();
        if (!row->has_value())
            return table;
        if (static_cast<std::size_t>(table.rowCount) >= kImportRowsMax)
            return failure<Table>(ErrorCode::TooLarge,
                                  "more than " + std::to_string(kImportRowsMax) +
                                      " rows; send them in parts");
        addRow(table, std::move(**row), seen);
    }
}

/// Which barcodes a rehearsal has promised to which SKU: nothing is stored that would tell later
/// parts.
using Promises = std::map<std::string, std::string>;

/// What became of some rows.
struct Part
{
    int created = 0;
    int updated = 0;
    int unchanged = 0;
    std::vector<ImportFault> faults;
    std::vector<ImportRow> rows; ///< In their order; only when details are wanted.
};

/// Decides and applies some rows within one transaction.
class PartImport
{
public:
    PartImport(Transaction& tx,
               const Table& table,
               CategoryFinder& categories,
               domain::Currency currency,
               Promises* promises,
               CategoryNames* names)
        : m_tx(tx)
        , m_table(table)
        , m_categories(categories)
        , m_currency(currency)
        , m_promises(promises)
        , m_names(names)
    {
    }

    /// Reads what is there and decides what each row changes.
    void plan(std::span<const Table::Row> rows)
    {
        std::vector<std::string> keys;
        for (const auto& row : rows)
            keys.push_back(row.skuKey);
        for (Product& product : ProductStore(m_tx).findManyBySku(keys))
            m_existing.emplace(asciiLower(product.fields.sku), std::move(product));
        for (const auto& row : rows)
            planRow(row);
        dropTaken();
        if (m_names != nullptr)
            tellOf(rows);
    }

    [[nodiscard]] const Part& part() const { return m_part; }

    /// Writes what was planned, as a part of `batch`.
    Outcome apply(const CallContext& context, Batch batch)
    {
        if (m_changes.empty())
            return Done{};
        m_changes.write(m_tx, context, batch.at);
        batch.created = m_part.created;
        batch.updated = m_part.updated;
        storage::BatchStore batches(m_tx);
        if (!batches.add(batch))
            return failure<Done>(ErrorCode::Conflict,
                                 "the batch " + batch.id +
                                     " is somebody else's, or was undone; take a new batchId",
                                 "batchId");
        batches.keep(batch.id, m_changes.batchItems());
        return Done{};
    }

private:
    const Product* existing(const std::string& skuKey) const
    {
        const auto found = m_existing.find(skuKey);
        return found == m_existing.end() ? nullptr : &found->second;
    }
    void fault(const Table::Row& row, std::string column, std::string message, Reason reason)
    {
        m_part.faults.push_back(
            {row.number, std::move(column), std::move(message), std::move(reason)});
    }

    void planRow(const Table::Row& row)
    {
        const Product* before = existing(row.skuKey);
        if (before != nullptr && before->isArchived() && !before->withdrawn)
            return fault(row,
                         "sku",
                         "the SKU belongs to the archived product " + before->id +
                             "; restore that first",
                         {"sku_archived", {before->id}});
        CsvProduct read = readCsvProduct(
            m_table.layout, row.cells, before == nullptr ? nullptr : &before->fields, m_currency);
        if (before == nullptr && read.faults.empty() && read.fields.price.amount() < 0)
            read.faults.push_back({"price", "a new product needs a price", {"price_missing"}});
        for (CsvFault& cell : read.faults)
            fault(row, std::move(cell.column), std::move(cell.message), std::move(cell.reason));
        if (!read.faults.empty() || !checkContent(row, read.fields) ||
            !resolveCategories(row, read))
            return;
        planWrite(row, before, ProductContent::create(std::move(read.fields)));
    }

    /// Before categories are made for the row: whether its other fields keep the rules.
    bool checkContent(const Table::Row& row, const ProductFields& fields)
    {
        const auto content = ProductContent::create(fields);
        if (!content.ok())
            faultOf(row, content.error());
        return content.ok();
    }

    bool resolveCategories(const Table::Row& row, CsvProduct& read)
    {
        if (!read.categories)
            return true;
        read.fields.categoryIds.clear();
        for (const CategoryPath& path : *read.categories) {
            const auto id = m_categories.find(m_tx, path);
            if (!id.ok()) {
                fault(row, "categories", id.error().message, id.error().reason);
                return false;
            }
            read.fields.categoryIds.push_back(*id);
            if (m_names != nullptr)
                m_names->add(*id, path);
        }
        return true;
    }

    void planWrite(const Table::Row& row, const Product* before, Result<ProductContent> content)
    {
        if (!content.ok())
            return faultOf(row, content.error());
        if (before != nullptr && !before->withdrawn && before->fields == content->fields()) {
            ++m_part.unchanged;
            return;
        }
        m_rows.push_back(&row);
        m_changes.add(before,
                      {.id = before == nullptr ? domain::newUuid().text() : before->id,
                       .content = std::move(content).value(),
                       .version = before == nullptr ? 1 : before->version + 1});
    }

    /// Whether the row makes a product: there was none, or an undo had taken it away.
    bool isNew(const Product* before) const { return before == nullptr || before->withdrawn; }

    /// Drops the rows that want what belongs to another product.
    void dropTaken()
    {
        std::set<std::size_t> dropped;
        for (const Obstacle& obstacle : findTaken(m_tx, m_changes.writes())) {
            faultOf(*m_rows[obstacle.index], obstacle.error);
            dropped.insert(obstacle.index);
        }
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (!dropped.contains(i) && isPromised(i))
                dropped.insert(i);
        }
        std::vector<const Table::Row*> rows;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            if (dropped.contains(i))
                continue;
            ++(isNew(m_changes.befores()[i]) ? m_part.created : m_part.updated);
            rows.push_back(m_rows[i]);
        }
        m_changes.drop([&](std::size_t index) { return dropped.contains(index); });
        m_rows = std::move(rows);
    }

    /// What each of `rows` does.
    void tellOf(std::span<const Table::Row> rows)
    {
        std::map<int, ImportRow> told;
        for (const auto& row : rows)
            told[row.number] = {row.number,
                                std::string(*m_table.layout.cell(row.cells, CsvColumn::Sku))};
        for (const ImportFault& fault : m_part.faults)
            told[fault.row].outcome = ImportRow::Outcome::Faulty;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            ImportRow& row = told[m_rows[i]->number];
            const Product* before = m_changes.befores()[i];
            row.outcome = isNew(before) ? ImportRow::Outcome::Created : ImportRow::Outcome::Updated;
            if (!isNew(before))
                row.changes = fieldChanges(
                    {before->fields}, {m_changes.writes()[i].content.fields()}, *m_names);
        }
        for (auto& [number, row] : told)
            m_part.rows.push_back(std::move(row));
    }

    /// Whether an earlier part of a rehearsal gave one of the row's barcodes to another product.
    bool isPromised(std::size_t index)
    {
        if (m_promises == nullptr)
            return false;
        const Table::Row& row = *m_rows[index];
        for (const std::string& gtin : m_changes.writes()[index].content.fields().gtins) {
            const auto& holder = m_promises->try_emplace(gtin, row.skuKey).first->second;
            if (holder != row.skuKey) {
                fault(row,
                      "gtins",
                      "GTIN " + gtin + " belongs to the product with SKU " + holder,
                      {"gtin_promised", {gtin, holder}});
                return true;
            }
        }
        return false;
    }

    /// The fault of a field, told of the column it came from: "/gtins/0" of "gtins".
    void faultOf(const Table::Row& row, const Error& error)
    {
        const std::size_t begin = error.field.empty() ? 0 : 1;
        const std::string field = error.field.substr(begin, error.field.find('/', begin) - begin);
        fault(row, field == "categoryIds" ? "categories" : field, error.message, error.reason);
    }

    Transaction& m_tx;
    const Table& m_table;
    CategoryFinder& m_categories;
    const domain::Currency m_currency;
    Promises* const m_promises;   ///< Null unless nothing is stored.
    CategoryNames* const m_names; ///< Null unless details are wanted.
    std::map<std::string, Product> m_existing;
    ProductChanges m_changes;
    std::vector<const Table::Row*> m_rows; ///< Of each change.
    Part m_part;
};

void add(ImportReport& report, Part part)
{
    report.created += part.created;
    report.updated += part.updated;
    report.unchanged += part.unchanged;
    for (ImportFault& fault : part.faults)
        report.faults.push_back(std::move(fault));
    for (ImportRow& row : part.rows)
        report.details.push_back(std::move(row));
}

template <typename Row> void sortByRow(std::vector<Row>& rows)
{
    std::stable_sort(
        rows.begin(), rows.end(), [](const Row& a, const Row& b) { return a.row < b.row; });
}

/// The id of the batch to be made or gone on with.
Result<std::string> batchIdOf(const ImportOptions& options)
{
    if (options.batchId.empty())
        return domain::newUuid().text();
    const auto id = domain::Uuid::parse(options.batchId);
    if (!id.ok())
        return failure<std::string>(
            ErrorCode::InvalidArgument, "batchId must be a UUID", "batchId");
    return id->text();
}

Error stoppedAt(Error error, int row, bool someApplied)
{
    if (someApplied)
        error.message += "; the rows before row " + std::to_string(row) +
                         " are applied, send the same table again to go on";
    return error;
}

} // namespace

Result<ImportReport>
ProductImport::run(const CallContext& context, std::string_view csv, const ImportOptions& options)
{
    auto batchId = batchIdOf(options);
    if (!batchId.ok())
        return std::move(batchId).error();
    auto table = readTable(csv);
    if (!table.ok())
        return std::move(table).error();
    const bool dryRun = options.dryRun;
    std::optional<CategoryNames> names;
    if (dryRun || options.details) {
        auto read = m_database.read(
            context.deadline, [](Transaction& tx) { return Result(CategoryNames::read(tx)); });
        if (!read.ok())
            return std::move(read).error();
        names = std::move(read).value();
    }
    ImportReport report{.dryRun = dryRun, .rows = table->rowCount};
    report.faults = std::move(table->faults);
    if (names)
        report.details = std::move(table->faultyRows);

    CategoryFinder categories(context, dryRun);
    Promises promises;
    const std::span<const Table::Row> rows = table->rows;
    for (std::size_t at = 0; at < rows.size(); at += kRowsPerTransaction) {
        const auto some = rows.subspan(at, std::min(kRowsPerTransaction, rows.size() - at));
        const auto body = [&](Transaction& tx) -> Result<Part> {
            categories.begin(); // a body may run more than once
            PartImport import(tx,
                              *table,
                              categories,
                              m_currency,
                              dryRun ? &promises : nullptr,
                              names ? &*names : nullptr);
            if (!dryRun)
                ProductStore(tx).lockWrites();
            import.plan(some);
            if (dryRun)
                return import.part();
            const auto applied = import.apply(
                context, newBatch(context, BatchKind::Import, *batchId, m_clock.now()));
            return applied.ok() ? Result(import.part()) : applied.error();
        };
        auto part = dryRun ? m_database.read(context.deadline, body)
                           : m_database.inTransaction(context.deadline, body);
        if (!part.ok())
            return stoppedAt(std::move(part).error(), some.front().number, at > 0 && !dryRun);
        categories.keep();
        add(report, std::move(part).value());
    }
    sortByRow(report.faults);
    sortByRow(report.details);
    const bool isBatch = !options.batchId.empty() || report.created + report.updated > 0;
    if (!dryRun && isBatch)
        report.batchId = *batchId;
    return report;
}

} // namespace vitrine::catalog
