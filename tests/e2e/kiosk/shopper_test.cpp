#include "examples/scripted_browser.hpp"
#include "storefront-kiosk/app/kiosk_program.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "tests/testkit/fault_proxy.hpp"
#include "tests/testkit/shop.hpp"
#include "tests/testkit/shop_driver.hpp"
#include "vitrine/wire/catalog.hpp"
#include "vitrine/wire/device.hpp"

#include <QLabel>
#include <QPointer>
#include <QTemporaryDir>
#include <QtTest>

#include <memory>
#include <regex>
#include <thread>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;

namespace {

constexpr int kPatience = 60'000;
constexpr int kWalkMax = 80; ///< Arrow keys to anything on a screen.
constexpr const char* kJson = "application/json";
const QString kGtin = u"4006381333931"_s;

} // namespace

/// The kiosk's real program on a real shop: one shopper after the other, each by another way.
class ShopperTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void becomesTheShopsByACode();
    void aGuestBuysByTouch();
    void aCustomerSignsInOnTheirOwnPhone();
    void whoOnlyScansBuysToo();
    void fourKeysAndEnterAreEnough();
    void sellsWhileTheNetworkIsGone();
    void followsTheConfigServer();
    void aLockedKioskSellsNothing();

private:
    void begin();
    [[nodiscard]] QWidget* seen(const QString& name) const;
    void touch(const QString& name);
    void touchPlus(int row);
    void scan(const QString& digits);
    void payByCard();
    [[nodiscard]] std::vector<wire::Order> orders();
    /// The order that came of the last purchase, once it is as said; fails without one.
    [[nodiscard]] wire::Order newOrder(const std::string& status);
    /// Arrow keys until something is said with `words` in it; then Enter.
    void walkTo(const QString& words);
    [[nodiscard]] QStringList spoken() const;
    [[nodiscard]] Shopper& shopper() { return m_program->context().shopper(); }
    [[nodiscard]] int inBasket() { return static_cast<int>(shopper().basket().itemCount()); }

    std::unique_ptr<testkit::Shop> m_shop;
    std::unique_ptr<testkit::ShopDriver> m_driver;
    std::unique_ptr<testkit::FaultProxy> m_network; ///< Between kiosk and gateway.
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<KioskProgram> m_program;
    QPointer<KioskWindow> m_window;
    std::string m_deviceId;
    std::size_t m_orders = 0; ///< Seen so far.
};

void ShopperTest::initTestCase()
{
    m_shop = std::make_unique<testkit::Shop>(
        testkit::Shop::Options{.settings = {{"log.level", "warn"},
                                            {"shop.name", "Main Street"},
                                            {"shop.kiosk.offline.allotment", "BOTTLE:5"}}});
    const auto started = m_shop->up();
    QVERIFY2(started.exitCode == 0, started.output.c_str());
    m_driver = std::make_unique<testkit::ShopDriver>(*m_shop);
    const auto gateway = m_shop->gatewayUrl();
    m_network = std::make_unique<testkit::FaultProxy>(
        static_cast<std::uint16_t>(std::stoi(gateway.substr(gateway.rfind(':') + 1))));
    wire::ProductDraft draft;
    draft.sku = "BOTTLE";
    draft.name = "Bottle";
    draft.gtins = {kGtin.toStdString()};
    draft.price = *domain::Money::create(1299, "EUR");
    const auto made =
        m_driver->administer("POST", "/api/v1/products", wire::encode(draft), kJson, 201);
    const auto id = wire::decodeProduct(made)->id;
    const wire::StockAdjustment delivery{.operationId = id, .delta = 50, .reason = "delivery"};
    (void)m_driver->administer(
        "POST", "/api/v1/inventory/" + id + "/adjust", wire::encode(delivery), kJson, 200);
    m_folder = std::make_unique<QTemporaryDir>();
    begin();
}

void ShopperTest::begin()
{
    const auto gateway = u"http://127.0.0.1:%1"_s.arg(m_network->port());
    auto program = KioskProgram::create(
        {.dataFolder = m_folder->filePath(u"kiosk"_s),
         .gateway = gateway,
         .issuer = QString::fromStdString(m_shop->gatewayUrl() + "/oauth2/default"),
         .version = u"1.0.0"_s,
         .speechFile = m_folder->filePath(u"speech.txt"_s)});
    QVERIFY2(program.ok(), program.ok() ? "" : program.error().message.c_str());
    m_program = *std::move(program);
    m_window = &m_program->window();
    m_window->resize(1080, 1920);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window));
    m_program->start();
}

