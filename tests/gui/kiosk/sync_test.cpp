#include "kiosk_support.hpp"
#include "storefront-kiosk/local/catalog_sync.hpp"
#include "storefront-kiosk/storage/durable_file.hpp"

#include <QSignalSpy>

#include <cstdio>
#include <deque>

using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;
using namespace std::chrono_literals;

namespace {

wire::Product product(int number)
{
    char id[37];
    std::snprintf(id, sizeof id, "0190a1b2-0000-7000-8000-%012d", number);
    wire::Product made;
    made.id = id;
    made.sku = "SKU-" + std::to_string(number);
    made.name = "Product " + std::to_string(number);
    made.price = euros(number);
    made.createdAt = "2026-01-01T00:00:00.000Z";
    made.updatedAt = made.createdAt;
    return made;
}

/// A shop with a log of changes; a cursor is a place in it.
class Feed final : public CatalogFeed
{
public:
    client::Task<CatalogChanges> changesSince(std::string cursor, int limit) override
    {
        asked.push_back(cursor);
        if (failures > 0) {
            --failures;
            return client::finished(
                failure<CatalogChanges>(ErrorCode::Unavailable, "made up by the test"));
        }
        const auto from = cursor.empty() ? std::size_t(0) : std::stoul(cursor);
        CatalogChanges page{.isSnapshot = from < snapshotSize, .asOf = Timestamp(1h)};
        const auto end = page.isSnapshot ? snapshotSize : log.size();
        std::size_t at = from;
        while (at < end && page.products.size() < static_cast<std::size_t>(limit))
            page.products.push_back(log[at++]);
        page.isComplete = at == end;
        page.cursor = std::to_string(at);
        return client::finished(Result<CatalogChanges>(std::move(page)));
    }

    std::vector<wire::Product> log;
    std::size_t snapshotSize = 0;
    std::vector<std::string> asked;
    int failures = 0;
};

} // namespace

class SyncTest : public QObject
{
    Q_OBJECT

private:
    Result<std::unique_ptr<LocalCatalog>> open(const std::string& path, std::int64_t bytesMax)
    {
        return LocalCatalog::open({.path = path, .bytesMax = bytesMax}, m_clock);
    }
    static std::int64_t products(Confined<LocalCatalog>& catalog)
    {
        return askNow(catalog, [](LocalCatalog& c) { return c.status(); }).products;
    }

    SystemClock m_clock;

private Q_SLOTS:
    void fetchesEverythingPageByPageAndThenWhatChanges()
    {
        const Folder folder;
        Confined<LocalCatalog> catalog(
            [&, path = folder.file("catalog.db")] { return open(path, 0); });
        auto feed = std::make_shared<Feed>();
        for (int i = 0; i < 25; ++i)
            feed->log.push_back(product(i));
        feed->snapshotSize = 25;
        CatalogSync sync(catalog, feed, {.interval = 20ms, .failedWait = 20ms, .pageLimit = 10});
        QSignalSpy done(&sync, &CatalogSync::upToDate);
        QSignalSpy changed(&sync, &CatalogSync::changed);
        sync.sync();
        QVERIFY(waitFor([&] { return done.count() == 1; }));
        QCOMPARE(products(catalog), 25);
        QCOMPARE(feed->asked, (std::vector<std::string>{"", "10", "20"}));
        QCOMPARE(changed.count(), 3);
        feed->log.push_back(product(99));
        QVERIFY(waitFor([&] { return changed.count() == 4; })); // by itself, in its interval
        QCOMPARE(products(catalog), 26);
    }

    void goesOnWhereItWasWhenTheShopIsBack()
    {
        const Folder folder;
        Confined<LocalCatalog> catalog(
            [&, path = folder.file("catalog.db")] { return open(path, 0); });
        auto feed = std::make_shared<Feed>();
        for (int i = 0; i < 20; ++i)
            feed->log.push_back(product(i));
        feed->snapshotSize = 20;
        feed->failures = 2;
        CatalogSync sync(catalog, feed, {.interval = 1h, .failedWait = 10ms, .pageLimit = 10});
        QSignalSpy failed(&sync, &CatalogSync::failed);
        QSignalSpy done(&sync, &CatalogSync::upToDate);
        sync.sync();
        sync.sync(); // while it asks already
        QVERIFY(waitFor([&] { return done.count() >= 1; }));
        QCOMPARE(failed.count(), 2);
        QCOMPARE(products(catalog), 20);
    }

    void saysWhenTheDiskIsFullAndKeepsTheShelf()
    {
        const Folder folder;
        Confined<LocalCatalog> catalog(
            [&, path = folder.file("catalog.db")] { return open(path, 400 * 1024); });
        auto feed = std::make_shared<Feed>();
        for (int i = 0; i < 3000; ++i)
            feed->log.push_back(product(i));
        feed->snapshotSize = 10;
        CatalogSync sync(catalog, feed, {.interval = 1ms, .failedWait = 1h, .pageLimit = 3000});
        QSignalSpy failed(&sync, &CatalogSync::failed);
        sync.sync();
        QVERIFY(waitFor([&] { return failed.count() == 1; }));
        QVERIFY(failed.at(0).at(0).value<ErrorCode>() == ErrorCode::TooLarge);
        QCOMPARE(products(catalog), 10);
        QCOMPARE(askNow(catalog, [](LocalCatalog& c) { return c.cursor(); }), std::string("10"));
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "sync_test.moc"
