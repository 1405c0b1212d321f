#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/local/shelf_statement.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

using Counts = Result<std::vector<wire::FacetValue>>;

Counts countsOf(SqliteFile& file, const std::string& sql, const std::vector<SqlValue>& values)
{
    auto rows = file.query(sql, values);
    if (!rows.ok())
        return rows.error();
    std::vector<wire::FacetValue> counts;
    while (rows->next())
        counts.push_back({rows->text(0), rows->integer(1)});
    if (const auto read = rows->outcome(); !read.ok())
        return read.error();
    return counts;
}

Counts brandsOf(SqliteFile& file, const ShelfStatement& statement)
{
    return countsOf(file,
                    "SELECT p.brand, count(*) AS many" + statement.from +
                        " GROUP BY p.brand HAVING p.brand <> '' ORDER BY many DESC, p.brand "
                        "LIMIT 200",
                    statement.values);
}

Counts categoriesOf(SqliteFile& file, const ShelfStatement& statement)
{
    return countsOf(file,
                    R"(WITH RECURSIVE above (id, row) AS (
                            SELECT m.category_id, m.row
                              FROM product_category m
                             WHERE m.row IN (SELECT p.row)" +
                        statement.from + R"()
                             UNION
                            SELECT k.parent_id, a.row
                              FROM above a
                              JOIN category k ON k.id = a.id
                             WHERE k.parent_id <> '')
                        SELECT id, count(*) AS many FROM above GROUP BY id ORDER BY many DESC, id)",
                    statement.values);
}

Outcome readPrices(SqliteFile& file, const ShelfStatement& statement, ShelfFacets& into)
{
    auto range = file.query("SELECT min(p.price), max(p.price), max(p.currency)" + statement.from,
                            statement.values);
    if (!range.ok())
        return range.error();
    if (!range->next() || range->isNull(0)) // no product
        return range->outcome();
    const auto least = domain::Money::create(range->integer(0), range->text(2));
    const auto most = domain::Money::create(range->integer(1), range->text(2));
    if (!least.ok())
        return least.error();
    into.priceMin = *least;
    into.priceMax = *most;
    return Done{};
}

} // namespace

Result<ShelfFacets> LocalCatalog::facets(const ShelfQuery& query)
{
    const auto found = search(query);
    if (!found.ok())
        return found.error();
    ShelfFacets facets;
    if (found->findsNothing)
        return facets;
    auto brands = brandsOf(*m_file, shelfStatement(query, *found, Leaving::Brands));
    if (!brands.ok())
        return brands.error();
    auto categories = categoriesOf(*m_file, shelfStatement(query, *found, Leaving::Category));
    if (!categories.ok())
        return categories.error();
    const auto prices = readPrices(*m_file, shelfStatement(query, *found, Leaving::Price), facets);
    if (!prices.ok())
        return prices.error();
    facets.brands = std::move(brands).value();
    facets.categories = std::move(categories).value();
    return facets;
}

} // namespace vitrine::kiosk
