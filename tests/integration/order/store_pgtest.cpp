#include "tests/integration/order/order_fixture.hpp"

#include <algorithm>
#include <barrier>
#include <set>
#include <thread>

namespace vitrine::order {
namespace {

using namespace std::chrono_literals;

class OrderStoreTest : public OrderFixture
{
protected:
    Order draft(const std::string& account = "ann")
    {
        Order order;
        order.id = domain::newUuid().text();
        order.accountId = account;
        order.paymentToken = "tok_visa";
        order.wanted = {{product(1), 2}, {product(2), 1}};
        order.traceparent = TraceContext::start().traceparent();
        order.saga = beginSaga(order.id, clock.now(), {});
        order.placedAt = clock.now();
        return order;
    }
    Order stored(const std::string& account = "ann")
    {
        Order order = draft(account);
        const auto claim =
            first.store.place(order, {account, "POST /api/v1/orders", order.id, "x"}, soon());
        EXPECT_TRUE(claim.ok() && claim->fresh);
        return order;
    }
};

TEST_F(OrderStoreTest, NumbersAreDenseHoweverManyComeAtOnce)
{
    constexpr int kThreads = 8;
    constexpr int kEach = 25;
    std::barrier start(kThreads);
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < kThreads; ++t) {
            threads.emplace_back([&, t] {
                start.arrive_and_wait();
                for (int i = 0; i < kEach; ++i) {
                    // Threads 2n and 2n+1 fight for the same keys: half of all tries find theirs
                    // taken.
                    Order order = draft();
                    const std::string name = std::to_string(t / 2) + "/" + std::to_string(i);
                    EXPECT_TRUE(first.store.place(order, {"ann", "r", name, "x"}, soon()).ok());
                }
            });
        }
    }
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "100");
    EXPECT_EQ(database.value("SELECT min(number) || ' ' || max(number) FROM orders"),
              "V-000001 V-000100");
    EXPECT_EQ(database.value("SELECT count(DISTINCT number) FROM orders"), "100");
    EXPECT_EQ(database.value("SELECT next FROM number_series"), "101");
}

TEST_F(OrderStoreTest, NumbersBeginWhereTheShopSaysUntilOneIsIssued)
{
    ASSERT_TRUE(first.store.prepareNumbers(5000, soon()).ok());
    EXPECT_EQ(stored().number, "V-005000");
    ASSERT_TRUE(first.store.prepareNumbers(1, soon()).ok());
    EXPECT_EQ(stored().number, "V-005001");
}

TEST_F(OrderStoreTest, AKeyIsGoodForOneOrderOfOneAccountOnOneRoute)
{
    const storage::KeyUse use{"ann", "POST /api/v1/orders", "k1", "body"};
    Order order = draft();
    ASSERT_TRUE(first.store.place(order, use, soon())->fresh);

    Order again = draft();
    const auto repeat = first.store.place(again, use, soon());
    ASSERT_TRUE(repeat.ok());
    EXPECT_FALSE(repeat->fresh);
    EXPECT_TRUE(repeat->sameContent);
    EXPECT_EQ(repeat->orderId, order.id);

    auto other = use;
    other.content = "another body";
    EXPECT_FALSE(first.store.place(again, other, soon())->sameContent);
    EXPECT_EQ(database.value("SELECT count(*) FROM orders"), "1") << "a refused key stores nothing";

    auto elsewhere = use;
    elsewhere.accountId = "bob";
    Order bobs = draft("bob");
    EXPECT_TRUE(first.store.place(bobs, elsewhere, soon())->fresh);
    elsewhere = use;
    elsewhere.route = "POST /other";
    Order routed = draft();
    EXPECT_TRUE(first.store.place(routed, elsewhere, soon())->fresh);
}

