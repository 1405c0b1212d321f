#include "storefront-kiosk/local/local_catalog.hpp"

#include "storefront-kiosk/local/catalog_writer.hpp"
#include "storefront-kiosk/local/local_sql.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "vitrine/core/encoding.hpp"

#include <cstdlib>
#include <tuple>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr const char* kCursor = "cursor";
constexpr const char* kAsOf = "asOf";
constexpr const char* kGeneration = "generation"; ///< Of the last snapshot that came whole.
constexpr std::size_t kAsideMax = 1;

Timestamp timestampOf(std::int64_t milliseconds)
{
    return Timestamp(std::chrono::milliseconds(milliseconds));
}

std::int64_t numberOf(const std::string& text)
{
    return std::strtoll(text.c_str(), nullptr, 10); // "" is 0: our own writing, or nothing yet
}

SqliteFile::Options fileOptions(const LocalCatalog::Options& options)
{
    return {.path = options.path,
            .durability = SqliteFile::Durability::Normal,
            .bytesMax = options.bytesMax,
            .migrations = sql::catalogMigrations()};
}

/// A catalogue that cannot be read is of use to nobody but who looks for the cause.
void dropOldAside(const std::string& path)
{
    const auto aside = filesMovedAside(path);
    for (std::size_t i = 0; i + kAsideMax < aside.size(); ++i) {
        for (const char* part : {"-wal", "-shm", ""})
            std::ignore = removeDurably(aside[i] + part);
    }
}

Result<std::unique_ptr<SqliteFile>> openFile(const LocalCatalog::Options& options, Timestamp now)
{
    auto file = openOrStartAnew(fileOptions(options), now);
    if (!file.ok() && file.error().code == ErrorCode::Conflict) { // a newer program's
        if (const auto moved = moveAside(options.path, now); !moved.ok())
            return Result<std::unique_ptr<SqliteFile>>(moved.error());
        file = SqliteFile::open(fileOptions(options));
    }
    dropOldAside(options.path);
    return file;
}

} // namespace

LocalCatalog::LocalCatalog(Options options, const Clock& clock, std::unique_ptr<SqliteFile> file)
    : m_options(std::move(options))
    , m_clock(clock)
    , m_file(std::move(file))
{
}

Result<std::unique_ptr<LocalCatalog>> LocalCatalog::open(Options options, const Clock& clock)
{
    using Opened = Result<std::unique_ptr<LocalCatalog>>;
    auto file = openFile(options, clock.now());
    if (!file.ok())
        return Opened(file.error());
    return Opened(std::unique_ptr<LocalCatalog>(
        new LocalCatalog(std::move(options), clock, std::move(file).value())));
}

Outcome LocalCatalog::startAnew()
{
    // the damaged file stays open under its new name until the new one is there
    if (const auto moved = moveAside(m_options.path, m_clock.now()); !moved.ok())
        return moved.error();
    auto file = openFile(m_options, m_clock.now());
    if (!file.ok())
        return file.error();
    m_file = std::move(file).value();
    m_vocabulary.reset();
    return Done{};
}

Outcome LocalCatalog::apply(const CatalogChanges& changes)
{
    auto applied = m_file->inTransaction([&] { return write(changes); });
    m_vocabulary.reset();
    return applied;
}

Outcome LocalCatalog::write(const CatalogChanges& changes)
{
    const auto generation = fact(kGeneration);
    if (!generation.ok())
        return generation.error();
    const std::int64_t present = numberOf(*generation) + (changes.isSnapshot ? 1 : 0);
    CatalogWriter writer(*m_file);
    for (const auto& product : changes.products) {
        auto put = product.active && !product.archived ? writer.putProduct(product, present)
                                                       : writer.dropProduct(product.id);
        if (!put.ok())
            return put;
    }
    for (const auto& id : changes.removedIds) {
        if (auto dropped = writer.dropProduct(id); !dropped.ok())
            return dropped;
    }
    if (changes.categories) {
        if (auto put = writer.putCategories(*changes.categories); !put.ok())
            return put;
    }
    for (const auto& figure : changes.stock) {
        if (auto put = writer.putStock(figure); !put.ok())
            return put;
    }
    if (changes.isSnapshot && changes.isComplete) {
        if (auto dropped = writer.dropBefore(present); !dropped.ok())
            return dropped;
        if (auto set = setFact(kGeneration, std::to_string(present)); !set.ok())
            return set;
    }
    if (changes.isComplete) {
        auto set = setFact(kAsOf, std::to_string(changes.asOf.time_since_epoch().count()));
        if (!set.ok())
            return set;
    }
    return setFact(kCursor, changes.cursor);
}

Outcome LocalCatalog::setStock(const std::vector<StockFigure>& figures)
{
    return m_file->inTransaction([&]() -> Outcome {
        CatalogWriter writer(*m_file);
        for (const auto& figure : figures) {
            if (auto put = writer.putStock(figure); !put.ok())
                return put;
        }
        return Done{};
    });
}

