#include "storefront-kiosk/queue/queue_salvage.hpp"

#include "storefront-kiosk/queue/queue_sql.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"

#include <algorithm>
#include <chrono>
#include <map>
#include <unistd.h>
#include <vector>

namespace vitrine::kiosk {
namespace {

constexpr int kColumns = 17;
constexpr int kPosition = 0;
constexpr int kId = 1;
constexpr bool kIsNumber[kColumns] = {true,
                                      false,
                                      false,
                                      false,
                                      false,
                                      false,
                                      true,
                                      false,
                                      true,
                                      true,
                                      true,
                                      false,
                                      false,
                                      false,
                                      false,
                                      true,
                                      true};

/// What could be read of a file.
struct Salvage
{
    std::map<std::string, std::vector<SqlValue>> sales; ///< By id.
    std::map<std::string, std::int64_t> counters;
};

Result<std::unique_ptr<SqliteFile>> openFile(const std::string& path)
{
    return SqliteFile::open({.path = path,
                             .durability = SqliteFile::Durability::Full,
                             .migrations = sql::queueMigrations()});
}

void readSales(SqliteFile& file, const char* sql, Salvage& into)
{
    auto rows = file.query(sql);
    while (rows.ok() && rows->next()) {
        std::vector<SqlValue> values;
        for (int i = 0; i < kColumns; ++i) {
            if (rows->isNull(i))
                values.emplace_back(nullptr);
            else if (kIsNumber[i])
                values.emplace_back(rows->integer(i));
            else
                values.emplace_back(rows->text(i));
        }
        into.sales.insert_or_assign(rows->text(kId), std::move(values));
    }
}

/// From both ends, so that one bad page costs no more than what is on it.
Salvage readAll(SqliteFile& file)
{
    Salvage salvage;
    readSales(file, sql::salvageForward, salvage);
    readSales(file, sql::salvageBackward, salvage);
    auto counters = file.query(sql::salvageCounters);
    while (counters.ok() && counters->next())
        salvage.counters[counters->text(0)] = counters->integer(1);
    return salvage;
}

/// Higher than any number that a kiosk can have given by counting: it sells less than once a
/// minute.
std::int64_t numberNeverGiven(Timestamp now)
{
    using namespace std::chrono;
    return std::max<std::int64_t>(
        duration_cast<minutes>(now - sys_days{year{2026} / January / 1}).count(), 0);
}

Outcome writeAll(SqliteFile& file, const Salvage& salvage, Timestamp now)
{
    auto counters = salvage.counters;
    for (const auto& [id, values] : salvage.sales) {
        if (const auto added = file.execute(sql::addSalvaged, values); !added.ok())
            return added.error();
        if (const auto* position = std::get_if<std::int64_t>(&values[kPosition]))
            counters[kPositionCounter] = std::max(counters[kPositionCounter], *position);
    }
    counters[kNumberCounter] = std::max(counters[kNumberCounter], numberNeverGiven(now));
    for (const auto& [name, value] : counters) {
        if (const auto set = file.execute(sql::setCounter, {name, value}); !set.ok())
            return set.error();
    }
    return Done{};
}

std::string rebuiltName(const std::string& path)
{
    return path + ".rebuilt";
}

Outcome removeRebuilt(const std::string& path)
{
    for (const char* part : {"-wal", "-shm", ""}) {
        if (const auto removed = removeDurably(rebuiltName(path) + part); !removed.ok())
            return removed;
    }
    return Done{};
}

/// The new file is whole before the damaged one gives up its name: a crash in between loses
/// nothing.
Outcome rebuild(const std::string& path, const Salvage& salvage, Timestamp now)
{
    if (const auto removed = removeRebuilt(path); !removed.ok())
        return removed;
    {
        const auto fresh = openFile(rebuiltName(path));
        if (!fresh.ok())
            return fresh.error();
        auto& file = **fresh;
        if (auto done = file.inTransaction([&] { return writeAll(file, salvage, now); });
            !done.ok())
            return done;
        if (auto emptied = file.emptyLog(); !emptied.ok())
            return emptied;
    }
    if (const auto moved = moveAside(path, now); !moved.ok())
        return moved.error();
    return renameDurably(rebuiltName(path), path);
}

/// A crash came between the two steps at the end of `rebuild`.
Outcome finishRebuild(const std::string& path)
{
    if (::access(path.c_str(), F_OK) == 0 || ::access(rebuiltName(path).c_str(), F_OK) != 0)
        return Done{};
    return renameDurably(rebuiltName(path), path);
}

} // namespace

Result<std::unique_ptr<SqliteFile>> openQueueFile(const std::string& path, Timestamp now)
{
    using Opened = Result<std::unique_ptr<SqliteFile>>;
    if (const auto finished = finishRebuild(path); !finished.ok())
        return Opened(finished.error());
    auto file = openFile(path);
    if (!file.ok() && file.error().code != ErrorCode::Internal)
        return file; // no room, no right, a newer program's: nothing is wrong with the file
    Salvage salvage;
    if (file.ok()) {
        const auto whole = (*file)->check();
        if (whole.ok())
            return file;
        if (whole.error().code != ErrorCode::Internal)
            return Opened(whole.error());
        salvage = readAll(**file);
        file = Opened(); // closed before it is moved
    }
    if (const auto rebuilt = rebuild(path, salvage, now); !rebuilt.ok())
        return Opened(rebuilt.error());
    return openFile(path);
}

} // namespace vitrine::kiosk
