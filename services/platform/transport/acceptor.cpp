#include "services/platform/transport/acceptor.hpp"

#include "services/platform/transport/connection.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace vitrine::transport {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using namespace std::chrono_literals;

namespace {

constexpr int kBacklog = 4096;
constexpr std::string_view kFull =
    "HTTP/1.1 503 Service Unavailable\r\n"
    "Content-Type: application/problem+json\r\n"
    "Content-Length: 65\r\n"
    "Retry-After: 1\r\n"
    "Connection: close\r\n\r\n"
    R"({"type":"about:blank","title":"Service Unavailable","status":503})";

Error cannotBind(const std::string& host, std::uint16_t port, const error_code& error)
{
    return Error{.code = ErrorCode::Unavailable,
                 .message = "cannot listen on " + host + ":" + std::to_string(port) + ": " +
                            error.message()};
}

bool isOutOfDescriptors(const error_code& error)
{
    return error == boost::system::errc::too_many_files_open ||
           error == boost::system::errc::too_many_files_open_in_system;
}

} // namespace

ReserveDescriptor::ReserveDescriptor()
    : m_descriptor(::open("/dev/null", O_RDONLY | O_CLOEXEC))
{
}

ReserveDescriptor::~ReserveDescriptor()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

void ReserveDescriptor::turnOneAway(int listener)
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    const int client = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (client >= 0)
        ::close(client);
    m_descriptor = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
}

Acceptor::Acceptor(ServerCore& core, std::vector<std::unique_ptr<NetworkThread>>& threads)
    : m_core(core)
    , m_threads(threads)
    , m_acceptor(threads.front()->context)
    , m_pause(threads.front()->context)
{
}

Outcome Acceptor::open(const std::string& host, std::uint16_t port)
{
    error_code error;
    auto address = asio::ip::make_address(host, error);
    if (error) {
        tcp::resolver resolver(m_threads.front()->context);
        const auto found = resolver.resolve(host, std::to_string(port), error);
        if (error)
            return cannotBind(host, port, error);
        address = found.begin()->endpoint().address();
    }
    const tcp::endpoint endpoint(address, port);
    m_acceptor.open(endpoint.protocol(), error);
    if (!error)
        m_acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        m_acceptor.bind(endpoint, error);
    if (!error)
        m_acceptor.listen(kBacklog, error);
    if (error)
        return cannotBind(host, port, error);
    ::fcntl(m_acceptor.native_handle(), F_SETFD, FD_CLOEXEC);
    m_acceptor.non_blocking(true, error);
    m_port = m_acceptor.local_endpoint(error).port();
    return Done{};
}

void Acceptor::start()
{
    asio::co_spawn(m_threads.front()->context, run(), asio::detached);
}

void Acceptor::close()
{
    error_code ignored;
    m_acceptor.close(ignored);
    m_pause.cancel(ignored);
}

Task<void> Acceptor::run()
{
    while (m_acceptor.is_open()) {
        NetworkThread& thread = *m_threads[m_next++ % m_threads.size()];
        tcp::socket socket(thread.context);
        error_code error;
        co_await m_acceptor.async_accept(socket, asio::redirect_error(asio::use_awaitable, error));
        if (!m_acceptor.is_open())
            co_return;
        const auto pause = take(error, std::move(socket), thread);
        if (pause > 0ms) {
            m_pause.expires_after(pause);
            co_await m_pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
        }
    }
}

std::chrono::milliseconds
Acceptor::take(const error_code& error, tcp::socket socket, NetworkThread& thread)
{
    if (isOutOfDescriptors(error)) {
        m_core.turnedAway.fetch_add(1, std::memory_order_relaxed);
        m_reserve.turnOneAway(m_acceptor.native_handle());
        return 50ms;
    }
    if (error) // e.g. the client left before it was accepted, or the kernel is out of memory
        return error == asio::error::connection_aborted ? 0ms : 50ms;
    m_core.accepted.fetch_add(1, std::memory_order_relaxed);
    error_code ignored;
    const auto remote = socket.remote_endpoint(ignored);
    Peer peer{.address = remote.address().to_string(), .port = remote.port()};
    if (m_core.connections() >= m_core.limits.connectionsMax) {
        turnAway(std::move(socket), peer);
        return 0ms;
    }
    ::fcntl(socket.native_handle(), F_SETFD, FD_CLOEXEC);
    socket.set_option(tcp::no_delay(true), ignored);
    auto connection = std::make_shared<Connection>(thread, std::move(socket), std::move(peer));
    asio::co_spawn(thread.context, Connection::run(std::move(connection)), asio::detached);
    return 0ms;
}

void Acceptor::turnAway(tcp::socket socket, const Peer& peer)
{
    m_core.turnedAway.fetch_add(1, std::memory_order_relaxed);
    m_core.handler.onRefused(peer, Refusal{503, "There are too many connections."});
    error_code ignored;
    socket.non_blocking(true, ignored);
    if (!m_core.tls) // a client that waits for a handshake could not read it
        socket.send(asio::buffer(kFull.data(), kFull.size()), 0, ignored);
    socket.shutdown(tcp::socket::shutdown_send, ignored);
    socket.close(ignored);
}

} // namespace vitrine::transport
