#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/system/system_presenter.hpp"
#include "admin-console/screens/system/system_screen.hpp"
#include "admin-console/screens/system/system_watch.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPortBase = 8080;
const std::vector<std::string> kServices{"catalog",
                                         "config",
                                         "gateway",
                                         "identity",
                                         "inventory",
                                         "order",
                                         "payment",
                                         "registry",
                                         "tracing"};

/// The shop `second` seconds after nine, every service a little busier than the one before.
wire::SystemOverview shopAt(int second)
{
    wire::SystemOverview overview;
    const auto at = QDateTime(QDate(2026, 11, 20), QTime(9, 0), Qt::UTC).addSecs(second);
    overview.at = at.toString(Qt::ISODateWithMs).toStdString();
    for (std::size_t i = 0; i < kServices.size(); ++i) {
        wire::InstanceStatus status;
        status.service = kServices[i];
        status.port = kPortBase + std::int64_t(i);
        status.instanceId = status.service + ":" + std::to_string(status.port);
        status.host = "127.0.0.1";
        status.status = "UP";
        status.version = "0.1.0";
        status.startedAt = "2026-11-18T07:12:00.000Z";
        status.registeredAt = "2026-11-18T07:12:02.000Z";
        status.memoryBytes = 18'000'000 + std::int64_t(i) * 3'700'000;
        const auto load = std::int64_t(i) * second * (10 + second % 7);
        status.requestsTotal = 100'000 + load;
        status.errorsTotal = status.service == "payment" ? load / 30 : 0;
        status.latencyBuckets = {{0.005, status.requestsTotal * 8 / 10},
                                 {0.025, status.requestsTotal * 97 / 100},
                                 {0.1, status.requestsTotal}};
        status.cpuSecondsTotal = 100.0 + second * 0.02 * double(i);
        overview.instances.push_back(status);
        if (i < 7 && i != 2)
            overview.breakers.push_back({.service = status.service,
                                         .instance = status.instanceId,
                                         .state = "CLOSED",
                                         .failureRate = 0,
                                         .since = "2026-11-18T07:12:05.000Z"});
    }
    return overview;
}

wire::SystemOverview withTrouble(wire::SystemOverview overview)
{
    auto& inventory = overview.instances[4];
    inventory.status = "UNREACHABLE";
    inventory.detail = "connection refused at 127.0.0.1:8084";
    inventory.startedAt.clear();
    overview.instances.erase(overview.instances.begin() + 8); // tracing went
    overview.breakers[3].state = "OPEN";
    overview.breakers[3].failureRate = 1;
    overview.breakers[5].state = "HALF_OPEN";
    overview.breakers[5].failureRate = 0.4;
    return overview;
}

/// A screen as the shell makes it, at the size of a usual window.
struct Page
{
    testkit::FakeShop shop;
    std::unique_ptr<SystemScreen> screen;

    void show()
    {
        screen = std::make_unique<SystemScreen>(shop.context());
        prepareScreen(*screen);
        screen->resize(1180, 760);
        screen->open({.page = u"system"_s});
        screen->show();
    }
    SystemPresenter& presenter() { return SystemWatch::of(shop.context()).presenter(); }
    /// Lets the presenter look at these states, one after the other.
    void look(const wire::SystemOverview& overview)
    {
        shop.system->put(overview);
        QSignalSpy changed(&presenter(), &SystemPresenter::changed);
        presenter().refresh();
        QTRY_VERIFY(changed.size() > 0);
        // A poll that was under way may have told the state before.
        if (presenter().board().at() != parseTimestamp(overview.at).value())
            look(overview);
    }
    qt::DataTable* table() { return screen->findChild<qt::DataTable*>(u"instanceTable"_s); }
};

} // namespace

class SystemScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyInstanceIsListed();
    void troubleIsBadgedAndFoundByKey();
    void aScreenThatIsNeverOpenedIsBadgedToo();
    void enterOpensTheDetailsAndEscCloses();
    void failureKeepsWhatWasKnown();
    void nothingIsClipped();
    void germanFits();
    void screenshotLoading();
    void screenshotFull();
    void screenshotTrouble();
    void screenshotDetail();
    void screenshotFailing();
};

void SystemScreenTest::everyInstanceIsListed()
{
    Page page;
    page.show();
    page.look(shopAt(0));
    page.look(shopAt(2));
    QCOMPARE(page.table()->model()->rowCount(), int(kServices.size()));
    const auto* tile = page.screen->findChild<FigureTile*>(u"instancesTile"_s);
    QCOMPARE(tile->value(), u"9 of 9"_s);
    QVERIFY(page.shop.context().pageBadge(u"system"_s).text.isEmpty());
}

void SystemScreenTest::troubleIsBadgedAndFoundByKey()
{
    Page page;
    page.show();
    page.look(shopAt(0));
    page.look(withTrouble(shopAt(2)));
    QCOMPARE(page.shop.context().pageBadge(u"system"_s).text, u"3"_s); // 2 instances, 1 breaker
    QVERIFY(QTest::qWaitForWindowExposed(page.screen.get()));
    QTest::keyClick(page.screen.get(), Qt::Key_F8);
    QTRY_COMPARE(page.table()->currentKey(), u"inventory/inventory:8084"_s);
    QCOMPARE(page.screen->route().id, u"inventory/inventory:8084"_s);
}

