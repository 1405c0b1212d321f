#include "pay_screen_test.hpp"

#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/pay/pay_screen.hpp"
#include "storefront-kiosk/screens/search/keyboard.hpp"
#include "tests/gui/kiosk/shown_screen.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

/// The screen as the window shows it, for a shopper with two boots and a harness.
struct Paying : FramedScreen<PayScreen>
{
    explicit Paying(FakeKiosk& around)
        : FramedScreen(around)
        , gone(&screen, &Screen::goTo)
    {
        if (kiosk.shopper.basket().isEmpty())
            kiosk.fillBasket();
    }
    [[nodiscard]] PayPresenter& presenter() { return screen.presenter(); }
    [[nodiscard]] bool reaches(PayStage stage, int milliseconds = 10'000)
    {
        return waitFor([&] { return presenter().stage() == stage; }, milliseconds);
    }
    /// Up to where a way can be chosen.
    [[nodiscard]] bool choose()
    {
        screen.enter({.id = Place::Id::Pay});
        return reaches(PayStage::Choosing) &&
               waitFor([&] { return presenter().terminal() != PayPresenter::Terminal::Unknown; });
    }
    [[nodiscard]] TouchButton* button(const char* name) const
    {
        return screen.findChild<TouchButton*>(QString::fromLatin1(name));
    }

    QSignalSpy gone;
};

QString money(std::int64_t cents)
{
    return qt::formatMoney(euros(cents), language().locale());
}

} // namespace

void PayScreenTest::takesASaleByCard()
{
    FakeKiosk kiosk;
    kiosk.sink->isAway = true; // what the queue has can be looked at
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    QCOMPARE(kiosk.holds.asked.size(), std::size_t(1));
    QCOMPARE(kiosk.holds.asked.at(0).at(0).quantity, 2);
    QCOMPARE(paying.text("payTotal"), money(30997));
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Taken));
    QVERIFY(paying.gone.takeLast().at(0).value<Place>().id == Place::Id::Done);
    QVERIFY(kiosk.shopper.basket().isEmpty());
    const auto& bought = kiosk.shopper.purchase();
    QVERIFY(bought.has_value());
    QCOMPARE(bought->receipt.total, 30997);
    QCOMPARE(bought->receipt.lines.size(), std::size_t(2));
    QVERIFY(bought->receipt.pickupNumber > 0);
    QVERIFY(!bought->mustPrint);
    QVERIFY(bought->receipt.qrText.find(bought->receipt.number) != std::string::npos);
    QCOMPARE(kiosk.holds.kept.size(), std::size_t(1));
    QVERIFY(kiosk.holds.released.empty());
    const auto sale = askNow(kiosk.queue, [&](OrderQueue& q) { return q.sale(bought->saleId); });
    QVERIFY(sale.payment.way == SalePayment::Way::Terminal);
    QCOMPARE(sale.draft.leaseId, std::string("lease-1"));
    QVERIFY(!sale.draft.soldOffline);
    QCOMPARE(sale.draft.lines.at(0).expectedUnitPrice->amount(), 10999);
    QCOMPARE(kiosk.terminal->captures(sale.payment.reference), 1);
}

void PayScreenTest::takesASaleToBePaidAtTheCounter()
{
    FakeKiosk kiosk;
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payAtCounter");
    QVERIFY(paying.reaches(PayStage::Taken));
    const auto& bought = kiosk.shopper.purchase();
    QVERIFY(bought->mustPrint); // the voucher
    QCOMPARE(bought->receipt.qrText, bought->receipt.number);
    QVERIFY(kiosk.terminal->allCaptures().empty());
    QVERIFY(waitFor([&] { return kiosk.sink->sales().size() == 1; })); // it was told at once
    QVERIFY(kiosk.sink->sales().at(0).payment.way == SalePayment::Way::Counter);
}

