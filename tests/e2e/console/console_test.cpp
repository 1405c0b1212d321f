#include "admin-console/app/console.hpp"
#include "admin-console/app/main_window.hpp"
#include "admin-console/app/sign_in_view.hpp"
#include "admin-console/parts/figure_tile.hpp"
#include "admin-console/screens/imports/import_screen.hpp"
#include "admin-console/screens/kiosks/kiosks_screen.hpp"
#include "admin-console/screens/orders/order_presenter.hpp"
#include "admin-console/screens/orders/orders_screen.hpp"
#include "admin-console/screens/products/conflict_dialog.hpp"
#include "admin-console/screens/products/product_screen.hpp"
#include "admin-console/screens/reports/reports_screen.hpp"
#include "admin-console/screens/traces/trace_presenter.hpp"
#include "admin-console/screens/traces/traces_screen.hpp"
#include "tests/e2e/console/console_shop.hpp"
#include "tests/e2e/console/shop_kiosk.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"

#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTableView>
#include <QtTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::console;

namespace {

constexpr int kPatience = 30'000;
constexpr int kTries = 3'000; ///< For conditions that wait themselves: one try for every 50 ms.

QByteArray picture()
{
    QImage image(640, 480, QImage::Format_RGB32);
    image.fill(QColor(u"#0F6B66"_s));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString quoted(QString cell)
{
    return u'"' + cell.replace(u'"', u"\"\""_s) + u'"';
}

/// 101 outdoor products where a checkout of that catalogue lies beside the source, else as many
/// made up.
QByteArray catalogueCsv()
{
    auto folder = qEnvironmentVariable("VITRINE_OUTDOOR_CATALOG");
    if (folder.isEmpty())
        folder = qEnvironmentVariable("VITRINE_SOURCE") + u"/../shared/data/outdoor-catalog"_s;
    QStringList lines{u"Article number,Product name,Brand,Description,Price,Currency"_s};
    QFile file(folder + u"/catalog.json"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const auto& value : QJsonDocument::fromJson(file.readAll()).array()) {
            const auto entry = value.toObject();
            lines << QStringList{u"OUT-"_s + QString::number(entry[u"Id"_s].toInt()),
                                 quoted(entry[u"Name"_s].toString()),
                                 quoted(entry[u"Brand"_s].toString()),
                                 quoted(entry[u"Description"_s].toString()),
                                 QString::number(entry[u"Price"_s].toDouble(), 'f', 2),
                                 u"EUR"_s}
                         .join(u',');
        }
    } else {
        for (int i = 1; i <= 101; ++i)
            lines << u"OUT-%1,Item %1,Nordfell,\"Made for rain, and wind\",%2.95,EUR"_s.arg(i).arg(
                10 + i);
    }
    return lines.join(u'\n').toUtf8();
}

} // namespace

/// The console's real windows on a real shop: each function goes on where the one before ended.
class ConsoleTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void signsInThroughTheBrowser();
    void createsAProductWithAPicture();
    void choosesBetweenTwoPrices();
    void importsACatalogueAndTakesItBack();
    void refundsOneUnitOfALine();
    void filtersByStock();
    void showsTheTraceOfTheOrder();
    void tellsOfTheWorkInTheAudit();
    void pairsAKiosk();
    void takesAKiosksMoneyAtTheCounter();
    void locksAKioskOut();
    void addsUpWhatWasSold();
    void showsAServiceThatHangs();
    void everyPageOpens();

private:
    template <typename T> T& page()
    {
        auto* screen = qobject_cast<T*>(m_window->router()->current());
        if (screen == nullptr)
            qFatal("another page is shown");
        return *screen;
    }
    template <typename T> T* find(const char* name)
    {
        return m_window->router()->current()->findChild<T*>(QString::fromLatin1(name));
    }
    void go(const QString& route) { m_window->go(Route::parse(route)); }
    void trigger(const char* id);
    void type(const char* field, const QString& text);

    std::unique_ptr<testkit::ConsoleShop> m_shop;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Preferences> m_preferences;
    ScreenRegistry m_registry;
    std::unique_ptr<Console> m_console;
    QPointer<MainWindow> m_window;
    std::string m_productId;
    std::string m_orderId;
    std::unique_ptr<testkit::ShopKiosk> m_kiosk;
    std::string m_deviceId;
};

