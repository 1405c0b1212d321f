#pragma once

#include "storefront-kiosk/local/catalog_sync.hpp"
#include "storefront-kiosk/queue/order_replay.hpp"
#include "storefront-kiosk/shop/allotment_keeper.hpp"
#include "storefront-kiosk/shop/device_pairing.hpp"
#include "storefront-kiosk/shop/device_reporter.hpp"
#include "storefront-kiosk/shop/link_watch.hpp"
#include "storefront-kiosk/shop/network_stock_holds.hpp"
#include "storefront-kiosk/shop/picture_sync.hpp"
#include "storefront-kiosk/shop/settings_sync.hpp"
#include "storefront-kiosk/shop/shop_connection.hpp"

#include <functional>
#include <memory>
#include <string>

namespace vitrine::kiosk {

/// Everything between the kiosk and its shop, put together. One for the program's life, on the GUI
/// thread. First `create`, then CatalogSync and OrderReplay with `feed` and `orders`, then `start`.
class ShopSide final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        ShopConnection::Options connection{};
        std::string dataFolder; ///< Its files are device.json, shop.json and allotment.json there.
        std::string softwareVersion;
        std::string platform;                  ///< "Debian 12 (x86_64)"
        KioskSettings defaults{};              ///< Where the shop says nothing.
        std::function<std::string()> printer;  ///< As DeviceReport::printer.
        std::function<std::string()> terminal; ///< As DeviceReport::terminal.
        LinkWatch::Options link{};
        NetworkStockHolds::Options holds{};
        AllotmentKeeper::Options allotment{};
    };
    /// What outlives this.
    struct Stores
    {
        Confined<OrderQueue>& queue;
        Confined<LocalCatalog>& shelf;
        std::shared_ptr<ImageStore> images;
        SettingsStore& settings;
        ShopStatus& status;
        const Clock& clock;
    };

    /// Reads two small files: the credentials, and what the shop has said at the last run, which is
    /// in force from here on. Nothing is asked yet.
    /// @return As ShopConnection::create.
    [[nodiscard]] static Result<std::unique_ptr<ShopSide>> create(const Options& options,
                                                                  const Stores& stores);
    ~ShopSide() override;

    [[nodiscard]] const std::shared_ptr<CatalogFeed>& feed() const { return m_feed; }
    [[nodiscard]] const std::shared_ptr<ShopOrderSink>& orders() const { return m_orders; }
    [[nodiscard]] const std::shared_ptr<client::OidcClient>& signIn() const
    {
        return m_connection->shopperSignIn();
    }
    [[nodiscard]] ShopConnection& connection() { return *m_connection; }
    [[nodiscard]] Pairing& pairing() { return *m_pairing; }
    [[nodiscard]] StockHolds& holds() { return *m_holds; }
    [[nodiscard]] PictureSync& pictures() { return *m_pictures; }
    [[nodiscard]] LinkWatch& link() { return *m_link; }
    [[nodiscard]] DeviceReporter& reporter() { return *m_reporter; }
    [[nodiscard]] SettingsSync& settings() { return *m_settings; }
    [[nodiscard]] AllotmentKeeper& allotment() { return *m_allotment; }

    /// Begins to talk to the shop. Both outlive this.
    void start(CatalogSync& sync, OrderReplay& replay);

private:
    ShopSide(const Options& options, const Stores& stores);
    [[nodiscard]] Outcome open(const Options& options);
    void makeOwn(const Options& options, const KioskSettings& defaults);
    void makeStock(const Options& options);
    void watchLink(CatalogSync& sync, OrderReplay& replay);
    void watchShelf(CatalogSync& sync);
    void watchDevice(CatalogSync& sync, OrderReplay& replay);
    void showAge();

    Stores m_stores;
    Confined<DeviceFile> m_deviceFile;
    Confined<LastGoodFile> m_lastGoodFile;
    Confined<AllotmentBook> m_allotmentBook;
    std::unique_ptr<ShopConnection> m_connection;
    std::shared_ptr<CatalogFeed> m_feed;
    std::shared_ptr<ShopOrderSink> m_orders;
    std::unique_ptr<DevicePairing> m_pairing;
    std::unique_ptr<LinkWatch> m_link;
    std::unique_ptr<DeviceReporter> m_reporter;
    std::unique_ptr<SettingsSync> m_settings;
    std::unique_ptr<NetworkStockHolds> m_holds;
    std::unique_ptr<AllotmentKeeper> m_allotment;
    std::unique_ptr<PictureSync> m_pictures;
    bool m_picturesDue = true; ///< The shelf is another one than when they were last looked at.
};

/// The part of receipt numbers that tells this kiosk's from all others', where the shop has not
/// chosen one: "KA1B2C" of its device id.
[[nodiscard]] std::string defaultNumberPrefix(const std::string& deviceId);

} // namespace vitrine::kiosk