void PayScreenTest::asksForNewsAndShowsWhatHasChanged()
{
    FakeKiosk kiosk;
    Paying paying(kiosk);
    // the shelf does not know yet; the shop does
    kiosk.news->next = {{.products = {productOf(1, "Wanderer Hiking Boots", 11999)}},
                        {.products = {productOf(1, "Wanderer Hiking Boots", 12999)}}};
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Changed));
    QVERIFY(textsIn(paying.screen).contains(money(11999)));
    QCOMPARE(kiosk.shopper.basket().lines().at(0).unitPrice.amount(), 10999); // not slipped in
    QVERIFY(!paying.screen.chrome().mainAction.isEmpty());
    paying.screen.act(); // agreed; and it has changed once more meanwhile
    QVERIFY(paying.reaches(PayStage::Checking));
    QVERIFY(paying.reaches(PayStage::Changed));
    QVERIFY(textsIn(paying.screen).contains(money(12999)));
    paying.screen.act();
    QVERIFY(paying.reaches(PayStage::Choosing));
    QCOMPARE(paying.presenter().total().amount(), 2 * 12999 + 8999);
}

void PayScreenTest::sellsOnlyWhatTheShopHolds()
{
    FakeKiosk kiosk;
    Paying paying(kiosk);
    kiosk.holds.answer = Result<Hold>(Hold{.shortLines = {{productId(1), 1}, {productId(2), 0}}});
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Changed));
    QCOMPARE(paying.presenter().changes().size(), std::size_t(2));
    kiosk.holds.answer.reset();
    paying.screen.act();
    QVERIFY(paying.reaches(PayStage::Choosing));
    QCOMPARE(kiosk.holds.asked.size(), std::size_t(2)); // asked anew for what is left
    QCOMPARE(kiosk.holds.asked.at(1).size(), std::size_t(1));
    QCOMPARE(kiosk.holds.asked.at(1).at(0).quantity, 1);
    // and when nothing is left
    paying.screen.back();
    kiosk.holds.answer = Result<Hold>(Hold{.shortLines = {{productId(1), 0}}});
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Changed));
    paying.screen.act();
    QVERIFY(paying.reaches(PayStage::Refused));
    QVERIFY(paying.presenter().refusal() == PayRefusal::NothingLeft);
}

void PayScreenTest::doesNotWaitLongForAShopThatIsSlow()
{
    FakeKiosk kiosk;
    kiosk.news->neverAnswers = true;
    Paying paying(kiosk);
    QElapsedTimer time;
    time.start();
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Choosing));
    QVERIFY(time.elapsed() >= 1900); // two seconds were given
}

void PayScreenTest::sellsNothingThatNobodyHolds()
{
    for (const auto code : {ErrorCode::Unavailable, ErrorCode::PermissionDenied}) {
        FakeKiosk kiosk;
        kiosk.holds.answer = failure<Hold>(code, "made up by the test");
        Paying paying(kiosk);
        paying.screen.enter({.id = Place::Id::Pay});
        QVERIFY(paying.reaches(PayStage::Refused));
        QVERIFY(paying.presenter().refusal() == PayRefusal::NotHeld);
        QVERIFY(paying.text("payDetail").contains(u"Nothing was charged"_s));
        kiosk.holds.answer.reset();
        paying.screen.act(); // try again
        QVERIFY(paying.reaches(PayStage::Choosing));
    }
}

void PayScreenTest::sellsUnheldGoodsOnlyOfflineAndWhenTheShopSaysSo()
{
    auto settings = FakeKiosk::shopSettings();
    settings.sellOfflineWithoutLease = true;
    FakeKiosk kiosk({.settings = settings});
    kiosk.sink->isAway = true;
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    kiosk.holds.answer = Result<Hold>(Hold{.shortLines = {{productId(1), 0}}, .isOffline = true});
    Paying paying(kiosk);
    constexpr std::int64_t kBefore = 12;
    askNow(kiosk.shelf, [&](LocalCatalog& shelf) {
        return shelf.setStock({{productId(1), kBefore, kiosk.clock.now()}});
    });
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Taken));
    QVERIFY(kiosk.shopper.purchase()->isOffline);
    const auto sale = askNow(
        kiosk.queue, [&](OrderQueue& q) { return q.sale(kiosk.shopper.purchase()->saleId); });
    QVERIFY(sale.draft.soldOffline);
    // nobody else is offered what is sold
    QTRY_COMPARE(askNow(kiosk.shelf, [](LocalCatalog& shelf) { return shelf.stock(productId(1)); })
                     .available,
                 kBefore - sale.draft.lines.front().quantity);
    // but not while the shop is there and says that it is sold out
    FakeKiosk online({.settings = settings});
    online.holds.answer = Result<Hold>(Hold{.shortLines = {{productId(1), 0}}});
    Paying second(online);
    second.screen.enter({.id = Place::Id::Pay});
    QVERIFY(second.reaches(PayStage::Changed));
}

