#include "services/platform/transport/connection.hpp"

#include "services/platform/transport/request_parser.hpp"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <ctime>

namespace vitrine::transport {

namespace asio = boost::asio;
using boost::system::error_code;

namespace {

constexpr std::size_t kHeadReadBytes = 4 * 1024;
constexpr std::size_t kWritePieceBytes = 64 * 1024;
constexpr std::size_t kInlineBodyBytes =
    16 * 1024; // copied behind the head: one buffer, one TLS record
constexpr std::size_t kDiscardBytesMax = 64 * 1024; // of an unread body, to keep a connection
constexpr std::size_t kKeptBufferBytes = 16 * 1024; // an idle connection gives larger buffers back
constexpr std::chrono::milliseconds kLingerPause{
    1000}; // of a client that is to end, between two bytes

} // namespace

Connection::Connection(NetworkThread& thread, asio::ip::tcp::socket socket, Peer peer)
    : m_thread(thread)
    , m_core(thread.core)
    , m_socket(std::move(socket))
    , m_peer(std::move(peer))
    , m_checker(m_core.limits)
    , m_buffer(m_core.limits.headerBytesMax + kBodyPieceBytes)
{
    if (m_core.tls) {
        m_tls = std::make_unique<asio::ssl::stream<asio::ip::tcp::socket&>>(m_socket, *m_core.tls);
        m_peer.tls = true;
    }
    m_core.connectionOpened();
    enter(Phase::Head, m_core.limits.headerTimeout);
}

Connection::~Connection()
{
    m_core.connectionClosed();
}

// --- Life
// ---------------------------------------------------------------------------------------------------------

Task<void> Connection::run(std::shared_ptr<Connection> connection)
{
    connection->m_thread.add(*connection);
    try {
        co_await connection->serve();
    } catch (
        const std::exception& e) { // e.g. out of memory: this connection ends, the server goes on
        connection->m_core.handler.onFault(e.what());
    }
}

Task<void> Connection::serve()
{
    if (m_tls) {
        const bool agreed = co_await handshake();
        if (!agreed)
            co_return;
    }
    bool goesOn = true;
    while (goesOn)
        goesOn = co_await serveOne();
    co_await close();
}

Task<bool> Connection::handshake()
{
    error_code error;
    co_await m_tls->async_handshake(asio::ssl::stream_base::server,
                                    asio::redirect_error(asio::use_awaitable, error));
    co_return !error;
}

/// @return Whether the connection may serve another request.
Task<bool> Connection::serveOne()
{
    const HeadResult result = co_await readHead();
    if (result == HeadResult::Gone)
        co_return false;
    if (result == HeadResult::Refused) {
        co_await refuse(m_refusal);
        co_return false;
    }
    auto parsed = parseHead(buffered(), m_checker.facts(), m_core.limits);
    if (const auto* refusal = std::get_if<Refusal>(&parsed)) {
        co_await refuse(*refusal);
        co_return false;
    }
    head = std::get<RequestHead>(std::move(parsed));
    body.clear();
    m_toHead = head.method == "HEAD";
    m_bodyRead = !head.hasBody();
    m_bodyBytes = 0;
    m_buffer.consume(m_checker.facts().end);
    m_core.requests.fetch_add(1, std::memory_order_relaxed);

    enter(Phase::Handling, {});
    Response response;
    if (m_core.draining)
        response = problemAnswer(503, "The server is going down.");
    else
        response = co_await answer();

    // An unread body that is on its way anyway is worth reading for the sake of the connection; a
    // large one, one of unknown length, or one that the client holds back for a 100-continue is
    // not.
    const bool discardable = bodyIsUnread() && head.framing == BodyFraming::Length &&
                             m_bodyBytes == 0 && head.contentLength <= kDiscardBytesMax &&
                             !head.expectsContinue;
    m_mustLinger = bodyIsUnread() && !discardable;
    const bool keepAlive = head.keepAlive && !response.close && !m_mustLinger && !m_core.draining &&
                           !m_expired && ++m_served < m_core.limits.requestsPerConnectionMax;
    const bool sent = co_await send(std::move(response), keepAlive);
    if (!sent)
        co_return false;
    if (!keepAlive) {
        m_mustLinger = m_mustLinger || bodyIsUnread();
        co_return false;
    }
    if (body.capacity() > kKeptBufferBytes)
        body = std::string();
    if (m_out.capacity() > 2 * kInlineBodyBytes)
        m_out = std::string();
    if (!discardable)
        co_return true;
    const bool discarded = co_await discardSmallBody();
    co_return discarded;
}

/// Reads until the head in the buffer is judged.
Task<Connection::HeadResult> Connection::readHead()
{
    m_checker.reset();
    const bool fresh = m_served == 0;
    error_code ignored;
    if (m_core.draining && m_buffer.size() == 0 && m_socket.available(ignored) == 0)
        co_return HeadResult::Gone;
    if (m_buffer.size() == 0 && m_buffer.capacity() > kKeptBufferBytes)
        m_buffer.shrink_to_fit();
    if (!fresh)
        enter(m_buffer.size() == 0 ? Phase::Idle : Phase::Head,
              m_buffer.size() == 0 ? m_core.limits.idleTimeout : m_core.limits.headerTimeout);
    for (;;) {
        const HeadChecker::State state = m_checker.feed(buffered());
        if (state == HeadChecker::State::Complete)
            co_return HeadResult::Complete;
        if (state == HeadChecker::State::Refused) {
            m_refusal = m_checker.refusal();
            co_return HeadResult::Refused;
        }
        const bool filled = co_await fill(kHeadReadBytes);
        if (!filled && m_expired && m_buffer.size() > 0) {
            m_refusal = Refusal{408, "The header did not arrive in time."};
            co_return HeadResult::Refused;
        }
        if (!filled)
            co_return HeadResult::Gone;
        if (m_phase == Phase::Idle)
            enter(Phase::Head, m_core.limits.headerTimeout);
    }
}

Task<Response> Connection::answer()
{
    const char* fault = nullptr;
    std::string what;
    Response response;
    try {
        response = co_await m_core.handler.handle(*this);
    } catch (const std::exception& e) {
        what = e.what();
        fault = what.c_str();
    } catch (...) { // a handler may throw anything; it is reported and answered below
        fault = "unknown exception";
    }
    if (fault != nullptr) {
        m_core.handler.onFault(fault);
        response = problemAnswer(500, "The server failed to answer this request.");
    }
    co_return response;
}

Task<void> Connection::refuse(Refusal refusal)
{
    m_core.refused.fetch_add(1, std::memory_order_relaxed);
    m_core.handler.onRefused(m_peer, refusal);
    m_mustLinger = true;
    head = RequestHead{}; // nothing of a refused message counts
    m_toHead = false;
    m_expired = false; // a deadline that led here has had its effect
    co_await send(problemAnswer(refusal.status, refusal.reason), false);
}

// --- Sending
// ------------------------------------------------------------------------------------------------------

Task<bool> Connection::send(Response response, bool keepAlive)
{
    if (!isSendable(response)) {
        m_core.handler.onFault("an answer with a forbidden status or header field was withheld");
        auto onSent = std::move(response.onSent);
        response = problemAnswer(500, "The server failed to answer this request.");
        response.onSent = std::move(onSent);
    }
    const ResponseFraming framing{.toHead = m_toHead,
                                  .http11 = head.http11,
                                  .keepAlive = keepAlive,
                                  .date = m_thread.date.at(std::time(nullptr))};
    m_out.clear();
    writeHead(m_out, response, framing);
    std::string_view rest;
    if (sendsBody(response, framing)) {
        if (response.body.size() <= kInlineBodyBytes)
            m_out += response.body;
        else
            rest = response.body;
    }
    const bool sent = co_await write(m_out, rest);
    if (response.onSent)
        response.onSent(sent);
    co_return sent;
}

/// Writes both texts as one gathered sequence, in pieces so that progress can be seen.
Task<bool> Connection::write(std::string_view first, std::string_view second)
{
    while (!first.empty() || !second.empty()) {
        if (m_expired)
            co_return false;
        enter(Phase::Writing, m_core.limits.writeTimeout);
        const std::size_t fromFirst = std::min(first.size(), kWritePieceBytes);
        const std::size_t fromSecond = std::min(second.size(), kWritePieceBytes - fromFirst);
        error_code error;
        const std::size_t written = co_await writeSome(
            asio::buffer(first.data(), fromFirst), asio::buffer(second.data(), fromSecond), error);
        if (error)
            co_return false;
        const std::size_t ofFirst = std::min(written, first.size());
        first.remove_prefix(ofFirst);
        second.remove_prefix(written - ofFirst);
    }
    enter(Phase::Handling, {});
    co_return true;
}

// --- The end
// ------------------------------------------------------------------------------------------------------

Task<void> Connection::close()
{
    error_code ignored;
    if (!m_socket.is_open())
        co_return;
    m_mustLinger = m_mustLinger || m_buffer.size() > 0 || m_socket.available(ignored) > 0;
    enter(Phase::Lingering, kLingerPause);
    m_expired = false;
    if (m_tls && !m_mustLinger)
        co_await m_tls->async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
    if (m_mustLinger)
        co_await linger();
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_both, ignored);
    m_socket.close(ignored);
}

