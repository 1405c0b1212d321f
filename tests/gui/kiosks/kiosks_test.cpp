#include "admin-console/screens/kiosks/kiosk_dialog.hpp"
#include "admin-console/screens/kiosks/kiosk_watch.hpp"
#include "admin-console/screens/kiosks/kiosk_words.hpp"
#include "admin-console/screens/kiosks/kiosks_screen.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;

class KiosksTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void wordsTellHowAKioskDoes();
    void filtersSurviveTheirRoute();
    void listsAndFilters();
    void pairsByTheCodeOnTheScreen();
    void aWrongCodeStaysToBeMended();
    void renamesAndKeepsWhatWasTyped();
    void locksAfterAQuestionAndUnlocks();
    void unpairingTellsOfUnsentSales();
    void showsAndReturnsStockSetAside();
    void leadsToOrdersAndAudit();
    void theNavigationTellsWhoNeedsCare();
    void everythingHasANameAndRoom();
    void screenshots();

private:
    static wire::Device kiosk(int number, const std::string& state = "ACTIVE");
    KiosksScreen& screen() { return *m_screen; }
    qt::PagedModel<wire::Device>& model() { return screen().list().model(); }
    void show(const Route& route = {QStringLiteral("kiosks")});
    void openKiosk(const std::string& id);
    void answer(const QString& verb);
    void lease(const std::string& kioskId);
    template <typename T> T* find(const char* name)
    {
        return m_screen->findChild<T*>(QLatin1String(name));
    }
    wire::Device stored(const std::string& id) { return *m_shop->devices->getDevice(id, {}).get(); }

    std::unique_ptr<testkit::FakeShop> m_shop;
    std::unique_ptr<KiosksScreen> m_screen;
};

wire::Device KiosksTest::kiosk(int number, const std::string& state)
{
    const auto ago = [](int seconds) {
        return qt::toRfc3339(QDateTime::currentDateTimeUtc().addSecs(-seconds));
    };
    wire::Device made{.id = "kiosk-" + std::to_string(number),
                      .name = "Kiosk " + std::to_string(number),
                      .place = number % 2 == 0 ? "First floor, shoes" : "Ground floor, entrance",
                      .state = state,
                      .platform = "Debian 12 (x86_64)",
                      .pairedAt = "2026-10-05T08:00:00.000Z",
                      .version = 1,
                      .health = number % 4 == 3 ? "LATE" : "OK",
                      .lastSeenAt = ago(number % 4 == 3 ? 200 : 20)};
    made.report = {.softwareVersion = "1.4.0",
                   .printer = number % 5 == 0 ? "PAPER_LOW" : "READY",
                   .terminal = "READY",
                   .freeDiskBytes = 12'345'678'901,
                   .at = made.lastSeenAt};
    if (number == 7) {
        made.health = "OFFLINE";
        made.lastSeenAt = ago(7'500);
        made.report.queueLength = 3;
        made.report.oldestQueuedAt = ago(7'200);
        made.report.printer = "PAPER_OUT";
        made.clockSkewMs = -42'000;
    }
    return made;
}

void KiosksTest::init()
{
    m_shop = std::make_unique<testkit::FakeShop>();
}

void KiosksTest::cleanup()
{
    m_screen.reset();
    m_shop.reset();
}

void KiosksTest::show(const Route& route)
{
    m_screen = std::make_unique<KiosksScreen>(m_shop->context());
    prepareScreen(screen());
    screen().resize(1180, 760);
    screen().show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen()));
    screen().open(route);
}

void KiosksTest::openKiosk(const std::string& id)
{
    show({QStringLiteral("kiosks"), QString::fromStdString(id)});
    QTRY_VERIFY(screen().kiosk().kiosk().has_value());
}

void KiosksTest::answer(const QString& verb)
{
    QTRY_VERIFY(find<QMessageBox>("confirmDialog"));
    for (QAbstractButton* button : find<QMessageBox>("confirmDialog")->buttons()) {
        if (button->text().remove(u'&') == verb)
            return button->click();
    }
    QFAIL("the question has no such answer");
}

