#include "tests/gui/kiosk/program_test.hpp"

#include "storefront-kiosk/app/kiosk_program.hpp"
#include "storefront-kiosk/parts/touch_button.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "storefront-kiosk/shop/device_file.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"
#include "tests/gui/kiosk/fake_kiosk.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "tests/gui/kiosk/memory_search.hpp"
#include "vitrine/qt/theme/theme.hpp"

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

constexpr int kPatienceMs = 30'000;
constexpr const char* kNobodyListens = "http://127.0.0.1:9";

/// A kiosk that was paired before and whose shop does not answer.
struct Floor
{
    explicit Floor(const Folder& disk, bool isPaired = true, QSize size = {1080, 1920})
        : speech(QString::fromStdString(disk.file("spoken.txt")))
    {
        const auto data = disk.file("data");
        must(makeFolder(data));
        if (isPaired)
            must(DeviceFile(data + "/device.json")
                     .keep({"0190a1b2-0000-7000-8000-00000000cafe", "kiosk-1", "a secret of it"}));
        program = must(KioskProgram::create({.dataFolder = QString::fromStdString(data),
                                             .gateway = QString::fromLatin1(kNobodyListens),
                                             .version = u"1.0"_s,
                                             .speechFile = speech,
                                             .printer = "file:" + data}));
        auto settings = FakeKiosk::shopSettings();
        settings.devices.printer = "file:" + data;
        settings.motion = false;
        settings.sellOfflineWithoutLease = true;
        program->context().settingsStore().set(settings);
        program->window().resize(size);
        QSignalSpy started(program.get(), &KioskProgram::started);
        program->start();
        program->window().show();
        if (!waitFor([&] { return started.count() == 1; }, kPatienceMs))
            throw std::runtime_error("the kiosk does not start");
        stock();
    }
    ~Floor() { program->context().shopper().wipe(); } // the theme is the process's

    void stock()
    {
        CatalogChanges changes{.cursor = "1", .asOf = program->context().clock().now()};
        for (int number = 1; number <= 6; ++number) {
            auto product = productOf(number, "Wanderer Boots " + std::to_string(number), 10'999);
            if (number == 1)
                product.gtins = {"4006381333931"};
            changes.products.push_back(product);
            changes.stock.push_back({product.id, 20, changes.asOf});
        }
        askNow(program->stores().shelf(),
               [changes](LocalCatalog& shelf) { return shelf.apply(changes); });
        Q_EMIT program->context().shelfChanged();
    }

    KioskWindow& window() { return program->window(); }
    [[nodiscard]] Place::Id place() { return window().navigator().now().id; }
    template <typename Widget = QWidget> Widget* seen(const QString& name)
    {
        for (auto* widget : window().findChildren<Widget*>(name)) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    /// Waits until it can be touched, and touches it.
    bool touch(const QString& name)
    {
        const bool canBe = waitFor(
            [&] {
                auto* target = seen(name);
                return target != nullptr && target->isEnabled();
            },
            kPatienceMs);
        if (!canBe) {
            qWarning("%s cannot be touched", qPrintable(name));
            return false;
        }
        QTest::mouseClick(seen(name), Qt::LeftButton);
        return true;
    }
    bool comesTo(Place::Id id)
    {
        return waitFor([&] { return place() == id; }, kPatienceMs);
    }
    bool openFirstProduct()
    {
        const bool isThere = waitFor(
            [&] {
                auto* grid = seen<ProductGrid>(u"productGrid"_s);
                return grid != nullptr && grid->model() != nullptr && grid->model()->rowCount() > 0;
            },
            kPatienceMs);
        if (!isThere)
            return false;
        auto* grid = seen<ProductGrid>(u"productGrid"_s);
        const auto tile = grid->visualRect(grid->model()->index(0, 0));
        QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, tile.center());
        return comesTo(Place::Id::Product);
    }
    bool goShopping()
    {
        QTest::mouseClick(window().currentScreen(), Qt::LeftButton, {}, QPoint(540, 900));
        return comesTo(Place::Id::Browse);
    }
    /// From a basket with something in it to the last screen, as a guest.
    bool payAtCounter()
    {
        if (place() != Place::Id::Pay && !(touch(u"goOnAsGuest"_s) && comesTo(Place::Id::Pay)))
            return false;
        return touch(u"payAtCounter"_s) && comesTo(Place::Id::Done);
    }
    QueueStatus queue()
    {
        return askNow(program->stores().queue(), [](OrderQueue& queue) { return queue.status(); });
    }
    /// As a scanner does: to the window, without a pause.
    void scan(const QString& code)
    {
        const auto press = [this](int key, const QString& text) {
            for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
                QKeyEvent event(type, key, Qt::NoModifier, text);
                QCoreApplication::sendEvent(window().windowHandle(), &event);
            }
        };
        for (const QChar sign : code)
            press(sign.unicode(), QString(sign));
        press(Qt::Key_Return, u"\r"_s);
    }
    void press(Qt::Key key)
    {
        auto* focused = window().focusWidget();
        QTest::keyClick(focused == nullptr ? &window() : focused, key);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString spoken() const
    {
        QFile file(speech);
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }
    /// Walks on until what is said begins like this, and presses Enter.
    bool walkTo(const QString& words)
    {
        for (int i = 0; i < 80; ++i) {
            const auto before = spoken().size();
            press(Qt::Key_Right);
            if (spoken().mid(before).contains(words)) {
                press(Qt::Key_Return);
                return true;
            }
        }
        qWarning("\"%s\" is not said: %s", qPrintable(words), qPrintable(spoken().right(2000)));
        return false;
    }

    /// Texts that are not as large as accessibility mode wants them.
    QStringList smallTexts()
    {
        QStringList small;
        for (const auto* label : window().findChildren<QLabel*>()) {
            const auto style = label->property("textStyle");
            if (!label->isVisible() || !style.isValid() || label->text().isEmpty())
                continue;
            const auto wanted =
                qt::Theme::instance().font(qt::TextStyle(style.toInt())).pixelSize();
            if (label->font().pixelSize() < wanted)
                small.append(
                    u"%1 \"%2\" has %3 of %4 pixels"_s.arg(label->objectName(), label->text())
                        .arg(label->font().pixelSize())
                        .arg(wanted));
        }
        return small;
    }

    QString speech;
    std::unique_ptr<KioskProgram> program;
};

} // namespace

