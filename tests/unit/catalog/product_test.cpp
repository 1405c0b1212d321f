#include "services/catalog/domain/category.hpp"
#include "services/catalog/domain/image_format.hpp"
#include "services/catalog/domain/price_text.hpp"
#include "services/catalog/domain/product.hpp"
#include "services/catalog/domain/text_rules.hpp"

#include <gmock/gmock.h>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

domain::Money eur(std::int64_t amount)
{
    return domain::Money::create(amount, "EUR").value();
}

ProductFields boots()
{
    return {.sku = "HB-1",
            .gtins = {},
            .name = "Hiking boots",
            .brand = "Alpina",
            .description = "",
            .price = eur(10999),
            .specifications = {},
            .metadata = {},
            .categoryIds = {}};
}

/// The field that makes `fields` unusable, "" when nothing does.
std::string faultyField(ProductFields fields)
{
    const auto content = ProductContent::create(std::move(fields));
    return content.ok() ? "" : content.error().field;
}

template <typename Change> ProductFields with(const Change& change)
{
    ProductFields fields = boots();
    change(fields);
    return fields;
}

TEST(ProductContent, TrimsTextsAndFoldsTheSku)
{
    const auto content = ProductContent::create(with([](auto& f) {
        f.sku = "  hB-1 ";
        f.name = "\tBoots  ";
        f.description = " first\nsecond ";
    }));

    ASSERT_TRUE(content.ok()) << content.error().message;
    EXPECT_EQ(content->fields().sku, "hB-1");
    EXPECT_EQ(content->skuKey(), "hb-1");
    EXPECT_EQ(content->fields().name, "Boots");
    EXPECT_EQ(content->fields().description, "first\nsecond");
}

TEST(ProductContent, KeepsGtinsAsFourteenDigitsOnceEach)
{
    const auto content = ProductContent::create(with([](auto& f) {
        f.gtins = {"4006381333931", "04252614", "042100005264", "73513537"};
    }));

    ASSERT_TRUE(content.ok()) << content.error().message;
    EXPECT_THAT(content->fields().gtins,
                ElementsAre("04006381333931", "00042100005264", "00000073513537"));
}

TEST(ProductContent, NamesTheFieldThatBreaksARule)
{
    EXPECT_EQ(faultyField(boots()), "");
    EXPECT_EQ(faultyField(with([](auto& f) { f.sku = " "; })), "/sku");
    EXPECT_EQ(faultyField(with([](auto& f) { f.sku = std::string(65, 'x'); })), "/sku");
    EXPECT_EQ(faultyField(with([](auto& f) { f.name = "  "; })), "/name");
    EXPECT_EQ(faultyField(with([](auto& f) { f.name = std::string(201, 'x'); })), "/name");
    EXPECT_EQ(faultyField(with([](auto& f) { f.name = "a\nb"; })), "/name");
    EXPECT_EQ(faultyField(with([](auto& f) { f.description = "bell\a"; })), "/description");
    EXPECT_EQ(faultyField(with([](auto& f) { f.price = eur(-1); })), "/price");
    EXPECT_EQ(faultyField(with([](auto& f) { f.price = domain::Money(); })), "/price/currency");
    EXPECT_EQ(faultyField(with([](auto& f) { f.taxCategory = "Standard!"; })), "/taxCategory");
    EXPECT_EQ(faultyField(with([](auto& f) {
                  f.gtins = {"4006381333931", "2340119005006"};
              })),
              "/gtins/1");
    EXPECT_EQ(faultyField(with([](auto& f) {
                  f.specifications = {{"Weight", "1"}, {"", "x"}};
              })),
              "/specifications/1/name");
    EXPECT_EQ(faultyField(with([](auto& f) {
                  f.metadata = {{std::string(65, 'k'), "v"}};
              })),
              "/metadata");
    EXPECT_EQ(faultyField(with([](auto& f) { f.categoryIds = {"boots"}; })), "/categoryIds/0");
}

TEST(ProductContent, CountsCharactersNotBytes)
{
    std::string name;
    for (int i = 0; i < 200; ++i)
        name += "ü";

    EXPECT_EQ(faultyField(with([&](auto& f) { f.name = name; })), "");
    EXPECT_EQ(faultyField(with([&](auto& f) { f.name = name + "ü"; })), "/name");
}

TEST(ProductContent, LimitsItsLists)
{
    EXPECT_EQ(faultyField(with([](auto& f) {
                  f.specifications.resize(201, {"n", "v"});
              })),
              "/specifications");
    EXPECT_EQ(faultyField(with([](auto& f) { f.gtins.resize(21, "4006381333931"); })), "/gtins");
    EXPECT_EQ(faultyField(with([](auto& f) {
                  for (int i = 0; i < 101; ++i)
                      f.metadata["key" + std::to_string(i)] = "v";
              })),
              "/metadata");
}

