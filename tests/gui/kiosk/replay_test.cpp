#include "kiosk_support.hpp"
#include "storefront-kiosk/queue/order_replay.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "vitrine/mocks/fake_orders.hpp"

#include <QRandomGenerator>
#include <QSignalSpy>

#include <map>
#include <set>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

/// A shop that has one order per key, through the SDK.
struct Shop
{
    Shop()
        : connection(std::make_shared<client::mocks::FakeOrders>(
              [this](const wire::OrderDraft& draft) -> Result<wire::Order> {
                  if (refuses)
                      return failure<wire::Order>(ErrorCode::Conflict, "price_changed");
                  wire::Order order;
                  order.total = *draft.expectedTotal;
                  totals.push_back(order.total.amount());
                  return order;
              }))
        , sink(std::make_shared<ShopOrderSink>(client::OrderClient(connection)))
    {
    }
    bool refuses = false;
    std::vector<std::int64_t> totals; ///< of new orders, in the order of their coming
    std::shared_ptr<client::mocks::FakeOrders> connection;
    std::shared_ptr<OrderSink> sink;
};

} // namespace

class ReplayTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Confined<OrderQueue>> open(const std::string& path)
    {
        return std::make_unique<Confined<OrderQueue>>(
            [path, this] { return OrderQueue::open({.path = path}, m_clock); });
    }
    static Sale take(Confined<OrderQueue>& queue, std::int64_t cents)
    {
        return askNow(queue, [cents](OrderQueue& q) {
            const auto begun = q.begin(draftOf(cents), "en");
            return begun.ok() ? q.accept(begun->id, {.way = SalePayment::Way::Shop}) : begun;
        });
    }

    SystemClock m_clock;

private Q_SLOTS:
    void sendsWhatWaitsInOrder()
    {
        const Folder folder;
        auto queue = open(folder.file("queue.db"));
        Shop shop;
        for (int i = 1; i <= 5; ++i)
            take(*queue, i);
        OrderReplay replay(*queue, shop.sink, m_clock);
        QSignalSpy drained(&replay, &OrderReplay::drained);
        QSignalSpy acknowledged(&replay, &OrderReplay::acknowledged);
        replay.wake();
        QVERIFY(waitFor([&] { return drained.count() == 1; }));
        QCOMPARE(shop.totals, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
        QCOMPARE(acknowledged.count(), 5);
        QCOMPARE(askNow(*queue, [](OrderQueue& q) { return q.status(); }).waiting, 0);
        take(*queue, 6); // and goes on
        replay.wake();
        QVERIFY(waitFor([&] { return drained.count() == 2; }));
        QCOMPARE(shop.totals.back(), 6);
    }

    void waitsWhenTheShopCannotBeReachedAndHurriesWhenItCan()
    {
        const Folder folder;
        auto queue = open(folder.file("queue.db"));
        Shop shop;
        const auto sale = take(*queue, 1);
        shop.connection->faults.failNext(ErrorCode::Unavailable);
        shop.connection->faults.loseNextAnswer(ErrorCode::DeadlineExceeded);
        OrderReplay replay(*queue, shop.sink, m_clock, {.first = 1h, .longest = 1h});
        QSignalSpy postponed(&replay, &OrderReplay::postponed);
        QSignalSpy drained(&replay, &OrderReplay::drained);
        replay.wake();
        QVERIFY(waitFor([&] { return postponed.count() == 1; }));
        replay.hurry();
        QVERIFY(waitFor([&] { return postponed.count() == 2; }));
        QCOMPARE(askNow(*queue, [](OrderQueue& q) { return q.status(); }).waiting, 1);
        replay.hurry();
        QVERIFY(waitFor([&] { return drained.count() == 1; }));
        QCOMPARE(shop.totals.size(), 1u); // the second send had come through
        QCOMPARE(askNow(*queue, [id = sale.id](OrderQueue& q) { return q.sale(id); }).sends, 3);
    }

    void putsARefusedSaleAsideForAPerson()
    {
        const Folder folder;
        auto queue = open(folder.file("queue.db"));
        Shop shop;
        take(*queue, 1);
        shop.refuses = true;
        OrderReplay replay(*queue, shop.sink, m_clock);
        QSignalSpy rejected(&replay, &OrderReplay::rejected);
        QSignalSpy drained(&replay, &OrderReplay::drained);
        replay.wake();
        QVERIFY(waitFor([&] { return drained.count() == 1; }));
        QCOMPARE(rejected.count(), 1);
        QCOMPARE(askNow(*queue, [](OrderQueue& q) { return q.rejected(); }).size(), 1u);
    }

    void leavesNothingBehindWhenItGoesWhileTheShopThinks()
    {
        const Folder folder;
        auto queue = open(folder.file("queue.db"));
        Shop shop;
        take(*queue, 1);
        shop.connection->faults.hold();
        {
            OrderReplay replay(*queue, shop.sink, m_clock);
            replay.wake();
            QVERIFY(waitFor([&] { return shop.connection->faults.held() == 1; }));
        }
        shop.connection->faults.release(); // nobody is there any more
        QTest::qWait(20);
        OrderReplay replay(*queue, shop.sink, m_clock);
        QSignalSpy drained(&replay, &OrderReplay::drained);
        replay.wake();
        QVERIFY(waitFor([&] { return drained.count() == 1; }));
        QCOMPARE(shop.totals.size(), 1u);
    }

    void bringsEachSaleOnceThroughAThousandFaults()
    {
        const Folder folder;
        Shop shop;
        QRandomGenerator chance(20261120);
        const auto path = folder.file("queue.db");
        std::int64_t taken = 0;
        for (int round = 0; round < 100; ++round) { // restarts of the program
            auto queue = open(path);
            OrderReplay replay(*queue, shop.sink, m_clock, {.first = 1ms, .longest = 2ms});
            QSignalSpy answered(&replay, &OrderReplay::acknowledged);
            replay.wake();
            for (int i = 0; i < 5; ++i) {
                if (chance.bounded(3) == 0)
                    shop.connection->faults.failNext(ErrorCode::Unavailable);
                if (chance.bounded(3) == 0)
                    shop.connection->faults.loseNextAnswer(ErrorCode::DeadlineExceeded);
                take(*queue, ++taken);
                replay.wake();
            }
            const auto wanted = static_cast<int>(chance.bounded(6));
            waitFor([&] { return answered.count() >= wanted; }, 50);
        }
        auto queue = open(path);
        OrderReplay replay(*queue, shop.sink, m_clock, {.first = 1ms, .longest = 2ms});
        QSignalSpy drained(&replay, &OrderReplay::drained);
        replay.wake();
        QVERIFY(waitFor([&] { return drained.count() > 0; }, 30'000));
        QCOMPARE(shop.totals.size(), std::size_t(taken));
        QVERIFY(std::is_sorted(shop.totals.begin(), shop.totals.end()));
        QCOMPARE(askNow(*queue, [](OrderQueue& q) { return q.status(); }).waiting, 0);
    }
};

QTEST_GUILESS_MAIN(ReplayTest)
#include "replay_test.moc"
