#include "services/platform/client/circuit_breaker.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace vitrine::platform {
namespace {

using namespace std::chrono_literals;
using enum CircuitBreaker::CallResult;
using State = CircuitBreaker::State;

/// A breaker with its own time.
struct Bench
{
    explicit Bench(BreakerOptions options = {})
        : breaker(options, [this](State state) { changes.push_back(state); })
    {
    }

    /// @return whether the call was let through.
    bool call(CircuitBreaker::CallResult result, std::chrono::nanoseconds took = 1ms)
    {
        const auto permit = breaker.tryAcquire(now);
        if (permit)
            breaker.record(*permit, result, took, now);
        return permit.has_value();
    }
    void calls(int count, CircuitBreaker::CallResult result)
    {
        for (int i = 0; i < count; ++i)
            call(result);
    }
    void open() { calls(10, Failure); }

    CircuitBreaker::TimePoint now{1h};
    std::vector<State> changes;
    CircuitBreaker breaker;
};

TEST(CircuitBreaker, OpensAtHalfOfTenCalls)
{
    Bench bench;
    bench.calls(5, Success);
    bench.calls(4, Failure);
    EXPECT_EQ(bench.breaker.state(), State::Closed);

    bench.call(Failure);

    EXPECT_EQ(bench.breaker.state(), State::Open);
    EXPECT_FALSE(bench.call(Success));
    EXPECT_EQ(bench.changes, std::vector{State::Open});
}

TEST(CircuitBreaker, StaysClosedBelowTheMinimumAndBelowHalf)
{
    Bench few;
    few.calls(9, Failure);
    EXPECT_EQ(few.breaker.state(), State::Closed);

    Bench mixed;
    for (int i = 0; i < 100; ++i) {
        mixed.calls(2, Failure);
        mixed.calls(3, Success);
    }
    EXPECT_EQ(mixed.breaker.state(), State::Closed);
}

TEST(CircuitBreaker, ForgetsWhatLeftTheWindow)
{
    Bench bench;
    bench.calls(4, Failure);
    bench.calls(6, Success);
    bench.calls(4, Success); // pushes the four failures out
    bench.calls(4, Failure);
    EXPECT_EQ(bench.breaker.state(), State::Closed);
    bench.call(Failure);
    EXPECT_EQ(bench.breaker.state(), State::Open);
}

TEST(CircuitBreaker, OpensForSlowCallsAsSurelyAsForFailures)
{
    Bench bench;
    for (int i = 0; i < 10; ++i)
        bench.call(Success, 5001ms);
    EXPECT_EQ(bench.breaker.state(), State::Open);

    Bench justInTime;
    for (int i = 0; i < 10; ++i)
        justInTime.call(Success, 5000ms);
    EXPECT_EQ(justInTime.breaker.state(), State::Closed);
}

TEST(CircuitBreaker, LetsThreeTrialsThroughAfterTheWaitAndClosesWhenTheyDoWell)
{
    Bench bench;
    bench.open();
    bench.now += 10s;
    EXPECT_FALSE(bench.breaker.tryAcquire(bench.now)) << "the wait must be over, not just reached";
    EXPECT_EQ(bench.breaker.openLeft(bench.now), 0ms);
    bench.now += 1ms;

    const auto first = bench.breaker.tryAcquire(bench.now);
    const auto second = bench.breaker.tryAcquire(bench.now);
    const auto third = bench.breaker.tryAcquire(bench.now);
    ASSERT_TRUE(first && second && third);
    EXPECT_FALSE(bench.breaker.tryAcquire(bench.now));

    bench.breaker.record(*first, Success, 1ms, bench.now);
    bench.breaker.record(*second, Success, 1ms, bench.now);
    EXPECT_EQ(bench.breaker.state(), State::HalfOpen);
    bench.breaker.record(*third, Failure, 1ms, bench.now);
    EXPECT_EQ(bench.breaker.state(), State::Closed) << "one of three is below half";
    EXPECT_EQ(bench.changes, (std::vector{State::Open, State::HalfOpen, State::Closed}));
}

TEST(CircuitBreaker, OpensAgainWhenTheTrialsFail)
{
    Bench bench;
    bench.open();
    bench.now += 11s;
    bench.calls(2, Failure);
    EXPECT_EQ(bench.breaker.state(), State::HalfOpen) << "judged when all three are in";
    bench.call(Success);
    EXPECT_EQ(bench.breaker.state(), State::Open);
    EXPECT_EQ(bench.breaker.openLeft(bench.now), 10s);
}

TEST(CircuitBreaker, GivesATrialBackWhenItsResultSaysNothing)
{
    Bench bench;
    bench.open();
    bench.now += 11s;
    for (int i = 0; i < 20; ++i)
        EXPECT_TRUE(bench.call(Ignored)) << i;
    EXPECT_EQ(bench.breaker.state(), State::HalfOpen);
}

TEST(CircuitBreaker, GivesLostTrialsUpSoThatItDoesNotStayHalfOpenForEver)
{
    Bench bench;
    bench.open();
    bench.now += 11s;
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(bench.breaker.tryAcquire(bench.now)); // never recorded
    EXPECT_FALSE(bench.call(Success));
    bench.now += 31s;
    bench.calls(3, Success);
    EXPECT_EQ(bench.breaker.state(), State::Closed);
}

TEST(CircuitBreaker, DropsResultsFromBeforeTheLastChange)
{
    Bench bench;
    const auto old = bench.breaker.tryAcquire(bench.now);
    bench.open();
    bench.now += 11s;
    bench.calls(2, Success);
    bench.breaker.record(*old, Failure, 1ms, bench.now);
    bench.call(Success);
    EXPECT_EQ(bench.breaker.state(), State::Closed);
    bench.calls(9, Failure);
    EXPECT_EQ(bench.breaker.state(), State::Closed) << "the window began anew";
}

TEST(CircuitBreaker, CountsTrialsExactlyUnderManyThreads)
{
    for (int round = 0; round < 20; ++round) {
        Bench bench;
        bench.open();
        bench.now += 11s;
        std::atomic<int> allowed = 0;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < 64; ++i) {
                threads.emplace_back([&] {
                    if (bench.breaker.tryAcquire(bench.now))
                        ++allowed;
                });
            }
        }
        EXPECT_EQ(allowed, 3);
    }
}

} // namespace
} // namespace vitrine::platform
