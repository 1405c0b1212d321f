#pragma once

#include "vitrine/core/clock.hpp"
#include "vitrine/core/result.hpp"

#include <pqxx/pqxx>

#include <chrono>
#include <functional>
#include <memory>
#include <set>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>

namespace vitrine::platform {

struct DatabaseSettings
{
    std::string url; ///< libpq connection string or URI.
    std::size_t connectionsMax = 6;
    std::chrono::milliseconds acquireTimeout{2000};
    std::chrono::milliseconds statementTimeout{3000};
    std::chrono::milliseconds lockTimeout{1000};
    std::chrono::milliseconds idleInTransactionTimeout{10000};
    std::chrono::minutes connectionAgeMax{30};
    std::string applicationName = "vitrine"; ///< As shown in pg_stat_activity.
};

/// A statement with a name; prepared on a connection when it is first used there.
/// Both texts must outlive every connection: use string literals.
struct Statement
{
    const char* name; ///< Unique in the service.
    const char* sql;
};

class Session; // one connection of the pool and what is known of it

/// Makes a statement's parameter fit for libpqxx 6: string views become strings, a text with a NUL
/// byte is refused (libpqxx would cut it there silently), floating point does not compile (it would
/// be stored inexactly).
template <typename T> [[nodiscard]] decltype(auto) sqlParameter(T&& value)
{
    using Plain = std::remove_cvref_t<T>;
    static_assert(!std::is_floating_point_v<Plain>, "send integers of the smallest unit");
    if constexpr (std::is_same_v<Plain, std::string_view> || std::is_same_v<Plain, std::string>) {
        if (value.find('\0') != Plain::npos)
            throw std::invalid_argument("a text with a NUL byte cannot be stored");
    }
    if constexpr (std::is_same_v<Plain, std::string_view>)
        return std::string(value);
    else
        return std::forward<T>(value);
}

/// An open transaction. Belongs to one thread. Commits only through Database::inTransaction.
class Transaction
{
public:
    Transaction(Session& session, pqxx::transaction_base& tx, std::size_t statementsMax)
        : m_session(session)
        , m_tx(tx)
        , m_statementsLeft(statementsMax)
    {
    }

    /// Runs a prepared statement. Exceptions of pqxx must leave the transaction's body: never catch
    /// them inside.
    template <typename... Args> pqxx::result run(const Statement& statement, Args&&... args)
    {
        const Running running(*this);
        prepare(statement);
        return m_tx.exec_prepared(statement.name, sqlParameter(std::forward<Args>(args))...);
    }
    /// Runs one statement whose text is made at run time (filters, sorts); values still go in as
    /// parameters.
    template <typename... Args> pqxx::result runText(const std::string& sql, Args&&... args)
    {
        const Running running(*this);
        return m_tx.exec_params(sql, sqlParameter(std::forward<Args>(args))...);
    }
    /// Runs a text of several statements without parameters: migrations. Not bound by the statement
    /// time-out of this side, only by the deadline.
    void runScript(const std::string& sql);

    [[nodiscard]] pqxx::transaction_base& raw() { return m_tx; }
    /// Whether a statement threw. Such a transaction is never committed, even when somebody caught
    /// the exception: PostgreSQL would roll back while libpqxx reports success.
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    /// Bounds one statement in time and notices when it throws.
    class Running
    {
    public:
        explicit Running(Transaction& tx);
        ~Running();
        Running(const Running&) = delete;
        Running& operator=(const Running&) = delete;

    private:
        Transaction& m_tx;
        int m_exceptions;
    };
    void prepare(const Statement& statement);

    Session& m_session;
    pqxx::transaction_base& m_tx;
    std::size_t m_statementsLeft;
    bool m_failed = false;
};

/// A bounded pool of connections to one PostgreSQL database. Safe to call from any thread.
/// A connection that broke or met an unknown error is dropped, never reused (libpqxx 6 reconnects
/// silently otherwise). A server that stops answering is cut off: a statement one second after its
/// time-out, a transaction at its deadline.
class Database
{
public:
    explicit Database(DatabaseSettings settings);
    ~Database();
    Database(const Database&) = delete;
    Database& operator=(const Database&) = delete;

