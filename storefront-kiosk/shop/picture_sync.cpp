#include "storefront-kiosk/shop/picture_sync.hpp"

#include "vitrine/qt/deliver.hpp"
#include "vitrine/qt/text.hpp"

#include <utility>

namespace vitrine::kiosk {

using qt::toText;
using Size = ImageStore::Size;

PictureSync::PictureSync(client::CatalogClient catalog,
                         Confined<LocalCatalog>& shelf,
                         std::shared_ptr<ImageStore> store,
                         Options options,
                         QObject* parent)
    : QObject(parent)
    , m_catalog(std::move(catalog))
    , m_shelf(shelf)
    , m_store(std::move(store))
    , m_options(options)
    , m_writer([kept = m_store] {
        return Result<std::unique_ptr<ImageStore*>>(std::make_unique<ImageStore*>(kept.get()));
    })
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &PictureSync::step);
}

QString PictureSync::keyOf(const Wish& wish)
{
    return toText(wish.hash) +
           (wish.size == Size::Thumbnail ? QStringLiteral("-thumb") : QString());
}

void PictureSync::sync()
{
    using Missing = Result<std::vector<Wish>>;
    m_shelf.ask(
        this,
        [most = m_options.picturesMax, store = m_store](LocalCatalog& shelf) -> Missing {
            const auto hashes = shelf.imageHashes(most);
            if (!hashes.ok())
                return hashes.error();
            std::vector<Wish> missing;
            for (const auto size : {Size::Thumbnail, Size::Full}) {
                for (const auto& hash : *hashes) {
                    if (!store->has(hash, size))
                        missing.push_back({hash, size});
                }
            }
            return missing;
        },
        [this](const Missing& missing) {
            if (missing.ok())
                add(*missing);
        });
}

void PictureSync::add(const std::vector<Wish>& wishes)
{
    for (const auto& wish : wishes) {
        if (m_known.contains(keyOf(wish)))
            continue;
        m_known.insert(keyOf(wish));
        m_wishes.push_back(wish);
    }
    step();
}

void PictureSync::want(const QString& hash, Size size)
{
    const Wish wish{qt::toUtf8(hash), size};
    if (m_store->has(wish.hash, size))
        return;
    if (m_known.contains(keyOf(wish)))
        std::erase_if(m_wishes, [&](const Wish& known) { return keyOf(known) == keyOf(wish); });
    m_known.insert(keyOf(wish));
    m_wishes.push_front(wish);
    step();
}

void PictureSync::step()
{
    while (m_underWay < m_options.atOnce && !m_wishes.empty() && !m_pause.isActive()) {
        const Wish wish = std::move(m_wishes.front());
        m_wishes.pop_front();
        fetch(wish);
    }
    if (m_underWay == 0 && m_wishes.empty())
        Q_EMIT finished();
}

void PictureSync::fetch(const Wish& wish)
{
    ++m_underWay;
    const auto size =
        wish.size == Size::Full ? client::ImageSize::Full : client::ImageSize::Thumbnail;
    qt::deliver(m_catalog.getImage(wish.hash, size, {.timeout = m_options.timeout}),
                this,
                [this, wish](const Result<client::ImageData>& image) { onFetched(wish, image); });
}

void PictureSync::onFetched(const Wish& wish, const Result<client::ImageData>& image)
{
    if (image.ok()) {
        m_writer.ask(
            this,
            [wish, bytes = image->bytes](ImageStore*& store) {
                return store->put(wish.hash, wish.size, bytes);
            },
            [this, wish](const Outcome& stored) { onStored(wish, stored); });
        return;
    }
    --m_underWay;
    m_known.remove(keyOf(wish));
    if (image.error().code == ErrorCode::NotFound) {
        Q_EMIT missing(toText(wish.hash));
        return step();
    }
    pause();
}

void PictureSync::onStored(const Wish& wish, const Outcome& stored)
{
    --m_underWay;
    m_known.remove(keyOf(wish));
    if (stored.ok())
        Q_EMIT arrived(toText(wish.hash));
    else if (stored.error().code == ErrorCode::TooLarge)
        return pause(); // the disk is full
    step();
}

void PictureSync::pause()
{
    // what waits is found again by the next sync; what somebody wants is wanted again
    for (const auto& wish : std::exchange(m_wishes, {}))
        m_known.remove(keyOf(wish));
    m_pause.start(m_options.failedWait);
    Q_EMIT interrupted();
}

} // namespace vitrine::kiosk
