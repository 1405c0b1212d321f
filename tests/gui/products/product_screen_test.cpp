#include "admin-console/screens/products/bulk_edit_dialog.hpp"
#include "admin-console/screens/products/category_picker.hpp"
#include "admin-console/screens/products/conflict_dialog.hpp"
#include "admin-console/screens/products/filter_button.hpp"
#include "admin-console/screens/products/product_screen.hpp"
#include "tests/gui/products/sample_products.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"
#include "vitrine/qt/widgets/search_field.hpp"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QTableWidget>
#include <QTreeView>
#include <QtTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;

/// The page of products, driven as a person drives it.
class ProductScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void searchesAsYouType();
    void filtersByBrand();
    void editsAPriceInTheTable();
    void opensAPanelAndFollowsTheRow();
    void editsEveryFieldAndSaves();
    void undoesAndRedoes();
    void dropsAndOrdersPictures();
    void asksBeforeItDiscards();
    void choosesFieldByFieldInAConflict();
    void createsAProduct();
    void duplicatesAProduct();
    void changesSeveralWithAPreview();
    void archivesAndDeletesForGood();
    void picksCategoriesInATree();
    void everythingFits();
    void screenshotList();
    void screenshotStates();
    void screenshotPanel();
    void screenshotPage();
    void screenshotConflict();
    void screenshotBulk();
    void screenshotDialogs();

private:
    struct Shown
    {
        explicit Shown(int count);
        FakeShop shop;
        std::unique_ptr<ProductScreen> screen;
        void start(const QString& route = QStringLiteral("products"));
        void waitForRows();
        void openPage(int number);
        qt::DataTable& table()
        {
            return *screen->findChild<qt::DataTable*>(QStringLiteral("productTable"));
        }
        template <typename T> T* find(const char* name)
        {
            return screen->findChild<T*>(QString::fromLatin1(name));
        }
        void trigger(const char* id);
        void selectRow(int row);
    };
};

ProductScreenTest::Shown::Shown(int count)
{
    testkit::fillShop(shop, count);
    screen = std::make_unique<ProductScreen>(shop.context());
    screen->resize(1180, 760);
}

void ProductScreenTest::Shown::start(const QString& route)
{
    prepareScreen(*screen);
    screen->show();
    QVERIFY(QTest::qWaitForWindowExposed(screen.get()));
    screen->activateWindow();
    screen->open(Route::parse(route));
}

void ProductScreenTest::Shown::waitForRows()
{
    QTRY_VERIFY(screen->list().model().total() >= 0);
    if (screen->list().model().total() == 0)
        return;
    QTRY_VERIFY(screen->list().model().isLoaded(0));
    QTRY_VERIFY(screen->list().stockOf(screen->list().model().itemAt(0)->id).has_value());
    QTRY_VERIFY(!screen->list().categories().isEmpty());
    QTRY_VERIFY(screen->list().facets().total > 0);
}

void ProductScreenTest::Shown::openPage(int number)
{
    start(QStringLiteral("products/") + QString::fromStdString(testkit::sampleProduct(number).id));
    QTRY_VERIFY(screen->editor().isOpen() && screen->editor().stock() && screen->editor().prices());
    QTRY_VERIFY(find<QLineEdit>("productName")->isVisible());
    waitForRows();
}

void ProductScreenTest::Shown::trigger(const char* id)
{
    for (QAction* action : screen->commands()) {
        if (action->objectName() == QLatin1String(id)) {
            QVERIFY2(action->isEnabled(), id);
            action->trigger();
            return;
        }
    }
    QFAIL(id);
}

void ProductScreenTest::Shown::selectRow(int row)
{
    table().selectRow(row);
    table().setFocus();
}

void ProductScreenTest::searchesAsYouType()
{
    Shown shown(60);
    shown.start();
    shown.waitForRows();
    QVERIFY(shown.find<QLabel>("productTotal")->text().contains(QStringLiteral("60")));
    shown.screen->focusSearch();
    QTest::keyClicks(shown.find<QLineEdit>("productSearch"), QStringLiteral("harness"));
    QTRY_COMPARE(shown.screen->list().filter().text, QStringLiteral("harness"));
    QTRY_COMPARE(shown.screen->list().model().total(), 8);
    QCOMPARE(shown.screen->route().value(QStringLiteral("q")), QStringLiteral("harness"));
    QVERIFY(shown.screen->backOut());
    QTRY_COMPARE(shown.screen->list().model().total(), 60);
}

