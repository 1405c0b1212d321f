#include "sample_shelf.hpp"
#include "shopping_tests.hpp"
#include "storefront-kiosk/scrolling/finger_scroll.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "storefront-kiosk/shelf_view/shelf_words.hpp"
#include "tests/gui/kiosk/kiosk_app.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/theme/theme.hpp"

#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

/// Pictures that come when the test says so; remembers what was asked for.
class SlowPictures final : public Pictures
{
public:
    QImage picture(const QString& hash, const QSize& size) override
    {
        asked.insert(hash);
        if (!there.contains(hash))
            return {};
        QImage image(size, QImage::Format_RGB32);
        image.fill(Qt::blue);
        return image;
    }
    [[nodiscard]] bool isMissing(const QString& hash) const override { return hash.isEmpty(); }

    QSet<QString> asked;
    QSet<QString> there;
};

ShelfCard card(int number)
{
    return {.id = productId(number),
            .name = "Product " + std::to_string(number),
            .price = euros(1000 + number),
            .imageHash = "p" + std::to_string(number),
            .available = 20};
}

std::vector<ShelfCard> cards(int count)
{
    std::vector<ShelfCard> made;
    for (int number = 1; number <= count; ++number)
        made.push_back(card(number));
    return made;
}

struct Shown
{
    explicit Shown(FakeKiosk& kiosk, int count = 200)
        : Shown(kiosk.context, count)
    {
    }
    Shown(KioskContext& context, int count)
        : model(context)
        , grid(context)
    {
        grid.setShelf(&model);
        grid.setForm(ProductGrid::Form::Card, 2);
        grid.resize(1080, 1300);
        grid.show();
        model.show(cards(count));
        QCoreApplication::processEvents();
    }
    [[nodiscard]] int scrolled() const { return grid.verticalScrollBar()->value(); }

    /// One event of a finger, at a time of the test's own.
    void finger(QEvent::Type type, QPoint at, std::chrono::milliseconds time)
    {
        const bool isUp = type == QEvent::MouseButtonRelease;
        QMouseEvent event(type,
                          at,
                          grid.viewport()->mapToGlobal(at),
                          type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton,
                          isUp ? Qt::NoButton : Qt::LeftButton,
                          Qt::NoModifier);
        event.setTimestamp(quint64(time.count()));
        QCoreApplication::sendEvent(grid.viewport(), &event);
    }
    /// Up by `pixels`, in steps of 10 ms.
    void drag(QPoint from, int pixels, int steps)
    {
        finger(QEvent::MouseButtonPress, from, 1000ms);
        for (int step = 1; step <= steps; ++step)
            finger(
                QEvent::MouseMove, from - QPoint(0, pixels * step / steps), 1000ms + 10ms * step);
    }
    ShelfModel model;
    ProductGrid grid;
};

} // namespace

void ShelfViewTest::laysTilesOutInEqualColumns()
{
    const TileLayout layout{
        .width = 1000, .columns = 3, .margin = 20, .gap = 10, .tileHeight = 100};
    QCOMPARE(layout.tileSize(), QSize(313, 100));
    QCOMPARE(layout.tile(0), QRect(20, 20, 313, 100));
    QCOMPARE(layout.tile(4), QRect(343, 130, 313, 100));
    QCOMPARE(layout.height(0), 0);
    QCOMPARE(layout.height(7), 20 + 3 * 100 + 2 * 10 + 20);
    QCOMPARE(layout.indexAt({345, 135}, 7), 4);
    QCOMPARE(layout.indexAt({335, 135}, 7), -1); // between two columns
    QCOMPARE(layout.indexAt({345, 125}, 7), -1); // between two rows
    QCOMPARE(layout.indexAt({345, 250}, 7), -1); // behind the last
    for (int index = 0; index < 60; ++index) {   // what shows is within what is painted
        const QRect tile = layout.tile(index);
        const auto [first, behind] = layout.between(tile.top(), tile.top() + 1, 60);
        QVERIFY(first <= index && index < behind);
        const auto [last, behindLast] = layout.between(tile.bottom(), tile.bottom() + 1, 60);
        QVERIFY(last <= index && index < behindLast);
    }
    QCOMPARE(layout.between(0, 131, 60), std::make_pair(0, 6));
    QCOMPARE(layout.between(100'000, 100'100, 60), std::make_pair(60, 60));
}