void PayScreenTest::offersTheTerminalOnlyWhenItIsReady()
{
    FakeKiosk kiosk({.terminalScript = R"({"ready": false})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    QVERIFY(!paying.button("payByCard")->isEnabled());
    paying.presenter().pay(PayWay::Terminal); // as by the keys
    QVERIFY(paying.presenter().stage() == PayStage::Choosing);
    QVERIFY(paying.button("payAtCounter")->isEnabled());
    auto settings = FakeKiosk::shopSettings();
    settings.ways.counter = false;
    kiosk.settings.set(settings);
    QVERIFY(paying.choose());
    QVERIFY(!paying.button("payAtCounter")->isVisible());
}

void PayScreenTest::saysWhatHappenedToTheMoney_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("says");
    QTest::newRow("declined") << uR"({"charges": [{"outcome": "declined"}]})"_s << u"declined"_s;
    QTest::newRow("no money")
        << uR"({"charges": [{"outcome": "declined", "declineReason": "insufficient_funds"}]})"_s
        << u"not enough"_s;
    QTest::newRow("cancelled") << uR"({"charges": [{"outcome": "cancelled"}]})"_s << u"cancelled"_s;
    QTest::newRow("no card") << uR"({"charges": [{"outcome": "timed_out"}]})"_s << u"no card"_s;
    QTest::newRow("lost, then declined")
        << uR"({"charges": [{"outcome": "declined", "answer": "lost"}]})"_s << u"declined"_s;
    QTest::newRow("never arrived")
        << uR"({"charges": [{"outcome": "never_arrives", "answer": "lost"}]})"_s << u"cancelled"_s;
}

void PayScreenTest::saysWhatHappenedToTheMoney()
{
    QFETCH(const QString, script);
    QFETCH(const QString, says);
    const auto utf8 = script.toUtf8();
    FakeKiosk kiosk({.terminalScript = utf8.constData()});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().notice() != PayNotice::None; }));
    QVERIFY(paying.reaches(PayStage::Choosing));
    const auto* card = paying.screen.findChild<MessageCard*>(u"payNotice"_s);
    QVERIFY(card->isVisible());
    const QString words = card->title() + u' ' + card->text();
    QVERIFY2(words.contains(says), qPrintable(words));
    QVERIFY2(words.contains(u"Nothing was charged"_s), qPrintable(words));
    QVERIFY(kiosk.terminal->allCaptures().empty());
    // and the next card is taken
    QVERIFY(waitFor([&] { return paying.button("payByCard")->isEnabled(); }));
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Taken));
    QCOMPARE(kiosk.terminal->allCaptures().size(), std::size_t(1));
}

void PayScreenTest::givesUpAtTheTerminal()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"afterMs": 60000}]})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().step() == TerminalStep::PresentCard; }));
    QVERIFY(paying.presenter().stage() == PayStage::AtTerminal);
    QVERIFY(paying.text("payDetail").contains(money(30997)));
    QVERIFY(!paying.screen.chrome().hasBack);
    QVERIFY(!paying.screen.chrome().countsIdle);
    tap(paying.screen, "payCancel");
    QVERIFY(waitFor([&] { return paying.presenter().notice() == PayNotice::Cancelled; }));
    QVERIFY(paying.presenter().stage() == PayStage::Choosing);
    QCOMPARE(kiosk.shopper.basket().lines().size(), std::size_t(2));
}