void ProductScreenTest::filtersByBrand()
{
    Shown shown(60);
    shown.start();
    shown.waitForRows();
    auto* brand = shown.find<FilterButton>("filterBrand");
    QTRY_VERIFY(brand->choices().size() >= 4);
    QTest::keyClick(brand, Qt::Key_Down);
    auto* list = brand->findChild<QListView*>(QStringLiteral("filterList"));
    QVERIFY(list != nullptr && list->isVisible());
    const auto match =
        list->model()->match(list->model()->index(0, 0), Qt::UserRole, QStringLiteral("Cliffwork"));
    QVERIFY(!match.isEmpty());
    list->setCurrentIndex(match.front());
    QTest::keyClick(list, Qt::Key_Return);
    QTRY_COMPARE(shown.screen->list().filter().brand, QStringLiteral("Cliffwork"));
    QVERIFY(brand->isChecked());
    QVERIFY(brand->text().contains(QStringLiteral("Cliffwork")));
    QTest::keyClick(brand, Qt::Key_Delete);
    QVERIFY(shown.screen->list().filter().brand.isEmpty());
}

void ProductScreenTest::editsAPriceInTheTable()
{
    Shown shown(10);
    shown.start();
    shown.waitForRows();
    shown.selectRow(0);
    const auto id = shown.screen->list().model().itemAt(0)->id;
    shown.trigger("products.editPrice");
    auto* editor = shown.table().viewport()->findChild<qt::MoneyEdit*>();
    QVERIFY(editor != nullptr);
    editor->setText(QStringLiteral("12.50"));
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_COMPARE(shown.shop.catalog->getProduct(id, {}).get()->price, testkit::euros(1250));
    QTRY_COMPARE(shown.screen->list().model().itemAt(0)->price, testkit::euros(1250));
}

void ProductScreenTest::opensAPanelAndFollowsTheRow()
{
    Shown shown(10);
    shown.start();
    shown.waitForRows();
    shown.selectRow(0);
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QTRY_VERIFY(shown.screen->editor().isOpen());
    QCOMPARE(shown.screen->editor().product().id, shown.screen->list().model().itemAt(0)->id);
    QVERIFY(shown.screen->route().filter.contains(QStringLiteral("panel")));
    shown.selectRow(3);
    QTRY_COMPARE(shown.screen->editor().product().id, shown.screen->list().model().itemAt(3)->id);
    QTRY_VERIFY(shown.screen->editor().isOpen());
    // With something unsaved it stays where it is.
    QTest::keyClicks(shown.find<QLineEdit>("productName"), QStringLiteral("!"));
    QVERIFY(shown.screen->hasUnsavedChanges());
    shown.selectRow(5);
    QTest::qWait(400); // longer than the pause after which the panel would follow
    QCOMPARE(shown.screen->editor().product().id, shown.screen->list().model().itemAt(3)->id);
    shown.screen->editor().discard();
    QVERIFY(shown.screen->backOut());
    QVERIFY(!shown.screen->editor().isOpen());
}

