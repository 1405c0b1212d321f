#pragma once

#include "services/platform/client/upstream_connection.hpp"

#include <boost/asio/steady_timer.hpp>

#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>

namespace vitrine::platform {

/// The connections of a pool by endpoint: who has one, which are idle, who waits. Safe to call from
/// any thread.
class ConnectionShelf : public std::enable_shared_from_this<ConnectionShelf>
{
public:
    struct Key
    {
        std::string host;
        std::uint16_t port = 0;
        bool tls = false;
        auto operator<=>(const Key&) const = default;
    };

    /// The right to use one of an endpoint's connections; gives it back when it dies.
    class Lease
    {
    public:
        Lease() = default;
        Lease(std::shared_ptr<ConnectionShelf> shelf,
              Key key,
              std::shared_ptr<UpstreamConnection> kept)
            : connection(std::move(kept))
            , m_shelf(std::move(shelf))
            , m_key(std::move(key))
        {
        }
        Lease(Lease&&) = default;
        Lease& operator=(Lease&& other) noexcept;
        ~Lease() { giveBack(); }

        [[nodiscard]] explicit operator bool() const { return m_shelf != nullptr; }
        void giveBack();

        std::shared_ptr<UpstreamConnection> connection; ///< Null: the lease is for a new one.

    private:
        std::shared_ptr<ConnectionShelf> m_shelf;
        Key m_key;
    };

    ConnectionShelf(std::size_t connectionsMax,
                    std::size_t waitersMax,
                    std::chrono::milliseconds idleTimeout);

    /// A lease on an idle connection or on a new one; waits for one until `limit` when all are in
    /// use. Empty when the queue is full or the time is over.
    /// @param fresh true: never an idle connection.
    boost::asio::awaitable<Lease>
    lease(Key key, bool fresh, std::chrono::steady_clock::time_point limit);

    void closeExpired();
    [[nodiscard]] std::size_t idleCount(const Key& key) const;
    [[nodiscard]] std::size_t openCount(const Key& key) const;

private:
    struct Waiter;
    struct Slots
    {
        std::deque<std::shared_ptr<UpstreamConnection>> idle; ///< Last used at the back.
        std::deque<std::shared_ptr<Waiter>> waiters;
        std::size_t open = 0; ///< Busy and idle, and those that are being opened.
    };
    class Place;

    [[nodiscard]] Lease takeNow(const Key& key, bool fresh);
    [[nodiscard]] std::shared_ptr<UpstreamConnection> popIdle(Slots& slots);
    void putBack(const Key& key, std::shared_ptr<UpstreamConnection> kept);
    void dropExpired(Slots& slots, std::chrono::steady_clock::time_point now);

    const std::size_t m_connectionsMax;
    const std::size_t m_waitersMax;
    const std::chrono::milliseconds m_idleTimeout;
    mutable std::mutex m_mutex;
    std::map<Key, Slots> m_slots;
};

} // namespace vitrine::platform
