#include "services/catalog/application/product_import.hpp"

#include "services/catalog/application/catalog_events.hpp"
#include "services/catalog/application/categories.hpp"
#include "services/catalog/application/csv.hpp"
#include "services/catalog/application/product_checks.hpp"
#include "services/catalog/storage/category_store.hpp"
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
using storage::CategoryStore;
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

/// Finds the categories that a table names; makes the missing ones unless it is a dry run. What a
/// transaction found out counts only once it is committed: begin, find..., keep.
class CategoryFinder
{
public:
    explicit CategoryFinder(bool dryRun)
        : m_dryRun(dryRun)
    {
    }

    void begin() { m_fresh.clear(); }
    void keep() { m_known.merge(m_fresh); }

    /// @return The id of the category at the end of `path`.
    Result<std::string> find(Transaction& tx, const CategoryPath& path)
    {
        const Category* category = known(path);
        if (category != nullptr)
            return category->id;
        CategoryPath names;
        for (const std::string& name : path) {
            names.push_back(name);
            const Category* const parent = category;
            category = known(names);
            if (category != nullptr)
                continue;
            auto made = findOrMake(tx, parent, name);
            if (!made.ok())
                return std::move(made).error();
            category = &m_fresh.emplace(names, std::move(made).value()).first->second;
        }
        return category->id;
    }

private:
    Result<Category> findOrMake(Transaction& tx, const Category* parent, const std::string& name)
    {
        const CategoryFields fields{.name = name, .parentId = parent == nullptr ? "" : parent->id};
        auto checked = checkedCategory(fields);
        if (!checked.ok())
            return std::move(checked).error();
        if (auto category = CategoryStore(tx).findChild(checked->parentId, checked->name))
            return std::move(*category);
        if (!m_dryRun)
            return addCategory(tx, parent, *checked);
        // What would be made; the id is not stored anywhere.
        Category category{.id = domain::newUuid().text(), .fields = *checked, .path = {}};
        if (parent != nullptr)
            category.path = parent->path;
        if (const auto outcome = checkPlacement(category.id, category.path, 1); !outcome.ok())
            return outcome.error();
        category.path.push_back(category.id);
        return category;
    }

    [[nodiscard]] const Category* known(const CategoryPath& names) const
    {
        for (const auto* categories : {&m_known, &m_fresh}) {
            if (const auto found = categories->find(names); found != categories->end())
                return &found->second;
        }
        return nullptr;
    }

    const bool m_dryRun;
    std::map<CategoryPath, Category> m_known; ///< Of committed transactions.
    std::map<CategoryPath, Category> m_fresh; ///< Of the one under way.
};

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
               domain::Currency currency)
        : m_tx(tx)
        , m_table(table)
        , m_categories(categories)
        , m_currency(currency)
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
            for (auto& event : productEvents(before, after))
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
            if (dropped.contains(i))
                continue;
            ++(existing(m_rows[i]->skuKey) == nullptr ? m_part.created : m_part.updated);
            writes.push_back(std::move(m_writes[i]));
            rows.push_back(m_rows[i]);
        }
        m_writes = std::move(writes);
        m_rows = std::move(rows);
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
    const std::span<const Table::Row> rows = table->rows;
    for (std::size_t at = 0; at < rows.size(); at += kRowsPerTransaction) {
        const auto some = rows.subspan(at, std::min(kRowsPerTransaction, rows.size() - at));
        const auto body = [&](Transaction& tx) -> Result<Part> {
            categories.begin(); // a body may run more than once
            PartImport import(tx, *table, categories, m_currency);
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
