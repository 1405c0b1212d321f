#include "admin-console/parts/name_lookup.hpp"
#include "admin-console/screens/stock/ledger_line.hpp"
#include "admin-console/screens/stock/ledger_page.hpp"
#include "admin-console/screens/stock/ledger_presenter.hpp"
#include "admin-console/screens/stock/pending_operation.hpp"
#include "admin-console/screens/stock/stock_change_presenter.hpp"
#include "admin-console/screens/stock/stock_list_presenter.hpp"
#include "tests/gui/stock/sample_stock.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::testkit;
using namespace Qt::StringLiterals;

namespace {

wire::StockMovement
movement(std::string kind, std::int64_t quantity, std::int64_t onHandAfter, std::string reason = {})
{
    wire::StockMovement made;
    made.kind = std::move(kind);
    made.quantity = quantity;
    made.onHandAfter = onHandAfter;
    made.reason = std::move(reason);
    made.at = "2026-11-20T09:00:00.000Z";
    return made;
}

wire::Stock stockOf(FakeShop& shop, int number)
{
    return shop.inventory->getStock(productId(number), {}).get().value();
}

} // namespace

class StockLogicTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSaleTakesFromBothFigures();
    void explanationBeginsWithTheLatestCount();
    void explanationAddsUpToWhatIsThere();
    void explanationOfUnknownPastSaysSinceWhen();
    void aQuestionKeepsItsOperationUntilItIsSettled();
    void anAdjustmentWhoseAnswerIsLostIsMadeOnce();
    void aRefusedAdjustmentMayBeAskedAnew();
    void aCountOfAnOlderFigureShowsTheNewOne();
    void listShowsNamesOfTheCatalogue();
    void listAsksTheCatalogueOnceForAScreenful();
    void searchFindsProductsWithoutStock();
    void lowFilterAndSortAreTheServersOwn();
    void ledgerNamesPeopleAndOrdersOnce();
};

void StockLogicTest::aSaleTakesFromBothFigures()
{
    QCOMPARE(effectOf(movement("COMMIT", -3, 0)), (StockEffect{-3, -3}));
    QCOMPARE(effectOf(movement("RESERVE", 3, 0)), (StockEffect{0, 3}));
    QCOMPARE(effectOf(movement("EXPIRE", -3, 0)), (StockEffect{0, -3}));
    QCOMPARE(effectOf(movement("COUNT", -2, 0)), (StockEffect{-2, 0}));
    QCOMPARE(titleOf(movement("ADJUST", 2, 0, "delivery")), u"Delivery"_s);
    QCOMPARE(titleOf(movement("ADJUST", 2, 0, "found behind the shelf")),
             u"found behind the shelf"_s);
}

void StockLogicTest::explanationBeginsWithTheLatestCount()
{
    const std::vector<wire::StockMovement> newestFirst{movement("COMMIT", -2, 47),
                                                       movement("ADJUST", -1, 49, "damage"),
                                                       movement("COMMIT", -10, 50),
                                                       movement("RESERVE", 10, 60),
                                                       movement("COUNT", 5, 60, "count"),
                                                       movement("ADJUST", 55, 55, "delivery")};
    const auto why = explainStock(newestFirst, true);
    QVERIFY(why.wasCounted);
    QCOMPARE(why.base, std::int64_t(60));
    QCOMPARE(why.onHand, std::int64_t(47));
    QCOMPARE(why.parts.size(), std::size_t(2));
    QCOMPARE(why.parts[0], (StockExplanation::Part{u"Sold"_s, -12, 2}));
    QCOMPARE(why.parts[1], (StockExplanation::Part{u"Damage"_s, -1, 1}));
    QVERIFY(explanationText(why).contains(u"<b>47</b> on hand = <b>60</b> counted on"_s));
}

void StockLogicTest::explanationAddsUpToWhatIsThere()
{
    FakeShop shop;
    fillLedger(shop);
    const auto page = shop.inventory->ledger(productId(0), {.limit = 200}, {}).get().value();
    const auto why = explainStock(page.items, true);
    auto sum = why.base;
    for (const auto& part : why.parts)
        sum += part.change;
    QCOMPARE(sum, why.onHand);
    QCOMPARE(why.onHand, std::int64_t(47));
}

