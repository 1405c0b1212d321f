#include "services/platform/database/database.hpp"

#include "services/platform/database/connection_pool.hpp"
#include "services/platform/database/sql_error.hpp"

#include <algorithm>
#include <exception>
#include <random>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

constexpr int kRepeatsMax = 5;
constexpr std::chrono::milliseconds kFirstPause = 5ms;
constexpr char kOutcomeUnknown[] = "commit outcome unknown";

/// Full jitter: anything between nothing and a bound that doubles, so that rivals do not meet
/// again.
void pauseBeforeRepeat(int repeat, Deadline deadline)
{
    thread_local std::minstd_rand random(std::random_device{}());
    const auto bound = std::chrono::microseconds(kFirstPause) * (1 << repeat);
    std::uniform_int_distribution<std::int64_t> pick(0, bound.count());
    const std::chrono::microseconds pause(pick(random));
    std::this_thread::sleep_for(std::min<std::chrono::microseconds>(pause, deadline.remaining()));
}

Error outcomeUnknown()
{
    return Error{.code = ErrorCode::Internal, .message = kOutcomeUnknown};
}

} // namespace

// --- Transaction
// -------------------------------------------------------------------------------------

Transaction::Running::Running(Transaction& tx)
    : m_tx(tx)
    , m_exceptions(std::uncaught_exceptions())
{
    if (m_tx.m_statementsLeft == 0)
        throw std::logic_error("a second statement in Database::inStatement");
    --m_tx.m_statementsLeft;
    m_tx.m_session.beginWait();
}

Transaction::Running::~Running()
{
    if (std::uncaught_exceptions() == m_exceptions)
        m_tx.m_session.endWait();
    else
        m_tx.m_failed = true; // and the wait goes on: it bounds the ROLLBACK that follows
}

void Transaction::prepare(const Statement& statement)
{
    m_session.prepare(statement);
}

void Transaction::runScript(const std::string& sql)
{
    try {
        m_tx.exec(sql);
    } catch (...) {
        m_failed = true;
        throw;
    }
}

// --- Database
// ----------------------------------------------------------------------------------------

Database::Database(DatabaseSettings settings)
    : m_pool(std::make_unique<Pool>(std::move(settings)))
{
}

Database::~Database() = default;

Database::Usage Database::usage() const
{
    return m_pool->usage();
}

/// One try of a body on one session.
class Database::Attempt
{
public:
    Attempt(Mode mode, Pool::Lease& lease)
        : m_mode(mode)
        , m_lease(lease)
    {
    }

    /// @return Whether the body ran to its end; `error` and `mayRepeat` tell of the failure.
    bool run(const std::function<bool(Transaction&)>& body)
    {
        try {
            if (m_mode == Mode::Transaction)
                runIn<pqxx::work>(body, std::numeric_limits<std::size_t>::max());
            else
                runIn<pqxx::nontransaction>(
                    body,
                    m_mode == Mode::SingleStatement ? 1 : std::numeric_limits<std::size_t>::max());
            m_lease.keep();
            return true;
        } catch (...) {
            sortFailure();
            return false;
        }
    }

    [[nodiscard]] const Error& error() const { return m_error; }
    [[nodiscard]] bool mayRepeat() const { return m_mayRepeat; }

private:
    template <typename PqxxTransaction>
    void runIn(const std::function<bool(Transaction&)>& body, std::size_t statementsMax)
    {
        Session& session = m_lease.session();
        session.beginWait();
        PqxxTransaction tx(session.connection());
        session.endWait();
        Transaction transaction(session, tx, statementsMax);
        const bool commit = body(transaction);
        if (transaction.failed())
            throw std::logic_error("an exception of the database was caught inside a transaction");
        session.beginWait();
        if (commit)
            tx.commit();
        else
            tx.abort();
        session.endWait();
    }

    /// The one place where exceptions of libpqxx become errors. @pre called inside a catch block
    void sortFailure()
    {
        try {
            throw;
        } catch (const pqxx::in_doubt_error&) {
            m_error = outcomeUnknown();
        } catch (const pqxx::broken_connection& e) {
            sortDisconnect(e.what());
        } catch (const pqxx::statement_completion_unknown&) {
            m_error = outcomeUnknown();
        } catch (
            const pqxx::transaction_rollback& e) { // does not derive from sql_error in libpqxx 6
            sortRefusal("40001", e.what());
        } catch (const pqxx::sql_error& e) {
            sortRefusal(e.sqlstate(), e.what());
        } catch (const std::exception& e) {
            m_error = {.code = ErrorCode::Internal, .message = firstLine(e.what())};
        }
    }

    void sortRefusal(std::string_view sqlState, std::string_view message)
    {
        const SqlFault fault = faultOf(sqlState);
        if (fault == SqlFault::Disconnect)
            return sortDisconnect(message);
        if (fault == SqlFault::InDoubt) {
            m_error = outcomeUnknown();
            return;
        }
        m_error = sqlError(sqlState, message);
        m_mayRepeat = fault == SqlFault::Repeat;
        if (m_lease.session().connection().is_open())
            m_lease.keep();
    }

    /// The session ended before COMMIT was sent, so nothing took effect, unless the only statement
    /// was its own commit.
    void sortDisconnect(std::string_view message)
    {
        const bool wasCut = m_lease.session().wasCut();
        if (!wasCut)
            m_lease.dropAll();
        if (m_mode == Mode::SingleStatement)
            m_error = outcomeUnknown();
        else if (wasCut)
            m_error = {.code = ErrorCode::DeadlineExceeded,
                       .message = "the database did not answer in time"};
        else
            m_error = {.code = ErrorCode::Unavailable,
                       .message = "connection lost: " + firstLine(message)};
        m_mayRepeat = m_mode != Mode::SingleStatement && !wasCut;
    }

    const Mode m_mode;
    Pool::Lease& m_lease;
    Error m_error;
    bool m_mayRepeat = false;
};

Outcome
Database::perform(Mode mode, Deadline deadline, const std::function<bool(Transaction&)>& attempt)
{
    Error last;
    for (int repeat = 0; repeat <= kRepeatsMax; ++repeat) {
        if (repeat > 0)
            pauseBeforeRepeat(repeat, deadline);
        if (deadline.expired())
            return failure<Done>(ErrorCode::DeadlineExceeded,
                                 "no time left for the database " + last.message);
        const auto lease = m_pool->acquire(deadline);
        if (!lease.ok())
            return lease.error();
        Attempt tried(mode, **lease);
        if (tried.run(attempt))
            return Done{};
        if (!tried.mayRepeat())
            return tried.error();
        last = tried.error();
    }
    return failure<Done>(ErrorCode::Unavailable,
                         "gave up after " + std::to_string(kRepeatsMax) +
                             " repeats: " + last.message);
}

bool isOutcomeUnknown(const Error& error)
{
    return error.code == ErrorCode::Internal && error.message == kOutcomeUnknown;
}

Outcome Database::ping(Deadline deadline)
{
    static constexpr Statement kPing{"platform_ping", "SELECT 1"};
    return read(deadline, [](Transaction& tx) -> Outcome {
        tx.run(kPing);
        return Done{};
    });
}

} // namespace vitrine::platform
