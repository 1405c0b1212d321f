// Lists of a catalogue of 100,000 products in 4,600 categories, beside the same lists of the same
// PostgreSQL with primary keys only.
#include "services/catalog/application/categories.hpp"
#include "services/catalog/application/products.hpp"
#include "services/catalog/storage/catalog_schema.hpp"
#include "tests/bench/list_figures.hpp"
#include "tests/integration/catalog/many_products.hpp"

#include <utility>

namespace {

using namespace vitrine;
using namespace vitrine::catalog;
using bench::ListFigure;
using bench::taken;
using storage::ProductFilter;
using storage::ProductSort;

constexpr int kProducts = 100'000;
constexpr int kCategories = 4600;
constexpr char kPrimaryKeysOnly[] = "the same with primary keys only: all is read and sorted";

platform::CallContext admin()
{
    platform::CallContext context;
    context.caller.accountId = "admin-1";
    context.caller.permissions = {"catalog.write"};
    context.deadline = Deadline::in(std::chrono::seconds(60));
    return context;
}

/// A catalogue in a database of its own.
struct Catalogue
{
    explicit Catalogue(bool indexed)
        : database(storage::catalogMigrations(), bench::patient())
        , products(database.pool(), clock)
        , categories(database.pool(), clock)
    {
        if (!indexed)
            bench::dropIndexes(database);
        database.execute(manyProducts(kProducts, kCategories));
        bench::vacuum(database, {"product", "category", "category_member", "product_category"});
    }

    std::string list(const ProductFilter& filter, const ProductWindow& window)
    {
        const ProductPage page = taken(products.list(admin(), filter, window));
        std::string text = std::to_string(page.total.value_or(-1));
        for (const Product& product : page.products)
            text += ' ' + product.id;
        return text;
    }
    static std::string textOf(const storage::Facets& facets)
    {
        std::string text = std::to_string(facets.total);
        for (const auto* values : {&facets.brands, &facets.categories, &facets.taxCategories}) {
            for (const auto& [value, count] : *values)
                text += ' ' + value + '=' + std::to_string(count);
        }
        return text;
    }
    std::string facets() { return textOf(taken(products.facets(admin(), {}))); }
    /// As a process that has just begun.
    std::string countedFacets()
    {
        Products anew(database.pool(), clock);
        return textOf(taken(anew.facets(admin(), {})));
    }
    std::string tree()
    {
        std::int64_t sum = 0;
        const auto all = taken(categories.all(admin()));
        for (const Category& category : all)
            sum += category.productCount;
        return std::to_string(all.size()) + " " + std::to_string(sum);
    }
    /// A tree whose products are counted when it is read.
    std::string countedTree()
    {
        return taken(database.pool().read(
            admin().deadline, [](platform::Transaction& tx) -> Result<std::string> {
                std::int64_t sum = 0;
                const auto rows = tx.runText(
                    "SELECT c.*, count(p.id) AS products FROM category c "
                    "LEFT JOIN category_member m ON m.category_id = c.id "
                    "LEFT JOIN product p ON p.id = m.product_id AND p.active GROUP BY c.id");
                for (const pqxx::row& row : rows)
                    sum += row["products"].as<std::int64_t>();
                return std::to_string(rows.size()) + " " + std::to_string(sum);
            }));
    }

    SystemClock clock;
    testkit::TestDatabase database;
    Products products;
    Categories categories;
};

void measureCatalogue(int rounds)
{
    Catalogue indexed(true);
    Catalogue bare(false);
    std::vector<ListFigure> figures;
    const auto add =
        [&](const std::string& name, const ProductFilter& filter, const ProductWindow& window) {
            figures.push_back({name,
                               kPrimaryKeysOnly,
                               [&indexed, filter, window] { return indexed.list(filter, window); },
                               [&bare, filter, window] { return bare.list(filter, window); }});
        };
    for (const auto& [name, sort] : {std::pair<std::string, ProductSort>{"name", ProductSort::Name},
                                     {"price", ProductSort::Price},
                                     {"creation", ProductSort::Created},
                                     {"change", ProductSort::Updated},
                                     {"SKU", ProductSort::Sku},
                                     {"brand", ProductSort::Brand}}) {
        ProductFilter filter;
        filter.sort = sort;
        add("first 100 by " + name, filter, {.limit = 100});
        add("last 100 by " + name, filter, {.skip = kProducts - 100, .limit = 100});
        filter.descending = true;
        add("first 100 by " + name + ", descending", filter, {.limit = 100});
    }
    ProductFilter filter;
    filter.active = true;
    filter.taxCategory = "standard";
    filter.priceMin = 10;
    add("active, by tax and price, counted", filter, {.limit = 100, .count = true});
    add("active, by tax and price, 92,000 skipped", filter, {.skip = 92'000, .limit = 100});
    filter.categoryId = indexed.database.value("SELECT md5('c7')::uuid");
    add("of a category, 500 skipped, counted", filter, {.skip = 500, .limit = 100, .count = true});
    figures.push_back({"facets",
                       "counting them with primary keys only",
                       [&] { return indexed.facets(); },
                       [&] { return bare.countedFacets(); }});
    figures.push_back({"tree of 4,600 categories",
                       "counting its products with primary keys only",
                       [&] { return indexed.tree(); },
                       [&] { return bare.countedTree(); }});
    bench::measure(figures, rounds);
}

} // namespace

int main(int argc, char** argv)
{
    return vitrine::bench::listBench(argc, argv, measureCatalogue);
}
