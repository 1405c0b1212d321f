#include "admin-console/screens/imports/import_screen.hpp"
#include "tests/gui/imports/sample_imports.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QtTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using testkit::FakeShop;
using Stage = ImportPresenter::Stage;

/// The page of imports, driven from the file to the undo.
class ImportScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesFromFileToResultAndBack();
    void takesADroppedFile();
    void saysWhichColumnIsMissing();
    void escGoesOneStepBack();
    void asksBeforeItTakesABatchBack();
    void everythingFits();
    void screenshotSteps();
    void screenshotWork();

private:
    struct Shown
    {
        Shown();
        FakeShop shop;
        testkit::ImportLog log;
        std::unique_ptr<ImportScreen> screen;
        void open(const QByteArray& table);
        void reach(Stage stage);
        QPushButton* button(const char* name)
        {
            return screen->findChild<QPushButton*>(QString::fromLatin1(name));
        }
        QString banner() { return screen->findChild<qt::MessageBanner*>()->text(); }
    };
};

namespace {

const QByteArray kFaulty = "Artikelnummer;Bezeichnung;Preis;Hersteller;Gewicht\n"
                           "FW-0001;Wanderstiefel;109,99;Nordfell;480 g\n"
                           "FW-0002;Klettergurt \"Summit\";89,99;Cliffwork;320 g\n"
                           "FW-0003;Rucksack;auf Anfrage;Packmule;1,2 kg\n"
                           ";Ohne Nummer;1,00;Packmule;\n"
                           "FW-0001;Doppelt;5,00;Nordfell;1 g\n"
                           "FW-0006;Zu viele;5,00;Nordfell;1 g;7;8\n"
                           "FW-0007;Becher;12,90;;90 g\n"
                           "FW-0008;Becher, groß;1.234,90;;110 g\n"
                           "FW-0009;Stirnlampe;39,00;Lumo;75 g\n"
                           "FW-0010;Seil 60 m;149,00;Cliffwork;3,6 kg\n";

} // namespace

ImportScreenTest::Shown::Shown()
    : log(shop)
    , screen(std::make_unique<ImportScreen>(shop.context()))
{
    testkit::fillShop(shop, 3);
    screen->resize(1080, 700);
    prepareScreen(*screen);
    screen->show();
    screen->open({.page = QStringLiteral("imports")});
}

void ImportScreenTest::Shown::open(const QByteArray& table)
{
    screen->presenter().openBytes(table, QStringLiteral("spring-list.csv"));
    reach(Stage::Map);
}

void ImportScreenTest::Shown::reach(Stage stage)
{
    QTRY_COMPARE(int(screen->presenter().stage()), int(stage));
    QTRY_VERIFY(!screen->presenter().isBusy());
}

void ImportScreenTest::goesFromFileToResultAndBack()
{
    Shown shown;
    shown.open(testkit::sampleTable(300));
    auto* next = shown.button("imports.next.button");
    QVERIFY(next->isEnabled());
    next->click();
    shown.reach(Stage::Check);
    QVERIFY(next->isEnabled());
    QVERIFY(next->text().contains(QStringLiteral("270"))); // each tenth is unchanged
    auto* changed = shown.screen->findChild<QPushButton*>(QStringLiteral("importFilter2"));
    changed->click();
    QCOMPARE(shown.screen->presenter().rows().rowCount(),
             shown.screen->presenter().rows().counts().changed);
    next->click();
    shown.reach(Stage::Done);
    QVERIFY(!shown.banner().isEmpty());
    auto* undo = shown.button("imports.undo.button");
    QVERIFY(undo->isVisible() && undo->isEnabled());
    undo->click();
    QTRY_VERIFY(shown.screen->presenter().isUndone());
    QVERIFY(!undo->isVisible());
    next->click();
    QCOMPARE(int(shown.screen->presenter().stage()), int(Stage::Choose));
    QTRY_COMPARE(shown.screen->batches().model().total(), 1);
}

void ImportScreenTest::takesADroppedFile()
{
    Shown shown;
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("p.csv")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(testkit::sampleTable(3));
    file.close();
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(file.fileName())});
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(shown.screen.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(shown.screen.get(), &drop);
    shown.reach(Stage::Map);
    QCOMPARE(shown.screen->presenter().fileName(), QStringLiteral("p.csv"));
}

