#include "tests/integration/order/order_fixture.hpp"

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;

class OrdersTest : public OrderFixture
{
protected:
    std::string path(const std::string& orderId)
    {
        std::string text;
        const auto timeline = first.store.timeline(orderId, soon());
        for (const TimelineEntry& entry : *timeline)
            text += (text.empty() ? "" : " ") + entry.to;
        return text;
    }
    std::string told(const std::string& orderId)
    {
        return database.value("SELECT string_agg(type, ' ' ORDER BY id) FROM outbox WHERE key = '" +
                              orderId + "'");
    }
};

TEST_F(OrdersTest, GoesStraightToPaidAndKeepsWhatWasSold)
{
    const auto outcome = place(want({{product(2), 1}, {product(1), 2}, {product(2), 1}}));

    ASSERT_TRUE(outcome.ok()) << outcome.error().message;
    const Order& order = outcome->order;
    EXPECT_EQ(order.state(), OrderState::Paid);
    EXPECT_EQ(order.amounts.total, 2 * 2000 + 2 * 1000);
    EXPECT_EQ(order.paymentStatus(), domain::PaymentStatus::Paid);
    EXPECT_EQ(shop.chargedFor(order.id), 6000);
    EXPECT_EQ(shop.stock[product(2)], 98) << "lines of one product are added up";
    EXPECT_EQ(path(order.id), "PENDING INVENTORY_RESERVED PAYMENT_PENDING PAID");
    ASSERT_TRUE(order.timeline.has_value());
    const auto stored = first.store.timeline(order.id, soon());
    ASSERT_EQ(order.timeline->size(), stored->size());
    for (std::size_t i = 0; i < stored->size(); ++i)
        EXPECT_EQ(order.timeline->at(i), stored->at(i)) << "what is answered is what is stored";
    EXPECT_EQ(told(order.id), "OrderPlaced OrderPaid");
    EXPECT_EQ(shop.calls(), (std::vector<std::string>{"price", "reserve", "charge", "commit"}));

    shop.catalogue[product(1)].price = eur(9999);
    shop.catalogue[product(1)].name = "Renamed";
    const Order later = reread(order.id);
    ASSERT_EQ(later.lines.size(), 2u);
    EXPECT_EQ(later.lines[1].unitPrice, 1000) << "a price never changes on a placed order";
    EXPECT_EQ(later.lines[1].name, "Product 1");
    EXPECT_EQ(later.lines[0].net + later.lines[0].tax, 4000);
    EXPECT_EQ(later.lines[0].tax, 639); // 4000 with 19 % included
}

TEST_F(OrdersTest, EndsWithTheShortagesWhenThereIsNotEnough)
{
    shop.stock[product(1)] = 1;
    const auto outcome = place(want({{product(1), 2}}));
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->order.state(), OrderState::Cancelled);
    EXPECT_EQ(outcome->order.saga.reason, "out_of_stock");
    EXPECT_EQ(reread(outcome->order.id).refusedLines,
              (std::vector<RefusedLine>{{product(1), 2, 1}}));
    EXPECT_EQ(shop.attemptsOf(outcome->order.id), 0u);
    EXPECT_EQ(told(outcome->order.id), "OrderPlaced OrderCancelled");
}

TEST_F(OrdersTest, EndsWhenTheTotalIsNotTheOneShown)
{
    auto request = want({{product(1), 1}});
    request.expectedTotal = eur(900);
    const auto outcome = place(request);
    ASSERT_TRUE(outcome.ok());
    EXPECT_EQ(outcome->order.state(), OrderState::Cancelled);
    EXPECT_EQ(outcome->order.saga.reason, "price_changed");
    EXPECT_EQ(outcome->order.amounts.total, 1000) << "both totals can be told";
    EXPECT_EQ(shop.stock[product(1)], 100);

    request.expectedTotal = eur(1000);
    EXPECT_EQ(place(request)->order.state(), OrderState::Paid);
}

TEST_F(OrdersTest, EndsWhenAProductIsNotForSale)
{
    shop.catalogue[product(1)].active = false;
    const auto outcome = place(want({{product(1), 1}, {product(9), 3}, {product(2), 1}}));
    EXPECT_EQ(outcome->order.saga.reason, "product_unavailable");
    EXPECT_EQ(outcome->order.refusedLines,
              (std::vector<RefusedLine>{{product(1), 1, 0}, {product(9), 3, 0}}));
}

TEST_F(OrdersTest, RefusesWhatCanNeverBeOrdered)
{
    const auto fieldOf = [&](const PlaceRequest& request) {
        const auto outcome = place(request);
        return outcome.ok() ? "accepted" : outcome.error().field;
    };
    EXPECT_EQ(fieldOf(want({})), "/lines");
    EXPECT_EQ(fieldOf(want({{"no uuid", 1}})), "/lines/0/productId");
    EXPECT_EQ(fieldOf(want({{product(1), 1}, {product(2), 0}})), "/lines/1/quantity");
    EXPECT_EQ(fieldOf(want({{product(1), 9999}, {product(1), 1}})), "/lines/1/quantity");
    EXPECT_EQ(fieldOf(want({{product(1), 1}}, "")), "/paymentToken");
    auto mail = want({{product(1), 1}});
    mail.email = "not an address";
    EXPECT_EQ(fieldOf(mail), "/email");
    EXPECT_EQ(fieldOf(want({{product(1), 1}}, "4111 1111 1111 1111")), "/paymentToken");
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "0");
}

