#include "tests/integration/inventory/inventory_fixture.hpp"

#include <gmock/gmock.h>

#include <set>

namespace vitrine::inventory {
namespace {

using testing::HasSubstr;

class LeasesTest : public InventoryFixture
{
protected:
    Lease take(const std::string& device, std::vector<HoldLine> lines)
    {
        auto taken = leases.take(byDevice(device), allotment(device, std::move(lines)));
        EXPECT_TRUE(taken.ok()) << taken.error().message;
        return taken.ok() ? taken->lease : Lease();
    }
    LeaseState stateOf(const Lease& lease)
    {
        return leases.find(byStaff(), lease.id).value().state;
    }
};

TEST_F(LeasesTest, GivesAsMuchAsBuyersCouldHaveAndReservesIt)
{
    deliver(product(1), 10);
    deliver(product(2), 3);
    database.execute("UPDATE stock SET safety_stock = 1 WHERE product_id = '" + product(2) + "'");

    const Lease lease = take("kiosk-1", {{product(2), 5}, {product(1), 4}, {product(3), 1}});

    EXPECT_EQ(lease.lines,
              (std::vector<LeaseLine>{
                  {product(1), 4, 4, 0}, {product(2), 5, 2, 0}, {product(3), 1, 0, 0}}));
    EXPECT_EQ(lease.state, LeaseState::Active);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 4, 0}));
    EXPECT_EQ(level(product(2)), (StockLevel{3, 2, 1}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(LeasesTest, WhatIsLeasedIsNotSoldToOthers)
{
    deliver(product(1), 10);
    take("kiosk-1", {{product(1), 8}});

    const auto refused = reservations.reserve(byOrder(), hold({{product(1), 3}}));

    EXPECT_EQ(refused->shortages, (std::vector<Shortage>{{product(1), 3, 2}}));
}

TEST_F(LeasesTest, ARepeatAnswersWithTheLeaseAsItIsNow)
{
    deliver(product(1), 10);
    const LeaseRequest request = allotment("kiosk-1", {{product(1), 4}});
    ASSERT_TRUE(leases.take(byDevice("kiosk-1"), request).ok());
    ASSERT_TRUE(leases.giveBack(byDevice("kiosk-1"), request.id()).ok());

    const auto again = leases.take(byDevice("kiosk-1"), request);

    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->lease.state, LeaseState::Returned);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    const auto otherLines =
        leases.take(byDevice("kiosk-1"), allotment("kiosk-1", {{product(1), 5}}, request.id()));
    const auto otherDevice =
        leases.take(byDevice("kiosk-2"), allotment("kiosk-2", {{product(1), 4}}, request.id()));
    const auto otherKind = adjust(product(1), 1, request.id());
    for (const ErrorCode code :
         {otherLines.error().code, otherDevice.error().code, otherKind.error().code})
        EXPECT_EQ(code, ErrorCode::Unprocessable);
}

TEST_F(LeasesTest, AnotherDevicesLeaseIsNotThereButForStaff)
{
    deliver(product(1), 10);
    const Lease lease = take("kiosk-1", {{product(1), 4}});
    const auto stranger = byDevice("kiosk-2");

    EXPECT_EQ(leases.find(stranger, lease.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(leases.giveBack(stranger, lease.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(leases.renew(stranger, lease.id, std::chrono::hours(1)).error().code,
              ErrorCode::NotFound);
    EXPECT_TRUE(leases.list(stranger, {.deviceId = "kiosk-1"}, {}, {})->items.empty());
    EXPECT_EQ(leases.find(by("carol"), lease.id).error().code, ErrorCode::PermissionDenied);
    EXPECT_EQ(leases.find(byStaff(), lease.id).value(), lease);
    EXPECT_EQ(leases.giveBack(byStaff(), lease.id)->state, LeaseState::Returned);
    EXPECT_EQ(database.value("SELECT actor_id || ' ' || action || ' ' || (after ->> 'state') FROM "
                             "audit_entry WHERE entity_id = '" +
                             lease.id + "'"),
              "ada lease.return RETURNED");
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(LeasesTest, EndsByTheSweepAndCannotGoOnThen)
{
    deliver(product(1), 10);
    const Lease lease = take("kiosk-1", {{product(1), 4}});
    outdateLease(lease.id);

    EXPECT_EQ(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).value(), 1);

    EXPECT_EQ(stateOf(lease), LeaseState::Expired);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    const auto late = leases.renew(byDevice("kiosk-1"), lease.id, std::chrono::hours(1));
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    EXPECT_THAT(late.error().message, HasSubstr("EXPIRED"));
    EXPECT_EQ(leases.giveBack(byDevice("kiosk-1"), lease.id)->state, LeaseState::Expired);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(LeasesTest, StandsInNobodysWayOnceItIsPastItsTime)
{
    deliver(product(1), 10);
    const Lease lease = take("kiosk-1", {{product(1), 10}});
    outdateLease(lease.id);

    EXPECT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 6}}))->shortages.empty());
    EXPECT_EQ(stateOf(lease), LeaseState::Expired);
    const Lease next = take("kiosk-2", {{product(1), 10}});
    EXPECT_EQ(next.lines.at(0).granted, 4);
    outdateLease(next.id);
    EXPECT_EQ(take("kiosk-3", {{product(1), 10}}).lines.at(0).granted, 4);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(LeasesTest, RenewingMovesItsEnd)
{
    deliver(product(1), 10);
    const Lease lease = take("kiosk-1", {{product(1), 4}});
    outdateLease(lease.id); // nobody has ended it yet: it is still the device's

    const auto renewed = leases.renew(byDevice("kiosk-1"), lease.id, std::chrono::hours(2));

    ASSERT_TRUE(renewed.ok()) << renewed.error().message;
    EXPECT_GT(renewed->expiresAt, lease.expiresAt);
    EXPECT_EQ(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).value(), 0);
    EXPECT_EQ(leases.renew(byDevice("kiosk-1"), lease.id, std::chrono::hours(25)).error().field,
              "/ttlSeconds");
}

TEST_F(LeasesTest, ADeviceGoneWrongCannotTakeThemAll)
{
    deliver(product(1), 1000);
    for (int i = 0; i < kActiveLeasesMax; ++i)
        take("kiosk-1", {{product(1), 1}});

    const auto more = leases.take(byDevice("kiosk-1"), allotment("kiosk-1", {{product(1), 1}}));

    EXPECT_EQ(more.error().code, ErrorCode::Conflict);
    EXPECT_EQ(level(product(1)).reserved, kActiveLeasesMax);
    take("kiosk-2", {{product(1), 1}});
}

TEST_F(LeasesTest, ListsComeNewestFirstPageByPage)
{
    deliver(product(1), 100);
    std::set<std::string> made;
    for (int i = 0; i < 5; ++i)
        made.insert(take("kiosk-1", {{product(1), 1}, {product(2), 1}}).id);
    take("kiosk-2", {{product(1), 1}});
    std::set<std::string> listed;
    LeasePlace place;
    Timestamp last = Timestamp::max();
    for (;;) {
        const auto page = leases.list(byStaff(), {.deviceId = "kiosk-1"}, place, {2, true});
        ASSERT_TRUE(page.ok()) << page.error().message;
        EXPECT_EQ(page->total, 5);
        for (const Lease& lease : page->items) {
            EXPECT_EQ(lease.lines.size(), 2U);
            EXPECT_LE(lease.createdAt, last);
            last = lease.createdAt;
            EXPECT_TRUE(listed.insert(lease.id).second);
        }
        if (!page->next)
            break;
        place = *page->next;
    }
    EXPECT_EQ(listed, made);
    EXPECT_EQ(leases.list(byStaff(), {.state = LeaseState::Expired}, {}, {})->items.size(), 0U);
    EXPECT_EQ(leases.list(byStaff(), {}, {.skip = 4}, {})->items.size(), 2U);
}

} // namespace
} // namespace vitrine::inventory
