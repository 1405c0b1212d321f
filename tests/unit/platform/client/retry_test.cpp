#include "services/platform/client/instance_picker.hpp"
#include "services/platform/client/permits.hpp"
#include "services/platform/client/retry.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>
#include <thread>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;

TEST(RetryBudget, AllowsAShareOfTheCallsOnceTheSavingsAreGone)
{
    RetryBudget budget(0.25, 10);
    int spent = 0;
    while (budget.spend())
        ++spent;
    EXPECT_EQ(spent, 10);

    spent = 0;
    for (int i = 0; i < 100; ++i) {
        budget.earn();
        spent += budget.spend() ? 1 : 0;
    }
    EXPECT_EQ(spent, 25);
}

TEST(Backoff, JittersFullyBelowADoublingBound)
{
    const RetryOptions options{.delayFirst = 50ms, .delayMax = 300ms};
    std::mt19937 random(7);
    std::map<int, std::chrono::milliseconds> most;
    bool sawSmall = false;
    for (int repeat = 1; repeat <= 40; ++repeat) {
        for (int i = 0; i < 500; ++i) {
            const auto pause = backoff(options, repeat, random);
            ASSERT_GE(pause, 0ms);
            most[repeat] = std::max(most[repeat], pause);
            sawSmall = sawSmall || (repeat == 4 && pause < 20ms);
        }
    }
    EXPECT_GT(most[1], 40ms);
    EXPECT_LE(most[1], 50ms);
    EXPECT_LE(most[2], 100ms);
    EXPECT_GT(most[3], 150ms);
    EXPECT_LE(most[3], 200ms);
    EXPECT_LE(most[40], 300ms);
    EXPECT_TRUE(sawSmall);
}

StaticDiscovery threeInstances()
{
    StaticDiscovery discovery;
    for (std::uint16_t port = 1; port <= 3; ++port)
        discovery.add("catalog", Endpoint{"127.0.0.1", port});
    return discovery;
}

TEST(InstancePicker, TakesInstancesInTurnFromAnyStart)
{
    const StaticDiscovery discovery = threeInstances();
    for (const std::uint32_t first : {0U, 1U, 0xFFFFFFFEU}) {
        InstancePicker picker(3s, first);
        std::map<std::uint16_t, int> taken;
        for (int i = 0; i < 300; ++i)
            ++taken[picker.pick(discovery, "catalog", {})->port];
        for (std::uint16_t port = 1; port <= 3; ++port)
            EXPECT_NEAR(taken[port], 100, 1);
    }
    InstancePicker picker(3s);
    EXPECT_FALSE(picker.pick(discovery, "nobody", {}));
}

TEST(InstancePicker, PassesOverAnUnreachableInstanceForAWhile)
{
    const StaticDiscovery discovery = threeInstances();
    InstancePicker picker(3s);
    InstancePicker::TimePoint now{1h};
    picker.avoid(Endpoint{"127.0.0.1", 2}, now);

    std::set<std::uint16_t> taken;
    for (int i = 0; i < 6; ++i)
        taken.insert(picker.pick(discovery, "catalog", now)->port);
    EXPECT_EQ(taken, (std::set<std::uint16_t>{1, 3}));

    now += 3s;
    for (int i = 0; i < 6; ++i)
        taken.insert(picker.pick(discovery, "catalog", now)->port);
    EXPECT_EQ(taken.size(), 3U);
}

TEST(InstancePicker, TriesUnreachableInstancesWhenThereAreNoOthers)
{
    StaticDiscovery discovery;
    discovery.add("payment", Endpoint{"127.0.0.1", 9});
    InstancePicker picker(3s);
    picker.avoid(Endpoint{"127.0.0.1", 9}, {});
    EXPECT_EQ(picker.pick(discovery, "payment", {})->port, 9);
}

TEST(Permits, LimitsCallsAndWaitersAndHonoursTheDeadline)
{
    Permits permits(1, 1);
    std::optional<Permits::Permit> held(permits.acquire(Deadline::in(1s)));
    ASSERT_TRUE(*held);

    const auto before = std::chrono::steady_clock::now();
    EXPECT_FALSE(permits.acquire(Deadline::in(30ms)));
    EXPECT_GE(std::chrono::steady_clock::now() - before, 30ms);

    bool waiterGotIt = false;
    std::jthread waiter([&] { waiterGotIt = bool(permits.acquire(Deadline::in(10s))); });
    while (permits.waiting() == 0)
        std::this_thread::yield();
    const auto start = std::chrono::steady_clock::now();
    EXPECT_FALSE(permits.acquire(Deadline::in(10s)));
    EXPECT_LT(std::chrono::steady_clock::now() - start, 5s)
        << "the waiting place is taken: refused at once";

    held.reset();
    waiter.join();
    EXPECT_TRUE(waiterGotIt);
}

} // namespace
} // namespace vitrine::platform