TEST_F(OrderStoreTest, ReadsBackEverythingItWrites)
{
    Order order = draft();
    order.email = "ann@example.org";
    order.expectedTotal = eur(4000);
    ASSERT_TRUE(first.store.place(order, {"ann", "r", "k", "x"}, soon())->fresh);
    order.lines = {{.productId = product(1),
                    .sku = "A,\"1\"",
                    .gtin = "04006381333931",
                    .name = "Zelt {gr\xC3\xBCn}, \\ 'NULL'",
                    .imageHash = "ab12",
                    .quantity = 2,
                    .unitPrice = 1000,
                    .taxCategory = "standard",
                    .taxRate = 190000,
                    .discount = 1,
                    .net = 1680,
                    .tax = 319,
                    .total = 1999}};
    order.currency = domain::Currency::create("EUR").value();
    order.amounts = {.subtotal = 2000, .discount = 1, .tax = 319, .shipping = 0, .total = 1999};
    order.refusedLines = {{product(2), 5, 3}};
    Decision decision{.state = order.saga};
    decision.state = {.orderId = order.id,
                      .order = OrderState::PaymentUnknown,
                      .step = SagaStep::LookUp,
                      .ending = Ending::Expire,
                      .reason = "why",
                      .total = 1999,
                      .hold = 2,
                      .attempt = 3,
                      .refund = 4,
                      .tries = 5,
                      .captured = true,
                      .refundSent = true,
                      .noticed = true,
                      .strays = {1, 2},
                      .actionUrl = "https://pay",
                      .payBy = clock.now() + 1ms,
                      .holdUntil = clock.now() + 2ms,
                      .retryBy = clock.now() + 3ms,
                      .wakeAt = clock.now() + 4ms};
    decision.moves = {{OrderState::Pending, OrderState::PaymentUnknown, OrderEvent::NoAnswer, "d"}};
    ASSERT_TRUE(*first.store.save(order, decision, soon()));

    const auto loaded = first.store.load(order.id, soon()).value();

    EXPECT_EQ(loaded.order.saga, decision.state);
    EXPECT_EQ(loaded.order.lines, order.lines);
    EXPECT_EQ(loaded.order.amounts, order.amounts);
    EXPECT_EQ(loaded.order.refusedLines, order.refusedLines);
    EXPECT_EQ(loaded.order.wanted, order.wanted);
    EXPECT_EQ(loaded.order.expectedTotal, order.expectedTotal);
    EXPECT_EQ(loaded.order.email, order.email);
    EXPECT_EQ(loaded.order.number, order.number);
    EXPECT_EQ(loaded.order.version, 2);
    EXPECT_EQ(loaded.order.placedAt, clock.now());
    EXPECT_EQ(loaded.order.traceparent, order.traceparent);
    EXPECT_FALSE(loaded.driven);
    const auto timeline = first.store.timeline(order.id, soon()).value();
    ASSERT_EQ(timeline.size(), 2u);
    EXPECT_EQ(timeline[0].to, "PENDING");
    EXPECT_EQ(timeline[1].from + ">" + timeline[1].to, "PENDING>PAYMENT_UNKNOWN");
}

TEST_F(OrderStoreTest, RefusesAWriterWhoReadTooEarly)
{
    Order order = stored();
    Order stale = order;
    Decision decision{.state = order.saga};
    decision.state.step = SagaStep::Hold;
    ASSERT_TRUE(*first.store.save(order, decision, soon()));

    decision.state.step = SagaStep::Idle;
    decision.moves = {{OrderState::Pending, OrderState::Cancelled, OrderEvent::Cancel, ""}};
    const auto saved = second.store.save(stale, decision, soon());

    ASSERT_TRUE(saved.ok());
    EXPECT_FALSE(*saved);
    EXPECT_EQ(reread(order.id).saga.step, SagaStep::Hold);
    EXPECT_EQ(first.store.timeline(order.id, soon())->size(), 1u) << "not a trace of it";
    EXPECT_EQ(database.value("SELECT count(*) FROM outbox WHERE type <> 'OrderPlaced'"), "0");
}

