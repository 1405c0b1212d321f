#include "tests/integration/catalog/catalog_fixture.hpp"
#include "vitrine/domain/uuid.hpp"

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <utility>

namespace vitrine::catalog {
namespace {

/// A copy of the catalogue that is kept by following the feed.
class Copy
{
public:
    explicit Copy(ProductFeed& feed)
        : m_feed(feed)
    {
    }

    /// Reads on until there is nothing more. @return How many pages.
    int catchUp(int limit = 100)
    {
        for (int pages = 1;; ++pages) {
            if (!readPage(limit))
                return pages;
        }
    }

    /// @return Whether there is more.
    bool readPage(int limit)
    {
        platform::CallContext guest;
        guest.deadline = Deadline::in(std::chrono::seconds(30));
        const auto page = m_feed.read(guest, place, limit);
        EXPECT_TRUE(page.ok()) << page.error().message;
        if (!page.ok())
            return false;
        place = page->next;
        last = *page;
        for (const FeedItem& item : page->items) {
            if (item.product) {
                EXPECT_TRUE(m_seen.insert({item.productId, item.product->version}).second)
                    << "version " << item.product->version << " of " << item.productId
                    << " came twice";
                names[item.productId] = item.product->fields.name;
            } else {
                const bool wasKnown = names.erase(item.productId) == 1;
                EXPECT_TRUE(wasKnown || !isEachGoneKnown) << item.productId;
            }
        }
        return page->hasMore;
    }

    FeedPlace place;
    FeedPage last;
    std::map<std::string, std::string> names; ///< By product id.
    bool isEachGoneKnown = true; ///< Whether the reader must have seen what it is told is gone.

private:
    ProductFeed& m_feed;
    std::set<std::pair<std::string, std::int64_t>> m_seen;
};

class ProductFeedTest : public CatalogTest
{
protected:
    /// What is on the shelves, by id.
    std::map<std::string, std::string> shelves()
    {
        std::map<std::string, std::string> names;
        const auto rows = database.value(
            "SELECT string_agg(id || '=' || name, ';') FROM product WHERE active AND archived_at "
            "IS NULL");
        for (std::size_t at = 0; at < rows.size();) {
            const auto end = std::min(rows.find(';', at), rows.size());
            const auto split = rows.find('=', at);
            names[rows.substr(at, split - at)] = rows.substr(split + 1, end - split - 1);
            at = end + 1;
        }
        return names;
    }

    ProductFields inactive(const std::string& sku)
    {
        auto content = fields(sku, "Not yet " + sku);
        content.active = false;
        return content;
    }

