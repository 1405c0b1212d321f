#include "sample_shelf.hpp"
#include "shopping_tests.hpp"
#include "shown_screen.hpp"
#include "storefront-kiosk/parts/quantity_stepper.hpp"
#include "storefront-kiosk/screens/product/picture_pager.hpp"
#include "storefront-kiosk/screens/product/product_page.hpp"
#include "storefront-kiosk/screens/product/product_screen.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

constexpr QSize kSheetPortrait{1080, 1500};
constexpr QSize kSheetLandscape{1400, 740};

struct Shown : ShownScreen<ProductScreen>
{
    explicit Shown(FakeKiosk& kiosk_, int number = 1)
        : Shown(kiosk_, number, kSheetPortrait, {})
    {
    }
    Shown(FakeKiosk& kiosk_, int number, QSize size, Layout layout)
        : ShownScreen(kiosk_,
                      {.id = Place::Id::Product, .productId = qt::toText(productId(number))},
                      size,
                      layout)
    {
    }
    [[nodiscard]] QStringList companions() { return namesIn(*screen.page().companions().model()); }
    [[nodiscard]] qint64 quantity() { return screen.findChild<QuantityStepper*>()->quantity(); }
};

QString money(std::int64_t cents)
{
    return qt::formatMoney(euros(cents), language().locale());
}

} // namespace

void ProductScreenTest::showsAllThatIsKnown()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    QCOMPARE(shown.screen.title(), u"Wanderer Hiking Boots"_s);
    QCOMPARE(shown.text(u"productName"_s), u"Wanderer Hiking Boots"_s);
    QCOMPARE(shown.text(u"productBrand"_s), u"Bergfex"_s);
    QCOMPARE(shown.text(u"productPrice"_s), money(10999));
    QCOMPARE(shown.text(u"productTax"_s), u"incl. 19\u00A0% tax"_s);
    QCOMPARE(shown.text(u"productStock"_s), u"In stock"_s);
    QVERIFY(shown.text(u"productDescription"_s).startsWith(u"A boot for long days"_s));
    QStringList specifications;
    for (const auto* label : shown.screen.findChildren<QLabel*>(u"specification"_s))
        specifications << label->accessibleName();
    QCOMPARE(specifications,
             (QStringList{u"Upper: Nubuck leather"_s, u"Weight: 1,280 g"_s, u"Sizes: 36 to 48"_s}));
    QCOMPARE(shown.screen.chrome().mainAction, u"Add to basket"_s);
    QVERIFY(shown.screen.chrome().isMainEnabled);
}

void ProductScreenTest::showsPricesWithoutTaxForBusinessStores()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    auto settings = kiosk.settings.now();
    settings.showNetPrices = true;
    kiosk.settings.set(settings);
    QCOMPARE(shown.text(u"productPrice"_s), money(9243)); // 109.99 / 1.19
    QCOMPARE(shown.text(u"productTax"_s), u"plus 19\u00A0% tax"_s);
    settings.pricing.taxRates["standard"] = 77'000;
    settings.pricing.pricesIncludeTax = false;
    kiosk.settings.set(settings);
    QCOMPARE(shown.text(u"productPrice"_s), money(10999)); // the shop's are without anyway
    QCOMPARE(shown.text(u"productTax"_s), u"plus 7.7\u00A0% tax"_s);
}

void ProductScreenTest::putsAsManyIntoTheBasketAsAreWanted()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    QSignalSpy back(&shown.screen, &Screen::goBack);
    shown.touch(u"more"_s);
    shown.touch(u"more"_s);
    QCOMPARE(shown.quantity(), 3);
    shown.screen.act();
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(1)), 3);
    QCOMPARE(QString::fromStdString(kiosk.shopper.basket().lines().front().gtin),
             u"04006381333931"_s);
    QCOMPARE(back.count(), 1); // on with the shopping
    shown.screen.enter({.id = Place::Id::Product, .productId = qt::toText(productId(2))});
    shown.settle();
    QCOMPARE(shown.quantity(), 1); // each product begins with one
}

void ProductScreenTest::offersNoMoreThanThereAre()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk, 5);
    QCOMPARE(shown.text(u"productStock"_s), u"3 left"_s);
    for (int i = 0; i < 2; ++i)
        shown.touch(u"more"_s);
    QCOMPARE(shown.quantity(), 3);
    QVERIFY(!shown.button(u"more"_s)->isEnabled());
    must(kiosk.shopper.add(lineOf(5, "Ridge Rain Jacket", 6349, 2))); // by a scan meanwhile
    QCOMPARE(shown.quantity(), 1);
    QCOMPARE(shown.text(u"productInBasket"_s), u"2 in your basket"_s);
    shown.screen.act();
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(5)), 3);
    QVERIFY(!shown.screen.chrome().isMainEnabled);
    shown.screen.act(); // as if the button had not yet followed
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(5)), 3);

    Shown none(kiosk, 4);
    QCOMPARE(none.text(u"productStock"_s), u"Out of stock"_s);
    QVERIFY(!none.screen.chrome().isMainEnabled);
    QVERIFY(none.button(u"more"_s) == nullptr || !none.button(u"more"_s)->isVisible());
}

void ProductScreenTest::namesWhatGoesWithIt()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    QCOMPARE(shown.text(u"companionsTitle"_s), u"Goes well with it"_s);
    QCOMPARE(shown.companions(), (QStringList{u"Merino Socks"_s, u"Leather Care Wax"_s}));
    Q_EMIT shown.screen.page().companions().opened(qt::toText(productId(7)));
    QCOMPARE(shown.went.back().productId, qt::toText(productId(7)));
    shown.settle();
    // the shop names nothing for these: from the same shelf, in stock, its own brand first
    QCOMPARE(shown.text(u"companionsTitle"_s), u"You may also like"_s);
    QCOMPARE(shown.companions().size(), int(ProductPresenter::kCompanionsMax));
    QVERIFY(!shown.companions().contains(u"Merino Socks"_s));
    Q_EMIT shown.screen.page().companions().plusTouched(qt::toText(productId(9)));
    shown.settle();
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(9)), 1);
}

