#include "admin-console/parts/order_words.hpp"
#include "admin-console/screens/orders/document_figures.hpp"
#include "admin-console/screens/orders/order_filter.hpp"
#include "admin-console/screens/orders/order_moves.hpp"
#include "admin-console/screens/orders/order_timeline.hpp"
#include "tests/gui/orders/sample_orders.hpp"
#include "vitrine/domain/order_state.hpp"

#include <QTest>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class OrderRulesTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void movesFollowTheStateTable();
    void aMoveThatIsNotAllowedSaysWhy();
    void moneyIsTakenAtTheCounterWhereItIsWaitedFor();
    void theNextStepIsTheOneThatAShopDoesNext();
    void everyStatusOfTheMachineHasAWord();
    void theTimelineMergesFourSources();
    void theTimelineTellsARefundOnce();
    void theLedgerHoldsAttemptsAndRefunds();
    void filtersSurviveTheirRoute();
    void aFilterMatchesAsTheServiceDoes();
    void everyStatusBelongsToExactlyOneGroup();
    void theTaxTableSumsToTheOrder_data();
    void theTaxTableSumsToTheOrder();
};

void OrderRulesTest::movesFollowTheStateTable()
{
    wire::Order order = paidOrder();
    QVERIFY(OrderMoves::state(order, OrderMove::StartPicking).allowed);
    QVERIFY(OrderMoves::state(order, OrderMove::Refund).allowed);
    QVERIFY(OrderMoves::state(order, OrderMove::Cancel).allowed);
    QVERIFY(!OrderMoves::state(order, OrderMove::Deliver).allowed);
    order.status = "FULFILLED";
    order.fulfilmentStatus = "HANDED_OVER";
    for (auto& line : order.lines)
        line.fulfilledQuantity = line.quantity;
    QVERIFY(!OrderMoves::state(order, OrderMove::HandOver).allowed);
    QVERIFY(!OrderMoves::state(order, OrderMove::Cancel).allowed);
    QVERIFY(OrderMoves::state(order, OrderMove::Refund).allowed);
    for (const char* closed : {"CANCELLED", "EXPIRED", "REFUNDED"}) {
        order.status = closed;
        for (const auto& state : OrderMoves::of(order))
            QVERIFY2(!state.allowed, closed);
    }
}

