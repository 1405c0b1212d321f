#include "admin-console/screens/categories/category_screen.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/search_field.hpp"

#include <QInputDialog>
#include <QLineEdit>
#include <QMessageBox>
#include <QTreeView>
#include <QtTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;

/// The page of categories, driven by the keyboard.
class CategoryScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensAndSelects();
    void renamesInPlace();
    void movesWithCtrlAndArrows();
    void addsWithAName();
    void asksBeforeItDeletes();
    void searchesAndBacksOut();
    void offersWhatComesNextWhenEmpty();
    void everythingFits();
    void screenshotFull();
    void screenshotEmpty();
    void screenshotFailing();
    void screenshotDelete();

private:
    struct Shown
    {
        explicit Shown(int count);
        FakeShop shop;
        std::unique_ptr<CategoryScreen> screen;
        QTreeView& tree() { return screen->tree(); }
        void start(const Route& route = {.page = QStringLiteral("categories")});
        void settle() { QTRY_VERIFY(!screen->presenter().isBusy()); }
        QStringList roots();
    };
};

CategoryScreenTest::Shown::Shown(int count)
{
    const std::pair<const char*, const char*> rows[] = {
        {"Footwear", ""},
        {"Climbing", ""},
        {"Camping and everything that goes with it", ""},
        {"Boots", "category-1"},
        {"Trail running", "category-1"},
        {"Harnesses", "category-2"},
        {"Mountaineering boots", "category-4"}};
    for (int i = 0; i < count; ++i)
        (void)shop.catalog
            ->createCategory({.name = rows[i].first, .parentId = rows[i].second, .position = i}, {})
            .get();
    screen = std::make_unique<CategoryScreen>(shop.context());
    screen->resize(1000, 640);
}

void CategoryScreenTest::Shown::start(const Route& route)
{
    prepareScreen(*screen);
    screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(screen.get()));
    screen->open(route);
    settle();
}

QStringList CategoryScreenTest::Shown::roots()
{
    QStringList names;
    for (int row = 0; row < tree().model()->rowCount(); ++row)
        names.append(tree().model()->index(row, 0).data().toString());
    return names;
}

void CategoryScreenTest::opensAndSelects()
{
    Shown shown(7);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-7")});
    QTRY_COMPARE(shown.screen->currentId(), QStringLiteral("category-7"));
    QVERIFY(shown.tree().isExpanded(shown.tree().currentIndex().parent()));
    QCOMPARE(shown.screen->route().id, QStringLiteral("category-7"));
}

void CategoryScreenTest::renamesInPlace()
{
    Shown shown(3);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-2")});
    QTest::keyClick(&shown.tree(), Qt::Key_F2);
    auto* editor = shown.tree().viewport()->findChild<QLineEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("Ropes"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shown.shop.catalog->getCategory("category-2", {}).get()->name,
                 std::string("Ropes"));
    shown.settle();
}

void CategoryScreenTest::movesWithCtrlAndArrows()
{
    Shown shown(3);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-1")});
    QTest::keyClick(&shown.tree(), Qt::Key_Down, Qt::ControlModifier);
    shown.settle();
    QCOMPARE(shown.roots().first(), QStringLiteral("Climbing"));
    QCOMPARE(shown.screen->currentId(), QStringLiteral("category-1"));
    QTest::keyClick(&shown.tree(), Qt::Key_Right, Qt::ControlModifier);
    shown.settle();
    QCOMPARE(shown.roots().size(), 2);
    QCOMPARE(shown.shop.catalog->getCategory("category-1", {}).get()->parentId,
             std::string("category-2"));
    QTest::keyClick(&shown.tree(), Qt::Key_Left, Qt::ControlModifier);
    shown.settle();
    QCOMPARE(shown.roots().size(), 3);
}

