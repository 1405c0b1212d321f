#include "sample_shelf.hpp"
#include "shopping_tests.hpp"
#include "shown_screen.hpp"
#include "storefront-kiosk/parts/message_card.hpp"
#include "storefront-kiosk/screens/browse/browse_screen.hpp"
#include "storefront-kiosk/screens/browse/category_choices.hpp"
#include "storefront-kiosk/screens/browse/filter_sheet.hpp"
#include "storefront-kiosk/shelf_view/product_grid.hpp"
#include "vitrine/qt/text.hpp"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

struct Shown : ShownScreen<BrowseScreen>
{
    explicit Shown(FakeKiosk& kiosk_, QSize size = kPortrait, Layout layout = {})
        : ShownScreen(kiosk_, {.id = Place::Id::Browse}, size, layout)
    {
    }
    [[nodiscard]] QStringList names() { return namesIn(screen.presenter().model()); }
    [[nodiscard]] FilterSheet& sheet() { return *screen.findChild<FilterSheet*>(); }
    /// What the chip says it would leave.
    [[nodiscard]] QString countOf(const QString& chip) { return button(chip)->detail(); }
    [[nodiscard]] QString notice()
    {
        const auto* card = screen.findChild<MessageCard*>(u"notice"_s);
        return card->isHidden() ? QString() : card->title();
    }
};

FakeKiosk& filled(FakeKiosk& kiosk)
{
    fillShelf(kiosk);
    return kiosk;
}

} // namespace

void BrowseScreenTest::findsRoundPriceBands()
{
    QVERIFY(priceBands(0, 0).empty());
    QVERIFY(priceBands(1999, 1999).empty()); // nothing to choose from
    for (const auto& [least, most] : {std::pair<std::int64_t, std::int64_t>{499, 49999},
                                      {1, 2},
                                      {900, 1100},
                                      {0, std::int64_t{9'000'000'000'000'000'000}}}) {
        const auto bands = priceBands(least, most);
        QVERIFY2(bands.size() >= 2 && bands.size() <= 4, qPrintable(QString::number(bands.size())));
        QVERIFY(!bands.front().min && !bands.back().max);
        for (std::size_t i = 1; i < bands.size(); ++i)
            QCOMPARE(*bands[i].min, *bands[i - 1].max + 1); // each price is in exactly one
        QVERIFY(*bands.front().max >= least && *bands.back().min <= most); // none is empty by rule
    }
    const auto bands = priceBands(499, 49999);
    QCOMPARE(*bands[1].min % 100, 0);
}

void BrowseScreenTest::offersCategoriesLevelByLevel()
{
    using Kind = CategoryChoice::Kind;
    std::vector<wire::Category> all(4);
    const char* ids[] = {"a", "b", "a1", "a2"};
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].id = all[i].name = ids[i];
        all[i].parentId = i > 1 ? "a" : "";
        all[i].productCount = 5;
    }
    const auto said = [&](const QString& chosen) {
        QString text;
        for (const auto& choice : categoryChoices(all, chosen))
            text += (choice.kind == Kind::All ? u"*"_s : choice.id) +
                    (choice.kind == Kind::Above ? u"<"_s : QString()) +
                    (choice.isChosen ? u"! "_s : u" "_s);
        return text.trimmed();
    };
    QCOMPARE(said({}), u"*! a b"_s);
    QCOMPARE(said(u"a"_s), u"* a<! a1 a2"_s);
    QCOMPARE(said(u"a1"_s), u"* a< a1! a2"_s);
    QCOMPARE(said(u"b"_s), u"* a b!"_s);
    QCOMPARE(said(u"unknown"_s), u"* a b"_s);
    all[1].productCount = 0;
    QCOMPARE(said({}), u"*! a"_s);
    all[0].parentId = "a1"; // a ring, which no shop should have
    QVERIFY(categoryChoices(all, u"a1"_s).size() <= 2 * all.size() + 1);
}

