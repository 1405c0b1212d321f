#include "services/catalog/http/catalog_mapping.hpp"
#include "services/catalog/http/image_entries_codec.hpp"

#include <gmock/gmock.h>

namespace vitrine::catalog {
namespace {

using platform::QueryParams;

ListRequest request(const char* query)
{
    const auto list = listRequestOf(QueryParams::parse(query).value());
    EXPECT_TRUE(list.ok()) << list.error().message;
    return list.ok() ? *list : ListRequest();
}

std::string faultyKey(const char* query)
{
    const auto list = listRequestOf(QueryParams::parse(query).value());
    return list.ok() ? "" : list.error().field;
}

TEST(ListRequest, SortsByNameUntilThereIsATextToSearchFor)
{
    EXPECT_EQ(request("").filter.sort, storage::ProductSort::Name);
    EXPECT_EQ(request("").window.limit, 50u);
    EXPECT_EQ(request("q=boots").filter.sort, storage::ProductSort::Relevance);
    EXPECT_EQ(request("q=boots&sort=-price").filter.sort, storage::ProductSort::Price);
    EXPECT_TRUE(request("q=boots&sort=-price").filter.descending);
}

TEST(ListRequest, KnowsABarcodeAndASkuInTheText)
{
    const auto list = request("q=%20040-0638-1333931%20");

    EXPECT_EQ(list.filter.textGtin, "04006381333931");
    EXPECT_EQ(request("q=4006381333932").filter.textGtin, ""); // its check digit is wrong
    EXPECT_EQ(request("q=HB-1").filter.textSkuKey, "hb-1");
}

TEST(ListRequest, NamesTheParameterThatMakesNoSense)
{
    EXPECT_EQ(faultyKey("limit=0"), "limit");
    EXPECT_EQ(faultyKey("limit=201"), "limit");
    EXPECT_EQ(faultyKey("sort=colour"), "sort");
    EXPECT_EQ(faultyKey("sort=-relevance&q=x"), "sort");
    EXPECT_EQ(faultyKey("sort=relevance"), "sort");
    EXPECT_EQ(faultyKey("active=yes"), "active");
    EXPECT_EQ(faultyKey("archived=1"), "archived");
    EXPECT_EQ(faultyKey("skip=-1"), "skip");
    EXPECT_EQ(faultyKey("count=all"), "count");
    EXPECT_EQ(faultyKey("priceMin=-1"), "priceMin");
    EXPECT_EQ(faultyKey("priceMax=1.5"), "priceMax");
    EXPECT_EQ(faultyKey("categoryId=shoes"), "categoryId");
}

TEST(ListRequest, HasAnotherFingerprintForEveryFilterAndOrder)
{
    std::set<std::string> fingerprints;
    const auto queries = {"",
                          "q=a",
                          "brand=a",
                          "active=true",
                          "active=false",
                          "priceMin=1",
                          "priceMax=1",
                          "sort=-name",
                          "sort=sku",
                          "sort=brand",
                          "sort=updated",
                          "archived=true",
                          "taxCategory=reduced",
                          "q=a&sort=name",
                          "categoryId=01234567-89ab-7def-8123-456789abcdef"};
    for (const char* query : queries)
        fingerprints.insert(request(query).filter.fingerprintText());

    EXPECT_EQ(fingerprints.size(), queries.size());
    EXPECT_EQ(request("limit=3").filter.fingerprintText(),
              request("limit=4").filter.fingerprintText());
}

TEST(ImageEntries, AreReadStrictly)
{
    const std::string hash(64, 'a');
    const auto entries =
        decodeImageEntries(R"({"images":[{"hash":")" + hash + R"(","altText":"front"}]})");

    ASSERT_TRUE(entries.ok()) << entries.error().message;
    EXPECT_EQ(entries->at(0).altText, "front");
    EXPECT_FALSE(decodeImageEntries(R"({"images":[{"hash":"abc"}]})").ok());
    EXPECT_FALSE(decodeImageEntries(R"({"pictures":[]})").ok());
}

TEST(PriceHistory, IsSentNewestFirst)
{
    const auto euros = [](std::int64_t amount) {
        return domain::Money::create(amount, "EUR").value();
    };
    const PriceReport report{{{Timestamp(std::chrono::hours(1)), euros(100)},
                              {Timestamp(std::chrono::hours(2)), euros(200)}},
                             {}};

    const auto history = toWire(report);

    ASSERT_EQ(history.items.size(), 2u);
    EXPECT_EQ(history.items[0].price, euros(200));
    EXPECT_FALSE(history.lowestInThirtyDays.has_value());
}

} // namespace
} // namespace vitrine::catalog
