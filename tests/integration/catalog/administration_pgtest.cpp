#include "services/catalog/application/images.hpp"
#include "services/platform/audit/audit.hpp"
#include "services/platform/audit/audit_log.hpp"
#include "tests/integration/catalog/catalog_fixture.hpp"

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

class AdministrationPg : public CatalogTest
{
protected:
    static storage::ProductFilter archived()
    {
        storage::ProductFilter filter;
        filter.archived = true;
        return filter;
    }
    std::vector<std::string> actions()
    {
        std::vector<std::string> result;
        (void)database.pool().read(
            Deadline::in(std::chrono::seconds(10)), [&](platform::Transaction& tx) -> Outcome {
                result.clear();
                for (const auto& entry : platform::readAudit(tx, {}, {}, 100))
                    result.insert(result.begin(), entry.action + " " + entry.entityLabel);
                return Done{};
            });
        return result;
    }
};

TEST_F(AdministrationPg, ListsArchivedProductsToThoseWhoMayWrite)
{
    const Product tent = add(fields("T", "Tent"));
    add(fields("B", "Boots"));
    ASSERT_TRUE(products.archive(asAdmin(), tent.id, {}).ok());

    EXPECT_THAT(namesOf({}), ElementsAre("Boots"));
    EXPECT_THAT(namesOf(archived()), ElementsAre("Tent"));
    EXPECT_TRUE(products.find(asAdmin(), tent.id)->isArchived());
    EXPECT_EQ(products.find(asGuest(), tent.id).error().code, ErrorCode::NotFound);
    auto throughOrder = asAdmin();
    throughOrder.caller.service = "order";
    EXPECT_EQ(products.find(throughOrder, tent.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.list(asGuest(), archived(), {}).error().code, ErrorCode::PermissionDenied);
    EXPECT_EQ(products.facets(asGuest(), archived()).error().code, ErrorCode::PermissionDenied);
}

TEST_F(AdministrationPg, PurgesOnlyWhatIsArchived)
{
    const Category shoes = addCategory("Shoes");
    ProductFields content = fields("B", "Boots");
    content.gtins = {"4006381333931"};
    content.categoryIds = {shoes.id};
    const Product boots = add(content);
    EXPECT_EQ(products.purge(asAdmin(), boots.id, 1).error().code, ErrorCode::Conflict);
    ASSERT_TRUE(products.archive(asAdmin(), boots.id, 1).ok());
    EXPECT_EQ(products.purge(asAdmin(), boots.id, 1).error().code, ErrorCode::PreconditionFailed);

    ASSERT_TRUE(products.purge(asAdmin(), boots.id, 2).ok());

    EXPECT_EQ(products.find(asAdmin(), boots.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.restore(asAdmin(), boots.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.create(asAdmin(), fields("b", "Other boots"), "").error().code,
              ErrorCode::Conflict)
        << "its SKU stays its own";
    content.sku = "B2";
    EXPECT_TRUE(products.create(asAdmin(), content, "").ok()) << "its barcode is free";
}

TEST_F(AdministrationPg, SkipsAndCounts)
{
    for (const char* name : {"A", "B", "C", "D", "E"})
        add(fields(std::string("SKU-") + name, name));

    const auto page = products.list(asAdmin(), {}, {.skip = 3, .limit = 1, .count = true});
    ASSERT_EQ(page->products.size(), 1u);
    EXPECT_EQ(page->products[0].fields.name, "D");
    EXPECT_EQ(page->total, 5);
    const auto next = products.list(asAdmin(), {}, {.after = page->nextToken, .limit = 10});
    EXPECT_EQ(next->products.at(0).fields.name, "E");
    EXPECT_EQ(next->total, std::nullopt);
    EXPECT_THAT(products.list(asAdmin(), {}, {.skip = 9})->products, IsEmpty());
    storage::ProductFilter text;
    text.text = "sku";
    text.sort = storage::ProductSort::Relevance;
    EXPECT_EQ(products.list(asAdmin(), text, {.skip = 4, .count = true})->total, 5);
}

TEST_F(AdministrationPg, SortsByBrandAndChange)
{
    for (const auto& [sku, brand] :
         {std::pair<std::string, std::string>{"1", "alpina"}, {"2", "Zeta"}, {"3", "Berg"}}) {
        ProductFields content = fields(sku, "Product " + sku);
        content.brand = brand;
        add(content);
        clock.advance(std::chrono::minutes(1));
    }
    const auto first = products.findBySku(asAdmin(), "1");
    ProductFields changed = first->fields;
    changed.name = "Product 1, changed";
    ASSERT_TRUE(products.update(asAdmin(), first->id, {}, changed).ok());

    storage::ProductFilter filter;
    filter.sort = storage::ProductSort::Brand;
    EXPECT_THAT(namesOf(filter, 1), ElementsAre("Product 1, changed", "Product 3", "Product 2"));
    filter.sort = storage::ProductSort::Updated;
    filter.descending = true;
    EXPECT_THAT(namesOf(filter, 1), ElementsAre("Product 1, changed", "Product 3", "Product 2"));
}

TEST_F(AdministrationPg, CountsWhatProductsHaveInCommon)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    const auto addOne = [&](const std::string& sku,
                            const std::string& brand,
                            const std::string& tax,
                            std::vector<std::string> in) {
        ProductFields content = fields(sku, "Product");
        content.brand = brand;
        content.taxCategory = tax;
        content.categoryIds = std::move(in);
        add(content);
    };
    addOne("1", "Alpina", "standard", {boots.id});
    addOne("2", "alpina", "standard", {shoes.id});
    addOne("3", "Berg", "reduced", {boots.id, shoes.id});
    addOne("4", "", "standard", {});

    const auto all = products.facets(asGuest(), {});
    EXPECT_EQ(all->total, 4);
    EXPECT_THAT(all->brands, ElementsAre(Pair("Alpina", 2), Pair("Berg", 1)));
    EXPECT_THAT(all->categories, ElementsAre(Pair(shoes.id, 3), Pair(boots.id, 2)));
    EXPECT_THAT(all->taxCategories, ElementsAre(Pair("standard", 3), Pair("reduced", 1)));
    addOne("5", "Berg", "reduced", {});
    EXPECT_EQ(products.facets(asGuest(), {})->total, 5) << "nothing old is told";
    storage::ProductFilter filter;
    filter.text = "berg";
    EXPECT_EQ(products.facets(asGuest(), filter)->total, 2);
}

TEST_F(AdministrationPg, NotesEveryWrite)
{
    const Category shoes = addCategory("Shoes");
    const Product tent = add(fields("T", "Tent", 100));
    ProductFields dearer = fields("T", "Tent", 200);
    ASSERT_TRUE(products.update(asAdmin(), tent.id, 1, dearer).ok());
    ASSERT_FALSE(products.update(asAdmin(), tent.id, 1, dearer).ok());
    ASSERT_TRUE(products.archive(asAdmin(), tent.id, 2).ok());
    ASSERT_TRUE(products.restore(asAdmin(), tent.id).ok());
    ASSERT_TRUE(categories.update(asAdmin(), shoes.id, 1, {.name = "Boots"}).ok());
    ASSERT_TRUE(categories.archive(asAdmin(), shoes.id, 2).ok());
    ASSERT_TRUE(importer.run(asAdmin(), "sku,name,price,categories\r\nC,Cup,5,Cups\r\n", {}).ok());

    EXPECT_THAT(actions(),
                ElementsAre("category.create Shoes",
                            "product.create T",
                            "product.update T",
                            "product.archive T",
                            "product.restore T",
                            "category.update Boots",
                            "category.archive Boots",
                            "category.create Cups",
                            "product.create C"));
    EXPECT_EQ(database.value("SELECT before::text || after::text FROM audit_entry "
                             "WHERE action = 'product.update'"),
              R"({"price": {"amount": 100, "currency": "EUR"}})"
              R"({"price": {"amount": 200, "currency": "EUR"}})");
    EXPECT_EQ(database.value("SELECT DISTINCT actor_id FROM audit_entry"), "admin-1");
}

} // namespace
} // namespace vitrine::catalog
