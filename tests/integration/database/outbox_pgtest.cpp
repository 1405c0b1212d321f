#include "services/platform/database/outbox.hpp"
#include "tests/testkit/postgres.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <map>
#include <random>
#include <set>
#include <thread>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testkit::TestDatabase;

const Migration kMigrations[] = {
    {1, "0001_outbox.sql", kOutboxSchema},
    {2,
     "0002_thing.sql",
     "CREATE TABLE thing (key text PRIMARY KEY, version bigint NOT NULL);"
     "INSERT INTO thing SELECT 'k' || n, 0 FROM generate_series(0, 7) n"}};

Deadline soon()
{
    return Deadline::in(20s);
}

Outcome writeOne(Database& database, const std::string& key, const std::string& payload)
{
    return database.inTransaction(soon(), [&](Transaction& tx) -> Outcome {
        writeOutbox(tx, {"things", "Changed", key, payload}, TraceContext::start());
        return Done{};
    });
}

/// Reads page by page until nothing is left.
std::vector<StoredEvent> readAll(OutboxReader& reader, std::string& position, std::size_t pageSize)
{
    std::vector<StoredEvent> all;
    while (true) {
        auto page = reader.read(position, pageSize, soon());
        EXPECT_TRUE(page.ok()) << page.error().message;
        if (!page.ok() || page->events.empty())
            return all;
        position = page->next;
        all.insert(all.end(), page->events.begin(), page->events.end());
    }
}

TEST(Outbox, GivesBackWhatWasWritten)
{
    TestDatabase test(kMigrations);
    const TraceContext trace = TraceContext::start();
    ASSERT_TRUE(
        test.pool()
            .inTransaction(
                soon(),
                [&](Transaction& tx) -> Outcome {
                    writeOutbox(tx, {"order-events", "OrderPaid", "o-1", R"({"total": 5})"}, trace);
                    return Done{};
                })
            .ok());
    OutboxReader reader(test.pool());

    const auto page = reader.read("", 10, soon());

    ASSERT_TRUE(page.ok());
    ASSERT_EQ(page->events.size(), 1U);
    const StoredEvent& event = page->events.front();
    EXPECT_EQ(event.eventId.size(), 36U);
    EXPECT_EQ(event.topic, "order-events");
    EXPECT_EQ(event.type, "OrderPaid");
    EXPECT_EQ(event.key, "o-1");
    EXPECT_EQ(event.payload, R"({"total": 5})");
    EXPECT_EQ(event.traceparent, trace.traceparent());
    EXPECT_LT(std::chrono::abs(SystemClock().now() - event.createdAt), 1min);
}

TEST(Outbox, IsEmptyAfterARollback)
{
    TestDatabase test(kMigrations);
    (void)test.pool().inTransaction(soon(), [](Transaction& tx) -> Outcome {
        writeOutbox(tx, {"things", "Changed", "k", "{}"}, {});
        return failure<Done>(ErrorCode::Conflict, "no");
    });
    OutboxReader reader(test.pool());
    std::string position;

    EXPECT_TRUE(readAll(reader, position, 10).empty());
}

TEST(Outbox, PagesWithoutGapOrRepeat)
{
    TestDatabase test(kMigrations);
    OutboxReader reader(test.pool());
    std::string position;
    std::vector<std::string> seen;
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 10; ++i)
            ASSERT_TRUE(writeOne(test.pool(), "k", std::to_string(round * 10 + i)).ok());
        for (const StoredEvent& event : readAll(reader, position, 3))
            seen.push_back(event.payload);
    }

    ASSERT_EQ(seen.size(), 30U);
    for (int i = 0; i < 30; ++i)
        EXPECT_EQ(seen[static_cast<std::size_t>(i)], std::to_string(i));
}

TEST(Outbox, RefusesAPositionThatIsNone)
{
    TestDatabase test(kMigrations);
    OutboxReader reader(test.pool());

    for (const char* bad : {"7",
                            "1:1:;1:1:",
                            "1:1:;1:1:;x",
                            "1:1:;1:1:;-3",
                            "1:1;1:1:;0",
                            "0:1:;1:1:;0",
                            "5:3:;5:3:;0",
                            "1:9:9;1:9:;0",
                            "1:9:4,4;1:9:;0",
                            "1:9:5,4;1:9:;0",
                            "a:b:;1:1:;0",
                            "1:1:;1:1:;0;0",
                            "1:99999999999999999999:;1:1:;0"})
        EXPECT_EQ(reader.read(bad, 10, soon()).error().code, ErrorCode::InvalidArgument) << bad;
}