void ImportScreenTest::saysWhichColumnIsMissing()
{
    Shown shown;
    shown.open("what,cost\nBoots,5\n");
    auto* next = shown.button("imports.next.button");
    QVERIFY(!next->isEnabled());
    QVERIFY(!shown.screen->findChild<QLabel*>(QStringLiteral("importProblem"))->text().isEmpty());
    auto* box = shown.screen->findChild<QComboBox*>(QStringLiteral("importColumn0"));
    box->setCurrentIndex(box->findData(int(ImportField::Sku)));
    Q_EMIT box->activated(box->currentIndex());
    auto* other = shown.screen->findChild<QComboBox*>(QStringLiteral("importColumn1"));
    other->setCurrentIndex(other->findData(int(ImportField::Price)));
    Q_EMIT other->activated(other->currentIndex());
    QVERIFY(next->isEnabled());
}

void ImportScreenTest::escGoesOneStepBack()
{
    Shown shown;
    shown.open(testkit::sampleTable(10));
    shown.button("imports.next.button")->click();
    shown.reach(Stage::Check);
    QVERIFY(shown.screen->backOut());
    QCOMPARE(int(shown.screen->presenter().stage()), int(Stage::Map));
    QVERIFY(shown.screen->backOut());
    QCOMPARE(int(shown.screen->presenter().stage()), int(Stage::Choose));
    QVERIFY(!shown.screen->backOut());
}

void ImportScreenTest::asksBeforeItTakesABatchBack()
{
    Shown shown;
    QTRY_COMPARE(shown.screen->batches().model().total(), 0);
    wire::BulkEdit edit;
    edit.ids = {testkit::sampleProduct(0).id};
    edit.change.active = false;
    (void)shown.shop.catalog->bulkEdit(edit, false, {}).get();
    shown.screen->refresh();
    QTRY_COMPARE(shown.screen->batches().model().total(), 1);
    QTRY_VERIFY(shown.screen->batches().model().isLoaded(0));
    auto* table = shown.screen->findChild<qt::DataTable*>(QStringLiteral("batchTable"));
    table->selectRow(0);
    auto* undo = shown.button("imports.undoBatch.button");
    QTRY_VERIFY(undo->isEnabled());
    undo->click();
    auto* dialog = shown.screen->findChild<QMessageBox*>(QStringLiteral("confirmDialog"));
    QVERIFY(dialog != nullptr);
    for (auto* button : dialog->buttons()) {
        if (button->text().contains(QStringLiteral("Take back")))
            button->click();
    }
    QTRY_VERIFY(shown.shop.catalog->getProduct(edit.ids.front(), {}).get()->active);
    QTRY_VERIFY(!undo->isEnabled());
}

void ImportScreenTest::everythingFits()
{
    Shown shown;
    QCOMPARE(testkit::layoutFaults(*shown.screen), QStringList());
    shown.open(kFaulty);
    QCOMPARE(testkit::layoutFaults(*shown.screen), QStringList());
    shown.button("imports.next.button")->click();
    shown.reach(Stage::Check);
    QCOMPARE(testkit::layoutFaults(*shown.screen), QStringList());
}

void ImportScreenTest::screenshotSteps()
{
    Shown shown;
    QTRY_COMPARE(shown.screen->batches().model().total(), 0);
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-empty"));
    shown.open(kFaulty);
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-columns"));
    shown.button("imports.next.button")->click();
    shown.reach(Stage::Check);
    shown.screen->findChild<qt::DataTable*>(QStringLiteral("importRows"))->selectRow(1);
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-preview-errors"));
    shown.button("imports.next.button")->click();
    shown.reach(Stage::Done);
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-done"));
    shown.screen->presenter().startOver();
    QTRY_VERIFY(shown.screen->batches().model().total() > 0);
    QTRY_VERIFY(shown.screen->batches().model().isLoaded(0));
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-batches"));
}

void ImportScreenTest::screenshotWork()
{
    Shown shown;
    shown.open(testkit::sampleTable(1000));
    shown.button("imports.next.button")->click();
    shown.reach(Stage::Check);
    shown.shop.catalog->faults.hold();
    shown.button("imports.next.button")->click();
    QTRY_COMPARE(shown.shop.catalog->faults.held(), std::size_t(1));
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-applying"));
    shown.shop.catalog->faults.release();
    shown.reach(Stage::Done);
    shown.screen->presenter().startOver();
    shown.screen->presenter().openBytes("sku\n", QStringLiteral("empty.csv"));
    QTRY_VERIFY(!shown.banner().isEmpty());
    testkit::shootThemes(*shown.screen, QStringLiteral("imports-failing"));
}

VITRINE_GUI_MAIN(ImportScreenTest)
#include "import_screen_test.moc"
