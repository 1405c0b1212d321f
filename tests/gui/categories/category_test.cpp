#include "admin-console/parts/category_tree_model.hpp"
#include "admin-console/screens/categories/category_positions.hpp"
#include "admin-console/screens/categories/category_presenter.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;

/// The tree of categories and what is done to it, without any window.
class CategoryTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void buildsATreeFromAnyOrder();
    void survivesACircle();
    void ordersSiblingsByPosition();
    void opensThousandsWithOnePass();
    void findsRoomBetweenNeighbours();
    void numbersAnewWhereThereIsNoRoom();
    void everyMoveEndsWhereItWasMeant();
    void dropsAskAndDoNotMove();
    void refusesADropBelowItself();
    void newCountsLeaveTheTreeAlone();
    void createsRenamesAndRemoves();
    void movesByKeyboard();
    void quickMovesBuildOnEachOther();
    void aRefusedMoveShowsWhatTheShopHas();
    void removingLiftsTheChildren();
};

namespace {

wire::Category
categoryOf(const std::string& id, const std::string& parent, int position, const std::string& name)
{
    wire::Category category;
    category.id = id;
    category.parentId = parent;
    category.position = position;
    category.name = name;
    category.version = 1;
    return category;
}

std::vector<wire::Category> smallTree()
{
    return {categoryOf("boots", "shoes", 0, "Boots"),
            categoryOf("shoes", "", 1, "Shoes"),
            categoryOf("bags", "", 0, "Bags"),
            categoryOf("sandals", "shoes", 1, "Sandals")};
}

/// "Bags(),Shoes(Boots(),Sandals())"
QString shape(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    QStringList parts;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        parts.append(index.data().toString() + u'(' + shape(model, index) + u')');
    }
    return parts.join(u',');
}

/// The shop's own view of it, for comparison.
QString shapeInShop(FakeShop& shop)
{
    CategoryTreeModel model;
    model.setCategories(shop.catalog->listCategories({}).get().value());
    return shape(model);
}

void fill(FakeShop& shop)
{
    const std::pair<const char*, const char*> rows[] = {
        {"A", ""}, {"B", ""}, {"C", ""}, {"B1", "category-2"}, {"B2", "category-2"}};
    for (const auto& [name, parent] : rows)
        (void)shop.catalog->createCategory({.name = name, .parentId = parent}, {}).get();
}

QString id(int number)
{
    return QStringLiteral("category-%1").arg(number);
}

void settle(CategoryPresenter& presenter)
{
    QTRY_VERIFY(!presenter.isBusy());
}

} // namespace

void CategoryTest::buildsATreeFromAnyOrder()
{
    CategoryTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCategories(smallTree());
    QCOMPARE(shape(model), QStringLiteral("Bags(),Shoes(Boots(),Sandals())"));
    QCOMPARE(model.path(QStringLiteral("boots")), QStringLiteral("Shoes › Boots"));
    QVERIFY(model.isWithin(QStringLiteral("boots"), QStringLiteral("shoes")));
    QVERIFY(!model.isWithin(QStringLiteral("shoes"), QStringLiteral("boots")));
    model.remove(QStringLiteral("shoes"));
    QCOMPARE(model.size(), 4); // it has children
    model.remove(QStringLiteral("boots"));
    QCOMPARE(shape(model), QStringLiteral("Bags(),Shoes(Sandals())"));
}

void CategoryTest::survivesACircle()
{
    CategoryTreeModel model;
    model.setCategories(
        {categoryOf("self", "self", 0, "Self"), categoryOf("lost", "gone", 0, "Lost")});
    QCOMPARE(shape(model), QStringLiteral("Self(),Lost()"));
}

void CategoryTest::ordersSiblingsByPosition()
{
    CategoryTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCategories(smallTree());
    auto moved = *model.category(QStringLiteral("bags"));
    moved.parentId = "shoes";
    moved.position = 0;
    model.put(moved);
    QCOMPARE(shape(model), QStringLiteral("Shoes(Bags(),Boots(),Sandals())"));
    moved.position = 9;
    model.put(moved);
    QCOMPARE(shape(model), QStringLiteral("Shoes(Boots(),Sandals(),Bags())"));
    model.put(categoryOf("clogs", "shoes", 1, "Clogs"));
    QCOMPARE(shape(model), QStringLiteral("Shoes(Boots(),Clogs(),Sandals(),Bags())"));
}

