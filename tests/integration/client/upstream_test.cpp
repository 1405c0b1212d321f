#include "services/platform/client/client_network.hpp"
#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/scripted_server.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>
#include <tuple>
#include <unistd.h>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testkit::Fault;
using testkit::FaultProxy;
using testkit::plainAnswer;
using testkit::RawAnswer;
using testkit::RawRequest;
using testkit::ScriptedServer;
using Kind = testkit::Fault::Kind;

Endpoint at(std::uint16_t port)
{
    return Endpoint{"127.0.0.1", port};
}

UpstreamRequest post(std::string body = "{}")
{
    return {.method = "POST", .target = "/charges", .body = std::move(body)};
}

/// How long `work` took.
template <typename Work> std::chrono::milliseconds timed(const Work& work)
{
    const auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() -
                                                                 start);
}

/// A server behind a fault proxy, and the network under test.
struct Bench
{
    explicit Bench(UpstreamOptions options = {})
        : network(std::move(options))
    {
    }

    UpstreamReply send(UpstreamRequest request, std::chrono::milliseconds time = 5s)
    {
        return network.send(at(proxy.port()), std::move(request), Deadline::in(time));
    }

    ScriptedServer server{R"({"ok":true})"};
    FaultProxy proxy{server.port()};
    ClientNetwork network;
};

TEST(Upstream, SendsTheRequestAndReadsTheAnswer)
{
    Bench bench;
    UpstreamRequest request = post(R"({"a":1})");
    request.headers.add("X-Note", "hello");

    const UpstreamReply reply = bench.send(std::move(request));

    ASSERT_TRUE(reply.ok()) << reply.message;
    EXPECT_EQ(reply.response.status, 200);
    EXPECT_EQ(reply.response.body, R"({"ok":true})");
    const auto seen = bench.server.requests();
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].firstLine(), "POST /charges HTTP/1.1");
    EXPECT_EQ(seen[0].body, R"({"a":1})");
    EXPECT_EQ(seen[0].field("x-note"), "hello");
}

TEST(Upstream, KeepsConnectionsForTheNextRequest)
{
    Bench bench;
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(bench.send({}).ok());
    EXPECT_EQ(bench.proxy.connections(), 1U);
}

TEST(Upstream, DropsAKeptConnectionThatThePeerClosedAndLosesNoRequest)
{
    Bench bench;
    ASSERT_TRUE(bench.send(post()).ok());
    bench.proxy.next({{.kind = Kind::CloseAfterAnswer}});
    ASSERT_TRUE(bench.send(post()).ok());
    ASSERT_TRUE(bench.proxy.waitForNoConnection());
    ASSERT_TRUE(bench.send(post()).ok()) << "the close is seen before the request is written";
    bench.proxy.closeConnections();
    ASSERT_TRUE(bench.proxy.waitForNoConnection());
    ASSERT_TRUE(bench.send(post()).ok());
    EXPECT_EQ(bench.server.requests().size(), 4U);
}

TEST(Upstream, NeverSendsAPostTwice)
{
    for (const Kind kind : {Kind::DropAnswer,
                            Kind::ResetAfterForward,
                            Kind::ResetBeforeForward,
                            Kind::ResetMidAnswer,
                            Kind::CloseMidAnswer}) {
        Bench bench;
        ASSERT_TRUE(
            bench.send(post()).ok()); // a kept connection, which other clients would take for stale
        bench.proxy.always({.kind = kind, .bytes = 30});

        const UpstreamReply reply = bench.send(post());

        EXPECT_EQ(reply.fault, UpstreamFault::Closed) << int(kind);
        EXPECT_TRUE(reply.maySent);
        EXPECT_NE(reply.error().message.find("may have been sent"), std::string::npos);
        EXPECT_EQ(bench.proxy.requests(), 2U) << int(kind);
    }
}

TEST(Upstream, RepeatsARepeatableRequestOnceWhenAKeptConnectionWasLost)
{
    Bench bench;
    ASSERT_TRUE(bench.send(post()).ok());
    bench.proxy.next({{.kind = Kind::DropAnswer}});
    UpstreamRequest request = post();
    request.repeatable = true;
    EXPECT_TRUE(bench.send(std::move(request)).ok());
    EXPECT_EQ(bench.proxy.requests(), 3U);

    bench.proxy.always({.kind = Kind::DropAnswer});
    EXPECT_EQ(bench.send({}).fault, UpstreamFault::Closed);
    EXPECT_EQ(bench.proxy.requests(), 5U) << "once on the kept connection, once on a new one";
    EXPECT_EQ(bench.send({}).fault, UpstreamFault::Closed);
    EXPECT_EQ(bench.proxy.requests(), 6U) << "a new connection is not taken for stale";
}

