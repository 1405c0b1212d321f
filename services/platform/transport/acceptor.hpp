#pragma once

#include "services/platform/transport/network_thread.hpp"
#include "services/platform/transport/task.hpp"
#include "vitrine/core/result.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <memory>
#include <string>
#include <vector>

/// Private to the transport.
namespace vitrine::transport {

/// A descriptor held back, so that when none is left a waiting client can be accepted and turned
/// away instead of the accept failing in a circle.
class ReserveDescriptor
{
public:
    ReserveDescriptor();
    ~ReserveDescriptor();
    ReserveDescriptor(const ReserveDescriptor&) = delete;
    ReserveDescriptor& operator=(const ReserveDescriptor&) = delete;

    /// Accepts one client of `listener` at the price of the reserve, and closes it.
    void turnOneAway(int listener);

private:
    int m_descriptor;
};

/// Accepts on the first network thread and deals connections out to all of them in turn.
class Acceptor
{
public:
    Acceptor(ServerCore& core, std::vector<std::unique_ptr<NetworkThread>>& threads);

    /// @return Unavailable when the address cannot be bound, naming it.
    [[nodiscard]] Outcome open(const std::string& host, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const { return m_port; }
    /// Begins to accept, on the first thread's loop.
    void start();
    /// Stops accepting. On the first thread.
    void close();

private:
    Task<void> run();
    /// @return How long to wait before the next accept.
    std::chrono::milliseconds take(const boost::system::error_code& error,
                                   boost::asio::ip::tcp::socket socket,
                                   NetworkThread& thread);
    void turnAway(boost::asio::ip::tcp::socket socket, const Peer& peer);

    ServerCore& m_core;
    std::vector<std::unique_ptr<NetworkThread>>& m_threads;
    boost::asio::ip::tcp::acceptor m_acceptor;
    boost::asio::steady_timer m_pause;
    ReserveDescriptor m_reserve;
    std::uint16_t m_port = 0;
    std::size_t m_next = 0;
};

} // namespace vitrine::transport
