#include "vitrine/qt/image_cache.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <QBuffer>
#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QImageReader>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine::qt {
namespace {

constexpr int kMemoryKilobytes = 96 * 1024;
constexpr qint64 kDiskBytes = 300LL * 1024 * 1024;
constexpr qint64 kAgainMs = 10'000;
constexpr int kWorkers = 2;
constexpr int kImageMegabytesMax = 256; // of one decoded picture

qint64 nowMs()
{
    static const QElapsedTimer clock = [] {
        QElapsedTimer timer;
        timer.start();
        return timer;
    }();
    return clock.elapsed();
}

bool isHash(const QString& text)
{
    return !text.isEmpty() && text.size() <= 128 &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

QImage decoded(const QByteArray& bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer);
    reader.setAutoTransform(true);
    // Converted here, so that the GUI thread only paints.
    const QImage image = reader.read();
    return image.isNull() ? image : image.convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// Removes the files that were used least recently until the rest fits.
void prune(const QString& folder)
{
    auto files = QDir(folder).entryInfoList(QDir::Files, QDir::Time | QDir::Reversed);
    qint64 total = 0;
    for (const auto& file : files)
        total += file.size();
    for (const auto& file : files) {
        if (total <= kDiskBytes)
            return;
        total -= file.size();
        QFile::remove(file.filePath());
    }
}

void write(const QString& path, const QByteArray& bytes)
{
    QSaveFile file(path); // whole or not at all
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size())
        file.commit();
}

QString keyOf(const QString& hash, client::ImageSize size)
{
    return size == client::ImageSize::Thumbnail ? hash + u"-thumb"_s : hash;
}

} // namespace

ImageCache::ImageCache(client::CatalogClient catalog, QString folder, QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_folder(std::move(folder))
    , m_memory(kMemoryKilobytes)
{
    m_workers.setMaxThreadCount(kWorkers);
    QImageReader::setAllocationLimit(kImageMegabytesMax);
    if (!m_folder.isEmpty()) {
        m_workers.start([path = m_folder] {
            QDir().mkpath(path);
            prune(path);
        });
    }
}

ImageCache::~ImageCache()
{
    m_workers.clear();
    m_workers.waitForDone();
}

QImage ImageCache::image(const QString& hash, client::ImageSize size)
{
    if (!isHash(hash))
        return {};
    const auto key = keyOf(hash, size);
    if (const auto* known = m_memory.object(key))
        return *known;
    if (m_underWay.contains(key))
        return {};
    if (m_failedAt.contains(key) && nowMs() - m_failedAt.value(key) < kAgainMs)
        return {};
    m_underWay.insert(key);
    readFile(key, hash, size);
    return {};
}

bool ImageCache::hasFailed(const QString& hash, client::ImageSize size) const
{
    return m_failedAt.contains(keyOf(hash, size));
}

void ImageCache::put(const QString& hash, const QByteArray& bytes)
{
    decode(keyOf(hash, client::ImageSize::Full), hash, bytes);
}

void ImageCache::readFile(const QString& key, const QString& hash, client::ImageSize size)
{
    if (m_folder.isEmpty()) {
        fetch(key, hash, size);
        return;
    }
    m_workers.start([this, key, hash, size, path = m_folder + u'/' + key] {
        QFile file(path);
        const QImage image = file.open(QIODevice::ReadOnly) ? decoded(file.readAll()) : QImage();
        QMetaObject::invokeMethod(this, [this, key, hash, size, image] {
            if (image.isNull())
                fetch(key, hash, size);
            else
                keep(key, hash, image);
        });
    });
}

void ImageCache::fetch(const QString& key, const QString& hash, client::ImageSize size)
{
    deliver(m_catalog.getImage(toUtf8(hash), size),
            this,
            [this, key, hash](const Result<client::ImageData>& data) {
                if (!data.ok()) {
                    fail(key, hash);
                    return;
                }
                decode(key, hash, QByteArray::fromStdString(data->bytes));
            });
}

void ImageCache::decode(const QString& key, const QString& hash, const QByteArray& bytes)
{
    m_underWay.insert(key);
    m_workers.start([this, key, hash, bytes, folder = m_folder] {
        const QImage image = decoded(bytes);
        if (!image.isNull() && !folder.isEmpty())
            write(folder + u'/' + key, bytes);
        QMetaObject::invokeMethod(this, [this, key, hash, image] {
            if (image.isNull())
                fail(key, hash);
            else
                keep(key, hash, image);
        });
    });
}

void ImageCache::keep(const QString& key, const QString& hash, const QImage& image)
{
    m_underWay.remove(key);
    m_failedAt.remove(key);
    m_memory.insert(
        key, new QImage(image), int(std::max<qsizetype>(1, image.sizeInBytes() / 1024)));
    Q_EMIT ready(hash);
}

void ImageCache::fail(const QString& key, const QString& hash)
{
    m_underWay.remove(key);
    m_failedAt.insert(key, nowMs());
    Q_EMIT ready(hash);
}

} // namespace vitrine::qt
