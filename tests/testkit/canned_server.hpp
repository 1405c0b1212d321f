#pragma once

#include <arpa/inet.h>
#include <atomic>
#include <charconv>
#include <functional>
#include <mutex>
#include <netinet/in.h>
#include <stdexcept>
#include <string>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace vitrine::testkit {

/// The other end of a client under test: takes one connection after the other on a free loopback
/// port, reads one request, sends the bytes that `answer` makes of it (none: hangs up), and closes.
class CannedServer
{
public:
    /// @param answer gets head and body as they came; runs on the server's thread.
    using Answer = std::function<std::string(const std::string& request)>;

    explicit CannedServer(Answer answer)
        : m_answer(std::move(answer))
        , m_listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* raw = reinterpret_cast<sockaddr*>(&address);
        if (::bind(m_listener, raw, length) != 0 || ::listen(m_listener, 16) != 0 ||
            ::getsockname(m_listener, raw, &length) != 0)
            throw std::runtime_error("canned server: no port");
        m_port = ntohs(address.sin_port);
        m_thread = std::jthread([this](const std::stop_token& stop) { serve(stop); });
    }
    ~CannedServer() { close(); }
    CannedServer(const CannedServer&) = delete;
    CannedServer& operator=(const CannedServer&) = delete;

    [[nodiscard]] std::string url() const { return "http://127.0.0.1:" + std::to_string(m_port); }
    [[nodiscard]] unsigned short port() const { return m_port; }
    [[nodiscard]] std::vector<std::string> requests() const
    {
        const std::lock_guard lock(m_mutex);
        return m_requests;
    }
    /// Refuses connections from now on.
    void close()
    {
        if (!m_thread.joinable())
            return;
        m_thread.request_stop();
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }

    /// A complete answer.
    static std::string
    http(const std::string& status, const std::string& body, const std::string& fields = "")
    {
        return "HTTP/1.1 " + status + "\r\nContent-Length: " + std::to_string(body.size()) +
               "\r\n" + fields + "Connection: close\r\n\r\n" + body;
    }
    static std::string bodyOf(const std::string& request)
    {
        return request.substr(request.find("\r\n\r\n") + 4);
    }

private:
    void serve(const std::stop_token& stop)
    {
        while (!stop.stop_requested()) {
            const int connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
            if (connection < 0)
                return;
            const std::string request = read(connection);
            {
                const std::lock_guard lock(m_mutex);
                m_requests.push_back(request);
            }
            const std::string answer = m_answer(request);
            std::size_t sent = 0;
            while (sent < answer.size()) {
                const ssize_t count =
                    ::send(connection, answer.data() + sent, answer.size() - sent, MSG_NOSIGNAL);
                if (count <= 0)
                    break;
                sent += static_cast<std::size_t>(count);
            }
            ::close(connection);
        }
    }

    static std::string read(int connection)
    {
        std::string request;
        char buffer[16384];
        for (std::size_t wanted = 1; request.size() < wanted;) {
            const ssize_t count = ::recv(connection, buffer, sizeof buffer, 0);
            if (count <= 0)
                break;
            request.append(buffer, static_cast<std::size_t>(count));
            const auto headEnd = request.find("\r\n\r\n");
            wanted = headEnd == std::string::npos ? request.size() + 1
                                                  : headEnd + 4 + contentLength(request);
        }
        return request;
    }

    static std::size_t contentLength(const std::string& request)
    {
        const std::string name = "\r\nContent-Length: ";
        const auto at = request.find(name);
        std::size_t length = 0;
        if (at != std::string::npos && at < request.find("\r\n\r\n"))
            std::from_chars(
                request.data() + at + name.size(), request.data() + request.size(), length);
        return length;
    }

    Answer m_answer;
    int m_listener;
    unsigned short m_port = 0;
    mutable std::mutex m_mutex;
    std::vector<std::string> m_requests;
    std::jthread m_thread;
};

} // namespace vitrine::testkit
