#include "admin-console/screens/system/instance_board.hpp"
#include "admin-console/screens/system/instance_list_model.hpp"
#include "admin-console/screens/system/sparkline.hpp"
#include "admin-console/screens/system/system_presenter.hpp"
#include "tests/gui/testkit/gui_main.hpp"
#include "vitrine/mocks/fake_system.hpp"
#include "vitrine/qt/models/paged_model.hpp"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace vitrine;
using namespace vitrine::console;
using namespace Qt::StringLiterals;

namespace {

/// An instance that has answered `requests`, 20 ms each but for the last tenth (400 ms).
wire::InstanceStatus instance(std::string service, std::int64_t port, std::int64_t requests = 0)
{
    wire::InstanceStatus status;
    status.service = std::move(service);
    status.instanceId = status.service + ":" + std::to_string(port);
    status.host = "127.0.0.1";
    status.port = port;
    status.status = "UP";
    status.startedAt = "2026-11-20T08:00:00.000Z";
    status.requestsTotal = requests;
    status.latencyBuckets = {{0.025, requests * 9 / 10}, {0.1, requests * 9 / 10}, {0.5, requests}};
    return status;
}

wire::SystemOverview overview(std::string at, std::vector<wire::InstanceStatus> instances)
{
    return {.at = std::move(at), .instances = std::move(instances), .breakers = {}};
}

const BoardRow* rowOf(const InstanceBoard& board, const std::string& service)
{
    for (const auto& row : board.rows()) {
        if (row.status.service == service)
            return &row;
    }
    return nullptr;
}

} // namespace

class InstanceBoardTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantileLiesWithinItsBucketAsPrometheusSays();
    void quantileOfTheHighestBucketIsItsLowerBound();
    void quantileOfNothingIsUnknown();
    void ratesAreDifferencesOverTime();
    void ratesBeginAnewWhenTheInstanceDid();
    void instanceThatStopsAnsweringIsTold();
    void instanceThatVanishesStaysListedAWhile();
    void instanceThatIsReplacedIsDropped();
    void aGoneInstanceIsNoTroubleWhileAnotherServes();
    void anOpenBreakerIsTrouble();
    void theSameAnswerTwiceChangesNothing();
    void modelKeepsRowsInPlace();
    void presenterTellsOfTroubleOnce();
    void presenterSaysWhenTheShopDoesNotAnswer();
    void sparklineEndsAtTheRight();
};

void InstanceBoardTest::quantileLiesWithinItsBucketAsPrometheusSays()
{
    // 100 observations: 50 up to 0.1 s, 40 up to 0.5 s, 10 up to 1 s. Rank 99 is 9 tenths into the
    // last bucket: 0.5 + 0.5 * 0.9.
    const std::vector<wire::LatencyBucket> buckets{{0.1, 50}, {0.5, 90}, {1.0, 100}};
    QCOMPARE(*histogramQuantile(0.99, buckets, 100), 0.95);
    QCOMPARE(*histogramQuantile(0.5, buckets, 100), 0.1);
    QCOMPARE(*histogramQuantile(0.25, buckets, 100), 0.05);
}

void InstanceBoardTest::quantileOfTheHighestBucketIsItsLowerBound()
{
    const std::vector<wire::LatencyBucket> buckets{{0.1, 50}, {0.5, 60}};
    QCOMPARE(*histogramQuantile(0.99, buckets, 100), 0.5);
}

void InstanceBoardTest::quantileOfNothingIsUnknown()
{
    QVERIFY(!histogramQuantile(0.99, {}, 10));
    const std::vector<wire::LatencyBucket> buckets{{0.1, 0}};
    QVERIFY(!histogramQuantile(0.99, buckets, 0));
}

