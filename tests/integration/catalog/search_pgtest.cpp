#include "services/catalog/http/catalog_mapping.hpp"
#include "tests/integration/catalog/catalog_fixture.hpp"

namespace vitrine::catalog {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::UnorderedElementsAre;

class SearchPg : public CatalogTest
{
protected:
    SearchPg()
    {
        addDescribed(
            "HB-100", "Wanderer Hiking Boots", "Daybird", "Waterproof leather, made for the alps.");
        addDescribed("TN-200", "Summit Tent", "Raptor", "Light shelter for two, with a footprint.");
        addDescribed(
            "BK-300", "Book of Trails", "Press", "Hiking routes for wanderers; no boots needed.");
        addDescribed("CF-400", "Café Crème Mug", "Größe", "Holds 300 ml.");
        ProductFields scanned = fields("SC-500", "Pocket Scale");
        scanned.gtins = {"4006381333931"};
        add(scanned);
    }

    void addDescribed(const char* sku, const char* name, const char* brand, const char* description)
    {
        ProductFields content = fields(sku, name);
        content.brand = brand;
        content.description = description;
        add(content);
    }

    /// As a client asks: the text goes through the query's reader.
    std::vector<std::string> ask(const std::string& text)
    {
        platform::QueryParams query = platform::QueryParams::parse("q=" + text).value();
        return namesOf(listRequestOf(query)->filter);
    }
};

TEST_F(SearchPg, FindsWordsOfEveryFieldTheHeaviestFirst)
{
    EXPECT_THAT(search("hiking boots"), ElementsAre("Wanderer Hiking Boots", "Book of Trails"));
    EXPECT_THAT(search("raptor"), ElementsAre("Summit Tent"));
    EXPECT_THAT(search("footprint"), ElementsAre("Summit Tent"));
}

TEST_F(SearchPg, ForgivesTypingErrors)
{
    EXPECT_THAT(search("wnaderer"), Contains("Wanderer Hiking Boots"));
    EXPECT_THAT(search("hikng bots"), Contains("Wanderer Hiking Boots"));
    EXPECT_THAT(search("leathre"), ElementsAre("Wanderer Hiking Boots"));
    EXPECT_THAT(search("sumitt tnet"), IsEmpty()) << "four letters allow one error only";
    EXPECT_THAT(search("sumitt tant"), ElementsAre("Summit Tent"));
    EXPECT_THAT(search("xylophone"), IsEmpty());
}

TEST_F(SearchPg, DoesNotGuessWhereTheWordIsKnown)
{
    EXPECT_THAT(search("book"), Not(Contains("Wanderer Hiking Boots")));
    EXPECT_THAT(search("tents"), ElementsAre("Summit Tent"));
}

TEST_F(SearchPg, FindsBeginningsAndIgnoresAccentsAndCase)
{
    EXPECT_THAT(search("wand hik"),
                UnorderedElementsAre("Wanderer Hiking Boots", "Book of Trails"));
    EXPECT_THAT(search("CAFE CREME"), ElementsAre("Café Crème Mug"));
    EXPECT_THAT(search("grosse"), ElementsAre("Café Crème Mug"));
}

TEST_F(SearchPg, NeedsEveryWord)
{
    EXPECT_THAT(search("hiking summit"), IsEmpty());
    EXPECT_THAT(search("&|!() :* <->"), IsEmpty());
    EXPECT_THAT(search("boots' | 'tent"), IsEmpty()) << "operators in a text are no operators";
}

TEST_F(SearchPg, PutsAWholeSkuOrBarcodeFirst)
{
    EXPECT_THAT(ask("hb-100"), ElementsAre("Wanderer Hiking Boots"));
    EXPECT_THAT(ask("4006381333931"), ElementsAre("Pocket Scale"));
    EXPECT_THAT(ask("04006381333931"), ElementsAre("Pocket Scale"));
    EXPECT_THAT(ask("4006381333930"), IsEmpty());
}

TEST_F(SearchPg, PagesByRelevance)
{
    for (int i = 0; i < 9; ++i)
        addDescribed(("X" + std::to_string(i)).c_str(),
                     ("Boots " + std::to_string(i)).c_str(),
                     "",
                     i % 3 ? "" : "boots");
    storage::ProductFilter filter;
    filter.text = "boots";
    filter.sort = storage::ProductSort::Relevance;
    const auto whole = namesOf(filter);

    EXPECT_EQ(whole.size(), 11u);
    EXPECT_EQ(namesOf(filter, 1), whole);
    EXPECT_EQ(namesOf(filter, 4), whole);
    filter.sort = storage::ProductSort::Name;
    EXPECT_EQ(namesOf(filter, 3).size(), 11u);
}

TEST_F(SearchPg, FollowsChanges)
{
    const auto boots = products.findBySku(asAdmin(), "HB-100");
    ProductFields renamed = boots->fields;
    renamed.name = "Glacier Sandals";
    ASSERT_TRUE(products.update(asAdmin(), boots->id, boots->version, renamed).ok());

    EXPECT_THAT(search("sandal"), ElementsAre("Glacier Sandals"));
    EXPECT_THAT(search("wanderer hiking"), ElementsAre("Book of Trails"));
}

} // namespace
} // namespace vitrine::catalog
