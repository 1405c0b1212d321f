#include "admin-console/parts/filter_chips.hpp"
#include "admin-console/screens/orders/live_table.hpp"
#include "admin-console/screens/orders/order_list_presenter.hpp"
#include "admin-console/screens/orders/order_list_view.hpp"
#include "admin-console/screens/orders/order_presenter.hpp"
#include "admin-console/screens/orders/order_view.hpp"
#include "admin-console/screens/orders/orders_screen.hpp"
#include "admin-console/screens/orders/refund_dialog.hpp"
#include "tests/gui/orders/sample_orders.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScopeGuard>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSpinBox>
#include <QtTest>

#include <array>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class OrdersScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsWhatTheShopHas();
    void chipsFilterAndCount();
    void searchesByMail();
    void aNewOrderAppearsByItself();
    void whatThePersonLooksAtStaysWhereItIs();
    void aChangedOrderIsUpdatedInItsPlace();
    void sayWhenItIsNotLive();
    void enterOpensAndEscGoesBack();
    void movesThatAreNotAllowedExplainThemselves();
    void theNextStepIsTaken();
    void shipsWithCarrierAndCode();
    void takesThePaymentAtTheCounter();
    void refundsOneUnitAndShowsIt();
    void aLostRefundIsAskedForAgain();
    void cancelsAfterAQuestion();
    void aFailedMoveSaysSo();
    void linksLeadToTheirPlaces();
    void everythingHasANameAndRoom();
    void germanWordsHaveRoom();
    void screenshots();

private:
    OrdersScreen& screen() { return *m_screen; }
    qt::DataTable& table() { return *screen().list()->table(); }
    qt::PagedModel<wire::Order>& model() { return screen().listPresenter().model(); }
    void fill(int count);
    void show(const Route& route = {QStringLiteral("orders")});
    void openOrder(const wire::Order& order);
    void poll() { screen().listPresenter().setLive(true); }
    template <typename T> T* find(const char* name)
    {
        return m_screen->findChild<T*>(QLatin1String(name));
    }
    wire::Order stored(const std::string& id) { return *m_shop->orders->getOrder(id, {}).get(); }

    std::unique_ptr<testkit::FakeShop> m_shop;
    std::unique_ptr<OrdersScreen> m_screen;
};

void OrdersScreenTest::init()
{
    m_shop = std::make_unique<testkit::FakeShop>();
    wire::Account anna;
    anna.id = "account-1";
    anna.email = "anna.berg@example.com";
    anna.name = "Anna Berg";
    anna.roles = {"CUSTOMER"};
    m_shop->accounts->put(anna);
}

void OrdersScreenTest::cleanup()
{
    m_screen.reset();
    m_shop.reset();
}

void OrdersScreenTest::fill(int count)
{
    static constexpr std::array kStatuses{
        "PAID", "PAID", "PAYMENT_FAILED", "PENDING", "CANCELLED", "PAID", "FULFILLED"};
    static constexpr std::array kMails{"anna.berg@example.com",
                                       "otto@example.org",
                                       "maria.magdalena.von.und.zu@a-long-domain.example"};
    for (int i = 1; i <= count; ++i) {
        char placed[40];
        std::snprintf(placed,
                      sizeof placed,
                      "2026-11-%02dT%02d:%02d:00.000Z",
                      1 + i / 60 % 20,
                      i % 24,
                      i % 60);
        auto order = sampleOrder(
            i,
            {{"Wanderer Hiking Boots", 10'999, 1 + i % 3}, {"Trail Mix, 500 g", 1'495, 2, 70'000}},
            {.status = kStatuses[std::size_t(i) % kStatuses.size()],
             .email = kMails[std::size_t(i) % kMails.size()],
             .channel = i % 4 == 0 ? "kiosk" : "web",
             .placedAt = placed});
        m_shop->orders->put(order);
    }
}

void OrdersScreenTest::show(const Route& route)
{
    m_screen = std::make_unique<OrdersScreen>(m_shop->context());
    prepareScreen(screen());
    screen().resize(1180, 760);
    screen().show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen()));
    screen().open(route);
}

