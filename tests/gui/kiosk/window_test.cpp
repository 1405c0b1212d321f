#include "storefront-kiosk/app/corner_hold.hpp"
#include "storefront-kiosk/app/lock_down.hpp"
#include "storefront-kiosk/parts/dialog_card.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/shell_tests.hpp"
#include "tests/gui/kiosk/window_shell.hpp"

#include <QKeyEvent>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

void WindowTest::goesBackTheWayItCame()
{
    Navigator navigator;
    navigator.reset({.id = Place::Id::Attract});
    navigator.goTo(browse());
    navigator.goTo(browse(u"boots"_s));
    navigator.goTo(product(u"1"_s));
    QVERIFY(navigator.back());
    QCOMPARE(navigator.now(), browse(u"boots"_s));
    QVERIFY(navigator.back());
    QCOMPARE(navigator.now(), browse());
    QVERIFY(!navigator.back()); // never to the attract screen: that is the end of a visit
}

void WindowTest::passedPlacesAreGoneBackTo()
{
    Navigator navigator;
    navigator.reset(browse());
    navigator.goTo({.id = Place::Id::Basket});
    navigator.goTo(browse());
    QVERIFY(!navigator.canGoBack());
    for (int i = 0; i < 1000; ++i)
        navigator.goTo(browse(QString::number(i)));
    int steps = 0;
    while (navigator.back())
        ++steps;
    QCOMPARE(steps, int(Navigator::kWayMax));
}

void WindowTest::noWayBackAfterTheSale()
{
    Navigator navigator;
    navigator.reset(browse());
    navigator.goTo({.id = Place::Id::Pay});
    navigator.goTo({.id = Place::Id::Done});
    QVERIFY(!navigator.canGoBack());
}

void WindowTest::firstScreenIsByTheDevice()
{
    Shell active;
    QCOMPARE(active.place(), Place::Id::Attract);
    Shell unpaired({1080, 1920}, ShopStatus::Device::Unpaired);
    QCOMPARE(unpaired.place(), Place::Id::Pairing);
    unpaired.window.goTo(browse());
    QCOMPARE(unpaired.place(), Place::Id::Pairing);
    unpaired.window.goTo({.id = Place::Id::Staff});
    QCOMPARE(unpaired.place(), Place::Id::Staff);
    unpaired.window.goTo({.id = Place::Id::Pairing});
    unpaired.kiosk.shop.setDevice(ShopStatus::Device::Active);
    QCOMPARE(unpaired.place(), Place::Id::Attract);
}

void WindowTest::lockedKioskLetsWhoPaysFinish()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.window.goTo({.id = Place::Id::Pay});
    shell.kiosk.shop.setDevice(ShopStatus::Device::Locked);
    QCOMPARE(shell.place(), Place::Id::Pay);
    shell.window.wipe();
    QCOMPARE(shell.place(), Place::Id::Pairing);
}

void WindowTest::productIsASheetOverTheList()
{
    Shell shell;
    shell.window.goTo(browse(u"boots"_s));
    auto& list = shell.at(Place::Id::Browse);
    auto& sheet = shell.at(Place::Id::Product);
    const auto entered = list.entered.size();
    shell.window.goTo(product(u"1"_s));
    QVERIFY(list.isVisible() && sheet.isVisible());
    QCOMPARE(list.left, 0);
    QCOMPARE(shell.window.currentScreen(), &sheet);
    shell.window.goTo(product(u"2"_s));
    shell.touch("backButton");
    QCOMPARE(sheet.entered.back(), product(u"1"_s));
    shell.touch("backButton");
    QVERIFY(list.isVisible() && !sheet.isVisible());
    QCOMPARE(list.entered.size(), entered); // it stayed as it was
    QCOMPARE(sheet.left, 1);
}

void WindowTest::aTouchBesideTheSheetLowersIt()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.window.goTo(product(u"1"_s));
    auto* sheet = shell.find("productSheet");
    QTest::mouseClick(sheet, Qt::LeftButton, {}, QPoint(sheet->width() / 2, 4));
    QCOMPARE(shell.place(), Place::Id::Browse);
    QVERIFY(!sheet->isVisible());
}

