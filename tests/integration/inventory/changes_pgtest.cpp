#include "tests/integration/inventory/inventory_fixture.hpp"

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <utility>

namespace vitrine::inventory {
namespace {

/// A copy of the figures that is kept by following the feed.
class Copy
{
public:
    explicit Copy(StockFeed& feed)
        : m_feed(feed)
    {
    }

    /// @return Whether there is more.
    bool readPage(int limit = 100)
    {
        platform::CallContext guest;
        guest.deadline = Deadline::in(std::chrono::seconds(30));
        const auto page = m_feed.read(guest, place, limit);
        EXPECT_TRUE(page.ok()) << page.error().message;
        if (!page.ok())
            return false;
        place = page->next;
        last = *page;
        for (const StockFeedItem& item : page->items) {
            EXPECT_TRUE(m_seen.insert({item.productId, item.version}).second)
                << "version " << item.version << " of " << item.productId << " came twice";
            available[item.productId] = item.available;
            isLow[item.productId] = item.isLow;
        }
        return page->hasMore;
    }
    void catchUp(int limit = 100)
    {
        while (readPage(limit)) {
        }
    }

    StockFeedPlace place;
    StockFeedPage last;
    std::map<std::string, std::int64_t> available;
    std::map<std::string, bool> isLow;

private:
    StockFeed& m_feed;
    std::set<std::pair<std::string, std::int64_t>> m_seen;
};

class StockFeedTest : public InventoryFixture
{
protected:
    Copy copy{feed};
};

TEST_F(StockFeedTest, TellsAllFiguresFirstThenWhatChanges)
{
    for (int i = 1; i <= 5; ++i)
        deliver(product(i), i);

    EXPECT_TRUE(copy.readPage(2));
    EXPECT_TRUE(copy.last.isSnapshot);
    copy.catchUp(2);
    EXPECT_TRUE(copy.last.isSnapshot);
    EXPECT_EQ(copy.available.size(), 5U);
    EXPECT_EQ(copy.available[product(4)], 4);
    EXPECT_TRUE(copy.isLow[product(5)]);

    EXPECT_FALSE(copy.readPage());
    EXPECT_FALSE(copy.last.isSnapshot);
    EXPECT_TRUE(copy.last.items.empty());

    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(4), 3}, {product(5), 1}})).ok());
    deliver(product(9), 7);
    EXPECT_FALSE(copy.readPage());
    EXPECT_EQ(copy.last.items.size(), 3U);
    EXPECT_EQ(copy.available[product(4)], 1);
    EXPECT_EQ(copy.available[product(5)], 4);
    EXPECT_EQ(copy.available[product(9)], 7);
    EXPECT_FALSE(copy.isLow[product(9)]);
    ASSERT_TRUE(leases.take(byDevice("kiosk-1"), allotment("kiosk-1", {{product(9), 2}})).ok());
    copy.readPage();
    EXPECT_EQ(copy.available[product(9)], 5);
}

/// A transaction that began before the reader's look and commits after it: its number is lower than
/// what the reader has seen.
TEST_F(StockFeedTest, ASaleThatCommitsLateIsNotPassedOver)
{
    deliver(product(1), 10);
    deliver(product(2), 10);
    copy.catchUp();
    pqxx::connection slow(database.url());
    pqxx::work early(slow);
    early.exec("UPDATE stock SET on_hand = 3, version = version + 1 WHERE product_id = '" +
               product(1) + "'");
    early.exec("INSERT INTO stock_movement (operation_id, product_id, kind, quantity, "
               "on_hand_after, reserved_after, reason, actor) VALUES (gen_random_uuid(), '" +
               product(1) + "', 'ADJUST', -7, 3, 0, '', 'test')");
    deliver(product(2), 5);

    copy.catchUp();
    EXPECT_EQ(copy.available[product(2)], 15);
    EXPECT_EQ(copy.available[product(1)], 10);
    early.commit();
    copy.catchUp();

    EXPECT_EQ(copy.available[product(1)], 3);
}

TEST_F(StockFeedTest, WhatChangesWhileAWindowIsReadComesInTheNextAndOnlyThere)
{
    for (int i = 1; i <= 6; ++i)
        deliver(product(i), 10);
    EXPECT_TRUE(copy.readPage(2));

    deliver(product(1), 1); // told already
    deliver(product(6), 1); // not yet
    EXPECT_TRUE(copy.readPage(2));
    copy.catchUp(2);

    EXPECT_TRUE(copy.last.isSnapshot) << "until everything was told";
    EXPECT_EQ(copy.available[product(1)], 11);
    EXPECT_EQ(copy.available[product(6)], 11);
    EXPECT_EQ(copy.available.size(), 6U);
}

TEST_F(StockFeedTest, DoesNotKnowAPlaceOfAnotherDatabaseOrOfItsOwnFuture)
{
    deliver(product(1), 1);
    copy.catchUp();
    StockFeedPlace foreign = copy.place;
    foreign.epoch = "0123456789abcdef";
    StockFeedPlace future = copy.place;
    future.window.since = future.window.till = "900000000:900000000:";

    EXPECT_EQ(feed.read(byOrder(), foreign, 10).error().code, ErrorCode::NotFound);
    EXPECT_EQ(feed.read(byOrder(), future, 10).error().code, ErrorCode::NotFound);
}

/// As a dump is restored into another cluster: the log bears ids of transactions that are still to
/// come there.
TEST_F(StockFeedTest, AReaderThatBeginsAfterARestoreFromADumpIsToldOfEverything)
{
    for (int i = 1; i <= 3; ++i)
        deliver(product(i), i);
    database.execute("UPDATE stock_movement SET tx = '9000000000'");

    copy.catchUp(2);

    EXPECT_EQ(copy.available.size(), 3U);
    deliver(product(2), 5);
    copy.catchUp(2);
    EXPECT_EQ(copy.available[product(2)], 7);
}

TEST_F(StockFeedTest, AReaderAmongWritersMissesNothingAndSeesNoVersionTwice)
{
    constexpr int kProducts = 12;
    constexpr int kWriters = 6;
    for (int i = 1; i <= kProducts; ++i)
        deliver(product(i), 1000);
    std::atomic<int> running{kWriters};
    std::vector<std::jthread> writers;
    for (int w = 0; w < kWriters; ++w) {
        writers.emplace_back([&, w] {
            std::minstd_rand random(static_cast<unsigned>(w) + 1);
            for (int round = 0; round < 40; ++round) {
                const auto first = 1 + static_cast<int>(random() % (kProducts - 1));
                const HoldRequest order = hold({{product(first), 1}, {product(first + 1), 2}});
                EXPECT_TRUE(reservations.reserve(byOrder(), order).ok());
                if (random() % 2 == 0) {
                    EXPECT_TRUE(reservations.release(byOrder(), order.orderId(), newId()).ok());
                }
            }
            --running;
        });
    }
    while (running > 0)
        copy.readPage(5);
    writers.clear();
    copy.catchUp(5);

    for (int i = 1; i <= kProducts; ++i)
        EXPECT_EQ(copy.available[product(i)], level(product(i)).available()) << i;
}

} // namespace
} // namespace vitrine::inventory
