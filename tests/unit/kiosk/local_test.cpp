#include "kiosk_testing.hpp"
#include "storefront-kiosk/local/image_store.hpp"
#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/local/search_text.hpp"
#include "storefront-kiosk/local/search_vocabulary.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "tests/testkit/manual_clock.hpp"

#include <QCryptographicHash>

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace std::chrono_literals;
using ::testing::Test;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::euros;
using vitrine::kiosk::testing::Folder;
using vitrine::kiosk::testing::must;

namespace {

std::string uuid(int number)
{
    char text[37];
    std::snprintf(text, sizeof text, "0190a1b2-0000-7000-8000-%012d", number);
    return text;
}

wire::Product product(int number, const std::string& name, std::int64_t cents = 1000)
{
    wire::Product made;
    made.id = uuid(number);
    made.sku = "SKU-" + std::to_string(number);
    made.name = name;
    made.brand = "Alpina";
    made.price = euros(cents);
    made.createdAt = "2026-01-01T00:00:00.000Z";
    made.updatedAt = made.createdAt;
    made.version = 1;
    return made;
}

wire::Category
category(const std::string& id, const std::string& name, const std::string& parent = "")
{
    wire::Category made;
    made.id = id;
    made.name = name;
    made.parentId = parent;
    return made;
}

std::vector<std::string> names(const ShelfPage& page)
{
    std::vector<std::string> found;
    for (const auto& card : page.cards)
        found.push_back(card.name);
    return found;
}

class LocalCatalogTest : public Test
{
protected:
    void SetUp() override { reopen(); }
    void reopen()
    {
        m_catalog.reset();
        m_catalog = must(LocalCatalog::open(m_options, m_clock));
    }
    void put(std::vector<wire::Product> products)
    {
        must(m_catalog->apply(
            {.products = std::move(products), .cursor = "c1", .asOf = m_clock.now()}));
    }
    std::vector<std::string> find(const std::string& text)
    {
        return names(must(m_catalog->find({.text = text})));
    }
    /// Footwear and climbing, with all that can be restricted.
    void fillShelf()
    {
        auto boots = product(1, "Wanderschuhe Größe 42", 10999);
        boots.gtins = {"4006381333931"};
        boots.categoryIds = {"boots"};
        boots.images = {{.hash = std::string(64, 'a')}};
        auto rope = product(2, "Kletterseil grün 60 m", 8999);
        rope.brand = "Edelrid";
        rope.categoryIds = {"climbing"};
        rope.metadata = {{"plu", "00412"}};
        auto jacket = product(3, "Regenjacke", 19999);
        jacket.createdAt = "2026-06-01T00:00:00.000Z";
        auto cap = product(4, "Jacke für Kinder", 4999);
        cap.brand = "";
        must(m_catalog->apply({.isSnapshot = true,
                               .products = {boots, rope, jacket, cap},
                               .categories = std::vector{category("footwear", "Schuhe"),
                                                         category("boots", "Stiefel", "footwear"),
                                                         category("climbing", "Klettern")},
                               .stock = {{uuid(1), 3, m_clock.now()}, {uuid(2), 0, m_clock.now()}},
                               .cursor = "c1",
                               .asOf = m_clock.now()}));
    }

