#include "tests/integration/gateway/gateway_fixture.hpp"
#include "vitrine/core/encoding.hpp"
#include "vitrine/core/trace_context.hpp"

namespace vitrine::gateway::test {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kRoutes =
    "    - {id: echo, path: /echo/**, service: echo, access: open, timeout-ms: 5000}\n"
    "    - {id: small, path: /small, service: echo, access: open, body-bytes-max: 1000}\n"
    "    - {id: admin, path: /admin, service: echo, access: \"permission:system.read\"}\n";

constexpr const char* kOrigin = "https://shop.example";

class GatewayForwarding : public testing::Test
{
protected:
    static void SetUpTestSuite()
    {
        s_backend = std::make_unique<Backend>();
        const std::map<std::string, std::string> instances{{"echo", s_backend->address()}};
        s_gateway = std::make_unique<GatewayUnderTest>(
            instances,
            kRoutes,
            std::map<std::string, std::string>{{"gateway.cors.origins", kOrigin}});
        s_behindProxy = std::make_unique<GatewayUnderTest>(
            instances,
            kRoutes,
            std::map<std::string, std::string>{{"gateway.trusted-proxies", "127.0.0.1"}});
    }
    static void TearDownTestSuite()
    {
        s_behindProxy.reset();
        s_gateway.reset();
        s_backend.reset();
    }
    void SetUp() override { s_backend->answers(200, "{}"); }

    static std::uint16_t port() { return s_gateway->port(); }
    /// What the service gets to see of a request with these fields.
    static RawRequest forwarded(const Headers& headers)
    {
        EXPECT_EQ(get(port(), "/echo/x", headers).status, 200);
        return s_backend->last();
    }

