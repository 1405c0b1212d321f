#include "kiosk_support.hpp"
#include "shopping_tests.hpp"
#include "storefront-kiosk/pictures/shelf_pictures.hpp"
#include "vitrine/mocks/fake_catalog.hpp"

#include <QBuffer>
#include <QCryptographicHash>
#include <QSignalSpy>
#include <QtTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace vitrine;
using namespace vitrine::kiosk;
using namespace vitrine::kiosk::testing;

namespace {

struct File
{
    QString hash;
    std::string bytes;
};

File picture(QSize size, QColor color)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(color);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    const auto digest = QCryptographicHash::hash(buffer.data(), QCryptographicHash::Sha256);
    return {QString::fromLatin1(digest.toHex()), buffer.data().toStdString()};
}

struct Store
{
    void put(const File& file, ImageStore::Size size = ImageStore::Size::Full)
    {
        must(images->put(file.hash.toStdString(), size, file.bytes));
    }
    Folder folder;
    std::unique_ptr<ImageStore> images =
        must(ImageStore::open({.folder = folder.file("pictures")}));
};

/// Waits until the picture is there, or known to be missing.
QImage wait(ShelfPictures& pictures, const QString& hash, const QSize& size)
{
    QImage image;
    const bool isAnswered = waitFor([&] {
        image = pictures.picture(hash, size);
        return !image.isNull() || pictures.isMissing(hash);
    });
    if (!isAnswered)
        throw std::runtime_error("the picture does not come");
    return image;
}

constexpr QSize kTile{200, 160};

} // namespace

void PicturesTest::areDecodedInTheSizeThatIsPainted()
{
    Store store;
    const auto large = picture({800, 400}, Qt::red);
    const auto small = picture({100, 50}, Qt::green);
    store.put(large);
    store.put(small);
    ShelfPictures pictures(*store.images, std::nullopt, {});
    QSignalSpy ready(&pictures, &Pictures::ready);
    QVERIFY(pictures.picture(large.hash, kTile).isNull()); // later: the disk is not waited for
    QVERIFY(waitFor([&] { return ready.count() == 1; }));
    const QImage image = pictures.picture(large.hash, kTile);
    QCOMPARE(image.size(), QSize(320, 160)); // covers the tile, and no more than that
    QCOMPARE(image.pixelColor(5, 5), QColor(Qt::red));
    QCOMPARE(wait(pictures, small.hash, kTile).size(), QSize(100, 50)); // never enlarged
}

void PicturesTest::keepNoMoreInMemoryThanTheyMay()
{
    Store store;
    std::vector<File> files;
    for (int i = 0; i < 6; ++i) {
        files.push_back(picture({200, 160}, QColor(i * 40, 0, 0)));
        store.put(files.back());
    }
    constexpr int kilobytes = 200 * 160 * 4 / 1024;
    ShelfPictures pictures(*store.images, std::nullopt, {.memoryKilobytes = 3 * kilobytes});
    for (const auto& file : files)
        QVERIFY(!wait(pictures, file.hash, kTile).isNull());
    QVERIFY(!pictures.picture(files.back().hash, kTile).isNull());
    QVERIFY(pictures.picture(files.front().hash, kTile).isNull()); // it made room
    QVERIFY(!wait(pictures, files.front().hash, kTile).isNull());  // and comes back
}

void PicturesTest::areFetchedFromTheShopOnceAndKeptOnTheDisk()
{
    Store store;
    const auto file = picture({400, 400}, Qt::blue);
    auto shop = std::make_shared<client::mocks::FakeCatalog>();
    shop->putImage(file.hash.toStdString(), {file.bytes, "image/png"});
    {
        ShelfPictures pictures(*store.images, client::CatalogClient(shop), {});
        QCOMPARE(wait(pictures, file.hash, kTile).size(), QSize(200, 200));
    }
    QVERIFY(store.images->has(file.hash.toStdString(), ImageStore::Size::Full));
    ShelfPictures offline(*store.images, std::nullopt, {});
    QVERIFY(!wait(offline, file.hash, kTile).isNull());
}

void PicturesTest::takeAThumbnailUntilTheWholeOneIsThere()
{
    Store store;
    const auto whole = picture({600, 600}, Qt::blue);
    const auto thumbnail = picture({256, 256}, Qt::red);
    store.put({whole.hash, thumbnail.bytes}, ImageStore::Size::Thumbnail);
    ShelfPictures offline(*store.images, std::nullopt, {});
    QCOMPARE(wait(offline, whole.hash, {500, 500}).size(), QSize(256, 256));
    QVERIFY(!offline.isMissing(u"another"_s));

    auto shop = std::make_shared<client::mocks::FakeCatalog>();
    shop->putImage(whole.hash.toStdString(), {whole.bytes, "image/png"});
    ShelfPictures online(*store.images, client::CatalogClient(shop), {});
    QCOMPARE(wait(online, whole.hash, {200, 200}).size(), QSize(200, 200)); // it is enough here
    QVERIFY(waitFor([&] {
        return online.picture(whole.hash, {500, 500}).size() == QSize(500, 500);
    }));
}

void PicturesTest::tellWhatNobodyHas()
{
    Store store;
    auto shop = std::make_shared<client::mocks::FakeCatalog>();
    ShelfPictures pictures(*store.images, client::CatalogClient(shop), {});
    const auto hash = picture({10, 10}, Qt::red).hash;
    QVERIFY(pictures.isMissing(QString()));
    QVERIFY(!pictures.isMissing(hash)); // nobody was asked yet
    QSignalSpy ready(&pictures, &Pictures::ready);
    QVERIFY(pictures.picture(hash, kTile).isNull());
    QVERIFY(waitFor([&] { return ready.count() > 0; }));
    QVERIFY(pictures.isMissing(hash));

    const File broken{
        QString::fromLatin1(
            QCryptographicHash::hash("no picture", QCryptographicHash::Sha256).toHex()),
        "no picture"};
    store.put(broken);
    QVERIFY(wait(pictures, broken.hash, kTile).isNull());
    QVERIFY(pictures.isMissing(broken.hash));
}

void PicturesTest::tellWhatFellOutOfTheQueue()
{
    Store store;
    std::vector<File> files;
    for (int i = 0; i < 8; ++i) {
        files.push_back(picture({64, 64}, QColor(0, i * 30, 0)));
        store.put(files.back());
    }
    ShelfPictures pictures(*store.images, std::nullopt, {.waitingMax = 2});
    QSignalSpy ready(&pictures, &Pictures::ready);
    for (const auto& file : files)
        std::ignore = pictures.picture(file.hash, {64, 64});
    // each is heard of: those that fell out may be asked for again
    QVERIFY(waitFor([&] { return ready.count() == 8; }));
    const auto isThere = [&](const File& file) {
        return !pictures.picture(file.hash, {64, 64}).isNull();
    };
    QVERIFY(isThere(files.back()));                                  // the newest was wanted most
    QCOMPARE(std::count_if(files.begin(), files.end(), isThere), 3); // one read at once, two waited
}