TEST_F(OrderStoreTest, OnlyOneProcessTakesAnOrderUpUntilItsLeaseEnds)
{
    const Order order = stored(); // held by the first process, which placed it
    EXPECT_TRUE(second.store.load(order.id, soon())->driven);
    EXPECT_FALSE(*second.store.take(order.id, soon()));
    EXPECT_TRUE(second.store.claimDue(10, soon())->empty());
    clock.advance(5001ms);
    EXPECT_EQ(second.store.claimDue(10, soon()).value(), std::vector<std::string>{order.id});
    EXPECT_TRUE(first.store.claimDue(10, soon())->empty());
    EXPECT_FALSE(*first.store.take(order.id, soon()));
    ASSERT_TRUE(second.store.letGo(order, soon()).ok());
    EXPECT_TRUE(*first.store.take(order.id, soon()));
}

TEST_F(OrderStoreTest, TwoClaimersNeverGetTheSame)
{
    for (int i = 0; i < 60; ++i)
        stored();
    clock.advance(6s);
    std::vector<std::string> claimed[2];
    {
        std::jthread one([&] { claimed[0] = first.store.claimDue(40, soon()).value(); });
        std::jthread two([&] { claimed[1] = second.store.claimDue(40, soon()).value(); });
    }
    std::set<std::string> all(claimed[0].begin(), claimed[0].end());
    all.insert(claimed[1].begin(), claimed[1].end());
    EXPECT_EQ(all.size(), claimed[0].size() + claimed[1].size());
}

TEST_F(OrderStoreTest, AnOrderAtRestIsNeverDue)
{
    Order order = stored();
    Decision decision{.state = order.saga};
    decision.state.step = SagaStep::Idle;
    ASSERT_TRUE(*first.store.save(order, decision, soon()));
    clock.advance(24h);
    EXPECT_TRUE(first.store.claimDue(10, soon())->empty());
    EXPECT_FALSE(*first.store.take(order.id, soon()));
}

TEST_F(OrderStoreTest, ListsByAccountAndStatusInPages)
{
    std::vector<std::string> anns;
    for (int i = 0; i < 5; ++i) {
        anns.push_back(stored().id);
        stored("bob");
    }
    std::reverse(anns.begin(), anns.end());
    const auto ids = [&](const storage::OrderFilter& filter) {
        std::vector<std::string> found;
        const auto orders = first.store.list(filter, soon());
        for (const Order& order : *orders)
            found.push_back(order.id);
        return found;
    };
    EXPECT_EQ(ids({.accountId = "ann"}), anns);
    const auto keyOf = [&](const std::string& id) {
        return storage::listKeyOf(reread(id), storage::OrderSort::Placed);
    };
    EXPECT_EQ(ids({.accountId = "ann", .after = keyOf(anns[1]), .limit = 2}),
              (std::vector<std::string>{anns[2], anns[3]}));
    EXPECT_EQ(ids({}).size(), 10u);
    EXPECT_EQ(ids({.statuses = {"PENDING"}}).size(), 10u);
    EXPECT_TRUE(ids({.statuses = {"PAID"}}).empty());
    EXPECT_TRUE(ids({.accountId = "ann", .statuses = {"PAID"}}).empty());
    EXPECT_TRUE(ids({.accountId = "carl"}).empty());
}

TEST_F(OrderStoreTest, ForgetsOldKeysOnly)
{
    const Order order = stored();
    clock.advance(24h * 31);
    stored();
    EXPECT_EQ(first.store.forgetKeys(24h * 30, 1, soon()).value(), 1);
    EXPECT_EQ(database.value("SELECT count(*) FROM idempotency_key"), "1");
    EXPECT_EQ(
        first.store.findKey({"ann", "POST /api/v1/orders", order.id, "x"}, soon()).error().code,
        ErrorCode::NotFound);
}

} // namespace
} // namespace vitrine::order