TEST_F(OrdersTest, ADeclinedOrderCanBePaidAgainWhileItsStockIsHeld)
{
    const Order order = placed("tok_declined");
    ASSERT_EQ(order.state(), OrderState::PaymentFailed);
    EXPECT_EQ(order.saga.reason, "card_declined");
    EXPECT_EQ(shop.heldOrders(), 1u);

    const RequestKey again{"POST /api/v1/orders/{id}/payments", "p1", "tok_visa"};
    EXPECT_EQ(first.orders.pay(by("bob"), order.id, "tok_visa", again).error().code,
              ErrorCode::NotFound);
    const auto paid = second.orders.pay(by("ann"), order.id, "tok_visa", again);
    ASSERT_TRUE(paid.ok()) << paid.error().message;
    EXPECT_EQ(paid->order.state(), OrderState::Paid);
    EXPECT_EQ(shop.chargedFor(order.id), 1000);
    EXPECT_EQ(path(order.id),
              "PENDING INVENTORY_RESERVED PAYMENT_PENDING PAYMENT_FAILED PAYMENT_PENDING PAID");

    const auto repeated = first.orders.pay(by("ann"), order.id, "tok_visa", again);
    ASSERT_TRUE(repeated.ok());
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(shop.attemptsOf(order.id), 2u);
    const RequestKey third{"POST /api/v1/orders/{id}/payments", "p2", "tok_visa"};
    EXPECT_EQ(first.orders.pay(by("ann"), order.id, "tok_visa", third).error().code,
              ErrorCode::Conflict);
}

TEST_F(OrdersTest, ADeclinedOrderThatNobodyPaysExpires)
{
    const Order order = placed("tok_declined");
    passTime(second, 9min);
    EXPECT_EQ(reread(order.id).state(), OrderState::PaymentFailed);
    passTime(second, 2min);
    EXPECT_EQ(reread(order.id).state(), OrderState::Expired);
    EXPECT_EQ(shop.heldOrders(), 0u);
    EXPECT_EQ(shop.stock[product(1)], 100);
    EXPECT_EQ(told(order.id), "OrderPlaced OrderPaymentFailed OrderExpired");
}

TEST_F(OrdersTest, AnUnknownChargeIsLookedUpUntilTheProviderIsSure)
{
    const Order order = placed("tok_unknown");
    EXPECT_EQ(order.state(), OrderState::PaymentUnknown);
    passTime(second, 200ms);
    EXPECT_EQ(reread(order.id).state(), OrderState::PaymentUnknown);
    shop.settle(attemptKey(order.id, 1), ChargeStatus::Captured);
    passTime(second, 30s);
    EXPECT_EQ(reread(order.id).state(), OrderState::Paid);
    EXPECT_EQ(shop.attemptsOf(order.id), 1u);
}

TEST_F(OrdersTest, ABuyerAtTheProviderIsWaitedForAndItsNoticeIsHeard)
{
    const Order order = placed("tok_redirect");
    EXPECT_EQ(order.state(), OrderState::PaymentPending);
    EXPECT_EQ(reread(order.id).saga.actionUrl, "https://pay.example/1");
    shop.settle(attemptKey(order.id, 1), ChargeStatus::Captured);
    ASSERT_TRUE(second.orders.paymentChanged(by(""), order.id, attemptKey(order.id, 1)).ok());
    EXPECT_EQ(reread(order.id).state(), OrderState::Paid);
    EXPECT_EQ(reread(order.id).saga.actionUrl, "");
    EXPECT_FALSE(second.orders.paymentChanged(by(""), order.id, "other:1").ok());
}

TEST_F(OrdersTest, ABuyerWhoNeverComesBackIsNotCharged)
{
    const Order order = placed("tok_redirect");
    for (int i = 0; i < 4; ++i)
        passTime(second, 5min);
    EXPECT_EQ(reread(order.id).state(), OrderState::Expired);
    EXPECT_EQ(shop.chargedFor(order.id), 0);
    shop.settle(attemptKey(order.id, 1),
                ChargeStatus::Captured); // a provider that charges after all
    ASSERT_TRUE(first.orders.paymentChanged(by(""), order.id, attemptKey(order.id, 1)).ok());
    EXPECT_EQ(shop.chargedFor(order.id), 0) << "late money goes back";
}

