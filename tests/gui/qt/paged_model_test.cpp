#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/mocks/faults.hpp"
#include "vitrine/qt/models/paged_model.hpp"
#include "vitrine/qt/text.hpp"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

struct Row
{
    std::string id;
    std::string name;
    int count = 0;
};

/// Rows on a server: answers pages, remembers what it was asked.
struct Source
{
    std::vector<Row> rows;
    client::mocks::Faults faults;
    std::vector<qt::PageRequest> requests;
    bool tellsTotal = true;

    explicit Source(int count)
    {
        for (int i = 0; i < count; ++i)
            rows.push_back({"id" + std::to_string(i), "Row " + std::to_string(i), i});
    }
    client::Task<wire::Page<Row>> fetch(const qt::PageRequest& request)
    {
        requests.push_back(request);
        return faults.run<wire::Page<Row>>([&]() -> Result<wire::Page<Row>> {
            auto sorted = rows;
            if (request.sort == "-name")
                std::reverse(sorted.begin(), sorted.end());
            wire::Page<Row> page;
            for (auto i = std::size_t(request.skip);
                 i < sorted.size() && page.items.size() < std::size_t(request.limit);
                 ++i)
                page.items.push_back(sorted[i]);
            if (request.count && tellsTotal)
                page.total = std::int64_t(sorted.size());
            return page;
        });
    }
};

using Model = qt::PagedModel<Row>;

std::vector<qt::Column<Row>> columns()
{
    return {{.id = u"name"_s,
             .title = [] { return u"Name"_s; },
             .text = [](const Row& row) { return qt::toText(row.name); },
             .sortKey = u"name"_s},
            {.id = u"count"_s,
             .title = [] { return u"Count"_s; },
             .text = [](const Row& row) { return QString::number(row.count); },
             .isNumber = true,
             .editValue = [](const Row& row) { return QVariant(row.count); },
             .isEditable = [](const Row& row) { return row.count != 1; }}};
}

} // namespace

class PagedModelTest final : public QObject
{
    Q_OBJECT

    static std::unique_ptr<Model> makeModel(Source& source)
    {
        return std::make_unique<Model>(
            columns(),
            [](const Row& row) { return row.id; },
            [&source](const qt::PageRequest& request) { return source.fetch(request); });
    }
    /// Looks at a row as a view does.
    static QString look(const Model& model, int row)
    {
        return model.data(model.index(row, 0), Qt::DisplayRole).toString();
    }

private Q_SLOTS:
    void showsPlaceholdersUntilTheFirstBlockArrives()
    {
        Source source(250);
        source.faults.hold();
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        QCOMPARE(model->rowCount(), 0);
        model->reload();
        QCOMPARE(model->rowCount(), Model::kFirstPlaceholders);
        QVERIFY(model->isLoading());
        QVERIFY(model->data(model->index(0, 0), Model::PlaceholderRole).toBool());
        QVERIFY(look(*model, 0).isEmpty());

        source.faults.release();
        QTRY_COMPARE(model->total(), 250);
        QVERIFY(!model->isLoading());
        QCOMPARE(model->rowCount(), 250);
        QCOMPARE(look(*model, 0), u"Row 0"_s);
        QVERIFY(model->data(model->index(120, 0), Model::PlaceholderRole).toBool());
    }

    void fetchesABlockWhenItsRowIsLookedAt()
    {
        Source source(1000);
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        model->reload();
        QTRY_COMPARE(model->total(), 1000);
        look(*model, 730);
        QTRY_COMPARE(look(*model, 730), u"Row 730"_s);
        QCOMPARE(model->keyAt(730), u"id730"_s);
        QCOMPARE(model->rowOf(u"id730"_s), 730);
        QVERIFY(!source.requests.back().count); // counting is for the first page and refreshes
    }

    void asksForWhereAFastScrollEndsFirst()
    {
        Source source(10000);
        const auto model = makeModel(source);
        model->reload();
        QTRY_COMPARE(model->total(), 10000);
        const auto before = source.requests.size();
        for (int row = 0; row < 9000; row += 50)
            look(*model, row); // flies past
        look(*model, 9050);
        QTRY_VERIFY(source.requests.size() > before);
        QCOMPARE(source.requests[before].skip, 9000);
        QTRY_COMPARE(look(*model, 9050), u"Row 9050"_s);
        QVERIFY(source.requests.size() - before <= 6);
    }

    void keepsNoMoreThanItsShareOfBlocks()
    {
        Source source(100 * (Model::kBlocksMax + 10));
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        model->reload();
        QTRY_VERIFY(model->total() > 0);
        QPersistentModelIndex held(model->index(3, 0)); // e.g. selected
        for (int block = 1; block < Model::kBlocksMax + 5; ++block) {
            look(*model, block * 100);
            QTRY_VERIFY(model->isLoaded(block * 100));
        }
        QVERIFY(model->isLoaded(3));
        QVERIFY(!model->isLoaded(100));
        QVERIFY(model->isLoaded((Model::kBlocksMax + 4) * 100));
    }

    void dropsAnswersToOldQuestions()
    {
        Source source(50);
        source.faults.hold();
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        model->reload();
        source.rows.resize(10); // the filter changed
        model->reload();
        QVERIFY(source.requests.front().cancel.isCancelled());
        QVERIFY(!source.requests.back().cancel.isCancelled());
        source.faults.release();
        QTRY_COMPARE(model->total(), 10);
        QCoreApplication::processEvents();
        QCOMPARE(model->rowCount(), 10);
    }