void InstanceBoardTest::ratesAreDifferencesOverTime()
{
    auto older = instance("catalog", 1, 1000);
    auto newer = instance("catalog", 1, 1200);
    older.errorsTotal = 10;
    newer.errorsTotal = 14;
    older.cpuSecondsTotal = 5;
    newer.cpuSecondsTotal = 6;
    const auto rates = ratesBetween(older, newer, std::chrono::seconds(2));
    QVERIFY(rates);
    QCOMPARE(rates->requestsPerSecond, 100.0);
    QCOMPARE(*rates->errorShare, 0.02);
    QCOMPARE(rates->cpuShare, 0.5);
    // 200 new ones, 180 within 25 ms, 20 between 100 and 500 ms; rank 198 is 18 into these 20.
    QCOMPARE(*rates->p99Seconds, 0.1 + 0.4 * 0.9);
    QVERIFY(!ratesBetween(older, newer, std::chrono::seconds(0)));
}

void InstanceBoardTest::ratesBeginAnewWhenTheInstanceDid()
{
    auto older = instance("catalog", 1, 1000);
    auto newer = instance("catalog", 1, 1500);
    newer.startedAt = "2026-11-20T09:00:00.000Z";
    QVERIFY(!ratesBetween(older, newer, std::chrono::seconds(2)));
    QVERIFY(!ratesBetween(older, instance("catalog", 1, 3), std::chrono::seconds(2)));
}

void InstanceBoardTest::instanceThatStopsAnsweringIsTold()
{
    InstanceBoard board;
    QVERIFY(board.take(overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1, 10)})).empty());
    QCOMPARE(board.troubles(), 0);
    auto silent = instance("catalog", 1);
    silent.status = "UNREACHABLE";
    silent.startedAt.clear();
    const auto events = board.take(overview("2026-11-20T09:00:02.000Z", {silent}));
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(events[0].to, InstanceHealth::Unreachable);
    QCOMPARE(board.troubles(), 1);
    QVERIFY(!rowOf(board, "catalog")->rates);
    QCOMPARE(rowOf(board, "catalog")->status.startedAt, std::string("2026-11-20T08:00:00.000Z"));
    // Back again: its counters are no difference to the silence.
    board.take(overview("2026-11-20T09:00:04.000Z", {instance("catalog", 1, 50)}));
    QVERIFY(!rowOf(board, "catalog")->rates);
    board.take(overview("2026-11-20T09:00:06.000Z", {instance("catalog", 1, 60)}));
    QCOMPARE(rowOf(board, "catalog")->rates->requestsPerSecond, 5.0);
}

void InstanceBoardTest::instanceThatVanishesStaysListedAWhile()
{
    InstanceBoard board(std::chrono::minutes(10));
    board.take(
        overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1), instance("order", 2)}));
    const auto events = board.take(overview("2026-11-20T09:00:02.000Z", {instance("order", 2)}));
    QCOMPARE(events.size(), std::size_t(1));
    QCOMPARE(rowOf(board, "catalog")->health, InstanceHealth::Gone);
    QCOMPARE(board.troubles(), 1);
    board.take(overview("2026-11-20T09:09:59.000Z", {instance("order", 2)}));
    QVERIFY(rowOf(board, "catalog"));
    board.take(overview("2026-11-20T09:10:02.000Z", {instance("order", 2)}));
    QVERIFY(!rowOf(board, "catalog"));
}

void InstanceBoardTest::instanceThatIsReplacedIsDropped()
{
    InstanceBoard board;
    board.take(overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1)}));
    auto next = instance("catalog", 1);
    next.instanceId = "catalog:another";
    board.take(overview("2026-11-20T09:00:02.000Z", {next}));
    QCOMPARE(board.rows().size(), std::size_t(1));
    QCOMPARE(board.troubles(), 0);
}

void InstanceBoardTest::aGoneInstanceIsNoTroubleWhileAnotherServes()
{
    InstanceBoard board;
    board.take(
        overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1), instance("catalog", 2)}));
    board.take(overview("2026-11-20T09:00:02.000Z", {instance("catalog", 2)}));
    QCOMPARE(board.rows().size(), std::size_t(2));
    QCOMPARE(board.troubles(), 0);
}

