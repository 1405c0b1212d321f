#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <pqxx/pqxx>

#include <chrono>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitrine::platform {

struct DatabaseSettings
{
    std::string url;           ///< libpq connection string or URI.
    std::size_t connectionsMax = 6;
    std::chrono::milliseconds acquireTimeout{2000};
    std::chrono::milliseconds statementTimeout{3000};
    std::chrono::milliseconds lockTimeout{1000};
    std::chrono::milliseconds idleInTransactionTimeout{10000};
    std::chrono::minutes connectionAgeMax{30};
};

/// A statement with a name; prepared on a connection when it is first used there.
/// Both texts must outlive every connection: use string literals.
struct Statement
{
    const char* name; ///< Unique in the service.
    const char* sql;
};

/// An open transaction. Belongs to one thread. Commits only through Database::inTransaction.
class Transaction
{
public:
    Transaction(pqxx::connection& connection, pqxx::transaction_base& tx, std::set<std::string, std::less<>>& prepared)
        : m_connection(connection), m_tx(tx), m_prepared(prepared)
    {}

    /// Runs a prepared statement. Exceptions of pqxx must leave the transaction's body: never catch them inside.
    template <typename... Args>
    pqxx::result run(const Statement& statement, Args&&... args)
    {
        prepare(statement);
        return m_tx.exec_prepared(statement.name, std::forward<Args>(args)...);
    }
    /// Runs one statement whose text is made at run time (filters, sorts); values still go in as parameters.
    template <typename... Args>
    pqxx::result runText(const std::string& sql, Args&&... args)
    {
        return m_tx.exec_params(sql, std::forward<Args>(args)...);
    }
    [[nodiscard]] pqxx::transaction_base& raw() { return m_tx; }

private:
    void prepare(const Statement& statement);

    pqxx::connection& m_connection;
    pqxx::transaction_base& m_tx;
    std::set<std::string, std::less<>>& m_prepared;
};

/// A bounded pool of connections to one PostgreSQL database. Safe to call from any thread.
/// A connection that broke or met an unknown error is dropped, never reused (libpqxx 6 reconnects silently otherwise).
class Database
{
public:
    explicit Database(DatabaseSettings settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `body` (Transaction& -> Result<T>) in one read-committed transaction; commits when it returned a value, rolls
    /// back when it returned an error. A serialization failure or deadlock repeats the whole body, up to five times with
    /// full jitter from 5 ms, so the body must have no effect outside the database.
    ///
    /// @return The body's result; Conflict for a unique violation; Unavailable when no connection was free in time, the
    ///         database is away, or the repeats were used up; DeadlineExceeded for a statement or lock time-out; Internal
    ///         with the message "commit outcome unknown" when the connection died during COMMIT: look the effect up by
    ///         its key before doing anything again.
    template <typename Body>
    auto inTransaction(Deadline deadline, const Body& body) -> std::invoke_result_t<const Body&, Transaction&>
    {
        using ResultType = std::invoke_result_t<const Body&, Transaction&>;
        ResultType result;
        const Outcome outcome = perform(deadline, [&](Transaction& tx) {
            result = body(tx);
            return result.ok();
        });
        if (!outcome.ok())
            return outcome.error();
        return result;
    }

    /// Answers within `deadline` whether a connection can be had and runs a statement.
    [[nodiscard]] Outcome ping(Deadline deadline);

    struct Usage
    {
        std::size_t open = 0;
        std::size_t leased = 0;
    };
    [[nodiscard]] Usage usage() const;

private:
    /// `attempt` returns whether to commit.
    Outcome perform(Deadline deadline, const std::function<bool(Transaction&)>& attempt);

    class Pool;
    std::unique_ptr<Pool> m_pool;
};

/// One step of a schema, forward only.
struct Migration
{
    int version;           ///< 1, 2, 3, ... without gaps.
    std::string_view name; ///< File name, for the log.
    std::string_view sql;
};

/// Applies the migrations that `database` has not seen, each in a transaction of its own, under an advisory lock so that
/// two starters apply them once. Records version, name and checksum in `schema_migration`.
/// @return Conflict when an applied migration's checksum differs from the one given, or the database is more than one
///         version ahead of the program.
[[nodiscard]] Outcome migrate(Database& database, std::span<const Migration> migrations, Deadline deadline);

} // namespace vitrine::platform
