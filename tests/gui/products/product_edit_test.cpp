#include "admin-console/screens/products/product_edit.hpp"
#include "admin-console/screens/products/product_filter.hpp"
#include "tests/gui/products/sample_products.hpp"
#include "tests/gui/testkit/gui_main.hpp"

#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;

/// A product under edit and two versions of one, without any window.
class ProductEditTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marksTheFieldsThatDiffer();
    void takesBackAWordNotALetter();
    void undoesAcrossFieldsInOrder();
    void keepsItsHistoryOverASave();
    void discardIsOneStep();
    void equalBarcodesAreNoChange();
    void aNewPictureLeavesTheRestAlone();
    void aForeignChangeOfAnotherFieldIsTakenOver();
    void aForeignChangeOfTheSameFieldIsNotTakenOver();
    void mergeDecidesWhatOnlyOneSideChanged();
    void mergeAsksWhereBothChanged();
    void mergeForgetsWhatBothChangedAlike();
    void pointersOfRefusalsNameFields();
    void filterSurvivesARoute();
};

namespace {

void type(ProductEdit& edit, const std::string& text)
{
    for (std::size_t i = 1; i <= text.size(); ++i)
        edit.change(ProductField::Name,
                    [&](EditedProduct& product) { product.draft.name = text.substr(0, i); });
}

void setPrice(ProductEdit& edit, std::int64_t cents)
{
    edit.change(ProductField::Price,
                [&](EditedProduct& product) { product.draft.price = testkit::euros(cents); });
}

} // namespace

void ProductEditTest::marksTheFieldsThatDiffer()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    QSignalSpy dirty(&edit, &ProductEdit::dirtyChanged);
    QVERIFY(!edit.isDirty());
    setPrice(edit, 5000);
    QVERIFY(edit.isDirty(ProductField::Price));
    QVERIFY(!edit.isDirty(ProductField::Name));
    QCOMPARE(dirty.count(), 1);
    edit.endStep();
    setPrice(edit, testkit::sampleProduct(1).price.amount());
    QVERIFY2(!edit.isDirty(), "the old value again is no change");
}

void ProductEditTest::takesBackAWordNotALetter()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    type(edit, "Boots");
    QCOMPARE(edit.history().count(), 1);
    edit.endStep();
    type(edit, "Shoes");
    QCOMPARE(edit.history().count(), 2);
    edit.history().undo();
    QCOMPARE(edit.now().draft.name, std::string("Boots"));
    edit.history().undo();
    QCOMPARE(edit.now().draft.name, testkit::sampleProduct(1).name);
    edit.history().redo();
    QCOMPARE(edit.now().draft.name, std::string("Boots"));
}

void ProductEditTest::undoesAcrossFieldsInOrder()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    type(edit, "Boots");
    setPrice(edit, 5000);
    edit.history().undo();
    QVERIFY(!edit.isDirty(ProductField::Price));
    QVERIFY(edit.isDirty(ProductField::Name));
    edit.history().undo();
    QVERIFY(!edit.isDirty());
}

void ProductEditTest::keepsItsHistoryOverASave()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    setPrice(edit, 5000);
    wire::Product stored = testkit::sampleProduct(1);
    stored.price = testkit::euros(5000);
    stored.version = 4;
    edit.saved(stored);
    QVERIFY(!edit.isDirty());
    QCOMPARE(edit.version(), 4);
    edit.history().undo();
    QCOMPARE(edit.now().draft.price, testkit::sampleProduct(1).price);
    QVERIFY2(edit.isDirty(ProductField::Price), "the old price is a change now");
}

void ProductEditTest::discardIsOneStep()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    type(edit, "Boots");
    setPrice(edit, 5000);
    edit.discard();
    QVERIFY(!edit.isDirty());
    edit.history().undo();
    QCOMPARE(edit.dirtyFields().size(), std::size_t(2));
}

void ProductEditTest::equalBarcodesAreNoChange()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    edit.change(ProductField::Gtins,
                [](EditedProduct& product) { product.draft.gtins = {"4006381333931"}; });
    QVERIFY(!edit.isDirty());
    edit.change(ProductField::Gtins, [](EditedProduct& product) {
        product.draft.gtins = {"4006381333931", "96385074"};
    });
    QVERIFY(edit.isDirty(ProductField::Gtins));
}

