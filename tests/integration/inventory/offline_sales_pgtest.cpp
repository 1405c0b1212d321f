#include "tests/integration/inventory/inventory_fixture.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <barrier>
#include <mutex>
#include <thread>

namespace vitrine::inventory {
namespace {

class OfflineSalesTest : public InventoryFixture
{
protected:
    std::string take(const std::string& device, std::vector<HoldLine> lines)
    {
        auto taken = leases.take(byDevice(device), allotment(device, std::move(lines)));
        EXPECT_TRUE(taken.ok()) << taken.error().message;
        return taken.ok() ? taken->lease.id : "";
    }
    Reservation reserve(const HoldRequest& request)
    {
        const auto held = reservations.reserve(byOrder(), request);
        EXPECT_TRUE(held.ok()) << held.error().message;
        EXPECT_TRUE(!held.ok() || held->shortages.empty());
        return held.ok() ? held->reservation : Reservation();
    }
    Reservation commit(const HoldRequest& request)
    {
        const auto done = reservations.commit(byOrder(), request.orderId(), newId());
        EXPECT_TRUE(done.ok()) << done.error().message;
        return done.ok() ? done->reservation : Reservation();
    }
    Lease lease(const std::string& id) { return leases.find(byStaff(), id).value(); }
    std::string audited()
    {
        return database.value("SELECT count(*) FROM audit_entry WHERE action = 'stock.shortfall'");
    }
};

TEST_F(OfflineSalesTest, TakesFromItsLeaseFirst)
{
    deliver(product(1), 10);
    const std::string id = take("kiosk-1", {{product(1), 4}});
    const HoldRequest sale = offlineSale({{product(1), 3}}, id);

    EXPECT_TRUE(reserve(sale).shortfalls.empty());
    EXPECT_EQ(level(product(1)), (StockLevel{10, 4, 0})) << "3 held and 1 leased";
    EXPECT_EQ(lease(id).lines.at(0).sold, 3);
    EXPECT_TRUE(commit(sale).shortfalls.empty());

    EXPECT_EQ(level(product(1)), (StockLevel{7, 1, 0}));
    EXPECT_EQ(lease(id).state, LeaseState::Active);
    reserve(offlineSale({{product(1), 1}}, id));
    EXPECT_EQ(lease(id).state, LeaseState::Settled);
    EXPECT_EQ(shortfalls(), "0");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, TakesTheRestFromFreeStockAndWritesDownWhatLacks)
{
    deliver(product(1), 5);
    deliver(product(2), 5);
    const std::string id = take("kiosk-1", {{product(1), 2}});
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 2}})).ok());
    const HoldRequest sale = offlineSale({{product(1), 4}, {product(2), 1}, {product(3), 6}}, id);

    const Reservation held = reserve(sale);
    EXPECT_EQ(held.shortfalls, (std::vector<HoldLine>{{product(1), 1}, {product(3), 6}}));
    EXPECT_EQ(shortfalls(), "0") << "nothing is settled yet";
    EXPECT_EQ(booksDifference(), "");
    const Reservation sold = commit(sale);

    EXPECT_EQ(sold.state, ReservationState::Committed);
    EXPECT_EQ(sold.lines, sale.lines());
    EXPECT_EQ(sold.shortfalls, held.shortfalls);
    EXPECT_EQ(shortfalls(), "7");
    EXPECT_EQ(audited(), "2");
    EXPECT_EQ(level(product(1)), (StockLevel{2, 2, 0})) << "another order's 2 are untouched";
    EXPECT_EQ(reservations.find(byOrder(), sale.orderId())->shortfalls, held.shortfalls);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, ARepeatedCommitWritesNothingDownAgain)
{
    const HoldRequest sale = offlineSale({{product(1), 2}});
    reserve(sale);
    const std::string operation = newId();
    const auto first = reservations.commit(byOrder(), sale.orderId(), operation);
    const auto again = reservations.commit(byOrder(), sale.orderId(), operation);
    const auto another = reservations.commit(byOrder(), sale.orderId(), newId());

    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->reservation, first->reservation);
    EXPECT_EQ(another->reservation.shortfalls, first->reservation.shortfalls);
    EXPECT_EQ(shortfalls(), "2");
    EXPECT_EQ(audited(), "1");
}

