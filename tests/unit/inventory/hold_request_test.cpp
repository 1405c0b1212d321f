#include "services/inventory/domain/lease.hpp"
#include "services/inventory/domain/reservation.hpp"
#include "services/inventory/domain/stock_record.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <gtest/gtest.h>

namespace vitrine::inventory {
namespace {

using namespace std::chrono_literals;

constexpr char kOperation[] = "0192f0c1-2345-7abc-8def-0123456789aa";
constexpr char kOrder[] = "0192f0c1-2345-7abc-8def-0123456789bb";
constexpr char kTea[] = "0192f0c1-2345-7abc-8def-000000000001";
constexpr char kCup[] = "0192f0c1-2345-7abc-8def-000000000002";

Result<HoldRequest> request(std::vector<HoldLine> lines, std::chrono::seconds time = 600s)
{
    return HoldRequest::create(kOperation, kOrder, std::move(lines), time);
}

TEST(HoldRequest, SortsItsLinesByProduct)
{
    const auto sorted = request({{kCup, 1}, {kTea, 2}});

    ASSERT_TRUE(sorted.ok());
    EXPECT_EQ(sorted->lines(), (std::vector<HoldLine>{{kTea, 2}, {kCup, 1}}));
}

TEST(HoldRequest, HasOneContentHoweverItIsWritten)
{
    const auto one = request({{kTea, 2}, {kCup, 1}});
    const auto other = HoldRequest::create("0192F0C1-2345-7ABC-8DEF-0123456789AA",
                                           "0192F0C1-2345-7ABC-8DEF-0123456789BB",
                                           {{kCup, 1}, {"0192F0C1-2345-7ABC-8DEF-000000000001", 2}},
                                           600s);

    ASSERT_TRUE(one.ok() && other.ok());
    EXPECT_EQ(one->content(), other->content());
    EXPECT_EQ(one->operationId(), other->operationId());
    EXPECT_NE(one->content(), request({{kTea, 2}, {kCup, 2}})->content());
    EXPECT_EQ(one->content(), request({{kTea, 2}, {kCup, 1}}, 601s)->content());
}

TEST(HoldRequest, NamesWhatIsWrong)
{
    EXPECT_EQ(HoldRequest::create("x", kOrder, {{kTea, 1}}, 1s).error().field, "/operationId");
    EXPECT_EQ(HoldRequest::create(kOperation, "x", {{kTea, 1}}, 1s).error().field, "/orderId");
    EXPECT_EQ(request({}).error().field, "/lines");
    EXPECT_EQ(request({{kTea, 1}, {"tea", 1}}).error().field, "/lines/1/productId");
    EXPECT_EQ(request({{kTea, 0}}).error().field, "/lines/0/quantity");
    EXPECT_EQ(request({{kTea, INT64_MAX}}).error().field, "/lines/0/quantity");
    EXPECT_EQ(request({{kTea, 1}, {kTea, 2}}).error().field, "/lines");
    EXPECT_EQ(request(std::vector<HoldLine>(101, {kTea, 1})).error().field, "/lines");
    EXPECT_EQ(request({{kTea, 1}}, 0s).error().field, "/ttlSeconds");
    EXPECT_EQ(request({{kTea, 1}}, kHoldTimeMax + 1s).error().field, "/ttlSeconds");
    EXPECT_TRUE(request({{kTea, 1}}, kHoldTimeMax).ok());
}

TEST(HoldRequest, IsAnotherOneFromAnotherSource)
{
    const auto from = [](HoldSource source) {
        return HoldRequest::create(kOperation, kOrder, {{kTea, 2}}, 600s, std::move(source));
    };

    const std::string plain = from({})->content();
    EXPECT_EQ(plain, request({{kTea, 2}})->content());
    EXPECT_NE(from({kCup, "kiosk-1", false})->content(), plain);
    EXPECT_NE(from({kCup, "kiosk-1", true})->content(), from({kCup, "kiosk-1", false})->content());
    EXPECT_NE(from({kCup, "kiosk-2", true})->content(), from({kCup, "kiosk-1", true})->content());
    EXPECT_EQ(from({"lease", "kiosk-1", true}).error().field, "/leaseId");
}

TEST(LeaseRequest, KeepsTheRulesOfAHoldAndItsOwnTime)
{
    const auto lease = [](std::vector<HoldLine> lines, std::chrono::seconds time) {
        return LeaseRequest::create(kOperation, "kiosk-1", std::move(lines), time);
    };

    EXPECT_EQ(lease({{kCup, 1}, {kTea, 2}}, 24h)->lines(),
              (std::vector<HoldLine>{{kTea, 2}, {kCup, 1}}));
    EXPECT_EQ(lease({{kTea, 2}}, 24h + 1s).error().field, "/ttlSeconds");
    EXPECT_EQ(lease({{kTea, 2}}, 0s).error().field, "/ttlSeconds");
    EXPECT_EQ(lease({{kTea, 2}, {kTea, 1}}, 1h).error().field, "/lines");
    EXPECT_EQ(lease({}, 1h).error().field, "/lines");
    EXPECT_EQ(LeaseRequest::create("x", "kiosk-1", {{kTea, 1}}, 1h).error().field, "/operationId");
}

TEST(LeaseState, HasTheNamesOfTheSharedMachine)
{
    const domain::Machine& machine = domain::deviceLeaseMachine();
    for (const std::string_view name : machine.states)
        EXPECT_EQ(toString(parseLeaseState(name).value()), name);
    EXPECT_EQ(machine.initial, toString(LeaseState::Active));
    EXPECT_FALSE(parseLeaseState("HELD").ok());
}

TEST(ReservationState, HasTheNamesOfTheSharedMachine)
{
    for (const std::string_view name : domain::reservationMachine().states)
        EXPECT_EQ(toString(parseReservationState(name).value()), name);
    EXPECT_FALSE(parseReservationState("held").ok());
}

TEST(StockChange, HasAnotherContentWhenAnyPartOfItDiffers)
{
    StockChange change{.operationId = kOperation,
                       .productId = kTea,
                       .units = 5,
                       .reason = "delivery",
                       .actor = "ada"};
    const std::string content = change.content();

    auto other = change;
    other.units = 6;
    EXPECT_NE(other.content(), content);
    other = change;
    other.productId = kCup;
    EXPECT_NE(other.content(), content);
    other = change;
    other.kind = StockChange::Kind::Count;
    EXPECT_NE(other.content(), content);
    other = change;
    other.safetyStock = 0;
    EXPECT_NE(other.content(), content);
    other = change;
    other.baseVersion = 0;
    EXPECT_NE(other.content(), content);
    other = change;
    other.actor = "bob"; // whoever repeats it
    EXPECT_EQ(other.content(), content);
}

} // namespace
} // namespace vitrine::inventory
