#include "tests/testkit/raw_http.hpp"

#include "vitrine/core/encoding.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <fstream>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace vitrine::testkit {

namespace {

using Monotonic = std::chrono::steady_clock;

std::optional<std::size_t> lengthOf(const RawResponse& response, bool toHead)
{
    if (toHead || response.status == 204 || response.status == 304 || response.status < 200)
        return 0;
    const std::string text = response.field("Content-Length");
    if (text.empty())
        return std::nullopt;
    return std::stoul(text);
}

} // namespace

std::string RawResponse::field(std::string_view name) const
{
    std::string_view rest = head;
    while (!rest.empty()) {
        const std::size_t end = rest.find("\r\n");
        const std::string_view line = rest.substr(0, end);
        const std::size_t colon = line.find(':');
        if (colon != std::string_view::npos && asciiEqualsIgnoreCase(line.substr(0, colon), name))
            return std::string(trim(line.substr(colon + 1)));
        rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 2);
    }
    return {};
}

RawConnection::RawConnection(std::uint16_t port)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const int on = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    if (::connect(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(m_socket);
        m_socket = -1;
    }
}

RawConnection::~RawConnection()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

RawConnection::RawConnection(RawConnection&& other) noexcept
    : m_socket(std::exchange(other.m_socket, -1))
    , m_received(std::move(other.m_received))
{
}

bool RawConnection::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool RawConnection::sendBytewise(std::string_view bytes)
{
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (!send(bytes.substr(i, 1)))
            return false;
        std::this_thread::sleep_for(
            std::chrono::microseconds(20)); // lets the server read before the next byte comes
    }
    return true;
}

void RawConnection::finishSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

void RawConnection::reset()
{
    const linger now{.l_onoff = 1, .l_linger = 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(m_socket, -1));
}

RawConnection::Received RawConnection::receive(Monotonic::time_point until)
{
    if (m_socket < 0) // poll() would wait for nothing
        return Received::End;
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - Monotonic::now()).count();
    pollfd waited{.fd = m_socket, .events = POLLIN, .revents = 0};
    if (left < 0 || ::poll(&waited, 1, static_cast<int>(left)) <= 0)
        return Received::Nothing;
    std::array<char, 65536> bytes;
    const ssize_t count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
    if (count <= 0)
        return Received::End;
    m_received.append(bytes.data(), static_cast<std::size_t>(count));
    return Received::Bytes;
}

std::optional<RawResponse> RawConnection::read(std::chrono::milliseconds limit, bool toHead)
{
    const auto until = Monotonic::now() + limit;
    for (bool ended = false;;) {
        const std::size_t headEnd = m_received.find("\r\n\r\n");
        if (headEnd != std::string::npos && m_received.starts_with("HTTP/1.") && headEnd > 12) {
            RawResponse response{.status = std::stoi(m_received.substr(9, 3)),
                                 .head = m_received.substr(0, headEnd)};
            const auto length = lengthOf(response, toHead);
            const std::size_t bodyBegin = headEnd + 4;
            if (length && m_received.size() - bodyBegin >= *length) {
                response.body = m_received.substr(bodyBegin, *length);
                m_received.erase(0, bodyBegin + *length);
                return response;
            }
            if (!length && ended) {
                response.body = m_received.substr(bodyBegin);
                m_received.clear();
                return response;
            }
        }
        if (ended)
            return std::nullopt;
        const Received got = receive(until);
        if (got == Received::Nothing)
            return std::nullopt;
        ended = got == Received::End;
    }
}

bool RawConnection::endsWithin(std::chrono::milliseconds limit)
{
    const auto until = Monotonic::now() + limit;
    for (;;) {
        switch (receive(until)) {
        case Received::End:
            return true;
        case Received::Nothing:
            return false;
        case Received::Bytes:
            break;
        }
    }
}

std::size_t residentBytes(int pid)
{
    std::ifstream status("/proc/" + (pid == 0 ? std::string("self") : std::to_string(pid)) +
                         "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::stoul(line.substr(6)) * 1024;
    return 0;
}

} // namespace vitrine::testkit
