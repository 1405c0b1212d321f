#include "admin-console/screens/products/bulk_edit_presenter.hpp"
#include "admin-console/screens/products/product_editor_presenter.hpp"
#include "admin-console/screens/products/product_exporter.hpp"
#include "admin-console/screens/products/product_list_presenter.hpp"
#include "tests/gui/products/sample_products.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;

/// The list, the editor and the bulk edit against a shop in memory, without any window.
class ProductPresentersTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listLoadsProductsWithTheirStock();
    void listDropsTheAnswerToAnEarlierFilter();
    void priceIsSetAndCanBeTakenBack();
    void aRefusedPriceShowsWhatTheShopHas();
    void stockIsCountedFromItsVersion();
    void archivesAndRestoresSeveral();
    void editorSavesAllFields();
    void editorSavesPicturesOnTopOfFields();
    void editorNamesTheRefusedField();
    void editorChecksBeforeItAsks();
    void conflictIsDecidedFieldByField();
    void conflictMayBePutOff();
    void newProductGetsItsPicturesAfterItsBirth();
    void aSaveWaitsForThePictureUnderWay();
    void aPictureTellsHowMuchOfItHasLeft();
    void listIsFilteredByStock();
    void exportIsWrittenPartAfterPart();
    void aCancelledExportLeavesWhatWasThere();
    void anExportThatFailsSaysWhy();
    void aFileThatIsNoPictureIsRefused();
    void lateAnswersOfAnotherProductAreDropped();
    void purgeTellsWhatRefersToTheProduct();
    void bulkEditPreviewsAndApplies();
    void bulkEditOfAFilterCollectsItsProducts();
    void bulkEditDropsTheEarlierPreview();

private:
    static ProductEditorPresenter::Clients editorClients(FakeShop& shop);
};

namespace {

int columnOf(ProductListPresenter& list, const char* id)
{
    return list.model().columnOf(QString::fromLatin1(id));
}

QString textAt(ProductListPresenter& list, int row, const char* id)
{
    return list.model().index(row, columnOf(list, id)).data().toString();
}

void changeName(ProductEditorPresenter& editor, const char* name)
{
    editor.edit().change(ProductField::Name,
                         [&](EditedProduct& product) { product.draft.name = name; });
}

void changePrice(ProductEditorPresenter& editor, std::int64_t cents)
{
    editor.edit().change(ProductField::Price, [&](EditedProduct& product) {
        product.draft.price = testkit::euros(cents);
    });
}

/// Somebody else sets a price meanwhile.
void changeBehindTheBack(FakeShop& shop, const std::string& id, std::int64_t cents)
{
    auto theirs = shop.catalog->getProduct(id, {}).get().value();
    theirs.price = testkit::euros(cents);
    (void)shop.catalog->updateProduct(id, theirs.version, theirs, {}).get();
}

} // namespace

ProductEditorPresenter::Clients ProductPresentersTest::editorClients(FakeShop& shop)
{
    const auto clients = shop.clients();
    return {clients.catalog, clients.inventory, clients.orders};
}

void ProductPresentersTest::listLoadsProductsWithTheirStock()
{
    FakeShop shop;
    testkit::fillShop(shop, 250);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    const QAbstractItemModelTester tester(&list.model());
    list.setFilter({});
    QTRY_COMPARE(list.model().total(), 250);
    QTRY_VERIFY(list.model().isLoaded(0));
    QTRY_VERIFY(list.stockOf(list.model().itemAt(0)->id).has_value());
    QVERIFY(!textAt(list, 0, "stock").isEmpty());
    QVERIFY(textAt(list, 0, "price").contains(QStringLiteral("€")));
    (void)list.model().index(240, 1).data();
    QTRY_VERIFY(list.model().isLoaded(240));
    QTRY_COMPARE(list.facets().total, 250);
    QTRY_VERIFY(!textAt(list, 0, "category").isEmpty());
}

