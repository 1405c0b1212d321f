#include "services/platform/runtime/worker_pool.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <stdexcept>

namespace {

using vitrine::platform::WorkerPool;

TEST(WorkerPool, RunsEverythingThatItTook)
{
    std::atomic<int> ran = 0;
    {
        WorkerPool pool("test", 3, 1000);
        for (int i = 0; i < 1000; ++i)
            ASSERT_TRUE(pool.post([&] { ++ran; }));
    }
    EXPECT_EQ(ran, 1000);
}

TEST(WorkerPool, RefusesMoreThanItsQueueHolds)
{
    std::promise<void> release;
    std::promise<void> busy;
    auto released = release.get_future().share();
    WorkerPool pool("test", 1, 2);
    ASSERT_TRUE(pool.post([&] {
        busy.set_value();
        released.wait();
    }));
    busy.get_future().wait();

    EXPECT_TRUE(pool.post([] {}));
    EXPECT_TRUE(pool.post([] {}));
    EXPECT_EQ(pool.queued(), 2u);
    EXPECT_FALSE(pool.post([] {}));
    release.set_value();
}

TEST(WorkerPool, OutlivesATaskThatThrows)
{
    std::promise<int> answer;
    WorkerPool pool("test", 1, 10);
    ASSERT_TRUE(pool.post([] { throw std::runtime_error("broken"); }));
    ASSERT_TRUE(pool.post([] { throw 7; }));
    ASSERT_TRUE(pool.post([&] { answer.set_value(42); }));

    EXPECT_EQ(answer.get_future().get(), 42);
}

} // namespace
