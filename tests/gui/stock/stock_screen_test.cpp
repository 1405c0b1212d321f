#include "admin-console/screens/stock/ledger_page.hpp"
#include "admin-console/screens/stock/low_stock_watch.hpp"
#include "admin-console/screens/stock/stock_screen.hpp"
#include "tests/gui/stock/sample_stock.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::testkit;
using namespace Qt::StringLiterals;

namespace {

const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

struct Page
{
    FakeShop shop;
    std::unique_ptr<StockScreen> screen;

    void show(const Route& route = {.page = u"stock"_s})
    {
        screen = std::make_unique<StockScreen>(shop.context());
        prepareScreen(*screen);
        screen->resize(1180, 760);
        screen->open(route);
        screen->show();
        QVERIFY(QTest::qWaitForWindowExposed(screen.get()));
    }
    template <typename T> T* find(const QString& name) { return screen->findChild<T*>(name); }
    qt::DataTable* table() { return find<qt::DataTable>(u"stockTable"_s); }
    /// Waits for the table, and makes a product its current row.
    void choose(int number)
    {
        const auto key = QString::fromStdString(productId(number));
        QTRY_VERIFY(table()->selectKey(key));
        table()->setFocus();
    }
    wire::Stock stock(int number)
    {
        return shop.inventory->getStock(productId(number), {}).get().value();
    }
};

} // namespace

class StockScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void adjustByKeyboardAlone();
    void aLostAnswerIsRepeatedByTheBanner();
    void takingAwayWhatIsHeldIsRefusedBeforehand();
    void anOutdatedCountSaysWhatChanged();
    void f2CountsInTheTable();
    void thePanelFollowsTheTableUntilSomethingIsTyped();
    void whatWasTypedCountsAsUnsaved();
    void enterOpensTheLedgerAndEscGoesBack();
    void ledgerRowsLeadToOrderAndPerson();
    void searchAndLowFilterShowInTheRoute();
    void navigationTellsHowManyRunOut();
    void nothingIsClipped();
    void germanFits();
    void screenshotLoading();
    void screenshotFull();
    void screenshotAdjust();
    void screenshotCountOutdated();
    void screenshotLedger();
    void screenshotEmpty();
    void screenshotFailing();
};

void StockScreenTest::adjustByKeyboardAlone()
{
    Page page;
    fillStock(page.shop, 20);
    page.show();
    page.choose(1);
    const auto before = page.stock(1).onHand;
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    auto* delta = page.find<QSpinBox>(u"stockDelta"_s);
    QTRY_VERIFY(delta->hasFocus());
    QTest::keyClicks(delta, u"12"_s);
    QCOMPARE(page.find<QLabel>(u"stockPreview"_s)->text(),
             u"On hand %1 → %2, available %2"_s.arg(before).arg(before + 12));
    QTest::keyClick(delta, Qt::Key_Return);
    QTRY_COMPARE(page.stock(1).onHand, before + 12);
    QTRY_COMPARE(page.table()->model()->index(1, 3).data().toString(),
                 QString::number(before + 12));
    QTRY_COMPARE(delta->value(), 0); // ready for the next
    const auto page1 = page.shop.inventory->ledger(productId(1), {}, {}).get().value();
    QCOMPARE(page1.items.front().reason, std::string("delivery"));
}

void StockScreenTest::aLostAnswerIsRepeatedByTheBanner()
{
    Page page;
    fillStock(page.shop, 3);
    page.show();
    page.choose(0);
    const auto before = page.stock(0).onHand;
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    page.shop.inventory->faults.loseNextAnswer(ErrorCode::DeadlineExceeded);
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(5);
    page.find<QPushButton>(u"stockSubmit"_s)->click();
    auto* panel = page.find<qt::SidePanel>(u"stockPanel"_s);
    auto* banner = panel->findChild<qt::MessageBanner*>();
    QTRY_VERIFY(banner->isVisible());
    QVERIFY(banner->actionButton()->isVisible());
    QCOMPARE(page.find<QSpinBox>(u"stockDelta"_s)->value(), 5); // kept
    banner->actionButton()->click();
    QTRY_VERIFY(!banner->isVisible());
    QTRY_COMPARE(page.find<QSpinBox>(u"stockDelta"_s)->value(), 0);
    QCOMPARE(page.stock(0).onHand, before + 5);
}

void StockScreenTest::takingAwayWhatIsHeldIsRefusedBeforehand()
{
    Page page;
    fillStock(page.shop, 1);
    fillLedger(page.shop); // 47, 2 of them held
    page.show();
    page.choose(0);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    auto* submit = page.find<QPushButton>(u"stockSubmit"_s);
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(-46);
    QVERIFY(!submit->isEnabled());
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(-45);
    QVERIFY(submit->isEnabled());
    page.find<QComboBox>(u"stockReason"_s)->setCurrentText(u"  "_s);
    QVERIFY(!submit->isEnabled());
}

