#pragma once

#include "storefront-kiosk/frame/pictures.hpp"
#include "storefront-kiosk/pictures/picture_decoder.hpp"
#include "vitrine/api/catalog_client.hpp"

#include <QCache>
#include <QHash>
#include <QSet>
#include <QThreadPool>

#include <deque>
#include <optional>

namespace vitrine::kiosk {

/// Pictures of the kiosk's own disk, and of the shop where the disk has none: kept there from then
/// on. The most recently asked for come first; who asks for more than fits into the queue is told
/// `ready` for what fell out of it, and asks again if it still matters.
class ShelfPictures final : public Pictures
{
    Q_OBJECT

public:
    struct Options
    {
        int memoryKilobytes = 48 * 1024;
        int waitingMax = 64;
        int workers = 1; ///< Threads that decode; the screen needs the other core.
    };

    /// @param store outlives this.
    /// @param shop nothing: only what is on the disk.
    ShelfPictures(ImageStore& store,
                  std::optional<client::CatalogClient> shop,
                  Options options,
                  QObject* parent = nullptr);
    ~ShelfPictures() override;

    [[nodiscard]] QImage picture(const QString& hash, const QSize& size) override;
    [[nodiscard]] bool isMissing(const QString& hash) const override;

private:
    /// One picture in one size.
    struct Wish
    {
        QString hash;
        QSize size;
        bool operator==(const Wish&) const = default;
    };
    friend size_t qHash(const Wish& wish, size_t seed = 0)
    {
        return qHashMulti(seed, wish.hash, wish.size.width(), wish.size.height());
    }

    void wishFor(const Wish& wish);
    void workOff();
    void read(const Wish& wish);
    void onRead(const Wish& wish, const StoredPicture& stored);
    void fetch(const QString& hash);
    void onFetched(const QString& hash, const Result<client::ImageData>& data);
    void onKept(const QString& hash, bool isPicture);
    [[nodiscard]] bool wasTriedJustNow(const QString& hash) const;

    ImageStore& m_store;
    std::optional<client::CatalogClient> m_shop;
    const Options m_options;
    QCache<Wish, QImage> m_memory;
    std::deque<Wish> m_waiting; ///< The newest last.
    QSet<Wish> m_underWay;      ///< Waiting or being read.
    int m_reading = 0;
    QSet<QString> m_fetching;
    QSet<QString> m_missing;          ///< Not on the disk.
    QHash<QString, qint64> m_triedAt; ///< Failed at the shop; milliseconds of the monotonic clock.
    QThreadPool m_workers;
};

} // namespace vitrine::kiosk
