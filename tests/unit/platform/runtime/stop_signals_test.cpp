#include "services/platform/runtime/stop_signals.hpp"

#include <gtest/gtest.h>

#include <csignal>
#include <thread>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using vitrine::platform::StopSignals;

TEST(StopSignals, TurnsASignalOfTheProcessIntoARequest)
{
    StopSignals signals;
    EXPECT_FALSE(signals.requested());
    EXPECT_FALSE(signals.waitFor(1ms));
    ASSERT_EQ(::kill(::getpid(), SIGTERM), 0);

    EXPECT_TRUE(signals.waitFor(10s));
    EXPECT_TRUE(signals.requested());
}

TEST(StopSignals, TakesARequestFromWithin)
{
    StopSignals signals;
    std::jthread other([&] { signals.request(); });
    signals.wait();
    EXPECT_TRUE(signals.requested());
}

TEST(StopSignals, LeavesTheProcessAsItWas)
{
    sigset_t before, after;
    pthread_sigmask(SIG_BLOCK, nullptr, &before);
    {
        const StopSignals signals;
        sigset_t during;
        pthread_sigmask(SIG_BLOCK, nullptr, &during);
        EXPECT_TRUE(sigismember(&during, SIGTERM));
        EXPECT_TRUE(sigismember(&during, SIGINT));
    }
    pthread_sigmask(SIG_BLOCK, nullptr, &after);
    EXPECT_EQ(sigismember(&before, SIGTERM), sigismember(&after, SIGTERM));
    EXPECT_EQ(sigismember(&before, SIGINT), sigismember(&after, SIGINT));
}

using StopSignalsDeathTest = testing::Test;

TEST(StopSignalsDeathTest, EndsTheProcessAtTheSecondSignal)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    EXPECT_EXIT(
        {
            StopSignals signals;
            ::kill(::getpid(), SIGINT);
            ::kill(::getpid(), SIGINT); // the same wish, told twice
            signals.wait();
            std::this_thread::sleep_for(300ms);
            ::kill(::getpid(), SIGTERM);
            std::this_thread::sleep_for(60s); // a drain that hangs
        },
        testing::ExitedWithCode(128 + SIGTERM),
        "");
}

} // namespace
