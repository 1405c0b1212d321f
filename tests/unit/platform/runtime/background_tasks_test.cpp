#include "services/platform/runtime/background_tasks.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <stdexcept>

namespace {

using namespace vitrine;
using namespace vitrine::platform;
using namespace std::chrono_literals;

/// Counts rounds and waits for them.
class Rounds
{
public:
    void add()
    {
        const std::lock_guard lock(m_mutex);
        ++m_count;
        m_changed.notify_all();
    }
    bool waitFor(int count, std::chrono::milliseconds limit = 10s)
    {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, limit, [&] { return m_count >= count; });
    }
    int count()
    {
        const std::lock_guard lock(m_mutex);
        return m_count;
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_count = 0;
};

TEST(BackgroundTasks, RepeatARoundAtItsInterval)
{
    Rounds rounds;
    BackgroundTasks tasks;
    tasks.add({"sweep", 1ms, [&](Deadline deadline) -> Outcome {
                   EXPECT_FALSE(deadline.expired());
                   rounds.add();
                   return Done{};
               }});
    EXPECT_FALSE(rounds.waitFor(1, 20ms)); // not before the start
    tasks.start();
    EXPECT_TRUE(rounds.waitFor(5));
}

TEST(BackgroundTasks, AreWokenFromTheirPause)
{
    Rounds rounds;
    BackgroundTasks tasks;
    tasks.start();
    tasks.add({"relay", 1h, [&](Deadline) -> Outcome {
                   rounds.add();
                   return Done{};
               }});
    ASSERT_TRUE(rounds.waitFor(1));
    tasks.wake("nobody");
    tasks.wake("relay");
    EXPECT_TRUE(rounds.waitFor(2));
}

TEST(BackgroundTasks, DoNotLoseAWakeThatComesDuringARound)
{
    Rounds rounds;
    BackgroundTasks tasks;
    tasks.add({"relay", 1h, [&](Deadline) -> Outcome {
                   rounds.add();
                   if (rounds.count() == 1)
                       tasks.wake(
                           "relay"); // as a request does that comes after the round has looked
                   return Done{};
               }});
    tasks.start();
    EXPECT_TRUE(rounds.waitFor(2));
}

TEST(BackgroundTasks, BackOffAfterAFailureAndGoOn)
{
    Rounds rounds;
    BackgroundTasks tasks;
    tasks.add({"relay", 1ms, [&](Deadline) -> Outcome {
                   rounds.add();
                   if (rounds.count() == 1)
                       return Error{.message = "no"};
                   if (rounds.count() == 2)
                       throw std::runtime_error("worse");
                   return Done{};
               }});
    const auto begin = std::chrono::steady_clock::now();
    tasks.start();
    ASSERT_TRUE(rounds.waitFor(1));
    tasks.wake("relay"); // must not shorten the pause after a failure
    ASSERT_TRUE(rounds.waitFor(3));
    EXPECT_GE(std::chrono::steady_clock::now() - begin, 300ms); // 100 ms, then 200 ms
}

TEST(BackgroundTasks, EndWithTheRoundThatRuns)
{
    Rounds rounds;
    std::atomic<bool> isInside = false;
    BackgroundTasks tasks;
    tasks.add({"slow", 0ms, [&](Deadline) -> Outcome {
                   isInside = true;
                   rounds.add();
                   std::this_thread::sleep_for(20ms);
                   isInside = false;
                   return Done{};
               }});
    tasks.start();
    ASSERT_TRUE(rounds.waitFor(1));
    tasks.stop();
    EXPECT_FALSE(isInside);
    tasks.wake("slow");
}

} // namespace
