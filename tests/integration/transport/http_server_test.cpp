#include "services/platform/http/http_server.hpp"
#include "tests/testkit/http_attacks.hpp"
#include "tests/testkit/raw_http.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>
#include <thread>

namespace vitrine::platform::test {

namespace {

using namespace std::chrono_literals;
using testkit::RawConnection;
using testkit::RawResponse;

/// Knows a few tokens by heart. "slow" is one whose key is not cached.
class FakeAuthenticator final : public Authenticator
{
public:
    std::optional<Result<Principal>> tryAuthenticate(std::string_view authorization,
                                                     std::string_view serviceToken) override
    {
        if (authorization == "Bearer slow")
            return std::nullopt;
        return judge(authorization, serviceToken);
    }
    Result<Principal>
    authenticate(std::string_view authorization, std::string_view serviceToken, Deadline) override
    {
        ++fetches;
        if (keysAreAway)
            return failure<Principal>(ErrorCode::Unavailable, "the keys cannot be fetched");
        return judge(authorization, serviceToken);
    }

    std::atomic<int> fetches{0};
    std::atomic<bool> keysAreAway{false};

private:
    static Result<Principal> judge(std::string_view authorization, std::string_view serviceToken)
    {
        Principal principal;
        principal.service = serviceToken;
        if (authorization.empty())
            return principal;
        if (authorization != "Bearer alice" && authorization != "Bearer slow")
            return failure<Principal>(ErrorCode::Unauthenticated, "the token does not hold");
        principal.accountId = "account-of-alice";
        principal.permissions = {"orders.place"};
        return principal;
    }
};

class RecordedSpans final : public SpanSink
{
public:
    void report(Span span) override
    {
        const std::lock_guard lock(m_mutex);
        m_spans.push_back(std::move(span));
    }
    std::vector<Span> spans()
    {
        const std::lock_guard lock(m_mutex);
        return m_spans;
    }

private:
    std::mutex m_mutex;
    std::vector<Span> m_spans;
};

/// Something that handlers wait for until a test opens it.
class Gate
{
public:
    void pass()
    {
        std::unique_lock lock(m_mutex);
        ++m_waiting;
        m_changed.notify_all();
        m_changed.wait(lock, [this] { return m_isOpen; });
        --m_waiting;
    }
    void open()
    {
        const std::lock_guard lock(m_mutex);
        m_isOpen = true;
        m_changed.notify_all();
    }
    bool waitForWaiting(int count)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 5s, [&] { return m_waiting >= count; });
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_waiting = 0;
    bool m_isOpen = false;
};

HttpResponse describe(const HttpRequest& request)
{
    std::string text = request.method + " " + request.routePattern;
    for (const std::string& arg : request.pathArgs)
        text += " [" + arg + "]";
    text += " body=" + std::to_string(request.body.size()) +
            " caller=" + request.context.caller.accountId + " deadline=" +
            std::to_string((request.context.deadline.remaining().count() + 500) / 1000);
    return HttpResponse{.body = text, .contentType = "text/plain"};
}

class HttpServerTest : public testing::Test
{
protected:
    void start(std::vector<Route> more = {})
    {
        std::vector<Route> routes{
            {"GET", "/open", Access::open(), describe, Lane::Inline},
            {"GET",
             "/page",
             Access::open(),
             [](const HttpRequest&) {
                 return HttpResponse{.body = "<p>", .contentType = "text/html"};
             }},
            {"GET", "/things/{id}", Access::guest(), describe},
            {"POST", "/things", Access::user(), describe, Lane::Workers, 1000},
            {"DELETE", "/things/{id}", Access::permission("catalog.write"), describe},
            {"POST", "/orders", Access::permission("orders.place"), describe, Lane::Slow},
            {"POST", "/internal", Access::services({"order"}), describe},
            {"GET",
             "/fails",
             Access::open(),
             [](const HttpRequest&) -> HttpResponse { throw std::runtime_error("secret"); }},
            {"GET", "/bad-header", Access::open(), badHeader},
            {"GET",
             "/gate",
             Access::open(),
             [this](const HttpRequest&) {
                 m_gate.pass();
                 return HttpResponse{.body = "through"};
             }},
        };
        for (Route& route : more)
            routes.push_back(std::move(route));
        m_server = std::make_unique<HttpServer>(
            m_options,
            std::move(routes),
            HttpServer::Parts{m_authenticator, m_workers, m_slow, m_metrics, m_spans});
        const auto opened = m_server->open();
        ASSERT_TRUE(opened.ok()) << opened.error().message;
    }
    void TearDown() override { m_gate.open(); }