    Copy copy{feed};
};

TEST_F(ProductFeedTest, TellsAllThatIsSoldFirstPageByPage)
{
    for (int i = 0; i < 7; ++i)
        add(fields("TEA-" + std::to_string(i), "Tea " + std::to_string(i)));
    add(inactive("SOON"));
    const Product gone = add(fields("GONE", "Gone"));
    ASSERT_TRUE(products.archive(asAdmin(), gone.id, std::nullopt).ok());

    EXPECT_TRUE(copy.readPage(3));
    EXPECT_TRUE(copy.last.isSnapshot);
    EXPECT_EQ(copy.last.items.size(), 3U);
    EXPECT_EQ(copy.catchUp(3), 2);

    EXPECT_TRUE(copy.last.isSnapshot);
    EXPECT_EQ(copy.names.size(), 7U);
    EXPECT_EQ(copy.names, shelves());
    EXPECT_FALSE(copy.readPage(3));
    EXPECT_FALSE(copy.last.isSnapshot);
    EXPECT_TRUE(copy.last.items.empty());
}

TEST_F(ProductFeedTest, TellsEachKindOfChangeOnce)
{
    Product tea = add(fields("TEA", "Tea"));
    const Product coffee = add(fields("COFFEE", "Coffee"));
    copy.catchUp();

    auto renamed = tea.fields;
    renamed.name = "Green tea";
    ASSERT_TRUE(products.update(asAdmin(), tea.id, tea.version, renamed).ok());
    copy.readPage(100);
    EXPECT_EQ(copy.last.items.size(), 1U);
    EXPECT_EQ(copy.names[tea.id], "Green tea");

    ASSERT_TRUE(products.archive(asAdmin(), coffee.id, std::nullopt).ok());
    copy.readPage(100);
    EXPECT_EQ(copy.names, shelves());

    copy.isEachGoneKnown = false;
    ASSERT_TRUE(products.purge(asAdmin(), coffee.id, std::nullopt).ok());
    copy.readPage(100);
    ASSERT_EQ(copy.last.items.size(), 1U);
    EXPECT_FALSE(copy.last.items[0].product) << "also what is deleted for good is told of";

    renamed.active = false;
    ASSERT_TRUE(products.update(asAdmin(), tea.id, std::nullopt, renamed).ok());
    copy.readPage(100);
    EXPECT_TRUE(copy.names.empty());
    EXPECT_FALSE(copy.readPage(100));
    EXPECT_TRUE(copy.last.items.empty());
}

TEST_F(ProductFeedTest, TellsTheTreeAtFirstAndWhenItChanges)
{
    const Category drinks = addCategory("Drinks");
    copy.catchUp();
    ASSERT_TRUE(copy.last.categories);
    EXPECT_EQ(copy.last.categories->size(), 1U);

    auto tea = fields("TEA", "Tea");
    tea.categoryIds = {drinks.id};
    add(tea);
    copy.catchUp();
    EXPECT_FALSE(copy.last.categories) << "only a count has changed";

    ASSERT_TRUE(categories.update(asAdmin(), drinks.id, std::nullopt, {.name = "Hot drinks"}).ok());
    copy.catchUp();
    ASSERT_TRUE(copy.last.categories);
    EXPECT_EQ(copy.last.categories->front().fields.name, "Hot drinks");
    ASSERT_TRUE(categories.archive(asAdmin(), drinks.id, std::nullopt).ok());
    copy.catchUp();
    ASSERT_TRUE(copy.last.categories);
    EXPECT_TRUE(copy.last.categories->empty());
    ASSERT_EQ(copy.last.items.size(), 1U) << "the tea is in no category any more";
    EXPECT_TRUE(copy.last.items[0].product->fields.categoryIds.empty());
}

TEST_F(ProductFeedTest, EndsAPageEarlyWhenItsTextsAreLong)
{
    for (int i = 0; i < 300; ++i) {
        auto content = fields("LONG-" + std::to_string(i), "Long");
        content.description = std::string(9'900, 'x');
        add(content);
    }

    EXPECT_TRUE(copy.readPage(500));
    EXPECT_LT(copy.last.items.size(), 250U);
    copy.catchUp(500);

    EXPECT_EQ(copy.names, shelves());
}

TEST_F(ProductFeedTest, KnowsAPlaceOfAnotherDatabaseAndOneThatIsAheadOfItsOwn)
{
    add(fields("TEA", "Tea"));
    copy.catchUp();
    FeedPlace foreign = copy.place;
    foreign.epoch = "0123456789abcdef";
    FeedPlace ahead = copy.place;
    ahead.change += 1000;

    EXPECT_EQ(feed.read(asGuest(), foreign, 10).error().code, ErrorCode::NotFound);
    EXPECT_EQ(feed.read(asGuest(), ahead, 10).error().code, ErrorCode::NotFound);
}

/// Writers that commit in another order than they began must not make a reader pass one over.
TEST_F(ProductFeedTest, AReaderAmongWritersMissesNothingAndSeesNoVersionTwice)
{
    constexpr int kWriters = 4;
    constexpr int kRounds = 25;
    std::vector<Product> own;
    for (int i = 0; i < kWriters * 5; ++i)
        own.push_back(add(fields("P-" + std::to_string(i), "Product")));
    copy.isEachGoneKnown = false; // put away and brought back between two looks
    std::atomic<int> running{kWriters};
    std::vector<std::jthread> writers;
    for (int w = 0; w < kWriters; ++w) {
        writers.emplace_back([&, w] {
            std::minstd_rand random(static_cast<unsigned>(w) + 1);
            for (int round = 0; round < kRounds; ++round) {
                const Product& product = own[std::size_t(w * 5) + random() % 5];
                auto content = product.fields;
                content.name = "Writer " + std::to_string(w) + " round " + std::to_string(round);
                content.active = random() % 4 != 0;
                if (random() % 5 == 0)
                    add(fields("NEW-" + std::to_string(w) + "-" + std::to_string(round), "New"));
                EXPECT_TRUE(products.update(asAdmin(), product.id, std::nullopt, content).ok());
            }
            --running;
        });
    }
    while (running > 0)
        copy.readPage(7);
    writers.clear();
    copy.catchUp(7);

    EXPECT_EQ(copy.names, shelves());
}

} // namespace
} // namespace vitrine::catalog