TEST(LowestRecentPrice, CountsAPriceThatHeldAtTheBeginningOfTheWindow)
{
    const Timestamp now{std::chrono::hours(24 * 100)};
    const auto daysAgo = [&](int days) { return now - std::chrono::hours(24 * days); };

    EXPECT_EQ(lowestRecentPrice(
                  {{daysAgo(90), eur(50)}, {daysAgo(40), eur(80)}, {daysAgo(5), eur(90)}}, now),
              eur(80));
    EXPECT_EQ(lowestRecentPrice({{daysAgo(90), eur(50)}, {daysAgo(29), eur(80)}}, now), eur(50));
    EXPECT_EQ(lowestRecentPrice({{daysAgo(90), eur(50)}, {daysAgo(30), eur(80)}}, now), eur(80));
    EXPECT_EQ(lowestRecentPrice({}, now), std::nullopt);
    EXPECT_EQ(
        lowestRecentPrice(
            {{daysAgo(3), eur(50)}, {daysAgo(1), domain::Money::create(1, "USD").value()}}, now),
        std::nullopt);
}

TEST(PriceText, ReadsExactlyWhatTheCurrencyHas)
{
    const auto amount = [](std::string_view text, const char* currency) {
        const auto price = parsePrice(text, domain::Currency::create(currency).value());
        return price.ok() ? price->amount() : -1;
    };
    EXPECT_EQ(amount("19.99", "EUR"), 1999);
    EXPECT_EQ(amount(" 19.9 ", "EUR"), 1990);
    EXPECT_EQ(amount("19", "EUR"), 1900);
    EXPECT_EQ(amount("0.01", "EUR"), 1);
    EXPECT_EQ(amount("1.234", "KWD"), 1234);
    EXPECT_EQ(amount("500", "JPY"), 500);
    EXPECT_EQ(amount("92233720368547758.07", "EUR"), 9223372036854775807);
    for (const char* bad : {"",
                            ".",
                            "1.",
                            ".5",
                            "1,99",
                            "1.999",
                            "-1",
                            "+1",
                            "1e3",
                            "1 000",
                            "92233720368547758.08",
                            "0x1"})
        EXPECT_EQ(amount(bad, "EUR"), -1) << bad;
    EXPECT_EQ(amount("5.0", "JPY"), -1);
}

TEST(PriceText, WritesWhatItReads)
{
    for (const auto& [minor, currency, text] : {std::tuple{5, "EUR", "0.05"},
                                                {0, "EUR", "0.00"},
                                                {10999, "EUR", "109.99"},
                                                {500, "JPY", "500"},
                                                {7, "KWD", "0.007"}}) {
        const auto price = domain::Money::create(minor, currency).value();
        EXPECT_EQ(formatPrice(price), text);
        EXPECT_EQ(parsePrice(text, price.currency()).value(), price);
    }
}

TEST(Category, RefusesToComeBelowItself)
{
    const auto outcome = checkPlacement("b", {"a", "b", "c"}, 1);

    ASSERT_FALSE(outcome.ok());
    EXPECT_EQ(outcome.error().field, "/parentId");
}

TEST(Category, CountsTheLevelsOfAMovedSubtree)
{
    const std::vector<std::string> parents(kCategoryDepthMax - 2, "x");

    EXPECT_TRUE(checkPlacement("n", parents, 2).ok());
    EXPECT_FALSE(checkPlacement("n", parents, 3).ok());
}

TEST(Category, ChecksNameParentAndPosition)
{
    const auto field = [](CategoryFields fields) {
        const auto checked = checkedCategory(std::move(fields));
        return checked.ok() ? "" : checked.error().field;
    };
    EXPECT_EQ(field({.name = " Boots "}), "");
    EXPECT_EQ(checkedCategory({.name = " Boots "}).value().name, "Boots");
    EXPECT_EQ(field({.name = " "}), "/name");
    EXPECT_EQ(field({.name = std::string(201, 'x')}), "/name");
    EXPECT_EQ(field({.name = "x", .parentId = "root"}), "/parentId");
    EXPECT_EQ(field({.name = "x", .parentId = "", .position = -1}), "/position");
}

TEST(ImageFormat, IsToldFromTheFirstBytes)
{
    using namespace std::string_view_literals;
    EXPECT_EQ(sniffImage("\xff\xd8\xff\xe0...."sv), ImageFormat::Jpeg);
    EXPECT_EQ(sniffImage("\x89PNG\r\n\x1a\n...."sv), ImageFormat::Png);
    EXPECT_EQ(sniffImage("RIFF\x10\0\0\0WEBPVP8 ...."sv), ImageFormat::WebP);
    EXPECT_EQ(sniffImage("RIFF\x10\0\0\0WAVEfmt ...."sv), std::nullopt);
    EXPECT_EQ(sniffImage("<svg xmlns='http://www.w3.org/2000/svg'/>"sv), std::nullopt);
    EXPECT_EQ(sniffImage("GIF89a...."sv), std::nullopt);
    EXPECT_EQ(sniffImage(""sv), std::nullopt);
}

TEST(CheckedText, RefusesWhatIsNotUtf8)
{
    const auto text = checkedText("a\xff", {.field = "/name", .charsMax = 10});

    ASSERT_FALSE(text.ok());
    EXPECT_THAT(text.error().message, HasSubstr("UTF-8"));
}

} // namespace
} // namespace vitrine::catalog
