#include "tests/integration/catalog/catalog_fixture.hpp"
#include "tests/integration/catalog/many_products.hpp"

#include <algorithm>

namespace vitrine::catalog {
namespace {

using storage::ProductFilter;
using storage::ProductSort;

constexpr std::size_t kProducts = 3000;

/// Enough rows that PostgreSQL goes by the indexes.
class ManyProductsPg : public CatalogTest
{
protected:
    ManyProductsPg()
    {
        database.execute(manyProducts(kProducts, 200));
        database.execute("ANALYZE");
    }

    /// The page that begins behind `skip` products is that part of the list read from its begin.
    void expectEveryPartInItsPlace(const ProductFilter& filter, std::size_t size)
    {
        const auto whole = namesOf(filter);
        ASSERT_EQ(whole.size(), size);
        EXPECT_EQ(products.list(asAdmin(), filter, {.limit = 1, .count = true})->total,
                  static_cast<std::int64_t>(whole.size()));
        for (const std::size_t skip : {std::size_t(1), whole.size() / 2, whole.size() - 10}) {
            const auto page = products.list(
                asAdmin(), filter, {.skip = static_cast<std::int64_t>(skip), .limit = 20});
            ASSERT_TRUE(page.ok()) << page.error().message;
            ASSERT_EQ(page->products.size(), std::min<std::size_t>(20, whole.size() - skip));
            for (std::size_t i = 0; i < page->products.size(); ++i)
                EXPECT_EQ(page->products[i].fields.name, whole[skip + i]) << skip << " + " << i;
        }
    }
};

TEST_F(ManyProductsPg, EveryPartOfEveryListIsInItsPlace)
{
    for (const ProductSort sort : {ProductSort::Name,
                                   ProductSort::Price,
                                   ProductSort::Created,
                                   ProductSort::Updated,
                                   ProductSort::Sku,
                                   ProductSort::Brand}) {
        for (const bool descending : {false, true}) {
            SCOPED_TRACE(std::to_string(static_cast<int>(sort)) + (descending ? " desc" : ""));
            ProductFilter filter;
            filter.sort = sort;
            filter.descending = descending;
            expectEveryPartInItsPlace(filter, kProducts);
        }
    }
    ProductFilter filter;
    filter.active = true;
    filter.taxCategory = "standard";
    filter.priceMin = 10;
    expectEveryPartInItsPlace(filter, 2819);
    filter.categoryId = database.value("SELECT md5('c7')::uuid");
    expectEveryPartInItsPlace(filter, 30);
}

TEST_F(ManyProductsPg, AreCountedByBrandAndCategory)
{
    const auto tree = categories.all(asGuest());
    ASSERT_TRUE(tree.ok());
    EXPECT_EQ(tree->size(), 200u);
    for (int i = 0; i < 2; ++i) { // counted, then remembered
        const auto facets = products.facets(asAdmin(), {});
        ASSERT_TRUE(facets.ok());
        EXPECT_EQ(facets->total, static_cast<std::int64_t>(kProducts));
        EXPECT_EQ(facets->brands.size(), 157u);
        EXPECT_EQ(facets->categories.size(), 200u);
    }
}

} // namespace
} // namespace vitrine::catalog