void ProductPresentersTest::listDropsTheAnswerToAnEarlierFilter()
{
    FakeShop shop;
    testkit::fillShop(shop, 40);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    shop.catalog->faults.hold();
    list.setFilter({.text = QStringLiteral("Tent")});
    QTRY_VERIFY(shop.catalog->faults.held() > 0);
    list.setFilter({.text = QStringLiteral("Harness")});
    const auto calls = shop.catalog->faults.calls();
    QTRY_VERIFY(shop.catalog->faults.calls() >= calls);
    shop.catalog->faults.release();
    QTRY_VERIFY(list.model().total() > 0 && list.model().isLoaded(0));
    for (int row = 0; row < list.model().rowCount(); ++row)
        QVERIFY(textAt(list, row, "name").contains(QStringLiteral("Harness")));
}

void ProductPresentersTest::priceIsSetAndCanBeTakenBack()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    list.setFilter({});
    QTRY_VERIFY(list.model().isLoaded(0));
    const auto before = *list.model().itemAt(0);
    QSignalSpy changed(&list, &ProductListPresenter::priceChanged);
    const auto index = list.model().index(0, columnOf(list, "price"));
    (void)list.model().setData(index, QVariant::fromValue(testkit::euros(1234)), Qt::EditRole);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(list.model().itemAt(0)->price, testkit::euros(1234));
    QCOMPARE(changed.front().at(1).value<domain::Money>(), before.price);
    list.setPrice(*list.model().itemAt(0), before.price);
    QTRY_COMPARE(changed.count(), 2);
    QCOMPARE(shop.catalog->getProduct(before.id, {}).get()->price, before.price);
}

void ProductPresentersTest::aRefusedPriceShowsWhatTheShopHas()
{
    FakeShop shop;
    testkit::fillShop(shop, 1);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    list.setFilter({});
    QTRY_VERIFY(list.model().isLoaded(0));
    const auto product = *list.model().itemAt(0);
    changeBehindTheBack(shop, product.id, 4200);
    QSignalSpy failed(&list, &ProductListPresenter::editFailed);
    list.setPrice(product, testkit::euros(1));
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(list.model().itemAt(0)->price, testkit::euros(4200));
}

void ProductPresentersTest::stockIsCountedFromItsVersion()
{
    FakeShop shop;
    testkit::fillShop(shop, 1);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    list.setFilter({});
    QTRY_VERIFY(list.model().isLoaded(0));
    const auto product = *list.model().itemAt(0);
    QTRY_VERIFY(list.stockOf(product.id).has_value());
    QSignalSpy changed(&list, &ProductListPresenter::stockChanged);
    list.setOnHand(product, 77);
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(shop.inventory->getStock(product.id, {}).get()->onHand, 77);
    // Somebody sells one meanwhile: the count is of an old version.
    (void)shop.inventory->adjust(product.id, {"other", -1, "sold"}, {}).get();
    QSignalSpy failed(&list, &ProductListPresenter::editFailed);
    list.setOnHand(product, 50);
    QTRY_COMPARE(failed.count(), 1);
    QTRY_COMPARE(list.stockOf(product.id)->onHand, 76);
}

void ProductPresentersTest::archivesAndRestoresSeveral()
{
    FakeShop shop;
    testkit::fillShop(shop, 5);
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    list.setFilter({});
    QTRY_COMPARE(list.model().total(), 5);
    QTRY_VERIFY(list.model().isLoaded(1));
    QSignalSpy ended(&list, &ProductListPresenter::archiveEnded);
    const std::vector<wire::Product> two{*list.model().itemAt(0), *list.model().itemAt(1)};
    list.archive(two);
    QTRY_COMPARE(ended.count(), 1);
    QTRY_COMPARE(list.model().total(), 3);
    list.restore(two);
    QTRY_COMPARE(list.model().total(), 5);
}

void ProductPresentersTest::editorSavesAllFields()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    const auto id = testkit::sampleProduct(1).id;
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY(editor.isOpen());
    QTRY_VERIFY(editor.stock().has_value());
    changeName(editor, "New name");
    changePrice(editor, 4200);
    QVERIFY(editor.hasUnsavedChanges());
    QSignalSpy saved(&editor, &ProductEditorPresenter::saved);
    editor.save();
    QVERIFY(editor.isSaving());
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(!editor.hasUnsavedChanges());
    const auto stored = shop.catalog->getProduct(id, {}).get().value();
    QCOMPARE(stored.name, std::string("New name"));
    QCOMPARE(stored.price, testkit::euros(4200));
    QCOMPARE(stored.version, 4);
}

