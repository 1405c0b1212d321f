#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/screens/attract/attract_screen.hpp"
#include "storefront-kiosk/screens/pairing/pairing_screen.hpp"
#include "storefront-kiosk/screens/staff/staff_screen.hpp"
#include "storefront-kiosk/staff/staff_pin.hpp"
#include "tests/gui/kiosk/fake_kiosk.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/shell_tests.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QLabel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

constexpr QSize kWhole{1080, 1920};
constexpr QSize kWholeWide{1920, 1080};

void show(Screen& screen, Place::Id id, QSize size)
{
    screen.resize(size);
    prepareScreen(
        screen,
        {.form = size.width() > size.height() ? Layout::Form::Landscape : Layout::Form::Portrait});
    screen.enter({.id = id});
    screen.show();
    QVERIFY(waitFor([&] { return screen.isVisible(); }));
}

class FakePairing final : public Pairing
{
public:
    [[nodiscard]] State state() const override { return m_state; }
    void begin() override { ++begun; }
    void retryNow() override { ++retried; }
    void stop() override { ++stopped; }
    void set(State state)
    {
        m_state = std::move(state);
        Q_EMIT changed();
    }
    int begun = 0;
    int retried = 0;
    int stopped = 0;

private:
    State m_state;
};

/// A staff screen whose door knows one PIN.
struct Door
{
    explicit Door(std::vector<StaffMember> members = {{"Ada", must(hashPin("471108"))}})
        : door([this, members] {
            return StaffDoor::open({.path = kiosk.folder.file("staff.lock"), .members = members},
                                   kiosk.clock);
        })
    {
    }
    void type(const char* pin)
    {
        for (const char* digit = pin; *digit != '\0'; ++digit)
            QTest::mouseClick(screen.findChild<TouchButton*>(u"pin"_s + QChar::fromLatin1(*digit)),
                              Qt::LeftButton);
        QTest::mouseClick(screen.findChild<TouchButton*>(u"pinEnter"_s), Qt::LeftButton);
    }
    [[nodiscard]] QString text() { return screen.findChild<QLabel*>(u"doorText"_s)->text(); }
    [[nodiscard]] bool isOpen()
    {
        return screen.findChild<TouchButton*>(u"staffPrint"_s)->isVisible();
    }
    [[nodiscard]] bool isReady() { return screen.findChild<TouchButton*>(u"pin1"_s)->isEnabled(); }
    [[nodiscard]] QStringList words()
    {
        QStringList words;
        for (const auto* label : screen.findChildren<QLabel*>()) {
            if (label->isVisible())
                words.append(label->text());
        }
        return words;
    }

    FakeKiosk kiosk;
    Confined<StaffDoor> door;
    StaffScreen screen{kiosk.context,
                       door,
                       {.version = u"1.2.3"_s,
                        .gateway = u"https://shop.example"_s,
                        .dataFolder = u"/tmp"_s,
                        .hasVoice = true}};
};

} // namespace

void ShopScreensTest::theFirstTouchStarts()
{
    FakeKiosk kiosk;
    AttractScreen screen(kiosk.context);
    show(screen, Place::Id::Attract, kWhole);
    QSignalSpy wanted(&screen, &Screen::goTo);
    QTest::mousePress(&screen, Qt::LeftButton, {}, QPoint(500, 900));
    QCOMPARE(wanted.count(), 1); // at once, before the finger is lifted
    QCOMPARE(wanted.at(0).at(0).value<Place>().id, Place::Id::Browse);
    QTest::mouseRelease(&screen, Qt::LeftButton, {}, QPoint(500, 900));
    QCOMPARE(wanted.count(), 1);
}

void ShopScreensTest::languageOfTheAttractScreenIsKept()
{
    FakeKiosk kiosk;
    AttractScreen screen(kiosk.context);
    show(screen, Place::Id::Attract, kWhole);
    QSignalSpy wanted(&screen, &Screen::goTo);
    QTest::mouseClick(screen.findChild<TouchButton*>(u"language-de"_s), Qt::LeftButton);
    QCOMPARE(kiosk.shopper.language(), u"de"_s);
    QCOMPARE(wanted.count(), 1);
    const auto starts = screen.findChild<QLabel*>(u"touchToStart"_s)->text();
    QVERIFY2(starts.contains(u"Touch to start"_s) && starts.contains(u"berühren"_s),
             qPrintable(starts)); // in every language at once
    QTest::mouseClick(screen.findChild<TouchButton*>(u"attractReach"_s), Qt::LeftButton);
    QVERIFY(kiosk.shopper.isReach());
}

