#include "vitrine/transport/caller.hpp"
#include "vitrine/transport/cancellation.hpp"
#include "vitrine/transport/endpoint.hpp"

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