void KiosksTest::lease(const std::string& kioskId)
{
    for (int i = 1; i <= 3; ++i) {
        wire::Product product;
        product.id = "product-" + std::to_string(i);
        product.sku = "FW-" + std::to_string(i);
        product.name = i == 1 ? "Wanderer Hiking Boots" : "Product " + std::to_string(i);
        m_shop->catalog->put(product);
        m_shop->inventory->put(product.id, 20);
    }
    m_shop->inventory->signIn(kioskId);
    (void)m_shop->inventory
        ->takeLease({.operationId = "lease-1",
                     .lines = {{"product-1", 5}, {"product-2", 2}, {"product-3", 1}},
                     .ttlSeconds = 3600},
                    {})
        .get();
    m_shop->inventory->sellFromLease("lease-1", "product-1", 2);
    m_shop->inventory->signIn("");
}

void KiosksTest::wordsTellHowAKioskDoes()
{
    QVERIFY(!kiosk_words::needsCare(kiosk(1)));
    QVERIFY2(kiosk_words::needsCare(kiosk(3)), "it reports late");
    QVERIFY(kiosk_words::needsCare(kiosk(7)));
    QVERIFY2(!kiosk_words::needsCare(kiosk(7, "LOCKED")), "nobody expects it to sell");
    auto faulty = kiosk(1);
    faulty.report.terminal = "FAULT";
    QVERIFY(kiosk_words::needsCare(faulty));
    QVERIFY(kiosk_words::health(kiosk(1, "REVOKED")).text.isEmpty());
    QCOMPARE(kiosk_words::clockSkew(kiosk(1)), QString());
    QVERIFY(kiosk_words::clockSkew(kiosk(7)).contains(QStringLiteral("behind")));
    QVERIFY(kiosk_words::queue(kiosk(7)).startsWith(QStringLiteral("3 sales, the oldest")));
    wire::Device fresh;
    fresh.state = "PAIRING";
    QCOMPARE(kiosk_words::lastSeen(fresh), QStringLiteral("Never"));
}

void KiosksTest::filtersSurviveTheirRoute()
{
    const KioskFilter filter{KioskGroup::Locked, QStringLiteral("entrance")};
    QCOMPARE(KioskFilter::fromRoute(filter.route()), filter);
    QCOMPARE(filter.query().state, std::string("LOCKED"));
    QVERIFY(KioskFilter{}.route().isEmpty());
    QCOMPARE(KioskFilter{}.query().state, std::string());
}