/// Every parent is asked for once per row when a view walks the tree; nothing there may search.
void CategoryTest::opensThousandsWithOnePass()
{
    constexpr int kCount = 5000;
    std::vector<wire::Category> categories;
    for (int i = kCount - 1; i >= 0; --i) // children first, the worst order
        categories.push_back(categoryOf("c" + std::to_string(i),
                                        i < 20 ? "" : "c" + std::to_string(i / 20),
                                        i,
                                        "Category " + std::to_string(i)));
    CategoryTreeModel model;
    QElapsedTimer timer;
    timer.start();
    model.setCategories(categories);
    qInfo("%d categories in %lld ms", kCount, timer.elapsed());
    QCOMPARE(model.size(), kCount);
    QCOMPARE(model.rowCount(), 20);
    int seen = 0;
    const std::function<void(const QModelIndex&)> visit = [&](const QModelIndex& parent) {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex index = model.index(row, 0, parent);
            QCOMPARE(index.parent(), parent);
            ++seen;
            visit(index);
        }
    };
    visit({});
    QCOMPARE(seen, kCount);
}

void CategoryTest::findsRoomBetweenNeighbours()
{
    const std::vector<SiblingPosition> siblings{{QStringLiteral("a"), 0},
                                                {QStringLiteral("b"), 10}};
    const auto changes = positionsFor(siblings, QStringLiteral("x"), 1);
    QCOMPARE(changes.size(), std::size_t(1));
    QVERIFY(changes[0].position > 0 && changes[0].position < 10);
    QVERIFY(positionsFor(siblings, QStringLiteral("x"), 2).front().position > 10);
}

void CategoryTest::numbersAnewWhereThereIsNoRoom()
{
    std::vector<SiblingPosition> siblings;
    for (int i = 0; i < 30; ++i)
        siblings.push_back({QString::number(i), 0});
    const auto changes = positionsFor(siblings, QStringLiteral("x"), 0);
    QVERIFY(changes.size() > 20);
    // The next move into the same row is cheap.
    for (auto& sibling : siblings) {
        const auto found = std::find_if(changes.begin(), changes.end(), [&](const auto& change) {
            return change.id == sibling.id;
        });
        if (found != changes.end())
            sibling.position = found->position;
    }
    QCOMPARE(positionsFor(siblings, QStringLiteral("y"), 5).size(), std::size_t(1));
}

void CategoryTest::everyMoveEndsWhereItWasMeant()
{
    const std::vector<std::vector<int>> numberings{
        {0, 0, 0, 0}, {0, 1, 2, 3}, {0, 0, 1, 1}, {5, 5, 5, 6}, {1, 2, 2, 9}, {}, {0}};
    for (const auto& numbers : numberings) {
        for (int row = 0; row <= static_cast<int>(numbers.size()); ++row) {
            std::vector<SiblingPosition> siblings;
            for (std::size_t i = 0; i < numbers.size(); ++i)
                siblings.push_back({QString::number(i), numbers[i]});
            const auto changes = positionsFor(siblings, QStringLiteral("x"), row);
            QCOMPARE(changes.front().id, QStringLiteral("x"));
            QStringList wanted;
            for (const auto& sibling : siblings)
                wanted.append(sibling.id);
            wanted.insert(row, QStringLiteral("x"));
            for (auto& sibling : siblings) {
                for (const auto& change : changes) {
                    if (change.id == sibling.id)
                        sibling.position = change.position;
                }
            }
            siblings.push_back(changes.front());
            // Equal numbers stay in the order that they had; the moved one must differ from all.
            std::stable_sort(siblings.begin(), siblings.end(), [](const auto& a, const auto& b) {
                return a.position < b.position;
            });
            QStringList got;
            for (const auto& sibling : siblings)
                got.append(sibling.id);
            QCOMPARE(got, wanted);
            for (const auto& sibling : siblings)
                QVERIFY(sibling.id == QStringLiteral("x") ||
                        sibling.position != changes.front().position);
        }
    }
}

void CategoryTest::dropsAskAndDoNotMove()
{
    CategoryTreeModel model;
    model.setCategories(smallTree());
    QString movedId;
    CategoryPlace place;
    connect(&model,
            &CategoryTreeModel::moveRequested,
            this,
            [&](const QString& which, const CategoryPlace& where) {
                movedId = which;
                place = where;
            });
    const auto drag = [&](const char* which) {
        return std::unique_ptr<QMimeData>(
            model.mimeData({model.indexOf(QString::fromLatin1(which))}));
    };
    const QModelIndex shoes = model.indexOf(QStringLiteral("shoes"));
    QVERIFY(!model.dropMimeData(drag("bags").get(), Qt::MoveAction, 1, 0, shoes));
    QCOMPARE(movedId, QStringLiteral("bags"));
    QCOMPARE(place.parentId, QStringLiteral("shoes"));
    QCOMPARE(place.row, 1);
    QCOMPARE(shape(model), QStringLiteral("Bags(),Shoes(Boots(),Sandals())"));
    (void)model.dropMimeData(drag("bags").get(), Qt::MoveAction, -1, -1, shoes);
    QCOMPARE(place.row, 2); // on it: behind its children
    (void)model.dropMimeData(drag("boots").get(), Qt::MoveAction, 2, 0, shoes);
    QCOMPARE(place.row, 1); // its own gap does not count
    movedId.clear();
    (void)model.dropMimeData(drag("boots").get(), Qt::MoveAction, 0, 0, shoes);
    QVERIFY2(movedId.isEmpty(), "it is there already");
}

