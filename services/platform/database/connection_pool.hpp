#pragma once

#include "services/platform/database/database.hpp"

#include <pqxx/pqxx>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::platform {

/// One connection, the statements prepared on it, and the moment at which it is cut off.
class Session
{
public:
    using Monotonic = std::chrono::steady_clock;

    /// Connects. Throws pqxx::broken_connection.
    Session(const std::string& connectionString, std::chrono::milliseconds statementLimit);
    ~Session();
    Session(const Session&) = delete;
    Session& operator=(const Session&) = delete;

    [[nodiscard]] pqxx::connection& connection() { return m_connection; }
    /// Registers `statement` with the connection unless it is known there.
    void prepare(const Statement& statement);
    /// Whether the server has closed the connection, or sent something that nobody asked for, while
    /// it lay idle.
    [[nodiscard]] bool isStale() const;
    [[nodiscard]] bool isOlderThan(std::chrono::minutes age) const;

    /// Bounds what follows: the server must answer within the statement limit, or the connection is
    /// cut.
    void beginWait();
    void endWait();

    /// --- The pool's watchdog; safe from its thread ---
    void setDeadline(Deadline deadline);
    /// Shuts the socket down when the deadline or the statement limit has passed.
    void cutIfLate(Monotonic::time_point now);
    [[nodiscard]] bool wasCut() const { return m_cut; }

private:
    pqxx::connection m_connection;
    pqxx::quiet_errorhandler m_quiet; // libpqxx prints to standard error otherwise
    std::set<std::string, std::less<>> m_prepared;
    const Monotonic::time_point m_since = Monotonic::now();
    const std::chrono::milliseconds m_statementLimit;
    /// A duplicate of the connection's socket: libpq may close its own at any time, and the number
    /// may then belong to somebody else's file. Shutting the duplicate down ends the same
    /// connection and no other.
    const int m_socket;
    std::atomic<Monotonic::rep> m_deadline{kNever};
    std::atomic<Monotonic::rep> m_answerDue{kNever};
    std::atomic<bool> m_cut{false};

    static constexpr Monotonic::rep kNever =
        Monotonic::time_point::max().time_since_epoch().count();
};

/// Hands out sessions, at most `connectionsMax`, to one user at a time each.
class Database::Pool
{
public:
    explicit Pool(DatabaseSettings settings);
    ~Pool();

    /// A session for the caller alone. Dropped at the end of the lease unless `keep` was called.
    class Lease
    {
    public:
        Lease(Pool& pool, std::unique_ptr<Session> session)
            : m_pool(pool)
            , m_session(std::move(session))
        {
        }
        Lease(Lease&&) = default;
        ~Lease();
        [[nodiscard]] Session& session() { return *m_session; }
        void keep() { m_keep = true; }
        /// Drops the pool's idle sessions as well: the server went away, and they went with it.
        void dropAll() { m_dropAll = true; }

    private:
        Pool& m_pool;
        std::unique_ptr<Session> m_session;
        bool m_keep = false;
        bool m_dropAll = false;
    };

    /// Waits for a session until `deadline` or the acquire time-out.
    /// @return Unavailable when none was free in time or the database cannot be reached.
    [[nodiscard]] Result<std::unique_ptr<Lease>> acquire(Deadline deadline);
    [[nodiscard]] Usage usage() const;

private:
    using Monotonic = Session::Monotonic;
    using Lock = std::unique_lock<std::mutex>;

    std::unique_ptr<Session> takeIdle(Lock& lock);
    Result<std::unique_ptr<Session>> connect(Lock& lock);
    std::unique_ptr<Lease> lend(std::unique_ptr<Session> session, Deadline deadline);
    void giveBack(std::unique_ptr<Session> session, bool keep, bool dropAll);
    void watch(const std::stop_token& stop);

    const DatabaseSettings m_settings;
    const Result<std::string> m_connectionString;

    mutable std::mutex m_mutex; ///< Guards everything below.
    std::condition_variable_any m_changed;
    std::vector<std::unique_ptr<Session>>
        m_idle; ///< The last used one at the end: it is the warmest.
    std::set<Session*> m_leased;
    std::size_t m_open = 0;    ///< Idle, leased and being opened.
    int m_connectFailures = 0; ///< In a row.
    Monotonic::time_point m_connectNotBefore{};
    std::string m_connectError;

    std::jthread m_watchdog; ///< Last: it uses the rest.
};

} // namespace vitrine::platform
