#pragma once

#include "services/platform/transport/reply.hpp"
#include "services/platform/transport/server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

namespace vitrine::transport::test {

/// A handler whose behaviour is chosen by the path:
///   /early  answers 401 without reading a body        /throw   throws
///   /drop   loses its reply                           /inject  sends a header with a line break
///   /big    answers kBigBytes                           /gate    waits until open() is called
///   /twice  replies twice                             /status/204 and /status/304
///   others read the body and echo it
class EchoHandler final : public RequestHandler
{
public:
    static constexpr std::size_t kBodyBytesMax = 1024 * 1024;
    static constexpr std::size_t kBigBytes = 32 * 1024 * 1024; ///< More than the kernel buffers.

    Task<Response> handle(Exchange& exchange) override
    {
        const std::string path = exchange.head.path;
        if (path == "/early")
            co_return Response{.status = 401, .body = "early"};
        if (path == "/throw")
            throw std::runtime_error("on purpose");
        if (path == "/inject")
            co_return withField("X-Split", "a\tb\x01");
        if (path == "/big")
            co_return Response{.body = std::string(kBigBytes, 'b')};
        if (path == "/status/204" || path == "/status/304")
            co_return Response{.status = path == "/status/204" ? 204U : 304U, .body = "never sent"};
        if (path == "/drop") {
            Response elsewhere = co_await dropTheReply(exchange);
            co_return elsewhere;
        }
        if (path == "/twice") {
            Response elsewhere = co_await answerTwice(exchange);
            co_return elsewhere;
        }
        if (path == "/gate") {
            Response elsewhere = co_await throughTheGate(exchange);
            co_return elsewhere;
        }
        auto fault = co_await exchange.readBody(kBodyBytesMax);
        if (fault)
            co_return *std::move(fault);
        Response response;
        response.headers.add("Content-Type", "text/plain");
        response.headers.add("X-Target", exchange.head.path + "?" + exchange.head.query);
        response.headers.add("X-Authority", exchange.head.authority);
        response.body = exchange.head.method + ":" + exchange.body;
        co_return response;
    }

    void onRefused(const Peer&, const Refusal&) noexcept override { ++refused; }
    void onFault(const char*) noexcept override { ++faults; }

    /// Answers every request that waits at /gate, now and later.
    void open()
    {
        std::vector<Reply<Response>> waiting;
        {
            const std::lock_guard lock(m_mutex);
            m_isOpen = true;
            waiting.swap(m_waiting);
        }
        for (const auto& reply : waiting)
            reply.deliver(Response{.body = "through"});
    }
    /// Waits until `count` requests stand at /gate.
    bool waitForWaiting(std::size_t count)
    {
        std::unique_lock lock(m_mutex);
        return m_arrived.wait_for(
            lock, std::chrono::seconds(5), [&] { return m_waiting.size() >= count; });
    }

    std::atomic<int> refused{0};
    std::atomic<int> faults{0};
    std::atomic<int> secondRepliesTaken{0};

private:
    static Response lostAnswer() { return Response{.status = 500}; }

    /// Past the checked setter, as a careless handler would.
    static Response withField(std::string name, std::string value)
    {
        Response response;
        response.headers = Headers{{std::move(name), std::move(value)}};
        return response;
    }

    static Task<Response> dropTheReply(Exchange& exchange)
    {
        return awaitReply<Response>(exchange, &lostAnswer, [](Reply<Response>) {});
    }

    Task<Response> answerTwice(Exchange& exchange)
    {
        return awaitReply<Response>(exchange, &lostAnswer, [this](Reply<Response> reply) {
            reply.deliver(Response{.body = "first"});
            secondRepliesTaken += reply.deliver(Response{.body = "second"});
        });
    }

    Task<Response> throughTheGate(Exchange& exchange)
    {
        return awaitReply<Response>(exchange, &lostAnswer, [this](Reply<Response> reply) {
            const std::lock_guard lock(m_mutex);
            if (m_isOpen) {
                reply.deliver(Response{.body = "through"});
                return;
            }
            m_waiting.push_back(std::move(reply));
            m_arrived.notify_all();
        });
    }

    std::mutex m_mutex;
    std::condition_variable m_arrived;
    std::vector<Reply<Response>> m_waiting;
    bool m_isOpen = false;
};

/// A server on a free port with an EchoHandler.
struct EchoServer
{
    explicit EchoServer(Limits limits = {}, TlsFiles tls = {}, std::size_t threads = 2)
        : server(ServerOptions{.networkThreads = threads, .limits = limits, .tls = std::move(tls)},
                 handler)
    {
        const auto opened = server.open();
        EXPECT_TRUE(opened.ok()) << (opened.ok() ? "" : opened.error().message);
    }
    ~EchoServer() { handler.open(); }

    [[nodiscard]] std::uint16_t port() const { return server.port(); }
    /// Waits until no connection is left.
    bool becomesEmpty()
    {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        while (server.stats().connections > 0 && std::chrono::steady_clock::now() < until)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        return server.stats().connections == 0;
    }

    EchoHandler handler;
    Server server;
};

} // namespace vitrine::transport::test
