#include "kiosk_support.hpp"
#include "storefront-kiosk/local/catalog_sync.hpp"
#include "storefront-kiosk/queue/order_sink.hpp"
#include "storefront-kiosk/shop/device_pairing.hpp"
#include "storefront-kiosk/shop/device_reporter.hpp"
#include "storefront-kiosk/shop/link_watch.hpp"
#include "storefront-kiosk/shop/network_catalog_feed.hpp"
#include "storefront-kiosk/shop/picture_sync.hpp"
#include "storefront-kiosk/shop/settings_sync.hpp"
#include "vitrine/mocks/fake_catalog.hpp"
#include "vitrine/mocks/fake_devices.hpp"
#include "vitrine/mocks/fake_inventory.hpp"
#include "vitrine/mocks/fake_orders.hpp"
#include "vitrine/mocks/fake_shop_profile.hpp"
#include "vitrine/mocks/fake_transport.hpp"
#include "vitrine/qt/text.hpp"

#include <QCryptographicHash>
#include <QSignalSpy>

#include <memory>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

wire::Product productOf(int number, const std::string& imageHash = {})
{
    wire::Product product;
    product.id = QString::asprintf("0190a1b2-0000-7000-8000-%012d", number).toStdString();
    product.sku = "SKU-" + std::to_string(number);
    product.name = "Product " + std::to_string(number);
    product.price = euros(number);
    product.active = true;
    product.createdAt = product.updatedAt = "2026-01-01T00:00:00.000Z";
    if (!imageHash.empty())
        product.images.push_back({imageHash, "image/png", "", 1, 1});
    return product;
}

/// A shop that nobody has paired with yet, and what a kiosk keeps of it.
struct Unpaired
{
    explicit Unpaired(const std::string& name = "device.json")
        : file([path = folder.file(name.c_str())] {
            return Result<std::unique_ptr<DeviceFile>>(std::make_unique<DeviceFile>(path));
        })
        , connection(must(ShopConnection::create(
              {.gateway = "http://127.0.0.1:1", .transport = network}, status)))
        , pairing(
              *connection, file, {.softwareVersion = "1.0.0", .platform = "test", .retryWait = 1h})
    {
    }
    void beginPairing(const char* code)
    {
        network->next(client::mocks::jsonReply(
            201,
            wire::encode(wire::DevicePairing{.pairingId = "p-1",
                                             .userCode = code,
                                             .pollToken = "poll",
                                             .expiresAt = "2099-01-01T00:00:00.000Z",
                                             .intervalSeconds = 3600})));
    }
    void claim(int answer, const wire::PairingResult& result)
    {
        network->next(client::mocks::jsonReply(answer, wire::encode(result)));
        pairing.retryNow();
    }
    bool waitForPhase(Pairing::Phase phase)
    {
        return waitFor([&] { return pairing.state().phase == phase; });
    }

    Folder folder;
    std::shared_ptr<client::mocks::FakeTransport> network =
        std::make_shared<client::mocks::FakeTransport>();
    ShopStatus status;
    Confined<DeviceFile> file;
    std::unique_ptr<ShopConnection> connection;
    DevicePairing pairing;
};

const wire::PairingResult kPaired{.state = "ACTIVE",
                                  .deviceId = "0190a1b2-0000-7000-8000-00000000000d",
                                  .clientId = "kiosk-0190a1b2-0000-7000-8000-00000000000d",
                                  .clientSecret = "secret"};

} // namespace

class ShopTest : public QObject
{
    Q_OBJECT

private:
    SystemClock m_clock;

