#include "services/catalog/application/product_import.hpp"

#include "services/catalog/application/category_finder.hpp"
#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/storage/catalog_events.hpp"
#include "services/catalog/storage/product_store.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/domain/sku.hpp"
#include "vitrine/domain/uuid.hpp"

#include <algorithm>
#include <set>
#include <span>

namespace vitrine::catalog {
namespace {

using platform::CallContext;
using platform::Transaction;
using storage::ProductStore;
using storage::ProductWrite;

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
};

/// Takes one data row into the table, or its fault.
void addRow(Table& table, CsvReader::Row row, std::set<std::string>& seen)
{
    ++table.rowCount;
    const auto fault = [&](const char* column, std::string message) {
        table.faults.push_back({row.number, column, std::move(message)});
    };
    if (row.cells.size() != table.layout.columns())
        return fault("",
                     "the row has " + std::to_string(row.cells.size()) + " cells, the header " +
                         std::to_string(table.layout.columns()));
    const auto sku = domain::Sku::create(*table.layout.cell(row.cells, CsvColumn::Sku));
    if (!sku.ok())
        return fault("sku", sku.error().message);
    if (!seen.insert(sku->key()).second)
        return fault("sku", "an earlier row has the SKU " + sku->text());
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

    Table table{.layout = *layout, .rows = {}, .faults = {}};
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
};

/// Decides and applies some rows within one transaction.
class PartImport
{
public:
    PartImport(Transaction& tx,
               const Table& table,
               CategoryFinder& categories,
               domain::Currency currency,
               Promises* promises)
        : m_tx(tx)
        , m_table(table)
        , m_categories(categories)
        , m_currency(currency)
        , m_promises(promises)
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
    }

    [[nodiscard]] const Part& part() const { return m_part; }

    void apply(const CallContext& context, Timestamp now)
    {
        ProductStore store(m_tx);
        store.write(m_writes, now);
        std::vector<platform::OutboxEvent> events;
        for (std::size_t i = 0; i < m_writes.size(); ++i) {
            const Product* before = existing(m_rows[i]->skuKey);
            const Product after{.id = m_writes[i].id,
                                .fields = m_writes[i].content.fields(),
                                .images = {},
                                .version = m_writes[i].version};
            for (auto& event : storage::productEvents(before, after))
                events.push_back(std::move(event));
        }
        platform::writeOutbox(m_tx, events, context.trace);
    }

private:
    const Product* existing(const std::string& skuKey) const
    {
        const auto found = m_existing.find(skuKey);
        return found == m_existing.end() ? nullptr : &found->second;
    }
    void fault(const Table::Row& row, std::string column, std::string message)
    {
        m_part.faults.push_back({row.number, std::move(column), std::move(message)});
    }

    void planRow(const Table::Row& row)
    {
        const Product* before = existing(row.skuKey);
        if (before != nullptr && before->archived)
            return fault(row,
                         "sku",
                         "the SKU belongs to the archived product " + before->id +
                             "; restore that first");
        CsvProduct read = readCsvProduct(
            m_table.layout, row.cells, before == nullptr ? nullptr : &before->fields, m_currency);
        if (before == nullptr && read.faults.empty() && read.fields.price.amount() < 0)
            read.faults.push_back({"price", "a new product needs a price"});
        for (CsvFault& cell : read.faults)
            fault(row, std::move(cell.column), std::move(cell.message));
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
                fault(row, "categories", id.error().message);
                return false;
            }
            read.fields.categoryIds.push_back(*id);
        }
        return true;
    }

    void planWrite(const Table::Row& row, const Product* before, Result<ProductContent> content)
    {
        if (!content.ok())
            return faultOf(row, content.error());
        if (before != nullptr && before->fields == content->fields()) {
            ++m_part.unchanged;
            return;
        }
        m_rows.push_back(&row);
        m_writes.push_back({.id = before == nullptr ? domain::newUuid().text() : before->id,
                            .content = std::move(content).value(),
                            .version = before == nullptr ? 1 : before->version + 1});
    }

    /// Drops the rows that want what belongs to another product.
    void dropTaken()
    {
        std::set<std::size_t> dropped;
        for (const Obstacle& obstacle : findTaken(m_tx, m_writes)) {
            faultOf(*m_rows[obstacle.index], obstacle.error);
            dropped.insert(obstacle.index);
        }
        std::vector<ProductWrite> writes;
        std::vector<const Table::Row*> rows;
        for (std::size_t i = 0; i < m_writes.size(); ++i) {
            if (dropped.contains(i) || isPromised(i))
                continue;
            ++(existing(m_rows[i]->skuKey) == nullptr ? m_part.created : m_part.updated);
            writes.push_back(std::move(m_writes[i]));
            rows.push_back(m_rows[i]);
        }
        m_writes = std::move(writes);
        m_rows = std::move(rows);
    }

    /// Whether an earlier part of a rehearsal gave one of the row's barcodes to another product.
    bool isPromised(std::size_t index)
    {
        if (m_promises == nullptr)
            return false;
        const Table::Row& row = *m_rows[index];
        for (const std::string& gtin : m_writes[index].content.fields().gtins) {
            const auto& holder = m_promises->try_emplace(gtin, row.skuKey).first->second;
            if (holder != row.skuKey) {
                fault(row, "gtins", "GTIN " + gtin + " belongs to the product with SKU " + holder);
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
        fault(row, field == "categoryIds" ? "categories" : field, error.message);
    }

    Transaction& m_tx;
    const Table& m_table;
    CategoryFinder& m_categories;
    const domain::Currency m_currency;
    Promises* const m_promises; ///< Null unless nothing is stored.
    std::map<std::string, Product> m_existing;
    std::vector<ProductWrite> m_writes;
    std::vector<const Table::Row*> m_rows; ///< Of each write.
    Part m_part;
};

void add(ImportReport& report, Part part)
{
    report.created += part.created;
    report.updated += part.updated;
    report.unchanged += part.unchanged;
    for (ImportFault& fault : part.faults)
        report.faults.push_back(std::move(fault));
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
ProductImport::run(const CallContext& context, std::string_view csv, bool dryRun)
{
    auto table = readTable(csv);
    if (!table.ok())
        return std::move(table).error();
    ImportReport report{
        .dryRun = dryRun, .rows = table->rowCount, .faults = std::move(table->faults)};

    CategoryFinder categories(dryRun);
    Promises promises;
    const std::span<const Table::Row> rows = table->rows;
    for (std::size_t at = 0; at < rows.size(); at += kRowsPerTransaction) {
        const auto some = rows.subspan(at, std::min(kRowsPerTransaction, rows.size() - at));
        const auto body = [&](Transaction& tx) -> Result<Part> {
            categories.begin(); // a body may run more than once
            PartImport import(tx, *table, categories, m_currency, dryRun ? &promises : nullptr);
            if (!dryRun)
                ProductStore(tx).lockWrites();
            import.plan(some);
            if (!dryRun)
                import.apply(context, m_clock.now());
            return import.part();
        };
        auto part = dryRun ? m_database.read(context.deadline, body)
                           : m_database.inTransaction(context.deadline, body);
        if (!part.ok())
            return stoppedAt(std::move(part).error(), some.front().number, at > 0 && !dryRun);
        categories.keep();
        add(report, std::move(part).value());
    }
    std::stable_sort(report.faults.begin(),
                     report.faults.end(),
                     [](const ImportFault& a, const ImportFault& b) { return a.row < b.row; });
    return report;
}

} // namespace vitrine::catalog