    void keepsShowingTheOldRowsWhileANewQueryRuns()
    {
        Source source(30);
        const auto model = makeModel(source);
        model->reload();
        QTRY_COMPARE(model->total(), 30);
        source.faults.hold();
        source.rows.resize(5);
        model->reload();
        QCOMPARE(look(*model, 7), u"Row 7"_s);
        source.faults.release();
        QTRY_COMPARE(model->total(), 5);
    }

    void keepsTheSelectionWithItsKeysOverARefresh()
    {
        Source source(150);
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        QItemSelectionModel selection(model.get());
        model->reload();
        QTRY_COMPARE(model->total(), 150);
        selection.select(model->index(4, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        selection.setCurrentIndex(model->index(6, 0), QItemSelectionModel::NoUpdate);
        source.rows.insert(source.rows.begin(), {"new", "New row", 0});
        QSignalSpy resets(model.get(), &QAbstractItemModel::modelReset);
        model->refresh();
        QTRY_COMPARE(model->total(), 151);
        QCOMPARE(resets.count(), 0);
        QCOMPARE(look(*model, 0), u"New row"_s);
        QCOMPARE(selection.selectedRows().size(), 1);
        QCOMPARE(model->keyAt(selection.selectedRows().first().row()), u"id4"_s);
        QCOMPARE(model->keyAt(selection.currentIndex().row()), u"id6"_s);
    }

    void shrinksWhenRowsAreGone()
    {
        Source source(350);
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        QItemSelectionModel selection(model.get());
        model->reload();
        QTRY_COMPARE(model->total(), 350);
        look(*model, 340);
        QTRY_VERIFY(model->isLoaded(340));
        selection.select(model->index(340, 0),
                         QItemSelectionModel::Select | QItemSelectionModel::Rows);
        look(*model, 0);
        source.rows.resize(20);
        model->refresh();
        QTRY_COMPARE(model->total(), 20);
        QCOMPARE(model->rowCount(), 20);
        QTRY_VERIFY(selection.selectedRows().isEmpty());
        QVERIFY(!model->isLoaded(340));
    }

    void tellsOfAFailureAndTriesAgain()
    {
        Source source(300);
        source.faults.failNext(ErrorCode::Unavailable);
        const auto model = makeModel(source);
        QSignalSpy failures(model.get(), &Model::failed);
        model->reload();
        QTRY_COMPARE(failures.count(), 1);
        QVERIFY(!model->isLoading());
        QCOMPARE(model->rowCount(), Model::kFirstPlaceholders);
        model->retry();
        QTRY_COMPARE(model->total(), 300);

        source.faults.failNext(ErrorCode::Unavailable);
        look(*model, 220);
        QTRY_COMPARE(failures.count(), 2);
        const auto asked = source.requests.size();
        look(*model, 220); // is not asked for again and again
        QTest::qWait(50);
        QCOMPARE(source.requests.size(), asked);
        model->retry();
        QTRY_COMPARE(look(*model, 220), u"Row 220"_s);
    }

    void managesWithoutATotal()
    {
        Source source(230);
        source.tellsTotal = false;
        const auto model = makeModel(source);
        const QAbstractItemModelTester tester(model.get());
        model->reload();
        QTRY_COMPARE(model->rowCount(), 200);
        look(*model, 150);
        QTRY_VERIFY(model->isLoaded(150));
        look(*model, 250);
        QTRY_COMPARE(model->rowCount(), 230);
    }

    void sortsOnTheServer()
    {
        Source source(40);
        const auto model = makeModel(source);
        model->reload();
        QTRY_COMPARE(model->total(), 40);
        QSignalSpy changed(model.get(), &Model::sortKeyChanged);
        model->sort(0, Qt::DescendingOrder);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(source.requests.back().sort, std::string("-name"));
        QTRY_COMPARE(look(*model, 0), u"Row 39"_s);
    }

    void editsThroughItsOwner()
    {
        Source source(3);
        const auto model = makeModel(source);
        model->reload();
        QTRY_COMPARE(model->total(), 3);
        QVERIFY(!model->flags(model->index(1, 1)).testFlag(Qt::ItemIsEditable));
        QVERIFY(!model->flags(model->index(0, 0)).testFlag(Qt::ItemIsEditable));
        QSignalSpy edits(model.get(), &Model::edited);
        QVERIFY(!model->setData(model->index(2, 1), 9, Qt::EditRole));
        QCOMPARE(edits.count(), 1);
        QCOMPARE(edits.first().at(1).toString(), u"count"_s);
        QCOMPARE(model->data(model->index(2, 1), Qt::DisplayRole).toString(), u"2"_s);
        QVERIFY(model->replaceItem({"id2", "Row 2", 9}));
        QCOMPARE(model->data(model->index(2, 1), Qt::DisplayRole).toString(), u"9"_s);
        QVERIFY(!model->replaceItem({"elsewhere", "", 0}));
    }

    void survivesItsOwnEndWhileAnAnswerIsUnderWay()
    {
        Source source(10);
        source.faults.hold();
        auto model = makeModel(source);
        model->reload();
        model.reset();
        source.faults.release();
        QCoreApplication::processEvents();
    }
};

VITRINE_GUI_MAIN(PagedModelTest)
#include "paged_model_test.moc"