void BrowseScreenTest::showsOneCategoryWithAllBelowIt()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    QCOMPARE(shown.names().size(), 24);
    QVERIFY(shown.button(u"category_category-empty"_s) == nullptr);
    shown.touch(u"category_category-footwear"_s);
    QCOMPARE(shown.names().size(), 16);
    QCOMPARE(shown.text(u"listHeading"_s), u"Footwear · 16 products"_s);
    QCOMPARE(shown.screen.title(), u"Footwear"_s);
    shown.touch(u"category_category-boots"_s);
    QCOMPARE(shown.names().size(), 8);
    QVERIFY(shown.names().contains(u"Wanderer Hiking Boots"_s));
    shown.touch(u"category_category-boots"_s); // once more: still there
    QVERIFY(shown.button(u"category_category-boots"_s)->isChecked());
    shown.touch(u"category_"_s);
    QCOMPARE(shown.names().size(), 24);
}

void BrowseScreenTest::filtersByWhatIsTouchedAndCountsEachChoice()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    shown.touch(u"filterButton"_s);
    QVERIFY(shown.sheet().isOpen());
    QCOMPARE(shown.countOf(u"brand_Nordwind"_s), u"8"_s);
    shown.touch(u"brand_Nordwind"_s);
    QCOMPARE(shown.names().size(), 8);
    QCOMPARE(shown.countOf(u"brand_Bergfex"_s), u"8"_s); // what another choice would add
    shown.touch(u"brand_Bergfex"_s);
    QCOMPARE(shown.names().size(), 16);
    int inBands = 0;
    int bands = 0;
    while (const auto* band = shown.button(u"price_%1"_s.arg(bands))) {
        inBands += band->detail().toInt();
        ++bands;
    }
    QVERIFY(bands >= 2);
    QCOMPARE(inBands, 16); // of the brands that are chosen, each in one band
    const int first = shown.countOf(u"price_0"_s).toInt();
    shown.touch(u"price_0"_s);
    QCOMPARE(shown.names().size(), first);
    QCOMPARE(shown.button(u"showFiltered"_s)->text(), u"Show %1 products"_s.arg(first));
    shown.touch(u"price_0"_s); // off again
    QCOMPARE(shown.names().size(), 16);
    shown.touch(u"inStockOnly"_s);
    QCOMPARE(shown.names().size(), 15);
    shown.touch(u"clearFilters"_s);
    QCOMPARE(shown.names().size(), 24);
    QVERIFY(shown.button(u"clearFilters"_s) == nullptr); // there is nothing to clear
    shown.touch(u"showFiltered"_s);
    QVERIFY(!shown.sheet().isOpen());
}

void BrowseScreenTest::sortsByPrice()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    shown.screen.grid().verticalScrollBar()->setValue(400);
    shown.touch(u"filterButton"_s);
    shown.touch(u"sort_%1"_s.arg(int(ShelfSort::PriceDown)));
    QCOMPARE(shown.names().first(), u"Daypack 22 l"_s);            // 1,234,567.89
    QCOMPARE(shown.screen.grid().verticalScrollBar()->value(), 0); // from its beginning
    shown.touch(u"sort_%1"_s.arg(int(ShelfSort::PriceUp)));
    QCOMPARE(shown.names().last(), u"Daypack 22 l"_s);
    QCOMPARE(shown.screen.presenter().filterCount(), 0); // an order leaves nothing out
}

void BrowseScreenTest::showsTheFiltersThatAreOn()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    shown.screen.presenter().setBrand("Nordwind", true);
    shown.screen.presenter().setInStockOnly(true);
    shown.settle();
    QCOMPARE(shown.button(u"filterButton"_s)->text(), u"Filter (2)"_s);
    shown.touch(u"category_category-bags"_s); // another list has its own
    QCOMPARE(shown.button(u"filterButton"_s)->text(), u"Filter"_s);
    QCOMPARE(shown.names().size(), 8);
}

