#include "services/platform/database/connection_pool.hpp"

#include "services/platform/database/connection_string.hpp"
#include "services/platform/database/sql_error.hpp"

#include <algorithm>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

constexpr auto kAnswerGrace = 1000ms; ///< The server's own time-out comes first, and says more.
constexpr auto kWatchInterval = 100ms;
constexpr auto kConnectPause = 200ms; ///< Between two tries to reach a database that is away.
constexpr int kFailuresUntilFast =
    3; ///< After these, callers are refused at once instead of waiting.

} // namespace

// --- Session
// ---------------------------------------------------------------------------------------

Session::Session(const std::string& connectionString, std::chrono::milliseconds statementLimit)
    : m_connection(connectionString)
    , m_quiet(m_connection)
    , m_statementLimit(statementLimit + kAnswerGrace)
    , m_socket(fcntl(m_connection.sock(), F_DUPFD_CLOEXEC, 0))
{
}

Session::~Session()
{
    if (m_socket >= 0)
        close(m_socket);
}

void Session::prepare(const Statement& statement)
{
    if (m_prepared.contains(std::string_view(statement.name)))
        return;
    m_connection.prepare(statement.name, statement.sql);
    m_prepared.emplace(statement.name);
}

bool Session::isStale() const
{
    // An idle connection is silent. Readable means: closed, or a notice of the end.
    pollfd socket{.fd = m_socket, .events = POLLIN, .revents = 0};
    return m_socket < 0 || poll(&socket, 1, 0) != 0;
}

bool Session::isOlderThan(std::chrono::minutes age) const
{
    return Monotonic::now() - m_since > age;
}

void Session::beginWait()
{
    m_answerDue = (Monotonic::now() + m_statementLimit).time_since_epoch().count();
}

void Session::endWait()
{
    m_answerDue = kNever;
}

void Session::setDeadline(Deadline deadline)
{
    m_deadline = deadline.at().time_since_epoch().count();
}

void Session::cutIfLate(Monotonic::time_point now)
{
    const Monotonic::rep at = now.time_since_epoch().count();
    if (at < m_deadline && at < m_answerDue)
        return;
    m_cut = true;
    shutdown(m_socket, SHUT_RDWR);
}

// --- Pool
// --------------------------------------------------------------------------------------------

Database::Pool::Pool(DatabaseSettings settings)
    : m_settings(std::move(settings))
    , m_connectionString(connectionString(m_settings))
    , m_watchdog([this](const std::stop_token& stop) { watch(stop); })
{
}

Database::Pool::~Pool() = default;

Database::Pool::Lease::~Lease()
{
    if (m_session)
        m_pool.giveBack(std::move(m_session), m_keep, m_dropAll);
}

Result<std::unique_ptr<Database::Pool::Lease>> Database::Pool::acquire(Deadline deadline)
{
    if (!m_connectionString.ok())
        return m_connectionString.error();
    const auto until = deadline.orEarlier(m_settings.acquireTimeout).at();
    Lock lock(m_mutex);
    while (true) {
        if (auto session = takeIdle(lock))
            return lend(std::move(session), deadline);
        const auto now = Monotonic::now();
        const bool mayOpen = m_open < m_settings.connectionsMax;
        if (mayOpen && now >= m_connectNotBefore) {
            auto opened = connect(lock);
            if (opened.ok())
                return lend(std::move(opened).value(), deadline);
            if (opened.error().code != ErrorCode::Unavailable)
                return opened.error();
        } else if (mayOpen && m_open == 0 && m_connectFailures >= kFailuresUntilFast) {
            return failure<std::unique_ptr<Lease>>(ErrorCode::Unavailable, m_connectError);
        }
        if (Monotonic::now() >= until) {
            return failure<std::unique_ptr<Lease>>(
                ErrorCode::Unavailable,
                m_connectFailures > 0 ? m_connectError : "no database connection was free in time");
        }
        const bool paused = m_open < m_settings.connectionsMax;
        m_changed.wait_until(lock, paused ? std::min(until, m_connectNotBefore) : until);
    }
}

/// The newest idle session that is still good; the others on the way are closed.
std::unique_ptr<Session> Database::Pool::takeIdle(Lock& lock)
{
    while (!m_idle.empty()) {
        auto session = std::move(m_idle.back());
        m_idle.pop_back();
        if (!session->isOlderThan(m_settings.connectionAgeMax) && !session->isStale())
            return session;
        --m_open;
        lock.unlock(); // closing waits for the network
        session.reset();
        lock.lock();
    }
    return nullptr;
}

Result<std::unique_ptr<Session>> Database::Pool::connect(Lock& lock)
{
    ++m_open;
    // While the database is away, one caller at a time tries.
    if (m_connectFailures > 0)
        m_connectNotBefore = Monotonic::now() + kConnectPause;
    lock.unlock();
    std::unique_ptr<Session> session;
    Error error;
    try {
        session = std::make_unique<Session>(*m_connectionString, m_settings.statementTimeout);
    } catch (const pqxx::broken_connection& e) {
        error = {.code = ErrorCode::Unavailable,
                 .message = "database unreachable: " + firstLine(e.what())};
    } catch (const std::exception& e) {
        error = {.code = ErrorCode::Internal, .message = "cannot connect: " + firstLine(e.what())};
    }
    lock.lock();
    if (session) {
        m_connectFailures = 0;
        m_connectNotBefore = {};
        m_changed.notify_all();
        return session;
    }
    --m_open;
    ++m_connectFailures;
    m_connectNotBefore = Monotonic::now() + kConnectPause;
    m_connectError = error.message;
    m_changed.notify_one();
    return error;
}

/// @pre The mutex is held.
std::unique_ptr<Database::Pool::Lease> Database::Pool::lend(std::unique_ptr<Session> session,
                                                            Deadline deadline)
{
    session->setDeadline(deadline);
    m_leased.insert(session.get());
    return std::make_unique<Lease>(*this, std::move(session));
}

void Database::Pool::giveBack(std::unique_ptr<Session> session, bool keep, bool dropAll)
{
    std::vector<std::unique_ptr<Session>> dropped; // closed after the mutex is free
    {
        const std::lock_guard lock(m_mutex);
        m_leased.erase(session.get());
        session->setDeadline(Deadline());
        if (keep && !session->wasCut()) {
            m_idle.push_back(std::move(session));
        } else {
            --m_open;
            dropped.push_back(std::move(session));
        }
        if (dropAll) {
            m_open -= m_idle.size();
            std::move(m_idle.begin(), m_idle.end(), std::back_inserter(dropped));
            m_idle.clear();
        }
    }
    if (dropAll)
        m_changed.notify_all();
    else
        m_changed.notify_one();
}

void Database::Pool::watch(const std::stop_token& stop)
{
    Lock lock(m_mutex);
    std::condition_variable_any never;
    while (!stop.stop_requested()) {
        never.wait_for(lock, stop, kWatchInterval, [] { return false; });
        const auto now = Monotonic::now();
        for (Session* session : m_leased)
            session->cutIfLate(now);
    }
}

Database::Usage Database::Pool::usage() const
{
    const std::lock_guard lock(m_mutex);
    return {.open = m_open, .leased = m_leased.size()};
}

} // namespace vitrine::platform