void CategoryScreenTest::addsWithAName()
{
    Shown shown(2);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-1")});
    QTest::keyClick(&shown.tree(), Qt::Key_N, Qt::ControlModifier | Qt::AltModifier);
    auto* dialog = shown.screen->findChild<QInputDialog*>(QStringLiteral("categoryNameDialog"));
    QVERIFY(dialog != nullptr);
    dialog->setTextValue(QStringLiteral("  Winter   boots "));
    dialog->accept();
    shown.settle();
    QTRY_COMPARE(shown.tree().currentIndex().data().toString(), QStringLiteral("Winter boots"));
    QCOMPARE(shown.tree().currentIndex().parent().data().toString(), QStringLiteral("Footwear"));
}

void CategoryScreenTest::asksBeforeItDeletes()
{
    Shown shown(5);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-1")});
    QTest::keyClick(&shown.tree(), Qt::Key_Delete);
    auto* dialog = shown.screen->findChild<QMessageBox*>(QStringLiteral("confirmDialog"));
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->informativeText().contains(QStringLiteral("2")) ||
            dialog->text().contains(QStringLiteral("2")));
    dialog->reject();
    QVERIFY(shown.shop.catalog->getCategory("category-1", {}).get().ok());
    QTest::keyClick(&shown.tree(), Qt::Key_Delete);
    QTRY_VERIFY(shown.screen->findChild<QMessageBox*>(QStringLiteral("confirmDialog")) != nullptr);
    for (auto* open : shown.screen->findChildren<QMessageBox*>(QStringLiteral("confirmDialog"))) {
        for (auto* button : open->buttons()) {
            if (open->isVisible() && button->text().contains(QStringLiteral("Delete")))
                button->click();
        }
    }
    shown.settle();
    QVERIFY(!shown.shop.catalog->getCategory("category-1", {}).get().ok());
    QVERIFY(shown.roots().contains(QStringLiteral("Boots")));
}

void CategoryScreenTest::searchesAndBacksOut()
{
    Shown shown(7);
    shown.start();
    shown.screen->focusSearch();
    auto* search = shown.screen->findChild<qt::SearchField*>();
    QTest::keyClicks(search, QStringLiteral("mountain"));
    QTRY_COMPARE(shown.roots(), QStringList{QStringLiteral("Footwear")});
    QVERIFY(shown.screen->backOut());
    QCOMPARE(shown.roots().size(), 3);
    QVERIFY(!shown.screen->backOut());
}

void CategoryScreenTest::offersWhatComesNextWhenEmpty()
{
    Shown shown(0);
    shown.start();
    auto* action = shown.screen->findChild<QPushButton*>();
    QVERIFY(action != nullptr);
    shown.screen->presenter().create({}, QStringLiteral("First"));
    shown.settle();
    QCOMPARE(shown.roots(), QStringList{QStringLiteral("First")});
}

void CategoryScreenTest::everythingFits()
{
    Shown shown(7);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-7")});
    QCOMPARE(testkit::layoutFaults(*shown.screen), QStringList());
}

void CategoryScreenTest::screenshotFull()
{
    Shown shown(7);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-7")});
    testkit::shootThemes(*shown.screen, QStringLiteral("categories-full"));
}

void CategoryScreenTest::screenshotEmpty()
{
    Shown shown(0);
    shown.start();
    testkit::shootThemes(*shown.screen, QStringLiteral("categories-empty"));
}

void CategoryScreenTest::screenshotFailing()
{
    Shown shown(3);
    shown.shop.catalog->faults.failNext(ErrorCode::Unavailable);
    shown.start();
    QTRY_VERIFY(!shown.screen->findChild<qt::MessageBanner*>()->text().isEmpty());
    testkit::shootThemes(*shown.screen, QStringLiteral("categories-failing"));
}

void CategoryScreenTest::screenshotDelete()
{
    Shown shown(5);
    shown.start({.page = QStringLiteral("categories"), .id = QStringLiteral("category-1")});
    QTest::keyClick(&shown.tree(), Qt::Key_Delete);
    auto* dialog = shown.screen->findChild<QMessageBox*>(QStringLiteral("confirmDialog"));
    QVERIFY(dialog != nullptr);
    testkit::shoot(*dialog, QStringLiteral("categories-delete"));
}

VITRINE_GUI_MAIN(CategoryScreenTest)
#include "category_screen_test.moc"
