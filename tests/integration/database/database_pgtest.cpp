#include "services/platform/database/database.hpp"
#include "services/platform/database/sql_array.hpp"
#include "tests/testkit/postgres.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <thread>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testkit::TestDatabase;

constexpr Migration kCounter[] = {{1, "0001_counter.sql", R"(
    CREATE TABLE counter (name text PRIMARY KEY, value bigint NOT NULL CHECK (value >= 0));
    INSERT INTO counter VALUES ('a', 0), ('b', 0);)"}};

constexpr Statement kAdd{"test_add",
                         "UPDATE counter SET value = value + $2 WHERE name = $1 RETURNING value"};
constexpr Statement kValue{"test_value", "SELECT value FROM counter WHERE name = $1"};
constexpr Statement kSleep{"test_sleep", "SELECT pg_sleep($1::int)"};

Deadline soon()
{
    return Deadline::in(10s);
}

Result<std::int64_t> add(Transaction& tx, std::string_view name, std::int64_t by)
{
    return tx.run(kAdd, name, by).at(0)[0].as<std::int64_t>();
}

std::int64_t valueOf(Database& database, std::string_view name)
{
    const auto value = database.read(soon(), [&](Transaction& tx) {
        return Result<std::int64_t>(tx.run(kValue, name).at(0)[0].as<std::int64_t>());
    });
    return value.ok() ? *value : -1;
}

TEST(Database, CommitsAValueAndRollsBackAnError)
{
    TestDatabase test(kCounter);

    const auto added =
        test.pool().inTransaction(soon(), [](Transaction& tx) { return add(tx, "a", 5); });
    ASSERT_TRUE(added.ok());
    EXPECT_EQ(*added, 5);

    const auto refused =
        test.pool().inTransaction(soon(), [](Transaction& tx) -> Result<std::int64_t> {
            (void)add(tx, "a", 100);
            return failure<std::int64_t>(ErrorCode::NotFound, "changed my mind");
        });
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::NotFound);
    EXPECT_EQ(valueOf(test.pool(), "a"), 5);
}

TEST(Database, OneStatementCommitsByItselfAndASecondOneIsRefused)
{
    TestDatabase test(kCounter);

    ASSERT_TRUE(
        test.pool().inStatement(soon(), [](Transaction& tx) { return add(tx, "a", 1); }).ok());
    const auto twice = test.pool().inStatement(soon(), [](Transaction& tx) {
        (void)add(tx, "b", 1);
        return add(tx, "b", 1);
    });

    ASSERT_FALSE(twice.ok());
    EXPECT_THAT(twice.error().message, HasSubstr("second statement"));
    EXPECT_EQ(valueOf(test.pool(), "a"), 1);
}

TEST(Database, NamesConstraintViolationsConflicts)
{
    TestDatabase test(kCounter);

    const auto twin = test.pool().inTransaction(soon(), [](Transaction& tx) -> Outcome {
        tx.runText("INSERT INTO counter VALUES ($1, 1)", "a");
        return Done{};
    });
    EXPECT_EQ(twin.error().code, ErrorCode::Conflict);
    EXPECT_THAT(twin.error().message, HasSubstr("counter_pkey"));

    const auto below =
        test.pool().inTransaction(soon(), [](Transaction& tx) { return add(tx, "a", -1); });
    EXPECT_EQ(below.error().code, ErrorCode::Conflict);
}

TEST(Database, NeverCommitsAfterAStatementThrewEvenWhenSomebodyCaughtIt)
{
    TestDatabase test(kCounter);

    const auto outcome = test.pool().inTransaction(soon(), [](Transaction& tx) -> Outcome {
        (void)add(tx, "a", 7);
        try {
            tx.runText("SELECT 1 FROM no_such_table");
        } catch (
            const std::exception&) { // what nobody may do: libpqxx would report a successful commit
        }
        return Done{};
    });

    ASSERT_FALSE(outcome.ok());
    EXPECT_THAT(outcome.error().message, HasSubstr("caught"));
    EXPECT_EQ(valueOf(test.pool(), "a"), 0);
}