void ProgramTest::newKioskShowsThatItBelongsToNoShop()
{
    const Folder disk;
    Floor floor(disk, false);
    QCOMPARE(floor.place(), Place::Id::Pairing);
    auto* text = floor.seen<QLabel>(u"pairingText"_s);
    QVERIFY(waitFor([&] { return text->text().contains(u"cannot be reached"_s); }, kPatienceMs));
}

void ProgramTest::twoProgramsDoNotShareAFolder()
{
    const Folder disk;
    Floor floor(disk);
    const auto second =
        KioskProgram::create({.dataFolder = QString::fromStdString(disk.file("data")),
                              .gateway = QString::fromLatin1(kNobodyListens)});
    QVERIFY(!second.ok());
    QCOMPARE(second.error().code, ErrorCode::Conflict);
}

void ProgramTest::sellsWithoutANetwork()
{
    const Folder disk;
    Floor floor(disk);
    QCOMPARE(floor.place(), Place::Id::Attract);
    QVERIFY(floor.goShopping());
    QVERIFY(floor.openFirstProduct());
    QVERIFY(floor.touch(u"mainAction"_s));
    QVERIFY(floor.comesTo(Place::Id::Browse));
    QCOMPARE(floor.program->context().shopper().basket().itemCount(), 1);
    shootKiosk(floor.window(), u"program-browse-portrait-en-offline"_s);
    QVERIFY(floor.touch(u"barPay"_s));
    QVERIFY(floor.comesTo(Place::Id::SignIn) || floor.comesTo(Place::Id::Pay));
    QVERIFY(floor.payAtCounter());
    shootKiosk(floor.window(), u"program-done-portrait-en-offline"_s);
    QCOMPARE(floor.queue().waiting, 1);
    QVERIFY(floor.program->context().shopper().basket().isEmpty());
    QVERIFY(floor.touch(u"mainAction"_s)); // "Finish"
    QCOMPARE(floor.place(), Place::Id::Attract);
}

void ProgramTest::soldThingsAreThereAfterARestart()
{
    const Folder disk;
    {
        Floor floor(disk);
        QVERIFY(floor.goShopping());
        QVERIFY(floor.openFirstProduct());
        QVERIFY(floor.touch(u"mainAction"_s));
        QVERIFY(floor.comesTo(Place::Id::Browse));
        QVERIFY(floor.touch(u"barPay"_s));
        QVERIFY(floor.payAtCounter());
    }
    Floor again(disk);
    QCOMPARE(again.place(), Place::Id::Attract);
    QCOMPARE(again.queue().waiting, 1);
}

void ProgramTest::sellsInLandscapeAndGerman()
{
    const Folder disk;
    Floor floor(disk, true, {1920, 1080});
    QVERIFY(floor.touch(u"language-de"_s)); // on the attract screen: it begins the shopping
    QVERIFY(floor.comesTo(Place::Id::Browse));
    QVERIFY(floor.openFirstProduct());
    QVERIFY(waitFor([&] { return floor.seen(u"mainAction"_s) != nullptr; }, kPatienceMs));
    shootKiosk(floor.window(), u"program-product-landscape-de-offline"_s);
    QVERIFY(floor.touch(u"mainAction"_s));
    QVERIFY(floor.comesTo(Place::Id::Browse));
    shootKiosk(floor.window(), u"program-browse-landscape-de-offline"_s);
    QVERIFY(floor.touch(u"panelPay"_s));
    QVERIFY(floor.comesTo(Place::Id::SignIn) || floor.comesTo(Place::Id::Pay));
    QVERIFY(floor.payAtCounter());
    const auto* number = floor.seen<QLabel>(u"pickupNumber"_s);
    QVERIFY(number != nullptr && number->text().toInt() > 0);
    QCOMPARE(floor.queue().waiting, 1);
}