void OrdersScreenTest::openOrder(const wire::Order& order)
{
    m_shop->orders->put(order);
    if (order.status == "PAID")
        m_shop->payments->put(paymentOf(order));
    show({QStringLiteral("orders"), QString::fromStdString(order.id)});
    QTRY_VERIFY(screen().orderPresenter().order().has_value());
    QTRY_VERIFY(order.status != "PAID" || screen().orderPresenter().payment().has_value());
}

void OrdersScreenTest::listsWhatTheShopHas()
{
    fill(250);
    show();
    const QAbstractItemModelTester tester(&model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model().total(), qint64(250));
    QTRY_VERIFY(model().isLoaded(0));
    QCOMPARE(model().itemAt(0)->number, std::string("2026-000250")); // newest first
    const int number = model().columnOf(QStringLiteral("number"));
    QCOMPARE(model().index(0, number).data().toString(), QStringLiteral("2026-000250"));
    table().scrollToBottom();
    QTRY_VERIFY(model().isLoaded(249));
}

void OrdersScreenTest::chipsFilterAndCount()
{
    fill(70);
    show();
    auto* chips = find<FilterChips>("statusChips");
    QTRY_COMPARE(chips->chip(int(OrderGroup::All))->count(), std::optional<qint64>(70));
    QTRY_COMPARE(chips->chip(int(OrderGroup::Failed))->count(), std::optional<qint64>(10));
    QTest::mouseClick(chips->chip(int(OrderGroup::Failed)), Qt::LeftButton);
    QTRY_COMPARE(model().total(), qint64(10));
    QCOMPARE(screen().route().text(), QStringLiteral("orders?group=failed"));
    QTest::keyClick(&screen(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(screen().listPresenter().filter().group, OrderGroup::Unpaid);
    QVERIFY(screen().backOut()); // Esc takes the filters away
    QTRY_COMPARE(model().total(), qint64(70));
    QVERIFY(!screen().backOut());
}

void OrdersScreenTest::searchesByMail()
{
    fill(30);
    show();
    QTRY_COMPARE(model().total(), qint64(30));
    screen().focusSearch();
    auto* search = find<QLineEdit>("orderSearch");
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("otto"));
    QTRY_COMPARE(model().total(), qint64(10));
    QCOMPARE(screen().route().value(QStringLiteral("text")), QStringLiteral("otto"));
}

void OrdersScreenTest::aNewOrderAppearsByItself()
{
    fill(5);
    show();
    QTRY_COMPARE(model().total(), qint64(5));
    QSignalSpy arrived(&screen().listPresenter(), &OrderListPresenter::arrived);
    m_shop->orders->put(paidOrder(6)); // the next poll finds it
    QTRY_COMPARE(model().total(), qint64(6));
    QTRY_COMPARE(model().keyAt(0), QStringLiteral("order-6"));
    QCOMPARE(arrived.at(0).at(1).toBool(), true);
    QVERIFY(screen().list()->live()->isMarked(QStringLiteral("order-6")));
}

void OrdersScreenTest::whatThePersonLooksAtStaysWhereItIs()
{
    fill(120);
    show();
    QTRY_VERIFY(model().isLoaded(50));
    table().verticalScrollBar()->setValue(table().verticalScrollBar()->maximum() / 3);
    const QString top = model().keyAt(table().rowAt(0));
    const int offset = table().rowViewportPosition(table().rowAt(0));
    table().selectKey(model().keyAt(table().rowAt(0) + 3));
    const QString chosen = table().currentKey();
    QVERIFY(!top.isEmpty());
    for (int i = 121; i <= 123; ++i)
        m_shop->orders->put(paidOrder(i));
    poll();
    QTRY_COMPARE(model().total(), qint64(123));
    QTRY_COMPARE(model().keyAt(0), QStringLiteral("order-123"));
    QTRY_COMPARE(model().keyAt(table().rowAt(0)), top);
    QCOMPARE(table().rowViewportPosition(table().rowAt(0)), offset);
    QCOMPARE(table().currentKey(), chosen);
    auto* pill = screen().list()->live()->pill();
    QTRY_VERIFY(pill->isVisible());
    QCOMPARE(screen().list()->live()->unseen(), 3);
    QTest::mouseClick(pill, Qt::LeftButton);
    QCOMPARE(table().verticalScrollBar()->value(), 0);
    QVERIFY(!pill->isVisible());
}

void OrdersScreenTest::aChangedOrderIsUpdatedInItsPlace()
{
    fill(10);
    show();
    QTRY_VERIFY(model().isLoaded(3));
    wire::Order order = *model().itemAt(3);
    QSignalSpy reset(&model(), &QAbstractItemModel::modelReset);
    order.status = "FULFILLED";
    order.version = 9;
    m_shop->orders->put(order);
    poll();
    QTRY_COMPARE(model().itemAt(3)->status, std::string("FULFILLED"));
    QVERIFY(screen().list()->live()->isMarked(QString::fromStdString(order.id)));
    QCOMPARE(reset.count(), 0);
}

void OrdersScreenTest::sayWhenItIsNotLive()
{
    fill(3);
    show();
    QTRY_COMPARE(model().total(), qint64(3));
    QSignalSpy failed(&screen().listPresenter(), &OrderListPresenter::liveFailed);
    QSignalSpy works(&screen().listPresenter(), &OrderListPresenter::liveWorks);
    auto* badge = find<qt::StatusBadge>("liveBadge");
    QTRY_VERIFY(m_shop->orders->faults.calls() > 8); // the first poll and the countings are over
    m_shop->orders->faults.failNext(ErrorCode::Unavailable);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(badge->badge().tone, qt::Tone::Warn);
    QTRY_COMPARE(works.count(), 1); // by itself
    QCOMPARE(badge->badge().tone, qt::Tone::Ok);
    QCOMPARE(model().total(), qint64(3)); // what was shown stayed
}

void OrdersScreenTest::enterOpensAndEscGoesBack()
{
    fill(3);
    show();
    QTRY_VERIFY(model().isLoaded(0));
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    table().selectKey(QStringLiteral("order-2"));
    table().setFocus();
    QTest::keyClick(&table(), Qt::Key_Return);
    QCOMPARE(routes.count(), 1);
    QCOMPARE(routes.at(0).at(0).value<Route>(),
             (Route{QStringLiteral("orders"), QStringLiteral("order-2")}));
    screen().open(routes.at(0).at(0).value<Route>());
    QTRY_VERIFY(screen().orderPresenter().order().has_value());
    QCOMPARE(screen().title(), QStringLiteral("Order 2026-000002"));
    QVERIFY(screen().backOut());
    QCOMPARE(screen().title(), QStringLiteral("Orders"));
    QCOMPARE(table().currentKey(), QStringLiteral("order-2"));
}

void OrdersScreenTest::movesThatAreNotAllowedExplainThemselves()
{
    openOrder(sampleOrder(1, {{"Tent", 20'000}}, {.status = "PENDING"}));
    auto* refund = find<QPushButton>("move5");
    QCOMPARE(refund->text(), QStringLiteral("Refund\u2026"));
    QVERIFY(!refund->isEnabled());
    QCOMPARE(refund->toolTip(), QStringLiteral("Nothing has been paid that could be given back."));
    QVERIFY(find<QPushButton>("move6")->isEnabled()); // cancel
}

void OrdersScreenTest::theNextStepIsTaken()
{
    openOrder(paidOrder());
    QTest::keyClick(&screen(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(screen().orderPresenter().order()->fulfilmentStatus, std::string("PICKING"));
    QTest::mouseClick(find<QPushButton>("move1"), Qt::LeftButton);
    QTRY_COMPARE(screen().orderPresenter().order()->fulfilmentStatus, std::string("READY"));
}

void OrdersScreenTest::takesThePaymentAtTheCounter()
{
    openOrder(paidOrder(1));
    QVERIFY2(!find<QPushButton>("move7")->isVisible(), "a web order is not paid at the counter");
    wire::Order order = paidOrder(2);
    order.status = "PAYMENT_PENDING";
    order.paymentStatus = "NONE";
    order.paymentKind = "counter";
    order.channel = "kiosk";
    order.kioskId = "kiosk-1";
    order.accountId = order.kioskId; // a guest's
    order.email.clear();
    order.pickupNumber = 42;
    order.payBy = "2026-11-20T10:30:00.000Z";
    openOrder(order);
    QTest::qWait(50); // the page has laid itself out
    testkit::shootThemes(screen(), QStringLiteral("orders-counter"));
    for (const QAction* action : screen().commands())
        QVERIFY2(action->objectName() != u"orders.customer" || !action->isEnabled(), "a guest");
    QTest::keyClick(&screen(), Qt::Key_Return, Qt::ControlModifier); // the next step
    auto* dialog = find<QDialog>("tillDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("tillSubmit"));
    auto* received = dialog->findChild<QLineEdit*>(QStringLiteral("tillReceived"));
    auto* change = dialog->findChild<QLabel*>(QStringLiteral("tillChange"));
    QVERIFY2(submit->isEnabled(), "exactly the amount");
    QTest::keyClicks(received, QStringLiteral("1"));
    QVERIFY(!submit->isEnabled());
    received->clear();
    QTest::keyClicks(received,
                     qt::formatAmount({order.total.amount() + 505, order.total.currency()}));
    QVERIFY(change->text().contains(qt::formatMoney({505, order.total.currency()})));
    testkit::shootThemes(*dialog, QStringLiteral("orders-till"));
    QCOMPARE(testkit::layoutFaults(*dialog).join(QLatin1Char('\n')), QString());
    QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_COMPARE(screen().orderPresenter().order()->status, std::string("PAID"));
    const auto& tender = screen().orderPresenter().order()->tender;
    QVERIFY(tender.has_value());
    QCOMPARE(tender->kind, std::string("cash"));
    QCOMPARE(tender->received->amount(), order.total.amount() + 505);
    QTRY_VERIFY(!find<QPushButton>("move7")->isEnabled());
}

void OrdersScreenTest::shipsWithCarrierAndCode()
{
    openOrder(paidOrder());
    QTest::mouseClick(find<QPushButton>("move3"), Qt::LeftButton);
    auto* dialog = find<QDialog>("dispatchDialog");
    QVERIFY(dialog && dialog->isVisible());
    dialog->findChild<QComboBox*>(QStringLiteral("dispatchCarrier"))
        ->setEditText(QStringLiteral("DPD"));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("dispatchTracking")),
                     QStringLiteral("0123"));
    QCOMPARE(testkit::layoutFaults(*dialog).join(QLatin1Char('\n')), QString());
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("dispatchSubmit")),
                      Qt::LeftButton);
    QTRY_COMPARE(screen().orderPresenter().order()->fulfilmentStatus, std::string("SHIPPED"));
    const wire::Order order = stored("order-1");
    QCOMPARE(order.status, std::string("FULFILLED"));
    QCOMPARE(order.fulfilments.at(0).carrier, std::string("DPD"));
    QCOMPARE(order.fulfilments.at(0).trackingCode, std::string("0123"));
    QCOMPARE(m_shop->preferences()
                 .store()
                 .value(QStringLiteral("orders/carriers"))
                 .toStringList()
                 .first(),
             QStringLiteral("DPD"));
}

void OrdersScreenTest::refundsOneUnitAndShowsIt()
{
    openOrder(paidOrder());
    QTest::keyClick(&screen(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = find<RefundDialog>("refundDialog");
    QVERIFY(dialog && dialog->isVisible());
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("refundSubmit"));
    QVERIFY(!submit->isEnabled());
    auto* units = dialog->findChildren<QSpinBox*>().first();
    QTRY_VERIFY(units->hasFocus());
    QTest::keyClick(units, Qt::Key_Up);
    dialog->findChild<QComboBox*>(QStringLiteral("refundReason"))
        ->setEditText(QStringLiteral("damaged"));
    QVERIFY(submit->isEnabled());
    QVERIFY(submit->text().contains(QStringLiteral("109.99")));
    QTest::keyClick(dialog, Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(stored("order-1").refunds.size(), std::size_t(1));
    QTRY_COMPARE(screen().orderPresenter().order()->lines[0].refundedQuantity, std::int64_t(1));
    QTRY_VERIFY(!find<RefundDialog>("refundDialog"));
}

void OrdersScreenTest::aLostRefundIsAskedForAgain()
{
    openOrder(paidOrder());
    screen().orderPresenter().setLive(false); // its polls would take the fault
    screen().page()->start(OrderMove::Refund);
    auto* dialog = find<RefundDialog>("refundDialog");
    dialog->presenter().setChosen(0, 1);
    dialog->presenter().setReason(QStringLiteral("damaged"));
    m_shop->orders->faults.loseNextAnswer(ErrorCode::DeadlineExceeded);
    auto* submit = dialog->findChild<QPushButton*>(QStringLiteral("refundSubmit"));
    QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_COMPARE(submit->text(), QStringLiteral("Ask again"));
    QVERIFY(!dialog->findChildren<QSpinBox*>().first()->isEnabled());
    testkit::shootThemes(*dialog, QStringLiteral("orders-refund-unknown"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!find<RefundDialog>("refundDialog"));
    auto* banner = find<qt::MessageBanner>("pendingRefundBanner");
    QVERIFY(banner->isVisible()); // it is not forgotten
    QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
    auto* again = find<RefundDialog>("refundDialog");
    QVERIFY(again);
    QTest::mouseClick(again->findChild<QPushButton*>(QStringLiteral("refundSubmit")),
                      Qt::LeftButton);
    QTRY_VERIFY(!banner->isVisible());
    QCOMPARE(stored("order-1").refunds.size(), std::size_t(1));
}

void OrdersScreenTest::cancelsAfterAQuestion()
{
    openOrder(sampleOrder(1, {{"Tent", 20'000}}, {.status = "INVENTORY_RESERVED"}));
    QTest::mouseClick(find<QPushButton>("move6"), Qt::LeftButton);
    auto* question = find<QMessageBox>("confirmDialog");
    QVERIFY(question);
    QCOMPARE(stored("order-1").status, std::string("INVENTORY_RESERVED"));
    for (auto* button : question->buttons()) {
        if (button->text().contains(QStringLiteral("Cancel the order")))
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QTRY_COMPARE(stored("order-1").status, std::string("CANCELLED"));
    QTRY_VERIFY(!find<QPushButton>("move6")->isEnabled());
}

void OrdersScreenTest::aFailedMoveSaysSo()
{
    openOrder(paidOrder());
    screen().orderPresenter().setLive(false);
    m_shop->orders->faults.failNext(
        Error{.code = ErrorCode::Unavailable, .traceId = "4bf92f3577b34da6a3ce929d0e0e4736"});
    screen().page()->start(OrderMove::StartPicking);
    auto* banner = find<qt::MessageBanner>("orderBanner");
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->text().contains(QStringLiteral("could not be begun")));
    QVERIFY(!banner->traceId().isEmpty());
    QCOMPARE(screen().orderPresenter().order()->fulfilmentStatus, std::string("UNFULFILLED"));
}

void OrdersScreenTest::linksLeadToTheirPlaces()
{
    openOrder(paidOrder());
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    const auto last = [&] { return routes.last().at(0).value<Route>().text(); };
    QTest::keyClick(&screen(), Qt::Key_U, Qt::ControlModifier);
    QCOMPARE(last(), QStringLiteral("customers/account-1"));
    QTest::keyClick(&screen(), Qt::Key_T, Qt::ControlModifier);
    QCOMPARE(last(), QStringLiteral("traces/4bf92f3577b34da6a3ce929d0e0e4736"));
    QStringList links;
    for (auto* label : screen().page()->findChildren<QLabel*>()) {
        if (label->text().contains(QStringLiteral("<a href=")))
            links << label->text().section(QLatin1Char('"'), 1, 1);
    }
    QVERIFY(links.contains(QStringLiteral("products/product-1")));
    QVERIFY(links.contains(QStringLiteral("stock/product-1")));
}

void OrdersScreenTest::everythingHasANameAndRoom()
{
    fill(40);
    show();
    QTRY_VERIFY(model().isLoaded(0));
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
    screen().open({QStringLiteral("orders"), QStringLiteral("order-1")});
    QTRY_VERIFY(screen().orderPresenter().order().has_value());
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
}

void OrdersScreenTest::germanWordsHaveRoom()
{
    qt::Language language({QStringLiteral("console"), QStringLiteral("vitrine_qt")});
    language.setLanguage(QStringLiteral("de"));
    const auto english = qScopeGuard([&] { language.setLanguage(QStringLiteral("en")); });
    fill(60);
    openOrder(paidOrder());
    QCOMPARE(find<QPushButton>("move0")->text(), QStringLiteral("Kommissionieren"));
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
    testkit::shoot(screen(), QStringLiteral("orders-order-german"));
    screen().page()->start(OrderMove::Refund);
    auto* dialog = find<RefundDialog>("refundDialog");
    dialog->presenter().chooseAll();
    QCOMPARE(testkit::layoutFaults(*dialog).join(QLatin1Char('\n')), QString());
    testkit::shoot(*dialog, QStringLiteral("orders-refund-german"));
    dialog->reject();
    screen().open({QStringLiteral("orders")});
    QTRY_VERIFY(model().isLoaded(0));
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
    testkit::shoot(screen(), QStringLiteral("orders-list-german"));
}

void OrdersScreenTest::screenshots()
{
    show();
    QTRY_COMPARE(model().total(), qint64(0));
    testkit::shootThemes(screen(), QStringLiteral("orders-empty"));
    fill(220);
    m_shop->orders->faults.hold();
    show();
    testkit::shootThemes(screen(), QStringLiteral("orders-loading"));
    m_shop->orders->faults.release();
    QTRY_VERIFY(model().isLoaded(0));
    m_shop->orders->put(sampleOrder(221, {{"Summit Pro Harness", 8'999, 1}}, {.channel = "kiosk"}));
    QTRY_COMPARE(model().keyAt(0), QStringLiteral("order-221"));
    testkit::shootThemes(screen(), QStringLiteral("orders-list"));
    for (int i = 0; i < 12; ++i)
        m_shop->orders->faults.failNext(ErrorCode::Unavailable);
    screen().listPresenter().setGroup(OrderGroup::Failed);
    QTRY_VERIFY(screen().list()->findChild<qt::MessageBanner*>()->isVisible());
    testkit::shootThemes(screen(), QStringLiteral("orders-failing"));

    wire::Order order = paidOrder(300);
    order.lines[0].fulfilledQuantity = 1;
    order.fulfilmentStatus = "PARTIALLY_HANDED_OVER";
    order.status = "PARTIALLY_FULFILLED";
    order.fulfilments = {{.id = "f1",
                          .kind = "hand_over",
                          .lines = {{1, 1}},
                          .note = "fetched by a friend",
                          .actor = m_shop->admin().id,
                          .at = "2026-11-20T11:00:00.000Z"}};
    m_shop->payments->put(paymentOf(order));
    openOrder(order);
    QTRY_VERIFY(screen().orderPresenter().payment().has_value());
    QTRY_VERIFY(screen().orderPresenter().customer().has_value());
    testkit::shootThemes(screen(), QStringLiteral("orders-order"));
    screen().page()->start(OrderMove::Refund);
    auto* dialog = find<RefundDialog>("refundDialog");
    dialog->presenter().setChosen(0, 2);
    dialog->presenter().setReason(QStringLiteral("Damaged or faulty"));
    testkit::shootThemes(*dialog, QStringLiteral("orders-refund"));
    QCOMPARE(testkit::layoutFaults(*dialog).join(QLatin1Char('\n')), QString());
    dialog->reject();
    screen().page()->start(OrderMove::HandOver);
    auto* dispatch = find<QDialog>("dispatchDialog");
    testkit::shootThemes(*dispatch, QStringLiteral("orders-dispatch"));
    dispatch->reject();
    screen().resize(820, 760);
    testkit::shootThemes(screen(), QStringLiteral("orders-order-narrow"));
}

VITRINE_GUI_MAIN(OrdersScreenTest)
#include "orders_screen_test.moc"