void OrderRulesTest::aMoveThatIsNotAllowedSaysWhy()
{
    for (int status = 0; status < domain::kOrderStateCount; ++status) {
        wire::Order order = paidOrder();
        order.status = toString(domain::OrderState(status));
        for (const auto& state : OrderMoves::of(order))
            QVERIFY(!state.hint.isEmpty());
    }
    const wire::Order unpaid = sampleOrder(1, {{"Tent", 20'000}}, {.status = "PENDING"});
    QCOMPARE(OrderMoves::state(unpaid, OrderMove::Refund).hint,
             QStringLiteral("Nothing has been paid that could be given back."));
    QCOMPARE(OrderMoves::state(unpaid, OrderMove::Ship).hint,
             QStringLiteral("The order is not paid yet."));
}

void OrderRulesTest::moneyIsTakenAtTheCounterWhereItIsWaitedFor()
{
    wire::Order order = paidOrder();
    QVERIFY(!OrderMoves::state(order, OrderMove::TakePayment).concerns);
    order.paymentKind = "counter";
    QVERIFY(OrderMoves::state(order, OrderMove::TakePayment).concerns);
    QVERIFY(!OrderMoves::state(order, OrderMove::TakePayment).allowed);
    order.status = "PAYMENT_PENDING";
    QVERIFY(OrderMoves::state(order, OrderMove::TakePayment).allowed);
    QCOMPARE(OrderMoves::next(order), std::optional(OrderMove::TakePayment));
}

void OrderRulesTest::theNextStepIsTheOneThatAShopDoesNext()
{
    wire::Order order = paidOrder();
    QCOMPARE(OrderMoves::next(order), std::optional(OrderMove::StartPicking));
    order.fulfilmentStatus = "PICKING";
    QCOMPARE(OrderMoves::next(order), std::optional(OrderMove::Ready));
    order.fulfilmentStatus = "READY";
    QCOMPARE(OrderMoves::next(order), std::optional(OrderMove::HandOver));
    order.status = "CANCELLED";
    QVERIFY(!OrderMoves::next(order));
}

void OrderRulesTest::everyStatusOfTheMachineHasAWord()
{
    for (const auto state : domain::orderMachine().states)
        QVERIFY2(OrderWords::status(state).text !=
                     QLatin1String(state.data(), qsizetype(state.size())),
                 state.data());
    for (const auto state : domain::fulfilmentMachine().states)
        QVERIFY2(OrderWords::fulfilment(state).text !=
                     QLatin1String(state.data(), qsizetype(state.size())),
                 state.data());
    QCOMPARE(OrderWords::status("LATER_VERSION").text, QStringLiteral("LATER_VERSION"));
}

void OrderRulesTest::theTimelineMergesFourSources()
{
    wire::Order order = paidOrder();
    order.fulfilments = {{.id = "f1",
                          .kind = "ship",
                          .lines = {{1, 2}},
                          .carrier = "DHL",
                          .trackingCode = "00340434",
                          .note = "fragile",
                          .actor = "account-9",
                          .at = "2026-11-20T11:00:00.000Z"}};
    const auto items = OrderStory::timeline(order, paymentOf(order));
    QCOMPARE(items.size(), order.timeline.size() + 1 + 2);
    for (std::size_t i = 1; i < items.size(); ++i)
        QVERIFY(items[i - 1].at >= items[i].at);
    QCOMPARE(items.front().title, QStringLiteral("Goods shipped"));
    QCOMPARE(items.front().actor, std::string("account-9"));
    QVERIFY(items.front().details.contains(QStringLiteral("2 × Wanderer Hiking Boots")));
    QVERIFY(items.front().details.contains(QStringLiteral("DHL 00340434")));
    QCOMPARE(items.back().title, QStringLiteral("Order placed"));
}

void OrderRulesTest::theTimelineTellsARefundOnce()
{
    wire::Order order = paidOrder();
    order.timeline.push_back(
        {.event = "refund", .at = "2026-11-20T12:00:00.000Z", .kind = "refund"});
    order.refunds = {{.id = "r1",
                      .refundKey = "key-1",
                      .status = "SETTLED",
                      .amount = {10'999, order.total.currency()},
                      .lines = {{1, 1, {10'999, order.total.currency()}}},
                      .restock = true,
                      .reason = "damaged",
                      .createdAt = "2026-11-20T12:00:00.000Z",
                      .settledAt = "2026-11-20T12:00:05.000Z"}};
    wire::Payment payment = paymentOf(order);
    payment.refunds = {{.id = "p1",
                        .refundKey = "key-1",
                        .status = "SETTLED",
                        .amount = {10'999, order.total.currency()},
                        .createdAt = "2026-11-20T12:00:01.000Z"}};
    int told = 0;
    for (const auto& item : OrderStory::timeline(order, payment))
        told += item.icon == qt::Icon::Refund ? 1 : 0;
    QCOMPARE(told, 2); // requested, given back
    payment.refunds.push_back({.id = "p2",
                               .refundKey = "made-at-payment",
                               .status = "SETTLED",
                               .amount = {100, order.total.currency()},
                               .createdAt = "2026-11-20T12:10:00.000Z"});
    QCOMPARE(
        OrderStory::timeline(order, payment).front().at,
        QDateTime::fromString(QStringLiteral("2026-11-20T12:10:00Z"), Qt::ISODate).toLocalTime());
}

void OrderRulesTest::theLedgerHoldsAttemptsAndRefunds()
{
    wire::Order order = paidOrder();
    order.refunds = {{.id = "r1",
                      .refundKey = "key-1",
                      .status = "SENT",
                      .amount = {500, order.total.currency()},
                      .createdAt = "2026-11-20T12:00:00.000Z"}};
    const auto rows = OrderStory::ledger(order, paymentOf(order));
    QCOMPARE(rows.size(), std::size_t(3));
    QVERIFY(!rows[0].counts); // declined
    QVERIFY(rows[1].counts);
    QCOMPARE(rows[2].amount.amount(), std::int64_t(-500));
    QVERIFY(!rows[2].counts); // on its way
}

void OrderRulesTest::filtersSurviveTheirRoute()
{
    const OrderFilter filter{.group = OrderGroup::ToFulfil,
                             .status = QStringLiteral("PAID"),
                             .from = QDate(2026, 11, 1),
                             .to = QDate(2026, 11, 20),
                             .text = QStringLiteral("anna"),
                             .accountId = QStringLiteral("a1"),
                             .channel = QStringLiteral("kiosk"),
                             .kioskId = QStringLiteral("k1"),
                             .fulfilment = QStringLiteral("READY"),
                             .productId = QStringLiteral("p1")};
    QCOMPARE(OrderFilters::fromRoute(OrderFilters::route(filter)), filter);
    QVERIFY(OrderFilters::route({}).isEmpty());
    const auto query = OrderFilters::query(filter);
    QCOMPARE(query.statuses, std::vector<std::string>{"PAID"});
    QVERIFY(query.from < query.to);
}

void OrderRulesTest::aFilterMatchesAsTheServiceDoes()
{
    const wire::Order order = paidOrder();
    const auto matches = [&](const OrderFilter& filter) {
        return OrderFilters::matches(filter, order);
    };
    QVERIFY(matches({}));
    QVERIFY(matches({.group = OrderGroup::ToFulfil}));
    QVERIFY(!matches({.group = OrderGroup::Completed}));
    QVERIFY(matches({.text = QStringLiteral("ANNA")}));
    QVERIFY(matches({.text = QStringLiteral("000001")}));
    QVERIFY(!matches({.text = QStringLiteral("otto")}));
    QVERIFY(matches({.productId = QStringLiteral("product-2")}));
    QVERIFY(!matches({.productId = QStringLiteral("product-3")}));
    const QDate day = QDateTime::fromString(QStringLiteral("2026-11-20T09:30:00Z"), Qt::ISODate)
                          .toLocalTime()
                          .date();
    QVERIFY(matches({.from = day, .to = day}));
    QVERIFY(!matches({.from = day.addDays(1)}));
    QVERIFY(!matches({.to = day.addDays(-1)}));
}

void OrderRulesTest::everyStatusBelongsToExactlyOneGroup()
{
    for (const auto state : domain::orderMachine().states) {
        int found = 0;
        for (const OrderGroup group : kOrderGroups) {
            const auto statuses = OrderFilters::statuses(group);
            found += int(std::count(statuses.begin(), statuses.end(), state));
        }
        QVERIFY2(found == 1, state.data());
    }
}

void OrderRulesTest::theTaxTableSumsToTheOrder_data()
{
    QTest::addColumn<bool>("pricesIncludeTax");
    QTest::addColumn<int>("shipping");
    QTest::addColumn<int>("rows");
    QTest::newRow("gross prices") << true << 490 << 2;
    QTest::newRow("net prices") << false << 490 << 2;
    QTest::newRow("no shipping") << true << 0 << 2;
}

void OrderRulesTest::theTaxTableSumsToTheOrder()
{
    QFETCH(bool, pricesIncludeTax);
    QFETCH(int, shipping);
    const wire::Order order =
        sampleOrder(1,
                    {{"Boots", 10'999, 3}, {"Nuts", 333, 7, 70'000, 100}, {"Rope", 4'999, 1}},
                    {.shippingMinor = shipping, .pricesIncludeTax = pricesIncludeTax});
    const auto table = taxTable(order);
    QTEST(int(table.size()), "rows");
    std::int64_t tax = 0;
    std::int64_t gross = 0;
    for (const auto& row : table) {
        QCOMPARE(row.net.amount() + row.tax.amount(), row.gross.amount());
        tax += row.tax.amount();
        gross += row.gross.amount();
    }
    QCOMPARE(tax, order.tax.amount());
    QCOMPARE(gross, order.total.amount());
}

QTEST_GUILESS_MAIN(OrderRulesTest)
#include "order_rules_test.moc"