TEST_F(OrdersTest, CancelsAtEveryStage)
{
    const Order declined = placed("tok_declined");
    EXPECT_EQ(first.orders.cancel(by("ann"), declined.id)->state(), OrderState::Cancelled);

    const Order open = placed("tok_redirect");
    EXPECT_EQ(first.orders.cancel(by("ann"), open.id)->state(), OrderState::Cancelled);

    const Order paid = placed();
    const auto cancelled = first.orders.cancel(byAdmin(), paid.id);
    ASSERT_TRUE(cancelled.ok());
    EXPECT_EQ(cancelled->state(), OrderState::Cancelled);
    EXPECT_EQ(cancelled->saga.reason, "cancelled_by_staff");
    EXPECT_EQ(reread(paid.id).refunded, 1000);
    EXPECT_EQ(reread(paid.id).paymentStatus(), domain::PaymentStatus::Refunded);

    EXPECT_EQ(shop.heldOrders(), 0u);
    EXPECT_EQ(shop.stock[product(1)], 100);
    for (const Order& order : {declined, open, paid}) {
        EXPECT_EQ(shop.chargedFor(order.id), 0);
        EXPECT_EQ(first.orders.cancel(by("ann"), order.id)->state(), OrderState::Cancelled)
            << "twice is once";
    }
}

TEST_F(OrdersTest, AnExpiredOrderCannotBeCancelledAndSaysWhatCan)
{
    const Order order = placed("tok_declined");
    passTime(first, 11min);
    const auto refused = first.orders.cancel(by("ann"), order.id);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Conflict);
    EXPECT_EQ(refused.error().message,
              "order in state EXPIRED does not allow 'cancel'; allowed: nothing, it is final");
}

TEST_F(OrdersTest, EachSeesOnlyTheirOwn)
{
    const Order anns = placed();
    EXPECT_EQ(first.orders.find(by("bob"), anns.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(first.orders.cancel(by("bob"), anns.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(first.orders.find(by(""), anns.id).error().code, ErrorCode::NotFound);
    EXPECT_EQ(first.orders.find(by("ann"), "no uuid").error().code, ErrorCode::NotFound);
    EXPECT_TRUE(first.orders.find(byAdmin(), anns.id).ok());
    EXPECT_EQ(first.orders.cancel(by("eve", {"orders.read-all"}), anns.id).error().code,
              ErrorCode::PermissionDenied);
    EXPECT_TRUE(first.orders.list(by("bob"), {})->orders.empty());
    EXPECT_EQ(first.orders.list(by("bob"), {.filter = {.accountId = "ann"}}).error().code,
              ErrorCode::PermissionDenied);
    EXPECT_EQ(first.orders.list(by("ann"), {})->orders.size(), 1u);
    EXPECT_EQ(first.orders.list(byAdmin(), {.filter = {.accountId = "ann", .statuses = {"PAID"}}})
                  ->orders.size(),
              1u);
}

TEST_F(OrdersTest, RepeatsOfAKeyFindTheSameOrder)
{
    const auto request = want({{product(1), 1}});
    const auto original = first.orders.place(by("ann"), request, key("k"));
    const auto repeated = second.orders.place(by("ann"), request, key("k"));
    ASSERT_TRUE(repeated.ok());
    EXPECT_TRUE(repeated->replayed);
    EXPECT_EQ(repeated->order.id, original->order.id);
    EXPECT_EQ(repeated->order.state(), OrderState::Paid);
    EXPECT_EQ(first.orders.place(by("ann"), request, key("k", "other")).error().code,
              ErrorCode::Unprocessable);
    EXPECT_FALSE(first.orders.place(by("bob"), request, key("k"))->replayed)
        << "keys belong to accounts";
}

TEST_F(OrdersTest, LeavesToTheBackgroundWhatTheCallersTimeDoesNotAllow)
{
    auto context = by("ann");
    context.deadline = Deadline::in(250ms);
    const auto outcome = first.orders.place(context, want({{product(1), 1}}), freshKey());
    ASSERT_TRUE(outcome.ok()) << outcome.error().message;
    EXPECT_EQ(outcome->order.state(), OrderState::Pending);
    EXPECT_EQ(first.wakes, 1);
    EXPECT_TRUE(shop.calls().empty());
    passTime(second, 0ms); // no lease to wait for
    EXPECT_EQ(reread(outcome->order.id).state(), OrderState::Paid);
}

TEST_F(OrdersTest, AStoreWithoutAnswersKeepsTheOrderForLater)
{
    shop.mishap = [](const std::string&) { return Mishap::Refused; };
    const Order order = placed();
    EXPECT_EQ(order.state(), OrderState::Pending);
    passTime(first, 1min);
    EXPECT_EQ(reread(order.id).state(), OrderState::Pending);
    shop.mishap = [](const std::string&) { return Mishap::None; };
    passTime(first, 1min);
    EXPECT_EQ(reread(order.id).state(), OrderState::Paid);
}

TEST_F(OrdersTest, BackgroundWorkStaysInTheTraceOfTheOrder)
{
    const Order order = placed("tok_unknown");
    const std::string traceId = order.traceId;
    EXPECT_EQ(traceId.size(), 32u);
    shop.settle(attemptKey(order.id, 1), ChargeStatus::Captured);
    passTime(second, 1min);
    EXPECT_EQ(
        database.value("SELECT count(*) FROM outbox WHERE traceparent LIKE '%" + traceId + "%'"),
        "2");
}

} // namespace
} // namespace vitrine::order
