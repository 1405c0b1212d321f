#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/customers/customer_list_presenter.hpp"
#include "admin-console/screens/customers/customer_presenter.hpp"
#include "admin-console/screens/customers/customer_view.hpp"
#include "admin-console/screens/customers/customers_screen.hpp"
#include "tests/gui/orders/sample_orders.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class CustomersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void rulesKnowTheLastAdministrator();
    void anAccountKeepsOneRole();
    void filtersSurviveTheirRoute();
    void listsSearchesAndFilters();
    void showsOrdersAndTotals();
    void oneselfIsNotDisabled();
    void disablesAfterAQuestionAndEnables();
    void givesARoleAfterAQuestion();
    void somebodyElsesChangeIsNotOverwritten();
    void theTemporaryPasswordIsShownOnce();
    void leadsToOrdersAndAudit();
    void everythingHasANameAndRoom();
    void screenshots();

private:
    static wire::Account account(int number, std::vector<std::string> roles = {"CUSTOMER"});
    CustomersScreen& screen() { return *m_screen; }
    qt::PagedModel<wire::Account>& model() { return screen().listPresenter().model(); }
    void show(const Route& route = {QStringLiteral("customers")});
    void openAccount(const std::string& id);
    void answer(const QString& verb);
    template <typename T> T* find(const char* name)
    {
        return m_screen->findChild<T*>(QLatin1String(name));
    }
    wire::Account stored(const std::string& id)
    {
        return *m_shop->accounts->getAccount(id, {}).get();
    }

    std::unique_ptr<testkit::FakeShop> m_shop;
    std::unique_ptr<CustomersScreen> m_screen;
};

wire::Account CustomersTest::account(int number, std::vector<std::string> roles)
{
    wire::Account made;
    made.id = "account-" + std::to_string(number);
    made.name = number % 5 == 0 ? "" : "Customer " + std::to_string(number);
    made.email = "customer" + std::to_string(number) + "@example.com";
    made.roles = std::move(roles);
    made.version = 1;
    made.createdAt = "2026-10-" + std::to_string(10 + number % 20) + "T08:00:00.000Z";
    if (number % 2 == 0)
        made.lastSignInAt = "2026-11-19T18:20:00.000Z";
    return made;
}

void CustomersTest::init()
{
    m_shop = std::make_unique<testkit::FakeShop>();
}

void CustomersTest::cleanup()
{
    m_screen.reset();
    m_shop.reset();
}

void CustomersTest::show(const Route& route)
{
    m_screen = std::make_unique<CustomersScreen>(m_shop->context());
    prepareScreen(screen());
    screen().resize(1180, 720);
    screen().show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen()));
    screen().open(route);
}

void CustomersTest::openAccount(const std::string& id)
{
    show({QStringLiteral("customers"), QString::fromStdString(id)});
    QTRY_VERIFY(screen().customerPresenter().account().has_value());
    QTRY_VERIFY(screen().customerPresenter().totals().has_value());
    QTRY_VERIFY(screen().customerPresenter().situation().administrators.has_value());
}

void CustomersTest::answer(const QString& verb)
{
    auto* question = find<QMessageBox>("confirmDialog");
    QVERIFY(question);
    for (auto* button : question->buttons()) {
        if (button->text().remove(QLatin1Char('&')) == verb) {
            QTest::mouseClick(button, Qt::LeftButton);
            return;
        }
    }
    QFAIL("the question has no such button");
}

void CustomersTest::rulesKnowTheLastAdministrator()
{
    AccountRules::Situation situation{account(1, {"ADMIN", "CUSTOMER"}), "somebody-else", 1};
    QVERIFY(!AccountRules::whyNotDisable(situation).isEmpty());
    QVERIFY(!AccountRules::whyNotToggle(situation, "ADMIN").isEmpty());
    QVERIFY(AccountRules::whyNotToggle(situation, "CUSTOMER").isEmpty());
    situation.administrators = 2;
    QVERIFY(AccountRules::whyNotDisable(situation).isEmpty());
    QVERIFY(AccountRules::whyNotToggle(situation, "ADMIN").isEmpty());
    situation.ownId = situation.account.id; // oneself never
    QVERIFY(!AccountRules::whyNotDisable(situation).isEmpty());
    QVERIFY(!AccountRules::whyNotToggle(situation, "ADMIN").isEmpty());
    situation = {account(2), "somebody-else", 1};
    QVERIFY(AccountRules::whyNotDisable(situation).isEmpty());
    QVERIFY(AccountRules::whyNotToggle(situation, "ADMIN").isEmpty()); // may be given
}

