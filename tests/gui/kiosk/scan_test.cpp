#include "sample_shelf.hpp"
#include "shopping_tests.hpp"
#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/scanner/keyboard_wedge.hpp"
#include "storefront-kiosk/screens/scan/scan_router.hpp"
#include "storefront-kiosk/shelf_view/notice.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

constexpr auto kBootsCode = "4006381333931";

/// A window with the scanner's keys, the way they come.
struct Till
{
    explicit Till(FakeKiosk& kiosk_, Place::Id place = Place::Id::Browse)
        : kiosk(kiosk_)
        , router(new ScanRouter(kiosk.context, &window))
        , wedge({}, nullptr, [this](const QKeyEvent&) { return now; })
    {
        QObject::connect(&wedge, &KeyboardWedge::scanned, router, &ScanRouter::read);
        QObject::connect(router, &ScanRouter::goTo, router, [this](const Place& to) {
            went.push_back(to);
            router->setPlace(to);
        });
        router->setPlace({.id = place});
        window.resize(kPortrait);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            throw std::runtime_error("the window does not show");
    }
    void scan(const QString& code)
    {
        const auto press = [this](int key, const QString& text) {
            now += 5ms;
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, text);
                QCoreApplication::sendEvent(window.windowHandle(), &event);
            }
        };
        for (const QChar sign : code)
            press(sign.toUpper().unicode(), QString(sign));
        press(Qt::Key_Return, u"\r"_s);
        settle();
    }
    void settle()
    {
        QCoreApplication::processEvents(); // the wedge tells of it later
        askNow(kiosk.shelf, [](LocalCatalog& shelf) { return shelf.status(); });
        QCoreApplication::processEvents();
    }
    [[nodiscard]] MessageCard& card() { return router->notice().card(); }
    [[nodiscard]] std::int64_t inBasket(int number)
    {
        return kiosk.shopper.basket().quantityOf(productId(number));
    }

    FakeKiosk& kiosk;
    QWidget window;
    ScanRouter* router;
    WedgeRecogniser::Time now{100'000};
    KeyboardWedge wedge;
    std::vector<Place> went;
};

KioskSettings withLabels()
{
    auto settings = FakeKiosk::shopSettings();
    // 20: five digits of the item, five of the weight in grams
    settings.labels = {{.number = {.prefix = "20",
                                   .itemDigits = 5,
                                   .decimals = 3,
                                   .value = domain::InternalNumberRule::Value::Weight},
                        .checkInner = false}};
    return settings;
}

} // namespace

void ScanTest::putsWhatIsScannedIntoTheBasketAndTakesItBack()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Till till(kiosk);
    till.scan(QString::fromLatin1(kBootsCode));
    QCOMPARE(till.inBasket(1), 1);
    QVERIFY(till.router->notice().isShown());
    QCOMPARE(till.card().title(), u"Wanderer Hiking Boots"_s);
    QVERIFY(till.card().text().contains(qt::formatMoney(euros(10999), language().locale())));
    till.scan(QString::fromLatin1(kBootsCode));
    QCOMPARE(till.inBasket(1), 2);
    testing::tap(till.window, "messageAction");
    QCOMPARE(till.inBasket(1), 1); // the last one only
    QVERIFY(!till.router->notice().isShown());
    till.scan(u"SKU-9"_s); // the shop's own code of an article
    QCOMPARE(till.inBasket(9), 1);
    must(kiosk.shopper.setQuantity(productId(9), 0));
    testing::tap(till.window, "messageAction"); // it is out already
    QCOMPARE(till.inBasket(9), 0);
    QVERIFY(till.went.empty());
}

void ScanTest::beginsTheShoppingFromTheAttractScreen()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Till till(kiosk, Place::Id::Attract);
    till.scan(QString::fromLatin1(kBootsCode));
    QCOMPARE(till.went.size(), std::size_t(1));
    QCOMPARE(till.went.front().id, Place::Id::Browse);
    QCOMPARE(till.inBasket(1), 1);
}

void ScanTest::showsWhatIsOutOfStock()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Till till(kiosk);
    till.scan(u"SKU-4"_s);
    QCOMPARE(till.inBasket(4), 0);
    QCOMPARE(till.went.back(),
             (Place{.id = Place::Id::Product, .productId = qt::toText(productId(4))}));
    QCOMPARE(till.card().title(), u"Sorry, this is out of stock."_s);
}

void ScanTest::explainsWhatCannotBeTaken_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("says");
    QTest::newRow("misread") << u"4006381333932"_s << u"That could not be read"_s;
    QTest::newRow("unknown") << u"4006381333948"_s << u"We do not know this barcode"_s;
    QTest::newRow("voucher") << u"VOUCHER-77"_s << u"We do not know this barcode"_s;
    QTest::newRow("weighed") << u"2000117012345"_s << u"Wanderer Hiking Boots"_s;
}

void ScanTest::explainsWhatCannotBeTaken()
{
    QFETCH(QString, code);
    QFETCH(QString, says);
    FakeKiosk kiosk({.settings = withLabels()});
    fillShelf(kiosk);
    Till till(kiosk);
    if (code.startsWith(u"2000117"_s)) { // with its check digit
        int sum = 0;
        for (int i = 0; i < 12; ++i)
            sum += code[i].digitValue() * (i % 2 == 0 ? 1 : 3);
        code = code.left(12) + QString::number((10 - sum % 10) % 10);
    }
    till.scan(code);
    QCOMPARE(till.card().title(), says);
    QVERIFY(!till.card().text().isEmpty());
    QVERIFY(kiosk.shopper.basket().isEmpty());
}

void ScanTest::takesNothingWhileSomebodyPays()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    for (const auto place : {Place::Id::Pay, Place::Id::SignIn, Place::Id::Done}) {
        Till till(kiosk, place);
        till.scan(QString::fromLatin1(kBootsCode));
        QVERIFY(kiosk.shopper.basket().isEmpty());
        QCOMPARE(till.router->notice().isShown(), place != Place::Id::Done);
    }
}

void ScanTest::putsNothingIntoTheNextShoppersBasket()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Till till(kiosk);
    till.router->read(QString::fromLatin1(kBootsCode));
    till.router->wipe(); // before the shelf has answered
    kiosk.shopper.wipe();
    till.settle();
    QVERIFY(kiosk.shopper.basket().isEmpty());
    till.scan(QString::fromLatin1(kBootsCode));
    till.router->wipe();
    QVERIFY(!textsIn(till.window).contains(u"Wanderer"_s));
}

void ScanTest::screenshots()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    const German german;
    Till till(kiosk);
    till.scan(QString::fromLatin1(kBootsCode));
    shootKiosk(till.window, u"scan-added-portrait-de"_s);
    till.scan(u"4006381333948"_s);
    shootKiosk(till.window, u"scan-unknown-portrait-de"_s);
}