/// Closing a socket with unread input resets it, and the client may lose the answer that told it to
/// stop. So: end our direction, then read and drop what still comes, for a while.
Task<void> Connection::linger()
{
    error_code error;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, error);
    m_buffer.clear();
    const auto until = Monotonic::now() + m_core.limits.lingerTimeout;
    const auto scratch = m_buffer.prepare(kHeadReadBytes * 4);
    while (!error && !m_expired) {
        enter(Phase::Lingering, kLingerPause);
        m_deadline = std::min(m_deadline, until);
        co_await m_socket.async_read_some(scratch,
                                          asio::redirect_error(asio::use_awaitable, error));
    }
}

// --- Bytes
// --------------------------------------------------------------------------------------------------------

std::string_view Connection::buffered() const
{
    return {static_cast<const char*>(m_buffer.cdata().data()), m_buffer.size()};
}

Task<std::size_t> Connection::readSome(asio::mutable_buffer buffer, error_code& error)
{
    if (m_tls)
        return m_tls->async_read_some(buffer, asio::redirect_error(asio::use_awaitable, error));
    return m_socket.async_read_some(buffer, asio::redirect_error(asio::use_awaitable, error));
}

Task<std::size_t>
Connection::writeSome(asio::const_buffer first, asio::const_buffer second, error_code& error)
{
    const std::array<asio::const_buffer, 2> both{first, second};
    if (m_tls) // a record takes one buffer
        return m_tls->async_write_some(first.size() > 0 ? first : second,
                                       asio::redirect_error(asio::use_awaitable, error));
    return m_socket.async_write_some(both, asio::redirect_error(asio::use_awaitable, error));
}

