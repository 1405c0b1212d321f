#include "services/identity/application/sign_in_service.hpp"
#include "services/identity/domain/throttle_rules.hpp"
#include "tests/testkit/manual_clock.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vitrine::identity {
namespace {

using namespace std::chrono_literals;

struct ThrottleRules : testing::Test
{
    testkit::ManualClock clock;
    ThrottleLimit limit{.freeFailures = 5, .blockFirst = 1s, .blockMax = 900s, .memory = 900s};
    ThrottleState state;

    void tryOnce() { state = afterTry(limit, state, clock.now()); }
    std::optional<std::chrono::seconds> wait() { return waitOf(state, clock.now()); }
};

TEST_F(ThrottleRules, LetSomeTriesPass)
{
    for (int i = 0; i < 5; ++i) {
        tryOnce();
        EXPECT_EQ(wait(), std::nullopt);
    }
    tryOnce();
    EXPECT_EQ(wait(), 1s);
}

TEST_F(ThrottleRules, DoubleTheWaitUpToItsMaximum)
{
    std::vector<std::int64_t> waits;
    for (int i = 0; i < 16; ++i) {
        tryOnce();
        if (const auto block = wait()) {
            waits.push_back(block->count());
            clock.advance(*block);
        }
    }
    // One failure is forgotten in 180 s: whoever waits 256 s each time stays where he is.
    EXPECT_THAT(waits, testing::ElementsAre(1, 2, 4, 8, 16, 32, 64, 128, 256, 256, 256));
}

TEST_F(ThrottleRules, NeverWaitLongerThanTheMaximum)
{
    limit.blockMax = 30s;
    for (int i = 0; i < 12; ++i)
        tryOnce();
    EXPECT_EQ(wait(), 30s);
}

TEST_F(ThrottleRules, ForgetFailuresOneAfterTheOther)
{
    for (int i = 0; i < 6; ++i)
        tryOnce();
    EXPECT_NE(wait(), std::nullopt);
    clock.advance(180s);
    tryOnce();
    EXPECT_EQ(state.failures, 6);
    clock.advance(899s);
    tryOnce();
    EXPECT_EQ(state.failures, 3);
    clock.advance(24h);
    tryOnce();
    EXPECT_EQ(state.failures, 1);
}

TEST_F(ThrottleRules, LetABusyAddressGoOnForDays)
{
    limit = {.freeFailures = 50, .blockMax = 60s, .memory = 900s};
    for (int i = 0; i < 5000; ++i) { // somebody mistypes every 20 s
        tryOnce();
        ASSERT_EQ(wait(), std::nullopt) << i;
        clock.advance(20s);
    }
}

TEST_F(ThrottleRules, StandAClockThatGoesBack)
{
    for (int i = 0; i < 3; ++i)
        tryOnce();
    clock.advance(-1h);
    tryOnce();
    EXPECT_EQ(state.failures, 4);
}

TEST_F(ThrottleRules, NeverOverflow)
{
    limit.memory = 24h * 365;
    for (int i = 0; i < 1000; ++i) {
        tryOnce();
        ASSERT_LE(wait().value_or(0s), 900s);
    }
}

TEST(ThrottledNetwork, IsTheFirstHalfOfAnIpv6Address)
{
    EXPECT_EQ(throttledNetwork("10.0.0.7"), "10.0.0.7");
    EXPECT_EQ(throttledNetwork("2001:db8:1:2:3:4:5:6"), throttledNetwork("2001:db8:1:2::1"));
    EXPECT_NE(throttledNetwork("2001:db8:1:2::1"), throttledNetwork("2001:db8:1:3::1"));
    EXPECT_EQ(throttledNetwork("junk"), "junk");
    EXPECT_EQ(throttledNetwork(""), "");
}

} // namespace
} // namespace vitrine::identity