void StockLogicTest::explanationOfUnknownPastSaysSinceWhen()
{
    const std::vector<wire::StockMovement> newestFirst{movement("COMMIT", -2, 47),
                                                       movement("COMMIT", -3, 49)};
    const auto partly = explainStock(newestFirst, false);
    QCOMPARE(partly.base, std::int64_t(52));
    QCOMPARE(partly.baseAt, std::string("2026-11-20T09:00:00.000Z"));
    QVERIFY(explainStock(newestFirst, true).baseAt.empty());
    QCOMPARE(explainStock({}, true).onHand, std::int64_t(0));
}

void StockLogicTest::aQuestionKeepsItsOperationUntilItIsSettled()
{
    PendingOperation operation;
    const std::string first = operation.idFor("add 3");
    QCOMPARE(operation.idFor("add 3"), first);
    QVERIFY(operation.isInDoubt("add 3"));
    QVERIFY(operation.idFor("add 4") != first);
    operation.settle();
    QVERIFY(!operation.isInDoubt("add 4"));
    QVERIFY(operation.idFor("add 3") != first);
}

void StockLogicTest::anAdjustmentWhoseAnswerIsLostIsMadeOnce()
{
    FakeShop shop;
    fillStock(shop, 1);
    StockChangePresenter presenter{client::InventoryClient(shop.inventory)};
    QSignalSpy failed(&presenter, &StockChangePresenter::failed);
    QSignalSpy done(&presenter, &StockChangePresenter::done);
    const auto before = stockOf(shop, 0).onHand;
    shop.inventory->faults.loseNextAnswer(ErrorCode::DeadlineExceeded);
    presenter.adjust(productId(0), 12, "delivery");
    QVERIFY(presenter.isBusy(productId(0)));
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed.at(0).at(2).toBool()); // in doubt
    presenter.adjust(productId(0), 12, "delivery");
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(stockOf(shop, 0).onHand, before + 12);
    presenter.adjust(productId(0), 12, "delivery"); // the next delivery is another one
    QTRY_COMPARE(done.size(), 2);
    QCOMPARE(stockOf(shop, 0).onHand, before + 24);
}

void StockLogicTest::aRefusedAdjustmentMayBeAskedAnew()
{
    FakeShop shop;
    fillStock(shop, 1);
    StockChangePresenter presenter{client::InventoryClient(shop.inventory)};
    QSignalSpy failed(&presenter, &StockChangePresenter::failed);
    QSignalSpy done(&presenter, &StockChangePresenter::done);
    presenter.adjust(productId(0), -1000, "theft");
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!failed.at(0).at(2).toBool());
    shop.inventory->put(productId(0), 2000);
    presenter.adjust(productId(0), -1000, "theft");
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(stockOf(shop, 0).onHand, std::int64_t(1000));
}

void StockLogicTest::aCountOfAnOlderFigureShowsTheNewOne()
{
    FakeShop shop;
    fillStock(shop, 1);
    StockChangePresenter presenter{client::InventoryClient(shop.inventory)};
    QSignalSpy outdated(&presenter, &StockChangePresenter::countOutdated);
    QSignalSpy done(&presenter, &StockChangePresenter::done);
    const auto seen = stockOf(shop, 0);
    shop.inventory->put(productId(0), 44); // somebody bought meanwhile
    presenter.count(seen, 45, std::nullopt, "count");
    QTRY_COMPARE(outdated.size(), 1);
    const auto now = outdated.at(0).at(0).value<wire::Stock>();
    QCOMPARE(now.onHand, std::int64_t(44));
    QVERIFY(!presenter.isBusy(productId(0)));
    presenter.count(now, 45, 6, "count");
    QTRY_COMPARE(done.size(), 1);
    QCOMPARE(stockOf(shop, 0).onHand, std::int64_t(45));
    QCOMPARE(stockOf(shop, 0).safetyStock, std::int64_t(6));
}

void StockLogicTest::listShowsNamesOfTheCatalogue()
{
    FakeShop shop;
    fillStock(shop, 30);
    StockListPresenter presenter(shop.clients().inventory, shop.clients().catalog);
    auto& model = presenter.model();
    const QAbstractItemModelTester tester(&model);
    presenter.load();
    QTRY_COMPARE(model.total(), qint64(30));
    const auto name = model.index(2, model.columnOf(u"name"_s));
    QTRY_COMPARE(name.data().toString(), u"Ridgeline Trekking Poles 2"_s);
    QCOMPARE(model.index(2, model.columnOf(u"sku"_s)).data().toString(), u"FW-1002"_s);
    shop.inventory->put("0190a000-0000-7000-8000-999999999999", 3);
    presenter.refresh();
    QTRY_COMPARE(model.total(), qint64(31));
    QTRY_COMPARE(model.index(30, model.columnOf(u"name"_s)).data().toString(),
                 u"(not in the catalogue)"_s);
}