void StockScreenTest::anOutdatedCountSaysWhatChanged()
{
    Page page;
    fillStock(page.shop, 3);
    page.show();
    page.choose(0);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    page.shop.inventory->put(productId(0), 44, 4);
    page.find<QSpinBox>(u"stockCounted"_s)->setValue(45);
    auto* submit = page.find<QPushButton>(u"stockSubmit"_s);
    submit->click();
    QTRY_COMPARE(submit->text(), u"Count 45 all the same"_s);
    QCOMPARE(page.find<QSpinBox>(u"stockCounted"_s)->value(), 45);
    submit->click();
    QTRY_COMPARE(page.stock(0).onHand, std::int64_t(45));
    QTRY_COMPARE(submit->text(), u"Save the count"_s);
}

void StockScreenTest::f2CountsInTheTable()
{
    Page page;
    fillStock(page.shop, 3);
    page.show();
    page.choose(1);
    auto* table = page.table();
    table->setCurrentIndex(table->model()->index(1, 3));
    QTest::keyClick(table, Qt::Key_F2);
    auto* editor = table->findChild<QSpinBox*>(u"cellEditor"_s);
    QVERIFY(editor != nullptr);
    editor->setValue(33);
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(page.stock(1).onHand, std::int64_t(33));
    QTRY_COMPARE(table->model()->index(1, 3).data().toString(), u"33"_s);
}

void StockScreenTest::thePanelFollowsTheTableUntilSomethingIsTyped()
{
    Page page;
    fillStock(page.shop, 5);
    page.show();
    page.choose(0);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    auto* form = page.screen->findChild<StockChangeForm*>();
    page.choose(2);
    QTRY_COMPARE(form->stock().productId, productId(2));
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(4);
    page.choose(3);
    QCOMPARE(form->stock().productId, productId(2));
}

void StockScreenTest::whatWasTypedCountsAsUnsaved()
{
    Page page;
    fillStock(page.shop, 5);
    page.show();
    page.choose(0);
    QSignalSpy unsaved(page.screen.get(), &Screen::unsavedChanged);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    QVERIFY(!page.screen->hasUnsavedChanges());
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(4);
    QVERIFY(page.screen->hasUnsavedChanges());
    QVERIFY(!unsaved.isEmpty());
    page.screen->discardChanges();
    QVERIFY(!page.screen->hasUnsavedChanges());
}

void StockScreenTest::enterOpensTheLedgerAndEscGoesBack()
{
    Page page;
    fillStock(page.shop, 5);
    fillLedger(page.shop);
    page.show();
    page.choose(0);
    QTest::keyClick(page.table(), Qt::Key_Return);
    QCOMPARE(page.screen->route().id, QString::fromStdString(productId(0)));
    QTRY_COMPARE(page.screen->title(), u"Stock of Wanderer Hiking Boots 0"_s);
    const auto* why = page.find<QLabel>(u"stockWhy"_s);
    QTRY_VERIFY(why->text().contains(u"<b>47</b> on hand = <b>60</b>"_s));
    QVERIFY(page.screen->backOut());
    QCOMPARE(page.screen->route().id, QString());
    QVERIFY(!page.screen->backOut());
}

void StockScreenTest::ledgerRowsLeadToOrderAndPerson()
{
    Page page;
    fillStock(page.shop, 1);
    fillLedger(page.shop);
    page.show({.page = u"stock"_s, .id = QString::fromStdString(productId(0))});
    auto* ledger = page.find<qt::DataTable>(u"ledgerTable"_s);
    QTRY_VERIFY(ledger->model()->rowCount() == 18 && ledger->pagedModel()->isLoaded(17));
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    ledger->setFocus();
    ledger->setCurrentIndex(ledger->model()->index(0, 0)); // held for an order
    QTest::keyClick(ledger, Qt::Key_Return);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.at(0).at(0).value<Route>(),
             (Route{.page = u"orders"_s, .id = QString::fromStdString(kOrder)}));
    ledger->setCurrentIndex(ledger->model()->index(1, 0)); // stolen, says Anna
    QTest::keyClick(ledger, Qt::Key_Return);
    QCOMPARE(wanted.at(1).at(0).value<Route>(),
             (Route{.page = u"customers"_s, .id = QString::fromStdString(kStorekeeper)}));
}

void StockScreenTest::searchAndLowFilterShowInTheRoute()
{
    Page page;
    fillStock(page.shop, 20);
    page.show({.page = u"stock"_s, .filter = {{u"low"_s, u"true"_s}}});
    QVERIFY(page.find<QPushButton>(u"stockLowOnly"_s)->isChecked());
    auto* search = page.find<qt::SearchField>(u"stockSearch"_s);
    search->setFocus();
    QTest::keyClicks(search, u"poles"_s);
    QTRY_COMPARE(page.screen->route().filter.value(u"text"_s), u"poles"_s);
    QCOMPARE(page.screen->route().filter.value(u"low"_s), u"true"_s);
}