void ShopScreensTest::picturesComeRoundAndMissingOnesAreLeftOut()
{
    AttractReel reel;
    QCOMPARE(reel.next(), QString());
    reel.setPictures({u"a"_s, u"b"_s, u"c"_s});
    QCOMPARE(reel.current(), u"a"_s);
    QCOMPARE(reel.next(), u"b"_s);
    reel.advance();
    reel.drop(u"a"_s);
    QCOMPARE(reel.current(), u"b"_s);
    reel.advance();
    reel.drop(u"c"_s);
    QCOMPARE(reel.current(), u"b"_s);
    QCOMPARE(reel.next(), QString());
    reel.setPictures({u"x"_s, u"y"_s, u"b"_s});
    QCOMPARE(reel.current(), u"b"_s); // goes on where it was
    QCOMPARE(reel.next(), u"x"_s);
}

void ShopScreensTest::attractLooksRight()
{
    FakeKiosk kiosk;
    auto settings = kiosk.settings.now();
    settings.openingText = {{u"en"_s, u"Everything for the mountains"_s},
                            {u"de"_s, u"Alles für die Berge"_s}};
    kiosk.settings.set(settings);
    AttractScreen bare(kiosk.context);
    show(bare, Place::Id::Attract, kWhole);
    shootKiosk(bare, u"attract-empty-portrait-en"_s);
    auto product = productOf(1, "Boots", 10999);
    product.images = {{.hash = "p1"}};
    kiosk.stock(product);
    AttractScreen screen(kiosk.context);
    show(screen, Place::Id::Attract, kWhole);
    QVERIFY(waitFor([&] { return screen.hasPicture(); }));
    shootKiosk(screen, u"attract-picture-portrait-en"_s);
    language().setLanguage(u"de"_s);
    show(screen, Place::Id::Attract, kWholeWide);
    shootKiosk(screen, u"attract-picture-landscape-de"_s);
    language().setLanguage(u"en"_s);
}

void ShopScreensTest::pairingShowsWhatItWaitsFor()
{
    FakeKiosk kiosk;
    kiosk.shop.setDevice(ShopStatus::Device::Unpaired);
    FakePairing pairing;
    PairingScreen screen(kiosk.context, pairing);
    show(screen, Place::Id::Pairing, kPortrait);
    QCOMPARE(pairing.begun, 1);
    pairing.set({.phase = Pairing::Phase::ShowingCode, .code = u"QWNF-TGBX"_s});
    auto* code = screen.findChild<QLabel*>(u"pairingCode"_s);
    QVERIFY(code->isVisible());
    QCOMPARE(code->text(), u"QWNF-TGBX"_s);
    shootKiosk(screen, u"pairing-code-portrait-en"_s);
    pairing.set({.phase = Pairing::Phase::Unreachable,
                 .retryIn = 8s,
                 .fault = u"https://shop.example: connection refused"_s});
    QVERIFY(!code->isVisible());
    shootKiosk(screen, u"pairing-unreachable-portrait-en"_s);
    QTest::mouseClick(screen.findChild<TouchButton*>(u"pairingRetry"_s), Qt::LeftButton);
    QCOMPARE(pairing.retried, 1);
    screen.leave();
    QCOMPARE(pairing.stopped, 1);
    pairing.set({.phase = Pairing::Phase::ShowingCode, .code = u"QWNF-TGBX"_s});
    language().setLanguage(u"de"_s);
    show(screen, Place::Id::Pairing, kLandscape);
    shootKiosk(screen, u"pairing-code-landscape-de"_s);
    language().setLanguage(u"en"_s);
}

void ShopScreensTest::lockedKioskSendsElsewhere()
{
    FakeKiosk kiosk;
    kiosk.shop.setDevice(ShopStatus::Device::Locked);
    FakePairing pairing;
    PairingScreen screen(kiosk.context, pairing);
    show(screen, Place::Id::Pairing, kPortrait);
    QCOMPARE(pairing.begun, 0);
    QVERIFY(!screen.findChild<QLabel*>(u"pairingCode"_s)->isVisible());
    QVERIFY(screen.findChild<QLabel*>(u"pairingText"_s)->text().contains(u"counter"_s));
    shootKiosk(screen, u"pairing-locked-portrait-en"_s);
}