/// Reads at least one byte, at most `bytes`, into the buffer.
/// @return false when the client left, the deadline passed or the connection was woken to end.
Task<bool> Connection::fill(std::size_t bytes)
{
    while (!m_expired) {
        error_code error;
        const std::size_t count = co_await readSome(m_buffer.prepare(bytes), error);
        m_buffer.commit(count);
        if (!error) {
            if (m_phase == Phase::Body)
                enter(Phase::Body, m_core.limits.bodyIdleTimeout);
            co_return true;
        }
        // Woken by a drain: a request that has arrived in the meantime is still read (and answered
        // 503).
        const bool hasArrived =
            std::exchange(m_woken, false) && !m_expired && m_socket.available(error) > 0;
        if (!hasArrived)
            co_return false;
    }
    co_return false;
}

// --- Deadlines
// ----------------------------------------------------------------------------------------------------

void Connection::enter(Phase phase, std::chrono::milliseconds allowed)
{
    m_phase = phase;
    // While a handler works, its own deadline counts.
    m_deadline =
        phase == Phase::Handling ? Monotonic::time_point::max() : Monotonic::now() + allowed;
}

void Connection::sweep(Monotonic::time_point now)
{
    if (m_expired)
        return;
    bool late = now >= m_deadline;
    if (m_phase == Phase::Body && now - m_bodyStart > m_core.limits.bodyGrace) {
        const auto seconds = std::chrono::duration<double>(now - m_bodyStart).count();
        late = late || static_cast<double>(m_bodyBytes) <
                           seconds * static_cast<double>(m_core.limits.bodyBytesPerSecondMin);
    }
    if (late)
        expire();
}

void Connection::expire()
{
    m_expired = true;
    m_core.timedOut.fetch_add(1, std::memory_order_relaxed);
    error_code ignored;
    if (m_phase == Phase::Writing || m_phase == Phase::Lingering)
        m_socket.close(ignored);
    else
        m_socket.cancel(ignored);
}

void Connection::wakeIfIdle()
{
    if (m_phase != Phase::Idle &&
        !(m_phase == Phase::Head && m_served == 0 && m_buffer.size() == 0))
        return;
    m_woken = true;
    error_code ignored;
    m_socket.cancel(ignored);
}

void Connection::cut()
{
    m_expired = true;
    error_code ignored;
    m_socket.close(ignored);
}

} // namespace vitrine::transport