void ProgramTest::sellsByScannerAlone()
{
    const Folder disk;
    Floor floor(disk);
    floor.scan(u"4006381333931"_s); // on the attract screen: it begins the shopping
    QVERIFY(floor.comesTo(Place::Id::Browse));
    auto& basket = floor.program->context().shopper().basket();
    QVERIFY(waitFor([&] { return basket.itemCount() == 1; }, kPatienceMs));
    floor.scan(u"4006381333931"_s);
    QVERIFY(waitFor([&] { return basket.itemCount() == 2; }, kPatienceMs));
    QCOMPARE(basket.lines().front().name, std::string("Wanderer Boots 1"));
    QVERIFY(floor.touch(u"barPay"_s));
    QVERIFY(floor.payAtCounter());
    QCOMPARE(floor.queue().waiting, 1);
}

void ProgramTest::sellsByFourKeysAndSpeaks()
{
    const Folder disk;
    Floor floor(disk);
    floor.press(Qt::Key_Down); // somebody who has keys only
    QVERIFY(floor.comesTo(Place::Id::Browse));
    QVERIFY(floor.program->context().shopper().isReach());
    QVERIFY(floor.spoken().contains(u"Accessible view"_s));
    QVERIFY(waitFor(
        [&] {
            auto* grid = floor.seen<ProductGrid>(u"productGrid"_s);
            return grid != nullptr && grid->model()->rowCount() > 0;
        },
        kPatienceMs));
    QVERIFY(floor.walkTo(u"Wanderer Boots 2"_s));
    QVERIFY(floor.comesTo(Place::Id::Product));
    QTest::qWait(1500);
    QVERIFY2(floor.smallTexts().isEmpty(), qPrintable(floor.smallTexts().join(u'\n')));
    shootKiosk(floor.window(), u"program-product-portrait-en-reach"_s);
    QVERIFY(waitFor([&] { return floor.seen(u"mainAction"_s) != nullptr; }, kPatienceMs));
    QVERIFY(floor.walkTo(u"Add to basket"_s));
    auto& basket = floor.program->context().shopper().basket();
    QVERIFY(waitFor([&] { return basket.itemCount() == 1; }, kPatienceMs));
    QVERIFY(floor.comesTo(Place::Id::Browse));
    QVERIFY2(floor.smallTexts().isEmpty(), qPrintable(floor.smallTexts().join(u'\n')));
    shootKiosk(floor.window(), u"program-browse-portrait-en-reach"_s);
    QVERIFY(floor.walkTo(u"Pay"_s));
    if (!waitFor([&] { return floor.place() == Place::Id::Pay; }, 500))
        QVERIFY(floor.walkTo(u"guest"_s));
    QVERIFY(floor.comesTo(Place::Id::Pay));
    QVERIFY(waitFor([&] { return floor.seen(u"payAtCounter"_s) != nullptr; }, kPatienceMs));
    QVERIFY(floor.walkTo(u"counter"_s));
    QVERIFY(floor.comesTo(Place::Id::Done));
    QCOMPARE(floor.queue().waiting, 1);
    shootKiosk(floor.window(), u"program-done-portrait-en-reach"_s);
    QVERIFY(floor.walkTo(u"Finish"_s));
    QVERIFY(floor.comesTo(Place::Id::Attract));
    QVERIFY(!floor.program->context().shopper().isReach());
}

void ProgramTest::nothingIsLeftOfAShopper()
{
    const Folder disk;
    Floor floor(disk);
    const MaskedText words("quarkstrudelmaschine");
    const MaskedText name("Adalbertina Quastenflosser");
    const MaskedText token("eyJhbGciOiJFZERTQSJ9.geheim");
    QVERIFY(floor.goShopping());
    QVERIFY(floor.touch(u"searchButton"_s));
    QVERIFY(floor.comesTo(Place::Id::Search));
    for (const char sign : words.plain())
        QVERIFY(floor.touch(u"key_"_s + QChar::fromLatin1(sign)));
    QCOMPARE(floor.seen<QLineEdit>(u"searchField"_s)->text().size(),
             qsizetype(words.masked().size()));
    floor.program->context().shopper().signIn(
        {.name = QString::fromStdString(name.plain()), .accessToken = token.plain()});
    QVERIFY(floor.touch(u"key_q"_s)); // and an answer for other words came since
    QTest::qWait(300);
    QVERIFY2(!findInMemory(words).isEmpty(), "the search must find what is there");
    floor.window().wipe();
    QVERIFY(floor.comesTo(Place::Id::Attract));
    askNow(floor.program->stores().shelf(), [](LocalCatalog&) { return Outcome(Done{}); });
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    for (const auto* secret : {&words, &name, &token}) {
        QString left;
        // threads that had a last answer under way let go of it in a moment
        const bool isGone = waitFor(
            [&] {
                left = findInMemory(*secret);
                return left.isEmpty();
            },
            5'000);
        QVERIFY2(isGone, qPrintable(left));
        left = findInFiles(QString::fromStdString(disk.file("data")), *secret);
        QVERIFY2(left.isEmpty(), qPrintable(left));
    }
}
