#include "tests/testkit/scripted_server.hpp"

#include "vitrine/core/encoding.hpp"

#include <boost/asio.hpp>

#include <mutex>
#include <optional>
#include <sstream>
#include <thread>
#include <utility>

namespace vitrine::testkit {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

std::string RawRequest::field(const std::string& name) const
{
    std::istringstream lines(head);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto colon = line.find(':');
        if (colon != std::string::npos && asciiEqualsIgnoreCase(line.substr(0, colon), name))
            return std::string(trim(line.substr(colon + 1)));
    }
    return {};
}

std::string plainAnswer(int status, const std::string& body, const std::string& fields)
{
    return "HTTP/1.1 " + std::to_string(status) +
           " Scripted\r\nContent-Type: application/json\r\n" + fields +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

struct ScriptedServer::State
{
    State(Script answers, bool leaves)
        : script(std::move(answers))
        , leavesBodies(leaves)
        , acceptor(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))
    {
    }

    void acceptAll();
    void serve(const std::shared_ptr<tcp::socket>& socket);
    std::optional<RawRequest> read(tcp::socket& socket, std::string& buffer);

    Script script;
    bool leavesBodies;
    asio::io_context io;
    tcp::acceptor acceptor;
    mutable std::mutex mutex;
    std::vector<RawRequest> seen;
    std::vector<std::shared_ptr<tcp::socket>> sockets;
    std::vector<std::jthread> threads;
    std::jthread accepting;
};

void ScriptedServer::State::acceptAll()
{
    for (;;) {
        auto socket = std::make_shared<tcp::socket>(io);
        error_code ec;
        acceptor.accept(*socket, ec);
        if (ec)
            return;
        const std::scoped_lock lock(mutex);
        sockets.push_back(socket);
        threads.emplace_back([this, socket] { serve(socket); });
    }
}

void ScriptedServer::State::serve(const std::shared_ptr<tcp::socket>& socket)
{
    std::string buffer;
    while (std::optional<RawRequest> request = read(*socket, buffer)) {
        {
            const std::scoped_lock lock(mutex);
            seen.push_back(*request);
        }
        const RawAnswer answer = script(*request);
        error_code ec;
        asio::write(*socket, asio::buffer(answer.bytes), ec);
        if (answer.thenClose)
            socket->shutdown(tcp::socket::shutdown_both, ec);
        if (ec || answer.thenClose)
            return;
    }
}

std::optional<RawRequest> ScriptedServer::State::read(tcp::socket& socket, std::string& buffer)
{
    error_code ec;
    const std::size_t headEnd =
        asio::read_until(socket, asio::dynamic_buffer(buffer), "\r\n\r\n", ec);
    if (ec)
        return std::nullopt;
    RawRequest request{buffer.substr(0, headEnd - 4), {}};
    buffer.erase(0, headEnd);
    const std::string length = request.field("Content-Length");
    const std::size_t bodySize = length.empty() || leavesBodies ? 0 : std::stoul(length);
    if (bodySize > buffer.size())
        asio::read(socket,
                   asio::dynamic_buffer(buffer),
                   asio::transfer_exactly(bodySize - buffer.size()),
                   ec);
    if (ec)
        return std::nullopt;
    request.body = buffer.substr(0, bodySize);
    buffer.erase(0, bodySize);
    return request;
}

ScriptedServer::ScriptedServer(Script script, Bodies bodies)
    : m_state(std::make_unique<State>(std::move(script), bodies == Bodies::LeaveUnread))
{
    m_state->accepting = std::jthread([state = m_state.get()] { state->acceptAll(); });
}

ScriptedServer::ScriptedServer(const std::string& body)
    : ScriptedServer([body](const RawRequest&) { return RawAnswer{plainAnswer(200, body)}; })
{
}

ScriptedServer::~ScriptedServer()
{
    // shutdown, not close: the threads that wait on these sockets are woken by it and still own
    // them.
    ::shutdown(m_state->acceptor.native_handle(), SHUT_RDWR);
    m_state->accepting.join();
    const std::scoped_lock lock(m_state->mutex);
    for (const auto& socket : m_state->sockets)
        ::shutdown(socket->native_handle(), SHUT_RDWR);
}

std::uint16_t ScriptedServer::port() const
{
    return m_state->acceptor.local_endpoint().port();
}

std::vector<RawRequest> ScriptedServer::requests() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->seen;
}

std::size_t ScriptedServer::connections() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->sockets.size();
}

} // namespace vitrine::testkit
