#include "tests/e2e/kiosk/kiosk_fleet.hpp"
#include "vitrine/wire/catalog.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cstdio>
#include <random>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

constexpr int kKiosks = 3;
constexpr int kKillOrderEvery = 40; ///< Runs.

/// How many lives of a kiosk are ended; VITRINE_KIOSK_RUNS for the long proof.
int runCount()
{
    const char* asked = std::getenv("VITRINE_KIOSK_RUNS");
    return asked != nullptr ? std::atoi(asked) : 45;
}

Fault anyFault(std::mt19937& chance)
{
    constexpr Fault::Kind kKinds[] = {Fault::Kind::None,
                                      Fault::Kind::None,
                                      Fault::Kind::DropAnswer,
                                      Fault::Kind::ResetBeforeForward,
                                      Fault::Kind::ResetAfterForward,
                                      Fault::Kind::ResetMidAnswer,
                                      Fault::Kind::CloseAfterAnswer,
                                      Fault::Kind::Duplicate};
    return {.kind = kKinds[chance() % std::size(kKinds)], .bytes = 1 + chance() % 200};
}

/// One life of a kiosk: some shoppers over a bad network or none at all, ended at a random step or
/// at a random moment.
void live(FleetKiosk& kiosk, unsigned seed)
{
    std::mt19937 chance(seed);
    const bool isOffline = chance() % 4 == 0;
    std::vector<Fault> faults;
    for (auto i = chance() % 40; i > 0; --i)
        faults.push_back(anyFault(chance));
    kiosk.network().next(isOffline ? std::vector<Fault>() : faults);
    kiosk.network().always({.kind = isOffline ? Fault::Kind::ResetOnConnect : Fault::Kind::None});
    const int dieAt = chance() % 3 == 0 ? 0 : 1 + static_cast<int>(chance() % 60);
    const auto process = kiosk.run({"--task",
                                    "sell",
                                    "--seed",
                                    std::to_string(seed),
                                    "--shoppers",
                                    std::to_string(1 + chance() % 3),
                                    "--die-at",
                                    std::to_string(dieAt),
                                    "--text",
                                    "GOODS",
                                    "--any",
                                    "--free"});
    if (!FleetKiosk::waitForLine(*process, "done", 60s))
        return; // it has killed itself
    if (chance() % 2 == 0 && !isOffline)
        (void)FleetKiosk::waitForLine(*process, "empty", 2s);
    else
        std::this_thread::sleep_for(std::chrono::microseconds(chance() % 300'000));
}

TEST_F(KioskProof, EachSaleReachesTheShopOnce)
{
    for (int i = 1; i <= 5; ++i)
        (void)driver().addProduct("GOODS-" + std::to_string(i), 199 + i * 250, 1'000'000);
    std::vector<std::unique_ptr<FleetKiosk>> kiosks;
    for (int i = 0; i < kKiosks; ++i)
        kiosks.push_back(newKiosk("Offline " + std::to_string(i)));
    const int runs = runCount();
    std::atomic<int> begun{0};
    {
        std::vector<std::jthread> shoppers;
        for (auto& kiosk : kiosks) {
            shoppers.emplace_back([&] {
                for (int run = 0; (run = begun.fetch_add(1)) < runs;) {
                    if (run % kKillOrderEvery == kKillOrderEvery / 2)
                        shop().kill("order");
                    live(*kiosk, static_cast<unsigned>(run));
                }
            });
        }
    }
    ASSERT_TRUE(shop().waitUntilHealthy(120));
    std::size_t sales = 0;
    std::size_t captures = 0;
    for (auto& kiosk : kiosks) {
        ASSERT_TRUE(kiosk->drain()) << "the queue does not end empty";
        const auto report = kiosk->report();
        const auto orders = kiosk->orders(driver());
        expectEachSaleOnce(report, orders);
        sales += orders.size();
        captures += report.captures.size();
    }
    std::printf("%d runs, %zu sales, %zu card payments\n", runs, sales, captures);
    EXPECT_GT(sales, static_cast<std::size_t>(runs) / 4);
    EXPECT_GT(captures, static_cast<std::size_t>(runs) / 10);
    expectBooksInOrder();
}

TEST_F(KioskProof, WhatWasPaidOfflineStaysAtItsPrice)
{
    constexpr std::int64_t kShown = 1000;
    constexpr std::int64_t kNow = 1500;
    const auto product = driver().addProduct("DEARER", kShown, 10);
    const auto kiosk = newKiosk("Price");
    kiosk->network().always({.kind = Fault::Kind::ResetOnConnect});
    const wire::BulkEdit edit{.ids = {product},
                              .change = {.price = domain::PriceRule{
                                             .kind = domain::PriceRule::Kind::Set, .value = kNow}}};
    (void)driver().administer(
        "POST", "/api/v1/products/bulk", wire::encode(edit), "application/json", 200);
    {
        const auto process =
            kiosk->run({"--task", "sell", "--shoppers", "1", "--text", "DEARER", "--free"});
        ASSERT_TRUE(FleetKiosk::waitForLine(*process, "done", 60s));
    }
    ASSERT_TRUE(kiosk->drain());
    const auto orders = kiosk->orders(driver());
    expectEachSaleOnce(kiosk->report(), orders);
    ASSERT_EQ(orders.size(), 1u);
    EXPECT_TRUE(orders.front().soldOffline);
    EXPECT_EQ(orders.front().total.amount(), kShown);
    ASSERT_TRUE(orders.front().catalogTotal);
    EXPECT_EQ(orders.front().catalogTotal->amount(), kNow);
    expectBooksInOrder();
}

} // namespace
} // namespace vitrine::testkit