void StockScreenTest::navigationTellsHowManyRunOut()
{
    FakeShop shop;
    fillStock(shop, 20);
    new LowStockWatch(shop.context());
    QTRY_VERIFY(!shop.context().pageBadge(u"stock"_s).text.isEmpty());
    const auto low = shop.inventory->listStock({.lowOnly = true, .limit = 200}, {}).get().value();
    QCOMPARE(shop.context().pageBadge(u"stock"_s).text, QString::number(low.items.size()));
}

void StockScreenTest::nothingIsClipped()
{
    Page page;
    fillStock(page.shop, 20);
    fillLedger(page.shop);
    page.show();
    page.choose(1);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(-3);
    QTRY_COMPARE(layoutFaults(*page.screen).join(u'\n'), QString());
    page.screen->discardChanges();
    page.screen->open({.page = u"stock"_s, .id = QString::fromStdString(productId(0))});
    QTRY_VERIFY(page.find<QLabel>(u"stockWhy"_s)->isVisible());
    QTRY_COMPARE(layoutFaults(*page.screen).join(u'\n'), QString());
}

void StockScreenTest::germanFits()
{
    qt::Language language({u"console"_s, u"vitrine_qt"_s});
    language.setLanguage(u"de"_s);
    Page page;
    fillStock(page.shop, 40);
    page.show();
    page.choose(4);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(page.screen->title(), u"Bestand"_s);
    QTRY_COMPARE(layoutFaults(*page.screen).join(u'\n'), QString());
    shoot(*page.screen, u"stock-german"_s);
    language.setLanguage(u"en"_s);
    QCOMPARE(page.screen->title(), u"Stock"_s); // live
}

void StockScreenTest::screenshotLoading()
{
    Page page;
    page.shop.inventory->faults.hold();
    page.show();
    shootThemes(*page.screen, u"stock-loading"_s);
    page.shop.inventory->faults.release();
}

void StockScreenTest::screenshotFull()
{
    Page page;
    fillStock(page.shop, 140);
    page.show();
    page.choose(3);
    QTRY_COMPARE(page.table()->model()->index(0, 2).data().toString(), u"FW-1000"_s);
    shootThemes(*page.screen, u"stock-full"_s);
}

void StockScreenTest::screenshotAdjust()
{
    Page page;
    fillStock(page.shop, 140);
    page.show();
    page.choose(4);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier);
    page.find<QSpinBox>(u"stockDelta"_s)->setValue(12);
    QTRY_COMPARE(page.table()->model()->index(0, 2).data().toString(), u"FW-1000"_s);
    shootThemes(*page.screen, u"stock-adjust"_s);
}

void StockScreenTest::screenshotCountOutdated()
{
    Page page;
    fillStock(page.shop, 40);
    page.show();
    page.choose(0);
    QTest::keyClick(page.screen.get(), Qt::Key_J, Qt::ControlModifier | Qt::ShiftModifier);
    page.shop.inventory->put(productId(0), 17, 4);
    page.find<QSpinBox>(u"stockCounted"_s)->setValue(18);
    auto* submit = page.find<QPushButton>(u"stockSubmit"_s);
    submit->click();
    QTRY_COMPARE(submit->text(), u"Count 18 all the same"_s);
    shootThemes(*page.screen, u"stock-count-outdated"_s);
}

void StockScreenTest::screenshotLedger()
{
    Page page;
    fillStock(page.shop, 3);
    fillLedger(page.shop);
    page.show({.page = u"stock"_s, .id = QString::fromStdString(productId(0))});
    QTRY_VERIFY(page.find<QLabel>(u"stockWhy"_s)->isVisible());
    QTRY_COMPARE(page.screen->title(), u"Stock of Wanderer Hiking Boots 0"_s);
    shootThemes(*page.screen, u"stock-ledger"_s);
}

void StockScreenTest::screenshotEmpty()
{
    Page page;
    page.show();
    QTRY_COMPARE(page.table()->pagedModel()->total(), qint64(0));
    shootThemes(*page.screen, u"stock-empty"_s);
}

void StockScreenTest::screenshotFailing()
{
    Page page;
    page.shop.inventory->faults.failNext(Error{.code = ErrorCode::Unavailable, .traceId = kTrace});
    page.show();
    QTRY_VERIFY(page.find<qt::MessageBanner>(u"stockBanner"_s)->isVisible());
    shootThemes(*page.screen, u"stock-failing"_s);
}

VITRINE_GUI_MAIN(StockScreenTest)
#include "stock_screen_test.moc"