void ShelfViewTest::slowsDownAndComesToRest()
{
    const Glide glide(100, 2000);
    QCOMPARE(glide.at(0us), 100.0);
    QVERIFY(glide.at(100ms) - glide.at(0ms) > glide.at(200ms) - glide.at(100ms));
    QVERIFY(!glide.isOver(1s));
    QVERIFY(glide.isOver(3s));
    QVERIFY(std::abs(glide.at(3s) - glide.end()) < 5);
    QVERIFY(Glide(0, 1e9).end() < 5000); // no hand throws further
}

void ShelfViewTest::throwsNothingWhenTheFingerHasRested()
{
    FingerSpeed speed;
    speed.begin(500, 0ms);
    for (int step = 1; step <= 10; ++step)
        speed.move(500 - 10 * step, 10ms * step);
    QVERIFY(std::abs(speed.whenLifted(105ms) + 1000) < 50);
    QCOMPARE(speed.whenLifted(300ms), 0.0);
}

void ShelfViewTest::movesWithTheFingerAndTouchesNothing()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    QSignalSpy opened(&shown.grid, &ProductGrid::opened);
    QSignalSpy plus(&shown.grid, &ProductGrid::plusTouched);
    shown.drag({300, 900}, 300, 30);
    QCOMPARE(shown.scrolled(), 300); // under the finger, whatever was rolled at first
    shown.finger(QEvent::MouseButtonRelease, {300, 600}, 2000ms);
    QCOMPARE(shown.scrolled(), 300);
    QCOMPARE(opened.count() + plus.count(), 0);
    shown.drag({300, 100}, -5000, 20);
    QCOMPARE(shown.scrolled(), 0);
}

void ShelfViewTest::goesOnWhenItIsThrownAndATouchOnlyStopsIt()
{
    FakeKiosk kiosk;
    qt::Theme::instance().setMotionEnabled(true);
    const auto still = qScopeGuard([] { qt::Theme::instance().setMotionEnabled(false); });
    Shown shown(kiosk);
    QSignalSpy opened(&shown.grid, &ProductGrid::opened);
    shown.drag({300, 900}, 400, 10); // 4,000 pixels per second
    const int lifted = shown.scrolled();
    shown.finger(QEvent::MouseButtonRelease, {300, 500}, 1105ms);
    QVERIFY(waitFor([&] { return shown.scrolled() > lifted + 100; }));
    QVERIFY(shown.grid.finger().isGliding());
    shown.finger(QEvent::MouseButtonPress, {300, 500}, 1500ms);
    QVERIFY(!shown.grid.finger().isGliding());
    shown.finger(QEvent::MouseButtonRelease, {300, 500}, 1550ms);
    QCOMPARE(opened.count(), 0);
    shown.finger(QEvent::MouseButtonPress, {300, 500}, 1700ms);
    shown.finger(QEvent::MouseButtonRelease, {300, 500}, 1750ms);
    QCOMPARE(opened.count(), 1); // now that it stands still
}

void ShelfViewTest::opensWhatIsTouchedAndAddsByThePlus()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    QSignalSpy opened(&shown.grid, &ProductGrid::opened);
    QSignalSpy plus(&shown.grid, &ProductGrid::plusTouched);
    const auto second = shown.model.index(1);
    QTest::mouseClick(
        shown.grid.viewport(), Qt::LeftButton, {}, shown.grid.visualRect(second).center());
    QCOMPARE(opened.takeFirst().at(0).toString(), QString::fromStdString(productId(2)));
    const QRect target = shown.grid.plusRect(second);
    QVERIFY(target.width() >= touch::kTarget && target.height() >= touch::kTarget);
    QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, target.center());
    QCOMPARE(plus.takeFirst().at(0).toString(), QString::fromStdString(productId(2)));
    QCOMPARE(opened.count(), 0);
    auto sold = cards(2);
    sold[1].available = 0;
    shown.model.show(sold);
    QTest::mouseClick(shown.grid.viewport(), Qt::LeftButton, {}, target.center());
    QCOMPARE(plus.count(), 0); // there is none to add: it is shown
    QCOMPARE(opened.count(), 1);
}