    Folder m_folder;
    testkit::ManualClock m_clock;
    LocalCatalog::Options m_options{.path = m_folder.file("catalog.db")};
    std::unique_ptr<LocalCatalog> m_catalog;
};

std::string sha256(const std::string& bytes)
{
    return QCryptographicHash::hash(QByteArray::fromStdString(bytes), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace

TEST(SearchText, FoldsWhatPeopleDoNotTypeAlike)
{
    EXPECT_EQ(foldForSearch("Größe ÉCOLE Straße"), "grosse ecole strasse");
    EXPECT_EQ(searchWords("  Wander-Schuhe, 42\t(neu)!"),
              (std::vector<std::string>{"wander", "schuhe", "42", "neu"}));
    EXPECT_EQ(searchWords("\"*()^:").size(), 0u);
    EXPECT_EQ(searchWords(std::string(200, 'a') + " b c d e f g h i j").size(), 8u);
}

TEST(SearchVocabulary, CountsMistakesLikeAPersonMakesThem)
{
    EXPECT_EQ(mistakes(U"wander", U"wander", 2), 0);
    EXPECT_EQ(mistakes(U"wandrer", U"wanderer", 2), 1); // one missing
    EXPECT_EQ(mistakes(U"wnader", U"wander", 2), 1);    // two exchanged
    EXPECT_EQ(mistakes(U"vander", U"wander", 2), 1);    // one wrong
    EXPECT_EQ(mistakes(U"waander", U"wander", 2), 1);   // one too many
    EXPECT_EQ(mistakes(U"wandre", U"wanderschuhe", 2), 1) << "people stop typing";
    EXPECT_EQ(mistakes(U"xyz", U"wander", 2), std::nullopt);
    EXPECT_EQ(mistakes(U"", U"wander", 2), std::nullopt);
    EXPECT_EQ(mistakes(std::u32string(500, U'x'), U"wander", 2), std::nullopt);
}

TEST(SearchVocabulary, ForgivesMoreInLongerWordsAndPrefersTheNearest)
{
    const SearchVocabulary known({{"seil", 9}, {"seile", 1}, {"rucksack", 5}, {"regenjacke", 2}});
    EXPECT_EQ(known.similar("siel").front(), "seil");
    EXPECT_TRUE(known.similar("sil").empty()) << "too short for a mistake";
    EXPECT_EQ(known.similar("ruksakc").size(), 0u) << "two mistakes in seven letters";
    EXPECT_EQ(known.similar("ruckzakc").front(), "rucksack");
    EXPECT_EQ(known.containing("jacke"), (std::vector<std::string>{"regenjacke"}));
    EXPECT_TRUE(known.containing("ac").empty());
    EXPECT_TRUE(known.hasPrefix("ruck"));
    EXPECT_FALSE(known.hasPrefix("rucz"));
}

TEST_F(LocalCatalogTest, KeepsProductsAndFindsThemByEveryCode)
{
    fillShelf();
    reopen();
    EXPECT_EQ(must(m_catalog->product(uuid(1))).name, "Wanderschuhe Größe 42");
    EXPECT_EQ(must(m_catalog->productByGtin("04006381333931")).id, uuid(1));
    EXPECT_EQ(must(m_catalog->productBySku(" sku-2 ")).id, uuid(2));
    EXPECT_EQ(must(m_catalog->productByItem("412")).id, uuid(2));
    EXPECT_EQ(codeOf(m_catalog->product(uuid(9))), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(m_catalog->productByGtin("00000000000000")), ErrorCode::NotFound);
    EXPECT_EQ(must(m_catalog->stock(uuid(1))).available, 3);
    EXPECT_EQ(must(m_catalog->stock(uuid(1))).asOf, m_clock.now());
    EXPECT_EQ(codeOf(m_catalog->stock(uuid(3))), ErrorCode::NotFound);
    EXPECT_EQ(must(m_catalog->cursor()), "c1");
    EXPECT_EQ(must(m_catalog->status()).asOf, m_clock.now());
    EXPECT_EQ(must(m_catalog->imageHashes(10)), (std::vector{std::string(64, 'a')}));
}

TEST_F(LocalCatalogTest, FindsByBeginningByPartAndWithoutUmlauts)
{
    fillShelf();
    EXPECT_EQ(find("wander"), (std::vector<std::string>{"Wanderschuhe Größe 42"}));
    EXPECT_EQ(find("GROSSE schuhe"), (std::vector<std::string>{"Wanderschuhe Größe 42"}));
    EXPECT_EQ(find("gruen"), (std::vector<std::string>{"Kletterseil grün 60 m"}));
    EXPECT_EQ(find("jacke"), (std::vector<std::string>{"Jacke für Kinder", "Regenjacke"}))
        << "what begins with it comes first";
    EXPECT_EQ(find("alpina jacke"), (std::vector<std::string>{"Regenjacke"}))
        << "every word counts";
    EXPECT_EQ(find("4006381333931"), (std::vector<std::string>{"Wanderschuhe Größe 42"}));
    EXPECT_EQ(find("sku-3"), (std::vector<std::string>{"Regenjacke"}));
    EXPECT_TRUE(find("unicorn").empty());
    EXPECT_TRUE(find("\"; DROP TABLE product; --").empty());
    EXPECT_TRUE(find("***").empty());
    EXPECT_EQ(find("").size(), 4u);
}

TEST_F(LocalCatalogTest, ForgivesTyposAndSaysWhatItTookThemFor)
{
    fillShelf();
    const auto page = must(m_catalog->find({.text = "kleterseil"}));
    ASSERT_EQ(page.total, 1);
    EXPECT_EQ(page.cards[0].id, uuid(2));
    EXPECT_EQ(page.didYouMean, "kletterseil");
    EXPECT_EQ(must(m_catalog->find({.text = "regnejacke"})).didYouMean, "regenjacke");
    EXPECT_EQ(must(m_catalog->find({.text = "kletterseil"})).didYouMean, "");
    EXPECT_EQ(must(m_catalog->find({.text = "grün kleterseil"})).didYouMean, "grun kletterseil");
}

TEST_F(LocalCatalogTest, RestrictsAndSortsAndPages)
{
    fillShelf();
    EXPECT_EQ(names(must(m_catalog->find({.categoryId = "footwear"}))),
              (std::vector<std::string>{"Wanderschuhe Größe 42"}))
        << "what lies in a category below counts";
    EXPECT_EQ(must(m_catalog->find({.brands = {"Edelrid", "Alpina"}})).total, 3);
    EXPECT_EQ(must(m_catalog->find({.priceMin = 8999, .priceMax = 10999})).total, 2);
    EXPECT_EQ(must(m_catalog->find({.inStockOnly = true})).total, 3) << "unknown counts as there";
    EXPECT_EQ(must(m_catalog->find({.sort = ShelfSort::PriceDown})).cards[0].id, uuid(3));
    EXPECT_EQ(must(m_catalog->find({.sort = ShelfSort::PriceUp})).cards[0].id, uuid(4));
    EXPECT_EQ(must(m_catalog->find({.sort = ShelfSort::Newest})).cards[0].id, uuid(3));
    const auto second = must(m_catalog->find({.skip = 1, .limit = 2}));
    EXPECT_EQ(second.total, 4);
    ASSERT_EQ(second.cards.size(), 2u);
    EXPECT_EQ(second.cards[0].name, "Kletterseil grün 60 m");
    EXPECT_EQ(second.cards[0].available, 0);
}

TEST_F(LocalCatalogTest, CountsFacetsWithoutTheirOwnRestriction)
{
    fillShelf();
    const auto facets = must(m_catalog->facets({.categoryId = "footwear", .brands = {"Edelrid"}}));
    ASSERT_EQ(facets.brands.size(), 1u);
    EXPECT_EQ(facets.brands[0].value, "Alpina") << "of the category, whatever brand is chosen";
    ASSERT_EQ(facets.categories.size(), 1u);
    EXPECT_EQ(facets.categories[0].value, "climbing") << "of the brand, whatever category";
    EXPECT_FALSE(facets.priceMin.has_value()) << "nothing is left under both";
    const auto all = must(m_catalog->facets({.text = "wanderschuhe"}));
    ASSERT_EQ(all.categories.size(), 2u);
    EXPECT_EQ(all.priceMax, euros(10999));
    const auto tree = must(m_catalog->categories());
    ASSERT_EQ(tree.size(), 3u);
    for (const auto& one : tree)
        EXPECT_EQ(one.productCount, 1) << one.id;
}

TEST_F(LocalCatalogTest, TakesDeltasOver)
{
    fillShelf();
    auto renamed = product(3, "Sturmjacke", 17999);
    auto off = product(4, "Jacke für Kinder");
    off.active = false;
    must(m_catalog->apply({.products = {renamed, off},
                           .removedIds = {uuid(2)},
                           .cursor = "c2",
                           .asOf = m_clock.now()}));
    EXPECT_EQ(must(m_catalog->status()).products, 2);
    EXPECT_TRUE(find("regenjacke").empty()) << "the old words are gone";
    EXPECT_EQ(find("sturm").size(), 1u);
    EXPECT_EQ(codeOf(m_catalog->productByItem("412")), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(m_catalog->stock(uuid(2))), ErrorCode::NotFound);
    EXPECT_EQ(must(m_catalog->cursor()), "c2");
}

TEST_F(LocalCatalogTest, SellsOnDuringASnapshotAndDropsWhatItDidNotName)
{
    fillShelf();
    const auto before = m_clock.now();
    m_clock.advance(1h);
    must(m_catalog->apply({.isSnapshot = true,
                           .isComplete = false,
                           .products = {product(1, "Wanderschuhe neu")},
                           .cursor = "s1",
                           .asOf = m_clock.now()}));
    EXPECT_EQ(must(m_catalog->status()).products, 4);
    EXPECT_EQ(must(m_catalog->status()).asOf, before);
    reopen(); // and a restart in between
    must(m_catalog->apply({.isSnapshot = true,
                           .isComplete = true,
                           .products = {product(5, "Mütze")},
                           .cursor = "s2",
                           .asOf = m_clock.now()}));
    EXPECT_EQ(names(must(m_catalog->find({}))),
              (std::vector<std::string>{"Mütze", "Wanderschuhe neu"}));
    EXPECT_EQ(must(m_catalog->status()).asOf, m_clock.now());
    must(m_catalog->apply(
        {.products = {product(6, "Handschuhe")}, .cursor = "c3", .asOf = m_clock.now()}));
    EXPECT_EQ(must(m_catalog->status()).products, 3);
}

TEST_F(LocalCatalogTest, TakesWhatWasSoldHereFromTheFigures)
{
    fillShelf();
    must(m_catalog->setStock({{uuid(1), 5, m_clock.now()}, {uuid(2), 1, m_clock.now()}}));
    // of the third nobody has said how many there are
    must(m_catalog->takeFromStock({{uuid(1), 2}, {uuid(2), 3}, {uuid(77), 1}}));
    EXPECT_EQ(must(m_catalog->stock(uuid(1))).available, 3);
    EXPECT_EQ(must(m_catalog->stock(uuid(2))).available, 0);
    EXPECT_EQ(codeOf(m_catalog->stock(uuid(77))), ErrorCode::NotFound);
    // the shop knows better
    must(m_catalog->setStock({{uuid(1), 9, m_clock.now()}}));
    EXPECT_EQ(must(m_catalog->stock(uuid(1))).available, 9);
}

TEST_F(LocalCatalogTest, KeepsTheNewerStockFigure)
{
    fillShelf();
    must(m_catalog->setStock({{uuid(1), 2, m_clock.now() + 60s}}));
    must(m_catalog->setStock({{uuid(1), 9, m_clock.now()}}));
    EXPECT_EQ(must(m_catalog->stock(uuid(1))).available, 2);
}

TEST_F(LocalCatalogTest, TellsTheBasketWhatIsSoNow)
{
    fillShelf();
    const auto now = must(m_catalog->now({uuid(1), uuid(3), uuid(9)}));
    ASSERT_EQ(now.size(), 3u);
    EXPECT_EQ(now[0].available, 3);
    EXPECT_EQ(now[0].price, euros(10999));
    EXPECT_FALSE(now[1].available.has_value());
    EXPECT_FALSE(now[2].forSale);
}

TEST_F(LocalCatalogTest, ChangesNothingWhenAPageIsWrong)
{
    fillShelf();
    auto priceless = product(8, "Geschenk");
    priceless.price = {};
    EXPECT_EQ(
        codeOf(m_catalog->apply({.products = {product(7, "Zelt"), priceless}, .cursor = "c2"})),
        ErrorCode::InvalidArgument);
    EXPECT_EQ(must(m_catalog->status()).products, 4);
    EXPECT_EQ(must(m_catalog->cursor()), "c1");
}

TEST_F(LocalCatalogTest, StaysAsItWasWhenTheDiskIsFull)
{
    m_options.bytesMax = 512 * 1024;
    reopen();
    fillShelf();
    std::vector<wire::Product> many;
    for (int i = 100; i < 2000; ++i)
        many.push_back(product(i, "Produkt mit einem langen Namen Nummer " + std::to_string(i)));
    EXPECT_EQ(codeOf(m_catalog->apply({.products = many, .cursor = "c2"})), ErrorCode::TooLarge);
    EXPECT_EQ(must(m_catalog->status()).products, 4);
    EXPECT_EQ(must(m_catalog->cursor()), "c1");
    EXPECT_EQ(find("wander").size(), 1u);
}

TEST_F(LocalCatalogTest, BeginsAnewAfterDamageAndKeepsOneDamagedFile)
{
    for (int i = 0; i < 3; ++i) {
        fillShelf();
        m_catalog.reset();
        must(writeDurably(m_options.path, std::string(8192, '#')));
        m_clock.advance(1min);
        reopen();
        EXPECT_EQ(must(m_catalog->cursor()), "") << "the next question begins a snapshot";
        EXPECT_FALSE(must(m_catalog->status()).isComplete);
    }
    EXPECT_EQ(must(m_catalog->status()).damagedFiles.size(), 1u);
    fillShelf();
    must(m_catalog->startAnew());
    EXPECT_EQ(must(m_catalog->status()).products, 0);
    fillShelf();
    EXPECT_EQ(find("wander").size(), 1u);
}

TEST_F(LocalCatalogTest, AnswersFastWithFiveThousandProducts)
{
    const char* const kinds[] = {"Jacke", "Hose", "Schuhe", "Rucksack", "Zelt", "Seil", "Helm"};
    const char* const words[] = {"Alpen", "Wander", "Kletter", "Berg", "Trail", "Regen", "Winter"};
    std::vector<wire::Product> many;
    for (int i = 0; i < 5000; ++i) {
        auto made = product(
            i, std::string(words[i % 7]) + kinds[i / 7 % 7] + " Modell " + std::to_string(i));
        made.description = "Leicht und robust, Serie " + std::to_string(i * 7919 % 4001) +
                           ", Farbe " + std::to_string(i % 13);
        made.brand = "Marke " + std::to_string(i % 40);
        many.push_back(std::move(made));
    }
    put(many);
    const auto timed = [&](const char* what, const ShelfQuery& query) {
        const auto from = std::chrono::steady_clock::now();
        const auto page = must(m_catalog->find(query));
        const auto took = std::chrono::duration_cast<std::chrono::microseconds>(
            std::chrono::steady_clock::now() - from);
        std::printf("%-12s %6lld products in %lld us\n",
                    what,
                    static_cast<long long>(page.total),
                    static_cast<long long>(took.count()));
        return took;
    };
    std::ignore = timed("first", {.text = "jacke"}); // reads the vocabulary
    // generous: a debug build on a busy machine
    EXPECT_LT(timed("all", {}), 1500ms);
    EXPECT_LT(timed("word", {.text = "jacke", .limit = 200}), 500ms);
    EXPECT_LT(timed("typo", {.text = "regnejakce", .limit = 200}), 1000ms);
    EXPECT_LT(timed("letter", {.text = "w", .limit = 200}), 500ms);
}

TEST(ImageStoreTest, KeepsPicturesAndChecksThem)
{
    const Folder folder;
    const std::string picture(5000, 'p');
    const auto hash = sha256(picture);
    auto store = must(ImageStore::open({.folder = folder.file("images")}));
    must(store->put(hash, ImageStore::Size::Full, picture));
    must(store->put(hash, ImageStore::Size::Thumbnail, "small"));
    EXPECT_EQ(must(store->get(hash, ImageStore::Size::Full)), picture);
    EXPECT_EQ(must(store->get(hash, ImageStore::Size::Thumbnail)), "small");
    EXPECT_EQ(codeOf(store->put(hash, ImageStore::Size::Full, "another")),
              ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(store->put("../../etc/passwd", ImageStore::Size::Thumbnail, "x")),
              ErrorCode::InvalidArgument);
    EXPECT_EQ(codeOf(store->get("../../etc/passwd", ImageStore::Size::Full)), ErrorCode::NotFound);
    EXPECT_EQ(codeOf(store->put(hash, ImageStore::Size::Thumbnail, std::string(20'000'000, 'x'))),
              ErrorCode::TooLarge);
    store = must(ImageStore::open({.folder = folder.file("images")}));
    EXPECT_TRUE(store->has(hash, ImageStore::Size::Full));
    {
        std::ofstream torn(folder.file("images") + "/" + hash, std::ios::binary | std::ios::trunc);
        torn << std::string(100, '\0');
    }
    EXPECT_EQ(codeOf(store->get(hash, ImageStore::Size::Full)), ErrorCode::NotFound);
    EXPECT_FALSE(store->has(hash, ImageStore::Size::Full));
    must(store->put(hash, ImageStore::Size::Full, picture));
    EXPECT_TRUE(store->get(hash, ImageStore::Size::Full).ok());
}

TEST(ImageStoreTest, MakesRoomByDroppingWhatWasNotLookedAtForLongest)
{
    const Folder folder;
    const auto name = [](char digit) { return std::string(64, digit); };
    const std::string bytes(1000, 'x');
    auto store = must(ImageStore::open({.folder = folder.file("images"), .bytesMax = 3500}));
    for (const char digit : {'a', 'b', 'c'})
        must(store->put(name(digit), ImageStore::Size::Thumbnail, bytes));
    std::ignore = must(store->get(name('a'), ImageStore::Size::Thumbnail));
    must(store->put(name('d'), ImageStore::Size::Thumbnail, bytes));
    EXPECT_FALSE(store->has(name('b'), ImageStore::Size::Thumbnail));
    EXPECT_TRUE(store->has(name('a'), ImageStore::Size::Thumbnail));
    EXPECT_LE(store->bytes(), 3500);
    EXPECT_EQ(must(filesOf(folder.file("images"))).size(), 3u);
    store = must(ImageStore::open({.folder = folder.file("images"), .bytesMax = 2500}));
    EXPECT_EQ(must(filesOf(folder.file("images"))).size(), 2u) << "a smaller limit holds at once";
}