    static HttpResponse badHeader(const HttpRequest&)
    {
        HttpResponse response{.body = "x"};
        response.headers = Headers{{"Location", "/a\r\nSet-Cookie: stolen=1"}};
        return response;
    }

    RawResponse
    call(const std::string& line, const std::string& fields = {}, const std::string& body = {})
    {
        RawConnection connection(m_server->port());
        const std::string length =
            body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
        connection.send(line + " HTTP/1.1\r\nHost: shop.test\r\n" + fields + length + "\r\n" +
                        body);
        auto response = connection.read(5s, line.starts_with("HEAD"));
        EXPECT_TRUE(response) << line;
        return response.value_or(RawResponse{});
    }

    static constexpr auto kGateway = "Vitrine-Service-Token: gateway\r\n";
    static constexpr auto kAlice =
        "Vitrine-Service-Token: gateway\r\nAuthorization: Bearer alice\r\n";

    HttpServerOptions m_options;
    FakeAuthenticator m_authenticator;
    Gate m_gate;
    Metrics m_metrics;
    RecordedSpans m_spans;
    WorkerPool m_workers{"workers", 2, 2};
    WorkerPool m_slow{"slow", 1, 2};
    std::unique_ptr<HttpServer> m_server; // last: it goes first
};

TEST_F(HttpServerTest, HandsAMatchedRequestToItsHandler)
{
    start();
    const auto response = call("GET /things/caf%C3%A9%20noir?a=1", kGateway);
    EXPECT_EQ(response.status, 200);
    EXPECT_EQ(response.body, "GET /things/{id} [caf\xc3\xa9 noir] body=0 caller= deadline=10");
    EXPECT_EQ(response.field("Content-Type"), "text/plain");
}

TEST_F(HttpServerTest, AnswersHeadWithTheHeadersOfGetOnly)
{
    start();
    RawConnection connection(m_server->port());
    connection.send("HEAD /open HTTP/1.1\r\nHost: a\r\n\r\nGET /open HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto head = connection.read(5s, true);
    const auto get = connection.read(5s);
    ASSERT_TRUE(head && get);
    EXPECT_EQ(head->status, 200);
    EXPECT_EQ(std::stoul(head->field("Content-Length")), get->body.size() + 1)
        << "\"HEAD\" is a letter longer";
}

TEST_F(HttpServerTest, TellsUnknownPathsMethodsAndOptionsApart)
{
    start();
    const auto unknown = call("GET /nowhere");
    EXPECT_EQ(unknown.status, 404);
    EXPECT_EQ(unknown.field("Content-Type"), "application/problem+json");
    const auto method = call("PATCH /things/1");
    EXPECT_EQ(method.status, 405);
    EXPECT_EQ(method.field("Allow"), "GET, HEAD, DELETE, OPTIONS");
    const auto options = call("OPTIONS /things/1");
    EXPECT_EQ(options.status, 204);
    EXPECT_EQ(options.field("Allow"), "GET, HEAD, DELETE, OPTIONS");
    EXPECT_EQ(options.field("Content-Length"), "");
    EXPECT_EQ(call("OPTIONS *").status, 204);
    EXPECT_EQ(call("BREW /things/1").status, 405);
}

TEST_F(HttpServerTest, RefusesPathsAndQueriesThatAreNotUtf8)
{
    start();
    EXPECT_EQ(call("GET /things/%ff", kGateway).status, 400);
    EXPECT_EQ(call("GET /things/1?q=%ff", kGateway).status, 400);
    EXPECT_EQ(call("GET /things/1?q=%zz", kGateway).status, 400);
}

TEST_F(HttpServerTest, ChecksWhoMayCallFromTheHeadAlone)
{
    start();
    EXPECT_EQ(call("GET /things/1").status, 401) << "past the gateway";
    const auto anonymous = call("POST /things", kGateway, "{}");
    EXPECT_EQ(anonymous.status, 401);
    EXPECT_EQ(anonymous.field("WWW-Authenticate"), "Bearer realm=\"vitrine\"");
    const auto forged = call(
        "POST /things", "Vitrine-Service-Token: gateway\r\nAuthorization: Bearer forged\r\n", "{}");
    EXPECT_EQ(forged.status, 401);
    EXPECT_EQ(forged.field("WWW-Authenticate"),
              "Bearer realm=\"vitrine\", error=\"invalid_token\"");
    const auto forbidden = call("DELETE /things/1", kAlice);
    EXPECT_EQ(forbidden.status, 403);
    EXPECT_EQ(forbidden.field("WWW-Authenticate"),
              "Bearer realm=\"vitrine\", error=\"insufficient_scope\"");
    EXPECT_EQ(call("POST /things", kAlice, "{}").status, 200);
    EXPECT_EQ(call("POST /orders", kAlice, "{}").status, 200);
    EXPECT_EQ(call("POST /internal", kGateway).status, 403);
    EXPECT_EQ(call("POST /internal").status, 401);
    EXPECT_EQ(call("POST /internal", "Vitrine-Service-Token: order\r\n").status, 200);
    EXPECT_EQ(
        call("POST /things", std::string(kAlice) + "Authorization: Bearer alice\r\n", "{}").status,
        401)
        << "two tokens";
}

TEST_F(HttpServerTest, FetchesAnUnknownKeyOnAWorker)
{
    start();
    const std::string slow = "Vitrine-Service-Token: gateway\r\nAuthorization: Bearer slow\r\n";
    EXPECT_EQ(call("POST /things", slow, "{}").status, 200);
    EXPECT_EQ(m_authenticator.fetches, 1);
    m_authenticator.keysAreAway = true;
    const auto away = call("POST /things", slow, "{}");
    EXPECT_EQ(away.status, 503);
    EXPECT_EQ(away.field("Retry-After"), "1");
}

TEST_F(HttpServerTest, RefusesABodyAboveTheRoutesLimit)
{
    start();
    EXPECT_EQ(call("POST /things", kAlice, std::string(1000, 'x')).status, 200);
    EXPECT_EQ(call("POST /things", kAlice, std::string(1001, 'x')).status, 413);
}

TEST_F(HttpServerTest, AnswersAHugeBodyOfAStrangerAtOnceAndWithoutMemory)
{
    start();
    EXPECT_EQ(
        testkit::tryHugeBody({.port = m_server->port(), .path = "/things", .healthyPath = "/open"},
                             512ULL * 1024 * 1024,
                             {401}),
        "");
}

TEST_F(HttpServerTest, TurnsAnExceptionIntoA500ThatTellsNothing)
{
    start();
    const auto response = call("GET /fails");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body.find("secret"), std::string::npos);
    EXPECT_EQ(response.field("Content-Type"), "application/problem+json");
}

TEST_F(HttpServerTest, WithholdsAnAnswerThatWouldSplit)
{
    start();
    const auto response = call("GET /bad-header");
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.head.find("stolen"), std::string::npos);
}

