#include "admin-console/screens/audit/audit_detail.hpp"
#include "admin-console/screens/audit/audit_screen.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/language.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/search_field.hpp"

#include <QComboBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace Qt::StringLiterals;

namespace {

const std::string kAnna = "0190a000-0000-7000-8000-00000000000a";
const std::string kTrace = "4bf92f3577b34da6a3ce929d0e0e4736";

struct Kind
{
    std::string service;
    std::string action;
    std::string type;
    std::string label;
    std::string before;
    std::string after;
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> list{
        {"catalog",
         "product.update",
         "product",
         "FW-0012 Wanderer Hiking Boots",
         R"({"price":{"amount":12999,"currency":"EUR"},"active":false,"categoryIds":["shoes"]})",
         R"({"price":{"amount":10999,"currency":"EUR"},"active":true,"categoryIds":["shoes","sale"]})"},
        {"inventory", "stock.adjust", "stock", "FW-0012", R"({"onHand":47})", R"({"onHand":59})"},
        {"order",
         "order.cancel",
         "order",
         "2026-000123",
         R"({"status":"PAID"})",
         R"({"status":"CANCELLED","reason":"customer asked"})"},
        {"identity",
         "account.disable",
         "account",
         "kiosk-3@shop.example",
         R"({"disabled":false})",
         R"({"disabled":true})"},
        {"payment",
         "payment.refund",
         "payment",
         "2026-000119",
         "",
         R"({"amount":{"amount":4999,"currency":"EUR"},"reason":"torn seam"})"},
        {"catalog",
         "category.update",
         "category",
         "Footwear › Hiking",
         R"({"name":"Hike"})",
         R"({"name":"Hiking"})"}};
    return list;
}

void fill(testkit::FakeShop& shop, int count)
{
    for (int i = 0; i < count; ++i) {
        const auto& kind = kinds()[std::size_t(i) % kinds().size()];
        wire::AuditEntry entry;
        entry.id = std::to_string(i);
        entry.at = QDateTime(QDate(2026, 11, 18), QTime(8, 0), Qt::UTC)
                       .addSecs(i * 397)
                       .toString(Qt::ISODateWithMs)
                       .toStdString();
        entry.service = kind.service;
        entry.actorId = i % 3 == 0 ? kAnna : shop.admin().id;
        entry.actorName = i % 3 == 0 ? "anna.schmidt@shop.example" : shop.admin().email;
        entry.action = kind.action;
        entry.entityType = kind.type;
        entry.entityId = "0190a000-0000-7000-8000-0000000001" + std::to_string(10 + i % 6);
        entry.entityLabel = kind.label;
        if (kind.type == "stock") { // inventory knows products by their ids only
            entry.entityLabel = entry.entityId;
            wire::Product product;
            product.id = entry.entityId;
            product.sku = kind.label;
            product.name = "Wanderer Hiking Boots";
            shop.catalog->put(product);
        }
        entry.beforeJson = kind.before;
        entry.afterJson = kind.after;
        entry.traceId = kTrace;
        shop.audit->put(entry);
    }
}

struct Page
{
    testkit::FakeShop shop;
    std::unique_ptr<AuditScreen> screen;

    void show(const Route& route = {.page = u"audit"_s})
    {
        screen = std::make_unique<AuditScreen>(shop.context());
        prepareScreen(*screen);
        screen->resize(1180, 760);
        screen->open(route);
        screen->show();
    }
    qt::DataTable* table() { return screen->findChild<qt::DataTable*>(u"auditTable"_s); }
    /// Rows that are entries.
    int count()
    {
        auto* model = qobject_cast<AuditListModel*>(table()->model());
        int rows = 0;
        while (model->entry(rows) != nullptr)
            ++rows;
        return rows;
    }
    AuditDetail* detail() { return screen->findChild<AuditDetail*>(); }
};

} // namespace

class AuditScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void newestChangeIsShownBeforeAndAfter();
    void filtersNarrowTheList();
    void linkLeadsToTheEntity();
    void stockIsCalledByItsProduct();
    void onlyThisThingIsAChipThatCanBeRemoved();
    void escShowsEverythingAgain();
    void routeSaysWhatIsFiltered();
    void nothingIsClipped();
    void germanFits();
    void screenshotLoading();
    void screenshotFull();
    void screenshotFiltered();
    void screenshotEmpty();
    void screenshotFailing();
};

void AuditScreenTest::newestChangeIsShownBeforeAndAfter()
{
    Page page;
    fill(page.shop, 7); // the newest is a change of a product
    page.show();
    QTRY_COMPARE(page.count(), 7);
    QTRY_VERIFY(!page.detail()->isEmpty());
    QCOMPARE(page.detail()->entry().id, std::string("6"));
    auto* changes = page.screen->findChild<qt::DataTable*>(u"changeTable"_s);
    QCOMPARE(changes->model()->rowCount(), 3);
    QCOMPARE(changes->model()->index(0, 0).data().toString(), u"Active"_s);
    QCOMPARE(changes->model()->index(0, 1).data().toString(), u"no"_s);
    QCOMPARE(changes->model()->index(0, 2).data().toString(), u"yes"_s);
}

void AuditScreenTest::filtersNarrowTheList()
{
    Page page;
    fill(page.shop, 60);
    page.show();
    QTRY_COMPARE(page.count(), 60);
    auto* service = page.screen->findChild<QComboBox*>(u"auditService"_s);
    service->setCurrentIndex(service->findData(u"order"_s));
    QTRY_COMPARE(page.count(), 10);
    service->setCurrentIndex(0);
    QTRY_COMPARE(page.count(), 60);
    auto* person = page.screen->findChild<qt::SearchField*>(u"auditPersonFilter"_s);
    person->setFocus();
    QTest::keyClicks(person, u"Anna"_s);
    QTest::keyClick(person, Qt::Key_Return);
    QTRY_COMPARE(page.count(), 20);
}