void PayScreenTest::asksTheBankBeforeAnythingElse()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"answer": "lost", "pending": 2}]})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Asking));
    QVERIFY(!paying.screen.chrome().hasBack);
    QVERIFY(!paying.presenter().canCancel());
    QVERIFY(paying.screen.back()); // swallowed
    paying.presenter().pay(PayWay::Terminal);
    paying.presenter().pay(PayWay::Counter);
    paying.screen.enter({.id = Place::Id::Pay});
    paying.screen.leave();
    QVERIFY(paying.presenter().stage() == PayStage::Asking);
    QVERIFY(paying.text("payHeadline").contains(u"bank"_s));
    QVERIFY(paying.reaches(PayStage::Taken));
    QCOMPARE(kiosk.terminal->allCaptures().size(), std::size_t(1));
    QCOMPARE(kiosk.terminal->allCaptures().begin()->second, 1);
}

void PayScreenTest::callsStaffWhenAPaidSaleCannotBeKept()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"afterMs": 200}]})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().step().has_value(); }));
    // the draft vanishes under the payment: nothing can be written down any more
    const auto drafts = askNow(kiosk.queue, [](OrderQueue& q) { return q.drafts(); });
    askNow(kiosk.queue, [id = drafts.at(0).id](OrderQueue& q) { return q.discard(id); });
    QVERIFY(waitFor([&] { return paying.presenter().needsStaff(); }, 20'000));
    QVERIFY(paying.text("payHeadline").contains(u"staff"_s));
    QVERIFY(paying.text("payDetail").contains(paying.presenter().reference()));
    QVERIFY(paying.screen.chrome().countsIdle); // the screen is not held for ever
    QSignalSpy finished(&paying.screen, &Screen::finished);
    paying.screen.act();
    QCOMPARE(finished.count(), 1);
}

void PayScreenTest::saysWhenTheKioskIsFull()
{
    FakeKiosk kiosk({.queueMax = 0});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Refused));
    QVERIFY(paying.presenter().refusal() == PayRefusal::KioskFull);
    QVERIFY(paying.text("payDetail").contains(u"Nothing was charged"_s));
    QVERIFY(kiosk.terminal->allCaptures().empty());
    QVERIFY(paying.screen.back());
    QVERIFY(paying.gone.takeLast().at(0).value<Place>().id == Place::Id::Basket);
}

void PayScreenTest::sellsToKnownShoppersOnlyWhereTheShopWantsIt()
{
    auto settings = FakeKiosk::shopSettings();
    settings.ways.guest = false;
    FakeKiosk kiosk({.settings = settings});
    Paying paying(kiosk);
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.presenter().refusal() == PayRefusal::SignInNeeded);
    paying.screen.act();
    QVERIFY(paying.gone.takeLast().at(0).value<Place>().id == Place::Id::SignIn);
    kiosk.shopper.signIn({.name = u"Ada"_s});
    QVERIFY(paying.choose());
}

void PayScreenTest::sendsTheReceiptWhereTheShopperSays()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"outcome": "declined"}]})"});
    kiosk.shopper.signIn({.name = u"Ada"_s, .email = u"ada@home.example"_s});
    kiosk.sink->isAway = true;
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    QCOMPARE(paying.presenter().email(), u"ada@home.example"_s);
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().notice() == PayNotice::Declined; }));
    // there is a draft with the first address by now
    tap(paying.screen, "payEmail");
    auto* field = paying.screen.findChild<QLineEdit*>(u"emailField"_s);
    QVERIFY(field->isVisible());
    QVERIFY(paying.screen.back()); // closes the sheet, no more
    QVERIFY(!field->isVisible());
    tap(paying.screen, "payEmail");
    field->setText(u"ada@work.example"_s);
    tap(paying.screen, "emailSave");
    QCOMPARE(paying.presenter().email(), u"ada@work.example"_s);
    QVERIFY(paying.presenter().notice() == PayNotice::Declined); // it is still told
    QVERIFY(waitFor([&] { return paying.button("payByCard")->isEnabled(); }));
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Taken));
    QCOMPARE(kiosk.shopper.purchase()->email, std::string("ada@work.example"));
    const auto sales = kiosk.takenSales();
    QCOMPARE(sales.size(), std::size_t(1));
    QCOMPARE(sales.at(0).draft.email, std::string("ada@work.example"));
    QVERIFY(askNow(kiosk.queue, [](OrderQueue& q) { return q.drafts(); }).empty());
}

