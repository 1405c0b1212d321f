#include "tests/integration/catalog/catalog_fixture.hpp"

#include <optional>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class BatchesPg : public CatalogTest
{
protected:
    ImportReport import(const std::string& csv, const std::string& batchId = {})
    {
        auto report = importer.run(asAdmin(), csv, {.batchId = batchId});
        EXPECT_TRUE(report.ok()) << report.error().message;
        return report.ok() ? *report : ImportReport();
    }
    UndoReport undo(const std::string& batchId)
    {
        auto report = batches.undo(asAdmin(), batchId);
        EXPECT_TRUE(report.ok()) << report.error().message;
        return report.ok() ? *report : UndoReport();
    }
    static std::string textOf(const UndoReport& report)
    {
        std::string text =
            std::to_string(report.restored) + " back, " + std::to_string(report.removed) + " gone";
        for (const UndoSkip& skip : report.skipped)
            text += "; " + skip.sku + ": " + skip.message;
        return text;
    }
    std::optional<Product> bySku(const std::string& sku)
    {
        auto found = products.findBySku(asAdmin(), sku);
        return found.ok() ? std::optional(*found) : std::nullopt;
    }
};

constexpr char kTable[] = "sku,name,brand,price,gtins,categories\r\n"
                          "A,Tent,Raptor,300,4006381333931,Camping > Tents\r\n"
                          "B,Boots,Alpina,99.90,,Shoes\r\n";

TEST_F(BatchesPg, UndoAnImport)
{
    ProductFields before = fields("B", "Old boots", 5000);
    before.gtins = {"4006381333931"};
    before.specifications = {{"Weight", "1 kg"}};
    const Product boots = add(before);
    const auto report = import("sku,name,gtins\r\nB,New boots,\r\n");
    ASSERT_EQ(report.updated, 1);
    const auto other = import("sku,name,price\r\nC,Cup,5\r\n");

    EXPECT_EQ(textOf(undo(report.batchId)), "1 back, 0 gone");
    EXPECT_EQ(textOf(undo(other.batchId)), "0 back, 1 gone");

    const Product back = *products.find(asAdmin(), boots.id);
    EXPECT_EQ(back.fields, boots.fields);
    EXPECT_EQ(back.version, 3);
    EXPECT_FALSE(bySku("C"));
    EXPECT_THAT(namesOf({}), ElementsAre("Old boots"));
}

TEST_F(BatchesPg, ImportAgainWhatWasUndone)
{
    const auto first = import(kTable);
    const std::string id = bySku("A")->id;
    undo(first.batchId);
    EXPECT_THAT(namesOf({}), IsEmpty());

    const auto second = import(kTable);

    EXPECT_EQ(second.created, 2);
    EXPECT_THAT(second.faults, IsEmpty());
    EXPECT_EQ(bySku("A")->id, id) << "stock and orders go by the id";
    EXPECT_EQ(products.findByGtin(asGuest(), "4006381333931")->id, id);
    EXPECT_EQ(textOf(undo(second.batchId)), "0 back, 2 gone");
    EXPECT_THAT(namesOf({}), IsEmpty());
}

TEST_F(BatchesPg, LeaveAloneWhatWasChangedSince)
{
    const auto report = import(kTable);
    Product tent = *bySku("A");
    tent.fields.name = "Tent, repaired";
    ASSERT_TRUE(products.update(asAdmin(), tent.id, {}, tent.fields).ok());
    const Product boots = *bySku("B");
    ASSERT_TRUE(products.archive(asAdmin(), boots.id, {}).ok());
    ASSERT_TRUE(products.purge(asAdmin(), boots.id, {}).ok());

    EXPECT_THAT(undo(report.batchId).skipped, SizeIs(2));
    EXPECT_EQ(textOf(undo(report.batchId)),
              "0 back, 0 gone; A: it was changed since; B: it was deleted");
    EXPECT_EQ(bySku("A")->fields.name, "Tent, repaired");
}

TEST_F(BatchesPg, ReportTheSameWhenUndoneTwice)
{
    const auto report = import(kTable);

    EXPECT_EQ(textOf(undo(report.batchId)), "0 back, 2 gone");
    EXPECT_EQ(textOf(undo(report.batchId)), "0 back, 2 gone");
    EXPECT_EQ(database.value("SELECT count(*) FROM audit_entry WHERE action = 'batch.undo'"), "1");
}

TEST_F(BatchesPg, SpanSeveralImports)
{
    const std::string id = "0193f5a0-0000-7000-8000-00000000000a";
    add(fields("B", "Old boots", 5000));
    import("sku,name,price\r\nA,Tent,300\r\n", id);
    import("sku,name\r\nB,New boots\r\n", id);
    import("sku,brand\r\nB,Alpina\r\n", id);

    const auto page = batches.list(asAdmin(), {.count = true});
    ASSERT_THAT(page->batches, SizeIs(1));
    EXPECT_EQ(page->total, 1);
    EXPECT_EQ(page->batches[0].created, 1);
    EXPECT_EQ(page->batches[0].updated, 2);
    EXPECT_EQ(textOf(undo(id)), "1 back, 1 gone");
    EXPECT_EQ(bySku("B")->fields, fields("B", "Old boots", 5000));
}

