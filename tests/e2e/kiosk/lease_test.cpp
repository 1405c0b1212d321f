#include "tests/e2e/kiosk/kiosk_fleet.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kUnits = 10;
constexpr std::int64_t kAllotment = 2; ///< Of each of three kiosks.

Shop::Options shopWithAllotments()
{
    return {
        .settings = {{"log.level", "warn"},
                     {"shop.kiosk.offline.allotment", "LAST-TENTS:" + std::to_string(kAllotment)}}};
}

TEST(KioskLeases, NeverSellMoreThanThereIs)
{
    Shop shop(shopWithAllotments());
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    ShopDriver driver(shop);
    const auto product = driver.addProduct("LAST-TENTS", 1999, kUnits);
    const auto customers = driver.signInCustomers(4);

    std::vector<std::unique_ptr<FleetKiosk>> kiosks;
    std::vector<std::unique_ptr<kiosk::testing::ChildProcess>> processes;
    for (int i = 0; i < 3; ++i) {
        kiosks.push_back(std::make_unique<FleetKiosk>(shop, driver, "Kiosk " + std::to_string(i)));
        processes.push_back(kiosks.back()->run(
            {"--task", "sell", "--shoppers", "4", "--sku", "LAST-TENTS", "--allotted"}));
        ASSERT_TRUE(FleetKiosk::waitForLine(*processes.back(), "up", 60s));
    }
    EXPECT_EQ(driver.stockOf(product).reserved, 3 * kAllotment);

    // The network of the kiosks goes away; everybody buys at once.
    for (auto& kiosk : kiosks) {
        kiosk->network().always({.kind = Fault::Kind::ResetOnConnect});
        kiosk->network().closeConnections();
    }
    std::atomic<std::int64_t> soldOnline{0};
    {
        std::vector<std::jthread> buyers;
        for (const auto& token : customers) {
            buyers.emplace_back([&] {
                for (int i = 0; i < 4; ++i)
                    soldOnline += driver.buy(token, product).isPaid() ? 1 : 0;
            });
        }
        for (auto& process : processes)
            EXPECT_TRUE(FleetKiosk::waitForLine(*process, "done", 120s));
    }
    processes.clear();
    EXPECT_EQ(soldOnline, kUnits - 3 * kAllotment);

    std::int64_t soldOffline = 0;
    for (auto& kiosk : kiosks) {
        ASSERT_TRUE(kiosk->drain());
        const auto report = kiosk->report();
        const auto orders = kiosk->orders(driver);
        expectEachSaleOnce(report, orders);
        EXPECT_EQ(report.told.size(), static_cast<std::size_t>(kAllotment));
        for (const auto& order : orders) {
            EXPECT_EQ(order.status, "PAID") << order.reason;
            soldOffline += order.lines.at(0).quantity;
        }
    }
    EXPECT_EQ(soldOnline + soldOffline, kUnits);
    const auto stock = driver.stockOf(product);
    EXPECT_EQ(stock.onHand, 0);
    EXPECT_EQ(stock.available, 0);
    const ProgramRun books = shop.vitrine({"books", "check", "--settled-for", "0"});
    EXPECT_EQ(books.exitCode, 0) << books.output;
}

TEST(KioskLeases, ComeBackWhenTheKioskDoesNot)
{
    Shop shop(shopWithAllotments());
    const ProgramRun started = shop.up();
    ASSERT_EQ(started.exitCode, 0) << started.output;
    ShopDriver driver(shop);
    const auto product = driver.addProduct("LAST-TENTS", 1999, kUnits);
    FleetKiosk kiosk(shop, driver, "Kiosk 1");
    {
        const auto process = kiosk.run({"--task",
                                        "sell",
                                        "--shoppers",
                                        "1",
                                        "--sku",
                                        "LAST-TENTS",
                                        "--allotted",
                                        "--lease",
                                        "3"});
        ASSERT_TRUE(FleetKiosk::waitForLine(*process, "up", 60s));
    } // somebody has stolen it
    const auto end = std::chrono::steady_clock::now() + 120s;
    while (driver.stockOf(product).available != kUnits && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(200ms);
    EXPECT_EQ(driver.stockOf(product).available, kUnits);
}

} // namespace
} // namespace vitrine::testkit
