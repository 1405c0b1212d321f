#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/shell_tests.hpp"
#include "tests/gui/kiosk/window_shell.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

void WindowTest::reachModeIsLargeLowAndSpoken()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.touch("reachButton");
    QVERIFY(shell.kiosk.shopper.isReach());
    QCOMPARE(qt::Theme::instance().mode(), qt::Theme::Mode::HighContrast);
    QCOMPARE(qt::Theme::instance().textFactor(), 2.0);
    QVERIFY(shell.at(Place::Id::Browse).arranged.back().isReach);
    QCoreApplication::processEvents();
    for (const char* name : {"reachButton", "backButton", "language-en"}) {
        auto* target = shell.find(name);
        QVERIFY2(target->mapTo(&shell.window, QPoint()).y() >= 1920 - touch::kReach, name);
        QVERIFY2(target->height() >= touch::kTarget && target->width() >= touch::kTarget, name);
    }
    QVERIFY(!shell.kiosk.speaker.said().isEmpty());
    shootKiosk(shell.window, u"window-empty-portrait-en-reach"_s);
    shell.touch("reachButton");
    QCOMPARE(qt::Theme::instance().mode(), qt::Theme::Mode::Light);
}

void WindowTest::arrowsWalkInReadingOrder()
{
    Shell shell;
    shell.window.goTo(browse());
    shell.kiosk.shopper.setReach(true);
    shell.window.goTo({.id = Place::Id::Basket});
    const auto said = [&] { return shell.kiosk.speaker.said(); };
    QVERIFY(said().contains(u"Basket"_s));
    shell.kiosk.speaker.clear();
    shell.walk(Qt::Key_Right);
    shell.walk(Qt::Key_Right);
    QCOMPARE(said(), (QStringList{u"Basket first"_s, u"Basket second"_s}));
    shell.walk(Qt::Key_Up);
    QCOMPARE(said().last(), u"Basket first"_s);
    shell.walk(Qt::Key_Return);
    QCOMPARE(shell.at(Place::Id::Basket).firstTouches, 1);
    // round through everything else and back again
    QStringList round;
    do {
        shell.walk(Qt::Key_Right);
        round.append(said().last());
    } while (said().last() != u"Basket first"_s && round.size() < 30);
    QVERIFY2(round.contains(u"Back"_s), qPrintable(round.join(u'|')));
    QVERIFY2(round.contains(u"English, chosen"_s), qPrintable(round.join(u'|')));
    QCOMPARE(round.size(), QSet<QString>(round.begin(), round.end()).size());
}

void WindowTest::arrowsStayInAnOpenCard()
{
    Shell shell;
    shell.window.goTo(browse());
    must(shell.kiosk.shopper.add(lineOf(1, "Boots", 10999)));
    shell.kiosk.shopper.setReach(true);
    shell.touch("backButton");
    const auto said = [&] { return shell.kiosk.speaker.said(); };
    QSet<QString> reached;
    for (int i = 0; i < 6; ++i) {
        shell.walk(Qt::Key_Down);
        reached.insert(said().last());
    }
    QCOMPARE(reached, (QSet<QString>{u"Yes, start over"_s, u"No, go on shopping"_s}));
}

void WindowTest::whoHasOnlyKeysStartsWithAnArrow()
{
    Shell shell;
    shell.press(Qt::Key_Down);
    QVERIFY(shell.kiosk.shopper.isReach());
    QCOMPARE(shell.place(), Place::Id::Browse);
    shell.window.wipe();
    QVERIFY(!shell.kiosk.shopper.isReach());
    shell.window.goTo(browse());
    shell.press(Qt::Key_Down); // somebody is in the middle of something
    QVERIFY(!shell.kiosk.shopper.isReach());
}