void ProductScreenTest::editsEveryFieldAndSaves()
{
    Shown shown(4);
    shown.openPage(1);
    const auto id = testkit::sampleProduct(1).id;
    const auto retype = [&](const char* name, const char* text) {
        auto* line = shown.find<QLineEdit>(name);
        line->selectAll();
        QTest::keyClicks(line, QString::fromUtf8(text));
    };
    retype("productName", "Summit Harness");
    retype("productSku", "CL-0004");
    retype("productPrice", "79.90");
    retype("productGtins", "96385074, 4006381333931");
    shown.find<QComboBox>("productBrand")->setEditText(QStringLiteral("Alpina"));
    shown.find<QComboBox>("productTax")->setEditText(QStringLiteral("reduced"));
    shown.find<QPlainTextEdit>("productDescription")
        ->setPlainText(QStringLiteral("Light.\nStrong."));
    shown.find<QCheckBox>("productActive")->setChecked(false);
    auto* specifications = shown.find<QTableWidget>("productSpecifications");
    const int last = specifications->rowCount() - 1;
    specifications->item(last, 0)->setText(QStringLiteral("Size"));
    specifications->item(last, 1)->setText(QStringLiteral("M"));
    auto* metadata = shown.find<QTableWidget>("productMetadata");
    metadata->item(0, 1)->setText(QStringLiteral("changed"));
    QVERIFY(shown.screen->editor().edit().dirtyFields().size() >= 9);
    shown.trigger("products.save");
    QTRY_VERIFY(!shown.screen->hasUnsavedChanges());
    const auto stored = shown.shop.catalog->getProduct(id, {}).get().value();
    QCOMPARE(stored.name, std::string("Summit Harness"));
    QCOMPARE(stored.sku, std::string("CL-0004"));
    QCOMPARE(stored.brand, std::string("Alpina"));
    QCOMPARE(stored.taxCategory, std::string("reduced"));
    QCOMPARE(stored.description, std::string("Light.\nStrong."));
    QCOMPARE(stored.price, testkit::euros(7990));
    QCOMPARE(stored.gtins.size(), std::size_t(2));
    QVERIFY(!stored.active);
    QCOMPARE(stored.specifications.back().name, std::string("Size"));
    QCOMPARE(stored.metadata.begin()->second, std::string("changed"));
}

