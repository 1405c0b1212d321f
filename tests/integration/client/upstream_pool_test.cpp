#include "services/platform/client/upstream_pool.hpp"
#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/scripted_server.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/strand.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;
using testkit::FaultProxy;
using testkit::ScriptedServer;
using Kind = testkit::Fault::Kind;

/// The pool as the gateway uses it: several calls in flight on one event loop.
struct Bench
{
    explicit Bench(UpstreamOptions options)
        : pool(io.get_executor(), std::move(options))
    {
    }

    void start(std::chrono::milliseconds time, UpstreamRequest request = {})
    {
        auto call =
            pool.send(Endpoint{"127.0.0.1", proxy.port()}, std::move(request), Deadline::in(time));
        asio::co_spawn(
            io, std::move(call), [this](const std::exception_ptr& exception, UpstreamReply reply) {
                EXPECT_FALSE(exception);
                faults.push_back(reply.fault);
            });
    }
    std::size_t count(UpstreamFault fault) const
    {
        return static_cast<std::size_t>(std::count(faults.begin(), faults.end(), fault));
    }

    ScriptedServer server;
    FaultProxy proxy{server.port()};
    asio::io_context io;
    UpstreamPool pool;
    std::vector<UpstreamFault> faults;
};

TEST(UpstreamPool, QueuesCallsBeyondItsConnectionsAndServesThemInTurn)
{
    Bench bench({.connectionsMax = 2});
    bench.proxy.always({.kind = Kind::DelayAnswer, .time = 20ms});
    for (int i = 0; i < 10; ++i)
        bench.start(10s);
    bench.io.run();
    EXPECT_EQ(bench.count(UpstreamFault::None), 10U);
    EXPECT_EQ(bench.proxy.connections(), 2U);
}

TEST(UpstreamPool, RefusesMoreWaitersThanItsQueueHolds)
{
    Bench bench({.connectionsMax = 1, .waitersMax = 3});
    bench.proxy.always({.kind = Kind::DelayAnswer, .time = 50ms});
    for (int i = 0; i < 10; ++i)
        bench.start(10s);
    bench.io.run();
    EXPECT_EQ(bench.count(UpstreamFault::None), 4U);
    EXPECT_EQ(bench.count(UpstreamFault::Saturated), 6U);
}

TEST(UpstreamPool, LetsAWaitingCallGoAtItsDeadline)
{
    Bench bench({.connectionsMax = 1});
    bench.proxy.next({{.kind = Kind::DelayAnswer, .time = 400ms}});
    bench.start(5s);
    bench.start(100ms);
    bench.io.run();
    EXPECT_EQ(bench.faults, (std::vector{UpstreamFault::Saturated, UpstreamFault::None}));
}

TEST(UpstreamPool, PassesThePlaceOnWhenAConnectionIsLost)
{
    Bench bench({.connectionsMax = 1});
    bench.proxy.next({{.kind = Kind::ResetAfterForward}, {.kind = Kind::ResetBeforeForward}});
    for (int i = 0; i < 4; ++i)
        bench.start(5s, {.method = "POST"});
    bench.io.run();
    EXPECT_EQ(bench.count(UpstreamFault::Closed), 2U);
    EXPECT_EQ(bench.count(UpstreamFault::None), 2U);
    EXPECT_EQ(bench.pool.openCount({"127.0.0.1", bench.proxy.port()}), 1U);
}

TEST(UpstreamPool, ClosesConnectionsThatWereIdleTooLong)
{
    Bench bench({.idleTimeout = 1ms});
    const Endpoint endpoint{"127.0.0.1", bench.proxy.port()};
    bench.start(5s);
    bench.io.run();
    EXPECT_EQ(bench.pool.idleCount(endpoint), 1U);
    std::this_thread::sleep_for(2ms); // twice the idle time
    bench.pool.closeExpired();
    EXPECT_EQ(bench.pool.idleCount(endpoint), 0U);
    EXPECT_EQ(bench.pool.openCount(endpoint), 0U);
}

TEST(UpstreamPool, MayBeDestroyedWhileCallsAreInFlight)
{
    auto bench = std::make_unique<Bench>(UpstreamOptions{.connectionsMax = 1});
    bench->proxy.always({.kind = Kind::BlackHole});
    for (int i = 0; i < 3; ++i)
        bench->start(10s);
    while (!bench->proxy.waitForRequests(1, 0ms))
        bench->io.poll_one();
    bench.reset(); // one call awaits its answer, two await the connection
}

TEST(UpstreamPool, ServesAnEventLoopWithSeveralThreadsThroughStrands)
{
    ScriptedServer server;
    asio::io_context io;
    UpstreamPool pool(io.get_executor(), {.connectionsMax = 3});
    std::atomic<int> good = 0;
    for (int i = 0; i < 200; ++i) {
        auto call = pool.send(Endpoint{"127.0.0.1", server.port()}, {}, Deadline::in(10s));
        asio::co_spawn(asio::make_strand(io),
                       std::move(call),
                       [&](const std::exception_ptr&, const UpstreamReply& reply) {
                           good += reply.ok() ? 1 : 0;
                       });
    }
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i)
            threads.emplace_back([&] { io.run(); });
    }
    EXPECT_EQ(good, 200);
    EXPECT_LE(server.connections(), 3U);
}

} // namespace
} // namespace vitrine::platform
