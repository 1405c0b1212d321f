#pragma once

#include "services/platform/transport/exchange.hpp"
#include "services/platform/transport/limits.hpp"
#include "services/platform/transport/response_writer.hpp"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/intrusive/list.hpp>

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>

/// Private to the transport.
namespace vitrine::transport {

using Monotonic = std::chrono::steady_clock;

/// What all connections of a server share. Outlives every network thread and connection.
struct ServerCore
{
    ServerCore(const Limits& serverLimits, RequestHandler& requestHandler)
        : limits(serverLimits)
        , handler(requestHandler)
    {
    }

    const Limits limits;
    RequestHandler& handler;
    std::shared_ptr<boost::asio::ssl::context> tls; ///< Null: plain.
    const std::shared_ptr<ReplyTracker> replies = std::make_shared<ReplyTracker>();
    std::atomic<bool> draining{false};

    std::atomic<std::uint64_t> accepted{0};
    std::atomic<std::uint64_t> turnedAway{0};
    std::atomic<std::uint64_t> requests{0};
    std::atomic<std::uint64_t> refused{0};
    std::atomic<std::uint64_t> timedOut{0};

    [[nodiscard]] std::size_t connections() const
    {
        return m_connections.load(std::memory_order_relaxed);
    }
    void connectionOpened() { m_connections.fetch_add(1, std::memory_order_relaxed); }
    void connectionClosed();
    /// @return false when connections were left at `until`.
    bool waitForNoConnections(Monotonic::time_point until);

private:
    std::atomic<std::size_t> m_connections{0};
    std::mutex m_mutex;
    std::condition_variable m_none;
};

class Connection;

using ConnectionHook =
    boost::intrusive::list_base_hook<boost::intrusive::link_mode<boost::intrusive::auto_unlink>>;

/// One loop and the connections that live on it. Deadlines are kept by one sweep over all
/// connections every so often instead of a timer each: cheaper per request, and a deadline is met
/// within a quarter of a second.
class NetworkThread
{
public:
    NetworkThread(ServerCore& core, std::size_t index);
    ~NetworkThread();

    /// Starts the sweep. Before the loop runs.
    void start();
    /// Runs the loop until the context is stopped. Exceptions of completion handlers are reported,
    /// not passed on.
    void run();
    void add(Connection& connection);
    /// Wakes idle connections so that they end. On this thread.
    void drain();
    /// Closes every socket. On this thread.
    void cut();

    boost::asio::io_context context{1};
    const std::size_t index;
    ServerCore& core;
    DateText date;

private:
    void scheduleSweep();
    void sweep();

    using List = boost::intrusive::list<Connection,
                                        boost::intrusive::base_hook<ConnectionHook>,
                                        boost::intrusive::constant_time_size<false>>;
    boost::asio::steady_timer m_timer;
    std::chrono::milliseconds m_interval;
    std::unique_ptr<List> m_connections; // indirect: Connection is incomplete here
};

} // namespace vitrine::transport
