#include "services/platform/database/database.hpp"
#include "tests/testkit/postgres.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testkit::TestDatabase;

constexpr Migration kFirst{1, "0001_a.sql", "CREATE TABLE a (n int); INSERT INTO a VALUES (1);"};
constexpr Migration kSecond{
    2, "0002_b.sql", "ALTER TABLE a ADD COLUMN m int; UPDATE a SET m = n + 1;"};
constexpr Migration kThird{3, "0003_c.sql", "CREATE TABLE c (n int)"};

Outcome apply(TestDatabase& test, std::vector<Migration> migrations)
{
    return migrate(test.pool(), migrations, Deadline::in(20s));
}

TEST(Migrations, AppliesOnlyWhatIsMissing)
{
    TestDatabase test;

    ASSERT_TRUE(apply(test, {kFirst}).ok());
    ASSERT_TRUE(apply(test, {kFirst, kSecond}).ok());
    ASSERT_TRUE(apply(test, {kFirst, kSecond}).ok());

    EXPECT_EQ(test.value("SELECT m FROM a"), "2");
    EXPECT_EQ(test.value("SELECT string_agg(version || ' ' || name, ', ' ORDER BY version) FROM "
                         "schema_migration"),
              "1 0001_a.sql, 2 0002_b.sql");
}

TEST(Migrations, RefusesAStepThatWasChangedAfterwards)
{
    TestDatabase test;
    ASSERT_TRUE(apply(test, {kFirst}).ok());
    Migration changed = kFirst;
    changed.sql = "CREATE TABLE a (n bigint)";

    const Outcome refused = apply(test, {changed, kSecond});

    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_THAT(refused.error().message, HasSubstr("0001_a.sql"));
    EXPECT_EQ(test.value("SELECT count(*) FROM schema_migration"), "1");
}

TEST(Migrations, RunsOnADatabaseOneVersionAheadAndOnNoNewerOne)
{
    TestDatabase test;
    ASSERT_TRUE(apply(test, {kFirst, kSecond, kThird}).ok());

    EXPECT_TRUE(apply(test, {kFirst, kSecond}).ok());
    const Outcome tooOld = apply(test, {kFirst});

    EXPECT_EQ(tooOld.error().code, ErrorCode::Conflict);
    EXPECT_THAT(tooOld.error().message, HasSubstr("too old"));
}

TEST(Migrations, RefusesAGapInTheNumbers)
{
    TestDatabase test;

    EXPECT_EQ(apply(test, {kFirst, kThird}).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(test.value("SELECT to_regclass('a')"), "");
}

TEST(Migrations, LeavesNothingOfAStepThatFails)
{
    TestDatabase test;
    const Migration broken{2, "0002_broken.sql", "CREATE TABLE half (n int); SELECT 1 / 0;"};

    const Outcome failed = apply(test, {kFirst, broken});

    EXPECT_EQ(failed.error().code, ErrorCode::Internal);
    EXPECT_EQ(test.value("SELECT to_regclass('half')"), "");
    EXPECT_EQ(test.value("SELECT max(version) FROM schema_migration"), "1");
}

TEST(Migrations, AreAppliedOnceByStartersAtTheSameTime)
{
    TestDatabase test;
    std::atomic<int> failures{0};
    {
        std::vector<std::jthread> starters;
        for (int i = 0; i < 8; ++i) {
            starters.emplace_back([&] {
                Database database({.url = test.url()});
                const std::vector<Migration> steps = {kFirst, kSecond, kThird};
                failures += migrate(database, steps, Deadline::in(30s)).ok() ? 0 : 1;
            });
        }
    }
    EXPECT_EQ(failures, 0);
    EXPECT_EQ(test.value("SELECT count(*) FROM a"), "1");
}

TEST(Migrations, WaitForATableLockInShortTurns)
{
    TestDatabase test;
    ASSERT_TRUE(apply(test, {kFirst}).ok());
    pqxx::connection reader(test.url());
    auto reading = std::make_unique<pqxx::work>(reader);
    reading->exec("SELECT n FROM a");
    std::jthread release([&] {
        std::this_thread::sleep_for(2500ms); // longer than one turn of the ALTER behind it
        reading.reset();
    });

    EXPECT_TRUE(apply(test, {kFirst, kSecond}).ok());
}

} // namespace
} // namespace vitrine::platform
