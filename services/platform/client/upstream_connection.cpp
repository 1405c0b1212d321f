#include "services/platform/client/upstream_connection.hpp"

#include "services/platform/client/host_lookup.hpp"

#include <boost/asio/bind_executor.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/ssl.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>

namespace vitrine::platform {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kReadPiece = 16 * 1024;

using Buffers = std::array<asio::const_buffer, 2>;

/// What is left of `request` after its first `skip` bytes.
Buffers buffersOf(const WireRequest& request, std::size_t skip)
{
    const std::size_t ofHead = std::min(skip, request.head.size());
    const std::size_t ofBody = skip - ofHead;
    return {asio::buffer(request.head) + ofHead, asio::buffer(request.body) + ofBody};
}

UpstreamConnection::TimePoint laterBy(std::chrono::milliseconds time)
{
    return std::chrono::steady_clock::now() + time;
}

} // namespace

UpstreamConnection::UpstreamConnection(const Executor& executor)
    : m_socket(executor)
{
}

asio::awaitable<std::string> UpstreamConnection::connect(Endpoint endpoint,
                                                         asio::ssl::context* tls,
                                                         std::chrono::milliseconds timeout,
                                                         TimePoint deadline)
{
    const auto timer = std::make_shared<CallTimer>(co_await asio::this_coro::executor);
    std::string failure =
        co_await connectTcp(endpoint, *timer, std::min(laterBy(timeout), deadline));
    if (failure.empty() && tls != nullptr)
        failure = co_await handshake(endpoint, *tls, *timer, std::min(laterBy(timeout), deadline));
    timer->disarm();
    if (!failure.empty())
        close();
    co_return failure;
}

asio::awaitable<std::string>
UpstreamConnection::connectTcp(const Endpoint& endpoint, CallTimer& timer, TimePoint limit)
{
    const HostAddresses found = co_await lookUpHost(endpoint.host, endpoint.port, limit);
    std::string failure = found.failure.empty() ? "the name has no address" : found.failure;
    timer.arm(limit, [self = shared_from_this()] { self->close(); });
    for (const tcp::endpoint& address : found.addresses) {
        error_code ec;
        m_socket.close(ec);
        co_await m_socket.async_connect(address, asio::redirect_error(asio::use_awaitable, ec));
        if (timer.fired())
            co_return "no connection in time";
        if (!ec) {
            m_socket.set_option(tcp::no_delay(true), ec);
            m_socket.non_blocking(true, ec);
            co_return std::string{};
        }
        failure = ec.message();
    }
    co_return failure;
}

asio::awaitable<std::string> UpstreamConnection::handshake(const Endpoint& endpoint,
                                                           asio::ssl::context& tls,
                                                           CallTimer& timer,
                                                           TimePoint limit)
{
    error_code ec;
    m_tls = std::make_unique<Tls>(m_socket, tls);
    m_tls->set_verify_mode(asio::ssl::verify_peer, ec);
    m_tls->set_verify_callback(asio::ssl::host_name_verification(endpoint.host), ec);
    asio::ip::make_address(endpoint.host, ec);
    if (ec) { // an address literal is not a server name (RFC 6066 section 3)
        SSL_ctrl(m_tls->native_handle(), // what SSL_set_tlsext_host_name does, without its C cast
                 SSL_CTRL_SET_TLSEXT_HOSTNAME,
                 TLSEXT_NAMETYPE_host_name,
                 const_cast<char*>(endpoint.host.c_str()));
    }
    timer.arm(limit, [self = shared_from_this()] { self->close(); });
    co_await m_tls->async_handshake(asio::ssl::stream_base::client,
                                    asio::redirect_error(asio::use_awaitable, ec));
    if (timer.fired())
        co_return "no TLS handshake in time";
    co_return ec ? "TLS: " + ec.message() : std::string{};
}

asio::awaitable<UpstreamReply> UpstreamConnection::exchange(
    std::shared_ptr<const WireRequest> request, const UpstreamOptions& limits, TimePoint deadline)
{
    const Executor executor = co_await asio::this_coro::executor;
    const auto timer = std::make_shared<CallTimer>(executor);
    timer->arm(std::min(laterBy(limits.responseTimeout), deadline),
               [self = shared_from_this()] { self->close(); });
    m_written = 0;
    m_answerBegun = m_lostBeforeAnswer = m_reusable = false;

    AnswerParser parser(limits, request->isHead);
    if (startWriting(executor, request))
        co_await readAnswer(parser, limits, *timer, deadline);
    else
        parser.takeEnd(true); // whatever is there to read answers no request of ours
    timer->disarm();
    co_return conclude(parser, *timer);
}

