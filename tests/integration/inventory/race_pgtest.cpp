#include "tests/integration/inventory/inventory_fixture.hpp"

#include <atomic>
#include <barrier>
#include <random>
#include <thread>

namespace vitrine::inventory {
namespace {

constexpr int kThreads = 64;
constexpr int kStock = 50;

/// 64 buyers over two pools, as two instances of the service would be.
class InventoryRaceTest : public InventoryFixture
{
protected:
    InventoryRaceTest()
        : m_second([&] {
            auto settings = patient();
            settings.url = database.url();
            return settings;
        }())
        , secondInstance(m_second)
    {
    }

    Reservations& instance(int thread) { return thread % 2 == 0 ? reservations : secondInstance; }

    static void race(const std::function<void(int, std::minstd_rand&)>& run)
    {
        std::barrier start(kThreads);
        std::vector<std::jthread> threads;
        for (int i = 0; i < kThreads; ++i) {
            threads.emplace_back([&, i] {
                std::minstd_rand random(static_cast<unsigned>(i) + 1);
                start.arrive_and_wait();
                run(i, random);
            });
        }
    }

private:
    platform::Database m_second;

protected:
    Reservations secondInstance;
};

TEST_F(InventoryRaceTest, SellsExactlyWhatThereIsWhateverTheOrderOfLines)
{
    constexpr int kOthers = 6;
    deliver(product(1), kStock);
    for (int i = 2; i <= 1 + kOthers; ++i)
        deliver(product(i), 10'000);
    std::atomic<int> sold{0};
    std::atomic<int> refused{0};

    race([&](int thread, std::minstd_rand& random) {
        for (int i = 0; i < 3; ++i) {
            std::vector<HoldLine> lines = {{product(1), 1}};
            for (std::size_t extra = random() % 3; lines.size() <= extra;) {
                const std::string other = product(2 + static_cast<int>(random() % kOthers));
                if (lines.back().productId != other && lines.front().productId != other)
                    lines.push_back({other, 1 + static_cast<std::int64_t>(random() % 3)});
            }
            std::shuffle(lines.begin(), lines.end(), random);
            const HoldRequest request = hold(lines);
            const auto held = instance(thread).reserve(byOrder(), request);
            ASSERT_TRUE(held.ok()) << held.error().message;
            if (!held->shortages.empty()) {
                ++refused;
                continue;
            }
            const auto committed =
                instance(thread + 1).commit(byOrder(), request.orderId(), newId());
            ASSERT_TRUE(committed.ok()) << committed.error().message;
            ++sold;
        }
    });

    EXPECT_EQ(sold, kStock);
    EXPECT_EQ(refused, kThreads * 3 - kStock);
    EXPECT_EQ(level(product(1)), (StockLevel{0, 0, 0}));
    EXPECT_EQ(database.value("SELECT count(*) FROM reservation WHERE state = 'HELD'"), "0");
    EXPECT_EQ(
        database.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
        "0");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(InventoryRaceTest, ManyProductsCommitsReleasesExpiriesAndChangesTogetherKeepTheBooks)
{
    constexpr int kProducts = 5;
    for (int i = 1; i <= kProducts; ++i)
        deliver(product(i), 30);
    std::atomic<int> errors{0};
    std::atomic<bool> running{true};
    std::jthread sweeper([&] {
        while (running) {
            errors +=
                reservations.expireDue(7, Deadline::in(std::chrono::seconds(10))).ok() ? 0 : 1;
            database.execute("UPDATE reservation SET expires_at = now() WHERE state = 'HELD' AND "
                             "random() < 0.05");
        }
    });

    race([&](int thread, std::minstd_rand& random) {
        for (int i = 0; i < 15; ++i) {
            std::vector<HoldLine> lines;
            for (int p = 1; p <= kProducts; ++p) {
                if (random() % 2 == 0)
                    lines.push_back({product(p), 1 + static_cast<std::int64_t>(random() % 3)});
            }
            if (lines.empty())
                continue;
            std::shuffle(lines.begin(), lines.end(), random);
            const HoldRequest request = hold(lines);
            const auto held = instance(thread).reserve(byOrder(), request);
            errors += held.ok() ? 0 : 1;
            const auto end = random() % 4;
            if (end == 0)
                errors += instance(thread).commit(byOrder(), request.orderId(), newId()).ok() ||
                                  !held->shortages.empty()
                              ? 0
                              : 1;
            else if (end < 3)
                errors += instance(thread + 1).release(byOrder(), request.orderId(), newId()).ok()
                              ? 0
                              : 1;
            if (random() % 10 == 0)
                errors +=
                    adjust(product(1 + static_cast<int>(random() % kProducts)), 3).ok() ? 0 : 1;
        }
    });
    running = false;
    sweeper.join();

    EXPECT_EQ(errors, 0);
    EXPECT_EQ(
        database.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
        "0");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(InventoryRaceTest, CopiesOfOneRequestHoldOnce)
{
    deliver(product(1), kStock);
    const HoldRequest request = hold({{product(1), 2}});
    const std::string commit = newId();
    std::atomic<int> firsts{0};

    race([&](int thread, std::minstd_rand&) {
        const auto held = instance(thread).reserve(byOrder(), request);
        ASSERT_TRUE(held.ok()) << held.error().message;
        EXPECT_EQ(held->reservation.state, ReservationState::Held);
        firsts += held->replayed ? 0 : 1;
        ASSERT_TRUE(instance(thread).commit(byOrder(), request.orderId(), commit).ok());
    });

    EXPECT_EQ(firsts, 1);
    EXPECT_EQ(level(product(1)), (StockLevel{kStock - 2, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(InventoryRaceTest, CopiesOfOneAdjustmentChangeTheFigureOnce)
{
    const std::string operation = newId();

    race([&](int, std::minstd_rand&) {
        const auto done = adjust(product(1), 5, operation);
        ASSERT_TRUE(done.ok()) << done.error().message;
        EXPECT_EQ(done->stock.level.onHand, 5);
    });

    EXPECT_EQ(level(product(1)).onHand, 5);
}

} // namespace
} // namespace vitrine::inventory