void ProductScreenTest::undoesAndRedoes()
{
    Shown shown(4);
    shown.openPage(1);
    auto* name = shown.find<QLineEdit>("productName");
    const QString before = name->text();
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Other"));
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(name->text(), before);
    QVERIFY(!shown.screen->hasUnsavedChanges());
    QTest::keyClick(name, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(name->text(), QStringLiteral("Other"));
}

void ProductScreenTest::dropsAndOrdersPictures()
{
    Shown shown(4);
    shown.openPage(1);
    QTemporaryDir folder;
    QMimeData files;
    QList<QUrl> urls;
    for (int i = 0; i < 2; ++i) {
        QFile file(folder.filePath(QStringLiteral("view-%1.png").arg(i)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(testkit::samplePicture(100 + 90 * i)));
        urls.append(QUrl::fromLocalFile(file.fileName()));
    }
    files.setUrls(urls);
    auto* list = shown.find<QListWidget>("imageList");
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(list->viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(list->viewport(), &drop);
    QTRY_COMPARE(shown.screen->editor().edit().now().images.size(), std::size_t(3));
    QTRY_COMPARE(list->count(), 3);
    const auto second = shown.screen->editor().edit().now().images[1].hash;
    list->setCurrentRow(1);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Left, Qt::ControlModifier);
    QCOMPARE(shown.screen->editor().edit().now().images[0].hash, second);
    auto* altText = shown.find<QLineEdit>("imageAltText");
    altText->selectAll();
    QTest::keyClicks(altText, QStringLiteral("From above"));
    QCOMPARE(shown.screen->editor().edit().now().images[0].altText, std::string("From above"));
    list->setCurrentRow(2);
    QTest::keyClick(list, Qt::Key_Delete);
    shown.trigger("products.save");
    QTRY_VERIFY(!shown.screen->hasUnsavedChanges());
    const auto stored =
        shown.shop.catalog->getProduct(testkit::sampleProduct(1).id, {}).get().value();
    QCOMPARE(stored.images.size(), std::size_t(2));
    QCOMPARE(stored.images[0].altText, std::string("From above"));
}

void ProductScreenTest::asksBeforeItDiscards()
{
    Shown shown(4);
    shown.openPage(1);
    QTest::keyClicks(shown.find<QLineEdit>("productName"), QStringLiteral("!"));
    QVERIFY(shown.screen->backOut());
    auto* dialog = shown.find<QMessageBox>("confirmDialog");
    QVERIFY(dialog != nullptr);
    dialog->reject();
    QVERIFY(shown.screen->hasUnsavedChanges());
    QVERIFY(shown.screen->editor().isOpen());
}

void ProductScreenTest::choosesFieldByFieldInAConflict()
{
    Shown shown(4);
    shown.openPage(1);
    auto* name = shown.find<QLineEdit>("productName");
    name->selectAll();
    QTest::keyClicks(name, QStringLiteral("Mine"));
    auto theirs = shown.shop.catalog->getProduct(testkit::sampleProduct(1).id, {}).get().value();
    theirs.name = "Theirs";
    theirs.price = testkit::euros(100);
    (void)shown.shop.catalog->updateProduct(theirs.id, theirs.version, theirs, {}).get();
    shown.trigger("products.save");
    QTRY_VERIFY(shown.find<ConflictDialog>("conflictDialog") != nullptr);
    auto* dialog = shown.find<ConflictDialog>("conflictDialog");
    QVERIFY(!dialog->saveButton()->isEnabled());
    dialog->findChild<QRadioButton*>(QStringLiteral("mine0"))->click();
    QVERIFY(dialog->saveButton()->isEnabled());
    dialog->saveButton()->click();
    QTRY_VERIFY(!shown.screen->hasUnsavedChanges() && !shown.screen->editor().isSaving());
    const auto stored = shown.shop.catalog->getProduct(theirs.id, {}).get().value();
    QCOMPARE(stored.name, std::string("Mine"));
    QCOMPARE(stored.price, testkit::euros(100));
}

void ProductScreenTest::createsAProduct()
{
    Shown shown(2);
    shown.start(QStringLiteral("products/new"));
    QTRY_VERIFY(shown.screen->editor().isOpen());
    shown.trigger("products.save");
    QVERIFY(!shown.screen->editor().errorOf(ProductField::Name).isEmpty());
    QTest::keyClicks(shown.find<QLineEdit>("productName"), QStringLiteral("Lamp"));
    QTest::keyClicks(shown.find<QLineEdit>("productSku"), QStringLiteral("LA-1"));
    QTest::keyClicks(shown.find<QLineEdit>("productPrice"), QStringLiteral("24.90"));
    shown.trigger("products.save");
    QTRY_VERIFY(!shown.screen->editor().edit().isNew());
    const auto stored = shown.shop.catalog->getProductBySku("LA-1", {}).get();
    QVERIFY(stored.ok());
    QCOMPARE(stored->price, testkit::euros(2490));
    QCOMPARE(shown.screen->route().id, QString::fromStdString(stored->id));
}

void ProductScreenTest::duplicatesAProduct()
{
    Shown shown(4);
    shown.openPage(1);
    shown.trigger("products.duplicate");
    QVERIFY(shown.screen->editor().edit().isNew());
    QVERIFY(shown.find<QLineEdit>("productSku")->text().isEmpty());
    QVERIFY(shown.find<QLineEdit>("productName")->text().contains(QStringLiteral("copy")));
    QCOMPARE(shown.screen->editor().edit().now().draft.specifications.size(), std::size_t(3));
}

void ProductScreenTest::changesSeveralWithAPreview()
{
    Shown shown(6);
    shown.start();
    shown.waitForRows();
    shown.table().selectAll();
    shown.trigger("products.bulk");
    auto* dialog = shown.find<BulkEditDialog>("bulkEditDialog");
    QVERIFY(dialog != nullptr);
    auto* kind = dialog->findChild<QComboBox*>(QStringLiteral("bulkPriceKind"));
    kind->setCurrentIndex(1);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("bulkPercent")),
                     QStringLiteral("10"));
    QTRY_VERIFY(dialog->applyButton()->isEnabled());
    QCOMPARE(dialog->presenter().totals().changed, 6);
    const auto before = testkit::sampleProduct(0).price;
    QCOMPARE(shown.shop.catalog->getProduct(testkit::sampleProduct(0).id, {}).get()->price, before);
    dialog->applyButton()->click();
    QTRY_COMPARE(shown.shop.catalog->getProduct(testkit::sampleProduct(0).id, {}).get()->price,
                 testkit::euros(12099));
    QTRY_VERIFY(shown.find<BulkEditDialog>("bulkEditDialog") == nullptr);
}

void ProductScreenTest::archivesAndDeletesForGood()
{
    Shown shown(3);
    shown.openPage(1);
    const auto id = testkit::sampleProduct(1).id;
    shown.trigger("products.archive");
    QTRY_VERIFY(shown.screen->editor().product().archived);
    QTRY_COMPARE(shown.screen->list().model().total(), 2);
    shown.trigger("products.purge");
    QTRY_VERIFY(shown.find<QMessageBox>("confirmDialog") != nullptr);
    auto* dialog = shown.find<QMessageBox>("confirmDialog");
    for (auto* button : dialog->buttons()) {
        if (button->text().contains(QStringLiteral("Delete")))
            button->click();
    }
    QTRY_VERIFY(!shown.shop.catalog->getProduct(id, {}).get().ok());
    QTRY_COMPARE(shown.screen->route().id, QString());
}

