#include "services/platform/client/service_breaker.hpp"

#include <gtest/gtest.h>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using enum CircuitBreaker::CallResult;
using State = CircuitBreaker::State;

CircuitBreaker::CallResult
verdictOf(UpstreamFault fault, int status = 0, std::chrono::milliseconds allowed = 5s)
{
    UpstreamReply reply{.fault = fault};
    reply.response.status = status;
    return ServiceBreaker::verdict(reply, allowed, 250ms);
}

TEST(ServiceBreaker, CountsWhoeverDoesNotAnswerAsFailed)
{
    for (const auto fault : {UpstreamFault::Connect,
                             UpstreamFault::Closed,
                             UpstreamFault::Timeout,
                             UpstreamFault::BadAnswer,
                             UpstreamFault::AnswerTooLarge})
        EXPECT_EQ(verdictOf(fault), Failure) << toString(fault);
    EXPECT_EQ(verdictOf(UpstreamFault::BadRequest), Ignored);
    EXPECT_EQ(verdictOf(UpstreamFault::Saturated), Ignored);
    EXPECT_EQ(verdictOf(UpstreamFault::Timeout, 0, 249ms), Ignored) << "it had no fair chance";
}

TEST(ServiceBreaker, CountsOnlyTheServicesOwnTroubleAsFailed)
{
    for (const int status : {500, 502, 503, 504})
        EXPECT_EQ(verdictOf(UpstreamFault::None, status), Failure) << status;
    for (const int status : {200, 304, 400, 401, 404, 409, 429, 501})
        EXPECT_EQ(verdictOf(UpstreamFault::None, status), Success) << status;
}

struct ServiceBreakerTest : testing::Test
{
    void failTenTimes()
    {
        for (int i = 0; i < 10; ++i) {
            const auto permit = breaker.tryAcquire(now);
            ASSERT_TRUE(permit.has_value());
            breaker.record(*permit, Failure, 1ms, now);
        }
    }

    CircuitBreaker::TimePoint now{1h};
    StaticDiscovery discovery;
    std::vector<State> changes;
    ServiceBreaker breaker{
        "order", discovery, {}, [this](State state) { changes.push_back(state); }};
};

TEST_F(ServiceBreakerTest, GivesAnInstanceATrialThatWasNotThereWhenItOpened)
{
    discovery.add("order", {"127.0.0.1", 1, "order:old"});
    failTenTimes();
    EXPECT_FALSE(breaker.tryAcquire(now).has_value());
    EXPECT_GT(breaker.openLeft(now), 0ms);

    discovery.add("payment", {"127.0.0.1", 2, "payment:new"});
    EXPECT_FALSE(breaker.tryAcquire(now).has_value()) << "another service's";
    discovery.add("order", {"127.0.0.1", 1, "order:new"});
    for (int i = 0; i < 3; ++i) {
        const auto permit = breaker.tryAcquire(now);
        ASSERT_TRUE(permit.has_value()) << i;
        breaker.record(*permit, Success, 1ms, now);
    }
    EXPECT_EQ(breaker.reading().state, State::Closed);
    EXPECT_EQ(changes, (std::vector{State::Open, State::HalfOpen, State::Closed}));
}

TEST_F(ServiceBreakerTest, DoesNotTryTheSameNewcomerAgainAndAgain)
{
    failTenTimes();
    discovery.add("order", {"127.0.0.1", 1, "order:new"});
    for (int i = 0; i < 3; ++i) {
        const auto permit = breaker.tryAcquire(now);
        ASSERT_TRUE(permit.has_value());
        breaker.record(*permit, Failure, 1ms, now);
    }
    EXPECT_EQ(breaker.reading().state, State::Open);
    EXPECT_FALSE(breaker.tryAcquire(now).has_value());
}

TEST_F(ServiceBreakerTest, TellsHowItStands)
{
    EXPECT_EQ(breaker.reading().failureRate, 0);
    EXPECT_FALSE(breaker.reading().since.has_value());
    for (const auto result : {Failure, Success, Success, Success}) {
        const auto permit = breaker.tryAcquire(now);
        breaker.record(*permit, result, 1ms, now);
    }
    EXPECT_EQ(breaker.reading().failureRate, 0.25);
    while (const auto permit = breaker.tryAcquire(now))
        breaker.record(*permit, Failure, 1ms, now);
    EXPECT_EQ(breaker.reading().state, State::Open);
    EXPECT_EQ(breaker.reading().failureRate, 1);
    EXPECT_EQ(breaker.reading().since, now);
}

} // namespace
} // namespace vitrine::platform
