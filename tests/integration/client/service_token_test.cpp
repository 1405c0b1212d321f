#include "services/platform/client/client_network.hpp"
#include "services/platform/client/service_client_factory.hpp"
#include "services/platform/client/service_token_source.hpp"
#include "tests/testkit/scripted_server.hpp"
#include "vitrine/core/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using testing::HasSubstr;
using testkit::plainAnswer;
using testkit::RawAnswer;
using testkit::RawRequest;
using testkit::ScriptedServer;

std::string grant(int number, int life)
{
    return plainAnswer(200,
                       R"({"access_token":"token-)" + std::to_string(number) +
                           R"(","token_type":"Bearer","expires_in":)" + std::to_string(life) + "}");
}

struct Bench
{
    explicit Bench(ServiceTokenOptions settings, ScriptedServer::Script script)
        : identity(std::move(script))
    {
        discovery.add("identity", Endpoint{"127.0.0.1", identity.port()});
        client = makeServiceClient("identity", {network, discovery, nullptr, metrics, spans});
        settings.clientId = "service-order";
        settings.clientSecret = "s3cret:/+";
        tokens.emplace(settings, *client);
    }

    ScriptedServer identity;
    ClientNetwork network;
    StaticDiscovery discovery;
    Metrics metrics;
    NoSpans spans;
    std::unique_ptr<ServiceClient> client;
    std::optional<ServiceTokenSource> tokens;
};

TEST(ServiceTokenSource, AsksWithClientCredentialsAndKeepsTheToken)
{
    Bench bench({}, [](const RawRequest&) { return RawAnswer{grant(1, 3600)}; });
    EXPECT_FALSE(bench.tokens->cached());
    EXPECT_EQ(*bench.tokens->token(Deadline::in(5s)), "token-1");
    EXPECT_EQ(*bench.tokens->token(Deadline::in(5s)), "token-1");
    EXPECT_EQ(bench.tokens->cached(), "token-1");

    ASSERT_EQ(bench.identity.requests().size(), 1U);
    const RawRequest asked = bench.identity.requests()[0];
    EXPECT_EQ(asked.firstLine(), "POST /oauth2/default/v1/token HTTP/1.1");
    EXPECT_EQ(asked.field("Content-Type"), "application/x-www-form-urlencoded");
    EXPECT_EQ(asked.body, "grant_type=client_credentials");
    EXPECT_EQ(asked.field("Authorization"),
              "Basic " + base64Encode("service-order:s3cret%3A%2F%2B"));
    EXPECT_EQ(asked.field("Vitrine-Service-Token"), "");
}

TEST(ServiceTokenSource, IsAskedOnceByManyThreads)
{
    Bench bench({}, [](const RawRequest&) {
        std::this_thread::sleep_for(50ms); // while the other threads arrive
        return RawAnswer{grant(1, 3600)};
    });
    std::atomic<int> good = 0;
    {
        std::vector<std::jthread> threads;
        for (int i = 0; i < 16; ++i)
            threads.emplace_back(
                [&] { good += bench.tokens->token(Deadline::in(5s)).ok() ? 1 : 0; });
    }
    EXPECT_EQ(good, 16);
    EXPECT_EQ(bench.identity.requests().size(), 1U);
}

TEST(ServiceTokenSource, ReplacesATokenBeforeItEndsAndKeepsItWhenIdentityIsAway)
{
    std::atomic<int> number = 0;
    std::atomic<bool> isAway = false;
    Bench bench(
        {.freshShare = 0.0, .backoffFirst = 1ms, .backoffMax = 2ms}, [&](const RawRequest&) {
            return isAway ? RawAnswer{plainAnswer(400, "")} : RawAnswer{grant(++number, 3600)};
        });
    EXPECT_EQ(*bench.tokens->token(Deadline::in(5s)), "token-1");
    EXPECT_EQ(*bench.tokens->token(Deadline::in(5s)), "token-2") << "fresh for no time at all";
    isAway = true;
    EXPECT_EQ(*bench.tokens->token(Deadline::in(5s)), "token-2") << "old, but it still holds";
}

TEST(ServiceTokenSource, LeavesIdentityAloneForAWhileAfterARefusal)
{
    Bench bench({.backoffFirst = 60s, .backoffMax = 60s}, [](const RawRequest&) {
        return RawAnswer{
            plainAnswer(401, R"({"error":"invalid_client","error_description":"no such client"})")};
    });
    const auto first = bench.tokens->token(Deadline::in(5s));
    ASSERT_FALSE(first.ok());
    EXPECT_EQ(first.error().code, ErrorCode::Unavailable);
    const auto second = bench.tokens->token(Deadline::in(5s));
    ASSERT_FALSE(second.ok());
    EXPECT_GE(second.error().retryAfter.value_or(0s), 29s);
    EXPECT_THAT(second.error().message, HasSubstr("no service token"));
    EXPECT_EQ(second.error().message.find("s3cret"), std::string::npos);
    EXPECT_EQ(bench.identity.requests().size(), 1U);
}

TEST(ServiceTokenSource, RecoversWhenTheBackoffIsOver)
{
    std::atomic<int> count = 0;
    Bench bench({.backoffFirst = 1ms, .backoffMax = 2ms}, [&](const RawRequest&) {
        return ++count < 3 ? RawAnswer{plainAnswer(500, "")} : RawAnswer{grant(1, 3600)};
    });
    const auto limit = std::chrono::steady_clock::now() + 5s;
    Result<std::string> token;
    while (!(token = bench.tokens->token(Deadline::in(1s))).ok() &&
           std::chrono::steady_clock::now() < limit)
        std::this_thread::yield();
    EXPECT_TRUE(token.ok());
}

TEST(ServiceTokenSource, RefusesAnAnswerWithoutAToken)
{
    for (const char* body : {"{}",
                             "not json",
                             R"({"access_token":"t"})",
                             R"({"access_token":"t","expires_in":-5})",
                             R"({"access_token":"","expires_in":60})"}) {
        Bench bench({}, [&](const RawRequest&) { return RawAnswer{plainAnswer(200, body)}; });
        EXPECT_FALSE(bench.tokens->token(Deadline::in(5s)).ok()) << body;
    }
}

} // namespace
} // namespace vitrine::platform
