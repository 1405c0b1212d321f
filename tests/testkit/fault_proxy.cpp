#include "tests/testkit/fault_proxy.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <condition_variable>
#include <deque>
#include <limits>
#include <mutex>
#include <optional>
#include <set>
#include <sstream>
#include <thread>
#include <utility>

namespace vitrine::testkit {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;

namespace {

using Request = http::request<http::string_body>;

auto into(error_code& ec)
{
    return asio::redirect_error(asio::use_awaitable, ec);
}

asio::awaitable<void> pause(milliseconds time)
{
    asio::steady_timer timer(co_await asio::this_coro::executor, time);
    error_code ignored;
    co_await timer.async_wait(into(ignored));
}

/// Reads and forgets until somebody closes the connection.
asio::awaitable<void> swallow(tcp::socket& socket)
{
    std::array<char, 1024> bytes;
    error_code ec;
    while (!ec)
        co_await socket.async_read_some(asio::buffer(bytes), into(ec));
}

/// Closes so that the peer sees a reset instead of an end.
void reset(tcp::socket& socket)
{
    error_code ignored;
    socket.set_option(tcp::socket::linger(true, 0), ignored);
    socket.close(ignored);
}

} // namespace

struct FaultProxy::State
{
    explicit State(std::uint16_t upstream)
        : upstreamAddress(asio::ip::address_v4::loopback(), upstream)
        , acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
    {
    }

    asio::awaitable<void> acceptAll();
    asio::awaitable<void> serve(std::shared_ptr<tcp::socket> client);
    asio::awaitable<std::optional<Request>> readRequest(tcp::socket& client,
                                                        boost::beast::flat_buffer& buffer);
    asio::awaitable<std::string> forward(const Request& request);
    /// @return whether the connection goes on.
    asio::awaitable<bool> answer(tcp::socket& client, const Request& request, Fault fault);
    asio::awaitable<bool> sendPart(tcp::socket& client, std::string_view answer, Fault fault);
    Fault takeFault(bool forConnection);
    void setOpen(std::size_t count);

    asio::io_context io;
    tcp::endpoint upstreamAddress;
    tcp::acceptor acceptor;
    std::set<std::shared_ptr<tcp::socket>> clients; ///< Used on the proxy's thread only.

    mutable std::mutex mutex;
    mutable std::condition_variable changed;
    std::deque<Fault> scripted;
    Fault standing;
    std::size_t connectionCount = 0;
    std::size_t openCount = 0;
    std::size_t requestCount = 0;
    std::size_t forwardCount = 0;

