#include "admin-console/screens/imports/import_batches.hpp"
#include "admin-console/screens/imports/import_presenter.hpp"
#include "tests/gui/imports/sample_imports.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;
using Stage = ImportPresenter::Stage;

/// An import from file to undo against a shop in memory, without any window.
class ImportPresenterTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAFile();
    void saysWhyAFileCannotBeRead();
    void rehearsesWithoutWriting();
    void tellsErrorsByRowAndColumn();
    void filtersRows();
    void appliesInPartsAsOneBatch();
    void goesOnAfterAFailure();
    void stopsBehindThePartUnderWay();
    void aStoppedCheckGoesBackToTheColumns();
    void savesFailedRowsAndTriesThemAgain();
    void remembersTheMappingOfTheseHeadings();
    void takesTheImportBack();
    void listsBatchesAndTakesOneBack();
};

namespace {

void reach(ImportPresenter& import, Stage stage)
{
    QTRY_COMPARE(int(import.stage()), int(stage));
    QTRY_VERIFY(!import.isBusy());
}

} // namespace

void ImportPresenterTest::readsAFile()
{
    FakeShop shop;
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("products.csv"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("Artikelnummer;Bezeichnung;Preis\r\nA-1;Gr\xF6\xDF"
               "e;19,99\r\n");
    file.close();
    import.openFile(path);
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    QCOMPARE(import.fileName(), QStringLiteral("products.csv"));
    QCOMPARE(int(import.encoding()), int(TextEncoding::Windows1252));
    QCOMPARE(import.delimiter(), QChar(u';'));
    QVERIFY(import.mappingProblem().isEmpty());
    QCOMPARE(import.table().rows.front().cells.at(1), QStringLiteral("Größe"));
    import.setEncoding(TextEncoding::Utf8);
    QTRY_VERIFY(!import.isReading());
    QVERIFY(import.table().rows.front().cells.at(1) != QStringLiteral("Größe"));
}

void ImportPresenterTest::saysWhyAFileCannotBeRead()
{
    FakeShop shop;
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    QSignalSpy failed(&import, &ImportPresenter::fileFailed);
    import.openFile(QStringLiteral("/nowhere/products.csv"));
    QTRY_COMPARE(failed.count(), 1);
    import.openBytes("sku,name\n", QStringLiteral("empty.csv"));
    QTRY_COMPARE(failed.count(), 2);
    QCOMPARE(int(import.stage()), int(Stage::Choose));
}

void ImportPresenterTest::rehearsesWithoutWriting()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    const QAbstractItemModelTester tester(&import.rows());
    import.openBytes(testkit::sampleTable(2500), QStringLiteral("products.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    QCOMPARE(log.calls(), 3); // 1000 rows each
    QCOMPARE(import.rows().counts().total(), 2500);
    QCOMPARE(import.rows().rowCount(), 2500);
    QVERIFY(import.rows().counts().added > 0 && import.rows().counts().changed > 0);
    QVERIFY(!import.isUndoable());
}

void ImportPresenterTest::tellsErrorsByRowAndColumn()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes("Artikelnummer,Bezeichnung,Preis\nA-1,One,1\n,Two,2\nA-3,Three,free\n",
                     QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    const auto faults = import.rows().faults();
    QCOMPARE(faults.size(), std::size_t(2));
    QCOMPARE(faults[0].row, 3);
    QCOMPARE(faults[0].column, QStringLiteral("Artikelnummer"));
    QCOMPARE(faults[1].row, 4);
    QCOMPARE(faults[1].column, QStringLiteral("Preis"));
    for (int row = 0; row < 3; ++row) // in the file's order
        QCOMPARE(import.rows().index(row, ImportRowsModel::RowColumn).data().toInt(), row + 2);
    import.rows().setFilter(ImportRowsModel::Filter::Faulty);
    const int price = ImportRowsModel::FirstFieldColumn + 2;
    bool isMarked = false;
    for (int row = 0; row < import.rows().rowCount(); ++row)
        isMarked =
            isMarked ||
            !import.rows().index(row, price).data(ImportRowsModel::FaultRole).toString().isEmpty();
    QVERIFY(isMarked);
}

void ImportPresenterTest::filtersRows()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(100), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    auto& rows = import.rows();
    const auto counts = rows.counts();
    rows.setFilter(ImportRowsModel::Filter::Changed);
    QCOMPARE(rows.rowCount(), counts.changed);
    const auto first = rows.index(0, ImportRowsModel::FirstFieldColumn + 3); // the price
    QVERIFY(first.data(ImportRowsModel::BeforeRole).isValid());
    QVERIFY(first.data().toString().contains(QStringLiteral("→")));
    QVERIFY(!rows.explanation(first).isEmpty());
    rows.setFilter(ImportRowsModel::Filter::Added);
    QCOMPARE(rows.rowCount(), counts.added);
}

void ImportPresenterTest::appliesInPartsAsOneBatch()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(600), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    log.clear();
    QSignalSpy progressed(&import, &ImportPresenter::progressed);
    import.apply();
    reach(import, Stage::Done);
    QCOMPARE(log.calls(), 3); // 250 rows each
    QVERIFY(progressed.count() >= 3);
    QCOMPARE(import.doneRows(), import.allRows());
    const auto batches = shop.catalog->listBatches({}, {}).get();
    QCOMPARE(batches->items.size(), std::size_t(1));
    QCOMPARE(batches->items.front().id, import.batchId());
    QVERIFY(import.isUndoable());
}

