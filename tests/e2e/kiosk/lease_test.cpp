#include "tests/e2e/kiosk/kiosk_fleet.hpp"
#include "vitrine/wire/stock_lease.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace vitrine::testkit {
namespace {

using namespace std::chrono_literals;

constexpr std::int64_t kUnits = 10;

TEST_F(KioskProof, LeasesNeverSellMoreThanThereIs)
{
    const auto product = driver().addProduct(kLastTents, 1999, kUnits);
    const auto customers = driver().signInCustomers(4);
    std::vector<std::unique_ptr<FleetKiosk>> kiosks;
    std::vector<std::unique_ptr<kiosk::testing::ChildProcess>> processes;
    for (int i = 0; i < 3; ++i) {
        kiosks.push_back(newKiosk("Lease " + std::to_string(i)));
        processes.push_back(kiosks.back()->run(
            {"--task", "sell", "--shoppers", "4", "--text", kLastTents, "--allotted"}));
        ASSERT_TRUE(FleetKiosk::waitForLine(*processes.back(), "up", 60s));
    }
    EXPECT_EQ(driver().stockOf(product).reserved, 3 * kAllotment);

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
                    soldOnline += driver().buy(token, product).isPaid() ? 1 : 0;
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
        const auto orders = kiosk->orders(driver());
        expectEachSaleOnce(report, orders);
        EXPECT_EQ(report.told.size(), static_cast<std::size_t>(kAllotment));
        for (const auto& order : orders)
            soldOffline += order.lines.at(0).quantity;
    }
    EXPECT_EQ(soldOnline + soldOffline, kUnits);
    const auto stock = driver().stockOf(product);
    EXPECT_EQ(stock.onHand, 0);
    EXPECT_EQ(stock.available, 0);
    expectBooksInOrder();
}

TEST_F(KioskProof, LeasesComeBackWhenTheKioskDoesNot)
{
    const auto product = driver().addProduct("STOLEN", 1999, kUnits);
    const auto kiosk = newKiosk("Stolen");
    {
        // a shopper who pays holds a short lease; the kiosk is gone before they have paid
        const auto process = kiosk->run({"--task",
                                         "sell",
                                         "--shoppers",
                                         "1",
                                         "--text",
                                         "STOLEN",
                                         "--lease",
                                         "3",
                                         "--die-at",
                                         "4"});
        EXPECT_FALSE(FleetKiosk::waitForLine(*process, "done", 60s));
    }
    const auto leases = [&] {
        const auto page = wire::decodeLeasePage(
            driver().administer("GET",
                                "/api/v1/inventory/leases?deviceId=" + kiosk->deviceId(),
                                "",
                                "application/json",
                                200));
        auto all = page.ok() ? page->items : std::vector<wire::StockLease>();
        std::erase_if(all, [&](const wire::StockLease& lease) {
            return lease.lines.at(0).productId != product;
        });
        return all;
    };
    ASSERT_EQ(leases().size(), 1u);
    const auto end = std::chrono::steady_clock::now() + 120s;
    while (leases().front().state != "EXPIRED" && std::chrono::steady_clock::now() < end)
        std::this_thread::sleep_for(200ms);
    EXPECT_EQ(leases().front().state, "EXPIRED");
    EXPECT_EQ(driver().stockOf(product).available, kUnits);
}

} // namespace
} // namespace vitrine::testkit
