#include "services/platform/client/connection_shelf.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <algorithm>

namespace vitrine::platform {

namespace asio = boost::asio;
using std::chrono::steady_clock;

/// A call that waits for a connection. `granted` and `connection` are guarded by the shelf's mutex.
struct ConnectionShelf::Waiter
{
    explicit Waiter(const asio::any_io_executor& executor)
        : timer(executor)
    {
    }

    asio::steady_timer timer;
    bool granted = false;
    std::shared_ptr<UpstreamConnection> connection;
};

/// A place in the queue that is given up, or whose grant is passed on, when the waiting coroutine
/// is destroyed.
class ConnectionShelf::Place
{
public:
    Place(std::shared_ptr<ConnectionShelf> shelf, Key key, std::shared_ptr<Waiter> waiter)
        : m_shelf(std::move(shelf))
        , m_key(std::move(key))
        , m_waiter(std::move(waiter))
    {
    }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;
    ~Place() { leave(); }

    /// The lease that was granted meanwhile, or an empty one; leaves the queue.
    Lease leave()
    {
        if (!m_waiter)
            return {};
        const std::shared_ptr<Waiter> waiter = std::move(m_waiter);
        const std::scoped_lock lock(m_shelf->m_mutex);
        if (waiter->granted)
            return Lease(m_shelf, m_key, std::move(waiter->connection));
        std::erase(m_shelf->m_slots[m_key].waiters, waiter);
        return {};
    }

private:
    std::shared_ptr<ConnectionShelf> m_shelf;
    Key m_key;
    std::shared_ptr<Waiter> m_waiter;
};

ConnectionShelf::Lease& ConnectionShelf::Lease::operator=(Lease&& other) noexcept
{
    if (this != &other) {
        giveBack();
        m_shelf = std::move(other.m_shelf);
        m_key = std::move(other.m_key);
        connection = std::move(other.connection);
    }
    return *this;
}

void ConnectionShelf::Lease::giveBack()
{
    if (const std::shared_ptr<ConnectionShelf> shelf = std::move(m_shelf))
        shelf->putBack(m_key, std::move(connection));
}

ConnectionShelf::ConnectionShelf(std::size_t connectionsMax,
                                 std::size_t waitersMax,
                                 std::chrono::milliseconds idleTimeout)
    : m_connectionsMax(connectionsMax)
    , m_waitersMax(waitersMax)
    , m_idleTimeout(idleTimeout)
{
}

asio::awaitable<ConnectionShelf::Lease>
ConnectionShelf::lease(Key key, bool fresh, steady_clock::time_point limit)
{
    Lease now = takeNow(key, fresh);
    if (now)
        co_return now;
    const auto waiter = std::make_shared<Waiter>(co_await asio::this_coro::executor);
    waiter->timer.expires_at(limit);
    {
        const std::scoped_lock lock(m_mutex);
        auto& waiters = m_slots[key].waiters;
        if (waiters.size() >= m_waitersMax)
            co_return Lease();
        waiters.push_back(waiter);
    }
    Place place(shared_from_this(), key, waiter);
    boost::system::error_code ignored;
    co_await waiter->timer.async_wait(asio::redirect_error(asio::use_awaitable, ignored));
    co_return place.leave();
}

ConnectionShelf::Lease ConnectionShelf::takeNow(const Key& key, bool fresh)
{
    const std::scoped_lock lock(m_mutex);
    Slots& slots = m_slots[key];
    dropExpired(slots, steady_clock::now());
    if (!fresh) {
        if (auto connection = popIdle(slots))
            return Lease(shared_from_this(), key, std::move(connection));
    }
    if (slots.open >= m_connectionsMax && !slots.idle.empty()) {
        slots.idle.pop_front(); // the oldest makes room for the new one that was asked for
        --slots.open;
    }
    if (slots.open >= m_connectionsMax)
        return {};
    ++slots.open;
    return Lease(shared_from_this(), key, nullptr);
}

std::shared_ptr<UpstreamConnection> ConnectionShelf::popIdle(Slots& slots)
{
    while (!slots.idle.empty()) {
        auto connection = std::move(slots.idle.back());
        slots.idle.pop_back();
        if (connection->looksAlive())
            return connection;
        --slots.open;
    }
    return nullptr;
}

void ConnectionShelf::putBack(const Key& key, std::shared_ptr<UpstreamConnection> connection)
{
    const bool reusable = connection && connection->isReusable();
    const std::scoped_lock lock(m_mutex);
    Slots& slots = m_slots[key];
    if (!slots.waiters.empty()) {
        const auto waiter = std::move(slots.waiters.front());
        slots.waiters.pop_front();
        waiter->granted = true;
        waiter->connection = reusable ? std::move(connection) : nullptr;
        // The timer belongs to the waiter's executor; only there may it be touched.
        asio::post(waiter->timer.get_executor(), [waiter] { waiter->timer.cancel(); });
        return;
    }
    if (reusable) {
        connection->idleSince = steady_clock::now();
        slots.idle.push_back(std::move(connection));
        return;
    }
    if (--slots.open == 0)
        m_slots.erase(key);
}

void ConnectionShelf::dropExpired(Slots& slots, steady_clock::time_point now)
{
    while (!slots.idle.empty() && slots.idle.front()->idleSince + m_idleTimeout <= now) {
        slots.idle.pop_front();
        --slots.open;
    }
}

void ConnectionShelf::closeExpired()
{
    const auto now = steady_clock::now();
    const std::scoped_lock lock(m_mutex);
    for (auto at = m_slots.begin(); at != m_slots.end();) {
        dropExpired(at->second, now);
        at = at->second.open == 0 && at->second.waiters.empty() ? m_slots.erase(at) : std::next(at);
    }
}

std::size_t ConnectionShelf::idleCount(const Key& key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_slots.find(key);
    return found == m_slots.end() ? 0 : found->second.idle.size();
}

std::size_t ConnectionShelf::openCount(const Key& key) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_slots.find(key);
    return found == m_slots.end() ? 0 : found->second.open;
}

} // namespace vitrine::platform
