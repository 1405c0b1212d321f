#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/parts/product_lookup.hpp"
#include "admin-console/screens/dashboard/dashboard_screen.hpp"
#include "admin-console/screens/dashboard/ranking_card.hpp"
#include "tests/gui/dashboard/sample_sales.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/chart.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QAbstractItemModelTester>
#include <QLocale>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::testkit;
using namespace Qt::StringLiterals;

namespace {

const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

void fillShelves(FakeShop& shop, int count)
{
    for (int i = 0; i < count; ++i) {
        wire::Product product;
        product.id = "0190a000-0000-7000-8000-00000000100" + std::to_string(i);
        product.sku = "FW-" + std::to_string(1000 + i);
        product.name = "Ridgeline Trekking Poles " + std::to_string(i);
        product.price = domain::Money::create(4999, "EUR").value();
        shop.catalog->put(product);
        shop.inventory->put(product.id, i, 2);
    }
}

struct Page
{
    FakeShop shop;
    std::unique_ptr<DashboardScreen> screen;

    void show()
    {
        screen = std::make_unique<DashboardScreen>(shop.context(), &fridayAfternoon);
        prepareScreen(*screen);
        screen->resize(1180, 860);
        screen->open({.page = u"dashboard"_s});
        screen->show();
    }
    FigureTile* tile(const QString& name) { return screen->findChild<FigureTile*>(name); }
    qt::Chart* chart() { return screen->findChild<qt::Chart*>(u"revenueChart"_s); }
};

} // namespace

class DashboardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void todayIsToldAsAShareOfTheWeekdayBefore();
    void anotherCurrencyIsNotCompared();
    void stageOfAShopThatHasNothing();
    void presenterAsksForTheRightDays();
    void presenterKeepsWhatItHadWhenARoundFails();
    void presenterRestsWhileNobodyLooks();
    void rankingModelKeepsItsRows();
    void tilesShowTodayAndLeadToItsOrders();
    void chartLeadsToTheOrdersOfADayByKeyboard();
    void cardsLeadToWhatIsBehindThem();
    void aRefreshDoesNotResetTheCards();
    void emptyShopSaysWhatToDoFirst();
    void nothingIsClipped();
    void germanFits();
    void screenshotLoading();
    void screenshotFull();
    void screenshotQuiet();
    void screenshotEmpty();
    void screenshotFailing();
};

void DashboardTest::todayIsToldAsAShareOfTheWeekdayBefore()
{
    const auto today = busyReport({.from = "2026-11-20", .to = "2026-11-20"}).value();
    const auto before = busyReport({.from = "2026-11-13", .to = "2026-11-13"}).value();
    const auto figures = compareSales(today, &before);
    QVERIFY(figures.known);
    QCOMPARE(shareOf(figures.revenue), std::optional(62));
    QCOMPARE(shareOf(figures.orders), std::optional(75));
    QCOMPARE(changeOf(figures.averageBasket), std::optional(-17)); // 68.88 against 83.33
    QCOMPARE(figures.failedPayments, (Compared{3, 1}));
    QVERIFY(!compareSales(today, nullptr).known);
    QVERIFY(!shareOf({5, 0}));
}

void DashboardTest::anotherCurrencyIsNotCompared()
{
    const auto today = busyReport({.from = "2026-11-20", .to = "2026-11-20"}).value();
    auto before = today;
    before.currency = "CHF";
    QVERIFY(!compareSales(today, &before).known);
    before.totals.orders = 0; // nothing is nothing in each currency
    QVERIFY(compareSales(today, &before).known);
}

void DashboardTest::stageOfAShopThatHasNothing()
{
    DashboardData data;
    QCOMPARE(stageOf(data), ShopStage::Unknown);
    data.products = 0;
    data.month = quietReport({.from = "2026-10-22", .to = "2026-11-20"}).value();
    QCOMPARE(stageOf(data), ShopStage::NoProducts);
    data.products = 12;
    QCOMPARE(stageOf(data), ShopStage::NoSales);
    data.month = busyReport({.from = "2026-10-22", .to = "2026-11-20"}).value();
    QCOMPARE(stageOf(data), ShopStage::Selling);
}

