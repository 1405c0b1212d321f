#include "basket_screen_test.hpp"

#include "storefront-kiosk/frame/screen.hpp"
#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/basket/basket_bar.hpp"
#include "storefront-kiosk/screens/basket/basket_lines.hpp"
#include "storefront-kiosk/screens/basket/basket_panel.hpp"
#include "storefront-kiosk/screens/basket/basket_screen.hpp"
#include "tests/gui/kiosk/shown_screen.hpp"
#include "vitrine/qt/format/format.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

/// The screen as the window shows it.
struct Shown : FramedScreen<BasketScreen>
{
    explicit Shown(FakeKiosk& around,
                   QSize size = kPortrait,
                   Layout layout = {},
                   bool enters = true)
        : FramedScreen(around, size, layout)
    {
        if (enters)
            screen.enter({.id = Place::Id::Basket});
    }
    [[nodiscard]] bool isShown(const char* name) const
    {
        const auto* part = screen.findChild<QWidget*>(QString::fromLatin1(name));
        return part != nullptr && part->isVisibleTo(&screen);
    }
};

QString money(std::int64_t cents)
{
    return qt::formatMoney(euros(cents), language().locale());
}

} // namespace

void BasketScreenTest::showsWhatTheShopWillWorkOut()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    const Shown shown(kiosk);
    QCOMPARE(shown.text("total"), money(30997));
    QVERIFY(shown.text("taxNote").contains(money(4949))); // 3,512 + 1,437 in each line
    const auto chrome = shown.screen.chrome();
    QVERIFY(chrome.mainAction.contains(money(30997)));
    QVERIFY(chrome.isMainEnabled);
    QVERIFY(!chrome.hasBasket);
}

void BasketScreenTest::takesOutAtZeroAndBringsBack()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk);
    auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    QCOMPARE(lines->rows().size(), std::size_t(2));
    tap(*lines->rows().at(1), "fewer"); // a bin, at one
    QCOMPARE(kiosk.shopper.basket().lines().size(), std::size_t(1));
    QVERIFY(shown.isShown("basketRemoved"));
    tap(shown.screen, "messageAction");
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(2)), 1);
    QVERIFY(!shown.isShown("basketRemoved"));
    tap(*lines->rows().at(0), "fewer");
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(1)), 1);
}

void BasketScreenTest::takesOverAChangeOnlyWhenTheShopperAgrees()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk);
    kiosk.stock(productOf(1, "Wanderer Hiking Boots", 11999), 1);
    kiosk.context.shelfChanged();
    QVERIFY(waitFor([&] { return shown.isShown("basketChanges"); }));
    QVERIFY(!shown.screen.chrome().isMainEnabled);
    QSignalSpy gone(&shown.screen, &Screen::goTo);
    shown.screen.act(); // nothing can be paid before
    QCOMPARE(gone.count(), 0);
    QCOMPARE(shown.text("total"), money(30997));
    const auto* card = shown.screen.findChild<MessageCard*>(u"basketChanges"_s);
    QVERIFY(card->text().contains(money(11999)));
    QVERIFY(card->text().contains(money(10999)));
    tap(shown.screen, "acceptChanges");
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(1)), 1);
    QCOMPARE(shown.text("total"), money(11999 + 8999));
    QVERIFY(!shown.isShown("basketChanges"));
    QVERIFY(shown.screen.chrome().isMainEnabled);
}

void BasketScreenTest::limitsTheNumberToWhatIsThere()
{
    FakeKiosk kiosk;
    kiosk.stock(productOf(1, "Last ones", 500), 2);
    must(kiosk.shopper.add(lineOf(1, "Last ones", 500)));
    Shown shown(kiosk);
    auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    QVERIFY(waitFor([&] { return lines->rows().at(0)->row().quantityMax == 2; }));
    tap(*lines->rows().at(0), "more");
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(1)), 2);
    QVERIFY(!lines->rows().at(0)->findChild<QWidget*>(u"more"_s)->isEnabled());
}