void ConsoleTest::initTestCase()
{
    m_shop = std::make_unique<testkit::ConsoleShop>();
    m_folder = std::make_unique<QTemporaryDir>();
    m_preferences = std::make_unique<Preferences>(m_folder->filePath(u"console.ini"_s));
    registerAllScreens(m_registry);
    const Profile shop{.id = u"e2e"_s,
                       .name = u"Main Street"_s,
                       .gateway = QString::fromStdString(m_shop->gatewayUrl())};
    m_console =
        std::make_unique<Console>(*m_preferences, m_registry, Console::Options{.profile = shop});
    m_window = m_console->openWindow();
    m_window->resize(1360, 860);
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
}

void ConsoleTest::cleanupTestCase()
{
    m_console.reset();
    m_kiosk.reset();
    m_shop.reset();
}

void ConsoleTest::trigger(const char* id)
{
    for (QAction* action : m_window->router()->current()->commands()) {
        if (action->objectName() == QLatin1String(id)) {
            QTRY_VERIFY2_WITH_TIMEOUT(action->isEnabled(), id, kPatience);
            action->trigger();
            return;
        }
    }
    QFAIL(id);
}

void ConsoleTest::type(const char* field, const QString& text)
{
    auto* line = find<QLineEdit>(field);
    QVERIFY2(line != nullptr, field);
    line->selectAll();
    QTest::keyClicks(line, text);
}