TEST(Database, RefusesATextWithANulByte)
{
    TestDatabase test(kCounter);

    const auto outcome = test.pool().read(soon(), [](Transaction& tx) -> Outcome {
        tx.run(kValue, std::string_view("a\0b", 3));
        return Done{};
    });

    ASSERT_FALSE(outcome.ok());
    EXPECT_THAT(outcome.error().message, HasSubstr("NUL"));
}

TEST(Database, RepeatsADeadlockUntilBothSidesAreDone)
{
    TestDatabase test(kCounter);
    test.execute("ALTER SYSTEM SET deadlock_timeout = '20ms'");
    test.execute("SELECT pg_reload_conf()");
    constexpr int kRounds = 20;
    std::atomic<int> failures{0};
    std::atomic<int> tries{0};
    const auto run = [&](const char* first, const char* second) {
        for (int i = 0; i < kRounds; ++i) {
            const auto done = test.pool().inTransaction(soon(), [&](Transaction& tx) {
                ++tries;
                (void)add(tx, first, 1);
                return add(tx, second, 1);
            });
            failures += done.ok() ? 0 : 1;
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 2; ++i) {
            threads.emplace_back(run, "a", "b");
            threads.emplace_back(run, "b", "a");
        }
    }

    EXPECT_EQ(failures, 0);
    EXPECT_EQ(valueOf(test.pool(), "a"), 4 * kRounds);
    EXPECT_EQ(valueOf(test.pool(), "b"), 4 * kRounds);
    EXPECT_GT(tries, 4 * kRounds) << "the orders crossed, so some transactions must have met";
}

TEST(Database, RepeatsASerializationFailure)
{
    TestDatabase test(kCounter);
    std::atomic<int> failures{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 10; ++n) {
                    const auto done = test.pool().inTransaction(soon(), [](Transaction& tx) {
                        tx.runScript("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
                        return add(tx, "a", 1);
                    });
                    failures += done.ok() ? 0 : 1;
                }
            });
        }
    }
    // Each either succeeded or said that it gave up; nothing is counted twice.
    EXPECT_EQ(valueOf(test.pool(), "a"), 30 - failures);
    EXPECT_LT(failures, 15);
}

TEST(Database, WaitsForAFreeConnectionAndThenSaysSo)
{
    TestDatabase test(kCounter, {.connectionsMax = 1, .acquireTimeout = 100ms});
    std::barrier both(2);
    std::jthread holder([&] {
        (void)test.pool().inTransaction(soon(), [&](Transaction&) -> Outcome {
            both.arrive_and_wait();
            both.arrive_and_wait();
            return Done{};
        });
    });
    both.arrive_and_wait();
    EXPECT_EQ(test.pool().usage().leased, 1U);

    const auto begin = std::chrono::steady_clock::now();
    const Outcome starved = test.pool().ping(soon());
    const auto waited = std::chrono::steady_clock::now() - begin;
    both.arrive_and_wait();
    holder.join();

    EXPECT_EQ(starved.error().code, ErrorCode::Unavailable);
    EXPECT_GE(waited, 100ms);
    EXPECT_LT(waited, 1s);
    EXPECT_TRUE(test.pool().ping(soon()).ok());
    EXPECT_EQ(test.pool().usage().leased, 0U);
}

TEST(Database, NeverOpensMoreConnectionsThanAllowed)
{
    TestDatabase test(kCounter, {.connectionsMax = 3});
    std::atomic<std::size_t> most{0};
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 12; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 20; ++n) {
                    EXPECT_TRUE(test.pool().ping(soon()).ok());
                    most = std::max(most.load(), test.pool().usage().open);
                }
            });
        }
    }
    EXPECT_LE(most, 3U);
    EXPECT_EQ(
        test.value("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'vitrine' AND "
                   "datname = current_database()"),
        std::to_string(test.pool().usage().open));
}

