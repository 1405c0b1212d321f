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
    // The memory is as long as the longest wait: after that one everything is forgotten.
    EXPECT_THAT(waits, testing::ElementsAre(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900));
}

TEST_F(ThrottleRules, ForgetFailuresAfterAWhile)
{
    for (int i = 0; i < 6; ++i)
        tryOnce();
    EXPECT_NE(wait(), std::nullopt);
    clock.advance(900s);
    EXPECT_EQ(wait(), std::nullopt);
    tryOnce();
    EXPECT_EQ(state.failures, 1);
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