void CategoryTest::refusesADropBelowItself()
{
    CategoryTreeModel model;
    model.setCategories(smallTree());
    const std::unique_ptr<QMimeData> shoes(
        model.mimeData({model.indexOf(QStringLiteral("shoes"))}));
    const QModelIndex boots = model.indexOf(QStringLiteral("boots"));
    QVERIFY(!model.canDropMimeData(shoes.get(), Qt::MoveAction, 0, 0, boots));
    QVERIFY(!model.canDropMimeData(
        shoes.get(), Qt::MoveAction, -1, -1, model.indexOf(QStringLiteral("shoes"))));
    const QMimeData foreign;
    QVERIFY(!model.canDropMimeData(&foreign, Qt::MoveAction, 0, 0, boots));
}

void CategoryTest::newCountsLeaveTheTreeAlone()
{
    CategoryTreeModel model;
    auto categories = smallTree();
    model.setCategories(categories);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    categories[0].productCount = 7;
    QVERIFY(model.updateCounts(categories));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(changed.count(), 1);
    categories[0].parentId = "bags";
    QVERIFY(!model.updateCounts(categories));
    categories.pop_back();
    QVERIFY(!model.updateCounts(categories));
}

void CategoryTest::createsRenamesAndRemoves()
{
    FakeShop shop;
    fill(shop);
    CategoryPresenter presenter(shop.clients().catalog);
    const QAbstractItemModelTester tester(&presenter.model());
    presenter.load();
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("A(),B(B1(),B2()),C()"));
    QSignalSpy created(&presenter, &CategoryPresenter::created);
    presenter.create(id(2), QStringLiteral("B3"));
    settle(presenter);
    QCOMPARE(created.count(), 1);
    QCOMPARE(shape(presenter.model()), QStringLiteral("A(),B(B1(),B2(),B3()),C()"));
    presenter.rename(id(1), QStringLiteral("AA"));
    settle(presenter);
    presenter.remove(id(3));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("AA(),B(B1(),B2(),B3())"));
    QCOMPARE(shapeInShop(shop), shape(presenter.model()));
}

void CategoryTest::movesByKeyboard()
{
    FakeShop shop;
    fill(shop);
    CategoryPresenter presenter(shop.clients().catalog);
    presenter.load();
    settle(presenter);
    presenter.moveDown(id(1));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),B2()),A(),C()"));
    presenter.indent(id(1));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),B2(),A()),C()"));
    presenter.moveUp(id(1));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),A(),B2()),C()"));
    presenter.outdent(id(1));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),B2()),A(),C()"));
    QCOMPARE(shapeInShop(shop), shape(presenter.model()));
    presenter.moveUp(id(2)); // it is the first
    presenter.outdent(id(2));
    presenter.indent(id(2));
    QVERIFY(!presenter.isBusy());
}

void CategoryTest::quickMovesBuildOnEachOther()
{
    FakeShop shop;
    fill(shop);
    CategoryPresenter presenter(shop.clients().catalog);
    presenter.load();
    settle(presenter);
    shop.catalog->faults.hold();
    presenter.moveDown(id(1));
    presenter.moveDown(id(1));
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),B2()),C(),A()"));
    while (presenter.isBusy()) {
        shop.catalog->faults.release();
        QTest::qWait(1); // lets the queued answers in; the loop's condition is what counts
    }
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(B1(),B2()),C(),A()"));
    QCOMPARE(shapeInShop(shop), shape(presenter.model()));
}

void CategoryTest::aRefusedMoveShowsWhatTheShopHas()
{
    FakeShop shop;
    fill(shop);
    CategoryPresenter presenter(shop.clients().catalog);
    presenter.load();
    settle(presenter);
    (void)shop.catalog->updateCategory("category-1", 1, {.name = "A changed"}, {}).get();
    QSignalSpy failed(&presenter, &CategoryPresenter::changeFailed);
    presenter.move(id(1), {id(2), 0});
    QCOMPARE(shape(presenter.model()), QStringLiteral("B(A(),B1(),B2()),C()"));
    settle(presenter);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(shape(presenter.model()), shapeInShop(shop));
    QVERIFY(shape(presenter.model()).contains(QStringLiteral("A changed")));
}

void CategoryTest::removingLiftsTheChildren()
{
    FakeShop shop;
    fill(shop);
    CategoryPresenter presenter(shop.clients().catalog);
    presenter.load();
    settle(presenter);
    presenter.remove(id(2));
    settle(presenter);
    QCOMPARE(shape(presenter.model()), QStringLiteral("A(),B1(),B2(),C()"));
    QCOMPARE(shapeInShop(shop), shape(presenter.model()));
}

VITRINE_GUI_MAIN(CategoryTest)
#include "category_test.moc"