void DashboardTest::presenterAsksForTheRightDays()
{
    FakeShop shop;
    QStringList asked;
    QMutex mutex;
    shop.reports->change([&](const wire::SalesReportQuery& query) {
        const QMutexLocker lock(&mutex);
        asked << QString::fromStdString(query.from + ".." + query.to + " " + query.zone);
        return busyReport(query);
    });
    // 23:30 UTC on Thursday is Friday already in Berlin.
    const auto clock = [] { return QDateTime(QDate(2026, 11, 19), QTime(23, 30), Qt::UTC); };
    const auto clients = shop.clients();
    DashboardPresenter presenter(
        {clients.reports, clients.inventory, clients.catalog}, {"Europe/Berlin"}, clock);
    QSignalSpy changed(&presenter, &DashboardPresenter::changed);
    presenter.refresh();
    QTRY_COMPARE(changed.size(), 1);
    asked.sort();
    QCOMPARE(asked,
             (QStringList{u"2026-10-22..2026-11-20 Europe/Berlin"_s,
                          u"2026-11-13..2026-11-13 Europe/Berlin"_s,
                          u"2026-11-20..2026-11-20 Europe/Berlin"_s}));
    QCOMPARE(presenter.data().date, QDate(2026, 11, 20));
    QCOMPARE(presenter.data().month->days.size(), std::size_t(DashboardPresenter::kDays));
}

void DashboardTest::presenterKeepsWhatItHadWhenARoundFails()
{
    FakeShop shop;
    shop.reports->change(&busyReport);
    const auto clients = shop.clients();
    DashboardPresenter presenter(
        {clients.reports, clients.inventory, clients.catalog}, {"UTC"}, &fridayAfternoon);
    QSignalSpy failed(&presenter, &DashboardPresenter::failed);
    QSignalSpy changed(&presenter, &DashboardPresenter::changed);
    QSignalSpy recovered(&presenter, &DashboardPresenter::recovered);
    presenter.refresh();
    QTRY_COMPARE(changed.size(), 1);
    for (int i = 0; i < 3; ++i)
        shop.reports->faults.failNext(ErrorCode::Unavailable);
    presenter.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QCOMPARE(presenter.data().today->totals.orders, std::int64_t(9));
    presenter.refresh();
    QTRY_COMPARE(recovered.size(), 1);
}

void DashboardTest::presenterRestsWhileNobodyLooks()
{
    FakeShop shop;
    shop.reports->change(&busyReport);
    const auto clients = shop.clients();
    DashboardPresenter presenter(
        {clients.reports, clients.inventory, clients.catalog}, {"UTC"}, &fridayAfternoon);
    QSignalSpy changed(&presenter, &DashboardPresenter::changed);
    presenter.setWatched(true); // asks at once
    QTRY_COMPARE(changed.size(), 1);
    presenter.setWatched(true); // and not again for being told twice
    presenter.setWatched(false);
    QCOMPARE(shop.reports->faults.calls(), std::size_t(3));
    QVERIFY(!presenter.isBusy());
}

void DashboardTest::rankingModelKeepsItsRows()
{
    RankingModel model;
    const QAbstractItemModelTester tester(&model);
    model.setTitles({u"Product"_s, u"Sold"_s});
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setRows({{.texts = {u"Boots"_s, u"3"_s}}, {.texts = {u"Poles"_s, u"2"_s}}});
    QCOMPARE(reset.size(), 1);
    model.setRows({{.texts = {u"Boots"_s, u"4"_s}}, {.texts = {u"Poles"_s, u"2"_s}}});
    QCOMPARE(reset.size(), 1); // the same number of rows: in place
    QCOMPARE(model.index(0, 1).data().toString(), u"4"_s);
    QVERIFY(model.routeAt(7).isEmpty());
}

void DashboardTest::tilesShowTodayAndLeadToItsOrders()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"9"_s);
    QVERIFY(page.tile(u"revenueTile"_s)->value().contains(u"620"_s));
    QVERIFY(page.tile(u"revenueTile"_s)->note().contains(u"62 % of last Friday"_s));
    QVERIFY(page.tile(u"revenueTile"_s)->accessibleName().contains(u"Revenue today"_s));
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    page.tile(u"ordersTile"_s)->setFocus();
    QTest::keyClick(page.tile(u"ordersTile"_s), Qt::Key_Return);
    const Route today{.page = u"orders"_s,
                      .filter = {{u"from"_s, u"2026-11-20"_s}, {u"to"_s, u"2026-11-20"_s}}};
    QCOMPARE(wanted.at(0).at(0).value<Route>(), today);
    QTest::mouseClick(page.tile(u"failedTile"_s), Qt::LeftButton);
    QCOMPARE(wanted.at(1).at(0).value<Route>().value(u"status"_s), u"PAYMENT_FAILED"_s);
}

void DashboardTest::chartLeadsToTheOrdersOfADayByKeyboard()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    QTRY_COMPARE(page.chart()->tableModel()->rowCount(), DashboardPresenter::kDays);
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    page.chart()->setFocus();
    page.chart()->setCurrentIndex(22); // 13 November
    QVERIFY(page.chart()->currentText().contains(u"1,000.00"_s));
    QTest::keyClick(page.chart(), Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).value<Route>().value(u"from"_s), u"2026-11-13"_s);
}

