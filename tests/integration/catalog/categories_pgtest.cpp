#include "tests/integration/catalog/catalog_fixture.hpp"

#include <map>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class CategoriesPg : public CatalogTest
{
protected:
    [[nodiscard]] std::map<std::string, std::int64_t> counts()
    {
        std::map<std::string, std::int64_t> result;
        for (const Category& category : tree())
            result[category.fields.name] = category.productCount;
        return result;
    }
    Product addIn(const std::string& sku, const std::vector<std::string>& categoryIds)
    {
        ProductFields content = fields(sku, sku);
        content.categoryIds = categoryIds;
        return add(content);
    }
    [[nodiscard]] std::vector<std::string> namesIn(const Category& category)
    {
        storage::ProductFilter filter;
        filter.categoryId = category.id;
        return namesOf(filter);
    }
};

TEST_F(CategoriesPg, ListsParentsBeforeChildrenAndSiblingsInTheirOrder)
{
    const Category shoes = addCategory("Shoes");
    addCategory("Boots", shoes.id);
    ASSERT_TRUE(
        categories.create(asAdmin(), {.name = "Zelte", .parentId = "", .position = 0}).ok());
    ASSERT_TRUE(categories.create(asAdmin(), {.name = "Äxte", .parentId = "", .position = 0}).ok());
    ASSERT_TRUE(
        categories.create(asAdmin(), {.name = "Alpha", .parentId = "", .position = 5}).ok());

    std::vector<std::string> names;
    for (const Category& category : tree())
        names.push_back(category.fields.name);
    EXPECT_THAT(names, ElementsAre("Äxte", "Shoes", "Zelte", "Alpha", "Boots"));
}

TEST_F(CategoriesPg, CountsEachActiveProductOncePerLevel)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    const Category sandals = addCategory("Sandals", shoes.id);
    addIn("A", {boots.id, sandals.id});
    addIn("B", {boots.id});
    const Product archived = addIn("C", {sandals.id});
    ASSERT_TRUE(products.archive(asAdmin(), archived.id, 1).ok());
    ProductFields inactive = fields("D", "D");
    inactive.active = false;
    inactive.categoryIds = {shoes.id};
    add(inactive);

    EXPECT_EQ(counts(),
              (std::map<std::string, std::int64_t>{{"Shoes", 2}, {"Boots", 2}, {"Sandals", 1}}));
    EXPECT_EQ(categories.find(asGuest(), shoes.id)->productCount, 2);
}

TEST_F(CategoriesPg, MovesEverythingBelowAlong)
{
    const Category shoes = addCategory("Shoes");
    const Category outdoor = addCategory("Outdoor");
    const Category boots = addCategory("Boots", shoes.id);
    const Category alpine = addCategory("Alpine", boots.id);
    addIn("A", {alpine.id});
    EXPECT_THAT(namesIn(shoes), ElementsAre("A"));

    const auto moved =
        categories.update(asAdmin(), boots.id, 1, {.name = "Boots", .parentId = outdoor.id});

    ASSERT_TRUE(moved.ok()) << moved.error().message;
    EXPECT_THAT(categories.find(asGuest(), alpine.id)->path,
                ElementsAre(outdoor.id, boots.id, alpine.id));
    EXPECT_THAT(namesIn(shoes), IsEmpty());
    EXPECT_THAT(namesIn(outdoor), ElementsAre("A"));
    EXPECT_EQ(counts()["Outdoor"], 1);
    const auto toRoot = categories.update(asAdmin(), boots.id, 2, {.name = "Boots"});
    ASSERT_TRUE(toRoot.ok());
    EXPECT_THAT(categories.find(asGuest(), alpine.id)->path, ElementsAre(boots.id, alpine.id));
}

TEST_F(CategoriesPg, RefusesCyclesAndTooDeepTrees)
{
    const Category top = addCategory("1");
    std::string parent = top.id;
    for (std::size_t level = 2; level <= kCategoryDepthMax; ++level)
        parent = addCategory(std::to_string(level), parent).id;

    EXPECT_EQ(categories.create(asAdmin(), {.name = "11", .parentId = parent}).error().field,
              "/parentId");
    EXPECT_EQ(
        categories.update(asAdmin(), top.id, 1, {.name = "1", .parentId = parent}).error().field,
        "/parentId");
    EXPECT_EQ(
        categories.update(asAdmin(), top.id, 1, {.name = "1", .parentId = top.id}).error().field,
        "/parentId");
    const Category other = addCategory("other");
    EXPECT_EQ(
        categories.update(asAdmin(), top.id, 1, {.name = "1", .parentId = other.id}).error().field,
        "/parentId");
}