void ProductPresentersTest::editorSavesPicturesOnTopOfFields()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    auto product = testkit::sampleProduct(1);
    product.images = {{"hash1", "image/png", "one", 1, 1}, {"hash2", "image/png", "two", 1, 1}};
    shop.catalog->put(product);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(product.id));
    QTRY_VERIFY(editor.isOpen());
    changeName(editor, "New name");
    editor.edit().change(ProductField::Images, [](EditedProduct& now) {
        std::swap(now.images[0], now.images[1]);
        now.images[0].altText = "two, seen from the side";
    });
    editor.save();
    QTRY_VERIFY(!editor.isSaving() && !editor.hasUnsavedChanges());
    const auto stored = shop.catalog->getProduct(product.id, {}).get().value();
    QCOMPARE(stored.name, std::string("New name"));
    QCOMPARE(stored.images.front().hash, std::string("hash2"));
    QCOMPARE(stored.images.front().altText, std::string("two, seen from the side"));
}

void ProductPresentersTest::editorNamesTheRefusedField()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(testkit::sampleProduct(1).id));
    QTRY_VERIFY(editor.isOpen());
    editor.edit().change(ProductField::Sku, [](EditedProduct& product) {
        product.draft.sku = testkit::sampleProduct(2).sku;
    });
    QSignalSpy failed(&editor, &ProductEditorPresenter::saveFailed);
    editor.save();
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!editor.errorOf(ProductField::Sku).isEmpty());
    editor.edit().change(ProductField::Sku,
                         [](EditedProduct& product) { product.draft.sku = "FREE-1"; });
    QVERIFY2(editor.errorOf(ProductField::Sku).isEmpty(), "an edit takes the mark away");
}

void ProductPresentersTest::editorChecksBeforeItAsks()
{
    FakeShop shop;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.openNew();
    const auto calls = shop.catalog->faults.calls();
    editor.save();
    QVERIFY(!editor.isSaving());
    QCOMPARE(shop.catalog->faults.calls(), calls);
    QVERIFY(!editor.errorOf(ProductField::Name).isEmpty());
    QVERIFY(!editor.errorOf(ProductField::Sku).isEmpty());
}

void ProductPresentersTest::conflictIsDecidedFieldByField()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    const auto id = testkit::sampleProduct(1).id;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY(editor.isOpen());
    changeName(editor, "Mine");
    changePrice(editor, 4200);
    changeBehindTheBack(shop, id, 7000);
    editor.save();
    QTRY_VERIFY(editor.conflict() != nullptr);
    QCOMPARE(editor.conflict()->choices.size(), std::size_t(2));
    QVERIFY(!editor.conflict()->isDecided());
    for (auto& choice : editor.conflict()->choices) {
        if (choice.field == ProductField::Price)
            choice.side = ProductMerge::Side::Theirs;
    }
    editor.saveMerged();
    QTRY_VERIFY(!editor.isSaving() && !editor.hasUnsavedChanges());
    const auto stored = shop.catalog->getProduct(id, {}).get().value();
    QCOMPARE(stored.name, std::string("Mine"));
    QCOMPARE(stored.price, testkit::euros(7000));
    QCOMPARE(stored.version, 5);
}

void ProductPresentersTest::conflictMayBePutOff()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    const auto id = testkit::sampleProduct(1).id;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY(editor.isOpen());
    changePrice(editor, 4200);
    changeBehindTheBack(shop, id, 7000);
    editor.save();
    QTRY_VERIFY(editor.conflict() != nullptr);
    editor.postponeConflict();
    QCOMPARE(editor.edit().now().draft.price, testkit::euros(4200));
    QVERIFY(editor.hasUnsavedChanges());
    QCOMPARE(shop.catalog->getProduct(id, {}).get()->price, testkit::euros(7000));
}