void ShopperTest::cleanupTestCase()
{
    m_program.reset();
    m_network.reset();
    m_driver.reset();
    m_shop.reset();
}

void ShopperTest::init()
{
    if (!m_deviceId.empty())
        m_window->wipe(); // whatever the shopper before has left
}

QWidget* ShopperTest::seen(const QString& name) const
{
    for (auto* widget : m_window->findChildren<QWidget*>(name)) {
        if (widget->isVisible() && widget->isEnabled())
            return widget;
    }
    return nullptr;
}

void ShopperTest::touch(const QString& name)
{
    QTRY_VERIFY2_WITH_TIMEOUT(seen(name) != nullptr, qPrintable(name), kPatience);
    QTest::mouseClick(seen(name), Qt::LeftButton);
}

void ShopperTest::touchPlus(int row)
{
    const auto grid = [this] { return qobject_cast<ProductGrid*>(seen(u"productGrid"_s)); };
    QTRY_VERIFY_WITH_TIMEOUT(grid() != nullptr && grid()->model()->rowCount() > row, kPatience);
    const auto index = grid()->model()->index(row, 0);
    QTRY_VERIFY(!grid()->plusRect(index).isEmpty());
    QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {}, grid()->plusRect(index).center());
}

void ShopperTest::scan(const QString& digits)
{
    const auto press = [this](int key, const QString& text) {
        QKeyEvent down(QEvent::KeyPress, key, Qt::NoModifier, text);
        QKeyEvent up(QEvent::KeyRelease, key, Qt::NoModifier, text);
        QCoreApplication::sendEvent(m_window->windowHandle(), &down);
        QCoreApplication::sendEvent(m_window->windowHandle(), &up);
    };
    for (const QChar digit : digits)
        press(digit.unicode(), QString(digit));
    press(Qt::Key_Return, u"\r"_s);
}

void ShopperTest::payByCard()
{
    touch(u"payByCard"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(u"pickupNumber"_s) != nullptr, kPatience);
}

std::vector<wire::Order> ShopperTest::orders()
{
    const auto page = wire::decodeOrderPage(m_driver->administer(
        "GET", "/api/v1/orders?kioskId=" + m_deviceId + "&limit=200", "", kJson, 200));
    return page.ok() ? page->items : std::vector<wire::Order>();
}

wire::Order ShopperTest::newOrder(const std::string& status)
{
    const auto isThere = [&] {
        const auto known = orders();
        return known.size() == m_orders + 1 && known.front().status == status;
    };
    const bool isFound = QTest::qWaitFor(isThere, kPatience);
    const auto known = orders();
    QTest::qVerify(isFound, status.c_str(), "no such order", __FILE__, __LINE__);
    m_orders = known.size();
    return known.empty() ? wire::Order() : known.front();
}

