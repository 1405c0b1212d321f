#include "services/platform/runtime/http_call.hpp"
#include "tests/testkit/canned_server.hpp"

#include <gtest/gtest.h>

#include <future>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;
using testkit::CannedServer;

Result<HttpAnswer> get(const std::string& url, std::chrono::milliseconds time = 10s)
{
    return callHttp({.url = url}, Deadline::in(time));
}

TEST(HttpUrl, ReadsItsParts)
{
    const auto url = parseHttpUrl("https://user:pw@shop.example:8443/a/b?c=d");
    ASSERT_TRUE(url.ok());
    EXPECT_TRUE(url->tls);
    EXPECT_EQ(url->host, "shop.example");
    EXPECT_EQ(url->port, 8443);
    EXPECT_EQ(url->target, "/a/b?c=d");
    EXPECT_EQ(url->userInfo, "user:pw");
    EXPECT_EQ(url->authority(), "shop.example:8443");

    EXPECT_EQ(parseHttpUrl("http://h")->target, "/");
    EXPECT_EQ(parseHttpUrl("http://h?x")->target, "/?x");
    EXPECT_EQ(parseHttpUrl("http://h")->port, 80);
    EXPECT_EQ(parseHttpUrl("https://h")->port, 443);
    EXPECT_EQ(parseHttpUrl("http://[::1]:81/")->host, "::1");
    EXPECT_EQ(parseHttpUrl("http://[::1]:81/")->authority(), "[::1]:81");
}

TEST(HttpUrl, RefusesOtherText)
{
    for (const char* wrong : {"",
                              "h",
                              "ftp://h",
                              "http://",
                              "http://:1",
                              "http://h:0",
                              "http://h:65536",
                              "http://h:x",
                              "http://h:1x",
                              "http://h/ x",
                              "http://h/#f",
                              "http://[::1",
                              "http://[::1]x",
                              "http://h/\r\nX: y"})
        EXPECT_FALSE(parseHttpUrl(wrong).ok()) << wrong;
}

TEST(HttpUrl, DoesNotRepeatAPasswordInItsRefusal)
{
    EXPECT_EQ(parseHttpUrl("http://u:hidden@h:x").error().message.find("hidden"),
              std::string::npos);
}

TEST(HttpCall, SendsARequestAndReadsTheAnswer)
{
    CannedServer server([](const std::string&) {
        return CannedServer::http("418 I'm a teapot", "short", "X-A: b\r\n");
    });
    HttpCall call{.method = "POST", .url = server.url() + "/pot?a=1", .body = "stout"};
    call.headers.set("Content-Type", "text/plain");
    const auto answer = callHttp(call, Deadline::in(10s));

    ASSERT_TRUE(answer.ok()) << answer.error().message;
    EXPECT_EQ(answer->status, 418);
    EXPECT_EQ(answer->body, "short");
    EXPECT_EQ(answer->headers.get("x-a"), "b");
    const std::string request = server.requests().at(0);
    EXPECT_TRUE(request.starts_with("POST /pot?a=1 HTTP/1.1\r\n"));
    EXPECT_NE(request.find("\r\nHost: 127.0.0.1:" + std::to_string(server.port()) + "\r\n"),
              std::string::npos);
    EXPECT_NE(request.find("\r\nContent-Length: 5\r\n"), std::string::npos);
    EXPECT_EQ(CannedServer::bodyOf(request), "stout");
}

TEST(HttpCall, FindsAHostByName)
{
    CannedServer server([](const std::string&) { return CannedServer::http("200 OK", "here"); });
    EXPECT_EQ(get("http://localhost:" + std::to_string(server.port()) + "/")->body, "here");
}

TEST(HttpCall, DoesNotFollowARedirect)
{
    CannedServer server([](const std::string&) {
        return CannedServer::http("302 Found", "", "Location: /elsewhere\r\n");
    });
    EXPECT_EQ(get(server.url())->status, 302);
    EXPECT_EQ(server.requests().size(), 1u);
}

TEST(HttpCall, EndsAtItsDeadlineHoweverSlowlyBytesCome)
{
    std::promise<void> release;
    auto released = release.get_future().share();
    CannedServer server([released](const std::string&) {
        released.wait();
        return std::string();
    });
    const auto begin = std::chrono::steady_clock::now();
    const auto answer = get(server.url(), 100ms);
    EXPECT_LT(std::chrono::steady_clock::now() - begin, 5s);
    EXPECT_EQ(answer.error().code, ErrorCode::DeadlineExceeded);
    release.set_value();
}

TEST(HttpCall, NamesWhatIsWrong)
{
    unsigned short freePort = 0;
    {
        freePort = CannedServer([](const std::string&) { return std::string(); }).port();
    }
    const auto refused = get("http://127.0.0.1:" + std::to_string(freePort));
    EXPECT_EQ(refused.error().code, ErrorCode::Unavailable);
    EXPECT_NE(refused.error().message.find("connect: Connection refused"), std::string::npos);

    CannedServer nonsense([](const std::string&) { return std::string("not HTTP\r\n\r\n"); });
    EXPECT_EQ(get(nonsense.url()).error().code, ErrorCode::Unavailable);
    CannedServer cut([](const std::string&) {
        return std::string("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf");
    });
    EXPECT_EQ(get(cut.url()).error().code, ErrorCode::Unavailable);
    EXPECT_EQ(get("http://nobody.invalid/").error().code, ErrorCode::Unavailable);
}

TEST(HttpCall, LimitsTheAnswer)
{
    CannedServer server(
        [](const std::string&) { return CannedServer::http("200 OK", std::string(2000, 'x')); });
    const auto answer = callHttp({.url = server.url(), .answerBytesMax = 1000}, Deadline::in(10s));
    EXPECT_EQ(answer.error().code, ErrorCode::TooLarge);
}

} // namespace
