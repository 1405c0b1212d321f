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

} // namespace
} // namespace vitrine::wire