    static std::unique_ptr<Backend> s_backend;
    static std::unique_ptr<GatewayUnderTest> s_gateway;
    static std::unique_ptr<GatewayUnderTest> s_behindProxy;
};

std::unique_ptr<Backend> GatewayForwarding::s_backend;
std::unique_ptr<GatewayUnderTest> GatewayForwarding::s_gateway;
std::unique_ptr<GatewayUnderTest> GatewayForwarding::s_behindProxy;

TEST_F(GatewayForwarding, HopByHopFieldsEndAtTheGateway)
{
    const RawRequest seen = forwarded({{"Connection", "close, X-Hop"},
                                       {"X-Hop", "mine"},
                                       {"Keep-Alive", "timeout=5"},
                                       {"Proxy-Authorization", "Basic YTpi"},
                                       {"Proxy-Connection", "keep-alive"},
                                       {"TE", "trailers"},
                                       {"Trailer", "X-Sum"},
                                       {"Upgrade", "websocket"},
                                       {"Accept", "application/json"},
                                       {"If-None-Match", "\"7\""}});
    for (const char* gone : {"X-Hop",
                             "Keep-Alive",
                             "Proxy-Authorization",
                             "Proxy-Connection",
                             "TE",
                             "Trailer",
                             "Upgrade",
                             "Transfer-Encoding"})
        EXPECT_EQ(seen.field(gone), "") << gone;
    EXPECT_EQ(seen.field("Accept"), "application/json");
    EXPECT_EQ(seen.field("If-None-Match"), "\"7\"");
    EXPECT_THAT(seen.field("Connection"), testing::AnyOf("", "keep-alive"));
}

TEST_F(GatewayForwarding, AFieldThatServicesRelyOnCannotBeStrippedByConnection)
{
    const std::size_t before = s_backend->count();
    for (const char* name :
         {"Authorization", "Idempotency-Key", "If-Match", "Content-Type", "X-Request-Id"})
        expectProblem(get(port(),
                          "/echo/x",
                          {{"Connection", std::string("close, ") + name}, {name, "value"}}),
                      400);
    EXPECT_EQ(s_backend->count(), before);
}

TEST_F(GatewayForwarding, TheOriginIsSaidByTheGatewayAndNotBelievedFromOutside)
{
    const RawRequest seen = forwarded({{"Host", "shop.test:8443"},
                                       {"X-Forwarded-For", "10.0.0.1"},
                                       {"X-Forwarded-Proto", "https"},
                                       {"X-Forwarded-Host", "evil.example"},
                                       {"X-Forwarded-Prefix", "/evil"},
                                       {"X_Forwarded_For", "10.0.0.2"},
                                       {"X-Real-IP", "10.0.0.3"},
                                       {"X-Original-URL", "/admin"},
                                       {"Forwarded", "for=10.0.0.4;proto=https"}});
    EXPECT_EQ(seen.field("X-Forwarded-For"), "127.0.0.1");
    EXPECT_EQ(seen.field("X-Forwarded-Proto"), "http");
    EXPECT_EQ(seen.field("X-Forwarded-Host"), "shop.test:8443");
    EXPECT_EQ(seen.field("Forwarded"), "for=127.0.0.1;proto=http;host=\"shop.test:8443\"");
    EXPECT_THAT(seen.field("Via"), EndsWith("vitrine"));
    EXPECT_THAT(seen.head, Not(HasSubstr("10.0.0.")));
    EXPECT_THAT(seen.head, Not(HasSubstr("evil")));
    EXPECT_EQ(seen.field("X-Original-URL"), "");
}

TEST_F(GatewayForwarding, AProxyOfTheOperatorsIsBelieved)
{
    ASSERT_EQ(get(s_behindProxy->port(),
                  "/echo/x",
                  {{"X-Forwarded-For", "198.51.100.7"}, {"X-Forwarded-Proto", "https"}})
                  .status,
              200);
    EXPECT_EQ(s_backend->last().field("X-Forwarded-For"), "198.51.100.7, 127.0.0.1");
    EXPECT_EQ(s_backend->last().field("X-Forwarded-Proto"), "https");
}

TEST_F(GatewayForwarding, FieldsOfTheShopsOwnAreStrippedAndSaidAnew)
{
    const RawRequest seen = forwarded({{"Vitrine-Service-Token", "forged"},
                                       {"Vitrine-Timeout-Ms", "99999999"},
                                       {"vitrine-anything", "forged"},
                                       {"X-User-Id", "forged"},
                                       {"X-Internal-Role", "forged"},
                                       {"x-netflix-discovery-replication", "forged"}});
    EXPECT_EQ(seen.field("Vitrine-Service-Token"), s_gateway->identity.serviceToken());
    const int left = std::stoi("0" + seen.field("Vitrine-Timeout-Ms"));
    EXPECT_GT(left, 0);
    EXPECT_LE(left, 5000);
    EXPECT_THAT(seen.head, Not(HasSubstr("forged")));
}

TEST_F(GatewayForwarding, TheTraceOfTheClientGoesOnInASpanOfTheGateway)
{
    const std::string trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    const RawRequest seen =
        forwarded({{"traceparent", "00-" + trace + "-00f067aa0ba902b7-01"}, {"tracestate", "x=1"}});
    EXPECT_THAT(seen.field("traceparent"), StartsWith("00-" + trace + "-"));
    EXPECT_THAT(seen.field("traceparent"), Not(HasSubstr("00f067aa0ba902b7")));
    EXPECT_THAT(seen.field("b3"), StartsWith(trace + "-"));
    const RawRequest b3 = forwarded(
        {{"X-B3-TraceId", trace}, {"X-B3-SpanId", "00f067aa0ba902b7"}, {"X-B3-Sampled", "1"}});
    EXPECT_THAT(b3.field("traceparent"), StartsWith("00-" + trace + "-"));
    EXPECT_EQ(b3.field("X-B3-SpanId"), "");
    const RawRequest fresh = forwarded({});
    EXPECT_TRUE(extractTraceContext({.traceparent = fresh.field("traceparent")}).has_value())
        << fresh.head;
    EXPECT_THAT(fresh.head, Not(HasSubstr(trace)));
}

TEST_F(GatewayForwarding, ARequestIdIsKeptWhenItIsHarmlessAndAlwaysAnswered)
{
    const auto kept = get(port(), "/echo/x", {{"X-Request-Id", "order-42_b"}});
    EXPECT_EQ(kept.field("X-Request-Id"), "order-42_b");
    EXPECT_EQ(s_backend->last().field("X-Request-Id"), "order-42_b");
    const auto replaced = get(port(), "/echo/x", {{"X-Request-Id", "a\"},{\"level\":\"x"}});
    EXPECT_THAT(replaced.field("X-Request-Id"), testing::MatchesRegex("[0-9a-f]+"));
    EXPECT_EQ(s_backend->last().field("X-Request-Id"), replaced.field("X-Request-Id"));
}

TEST_F(GatewayForwarding, FieldsOfTheServicesHopDoNotReachTheClient)
{
    s_backend->answers(200,
                       "{}",
                       "Connection: keep-alive, X-Debug\r\nX-Debug: inner\r\nKeep-Alive: "
                       "timeout=5\r\nProxy-Authenticate: Basic\r\nServer: inner/1.0\r\n"
                       "Vitrine-Instance: inner\r\nAccess-Control-Allow-Origin: *\r\n"
                       "Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nLocation: /x\r\nETag: \"1\"\r\n");
    const auto answer = get(port(), "/echo/x");
    EXPECT_EQ(answer.status, 200);
    EXPECT_THAT(answer.head, Not(HasSubstr("inner")));
    EXPECT_THAT(answer.head, Not(HasSubstr("Proxy-Authenticate")));
    EXPECT_THAT(answer.head, Not(HasSubstr("Access-Control-Allow-Origin")));
    EXPECT_THAT(answer.head, HasSubstr("Set-Cookie: a=1\r\nSet-Cookie: b=2\r\nLocation: /x\r\n"));
    EXPECT_EQ(answer.field("ETag"), "\"1\"");
}

TEST_F(GatewayForwarding, ErrorsOfAServicePassAsTheyAre)
{
    s_backend->answers(409, R"({"title":"Conflict","status":409})", "Retry-After: 3\r\n");
    const auto answer = get(port(), "/echo/x");
    EXPECT_EQ(answer.status, 409);
    EXPECT_EQ(answer.body, R"({"title":"Conflict","status":409})");
    EXPECT_EQ(answer.field("Retry-After"), "3");
}

TEST_F(GatewayForwarding, HeadIsAnsweredWithTheLengthAndWithoutABody)
{
    s_backend->answer([](const RawRequest&) {
        return RawAnswer{"HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nETag: \"1\"\r\n\r\n"};
    });
    RawConnection connection(port());
    const Question head{.method = "HEAD", .target = "/echo/x"};
    connection.send(bytesOf(head, true) + bytesOf(head));
    for (int i = 0; i < 2; ++i) {
        const auto answer = connection.read(std::chrono::seconds(10), true);
        ASSERT_TRUE(answer);
        EXPECT_EQ(answer->status, 200);
        EXPECT_EQ(answer->field("Content-Length"), "1234");
    }
    EXPECT_TRUE(connection.endsWithin(std::chrono::seconds(5)));
    EXPECT_EQ(connection.unread(), "");
    EXPECT_EQ(s_backend->last().firstLine(), "HEAD /echo/x HTTP/1.1");
}

TEST_F(GatewayForwarding, HeadClaimsNoLengthThatTheServiceDoesNotTell)
{
    s_backend->answer([](const RawRequest&) {
        return RawAnswer{"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"};
    });
    const auto answer = ask(port(), {.method = "HEAD", .target = "/echo/x"});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.field("Content-Length"), "");
    EXPECT_EQ(answer.field("Transfer-Encoding"), "");
}

