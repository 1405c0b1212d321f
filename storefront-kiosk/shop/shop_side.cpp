#include "storefront-kiosk/shop/shop_side.hpp"

#include "storefront-kiosk/shop/network_catalog_feed.hpp"
#include "vitrine/core/encoding.hpp"

#include <utility>

namespace vitrine::kiosk {
namespace {

constexpr std::size_t kPrefixDigits = 5;

template <typename File> typename Confined<File>::Make fileAt(const std::string& path)
{
    return [path] { return Result<std::unique_ptr<File>>(std::make_unique<File>(path)); };
}

std::string pathIn(const ShopSide::Options& options, const char* name)
{
    return options.dataFolder + "/" + name;
}

} // namespace

std::string defaultNumberPrefix(const std::string& deviceId)
{
    std::string prefix = "K";
    const auto from = deviceId.size() > kPrefixDigits ? deviceId.size() - kPrefixDigits : 0;
    for (const char c : deviceId.substr(from)) // the end of a UUID is random
        prefix += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return prefix;
}

Result<std::unique_ptr<ShopSide>> ShopSide::create(const Options& options, const Stores& stores)
{
    using Created = Result<std::unique_ptr<ShopSide>>;
    std::unique_ptr<ShopSide> side(new ShopSide(options, stores));
    if (const auto opened = side->open(options); !opened.ok())
        return Created(opened.error());
    return Created(std::move(side));
}

ShopSide::ShopSide(const Options& options, const Stores& stores)
    : m_stores(stores)
    , m_deviceFile(fileAt<DeviceFile>(pathIn(options, "device.json")))
    , m_lastGoodFile(fileAt<LastGoodFile>(pathIn(options, "shop.json")))
    , m_allotmentBook([path = pathIn(options, "allotment.json"), &clock = stores.clock] {
        return AllotmentBook::open(path, clock);
    })
{
}

Outcome ShopSide::open(const Options& options)
{
    auto connection = ShopConnection::create(options.connection, m_stores.status);
    if (!connection.ok())
        return connection.error();
    m_connection = *std::move(connection);
    auto defaults = options.defaults;
    if (const auto device = DeviceFile(pathIn(options, "device.json")).read(); device.ok()) {
        if (const auto used = m_connection->use(*device); !used.ok())
            return used;
        defaults.numberPrefix = defaultNumberPrefix(device->deviceId);
    }
    makeOwn(options, defaults);
    makeStock(options);
    m_settings->begin(LastGoodFile(pathIn(options, "shop.json")).read());
    return Done{};
}

void ShopSide::makeOwn(const Options& options, const KioskSettings& defaults)
{
    const auto& sdk = m_connection->sdk();
    m_orders = std::make_shared<ShopOrderSink>(sdk.orders());
    m_pairing = std::make_unique<DevicePairing>(
        *m_connection,
        m_deviceFile,
        DevicePairing::Options{.softwareVersion = options.softwareVersion,
                               .platform = options.platform});
    m_link = std::make_unique<LinkWatch>(sdk.shop(), m_stores.status, options.link);
    m_reporter = std::make_unique<DeviceReporter>(
        sdk.devices(),
        m_stores.queue,
        m_stores.status,
        m_stores.clock,
        DeviceReporter::Options{.softwareVersion = options.softwareVersion,
                                .dataFolder = options.dataFolder,
                                .printer = options.printer,
                                .terminal = options.terminal});
    m_settings = std::make_unique<SettingsSync>(sdk.devices(),
                                                m_lastGoodFile,
                                                m_stores.settings,
                                                m_stores.status,
                                                SettingsSync::Options{.defaults = defaults});
}

void ShopSide::makeStock(const Options& options)
{
    const auto& sdk = m_connection->sdk();
    m_feed = std::make_shared<NetworkCatalogFeed>(sdk.catalog(), sdk.inventory());
    m_pictures = std::make_unique<PictureSync>(
        sdk.catalog(), m_stores.shelf, m_stores.images, PictureSync::Options{});
    m_holds = std::make_unique<NetworkStockHolds>(
        sdk.inventory(), m_allotmentBook, m_stores.settings, m_stores.status, options.holds);
    m_allotment = std::make_unique<AllotmentKeeper>(
        sdk.inventory(),
        AllotmentKeeper::Stores{m_allotmentBook, m_stores.shelf, m_stores.queue},
        m_stores.settings,
        m_stores.status,
        m_stores.clock,
        options.allotment);
}

ShopSide::~ShopSide()
{
    if (m_connection)
        m_connection->close();
}

void ShopSide::start(CatalogSync& sync, OrderReplay& replay)
{
    watchLink(sync, replay);
    watchShelf(sync);
    watchDevice(sync, replay);
    connect(m_link.get(), &LinkWatch::profile, m_settings.get(), &SettingsSync::takeProfile);
    showAge();
    m_link->look();
    m_settings->sync();
    m_reporter->report();
    sync.sync();
    replay.wake();
}

void ShopSide::watchLink(CatalogSync& sync, OrderReplay& replay)
{
    connect(&sync, &CatalogSync::failed, m_link.get(), &LinkWatch::missed);
    connect(&sync, &CatalogSync::upToDate, m_link.get(), &LinkWatch::heard);
    connect(&replay, &OrderReplay::postponed, m_link.get(), &LinkWatch::missed);
    connect(&replay, &OrderReplay::acknowledged, m_link.get(), &LinkWatch::heard);
    connect(m_holds.get(), &NetworkStockHolds::missed, m_link.get(), &LinkWatch::missed);
    connect(m_reporter.get(), &DeviceReporter::failed, m_link.get(), &LinkWatch::missed);
    connect(m_link.get(), &LinkWatch::cameOnline, this, [this, &sync, &replay] {
        replay.hurry();
        sync.sync();
        m_settings->sync();
        m_reporter->report();
        m_allotment->tend();
    });
}

void ShopSide::watchShelf(CatalogSync& sync)
{
    connect(&sync, &CatalogSync::changed, this, [this] { m_picturesDue = true; });
    connect(m_pictures.get(), &PictureSync::interrupted, this, [this] { m_picturesDue = true; });
    connect(&sync, &CatalogSync::upToDate, this, [this] {
        m_stores.status.setAsOf(m_stores.clock.now());
        m_allotment->tend();
        if (std::exchange(m_picturesDue, false))
            m_pictures->sync();
    });
}

void ShopSide::watchDevice(CatalogSync& sync, OrderReplay& replay)
{
    connect(&m_stores.status, &ShopStatus::deviceChanged, this, [this, &sync, &replay] {
        if (m_stores.status.device() != ShopStatus::Device::Active)
            return;
        m_settings->sync();
        m_reporter->report();
        m_allotment->tend();
        sync.sync();
        replay.hurry();
    });
    connect(m_connection.get(), &ShopConnection::deviceChanged, m_settings.get(), [this] {
        m_settings->setNumberPrefix(defaultNumberPrefix(m_connection->deviceId()));
    });
    connect(&replay, &OrderReplay::drained, m_allotment.get(), &AllotmentKeeper::tend);
    connect(&m_stores.settings, &SettingsStore::changed, m_allotment.get(), &AllotmentKeeper::tend);
}

void ShopSide::showAge()
{
    m_stores.shelf.ask(
        this,
        [](LocalCatalog& shelf) { return shelf.status(); },
        [this](const Result<ShelfStatus>& status) {
            if (status.ok() && status->isComplete && status->asOf > m_stores.status.asOf())
                m_stores.status.setAsOf(status->asOf);
        });
}

} // namespace vitrine::kiosk