void BasketScreenTest::showsPricesWithoutTaxForBusinessStores()
{
    auto settings = FakeKiosk::shopSettings();
    settings.showNetPrices = true;
    FakeKiosk kiosk({.settings = settings});
    kiosk.fillBasket();
    const Shown shown(kiosk);
    const auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    QCOMPARE(lines->rows().at(0)->row().unitPrice.amount(), 9243); // 109.99 / 1.19
    QCOMPARE(lines->rows().at(0)->row().amount.amount(), 18486);
    QCOMPARE(shown.text("tax"), money(30997 - 18486 - 7562));
    QCOMPARE(shown.text("total"), money(30997)); // what is paid stays what is paid
}

void BasketScreenTest::saysOfWhenPricesAreWhileTheShopIsAway()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    const Shown shown(kiosk);
    kiosk.shop.setAsOf(kiosk.clock.now());
    QVERIFY(!textsIn(shown.screen).contains(u"as of"_s));
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    QVERIFY(textsIn(shown.screen).contains(u"as of"_s));
}

void BasketScreenTest::leadsToTheSignInFirstAndOfflineStraightToPaying()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk);
    QSignalSpy gone(&shown.screen, &Screen::goTo);
    shown.screen.act();
    QVERIFY(gone.takeFirst().at(0).value<Place>().id == Place::Id::SignIn);
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    shown.screen.act();
    QVERIFY(gone.takeFirst().at(0).value<Place>().id == Place::Id::Pay);
    kiosk.shop.setLink(ShopStatus::Link::Online);
    kiosk.shopper.signIn({.name = u"Ada"_s});
    shown.screen.act();
    QVERIFY(gone.takeFirst().at(0).value<Place>().id == Place::Id::Pay);
}

void BasketScreenTest::saysNumbersInAccessibilityMode()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk, kPortrait, kReachLayout);
    auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    tap(*lines->rows().at(0), "more");
    QVERIFY(kiosk.speaker.said().isEmpty());
    kiosk.shopper.setReach(true);
    tap(*lines->rows().at(0), "more");
    QCOMPARE(kiosk.speaker.said().size(), 1);
    QVERIFY(kiosk.speaker.said().at(0).contains(u"4"_s));
    QVERIFY(kiosk.speaker.said().at(0).contains(u"Wanderer"_s));
}

void BasketScreenTest::keepsRowsWhereTheyAre()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk);
    auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    auto* first = lines->rows().at(0);
    auto* second = lines->rows().at(1);
    must(kiosk.shopper.setQuantity(productId(1), 7));
    QCOMPARE(lines->rows().at(0), first); // the finger is still on it
    must(kiosk.shopper.setQuantity(productId(1), 0));
    QCOMPARE(lines->rows().size(), std::size_t(1));
    QCOMPARE(lines->rows().at(0), second);
}

void BasketScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    kiosk.fillBasket();
    Shown shown(kiosk);
    BasketPanel panel(kiosk.context);
    BasketBar bar(kiosk.context);
    panel.show();
    QVERIFY(textsIn(panel).contains(u"Wanderer"_s));
    must(kiosk.shopper.setQuantity(productId(2), 0)); // not by the screen: no undo is kept
    auto* lines = shown.screen.findChild<BasketLines*>(u"basketLines"_s);
    tap(*lines->rows().at(0), "fewer");
    tap(*lines->rows().at(0), "fewer");
    QVERIFY(textsIn(shown.screen).contains(u"Wanderer"_s)); // to be undone
    kiosk.shopper.wipe();
    shown.screen.wipe();
    panel.wipe();
    bar.wipe();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (const QWidget* part : {static_cast<QWidget*>(&shown.screen),
                                static_cast<QWidget*>(&panel),
                                static_cast<QWidget*>(&bar)}) {
        QVERIFY(!textsIn(*part).contains(u"Wanderer"_s));
        QVERIFY(!textsIn(*part).contains(u"Harness"_s));
    }
}