TEST(Outbox, ReadsATransactionThatTookItsNumberEarlierWhenItCommits)
{
    TestDatabase test(kMigrations);
    OutboxReader reader(test.pool());
    pqxx::connection slowConnection(test.url());
    auto slow = std::make_unique<pqxx::work>(slowConnection);
    slow->exec(
        "INSERT INTO outbox (topic, type, key, payload) VALUES ('things', 'Changed', 'slow', '0')");
    for (int i = 1; i <= 20; ++i)
        ASSERT_TRUE(writeOne(test.pool(), "fast", std::to_string(i)).ok());

    std::string position;
    EXPECT_EQ(readAll(reader, position, 5).size(), 20U) << "the late one holds nobody up";
    slow->commit();
    const auto late = readAll(reader, position, 5);

    ASSERT_EQ(late.size(), 1U);
    EXPECT_EQ(late.front().key, "slow");
}

TEST(Outbox, FinishesAWindowAsItWasWhenItWasOpened)
{
    TestDatabase test(kMigrations);
    OutboxReader reader(test.pool());
    pqxx::connection slowConnection(test.url());
    auto slow = std::make_unique<pqxx::work>(slowConnection);
    slow->exec(
        "INSERT INTO outbox (topic, type, key, payload) VALUES ('things', 'Changed', 'slow', '0')");
    for (int i = 1; i <= 4; ++i)
        ASSERT_TRUE(writeOne(test.pool(), "fast", std::to_string(i)).ok());
    const auto first = reader.read("", 2, soon());
    ASSERT_TRUE(first.ok());

    slow->commit(); // between two pages, with a number below those already read
    std::string position = first->next;
    const auto rest = readAll(reader, position, 2);

    ASSERT_EQ(first->events.size() + rest.size(), 5U);
    EXPECT_EQ(rest.back().key, "slow");
}

/// The order of one key's events is the order of the changes, even when the transaction that
/// changed first has the higher transaction id.
TEST(Outbox, KeepsTheOrderOfAKeyWhenTransactionIdsDoNot)
{
    TestDatabase test(kMigrations);
    OutboxReader reader(test.pool());
    const auto change = [](pqxx::transaction_base& tx, const char* payload) {
        tx.exec("UPDATE thing SET version = version + 1 WHERE key = 'k0'");
        tx.exec(std::string(
                    "INSERT INTO outbox (topic, type, key, payload) VALUES ('t', 'C', 'k0', '") +
                payload + "')");
    };
    pqxx::connection one(test.url());
    pqxx::connection two(test.url());
    pqxx::connection three(test.url());
    pqxx::work early(one);
    early.exec("SELECT pg_current_xact_id()"); // has its id, changes nothing yet
    pqxx::work between(three);
    between.exec(
        "SELECT pg_current_xact_id()"); // and stays open: it is the oldest running one at the end
    {
        pqxx::work late(two);
        change(late, "1");
        late.commit();
    }
    change(early, "2");
    early.commit();

    std::string position;
    const auto events = readAll(reader, position, 1);

    ASSERT_EQ(events.size(), 2U);
    EXPECT_EQ(events[0].payload, "1");
    EXPECT_EQ(events[1].payload, "2");
}