TEST(Database, CallsAStatementThatTakesTooLongADeadline)
{
    TestDatabase test(kCounter, {.statementTimeout = 50ms});

    const auto slow = test.pool().inTransaction(soon(), [](Transaction& tx) -> Outcome {
        tx.run(kSleep, 5);
        return Done{};
    });

    EXPECT_EQ(slow.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_EQ(test.pool().usage().open, 1U) << "the connection is still good";
}

TEST(Database, DoesNotWaitForARowLockLongerThanTheLockTimeOut)
{
    TestDatabase test(kCounter, {.lockTimeout = 50ms});
    pqxx::connection holder(test.url());
    pqxx::work lock(holder);
    lock.exec("SELECT 1 FROM counter WHERE name = 'a' FOR UPDATE");

    const auto blocked =
        test.pool().inTransaction(soon(), [](Transaction& tx) { return add(tx, "a", 1); });
    const auto other =
        test.pool().inTransaction(soon(), [](Transaction& tx) { return add(tx, "b", 1); });

    EXPECT_EQ(blocked.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_TRUE(other.ok());
}

TEST(Database, CutsATransactionAtItsDeadline)
{
    TestDatabase test(kCounter);
    const auto begin = std::chrono::steady_clock::now();

    const auto late =
        test.pool().inTransaction(Deadline::in(200ms), [](Transaction& tx) -> Outcome {
            tx.run(kSleep, 2);
            return Done{};
        });

    EXPECT_EQ(late.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
    EXPECT_EQ(test.pool().usage().open, 0U) << "a connection that was cut is dropped";
}

TEST(Database, DropsAConnectionOlderThanItsAge)
{
    TestDatabase test(kCounter, {.connectionAgeMax = std::chrono::minutes(0)});
    const auto backend = [&] {
        return *test.pool().read(soon(), [](Transaction& tx) {
            return Result<int>(tx.runText("SELECT pg_backend_pid()").at(0)[0].as<int>());
        });
    };

    EXPECT_NE(backend(), backend());
}

TEST(Database, NoticesAnIdleConnectionThatTheServerEnded)
{
    TestDatabase test(kCounter, {.connectionsMax = 1});
    ASSERT_TRUE(test.pool().ping(soon()).ok());
    test.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'vitrine' "
        "AND datname = current_database()");

    // Not one call fails: the dead connection is noticed before it is used, or the body is
    // repeated.
    for (int i = 0; i < 3; ++i)
        EXPECT_TRUE(test.pool()
                        .inTransaction(soon(), [](Transaction& tx) { return add(tx, "a", 1); })
                        .ok());
    EXPECT_EQ(valueOf(test.pool(), "a"), 3);
}

TEST(Database, RepeatsABodyWhoseConnectionBrokeBeforeCommit)
{
    TestDatabase test(kCounter);
    int tries = 0;

    const auto added = test.pool().inTransaction(soon(), [&](Transaction& tx) {
        if (++tries == 1)
            test.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = "
                "'vitrine' AND datname = current_database()");
        return add(tx, "a", 1);
    });

    ASSERT_TRUE(added.ok()) << added.error().message;
    EXPECT_EQ(tries, 2);
    EXPECT_EQ(valueOf(test.pool(), "a"), 1);
}

TEST(Database, SaysThatItDoesNotKnowWhenTheConnectionDiesDuringCommit)
{
    TestDatabase test(kCounter);
    // A deferred trigger ends the session in the middle of COMMIT.
    test.execute(R"(
        CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END';
        CREATE CONSTRAINT TRIGGER die AFTER UPDATE ON counter DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW EXECUTE FUNCTION die();)");
    int tries = 0;

    const auto doubtful = test.pool().inTransaction(soon(), [&](Transaction& tx) {
        ++tries;
        return add(tx, "a", 1);
    });

    ASSERT_FALSE(doubtful.ok());
    EXPECT_EQ(doubtful.error().code, ErrorCode::Internal);
    EXPECT_TRUE(isOutcomeUnknown(doubtful.error()));
    EXPECT_EQ(doubtful.error().message, "commit outcome unknown");
    EXPECT_EQ(tries, 1) << "what may have been done is not done again";
}

TEST(Database, IsUsableAgainRightAfterTheServerCrashed)
{
    testkit::PostgresCluster cluster;
    cluster.execute("CREATE TABLE t (n int)");
    Database database({.url = cluster.superuserUrl()});
    ASSERT_TRUE(database.ping(soon()).ok());

    cluster.crash();
    EXPECT_EQ(database.ping(soon()).error().code, ErrorCode::Unavailable);
    cluster.start();
    const auto begin = std::chrono::steady_clock::now();
    while (!database.ping(soon()).ok())
        ASSERT_LT(std::chrono::steady_clock::now() - begin, 5s);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST(Database, RefusesFastWhileTheServerIsAway)
{
    testkit::PostgresCluster cluster;
    Database database({.url = cluster.superuserUrl()});
    cluster.crash();
    EXPECT_EQ(database.ping(soon()).error().code, ErrorCode::Unavailable); // learns it

    const auto begin = std::chrono::steady_clock::now();
    for (int i = 0; i < 20; ++i)
        EXPECT_EQ(database.ping(soon()).error().code, ErrorCode::Unavailable);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 1s);
}

TEST(Database, CutsOffAServerThatStoppedAnswering)
{
    testkit::PostgresCluster cluster;
    Database database({.url = cluster.superuserUrl(), .statementTimeout = 300ms});
    ASSERT_TRUE(database.ping(soon()).ok());

    cluster.freeze();
    const auto begin = std::chrono::steady_clock::now();
    const Outcome frozen = database.ping(Deadline::in(30s));
    const auto took = std::chrono::steady_clock::now() - begin;
    cluster.thaw();

    ASSERT_FALSE(frozen.ok());
    EXPECT_EQ(frozen.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_LT(took, 3s);
    EXPECT_TRUE(database.ping(soon()).ok());
}

TEST(Database, TellsABadUrlApartFromADatabaseThatIsAway)
{
    Database database({.url = "nonsense"});

    EXPECT_EQ(database.ping(soon()).error().code, ErrorCode::InvalidArgument);
}

TEST(SqlArray, IsReadBackByPostgresAsItWas)
{
    TestDatabase test;
    const std::vector<std::string> values = {"a,b", R"(q"\)", "", "NULL", "{x}", "ü"};

    const auto read = test.pool().read(soon(), [&](Transaction& tx) {
        std::vector<std::string> back;
        for (const auto& row :
             tx.runText("SELECT v FROM unnest($1::text[]) WITH ORDINALITY u(v, n) ORDER BY n",
                        sqlArray(values)))
            back.emplace_back(row[0].c_str());
        return Result<std::vector<std::string>>(back);
    });

    ASSERT_TRUE(read.ok());
    EXPECT_EQ(*read, values);
}

TEST(PostgresCluster, GivesEachServiceADatabaseThatNoOtherCanOpen)
{
    auto& cluster = testkit::PostgresCluster::shared();
    const std::string order = cluster.serviceDatabase("order_svc");
    (void)cluster.serviceDatabase("payment_svc");
    Database own({.url = order});
    std::string foreignUrl = order;
    foreignUrl.replace(foreignUrl.find("/order_svc?"), 11, "/payment_svc?");
    Database foreign({.url = foreignUrl, .acquireTimeout = 10ms});

    EXPECT_EQ(cluster.serviceDatabase("order_svc"), order);
    EXPECT_TRUE(own.ping(soon()).ok());
    const Outcome refused = foreign.ping(soon());
    ASSERT_FALSE(refused.ok());
    EXPECT_THAT(refused.error().message, HasSubstr("permission denied"));
}

} // namespace
} // namespace vitrine::platform