void StockLogicTest::listAsksTheCatalogueOnceForAScreenful()
{
    FakeShop shop;
    fillStock(shop, 60);
    StockListPresenter presenter(shop.clients().inventory, shop.clients().catalog);
    auto& model = presenter.model();
    presenter.load();
    QTRY_COMPARE(model.total(), qint64(60));
    for (int row = 0; row < 60; ++row)
        (void)model.index(row, model.columnOf(u"name"_s)).data();
    QTRY_COMPARE(model.index(59, model.columnOf(u"sku"_s)).data().toString(), u"FW-1059"_s);
    QCOMPARE(shop.catalog->faults.calls(), std::size_t(1));
}

void StockLogicTest::searchFindsProductsWithoutStock()
{
    FakeShop shop;
    fillStock(shop, 12);
    wire::Product bare;
    bare.id = productId(500);
    bare.sku = "NEW-1";
    bare.name = "Brand new Poles";
    bare.price = domain::Money::create(100, "EUR").value();
    shop.catalog->put(bare);
    StockListPresenter presenter(shop.clients().inventory, shop.clients().catalog);
    presenter.setFilter({.text = u"Poles"_s});
    QTRY_COMPARE(presenter.model().total(), qint64(3)); // 2 and 8 are kept, the new one is not
    const int row = presenter.model().rowOf(QString::fromStdString(bare.id));
    QVERIFY(row >= 0);
    QCOMPARE(presenter.stockAt(row)->version, std::int64_t(0));
    presenter.setFilter({.text = u"nothing like it"_s});
    QTRY_COMPARE(presenter.model().total(), qint64(0));
    presenter.setFilter({.text = u"Poles"_s, .lowOnly = true});
    QTRY_VERIFY(!presenter.model().isLoading());
    for (int i = 0; i < presenter.model().rowCount(); ++i)
        QVERIFY(presenter.stockAt(i)->low);
}

void StockLogicTest::lowFilterAndSortAreTheServersOwn()
{
    FakeShop shop;
    fillStock(shop, 250);
    StockListPresenter presenter(shop.clients().inventory, shop.clients().catalog);
    auto& model = presenter.model();
    model.setSortKey(u"-onHand"_s);
    presenter.load();
    QTRY_COMPARE(model.total(), qint64(250));
    QVERIFY(presenter.stockAt(0)->onHand > 200);
    presenter.setFilter({.lowOnly = true});
    QTRY_VERIFY(model.total() < 250);
    QTRY_VERIFY(!model.isLoading());
    QVERIFY(presenter.stockAt(0)->low);
}

void StockLogicTest::ledgerNamesPeopleAndOrdersOnce()
{
    FakeShop shop;
    fillLedger(shop);
    LedgerPresenter presenter(
        shop.clients().inventory, shop.clients().accounts, shop.clients().orders);
    auto& model = presenter.model();
    const QAbstractItemModelTester tester(&model);
    presenter.open(productId(0));
    QTRY_VERIFY(presenter.stock());
    QTRY_VERIFY(presenter.movementAt(0) != nullptr);
    QCOMPARE(presenter.stock()->onHand, std::int64_t(47));
    const int who = model.columnOf(u"who"_s);
    const int oldest = model.rowCount() - 1;
    QTRY_COMPARE(model.index(oldest, who).data().toString(), u"Anna Schmidt"_s);
    QCOMPARE(model.index(0, who).data().toString(), u"order (service)"_s);
    QCOMPARE(shop.accounts->faults.calls(), std::size_t(1));
    QCOMPARE(model.index(oldest, model.columnOf(u"change"_s)).data().toString(), u"+41"_s);
    QCOMPARE(model.index(0, model.columnOf(u"change"_s)).data().toString(), QString());
    QCOMPARE(model.index(0, model.columnOf(u"reservedChange"_s)).data().toString(), u"+2"_s);
    QCOMPARE(presenter.explanation().onHand, std::int64_t(47));
}

VITRINE_GUI_MAIN(StockLogicTest)
#include "stock_logic_test.moc"