void BrowseScreenTest::explainsWhyAListIsEmpty()
{
    FakeKiosk kiosk;
    Shown shown(kiosk);
    QCOMPARE(shown.text(u"emptyTitle"_s), u"We are still filling the shelves"_s);
    QVERIFY(shown.screen.grid().isHidden());
    fillShelf(kiosk);
    Q_EMIT kiosk.sync.changed(); // it has come meanwhile
    shown.settle();
    QCOMPARE(shown.names().size(), 24);
    QVERIFY(!shown.screen.grid().isHidden());

    shown.screen.enter({.id = Place::Id::Browse, .text = u"qqqqq"_s});
    shown.settle();
    QCOMPARE(shown.text(u"emptyTitle"_s), u"We found nothing"_s);
    shown.touch(u"emptyAction"_s);
    QCOMPARE(shown.names().size(), 24);

    shown.screen.presenter().setPrices({.min = 5'000'000'000});
    shown.settle();
    QCOMPARE(shown.text(u"emptyTitle"_s), u"Nothing fits all filters"_s);
    shown.touch(u"emptyAction"_s);
    QCOMPARE(shown.names().size(), 24);
}

void BrowseScreenTest::putsOneIntoTheBasketAndSaysWhenThereIsNoMore()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    const auto id = productId(5); // three left
    for (int i = 0; i < 3; ++i) {
        Q_EMIT shown.screen.grid().plusTouched(qt::toText(id));
        shown.settle();
    }
    QCOMPARE(kiosk.shopper.basket().quantityOf(id), 3);
    const auto& line = kiosk.shopper.basket().lines().front();
    QCOMPARE(QString::fromStdString(line.sku), u"SKU-5"_s);
    QCOMPARE(line.unitPrice, euros(499 + 5 * 1170));
    QVERIFY(shown.notice().isEmpty());
    Q_EMIT shown.screen.grid().plusTouched(qt::toText(id));
    shown.settle();
    QCOMPARE(kiosk.shopper.basket().quantityOf(id), 3);
    QCOMPARE(shown.notice(), u"All 3 that are left are in your basket."_s);
    Q_EMIT shown.screen.grid().plusTouched(qt::toText(productId(6))); // nobody knows: not refused
    shown.settle();
    QCOMPARE(kiosk.shopper.basket().quantityOf(productId(6)), 1);
}

void BrowseScreenTest::putsNothingIntoTheNextShoppersBasket()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    Q_EMIT shown.screen.grid().plusTouched(qt::toText(productId(1)));
    shown.screen.wipe(); // before the shelf has answered
    kiosk.shopper.wipe();
    shown.settle();
    QVERIFY(kiosk.shopper.basket().isEmpty());
}

void BrowseScreenTest::saysHowOldPricesAreWhileTheShopIsAway()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    QVERIFY(shown.text(u"asOf"_s).isEmpty());
    kiosk.shop.setLink(ShopStatus::Link::Offline);
    QVERIFY2(shown.text(u"asOf"_s).startsWith(u"Prices and stock as of "_s),
             qPrintable(shown.text(u"asOf"_s)));
    QVERIFY(shown.text(u"asOf"_s).contains(u"9:30"_s));
    kiosk.shop.setLink(ShopStatus::Link::Online);
    QVERIFY(shown.text(u"asOf"_s).isEmpty());
}

void BrowseScreenTest::closesTheFiltersByBack()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    QVERIFY(!shown.screen.back()); // the window's to do
    shown.touch(u"filterButton"_s);
    QVERIFY(shown.screen.back());
    QVERIFY(!shown.sheet().isOpen());
}

void BrowseScreenTest::leavesRoomForTheListBesideLargeType()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    const ReachLooks looks;
    kiosk.shopper.setReach(true);
    Shown shown(kiosk, {1080, 550}, kReachLayout); // less than what the window leaves
    const auto& grid = shown.screen.grid();
    const QRect first = grid.visualRect(grid.model()->index(0, 0));
    QVERIFY2(grid.height() >= first.height(), qPrintable(QString::number(grid.height())));
    for (const auto& name : {u"searchButton"_s, u"filterButton"_s}) {
        const auto* button = shown.screen.findChild<QAbstractButton*>(name);
        QVERIFY(shown.screen.rect().contains(button->geometry()));
        QVERIFY(button->width() >= touch::kTarget && !button->accessibleName().isEmpty());
    }
    const auto* bags = shown.button(u"category_category-bags"_s);
    QVERIFY(bags != nullptr && bags->width() >= bags->sizeHint().width()); // its name is whole
    auto* row = shown.screen.findChild<QScrollArea*>(u"categoryBar"_s);
    QVERIFY(row->horizontalScrollBar()->maximum() > 0); // and what does not fit is moved
}