void ShelfViewTest::marksWhatIsPressedAtOnce()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    const QPoint tile = shown.grid.visualRect(shown.model.index(0)).center();
    const auto before = shown.grid.grab().toImage();
    shown.finger(QEvent::MouseButtonPress, tile, 1000ms);
    QVERIFY(shown.grid.grab().toImage() != before); // on the press, not on the release
    shown.finger(QEvent::MouseButtonRelease, tile, 1050ms);
    QCOMPARE(shown.grid.grab().toImage(), before);
}

void ShelfViewTest::paintsOnlyWhatShows()
{
    FakeKiosk kiosk;
    SlowPictures pictures;
    KioskContext context({.clock = &kiosk.clock,
                          .settings = &kiosk.settings,
                          .shop = &kiosk.shop,
                          .shopper = &kiosk.shopper,
                          .language = &language(),
                          .pictures = &pictures,
                          .shelf = &kiosk.shelf});
    Shown shown(context, 5000);
    QVERIFY(waitFor([&] { return pictures.asked.size() >= 4; }));
    QTest::qWait(50); // and what is painted ahead
    QVERIFY2(pictures.asked.size() <= 16, qPrintable(QString::number(pictures.asked.size())));
    pictures.asked.clear();
    shown.grid.verticalScrollBar()->setValue(shown.grid.verticalScrollBar()->maximum());
    QVERIFY(waitFor([&] { return pictures.asked.contains(u"p5000"_s); }));
    QVERIFY(!pictures.asked.contains(u"p2500"_s));
}

void ShelfViewTest::paintsATileAgainWhenItsPictureComes()
{
    FakeKiosk kiosk;
    SlowPictures pictures;
    KioskContext context({.clock = &kiosk.clock,
                          .settings = &kiosk.settings,
                          .shop = &kiosk.shop,
                          .shopper = &kiosk.shopper,
                          .language = &language(),
                          .pictures = &pictures,
                          .shelf = &kiosk.shelf});
    Shown shown(context, 6);
    const QRect tile = shown.grid.visualRect(shown.model.index(0));
    const QPoint inPicture = tile.topLeft() + QPoint(tile.width() / 2, 100);
    QVERIFY(shown.grid.grab().toImage().pixelColor(inPicture) != QColor(Qt::blue));
    pictures.there.insert(u"p1"_s);
    Q_EMIT pictures.ready(u"p1"_s);
    QCOMPARE(shown.grid.grab().toImage().pixelColor(inPicture), QColor(Qt::blue));
}

void ShelfViewTest::staysWhereItIsWhenTheShelfChanges()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    shown.grid.verticalScrollBar()->setValue(2000);
    shown.model.show(cards(201));
    QCoreApplication::processEvents();
    QCOMPARE(shown.scrolled(), 2000);
    shown.model.show(cards(2));
    QCoreApplication::processEvents();
    QCOMPARE(shown.scrolled(), 0); // there is nothing to be scrolled any more
}

void ShelfViewTest::isWalkedAndOpenedByKeys()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    QSignalSpy opened(&shown.grid, &ProductGrid::opened);
    shown.grid.setFocus(Qt::TabFocusReason);
    QCOMPARE(shown.grid.currentIndex().row(), 0);
    for (const auto key : {Qt::Key_Down, Qt::Key_Right, Qt::Key_Return})
        QTest::keyClick(&shown.grid, key);
    QCOMPARE(opened.takeFirst().at(0).toString(), QString::fromStdString(productId(4)));
    QTest::keyClick(&shown.grid, Qt::Key_End);
    QCOMPARE(shown.grid.currentIndex().row(), 199);
    QVERIFY(shown.grid.viewport()->rect().contains(
        shown.grid.visualRect(shown.grid.currentIndex()).center()));
    Q_EMIT shown.grid.activated(shown.model.index(0)); // as the accessibility mode's walk does
    QCOMPARE(opened.takeFirst().at(0).toString(), QString::fromStdString(productId(1)));
}

void ShelfViewTest::saysAllThatATileShows()
{
    FakeKiosk kiosk;
    Shown shown(kiosk, 1);
    auto low = card(1);
    low.available = 3;
    shown.model.show({low});
    must(kiosk.shopper.add(lineOf(1, "Product 1", 1001)));
    const auto price = qt::formatMoney(euros(1001), language().locale());
    QCOMPARE(shown.model.index(0).data(Qt::AccessibleTextRole).toString(),
             u"Product 1, %1, 3 left, 1 in your basket"_s.arg(price));
}
