#include "services/supervisor/domain/restart_policy.hpp"

#include <gtest/gtest.h>

namespace vitrine::supervisor {
namespace {

using namespace std::chrono_literals;

TEST(RestartPolicy, DoublesTheWaitUpToTenSeconds)
{
    RestartPolicy policy;
    RestartPolicy::Instant now{};
    std::chrono::milliseconds expected = 200ms;
    for (int i = 0; i < 12; ++i) {
        policy.started(now);
        const auto again = policy.died(now);
        EXPECT_EQ(again - now, expected) << "death " << i;
        now = again;
        expected = std::min<std::chrono::milliseconds>(expected * 2, 10s);
    }
    EXPECT_EQ(policy.deaths(), 12);
}

TEST(RestartPolicy, ForgivesAProcessThatStayedAlive)
{
    RestartPolicy policy;
    const RestartPolicy::Instant start{};
    policy.started(start);
    (void)policy.died(start);
    policy.started(start);
    EXPECT_EQ(policy.died(start) - start, 400ms);
    policy.started(start);
    EXPECT_EQ(policy.died(start + 10s) - (start + 10s), 200ms);
}

} // namespace
} // namespace vitrine::supervisor