void CustomersTest::anAccountKeepsOneRole()
{
    const AccountRules::Situation situation{account(1), "somebody-else", 3};
    QVERIFY(!AccountRules::whyNotToggle(situation, "CUSTOMER").isEmpty());
    QCOMPARE(AccountRules::toggled(situation.account, "KIOSK"),
             (std::vector<std::string>{"CUSTOMER", "KIOSK"}));
    QCOMPARE(AccountRules::toggled(account(1, {"ADMIN", "CUSTOMER"}), "ADMIN"),
             (std::vector<std::string>{"CUSTOMER"}));
}

void CustomersTest::filtersSurviveTheirRoute()
{
    const CustomerFilter filter{.group = CustomerGroup::Disabled, .text = QStringLiteral("anna")};
    QCOMPARE(CustomerFilter::fromRoute(filter.route()), filter);
    QCOMPARE(filter.query().disabled, std::optional(true));
    QVERIFY(CustomerFilter{}.route().isEmpty());
}

void CustomersTest::listsSearchesAndFilters()
{
    for (int i = 1; i <= 130; ++i)
        m_shop->accounts->put(account(i,
                                      i % 10 == 0 ? std::vector<std::string>{"KIOSK"}
                                                  : std::vector<std::string>{"CUSTOMER"}));
    show();
    const QAbstractItemModelTester tester(&model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model().total(), qint64(131));
    QTest::keyClick(&screen(), Qt::Key_4, Qt::AltModifier);
    QTRY_COMPARE(model().total(), qint64(13));
    QVERIFY(screen().backOut());
    QTRY_COMPARE(model().total(), qint64(131));
    screen().focusSearch();
    QTest::keyClicks(find<QLineEdit>("customerSearch"), QStringLiteral("customer77@"));
    QTRY_COMPARE(model().total(), qint64(1));
    QTRY_COMPARE(model().keyAt(0), QStringLiteral("account-77"));
}

void CustomersTest::showsOrdersAndTotals()
{
    m_shop->accounts->put(account(1));
    for (int i = 1; i <= 3; ++i)
        m_shop->orders->put(paidOrder(i));
    auto other = paidOrder(9);
    other.accountId = "account-2";
    m_shop->orders->put(other);
    const auto euro = other.total.currency();
    m_shop->reports->putCustomer("account-1",
                                 {.orders = 1204,
                                  .firstOrderAt = "2024-01-02T03:04:05.000Z",
                                  .lastOrderAt = "2026-11-19T12:00:00.000Z",
                                  .sums = {{1200, {123456789, euro}, {1000, euro}}}});
    openAccount("account-1");
    QTRY_COMPARE(screen().customerPresenter().orders().total(), qint64(3));
    QCOMPARE(find<FigureTile>("customerOrders")->value(), qt::formatCount(1204));
    QCOMPARE(find<FigureTile>("customerSpent")->value(), qt::formatMoney({123455789, euro}));
    QCOMPARE(find<FigureTile>("customerLast")->value(),
             qt::formatDate(qt::parseTime("2026-11-19T12:00:00.000Z")));
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    screen().page()->orderTable()->selectKey(QStringLiteral("order-2"));
    QTest::keyClick(screen().page()->orderTable(), Qt::Key_Return);
    QCOMPARE(routes.last().at(0).value<Route>().text(), QStringLiteral("orders/order-2"));
}

void CustomersTest::oneselfIsNotDisabled()
{
    openAccount(m_shop->admin().id);
    auto* toggle = find<QPushButton>("toggleDisabled");
    QVERIFY(!toggle->isEnabled());
    QVERIFY(toggle->toolTip().contains(QStringLiteral("your own account")));
    auto* role = find<QCheckBox>("roleADMIN");
    QVERIFY(role->isChecked() && !role->isEnabled());
    QVERIFY(!role->toolTip().isEmpty());
}

void CustomersTest::disablesAfterAQuestionAndEnables()
{
    m_shop->accounts->put(account(1));
    openAccount("account-1");
    auto* toggle = find<QPushButton>("toggleDisabled");
    QTest::mouseClick(toggle, Qt::LeftButton);
    QVERIFY(!stored("account-1").disabled);
    answer(QStringLiteral("Disable"));
    QTRY_VERIFY(stored("account-1").disabled);
    QTRY_COMPARE(toggle->text(), QStringLiteral("Enable the account"));
    QTest::mouseClick(toggle, Qt::LeftButton); // harmless: no question
    QTRY_VERIFY(!stored("account-1").disabled);
}