TEST(Upstream, DoesNotRepeatAfterTheFirstByteOfAnAnswer)
{
    Bench bench;
    ASSERT_TRUE(bench.send({}).ok());
    bench.proxy.next({{.kind = Kind::CloseMidAnswer, .bytes = 20}});
    EXPECT_EQ(bench.send({}).fault, UpstreamFault::Closed);
    EXPECT_EQ(bench.proxy.requests(), 2U);
}

TEST(Upstream, HoldsTheDeadlineWhenTheAnswerDrips)
{
    Bench bench;
    bench.proxy.always({.kind = Kind::Drip, .time = 20ms, .bytes = 1});
    UpstreamReply reply;
    const auto took = timed([&] { reply = bench.send({}, 300ms); });
    EXPECT_EQ(reply.fault, UpstreamFault::Timeout);
    EXPECT_EQ(reply.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_GE(took, 290ms);
    EXPECT_LT(took, 1000ms);
}

TEST(Upstream, HoldsTheTimeForTheHeadOfTheAnswerBelowTheDeadline)
{
    Bench bench({.responseTimeout = 100ms});
    bench.proxy.next({{.kind = Kind::BlackHole}});
    UpstreamReply reply;
    EXPECT_LT(timed([&] { reply = bench.send({}, 10s); }), 3s);
    EXPECT_EQ(reply.fault, UpstreamFault::Timeout);

    bench.proxy.next({{.kind = Kind::DelayAnswer, .time = 20ms}});
    EXPECT_TRUE(bench.send({}, 10s).ok());
}

TEST(Upstream, LetsABodyTakeLongerThanTheHead)
{
    ScriptedServer server(std::string(200, 'x'));
    FaultProxy proxy(server.port());
    ClientNetwork network(UpstreamOptions{.responseTimeout = 1s});
    // Ten pieces: the head within 0.4 s, the body within 1.8 s.
    proxy.always({.kind = Kind::Drip, .time = 200ms, .bytes = 30});
    const UpstreamReply reply = network.send(at(proxy.port()), {}, Deadline::in(10s));
    ASSERT_TRUE(reply.ok()) << reply.message;
    EXPECT_EQ(reply.response.body.size(), 200U);
}

TEST(Upstream, SaysThatNothingWasSentWhenNobodyListens)
{
    std::uint16_t port = 0;
    {
        const ScriptedServer gone;
        port = gone.port();
    }
    ClientNetwork network;
    const UpstreamReply reply = network.send(at(port), post(), Deadline::in(5s));
    EXPECT_EQ(reply.fault, UpstreamFault::Connect);
    EXPECT_FALSE(reply.maySent);
    EXPECT_EQ(reply.error().code, ErrorCode::Unavailable);
}

TEST(Upstream, GivesAConnectionThatIsNotMadeItsOwnLimit)
{
    // A backlog of one that is full leaves further connections unanswered.
    const int listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t length = sizeof address;
    ASSERT_EQ(::bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
    ASSERT_EQ(::listen(listener, 0), 0);
    ASSERT_EQ(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
    std::vector<int> fillers;
    for (int i = 0; i < 4; ++i) {
        fillers.push_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        std::ignore = ::connect(fillers.back(), reinterpret_cast<sockaddr*>(&address), length);
    }
    ClientNetwork network(UpstreamOptions{.connectTimeout = 150ms});
    UpstreamReply reply;
    EXPECT_LT(timed([&] {
                  reply = network.send(at(ntohs(address.sin_port)), post(), Deadline::in(10s));
              }),
              3s);
    EXPECT_EQ(reply.fault, UpstreamFault::Connect);
    for (const int filler : fillers)
        ::close(filler);
    ::close(listener);
}

TEST(Upstream, FindsAHostByName)
{
    const ScriptedServer server;
    ClientNetwork network;
    EXPECT_TRUE(network.send(Endpoint{"localhost", server.port()}, {}, Deadline::in(5s)).ok());
    const UpstreamReply reply =
        network.send(Endpoint{"no-such-host.invalid", 80}, {}, Deadline::in(5s));
    EXPECT_EQ(reply.fault, UpstreamFault::Connect);
}

TEST(Upstream, RefusesAnswersThatAreTooLargeOrMalformed)
{
    ClientNetwork network(UpstreamOptions{.bodyBytesMax = 1000});
    const auto faultWith = [&](const std::string& answer) {
        const ScriptedServer server([&](const RawRequest&) { return RawAnswer{answer, true}; });
        return network.send(at(server.port()), {}, Deadline::in(5s)).fault;
    };
    EXPECT_EQ(faultWith(plainAnswer(200, std::string(1000, 'x'))), UpstreamFault::None);
    EXPECT_EQ(faultWith(plainAnswer(200, std::string(1001, 'x'))), UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultWith("HTTP/1.1 200 OK\r\n\r\n" + std::string(100'000, 'x')),
              UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultWith("HTTP/1.1 200 OK\r\nX: " + std::string(100'000, 'x')),
              UpstreamFault::AnswerTooLarge);
    EXPECT_EQ(faultWith("HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc"),
              UpstreamFault::BadAnswer);
    EXPECT_EQ(faultWith("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;" +
                        std::string(100'000, 'x')),
              UpstreamFault::BadAnswer);
    EXPECT_EQ(faultWith(""), UpstreamFault::Closed);
    EXPECT_EQ(faultWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 OK\r\n\r\n"),
              UpstreamFault::None);
}

TEST(Upstream, DoesNotFollowRedirects)
{
    const ScriptedServer server([](const RawRequest&) {
        return RawAnswer{plainAnswer(302, "", "Location: http://127.0.0.1:1/\r\n")};
    });
    ClientNetwork network;
    UpstreamRequest request;
    request.headers.add("Authorization", "Bearer secret");
    const UpstreamReply reply = network.send(at(server.port()), request, Deadline::in(5s));
    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply.response.status, 302);
    EXPECT_EQ(server.requests().size(), 1U);
}

TEST(Upstream, DoesNotTakeUnaskedBytesForTheNextAnswer)
{
    std::atomic<int> count = 0;
    const ScriptedServer server([&](const RawRequest&) {
        const int number = ++count;
        const std::string answer = plainAnswer(200, "answer " + std::to_string(number));
        return RawAnswer{number == 1 ? answer + plainAnswer(200, "forged") : answer};
    });
    ClientNetwork network;
    EXPECT_EQ(network.send(at(server.port()), {}, Deadline::in(5s)).response.body, "answer 1");
    EXPECT_EQ(network.send(at(server.port()), {}, Deadline::in(5s)).response.body, "answer 2");
    EXPECT_EQ(server.connections(), 2U);
}

TEST(Upstream, ReadsARefusalThatComesBeforeTheBodyWasSent)
{
    const ScriptedServer server([](const RawRequest&) { return RawAnswer{plainAnswer(413, "no")}; },
                                ScriptedServer::Bodies::LeaveUnread);
    ClientNetwork network;
    UpstreamReply reply;
    const auto took = timed([&] {
        reply = network.send(
            at(server.port()), post(std::string(64 * 1024 * 1024, 'x')), Deadline::in(10s));
    });
    ASSERT_TRUE(reply.ok()) << reply.message;
    EXPECT_EQ(reply.response.status, 413);
    EXPECT_LT(took, 5s);
}

TEST(Upstream, SendsLargeBodiesWhole)
{
    const ScriptedServer server([](const RawRequest& request) {
        return RawAnswer{plainAnswer(200,
                                     std::to_string(request.body.size()) +
                                         request.body.substr(request.body.size() - 3))};
    });
    ClientNetwork network;
    std::string body(20'000'000, 'x');
    body += "end";
    const UpstreamReply reply = network.send(at(server.port()), post(body), Deadline::in(20s));
    ASSERT_TRUE(reply.ok()) << reply.message;
    EXPECT_EQ(reply.response.body, "20000003end");
}

TEST(Upstream, ServesManyThreadsAtOnce)
{
    const ScriptedServer server(
        [](const RawRequest& request) { return RawAnswer{plainAnswer(200, request.body)}; });
    ClientNetwork network;
    std::atomic<int> right = 0;
    {
        std::vector<std::jthread> threads;
        for (int thread = 0; thread < 8; ++thread) {
            threads.emplace_back([&, thread] {
                for (int i = 0; i < 100; ++i) {
                    const std::string body = std::to_string(thread) + ":" + std::to_string(i);
                    const UpstreamReply reply =
                        network.send(at(server.port()), post(body), Deadline::in(10s));
                    right += reply.ok() && reply.response.body == body ? 1 : 0;
                }
            });
        }
    }
    EXPECT_EQ(right, 800);
    EXPECT_LE(server.connections(), 8U);
}

} // namespace
} // namespace vitrine::platform
