#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/scripted_server.hpp"
#include "vitrine/api/sdk.hpp"
#include "vitrine/transport/http_transport.hpp"
#include "vitrine/transport/scheduler.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <utility>
#include <vector>

namespace vitrine::client {
namespace {

using testing::HasSubstr;
using testkit::Fault;
using testkit::FaultProxy;
using testkit::plainAnswer;
using testkit::RawAnswer;
using testkit::RawRequest;
using testkit::ScriptedServer;
using namespace std::chrono_literals;

std::string urlOf(std::uint16_t port)
{
    return "http://127.0.0.1:" + std::to_string(port);
}

class NetworkTransportTest : public testing::Test
{
protected:
    Result<HttpReply> send(std::uint16_t port, HttpCall call = {}, CallScope scope = {})
    {
        call.endpoint = urlOf(port);
        return makeNetworkTransport(options)->send(std::move(call), std::move(scope)).get();
    }
    TransportOptions options;
};

TEST_F(NetworkTransportTest, SendsWhatItIsToldAndNothingElse)
{
    ScriptedServer server(
        [](const RawRequest&) { return RawAnswer{plainAnswer(201, "hello", "ETag: \"1\"\r\n")}; });

    const auto reply = send(server.port(),
                            {.method = "POST",
                             .target = "/a%2Fb?x=1%202&y=%C3%BC",
                             .headers = {{"X-One", "1"}},
                             .body = "{}",
                             .contentType = "application/json"});

    ASSERT_TRUE(reply.ok()) << reply.error().message;
    EXPECT_EQ(reply->status, 201);
    EXPECT_EQ(reply->body, "hello");
    EXPECT_EQ(reply->headers.get("ETag"), "\"1\"");
    const auto request = server.requests().at(0);
    EXPECT_EQ(request.firstLine(), "POST /a%2Fb?x=1%202&y=%C3%BC HTTP/1.1");
    EXPECT_EQ(request.field("X-One"), "1");
    EXPECT_EQ(request.field("Content-Type"), "application/json");
    EXPECT_EQ(request.body, "{}");
}

TEST_F(NetworkTransportTest, ReadsAChunkedAnswer)
{
    ScriptedServer server([](const RawRequest&) {
        return RawAnswer{"HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                         "chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"};
    });

    EXPECT_EQ(send(server.port())->body, "abcde");
}

TEST_F(NetworkTransportTest, ReadsAnswersWithoutABody)
{
    ScriptedServer server([](const RawRequest& request) {
        return RawAnswer{request.firstLine().starts_with("HEAD")
                             ? "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"
                             : "HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n\r\n"};
    });

    EXPECT_EQ(send(server.port())->status, 304);
    EXPECT_EQ(send(server.port(), {.method = "HEAD"})->status, 200);
}

TEST_F(NetworkTransportTest, DoesNotFollowRedirects)
{
    std::atomic<int> elsewhere = 0;
    ScriptedServer other([&](const RawRequest&) {
        ++elsewhere;
        return RawAnswer{plainAnswer(200, "{}")};
    });
    ScriptedServer server([&](const RawRequest&) {
        return RawAnswer{plainAnswer(302, "", "Location: " + urlOf(other.port()) + "/steal\r\n")};
    });

    const auto reply = send(server.port(), {.headers = {{"Authorization", "Bearer secret"}}});

    ASSERT_TRUE(reply.ok()) << reply.error().message;
    EXPECT_EQ(reply->status, 302);
    EXPECT_EQ(elsewhere.load(), 0);
}

TEST_F(NetworkTransportTest, CutsAnAnswerThatIsTooLong)
{
    options.replyBytesMax = 1000;
    ScriptedServer announced(
        [](const RawRequest&) { return RawAnswer{plainAnswer(200, std::string(1001, 'x'))}; });
    ScriptedServer chunked([](const RawRequest&) {
        std::string bytes = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        for (int i = 0; i < 20000; ++i)
            bytes += "400\r\n" + std::string(1024, 'x') + "\r\n"; // 20 MB
        return RawAnswer{bytes + "0\r\n\r\n"};
    });

    EXPECT_EQ(send(announced.port()).error().code, ErrorCode::TooLarge);
    EXPECT_EQ(send(chunked.port()).error().code, ErrorCode::TooLarge);

    options.replyBytesMax = 1001;
    EXPECT_EQ(send(announced.port())->body.size(), 1001U);
}

TEST_F(NetworkTransportTest, TellsHowMuchOfABodyHasLeft)
{
    ScriptedServer server([](const RawRequest&) { return RawAnswer{plainAnswer(200, "{}")}; });
    const std::string body(5 * 1024 * 1024, 'x');
    std::mutex mutex;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> told; // guarded by mutex
    const auto note = [&](std::uint64_t sent, std::uint64_t total) {
        const std::lock_guard lock(mutex);
        told.emplace_back(sent, total);
    };

    const auto reply = send(server.port(),
                            {.method = "POST",
                             .body = body,
                             .contentType = "application/octet-stream",
                             .onUpload = note});
    ASSERT_TRUE(reply.ok()) << reply.error().message;
    const auto empty = send(server.port(), {.onUpload = [](auto, auto) { ADD_FAILURE(); }});
    ASSERT_TRUE(empty.ok()) << empty.error().message;

    const std::lock_guard lock(mutex);
    ASSERT_FALSE(told.empty());
    EXPECT_TRUE(std::is_sorted(told.begin(), told.end()));
    EXPECT_TRUE(std::all_of(
        told.begin(), told.end(), [&](const auto& step) { return step.second == body.size(); }));
    EXPECT_EQ(told.back().first, body.size());
}

TEST_F(NetworkTransportTest, ReportsAPortWhereNobodyListens)
{
    std::uint16_t port = 0;
    {
        ScriptedServer gone;
        port = gone.port();
    }

    const auto reply = send(port);

    EXPECT_EQ(reply.error().code, ErrorCode::Unavailable);
    EXPECT_THAT(reply.error().message, HasSubstr(urlOf(port)));
}

TEST_F(NetworkTransportTest, ReportsAnAnswerThatBreaksOff)
{
    ScriptedServer cut([](const RawRequest&) {
        return RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this", true};
    });
    ScriptedServer cutChunk([](const RawRequest&) {
        return RawAnswer{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab", true};
    });
    ScriptedServer silent([](const RawRequest&) { return RawAnswer{"", true}; });
    ScriptedServer noHttp([](const RawRequest&) {
        return RawAnswer{"220 smtp.example ESMTP\r\n\r\n", true};
    });

    for (const auto port : {cut.port(), cutChunk.port(), silent.port(), noHttp.port()}) {
        const auto reply = send(port);
        ASSERT_FALSE(reply.ok());
        EXPECT_EQ(reply.error().code, ErrorCode::Unavailable) << reply.error().message;
    }
}

TEST_F(NetworkTransportTest, EndsWhenItIsCancelled)
{
    ScriptedServer server([](const RawRequest&) { return RawAnswer{plainAnswer(200, "{}")}; });
    FaultProxy proxy(server.port());
    proxy.always({.kind = Fault::Kind::BlackHole});
    const CancelSource source;
    CallScope scope;
    scope.cancel = source.token();
    HttpCall call;
    call.endpoint = urlOf(proxy.port());
    const auto transport = makeNetworkTransport();
    auto task = transport->send(call, scope);

    source.cancel();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
}

TEST_F(NetworkTransportTest, RefusesToSplitTheMessage)
{
    ScriptedServer server;
    const std::vector<HttpCall> bad = {{.method = "GET\r\nX: y"},
                                       {.method = "get"},
                                       {.target = "/x\r\nX: y"},
                                       {.target = "/a b"},
                                       {.target = "x"},
                                       {.target = "http://other/"},
                                       {.headers = {{"X", "a\r\nY: b"}}},
                                       {.headers = {{"X Y", "a"}}},
                                       {.headers = {{"", "a"}}},
                                       {.body = "x", .contentType = "a\r\nY: b"}};
    for (const auto& call : bad)
        EXPECT_EQ(send(server.port(), call).error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(server.requests().empty());
}

TEST_F(NetworkTransportTest, KeepsConnectionsAlive)
{
    ScriptedServer server;
    const auto transport = makeNetworkTransport();
    HttpCall call;
    call.endpoint = urlOf(server.port());
    for (int i = 0; i < 20; ++i)
        ASSERT_TRUE(transport->send(call, {}).get().ok());

    // Not exactly one: a connection is handed back a moment after its answer is.
    EXPECT_LT(server.connections(), 10U);
}

/// The whole stack against a server that misbehaves.
class NetworkSdkTest : public testing::Test
{
protected:
    static RawAnswer order(const RawRequest&)
    {
        wire::Order placed;
        placed.id = "o1";
        placed.status = "PAID";
        return {plainAnswer(201, wire::encode(placed))};
    }
    static Result<wire::Order> place(std::uint16_t port, std::chrono::milliseconds timeout = 10s)
    {
        const auto sdk =
            Sdk::create({.endpoint = urlOf(port), .timeout = timeout, .retry = {.delayFirst = 5ms}})
                .value();
        return sdk->orders().place({.lines = {{"p1", 1}}, .paymentToken = "tok_visa"}).get();
    }
};

TEST_F(NetworkSdkTest, PlacesAnOrderUnderOneKeyAlthoughAnswersAreLost)
{
    ScriptedServer server(order);
    FaultProxy proxy(server.port());
    proxy.next(
        {{.kind = Fault::Kind::DropAnswer}, {.kind = Fault::Kind::ResetMidAnswer, .bytes = 20}});

    const auto placed = place(proxy.port());

    ASSERT_TRUE(placed.ok()) << placed.error().message;
    const auto requests = server.requests();
    ASSERT_GE(requests.size(), 2U);
    for (const auto& request : requests) {
        EXPECT_FALSE(request.field("Idempotency-Key").empty());
        EXPECT_EQ(request.field("Idempotency-Key"), requests[0].field("Idempotency-Key"));
        EXPECT_FALSE(request.field("traceparent").empty());
        EXPECT_FALSE(request.field("b3").empty());
    }
}

TEST_F(NetworkSdkTest, ADrippingAnswerEndsAtTheDeadline)
{
    ScriptedServer server(order);
    FaultProxy proxy(server.port());
    proxy.always({.kind = Fault::Kind::Drip,
                  .time = 50ms,
                  .bytes = 1}); // each byte would restart cpprestsdk's own time-out
    const auto begin = std::chrono::steady_clock::now();

    const auto placed = place(proxy.port(), 500ms);

    EXPECT_EQ(placed.error().code, ErrorCode::DeadlineExceeded);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
}

} // namespace
} // namespace vitrine::client
