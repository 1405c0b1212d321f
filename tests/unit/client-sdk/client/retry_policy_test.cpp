#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/mocks/manual_scheduler.hpp"
#include "vitrine/transport/policies.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::client {
namespace {

using mocks::FakeTransport;
using mocks::ManualScheduler;
using testing::ElementsAre;
using testing::IsEmpty;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

class RetryPolicyTest : public testing::Test
{
protected:
    RetryPolicyTest() { scheduler->hurry(1h); }

    Result<HttpReply> send(HttpCall call, CallScope scope = {})
    {
        return withRetry(network, options, scheduler, [this] { return jitter; })
            ->send(std::move(call), scope)
            .get();
    }
    Result<HttpReply> get() { return send({.method = "GET"}); }

    std::shared_ptr<FakeTransport> network = std::make_shared<FakeTransport>();
    std::shared_ptr<ManualScheduler> scheduler = std::make_shared<ManualScheduler>();
    RetryOptions options;
    double jitter = 1.0;
};

TEST_F(RetryPolicyTest, RepeatsAReadUntilItSucceeds)
{
    network->next(ErrorCode::Unavailable).next(503).next(200, "ok");

    const auto reply = get();

    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->body, "ok");
    EXPECT_EQ(network->calls().size(), 3U);
}

TEST_F(RetryPolicyTest, GivesUpAfterTheLastAttemptWithTheLastAnswer)
{
    network->next(503, "first").next(502, "second").next(504, "third").next(200);

    const auto reply = get();

    ASSERT_TRUE(reply.ok());
    EXPECT_EQ(reply->status, 504);
    EXPECT_EQ(reply->body, "third");
}

TEST_F(RetryPolicyTest, NeverRepeatsAnUnsafeWrite)
{
    for (const char* method : {"POST", "PATCH"}) {
        network = std::make_shared<FakeTransport>();
        network->next(ErrorCode::Unavailable).next(200);
        EXPECT_EQ(send({.method = method}).error().code, ErrorCode::Unavailable);
        EXPECT_EQ(network->calls().size(), 1U);

        network = std::make_shared<FakeTransport>();
        network->next(503).next(200);
        EXPECT_EQ(send({.method = method})->status, 503);
    }
}

TEST_F(RetryPolicyTest, RepeatsAWriteThatTheServerRecognises)
{
    network->next(503).next(201);

    EXPECT_EQ(send({.method = "POST", .repeatable = true})->status, 201);
}

TEST_F(RetryPolicyTest, RepeatsIdempotentMethods)
{
    for (const char* method : {"GET", "HEAD", "PUT", "DELETE"}) {
        network = std::make_shared<FakeTransport>();
        network->next(503).next(200);
        EXPECT_EQ(send({.method = method})->status, 200) << method;
    }
}

TEST_F(RetryPolicyTest, RepeatsOnlyWhatMayPass)
{
    for (const int status : {200, 304, 400, 401, 403, 404, 409, 412, 422, 428, 500, 501}) {
        network = std::make_shared<FakeTransport>();
        network->next(status).next(299);
        EXPECT_EQ(get()->status, status);
    }
    for (const auto code : {ErrorCode::InvalidArgument,
                            ErrorCode::Cancelled,
                            ErrorCode::TooLarge,
                            ErrorCode::Unauthenticated,
                            ErrorCode::Internal}) {
        network = std::make_shared<FakeTransport>();
        network->next(code).next(299);
        EXPECT_EQ(get().error().code, code);
    }
    for (const int status : {429, 502, 503, 504}) {
        network = std::make_shared<FakeTransport>();
        network->next(status).next(299);
        EXPECT_EQ(get()->status, 299);
    }
}

TEST_F(RetryPolicyTest, DoublesTheCeilingOfTheWaitUpToTheLimit)
{
    options = {.attemptsMax = 8, .delayFirst = 100ms, .delayMax = 1000ms};
    network->otherwise([](auto&, auto&) { return HttpReply{503}; });

    get();

    EXPECT_THAT(scheduler->delays(),
                ElementsAre(100ms, 200ms, 400ms, 800ms, 1000ms, 1000ms, 1000ms));
}

TEST_F(RetryPolicyTest, TakesARandomPartOfTheCeiling)
{
    options.attemptsMax = 3;
    network->otherwise([](auto&, auto&) { return HttpReply{503}; });

    jitter = 0.0;
    get();
    jitter = 0.25;
    get();

    EXPECT_THAT(scheduler->delays(), ElementsAre(0ms, 0ms, 25ms, 50ms));
}

TEST(RandomJitter, StaysBetweenZeroAndOneAndVaries)
{
    const auto jitter = randomJitter();
    double least = 1.0;
    double most = 0.0;
    for (int i = 0; i < 1000; ++i) {
        const double value = jitter();
        least = std::min(least, value);
        most = std::max(most, value);
    }
    EXPECT_GE(least, 0.0);
    EXPECT_LT(most, 1.0);
    EXPECT_LT(least, 0.1);
    EXPECT_GT(most, 0.9);
}

TEST_F(RetryPolicyTest, WaitsAsLongAsTheServerAsks)
{
    network->next(HttpReply{429, {{"Retry-After", "7"}}}).next(200);

    EXPECT_EQ(get()->status, 200);
    EXPECT_THAT(scheduler->delays(), ElementsAre(7000ms));
}

TEST_F(RetryPolicyTest, DoesNotWaitPastTheDeadline)
{
    network->next(HttpReply{503, {{"Retry-After", "60"}}}).next(200);
    CallScope scope;
    scope.deadline = Deadline(scheduler->now() + 10s);

    EXPECT_EQ(send({.method = "GET"}, scope)->status, 503);
    EXPECT_THAT(scheduler->delays(), IsEmpty());
}

TEST_F(RetryPolicyTest, StopsWaitingWhenTheCallerGivesUp)
{
    scheduler->hurry(-1ms);
    network->next(503).next(200);
    const CancelSource source;
    CallScope scope;
    scope.cancel = source.token();
    auto task =
        withRetry(network, options, scheduler, [] { return 1.0; })->send({.method = "GET"}, scope);
    ASSERT_TRUE(scheduler->waitForTimers(1));

    source.cancel();

    EXPECT_EQ(task.get().error().code, ErrorCode::Cancelled);
    EXPECT_EQ(network->calls().size(), 1U);
}

TEST_F(RetryPolicyTest, CountsTheTries)
{
    network->next(503).next(503).next(200);
    get();

    const auto scopes = network->scopes();
    ASSERT_EQ(scopes.size(), 3U);
    EXPECT_EQ(scopes[0].tryNumber, 1);
    EXPECT_EQ(scopes[2].tryNumber, 3);
}

} // namespace
} // namespace vitrine::client