Outcome LocalCatalog::takeFromStock(const std::vector<SoldUnits>& sold)
{
    return m_file->inTransaction([&]() -> Outcome {
        for (const auto& units : sold) {
            const auto taken =
                m_file->execute(sql::takeFromStock, {units.quantity, units.productId});
            if (!taken.ok())
                return taken.error();
        }
        return Done{};
    });
}

Result<std::string> LocalCatalog::cursor()
{
    return fact(kCursor);
}

Result<ShelfStatus> LocalCatalog::status()
{
    const auto products = m_file->integer(sql::productCount);
    if (!products.ok())
        return products.error();
    const auto asOf = fact(kAsOf);
    if (!asOf.ok())
        return asOf.error();
    return ShelfStatus{.products = *products,
                       .asOf = timestampOf(numberOf(*asOf)),
                       .isComplete = !asOf->empty(),
                       .damagedFiles = filesMovedAside(m_options.path)};
}

Result<std::vector<wire::Category>> LocalCatalog::categories()
{
    auto rows = m_file->query(sql::allCategories);
    if (!rows.ok())
        return rows.error();
    std::vector<wire::Category> categories;
    while (rows->next()) {
        wire::Category category;
        category.id = rows->text(0);
        category.name = rows->text(1);
        category.parentId = rows->text(2);
        category.position = static_cast<int>(rows->integer(3));
        category.productCount = rows->integer(4);
        categories.push_back(std::move(category));
    }
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return categories;
}

Result<wire::Product> LocalCatalog::document(std::string_view sql,
                                             const std::vector<SqlValue>& values)
{
    auto rows = m_file->query(sql, values);
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return wire::decodeProduct(rows->text(0));
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return failure<wire::Product>(ErrorCode::NotFound, "the shelf has no such product");
}

Result<wire::Product> LocalCatalog::product(std::string_view id)
{
    return document(sql::documentById, {std::string(id)});
}

Result<wire::Product> LocalCatalog::productByGtin(std::string_view gtin)
{
    return document(sql::documentByCode, {std::string("gtin"), std::string(gtin)});
}

Result<wire::Product> LocalCatalog::productBySku(std::string_view sku)
{
    return document(sql::documentBySku, {asciiLower(trim(sku))});
}

Result<wire::Product> LocalCatalog::productByItem(std::string_view item)
{
    return document(sql::documentByCode, {std::string("item"), itemKey(item)});
}

Result<StockFigure> LocalCatalog::stock(std::string_view productId)
{
    auto rows = m_file->query(sql::stockById, {std::string(productId)});
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return StockFigure{.productId = std::string(productId),
                           .available = rows->integer(0),
                           .asOf = timestampOf(rows->integer(1))};
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return failure<StockFigure>(ErrorCode::NotFound, "nobody has said how many there are");
}

Result<std::vector<ProductNow>> LocalCatalog::now(const std::vector<std::string>& ids)
{
    std::vector<ProductNow> products;
    for (const auto& id : ids) {
        auto rows = m_file->query(sql::nowById, {id});
        if (!rows.ok())
            return rows.error();
        ProductNow product{.productId = id, .forSale = false};
        if (rows->next()) {
            const auto price = domain::Money::create(rows->integer(1), rows->text(2));
            if (!price.ok())
                return price.error();
            product.name = rows->text(0);
            product.price = *price;
            product.taxCategory = rows->text(3);
            product.forSale = true;
            if (!rows->isNull(4))
                product.available = rows->integer(4);
        } else if (const auto read = rows->outcome(); !read.ok()) {
            return read.error();
        }
        products.push_back(std::move(product));
    }
    return products;
}

Result<std::vector<std::string>> LocalCatalog::imageHashes(std::int64_t limit)
{
    auto rows = m_file->query(sql::imageHashes, {limit});
    if (!rows.ok())
        return rows.error();
    std::vector<std::string> hashes;
    while (rows->next())
        hashes.push_back(rows->text(0));
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return hashes;
}

void LocalCatalog::forget()
{
    // the index's tokenizer keeps the word that it read last: a longer one takes its place
    static const std::string nobodysWord(1000, 'x');
    std::ignore = hasMatches(nobodysWord);
    m_file->forgetStatements();
}

Result<std::string> LocalCatalog::fact(std::string_view name)
{
    auto rows = m_file->query(sql::fact, {std::string(name)});
    if (!rows.ok())
        return rows.error();
    if (rows->next())
        return rows->text(0);
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return std::string();
}

Outcome LocalCatalog::setFact(std::string_view name, const std::string& value)
{
    const auto set = m_file->execute(sql::setFact, {std::string(name), value});
    return set.ok() ? Outcome(Done{}) : Outcome(set.error());
}

} // namespace vitrine::kiosk
