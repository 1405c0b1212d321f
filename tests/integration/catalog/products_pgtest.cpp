#include "tests/integration/catalog/catalog_fixture.hpp"

#include <atomic>
#include <thread>

namespace vitrine::catalog {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using storage::ProductFilter;
using storage::ProductSort;

class ProductsPg : public CatalogTest
{
};

TEST_F(ProductsPg, GivesBackEverythingThatWasWritten)
{
    const Category shoes = addCategory("Shoes");
    const Category sale = addCategory("Sale");
    ProductFields content = fields("HB-1", "Größe \"XL\" \\ Boots", 10999);
    content.gtins = {"4006381333931", "04252614"};
    content.brand = "Alpina";
    content.description = "first line\nsecond 'line'";
    content.specifications = {{"Weight", "1 kg"}, {"Colour", "red"}, {"Weight", "again"}};
    content.metadata = {{"supplier", "ACME"}, {"a", ""}};
    content.categoryIds = {sale.id, shoes.id};

    const Product created = add(content);
    const auto found = products.find(asGuest(), created.id);

    ASSERT_TRUE(found.ok()) << found.error().message;
    content.gtins = {"04006381333931", "00042100005264"};
    EXPECT_TRUE(found->fields == content);
    EXPECT_EQ(found->version, 1);
    EXPECT_EQ(found->createdAt, clock.now());
    EXPECT_EQ(products.findBySku(asGuest(), " hb-1 ")->id, created.id);
    EXPECT_EQ(products.findByGtin(asGuest(), "042100005264")->id, created.id);
}

TEST_F(ProductsPg, SaysNotFoundForWhatIsNoProduct)
{
    EXPECT_EQ(products.find(asGuest(), "not-an-id").error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.find(asGuest(), "01234567-89ab-7def-8123-456789abcdef").error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(products.findBySku(asGuest(), "x").error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.findByGtin(asGuest(), "4006381333931").error().code, ErrorCode::NotFound);
    EXPECT_EQ(products.findByGtin(asGuest(), "4006381333932").error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(ProductsPg, HidesInactiveProductsFromShoppersOnly)
{
    ProductFields content = fields("HB-1", "Boots");
    content.active = false;
    const Product created = add(content);
    auto orderService = asGuest();
    orderService.caller.service = "order";

    EXPECT_EQ(products.find(asGuest(), created.id).error().code, ErrorCode::NotFound);
    EXPECT_TRUE(products.find(asAdmin(), created.id).ok());
    EXPECT_TRUE(products.find(orderService, created.id).ok());
    EXPECT_THAT(products.list(asGuest(), {}, {.limit = 10})->products, IsEmpty());
    EXPECT_THAT(products.select(asGuest(), {created.id})->missing, ElementsAre(created.id));
}

TEST_F(ProductsPg, NeverGivesASkuToTwoProducts)
{
    const Product first = add(fields("HB-1", "Boots"));

    const auto second = products.create(asAdmin(), fields("hb-1", "Other boots"), "");

    ASSERT_FALSE(second.ok());
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
    EXPECT_EQ(second.error().field, "/sku");
    EXPECT_THAT(second.error().message, HasSubstr(first.id));
}

TEST_F(ProductsPg, KeepsEveryFormerSkuReserved)
{
    const Product boots = add(fields("OLD", "Boots"));
    ASSERT_TRUE(products.update(asAdmin(), boots.id, 1, fields("NEW", "Boots")).ok());
    ASSERT_TRUE(products.archive(asAdmin(), add(fields("GONE", "Gone")).id, 1).ok());

    EXPECT_EQ(products.create(asAdmin(), fields("old", "x"), "").error().code, ErrorCode::Conflict);
    EXPECT_EQ(products.create(asAdmin(), fields("gone", "x"), "").error().code,
              ErrorCode::Conflict);
    EXPECT_TRUE(products.update(asAdmin(), boots.id, 2, fields("OLD", "Boots")).ok())
        << "it may take its own back";
}

TEST_F(ProductsPg, FreesBarcodesOfArchivedProducts)
{
    ProductFields content = fields("A", "First");
    content.gtins = {"4006381333931"};
    const Product first = add(content);
    content.sku = "B";
    EXPECT_EQ(products.create(asAdmin(), content, "").error().field, "/gtins/0");
    ASSERT_TRUE(products.archive(asAdmin(), first.id, first.version).ok());

    const Product second = add(content);

    EXPECT_EQ(products.findByGtin(asGuest(), "4006381333931")->id, second.id);
    EXPECT_EQ(products.restore(asAdmin(), first.id).error().code, ErrorCode::Conflict);
}

TEST_F(ProductsPg, WritesOnlyOnTheVersionThatWasRead)
{
    const Product boots = add(fields("HB-1", "Boots"));

    EXPECT_EQ(products.update(asAdmin(), boots.id, 7, fields("HB-1", "New")).error().code,
              ErrorCode::PreconditionFailed);
    const auto updated = products.update(asAdmin(), boots.id, 1, fields("HB-1", "New"));
    ASSERT_TRUE(updated.ok()) << updated.error().message;
    EXPECT_EQ(updated->version, 2);
    EXPECT_EQ(products.update(asAdmin(), boots.id, 1, fields("HB-1", "Newer")).error().code,
              ErrorCode::PreconditionFailed);
    EXPECT_EQ(products.archive(asAdmin(), boots.id, 1).error().code, ErrorCode::PreconditionFailed);
    EXPECT_TRUE(products.update(asAdmin(), boots.id, std::nullopt, fields("HB-1", "Newest")).ok());
}

TEST_F(ProductsPg, LeavesTheVersionWhenNothingChanges)
{
    const Product boots = add(fields("HB-1", "Boots"));

    const auto same = products.update(asAdmin(), boots.id, 1, fields("HB-1 ", " Boots"));

    EXPECT_EQ(same->version, 1);
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox"), "1");
}

TEST_F(ProductsPg, ArchivesAndRestores)
{
    const Product boots = add(fields("HB-1", "Boots"));

    ASSERT_TRUE(products.archive(asAdmin(), boots.id, 1).ok());
    EXPECT_EQ(products.find(asGuest(), boots.id).error().code, ErrorCode::NotFound);
    EXPECT_THAT(namesOf({}), IsEmpty());
    EXPECT_EQ(products.archive(asAdmin(), boots.id, 2).error().code, ErrorCode::NotFound);

    const auto back = products.restore(asAdmin(), boots.id);
    ASSERT_TRUE(back.ok()) << back.error().message;
    EXPECT_EQ(back->version, 3);
    EXPECT_TRUE(products.find(asGuest(), boots.id).ok());
}

TEST_F(ProductsPg, RefusesACategoryThatIsNotThere)
{
    ProductFields content = fields("HB-1", "Boots");
    content.categoryIds = {addCategory("Shoes").id, "01234567-89ab-7def-8123-456789abcdef"};

    EXPECT_EQ(products.create(asAdmin(), content, "").error().field, "/categoryIds/1");
}

TEST_F(ProductsPg, AnswersTheRepeatOfACreationWithWhatItMade)
{
    const auto first = products.create(asAdmin(), fields("HB-1", "Boots"), "key-1");
    const auto again = products.create(asAdmin(), fields("HB-1", "Boots"), "key-1");
    const auto other = products.create(asAdmin(), fields("HB-2", "Boots"), "key-1");
    auto someoneElse = asAdmin();
    someoneElse.caller.accountId = "admin-2";

    ASSERT_TRUE(again.ok()) << again.error().message;
    EXPECT_EQ(again->id, first->id);
    EXPECT_EQ(other.error().code, ErrorCode::Unprocessable);
    EXPECT_TRUE(products.create(someoneElse, fields("HB-3", "Boots"), "key-1").ok());
}

TEST_F(ProductsPg, SelectsInTheOrderAskedFor)
{
    const Product a = add(fields("A", "A"));
    const Product b = add(fields("B", "B"));

    const auto selection = products.select(asGuest(), {b.id, "nothing", a.id, b.id});

    ASSERT_TRUE(selection.ok());
    ASSERT_EQ(selection->found.size(), 2u);
    EXPECT_EQ(selection->found[0].id, b.id);
    EXPECT_EQ(selection->found[1].id, a.id);
    EXPECT_THAT(selection->missing, ElementsAre("nothing"));
    EXPECT_EQ(products.select(asGuest(), std::vector<std::string>(201, a.id)).error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(ProductsPg, KeepsTheHistoryOfPrices)
{
    const Product boots = add(fields("HB-1", "Boots", 5000));
    clock.advance(std::chrono::hours(24 * 40));
    ASSERT_TRUE(products.update(asAdmin(), boots.id, 1, fields("HB-1", "Boots", 8000)).ok());
    ASSERT_TRUE(products.update(asAdmin(), boots.id, 2, fields("HB-1", "New name", 8000)).ok());
    clock.advance(std::chrono::hours(24 * 40));
    ASSERT_TRUE(products.update(asAdmin(), boots.id, 3, fields("HB-1", "New name", 9000)).ok());

    const auto report = products.prices(asGuest(), boots.id);

    ASSERT_EQ(report->changes.size(), 3u);
    EXPECT_EQ(report->changes[0].price, eur(5000));
    EXPECT_EQ(report->changes[2].price, eur(9000));
    EXPECT_EQ(report->lowestRecent, eur(8000));
}

TEST_F(ProductsPg, TellsOthersOfChangesAndPrices)
{
    const Product boots = add(fields("HB-1", "Boots", 5000));
    ASSERT_TRUE(products.update(asAdmin(), boots.id, 1, fields("HB-1", "Boots", 8000)).ok());

    EXPECT_EQ(database.value("SELECT string_agg(type, ',' ORDER BY id) FROM outbox WHERE key = '" +
                             boots.id + "'"),
              "ProductChanged,ProductChanged,PriceChanged");
    EXPECT_EQ(database.value(
                  "SELECT payload -> 'to' ->> 'amount' FROM outbox WHERE type = 'PriceChanged'"),
              "8000");
}

TEST_F(ProductsPg, GivesOneSkuToOneOfManyWhoWantItAtOnce)
{
    constexpr int kRivals = 8;
    std::atomic<int> created = 0;
    std::atomic<int> refused = 0;
    std::vector<std::jthread> rivals;
    for (int i = 0; i < kRivals; ++i) {
        rivals.emplace_back([&, i] {
            const auto result =
                products.create(asAdmin(), fields("SAME", "Rival " + std::to_string(i)), "");
            created += result.ok();
            refused += !result.ok() && result.error().code == ErrorCode::Conflict &&
                       result.error().field == "/sku";
        });
    }
    rivals.clear();

    EXPECT_EQ(created, 1);
    EXPECT_EQ(refused, kRivals - 1);
}

TEST_F(ProductsPg, PagesEverySortWithoutGapOrRepetition)
{
    const char* names[] = {"apple", "Äpfel", "Banana", "banana", "cherry", "Zebra", "éclair"};
    int number = 0;
    for (const char* name : names) {
        clock.advance(std::chrono::milliseconds(number % 2)); // two share an instant, two a price
        add(fields("S" + std::to_string(9 - number), name, 100 * (number / 2)));
        ++number;
    }
    for (const auto sort :
         {ProductSort::Name, ProductSort::Price, ProductSort::Created, ProductSort::Sku}) {
        ProductFilter filter;
        filter.sort = sort;
        const auto whole = namesOf(filter);
        EXPECT_EQ(whole.size(), std::size(names));
        for (const std::size_t limit : {1u, 2u, 3u, 7u})
            EXPECT_EQ(namesOf(filter, limit), whole)
                << "sort " << static_cast<int>(sort) << " limit " << limit;
        filter.descending = true;
        auto backwards = namesOf(filter, 2);
        std::reverse(backwards.begin(), backwards.end());
        EXPECT_EQ(backwards, whole);
    }
    EXPECT_THAT(namesOf({}),
                ElementsAre("Äpfel", "apple", "banana", "Banana", "cherry", "éclair", "Zebra"))
        << "by the rules of languages, not of bytes";
}

TEST_F(ProductsPg, RefusesTheCursorOfAnotherList)
{
    add(fields("A", "A"));
    add(fields("B", "B"));
    const auto page = products.list(asAdmin(), {}, {.limit = 1});
    ASSERT_FALSE(page->nextToken.empty());
    ProductFilter other;
    other.brand = "x";

    EXPECT_EQ(products.list(asAdmin(), other, {.after = page->nextToken, .limit = 1}).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(products.list(asGuest(), {}, {.after = page->nextToken, .limit = 1}).error().code,
              ErrorCode::InvalidArgument)
        << "a shopper's list has another filter";
    EXPECT_TRUE(products.list(asAdmin(), {}, {.after = page->nextToken, .limit = 1}).ok());
}

TEST_F(ProductsPg, FiltersByBrandPriceActivityAndCategory)
{
    const Category shoes = addCategory("Shoes");
    const Category boots = addCategory("Boots", shoes.id);
    ProductFields content = fields("A", "Alpine", 100);
    content.brand = "Alpina";
    content.categoryIds = {boots.id};
    add(content);
    content = fields("B", "Beach", 200);
    content.active = false;
    content.categoryIds = {shoes.id, boots.id};
    add(content);
    add(fields("C", "City", 300));

    const auto names = [&](auto change) {
        ProductFilter filter;
        change(filter);
        return namesOf(filter);
    };
    EXPECT_THAT(names([](auto& f) { f.brand = "ALPINA"; }), ElementsAre("Alpine"));
    EXPECT_THAT(names([](auto& f) { f.priceMin = 200; }), ElementsAre("Beach", "City"));
    EXPECT_THAT(names([](auto& f) {
                    f.priceMin = 100;
                    f.priceMax = 200;
                }),
                ElementsAre("Alpine", "Beach"));
    EXPECT_THAT(names([](auto& f) { f.active = true; }), ElementsAre("Alpine", "City"));
    EXPECT_THAT(names([](auto& f) { f.active = false; }), ElementsAre("Beach"));
    EXPECT_THAT(names([&](auto& f) { f.categoryId = shoes.id; }), ElementsAre("Alpine", "Beach"));
    EXPECT_THAT(names([&](auto& f) {
                    f.categoryId = boots.id;
                    f.active = true;
                }),
                ElementsAre("Alpine"));
}

} // namespace
} // namespace vitrine::catalog