TEST_F(CategoriesPg, TellsSiblingsApartByName)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);

    EXPECT_EQ(categories.create(asAdmin(), {.name = " BOOTS ", .parentId = shoes.id}).error().code,
              ErrorCode::Conflict);
    EXPECT_TRUE(categories.create(asAdmin(), {.name = "Boots"}).ok())
        << "elsewhere it is another category";
    EXPECT_EQ(categories.update(asAdmin(), boots.id, 1, {.name = "Boots"}).error().code,
              ErrorCode::Conflict);
    EXPECT_TRUE(
        categories.update(asAdmin(), boots.id, 1, {.name = "boots", .parentId = shoes.id}).ok());
}

TEST_F(CategoriesPg, ArchivesLeavesAndLetsTheirProductsStay)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    const Product product = addIn("A", {boots.id});

    EXPECT_EQ(categories.archive(asAdmin(), shoes.id, 1).error().code, ErrorCode::Conflict);
    EXPECT_EQ(categories.archive(asAdmin(), boots.id, 9).error().code,
              ErrorCode::PreconditionFailed);
    ASSERT_TRUE(categories.archive(asAdmin(), boots.id, 1).ok());

    const auto left = products.find(asGuest(), product.id);
    EXPECT_THAT(left->fields.categoryIds, IsEmpty());
    EXPECT_EQ(left->version, 2) << "its answer changed, so must its ETag";
    EXPECT_THAT(namesIn(shoes), IsEmpty());
    EXPECT_EQ(categories.find(asGuest(), boots.id).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(categories.create(asAdmin(), {.name = "Boots", .parentId = shoes.id}).ok())
        << "its name is free again";
    EXPECT_TRUE(
        categories.archive(asAdmin(), categories.find(asGuest(), shoes.id)->id, 9).error().code ==
        ErrorCode::PreconditionFailed);
}

TEST_F(CategoriesPg, RefusesAnUnknownParent)
{
    const auto orphan = categories.create(
        asAdmin(), {.name = "x", .parentId = "01234567-89ab-7def-8123-456789abcdef"});

    EXPECT_EQ(orphan.error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(orphan.error().field, "/parentId");
}

TEST_F(CategoriesPg, KeepsItsCountsThroughEveryWrite)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    const Category sale = addCategory("Sale");
    const auto expectCounts = [&](const char* after) {
        EXPECT_EQ(
            database.value("SELECT string_agg(name || ' ' || product_count, ', ' ORDER BY name) "
                           "FROM category"),
            database.value(
                "SELECT string_agg(c.name || ' ' || (SELECT count(*) FROM category_member m "
                "JOIN product p ON p.id = m.product_id WHERE m.category_id = c.id AND p.active "
                "AND p.archived_at IS NULL), ', ' ORDER BY c.name) FROM category c"))
            << after;
    };
    std::vector<std::string> ids;
    for (int i = 0; i < 6; ++i) {
        ProductFields content = fields("P" + std::to_string(i), "Product");
        content.categoryIds = i % 2 == 0 ? std::vector{boots.id, shoes.id} : std::vector{sale.id};
        ids.push_back(add(content).id);
    }
    expectCounts("making products");
    EXPECT_EQ(tree().at(0).productCount + tree().at(1).productCount, 6);
    ProductFields hidden = fields("P0", "Product");
    hidden.categoryIds = {sale.id};
    hidden.active = false;
    ASSERT_TRUE(products.update(asAdmin(), ids[0], {}, hidden).ok());
    expectCounts("hiding one");
    ASSERT_TRUE(products.archive(asAdmin(), ids[2], {}).ok());
    expectCounts("archiving one");
    ASSERT_TRUE(products.restore(asAdmin(), ids[2]).ok());
    expectCounts("restoring it");
    ASSERT_TRUE(products.archive(asAdmin(), ids[4], {}).ok());
    ASSERT_TRUE(products.purge(asAdmin(), ids[4], {}).ok());
    expectCounts("purging one");
    const auto edited =
        bulk.run(asAdmin(), ids, {.active = true, .addCategoryIds = {boots.id}}, false);
    ASSERT_TRUE(edited.ok());
    expectCounts("a bulk edit");
    ASSERT_TRUE(
        categories.update(asAdmin(), boots.id, {}, {.name = "Boots", .parentId = sale.id}).ok());
    expectCounts("moving a category");
    ASSERT_TRUE(batches.undo(asAdmin(), edited->batchId).ok());
    expectCounts("undoing the edit");
    ASSERT_TRUE(categories.archive(asAdmin(), boots.id, {}).ok());
    expectCounts("archiving a category");
    EXPECT_EQ(database.value("SELECT product_count FROM category WHERE name = 'Sale'"), "3");
}

} // namespace
} // namespace vitrine::catalog