TEST_F(HttpServerTest, AnswersBusyWhenALaneIsFull)
{
    start();
    std::vector<RawConnection> callers;
    for (int i = 0; i < 4; ++i) { // two run, two are queued
        callers.emplace_back(m_server->port());
        callers.back().send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
        if (i < 2) {
            ASSERT_TRUE(m_gate.waitForWaiting(i + 1));
        }
    }
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (m_workers.queued() < 2 && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    const auto busy = call("GET /gate");
    EXPECT_EQ(busy.status, 503);
    EXPECT_EQ(busy.field("Retry-After"), "1");
    EXPECT_EQ(call("GET /open").status, 200) << "inline routes go on";
    m_gate.open();
    for (RawConnection& caller : callers) {
        const auto response = caller.read(5s);
        ASSERT_TRUE(response);
        EXPECT_EQ(response->status, 200);
    }
}

TEST_F(HttpServerTest, GivesUpARequestThatWaitedPastItsDeadline)
{
    start();
    RawConnection first(m_server->port());
    RawConnection second(m_server->port());
    first.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    second.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(m_gate.waitForWaiting(2));
    RawConnection late(m_server->port());
    late.send("GET /gate HTTP/1.1\r\nHost: a\r\nVitrine-Timeout-Ms: 1\r\n\r\n");
    const auto until = std::chrono::steady_clock::now() + 5s;
    while (m_workers.queued() < 1 && std::chrono::steady_clock::now() < until)
        std::this_thread::yield();
    std::this_thread::sleep_for(5ms); // past the deadline of 1 ms
    m_gate.open();
    const auto response = late.read(5s);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 504);
}

