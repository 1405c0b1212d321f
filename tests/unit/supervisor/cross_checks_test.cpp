#include "services/supervisor/books/domain/cross_checks.hpp"

#include <gmock/gmock.h>

namespace vitrine::books {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

PaymentFact wholePayment()
{
    return {
        .orderId = "o-1", .currency = "EUR", .tender = "token", .captures = 1, .captured = 1000};
}

/// An order with everything as it should be; a test breaks one thing and names the invariant that
/// must notice.
class CrossChecks : public testing::Test
{
protected:
    OrderFact order{.orderId = "o-1",
                    .status = "PAID",
                    .isSettled = true,
                    .total = 1000,
                    .currency = "EUR",
                    .tender = "token",
                    .lines = {{"p-1", 2}, {"p-2", 1}}};
    ReservationFact reservation{"o-1", "COMMITTED", false, {{"p-1", 2}, {"p-2", 1}}};
    PaymentFact payment = wholePayment();
    bool withReservation = true;
    bool withPayment = true;
    bool withOrder = true;
    bool hasReservations = true;
    bool hasPayments = true;

    std::vector<std::string> broken() const
    {
        std::vector<std::string> invariants;
        for (const Difference& difference : crossCheck({withOrder ? &order : nullptr,
                                                        withReservation ? &reservation : nullptr,
                                                        withPayment ? &payment : nullptr,
                                                        hasReservations,
                                                        hasPayments})) {
            EXPECT_EQ(difference.subject, "order o-1");
            invariants.push_back(difference.invariant);
        }
        return invariants;
    }
    void end(const char* status)
    {
        order.status = status;
        reservation.state = "RELEASED";
        payment.captures = 0;
        payment.captured = 0;
    }
};

TEST_F(CrossChecks, FindNothingWhereAllIsWell)
{
    EXPECT_THAT(broken(), IsEmpty());
    order.status = "FULFILLED";
    EXPECT_THAT(broken(), IsEmpty());
    for (const char* status : {"CANCELLED", "EXPIRED"}) {
        end(status);
        EXPECT_THAT(broken(), IsEmpty());
        withReservation = false;
        withPayment = false;
        EXPECT_THAT(broken(), IsEmpty());
        withReservation = withPayment = true;
    }
}

TEST_F(CrossChecks, JudgeNothingThatIsUnderWay)
{
    order.isSettled = false;
    reservation.state = "HELD";
    payment.captured = 5;

    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(CrossChecks, APaidOrderHasItsGoodsOffTheShelf)
{
    reservation.state = "HELD";
    EXPECT_THAT(broken(), ElementsAre("I7"));
    reservation.state = "COMMITTED";
    reservation.lines[0].quantity = 1;
    EXPECT_THAT(broken(), ElementsAre("I1"));
    withReservation = false;
    EXPECT_THAT(broken(), ElementsAre("I7"));
    hasReservations = false; // that book is not among the sources
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(CrossChecks, APaidOrderHasOnePaymentOfItsTotal)
{
    payment.captures = 2;
    EXPECT_THAT(broken(), ElementsAre("I4"));
    payment.captures = 1;
    payment.captured = 999;
    EXPECT_THAT(broken(), ElementsAre("I2"));
    payment.captured = 1000;
    payment.currency = "USD";
    EXPECT_THAT(broken(), ElementsAre("I2"));
    withPayment = false;
    EXPECT_THAT(broken(), ElementsAre("I4"));
    order.total = 0;
    EXPECT_THAT(broken(), IsEmpty()) << "nothing to pay is paid";
}

TEST_F(CrossChecks, APaidOrderIsPaidInTheWayItSays)
{
    order.tender = "cash";
    EXPECT_THAT(broken(), ElementsAre("I4"));
    payment.tender = "cash";
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(CrossChecks, APaidOrderMayBeRefundedInPartButNotInFull)
{
    payment.refunded = 400;
    EXPECT_THAT(broken(), ElementsAre("I2")) << "the order was told of it";
    order.refunded = 400;
    EXPECT_THAT(broken(), IsEmpty());
    order.refunded = 500;
    EXPECT_THAT(broken(), ElementsAre("I2"));
    order.refunded = 0;
    payment.refunded = 1000;
    EXPECT_THAT(broken(), ElementsAre("I2"));
}

TEST_F(CrossChecks, WhatRefundsPutBackCameBackToTheShelf)
{
    order.putBack = {reservation.lines.front()};
    EXPECT_THAT(broken(), ElementsAre("I1"));
    reservation.returned = order.putBack;
    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(CrossChecks, ACancelledAttemptKeepsNothing)
{
    payment.keptByCancelled = 1000;

    EXPECT_THAT(broken(), ElementsAre("I4"));
}

TEST_F(CrossChecks, AnEndedOrderHoldsSellsAndKeepsNothing)
{
    end("CANCELLED");
    reservation.state = "HELD";
    EXPECT_THAT(broken(), ElementsAre("I7"));
    reservation.state = "COMMITTED";
    EXPECT_THAT(broken(), ElementsAre("I1"));
    reservation.returned = reservation.lines;
    EXPECT_THAT(broken(), IsEmpty());
    order.leftAway = {{reservation.lines.front().productId, 1}};
    EXPECT_THAT(broken(), ElementsAre("I1"))
        << "what was refunded before and not put back stays away";
    --reservation.returned.front().quantity;
    std::erase_if(reservation.returned, [](const LineFact& line) { return line.quantity == 0; });
    EXPECT_THAT(broken(), IsEmpty());
    order.leftAway.clear();
    reservation.returned = reservation.lines;
    payment.captured = 1000;
    EXPECT_THAT(broken(), ElementsAre("I4"));
    payment.refunded = 1000;
    EXPECT_THAT(broken(), IsEmpty());
    payment.keptByCancelled = 1;
    EXPECT_THAT(broken(), ElementsAre("I4"));
}

TEST_F(CrossChecks, ARefundedOrderMayLeaveItsGoodsSoldButWasPaidOnce)
{
    order.status = "REFUNDED";
    payment.refunded = 1000;
    EXPECT_THAT(broken(), IsEmpty());
    payment.refunded = 600;
    EXPECT_THAT(broken(), ElementsAre("I4"));
    withPayment = false;
    EXPECT_THAT(broken(), ElementsAre("I4"));
}

TEST_F(CrossChecks, NothingOfASettledOrderIsOpen)
{
    payment.openAttempts = 1;
    payment.openRefunds = 1;
    EXPECT_THAT(broken(), ElementsAre("I6", "I6"));
    payment = wholePayment();
    order.status = "PAYMENT_PENDING";
    EXPECT_THAT(broken(), ElementsAre("I6"));
}

TEST_F(CrossChecks, WhatWasTouchedLatelyIsNotJudged)
{
    payment.captured = 1;
    payment.openRefunds = 1;
    payment.isRecent = true;
    reservation.state = "HELD";
    reservation.isRecent = true;

    EXPECT_THAT(broken(), IsEmpty());
}

TEST_F(CrossChecks, NobodyHasWhatNoOrderAskedFor)
{
    withOrder = false;
    EXPECT_THAT(broken(), ElementsAre("I7", "I4"));
    reservation.isRecent = payment.isRecent = true;
    EXPECT_THAT(broken(), IsEmpty());
}

TEST(CheckPrice, AcceptsAPriceOfTheTimeBetweenPlacingAndPricing)
{
    const std::vector<PriceChange> history = {
        {100, 1000, "EUR"}, {200, 1200, "EUR"}, {300, 900, "EUR"}};
    const auto sold = [&](std::int64_t price,
                          std::int64_t placed,
                          std::int64_t priced,
                          const char* currency = "EUR") {
        return !checkPrice({"o-1", "p-1", price, currency, placed, priced}, history).has_value();
    };

    EXPECT_TRUE(sold(1000, 150, 160));
    EXPECT_TRUE(sold(1000, 190, 250)) << "still the price when it was placed";
    EXPECT_TRUE(sold(1200, 190, 250)) << "already the price when it was priced";
    EXPECT_TRUE(sold(900, 500, 600));
    EXPECT_FALSE(sold(900, 190, 250)) << "a later price";
    EXPECT_FALSE(sold(1000, 250, 260)) << "an earlier price";
    EXPECT_FALSE(sold(1000, 150, 160, "USD"));
    EXPECT_FALSE(sold(1000, 50, 60)) << "before it was known";
    EXPECT_TRUE(checkPrice({"o-1", "p-1", 1, "EUR", 1, 2}, {}).has_value());
}

} // namespace
} // namespace vitrine::books
