#include "storefront-kiosk/pictures/shelf_pictures.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QElapsedTimer>
#include <QImageReader>

#include <algorithm>
#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr qint64 kAgainMs = 30'000; ///< A picture that nobody has is asked for again.
constexpr int kDecodedMegabytesMax = 128;

qint64 nowMs()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    return clock.elapsed();
}

} // namespace

ShelfPictures::ShelfPictures(ImageStore& store,
                             std::optional<client::CatalogClient> shop,
                             Options options,
                             QObject* parent)
    : Pictures(parent)
    , m_store(store)
    , m_shop(std::move(shop))
    , m_options(options)
    , m_memory(options.memoryKilobytes)
{
    QImageReader::setAllocationLimit(kDecodedMegabytesMax);
    m_workers.setMaxThreadCount(options.workers);
    m_workers.setThreadPriority(QThread::LowPriority);
}

ShelfPictures::~ShelfPictures()
{
    m_workers.clear();
    m_workers.waitForDone();
}

QImage ShelfPictures::picture(const QString& hash, const QSize& size)
{
    if (hash.isEmpty() || size.isEmpty())
        return {};
    const Wish wish{hash, size};
    if (const auto* known = m_memory.object(wish))
        return *known;
    if (!isMissing(hash))
        wishFor(wish);
    return {};
}

bool ShelfPictures::isMissing(const QString& hash) const
{
    return hash.isEmpty() || (m_missing.contains(hash) && wasTriedJustNow(hash));
}

bool ShelfPictures::wasTriedJustNow(const QString& hash) const
{
    const auto at = m_triedAt.constFind(hash);
    return at != m_triedAt.cend() && nowMs() - *at < kAgainMs;
}

void ShelfPictures::wishFor(const Wish& wish)
{
    if (m_fetching.contains(wish.hash))
        return;
    if (m_underWay.contains(wish)) {
        const auto known = std::find(m_waiting.begin(), m_waiting.end(), wish);
        if (known != m_waiting.end()) // asked for again: more urgent than what came since
            std::rotate(known, known + 1, m_waiting.end());
        return;
    }
    m_underWay.insert(wish);
    m_waiting.push_back(wish);
    if (int(m_waiting.size()) > m_options.waitingMax) {
        const Wish oldest = std::move(m_waiting.front());
        m_waiting.pop_front();
        m_underWay.remove(oldest);
        QMetaObject::invokeMethod(
            this, [this, hash = oldest.hash] { Q_EMIT ready(hash); }, Qt::QueuedConnection);
    }
    workOff();
}

void ShelfPictures::workOff()
{
    while (m_reading < m_options.workers && !m_waiting.empty()) {
        const Wish wish = std::move(m_waiting.back());
        m_waiting.pop_back();
        ++m_reading;
        read(wish);
    }
}

void ShelfPictures::read(const Wish& wish)
{
    m_workers.start([this, wish] {
        const auto stored = readPicture(m_store, wish.hash, wish.size);
        // the destructor waits for the workers
        QMetaObject::invokeMethod(this, [this, wish, stored] { onRead(wish, stored); });
    });
}

void ShelfPictures::onRead(const Wish& wish, const StoredPicture& stored)
{
    --m_reading;
    m_underWay.remove(wish);
    workOff();
    if (stored.image.isNull()) {
        m_missing.insert(wish.hash);
    } else {
        m_missing.remove(wish.hash);
        const int kilobytes = int(std::max<qsizetype>(1, stored.image.sizeInBytes() / 1024));
        m_memory.insert(wish, new QImage(stored.image), kilobytes);
        Q_EMIT ready(wish.hash);
    }
    if (!stored.isBest)
        fetch(wish.hash);
}

void ShelfPictures::fetch(const QString& hash)
{
    if (m_fetching.contains(hash) || wasTriedJustNow(hash))
        return;
    if (!m_shop) {
        onKept(hash, false);
        return;
    }
    m_fetching.insert(hash);
    qt::deliver(m_shop->getImage(qt::toUtf8(hash)),
                this,
                [this, hash](const Result<client::ImageData>& data) { onFetched(hash, data); });
}

void ShelfPictures::onFetched(const QString& hash, const Result<client::ImageData>& data)
{
    if (!data.ok()) {
        onKept(hash, false);
        return;
    }
    m_workers.start([this, hash, bytes = data->bytes] {
        const auto kept = m_store.put(qt::toUtf8(hash), ImageStore::Size::Full, bytes);
        // what was kept but is no picture must not be fetched for ever
        const bool isPicture = kept.ok() && !decodePicture(bytes, {1, 1}).isNull();
        QMetaObject::invokeMethod(this, [this, hash, isPicture] { onKept(hash, isPicture); });
    });
}

void ShelfPictures::onKept(const QString& hash, bool isPicture)
{
    m_fetching.remove(hash);
    if (isPicture) {
        m_missing.remove(hash);
        for (const auto& wish : m_memory.keys()) { // thumbnails in its place
            if (wish.hash == hash)
                m_memory.remove(wish);
        }
    } else {
        m_triedAt.insert(hash, nowMs());
    }
    Q_EMIT ready(hash); // on the disk or not: whoever needs it looks again
}

} // namespace vitrine::kiosk