TEST_F(HttpServerTest, TakesTheShorterOfBothDeadlines)
{
    start();
    EXPECT_NE(call("GET /open", "Vitrine-Timeout-Ms: 3000\r\n").body.find("deadline=3"),
              std::string::npos);
    EXPECT_NE(call("GET /open", "Vitrine-Timeout-Ms: 99000\r\n").body.find("deadline=10"),
              std::string::npos);
    EXPECT_NE(call("GET /open", "Vitrine-Timeout-Ms: soon\r\n").body.find("deadline=10"),
              std::string::npos);
}

TEST_F(HttpServerTest, ContinuesTheCallersTraceAndReportsOneSpan)
{
    start();
    const auto response =
        call("GET /things/7",
             std::string(kGateway) + "X-Request-Id: req-1\r\n"
                                     "traceparent: 00-0af7651916cd43dd8448eb211c80319c-"
                                     "b7ad6b7169203331-01\r\n");
    EXPECT_EQ(response.field("X-Request-Id"), "req-1");
    const auto spans = m_spans.spans();
    ASSERT_EQ(spans.size(), 1U);
    EXPECT_EQ(spans[0].context.traceId, "0af7651916cd43dd8448eb211c80319c");
    EXPECT_EQ(spans[0].context.parentSpanId, "b7ad6b7169203331");
    EXPECT_EQ(spans[0].kind, Span::Kind::Server);
    EXPECT_EQ(spans[0].name, "get /things/{id}");
    EXPECT_EQ(spans[0].remoteService, "gateway");
    EXPECT_NE(m_metrics.text().find("uri=\"/things/{id}\""), std::string::npos);
}

TEST_F(HttpServerTest, ObeysADecisionNotToTrace)
{
    start();
    call("GET /open", "b3: 0\r\n");
    EXPECT_TRUE(m_spans.spans().empty());
}

TEST_F(HttpServerTest, ReplacesARequestIdThatIsNotHarmless)
{
    start();
    const std::string id = call("GET /open", "X-Request-Id: a\"b\r\n").field("X-Request-Id");
    EXPECT_EQ(id.size(), 32U);
}

TEST_F(HttpServerTest, SendsSecurityHeadersWithEveryAnswer)
{
    start();
    for (const char* line : {"GET /open", "GET /nowhere", "GET /things/1"}) {
        const auto response = call(line);
        EXPECT_EQ(response.field("X-Content-Type-Options"), "nosniff") << line;
        EXPECT_EQ(response.field("Cache-Control"), "no-store") << line;
        EXPECT_EQ(response.field("Content-Security-Policy"),
                  "default-src 'none'; frame-ancestors 'none'")
            << line;
    }
    EXPECT_NE(call("GET /page").field("Content-Security-Policy").find("style-src 'self'"),
              std::string::npos);
}