TEST_F(GatewayForwarding, AnUnchangedAnswerKeepsItsFields)
{
    s_backend->answerBytes("HTTP/1.1 304 Not Modified\r\nETag: \"1\"\r\n"
                           "Cache-Control: max-age=60\r\n\r\n");
    const auto answer = get(port(), "/echo/x", {{"If-None-Match", "\"1\""}});
    EXPECT_EQ(answer.status, 304);
    EXPECT_EQ(answer.field("ETag"), "\"1\"");
    EXPECT_EQ(answer.field("Cache-Control"), "max-age=60");
}

TEST_F(GatewayForwarding, InterimAndChunkedAnswersArriveWhole)
{
    s_backend->answerBytes(
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
        "Trailer: X-Sum\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\nX-Sum: 1\r\n\r\n");
    const auto answer = get(port(), "/echo/x");
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "abcde");
    EXPECT_EQ(answer.field("Content-Length"), "5");
}

TEST_F(GatewayForwarding, ABodyPassesWholeHoweverItWasFramed)
{
    std::string body(1000, 'x');
    body[500] = '\0';
    EXPECT_EQ(ask(port(),
                  {.method = "POST",
                   .target = "/small",
                   .headers = {{"Content-Type", "text/csv"}},
                   .body = body})
                  .status,
              200);
    EXPECT_EQ(s_backend->last().body, body);
    EXPECT_EQ(s_backend->last().field("Content-Type"), "text/csv");
    RawConnection connection(port());
    connection.send("POST /small HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n");
    EXPECT_EQ(connection.read().value_or(RawResponse{}).status, 200);
    EXPECT_EQ(s_backend->last().body, "abcde");
    EXPECT_EQ(s_backend->last().field("Content-Length"), "5");
}

