#include "services/gateway/domain/rate_limiter.hpp"

#include <gtest/gtest.h>

namespace vitrine::gateway {
namespace {

using namespace std::chrono_literals;

const RateLimiter::Instant kStart{};

TEST(RateLimiter, LetsABurstThroughAndThenTheRate)
{
    RateLimiter limiter({.perSecond = 2, .burst = 3});
    for (int i = 0; i < 3; ++i)
        EXPECT_FALSE(limiter.refuse("kim", kStart));
    EXPECT_EQ(limiter.refuse("kim", kStart), 1s);
    EXPECT_FALSE(limiter.refuse("kim", kStart + 500ms));
    EXPECT_TRUE(limiter.refuse("kim", kStart + 500ms));
}

TEST(RateLimiter, CountsCallersApart)
{
    RateLimiter limiter({.perSecond = 1, .burst = 1});
    EXPECT_FALSE(limiter.refuse("kim", kStart));
    EXPECT_TRUE(limiter.refuse("kim", kStart));
    EXPECT_FALSE(limiter.refuse("lee", kStart));
}

TEST(RateLimiter, SaysHowLongToWait)
{
    RateLimiter limiter({.perSecond = 0.1, .burst = 1});
    EXPECT_FALSE(limiter.refuse("kim", kStart));
    EXPECT_EQ(limiter.refuse("kim", kStart), 10s);
}

TEST(RateLimiter, ForgetsTheCallerThatWasIdleLongest)
{
    RateLimiter limiter({.perSecond = 0.001, .burst = 1, .callersMax = 2});
    EXPECT_FALSE(limiter.refuse("a", kStart));
    EXPECT_FALSE(limiter.refuse("b", kStart));
    EXPECT_TRUE(limiter.refuse("a", kStart));
    EXPECT_FALSE(limiter.refuse("c", kStart)); // b goes
    EXPECT_TRUE(limiter.refuse("a", kStart));
    EXPECT_FALSE(limiter.refuse("b", kStart));
}

TEST(RateLimiter, CanBeSwitchedOff)
{
    RateLimiter limiter({.perSecond = 0, .burst = 1});
    for (int i = 0; i < 100; ++i)
        EXPECT_FALSE(limiter.refuse("kim", kStart));
}

} // namespace
} // namespace vitrine::gateway