void ProductPresentersTest::newProductGetsItsPicturesAfterItsBirth()
{
    FakeShop shop;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.openNew();
    changeName(editor, "Lamp");
    editor.edit().change(ProductField::Sku,
                         [](EditedProduct& product) { product.draft.sku = "L-1"; });
    const auto picture = QByteArray::fromStdString(testkit::samplePicture(10));
    editor.addImage(QStringLiteral("red-lamp.png"), picture);
    QCOMPARE(editor.uploads().size(), std::size_t(1));
    QSignalSpy uploaded(&editor, &ProductEditorPresenter::uploaded);
    editor.save();
    QTRY_COMPARE(uploaded.count(), 1);
    QTRY_VERIFY(editor.uploads().empty());
    QCOMPARE(editor.edit().now().images.size(), std::size_t(1));
    QCOMPARE(editor.edit().now().images.front().altText, std::string("red lamp"));
    QVERIFY(!editor.hasUnsavedChanges());
}

void ProductPresentersTest::aSaveWaitsForThePictureUnderWay()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    const auto id = testkit::sampleProduct(1).id;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY(editor.isOpen() && editor.stock() && editor.prices());
    shop.catalog->faults.hold();
    editor.addImage(QStringLiteral("a.png"), QByteArray::fromStdString(testkit::samplePicture(80)));
    QTRY_COMPARE(shop.catalog->faults.held(), std::size_t(1));
    changeName(editor, "While it uploads");
    editor.save();
    QVERIFY(editor.isSaving());
    shop.catalog->faults.release();
    QTRY_VERIFY(!editor.isSaving());
    QVERIFY2(editor.conflict() == nullptr, "one's own picture is no foreign change");
    const auto stored = shop.catalog->getProduct(id, {}).get().value();
    QCOMPARE(stored.name, std::string("While it uploads"));
    QCOMPARE(stored.images.size(), std::size_t(2));
}

void ProductPresentersTest::aPictureTellsHowMuchOfItHasLeft()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(testkit::sampleProduct(1).id));
    QTRY_VERIFY(editor.isOpen());
    QList<int> percents;
    connect(&editor, &ProductEditorPresenter::uploadProgressed, this, [&] {
        percents << editor.uploads().front().percent();
    });
    shop.catalog->faults.hold();
    editor.addImage(QStringLiteral("a.png"), QByteArray::fromStdString(testkit::samplePicture(80)));
    QCOMPARE(editor.uploads().front().percent(), 0);
    QTRY_COMPARE(percents.size(), qsizetype(2));
    QVERIFY(percents.front() == 49 || percents.front() == 50); // half of an odd number of bytes
    QCOMPARE(percents.back(), 100);
    QCOMPARE(editor.uploads().front().state, PendingImage::State::Uploading);
    shop.catalog->faults.release();
    QTRY_VERIFY(editor.uploads().empty());
}

void ProductPresentersTest::listIsFilteredByStock()
{
    FakeShop shop;
    testkit::fillShop(shop, 5);
    shop.catalog->tellStock({testkit::sampleProduct(1).id, 14, false});
    shop.catalog->tellStock({testkit::sampleProduct(2).id, 2, true});
    ProductListPresenter list(shop.clients().catalog, shop.clients().inventory);
    const auto totalOf = [&](ProductFilter::Stock stock) {
        list.setFilter({.stock = stock});
        return QTest::qWaitFor(
                   [&] { return !list.model().isLoading() && list.model().total() >= 0; })
                   ? list.model().total()
                   : -1;
    };
    QTRY_COMPARE(totalOf(ProductFilter::Stock::In), qint64(2));
    QTRY_COMPARE(totalOf(ProductFilter::Stock::Low), qint64(1));
    QTRY_COMPARE(totalOf(ProductFilter::Stock::Out), qint64(3));
    QTRY_COMPARE(list.facets().total, 3);
}

