#include "kiosk_support.hpp"
#include "storefront-kiosk/shop/allotment_keeper.hpp"
#include "storefront-kiosk/shop/network_stock_holds.hpp"
#include "tests/testkit/manual_clock.hpp"
#include "vitrine/mocks/fake_inventory.hpp"
#include "vitrine/qt/deliver.hpp"

#include <QSignalSpy>

#include <memory>
#include <optional>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

const std::string kTent = "0190a1b2-0000-7000-8000-000000000001";
const std::string kMug = "0190a1b2-0000-7000-8000-000000000002";

wire::Product productOf(const std::string& id, const std::string& sku)
{
    wire::Product product;
    product.id = id;
    product.sku = sku;
    product.name = sku;
    product.price = euros(500);
    product.createdAt = product.updatedAt = "2026-01-01T00:00:00.000Z";
    return product;
}

/// A kiosk with its stores, at a shop in memory that has ten tents.
struct Kiosk
{
    Kiosk()
    {
        inventory->signIn("device-1");
        inventory->put(kTent, 10);
        inventory->put(kMug, 1);
        status.setLink(ShopStatus::Link::Online);
        status.setDevice(ShopStatus::Device::Active);
        CatalogChanges all{.isSnapshot = true,
                           .products = {productOf(kTent, "TENT-2"), productOf(kMug, "MUG")}};
        askNow(shelf, [all](LocalCatalog& local) { return local.apply(all); });
        allot({});
    }

    void allot(std::map<std::string, std::int64_t> bySku)
    {
        auto wanted = settings.now();
        wanted.allotment = std::move(bySku);
        wanted.sellOfflineWithoutLease = false; // the strict way, where a test says nothing else
        settings.set(wanted);
    }
    Hold hold(const std::string& saleId, std::vector<HoldLine> lines)
    {
        std::optional<Result<Hold>> answer;
        qt::deliver(holds.hold(saleId, std::move(lines)),
                    &context,
                    [&answer](const Result<Hold>& got) { answer = got; });
        if (!waitFor([&] { return answer.has_value(); }))
            throw std::runtime_error("no answer to a hold");
        return must(*answer);
    }
    void tend()
    {
        QSignalSpy tended(&keeper, &AllotmentKeeper::tended);
        keeper.tend();
        if (!waitFor([&] { return tended.count() > 0; }))
            throw std::runtime_error("the allotment is not tended");
    }
    [[nodiscard]] std::int64_t free(const std::string& id)
    {
        return must(inventory->availability(id, {}, {}).get()).available;
    }
    [[nodiscard]] Allotment allotment()
    {
        return askNow(book, [](AllotmentBook& b) { return Result<Allotment>(b.allotment()); });
    }

    Folder folder;
    SystemClock clock;
    QObject context;
    std::shared_ptr<client::mocks::FakeInventory> inventory =
        std::make_shared<client::mocks::FakeInventory>();
    ShopStatus status;
    SettingsStore settings;
    Confined<LocalCatalog> shelf{
        [this] { return LocalCatalog::open({.path = folder.file("catalog.db")}, clock); }};
    Confined<OrderQueue> queue{
        [this] { return OrderQueue::open({.path = folder.file("queue.db")}, clock); }};
    Confined<AllotmentBook> book{
        [this] { return AllotmentBook::open(folder.file("allotment.json"), clock); }};
    NetworkStockHolds holds{client::InventoryClient(inventory), book, settings, status, {}};
    AllotmentKeeper keeper{
        client::InventoryClient(inventory), {book, shelf, queue}, settings, status, clock, {}};
};

} // namespace

class HoldsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsAtTheShopAndGivesBack()
    {
        Kiosk kiosk;
        const auto hold = kiosk.hold("sale-1", {{kTent, 4}});
        QVERIFY(!hold.leaseId.empty());
        QVERIFY(!hold.isOffline);
        QCOMPARE(kiosk.free(kTent), 6);
        kiosk.holds.release("sale-1");
        QVERIFY(waitFor([&] { return kiosk.free(kTent) == 10; }));
    }

    void asksForMoreWithoutCountingItsOwnHold()
    {
        Kiosk kiosk;
        (void)kiosk.hold("sale-1", {{kTent, 8}});
        const auto more = kiosk.hold("sale-1", {{kTent, 10}});
        QVERIFY(more.shortLines.empty());
        QCOMPARE(kiosk.free(kTent), 0);
    }

    void saysHowManyThereAreAndHoldsNothing()
    {
        Kiosk kiosk;
        const auto hold = kiosk.hold("sale-1", {{kTent, 1}, {kMug, 3}});
        QCOMPARE(hold.shortLines.size(), std::size_t(1));
        QCOMPARE(hold.shortLines[0].productId, kMug);
        QCOMPARE(hold.shortLines[0].available, 1);
        QVERIFY(hold.leaseId.empty());
        QVERIFY(waitFor([&] { return kiosk.free(kTent) == 10 && kiosk.free(kMug) == 1; }));
    }

    void sellsFromTheAllotmentWhileOffline()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}, {"GONE", 5}});
        kiosk.tend();
        QCOMPARE(kiosk.free(kTent), 7);
        kiosk.status.setLink(ShopStatus::Link::Offline);
        const auto hold = kiosk.hold("sale-1", {{kTent, 2}});
        QVERIFY(hold.isOffline);
        QCOMPARE(hold.leaseId, kiosk.allotment().leaseId);
        kiosk.holds.keep("sale-1");
        const auto second = kiosk.hold("sale-2", {{kTent, 2}});
        QCOMPARE(second.shortLines.size(), std::size_t(1));
        QCOMPARE(second.shortLines[0].available, 1);
    }

    void sellsWithoutAnAllotmentOnlyWhereTheShopWantsIt()
    {
        Kiosk kiosk;
        kiosk.status.setLink(ShopStatus::Link::Offline);
        QCOMPARE(kiosk.hold("sale-1", {{kTent, 1}}).shortLines.size(), std::size_t(1));
        auto settings = kiosk.settings.now();
        settings.sellOfflineWithoutLease = true;
        kiosk.settings.set(settings);
        const auto hold = kiosk.hold("sale-1", {{kTent, 1}});
        QVERIFY(hold.shortLines.empty());
        QVERIFY(hold.isOffline);
        QVERIFY(hold.leaseId.empty());
    }

    void fallsBackToTheAllotmentWhenTheShopDoesNotAnswer()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.tend();
        QSignalSpy missed(&kiosk.holds, &NetworkStockHolds::missed);
        kiosk.inventory->faults.failNext(ErrorCode::DeadlineExceeded);
        const auto hold = kiosk.hold("sale-1", {{kTent, 1}});
        QVERIFY(hold.isOffline);
        QCOMPARE(hold.leaseId, kiosk.allotment().leaseId);
        QCOMPARE(missed.count(), 1);
    }

    void usesItsOwnAllotmentForTheLastOnes()
    {
        Kiosk kiosk;
        kiosk.allot({{"MUG", 1}});
        kiosk.tend();
        QCOMPARE(kiosk.free(kMug), 0);
        const auto hold = kiosk.hold("sale-1", {{kMug, 1}});
        QVERIFY(hold.shortLines.empty());
        QCOMPARE(hold.leaseId, kiosk.allotment().leaseId);
        QVERIFY(!hold.isOffline);
    }

    void aLockedKioskHoldsNothing()
    {
        Kiosk kiosk;
        kiosk.inventory->signIn("");
        std::optional<Result<Hold>> answer;
        qt::deliver(kiosk.holds.hold("sale-1", {{kTent, 1}}),
                    &kiosk.context,
                    [&answer](const Result<Hold>& got) { answer = got; });
        QVERIFY(waitFor([&] { return answer.has_value(); }));
        QVERIFY(!answer->ok());
        QCOMPARE(answer->error().code, ErrorCode::PermissionDenied);
    }

    void fillsTheAllotmentUpOnceItsSalesAreSettled()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.tend();
        const auto first = kiosk.allotment().leaseId;
        kiosk.status.setLink(ShopStatus::Link::Offline);
        (void)kiosk.hold("sale-1", {{kTent, 2}});
        kiosk.status.setLink(ShopStatus::Link::Online);
        kiosk.tend();
        QCOMPARE(kiosk.allotment().leaseId, first); // somebody is paying
        kiosk.holds.keep("sale-1");
        const auto draft =
            askNow(kiosk.queue, [](OrderQueue& queue) { return queue.begin(draftOf(1000), "en"); });
        askNow(kiosk.queue, [id = draft.id](OrderQueue& queue) {
            return queue.accept(id, {.way = SalePayment::Way::Counter});
        });
        kiosk.tend();
        QCOMPARE(kiosk.allotment().leaseId, first); // the sale still waits for the shop
        kiosk.inventory->sellFromLease(first, kTent, 2);
        askNow(kiosk.queue, [](OrderQueue& queue) { return queue.next(); });
        askNow(kiosk.queue, [id = draft.id](OrderQueue& queue) {
            return queue.acknowledge(id, "order-1", "V-1");
        });
        kiosk.tend();
        QVERIFY(kiosk.allotment().leaseId != first);
        QCOMPARE(kiosk.allotment().left(kTent), 3);
        QCOMPARE(kiosk.free(kTent), 5); // ten, two sold, three kept
    }

    void asksWithTheSameNameWhenTheAnswerWasLost()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.inventory->faults.loseNextAnswer();
        kiosk.tend();
        QCOMPARE(kiosk.allotment().state, Allotment::State::Taking);
        QCOMPARE(kiosk.allotment().left(kTent), 0);
        kiosk.tend();
        QCOMPARE(kiosk.allotment().state, Allotment::State::Held);
        QCOMPARE(kiosk.free(kTent), 7); // once
    }

    void takesAnotherOneWhenTheShopHasEndedIt()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.tend();
        const auto first = kiosk.allotment().leaseId;
        kiosk.inventory->expireLeases();
        kiosk.allot({{"TENT-2", 4}});
        kiosk.tend();
        QVERIFY(kiosk.allotment().leaseId != first);
        QCOMPARE(kiosk.free(kTent), 6);
    }

    void givesBackWhatIsNoLongerWanted()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.tend();
        kiosk.allot({});
        kiosk.tend();
        QCOMPARE(kiosk.allotment().state, Allotment::State::None);
        QCOMPARE(kiosk.free(kTent), 10);
    }

    void goesOnGivingBackAfterALostAnswer()
    {
        Kiosk kiosk;
        kiosk.allot({{"TENT-2", 3}});
        kiosk.tend();
        kiosk.allot({});
        kiosk.inventory->faults.loseNextAnswer();
        kiosk.tend();
        QCOMPARE(kiosk.allotment().state, Allotment::State::Returning);
        kiosk.tend();
        QCOMPARE(kiosk.allotment().state, Allotment::State::None);
        QCOMPARE(kiosk.free(kTent), 10);
    }
};

QTEST_GUILESS_MAIN(HoldsTest)
#include "holds_test.moc"
