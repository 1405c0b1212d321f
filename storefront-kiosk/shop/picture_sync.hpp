#pragma once

#include "storefront-kiosk/local/image_store.hpp"
#include "storefront-kiosk/local/local_catalog.hpp"
#include "storefront-kiosk/storage/own_thread.hpp"
#include "vitrine/api/catalog_client.hpp"

#include <QObject>
#include <QSet>
#include <QString>
#include <QTimer>

#include <deque>
#include <memory>
#include <string>
#include <vector>

namespace vitrine::kiosk {

/// Brings the pictures of the shelf to the kiosk's disk while there is a network: thumbnails first,
/// a few at a time, and before all others what somebody is looking at. On the GUI thread.
class PictureSync final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::int64_t picturesMax = 10'000; ///< Of the shelf, in its order.
        int atOnce = 3;
        std::chrono::milliseconds timeout{15'000};
        std::chrono::milliseconds failedWait{30'000}; ///< After one that could not be fetched.
    };

    /// @param shelf outlives this.
    PictureSync(client::CatalogClient catalog,
                Confined<LocalCatalog>& shelf,
                std::shared_ptr<ImageStore> store,
                Options options,
                QObject* parent = nullptr);

    /// Fetches what is missing of the shelf's pictures: after the catalogue was brought up to date.
    void sync();
    /// Somebody is looking at it: next, if it is not there.
    void want(const QString& hash, ImageStore::Size size);

Q_SIGNALS:
    /// On the disk now.
    void arrived(const QString& hash);
    /// The shop has no such picture.
    void missing(const QString& hash);
    /// Nothing is left to fetch.
    void finished();
    /// The shop or the disk does not let it go on: to be begun again, at the next sync.
    void interrupted();

private:
    struct Wish
    {
        std::string hash;
        ImageStore::Size size = ImageStore::Size::Thumbnail;
    };
    void add(const std::vector<Wish>& wishes);
    void step();
    void fetch(const Wish& wish);
    void onFetched(const Wish& wish, const Result<client::ImageData>& image);
    void onStored(const Wish& wish, const Outcome& stored);
    void pause();
    [[nodiscard]] static QString keyOf(const Wish& wish);

    client::CatalogClient m_catalog;
    Confined<LocalCatalog>& m_shelf;
    std::shared_ptr<ImageStore> m_store;
    Options m_options;
    Confined<ImageStore*> m_writer; ///< Pictures are written there, one after the other.
    std::deque<Wish> m_wishes;
    QSet<QString> m_known; ///< Of m_wishes and what is under way.
    QTimer m_pause;
    int m_underWay = 0;
};

} // namespace vitrine::kiosk