/// T17: writers that hold their transaction open for random times, some rolling back, while a
/// reader pages.
TEST(Outbox, LosesNothingAndKeepsEveryKeysOrderUnderManyWriters)
{
    constexpr int kWriters = 8;
    constexpr int kEach = 250;
    TestDatabase test(kMigrations,
                      {.connectionsMax = kWriters, .acquireTimeout = 20s, .lockTimeout = 20s});
    Database readerPool({.url = test.url(), .connectionsMax = 1});
    OutboxReader reader(readerPool);
    std::atomic<int> committed{0};
    std::atomic<bool> writing{true};

    const auto write = [&](unsigned seed) {
        std::minstd_rand random(seed);
        for (int i = 0; i < kEach; ++i) {
            const std::string key = "k" + std::to_string(random() % 8);
            const bool slow = random() % 50 == 0;
            const bool abandon = random() % 10 == 0;
            const auto done = test.pool().inTransaction(soon(), [&](Transaction& tx) -> Outcome {
                if (slow) // takes a low transaction id and a low number, and commits long after the
                          // others
                    writeOutbox(tx, {"things", "Slow", "none", "0"}, {});
                if (slow)
                    std::this_thread::sleep_for(20ms);
                const auto version = tx.runText(
                    "UPDATE thing SET version = version + 1 WHERE key = $1 RETURNING version", key);
                writeOutbox(tx, {"things", "Changed", key, version[0][0].c_str()}, {});
                if (abandon)
                    return failure<Done>(ErrorCode::Conflict, "abandoned");
                return Done{};
            });
            committed += done.ok() ? 1 : 0;
            EXPECT_TRUE(done.ok() || done.error().code == ErrorCode::Conflict)
                << done.error().message;
        }
    };

    std::map<std::string, std::int64_t> lastVersion;
    std::set<std::string> ids;
    int changes = 0;
    std::string position;
    const auto take = [&] {
        for (const StoredEvent& event : readAll(reader, position, 37)) {
            EXPECT_TRUE(ids.insert(event.eventId).second) << "seen twice";
            if (event.type != "Changed")
                continue;
            ++changes;
            EXPECT_EQ(std::stoll(event.payload), ++lastVersion[event.key]) << event.key;
        }
    };
    {
        std::jthread writers([&] {
            std::vector<std::jthread> threads;
            for (unsigned i = 0; i < kWriters; ++i)
                threads.emplace_back(write, i + 1);
            threads.clear();
            writing = false;
        });
        while (writing)
            take();
    }
    take();

    EXPECT_EQ(changes, committed);
    EXPECT_EQ(std::to_string(ids.size()), test.value("SELECT count(*) FROM outbox"));
    EXPECT_GT(committed, kWriters * kEach / 2);
}

TEST(Inbox, AllowsAnEffectOncePerConsumer)
{
    TestDatabase test(kMigrations);
    const std::string eventId = "0192f0c1-2345-7abc-8def-0123456789ab";
    const Inbox mail("send-mail");
    const Inbox count("count");
    const auto once = [&](const Inbox& inbox) {
        return *test.pool().inTransaction(
            soon(), [&](Transaction& tx) { return Result<bool>(inbox.once(tx, eventId)); });
    };

    EXPECT_TRUE(once(mail));
    EXPECT_FALSE(once(mail));
    EXPECT_TRUE(once(count));
}

TEST(Inbox, AllowsAnEffectOnceAmongRivals)
{
    TestDatabase test(kMigrations);
    const Inbox inbox("effect");
    std::atomic<int> effects{0};
    {
        std::vector<std::jthread> rivals;
        for (int i = 0; i < 6; ++i) {
            rivals.emplace_back([&] {
                const auto first = test.pool().inTransaction(soon(), [&](Transaction& tx) {
                    return Result<bool>(inbox.once(tx, "0192f0c1-2345-7abc-8def-0123456789ab"));
                });
                effects += first.ok() && *first ? 1 : 0;
            });
        }
    }
    EXPECT_EQ(effects, 1);
}

TEST(Outbox, CleaningDeletesOldRowsInBatchesAndKeepsYoungOnes)
{
    TestDatabase test(kMigrations);
    for (int i = 0; i < 25; ++i)
        ASSERT_TRUE(writeOne(test.pool(), "k", "1").ok());
    test.execute("UPDATE outbox SET created_at = now() - interval '10 days' WHERE id <= 23");
    test.execute("INSERT INTO inbox SELECT 'c', gen_random_uuid(), now() - interval '10 days' FROM "
                 "generate_series(1, 7)");
    test.execute("INSERT INTO inbox SELECT 'c', gen_random_uuid(), now()");

    const auto deleted = cleanOutbox(test.pool(), std::chrono::hours(24 * 7), 5, soon());

    ASSERT_TRUE(deleted.ok()) << deleted.error().message;
    EXPECT_EQ(*deleted, 30);
    EXPECT_EQ(test.value("SELECT count(*) FROM outbox"), "2");
    EXPECT_EQ(test.value("SELECT count(*) FROM inbox"), "1");
}

} // namespace
} // namespace vitrine::platform