TEST_F(HttpServerTest, FinishesWhatIsInFlightWhenItDrains)
{
    start();
    RawConnection caller(m_server->port());
    RawConnection idle(m_server->port());
    idle.send("GET /open HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(idle.read(5s));
    caller.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(m_gate.waitForWaiting(1));
    const std::uint16_t port = m_server->port();
    std::jthread drain([this] { m_server->drainAndClose(10s); });
    EXPECT_TRUE(idle.endsWithin(5s)) << "an idle connection is closed";
    EXPECT_FALSE(RawConnection(port).isOpen());
    m_gate.open();
    const auto response = caller.read(5s);
    ASSERT_TRUE(response);
    EXPECT_EQ(response->status, 200);
    EXPECT_EQ(response->field("Connection"), "close");
}

TEST_F(HttpServerTest, CutsAndWaitsForAHandlerThatOutlivesTheDrain)
{
    start();
    RawConnection caller(m_server->port());
    caller.send("GET /gate HTTP/1.1\r\nHost: a\r\n\r\n");
    ASSERT_TRUE(m_gate.waitForWaiting(1));
    std::atomic<bool> closed{false};
    std::jthread drain([&] {
        m_server->drainAndClose(50ms);
        closed = true;
    });
    EXPECT_TRUE(caller.endsWithin(5s)) << "the connection is cut";
    EXPECT_FALSE(closed)
        << "a running handler uses what the caller of drainAndClose is about to destroy";
    m_gate.open();
    drain.join();
    EXPECT_TRUE(closed);
}

TEST_F(HttpServerTest, ServesSeveralServersInOneProcess)
{
    start();
    HttpServer other({},
                     {{"GET", "/other", Access::open(), describe}},
                     {m_authenticator, m_workers, m_slow, m_metrics, m_spans});
    ASSERT_TRUE(other.open().ok());
    EXPECT_NE(other.port(), m_server->port());
    EXPECT_EQ(call("GET /other").status, 404);
    other.drainAndClose(1s);
    EXPECT_EQ(call("GET /open").status, 200);
}

TEST_F(HttpServerTest, NamesTheAddressThatIsTaken)
{
    start();
    HttpServerOptions options;
    options.port = m_server->port();
    HttpServer second(options, {}, {m_authenticator, m_workers, m_slow, m_metrics, m_spans});
    const auto opened = second.open();
    ASSERT_FALSE(opened.ok());
    EXPECT_EQ(opened.error().code, ErrorCode::Unavailable);
    EXPECT_NE(opened.error().message.find(std::to_string(options.port)), std::string::npos);
    EXPECT_EQ(call("GET /open").status, 200) << "the first is unharmed";
}

TEST_F(HttpServerTest, RefusesARouteTableWithTwoRoutesAlike)
{
    HttpServer server(
        {},
        {{"GET", "/a/{x}", Access::open(), describe}, {"GET", "/a/{y}", Access::open(), describe}},
        {m_authenticator, m_workers, m_slow, m_metrics, m_spans});
    EXPECT_FALSE(server.open().ok());
}

TEST_F(HttpServerTest, SurvivesClientsThatLeaveInTheMiddle)
{
    start();
    for (int i = 0; i < 50; ++i) {
        RawConnection connection(m_server->port());
        connection.send(
            i % 2 == 0 ? "GET /open HTTP/1.1\r\nHost: a\r\n\r\n"
                       : "POST /things HTTP/1.1\r\nHost: a\r\nVitrine-Service-Token: gateway\r\n"
                         "Authorization: Bearer alice\r\nContent-Length: 100\r\n\r\nabc");
        connection.reset();
    }
    EXPECT_EQ(call("GET /open").status, 200);
}

} // namespace

} // namespace vitrine::platform::test
