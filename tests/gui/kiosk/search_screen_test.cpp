#include "sample_shelf.hpp"
#include "shopping_tests.hpp"
#include "shown_screen.hpp"
#include "storefront-kiosk/screens/search/key_button.hpp"
#include "storefront-kiosk/screens/search/search_screen.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "vitrine/qt/text.hpp"

#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

struct Shown : ShownScreen<SearchScreen>
{
    explicit Shown(FakeKiosk& kiosk_, QSize size = kPortrait, Layout layout = {})
        : ShownScreen(kiosk_, {.id = Place::Id::Search}, size, layout)
    {
    }
    void type(const QString& letters)
    {
        for (const QChar letter : letters)
            ShownScreen::touch(u"key_"_s + letter);
    }
    [[nodiscard]] QStringList names() { return namesIn(*screen.grid().model()); }
};

} // namespace

void SearchScreenTest::findsWhileSomebodyTypes()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    QVERIFY(shown.names().isEmpty());
    shown.type(u"har"_s);
    QCOMPARE(shown.names(), (QStringList{u"Summit Pro Harness"_s, u"Summit Pro Harness 14"_s}));
    QCOMPARE(shown.text(u"foundHeading"_s), u"2 found"_s);
    shown.type(u"qq"_s);
    QVERIFY(shown.names().isEmpty());
    QVERIFY(shown.text(u"foundHeading"_s).startsWith(u"Nothing found"_s));
    shown.touch(u"clearField"_s);
    QVERIFY(shown.screen.field().text().isEmpty());
    shown.type(u"sku-7"_s);
    QCOMPARE(shown.names(), QStringList{u"Merino Socks"_s});
    QTest::mouseClick(
        shown.screen.grid().viewport(),
        Qt::LeftButton,
        {},
        shown.screen.grid().visualRect(shown.screen.grid().model()->index(0, 0)).center());
    QCOMPARE(shown.went.back().id, Place::Id::Product);
    QCOMPARE(shown.went.back().productId, qt::toText(productId(7)));
}

void SearchScreenTest::offersTheWordThatWasMeant()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    shown.type(u"sandels"_s);
    QCOMPARE(shown.button(u"didYouMean"_s)->text(), u"Did you mean “sandals”?"_s);
    QVERIFY(shown.names().contains(u"Canyon Sandals"_s)); // shown already
    shown.touch(u"didYouMean"_s);
    QCOMPARE(shown.screen.field().text(), u"sandals"_s);
    QCOMPARE(shown.button(u"didYouMean"_s), nullptr);
    QCOMPARE(shown.text(u"foundHeading"_s), u"2 found"_s);
}

void SearchScreenTest::leadsToTheWholeList()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    shown.touch(u"keyEnter"_s);
    QVERIFY(shown.went.empty()); // nothing was asked for
    shown.type(u"boots"_s);
    shown.touch(u"keyEnter"_s);
    QCOMPARE(shown.went.size(), std::size_t(1));
    QCOMPARE(shown.went.back(), (Place{.id = Place::Id::Browse, .text = u"boots"_s}));
}

void SearchScreenTest::keepsTheFieldInSight_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("isLandscape");
    QTest::addColumn<bool>("isReach");
    QTest::newRow("portrait") << kPortrait << false << false;
    QTest::newRow("landscape") << kLandscape << true << false;
    QTest::newRow("reach") << kPortraitReach << false << true;
}

void SearchScreenTest::keepsTheFieldInSight()
{
    QFETCH(QSize, size);
    QFETCH(bool, isLandscape);
    QFETCH(bool, isReach);
    FakeKiosk kiosk;
    fillShelf(kiosk);
    const auto form = isLandscape ? Layout::Form::Landscape : Layout::Form::Portrait;
    Shown shown(kiosk, size, {.form = form, .isReach = isReach});
    QCOMPARE(shown.screen.size(), size); // it fits
    shown.type(u"s"_s);
    const auto placed = [&](const QWidget& part) {
        return QRect(part.mapTo(&shown.screen, QPoint()), part.size());
    };
    const QRect field = placed(shown.screen.field());
    QVERIFY(shown.screen.rect().contains(field));
    for (const auto* key : shown.screen.findChildren<KeyButton*>()) {
        if (key->isHidden())
            continue;
        QVERIFY(shown.screen.rect().contains(placed(*key)));
        QVERIFY(!placed(*key).intersects(field));
        QVERIFY(key->height() >= touch::kTarget && key->width() >= touch::kTarget);
    }
    if (!shown.screen.grid().isHidden())
        QVERIFY(shown.screen.grid().height() >= 2 * touch::kTarget);
}

void SearchScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    Shown shown(kiosk);
    shown.type(u"sandels"_s);
    shown.screen.wipe();
    shown.settle();
    QVERIFY(shown.screen.field().text().isEmpty());
    QVERIFY(!shown.screen.field().isUndoAvailable());
    shown.screen.field().undo();
    QVERIFY(shown.screen.field().text().isEmpty()); // not to be brought back either
    QVERIFY(shown.names().isEmpty());
    const auto texts = textsIn(shown.screen);
    QVERIFY(!texts.contains(u"sandels"_s) && !texts.contains(u"sandals"_s));
}

void SearchScreenTest::screenshots()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    {
        Shown shown(kiosk);
        shootKiosk(shown.screen, u"search-empty-portrait-en"_s);
        shown.type(u"sh"_s);
        shootKiosk(shown.screen, u"search-found-portrait-en"_s);
    }
    const German german;
    {
        Shown shown(kiosk, kLandscape, kLandscapeLayout);
        shown.type(u"sandels"_s);
        shootKiosk(shown.screen, u"search-meant-landscape-de"_s);
    }
    const ReachLooks looks;
    Shown shown(kiosk, kPortraitReach, kReachLayout);
    shown.type(u"boo"_s);
    shootKiosk(shown.screen, u"search-found-portrait-de-reach"_s);
}