void DashboardTest::cardsLeadToWhatIsBehindThem()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    auto* best = page.screen->findChild<qt::DataTable*>(u"bestSellersTable"_s);
    auto* states = page.screen->findChild<qt::DataTable*>(u"orderStatesTable"_s);
    QTRY_COMPARE(best->model()->rowCount(), 8);
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    best->setFocus();
    best->setCurrentIndex(best->model()->index(1, 0));
    QTest::keyClick(best, Qt::Key_Return);
    QCOMPARE(wanted.at(0).at(0).value<Route>().page, u"products"_s);
    states->setFocus();
    states->setCurrentIndex(states->model()->index(0, 0));
    QTest::keyClick(states, Qt::Key_Return);
    QCOMPARE(wanted.at(1).at(0).value<Route>().value(u"status"_s), u"PAID"_s);
    QCOMPARE(wanted.at(1).at(0).value<Route>().value(u"from"_s), u"2026-10-22"_s);
    page.screen->findChild<QPushButton*>(u"lowStockLink"_s)->click();
    QCOMPARE(wanted.at(2).at(0).value<Route>(),
             (Route{.page = u"stock"_s, .filter = {{u"low"_s, u"true"_s}}}));
}

void DashboardTest::aRefreshDoesNotResetTheCards()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    auto* best = page.screen->findChild<qt::DataTable*>(u"bestSellersTable"_s);
    QTRY_COMPARE(best->model()->rowCount(), 8);
    QTRY_VERIFY(!page.screen->presenter().isBusy());
    QSignalSpy reset(best->model(), &QAbstractItemModel::modelReset);
    QSignalSpy changed(&page.screen->presenter(), &DashboardPresenter::changed);
    page.screen->refresh();
    QTRY_VERIFY(changed.size() > 0);
    QCOMPARE(reset.size(), 0);
}

void DashboardTest::emptyShopSaysWhatToDoFirst()
{
    Page page;
    page.shop.reports->change(&quietReport);
    page.show();
    auto* first = page.screen->findChild<qt::EmptyState*>();
    QTRY_VERIFY(first->isVisible());
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    first->actionButton()->click();
    QCOMPARE(wanted.at(0).at(0).value<Route>(), (Route{.page = u"products"_s, .id = u"new"_s}));
}

void DashboardTest::nothingIsClipped()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"9"_s);
    QCOMPARE(layoutFaults(*page.screen).join(u'\n'), QString());
}

void DashboardTest::germanFits()
{
    qt::Language language({u"console"_s, u"vitrine_qt"_s});
    language.setLanguage(u"de"_s);
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 8);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"9"_s);
    QCOMPARE(page.screen->title(), u"Übersicht"_s);
    QTRY_COMPARE(layoutFaults(*page.screen).join(u'\n'), QString());
    shoot(*page.screen, u"dashboard-german"_s);
    language.setLanguage(u"en"_s);
    QCOMPARE(page.screen->title(), u"Dashboard"_s); // live
}

void DashboardTest::screenshotLoading()
{
    Page page;
    page.shop.reports->faults.hold();
    page.show();
    shootThemes(*page.screen, u"dashboard-loading"_s);
    page.shop.reports->faults.release();
}

void DashboardTest::screenshotFull()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 9);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"9"_s);
    auto* low = page.screen->findChild<qt::DataTable*>(u"lowStockTable"_s);
    QTRY_COMPARE(low->model()->index(0, 0).data().toString(), u"Ridgeline Trekking Poles 0"_s);
    shootThemes(*page.screen, u"dashboard-full"_s);
}

void DashboardTest::screenshotQuiet()
{
    Page page;
    page.shop.reports->change(&quietReport);
    fillShelves(page.shop, 2);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"0"_s);
    shootThemes(*page.screen, u"dashboard-quiet"_s);
}

void DashboardTest::screenshotEmpty()
{
    Page page;
    page.shop.reports->change(&quietReport);
    page.show();
    QTRY_VERIFY(page.screen->findChild<qt::EmptyState*>()->isVisible());
    shootThemes(*page.screen, u"dashboard-empty"_s);
}

void DashboardTest::screenshotFailing()
{
    Page page;
    page.shop.reports->change(&busyReport);
    fillShelves(page.shop, 9);
    page.show();
    QTRY_COMPARE(page.tile(u"ordersTile"_s)->value(), u"9"_s);
    QTRY_VERIFY(!page.screen->presenter().isBusy());
    page.shop.reports->faults.failNext(Error{.code = ErrorCode::Unavailable, .traceId = kTrace});
    page.screen->refresh();
    QTRY_VERIFY(page.screen->findChild<qt::MessageBanner*>()->isVisible());
    shootThemes(*page.screen, u"dashboard-failing"_s);
}

VITRINE_GUI_MAIN(DashboardTest)
#include "dashboard_test.moc"