void AuditScreenTest::linkLeadsToTheEntity()
{
    Page page;
    fill(page.shop, 3); // the newest is a cancelled order
    page.show();
    QTRY_VERIFY(!page.detail()->isEmpty());
    QSignalSpy wanted(page.screen.get(), &Screen::routeRequested);
    page.screen->findChild<QPushButton*>(u"auditEntity"_s)->click();
    QCOMPARE(wanted.size(), 1);
    const auto route = wanted.at(0).at(0).value<Route>();
    QCOMPARE(route.page, u"orders"_s);
    QCOMPARE(route.id, u"0190a000-0000-7000-8000-000000000112"_s);
    page.screen->findChild<QPushButton*>(u"auditTrace"_s)->click();
    QCOMPARE(wanted.at(1).at(0).value<Route>().id, QString::fromStdString(kTrace));
}

void AuditScreenTest::stockIsCalledByItsProduct()
{
    Page page;
    fill(page.shop, 2); // the newest is of the stock
    page.show();
    QTRY_COMPARE(page.table()->model()->index(0, AuditListModel::Entity).data().toString(),
                 u"Wanderer Hiking Boots · FW-0012"_s);
    QTRY_COMPARE(page.detail()->entry().entityLabel,
                 std::string("Wanderer Hiking Boots · FW-0012"));
}

void AuditScreenTest::onlyThisThingIsAChipThatCanBeRemoved()
{
    Page page;
    fill(page.shop, 60);
    page.show();
    QTRY_COMPARE(page.count(), 60);
    page.screen->findChild<QPushButton*>(u"auditOnlyEntity"_s)->click();
    QTRY_COMPARE(page.count(), 10);
    QVERIFY(page.screen->route().filter.contains(u"entityId"_s));
}

void AuditScreenTest::escShowsEverythingAgain()
{
    Page page;
    fill(page.shop, 60);
    page.show({.page = u"audit"_s, .filter = {{u"service"_s, u"payment"_s}}});
    QTRY_COMPARE(page.count(), 10);
    QVERIFY(page.screen->backOut());
    QTRY_COMPARE(page.count(), 60);
    QVERIFY(!page.screen->backOut());
}

void AuditScreenTest::routeSaysWhatIsFiltered()
{
    Page page;
    const Route route{.page = u"audit"_s,
                      .filter = {{u"from"_s, u"2026-11-18"_s}, {u"person"_s, u"anna"_s}}};
    page.show(route);
    QCOMPARE(page.screen->route(), route);
}

void AuditScreenTest::nothingIsClipped()
{
    Page page;
    fill(page.shop, 60);
    page.show();
    QTRY_VERIFY(!page.detail()->isEmpty());
    QCOMPARE(testkit::layoutFaults(*page.screen).join(u'\n'), QString());
}

void AuditScreenTest::germanFits()
{
    qt::Language language({u"console"_s, u"vitrine_qt"_s});
    language.setLanguage(u"de"_s);
    Page page;
    fill(page.shop, 61);
    page.show();
    QTRY_VERIFY(!page.detail()->isEmpty());
    QCOMPARE(page.screen->title(), u"Protokoll"_s);
    QTRY_COMPARE(testkit::layoutFaults(*page.screen).join(u'\n'), QString());
    testkit::shoot(*page.screen, u"audit-german"_s);
    language.setLanguage(u"en"_s);
    QCOMPARE(page.screen->title(), u"Audit"_s); // live
}

void AuditScreenTest::screenshotLoading()
{
    Page page;
    page.shop.audit->faults.hold();
    page.show();
    testkit::shootThemes(*page.screen, u"audit-loading"_s);
    page.shop.audit->faults.release();
}

void AuditScreenTest::screenshotFull()
{
    Page page;
    fill(page.shop, 301);
    page.show();
    QTRY_VERIFY(!page.detail()->isEmpty());
    testkit::shootThemes(*page.screen, u"audit-full"_s);
}

void AuditScreenTest::screenshotFiltered()
{
    Page page;
    fill(page.shop, 60);
    page.show({.page = u"audit"_s,
               .filter = {{u"from"_s, u"2026-11-18"_s},
                          {u"to"_s, u"2026-11-19"_s},
                          {u"entityType"_s, u"product"_s},
                          {u"entityId"_s, u"0190a000-0000-7000-8000-000000000110"_s},
                          {u"label"_s, u"FW-0012 Wanderer Hiking Boots"_s}}});
    QTRY_COMPARE(page.count(), 10);
    testkit::shootThemes(*page.screen, u"audit-filtered"_s);
}

void AuditScreenTest::screenshotEmpty()
{
    Page page;
    page.show();
    QTRY_COMPARE(page.table()->model()->rowCount(), 0);
    testkit::shootThemes(*page.screen, u"audit-empty"_s);
}

void AuditScreenTest::screenshotFailing()
{
    Page page;
    fill(page.shop, 60);
    page.shop.audit->faults.failNext(Error{.code = ErrorCode::Unavailable, .traceId = kTrace});
    page.show();
    QTRY_VERIFY(page.screen->findChild<qt::MessageBanner*>()->isVisible());
    testkit::shootThemes(*page.screen, u"audit-failing"_s);
}

VITRINE_GUI_MAIN(AuditScreenTest)
#include "audit_screen_test.moc"