void ImportPresenterTest::goesOnAfterAFailure()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(600), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    QSignalSpy interrupted(&import, &ImportPresenter::interrupted);
    shop.catalog->faults.failNext(ErrorCode::Unavailable);
    import.apply();
    QTRY_COMPARE(interrupted.count(), 1);
    QVERIFY(!import.isBusy());
    QCOMPARE(int(import.stage()), int(Stage::Apply));
    import.resume();
    reach(import, Stage::Done);
    QCOMPARE(import.doneRows(), std::size_t(600));
    QCOMPARE(import.rows().counts().total(), 600);
}

void ImportPresenterTest::stopsBehindThePartUnderWay()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(1000), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    shop.catalog->faults.hold();
    import.apply();
    QTRY_COMPARE(shop.catalog->faults.held(), std::size_t(1));
    import.stop();
    QVERIFY(import.isBusy() && import.isStopping());
    shop.catalog->faults.release();
    reach(import, Stage::Done);
    QVERIFY(import.isStopped());
    QCOMPARE(import.doneRows(), std::size_t(250));
    QVERIFY2(import.isUndoable(), "what was written can be taken back");
}

void ImportPresenterTest::aStoppedCheckGoesBackToTheColumns()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(100), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    shop.catalog->faults.hold();
    import.check();
    QTRY_COMPARE(shop.catalog->faults.held(), std::size_t(1));
    import.back();
    QCOMPARE(int(import.stage()), int(Stage::Map));
    shop.catalog->faults.release();
    import.check();
    reach(import, Stage::Check);
    QCOMPARE(import.rows().counts().total(), 100);
}

void ImportPresenterTest::savesFailedRowsAndTriesThemAgain()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes("sku,name,price\nA-1,One,1\nA-2,Two,free\n", QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    import.apply();
    reach(import, Stage::Done);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("failed.csv"));
    QCOMPARE(import.saveFailedRows(path), QString());
    QVERIFY(!import.saveFailedRows(QStringLiteral("/nowhere/failed.csv")).isEmpty());
    import.retryFailed();
    reach(import, Stage::Check);
    QCOMPARE(import.rows().counts().total(), 1);
    // The saved file keeps the mapping of the file that it came from.
    import.startOver();
    import.openFile(path);
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    QVERIFY(import.isMappingRemembered());
    QVERIFY(import.mappingProblem().isEmpty());
    QCOMPARE(import.table().rows.size(), std::size_t(1));
}

void ImportPresenterTest::remembersTheMappingOfTheseHeadings()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    const QByteArray table = "code,what,cost\nA-1,One,1\n";
    {
        ImportPresenter import(shop.clients().catalog, shop.preferences().store());
        import.openBytes(table, QStringLiteral("p.csv"));
        QTRY_COMPARE(int(import.stage()), int(Stage::Map));
        QVERIFY(!import.mappingProblem().isEmpty());
        import.setColumn(0, ImportField::Sku);
        import.setColumn(1, ImportField::Name);
        import.setColumn(2, ImportField::Name); // the meaning moves
        QCOMPARE(int(import.mapping().columns[1]), int(ImportField::Ignore));
        import.setColumn(1, ImportField::Name);
        import.setColumn(2, ImportField::Price);
        import.check();
        reach(import, Stage::Check);
    }
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(table, QStringLiteral("again.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    QVERIFY(import.isMappingRemembered());
    QCOMPARE(int(import.mapping().columns[2]), int(ImportField::Price));
    import.resetMapping();
    QVERIFY(!import.mappingProblem().isEmpty());
}

void ImportPresenterTest::takesTheImportBack()
{
    FakeShop shop;
    testkit::ImportLog log(shop);
    ImportPresenter import(shop.clients().catalog, shop.preferences().store());
    import.openBytes(testkit::sampleTable(10), QStringLiteral("p.csv"));
    QTRY_COMPARE(int(import.stage()), int(Stage::Map));
    import.check();
    reach(import, Stage::Check);
    import.apply();
    reach(import, Stage::Done);
    QSignalSpy failed(&import, &ImportPresenter::undoFailed);
    shop.catalog->faults.failNext(ErrorCode::Unavailable);
    import.undo();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(import.isUndoable());
    QSignalSpy undone(&import, &ImportPresenter::undone);
    import.undo();
    QTRY_COMPARE(undone.count(), 1);
    QVERIFY(!import.isUndoable());
    QCOMPARE(shop.catalog->listBatches({}, {}).get()->items.front().state, std::string("UNDONE"));
}

void ImportPresenterTest::listsBatchesAndTakesOneBack()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    wire::BulkEdit edit;
    edit.ids = {testkit::sampleProduct(0).id};
    edit.change.active = false;
    (void)shop.catalog->bulkEdit(edit, false, {}).get();
    ImportBatches batches(shop.clients().catalog);
    const QAbstractItemModelTester tester(&batches.model());
    batches.load();
    QTRY_COMPARE(batches.model().total(), 1);
    QTRY_VERIFY(batches.model().isLoaded(0));
    QSignalSpy undone(&batches, &ImportBatches::undone);
    batches.undo(batches.model().keyAt(0));
    QTRY_COMPARE(undone.count(), 1);
    QVERIFY(shop.catalog->getProduct(edit.ids.front(), {}).get()->active);
    QTRY_COMPARE(batches.model().itemAt(0)->state, std::string("UNDONE"));
}

VITRINE_GUI_MAIN(ImportPresenterTest)
#include "import_presenter_test.moc"