    Result<std::unique_ptr<LocalCatalog>> openShelf(const Folder& folder)
    {
        return LocalCatalog::open({.path = folder.file("catalog.db")}, m_clock);
    }

private Q_SLOTS:
    void pairsByACodeAndKeepsTheCredentials()
    {
        Unpaired kiosk;
        QSignalSpy paired(&kiosk.pairing, &Pairing::paired);
        kiosk.beginPairing("QWNF-TGBX");
        kiosk.pairing.begin();
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::ShowingCode));
        QCOMPARE(kiosk.pairing.state().code, QStringLiteral("QWNF-TGBX"));
        kiosk.claim(202, {.state = "PAIRING"});
        QVERIFY(waitFor([&] { return kiosk.network->calls().size() == 2; }));
        QCOMPARE(kiosk.pairing.state().phase, Pairing::Phase::ShowingCode);
        QCOMPARE(kiosk.status.device(), ShopStatus::Device::Unpaired);
        kiosk.claim(200, kPaired);
        QVERIFY(waitFor([&] {
            kiosk.pairing.retryNow(); // the answer before may still be on its way
            return paired.count() == 1;
        }));
        QCOMPARE(kiosk.status.device(), ShopStatus::Device::Active);
        QCOMPARE(kiosk.connection->deviceId(), kPaired.deviceId);
        const auto kept = askNow(kiosk.file, [](DeviceFile& file) { return file.read(); });
        QCOMPARE(kept.clientSecret, kPaired.clientSecret);
    }

    void showsAnotherCodeWhenTheFirstHasExpired()
    {
        Unpaired kiosk;
        kiosk.beginPairing("AAAA-AAAA");
        kiosk.pairing.begin();
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::ShowingCode));
        kiosk.network->next(410, R"({"title":"Gone","status":410})");
        kiosk.beginPairing("BBBB-BBBB");
        kiosk.pairing.retryNow();
        QVERIFY(waitFor([&] { return kiosk.pairing.state().code == QStringLiteral("BBBB-BBBB"); }));
    }

    void waitsForAShopThatDoesNotAnswer()
    {
        Unpaired kiosk;
        kiosk.network->otherwise([](const client::HttpCall&, const client::CallScope&) {
            return failure<client::HttpReply>(ErrorCode::Unavailable, "down");
        });
        kiosk.pairing.begin();
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::Unreachable));
        QCOMPARE(kiosk.pairing.state().retryIn, std::chrono::seconds(1h));
        kiosk.beginPairing("CCCC-CCCC");
        kiosk.pairing.retryNow();
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::ShowingCode));
    }

    void usesNoCredentialsThatCouldNotBeKept()
    {
        Unpaired kiosk("no/such/folder/device.json");
        kiosk.beginPairing("DDDD-DDDD");
        kiosk.pairing.begin();
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::ShowingCode));
        kiosk.claim(200, kPaired);
        QVERIFY(kiosk.waitForPhase(Pairing::Phase::NotKept));
        QCOMPARE(kiosk.status.device(), ShopStatus::Device::Unpaired);
        QVERIFY(kiosk.connection->deviceId().empty());
        QVERIFY(!kiosk.pairing.state().fault.isEmpty());
    }

    void oneLostAnswerIsNotOffline()
    {
        auto shop = std::make_shared<client::mocks::FakeShopProfile>();
        ShopStatus status;
        LinkWatch watch(client::ShopClient(shop), status, {.interval = 1h, .again = 1h});
        QSignalSpy online(&watch, &LinkWatch::cameOnline);
        watch.look();
        QVERIFY(waitFor([&] { return status.link() == ShopStatus::Link::Online; }));
        QCOMPARE(online.count(), 1);
        shop->faults.failNext(ErrorCode::Unavailable);
        const auto before = shop->faults.calls();
        QVERIFY(waitFor([&] {
            watch.look(); // the next question is asked when the lost answer was understood
            return shop->faults.calls() == before + 2;
        }));
        QCOMPARE(status.link(), ShopStatus::Link::Online);
        shop->faults.failNext(ErrorCode::Unavailable);
        shop->faults.failNext(ErrorCode::DeadlineExceeded);
        QVERIFY(waitFor([&] {
            watch.look();
            return status.isOffline();
        }));
        watch.heard();
        QVERIFY(waitFor([&] { return status.link() == ShopStatus::Link::Online; }));
        QCOMPARE(online.count(), 2);
    }

    void tellsTheShopHowTheQueueStands()
    {
        const Folder folder;
        auto devices = std::make_shared<client::mocks::FakeDevices>();
        devices->put({.id = "d-1", .name = "Kiosk 1", .state = "ACTIVE"});
        devices->signIn("d-1");
        Confined<OrderQueue> queue(
            [&] { return OrderQueue::open({.path = folder.file("queue.db")}, m_clock); });
        const auto draft = askNow(queue, [](OrderQueue& q) { return q.begin(draftOf(100), "en"); });
        askNow(queue, [id = draft.id](OrderQueue& q) {
            return q.accept(id, {.way = SalePayment::Way::Counter});
        });
        ShopStatus status;
        DeviceReporter reporter(client::DeviceClient(devices),
                                queue,
                                status,
                                m_clock,
                                {.softwareVersion = "1.0.0", .dataFolder = "/", .printer = [] {
                                     return std::string("PAPER_LOW");
                                 }});
        QSignalSpy reported(&reporter, &DeviceReporter::reported);
        reporter.report(); // not paired: nothing to tell
        status.setDevice(ShopStatus::Device::Active);
        reporter.report();
        QVERIFY(waitFor([&] { return reported.count() == 1; }));
        const auto known = must(devices->getDevice("d-1", {}).get());
        QCOMPARE(known.report.queueLength, 1);
        QCOMPARE(known.report.printer, std::string("PAPER_LOW"));
        QCOMPARE(known.report.terminal, std::string("NONE"));
        QVERIFY(known.report.freeDiskBytes > 0);
        QCOMPARE(reporter.standing().name, std::string("Kiosk 1"));
        QVERIFY(std::chrono::abs(reporter.clockSkew()) < 60s);
    }

    void followsTheShopsFeeds()
    {
        const Folder folder;
        auto catalog = std::make_shared<client::mocks::FakeCatalog>();
        auto inventory = std::make_shared<client::mocks::FakeInventory>();
        for (int i = 1; i <= 25; ++i) {
            catalog->put(productOf(i));
            inventory->put(productOf(i).id, i);
        }
        Confined<LocalCatalog> shelf([&] { return openShelf(folder); });
        CatalogSync sync(shelf,
                         std::make_shared<NetworkCatalogFeed>(client::CatalogClient(catalog),
                                                              client::InventoryClient(inventory)),
                         {.interval = 1h, .failedWait = 1h, .pageLimit = 10});
        QSignalSpy done(&sync, &CatalogSync::upToDate);
        const auto follow = [&] {
            const auto before = done.count();
            sync.sync();
            return waitFor([&] { return done.count() > before; });
        };
        const auto products = [&] {
            return askNow(shelf, [](LocalCatalog& s) { return s.status(); }).products;
        };
        const auto stockOf = [&](int number) {
            return askNow(shelf,
                          [id = productOf(number).id](LocalCatalog& s) { return s.stock(id); })
                .available;
        };
        QVERIFY(follow());
        QCOMPARE(products(), 25);
        QCOMPARE(stockOf(17), 17);
        auto changed = productOf(3);
        changed.active = false;
        catalog->put(changed);
        inventory->put(productOf(17).id, 4);
        QVERIFY(follow());
        QCOMPARE(products(), 24);
        QCOMPARE(stockOf(17), 4);
        catalog->forgetFeed(); // as after a restore from a backup
        inventory->forgetFeed();
        catalog->put(productOf(26));
        QVERIFY(follow());
        QCOMPARE(products(), 25);
    }

    void fetchesPicturesAndTellsOfThoseThatAreNot()
    {
        const Folder folder;
        const std::string bytes = "a picture";
        const auto hash =
            QCryptographicHash::hash(QByteArrayView(bytes.data(), 9), QCryptographicHash::Sha256)
                .toHex()
                .toStdString();
        const std::string unknown(64, '0');
        auto catalog = std::make_shared<client::mocks::FakeCatalog>();
        catalog->putImage(hash, {bytes, "image/png"});
        Confined<LocalCatalog> shelf([&] { return openShelf(folder); });
        CatalogChanges all{.isSnapshot = true,
                           .products = {productOf(1, hash), productOf(2, unknown)}};
        askNow(shelf, [all](LocalCatalog& s) { return s.apply(all); });
        std::shared_ptr<ImageStore> store =
            must(ImageStore::open({.folder = folder.file("pictures")}));
        PictureSync pictures(client::CatalogClient(catalog), shelf, store, {.failedWait = 10ms});
        QSignalSpy arrived(&pictures, &PictureSync::arrived);
        QSignalSpy missing(&pictures, &PictureSync::missing);
        catalog->faults.failNext(ErrorCode::Unavailable);
        pictures.sync();
        QVERIFY(waitFor([&] { return catalog->faults.calls() > 0; }));
        QVERIFY(waitFor([&] {
            pictures.sync(); // as after each round of the catalogue
            return arrived.count() >= 2 && missing.count() >= 1;
        }));
        QVERIFY(store->has(hash, ImageStore::Size::Full));
        QVERIFY(store->has(hash, ImageStore::Size::Thumbnail));
        QCOMPARE(must(store->get(hash, ImageStore::Size::Full)), bytes);
    }

    void takesSettingsOverAndKeepsTheLastGood()
    {
        const Folder folder;
        const auto path = folder.file("shop.json");
        auto devices = std::make_shared<client::mocks::FakeDevices>();
        ShopStatus status;
        status.setDevice(ShopStatus::Device::Active);
        SettingsStore store;
        Confined<LastGoodFile> file([path] {
            return Result<std::unique_ptr<LastGoodFile>>(std::make_unique<LastGoodFile>(path));
        });
        SettingsSync sync(client::DeviceClient(devices), file, store, status, {.interval = 1h});
        client::mocks::FakeShopProfile shop;
        auto profile = shop.get();
        profile.kiosk = {{"idle-seconds", "90"}, {"low-stock", "7"}};
        sync.takeProfile(profile);
        QCOMPARE(store.now().shop.name, std::string("Main Street"));
        QCOMPARE(store.now().pricing.taxRates.at("reduced"), 70000);

        devices->set({.settings = {{"idle-seconds", "45"}}});
        sync.sync();
        QVERIFY(waitFor([&] { return store.now().times.idle == 45s; })); // its own wins
        QCOMPARE(store.now().lowStock, 7);
        QVERIFY(sync.faults().isEmpty());

        devices->set({.settings = {{"idle-seconds", "soon"}, {"done-seconds", "33"}}});
        sync.sync();
        QVERIFY(waitFor([&] { return store.now().times.done == 33s; }));
        QCOMPARE(store.now().times.idle, 45s);
        QCOMPARE(sync.faults().size(), 1);
        QVERIFY(sync.faults().front().contains(QStringLiteral("idle-seconds")));

        askNow(file, [](LastGoodFile&) { return Outcome(Done{}); }); // what was told is written
        SettingsStore afterRestart;
        SettingsSync again(
            client::DeviceClient(devices), file, afterRestart, status, {.interval = 1h});
        again.begin(LastGoodFile(path).read());
        QCOMPARE(afterRestart.now().times.idle, 45s);
        QCOMPARE(afterRestart.now().times.done, 33s);
        QCOMPARE(afterRestart.now().pricing.taxRates.at("standard"), 190000);
    }

    void aSaleIsTheShoppersWhileTheirTokenHolds()
    {
        auto orders = std::make_shared<client::mocks::FakeOrders>([](const wire::OrderDraft&) {
            return Result<wire::Order>(wire::Order{.status = "PAID"});
        });
        orders->shoppers["token-1"] = "account-1";
        ShopOrderSink sink{client::OrderClient(orders)};
        const auto send = [&](const char* id) {
            return must(sink.send({.id = id, .key = id, .draft = draftOf(100)}).get());
        };
        sink.setShopper("sale-1", "token-1");
        QCOMPARE(send("sale-1").accountId, std::string("account-1"));
        sink.setShopper("sale-2", "token-that-has-expired");
        QCOMPARE(send("sale-2").status, std::string("PAID")); // as a guest's
        sink.setShopper("sale-3", "token-1");
        sink.forgetShoppers();
        QVERIFY(send("sale-3").accountId != "account-1");
    }
};

QTEST_GUILESS_MAIN(ShopTest)
#include "shop_test.moc"