    /// Runs `body` (Transaction& -> Result<T>) in one read-committed transaction; commits when it
    /// returned a value, rolls back when it returned an error. A serialization failure, a deadlock,
    /// or a connection that broke before COMMIT was sent repeats the whole body, up to five times
    /// with full jitter from 5 ms, so the body must have no effect outside the database.
    ///
    /// @return The body's result; Conflict for a violated unique, check or foreign key constraint;
    /// Unavailable when no
    ///         connection was free in time, the database is away, or the repeats were used up;
    ///         DeadlineExceeded for a statement or lock time-out; Internal with the message "commit
    ///         outcome unknown" when the connection died during COMMIT: look the effect up by its
    ///         key before doing anything again.
    template <typename Body>
    auto inTransaction(Deadline deadline, const Body& body)
        -> std::invoke_result_t<const Body&, Transaction&>
    {
        return runBody(Mode::Transaction, deadline, body);
    }

    /// As inTransaction, for a body of exactly one statement: it commits by itself, so there is one
    /// round trip instead of three and row locks are held only while the server works. Unlike
    /// there, what the statement did stands even when the body then returns an error. A connection
    /// that dies before the answer is "commit outcome unknown".
    template <typename Body>
    auto inStatement(Deadline deadline, const Body& body)
        -> std::invoke_result_t<const Body&, Transaction&>
    {
        return runBody(Mode::SingleStatement, deadline, body);
    }

    /// Runs statements that only read, each with a snapshot of its own and without BEGIN and
    /// COMMIT. A connection that dies repeats the body. Never write in it.
    template <typename Body>
    auto read(Deadline deadline, const Body& body)
        -> std::invoke_result_t<const Body&, Transaction&>
    {
        return runBody(Mode::Read, deadline, body);
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
    enum class Mode { Transaction, SingleStatement, Read };
    class Pool;
    class Attempt;

    template <typename Body>
    auto runBody(Mode mode, Deadline deadline, const Body& body)
        -> std::invoke_result_t<const Body&, Transaction&>
    {
        using ResultType = std::invoke_result_t<const Body&, Transaction&>;
        ResultType result;
        const Outcome outcome = perform(mode, deadline, [&](Transaction& tx) {
            result = body(tx);
            return result.ok();
        });
        if (!outcome.ok())
            return outcome.error();
        return result;
    }
    /// `attempt` returns whether to commit.
    Outcome perform(Mode mode, Deadline deadline, const std::function<bool(Transaction&)>& attempt);

    std::unique_ptr<Pool> m_pool;
};

/// Whether `error` says that a transaction may or may not have been committed. Work with an
/// operation id may simply be tried again; other work must be looked up by its key.
[[nodiscard]] bool isOutcomeUnknown(const Error& error);

/// One step of a schema, forward only. It runs in a transaction, so CREATE INDEX CONCURRENTLY has
/// no place in it.
struct Migration
{
    int version;           ///< 1, 2, 3, ... without gaps.
    std::string_view name; ///< File name, for the log.
    std::string_view sql;
};

/// Applies the migrations that `database` has not seen, each in a transaction of its own, under an
/// advisory lock so that two starters apply them once. Records version, name and checksum in
/// `schema_migration`. A step that waits for a table lock gives up after two seconds, so that it
/// does not hold up the shop's traffic, and tries again up to ten times.
/// @return Conflict when an applied migration's checksum differs from the one given, or the
/// database is more than one
///         version ahead of the program; InvalidArgument when `migrations` has a gap.
[[nodiscard]] Outcome
migrate(Database& database, std::span<const Migration> migrations, Deadline deadline);

} // namespace vitrine::platform