void ConsoleTest::signsInThroughTheBrowser()
{
    ShopSession& session = *m_window->session();
    session.setUrlOpener([this](const QString& url) {
        m_shop->signInWithBrowser(url.toStdString());
        return true;
    });
    QTRY_COMPARE_WITH_TIMEOUT(session.phase(), ShopSession::Phase::SignedOut, kPatience);
    testkit::shoot(*m_window, u"window-signed-out"_s);
    auto* signIn = m_window->signInView()->findChild<QPushButton*>(u"signInPrimary"_s);
    QTest::mouseClick(signIn, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(session.phase(), ShopSession::Phase::SignedIn, kPatience);
    const Outcome browser = m_shop->browserOutcome();
    QVERIFY2(browser.ok(), browser.ok() ? "" : browser.error().message.c_str());
    QCOMPARE(session.user()->email, m_shop->adminEmail());
    QVERIFY(m_window->router() != nullptr);
}

void ConsoleTest::createsAProductWithAPicture()
{
    go(u"products/new"_s);
    QTRY_VERIFY(page<ProductScreen>().editor().isOpen());
    type("productName", u"Wanderer Hiking Boots"_s);
    type("productSku", u"E2E-0001"_s);
    type("productPrice", u"109.99"_s);
    QFile file(m_folder->filePath(u"boots.png"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(picture());
    file.close();
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file.fileName())});
    auto* pictures = find<QListWidget>("imageList");
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(pictures->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(pictures->viewport(), &drop);
    QTRY_COMPARE(page<ProductScreen>().editor().uploads().size(), std::size_t(1));
    trigger("products.save");
    QTRY_VERIFY_WITH_TIMEOUT(!page<ProductScreen>().hasUnsavedChanges() &&
                                 !page<ProductScreen>().editor().product().images.empty(),
                             kPatience);

    const auto product = m_shop->productBySku("E2E-0001"); // as a kiosk asks
    QVERIFY(product.has_value());
    QCOMPARE(product->price.amount(), 10'999);
    QCOMPARE(product->images.size(), std::size_t(1));
    QVERIFY(m_shop->imageBytes(product->images[0].hash) > 100);
    m_productId = product->id;
    testkit::shoot(*m_window, u"window-product"_s);
}

void ConsoleTest::choosesBetweenTwoPrices()
{
    QVERIFY(!m_productId.empty());
    auto* price = find<qt::MoneyEdit>("productPrice");
    price->setFocus();
    price->selectAll();
    QTest::keyClicks(price, u"99.99"_s);
    QVERIFY(page<ProductScreen>().hasUnsavedChanges());
    m_shop->changePrice("E2E-0001", 10'499);
    trigger("products.save");
    QTRY_VERIFY_WITH_TIMEOUT(find<ConflictDialog>("conflictDialog") != nullptr, kPatience);
    auto* dialog = find<ConflictDialog>("conflictDialog");
    QTRY_VERIFY(dialog->isVisible());
    testkit::shoot(*dialog, u"window-conflict"_s);
    QVERIFY(!dialog->saveButton()->isEnabled());
    dialog->findChild<QRadioButton*>(u"mine0"_s)->click();
    dialog->saveButton()->click();
    QTRY_VERIFY_WITH_TIMEOUT(!page<ProductScreen>().hasUnsavedChanges(), kPatience);
    QCOMPARE(m_shop->productBySku("E2E-0001")->price.amount(), 9'999);
}

void ConsoleTest::importsACatalogueAndTakesItBack()
{
    const auto before = m_shop->productCount();
    QFile file(m_folder->filePath(u"outdoor.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(catalogueCsv());
    file.close();
    go(u"imports"_s);
    ImportPresenter& import = page<ImportScreen>().presenter();
    import.openFile(file.fileName());
    QTRY_COMPARE_WITH_TIMEOUT(import.stage(), ImportPresenter::Stage::Map, kPatience);
    QVERIFY2(import.mappingProblem().isEmpty(), qPrintable(import.mappingProblem()));
    trigger("imports.next");
    QTRY_VERIFY_WITH_TIMEOUT(import.stage() == ImportPresenter::Stage::Check && !import.isBusy(),
                             kPatience);
    QCOMPARE(m_shop->productCount(), before); // a rehearsal
    testkit::shoot(*m_window, u"window-import-preview"_s);
    trigger("imports.next");
    QTRY_COMPARE_WITH_TIMEOUT(import.stage(), ImportPresenter::Stage::Done, kPatience);
    QCOMPARE(m_shop->productCount(), before + 101);
    trigger("imports.undo");
    QTRY_VERIFY_WITH_TIMEOUT(import.isUndone(), kPatience);
    QCOMPARE(m_shop->productCount(), before);
}

void ConsoleTest::refundsOneUnitOfALine()
{
    QVERIFY(!m_productId.empty());
    m_shop->putOnStock(m_productId, 5);
    const auto sold = m_shop->sell(m_productId, 2);
    m_orderId = sold.id;
    go(u"orders/"_s + QString::fromStdString(sold.id));
    QTRY_VERIFY_WITH_TIMEOUT(page<OrdersScreen>().orderPresenter().order().has_value(), kPatience);
    trigger("orders.refund");
    QTRY_VERIFY(m_window->findChild<QWidget*>(u"refundDialog"_s) != nullptr);
    auto* dialog = m_window->findChild<QWidget*>(u"refundDialog"_s);
    auto* units = dialog->findChildren<QSpinBox*>().first();
    units->setValue(1);
    dialog->findChild<QComboBox*>(u"refundReason"_s)->setEditText(u"damaged"_s);
    auto* submit = dialog->findChild<QPushButton*>(u"refundSubmit"_s);
    QTRY_VERIFY(submit->isEnabled());
    QVERIFY2(submit->text().contains(u"99.99"_s), qPrintable(submit->text()));
    testkit::shoot(*dialog, u"window-refund"_s);
    QTest::mouseClick(submit, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->order(sold.id).refunded.amount(), 9'999, kPatience);
    const auto order = m_shop->order(sold.id);
    QCOMPARE(order.lines[0].refundedQuantity, std::int64_t(1));
    QCOMPARE(order.status, std::string("PAID"));
    QTRY_COMPARE_WITH_TIMEOUT(
        page<OrdersScreen>().orderPresenter().order()->refunded.amount(), 9'999, kPatience);
    testkit::shoot(*m_window, u"window-order"_s);
    const auto books = m_shop->checkBooks();
    QVERIFY2(books.exitCode == 0, books.output.c_str());
}

void ConsoleTest::filtersByStock()
{
    const auto skus = [this](const char* stock) {
        go(u"products?stock="_s + QString::fromLatin1(stock));
        page<ProductScreen>().refresh();
        QTest::qWait(300);
        auto* table = find<QTableView>("productTable");
        QString all;
        for (int row = 0; table != nullptr && row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                all += table->model()->index(row, column).data().toString() + u'\n';
        return all;
    };
    // The catalog hears of the stock a moment later.
    QTRY_VERIFY_WITH_TIMEOUT(skus("in").contains(u"E2E-0001"_s), kTries);
    QTRY_VERIFY_WITH_TIMEOUT(!skus("out").contains(u"E2E-0001"_s), kTries);
    go(u"orders/"_s + QString::fromStdString(m_orderId));
    QTRY_VERIFY_WITH_TIMEOUT(page<OrdersScreen>().orderPresenter().order().has_value(), kPatience);
}

void ConsoleTest::showsTheTraceOfTheOrder()
{
    QVERIFY(!m_orderId.empty());
    trigger("orders.trace");
    QTRY_VERIFY(qobject_cast<TracesScreen*>(m_window->router()->current()) != nullptr);
    const auto services = [this] {
        std::set<std::string> names;
        for (const auto& service : page<TracesScreen>().presenter().tree().services)
            names.insert(service.name);
        return names;
    };
    // Spans arrive behind the order; the page can be asked again.
    const std::set<std::string> expected{"gateway", "order", "catalog", "inventory", "payment"};
    const auto isWhole = [&] {
        page<TracesScreen>().refresh();
        QTest::qWait(200);
        const auto found = services();
        return std::includes(found.begin(), found.end(), expected.begin(), expected.end());
    };
    QTRY_VERIFY_WITH_TIMEOUT(isWhole(), kPatience);
    testkit::shoot(*m_window, u"window-trace"_s);
}

void ConsoleTest::tellsOfTheWorkInTheAudit()
{
    go(u"audit"_s);
    auto* table = find<QTableView>("auditTable");
    QVERIFY(table != nullptr);
    const auto texts = [table] {
        QString all;
        for (int row = 0; row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                all += table->model()->index(row, column).data().toString() + u'\n';
        return all;
    };
    QTRY_VERIFY_WITH_TIMEOUT(
        texts().contains(QString::fromStdString(m_shop->order(m_orderId).number)), kPatience);
    testkit::shoot(*m_window, u"window-audit"_s);
    go(u"audit?entityType=product&entityId="_s + QString::fromStdString(m_productId));
    QTRY_VERIFY_WITH_TIMEOUT(texts().contains(u"E2E-0001"_s) && !texts().contains(u"OUT-"_s),
                             kPatience);
}

void ConsoleTest::pairsAKiosk()
{
    m_kiosk = std::make_unique<testkit::ShopKiosk>(m_shop->gatewayUrl());
    const QString code = QString::fromStdString(m_kiosk->showCode());
    go(u"kiosks"_s);
    trigger("kiosks.pair");
    QTRY_VERIFY(m_window->findChild<QDialog*>(u"pairDialog"_s) != nullptr);
    QPointer<QDialog> dialog = m_window->findChild<QDialog*>(u"pairDialog"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"kioskCode"_s), code.toLower().remove(u'-'));
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"kioskName"_s), u"Entrance"_s);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(u"kioskPlace"_s), u"Ground floor"_s);
    testkit::shoot(*dialog, u"window-pairing"_s);
    dialog->findChild<QPushButton*>(u"kioskSubmit"_s)->click();
    QTRY_VERIFY_WITH_TIMEOUT(dialog == nullptr || !dialog->isVisible(), kPatience);
    m_kiosk->comeIn();
    KiosksScreen& kiosks = page<KiosksScreen>();
    const auto isListed = [&kiosks] {
        kiosks.refresh();
        QTest::qWait(200);
        return kiosks.list().model().itemAt(0) != nullptr;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isListed(), kTries);
    m_deviceId = kiosks.list().model().itemAt(0)->id;
    go(u"kiosks/"_s + QString::fromStdString(m_deviceId));
    const auto isKnown = [&kiosks] {
        kiosks.refresh();
        QTest::qWait(200);
        const auto& kiosk = kiosks.kiosk().kiosk();
        return kiosk && kiosk->state == "ACTIVE" && kiosk->health == "OK";
    };
    QTRY_VERIFY_WITH_TIMEOUT(isKnown(), kTries);
    const wire::Device device = *kiosks.kiosk().kiosk();
    QCOMPARE(device.name, std::string("Entrance"));
    QCOMPARE(device.report.queueLength, std::int64_t(2));
    testkit::shoot(*m_window, u"window-kiosk"_s);
}

void ConsoleTest::takesAKiosksMoneyAtTheCounter()
{
    QVERIFY(m_kiosk != nullptr && !m_deviceId.empty());
    const auto sold = m_kiosk->sell(m_productId, 1);
    QVERIFY2(sold.ok(), sold.ok() ? "" : sold.error().message.c_str());
    QCOMPARE(sold->status, std::string("PAYMENT_PENDING"));
    go(u"orders/"_s + QString::fromStdString(sold->id));
    QTRY_VERIFY_WITH_TIMEOUT(page<OrdersScreen>().orderPresenter().order().has_value(), kPatience);
    QCOMPARE(page<OrdersScreen>().orderPresenter().order()->kioskId, m_deviceId);
    trigger("orders.takePayment");
    QTRY_VERIFY(m_window->findChild<QDialog*>(u"tillDialog"_s) != nullptr);
    QPointer<QDialog> dialog = m_window->findChild<QDialog*>(u"tillDialog"_s);
    auto* received = dialog->findChild<QLineEdit*>(u"tillReceived"_s);
    received->setFocus();
    QTest::keyClicks(received, u"200"_s);
    testkit::shoot(*dialog, u"window-till"_s);
    dialog->findChild<QPushButton*>(u"tillSubmit"_s)->click();
    QTRY_COMPARE_WITH_TIMEOUT(m_shop->order(sold->id).status, std::string("PAID"), kPatience);
    const auto paid = m_shop->order(sold->id);
    QVERIFY(paid.tender.has_value());
    QCOMPARE(paid.tender->kind, std::string("cash"));
    QTRY_COMPARE_WITH_TIMEOUT(
        page<OrdersScreen>().orderPresenter().order()->status, std::string("PAID"), kPatience);
    testkit::shoot(*m_window, u"window-counter-order"_s);
    const auto books = m_shop->checkBooks();
    QVERIFY2(books.exitCode == 0, books.output.c_str());
}

void ConsoleTest::locksAKioskOut()
{
    QVERIFY(m_kiosk != nullptr && !m_deviceId.empty());
    go(u"kiosks/"_s + QString::fromStdString(m_deviceId));
    QTRY_VERIFY_WITH_TIMEOUT(page<KiosksScreen>().kiosk().kiosk().has_value(), kPatience);
    const auto answer = [this](const QString& verb) {
        auto* question = m_window->findChild<QMessageBox*>(u"confirmDialog"_s);
        for (QAbstractButton* button :
             question != nullptr ? question->buttons() : QList<QAbstractButton*>{}) {
            if (button->text().remove(u'&') == verb) {
                button->click();
                return true;
            }
        }
        return false;
    };
    trigger("kiosks.lock");
    QTRY_VERIFY(answer(u"Lock"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        page<KiosksScreen>().kiosk().kiosk()->state, std::string("LOCKED"), kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_kiosk->isLetIn(), kPatience);
    trigger("kiosks.unpair");
    QTRY_VERIFY(answer(u"Unpair"_s));
    QTRY_COMPARE_WITH_TIMEOUT(
        page<KiosksScreen>().kiosk().kiosk()->state, std::string("REVOKED"), kPatience);
}

void ConsoleTest::addsUpWhatWasSold()
{
    QCOMPARE(m_window->session()->shop().currency, std::string("EUR"));
    go(u"reports"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page<ReportsScreen>().presenter().report().has_value(), kPatience);
    const wire::SalesReport& report = *page<ReportsScreen>().presenter().report();
    QVERIFY(report.totals.orders >= 2);
    const auto cash = std::find_if(report.byTender.begin(),
                                   report.byTender.end(),
                                   [](const wire::TenderFigures& t) { return t.tender == "cash"; });
    QVERIFY(cash != report.byTender.end());
    QVERIFY(cash->revenue.amount() >= 9'999);
    testkit::shoot(*m_window, u"window-reports"_s);
    const wire::Order order = m_shop->order(m_orderId);
    go(u"customers/"_s + QString::fromStdString(order.accountId));
    QTRY_VERIFY(find<FigureTile>("customerSpent") != nullptr);
    const domain::Money spent(order.total.amount() - order.refunded.amount(),
                              order.total.currency());
    QTRY_COMPARE_WITH_TIMEOUT(
        find<FigureTile>("customerSpent")->value(), qt::formatMoney(spent), kPatience);
    QCOMPARE(find<FigureTile>("customerOrders")->value(), u"1"_s);
}

void ConsoleTest::showsAServiceThatHangs()
{
    go(u"system"_s);
    auto* table = find<QTableView>("instanceTable");
    QVERIFY(table != nullptr);
    const auto health = [table](const QString& service) {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            if (table->model()->index(row, 0).data().toString() == service)
                return table->model()->index(row, 2).data().toString();
        }
        return QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(health(u"payment"_s), u"up"_s, kPatience);
    m_shop->freeze("payment", true);
    QElapsedTimer since;
    since.start();
    QTRY_VERIFY_WITH_TIMEOUT(health(u"payment"_s) != u"up"_s, 15'000);
    qInfo("shown after %lld ms", static_cast<long long>(since.elapsed()));
    testkit::shoot(*m_window, u"window-system"_s);
    m_shop->freeze("payment", false);
    QTRY_COMPARE_WITH_TIMEOUT(health(u"payment"_s), u"up"_s, kPatience);
}

void ConsoleTest::everyPageOpens()
{
    for (const auto& info : m_registry.entries()) {
        go(info.page);
        QTRY_VERIFY2(m_window->router()->route().page == info.page, qPrintable(info.page));
        QTest::qWait(300); // what it loads, so that the picture shows it
        testkit::shoot(*m_window, u"window-page-"_s + info.page);
    }
}

VITRINE_GUI_MAIN(ConsoleTest)
#include "console_test.moc"