void BasketScreenTest::mergesStockChangesToTheSmallest()
{
    Basket basket(FakeKiosk::shopSettings().pricing);
    must(basket.add(lineOf(1, "Boots", 10999, 5)));
    auto now = std::vector<ProductNow>{{.productId = productId(1),
                                        .name = "Boots",
                                        .price = euros(11999),
                                        .taxCategory = "standard",
                                        .available = 3}};
    const auto shelf = basket.changesAgainst(now);
    QCOMPARE(shelf.size(), std::size_t(2));
    const auto few = mergedChanges(
        shelf, changesOfShortage(basket, {{.productId = productId(1), .available = 2}}));
    QCOMPARE(few.size(), std::size_t(2)); // one of stock, one of price
    QCOMPARE(few.at(0).quantityNow, 2);
    const auto none = mergedChanges(
        shelf, changesOfShortage(basket, {{.productId = productId(1), .available = -1}}));
    QCOMPARE(none.size(), std::size_t(1)); // of what goes, no price
    QVERIFY(none.at(0).kind == BasketChange::Kind::OutOfStock);
    must(basket.accept(none));
    QVERIFY(basket.isEmpty());
}

void BasketScreenTest::screenshots()
{
    FakeKiosk kiosk;
    {
        Shown empty(kiosk);
        shootKiosk(empty.screen, u"basket-empty-portrait-en"_s);
    }
    kiosk.fillBasket();
    kiosk.stock(productOf(3, "Canyon Daypack 24", 7450));
    must(kiosk.shopper.add(lineOf(3, "Canyon Daypack 24", 7450)));
    BasketPanel panel(kiosk.context);
    panel.resize(BasketPanel::kWidth, 960);
    panel.show();
    shootKiosk(panel, u"basket-panel-landscape-en"_s);
    BasketBar bar(kiosk.context);
    bar.resize(kPortrait.width(), bar.sizeHint().height());
    bar.show();
    shootKiosk(bar, u"basket-bar-portrait-en"_s);
    Shown shown(kiosk);
    shootKiosk(shown.screen, u"basket-filled-portrait-en"_s);
    kiosk.stock(productOf(1, "Wanderer Hiking Boots", 11999), 1);
    kiosk.stock(productOf(2, "Summit Pro Harness", 7999), 0);
    kiosk.context.shelfChanged();
    QVERIFY(waitFor([&] { return shown.isShown("basketChanges"); }));
    shootKiosk(shown.screen, u"basket-changed-portrait-en"_s);
    const German german;
    prepareScreen(shown.screen, kLandscapeLayout);
    shown.screen.resize(kLandscape);
    shootKiosk(shown.screen, u"basket-changed-landscape-de"_s);
    shootKiosk(panel, u"basket-panel-changed-landscape-de"_s);
}

void BasketScreenTest::screenshotsOfWhatIsExtreme()
{
    FakeKiosk kiosk;
    const char* name = "Ultra light expedition tent with storm ropes, footprint and repair kit, 4 "
                       "persons";
    kiosk.stock(productOf(3, name, 123456789), 99999);
    kiosk.stock(productOf(4, "Pin", 1));
    must(kiosk.shopper.add(lineOf(3, name, 123456789, 999)));
    must(kiosk.shopper.add(lineOf(4, "Pin", 1)));
    const German german;
    Shown shown(kiosk);
    shootKiosk(shown.screen, u"basket-extreme-portrait-de"_s);
    BasketPanel panel(kiosk.context);
    panel.resize(BasketPanel::kWidth, 960);
    panel.show();
    shootKiosk(panel, u"basket-panel-extreme-landscape-de"_s);
    BasketBar bar(kiosk.context);
    bar.resize(kPortrait.width(), bar.sizeHint().height());
    bar.show();
    shootKiosk(bar, u"basket-bar-extreme-portrait-de"_s);
    const ReachLooks reach;
    prepareScreen(shown.screen, kReachLayout);
    shown.screen.resize(kPortraitReach);
    shootKiosk(shown.screen, u"basket-extreme-portrait-de-reach"_s);
    bar.arrange(kReachLayout);
    bar.resize(kPortrait.width(), bar.sizeHint().height());
    shootKiosk(bar, u"basket-bar-portrait-de-reach"_s);
}
