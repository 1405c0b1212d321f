#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "vitrine/qt/format/format.hpp"
#include "vitrine/qt/text.hpp"
#include "vitrine/qt/theme/icon.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/bulk_bar.hpp"
#include "vitrine/qt/widgets/busy_indicator.hpp"
#include "vitrine/qt/widgets/chart.hpp"
#include "vitrine/qt/widgets/confirm.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/empty_state.hpp"
#include "vitrine/qt/widgets/field_box.hpp"
#include "vitrine/qt/widgets/flow_layout.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"
#include "vitrine/qt/widgets/money_edit.hpp"
#include "vitrine/qt/widgets/page_header.hpp"
#include "vitrine/qt/widgets/save_bar.hpp"
#include "vitrine/qt/widgets/search_field.hpp"
#include "vitrine/qt/widgets/side_panel.hpp"
#include "vitrine/qt/widgets/status_badge.hpp"
#include "vitrine/qt/widgets/tag_list.hpp"
#include "vitrine/qt/widgets/toasts.hpp"

#include <QAction>
#include <QBuffer>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFocusFrame>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QPainter>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <QtTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace vitrine;

namespace {

struct Article
{
    std::string id;
    std::string name;
    std::string sku;
    domain::Money price;
    int stock = 0;
    bool isActive = true;
};

domain::Currency euro()
{
    return domain::Currency::create("EUR").value();
}

std::vector<Article> articles(int count)
{
    std::vector<Article> all;
    const char* names[] = {"Wanderer Hiking Boots",
                           "Summit Pro Harness",
                           "Trail Mug",
                           "Down Sleeping Bag with a Rather Long Name for One Column",
                           "Carabiner Set",
                           "Camp Stove"};
    for (int i = 0; i < count; ++i)
        all.push_back({"id" + std::to_string(i),
                       names[i % 6],
                       "SKU-" + std::to_string(1000 + i),
                       {999 + i * 12345LL, euro()},
                       i * 7 % 23,
                       i % 5 != 0});
    return all;
}

std::vector<qt::Column<Article>> articleColumns()
{
    return {
        {.id = u"name"_s,
         .title = [] { return u"Name"_s; },
         .text = [](const Article& a) { return qt::toText(a.name); },
         .sortKey = u"name"_s,
         .width = 260,
         .isStretched = true},
        {.id = u"sku"_s,
         .title = [] { return u"SKU"_s; },
         .text = [](const Article& a) { return qt::toText(a.sku); },
         .sortKey = u"sku"_s,
         .width = 120,
         .isMonospace = true},
        {.id = u"price"_s,
         .title = [] { return u"Price"_s; },
         .text = [](const Article& a) { return qt::formatMoney(a.price); },
         .sortKey = u"price"_s,
         .width = 120,
         .isNumber = true,
         .editValue = [](const Article& a) { return QVariant::fromValue(a.price); }},
        {.id = u"stock"_s,
         .title = [] { return u"Stock"_s; },
         .text = [](const Article& a) { return QString::number(a.stock); },
         .width = 90,
         .isNumber = true,
         .tone = [](const Article& a) { return a.stock < 5 ? qt::Tone::Warn : qt::Tone::Neutral; }},
        {.id = u"status"_s,
         .title = [] { return u"Status"_s; },
         .text = {},
         .width = 130,
         .badge =
             [](const Article& a) {
                 return a.isActive ? qt::Badge{u"Active"_s, qt::Tone::Ok}
                                   : qt::Badge{u"Hidden"_s, qt::Tone::Neutral};
             }}};
}

std::unique_ptr<qt::PagedModel<Article>> articleModel(std::vector<Article> rows)
{
    return std::make_unique<qt::PagedModel<Article>>(
        articleColumns(),
        [](const Article& a) { return a.id; },
        [rows = std::move(rows)](const qt::PageRequest& request) {
            wire::Page<Article> page;
            for (auto i = std::size_t(request.skip);
                 i < rows.size() && page.items.size() < std::size_t(request.limit);
                 ++i)
                page.items.push_back(rows[i]);
            page.total = std::int64_t(rows.size());
            return client::finished(Result<wire::Page<Article>>(page));
        });
}

std::vector<qt::ChartSeries> sales()
{
    qt::ChartSeries revenue{.name = u"Revenue"_s,
                            .kind = qt::ChartSeries::Kind::Bars,
                            .tone = qt::Tone::Accent,
                            .points = {}};
    qt::ChartSeries orders{.name = u"Orders"_s,
                           .kind = qt::ChartSeries::Kind::Line,
                           .tone = qt::Tone::Info,
                           .points = {}};
    for (int day = 1; day <= 30; ++day) {
        const auto label = u"%1 Nov"_s.arg(day);
        const double value = 400 + 320 * std::sin(day / 3.0) + day * 12;
        revenue.points.push_back({label, label + u" 2026"_s, value, day});
        orders.points.push_back({label, label + u" 2026"_s, value / 3, day});
    }
    return {revenue, orders};
}

double luminance(const QColor& color)
{
    const auto channel = [](double c) {
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) +
           0.0722 * channel(color.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

void show(QWidget& widget, QSize size = {900, 600})
{
    widget.resize(size);
    widget.show();
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    widget.activateWindow();
}

} // namespace

class WidgetsTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsTextReadableInEachTheme()
    {
        for (const auto* colors :
             {&qt::lightColors(), &qt::darkColors(), &qt::highContrastColors()}) {
            for (const auto& ground : {colors->background, colors->surface}) {
                for (const auto& ink : {colors->text,
                                        colors->muted,
                                        colors->accent,
                                        colors->ok,
                                        colors->warn,
                                        colors->danger,
                                        colors->info})
                    QVERIFY2(contrast(ink, ground) >= 4.5,
                             qPrintable(ink.name() + u" on "_s + ground.name()));
                QVERIFY(contrast(colors->control, ground) >= 3.0);
            }
            QVERIFY(contrast(colors->onAccent, colors->accent) >= 4.5);
            QVERIFY(contrast(colors->text, colors->select) >= 4.5);
            QVERIFY(contrast(colors->text, colors->hover) >= 4.5);
            for (const auto tone : {qt::Tone::Ok, qt::Tone::Warn, qt::Tone::Danger, qt::Tone::Info})
                QVERIFY2(contrast(colors->of(tone), colors->groundOf(tone)) >= 4.5,
                         qPrintable(colors->of(tone).name()));
        }
    }

    void drawsEveryIcon()
    {
        for (const auto which : qt::allIcons()) {
            const auto image = qt::iconPixmap(which, 20, Qt::black, 2).toImage();
            bool hasInk = false;
            for (int y = 0; y < image.height() && !hasInk; ++y) {
                for (int x = 0; x < image.width() && !hasInk; ++x)
                    hasInk = qAlpha(image.pixel(x, y)) > 60;
            }
            QVERIFY2(hasInk, qPrintable(qt::nameOf(which)));
        }
    }

    void tellsAFailureWithAWayOut()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* banner = new qt::MessageBanner(&page);
        column->addWidget(banner);
        column->addStretch();
        show(page);
        QVERIFY(banner->isHidden());
        int retries = 0;
        banner->showError(
            {.code = ErrorCode::Unavailable, .traceId = "4bf92f3577b34da6a3ce929d0e0e4736"},
            u"The orders could not be loaded."_s,
            [&] { ++retries; });
        QVERIFY(banner->isVisible());
        QVERIFY(banner->text().startsWith(u"The orders could not be loaded."_s));
        page.findChild<QPushButton*>(u"bannerTrace"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), u"4bf92f3577b34da6a3ce929d0e0e4736"_s);
        banner->actionButton()->click();
        QCOMPARE(retries, 1);
        QVERIFY(banner->isHidden());
        banner->showError({.code = ErrorCode::InvalidArgument}, {}, [&] { ++retries; });
        QVERIFY(!banner->actionButton()->isVisible()); // repeating would not help
    }

    void growsWithItsText()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* banner = new qt::MessageBanner(&page);
        column->addWidget(banner);
        column->addStretch();
        show(page, {400, 400});
        banner->showMessage(
            qt::Tone::Warn,
            QString(u"A rather long sentence that says what happened. "_s).repeated(4),
            u"Do it"_s,
            [] {});
        QCoreApplication::processEvents();
        QCOMPARE(testkit::layoutFaults(page), QStringList());
    }

    void undoesFromAToast()
    {
        QWidget window;
        show(window);
        qt::Toasts toasts(&window);
        int undone = 0;
        toasts.show(u"First"_s);
        toasts.show(u"Second"_s);
        toasts.show(u"Third"_s);
        toasts.showUndo(u"3 products archived"_s, [&] { ++undone; });
        QCOMPARE(toasts.texts().size(), 3);
        QVERIFY(!toasts.texts().contains(u"First"_s));
        window.findChild<QPushButton*>(u"toastAction"_s)->click();
        QCOMPARE(undone, 1);
        QTRY_COMPARE(toasts.texts().size(), 2);
    }

    void showsBusyOnlyWhenItTakesLong()
    {
        QWidget window;
        qt::BusyIndicator ring(&window);
        show(window);
        ring.setBusy(true);
        QVERIFY(!ring.isShown());
        ring.setBusy(false);
        QTest::qWait(250);
        QVERIFY(!ring.isShown());
        ring.setBusy(true);
        QTRY_VERIFY(ring.isShown());
    }

    void coversWhatMustWait()
    {
        QWidget window;
        auto* line = new QLineEdit(&window);
        show(window);
        line->setFocus();
        qt::BusyOverlay overlay(&window);
        QSignalSpy cancels(&overlay, &qt::BusyOverlay::cancelled);
        overlay.begin(u"Importing"_s, true);
        QTRY_VERIFY(overlay.isVisible());
        QVERIFY(!line->hasFocus());
        QTest::keyClick(&overlay, Qt::Key_Escape);
        QCOMPARE(cancels.count(), 1);
        overlay.end();
        QVERIFY(line->hasFocus());
    }

    void searchesAfterAPause()
    {
        QWidget window;
        auto* field = new qt::SearchField(&window);
        show(window);
        field->setFocus();
        QSignalSpy searches(field, &qt::SearchField::searched);
        QTest::keyClicks(field, u"boo"_s);
        QCOMPARE(searches.count(), 0);
        QTRY_COMPARE(searches.count(), 1);
        QCOMPARE(searches.first().first().toString(), u"boo"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(searches.count(), 1); // each text once
        QTest::keyClicks(field, u"t"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(searches.count(), 2);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(searches.count(), 3);
        QVERIFY(field->text().isEmpty());
        field->setTextQuietly(u"x"_s);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(searches.count(), 3);
    }

    void takesMoneyAsItIsTyped()
    {
        qt::MoneyEdit edit(euro());
        edit.setLocale(QLocale(QLocale::German, QLocale::Germany));
        QTest::keyClicks(&edit, u"1.234,5"_s);
        QCOMPARE(edit.money()->amount(), 123450);
        edit.setText(u"12,345"_s);
        QVERIFY(!edit.money());
        QVERIFY(edit.fault().contains(u"EUR"_s));
        edit.setText(u"-5"_s);
        QVERIFY(!edit.money());
        edit.setNegativeAllowed(true);
        QCOMPARE(edit.money()->amount(), -500);
        edit.setText({});
        QVERIFY(edit.fault().isEmpty());
        edit.setMoney({1500, domain::Currency::create("JPY").value()});
        QCOMPARE(edit.text(), u"1.500"_s);
    }

    void namesTheFaultOfAField()
    {
        auto* line = new QLineEdit;
        qt::FieldBox box(u"&Name"_s, line);
        QCOMPARE(line->accessibleName(), u"Name"_s);
        box.setHelp(u"As it stands on the label."_s);
        box.setError(u"A name is needed."_s);
        QCOMPARE(line->accessibleDescription(), u"A name is needed."_s);
        QVERIFY(line->property("invalid").toBool());
        box.setError({});
        QCOMPARE(line->accessibleDescription(), u"As it stands on the label."_s);
        QVERIFY(!line->property("invalid").toBool());
    }

    void putsFieldsSideBySideWhereThereIsRoom()
    {
        qt::FormSection section(u"Group"_s);
        for (int i = 0; i < 3; ++i)
            section.addField(new qt::FieldBox(u"Field"_s, new QLineEdit), i == 2);
        show(section, {600, 400});
        QTRY_COMPARE(section.columns(), 1);
        section.resize(1000, 400);
        QTRY_COMPARE(section.columns(), 2);
    }

    void selectsSortsAndOpensRows()
    {
        auto model = articleModel(articles(120));
        qt::DataTable table;
        table.setAccessibleName(u"Articles"_s);
        table.setPagedModel(model.get());
        table.setCheckable(true);
        show(table);
        model->reload();
        QTRY_COMPARE(model->total(), 120);
        QSignalSpy opened(&table, &qt::DataTable::openRequested);
        QVERIFY(table.selectKey(u"id3"_s));
        QCOMPARE(table.selectedKeys(), QStringList{u"id3"_s});
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_Return);
        QCOMPARE(opened.count(), 1);
        QCOMPARE(opened.first().first().toString(), u"id3"_s);

        const auto box = table.checkRect(model->index(5, 0));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(table.selectedKeys(), (QStringList{u"id3"_s, u"id5"_s}));
        QTest::mouseClick(table.viewport(), Qt::LeftButton, {}, box.center());
        QCOMPARE(table.selectedKeys(), QStringList{u"id3"_s});
        QTest::keyClick(&table, Qt::Key_Down, Qt::ShiftModifier);
        QVERIFY(table.selectedKeys().size() >= 2);

        auto* header = table.horizontalHeader();
        const auto clickHeader = [&](int column) {
            QTest::mouseClick(
                header->viewport(),
                Qt::LeftButton,
                {},
                QPoint(header->sectionViewportPosition(column) + 20, header->height() / 2));
        };
        clickHeader(2);
        QCOMPARE(model->sortKey(), u"price"_s);
        clickHeader(2);
        QCOMPARE(model->sortKey(), u"-price"_s);
        clickHeader(3); // cannot be sorted
        QCOMPARE(model->sortKey(), u"-price"_s);
    }

    void editsACellByF2()
    {
        auto model = articleModel(articles(5));
        qt::DataTable table;
        table.setPagedModel(model.get());
        show(table);
        model->reload();
        QTRY_COMPARE(model->total(), 5);
        QSignalSpy edits(model.get(), &qt::PagedModelBase::edited);
        table.setFocus();
        table.setCurrentIndex(model->index(1, 2));
        QTest::keyClick(&table, Qt::Key_F2);
        auto* editor = table.findChild<qt::MoneyEdit*>(u"cellEditor"_s);
        QVERIFY(editor != nullptr);
        editor->selectAll();
        QTest::keyClicks(editor, u"12.50"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_COMPARE(edits.count(), 1);
        QCOMPARE(edits.first().at(2).value<domain::Money>().amount(), 1250);
        QSignalSpy opened(&table, &qt::DataTable::openRequested);
        QTest::keyClick(&table, Qt::Key_F2);
        editor = table.findChild<qt::MoneyEdit*>(u"cellEditor"_s);
        editor->setText(u"nonsense"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QCoreApplication::processEvents();
        QCOMPARE(edits.count(), 1);
        QCOMPARE(opened.count(), 0);
    }

    void remembersColumns()
    {
        QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        {
            auto model = articleModel(articles(3));
            qt::DataTable table;
            table.setPagedModel(model.get(), &settings, u"articles/columns"_s);
            show(table);
            const std::unique_ptr<QMenu> menu(table.makeColumnMenu());
            menu->findChild<QAction*>(u"column.sku"_s)->trigger();
            table.horizontalHeader()->moveSection(4, 0);
            table.horizontalHeader()->resizeSection(2, 177);
            model->sort(2, Qt::DescendingOrder);
        }
        auto model = articleModel(articles(3));
        qt::DataTable table;
        table.setPagedModel(model.get(), &settings, u"articles/columns"_s);
        QVERIFY(table.isColumnHidden(1));
        QCOMPARE(table.horizontalHeader()->visualIndex(4), 0);
        QCOMPARE(table.columnWidth(2), 177);
        QCOMPARE(model->sortKey(), u"-price"_s);
    }

    void saysWhyAListIsEmpty()
    {
        auto model = articleModel({});
        qt::DataTable table;
        auto* empty = new qt::EmptyState;
        empty->setContent(
            qt::Icon::Products, u"No products yet"_s, u"Add one."_s, u"New product"_s);
        table.setPagedModel(model.get());
        table.setEmptyWidget(empty);
        show(table);
        QVERIFY(empty->isHidden());
        model->reload();
        QTRY_VERIFY(empty->isVisible());
    }

    void tellsTheNumbersOfAChart()
    {
        qt::Chart chart;
        chart.setTitle(u"Revenue"_s);
        chart.setSeries(sales());
        chart.setFormatter([](double value, bool isExact) {
            return QString::number(value, 'f', isExact ? 2 : 0);
        });
        show(chart, {700, 300});
        QSignalSpy activated(&chart, &qt::Chart::activated);
        chart.setFocus(Qt::TabFocusReason);
        QCOMPARE(chart.currentIndex(), 29);
        QTest::keyClick(&chart, Qt::Key_Home);
        QTest::keyClick(&chart, Qt::Key_Right);
        QCOMPARE(chart.currentIndex(), 1);
        QVERIFY(chart.currentText().startsWith(u"2 Nov 2026: Revenue 6"_s));
        QTest::keyClick(&chart, Qt::Key_Return);
        QCOMPARE(activated.first().at(1).toInt(), 2);
        QTest::mouseClick(&chart, Qt::LeftButton, {}, chart.pointRect(0, 9).center().toPoint());
        QCOMPARE(activated.last().at(1).toInt(), 10);
        // Bars stand on the axis, within the widget, and higher values are higher.
        QVERIFY(chart.rect().contains(chart.pointRect(0, 0).toAlignedRect()));
        QVERIFY(chart.pointRect(0, 4).height() > chart.pointRect(0, 14).height());
        QTest::keyClick(&chart, Qt::Key_T);
        QVERIFY(chart.isTableShown());
        QCOMPARE(chart.tableModel()->rowCount(), 30);
        QCOMPARE(chart.tableModel()->headerData(2, Qt::Horizontal).toString(), u"Orders"_s);
        chart.setTableShown(false);
        chart.setSeries({});
        QCOMPARE(chart.currentIndex(), -1);
        chart.grab();
    }

    void slidesAPanelInAndGivesTheFocusBack()
    {
        QWidget page;
        auto* line = new QLineEdit(&page);
        auto* panel = new qt::SidePanel(&page);
        show(page);
        line->setFocus();
        panel->setContent(new QLineEdit);
        QSignalSpy asked(panel, &qt::SidePanel::closeRequested);
        panel->open();
        QCOMPARE(panel->geometry().right(), page.width() - 1);
        panel->content()->setFocus();
        QTest::keyClick(panel->content(), Qt::Key_Escape);
        QCOMPARE(asked.count(), 1);
        QVERIFY(panel->isOpen()); // the owner decides
        panel->close();
        QVERIFY(panel->isHidden());
        QVERIFY(line->hasFocus());
        page.resize(300, 400);
        panel->open();
        QVERIFY(panel->isVisible());
    }

    void flowsIntoLinesFromWhereTheLanguageBegins()
    {
        QWidget page;
        auto* flow = new qt::FlowLayout(&page, 10);
        QList<QWidget*> chips;
        for (const int width : {80, 60, 50}) {
            chips.append(new QWidget);
            chips.last()->setFixedSize(width, 30);
            flow->addWidget(chips.last());
        }
        show(page, {200, 200});
        QCOMPARE(chips[1]->pos(), QPoint(90, 0));
        QCOMPARE(chips[2]->pos(), QPoint(0, 40)); // 80 + 10 + 60 + 10 + 50 are more than 200
        QCOMPARE(flow->heightForWidth(200), 70);
        QCOMPARE(flow->heightForWidth(210), 30);
        chips[0]->hide();
        QTRY_COMPARE(chips[2]->pos(), QPoint(70, 0));
        page.setLayoutDirection(Qt::RightToLeft);
        QTRY_COMPARE(chips[1]->pos(), QPoint(140, 0));
    }

    void removesATagByKeyboard()
    {
        qt::TagList tags;
        tags.setTags({{u"a"_s, u"Boots"_s}, {u"b"_s, u"Climbing"_s}});
        tags.setAddText(u"Add"_s);
        show(tags, {160, 200});
        QSignalSpy removed(&tags, &qt::TagList::removed);
        auto* chip = tags.findChild<QFrame*>();
        chip->setFocus();
        QTest::keyClick(chip, Qt::Key_Delete);
        QCOMPARE(removed.first().first().toString(), u"a"_s);
        QVERIFY(tags.heightForWidth(120) > tags.heightForWidth(600));
    }

    void showsBulkActionsFromTheSecondRow()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* bar = new qt::BulkBar(&page);
        column->addWidget(bar);
        column->addStretch();
        QAction archive(u"Archive"_s);
        bar->setActions({&archive});
        show(page);
        bar->setCount(1);
        QVERIFY(bar->isHidden());
        bar->setCount(2);
        QTRY_VERIFY(bar->isVisible());
        QSignalSpy triggered(&archive, &QAction::triggered);
        bar->findChild<QPushButton*>()->click();
        QCOMPARE(triggered.count(), 1);
        bar->setCount(0);
        QTRY_VERIFY(bar->isHidden());
    }

    void asksWithTheVerbOnTheButton()
    {
        QWidget window;
        show(window);
        int deleted = 0;
        auto* box = qt::confirm(&window,
                                {.title = u"Delete 3 products?"_s,
                                 .text = u"They cannot be brought back."_s,
                                 .verb = u"Delete"_s},
                                [&] { ++deleted; });
        QCOMPARE(box->defaultButton()->text().remove(u'&'), u"Cancel"_s);
        QTest::keyClick(box, Qt::Key_Escape);
        QCOMPARE(deleted, 0);
        box = qt::confirm(
            &window, {.title = u"Delete?"_s, .text = {}, .verb = u"Delete"_s}, [&] { ++deleted; });
        box->findChild<QPushButton*>(u"confirmVerb"_s)->click();
        QCOMPARE(deleted, 1);
    }

    void putsARingAroundWhatHasTheKeyboard()
    {
        QWidget window;
        auto* row = new QHBoxLayout(&window);
        auto* first = new QPushButton(u"First"_s, &window);
        auto* second = new QPushButton(u"Second"_s, &window);
        row->addWidget(first);
        row->addWidget(second);
        show(window);
        first->setFocus();
        QTest::mouseClick(first, Qt::LeftButton);
        const auto frame = [&] { return window.findChild<QFocusFrame*>(); };
        QVERIFY(frame() == nullptr || frame()->isHidden());
        QTest::keyClick(first, Qt::Key_Tab);
        QVERIFY(second->hasFocus());
        QTRY_VERIFY(frame() != nullptr && frame()->widget() == second && frame()->isVisible());
        QTest::mouseClick(first, Qt::LeftButton);
        QTRY_VERIFY(frame()->widget() == nullptr);
    }

    void fetchesAPictureOnce()
    {
        testkit::FakeShop shop;
        QImage red(8, 8, QImage::Format_RGB32);
        red.fill(Qt::red);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        red.save(&buffer, "PNG");
        QTemporaryDir folder;
        qt::ImageCache cache(client::CatalogClient(shop.catalog), folder.path());
        cache.put(u"abc123"_s, bytes);
        QTRY_VERIFY(!cache.image(u"abc123"_s, client::ImageSize::Full).isNull());
        // Another run reads it from the disk, without asking the shop.
        const auto calls = shop.catalog->faults.calls();
        qt::ImageCache again(client::CatalogClient(shop.catalog), folder.path());
        QTRY_VERIFY(!again.image(u"abc123"_s, client::ImageSize::Full).isNull());
        QCOMPARE(shop.catalog->faults.calls(), calls);
        // One that does not exist is asked for once, not at each paint.
        QSignalSpy ready(&again, &qt::ImageCache::ready);
        for (int i = 0; i < 5; ++i)
            QVERIFY(again.image(u"dead"_s).isNull());
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(again.hasFailed(u"dead"_s));
        QVERIFY(again.image(u"dead"_s).isNull());
        QCOMPARE(shop.catalog->faults.calls(), calls + 1);
        QVERIFY(again.image(u"../../etc/passwd"_s).isNull());
        QCOMPARE(shop.catalog->faults.calls(), calls + 1);
    }

    void screenshotOfTheWidgets()
    {
        QWidget page;
        page.setAutoFillBackground(true);
        auto* column = new QVBoxLayout(&page);
        column->setContentsMargins(24, 24, 24, 24);
        column->setSpacing(16);
        auto* header = new qt::PageHeader(u"Gallery"_s, &page);
        header->setSubtitle(u"4,103 products"_s);
        header->setBack(u"Products"_s);
        header->addBeside(new qt::StatusBadge({u"Paid"_s, qt::Tone::Ok}, &page));
        QAction more(qt::icon(qt::Icon::Import), u"Import"_s);
        QAction primary(u"New product"_s);
        header->addAction(&more);
        header->addAction(&primary, qt::ButtonKind::Primary);
        column->addWidget(header);
        auto* banner = new qt::MessageBanner(&page);
        column->addWidget(banner);
        banner->showError({.code = ErrorCode::Unavailable, .traceId = "4bf92f3577b34da6"},
                          u"The products could not be loaded."_s,
                          [] {});
        column->addLayout(controlsRow(page));
        column->addLayout(badgesRow(page));
        auto* form = new qt::FormSection(u"Price and tax"_s, &page);
        auto* price = new qt::MoneyEdit(euro(), &page);
        price->setMoney({123456789, euro()});
        auto* priceBox = new qt::FieldBox(u"&Price"_s, price);
        priceBox->setHelp(u"With tax, as on the label."_s);
        priceBox->setModified(true);
        auto* sku = new QLineEdit(u"BAD SKU"_s, &page);
        auto* skuBox = new qt::FieldBox(u"&SKU"_s, sku);
        skuBox->setError(u"Letters, digits and dashes only."_s);
        form->addField(priceBox);
        form->addField(skuBox);
        column->addWidget(form);
        auto* tags = new qt::TagList(&page);
        tags->setTags({{u"a"_s, u"Footwear"_s}, {u"b"_s, u"Climbing"_s}, {u"c"_s, u"Bags"_s}});
        tags->setAddText(u"Add category"_s);
        column->addWidget(tags);
        auto* bar = new qt::SaveBar(&page);
        bar->setChanges({u"Price"_s, u"Name"_s, u"Brand"_s, u"Tax"_s});
        column->addWidget(bar);
        column->addStretch();
        show(page, {1080, 640});
        testkit::shootThemes(page, u"qt-widgets"_s);
        QCOMPARE(testkit::layoutFaults(page), QStringList());
    }

    void screenshotOfATable()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* bar = new qt::BulkBar(&page);
        QAction archive(qt::icon(qt::Icon::Archive), u"Archive"_s);
        QAction price(qt::icon(qt::Icon::Price), u"Change price…"_s);
        bar->setActions({&price, &archive});
        column->addWidget(bar);
        auto model = articleModel(articles(250));
        auto* table = new qt::DataTable(&page);
        table->setAccessibleName(u"Articles"_s);
        table->setPagedModel(model.get());
        table->setCheckable(true);
        model->setSortKey(u"name"_s);
        column->addWidget(table);
        show(page, {1000, 560});
        model->reload();
        QTRY_COMPARE(model->total(), 250);
        table->selectKey(u"id2"_s);
        table->selectionModel()->select(model->index(4, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
        bar->setCount(2);
        table->setFocus();
        testkit::shootThemes(page, u"qt-table"_s);
        table->setDensity(qt::Density::Dense);
        testkit::shoot(page, u"qt-table-dense"_s);
        model->clear();
        auto loading = articleModel({});
        table->setPagedModel(loading.get());
        testkit::shoot(page, u"qt-table-empty"_s);
    }

    void screenshotOfCharts()
    {
        QWidget page;
        auto* column = new QVBoxLayout(&page);
        auto* chart = new qt::Chart(&page);
        chart->setTitle(u"Revenue"_s);
        chart->setSeries(sales());
        chart->setFormatter([](double value, bool isExact) {
            return qt::formatMoney({qint64(value * 100), euro()})
                .remove(isExact ? u"~"_s : u".00"_s);
        });
        column->addWidget(chart);
        auto* few = new qt::Chart(&page);
        few->setTitle(u"Orders by status"_s);
        few->setWholeNumbers(true);
        few->setSeries({{.name = u"Orders"_s,
                         .kind = qt::ChartSeries::Kind::Bars,
                         .tone = qt::Tone::Info,
                         .points = {{u"Paid"_s, u"Paid"_s, 3, {}},
                                    {u"Ready"_s, u"Ready"_s, 1, {}},
                                    {u"Shipped"_s, u"Shipped"_s, 2, {}}}}});
        column->addWidget(few);
        show(page, {900, 520});
        chart->setCurrentIndex(20);
        testkit::shootThemes(page, u"qt-charts"_s);
    }

    void screenshotOfTheIcons()
    {
        QWidget page;
        auto* grid = new QGridLayout(&page);
        int i = 0;
        for (const auto which : qt::allIcons()) {
            auto* cell = new QToolButton(&page);
            cell->setIcon(qt::icon(which));
            cell->setIconSize({20, 20});
            cell->setText(qt::nameOf(which));
            cell->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
            cell->setFixedSize(96, 56);
            grid->addWidget(cell, i / 12, i % 12);
            ++i;
        }
        show(page, {1240, 620});
        testkit::shootThemes(page, u"qt-icons"_s);
    }

private:
    static QHBoxLayout* controlsRow(QWidget& page)
    {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        auto* search = new qt::SearchField(&page);
        row->addWidget(search);
        auto* combo = new QComboBox(&page);
        combo->setAccessibleName(u"Category"_s);
        combo->addItems({u"All categories"_s, u"Footwear"_s});
        row->addWidget(combo);
        auto* spin = new QSpinBox(&page);
        spin->setAccessibleName(u"Count"_s);
        spin->setValue(12);
        row->addWidget(spin);
        auto* check = new QCheckBox(u"Active"_s, &page);
        check->setChecked(true);
        row->addWidget(check);
        auto* radio = new QRadioButton(u"Amount"_s, &page);
        radio->setChecked(true);
        row->addWidget(radio);
        row->addWidget(new QRadioButton(u"Percent"_s, &page));
        auto* disabled = new QPushButton(u"Disabled"_s, &page);
        disabled->setEnabled(false);
        row->addWidget(disabled);
        auto* danger = new QPushButton(u"Delete"_s, &page);
        qt::setButtonKind(danger, qt::ButtonKind::Danger);
        row->addWidget(danger);
        auto* quiet = new QPushButton(u"Show more"_s, &page);
        qt::setButtonKind(quiet, qt::ButtonKind::Quiet);
        row->addWidget(quiet);
        return row;
    }

    static QHBoxLayout* badgesRow(QWidget& page)
    {
        auto* row = new QHBoxLayout;
        row->setSpacing(8);
        const std::pair<QString, qt::Tone> badges[] = {{u"Paid"_s, qt::Tone::Ok},
                                                       {u"Low stock"_s, qt::Tone::Warn},
                                                       {u"Failed"_s, qt::Tone::Danger},
                                                       {u"Pending"_s, qt::Tone::Info},
                                                       {u"Draft"_s, qt::Tone::Neutral}};
        for (const auto& [text, tone] : badges)
            row->addWidget(new qt::StatusBadge({text, tone}, &page));
        row->addStretch();
        return row;
    }
};

VITRINE_GUI_MAIN(WidgetsTest)
#include "widgets_test.moc"