/// A request that fits the socket's buffer goes out in one call, without a round through the event
/// loop. The rest of a larger one is written while the answer is awaited: a server may refuse a
/// body before it has read it.
bool UpstreamConnection::startWriting(const Executor& executor,
                                      const std::shared_ptr<const WireRequest>& request)
{
    if (m_tls) {
        writeRest(*m_tls, executor, request);
        return true;
    }
    error_code ec;
    m_written = m_socket.send(buffersOf(*request, 0), 0, ec);
    if (ec && ec != asio::error::would_block)
        return false;
    if (m_written < request->head.size() + request->body.size())
        writeRest(m_socket, executor, request);
    return true;
}

template <typename Stream>
void UpstreamConnection::writeRest(Stream& stream,
                                   const Executor& executor,
                                   const std::shared_ptr<const WireRequest>& request)
{
    m_writing = true;
    auto written = [self = shared_from_this(), request](const error_code& ec, std::size_t count) {
        self->m_written += count;
        self->m_writing =
            bool(ec); // a failed write leaves the connection unusable, as an unfinished one does
    };
    asio::async_write(
        stream, buffersOf(*request, m_written), asio::bind_executor(executor, std::move(written)));
}

asio::awaitable<void> UpstreamConnection::readAnswer(AnswerParser& parser,
                                                     const UpstreamOptions& limits,
                                                     CallTimer& timer,
                                                     TimePoint deadline)
{
    bool awaitsHead = true;
    while (!parser.done() && parser.fault() == UpstreamFault::None) {
        error_code ec;
        const std::size_t count = co_await readSome(ec);
        m_answerBegun = m_answerBegun || count > 0;
        if (ec) {
            parser.takeEnd(ec != asio::error::eof);
            co_return;
        }
        m_buffer.commit(count);
        m_buffer.consume(
            parser.take(static_cast<const char*>(m_buffer.data().data()), m_buffer.size()));
        if (awaitsHead && parser.headDone() && !parser.done()) {
            awaitsHead = false;
            timer.arm(deadline, [self = shared_from_this()] { self->close(); });
        }
        if (m_buffer.size() > limits.headerBytesMax && !parser.done())
            co_return; // an endless chunk header or trailer
    }
}

asio::awaitable<std::size_t> UpstreamConnection::readSome(error_code& ec)
{
    const auto space = m_buffer.prepare(kReadPiece);
    if (m_tls)
        co_return co_await m_tls->async_read_some(space,
                                                  asio::redirect_error(asio::use_awaitable, ec));
    co_return co_await m_socket.async_read_some(space,
                                                asio::redirect_error(asio::use_awaitable, ec));
}

UpstreamReply UpstreamConnection::conclude(AnswerParser& parser, const CallTimer& timer)
{
    UpstreamReply reply;
    const bool whole = parser.done() && parser.fault() == UpstreamFault::None;
    if (whole) {
        m_reusable =
            parser.keepsAlive() && m_buffer.size() == 0 && !m_writing && m_socket.is_open();
        reply.response = parser.release();
    } else {
        reply.maySent = m_written > 0 || m_tls != nullptr;
        const bool timedOut = timer.fired();
        reply.fault = timedOut ? UpstreamFault::Timeout : parser.fault();
        reply.message = timedOut ? "no complete answer in time" : parser.message();
        if (reply.fault == UpstreamFault::None) {
            reply.fault = UpstreamFault::BadAnswer;
            reply.message = "the answer's chunk header or trailer has no end";
        }
        m_lostBeforeAnswer = reply.fault == UpstreamFault::Closed && !m_answerBegun;
    }
    if (!m_reusable)
        close();
    return reply;
}

bool UpstreamConnection::looksAlive()
{
    // Between two requests a peer has nothing to say: readable means closed, or out of step.
    // (TLS 1.3 session tickets come right after the handshake and are read together with the first
    // answer.)
    char byte = 0;
    const auto count = ::recv(m_socket.native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

void UpstreamConnection::close()
{
    error_code ignored;
    m_socket.close(ignored);
    m_reusable = false;
}

} // namespace vitrine::platform