void CustomersTest::givesARoleAfterAQuestion()
{
    m_shop->accounts->put(account(1));
    openAccount("account-1");
    auto* role = find<QCheckBox>("roleADMIN");
    QTest::mouseClick(role, Qt::LeftButton, {}, QPoint(8, role->height() / 2));
    QVERIFY(!role->isChecked()); // shows what is
    answer(QStringLiteral("Make administrator"));
    QTRY_COMPARE(stored("account-1").roles.size(), std::size_t(2));
    QTRY_VERIFY(role->isChecked());
    auto* kiosk = find<QCheckBox>("roleKIOSK");
    QTest::mouseClick(kiosk, Qt::LeftButton, {}, QPoint(8, kiosk->height() / 2));
    QTRY_COMPARE(stored("account-1").roles.size(), std::size_t(3));
}

void CustomersTest::somebodyElsesChangeIsNotOverwritten()
{
    m_shop->accounts->put(account(1));
    openAccount("account-1");
    (void)m_shop->accounts->setRoles("account-1", 1, {"CUSTOMER", "KIOSK"}, {})
        .get(); // another session
    screen().customerPresenter().toggleRole("ADMIN");
    auto* banner = find<qt::MessageBanner>("customerBanner");
    QTRY_VERIFY(banner->isVisible());
    QCOMPARE(stored("account-1").roles, (std::vector<std::string>{"CUSTOMER", "KIOSK"}));
}

void CustomersTest::theTemporaryPasswordIsShownOnce()
{
    m_shop->accounts->put(account(1));
    openAccount("account-1");
    QTest::mouseClick(find<QPushButton>("resetPassword"), Qt::LeftButton);
    answer(QStringLiteral("Reset"));
    QTRY_VERIFY(find<QDialog>("passwordDialog"));
    auto* dialog = find<QDialog>("passwordDialog");
    QCOMPARE(dialog->findChild<QLineEdit*>(QStringLiteral("temporaryPassword"))->text(),
             QStringLiteral("temporary-account-1"));
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("copyPassword")),
                      Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("temporary-account-1"));
    testkit::shootThemes(*dialog, QStringLiteral("customers-password"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!find<QDialog>("passwordDialog"));
}

void CustomersTest::leadsToOrdersAndAudit()
{
    m_shop->accounts->put(account(1));
    openAccount("account-1");
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    QTest::keyClick(&screen(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(routes.last().at(0).value<Route>().page, QStringLiteral("audit"));
    QCOMPARE(routes.last().at(0).value<Route>().value(QStringLiteral("entityId")),
             QStringLiteral("account-1"));
    QTest::mouseClick(find<FigureTile>("customerOrders"), Qt::LeftButton);
    QCOMPARE(routes.last().at(0).value<Route>().text(),
             QStringLiteral("orders?accountId=account-1"));
}

void CustomersTest::everythingHasANameAndRoom()
{
    for (int i = 1; i <= 20; ++i)
        m_shop->accounts->put(account(i));
    show();
    QTRY_VERIFY(model().isLoaded(0));
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
    openAccount("account-1");
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
}

void CustomersTest::screenshots()
{
    for (int i = 1; i <= 60; ++i) {
        auto made = account(i,
                            i % 9 == 0 ? std::vector<std::string>{"CUSTOMER", "ADMIN"}
                                       : std::vector<std::string>{"CUSTOMER"});
        made.disabled = i % 11 == 0;
        m_shop->accounts->put(made);
    }
    m_shop->accounts->faults.hold();
    show();
    testkit::shootThemes(screen(), QStringLiteral("customers-loading"));
    m_shop->accounts->faults.release();
    QTRY_VERIFY(model().isLoaded(0));
    testkit::shootThemes(screen(), QStringLiteral("customers-list"));
    screen().listPresenter().setFilter({.text = QStringLiteral("nobody")});
    QTRY_COMPARE(model().total(), qint64(0));
    testkit::shootThemes(screen(), QStringLiteral("customers-empty"));
    m_shop->accounts->faults.failNext(ErrorCode::DeadlineExceeded);
    screen().listPresenter().setFilter({.text = QStringLiteral("customer1")});
    QTRY_VERIFY(find<qt::MessageBanner>("customerListBanner")->isVisible());
    testkit::shootThemes(screen(), QStringLiteral("customers-failing"));
    for (int i = 1; i <= 7; ++i)
        m_shop->orders->put(paidOrder(i));
    const wire::Order last = paidOrder(7);
    m_shop->reports->putCustomer(
        "account-1",
        {.orders = 7,
         .firstOrderAt = last.placedAt,
         .lastOrderAt = last.placedAt,
         .sums = {{7, {last.total.amount() * 7, last.total.currency()}, {}}}});
    openAccount("account-1");
    QTRY_COMPARE(screen().customerPresenter().orders().total(), qint64(7));
    testkit::shootThemes(screen(), QStringLiteral("customers-account"));
    screen().resize(780, 720);
    testkit::shootThemes(screen(), QStringLiteral("customers-account-narrow"));
}

VITRINE_GUI_MAIN(CustomersTest)
#include "customers_test.moc"