void WindowTest::rowBelowIsAsTheScreenSays()
{
    Shell shell;
    auto& list = shell.at(Place::Id::Browse);
    list.chromeNow.mainAction = u"Pay"_s;
    list.chromeNow.isMainEnabled = false;
    shell.window.goTo(browse());
    auto* main = qobject_cast<TouchButton*>(shell.find("mainAction"));
    QVERIFY(main->isVisible() && !main->isEnabled());
    QCOMPARE(qobject_cast<TouchButton*>(shell.find("backButton"))->text(), u"Start over"_s);
    list.chromeNow.isMainEnabled = true;
    Q_EMIT list.chromeChanged();
    QTest::mouseClick(main, Qt::LeftButton);
    QCOMPARE(list.acted, 1);
    const auto at = main->mapTo(&shell.window, QPoint());
    shell.at(Place::Id::Basket).chromeNow.mainAction = u"Go on"_s;
    shell.window.goTo({.id = Place::Id::Basket});
    QCOMPARE(main->mapTo(&shell.window, QPoint()).y(), at.y()); // always at the same place
    QCOMPARE(qobject_cast<TouchButton*>(shell.find("backButton"))->text(), u"Back"_s);
    shell.at(Place::Id::Basket).usesBack = true;
    shell.touch("backButton");
    QCOMPARE(shell.place(), Place::Id::Basket);
}

void WindowTest::startingOverAsksWhoHasSomethingInTheBasket()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.touch("backButton");
    QCOMPARE(shell.place(), Place::Id::Attract);
    shell.window.goTo(browse());
    must(shell.kiosk.shopper.add(lineOf(1, "Boots", 10999)));
    shell.touch("backButton");
    QVERIFY(shell.find("startOverCard")->isVisible());
    shell.touch("startOverNo");
    QVERIFY(!shell.find("startOverCard")->isVisible());
    QCOMPARE(shell.kiosk.shopper.basket().itemCount(), 1);
    shell.touch("backButton");
    shell.touch("startOverYes");
    QCOMPARE(shell.place(), Place::Id::Attract);
    QVERIFY(shell.kiosk.shopper.basket().isEmpty());
}

void WindowTest::whoGoesAwayIsForgotten()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.window.goTo({.id = Place::Id::Search, .text = u"a gift for Ada"_s});
    must(shell.kiosk.shopper.add(lineOf(1, "Boots", 10999)));
    shell.kiosk.shopper.setLanguage(u"de"_s);
    shell.kiosk.shopper.signIn({.name = u"Ada"_s, .accessToken = "secret"});
    QSignalSpy wiped(&shell.window, &KioskWindow::wiped);
    shell.window.idle().setTimes(120ms, 120ms);
    QTRY_VERIFY(shell.find("idleCard")->isVisible());
    QTRY_COMPARE(wiped.count(), 1);
    QVERIFY(!shell.find("idleCard")->isVisible());
    QCOMPARE(shell.place(), Place::Id::Attract);
    QVERIFY(!shell.window.navigator().canGoBack());
    QVERIFY(shell.kiosk.shopper.basket().isEmpty());
    QVERIFY(!shell.kiosk.shopper.account());
    QCOMPARE(language().language(), u"en"_s);
    for (const auto& [id, screen] : shell.screens)
        QCOMPARE(screen->wiped, 1);
}

void WindowTest::whoIsStillThereStays()
{
    Shell shell;
    shell.window.goTo(browse());
    QSignalSpy wiped(&shell.window, &KioskWindow::wiped);
    shell.window.idle().setTimes(100ms, 30s);
    QTRY_VERIFY(shell.find("idleCard")->isVisible());
    shootKiosk(shell.window, u"idle-countdown-portrait"_s);
    shell.window.idle().setTimes(30s, 30s);
    shell.touch("stillHere");
    QVERIFY(!shell.find("idleCard")->isVisible());
    QCOMPARE(shell.place(), Place::Id::Browse);
    QCOMPARE(wiped.count(), 0);
}

void WindowTest::whoCanOnlyWaitIsNotHurried()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.at(Place::Id::Pay).chromeNow.countsIdle = false;
    shell.window.goTo({.id = Place::Id::Pay});
    shell.window.idle().setTimes(50ms, 50ms);
    QSignalSpy countdown(&shell.window.idle(), &IdleGuard::countdownBegan);
    QTest::qWait(250); // nothing must come
    QCOMPARE(countdown.count(), 0);
    shell.at(Place::Id::Pay).chromeNow.countsIdle = true;
    Q_EMIT shell.at(Place::Id::Pay).chromeChanged();
    QTRY_COMPARE(countdown.count(), 1);
}