TEST_F(GatewayForwarding, ABodyOverTheRoutesLimitIsRefusedAndNotForwarded)
{
    const std::size_t before = s_backend->count();
    expectProblem(
        ask(port(), {.method = "POST", .target = "/small", .body = std::string(1001, 'x')}), 413);
    RawConnection connection(port());
    connection.send("POST /small HTTP/1.1\r\nHost: shop.test\r\nTransfer-Encoding: chunked\r\n\r\n"
                    "3e9\r\n" +
                    std::string(1001, 'x') + "\r\n0\r\n\r\n");
    expectProblem(connection.read().value_or(RawResponse{}), 413);
    EXPECT_EQ(s_backend->count(), before);
}

TEST_F(GatewayForwarding, APageOfANamedOriginMayAskFirst)
{
    const auto preflight = ask(port(),
                               {.method = "OPTIONS",
                                .target = "/admin",
                                .headers = {{"Origin", kOrigin},
                                            {"Access-Control-Request-Method", "PUT"},
                                            {"Access-Control-Request-Headers", "if-match"}}});
    EXPECT_EQ(preflight.status, 204); // without a token: browsers send none with it
    EXPECT_EQ(preflight.field("Access-Control-Allow-Origin"), kOrigin);
    EXPECT_EQ(preflight.field("Access-Control-Allow-Methods"), "PUT");
    EXPECT_THAT(preflight.field("Access-Control-Allow-Headers"), HasSubstr("If-Match"));
    EXPECT_NE(preflight.field("Access-Control-Max-Age"), "");
    EXPECT_EQ(preflight.field("Access-Control-Allow-Credentials"), "");
    EXPECT_EQ(preflight.field("Vary"), "Origin");
}

TEST_F(GatewayForwarding, APageOfAnotherOriginIsAllowedNothing)
{
    const auto preflight = ask(port(),
                               {.method = "OPTIONS",
                                .target = "/echo/x",
                                .headers = {{"Origin", "https://evil.example"},
                                            {"Access-Control-Request-Method", "PUT"}}});
    EXPECT_THAT(preflight.head, Not(HasSubstr("Access-Control-Allow")));
    for (const char* origin : {"https://evil.example", "null", "https://shop.example.evil.test"})
        EXPECT_THAT(get(port(), "/echo/x", {{"Origin", origin}}).head,
                    Not(HasSubstr("Access-Control-Allow")));
}

TEST_F(GatewayForwarding, ErrorsAreReadableForAPageToo)
{
    const Headers fromPage{{"Origin", kOrigin}};
    for (const auto& [target, status] :
         {std::pair{"/nothing", 404}, std::pair{"/admin", 401}, std::pair{"/echo/x", 200}}) {
        const auto answer = get(port(), target, fromPage);
        EXPECT_EQ(answer.status, status);
        EXPECT_EQ(answer.field("Access-Control-Allow-Origin"), kOrigin) << target;
        EXPECT_THAT(answer.field("Access-Control-Expose-Headers"), HasSubstr("X-Request-Id"));
    }
    const auto preflight =
        ask(port(),
            {.method = "OPTIONS",
             .target = "/nothing",
             .headers = {{"Origin", kOrigin}, {"Access-Control-Request-Method", "GET"}}});
    EXPECT_EQ(preflight.status, 404);
}

} // namespace
} // namespace vitrine::gateway::test