void ProductEditTest::aNewPictureLeavesTheRestAlone()
{
    wire::Product product = testkit::sampleProduct(1);
    product.images = {{"a", "image/png", "", 1, 1}, {"b", "image/png", "", 1, 1}};
    ProductEdit edit;
    edit.open(product);
    setPrice(edit, 5000);
    edit.change(ProductField::Images,
                [](EditedProduct& now) { std::swap(now.images[0], now.images[1]); });
    product.images.push_back({"c", "image/png", "", 1, 1});
    product.version = 4;
    QVERIFY(!edit.rebase(product));
    QCOMPARE(edit.version(), 4);
    QCOMPARE(edit.now().draft.price, testkit::euros(5000));
    std::string order;
    for (const auto& image : edit.now().images)
        order += image.hash;
    QCOMPARE(order, std::string("bac"));
    QVERIFY(edit.isDirty(ProductField::Images));
}

void ProductEditTest::aForeignChangeOfAnotherFieldIsTakenOver()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    setPrice(edit, 5000);
    wire::Product theirs = testkit::sampleProduct(1);
    theirs.name = "Theirs";
    theirs.version = 4;
    QVERIFY(!edit.rebase(theirs));
    QCOMPARE(edit.now().draft.name, std::string("Theirs"));
    QCOMPARE(edit.dirtyFields(), std::vector{ProductField::Price});
}

void ProductEditTest::aForeignChangeOfTheSameFieldIsNotTakenOver()
{
    ProductEdit edit;
    edit.open(testkit::sampleProduct(1));
    setPrice(edit, 5000);
    wire::Product theirs = testkit::sampleProduct(1);
    theirs.price = testkit::euros(7000);
    theirs.version = 4;
    QVERIFY(edit.rebase(theirs));
    QCOMPARE(edit.version(), 3);
    QCOMPARE(edit.now().draft.price, testkit::euros(5000));
}

void ProductEditTest::mergeDecidesWhatOnlyOneSideChanged()
{
    const EditedProduct base = editedOf(testkit::sampleProduct(1));
    EditedProduct mine = base;
    mine.draft.name = "Mine";
    EditedProduct theirs = base;
    theirs.draft.brand = "Theirs";
    const auto merge = mergeProducts(base, mine, theirs);
    QCOMPARE(merge.choices.size(), std::size_t(2));
    QVERIFY(merge.isDecided());
    const auto result = merge.result();
    QCOMPARE(result.draft.name, std::string("Mine"));
    QCOMPARE(result.draft.brand, std::string("Theirs"));
}

void ProductEditTest::mergeAsksWhereBothChanged()
{
    const EditedProduct base = editedOf(testkit::sampleProduct(1));
    EditedProduct mine = base;
    mine.draft.price = testkit::euros(1);
    EditedProduct theirs = base;
    theirs.draft.price = testkit::euros(2);
    auto merge = mergeProducts(base, mine, theirs);
    QVERIFY(!merge.isDecided());
    QVERIFY(merge.choices.front().isClash);
    merge.choices.front().side = ProductMerge::Side::Theirs;
    QCOMPARE(merge.result().draft.price, testkit::euros(2));
    merge.choices.front().side = ProductMerge::Side::Mine;
    QCOMPARE(merge.result().draft.price, testkit::euros(1));
}

void ProductEditTest::mergeForgetsWhatBothChangedAlike()
{
    const EditedProduct base = editedOf(testkit::sampleProduct(1));
    EditedProduct same = base;
    same.draft.metadata["shelf"] = "C-1";
    QVERIFY(mergeProducts(base, same, same).choices.empty());
}

void ProductEditTest::pointersOfRefusalsNameFields()
{
    QCOMPARE(fieldAt("#/specifications/0/name"), std::optional(ProductField::Specifications));
    QCOMPARE(fieldAt("/price/amount"), std::optional(ProductField::Price));
    QCOMPARE(fieldAt("sku"), std::optional(ProductField::Sku));
    QVERIFY(!fieldAt("/nothing"));
}

void ProductEditTest::filterSurvivesARoute()
{
    const ProductFilter filter{.text = QStringLiteral("boots & more"),
                               .categoryId = QStringLiteral("category-2"),
                               .brand = QStringLiteral("Nordfell"),
                               .taxCategory = QStringLiteral("reduced"),
                               .state = ProductFilter::State::Archived,
                               .stock = ProductFilter::Stock::Low};
    QCOMPARE(ProductFilter::fromRoute(filter.toRoute()), filter);
    QVERIFY(ProductFilter{}.toRoute().isEmpty());
    QCOMPARE(filter.query().archived, std::optional(true));
    QCOMPARE(filter.query().stock, std::string("low"));
}

VITRINE_GUI_MAIN(ProductEditTest)
#include "product_edit_test.moc"