void ProductScreenTest::turnsPicturesByAFinger()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    auto& pager = shown.screen.pager();
    const auto swipe = [&](int from, int to, int across = 0) {
        const auto send = [&](QEvent::Type type, QPoint at, quint64 time) {
            const bool isUp = type == QEvent::MouseButtonRelease;
            QMouseEvent event(type,
                              at,
                              pager.mapToGlobal(at),
                              type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                              isUp ? Qt::NoButton : Qt::LeftButton,
                              Qt::NoModifier);
            event.setTimestamp(time);
            QCoreApplication::sendEvent(&pager, &event);
        };
        send(QEvent::MouseButtonPress, {from, 200}, 1000);
        for (int step = 1; step <= 10; ++step)
            send(QEvent::MouseMove,
                 {from + (to - from) * step / 10, 200 + across * step / 10},
                 1000 + quint64(step) * 10);
        send(QEvent::MouseButtonRelease, {to, 200 + across}, 1105);
    };
    QCOMPARE(pager.accessibleName(), u"Picture 1 of 3: Wanderer Hiking Boots"_s);
    swipe(800, 500);
    QCOMPARE(pager.current(), 1);
    QVERIFY(pager.accessibleName().startsWith(u"Picture 2 of 3"_s));
    swipe(800, 500);
    swipe(800, 500); // beyond the last
    QCOMPARE(pager.current(), 2);
    swipe(300, 700);
    QCOMPARE(pager.current(), 1);
    swipe(500, 520, -250); // up: that moves the page
    QCOMPARE(pager.current(), 1);
    QTest::keyClick(&pager, Qt::Key_Return);
    QTest::keyClick(&pager, Qt::Key_Return);
    QCOMPARE(pager.current(), 0); // round
}

void ProductScreenTest::saysThatAProductIsGone()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk, 99);
    QCOMPARE(shown.text(u"emptyTitle"_s), u"This is no longer for sale"_s);
    QVERIFY(shown.screen.chrome().mainAction.isEmpty());
    QSignalSpy back(&shown.screen, &Screen::goBack);
    shown.touch(u"emptyAction"_s);
    QCOMPARE(back.count(), 1);
}

void ProductScreenTest::saysWhatItIsInAccessibilityMode()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    kiosk.shopper.setReach(true);
    Shown shown(kiosk, 5);
    const auto said = u"Ridge Rain Jacket, %1, 3 left"_s.arg(money(499 + 5 * 1170));
    QCOMPARE(kiosk.speaker.said(), QStringList{said});
    shown.touch(u"more"_s); // and not again at each touch
    QCOMPARE(kiosk.speaker.said().size(), 1);
    shown.screen.enter({.id = Place::Id::Product, .productId = qt::toText(productId(5))});
    shown.settle();
    QCOMPARE(kiosk.speaker.said().size(), 2); // but when it is opened again
}

void ProductScreenTest::followsTheShelf()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk, 2);
    shown.touch(u"more"_s);
    kiosk.stock(productOf(2, "Summit Pro Harness", 4999), 1);
    Q_EMIT kiosk.sync.changed();
    shown.settle();
    QCOMPARE(shown.text(u"productPrice"_s), money(4999));
    QCOMPARE(shown.text(u"productStock"_s), u"1 left"_s);
    QCOMPARE(shown.quantity(), 1);
    askNow(kiosk.shelf, [](LocalCatalog& shelf) {
        return shelf.apply({.removedIds = {productId(2)}, .cursor = "2"});
    });
    Q_EMIT kiosk.sync.changed();
    shown.settle();
    QCOMPARE(shown.text(u"emptyTitle"_s), u"This is no longer for sale"_s);
}

void ProductScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    shown.touch(u"more"_s);
    shown.screen.wipe();
    shown.settle();
    QVERIFY(shown.screen.chrome().mainAction.isEmpty());
    QVERIFY(shown.companions().isEmpty());
    QVERIFY(!shown.screen.title().contains(u"Wanderer"_s));
    shown.screen.enter({.id = Place::Id::Product, .productId = qt::toText(productId(1))});
    shown.settle();
    QCOMPARE(shown.quantity(), 1);
}

void ProductScreenTest::screenshots()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    must(kiosk.shopper.add(lineOf(1, "Wanderer Hiking Boots", 10999, 2)));
    {
        Shown shown(kiosk);
        shootKiosk(shown.screen, u"product-full-portrait-en"_s);
    }
    const German german;
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    {
        Shown shown(kiosk, 8); // the long name
        shootKiosk(shown.screen, u"product-long-portrait-de-offline"_s);
        Shown landscape(kiosk, 1, kSheetLandscape, kLandscapeLayout);
        shootKiosk(landscape.screen, u"product-full-landscape-de-offline"_s);
        Shown none(kiosk, 4, kSheetLandscape, kLandscapeLayout);
        shootKiosk(none.screen, u"product-out-landscape-de-offline"_s);
        Shown costly(kiosk, 10, kSheetLandscape, kLandscapeLayout);
        shootKiosk(costly.screen, u"product-costly-landscape-de-offline"_s);
        Shown bare(kiosk, 3);
        shootKiosk(bare.screen, u"product-nopicture-portrait-de-offline"_s);
    }
    const ReachLooks looks;
    Shown reach(kiosk, 5, kPortraitReach, kReachLayout);
    shootKiosk(reach.screen, u"product-full-portrait-de-reach"_s);
}