void SystemScreenTest::aScreenThatIsNeverOpenedIsBadgedToo()
{
    testkit::FakeShop shop;
    shop.system->put(shopAt(0));
    auto& presenter = SystemWatch::of(shop.context()).presenter();
    QTRY_VERIFY(presenter.isLoaded());
    shop.system->put(withTrouble(shopAt(2)));
    // No refresh by hand: the watch looks by itself, within five seconds.
    QTRY_COMPARE_WITH_TIMEOUT(shop.context().pageBadge(u"system"_s).text, u"3"_s, 5000);
}

void SystemScreenTest::enterOpensTheDetailsAndEscCloses()
{
    Page page;
    page.show();
    page.look(shopAt(0));
    QVERIFY(QTest::qWaitForWindowExposed(page.screen.get()));
    page.table()->setFocus();
    page.table()->setCurrentIndex(page.table()->model()->index(0, 0));
    QTest::keyClick(page.table(), Qt::Key_Return);
    auto* panel = page.screen->findChild<qt::SidePanel*>(u"instancePanel"_s);
    QVERIFY(panel->isOpen());
    QCOMPARE(page.screen->route().id, u"catalog/catalog:8080"_s);
    QVERIFY(page.screen->backOut());
    QVERIFY(!panel->isOpen());
    QVERIFY(!page.screen->backOut());
}

void SystemScreenTest::failureKeepsWhatWasKnown()
{
    Page page;
    page.show();
    page.look(shopAt(0));
    page.shop.system->faults.failNext(ErrorCode::Unavailable);
    QSignalSpy failed(&page.presenter(), &SystemPresenter::failed);
    page.presenter().refresh();
    QTRY_COMPARE(failed.size(), 1);
    const auto* banner = page.screen->findChild<qt::MessageBanner*>();
    QVERIFY(banner->isVisible());
    QCOMPARE(page.table()->model()->rowCount(), int(kServices.size()));
    page.look(shopAt(4));
    QVERIFY(!banner->isVisible());
}

void SystemScreenTest::nothingIsClipped()
{
    Page page;
    page.show();
    page.look(shopAt(0));
    page.look(withTrouble(shopAt(2)));
    QCOMPARE(testkit::layoutFaults(*page.screen).join(u'\n'), QString());
}

void SystemScreenTest::germanFits()
{
    qt::Language language({u"console"_s, u"vitrine_qt"_s});
    language.setLanguage(u"de"_s);
    Page page;
    page.show();
    page.look(shopAt(0));
    page.look(withTrouble(shopAt(2)));
    const auto* model = page.table()->model();
    QCOMPARE(model->headerData(InstanceListModel::Service, Qt::Horizontal).toString(), u"Dienst"_s);
    QTRY_COMPARE(testkit::layoutFaults(*page.screen).join(u'\n'), QString());
    testkit::shoot(*page.screen, u"system-german"_s);
    language.setLanguage(u"en"_s);
    QCOMPARE(page.screen->title(), u"System"_s); // live
}

void SystemScreenTest::screenshotLoading()
{
    Page page;
    page.shop.system->faults.hold();
    page.show();
    testkit::shootThemes(*page.screen, u"system-loading"_s);
}

void SystemScreenTest::screenshotFull()
{
    Page page;
    page.show();
    for (int second = 0; second <= 120; second += 2)
        page.look(shopAt(second));
    page.table()->setCurrentIndex(page.table()->model()->index(5, 0));
    testkit::shootThemes(*page.screen, u"system-full"_s);
}

void SystemScreenTest::screenshotTrouble()
{
    Page page;
    page.show();
    for (int second = 0; second <= 60; second += 2)
        page.look(shopAt(second));
    page.look(withTrouble(shopAt(62)));
    testkit::shootThemes(*page.screen, u"system-trouble"_s);
}

void SystemScreenTest::screenshotDetail()
{
    Page page;
    page.show();
    for (int second = 0; second <= 60; second += 2)
        page.look(shopAt(second));
    page.screen->open({.page = u"system"_s, .id = u"order/order:8085"_s});
    testkit::shootThemes(*page.screen, u"system-detail"_s);
}

void SystemScreenTest::screenshotFailing()
{
    Page page;
    for (int i = 0; i < 3; ++i)
        page.shop.system->faults.failNext(
            Error{.code = ErrorCode::Unavailable, .traceId = "4bf92f3577b34da6a3ce929d0e0e4736"});
    page.show();
    QTRY_VERIFY(page.screen->findChild<qt::MessageBanner*>()->isVisible());
    testkit::shootThemes(*page.screen, u"system-failing"_s);
}

VITRINE_GUI_MAIN(SystemScreenTest)
#include "system_screen_test.moc"
