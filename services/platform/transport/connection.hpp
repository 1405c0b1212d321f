#pragma once

#include "services/platform/transport/exchange.hpp"
#include "services/platform/transport/network_thread.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/flat_buffer.hpp>

#include <memory>
#include <optional>
#include <string>
#include <string_view>

/// Private to the transport.
namespace vitrine::transport {

constexpr std::size_t kBodyPieceBytes = 64 * 1024; ///< Of a body, read at once.

/// One accepted socket: reads requests one after another, has them answered, ends in good order.
/// Everything happens on its network thread; the coroutine `run` owns it.
class Connection final : public Exchange, public ConnectionHook
{
public:
    Connection(NetworkThread& thread, boost::asio::ip::tcp::socket socket, Peer peer);
    ~Connection() override;

    /// Serves until either side ends it.
    static Task<void> run(std::shared_ptr<Connection> connection);

    /// Ends what has waited past its deadline.
    void sweep(Monotonic::time_point now);
    /// Ends it when it is idle.
    void wakeIfIdle();
    void cut();

    Task<std::optional<Response>> readBody(std::size_t bytesMax) override;
    const Peer& peer() const override { return m_peer; }
    std::size_t threadIndex() const override { return m_thread.index; }
    const std::shared_ptr<ReplyTracker>& replies() const override { return m_core.replies; }

private:
    enum class Phase { Idle, Head, Body, Handling, Writing, Lingering };
    enum class HeadResult { Complete, Refused, Gone };

    Task<void> serve();
    Task<bool> handshake();
    Task<bool> serveOne();
    Task<HeadResult> readHead();
    Task<Response> answer();
    Task<bool> send(Response response, bool keepAlive);
    Task<bool> write(std::string_view first, std::string_view second);
    Task<void> refuse(Refusal refusal);
    Task<std::optional<Response>> readFixedBody();
    Task<std::optional<Response>> readChunkedBody(std::size_t bytesMax);
    Task<bool> discardSmallBody();
    Task<void> linger();
    Task<void> close();

    Task<std::size_t> readSome(boost::asio::mutable_buffer buffer,
                               boost::system::error_code& error);
    Task<std::size_t> writeSome(boost::asio::const_buffer first,
                                boost::asio::const_buffer second,
                                boost::system::error_code& error);
    Task<bool> fill(std::size_t bytes);
    std::string_view buffered() const;
    Response bodyFault(unsigned status, const char* reason);
    bool bodyIsUnread() const { return head.hasBody() && !m_bodyRead; }
    void enter(Phase phase, std::chrono::milliseconds allowed);
    void expire();

    NetworkThread& m_thread;
    ServerCore& m_core;
    boost::asio::ip::tcp::socket m_socket;
    std::unique_ptr<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> m_tls;
    Peer m_peer;
    HeadChecker m_checker;
    Refusal m_refusal;
    boost::beast::flat_buffer m_buffer;
    std::string m_out;
    std::size_t m_served = 0;

    Phase m_phase = Phase::Head;
    Monotonic::time_point m_deadline;
    Monotonic::time_point m_bodyStart;
    std::size_t m_bodyBytes = 0; ///< Received of the present body, framing included.
    bool m_toHead = false;       ///< The present request is HEAD.
    bool m_expired = false;
    bool m_woken = false;
    bool m_bodyRead = false;   ///< The present request's body was read to its end.
    bool m_mustLinger = false; ///< The client may still be sending while it has been answered.
};

} // namespace vitrine::transport
