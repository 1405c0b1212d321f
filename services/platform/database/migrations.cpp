#include "services/platform/database/database.hpp"

#include <algorithm>
#include <vector>

namespace vitrine::platform {
namespace {

constexpr int kLockTriesMax = 10;

/// The lock is held until the transaction ends, so a starter that dies frees it. Its wait is
/// bounded by the deadline.
constexpr char kBegin[] = R"(
    SET LOCAL statement_timeout = 0;
    SET LOCAL lock_timeout = 0;
    SELECT pg_advisory_xact_lock(8461734519202611);
    SET LOCAL lock_timeout = '2s';
    CREATE TABLE IF NOT EXISTS schema_migration (
        version    integer PRIMARY KEY,
        name       text NOT NULL,
        checksum   text NOT NULL,
        applied_at timestamptz NOT NULL DEFAULT now()
    );)";

struct Applied
{
    int version;
    std::string name;
    std::string checksum;
};

std::vector<Applied> readApplied(Transaction& tx)
{
    std::vector<Applied> applied;
    for (const auto& row :
         tx.runText("SELECT version, name, checksum FROM schema_migration ORDER BY version"))
        applied.push_back({row[0].as<int>(), row[1].as<std::string>(), row[2].as<std::string>()});
    return applied;
}

std::string checksumOf(Transaction& tx, const Migration& migration)
{
    return tx.runText("SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex')", migration.sql)[0][0]
        .c_str();
}

Outcome checkNumbers(std::span<const Migration> migrations)
{
    int expected = 1;
    for (const Migration& migration : migrations) {
        if (migration.version != expected)
            return failure<Done>(ErrorCode::InvalidArgument,
                                 "migration " + std::string(migration.name) +
                                     " should have version " + std::to_string(expected));
        ++expected;
    }
    return Done{};
}

/// Whether the program may run on what the database already has.
Outcome checkApplied(Transaction& tx,
                     std::span<const Migration> migrations,
                     const std::vector<Applied>& applied)
{
    const int known = static_cast<int>(migrations.size());
    int expected = 1;
    for (const Applied& step : applied) {
        if (step.version != expected)
            return failure<Done>(ErrorCode::Conflict,
                                 "the database lacks migration " + std::to_string(expected));
        if (step.version > known + 1)
            return failure<Done>(ErrorCode::Conflict,
                                 "the database has migration " + std::to_string(step.version) +
                                     ", this program knows " + std::to_string(known) +
                                     ": it is too old");
        if (step.version <= known) {
            const Migration& ours = migrations[static_cast<std::size_t>(step.version) - 1];
            if (checksumOf(tx, ours) != step.checksum)
                return failure<Done>(ErrorCode::Conflict,
                                     "migration " + std::string(ours.name) +
                                         " was changed after it was applied");
        }
        ++expected;
    }
    return Done{};
}

/// Applies the first migration that is missing.
/// @return Whether there was one.
Result<bool> applyNext(Transaction& tx, std::span<const Migration> migrations)
{
    tx.runScript(kBegin);
    const std::vector<Applied> applied = readApplied(tx);
    if (const Outcome fit = checkApplied(tx, migrations, applied); !fit.ok())
        return fit.error();
    if (applied.size() >= migrations.size())
        return false;
    const Migration& next = migrations[applied.size()];
    tx.runScript(std::string(next.sql));
    tx.runText("INSERT INTO schema_migration (version, name, checksum) VALUES ($1, $2, $3)",
               next.version,
               next.name,
               checksumOf(tx, next));
    return true;
}

} // namespace

Outcome migrate(Database& database, std::span<const Migration> migrations, Deadline deadline)
{
    if (const Outcome numbers = checkNumbers(migrations); !numbers.ok())
        return numbers;
    int tries = 0;
    while (true) {
        const Result<bool> applied = database.inTransaction(
            deadline, [&](Transaction& tx) { return applyNext(tx, migrations); });
        if (applied.ok() && !*applied)
            return Done{};
        if (applied.ok()) {
            tries = 0;
            continue;
        }
        // A table lock was not to be had in time: let the traffic behind us pass, then ask again.
        const bool lockedOut =
            applied.error().code == ErrorCode::DeadlineExceeded && !deadline.expired();
        if (!lockedOut || ++tries >= kLockTriesMax)
            return applied.error();
    }
}

} // namespace vitrine::platform