void ProductScreenTest::picksCategoriesInATree()
{
    FakeShop shop;
    testkit::fillShop(shop, 1);
    const auto categories = shop.catalog->listCategories({}).get().value();
    CategoryPicker picker(categories, {QStringLiteral("category-3")});
    picker.show();
    auto* model = picker.tree()->model();
    const auto half =
        model->match(model->index(0, 0), CategoryTreeModel::IdRole, QStringLiteral("category-2"));
    QVERIFY(!half.isEmpty());
    QCOMPARE(half.front().data(Qt::CheckStateRole).toInt(), int(Qt::PartiallyChecked));
    picker.tree()->setCurrentIndex(half.front());
    QTest::keyClick(picker.tree(), Qt::Key_Space);
    QCOMPARE(picker.chosen(),
             QStringList({QStringLiteral("category-3"), QStringLiteral("category-2")}));
    QTest::keyClicks(picker.findChild<QLineEdit*>(QStringLiteral("categorySearch")),
                     QStringLiteral("run"));
    QTRY_COMPARE(model->rowCount(), 1);
}

void ProductScreenTest::everythingFits()
{
    Shown shown(30);
    shown.start();
    shown.waitForRows();
    QCOMPARE(testkit::layoutFaults(*shown.screen).join(u'\n'), QString());
    shown.screen->open(Route::parse(QStringLiteral("products/") +
                                    QString::fromStdString(testkit::sampleProduct(4).id)));
    QTRY_VERIFY(shown.screen->editor().isOpen());
    QCOMPARE(testkit::layoutFaults(*shown.screen).join(u'\n'), QString());
}

void ProductScreenTest::screenshotList()
{
    Shown shown(120);
    shown.start();
    shown.waitForRows();
    for (int i = 0; i < 8; ++i)
        QTRY_VERIFY(!shown.shop.images().image(QStringLiteral("hash%1").arg(i)).isNull());
    testkit::shootThemes(*shown.screen, QStringLiteral("products-full"));
    shown.table().selectRow(2);
    shown.table().selectionModel()->select(shown.table().model()->index(4, 0),
                                           QItemSelectionModel::Select | QItemSelectionModel::Rows);
    testkit::shootThemes(*shown.screen, QStringLiteral("products-selected"));
}

void ProductScreenTest::screenshotStates()
{
    {
        Shown shown(0);
        shown.start();
        QTRY_COMPARE(shown.screen->list().model().total(), 0);
        testkit::shootThemes(*shown.screen, QStringLiteral("products-empty"));
    }
    {
        Shown shown(20);
        shown.shop.catalog->faults.hold();
        shown.start();
        QTRY_VERIFY(shown.shop.catalog->faults.held() > 0);
        testkit::shootThemes(*shown.screen, QStringLiteral("products-loading"));
        shown.shop.catalog->faults.release();
        shown.waitForRows();
    }
    {
        Shown shown(20);
        for (int i = 0; i < 40; ++i)
            shown.shop.catalog->faults.failNext(ErrorCode::Unavailable);
        shown.start();
        QTRY_VERIFY(!shown.find<qt::MessageBanner>("productBanner")->text().isEmpty());
        testkit::shootThemes(*shown.screen, QStringLiteral("products-failing"));
    }
    {
        Shown shown(20);
        shown.start(QStringLiteral("products?q=nothing+like+this"));
        QTRY_COMPARE(shown.screen->list().model().total(), 0);
        testkit::shootThemes(*shown.screen, QStringLiteral("products-nothing-fits"));
    }
}

void ProductScreenTest::screenshotPanel()
{
    Shown shown(60);
    shown.start();
    shown.waitForRows();
    shown.selectRow(0);
    QTest::keyClick(&shown.table(), Qt::Key_Return);
    QTRY_VERIFY(shown.screen->editor().isOpen() && shown.screen->editor().stock());
    testkit::shootThemes(*shown.screen, QStringLiteral("products-panel"));
}