TEST_F(OfflineSalesTest, UsesTheSafetyStockUpBeforeAnythingIsShort)
{
    deliver(product(1), 3);
    database.execute("UPDATE stock SET safety_stock = 3");

    const HoldRequest sale = offlineSale({{product(1), 4}});

    EXPECT_EQ(reserve(sale).shortfalls, (std::vector<HoldLine>{{product(1), 1}}));
    commit(sale);
    EXPECT_EQ(level(product(1)), (StockLevel{0, 0, 3}));
}

TEST_F(OfflineSalesTest, WhatComesInBeforeItIsSettledIsUsed)
{
    const HoldRequest sale = offlineSale({{product(1), 4}});
    EXPECT_EQ(reserve(sale).shortfalls.at(0).quantity, 4);
    deliver(product(1), 3);

    EXPECT_EQ(commit(sale).shortfalls, (std::vector<HoldLine>{{product(1), 1}}));
    EXPECT_EQ(level(product(1)), (StockLevel{0, 0, 0}));
    EXPECT_EQ(shortfalls(), "1");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, AnEndedLeaseAndAnotherDevicesAreNotTakenFrom)
{
    deliver(product(1), 10);
    const std::string expired = take("kiosk-1", {{product(1), 4}});
    outdateLease(expired);
    ASSERT_TRUE(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).ok());
    const std::string others = take("kiosk-2", {{product(1), 9}});

    const HoldRequest sale = offlineSale({{product(1), 3}}, expired);
    EXPECT_EQ(reserve(sale).shortfalls, (std::vector<HoldLine>{{product(1), 2}}));
    const HoldRequest thief = offlineSale({{product(1), 3}}, others);
    EXPECT_EQ(reserve(thief).shortfalls, (std::vector<HoldLine>{{product(1), 3}}));

    EXPECT_EQ(lease(others).lines.at(0).sold, 0);
    EXPECT_EQ(lease(expired).lines.at(0).sold, 0);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, AnOrderWithTheNetworkMayUseItsLeaseButIsRefusedWhenShort)
{
    deliver(product(1), 5);
    const std::string id = take("kiosk-1", {{product(1), 4}});
    const auto order = [&](std::int64_t quantity, const std::string& device) {
        return HoldRequest::create(newId(),
                                   newId(),
                                   {{product(1), quantity}},
                                   std::chrono::seconds(600),
                                   {id, device, false})
            .value();
    };

    EXPECT_EQ(reservations.reserve(byOrder(), order(6, "kiosk-1"))->shortages,
              (std::vector<Shortage>{{product(1), 6, 5}}));
    EXPECT_EQ(reservations.reserve(byOrder(), order(2, "kiosk-2"))->shortages,
              (std::vector<Shortage>{{product(1), 2, 1}}));
    EXPECT_EQ(lease(id).lines.at(0).sold, 0);
    EXPECT_TRUE(reservations.reserve(byOrder(), order(5, "kiosk-1"))->shortages.empty());
    EXPECT_EQ(lease(id).state, LeaseState::Settled);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, ACancelledOneGivesBackWhatItHeldAndNothingIsShort)
{
    deliver(product(1), 2);
    const HoldRequest sale = offlineSale({{product(1), 3}});
    reserve(sale);

    ASSERT_TRUE(reservations.release(byOrder(), sale.orderId(), newId()).ok());

    EXPECT_EQ(level(product(1)), (StockLevel{2, 0, 0}));
    EXPECT_EQ(shortfalls(), "0");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, OneWhoseHoldExpiredSettlesAllTheSame)
{
    deliver(product(1), 3);
    const HoldRequest sale = offlineSale({{product(1), 3}});
    reserve(sale);
    outdate(sale.orderId());
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 2}}))->shortages.empty());

    EXPECT_EQ(commit(sale).shortfalls, (std::vector<HoldLine>{{product(1), 2}}));
    EXPECT_EQ(level(product(1)), (StockLevel{2, 2, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(OfflineSalesTest, GoodsThatLackedComeBackWhole)
{
    deliver(product(1), 1);
    const HoldRequest sale = offlineSale({{product(1), 2}});
    reserve(sale);
    commit(sale);

    ASSERT_TRUE(reservations.restock(byOrder(), allOf(sale.orderId(), newId())).ok());

    EXPECT_EQ(level(product(1)), (StockLevel{2, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

/// Three devices with leases on ten units sell what they hold without a network, while buyers at
/// the shop's pages want all of it and the sweeper runs: nobody sells an eleventh.
TEST_F(OfflineSalesTest, ThreeLeasesAndBuyersNeverSellMoreThanTen)
{
    for (int round = 0; round < 10; ++round) {
        const std::string goods = product(round + 1);
        deliver(goods, 10);
        std::atomic<std::int64_t> sold{0};
        std::barrier start(3 + 3);
        std::vector<std::jthread> threads;
        for (int k = 0; k < 3; ++k) {
            threads.emplace_back([&, k] {
                const std::string device = "kiosk-" + std::to_string(round) + std::to_string(k);
                start.arrive_and_wait();
                const auto taken = leases.take(byDevice(device), allotment(device, {{goods, 4}}));
                ASSERT_TRUE(taken.ok()) << taken.error().message;
                for (std::int64_t i = 0; i < taken->lease.lines.at(0).granted; ++i) {
                    const HoldRequest sale = offlineSale({{goods, 1}}, taken->lease.id, device);
                    EXPECT_TRUE(reserve(sale).shortfalls.empty());
                    commit(sale);
                    ++sold;
                }
            });
        }
        for (int b = 0; b < 2; ++b) {
            threads.emplace_back([&] {
                start.arrive_and_wait();
                for (int i = 0; i < 5; ++i) {
                    const HoldRequest order = hold({{goods, 1}});
                    const auto held = reservations.reserve(byOrder(), order);
                    ASSERT_TRUE(held.ok()) << held.error().message;
                    if (held->shortages.empty() && commit(order).shortfalls.empty())
                        ++sold;
                }
            });
        }
        threads.emplace_back([&] {
            start.arrive_and_wait();
            for (int i = 0; i < 5; ++i)
                EXPECT_TRUE(
                    reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).ok());
        });
        threads.clear();

        EXPECT_LE(sold, 10);
        EXPECT_EQ(level(goods).onHand, 10 - sold);
        EXPECT_EQ(level(goods).available(), level(goods).onHand) << "every lease is sold out";
    }
    EXPECT_EQ(shortfalls(), "0");
    EXPECT_EQ(booksDifference(), "");
    EXPECT_EQ(
        database.value("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()"),
        "0");
}

/// The same with leases that end while their goods are being sold: whatever then is not there is
/// written down, unit by unit.
TEST_F(OfflineSalesTest, WhatIsSoldOverEndedLeasesIsAllInTheLog)
{
    deliver(product(1), 10);
    std::vector<std::string> held;
    for (int k = 0; k < 3; ++k)
        held.push_back(take("kiosk-" + std::to_string(k), {{product(1), 3}}));
    std::atomic<std::int64_t> sold{0};
    std::barrier start(5);
    {
        std::vector<std::jthread> threads;
        for (int k = 0; k < 3; ++k) {
            threads.emplace_back([&, k] {
                start.arrive_and_wait();
                for (int i = 0; i < 3; ++i) {
                    const HoldRequest sale = offlineSale(
                        {{product(1), 1}}, held[std::size_t(k)], "kiosk-" + std::to_string(k));
                    reserve(sale);
                    commit(sale);
                    ++sold;
                }
            });
        }
        threads.emplace_back([&] {
            start.arrive_and_wait();
            for (const std::string& id : held) {
                outdateLease(id);
                EXPECT_TRUE(
                    reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).ok());
            }
        });
        threads.emplace_back([&] {
            start.arrive_and_wait();
            for (int i = 0; i < 10; ++i) {
                const HoldRequest order = hold({{product(1), 1}});
                const auto answer = reservations.reserve(byOrder(), order);
                ASSERT_TRUE(answer.ok()) << answer.error().message;
                if (answer->shortages.empty()) {
                    commit(order);
                    ++sold;
                }
            }
        });
    }

    EXPECT_EQ(std::to_string(sold - (10 - level(product(1)).onHand)), shortfalls());
    EXPECT_EQ(shortfalls(), audited()) << "one unit each";
    EXPECT_EQ(booksDifference(), "");
}

} // namespace
} // namespace vitrine::inventory
