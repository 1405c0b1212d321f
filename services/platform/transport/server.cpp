#include "services/platform/transport/server.hpp"

#include "services/platform/transport/acceptor.hpp"
#include "services/platform/transport/tls.hpp"

#include <boost/asio/post.hpp>

#include <algorithm>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace vitrine::transport {

namespace asio = boost::asio;

namespace {

constexpr std::chrono::milliseconds kCutGrace{
    1000};                                // for coroutines to see that their sockets are closed
constexpr rlim_t kOtherDescriptors = 256; // of the process: files, databases, other services

/// The soft limit of descriptors is 1,024 on most systems, for the sake of programs that use
/// select(). Raises it as far as the cap of connections needs, if the hard limit allows.
void allowDescriptors(std::size_t connections)
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return;
    const rlim_t wanted = std::min<rlim_t>(connections + kOtherDescriptors, limit.rlim_max);
    if (limit.rlim_cur >= wanted)
        return;
    limit.rlim_cur = wanted;
    ::setrlimit(RLIMIT_NOFILE,
                &limit); // when it fails, the reserve descriptor keeps the server answering
}

} // namespace

class Server::Impl
{
public:
    Impl(ServerOptions options, RequestHandler& handler)
        : m_options(std::move(options))
        , m_core(m_options.limits, handler)
    {
        const std::size_t count = std::max<std::size_t>(m_options.networkThreads, 1);
        for (std::size_t i = 0; i < count; ++i)
            m_threads.push_back(std::make_unique<NetworkThread>(m_core, i));
        m_acceptor = std::make_unique<Acceptor>(m_core, m_threads);
    }

    ~Impl()
    {
        if (!m_running.empty())
            drain(std::chrono::milliseconds(0));
        for (auto& thread : m_threads)
            thread->context.stop();
        m_running.clear(); // joins
        // A reply that is still being made elsewhere will resume a coroutine of these contexts:
        // wait, then destroy them and with them whatever coroutine is left.
        m_core.replies->waitForNone();
        m_acceptor.reset();
        m_threads.clear();
    }

    Outcome open()
    {
        if (m_options.tls.given()) {
            auto tls = makeTlsContext(m_options.tls);
            if (!tls.ok())
                return tls.error();
            m_core.tls = std::move(tls).value();
        }
        allowDescriptors(m_options.limits.connectionsMax);
        if (auto bound = m_acceptor->open(m_options.host, m_options.port); !bound.ok())
            return bound;
        m_acceptor->start();
        for (auto& thread : m_threads) {
            thread->start();
            m_running.emplace_back([raw = thread.get()] { raw->run(); });
        }
        return Done{};
    }

    std::uint16_t port() const { return m_acceptor->port(); }

    void drain(std::chrono::milliseconds limit)
    {
        if (m_running.empty())
            return;
        const auto until = Monotonic::now() + limit;
        if (!m_core.draining.exchange(true))
            asio::post(m_threads.front()->context, [this] { m_acceptor->close(); });
        forEachThread([](NetworkThread& thread) { thread.drain(); });
        if (m_core.waitForNoConnections(until))
            return;
        forEachThread([](NetworkThread& thread) { thread.cut(); });
        m_core.waitForNoConnections(Monotonic::now() + kCutGrace);
    }

    ServerStats stats() const
    {
        return ServerStats{.accepted = m_core.accepted,
                           .turnedAway = m_core.turnedAway,
                           .requests = m_core.requests,
                           .refused = m_core.refused,
                           .timedOut = m_core.timedOut,
                           .connections = m_core.connections()};
    }

    asio::any_io_executor executor(std::size_t index) const
    {
        return m_threads.at(index)->context.get_executor();
    }

private:
    template <typename Action> void forEachThread(Action action)
    {
        for (auto& thread : m_threads)
            asio::post(thread->context, [raw = thread.get(), action] { action(*raw); });
    }

    const ServerOptions m_options;
    ServerCore m_core;
    std::vector<std::unique_ptr<NetworkThread>> m_threads;
    std::unique_ptr<Acceptor> m_acceptor;
    std::vector<std::jthread> m_running;
};

Server::Server(ServerOptions options, RequestHandler& handler)
    : m_impl(std::make_unique<Impl>(std::move(options), handler))
{
}

Server::~Server() = default;

Outcome Server::open()
{
    return m_impl->open();
}

std::uint16_t Server::port() const
{
    return m_impl->port();
}

void Server::drain(std::chrono::milliseconds limit)
{
    m_impl->drain(limit);
}

ServerStats Server::stats() const
{
    return m_impl->stats();
}

asio::any_io_executor Server::executor(std::size_t threadIndex) const
{
    return m_impl->executor(threadIndex);
}

} // namespace vitrine::transport