void ShopScreensTest::wrongPinsKeepTheDoorShut()
{
    Door staff;
    show(staff.screen, Place::Id::Staff, kPortrait);
    QVERIFY(waitFor([&] { return staff.isReady(); }));
    shootKiosk(staff.screen, u"staff-door-portrait-en"_s);
    for (int i = 0; i < 4; ++i) {
        staff.type("111222");
        QVERIFY(waitFor([&] { return staff.isReady() || staff.text().contains(u"Too many"_s); }));
    }
    QVERIFY2(staff.text().contains(u"Too many wrong PINs"_s), qPrintable(staff.text()));
    QVERIFY(!staff.isReady() && !staff.isOpen());
    shootKiosk(staff.screen, u"staff-locked-portrait-en"_s);
    staff.screen.leave();
    show(staff.screen, Place::Id::Staff, kPortrait); // leaving and coming back opens nothing
    QVERIFY(waitFor([&] { return staff.text().contains(u"Too many"_s); }));
}

void ShopScreensTest::rightPinShowsHowTheKioskIs()
{
    Door staff;
    staff.kiosk.stock(productOf(1, "Boots", 10999));
    show(staff.screen, Place::Id::Staff, kPortrait);
    QVERIFY(waitFor([&] { return staff.isReady(); }));
    staff.type("471108");
    QVERIFY(waitFor([&] { return staff.isOpen(); }));
    QVERIFY(waitFor([&] {
        const auto words = staff.words();
        return words.contains(u"All are with the shop"_s) && words.contains(u"All are settled"_s) &&
               words.contains(u"Ready"_s);
    }));
    QVERIFY(staff.words().join(u' ').contains(u"1.2.3"_s));
    shootKiosk(staff.screen, u"staff-menu-portrait-en"_s);
    staff.kiosk.shop.setLink(ShopStatus::Link::Offline);
    language().setLanguage(u"de"_s);
    staff.screen.resize(kLandscape);
    prepareScreen(staff.screen, {.form = Layout::Form::Landscape});
    QVERIFY(waitFor([&] { return staff.words().join(u' ').contains(u"offline"_s); }));
    QVERIFY(waitFor([&] {
        const auto words = staff.words();
        return words.contains(u"Verkäufe"_s) && words.contains(u"Katalog"_s) &&
               words.contains(u"Kartengerät"_s);
    }));
    shootKiosk(staff.screen, u"staff-menu-landscape-de-offline"_s);
    language().setLanguage(u"en"_s);
}

void ShopScreensTest::newKioskLetsInWhoeverSetsItUp()
{
    Door staff{std::vector<StaffMember>{}};
    show(staff.screen, Place::Id::Staff, kPortrait);
    QVERIFY(waitFor([&] { return staff.isReady(); }));
    staff.type("471108");
    QVERIFY(waitFor([&] { return staff.text().contains(u"Nobody has a PIN"_s); }));
    QVERIFY(!staff.isOpen());
    staff.kiosk.shop.setDevice(ShopStatus::Device::Unpaired);
    staff.type("471108");
    QVERIFY(waitFor([&] { return staff.isOpen(); }));
}

void ShopScreensTest::testPageIsPrintedOrTheFaultSaid()
{
    Door staff;
    show(staff.screen, Place::Id::Staff, kPortrait);
    QVERIFY(waitFor([&] { return staff.isReady(); }));
    staff.type("471108");
    QVERIFY(waitFor([&] { return staff.isOpen(); }));
    auto* print = staff.screen.findChild<TouchButton*>(u"staffPrint"_s);
    QTest::mouseClick(print, Qt::LeftButton);
    QVERIFY(waitFor([&] { return staff.kiosk.paper.count() == 1; }));
    QVERIFY(waitFor([&] { return staff.words().contains(u"The test page was printed."_s); }));
    staff.kiosk.paper.isOut = true;
    QTest::mouseClick(print, Qt::LeftButton);
    QVERIFY(waitFor([&] { return staff.words().contains(u"The printer is out of paper."_s); }));
}

void ShopScreensTest::leavingStaffForgets()
{
    Door staff;
    show(staff.screen, Place::Id::Staff, kPortrait);
    QVERIFY(waitFor([&] { return staff.isReady(); }));
    staff.type("471108");
    QVERIFY(waitFor([&] { return staff.isOpen(); }));
    QSignalSpy finished(&staff.screen, &Screen::finished);
    QVERIFY(staff.screen.back());
    QCOMPARE(finished.count(), 1);
    staff.screen.leave();
    QVERIFY(!staff.isOpen());
    QSignalSpy exits(&staff.screen, &StaffScreen::exitWanted);
    QTest::mouseClick(staff.screen.findChild<TouchButton*>(u"staffExit"_s), Qt::LeftButton);
    QCOMPARE(exits.count(), 0);
}
