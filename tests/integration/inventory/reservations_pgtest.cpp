#include "tests/integration/inventory/inventory_fixture.hpp"
#include "vitrine/domain/state_machine.hpp"

#include <gmock/gmock.h>

namespace vitrine::inventory {
namespace {

using testing::HasSubstr;
using State = ReservationState;

class ReservationsTest : public InventoryFixture
{
};

TEST_F(ReservationsTest, HoldsAllLines)
{
    deliver(product(1), 10);
    deliver(product(2), 5);
    const HoldRequest request = hold({{product(2), 5}, {product(1), 3}});

    const auto held = reservations.reserve(byOrder(), request);

    ASSERT_TRUE(held.ok()) << held.error().message;
    EXPECT_TRUE(held->shortages.empty());
    EXPECT_FALSE(held->replayed);
    EXPECT_EQ(held->reservation.state, State::Held);
    EXPECT_EQ(held->reservation.lines, (std::vector<HoldLine>{{product(1), 3}, {product(2), 5}}));
    const auto left = held->reservation.expiresAt - SystemClock().now();
    EXPECT_GT(left, std::chrono::seconds(590));
    EXPECT_LE(left, std::chrono::seconds(601));
    EXPECT_EQ(level(product(1)), (StockLevel{10, 3, 0}));
    EXPECT_EQ(level(product(2)).available(), 0);
    EXPECT_EQ(reservations.find(byOrder(), request.orderId()).value(), held->reservation);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, HoldsNothingWhenOneLineIsShortAndNamesEveryShortLine)
{
    deliver(product(1), 10);
    deliver(product(2), 2);
    const HoldRequest request = hold({{product(1), 4}, {product(2), 3}, {product(3), 1}});

    const auto refused = reservations.reserve(byOrder(), request);

    ASSERT_TRUE(refused.ok()) << refused.error().message;
    EXPECT_EQ(refused->shortages, (std::vector<Shortage>{{product(2), 3, 2}, {product(3), 1, 0}}));
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    EXPECT_EQ(reservations.find(byOrder(), request.orderId()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, KeepsTheSafetyStockBack)
{
    deliver(product(1), 10);
    database.execute("UPDATE stock SET safety_stock = 8");

    EXPECT_EQ(reservations.reserve(byOrder(), hold({{product(1), 3}}))->shortages.at(0).available,
              2);
    EXPECT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 2}}))->shortages.empty());
}

TEST_F(ReservationsTest, ARepeatAnswersAsTheFirstDidAndChangesNothing)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    const auto first = reservations.reserve(byOrder(), request);
    ASSERT_TRUE(reservations.commit(byOrder(), request.orderId(), newId()).ok());

    const auto again = reservations.reserve(byOrder(), request);

    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->reservation, first->reservation)
        << "the answer of then, although it is committed now";
    EXPECT_EQ(level(product(1)), (StockLevel{6, 0, 0}));
}

TEST_F(ReservationsTest, ARepeatOfARefusedOneIsRefusedAgainAlthoughThereIsStockNow)
{
    deliver(product(1), 1);
    const HoldRequest request = hold({{product(1), 4}});
    const auto first = reservations.reserve(byOrder(), request);
    deliver(product(1), 100);

    const auto again = reservations.reserve(byOrder(), request);

    ASSERT_TRUE(again.ok());
    EXPECT_TRUE(again->replayed);
    EXPECT_EQ(again->shortages, first->shortages);
    EXPECT_EQ(level(product(1)).reserved, 0);
    EXPECT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}}, request.orderId()))
                    ->shortages.empty())
        << "a new operation id is a new try";
}

TEST_F(ReservationsTest, AnOperationIdBelongsToOneContent)
{
    deliver(product(1), 10);
    const std::string operation = newId();
    const std::string order = newId();
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}}, order, operation)).ok());

    const auto otherLines =
        reservations.reserve(byOrder(), hold({{product(1), 5}}, order, operation));
    const auto otherOrder =
        reservations.reserve(byOrder(), hold({{product(1), 4}}, newId(), operation));
    const auto otherKind = reservations.commit(byOrder(), order, operation);
    const auto change = adjust(product(1), 1, operation);

    for (const Error& error :
         {otherLines.error(), otherOrder.error(), otherKind.error(), change.error()}) {
        EXPECT_EQ(error.code, ErrorCode::Unprocessable);
        EXPECT_EQ(error.field, "/operationId");
    }
    EXPECT_EQ(level(product(1)), (StockLevel{10, 4, 0}));
}