void InstanceBoardTest::anOpenBreakerIsTrouble()
{
    InstanceBoard board;
    auto look = overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1)});
    look.breakers = {{.service = "catalog", .instance = "catalog:1", .state = "OPEN"}};
    board.take(look);
    QCOMPARE(board.troubles(), 1);
}

void InstanceBoardTest::theSameAnswerTwiceChangesNothing()
{
    InstanceBoard board;
    board.take(overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1, 10)}));
    board.take(overview("2026-11-20T09:00:02.000Z", {instance("catalog", 1, 20)}));
    board.take(overview("2026-11-20T09:00:02.000Z", {instance("catalog", 1, 20)}));
    QCOMPARE(rowOf(board, "catalog")->rates->requestsPerSecond, 5.0);
    QCOMPARE(rowOf(board, "catalog")->history.size(), std::size_t(1));
}

void InstanceBoardTest::modelKeepsRowsInPlace()
{
    InstanceBoard board;
    InstanceListModel model;
    const QAbstractItemModelTester tester(&model);
    board.take(
        overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1), instance("order", 3)}));
    model.take(board);
    QCOMPARE(model.rowCount(), 2);
    const QPersistentModelIndex order = model.index(1, 0);
    board.take(overview("2026-11-20T09:00:02.000Z",
                        {instance("catalog", 1), instance("identity", 2), instance("order", 3)}));
    model.take(board);
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(order.row(), 2);
    QCOMPARE(order.data().toString(), u"order"_s);
    QCOMPARE(model.index(1, InstanceListModel::Load).data().toString(), u"–"_s);
    QCOMPARE(model.index(0, InstanceListModel::Load).data().toString(), u"0.0"_s);
    QCOMPARE(model.rowOf(u"identity/identity:2"_s), 1);
    QVERIFY(
        model.index(0, InstanceListModel::Health).data(qt::PagedModelBase::BadgeRole).isValid());
}

void InstanceBoardTest::presenterTellsOfTroubleOnce()
{
    auto fake = std::make_shared<client::mocks::FakeSystem>();
    fake->put(overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1)}));
    SystemPresenter presenter{client::SystemClient(fake)};
    QSignalSpy changed(&presenter, &SystemPresenter::changed);
    QSignalSpy troubles(&presenter, &SystemPresenter::troublesChanged);
    presenter.start();
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(troubles.size(), 0);
    auto silent = instance("catalog", 1);
    silent.status = "UNREACHABLE";
    fake->put(overview("2026-11-20T09:00:02.000Z", {silent}));
    presenter.setWatched(true); // looks at once
    QTRY_COMPARE(troubles.size(), 1);
    QCOMPARE(troubles.at(0).at(0).toInt(), 1);
    QVERIFY(SystemPresenter::kBackgroundMs < 5000); // down is told within 5 s on every page
}

void InstanceBoardTest::presenterSaysWhenTheShopDoesNotAnswer()
{
    auto fake = std::make_shared<client::mocks::FakeSystem>();
    fake->put(overview("2026-11-20T09:00:00.000Z", {instance("catalog", 1)}));
    SystemPresenter presenter{client::SystemClient(fake)};
    QSignalSpy failed(&presenter, &SystemPresenter::failed);
    QSignalSpy recovered(&presenter, &SystemPresenter::recovered);
    fake->faults.failNext(ErrorCode::Unavailable);
    presenter.refresh();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!presenter.isLoaded());
    presenter.refresh();
    QTRY_COMPARE(recovered.size(), 1);
    QVERIFY(presenter.isLoaded());
}

void InstanceBoardTest::sparklineEndsAtTheRight()
{
    const auto line = sparkline({0, 5, 10}, QRectF(0, 0, 100, 20), 11);
    QCOMPARE(line.size(), 3);
    QCOMPARE(line[0], QPointF(80, 20));
    QCOMPARE(line[1], QPointF(90, 10));
    QCOMPARE(line[2], QPointF(100, 0));
}

VITRINE_GUI_MAIN(InstanceBoardTest)
#include "instance_board_test.moc"
