#include "done_screen_test.hpp"

#include "storefront-kiosk/parts/countdown_ring.hpp"
#include "storefront-kiosk/parts/qr_view.hpp"
#include "storefront-kiosk/screens/done/done_screen.hpp"
#include "tests/gui/kiosk/shown_screen.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

/// What the pay screen leaves behind.
Purchase purchaseOf(FakeKiosk& kiosk, SalePayment::Way way)
{
    kiosk.fillBasket();
    Sale sale{.id = "sale-1",
              .payment = {.way = way,
                          .authorisationCode = "A1B2C3",
                          .cardBrand = "Visa",
                          .cardLastFour = "4242",
                          .captured = euros(30997)},
              .number = "MAIN-K1-000042",
              .pickupNumber = 117,
              .madeAt = kiosk.clock.now()};
    Purchase purchase{.saleId = sale.id,
                      .receipt =
                          must(receiptOf(kiosk.settings.now().shop, kiosk.shopper.basket(), sale)),
                      .language = language().language(),
                      .mustPrint = way == SalePayment::Way::Counter};
    purchase.receipt.qrText = "MAIN-K1-000042";
    kiosk.shopper.emptyBasket();
    return purchase;
}

struct Ending : FramedScreen<DoneScreen>
{
    explicit Ending(FakeKiosk& around)
        : FramedScreen(around)
        , finished(&screen, &Screen::finished)
    {
    }
    void enter() { screen.enter({.id = Place::Id::Done}); }
    [[nodiscard]] bool reaches(PrintStage stage)
    {
        return waitFor([&] { return screen.presenter().printStage() == stage; });
    }
    [[nodiscard]] CountdownRing* ring() const
    {
        return screen.findChild<CountdownRing*>(u"doneRing"_s);
    }

    QSignalSpy finished;
};

} // namespace

void DoneScreenTest::showsTheNumberAndTheReceipt()
{
    FakeKiosk kiosk;
    kiosk.shopper.setReach(true);
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    QCOMPARE(ending.text("pickupNumber"), u"117"_s);
    QVERIFY(ending.text("doneNext").contains(u"You have paid"_s));
    QVERIFY(ending.screen.findChild<QrView*>(u"receiptQr"_s)->hasCode());
    QVERIFY(ending.screen.findChild<QWidget*>(u"receiptView"_s)->height() > 300);
    QVERIFY(kiosk.speaker.said().last().contains(u"117"_s));
    const auto chrome = ending.screen.chrome();
    QVERIFY(!chrome.hasBack && !chrome.hasBasket && !chrome.countsIdle);
    ending.screen.act();
    QCOMPARE(ending.finished.count(), 1);
}

void DoneScreenTest::printsWhenItIsAsked()
{
    FakeKiosk kiosk;
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(ending.screen.presenter().printStage() == PrintStage::Offered);
    tap(ending.screen, "printReceipt");
    QVERIFY(ending.reaches(PrintStage::Printed));
    QCOMPARE(kiosk.paper.count(), std::size_t(1));
    const std::lock_guard lock(kiosk.paper.mutex);
    QVERIFY(kiosk.paper.sheets.at(0).find("Wanderer Hiking Boots") != std::string::npos);
}

void DoneScreenTest::printsAVoucherByItself()
{
    FakeKiosk kiosk;
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Counter));
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(ending.text("doneNext").contains(u"Not paid yet"_s));
    QVERIFY(ending.reaches(PrintStage::Printed));
    QCOMPARE(kiosk.paper.count(), std::size_t(1));
}

void DoneScreenTest::saysWhenThereIsNoPaper()
{
    FakeKiosk kiosk;
    kiosk.paper.isOut = true;
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    tap(ending.screen, "printReceipt");
    QVERIFY(ending.reaches(PrintStage::NoPaper));
    QVERIFY(ending.text("printState").contains(u"out of paper"_s));
    kiosk.paper.isOut = false; // somebody has put some in
    QVERIFY(ending.reaches(PrintStage::Printed));
    QCOMPARE(kiosk.paper.count(), std::size_t(1));
}