TEST_F(ReservationsTest, AnOrderThatHoldsTheSameLinesGetsMoreTimeUpToTheCap)
{
    deliver(product(1), 10);
    const std::string order = newId();
    const auto first = reservations.reserve(byOrder(), hold({{product(1), 4}}, order, newId(), 60));

    const auto longer =
        reservations.reserve(byOrder(), hold({{product(1), 4}}, order, newId(), 900));
    const auto shorter =
        reservations.reserve(byOrder(), hold({{product(1), 4}}, order, newId(), 1));
    database.execute("UPDATE reservation SET held_at = held_at - interval '20 minutes'");
    const auto capped =
        reservations.reserve(byOrder(), hold({{product(1), 4}}, order, newId(), 1800));

    EXPECT_GT(longer->reservation.expiresAt, first->reservation.expiresAt);
    EXPECT_EQ(shorter->reservation.expiresAt, longer->reservation.expiresAt) << "never shortened";
    EXPECT_EQ(capped->reservation.expiresAt, longer->reservation.expiresAt)
        << "20 minutes held, 15 to come";
    EXPECT_EQ(level(product(1)).reserved, 4);
}

TEST_F(ReservationsTest, AnOrderThatHoldsOtherLinesIsRefused)
{
    deliver(product(1), 10);
    const std::string order = newId();
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}}, order)).ok());

    const auto other = reservations.reserve(byOrder(), hold({{product(1), 3}}, order));

    EXPECT_EQ(other.error().code, ErrorCode::Conflict);
    EXPECT_EQ(level(product(1)).reserved, 4);
}

