#include "admin-console/screens/traces/trace_presenter.hpp"
#include "admin-console/screens/traces/trace_tree.hpp"
#include "tests/gui/traces/sample_trace.hpp"

#include <QTest>

#include <algorithm>

using namespace vitrine;
using namespace vitrine::console;
using namespace vitrine::tests;

class TraceTreeTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void childrenLieBelowTheirParentByStart();
    void theOrderOfArrivalDoesNotMatter();
    void theServersHalfOfASharedSpanLiesBelowTheClients();
    void aSpanToldTwiceIsOne();
    void aMissingParentMakesAnOrphan();
    void aRingOfParentsIsBroken();
    void selfTimeCountsOverlappingChildrenOnce();
    void failuresAreFound();
    void foldedRowsHideWhatIsBelow();
    void ticksAreRoundNumbers_data();
    void ticksAreRoundNumbers();
    void idsAreFoundInWhatPeoplePaste();
    void nothingMakesNothing();
};

void TraceTreeTest::childrenLieBelowTheirParentByStart()
{
    const TraceTree tree = layOutTrace(orderTrace());
    QCOMPARE(tree.rows.size(), std::size_t(9));
    QCOMPARE(tree.durationMicros, std::int64_t(182'400));
    std::vector<std::string> ids;
    std::vector<int> depths;
    for (const auto& row : tree.rows) {
        ids.push_back(row.span.id);
        depths.push_back(row.depth);
    }
    QCOMPARE(ids, (std::vector<std::string>{"01", "02", "03", "04", "05", "06", "07", "08", "09"}));
    QCOMPARE(depths, (std::vector<int>{0, 1, 2, 2, 3, 2, 3, 2, 3}));
    QCOMPARE(tree.rows[1].descendantCount, 7);
    QCOMPARE(tree.rows[1].childCount, 4);
    QCOMPARE(tree.services.size(), std::size_t(5));
    QCOMPARE(tree.services[0].name, std::string("gateway"));
}

void TraceTreeTest::theOrderOfArrivalDoesNotMatter()
{
    auto spans = orderTrace();
    std::reverse(spans.begin(), spans.end());
    const TraceTree tree = layOutTrace(spans);
    QCOMPARE(tree.rows[0].span.id, std::string("01"));
    QCOMPARE(tree.rows[8].span.id, std::string("09"));
    QCOMPARE(tree.rows[8].depth, 3);
}

void TraceTreeTest::theServersHalfOfASharedSpanLiesBelowTheClients()
{
    auto client = sampleSpan("a", "", "order", "charge", 0, 100, "CLIENT");
    auto server = sampleSpan("a", "", "payment", "charge", 10, 80);
    server.shared = true;
    auto work = sampleSpan("b", "a", "payment", "INSERT", 20, 10, "");
    const TraceTree tree = layOutTrace({work, server, client});
    QCOMPARE(tree.rows.size(), std::size_t(3));
    QCOMPARE(tree.rows[0].span.serviceName, std::string("order"));
    QCOMPARE(tree.rows[1].span.serviceName, std::string("payment"));
    QCOMPARE(tree.rows[2].depth, 2); // the work is the server's
}

void TraceTreeTest::aSpanToldTwiceIsOne()
{
    auto first = sampleSpan("a", "", "order", "x", 0, 100);
    first.tags = {{"one", "1"}};
    auto second = sampleSpan("a", "", "order", "x", 0, 150);
    second.tags = {{"two", "2"}};
    const TraceTree tree = layOutTrace({first, second});
    QCOMPARE(tree.rows.size(), std::size_t(1));
    QCOMPARE(tree.rows[0].span.durationMicros, std::int64_t(150));
    QCOMPARE(tree.rows[0].span.tags.size(), std::size_t(2));
}

void TraceTreeTest::aMissingParentMakesAnOrphan()
{
    const TraceTree tree = layOutTrace({sampleSpan("a", "", "order", "x", 0, 100),
                                        sampleSpan("b", "gone", "payment", "y", 10, 20)});
    QCOMPARE(tree.rows.size(), std::size_t(2));
    QVERIFY(tree.rows[1].orphan);
    QCOMPARE(tree.rows[1].depth, 0);
}

void TraceTreeTest::aRingOfParentsIsBroken()
{
    const TraceTree tree = layOutTrace({sampleSpan("a", "c", "s", "x", 0, 9),
                                        sampleSpan("b", "a", "s", "y", 1, 9),
                                        sampleSpan("c", "b", "s", "z", 2, 9),
                                        sampleSpan("d", "d", "s", "self", 3, 9)});
    QCOMPARE(tree.rows.size(), std::size_t(4)); // each once
}

void TraceTreeTest::selfTimeCountsOverlappingChildrenOnce()
{
    const TraceTree tree = layOutTrace({sampleSpan("a", "", "s", "x", 0, 100),
                                        sampleSpan("b", "a", "s", "y", 10, 40),
                                        sampleSpan("c", "a", "s", "z", 30, 40),
                                        sampleSpan("d", "a", "s", "later", 95, 50)}); // outlives it
    QCOMPARE(tree.rows[0].selfMicros, std::int64_t(100 - 60 - 5));
    QCOMPARE(tree.durationMicros, std::int64_t(145));
}

void TraceTreeTest::failuresAreFound()
{
    const TraceTree tree = layOutTrace(orderTrace());
    QCOMPARE(tree.failedCount, 1);
    QVERIFY(tree.rows[7].failed);
    wire::Span span;
    span.tags = {{"http.status_code", "503"}};
    QVERIFY(isFailed(span));
    span.tags = {{"http.status_code", "404"}};
    QVERIFY(!isFailed(span));
    span.tags = {{"error", "false"}};
    QVERIFY(!isFailed(span));
}

void TraceTreeTest::foldedRowsHideWhatIsBelow()
{
    const TraceTree tree = layOutTrace(orderTrace());
    QCOMPARE(visibleRows(tree, {}).size(), std::size_t(9));
    QCOMPARE(visibleRows(tree, {3, 7}), (std::vector<int>{0, 1, 2, 3, 5, 6, 7}));
    QCOMPARE(visibleRows(tree, {1, 3}), (std::vector<int>{0, 1}));
}

void TraceTreeTest::ticksAreRoundNumbers_data()
{
    QTest::addColumn<qint64>("duration");
    QTest::addColumn<int>("most");
    QTest::addColumn<qint64>("step");
    QTest::newRow("182 ms") << qint64(182'400) << 8 << qint64(50'000);
    QTest::newRow("exact") << qint64(100) << 10 << qint64(10);
    QTest::newRow("one short") << qint64(100) << 9 << qint64(20);
    QTest::newRow("3 s") << qint64(3'100'000) << 8 << qint64(500'000);
    QTest::newRow("3 us") << qint64(3) << 8 << qint64(1);
}

void TraceTreeTest::ticksAreRoundNumbers()
{
    QFETCH(qint64, duration);
    QFETCH(int, most);
    const auto ticks = axisTicks(duration, most);
    QVERIFY(int(ticks.size()) - 1 <= most);
    QTEST(qint64(ticks.at(1)), "step");
    QCOMPARE(axisTicks(0, 5), (std::vector<std::int64_t>{0}));
}

void TraceTreeTest::idsAreFoundInWhatPeoplePaste()
{
    const QString id = QString::fromLatin1(kSampleTraceId);
    QCOMPARE(TracePresenter::traceIdIn(id), id);
    QCOMPARE(TracePresenter::traceIdIn(QStringLiteral("  ") + id.toUpper() + QStringLiteral("\n")),
             id);
    QCOMPARE(TracePresenter::traceIdIn(QStringLiteral("00-%1-00f067aa0ba902b7-01").arg(id)), id);
    QCOMPARE(TracePresenter::traceIdIn(QStringLiteral("00f067aa0ba902b7")),
             QStringLiteral("00f067aa0ba902b7"));
    QCOMPARE(TracePresenter::traceIdIn(QStringLiteral("order 2026-000123")), QString());
    QCOMPARE(TracePresenter::traceIdIn(id + QStringLiteral("f")), QString());
}

void TraceTreeTest::nothingMakesNothing()
{
    const TraceTree tree = layOutTrace({});
    QVERIFY(tree.empty());
    QVERIFY(visibleRows(tree, {}).empty());
}

QTEST_GUILESS_MAIN(TraceTreeTest)
#include "trace_tree_test.moc"
