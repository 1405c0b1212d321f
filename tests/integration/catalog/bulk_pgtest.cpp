#include "tests/integration/catalog/catalog_fixture.hpp"

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class BulkPg : public CatalogTest
{
protected:
    BulkReport
    edit(const std::vector<std::string>& ids, const BulkChange& change, bool dryRun = false)
    {
        auto report = bulk.run(asAdmin(), ids, change, dryRun);
        EXPECT_TRUE(report.ok()) << report.error().message;
        return report.ok() ? *report : BulkReport();
    }
    static BulkChange percent(std::int64_t hundredths)
    {
        return {.price = domain::PriceRule{domain::PriceRule::Kind::Percent, hundredths}};
    }
    Product read(const Product& product) { return *products.find(asAdmin(), product.id); }
    static std::string outcomesOf(const BulkReport& report)
    {
        std::string text;
        for (const BulkItem& item : report.items)
            text += "CUF"[static_cast<int>(item.outcome)];
        return text;
    }
};

TEST_F(BulkPg, ChangesEachProductOnceAndAllAtOnce)
{
    const Product tent = add(fields("T", "Tent", 9999));
    const Product boots = add(fields("B", "Boots", 1005));
    clock.advance(std::chrono::minutes(1));

    const auto report = edit({tent.id, boots.id, tent.id}, percent(-1000));

    EXPECT_EQ(outcomesOf(report), "CC");
    EXPECT_FALSE(report.batchId.empty());
    EXPECT_EQ(read(tent).fields.price, eur(8999));
    EXPECT_EQ(read(boots).fields.price, eur(905)); // 904.5
    EXPECT_EQ(read(boots).version, 2);
    EXPECT_THAT(report.items[1].changes, ElementsAre(FieldChange{"price", "10.05", "9.05"}));
    EXPECT_EQ(products.prices(asAdmin(), tent.id)->changes.size(), 2u);
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox WHERE type = 'PriceChanged'"), "2");
}

TEST_F(BulkPg, OnlyPretendsInADryRun)
{
    const Product tent = add(fields("T", "Tent"));
    const std::string written = database.value("SELECT change FROM catalog_state");

    const auto report = edit({tent.id}, {.brand = "Alpina"}, true);

    EXPECT_THAT(report.items[0].changes, ElementsAre(FieldChange{"brand", "", "Alpina"}));
    EXPECT_EQ(report.batchId, "");
    EXPECT_EQ(read(tent).fields.brand, "");
    EXPECT_EQ(database.value("SELECT change FROM catalog_state"), written);
    EXPECT_EQ(database.value("SELECT count(*) FROM catalog_batch"), "0");
}

TEST_F(BulkPg, ReportsWhatFailsAndChangesTheOthers)
{
    const Product cheap = add(fields("A", "Sticker", 100));
    const Product dear = add(fields("B", "Tent", 9999));
    const Product gone = add(fields("C", "Old tent", 9999));
    ASSERT_TRUE(products.archive(asAdmin(), gone.id, {}).ok());
    const std::string nobody = "01900000-0000-7000-8000-000000000000";

    const auto report = edit({cheap.id, dear.id, gone.id, nobody, "nonsense"},
                             {.price = domain::PriceRule{domain::PriceRule::Kind::Amount, -500}});

    EXPECT_EQ(outcomesOf(report), "FCFFF");
    EXPECT_EQ(report.items[0].message, "the price would become negative");
    EXPECT_EQ(report.items[2].message, "it is archived; restore it first");
    EXPECT_EQ(report.items[3].message, "there is no such product");
    EXPECT_EQ(report.items[0].reason.code, "price_negative");
    EXPECT_EQ(report.items[2].reason.code, "archived");
    EXPECT_EQ(report.items[3].reason.code, "no_product");
    EXPECT_EQ(read(cheap).fields.price, eur(100));
    EXPECT_EQ(read(dear).fields.price, eur(9499));
}