TEST_F(ReservationsTest, ACommitTakesTheStockOffTheShelfOnce)
{
    deliver(product(1), 10);
    deliver(product(2), 10);
    const HoldRequest request = hold({{product(1), 4}, {product(2), 1}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    const std::string operation = newId();

    const auto committed = reservations.commit(byOrder(), request.orderId(), operation);
    const auto repeated = reservations.commit(byOrder(), request.orderId(), operation);
    const auto anew = reservations.commit(byOrder(), request.orderId(), newId());

    EXPECT_EQ(committed->reservation.state, State::Committed);
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(repeated->reservation, committed->reservation);
    EXPECT_EQ(anew->reservation.state, State::Committed);
    EXPECT_EQ(level(product(1)), (StockLevel{6, 0, 0}));
    EXPECT_EQ(level(product(2)), (StockLevel{9, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, AReleaseGivesTheStockBackOnce)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());

    EXPECT_EQ(reservations.release(byOrder(), request.orderId(), newId())->reservation.state,
              State::Released);
    EXPECT_EQ(reservations.release(byOrder(), request.orderId(), newId())->reservation.state,
              State::Released);

    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, AReleaseThatOvertakesItsReservationWins)
{
    deliver(product(1), 10);
    const std::string order = newId();

    const auto released = reservations.release(byOrder(), order, newId());
    const auto late = reservations.reserve(byOrder(), hold({{product(1), 4}}, order));

    ASSERT_TRUE(released.ok());
    EXPECT_EQ(released->reservation.state, State::Released);
    EXPECT_EQ(late.error().code, ErrorCode::Conflict);
    EXPECT_THAT(late.error().message, HasSubstr("RELEASED"));
    EXPECT_EQ(level(product(1)).reserved, 0);
}

TEST_F(ReservationsTest, ACommitOfWhatIsNotThereIsNotFound)
{
    EXPECT_EQ(reservations.commit(byOrder(), newId(), newId()).error().code, ErrorCode::NotFound);
    EXPECT_EQ(reservations.commit(byOrder(), "nonsense", newId()).error().code,
              ErrorCode::InvalidArgument);
    EXPECT_EQ(reservations.release(byOrder(), newId(), "nonsense").error().code,
              ErrorCode::InvalidArgument);
}

TEST_F(ReservationsTest, WhatIsCommittedCannotBeReleasedAndWhatIsReleasedCannotBeCommitted)
{
    deliver(product(1), 10);
    const HoldRequest sold = hold({{product(1), 1}});
    const HoldRequest dropped = hold({{product(1), 1}});
    ASSERT_TRUE(reservations.reserve(byOrder(), sold).ok());
    ASSERT_TRUE(reservations.reserve(byOrder(), dropped).ok());
    ASSERT_TRUE(reservations.commit(byOrder(), sold.orderId(), newId()).ok());
    ASSERT_TRUE(reservations.release(byOrder(), dropped.orderId(), newId()).ok());
    const std::string operation = newId();

    EXPECT_EQ(reservations.release(byOrder(), sold.orderId(), operation).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(reservations.release(byOrder(), sold.orderId(), operation).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(reservations.commit(byOrder(), dropped.orderId(), newId()).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(level(product(1)), (StockLevel{9, 0, 0}));
}

TEST_F(ReservationsTest, TheSweepEndsWhatIsPastItsTimeInBatches)
{
    deliver(product(1), 100);
    deliver(product(2), 100);
    for (int i = 0; i < 7; ++i) {
        const HoldRequest request = hold({{product(1), 1}, {product(2), 2}});
        ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
        if (i < 5)
            outdate(request.orderId());
    }

    EXPECT_EQ(reservations.expireDue(2, Deadline::in(std::chrono::seconds(10))).value(), 5);
    EXPECT_EQ(reservations.expireDue(2, Deadline::in(std::chrono::seconds(10))).value(), 0);
    EXPECT_EQ(level(product(1)).reserved, 2);
    EXPECT_EQ(level(product(2)).reserved, 4);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, ReadingAReservationPastItsTimeEndsIt)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    outdate(request.orderId());

    EXPECT_EQ(reservations.find(byOrder(), request.orderId())->state, State::Expired);
    EXPECT_EQ(level(product(1)).reserved, 0);
}

TEST_F(ReservationsTest, StockThatNobodyMayKeepAnyLongerGoesToWhoeverAsks)
{
    deliver(product(1), 4);
    const HoldRequest old = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), old).ok());
    outdate(old.orderId()); // and the sweep has not come by

    const auto held = reservations.reserve(byOrder(), hold({{product(1), 4}}));

    ASSERT_TRUE(held.ok()) << held.error().message;
    EXPECT_TRUE(held->shortages.empty());
    EXPECT_EQ(level(product(1)).reserved, 4);
    EXPECT_EQ(reservations.find(byOrder(), old.orderId())->state, State::Expired);
}

TEST_F(ReservationsTest, ACommitThatComesBeforeTheSweepIsInTime)
{
    deliver(product(1), 4);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    outdate(request.orderId());

    EXPECT_EQ(reservations.commit(byOrder(), request.orderId(), newId())->reservation.state,
              State::Committed);
    EXPECT_EQ(level(product(1)), (StockLevel{0, 0, 0}));
}

TEST_F(ReservationsTest, ALateCommitHoldsAgainWhenTheStockIsStillThere)
{
    deliver(product(1), 4);
    const HoldRequest request = hold({{product(1), 3}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    outdate(request.orderId());
    ASSERT_EQ(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).value(), 1);

    const auto committed = reservations.commit(byOrder(), request.orderId(), newId());

    ASSERT_TRUE(committed.ok());
    EXPECT_EQ(committed->reservation.state, State::Committed);
    EXPECT_EQ(level(product(1)), (StockLevel{1, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, ALateCommitNamesWhatIsGone)
{
    deliver(product(1), 4);
    const HoldRequest request = hold({{product(1), 3}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    outdate(request.orderId());
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}})).ok());
    const std::string operation = newId();

    const auto late = reservations.commit(byOrder(), request.orderId(), operation);
    const auto repeated = reservations.commit(byOrder(), request.orderId(), operation);

    ASSERT_TRUE(late.ok());
    EXPECT_EQ(late->shortages, (std::vector<Shortage>{{product(1), 3, 0}}));
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(repeated->shortages, late->shortages);
    EXPECT_EQ(reservations.find(byOrder(), request.orderId())->state, State::Expired);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, AnExpiredHoldMayBeTakenAgainWithTheSameLines)
{
    deliver(product(1), 4);
    const std::string order = newId();
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 3}}, order)).ok());
    outdate(order);
    ASSERT_EQ(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).value(), 1);

    EXPECT_EQ(reservations.reserve(byOrder(), hold({{product(1), 2}}, order)).error().code,
              ErrorCode::Conflict);
    const auto again = reservations.reserve(byOrder(), hold({{product(1), 3}}, order));
    EXPECT_EQ(again->reservation.state, State::Held);
    EXPECT_GT(again->reservation.expiresAt, SystemClock().now());
    EXPECT_EQ(level(product(1)).reserved, 3);

    outdate(order);
    ASSERT_TRUE(reservations.reserve(byOrder(), hold({{product(1), 4}})).ok());
    EXPECT_EQ(reservations.reserve(byOrder(), hold({{product(1), 3}}, order))->shortages.size(),
              1U);
    EXPECT_EQ(reservations.find(byOrder(), order)->state, State::Expired);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, ASaleIsPutBackOnce)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    EXPECT_EQ(reservations.restock(byOrder(), allOf(request.orderId(), newId())).error().code,
              ErrorCode::Conflict)
        << "not sold yet";
    ASSERT_TRUE(reservations.commit(byOrder(), request.orderId(), newId()).ok());
    const std::string operation = newId();

    const auto restocked = reservations.restock(byOrder(), allOf(request.orderId(), operation));
    const auto repeated = reservations.restock(byOrder(), allOf(request.orderId(), operation));
    const auto anew = reservations.restock(byOrder(), allOf(request.orderId(), newId()));

    ASSERT_TRUE(restocked.ok() && repeated.ok() && anew.ok());
    EXPECT_EQ(restocked->reservation.state, State::Committed);
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    EXPECT_EQ(stock.ledger(by("ada"), product(1), {}, {.limit = 1})->items.at(0).kind, "RESTOCK");
    EXPECT_EQ(reservations.restock(byOrder(), allOf(newId(), newId())).error().code,
              ErrorCode::NotFound);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, ASaleIsPutBackLineByLine)
{
    deliver(product(1), 10);
    deliver(product(2), 5);
    const HoldRequest request = hold({{product(1), 4}, {product(2), 2}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    ASSERT_TRUE(reservations.commit(byOrder(), request.orderId(), newId()).ok());
    const auto give = [&](std::vector<HoldLine> lines, const std::string& operation) {
        return reservations.restock(
            byOrder(),
            ReturnRequest::create(operation, request.orderId(), std::move(lines)).value());
    };
    const std::string operation = newId();

    ASSERT_TRUE(give({{product(1), 3}}, operation).ok());
    const auto repeated = give({{product(1), 3}}, operation);
    ASSERT_TRUE(repeated.ok());
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(level(product(1)), (StockLevel{9, 0, 0})) << "once, however often it is asked for";
    EXPECT_EQ(give({{product(1), 2}}, operation).error().code, ErrorCode::Unprocessable);

    EXPECT_EQ(give({{product(2), 1}, {product(1), 2}}, newId()).error().code, ErrorCode::Conflict)
        << "only one of four is still out";
    EXPECT_EQ(give({{product(3), 1}}, newId()).error().code, ErrorCode::Conflict) << "never sold";
    EXPECT_EQ(level(product(2)), (StockLevel{3, 0, 0})) << "refused as a whole";

    ASSERT_TRUE(give({}, newId()).ok());
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0})) << "what was left of it";
    EXPECT_EQ(level(product(2)), (StockLevel{5, 0, 0}));
    ASSERT_TRUE(give({}, newId()).ok());
    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0})) << "nothing is left to come back";
    EXPECT_EQ(give({{product(1), 1}}, newId()).error().code, ErrorCode::Conflict);
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, TheServiceOfTheVersionBeforeStillPutsASaleBack)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    ASSERT_TRUE(reservations.commit(byOrder(), request.orderId(), newId()).ok());

    EXPECT_EQ(database.value("SELECT verdict FROM restock_reservation('" + newId() + "', '" +
                             request.orderId() + "', 'RESTOCK " + request.orderId() +
                             "', 'order')"),
              "DONE");

    EXPECT_EQ(level(product(1)), (StockLevel{10, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, AReleaseMakesALateCommitImpossible)
{
    deliver(product(1), 4);
    const HoldRequest request = hold({{product(1), 3}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    outdate(request.orderId());
    ASSERT_EQ(reservations.expireDue(10, Deadline::in(std::chrono::seconds(10))).value(), 1);

    ASSERT_TRUE(reservations.release(byOrder(), request.orderId(), newId()).ok());

    EXPECT_EQ(reservations.commit(byOrder(), request.orderId(), newId()).error().code,
              ErrorCode::Conflict);
    EXPECT_EQ(level(product(1)), (StockLevel{4, 0, 0}));
    EXPECT_EQ(booksDifference(), "");
}

/// Every (state, event) pair against the table that all programs share. Three moves are more, all
/// for an expired reservation: it may be held again, committed late, or closed for good by a
/// release.
TEST_F(ReservationsTest, MovesAsTheSharedMachineSays)
{
    deliver(product(1), 1000);
    const auto bringTo = [&](std::string_view state) {
        const HoldRequest request = hold({{product(1), 1}});
        EXPECT_TRUE(reservations.reserve(byOrder(), request).ok());
        if (state == "COMMITTED")
            (void)reservations.commit(byOrder(), request.orderId(), newId());
        if (state == "RELEASED")
            (void)reservations.release(byOrder(), request.orderId(), newId());
        outdate(request.orderId());
        if (state == "EXPIRED")
            (void)reservations.expireDue(10, Deadline::in(std::chrono::seconds(10)));
        return request.orderId();
    };
    const auto apply = [&](std::string_view event, const std::string& order) {
        if (event == "commit")
            (void)reservations.commit(byOrder(), order, newId());
        else if (event == "release")
            (void)reservations.release(byOrder(), order, newId());
        else if (event == "extend")
            (void)reservations.reserve(byOrder(), hold({{product(1), 1}}, order));
        else
            (void)reservations.expireDue(10, Deadline::in(std::chrono::seconds(10)));
    };
    const domain::Machine& machine = domain::reservationMachine();
    for (const std::string_view state : machine.states) {
        for (const std::string_view event : {"commit", "release", "expire", "extend"}) {
            const auto move = domain::transition(machine, state, event);
            std::string expected(move.ok() ? *move : state);
            if (state == "EXPIRED" && event != "expire")
                expected = event == "commit"    ? "COMMITTED"
                           : event == "release" ? "RELEASED"
                                                : "HELD";

            const std::string order = bringTo(state);
            apply(event, order);

            EXPECT_EQ(
                database.value("SELECT state FROM reservation WHERE order_id = '" + order + "'"),
                expected)
                << state << " " << event;
        }
    }
    EXPECT_EQ(booksDifference(), "");
}

TEST_F(ReservationsTest, LogsEveryChangeWithItsCause)
{
    deliver(product(1), 10);
    const HoldRequest request = hold({{product(1), 4}});
    ASSERT_TRUE(reservations.reserve(byOrder(), request).ok());
    ASSERT_TRUE(reservations.commit(by("carol", "order"), request.orderId(), newId()).ok());

    const auto log = stock.ledger(by("ada"), product(1), {}, {.limit = 10});

    ASSERT_TRUE(log.ok());
    ASSERT_EQ(log->items.size(), 3U);
    const Movement& sold = log->items[0];
    EXPECT_EQ(sold.kind, "COMMIT");
    EXPECT_EQ(sold.quantity, -4);
    EXPECT_EQ(sold.onHandAfter, 6);
    EXPECT_EQ(sold.reservedAfter, 0);
    EXPECT_EQ(sold.orderId, request.orderId());
    EXPECT_EQ(sold.actor, "carol");
    const Movement& held = log->items[1];
    EXPECT_EQ(held.kind, "RESERVE");
    EXPECT_EQ(held.quantity, 4);
    EXPECT_EQ(held.reservedAfter, 4);
    EXPECT_EQ(held.operationId, request.operationId());
    EXPECT_EQ(held.actor, "order");
    EXPECT_EQ(log->items[2].kind, "ADJUST");
    EXPECT_EQ(log->items[2].reason, "delivery");
    EXPECT_EQ(log->items[2].orderId, "");
}

} // namespace
} // namespace vitrine::inventory