void WindowTest::languageIsTheShoppers()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.touch("language-de");
    QCOMPARE(language().language(), u"de"_s);
    QCOMPARE(shell.kiosk.shopper.language(), u"de"_s);
    QTRY_VERIFY(shell.at(Place::Id::Browse).retranslated >= 2);
    shell.window.wipe();
    QCOMPARE(language().language(), u"en"_s);
}

void WindowTest::signTellsThatTheNetworkIsAway()
{
    Shell shell;
    shell.window.goTo(browse());
    QVERIFY(!shell.find("offlineSign")->isVisible());
    shell.kiosk.shop.setAsOf(Timestamp(std::chrono::hours(14) + std::chrono::minutes(32)));
    shell.kiosk.shop.setLink(ShopStatus::Link::Offline);
    shell.touch("offlineSign");
    auto* card = qobject_cast<DialogCard*>(shell.find("offlineCard"));
    QVERIFY(card->isVisible());
    QVERIFY2(card->text().contains(u"2:32"_s), qPrintable(card->text()));
    shootKiosk(shell.window, u"window-explained-portrait-offline"_s);
    shell.touch("offlineDone");
    shell.kiosk.shop.setLink(ShopStatus::Link::Online);
    QVERIFY(!shell.find("offlineSign")->isVisible());
}

void WindowTest::nobodyGetsOut()
{
    Shell shell;
    LockDown lock(shell.window, false);
    shell.window.close();
    QVERIFY(shell.window.isVisible());
    const auto isHarmless = [](int key, Qt::KeyboardModifiers modifiers, const QString& text = {}) {
        return LockDown::isHarmless(QKeyEvent(QEvent::KeyPress, key, modifiers, text));
    };
    QVERIFY(!isHarmless(Qt::Key_F4, Qt::AltModifier));
    QVERIFY(!isHarmless(Qt::Key_Q, Qt::ControlModifier, u"\x11"_s));
    QVERIFY(!isHarmless(Qt::Key_Tab, Qt::AltModifier));
    QVERIFY(!isHarmless(Qt::Key_Delete, Qt::ControlModifier | Qt::AltModifier));
    QVERIFY(!isHarmless(Qt::Key_Super_L, {}));
    QVERIFY(!isHarmless(Qt::Key_Escape, {}));
    QVERIFY(!isHarmless(Qt::Key_Print, {}));
    QVERIFY(!isHarmless(Qt::Key_F11, {}));
    QVERIFY(isHarmless(Qt::Key_A, Qt::ShiftModifier, u"A"_s));
    QVERIFY(isHarmless(Qt::Key_5, {}, u"5"_s));
    QVERIFY(isHarmless(Qt::Key_Return, {}, u"\r"_s));
    QVERIFY(isHarmless(Qt::Key_Left, {}));
    lock.release();
    shell.window.close();
    QVERIFY(!shell.window.isVisible());
}

void WindowTest::staffHoldTheCorner()
{
    Shell shell;
    CornerHold corner(shell.window, 150ms);
    QSignalSpy held(&corner, &CornerHold::held);
    QTest::mousePress(&shell.window, Qt::LeftButton, {}, QPoint(500, 500));
    QTest::qWait(250); // not there
    QTest::mouseRelease(&shell.window, Qt::LeftButton, {}, QPoint(500, 500));
    QTest::mousePress(&shell.window, Qt::LeftButton, {}, QPoint(20, 20));
    QTest::mouseRelease(&shell.window, Qt::LeftButton, {}, QPoint(20, 20));
    QTest::qWait(250); // not long enough
    QCOMPARE(held.count(), 0);
    QTest::mousePress(&shell.window, Qt::LeftButton, {}, QPoint(20, 20));
    QTRY_COMPARE(held.count(), 1);
    QTest::mouseRelease(&shell.window, Qt::LeftButton, {}, QPoint(20, 20));
}

void WindowTest::landscapeHasThePanelAtTheRight()
{
    Shell shell({1920, 1080});
    auto* bar = new TouchButton(u"bar"_s, TouchButton::Kind::Normal);
    auto* panel = new TouchButton(u"panel"_s, TouchButton::Kind::Normal);
    shell.window.setBasket(bar, panel);
    shell.window.goTo(browse());
    QVERIFY(panel->isVisible() && !bar->isVisible());
    shell.window.resize(1080, 1920);
    QTRY_VERIFY(!panel->isVisible() && bar->isVisible());
    shell.window.wipe();
    QVERIFY(!panel->isVisible() && !bar->isVisible());
}
