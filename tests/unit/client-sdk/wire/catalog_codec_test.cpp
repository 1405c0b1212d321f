#include "vitrine/wire/catalog.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::wire {
namespace {

using domain::Money;

Product lamp()
{
    Product product;
    product.id = "0193f5a0-0000-7000-8000-000000000001";
    product.sku = "LAMP-1";
    product.gtins = {"04006381333931"};
    product.name = "Lampe \"Größe\" 1";
    product.brand = "Hell";
    product.description = "Line\nbreak";
    product.price = Money::create(1999, "EUR").value();
    product.taxCategory = "reduced";
    product.specifications = {{"Weight", "1 kg"}, {"Colour", ""}};
    product.metadata = {{"season", "winter"}};
    product.categoryIds = {"c1", "c2"};
    product.active = false;
    product.images = {{"abc", "image/png", "A lamp", 640, 480}};
    product.version = 7;
    product.createdAt = "2026-11-20T09:30:00.000Z";
    product.updatedAt = "2026-11-20T09:31:00.000Z";
    return product;
}

TEST(CatalogCodec, RoundTripsAProduct)
{
    const auto decoded = decodeProduct(encode(lamp()));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(decoded->id, lamp().id);
    EXPECT_EQ(decoded->name, lamp().name);
    EXPECT_EQ(decoded->price, lamp().price);
    EXPECT_EQ(decoded->taxCategory, "reduced");
    ASSERT_EQ(decoded->specifications.size(), 2U);
    EXPECT_EQ(decoded->specifications[0].value, "1 kg");
    EXPECT_EQ(decoded->metadata, lamp().metadata);
    EXPECT_EQ(decoded->categoryIds, lamp().categoryIds);
    EXPECT_FALSE(decoded->active);
    ASSERT_EQ(decoded->images.size(), 1U);
    EXPECT_EQ(decoded->images[0].width, 640);
    EXPECT_EQ(decoded->version, 7);
    EXPECT_EQ(encode(*decoded), encode(lamp()));
}

TEST(CatalogCodec, RoundTripsADraftAndGivesDefaults)
{
    const auto draft = decodeProductDraft(encode(static_cast<const ProductDraft&>(lamp())));
    ASSERT_TRUE(draft.ok()) << draft.error().message;
    EXPECT_EQ(encode(*draft), encode(static_cast<const ProductDraft&>(lamp())));

    const auto least =
        decodeProductDraft(R"({"sku":"A","name":"B","price":{"amount":1,"currency":"EUR"}})");
    ASSERT_TRUE(least.ok()) << least.error().message;
    EXPECT_EQ(least->taxCategory, "standard");
    EXPECT_TRUE(least->active);
}

TEST(CatalogCodec, ADraftRefusesUnknownMembersAndAnAnswerSkipsThem)
{
    EXPECT_EQ(decodeProductDraft(
                  R"({"sku":"A","name":"B","price":{"amount":1,"currency":"EUR"},"colour":"red"})")
                  .error()
                  .field,
              "/colour");

    auto text = encode(lamp());
    text.insert(1, R"("futureMember":{"x":1},)");
    EXPECT_TRUE(decodeProduct(text).ok());
}

TEST(CatalogCodec, NamesTheFieldOfADraftThatIsWrong)
{
    EXPECT_EQ(
        decodeProductDraft(R"({"name":"B","price":{"amount":1,"currency":"EUR"}})").error().field,
        "/sku");
    EXPECT_EQ(decodeProductDraft(R"({"sku":"A","name":"B"})").error().field, "/price");
    EXPECT_EQ(decodeProductDraft(
                  R"({"sku":"A","name":"B","price":{"amount":1,"currency":"EUR"},"gtins":"x"})")
                  .error()
                  .field,
              "/gtins");
    EXPECT_EQ(
        decodeProductDraft(
            R"({"sku":"A","name":"B","price":{"amount":1,"currency":"EUR"},"metadata":{"":"x"}})")
            .error()
            .field,
        "/metadata");
}

TEST(CatalogCodec, PagesCarryTheirToken)
{
    const auto last = decodeProductPage(encode(Page<Product>{{lamp()}, ""}));
    ASSERT_TRUE(last.ok());
    EXPECT_EQ(last->items.size(), 1U);
    EXPECT_EQ(last->nextToken, "");
    EXPECT_EQ(encode(Page<Product>{}), R"({"items":[],"next":null})");

    const auto first = decodeProductPage(encode(Page<Product>{{}, "abc"}));
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first->nextToken, "abc");
}