void DoneScreenTest::offersNoPrinterWhereThereIsNone()
{
    auto settings = FakeKiosk::shopSettings();
    settings.devices.printer.clear();
    FakeKiosk kiosk({.settings = settings});
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Counter));
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(ending.screen.presenter().printStage() == PrintStage::NoPrinter);
    QVERIFY(!ending.screen.findChild<QWidget*>(u"printReceipt"_s)->isVisible());
}

void DoneScreenTest::saysWhatTheShopSays()
{
    FakeKiosk kiosk;
    auto purchase = purchaseOf(kiosk, SalePayment::Way::Terminal);
    purchase.isOffline = true;
    purchase.email = "ada@home.example";
    kiosk.shopper.setPurchase(purchase);
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(ending.text("doneNotes").contains(u"as soon as its network"_s));
    QVERIFY(ending.text("doneNotes").contains(u"ada@home.example"_s));
    kiosk.replay.acknowledged(u"another"_s, u"V-1"_s);
    QVERIFY(!ending.text("doneNotes").contains(u"V-1"_s));
    kiosk.replay.acknowledged(u"sale-1"_s, u"V-1042"_s);
    QVERIFY(ending.text("doneNotes").contains(u"V-1042"_s));
}

void DoneScreenTest::endsByItselfButNotWhileSomebodyTouches()
{
    auto settings = FakeKiosk::shopSettings();
    settings.times.done = std::chrono::seconds(2);
    FakeKiosk kiosk({.settings = settings});
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(waitFor([&] { return ending.ring()->left() < 1500ms; }));
    tap(ending.screen, "printReceipt");
    QVERIFY(ending.ring()->left() > 1500ms);
    QVERIFY(waitFor([&] { return ending.finished.count() == 1; }));
    ending.screen.leave();
    QVERIFY(!ending.ring()->isRunning());
}

void DoneScreenTest::waitsLongerInAccessibilityMode()
{
    FakeKiosk kiosk;
    kiosk.shopper.setReach(true);
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(ending.ring()->left() > 50s); // three times 20
}

void DoneScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    kiosk.shopper.signIn({.name = u"Ada"_s});
    auto purchase = purchaseOf(kiosk, SalePayment::Way::Terminal);
    purchase.email = "ada@home.example";
    kiosk.shopper.setPurchase(purchase);
    Ending ending(kiosk);
    ending.enter();
    QVERIFY(textsIn(ending.screen).contains(u"Ada"_s));
    kiosk.shopper.wipe();
    ending.screen.wipe();
    for (const auto& left : {u"Ada"_s, u"ada@"_s, u"117"_s, u"309"_s})
        QVERIFY2(!textsIn(ending.screen).contains(left), qPrintable(left));
    QVERIFY(!ending.screen.findChild<QrView*>(u"receiptQr"_s)->hasCode());
    QVERIFY(!ending.ring()->isRunning());
    QVERIFY(!kiosk.shopper.purchase());
}

void DoneScreenTest::screenshots()
{
    FakeKiosk kiosk;
    kiosk.shopper.setPurchase(purchaseOf(kiosk, SalePayment::Way::Terminal));
    Ending ending(kiosk);
    ending.enter();
    shootKiosk(ending.screen, u"done-paid-portrait-en"_s);
    const German german;
    kiosk.paper.isOut = true;
    auto voucher = purchaseOf(kiosk, SalePayment::Way::Counter);
    voucher.email = "ada@home.example";
    voucher.isOffline = true;
    kiosk.shopper.setPurchase(voucher);
    prepareScreen(ending.screen, kLandscapeLayout);
    ending.screen.resize(kLandscape);
    ending.enter();
    QVERIFY(ending.reaches(PrintStage::NoPaper));
    shootKiosk(ending.screen, u"done-counter-landscape-de-offline"_s);
    const ReachLooks reach;
    prepareScreen(ending.screen, kReachLayout);
    ending.screen.resize(kPortraitReach);
    shootKiosk(ending.screen, u"done-counter-portrait-de-reach-offline"_s);
}