TEST_F(BulkPg, LeavesAloneWhatIsSoAlready)
{
    const Product tent = add(fields("T", "Tent"));

    const auto report = edit({tent.id}, {.active = true, .taxCategory = "standard"});

    EXPECT_EQ(outcomesOf(report), "U");
    EXPECT_EQ(report.batchId, "");
    EXPECT_EQ(read(tent).version, 1);
    EXPECT_EQ(database.value("SELECT count(*) FROM audit_entry WHERE action = 'product.update'"),
              "0");
}

TEST_F(BulkPg, AddsAndRemovesCategoriesByName)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    ProductFields content = fields("B", "Boots");
    content.categoryIds = {shoes.id};
    const Product product = add(content);

    const auto report =
        edit({product.id}, {.addCategoryIds = {boots.id}, .removeCategoryIds = {shoes.id}});

    EXPECT_THAT(report.items[0].changes,
                ElementsAre(FieldChange{"categories", "Shoes", "Shoes > Boots"}));
    EXPECT_THAT(read(product).fields.categoryIds, ElementsAre(boots.id));
    EXPECT_EQ(tree()[0].productCount, 1); // still below Shoes
}

TEST_F(BulkPg, ArchivesAndRestoresUnlessABarcodeHasANewOwner)
{
    ProductFields content = fields("A", "Tent");
    content.gtins = {"4006381333931"};
    const Product first = add(content);
    const Product second = add(fields("B", "Boots"));
    EXPECT_EQ(outcomesOf(edit({first.id, second.id}, {.archived = true})), "CC");
    EXPECT_THAT(namesOf({}), IsEmpty());
    EXPECT_EQ(outcomesOf(edit({first.id}, {.archived = true})), "U");
    content.sku = "C";
    add(content);

    const auto report = edit({first.id, second.id}, {.archived = false});

    EXPECT_EQ(outcomesOf(report), "FC");
    EXPECT_THAT(namesOf({}), ElementsAre("Boots", "Tent"));
    EXPECT_EQ(database.value("SELECT string_agg(action, ' ' ORDER BY id) FROM audit_entry "
                             "WHERE entity_label = 'B'"),
              "product.create product.archive product.restore");
}

TEST_F(BulkPg, RefusesWhatMakesNoSense)
{
    const auto fieldOf = [&](const std::vector<std::string>& ids, const BulkChange& change) {
        const auto report = bulk.run(asAdmin(), ids, change, false);
        return report.ok() ? std::string("accepted") : report.error().field;
    };
    const Product tent = add(fields("T", "Tent"));
    const std::string nobody = "01900000-0000-7000-8000-000000000000";

    EXPECT_EQ(fieldOf({}, {.active = true}), "/ids");
    EXPECT_EQ(fieldOf(std::vector<std::string>(1001, tent.id), {.active = true}), "/ids");
    EXPECT_EQ(fieldOf({tent.id}, {}), "/change");
    EXPECT_EQ(fieldOf({tent.id}, {.addCategoryIds = {nobody}}), "/change/addCategoryIds/0");
    EXPECT_EQ(fieldOf({tent.id}, {.removeCategoryIds = {"x"}}), "/change/removeCategoryIds/0");
}

TEST_F(BulkPg, TakesAThousandProductsAtOnce)
{
    std::string table = "sku,name,price\r\n";
    for (int i = 0; i < 1000; ++i)
        table += "P" + std::to_string(i) + ",Product " + std::to_string(i) + ",10\r\n";
    ASSERT_EQ(importer.run(asAdmin(), table, {})->created, 1000);
    std::vector<std::string> ids;
    for (std::int64_t skip = 0; skip < 1000; skip += 200) {
        const auto page = products.list(asAdmin(), {}, {.skip = skip, .limit = 200});
        for (const Product& product : page->products)
            ids.push_back(product.id);
    }

    const auto report = edit(ids, percent(500));

    EXPECT_EQ(outcomesOf(report), std::string(1000, 'C'));
    EXPECT_EQ(database.value("SELECT count(*) FROM product WHERE price_amount = 1050"), "1000");
}

} // namespace
} // namespace vitrine::catalog