void BrowseScreenTest::forgetsTheShopper()
{
    FakeKiosk kiosk;
    Shown shown(filled(kiosk));
    const auto fresh = textsIn(shown.screen);
    shown.screen.enter({.id = Place::Id::Browse, .text = u"sandals"_s});
    shown.settle();
    shown.touch(u"filterButton"_s);
    shown.touch(u"brand_Nordwind"_s);
    QVERIFY(textsIn(shown.screen).contains(u"sandals"_s));
    shown.screen.wipe();
    shown.settle();
    QVERIFY(!shown.sheet().isOpen());
    QVERIFY(!textsIn(shown.screen).contains(u"sandals"_s));
    QCOMPARE(shown.screen.presenter().filterCount(), 0);
    QVERIFY(shown.screen.presenter().query().text.empty());
    QCOMPARE(shown.screen.grid().verticalScrollBar()->value(), 0);
    QCOMPARE(shown.names().size(), 24); // ready for the next one
}

void BrowseScreenTest::screenshots()
{
    FakeKiosk kiosk;
    fillShelf(kiosk);
    must(kiosk.shopper.add(lineOf(1, "Wanderer Hiking Boots", 10999, 2)));
    {
        Shown shown(kiosk);
        shootKiosk(shown.screen, u"browse-full-portrait-en"_s);
        shown.touch(u"category_category-footwear"_s);
        shown.screen.grid().verticalScrollBar()->setValue(700);
        shootKiosk(shown.screen, u"browse-category-portrait-en"_s);
        shown.touch(u"filterButton"_s);
        shown.touch(u"brand_Bergfex"_s);
        shootKiosk(shown.screen, u"browse-filter-portrait-en"_s);
        const German german;
        shootKiosk(shown.screen, u"browse-filter-portrait-de"_s);
    }
    const German german;
    {
        Shown shown(kiosk, kBesideTheBasket, kLandscapeLayout);
        shootKiosk(shown.screen, u"browse-full-landscape-de"_s);
        kiosk.shop.setLink(ShopStatus::Link::Offline);
        shown.touch(u"category_category-footwear"_s);
        shootKiosk(shown.screen, u"browse-category-landscape-de-offline"_s);
        kiosk.shop.setLink(ShopStatus::Link::Online);
        shown.touch(u"filterButton"_s);
        shootKiosk(shown.screen, u"browse-filter-landscape-de"_s);
    }
    const ReachLooks looks;
    kiosk.shopper.setReach(true);
    Shown shown(kiosk, kPortraitReach, kReachLayout);
    shootKiosk(shown.screen, u"browse-full-portrait-de-reach"_s);
    shown.touch(u"filterButton"_s);
    shown.touch(u"inStockOnly"_s);
    shootKiosk(shown.screen, u"browse-filter-portrait-de-reach"_s);
}

void BrowseScreenTest::screenshotsOfWhatIsEmpty()
{
    FakeKiosk kiosk;
    {
        Shown shown(kiosk);
        shootKiosk(shown.screen, u"browse-unfilled-portrait-en"_s);
    }
    fillShelf(kiosk);
    Shown shown(kiosk, kBesideTheBasket, kLandscapeLayout);
    shown.screen.enter({.id = Place::Id::Browse, .text = u"qqqqq"_s});
    shown.settle();
    shootKiosk(shown.screen, u"browse-nothing-landscape-en"_s);
    shown.screen.enter({.id = Place::Id::Browse, .text = u"sandels"_s}); // meant: sandals
    shown.settle();
    shootKiosk(shown.screen, u"browse-meant-landscape-en"_s);
}