void ProductPresentersTest::exportIsWrittenPartAfterPart()
{
    FakeShop shop;
    constexpr int kProducts = 2 * ProductExporter::kRowsPerPart + 500;
    wire::Product product = testkit::sampleProduct(1);
    for (int i = 0; i < kProducts; ++i) {
        product.id = product.sku = "S-" + std::to_string(i);
        shop.catalog->put(product);
    }
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("all.csv"));
    ProductExporter exporter(shop.clients().catalog);
    QSignalSpy progressed(&exporter, &ProductExporter::progressed);
    QSignalSpy finished(&exporter, &ProductExporter::finished);
    exporter.start({}, path, kProducts);
    QVERIFY(exporter.isRunning());
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(!exporter.isRunning());
    QCOMPARE(progressed.count(), 2);
    QCOMPARE(progressed.last().at(0).toLongLong(), 2 * ProductExporter::kRowsPerPart);
    QVERIFY(progressed.last().at(1).toDouble() > 0.8);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count('\n'), kProducts + 1); // and the header, once
}

void ProductPresentersTest::aCancelledExportLeavesWhatWasThere()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("all.csv"));
    QFile before(path);
    QVERIFY(before.open(QIODevice::WriteOnly));
    before.write("yesterday's");
    before.close();
    ProductExporter exporter(shop.clients().catalog);
    QSignalSpy finished(&exporter, &ProductExporter::finished);
    shop.catalog->faults.hold();
    exporter.start({}, path, 3);
    exporter.cancel();
    QVERIFY(!exporter.isRunning());
    shop.catalog->faults.release();
    exporter.start({}, path, 3); // the late answer to the first must not be taken for this one's
    QTRY_COMPARE(finished.count(), 1);
    shop.catalog->faults.hold();
    exporter.start({}, path, 3);
    exporter.cancel();
    shop.catalog->faults.release();
    QVERIFY(before.open(QIODevice::ReadOnly));
    QCOMPARE(before.readAll().count('\n'), 4);
}

void ProductPresentersTest::anExportThatFailsSaysWhy()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    QTemporaryDir folder;
    ProductExporter exporter(shop.clients().catalog);
    QSignalSpy failed(&exporter, &ProductExporter::failed);
    QSignalSpy fileFailed(&exporter, &ProductExporter::fileFailed);
    shop.catalog->faults.failNext(ErrorCode::Unavailable);
    const QString path = folder.filePath(QStringLiteral("all.csv"));
    exporter.start({}, path, 3);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!exporter.isRunning());
    QVERIFY2(!QFile::exists(path), "half a file would pass for a whole one");
    exporter.start({}, folder.filePath(QStringLiteral("no/such/folder.csv")), 3);
    QCOMPARE(fileFailed.count(), 1);
}

void ProductPresentersTest::aFileThatIsNoPictureIsRefused()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(testkit::sampleProduct(1).id));
    QTRY_VERIFY(editor.isOpen());
    editor.addImage(QStringLiteral("notes.txt"), "just some words");
    QCOMPARE(editor.uploads().front().state, PendingImage::State::Failed);
    QVERIFY(!editor.uploads().front().problem.isEmpty());
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("boot.png"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(testkit::samplePicture(200)));
    file.close();
    editor.addImageFiles({path, folder.filePath(QStringLiteral("missing.png"))});
    QTRY_COMPARE(editor.edit().now().images.size(), std::size_t(2));
    QTRY_COMPARE(editor.uploads().size(), std::size_t(2)); // the two that failed
}

void ProductPresentersTest::lateAnswersOfAnotherProductAreDropped()
{
    FakeShop shop;
    testkit::fillShop(shop, 3);
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    shop.catalog->faults.hold();
    editor.open(QString::fromStdString(testkit::sampleProduct(1).id));
    editor.open(QString::fromStdString(testkit::sampleProduct(2).id));
    shop.catalog->faults.release();
    QTRY_VERIFY(editor.isOpen());
    QCOMPARE(editor.edit().id(), testkit::sampleProduct(2).id);
    QTRY_VERIFY(editor.stock().has_value());
    QCOMPARE(editor.stock()->productId, testkit::sampleProduct(2).id);
}