void KiosksTest::listsAndFilters()
{
    for (int i = 1; i <= 9; ++i)
        m_shop->devices->put(kiosk(i, i == 2 ? "LOCKED" : i == 4 ? "REVOKED" : "ACTIVE"));
    show();
    const QAbstractItemModelTester tester(&model(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model().total(), qint64(8)); // what is unpaired is history
    QTest::keyClick(&screen(), Qt::Key_3, Qt::AltModifier);
    QTRY_COMPARE(model().total(), qint64(1));
    QCOMPARE(model().keyAt(0), QStringLiteral("kiosk-2"));
    QTest::keyClick(&screen(), Qt::Key_4, Qt::AltModifier);
    QTRY_COMPARE(model().keyAt(0), QStringLiteral("kiosk-4"));
    QVERIFY(screen().backOut());
    QTRY_COMPARE(model().total(), qint64(8));
    screen().focusSearch();
    QTest::keyClicks(find<QLineEdit>("kioskSearch"), QStringLiteral("shoes"));
    QTRY_COMPARE(model().total(), qint64(3));
}

void KiosksTest::pairsByTheCodeOnTheScreen()
{
    const auto shown =
        m_shop->devices->startPairing({"1.4.0", "Debian 12 (x86_64)"}, {}).get().value();
    show();
    QTRY_COMPARE(model().total(), qint64(0));
    QTest::keyClick(&screen(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(find<QDialog>("pairDialog"));
    auto* submit = find<QPushButton>("kioskSubmit");
    QVERIFY(!submit->isEnabled());
    // As people type it: without the dash, in small letters.
    QTest::keyClicks(find<QLineEdit>("kioskCode"),
                     QString::fromStdString(shown.userCode).remove(u'-').toLower());
    QCOMPARE(find<QLineEdit>("kioskCode")->text(), QString::fromStdString(shown.userCode));
    QVERIFY(!submit->isEnabled());
    QTest::keyClicks(find<QLineEdit>("kioskName"), QStringLiteral("Entrance left"));
    QTest::keyClicks(find<QLineEdit>("kioskPlace"), QStringLiteral("Ground floor"));
    QVERIFY(submit->isEnabled());
    QTest::keyClick(find<QLineEdit>("kioskPlace"), Qt::Key_Return);
    QTRY_VERIFY(!find<QDialog>("pairDialog"));
    QTRY_COMPARE(model().total(), qint64(1));
    QCOMPARE(model().itemAt(0)->name, std::string("Entrance left"));
    QCOMPARE(model().itemAt(0)->place, std::string("Ground floor"));
    QCOMPARE(model().itemAt(0)->state, std::string("PAIRING"));
}

void KiosksTest::aWrongCodeStaysToBeMended()
{
    m_shop->devices->put(kiosk(1));
    const auto shown = m_shop->devices->startPairing({"1.4.0", "Debian 12"}, {}).get().value();
    show();
    QTest::keyClick(&screen(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(find<QDialog>("pairDialog"));
    QTest::keyClicks(find<QLineEdit>("kioskCode"), QStringLiteral("ABCDEFGH"));
    QTest::keyClicks(find<QLineEdit>("kioskName"), QStringLiteral("kiosk 1"));
    QTest::mouseClick(find<QPushButton>("kioskSubmit"), Qt::LeftButton);
    auto* code = find<QLineEdit>("kioskCode");
    const auto errorAt = [](QWidget* control) {
        auto* box = qobject_cast<qt::FieldBox*>(control->parentWidget());
        return box == nullptr ? QString() : box->error();
    };
    QTRY_VERIFY(!errorAt(code).isEmpty());
    QVERIFY(code->hasFocus());
    testkit::shootThemes(*find<QDialog>("pairDialog"), QStringLiteral("kiosks-pair-wrong"));
    code->clear();
    QTest::keyClicks(code, QString::fromStdString(shown.userCode));
    QVERIFY(errorAt(code).isEmpty());
    QTest::mouseClick(find<QPushButton>("kioskSubmit"), Qt::LeftButton);
    QTRY_VERIFY2(!errorAt(find<QLineEdit>("kioskName")).isEmpty(), "the name is taken");
    QTest::keyClicks(find<QLineEdit>("kioskName"), QStringLiteral("Kiosk 2"));
    QTest::mouseClick(find<QPushButton>("kioskSubmit"), Qt::LeftButton);
    QTRY_VERIFY(!find<QDialog>("pairDialog"));
}

void KiosksTest::renamesAndKeepsWhatWasTyped()
{
    m_shop->devices->put(kiosk(1));
    openKiosk("kiosk-1");
    QTest::keyClick(&screen(), Qt::Key_F2);
    QTRY_VERIFY(find<QDialog>("renameDialog"));
    auto* name = find<QLineEdit>("kioskName");
    QCOMPARE(name->text(), QStringLiteral("Kiosk 1"));
    QTest::keyClicks(name, QStringLiteral("Checkout")); // in place of the selected text
    (void)m_shop->devices->rename("kiosk-1", 1, {"Somebody's", "elsewhere"}, {}).get();
    QTest::mouseClick(find<QPushButton>("kioskSubmit"), Qt::LeftButton);
    QTRY_VERIFY(find<qt::MessageBanner>("kioskDialogBanner")->isVisible());
    QCOMPARE(name->text(), QStringLiteral("Checkout"));
    QTRY_COMPARE(screen().kiosk().kiosk()->version, std::int64_t(2));
    QTest::mouseClick(find<QPushButton>("kioskSubmit"), Qt::LeftButton);
    QTRY_VERIFY(!find<QDialog>("renameDialog"));
    QCOMPARE(stored("kiosk-1").name, std::string("Checkout"));
    QTRY_COMPARE(screen().title(), QStringLiteral("Checkout"));
}

void KiosksTest::locksAfterAQuestionAndUnlocks()
{
    m_shop->devices->put(kiosk(1));
    openKiosk("kiosk-1");
    auto* lock = find<QPushButton>("kiosks.lock");
    QTest::mouseClick(lock, Qt::LeftButton);
    QCOMPARE(stored("kiosk-1").state, std::string("ACTIVE"));
    answer(QStringLiteral("Lock"));
    QTRY_COMPARE(stored("kiosk-1").state, std::string("LOCKED"));
    QTRY_COMPARE(lock->text(), QStringLiteral("Unlock"));
    QTest::mouseClick(lock, Qt::LeftButton); // harmless: no question
    QTRY_COMPARE(stored("kiosk-1").state, std::string("ACTIVE"));
    QTRY_VERIFY(lock->isEnabled());
    for (int i = 0; i < 2; ++i) // the list may be asking as well
        m_shop->devices->faults.failNext(ErrorCode::Unavailable);
    QTest::mouseClick(lock, Qt::LeftButton);
    answer(QStringLiteral("Lock"));
    QTRY_VERIFY(find<qt::MessageBanner>("kioskBanner")->isVisible());
}

void KiosksTest::unpairingTellsOfUnsentSales()
{
    m_shop->devices->put(kiosk(7));
    openKiosk("kiosk-7");
    QTest::keyClick(&screen(), Qt::Key_U, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find<QMessageBox>("confirmDialog"));
    const QString text = find<QMessageBox>("confirmDialog")->informativeText() +
                         find<QMessageBox>("confirmDialog")->text();
    QVERIFY2(text.contains(QStringLiteral("3 sales")), qPrintable(text));
    testkit::shoot(*find<QMessageBox>("confirmDialog"), QStringLiteral("kiosks-unpair"));
    answer(QStringLiteral("Unpair"));
    QTRY_COMPARE(stored("kiosk-7").state, std::string("REVOKED"));
    QTRY_VERIFY(!find<QPushButton>("kiosks.unpair")->isEnabled());
    QVERIFY(!find<QPushButton>("kiosks.rename")->isEnabled());
}

void KiosksTest::showsAndReturnsStockSetAside()
{
    m_shop->devices->put(kiosk(1));
    lease("kiosk-1");
    openKiosk("kiosk-1");
    auto& leases = screen().kiosk().leases();
    const QAbstractItemModelTester tester(&leases,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(leases.rowCount(), 3);
    QTRY_COMPARE(leases.index(0, LeaseLinesModel::Product).data().toString(),
                 QStringLiteral("Wanderer Hiking Boots"));
    QCOMPARE(leases.index(0, LeaseLinesModel::Left).data().toString(), QStringLiteral("3"));
    auto* putBack = find<QPushButton>("kiosks.returnLease");
    QVERIFY(!putBack->isEnabled());
    screen().panel()->leaseTable()->selectRow(0);
    QTRY_VERIFY(putBack->isEnabled());
    QTest::mouseClick(putBack, Qt::LeftButton);
    answer(QStringLiteral("Put back"));
    QTRY_COMPARE(leases.rowCount(), 0);
    m_shop->inventory->faults.failNext(ErrorCode::Unavailable);
    screen().refresh();
    QTRY_VERIFY(leases.hasFailed());
}

void KiosksTest::leadsToOrdersAndAudit()
{
    m_shop->devices->put(kiosk(1));
    openKiosk("kiosk-1");
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    QTest::mouseClick(find<QPushButton>("kiosks.orders"), Qt::LeftButton);
    QCOMPARE(routes.last().at(0).value<Route>().text(), QStringLiteral("orders?kioskId=kiosk-1"));
    QTest::keyClick(&screen(), Qt::Key_L, Qt::ControlModifier);
    QCOMPARE(routes.last().at(0).value<Route>().page, QStringLiteral("audit"));
    QVERIFY(screen().backOut());
    QTRY_COMPARE(screen().route().id, QString());
}

void KiosksTest::theNavigationTellsWhoNeedsCare()
{
    for (int i = 1; i <= 8; ++i)
        m_shop->devices->put(kiosk(i));
    KioskWatch watch(m_shop->context());
    QTRY_COMPARE(m_shop->context().pageBadge(QStringLiteral("kiosks")).text, QStringLiteral("2"));
    m_shop->devices->faults.failNext(ErrorCode::Unavailable);
    watch.refresh();
    QCOMPARE(m_shop->context().pageBadge(QStringLiteral("kiosks")).text, QStringLiteral("2"));
}

void KiosksTest::everythingHasANameAndRoom()
{
    for (int i = 1; i <= 9; ++i)
        m_shop->devices->put(kiosk(i));
    lease("kiosk-7");
    qt::Language translations({QStringLiteral("console"), QStringLiteral("vitrine_qt")});
    for (const auto* language : {"en", "de"}) {
        translations.setLanguage(QString::fromLatin1(language));
        openKiosk("kiosk-7");
        QTRY_COMPARE(screen().kiosk().leases().rowCount(), 3);
        const auto faults = testkit::layoutFaults(screen());
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
    translations.setLanguage(QStringLiteral("en"));
}

void KiosksTest::screenshots()
{
    m_shop->devices->faults.hold();
    show();
    testkit::shootThemes(screen(), QStringLiteral("kiosks-loading"));
    m_shop->devices->faults.release();
    QTRY_COMPARE(model().total(), qint64(0));
    testkit::shootThemes(screen(), QStringLiteral("kiosks-empty"));
    for (int i = 1; i <= 14; ++i)
        m_shop->devices->put(kiosk(i, i == 2 ? "LOCKED" : i == 12 ? "PAIRING" : "ACTIVE"));
    lease("kiosk-7");
    show();
    QTRY_VERIFY(model().isLoaded(0));
    testkit::shootThemes(screen(), QStringLiteral("kiosks-list"));
    openKiosk("kiosk-7");
    QTRY_COMPARE(screen().kiosk().leases().rowCount(), 3);
    QTRY_VERIFY(model().isLoaded(0));
    QTRY_VERIFY(screen().kiosk().leases().index(0, 0).data().toString().startsWith(u"Wanderer"));
    testkit::shootThemes(screen(), QStringLiteral("kiosks-panel"));
    QTest::keyClick(&screen(), Qt::Key_N, Qt::ControlModifier);
    QTRY_VERIFY(find<QDialog>("pairDialog"));
    testkit::shootThemes(*find<QDialog>("pairDialog"), QStringLiteral("kiosks-pair"));
    // The page asks for its list, and behind it for what the panel shows: all of it fails.
    for (int i = 0; i < 6; ++i)
        m_shop->devices->faults.failNext(ErrorCode::Unavailable);
    show({QStringLiteral("kiosks"), {}, {{QStringLiteral("group"), QStringLiteral("locked")}}});
    QTRY_VERIFY(find<qt::MessageBanner>("kioskListBanner")->isVisible());
    testkit::shootThemes(screen(), QStringLiteral("kiosks-failing"));
}

VITRINE_GUI_MAIN(KiosksTest)
#include "kiosks_test.moc"
