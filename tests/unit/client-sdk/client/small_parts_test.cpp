#include "vitrine/transport/caller.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/transport/endpoint.hpp"
#include "vitrine/transport/reply_error.hpp"
#include "vitrine/transport/retry_after.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace vitrine::client {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;

TEST(CancelSource, RunsEachCallbackOnce)
{
    const CancelSource source;
    int calls = 0;
    const auto registration = source.token().onCancel([&] { ++calls; });

    EXPECT_FALSE(source.token().isCancelled());
    source.cancel();
    source.cancel();

    EXPECT_TRUE(source.token().isCancelled());
    EXPECT_EQ(calls, 1);
}

TEST(CancelSource, RunsALateCallbackAtOnce)
{
    const CancelSource source;
    source.cancel();
    bool called = false;
    const auto registration = source.token().onCancel([&] { called = true; });

    EXPECT_TRUE(called);
}

TEST(CancelSource, ForgetsADestroyedRegistration)
{
    const CancelSource source;
    bool called = false;
    {
        const auto registration = source.token().onCancel([&] { called = true; });
    }
    source.cancel();

    EXPECT_FALSE(called);
}

TEST(CancelSource, IsSafeToUseFromManyThreads)
{
    const CancelSource source;
    std::atomic<int> calls = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 4; ++i) {
            threads.emplace_back([&] {
                for (int n = 0; n < 1000; ++n) {
                    const auto registration = source.token().onCancel([&] { ++calls; });
                    if (n == 500)
                        source.cancel();
                }
            });
        }
    }
    EXPECT_GE(calls.load(), 4 * 499);
    EXPECT_LE(calls.load(), 4 * 1000);
}

TEST(CancelToken, TheDefaultOneIsNeverCancelled)
{
    const CancelToken token;
    bool called = false;
    const auto registration = token.onCancel([&] { called = true; });

    EXPECT_FALSE(token.isCancelled());
    EXPECT_FALSE(called);
}

TEST(SplitUrl, SplitsWhatIsUsable)
{
    const auto full = splitUrl("HTTPS://Shop.Example:8443/oauth2/default?x=1");
    ASSERT_TRUE(full.ok());
    EXPECT_EQ(full->endpoint, "https://shop.example:8443");
    EXPECT_EQ(full->host, "shop.example");
    EXPECT_EQ(full->target, "/oauth2/default?x=1");

    EXPECT_EQ(splitUrl("http://127.0.0.1:8080")->target, "/");
    EXPECT_EQ(splitUrl("http://[::1]:8080/x")->host, "[::1]");
    EXPECT_EQ(splitUrl("http://shop?x=1")->target, "/?x=1");
}

TEST(SplitUrl, RefusesWhatIsNot)
{
    for (const char* url : {"",
                            "shop.example",
                            "ftp://shop",
                            "http://",
                            "http:///x",
                            "http://user:pw@shop/",
                            "http://shop:0",
                            "http://shop:65536",
                            "http://shop:",
                            "http://shop:80x",
                            "http://shop/#a",
                            "http://sh op/",
                            "http://shop\r\nX: y",
                            "javascript:alert(1)",
                            "http://[zz]/"})
        EXPECT_FALSE(splitUrl(url).ok()) << url;
}

TEST(SplitUrl, KnowsWhatTravelsInTheOpen)
{
    const auto exposed = [](const char* url) { return isExposed(*splitUrl(url)); };
    EXPECT_FALSE(exposed("http://127.0.0.1:8080"));
    EXPECT_FALSE(exposed("http://localhost"));
    EXPECT_FALSE(exposed("http://[::1]"));
    EXPECT_FALSE(exposed("https://shop.example"));
    EXPECT_TRUE(exposed("http://shop.example"));
    EXPECT_TRUE(exposed("http://127.evil.example"));
    EXPECT_TRUE(exposed("http://localhost.evil.example"));
}

TEST(RetryAfter, ReadsSecondsAndDates)
{
    const Timestamp now = parseTimestamp("2026-09-06T10:14:50Z").value();
    EXPECT_EQ(retryAfter("0", now), 0ms);
    EXPECT_EQ(retryAfter("120", now), 120s);
    EXPECT_EQ(retryAfter("99999999999", now), 24h);
    EXPECT_EQ(retryAfter("Sun, 06 Sep 2026 10:15:00 GMT", now), 10s);
    EXPECT_EQ(retryAfter("Sun, 06 Sep 2026 10:00:00 GMT", now), 0ms);
    for (const char* value : {"",
                              "-1",
                              "1.5",
                              "soon",
                              "Sun, 06 Sep 2026 10:15:00 CET",
                              "Sun, 31 Feb 2026 10:15:00 GMT"})
        EXPECT_EQ(retryAfter(value, now), std::nullopt) << value;
}

TEST(ErrorFrom, CarriesStatusProblemAndWait)
{
    const Error error = errorFrom({409,
                                   {{"Retry-After", "3"}, {"X-Request-Id", "req-9"}},
                                   R"({"title":"Conflict","detail":"the SKU is taken","status":409,
                                       "errors":[{"pointer":"#/sku","detail":"taken"}]})"});

    EXPECT_EQ(error.code, ErrorCode::Conflict);
    EXPECT_EQ(error.status, 409);
    EXPECT_EQ(error.field, "/sku");
    EXPECT_EQ(error.requestId, "req-9");
    EXPECT_EQ(error.retryAfter, 3s);
    ASSERT_NE(error.problem, nullptr);
    EXPECT_EQ(error.problem->detail, "the SKU is taken");
    EXPECT_THAT(error.message, HasSubstr("the SKU is taken"));
}

TEST(ErrorFrom, LivesWithABodyThatIsNoProblem)
{
    const Error error = errorFrom({502, {}, "<html>Bad Gateway</html>"});

    EXPECT_EQ(error.code, ErrorCode::Unavailable);
    EXPECT_EQ(error.problem, nullptr);
}

TEST(ErrorFrom, MapsEveryStatusToItsMeaning)
{
    using enum ErrorCode;
    const std::vector<std::pair<int, ErrorCode>> expected = {{400, InvalidArgument},
                                                             {401, Unauthenticated},
                                                             {403, PermissionDenied},
                                                             {404, NotFound},
                                                             {409, Conflict},
                                                             {412, PreconditionFailed},
                                                             {413, TooLarge},
                                                             {415, InvalidArgument},
                                                             {422, Unprocessable},
                                                             {428, PreconditionRequired},
                                                             {429, RateLimited},
                                                             {500, Internal},
                                                             {502, Unavailable},
                                                             {503, Unavailable},
                                                             {504, DeadlineExceeded},
                                                             {302, Internal},
                                                             {505, Internal}};
    for (const auto& [status, code] : expected)
        EXPECT_EQ(codeOf(status), code) << status;
}

TEST(Path, EncodesEachValueAsOneSegment)
{
    EXPECT_EQ((Path("/api/v1/products") / "a/b?c#d e").text(),
              "/api/v1/products/a%2Fb%3Fc%23d%20e");
    EXPECT_EQ((Path("/x") / "ü").then("/images").text(), "/x/%C3%BC/images");
}

TEST(Path, IsSpoiltByAValueThatWouldChangeIt)
{
    for (const auto& value :
         {std::string(), std::string("."), std::string(".."), std::string("a\0b", 3)})
        EXPECT_FALSE((Path("/x") / value).ok());
    EXPECT_TRUE((Path("/x") / "...").ok());
}

} // namespace
} // namespace vitrine::client
