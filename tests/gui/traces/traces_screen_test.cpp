#include "admin-console/screens/traces/span_detail.hpp"
#include "admin-console/screens/traces/span_table_model.hpp"
#include "admin-console/screens/traces/trace_presenter.hpp"
#include "admin-console/screens/traces/traces_screen.hpp"
#include "admin-console/screens/traces/waterfall_view.hpp"
#include "tests/gui/testkit/fake_shop.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "tests/gui/testkit/screenshots.hpp"
#include "tests/gui/traces/sample_trace.hpp"
#include "vitrine/qt/theme/theme.hpp"
#include "vitrine/qt/widgets/data_table.hpp"
#include "vitrine/qt/widgets/message_banner.hpp"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableWidget>
#include <QtTest>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class TracesScreenTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void listsRecentTraces();
    void opensAPastedId();
    void refusesWhatIsNoId();
    void drawsBarsInProportion();
    void arrowsWalkAndFold();
    void aClickShowsTheTags();
    void aClickOnTheTwistyFolds();
    void goesToTheFailure();
    void theTableSaysTheSame();
    void zoomKeepsTheMiddle();
    void aTraceThatIsNotThereYetIsLookedForAgain();
    void everythingHasANameAndRoom();
    void screenshots();

private:
    TracesScreen& screen() { return *m_screen; }
    WaterfallView& waterfall() { return *screen().waterfall(); }
    void show(const Route& route);
    void openTrace();

    std::unique_ptr<testkit::FakeShop> m_shop;
    std::unique_ptr<TracesScreen> m_screen;
};

void TracesScreenTest::init()
{
    m_shop = std::make_unique<testkit::FakeShop>();
}

void TracesScreenTest::cleanup()
{
    m_screen.reset();
    m_shop.reset();
}

void TracesScreenTest::show(const Route& route)
{
    m_screen = std::make_unique<TracesScreen>(m_shop->context());
    prepareScreen(screen());
    screen().resize(1180, 640);
    screen().show();
    QVERIFY(QTest::qWaitForWindowExposed(&screen()));
    screen().open(route);
}

void TracesScreenTest::openTrace()
{
    for (const auto& span : orderTrace())
        m_shop->traces->put(span);
    show({QStringLiteral("traces"), QString::fromLatin1(kSampleTraceId)});
    QTRY_COMPARE(screen().presenter().tree().rows.size(), std::size_t(9));
}

void TracesScreenTest::listsRecentTraces()
{
    for (const auto& span : orderTrace())
        m_shop->traces->put(span);
    auto other = sampleSpan("f1", "", "catalog", "GET /api/v1/products", 5'000'000, 4'000);
    other.traceId = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    m_shop->traces->put(other);
    show({QStringLiteral("traces")});
    auto& model = screen().presenter().recent();
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.total(), qint64(2));
    QCOMPARE(model.itemAt(0)->service, QStringLiteral("catalog")); // newest first
    QCOMPARE(model.itemAt(1)->failedCount, 1);
    QCOMPARE(model.itemAt(1)->name, QStringLiteral("POST /api/v1/orders"));
    QTRY_COMPARE(screen().presenter().services().size(), 5);
    screen().presenter().setFilter({.service = QStringLiteral("payment")});
    QTRY_COMPARE(model.total(), qint64(1));
}

void TracesScreenTest::opensAPastedId()
{
    show({QStringLiteral("traces")});
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    auto* field = screen().findChild<QLineEdit*>(QStringLiteral("traceId"));
    field->setText(QStringLiteral("00-%1-00f067aa0ba902b7-01").arg(QLatin1String(kSampleTraceId)));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_COMPARE(routes.count(), 1);
    QCOMPARE(routes.at(0).at(0).value<Route>(),
             (Route{QStringLiteral("traces"), QString::fromLatin1(kSampleTraceId)}));
}

void TracesScreenTest::refusesWhatIsNoId()
{
    show({QStringLiteral("traces")});
    QSignalSpy routes(&screen(), &Screen::routeRequested);
    auto* field = screen().findChild<QLineEdit*>(QStringLiteral("traceId"));
    QTest::keyClicks(field, QStringLiteral("2026-000123"));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(
        screen().findChild<qt::MessageBanner*>(QStringLiteral("traceListBanner"))->isVisible());
    QCOMPARE(routes.count(), 0);
}

void TracesScreenTest::drawsBarsInProportion()
{
    openTrace();
    const QRectF root = waterfall().barRect(0);
    const QRectF charge = waterfall().barRect(7);
    QVERIFY(qAbs(charge.width() / root.width() - 131'000.0 / 182'400.0) < 0.01);
    QVERIFY(qAbs((charge.left() - root.left()) / root.width() - 46'000.0 / 182'400.0) < 0.01);
    QVERIFY(waterfall().viewport()->rect().contains(root.toRect()));
    // What failed is painted in the colour of failures.
    const QImage picture = waterfall().viewport()->grab().toImage();
    const qreal ratio = picture.devicePixelRatio();
    const auto at = [&](QPointF point) { return picture.pixelColor((point * ratio).toPoint()); };
    QCOMPARE(at(charge.center()).rgb(), qt::colors().danger.rgb());
    QCOMPARE(at(root.center()).rgb(), serviceColor(0).rgb());
}