void PayScreenTest::refusesAnAddressThatTheShopWouldRefuse()
{
    for (const auto& good : {u"a@b.de"_s, u"ada.lovelace+kiosk@mail.shop.example"_s})
        QVERIFY2(looksLikeEmail(good), qPrintable(good));
    for (const auto& bad : {u""_s,
                            u"ada"_s,
                            u"ada@"_s,
                            u"@home.example"_s,
                            u"ada@home"_s,
                            u"ada@home."_s,
                            u"ada@@home.example"_s,
                            u"ada lovelace@home.example"_s,
                            u"ada@home.example\n"_s,
                            QString(250, u'a') + u"@home.example"_s})
        QVERIFY2(!looksLikeEmail(bad), qPrintable(bad));
    FakeKiosk kiosk;
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payEmail");
    paying.screen.findChild<QLineEdit*>(u"emailField"_s)->setText(u"ada@home"_s);
    tap(paying.screen, "emailSave");
    QVERIFY(!paying.text("emailFault").isEmpty());
    QVERIFY(paying.presenter().email().isEmpty());
    tap(paying.screen, "emailNone");
    QVERIFY(!paying.screen.findChild<QLineEdit*>(u"emailField"_s)->isVisible());
}

void PayScreenTest::givesTheGoodsBackToTheShop()
{
    FakeKiosk kiosk;
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    QVERIFY(paying.screen.back());
    paying.screen.leave(); // the window shows the basket
    QCOMPARE(kiosk.holds.released.size(), std::size_t(1));
    QVERIFY(kiosk.holds.kept.empty());
    QVERIFY(paying.presenter().stage() == PayStage::Idle);
}

void PayScreenTest::leavesAnOpenPaymentToTheRecovery()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"answer": "lost", "pending": 1}]})"});
    QSignalSpy recovered(&kiosk.recovery, &SaleRecovery::recovered);
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(paying.reaches(PayStage::Asking));
    kiosk.shopper.wipe();
    paying.screen.wipe();                              // the shopper has gone
    QCOMPARE(kiosk.holds.kept.size(), std::size_t(1)); // the goods may be sold
    QVERIFY(kiosk.holds.released.empty());
    QVERIFY(waitFor([&] { return recovered.count() == 1; }));
    const auto sales = kiosk.takenSales();
    QCOMPARE(sales.size(), std::size_t(1));
    QCOMPARE(kiosk.terminal->captures(sales.at(0).payment.reference), 1);
}

void PayScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    kiosk.shopper.signIn({.name = u"Ada"_s, .email = u"ada@home.example"_s});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payEmail");
    paying.screen.findChild<QLineEdit*>(u"emailField"_s)->setText(u"ada@work.example"_s);
    QVERIFY(textsIn(paying.screen).contains(u"ada@home"_s));
    kiosk.shopper.wipe();
    paying.screen.wipe();
    for (const auto& left : {u"ada@"_s, money(30997)})
        QVERIFY2(!textsIn(paying.screen).contains(left), qPrintable(left));
    QVERIFY(paying.presenter().email().isEmpty());
    QVERIFY(!paying.screen.findChild<QLineEdit*>(u"emailField"_s)->isUndoAvailable());
    QVERIFY(waitFor(
        [&] { return askNow(kiosk.queue, [](OrderQueue& q) { return q.drafts(); }).empty(); }));
}

