#include "services/catalog/application/product_csv.hpp"

#include <gmock/gmock.h>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using Cells = std::vector<std::string>;

const domain::Currency kEuro = domain::Currency::create("EUR").value();

CsvLayout layout(const Cells& header)
{
    return CsvLayout::fromHeader(header).value();
}

ProductFields boots()
{
    return {.sku = "HB-1",
            .gtins = {"04006381333931"},
            .name = "Boots, \"high\"",
            .brand = "A|B",
            .description = "two\nlines",
            .price = domain::Money(10999, kEuro),
            .taxCategory = "reduced",
            .specifications = {{"Size=cm", "30|31"}, {"Empty", ""}},
            .metadata = {{"a", "b=c"}, {"d", "e\\f"}},
            .categoryIds = {},
            .active = false};
}

TEST(CsvLayout, FindsColumnsInAnyOrderAndCase)
{
    const auto table = layout({" NAME ", "sku", "taxcategory"});

    EXPECT_EQ(table.cell({"Boots", "HB-1", "zero"}, CsvColumn::Sku), "HB-1");
    EXPECT_EQ(table.cell({"Boots", "HB-1", "zero"}, CsvColumn::TaxCategory), "zero");
    EXPECT_EQ(table.cell({"Boots", "HB-1", "zero"}, CsvColumn::Price), std::nullopt);
}

TEST(CsvLayout, SaysWhatIsWrongWithTheHeader)
{
    const auto fault = [](const Cells& header) {
        return CsvLayout::fromHeader(header).error().message;
    };
    EXPECT_THAT(fault({"sku", "colour"}), HasSubstr("no column \"colour\""));
    EXPECT_THAT(fault({"sku", "name", "SKU"}), HasSubstr("column sku is there twice"));
    EXPECT_THAT(fault({"name", "price"}), HasSubstr("column sku is missing"));
}

TEST(ProductCsv, GivesBackWhatItWrote)
{
    const ProductFields fields = boots();
    const std::vector<CategoryPath> categories = {{"Shoes", "Hiking > Alpine"}, {"Sale|2026"}};

    const auto read =
        readCsvProduct(layout(csvHeader()), writeCsvProduct(fields, categories), nullptr, kEuro);

    EXPECT_THAT(read.faults, IsEmpty());
    EXPECT_TRUE(read.fields == fields);
    ASSERT_TRUE(read.categories.has_value());
    EXPECT_EQ(*read.categories, categories);
}

TEST(ProductCsv, LeavesAloneWhatTheTableDoesNotName)
{
    const ProductFields before = boots();

    const auto read = readCsvProduct(layout({"sku", "price"}), {"HB-1", "99"}, &before, kEuro);

    ProductFields expected = before;
    expected.price = domain::Money(9900, kEuro);
    EXPECT_TRUE(read.fields == expected);
    EXPECT_FALSE(read.categories.has_value());
}

TEST(ProductCsv, EmptiesFieldsWithAnEmptyCellButNotNameAndPrice)
{
    const ProductFields before = boots();

    const auto read = readCsvProduct(
        layout({"sku", "name", "brand", "gtins", "specifications", "price", "active"}),
        {"HB-1", "", "", "", " ", "", ""},
        &before,
        kEuro);

    EXPECT_THAT(read.faults, IsEmpty());
    EXPECT_EQ(read.fields.name, before.name);
    EXPECT_EQ(read.fields.price, before.price);
    EXPECT_FALSE(read.fields.active);
    EXPECT_EQ(read.fields.brand, "");
    EXPECT_THAT(read.fields.gtins, IsEmpty());
    EXPECT_THAT(read.fields.specifications, IsEmpty());
}

TEST(ProductCsv, ReadsThePriceInItsCurrency)
{
    const auto price = [](const char* text, const char* currency) {
        return readCsvProduct(
                   layout({"sku", "price", "currency"}), {"X", text, currency}, nullptr, kEuro)
            .fields.price;
    };
    EXPECT_EQ(price("500", "JPY"), domain::Money::create(500, "JPY").value());
    EXPECT_EQ(price("500", ""), domain::Money(50000, kEuro));
}

TEST(ProductCsv, TellsEveryFaultWithItsColumn)
{
    const auto read = readCsvProduct(
        layout({"sku", "price", "active", "specifications", "metadata", "categories"}),
        {"X", "1,99", "yes", "Weight", "a=1|a=2", "Shoes >> Boots"},
        nullptr,
        kEuro);

    std::vector<std::string> columns;
    for (const CsvFault& fault : read.faults)
        columns.push_back(fault.column);
    EXPECT_THAT(columns,
                ElementsAre("price", "specifications", "metadata", "active", "categories"));
}

TEST(ProductCsv, RefusesANewCurrencyWithoutAPrice)
{
    const ProductFields before = boots();

    const auto read = readCsvProduct(layout({"sku", "currency"}), {"HB-1", "JPY"}, &before, kEuro);

    ASSERT_EQ(read.faults.size(), 1u);
    EXPECT_EQ(read.faults[0].column, "price");
}

} // namespace
} // namespace vitrine::catalog