QStringList ShopperTest::spoken() const
{
    QFile file(m_folder->filePath(u"speech.txt"_s));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

void ShopperTest::walkTo(const QString& words)
{
    // as from a keyboard: to whatever has the focus
    auto* keys = m_window->windowHandle();
    for (int i = 0; i < kWalkMax; ++i) {
        const auto before = spoken().size();
        QTest::keyClick(keys, Qt::Key_Right);
        (void)QTest::qWaitFor([&] { return spoken().size() > before; }, 1000);
        const auto said = spoken();
        if (said.size() > before && said.last().contains(words, Qt::CaseInsensitive)) {
            QTest::keyClick(keys, Qt::Key_Return);
            return;
        }
    }
    QFAIL(
        qPrintable(u"no way to \"%1\"; heard: %2"_s.arg(words, spoken().mid(-20).join(u" | "_s))));
}

void ShopperTest::becomesTheShopsByACode()
{
    const auto code = [this] {
        auto* label = qobject_cast<QLabel*>(seen(u"pairingCode"_s));
        return label != nullptr ? label->text() : QString();
    };
    QTRY_VERIFY_WITH_TIMEOUT(!code().isEmpty(), kPatience);
    const auto device = wire::decodeDevice(m_driver->administer(
        "POST",
        "/api/v1/devices",
        wire::encode(wire::DeviceDraft{.userCode = code().toStdString(), .name = "Kiosk 1"}),
        kJson,
        201));
    QVERIFY(device.ok());
    m_deviceId = device->id;
    QTRY_COMPARE_WITH_TIMEOUT(m_window->navigator().now().id, Place::Id::Attract, kPatience);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->context().shop().asOf() != Timestamp(), kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(
        m_program->context().settings().shop.name, std::string("Main Street"), kPatience);
}

void ShopperTest::aGuestBuysByTouch()
{
    touch(u"attractScreen"_s);
    touchPlus(0);
    touchPlus(0);
    touch(u"barPay"_s);
    touch(u"goOnAsGuest"_s);
    payByCard();
    testkit::shoot(*m_window, u"kiosk-e2e-guest-done"_s);
    const auto order = newOrder("PAID");
    QCOMPARE(order.total.amount(), 2 * 1299);
    QCOMPARE(order.channel, std::string("kiosk"));
    QCOMPARE(order.paymentKind, std::string("terminal"));
    QVERIFY(order.pickupNumber > 0);
    QVERIFY(!order.receiptNumber.empty());
}

void ShopperTest::aCustomerSignsInOnTheirOwnPhone()
{
    const auto made = m_shop->vitrine({"account", "create", "ada@shop.example"});
    std::smatch password;
    QVERIFY2(std::regex_search(made.output, password, std::regex("password\\s+(\\S+)")),
             made.output.c_str());
    touch(u"attractScreen"_s);
    touchPlus(0);
    touch(u"barPay"_s);
    QLabel* letters = nullptr;
    QTRY_VERIFY_WITH_TIMEOUT((letters = qobject_cast<QLabel*>(seen(u"userCode"_s))) != nullptr &&
                                 !letters->text().isEmpty(),
                             kPatience);
    const auto url =
        m_shop->gatewayUrl() + "/activate?user_code=" + letters->text().remove(u' ').toStdString();
    std::jthread phone([url, word = password[1].str()] {
        examples::ScriptedBrowser browser("ada@shop.example", word);
        (void)browser.signIn(url); // it ends on the page that says so
    });
    QTRY_VERIFY_WITH_TIMEOUT(shopper().account().has_value(), kPatience);
    testkit::shoot(*m_window, u"kiosk-e2e-signed-in"_s);
    if (seen(u"payByCard"_s) == nullptr)
        touch(u"mainAction"_s);
    payByCard();
    const auto order = newOrder("PAID");
    QVERIFY(!order.accountId.empty());
    QVERIFY(order.accountId != m_deviceId);
    QCOMPARE(order.kioskId, m_deviceId);
    m_window->wipe();
    QVERIFY(!shopper().account().has_value());
}

void ShopperTest::whoOnlyScansBuysToo()
{
    scan(kGtin);
    QTRY_COMPARE_WITH_TIMEOUT(inBasket(), 1, kPatience);
    scan(kGtin);
    QTRY_COMPARE_WITH_TIMEOUT(inBasket(), 2, kPatience);
    touch(u"barPay"_s);
    touch(u"goOnAsGuest"_s);
    touch(u"payAtCounter"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(u"pickupNumber"_s) != nullptr, kPatience);
    const auto order = newOrder("PAYMENT_PENDING");
    QCOMPARE(order.paymentKind, std::string("counter"));
    // at the counter somebody takes the money
    const wire::TillPayment cash{.tender = "cash", .amount = order.total};
    Headers headers;
    headers.add("Idempotency-Key", "till-" + order.id);
    const auto paid = m_driver->tryToAdminister(
        "POST", "/api/v1/orders/" + order.id + "/till-payments", wire::encode(cash), headers);
    QVERIFY(paid.ok());
    QVERIFY2(paid->status < 300, paid->body.c_str());
    QTRY_COMPARE_WITH_TIMEOUT(orders().front().status, std::string("PAID"), kPatience);
}

void ShopperTest::fourKeysAndEnterAreEnough()
{
    const auto tell = qScopeGuard([this] {
        if (QTest::currentTestFailed())
            qWarning("heard: %s", qPrintable(spoken().mid(-40).join(u" | "_s)));
    });
    QTest::keyClick(m_window->windowHandle(), Qt::Key_Right); // somebody has nothing but keys
    QTRY_VERIFY_WITH_TIMEOUT(shopper().isReach(), kPatience);
    walkTo(u"English"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->navigator().now().id, Place::Id::Browse, kPatience);
    walkTo(u"Bottle"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->navigator().now().id, Place::Id::Product, kPatience);
    walkTo(u"Add to basket"_s);
    QTRY_COMPARE_WITH_TIMEOUT(inBasket(), 1, kPatience);
    walkTo(u"Pay"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->navigator().now().id, Place::Id::SignIn, kPatience);
    walkTo(u"guest"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(u"payByCard"_s) != nullptr, kPatience);
    walkTo(u"card"_s);
    QTRY_VERIFY_WITH_TIMEOUT(seen(u"pickupNumber"_s) != nullptr, kPatience);
    testkit::shoot(*m_window, u"kiosk-e2e-four-keys-done"_s);
    QCOMPARE(newOrder("PAID").total.amount(), 1299);
    const auto words = spoken().join(u'\n');
    for (const auto& said : {u"Bottle"_s, u"12.99"_s, u"basket"_s})
        QVERIFY2(words.contains(said, Qt::CaseInsensitive), qPrintable(said));
}

void ShopperTest::sellsWhileTheNetworkIsGone()
{
    auto& status = m_program->context().shop();
    const auto isHeld = [this] {
        QFile file(m_folder->filePath(u"kiosk/allotment.json"_s));
        return file.open(QIODevice::ReadOnly) && file.readAll().contains("\"held\"");
    };
    QTRY_VERIFY_WITH_TIMEOUT(isHeld(), kPatience);
    m_network->always({.kind = testkit::Fault::Kind::ResetOnConnect});
    m_network->closeConnections();
    m_program->shop().link().look();
    QTRY_VERIFY_WITH_TIMEOUT(status.isOffline(), kPatience);
    touch(u"attractScreen"_s);
    touchPlus(0);
    QVERIFY(seen(u"offlineSign"_s) != nullptr);
    touch(u"barPay"_s);
    if (seen(u"goOnAsGuest"_s) != nullptr)
        touch(u"goOnAsGuest"_s);
    payByCard();
    testkit::shoot(*m_window, u"kiosk-e2e-offline-done"_s);
    QCOMPARE(orders().size(), m_orders); // the shop knows nothing of it

    m_network->always({});
    m_program->shop().link().look();
    const auto order = newOrder("PAID");
    QVERIFY(order.soldOffline);
    QVERIFY(!order.leaseId.empty());
    QCOMPARE(order.total.amount(), 1299);
    QTRY_VERIFY_WITH_TIMEOUT(!status.isOffline(), kPatience);
}

void ShopperTest::followsTheConfigServer()
{
    QFile file(QString::fromStdString((m_shop->data() / "config" / "kiosk.yml").string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("kiosk:\n  idle-seconds: 77\n  done-seconds: never\n");
    file.close();
    const auto before = m_program->context().settings().times.done;
    QTRY_VERIFY_WITH_TIMEOUT((m_program->shop().settings().sync(),
                              m_program->context().settings().times.idle.count() == 77),
                             kPatience);
    QCOMPARE(m_program->context().settings().times.done.count(), before.count());
    QCOMPARE(m_program->shop().settings().faults().size(), 1); // named for staff
}

void ShopperTest::aLockedKioskSellsNothing()
{
    (void)m_driver->administer("POST", "/api/v1/devices/" + m_deviceId + "/lock", "", kJson, 200);
    m_program->shop().reporter().report();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_program->context().shop().device(), ShopStatus::Device::Locked, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->navigator().now().id, Place::Id::Pairing, kPatience);
    (void)m_driver->administer("POST", "/api/v1/devices/" + m_deviceId + "/unlock", "", kJson, 200);
    m_program->shop().reporter().report();
    QTRY_COMPARE_WITH_TIMEOUT(
        m_program->context().shop().device(), ShopStatus::Device::Active, kPatience);
    const auto books = m_shop->vitrine({"books", "check", "--settled-for", "0"});
    QVERIFY2(books.exitCode == 0, books.output.c_str());
}

VITRINE_GUI_MAIN(ShopperTest)
#include "shopper_test.moc"