    std::jthread thread; ///< Last, so that it ends first.
};

asio::awaitable<void> FaultProxy::State::acceptAll()
{
    for (;;) {
        error_code ec;
        auto client = std::make_shared<tcp::socket>(io);
        co_await acceptor.async_accept(*client, into(ec));
        if (ec)
            co_return;
        {
            const std::scoped_lock lock(mutex);
            ++connectionCount;
        }
        if (takeFault(true).kind == Fault::Kind::ResetOnConnect) {
            reset(*client);
            continue;
        }
        client->set_option(tcp::no_delay(true), ec);
        clients.insert(client);
        setOpen(clients.size());
        asio::co_spawn(io, serve(client), asio::detached);
    }
}

/// A fault for a connection is used up only by a connection, all others only by a request.
Fault FaultProxy::State::takeFault(bool forConnection)
{
    const std::scoped_lock lock(mutex);
    const bool isScripted = !scripted.empty();
    const Fault fault = isScripted ? scripted.front() : standing;
    if (forConnection != (fault.kind == Fault::Kind::ResetOnConnect))
        return {};
    if (isScripted)
        scripted.pop_front();
    return fault;
}

void FaultProxy::State::setOpen(std::size_t count)
{
    {
        const std::scoped_lock lock(mutex);
        openCount = count;
    }
    changed.notify_all();
}

asio::awaitable<void> FaultProxy::State::serve(std::shared_ptr<tcp::socket> client)
{
    boost::beast::flat_buffer buffer;
    bool goesOn = true;
    while (goesOn) {
        const std::optional<Request> request = co_await readRequest(*client, buffer);
        if (!request)
            break;
        const Fault fault = takeFault(false);
        {
            const std::scoped_lock lock(mutex);
            ++requestCount;
        }
        changed.notify_all();
        goesOn = co_await answer(*client, *request, fault);
    }
    error_code ignored;
    client->close(ignored);
    clients.erase(client);
    setOpen(clients.size());
}

asio::awaitable<std::optional<Request>>
FaultProxy::State::readRequest(tcp::socket& client, boost::beast::flat_buffer& buffer)
{
    http::request_parser<http::string_body> parser;
    parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // "none" means 0 to Beast 1.74
    error_code ec;
    co_await http::async_read(client, buffer, parser, into(ec));
    if (ec)
        co_return std::nullopt;
    co_return parser.release();
}

asio::awaitable<std::string> FaultProxy::State::forward(const Request& request)
{
    {
        const std::scoped_lock lock(mutex);
        ++forwardCount;
    }
    changed.notify_all();
    error_code ec;
    tcp::socket server(io);
    co_await server.async_connect(upstreamAddress, into(ec));
    if (ec)
        co_return std::string();
    std::ostringstream text;
    text << request;
    const std::string bytes = text.str();
    co_await asio::async_write(server, asio::buffer(bytes), into(ec));
    boost::beast::flat_buffer buffer;
    http::response_parser<http::string_body> parser;
    parser.body_limit(std::numeric_limits<std::uint64_t>::max()); // "none" means 0 to Beast 1.74
    parser.skip(request.method() == http::verb::head);
    co_await http::async_read(server, buffer, parser, into(ec));
    if (ec)
        co_return std::string();
    std::ostringstream answer;
    if (request.method() == http::verb::head)
        answer << parser.get().base() << "\r\n";
    else
        answer << parser.get();
    co_return answer.str();
}

asio::awaitable<bool>
FaultProxy::State::answer(tcp::socket& client, const Request& request, Fault fault)
{
    using Kind = Fault::Kind;
    if (fault.kind == Kind::ResetBeforeForward) {
        reset(client);
        co_return false;
    }
    if (fault.kind == Kind::BlackHole) {
        co_await swallow(client);
        co_return false;
    }
    if (fault.kind == Kind::DelayRequest)
        co_await pause(fault.time);
    if (fault.kind == Kind::Duplicate)
        co_await forward(request);
    const std::string bytes = co_await forward(request);
    if (bytes.empty() || fault.kind == Kind::DropAnswer)
        co_return false;
    if (fault.kind == Kind::ResetAfterForward) {
        reset(client);
        co_return false;
    }
    if (fault.kind == Kind::DelayAnswer)
        co_await pause(fault.time);
    co_return co_await sendPart(client, bytes, fault);
}

asio::awaitable<bool>
FaultProxy::State::sendPart(tcp::socket& client, std::string_view bytes, Fault fault)
{
    using Kind = Fault::Kind;
    error_code ec;
    const bool isCut = fault.kind == Kind::ResetMidAnswer || fault.kind == Kind::CloseMidAnswer;
    if (isCut)
        bytes = bytes.substr(0, fault.bytes);
    const std::size_t piece = fault.kind == Kind::Drip ? fault.bytes : bytes.size();
    while (!bytes.empty() && !ec) {
        const std::string_view part = bytes.substr(0, piece);
        co_await asio::async_write(client, asio::buffer(part.data(), part.size()), into(ec));
        bytes.remove_prefix(part.size());
        if (fault.kind == Kind::Drip && !bytes.empty())
            co_await pause(fault.time);
    }
    if (fault.kind == Kind::ResetMidAnswer) {
        co_await pause(milliseconds(20)); // a reset overtakes what the peer has not read yet
        reset(client);
    }
    co_return !ec && !isCut && fault.kind != Kind::CloseAfterAnswer;
}

FaultProxy::FaultProxy(std::uint16_t upstreamPort)
    : m_state(std::make_unique<State>(upstreamPort))
{
    asio::co_spawn(m_state->io, m_state->acceptAll(), asio::detached);
    m_state->thread = std::jthread([state = m_state.get()] { state->io.run(); });
}

FaultProxy::~FaultProxy()
{
    m_state->io.stop();
}

std::uint16_t FaultProxy::port() const
{
    return m_state->acceptor.local_endpoint().port();
}

void FaultProxy::always(Fault fault)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->standing = fault;
}

void FaultProxy::next(std::vector<Fault> faults)
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->scripted.insert(m_state->scripted.end(), faults.begin(), faults.end());
}

void FaultProxy::closeConnections()
{
    asio::post(m_state->io, [state = m_state.get()] {
        for (const auto& client : state->clients) {
            error_code ignored;
            client->close(ignored);
        }
    });
}

std::size_t FaultProxy::connections() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->connectionCount;
}

std::size_t FaultProxy::requests() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->requestCount;
}

std::size_t FaultProxy::forwarded() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->forwardCount;
}

bool FaultProxy::waitForRequests(std::size_t count, milliseconds limit) const
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, limit, [&] { return m_state->requestCount >= count; });
}

bool FaultProxy::waitForNoConnection(milliseconds limit) const
{
    std::unique_lock lock(m_state->mutex);
    return m_state->changed.wait_for(lock, limit, [&] { return m_state->openCount == 0; });
}

} // namespace vitrine::testkit