void ProductScreenTest::screenshotPage()
{
    Shown shown(20);
    shown.openPage(4);
    QTRY_VERIFY(!shown.shop.images().image(QStringLiteral("hash4")).isNull());
    testkit::shootThemes(*shown.screen, QStringLiteral("product-editor"));
    QTest::keyClicks(shown.find<QLineEdit>("productName"), QStringLiteral(" XL"));
    auto* price = shown.find<QLineEdit>("productPrice");
    price->selectAll();
    QTest::keyClicks(price, QStringLiteral("1234567.89"));
    shown.screen->editor().edit().change(ProductField::Gtins, [](EditedProduct& product) {
        product.draft.gtins = {"4006381333932"};
    });
    shown.trigger("products.save");
    shown.screen->editor().addImage(QStringLiteral("notes.txt"), "no picture");
    testkit::shootThemes(*shown.screen, QStringLiteral("product-editor-dirty"));
    shown.shop.catalog->faults.hold();
    shown.screen->editor().addImage(QStringLiteral("boots.png"),
                                    QByteArray::fromStdString(testkit::samplePicture(30)));
    QTRY_COMPARE(shown.screen->editor().uploads().back().percent(), 100);
    testkit::shootThemes(*shown.screen, QStringLiteral("product-editor-uploading"));
    shown.shop.catalog->faults.release();
    QTRY_COMPARE(shown.screen->editor().uploads().size(), std::size_t(1)); // what was no picture
    shown.screen->resize(1180, 1500);
    testkit::shootThemes(*shown.screen, QStringLiteral("product-editor-whole"));
}

void ProductScreenTest::screenshotConflict()
{
    Shown shown(4);
    shown.openPage(1);
    QTest::keyClicks(shown.find<QLineEdit>("productName"), QStringLiteral(" 2026"));
    shown.find<QPlainTextEdit>("productDescription")
        ->setPlainText(QStringLiteral("Lighter than last year's, with four gear loops."));
    auto theirs = shown.shop.catalog->getProduct(testkit::sampleProduct(1).id, {}).get().value();
    theirs.name = "Summit Pro Climbing Harness";
    theirs.price = testkit::euros(7999);
    theirs.specifications.push_back({"Gear loops", "4"});
    (void)shown.shop.catalog->updateProduct(theirs.id, theirs.version, theirs, {}).get();
    shown.trigger("products.save");
    QTRY_VERIFY(shown.find<ConflictDialog>("conflictDialog") != nullptr);
    testkit::shootThemes(*shown.find<ConflictDialog>("conflictDialog"),
                         QStringLiteral("product-conflict"));
}

void ProductScreenTest::screenshotBulk()
{
    Shown shown(40);
    shown.start();
    shown.waitForRows();
    shown.table().selectAll();
    shown.trigger("products.bulk");
    auto* dialog = shown.find<BulkEditDialog>("bulkEditDialog");
    testkit::shoot(*dialog, QStringLiteral("products-bulk-empty"));
    dialog->findChild<QComboBox*>(QStringLiteral("bulkPriceKind"))->setCurrentIndex(4);
    QTest::keyClicks(dialog->findChild<QLineEdit*>(QStringLiteral("bulkAmount")),
                     QStringLiteral("15"));
    dialog->findChild<QComboBox*>(QStringLiteral("bulkTax"))
        ->setEditText(QStringLiteral("reduced"));
    QTRY_VERIFY(dialog->applyButton()->isEnabled());
    testkit::shootThemes(*dialog, QStringLiteral("products-bulk-preview"));
    QCOMPARE(testkit::layoutFaults(*dialog).join(u'\n'), QString());
}

void ProductScreenTest::screenshotDialogs()
{
    Shown shown(20);
    shown.start();
    shown.waitForRows();
    auto* brand = shown.find<FilterButton>("filterCategory");
    brand->openList();
    testkit::shootThemes(*brand->findChild<QFrame*>(QStringLiteral("filterPopup")),
                         QStringLiteral("products-filter"));
    CategoryPicker picker(shown.shop.catalog->listCategories({}).get().value(),
                          {QStringLiteral("category-3")});
    picker.show();
    testkit::shootThemes(picker, QStringLiteral("product-categories"));
    QCOMPARE(testkit::layoutFaults(picker), QStringList());
}

VITRINE_GUI_MAIN(ProductScreenTest)
#include "product_screen_test.moc"
