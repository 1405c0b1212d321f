#pragma once

#include "services/platform/transport/exchange.hpp"
#include "services/platform/transport/limits.hpp"
#include "vitrine/core/result.hpp"

#include <boost/asio/any_io_executor.hpp>

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

namespace vitrine::transport {

struct ServerOptions
{
    std::string host =
        "127.0.0.1"; ///< Address or name to bind; a name binds the first address it resolves to.
    std::uint16_t port = 0;         ///< 0: any free port.
    std::size_t networkThreads = 1; ///< Each with a loop of its own; a connection stays on one.
    Limits limits;
    TlsFiles tls;
};

/// What a server did so far; for metrics.
struct ServerStats
{
    std::uint64_t accepted = 0;
    std::uint64_t turnedAway = 0; ///< Over the cap of connections, or out of descriptors.
    std::uint64_t requests = 0;
    std::uint64_t refused = 0;   ///< Messages that never became a request.
    std::uint64_t timedOut = 0;  ///< Connections ended by a deadline, idle ones included.
    std::size_t connections = 0; ///< Open now.
};

/// An HTTP/1.1 server with a limit on everything it holds and a deadline on everything it waits
/// for.
class Server
{
public:
    /// @param handler must outlive the server.
    Server(ServerOptions options, RequestHandler& handler);
    /// Cuts what is left, and waits for replies that are still being made elsewhere.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Binds and starts the network threads.
    /// @return Unavailable when the address cannot be bound, InvalidArgument for unusable TLS
    /// files.
    [[nodiscard]] Outcome open();
    /// The bound port. @pre open() succeeded
    [[nodiscard]] std::uint16_t port() const;
    /// Stops accepting, closes idle connections, answers what is in flight with Connection: close
    /// (a request that begins now gets 503), and returns when no connection is left or `limit` is
    /// over; then cuts the rest. Not from a network thread.
    void drain(std::chrono::milliseconds limit);
    [[nodiscard]] ServerStats stats() const;
    /// Executor of a network thread, for state kept per thread. Valid until the destructor.
    [[nodiscard]] boost::asio::any_io_executor executor(std::size_t threadIndex) const;

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace vitrine::transport