TEST(CatalogCodec, RoundTripsCategoriesBatchesAndReports)
{
    Category category;
    category.id = "c1";
    category.name = "Lamps";
    category.position = 3;
    category.productCount = 12;
    category.version = 2;
    const auto categories = decodeCategories(encode(std::vector{category}));
    ASSERT_TRUE(categories.ok()) << categories.error().message;
    ASSERT_EQ(categories->size(), 1U);
    EXPECT_EQ(encode(categories->front()), encode(category));
    EXPECT_EQ(decodeCategoryDraft(R"({"name":"x","parentId":null})")->parentId, "");

    const auto batch = decodeProductBatch(encode(ProductBatch{{lamp()}, {"missing-id"}}));
    ASSERT_TRUE(batch.ok());
    EXPECT_EQ(batch->missing, std::vector<std::string>{"missing-id"});

    const auto report =
        decodeImportReport(encode(ImportReport{true, 3, 1, 1, 0, {{2, "price", "no number"}}}));
    ASSERT_TRUE(report.ok());
    EXPECT_TRUE(report->dryRun);
    ASSERT_EQ(report->faults.size(), 1U);
    EXPECT_EQ(report->faults[0].row, 2);

    EXPECT_EQ(decodeIds(encodeIds({"a", "b"})).value(), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(decodeIds(R"({"ids":[1]})").error().field, "/ids");
}

TEST(CatalogCodec, QueryEscapesAndLeavesOutWhatIsEmpty)
{
    ProductQuery query;
    query.text = "a&b=c ü";
    query.active = false;
    query.priceMin = 0;
    query.limit = 10;

    EXPECT_EQ(encodeQuery(query), "q=a%26b%3Dc%20%C3%BC&active=false&priceMin=0&limit=10");
}

TEST(CatalogCodec, RoundTripsABulkEdit)
{
    BulkEdit edit;
    edit.ids = {"p1", "p2"};
    edit.change.price = domain::PriceRule{domain::PriceRule::Kind::Percent, -1050};
    edit.change.active = false;
    edit.change.brand = ""; // takes the brand away, which is not the same as leaving it
    edit.change.addCategoryIds = {"c1"};
    edit.change.archived = true;

    const auto decoded = decodeBulkEdit(encode(edit));

    ASSERT_TRUE(decoded.ok()) << decoded.error().message;
    EXPECT_EQ(encode(*decoded), encode(edit));
    EXPECT_EQ(decoded->change.price, edit.change.price);
    EXPECT_EQ(decoded->change.brand, "");
    EXPECT_EQ(decoded->change.taxCategory, std::nullopt);
}

TEST(CatalogCodec, RefusesABulkEditThatIsMisspelt)
{
    const auto fieldOf = [](const std::string& text) {
        const auto edit = decodeBulkEdit(text);
        return edit.ok() ? std::string("accepted") : edit.error().field;
    };
    EXPECT_EQ(fieldOf(R"({"ids":["p1"]})"), "/change");
    EXPECT_EQ(fieldOf(R"({"ids":["p1"],"change":{"activ":true}})"), "/change/activ");
    EXPECT_EQ(fieldOf(R"({"ids":["p1"],"change":{"price":{"kind":"half","value":1}}})"),
              "/change/price/kind");
    EXPECT_EQ(fieldOf(R"({"ids":["p1"],"change":{"price":{"kind":"set"}}})"),
              "/change/price/value");
    EXPECT_EQ(fieldOf(R"({"ids":["p1"],"change":{"active":"yes"}})"), "/change/active");
}

TEST(CatalogCodec, RoundTripsWhatAnEditAnswers)
{
    const BulkReport report{
        .dryRun = true,
        .batchId = "b",
        .changed = 1,
        .unchanged = 2,
        .failed = 3,
        .items = {{"p1", "SKU", "Name", "FAILED", "no", {{"price", "1", "2"}}}}};
    EXPECT_EQ(encode(decodeBulkReport(encode(report)).value()), encode(report));
    const UndoReport undone{.restored = 1, .removed = 2, .skipped = {{"SKU", "changed"}}};
    EXPECT_EQ(encode(decodeUndoReport(encode(undone)).value()), encode(undone));
    const ProductFacets facets{7, {{"Alpina", 3}}, {{"c1", 2}}, {{"standard", 7}}};
    EXPECT_EQ(encode(decodeProductFacets(encode(facets)).value()), encode(facets));
    const Page<CatalogBatch> page{{{"b",
                                    "IMPORT",
                                    "UNDONE",
                                    1,
                                    2,
                                    "ada",
                                    "2026-11-20T09:30:00.000Z",
                                    "2026-11-20T09:31:00.000Z"}},
                                  "token",
                                  3};
    EXPECT_EQ(encode(decodeBatchPage(encode(page)).value()), encode(page));
    ImportReport import;
    import.batchId = "b";
    import.details = {{ 2, "SKU", "UPDATED", { { "name", "a", "b" } } }};
    EXPECT_EQ(encode(decodeImportReport(encode(import)).value()), encode(import));
}

TEST(CatalogCodec, WritesWhatAnAdministratorAsks)
{
    EXPECT_EQ(encodeQuery(ProductQuery{.archived = true,
                                       .taxCategory = "reduced",
                                       .sort = "-updated",
                                       .limit = 100,
                                       .skip = 300,
                                       .count = true}),
              "archived=true&taxCategory=reduced&sort=-updated&limit=100&skip=300&count=true");
    EXPECT_EQ(encodeQuery(ImportOptions{.dryRun = true, .details = true, .batchId = "b"}),
              "dryRun=true&details=true&batchId=b");
    EXPECT_EQ(encodeQuery(ImportOptions{}), "");
}

TEST(CatalogCodec, TellsWhetherAProductIsArchived)
{
    Product product = lamp();
    EXPECT_NE(encode(product).find("\"archivedAt\":null"), std::string::npos);
    product.archived = true;
    product.archivedAt = "2026-11-20T09:32:00.000Z";
    const auto decoded = decodeProduct(encode(product));
    EXPECT_TRUE(decoded->archived);
    EXPECT_EQ(decoded->archivedAt, product.archivedAt);
}

} // namespace
} // namespace vitrine::wire