void ProductPresentersTest::purgeTellsWhatRefersToTheProduct()
{
    FakeShop shop;
    testkit::fillShop(shop, 2);
    const auto id = testkit::sampleProduct(1).id;
    ProductEditorPresenter editor(editorClients(shop), testkit::euros(0).currency());
    editor.open(QString::fromStdString(id));
    QTRY_VERIFY(editor.isOpen());
    QSignalSpy archived(&editor, &ProductEditorPresenter::archived);
    editor.archive();
    QTRY_COMPARE(archived.count(), 1);
    QTRY_VERIFY(editor.product().archived);
    ProductReferences found;
    bool isFound = false;
    connect(&editor,
            &ProductEditorPresenter::referencesFound,
            this,
            [&](const ProductReferences& references) {
                found = references;
                isFound = true;
            });
    editor.findReferences();
    QTRY_VERIFY(isFound);
    QVERIFY(found.isStockKnown && found.stock);
    QVERIFY(found.isOrdersKnown);
    QCOMPARE(found.orders, 0);
    QSignalSpy purged(&editor, &ProductEditorPresenter::purged);
    editor.purge();
    QTRY_COMPARE(purged.count(), 1);
    QVERIFY(!shop.catalog->getProduct(id, {}).get().ok());
}

void ProductPresentersTest::bulkEditPreviewsAndApplies()
{
    FakeShop shop;
    testkit::fillShop(shop, 4);
    BulkEditPresenter bulk(shop.clients().catalog);
    const QAbstractItemModelTester tester(&bulk.model());
    const auto one = testkit::sampleProduct(0);
    const auto two = testkit::sampleProduct(1);
    bulk.start(std::vector{one.id, two.id});
    wire::BulkChange change;
    change.price = domain::PriceRule{domain::PriceRule::Kind::Percent, 1000};
    bulk.preview(change);
    QVERIFY(!bulk.canApply());
    QTRY_VERIFY(bulk.canApply());
    QCOMPARE(bulk.totals().changed, 2);
    QCOMPARE(bulk.model().rowCount(), 2);
    QCOMPARE(bulk.model().index(0, BulkPreviewModel::BeforeColumn).data().toString(),
             QStringLiteral("109.99"));
    QCOMPARE(bulk.model().index(0, BulkPreviewModel::AfterColumn).data().toString(),
             QStringLiteral("120.99"));
    QCOMPARE(shop.catalog->getProduct(one.id, {}).get()->price, one.price);
    QSignalSpy applied(&bulk, &BulkEditPresenter::applied);
    bulk.apply();
    QTRY_COMPARE(applied.count(), 1);
    QCOMPARE(shop.catalog->getProduct(one.id, {}).get()->price, testkit::euros(12099));
    const auto batches = applied.front().at(1).value<std::vector<std::string>>();
    QCOMPARE(batches.size(), std::size_t(1));
    QCOMPARE(shop.catalog->undoBatch(batches.front(), {}).get()->restored, 2);
}

void ProductPresentersTest::bulkEditOfAFilterCollectsItsProducts()
{
    FakeShop shop;
    testkit::fillShop(shop, 450);
    BulkEditPresenter bulk(shop.clients().catalog);
    wire::BulkChange change;
    change.taxCategory = "reduced";
    bulk.start(wire::ProductQuery{});
    bulk.preview(change);
    QTRY_COMPARE(bulk.count(), std::size_t(450));
    QTRY_VERIFY(bulk.canApply());
    QCOMPARE(bulk.totals().changed, 450);
}

void ProductPresentersTest::bulkEditDropsTheEarlierPreview()
{
    FakeShop shop;
    testkit::fillShop(shop, 4);
    BulkEditPresenter bulk(shop.clients().catalog);
    bulk.start(std::vector{testkit::sampleProduct(0).id});
    shop.catalog->faults.hold();
    wire::BulkChange change;
    change.active = false;
    bulk.preview(change);
    change = {};
    change.brand = "Other";
    bulk.preview(change);
    shop.catalog->faults.release();
    QTRY_VERIFY(bulk.canApply());
    QCOMPARE(bulk.model().rowCount(), 1);
    QCOMPARE(bulk.model().index(0, BulkPreviewModel::AfterColumn).data().toString(),
             QStringLiteral("Other"));
}

VITRINE_GUI_MAIN(ProductPresentersTest)
#include "product_presenters_test.moc"