TEST_F(BatchesPg, DoNotUndoWhatSomebodyElseDidInBetween)
{
    const std::string id = "0193f5a0-0000-7000-8000-00000000000a";
    add(fields("B", "Old boots", 5000));
    import("sku,name\r\nB,New boots\r\n", id);
    Product boots = *bySku("B");
    boots.fields.description = "worth keeping";
    ASSERT_TRUE(products.update(asAdmin(), boots.id, {}, boots.fields).ok());
    import("sku,brand\r\nB,Alpina\r\n", id);

    EXPECT_EQ(textOf(undo(id)), "0 back, 0 gone; B: it was changed since");
    EXPECT_EQ(bySku("B")->fields.description, "worth keeping");
}

TEST_F(BatchesPg, BelongToWhoBeganThemAndEndWithTheirUndoing)
{
    const std::string id = "0193f5a0-0000-7000-8000-00000000000a";
    import(kTable, id);
    auto somebody = asAdmin();
    somebody.caller.accountId = "admin-2";
    const std::string more = "sku,name,price\r\nC,Cup,5\r\n";
    EXPECT_EQ(importer.run(somebody, more, {.batchId = id}).error().code, ErrorCode::Conflict);
    EXPECT_FALSE(bySku("C"));
    undo(id);
    EXPECT_EQ(importer.run(asAdmin(), more, {.batchId = id}).error().code, ErrorCode::Conflict);
    EXPECT_EQ(importer.run(asAdmin(), more, {.batchId = "x"}).error().field, "batchId");
    EXPECT_EQ(batches.undo(asAdmin(), "x").error().code, ErrorCode::NotFound);
}

TEST_F(BatchesPg, UndoABulkEditWithItsCategories)
{
    const Category shoes = addCategory("Shoes");
    const Category sale = addCategory("Sale");
    ProductFields content = fields("B", "Boots", 1000);
    content.categoryIds = {shoes.id, sale.id};
    const Product boots = add(content);
    const auto report = bulk.run(asAdmin(),
                                 {boots.id},
                                 {.price = domain::PriceRule{domain::PriceRule::Kind::Set, 1},
                                  .removeCategoryIds = {shoes.id, sale.id},
                                  .archived = true},
                                 false);
    ASSERT_TRUE(categories.archive(asAdmin(), sale.id, {}).ok());

    EXPECT_EQ(textOf(undo(report->batchId)), "1 back, 0 gone");

    content.categoryIds = {shoes.id}; // the other one is gone
    EXPECT_EQ(bySku("B")->fields, content);
}

TEST_F(BatchesPg, WorkInPartsAndAreListedNewestFirst)
{
    std::string table = "sku,name,price\r\n";
    for (int i = 0; i < 600; ++i)
        table += "P" + std::to_string(i) + ",Product,10\r\n";
    const auto first = import(table);
    clock.advance(std::chrono::minutes(1));
    const auto second = import("sku,name\r\nP7,Seven\r\n");

    const auto page = batches.list(asAdmin(), {.limit = 1});
    ASSERT_THAT(page->batches, SizeIs(1));
    EXPECT_EQ(page->batches[0].id, second.batchId);
    EXPECT_EQ(batches.list(asAdmin(), {.after = page->nextToken})->batches.at(0).id, first.batchId);
    EXPECT_EQ(batches.list(asAdmin(), {.skip = 1})->batches.at(0).id, first.batchId);
    EXPECT_EQ(textOf(undo(first.batchId)), "0 back, 599 gone; P7: it was changed since");
}

TEST_F(BatchesPg, AreForgottenWhenTheyAreOld)
{
    const auto report = import(kTable);
    clock.advance(std::chrono::hours(24 * 91));

    EXPECT_EQ(*batches.forget(std::chrono::hours(24 * 90), asAdmin().deadline), 1);
    EXPECT_EQ(batches.undo(asAdmin(), report.batchId).error().code, ErrorCode::NotFound);
    EXPECT_EQ(database.value("SELECT count(*) FROM catalog_batch_item"), "0");
}

TEST_F(BatchesPg, TellWhatEachRowDoes)
{
    ProductFields before = fields("B", "Boots", 9990);
    before.brand = "Raptor";
    add(before);
    add(fields("C", "Cup", 500));
    const std::string table = "sku,name,brand,price,categories\r\n"
                              "A,Tent,,300,\r\n"
                              "B,Boots,Alpina,99.90,Shoes > Boots\r\n"
                              "C,Cup,,5.00,\r\n"
                              "D,Dud,,abc,\r\n";

    const auto told = [&](const ImportOptions& options) {
        const auto report = importer.run(asAdmin(), table, options);
        std::string text;
        for (const ImportRow& row : report->details) {
            text += std::to_string(row.row) + row.sku + "CUSF"[static_cast<int>(row.outcome)];
            for (const FieldChange& change : row.changes)
                text += "[" + change.field + ":" + change.before + ">" + change.after + "]";
            text += " ";
        }
        return text;
    };
    const std::string all = "2AC 3BU[brand:Raptor>Alpina][categories:>Shoes > Boots] 4CS 5DF ";
    EXPECT_EQ(told({.dryRun = true}), all);
    EXPECT_EQ(told({.details = true}), all);
    EXPECT_EQ(told({}), "");
}

} // namespace
} // namespace vitrine::catalog
