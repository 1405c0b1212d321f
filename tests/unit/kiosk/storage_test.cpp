#include "kiosk_testing.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "storefront-kiosk/storage/file_lock.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "storefront-kiosk/storage/sqlite_file.hpp"

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace vitrine;
using namespace vitrine::kiosk;
using vitrine::kiosk::testing::codeOf;
using vitrine::kiosk::testing::Folder;
using vitrine::kiosk::testing::must;

namespace {

const std::vector<Migration> kFirst{
    {"CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE)"}};
const std::vector<Migration> kSecond{
    kFirst.front(), {"ALTER TABLE note ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'"}};

Result<std::unique_ptr<SqliteFile>> openFile(const std::string& path,
                                             const std::vector<Migration>& migrations = kFirst,
                                             std::int64_t bytesMax = 0)
{
    return SqliteFile::open({.path = path, .bytesMax = bytesMax, .migrations = migrations});
}

std::string contentOf(const std::string& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void overwrite(const std::string& path, std::size_t at, const std::string& bytes)
{
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekp(static_cast<std::streamoff>(at));
    file << bytes;
}

/// Lets this process write no file beyond a size, as a full disk would.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

TEST(DurableFile, ReplacesAFileWholeAndForItsOwnerOnly)
{
    const Folder folder;
    const auto path = folder.file("state");
    must(writeDurably(path, "one"));
    must(writeDurably(path, "two, longer"));
    EXPECT_EQ(must(readFile(path, 100)), "two, longer");
    EXPECT_FALSE(std::filesystem::exists(path + ".new"));
    struct stat status
    {
    };
    ASSERT_EQ(::stat(path.c_str(), &status), 0);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
}

TEST(DurableFile, KeepsTheOldContentWhenTheDiskIsFull)
{
    const Folder folder;
    const auto path = folder.file("state");
    must(writeDurably(path, "precious"));
    {
        const FileSizeLimit full(4096);
        EXPECT_EQ(codeOf(writeDurably(path, std::string(10'000, 'x'))), ErrorCode::TooLarge);
    }
    EXPECT_EQ(must(readFile(path, 100)), "precious");
    EXPECT_FALSE(std::filesystem::exists(path + ".new"));
}

TEST(DurableFile, NamesWhatIsMissingOrTooLong)
{
    const Folder folder;
    EXPECT_EQ(codeOf(readFile(folder.file("none"), 10)), ErrorCode::NotFound);
    must(writeDurably(folder.file("long"), "0123456789A"));
    EXPECT_EQ(codeOf(readFile(folder.file("long"), 10)), ErrorCode::TooLarge);
    EXPECT_EQ(codeOf(writeDurably(folder.file("no/such/folder"), "x")), ErrorCode::NotFound);
    EXPECT_TRUE(removeDurably(folder.file("none")).ok());
}

TEST(FileLock, KeepsOthersOutUntilItIsLetGo)
{
    const Folder folder;
    auto first = must(FileLock::take(folder.file("lock")));
    EXPECT_EQ(codeOf(FileLock::take(folder.file("lock"))), ErrorCode::Conflict);
    first.reset();
    EXPECT_TRUE(FileLock::take(folder.file("lock")).ok());
}

TEST(SqliteFile, SyncsEachCommitAndOverwritesWhatIsDeleted)
{
    const Folder folder;
    auto file = must(openFile(folder.file("a.db")));
    EXPECT_EQ(must(file->integer("PRAGMA synchronous")), 2); // FULL
    EXPECT_EQ(must(file->integer("PRAGMA secure_delete")), 1);
    auto mode = must(file->query("PRAGMA journal_mode"));
    ASSERT_TRUE(mode.next());
    EXPECT_EQ(mode.text(0), "wal");
}

TEST(SqliteFile, LeavesNothingOfWhatWasDeletedInAnyFile)
{
    const Folder folder;
    const auto path = folder.file("a.db");
    auto file = must(openFile(path));
    const std::string secret = "marker-of-a-shopper-7f3a";
    must(file->execute("INSERT INTO note (text) VALUES (?)", {secret}));
    EXPECT_NE((contentOf(path) + contentOf(path + "-wal")).find(secret), std::string::npos);
    must(file->execute("DELETE FROM note WHERE text = ?", {secret}));
    must(file->emptyLog());
    EXPECT_EQ((contentOf(path) + contentOf(path + "-wal")).find(secret), std::string::npos);
}

TEST(SqliteFile, BringsAnOlderSchemaUpToDateAndRefusesANewerOne)
{
    const Folder folder;
    const auto path = folder.file("a.db");
    {
        auto old = must(openFile(path, kFirst));
        must(old->execute("INSERT INTO note (text) VALUES ('kept')"));
    }
    {
        auto fresh = must(openFile(path, kSecond));
        auto rows = must(fresh->query("SELECT text, colour FROM note"));
        ASSERT_TRUE(rows.next());
        EXPECT_EQ(rows.text(0) + rows.text(1), "keptred");
    }
    EXPECT_EQ(codeOf(openFile(path, kFirst)), ErrorCode::Conflict);
}

TEST(SqliteFile, RollsBackWhatFailsOnTheWay)
{
    const Folder folder;
    auto file = must(openFile(folder.file("a.db")));
    const auto failed = file->inTransaction([&]() -> Outcome {
        must(file->execute("INSERT INTO note (text) VALUES ('half')"));
        return failure<Done>(ErrorCode::Cancelled, "no");
    });
    EXPECT_EQ(codeOf(failed), ErrorCode::Cancelled);
    EXPECT_EQ(must(file->integer("SELECT count(*) FROM note")), 0);
    must(file->execute("INSERT INTO note (text) VALUES ('once')"));
    EXPECT_EQ(codeOf(file->execute("INSERT INTO note (text) VALUES ('once')")),
              ErrorCode::Conflict);
}

TEST(SqliteFile, SaysThatTheDiskIsFullAndGoesOnAfterwards)
{
    const Folder folder;
    auto file = must(openFile(folder.file("a.db"), kFirst, 64 * 1024));
    Result<std::int64_t> added(0);
    int count = 0;
    while (added.ok() && count < 1000)
        added = file->execute("INSERT INTO note (text) VALUES (?)",
                              {std::to_string(count++) + std::string(1000, 'x')});
    EXPECT_EQ(codeOf(added), ErrorCode::TooLarge);
    EXPECT_EQ(must(file->integer("SELECT count(*) FROM note")), count - 1);
    must(file->execute("DELETE FROM note WHERE id < 20"));
    EXPECT_TRUE(file->execute("INSERT INTO note (text) VALUES ('fits again')").ok());
}

TEST(SqliteFile, ReportsAWriteThatTheSystemRefuses)
{
    const Folder folder;
    auto file = must(openFile(folder.file("a.db")));
    {
        const FileSizeLimit full(64 * 1024);
        Result<std::int64_t> added(0);
        for (int i = 0; i < 200 && added.ok(); ++i)
            added = file->execute("INSERT INTO note (text) VALUES (?)",
                                  {std::to_string(i) + std::string(1000, 'x')});
        ASSERT_FALSE(added.ok());
        EXPECT_TRUE(added.error().code == ErrorCode::TooLarge ||
                    added.error().code == ErrorCode::Unavailable)
            << added.error().message;
    }
    EXPECT_TRUE(file->execute("INSERT INTO note (text) VALUES ('later')").ok());
    EXPECT_TRUE(file->check().ok());
}

TEST(SqliteFile, StartsAnewBesideADamagedFile)
{
    const Folder folder;
    const auto path = folder.file("a.db");
    must(writeDurably(path, "this is no database " + std::string(5000, '#')));
    EXPECT_EQ(codeOf(openFile(path)), ErrorCode::Internal);
    const Timestamp now(std::chrono::milliseconds(1'795'167'000'000));
    auto file = must(openOrStartAnew({.path = path, .migrations = kFirst}, now));
    EXPECT_EQ(must(file->integer("SELECT count(*) FROM note")), 0);
    const auto aside = filesMovedAside(path);
    ASSERT_EQ(aside.size(), 1u);
    EXPECT_EQ(aside.front(), path + ".damaged-20261120T093000.000Z");
}

TEST(SqliteFile, FindsDamageInsideAFile)
{
    const Folder folder;
    const auto path = folder.file("a.db");
    {
        auto file = must(openFile(path));
        for (int i = 0; i < 200; ++i)
            must(file->execute("INSERT INTO note (text) VALUES (?)",
                               {std::to_string(i) + std::string(500, 'x')}));
    }
    overwrite(path, 4096 * 5, std::string(4096 * 4, '\x5A'));
    auto file = openFile(path);
    if (file.ok()) {
        EXPECT_EQ(codeOf((*file)->check()), ErrorCode::Internal);
    } else {
        EXPECT_EQ(file.error().code, ErrorCode::Internal);
    }
}

TEST(SerialThread, DoesWhatItTookInOrderAndTheLastThingLast)
{
    std::vector<int> done;
    {
        SerialThread thread;
        for (int i = 0; i < 100; ++i)
            ASSERT_TRUE(thread.post([&done, i] { done.push_back(i); }));
        thread.endWith([&done] { done.push_back(-1); });
    }
    ASSERT_EQ(done.size(), 101u);
    EXPECT_TRUE(std::is_sorted(done.begin(), done.end() - 1));
    EXPECT_EQ(done.back(), -1);
}

TEST(SerialThread, RefusesMoreThanItMayKeep)
{
    std::mutex gate;
    gate.lock();
    SerialThread thread(2);
    ASSERT_TRUE(thread.post([&gate] { const std::lock_guard wait(gate); }));
    int taken = 0;
    for (int i = 0; i < 10; ++i)
        taken += thread.post([] {}) ? 1 : 0;
    EXPECT_LE(taken, 2);
    gate.unlock();
}
