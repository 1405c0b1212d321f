#pragma once

#include "vitrine/api/catalog_client.hpp"

#include <QByteArray>
#include <QCache>
#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QString>
#include <QThreadPool>

namespace vitrine::qt {

/// Pictures of products by their hash: in memory, then on disk, then from the shop. Read and
/// decoded off the GUI thread; a picture never changes under its hash, so nothing expires but by
/// size.
class ImageCache final : public QObject
{
    Q_OBJECT

public:
    /// @param folder where files are kept; "" for memory only.
    ImageCache(client::CatalogClient catalog, QString folder, QObject* parent = nullptr);
    ~ImageCache() override;

    /// The picture if it is in memory, else a null image, and it is fetched: `ready` follows. A
    /// picture that could not be fetched is asked for again at the earliest after ten seconds.
    [[nodiscard]] QImage image(const QString& hash,
                               client::ImageSize size = client::ImageSize::Thumbnail);
    /// Whether the last attempt failed.
    [[nodiscard]] bool hasFailed(const QString& hash,
                                 client::ImageSize size = client::ImageSize::Thumbnail) const;
    /// Puts a picture that is known already, e.g. one just uploaded.
    void put(const QString& hash, const QByteArray& bytes);

Q_SIGNALS:
    /// A picture arrived in memory, or its fetch failed: ask again.
    void ready(const QString& hash);

private:
    void readFile(const QString& key, const QString& hash, client::ImageSize size);
    void fetch(const QString& key, const QString& hash, client::ImageSize size);
    void decode(const QString& key, const QString& hash, const QByteArray& bytes);
    void keep(const QString& key, const QString& hash, const QImage& image);
    void fail(const QString& key, const QString& hash);

    client::CatalogClient m_catalog;
    QString m_folder;
    QCache<QString, QImage> m_memory;
    QSet<QString> m_underWay;
    QHash<QString, qint64> m_failedAt; ///< Milliseconds of the monotonic clock.
    QThreadPool m_workers;
};

} // namespace vitrine::qt