void TracesScreenTest::arrowsWalkAndFold()
{
    openTrace();
    waterfall().setFocus();
    QCOMPARE(waterfall().currentRow(), 0);
    QTest::keyClick(&waterfall(), Qt::Key_Down);
    QTest::keyClick(&waterfall(), Qt::Key_Right); // to its first child
    QCOMPARE(waterfall().currentRow(), 2);
    QTest::keyClick(&waterfall(), Qt::Key_Left); // to its parent
    QCOMPARE(waterfall().currentRow(), 1);
    QTest::keyClick(&waterfall(), Qt::Key_Left); // folds it
    QVERIFY(waterfall().isCollapsed(1));
    QCOMPARE(waterfall().shownRows().size(), std::size_t(2));
    QVERIFY(waterfall().textOf(1).contains(QStringLiteral("folded")));
    QTest::keyClick(&waterfall(), Qt::Key_Right);
    QCOMPARE(waterfall().shownRows().size(), std::size_t(9));
    QTest::keyClick(&waterfall(), Qt::Key_End);
    QCOMPARE(waterfall().currentRow(), 8);
    QTest::keyClick(&waterfall(), Qt::Key_Home);
    QCOMPARE(waterfall().currentRow(), 0);
    QCOMPARE(waterfall().accessibleDescription(), waterfall().textOf(0));
}

void TracesScreenTest::aClickShowsTheTags()
{
    openTrace();
    QTest::mouseClick(waterfall().viewport(), Qt::LeftButton, {}, waterfall().rowRect(7).center());
    QCOMPARE(waterfall().currentRow(), 7);
    auto* tags = screen().findChild<QTableWidget*>(QStringLiteral("spanTags"));
    QCOMPARE(tags->rowCount(), 4);
    QVERIFY(screen().detail()->copyText().contains(QStringLiteral("http.status_code: 502")));
}

void TracesScreenTest::aClickOnTheTwistyFolds()
{
    openTrace();
    const QRect row = waterfall().rowRect(1);
    QTest::mouseClick(
        waterfall().viewport(), Qt::LeftButton, {}, QPoint(12 + 16 + 8, row.center().y()));
    QVERIFY(waterfall().isCollapsed(1));
    waterfall().setCurrentRow(8); // shows what is hidden
    QVERIFY(!waterfall().isCollapsed(1));
    waterfall().collapseAll();
    QCOMPARE(waterfall().shownRows().size(), std::size_t(2));
    waterfall().expandAll();
    QCOMPARE(waterfall().shownRows().size(), std::size_t(9));
}

void TracesScreenTest::goesToTheFailure()
{
    openTrace();
    QTest::keyClick(&waterfall(), Qt::Key_F8);
    QCOMPARE(waterfall().currentRow(), 7);
}

void TracesScreenTest::theTableSaysTheSame()
{
    openTrace();
    auto* model = screen().spanTable()->model();
    const QAbstractItemModelTester tester(model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    screen().setTableShown(true);
    QVERIFY(screen().spanTable()->isVisible());
    QVERIFY(!waterfall().isVisible());
    QCOMPARE(model->rowCount(), 9);
    QCOMPARE(model->index(7, SpanTableModel::ServiceColumn).data().toString(),
             QStringLiteral("payment"));
    QCOMPARE(model->index(7, SpanTableModel::StateColumn).data().toString(),
             QStringLiteral("Failed"));
    screen().spanTable()->setCurrentIndex(model->index(7, 0));
    QCOMPARE(waterfall().currentRow(), 7); // the tags follow
}

void TracesScreenTest::zoomKeepsTheMiddle()
{
    openTrace();
    const double before = waterfall().barRect(7).width();
    waterfall().setZoom(4);
    QVERIFY(qAbs(waterfall().barRect(7).width() / before - 4.0) < 0.05);
    QVERIFY(waterfall().horizontalScrollBar()->maximum() > 0);
    waterfall().setZoom(1);
    QCOMPARE(waterfall().horizontalScrollBar()->maximum(), 0);
}

void TracesScreenTest::aTraceThatIsNotThereYetIsLookedForAgain()
{
    show({QStringLiteral("traces"), QString::fromLatin1(kSampleTraceId)});
    auto* banner = screen().findChild<qt::MessageBanner*>(QStringLiteral("traceBanner"));
    QTRY_VERIFY(banner->isVisible());
    for (const auto& span : orderTrace())
        m_shop->traces->put(span);
    QTest::mouseClick(banner->actionButton(), Qt::LeftButton);
    QTRY_COMPARE(waterfall().shownRows().size(), std::size_t(9));
    QVERIFY(!banner->isVisible());
}

void TracesScreenTest::everythingHasANameAndRoom()
{
    openTrace();
    QCOMPARE(testkit::layoutFaults(screen()).join(QLatin1Char('\n')), QString());
}

void TracesScreenTest::screenshots()
{
    show({QStringLiteral("traces")});
    QTRY_COMPARE(screen().presenter().recent().total(), qint64(0));
    testkit::shootThemes(screen(), QStringLiteral("traces-empty"));
    openTrace();
    waterfall().setCurrentRow(7);
    testkit::shootThemes(screen(), QStringLiteral("traces-waterfall"));
    screen().setTableShown(true);
    testkit::shootThemes(screen(), QStringLiteral("traces-table"));
    screen().open({QStringLiteral("traces")});
    QTRY_COMPARE(screen().presenter().recent().total(), qint64(1));
    testkit::shootThemes(screen(), QStringLiteral("traces-list"));
    m_shop->traces->faults.failNext(ErrorCode::Unavailable);
    show({QStringLiteral("traces"), QString::fromLatin1(kSampleTraceId)});
    QTRY_VERIFY(screen().findChild<qt::MessageBanner*>(QStringLiteral("traceBanner"))->isVisible());
    testkit::shootThemes(screen(), QStringLiteral("traces-failing"));
}

VITRINE_GUI_MAIN(TracesScreenTest)
#include "traces_screen_test.moc"