void PayScreenTest::screenshots()
{
    FakeKiosk kiosk({.terminalScript = R"({"charges": [{"outcome": "declined"}]})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    shootKiosk(paying.screen, u"pay-choosing-portrait-en"_s);
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().notice() == PayNotice::Declined; }));
    QVERIFY(waitFor([&] { return paying.button("payByCard")->isEnabled(); }));
    shootKiosk(paying.screen, u"pay-declined-portrait-en"_s);
    {
        const German german;
        prepareScreen(paying.screen, kLandscapeLayout);
        paying.screen.resize(kLandscape);
        shootKiosk(paying.screen, u"pay-declined-landscape-de"_s);
        const ReachLooks reach;
        prepareScreen(paying.screen, kReachLayout);
        paying.screen.resize(kPortraitReach);
        shootKiosk(paying.screen, u"pay-declined-portrait-de-reach"_s);
    }
    kiosk.holds.answer = Result<Hold>(Hold{.shortLines = {{productId(1), 1}, {productId(2), 0}}});
    kiosk.stock(productOf(1, "Wanderer Hiking Boots", 9999));
    prepareScreen(paying.screen, {});
    paying.screen.resize(kPortrait);
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Changed));
    shootKiosk(paying.screen, u"pay-changed-portrait-en"_s);
    kiosk.holds.answer = failure<Hold>(ErrorCode::Unavailable, "made up by the test");
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    paying.screen.enter({.id = Place::Id::Pay});
    QVERIFY(paying.reaches(PayStage::Refused));
    const German german;
    prepareScreen(paying.screen, kLandscapeLayout);
    paying.screen.resize(kLandscape);
    shootKiosk(paying.screen, u"pay-refused-landscape-de-offline"_s);
}

void PayScreenTest::screenshotsOfTheKeyboard()
{
    FakeKiosk kiosk({.makeKeyboard = [](QWidget* parent) -> OnScreenKeyboard* {
        return new Keyboard(parent);
    }});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payEmail");
    auto* keyboard = paying.screen.findChild<Keyboard*>();
    QVERIFY(keyboard != nullptr && keyboard->isVisible());
    shootKiosk(paying.screen, u"pay-email-portrait-en"_s);
    QVERIFY(paying.screen.back());
    const German german;
    prepareScreen(paying.screen, kLandscapeLayout);
    paying.screen.resize(kLandscape);
    tap(paying.screen, "payEmail");
    shootKiosk(paying.screen, u"pay-email-landscape-de"_s);
    QVERIFY(paying.screen.back());
    const ReachLooks reach;
    prepareScreen(paying.screen, kReachLayout);
    paying.screen.resize(kPortraitReach);
    tap(paying.screen, "payEmail");
    shootKiosk(paying.screen, u"pay-email-portrait-de-reach"_s);
}

void PayScreenTest::screenshotsAtTheTerminal()
{
    FakeKiosk kiosk({.terminalScript =
                         R"({"charges": [{"afterMs": 600000, "answer": "lost", "pending": 3}]})"});
    Paying paying(kiosk);
    QVERIFY(paying.choose());
    tap(paying.screen, "payByCard");
    QVERIFY(waitFor([&] { return paying.presenter().step().has_value(); }));
    shootKiosk(paying.screen, u"pay-terminal-portrait-en"_s);
    {
        const German german;
        prepareScreen(paying.screen, kLandscapeLayout);
        paying.screen.resize(kLandscape);
        shootKiosk(paying.screen, u"pay-terminal-landscape-de"_s);
        const ReachLooks reach;
        prepareScreen(paying.screen, kReachLayout);
        paying.screen.resize(kPortraitReach);
        shootKiosk(paying.screen, u"pay-terminal-portrait-de-reach"_s);
    }
    prepareScreen(paying.screen, {});
    paying.screen.resize(kPortrait);
    paying.presenter().cancel();
    QVERIFY(paying.reaches(PayStage::Asking));
    shootKiosk(paying.screen, u"pay-asking-portrait-en"_s);
    const German german;
    prepareScreen(paying.screen, kLandscapeLayout);
    paying.screen.resize(kLandscape);
    shootKiosk(paying.screen, u"pay-asking-landscape-de"_s);
}
